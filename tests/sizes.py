"""How large the code is, room by room, in which layers it stands, and whether any goes in circles.

`python -m tests.sizes` prints it, and `.ci/run` does so: limits catch what is too large, but only
somebody who reads the figures sees what grows. `test_architecture.py` holds the limits.
"""

import ast
import statistics
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import groupby
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
MODULES: Final = tuple(
    path.relative_to(ROOT).as_posix()
    for package in ("convo", "facilitation", "exports")
    for path in sorted((ROOT / package).rglob("*.py"))
)
GLANCE: Final = 40
"""Lines of a function that can be taken in at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionSize:
    """One function: its lines from `def` to the last, and its paths as McCabe counts them."""

    name: str
    lines: int
    complexity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleSize:
    """One module: its path from the root of the project, all its lines, and its functions."""

    path: str
    lines: int
    functions: tuple[FunctionSize, ...]


@cache
def size_of(path: str) -> ModuleSize:
    """Measure the module at *path*, seen from the root of the project."""
    functions = tuple(
        FunctionSize(
            name=f"{path}:{node.name}",
            lines=(node.end_lineno or 0) - node.lineno + 1,
            complexity=sum(map(_paths, ast.walk(node))),
        )
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lines = len((ROOT / path).read_text("utf-8").splitlines())
    return ModuleSize(path=path, lines=lines, functions=functions)


@cache
def _tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


def _paths(node: ast.AST) -> int:
    """Return how many paths *node* adds, a function its own first one: as ruff's C901 counts."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.If() | ast.ExceptHandler():
            return 1
        case ast.For() | ast.AsyncFor() | ast.While():
            return 1 + bool(node.orelse)
        case ast.Try() | ast.TryStar():
            return int(bool(node.orelse))
        case ast.Match():
            return sum(not _takes_all(case) for case in node.cases)
    return 0


def _takes_all(case: ast.match_case) -> bool:
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None and not case.guard


def room_of(path: str) -> str:
    """Return the room of a module: `convo/records`, or `exports` for what stands beside rooms."""
    return "/".join(path.split("/")[:-1][:2])


def median_lines(modules: Iterable[ModuleSize]) -> float:
    """Return the lines of the module in the middle."""
    return statistics.median(each.lines for each in modules)


def cycle() -> list[str]:
    """Return modules each of which imports the one behind it, the last the first; none mostly.

    An import within a function counts: it hides a cycle, and does not take it away.
    """
    names = {
        path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): path
        for path in MODULES
    }
    imports = {name: _imported(path, names.keys()) for name, path in names.items()}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def _imported(path: str, known: Collection[str]) -> set[str]:
    """Return the *known* modules that a module imports, or a name of."""
    found = set[str]()
    for node in ast.walk(_tree(path)):
        match node:
            case ast.Import(names=names):
                found |= {one.name for one in names}
            case ast.ImportFrom(module=str(module), names=names):
                whole = {f"{module}.{one.name}" for one in names} & set(known)
                found |= whole if len(whole) == len(names) else {module, *whole}
    return found & set(known)


def table() -> Iterator[str]:
    """Yield the sizes, a line a room and one for all; then the layers from the top, and a cycle."""
    yield (
        f"{'room':22}{'modules':>8}{'median':>8}{'largest':>9}{'functions':>11}"
        f"{f'over {GLANCE}':>9}{'longest':>9}{'paths':>7}  most paths in"
    )
    sizes = sorted(map(size_of, MODULES), key=lambda each: room_of(each.path))
    for room, modules in groupby(sizes, key=lambda each: room_of(each.path)):
        yield _line(room, tuple(modules))
    yield _line("all", sizes)
    yield ""
    for within, layers in _layers():
        yield f"{within}: {' > '.join(layers)}"
    yield ""
    yield f"cycles: {' > '.join(cycle()) or 'none'}"


def _line(room: str, modules: Iterable[ModuleSize]) -> str:
    modules = tuple(modules)
    functions = [one for each in modules for one in each.functions]
    longest = max((one.lines for one in functions), default=0)
    over = sum(one.lines > GLANCE for one in functions)
    winding = max(functions, key=lambda one: one.complexity, default=None)
    return (
        f"{room:22}{len(modules):8}{median_lines(modules):8.0f}"
        f"{max(each.lines for each in modules):9}{len(functions):11}{over:9}{longest:9}"
        f"{winding.complexity if winding else 0:7}  {winding.name if winding else '-'}"
    )


def _layers() -> Iterator[tuple[str, list[str]]]:
    """Yield the layers that the contracts of pyproject.toml hold: in what, and from the top."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for contract in project["tool"]["importlinter"]["contracts"]:
        if contract["type"] == "layers":
            yield "/".join(contract.get("containers", ["all"])), contract["layers"]


if __name__ == "__main__":
    print("\n".join(table()))  # noqa: T201 - it is what it is for
