import ast

import pytest

from tests.promises.table import BEGIN, END, FOLDER, PROMISES, figures, table
from tests.test_architecture import ROOT

README = ROOT / "README.md"


@pytest.mark.parametrize("number", PROMISES)
def test_every_promise_has_a_test_named_after_it_and_a_figure(number: int) -> None:
    figure = figures()[number]

    [module] = FOLDER.glob(f"test_{number:02}_*.py")
    defined = {
        node.name
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert module.stem == figure.module
    assert figure.test in defined
    assert figure.found


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
