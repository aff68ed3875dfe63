import pytest

from tests.bench.table import BEGIN, END, FIGURES, compared, left_out, limited, markdown
from tests.sizes import ROOT

README = ROOT / "README.md"


def test_a_figure_is_met_up_to_its_goal_and_its_reason_is_told_where_it_is_not() -> None:
    table = markdown(
        (
            limited("open", 1000, unit="ms", most=1000, why="it does not"),
            compared("search", 31, beside=10, named="bare", unit="ms", most=3, why="marks"),
            left_out("Taguette", "no network"),
        )
    )

    assert table.splitlines()[2:5] == [
        "| open | 1,000 ms | - | - | at most 1000 ms | yes |",
        "| search | 31 ms | 10 ms: bare | 3.1 | ratio at most 3 | **no**: marks |",
        "| Taguette | not measured | no network | - | - | - |",
    ]


def test_the_readme_has_the_figures_that_were_measured_last(request: pytest.FixtureRequest) -> None:
    text = README.read_text("utf-8")
    if BEGIN not in text:
        pytest.skip("the README has no place for the figures yet: see tests/bench/table.py")
    before, _, rest = text.partition(BEGIN)
    between, _, after = rest.partition(END)
    written = f"\n\n{FIGURES.read_text('utf-8')}\n"
    if request.config.getoption("--update"):
        README.write_text(f"{before}{BEGIN}{written}{END}{after}", "utf-8")
        between = written

    assert between == written
