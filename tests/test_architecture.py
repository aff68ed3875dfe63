"""Rules about the code itself that a linter cannot see."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.sizes import MODULES, ROOT, cycle, median_lines, size_of, table

SQL = re.compile(r"\b(SELECT\s.*?\sFROM|INSERT INTO|DELETE FROM|CREATE TABLE|PRAGMA)\b", re.DOTALL)
# A key slot is a database of one row, under another key: no table of the record's.
WITH_SQL = ("convo/records/", "convo/vault/passphrase_slot.py")
TYPED = {"text", "words", "title", "typed", "lines", "outline", "heads"}
LOADED_LATE = "facilitation/cli/"  # a command's help must not wait for what the command needs


def _text(module: str) -> str:
    return (ROOT / module).read_text("utf-8")


def _loaded_by(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after *code*."""
    asked = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(ran.stdout.split())


@pytest.mark.parametrize("module", MODULES)
def test_only_records_hold_sql(module: str) -> None:
    assert module.startswith(WITH_SQL) or not SQL.search(_text(module))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_fits_in_the_head(module: str) -> None:
    assert size_of(module).lines <= 400


@pytest.mark.parametrize("module", MODULES)
def test_a_module_hides_no_import(module: str) -> None:
    assert module.startswith(LOADED_LATE) or "TYPE_CHECKING" not in _text(module)


@pytest.mark.parametrize("module", MODULES)
def test_a_function_fits_a_glance_and_has_few_paths(module: str) -> None:
    functions = size_of(module).functions

    assert [one for one in functions if one.lines > 60 or one.complexity > 10] == []


def test_half_of_the_modules_are_short() -> None:
    assert median_lines(map(size_of, MODULES)) <= 130


def test_no_import_goes_in_a_circle_not_even_one_within_a_function() -> None:
    assert cycle() == []


def test_the_sizes_of_all_rooms_are_printed_to_be_read() -> None:
    lines = list(table())

    print("\n".join(lines))  # noqa: T201 - `pytest -rP` shows it
    rooms = [line.split()[0] for line in lines if line]
    assert {"convo/records", "exports/word", "facilitation/cli", "all", "cycles:"} <= set(rooms)


@pytest.mark.parametrize("module", MODULES)
def test_no_text_of_a_screen_is_taken_for_markup(module: str) -> None:
    for call in re.findall(r"\b(?:notify|Static|Label)\((?:[^()]|\([^()]*\))*\)", _text(module)):
        assert "markup=False" in call


@pytest.mark.parametrize(
    ("code", "unneeded"),
    [
        ("import facilitation.desk.importing", "textual"),
        ("import convo.model.changes", "sqlite_utils"),
        ("import convo.records.store", "langdetect"),
        ("import exports.blocks", "docx"),
        ("import facilitation.desk.reporting", "docx"),
    ],
)
def test_what_is_not_needed_is_not_loaded(code: str, unneeded: str) -> None:
    assert unneeded not in _loaded_by(code)


def test_the_help_loads_neither_screens_nor_word_nor_the_record() -> None:
    code = "from facilitation.cli import cli\ncli.main(['--help'], standalone_mode=False)"

    loaded = _loaded_by(code)

    assert "click" in loaded
    assert not {"textual", "docx", "sqlcipher3", "sqlite_utils", "keyring", "babel"} & loaded


def test_home_is_there_before_what_is_opened_from_it_is_loaded() -> None:
    loaded = _loaded_by("import facilitation.starting, facilitation.app")

    assert "facilitation.screens.home" in loaded
    assert not {"docx", "lxml", "babel", "xlsxwriter", "langdetect", "keyring", "exports"} & loaded
    assert not {"convo.sources", "convo.languages.guess", "convo.disclosure.mentions"} & loaded
    others = ("console", "tagging", "ledger", "export", "registers", "new_session", "sessions")
    assert not {f"facilitation.screens.{name}" for name in others} & loaded


def _modules(*folders: str, besides: tuple[str, ...] = ()) -> list[str]:
    return [each for each in MODULES if each.startswith(folders) and not each.startswith(besides)]


def _called(tree: ast.AST) -> set[str]:
    """Return the last name of everything that is called."""
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = {each.id for each in called if isinstance(each, ast.Name)}
    return names | {each.attr for each in called if isinstance(each, ast.Attribute)}


def _imports(tree: ast.AST) -> list[tuple[str, ast.alias]]:
    """Return every name that is imported, with the module that it comes from."""
    return [
        (node.module or "" if isinstance(node, ast.ImportFrom) else each.name, each)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for each in node.names
    ]


REPORTED = {
    node.name
    for module in _modules("exports/report/")
    for node in ast.walk(ast.parse(_text(module)))
    if isinstance(node, ast.ClassDef)
} - {"Terms"}  # what a report is asked to be
OUTSIDE = _modules("exports/", "facilitation/", besides=("exports/report/",))


def test_what_a_report_is_made_of_is_known() -> None:
    assert {"Report", "Statement", "Annex", "Conversation", "ThemeHeard"} <= REPORTED


@pytest.mark.parametrize("module", OUTSIDE)
def test_only_the_gate_makes_a_report_or_changes_what_it_says(module: str) -> None:
    tree = ast.parse(_text(module))
    imports = [each for each in _imports(tree) if each[0].startswith("exports.report")]
    names = {each.asname or each.name for _, each in imports}
    replaced = {
        keyword.arg
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _called(node) & {"replace", "__replace__"}
        for keyword in node.keywords
    }

    assert not REPORTED & names & _called(tree)
    # Whole modules and other names would hide what is called.
    assert not [one for one, each in imports if one in {"exports.report", each.name} or each.asname]
    if imports and module != "exports/outline/annex.py":  # which words a quotation anew
        assert replaced <= {"number"}


@pytest.mark.parametrize("module", _modules("exports/", besides=("exports/report/",)))
def test_renderers_see_no_record_but_only_the_report(module: str) -> None:
    models = {name for name, _ in _imports(ast.parse(_text(module))) if name.startswith("convo.m")}

    assert models <= {"convo.model.words"}


@pytest.mark.parametrize("module", _modules("facilitation/"))
def test_no_screen_and_no_command_draws_a_document_of_its_own(module: str) -> None:
    imports = {name for name, _ in _imports(ast.parse(_text(module)))}

    drawing = {
        name for name in imports if re.match(r"exports\.(blocks|word|markdown|tables)", name)
    }
    assert not drawing or module in {
        "facilitation/desk/annexing.py",
        "facilitation/desk/codebooks.py",  # a codebook is no report
    }


def _fields(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the name of each field of a dataclass, with all that says what becomes of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            made = " ".join(map(ast.unparse, node.decorator_list))
            for field in node.body:
                if "dataclass" in made and isinstance(field, ast.AnnAssign):
                    yield ast.unparse(field.target), f"{made} {ast.unparse(field)}"


@pytest.mark.parametrize("module", _modules("facilitation/"))
def test_what_somebody_typed_is_in_no_repr(module: str) -> None:
    fields = _fields(ast.parse(_text(module)))

    assert [name for name, made in fields if name in TYPED and "repr=False" not in made] == []
