import pytest

from convo.regions import WIKIMEDIA, region_id


@pytest.mark.parametrize("typed", ["ESEAP", "eseap", " East and Southeast Asia and the Pacific "])
def test_a_region_is_known_by_its_id_or_its_name(typed: str) -> None:
    assert region_id(typed) == "ESEAP"


def test_a_region_of_ones_own_is_kept_as_typed() -> None:
    assert region_id(" Hills ") == "Hills"


def test_the_default_scheme_has_eight_regions_and_one_for_several() -> None:
    assert len(WIKIMEDIA.regions) == 9
    assert region_id("Cross-regional") == "cross-regional"
