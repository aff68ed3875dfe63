from tests.facilitation.conftest import Convo, new_session


def test_the_command_tells_agreement_as_rows_and_as_json(convo: Convo) -> None:
    session_id = new_session(convo)

    ran = convo("agreement", session_id)
    told = convo("agreement", "--json").json

    assert ran.out == "0\t-\t-\t-\t-\t-\t-\t-\n"
    assert [row["kappa"] for row in told] == [None]
