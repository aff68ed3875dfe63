import pytest

from tests.bench.suggestions import GUESSERS, costs, hits
from tests.bench.tagged_texts import materials

MARGIN = 0.02


@pytest.mark.slow
def test_ours_is_as_good_as_the_best_of_simpler_ways_on_each_set() -> None:
    for material in materials():
        shares = {name: hits(material, make) for name, make in GUESSERS.items()}

        ours = shares.pop("ours")

        assert ours >= max(shares.values()) - MARGIN, material.name


@pytest.mark.slow
def test_learning_and_suggesting_cost_a_few_times_what_dividing_a_text_costs() -> None:
    learning, suggesting, segmenting = costs()

    assert learning < 8 * segmenting
    assert suggesting < 50 * segmenting
