from convo.model.changes import Rewrite
from convo.model.consent import Consent
from convo.model.words import Attribution, Use
from convo.records.erasure import Asked
from facilitation.desk.opening import Desk
from facilitation.desk.restoring import _Narrowings
from tests.build import SESSION, contribution


def asked_less_of(*ids: int) -> Asked:
    return Asked(
        consents={
            id_: Consent(contribution_id=id_, attribution=Attribution.ANONYMOUS, use=Use.INTERNAL)
            for id_ in ids
        }
    )


def test_only_what_a_copy_tells_more_of_is_counted_as_narrowed(desk: Desk) -> None:
    desk.keep(SESSION, contribution("ชุมชน", id=5, use=Use.QUOTE))
    desk.keep(contribution("共同体", id=6, use=Use.INTERNAL))
    narrowings = _Narrowings(asked_less_of(5, 6, 7))

    list(narrowings.of(desk.records))

    assert narrowings.count == 1


def test_what_people_asked_for_is_kept_for_the_next_restore_of_what_is_there(desk: Desk) -> None:
    desk.keep(SESSION, contribution("ማህበረሰብ", id=6, use=Use.INTERNAL))
    asked = asked_less_of(6, 7)

    found = list(_Narrowings(asked).of(desk.records))

    assert found == [Rewrite((asked.consents[6],))]
