import ast

import pytest

from tests.promises.table import BEGIN, END, PROMISES, figures, module_of, table
from tests.sizes import ROOT

README = ROOT / "README.md"


@pytest.mark.parametrize("number", PROMISES)
def test_every_promise_has_a_module_in_which_its_figure_is_measured(number: int) -> None:
    tree = ast.parse(module_of(number).read_text("utf-8"))

    measuring = {
        one.name
        for one in ast.walk(tree)
        if isinstance(one, ast.FunctionDef)
        and one.name.startswith("test_")
        and "measured" in {argument.arg for argument in one.args.args}
    }

    assert measuring
    if figure := figures().get(number):
        assert figure.module == module_of(number).stem
        assert figure.test in measuring


def test_the_readme_has_the_table_of_promises(request: pytest.FixtureRequest) -> None:
    text = README.read_text("utf-8")
    if BEGIN not in text:
        pytest.skip("the README has no place for the table yet: see tests/promises/table.py")
    before, _, rest = text.partition(BEGIN)
    between, _, after = rest.partition(END)
    made = "\n".join(("", "", *table(), "", ""))
    if request.config.getoption("--update"):
        README.write_text(f"{before}{BEGIN}{made}{END}{after}", "utf-8")
        between = made

    assert between == made
