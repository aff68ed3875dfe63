from convo.disclosure.attribution import Told
from convo.disclosure.credit import NOBODY, Credit, Speaker, credit
from convo.model.words import Role


def speaker(
    *,
    name: str | None = "Nemo",
    role: Role | None = Role.STAFF,
    role_size: int = 9,
    region_size: int = 9,
) -> Speaker:
    return Speaker(
        name=name, role=role, region="MENA", role_size=role_size, region_size=region_size
    )


def test_a_name_stands_with_a_hat_only_where_both_may_be_told() -> None:
    assert credit(speaker(), told=Told.NAME, at_least=5) == Credit(name="Nemo")
    assert credit(speaker(), told=Told.NAME_AND_ROLE, at_least=5) == Credit(
        name="Nemo", role=Role.STAFF
    )


def test_a_name_that_nobody_kept_gives_way_to_one_trait() -> None:
    given = credit(speaker(name=None), told=Told.NAME_AND_ROLE, at_least=5)

    assert given == Credit(role=Role.STAFF)


def test_a_trait_that_few_share_gives_way_to_one_that_more_do() -> None:
    few = speaker(role_size=4)

    assert credit(few, told=Told.ROLE, at_least=5) == Credit(region="MENA")


def test_a_trait_is_told_from_the_threshold_on() -> None:
    assert credit(speaker(role_size=5), told=Told.ROLE, at_least=5) == Credit(role=Role.STAFF)
    assert credit(speaker(region_size=5), told=Told.REGION, at_least=5) == Credit(region="MENA")
    assert credit(speaker(region_size=4), told=Told.REGION, at_least=5) == NOBODY


def test_nothing_is_told_of_whom_nothing_may_be_told() -> None:
    assert credit(speaker(), told=Told.NOTHING, at_least=1) == NOBODY


def test_a_name_is_not_part_of_a_repr() -> None:
    assert "Nemo" not in repr(speaker())
    assert "Nemo" not in repr(Credit(name="Nemo"))
