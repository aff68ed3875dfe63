from dataclasses import replace
from datetime import date
from itertools import pairwise
from time import process_time

from convo.disclosure.credit import NOBODY
from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import Attribution, CommitmentState, Kind, QuestionState, Role, Rule, Use
from exports.report.values import Report
from tests.exports.build import contribution, contributions, report_of, session

HELD = session()


def asked(number: int) -> tuple[Contribution, ...]:
    return contributions(HELD, number, kind=Kind.QUESTION)


def words_of(report: Report, statement: int) -> str | None:
    return report.statements[statement - 1].words


def test_a_question_that_the_ledger_does_not_know_is_open() -> None:
    report = report_of(Gathered(sessions=(HELD,), contributions=asked(1)))

    [question] = report.questions
    assert (question.number, question.state, question.merged_with) == (1, QuestionState.OPEN, ())


def test_questions_are_numbered_in_the_order_of_their_statements() -> None:
    report = report_of(Gathered(sessions=(HELD,), contributions=asked(9)))

    assert [each.number for each in report.questions] == list(range(1, 10))
    assert [each.statement for each in report.questions] == list(range(1, 10))


def test_merged_questions_are_one_told_by_the_words_that_stand_for_all() -> None:
    first, *others = asked(7)
    gathered = Gathered(
        sessions=(HELD,),
        contributions=(first, *others),
        questions=(
            Question(contribution_id=first.id, state=QuestionState.CONTESTED),
            *(Question(contribution_id=each.id, merged_into=first.id) for each in others),
        ),
    )

    [question] = report_of(gathered).questions

    assert question.state is QuestionState.CONTESTED
    assert sorted((question.statement, *question.merged_with)) == [1, 2, 3, 4, 5, 6, 7]
    assert question.merged_with == tuple(sorted(question.merged_with))
    assert words_of(report_of(gathered), question.statement) == first.text


def test_a_chain_and_a_circle_of_merges_end() -> None:
    a, b, c, d, e = asked(5)
    pairs = [(a, b), (b, c), (d, e), (e, d)]
    merges = tuple(Question(contribution_id=one.id, merged_into=other.id) for one, other in pairs)

    report = report_of(Gathered(sessions=(HELD,), contributions=(a, b, c, d, e), questions=merges))

    assert len(report.questions) == 2
    assert c.text in {words_of(report, each.statement) for each in report.questions}


def seconds_for_a_chain_of(number: int) -> float:
    given = asked(number)
    merges = tuple(
        Question(contribution_id=each.id, merged_into=following.id)
        for each, following in pairwise(given)
    )
    gathered = Gathered(sessions=(HELD,), contributions=given, questions=merges)
    start = process_time()
    report_of(gathered)
    return process_time() - start


def test_a_long_chain_of_merges_is_walked_once() -> None:
    short = min(seconds_for_a_chain_of(1_000) for _ in range(3))

    assert seconds_for_a_chain_of(8_000) < 24 * short


def test_where_the_standing_question_may_not_be_read_another_stands_for_it() -> None:
    hidden = contribution(HELD, "Hidden?", kind=Kind.QUESTION, use=Use.RESTRICTED)
    [shown] = asked(1)
    answer = contribution(HELD, "Yes.", kind=Kind.RESPONSE)
    gathered = Gathered(
        sessions=(HELD,),
        contributions=(hidden, shown, answer),
        questions=(
            Question(contribution_id=hidden.id, state=QuestionState.ANSWERED),
            Question(contribution_id=shown.id, merged_into=hidden.id),
        ),
        responses=(Response(question_id=hidden.id, contribution_id=answer.id),),
    )

    report = report_of(gathered)

    [question] = report.questions
    assert words_of(report, question.statement) == shown.text
    assert [words_of(report, each) for each in question.responses] == ["Yes."]
    assert question.merged_with == ()


def test_a_question_tells_which_others_it_stands_for() -> None:
    first, second = asked(2)
    merge = Question(contribution_id=second.id, merged_into=first.id)

    report = report_of(
        Gathered(sessions=(HELD,), contributions=(first, second), questions=(merge,))
    )

    [question] = report.questions
    assert [words_of(report, each) for each in question.merged_with] == [second.text]


def test_a_response_that_may_not_be_read_is_not_counted() -> None:
    [question] = asked(1)
    answers = (
        contribution(HELD, "Open.", kind=Kind.RESPONSE),
        contribution(HELD, "Secret.", kind=Kind.RESPONSE, use=Use.RESTRICTED),
    )
    gathered = Gathered(
        sessions=(HELD,),
        contributions=(question, *answers),
        responses=tuple(
            Response(question_id=question.id, contribution_id=each.id) for each in answers
        ),
    )

    report = report_of(gathered)

    assert [words_of(report, each) for each in report.questions[0].responses] == ["Open."]


def promised(rule: Rule, **fields: object) -> Report:
    held = session(rule=rule)
    given = contributions(held, 6, kind=Kind.COMMITMENT, **fields)
    promise = Commitment(
        contribution_id=given[0].id,
        team="Trust",
        due=date(2027, 1, 31),
        state=CommitmentState.KEPT,
    )
    return report_of(Gathered(sessions=(held,), contributions=given, commitments=(promise,)))


def test_a_promise_is_told_with_its_team_and_its_day() -> None:
    made = promised(Rule.CHATHAM).commitments

    [known] = [each for each in made if each.team]
    assert (known.team, known.due, known.state) == (
        "Trust",
        date(2027, 1, 31),
        CommitmentState.KEPT,
    )
    assert len(made) == 6


def test_a_team_is_not_told_where_the_rule_forbids_organisations() -> None:
    assert {each.team for each in promised(Rule.FKAGEU).commitments} == {""}


def test_whoever_speaks_for_a_team_that_is_told_carries_no_other_trait() -> None:
    report = promised(Rule.CHATHAM, attribution=Attribution.ROLE, role=Role.VOLUNTEER)

    [known] = [each for each in report.commitments if each.team]
    for statement in report.statements:
        assert (statement.credit == NOBODY) is (statement.number == known.statement)


def advised(rule: Rule, **fields: object) -> Report:
    held = session(rule=rule)
    given = contributions(held, 6, kind=Kind.RECOMMENDATION, **fields)
    to = Recommendation(contribution_id=given[0].id, addressee="কেন্দ্রীয় দল")
    return report_of(Gathered(sessions=(held,), contributions=given, recommendations=(to,)))


def test_a_recommendation_is_told_with_its_addressee_and_its_credit() -> None:
    report = advised(Rule.CHATHAM, attribution=Attribution.ROLE, role=Role.VOLUNTEER)

    assert sorted(each.addressee for each in report.statements) == [*[""] * 5, "কেন্দ্রীয় দল"]
    assert {each.credit.role for each in report.statements} == {Role.VOLUNTEER}


def test_an_addressee_is_not_told_where_the_rule_forbids_organisations() -> None:
    assert {each.addressee for each in advised(Rule.FKAGEU).statements} == {""}


def test_only_what_still_recommends_something_has_an_addressee() -> None:
    given = contribution(HELD, "Open.", kind=Kind.COMMENT)
    to = Recommendation(contribution_id=given.id, addressee="Board")

    report = report_of(Gathered(sessions=(HELD,), contributions=(given,), recommendations=(to,)))

    assert report.statements[0].addressee == ""


def test_one_rule_that_forbids_teams_silences_them_in_the_whole_report() -> None:
    shut = session(region="SSA", rule=Rule.FKAGEU)
    advice = contributions(HELD, 6, kind=Kind.RECOMMENDATION)
    promises = contributions(HELD, 6, kind=Kind.COMMITMENT)
    gathered = Gathered(
        sessions=(HELD,),
        contributions=(*advice, *promises),
        recommendations=tuple(
            Recommendation(contribution_id=each.id, addressee="বোর্ড") for each in advice
        ),
        commitments=tuple(Commitment(contribution_id=each.id, team="ቦርድ") for each in promises),
    )

    alone = report_of(gathered)
    together = report_of(replace(gathered, sessions=(HELD, shut)))

    assert (alone.teams_told, together.teams_told) == (True, False)
    assert {each.addressee for each in alone.statements} == {"", "বোর্ড"}
    assert {each.team for each in alone.commitments} == {"ቦርድ"}
    assert {each.addressee for each in together.statements} == {""}
    assert {each.team for each in together.commitments} == {""}
