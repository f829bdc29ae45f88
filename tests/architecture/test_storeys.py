"""Each storey imports only what is below it, read from the code itself."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
FORBIDDEN = {
    "data": {"queries", "dashboard", "streamlit", "altair"},
    "queries": {"dashboard", "streamlit", "altair"},
}
FILES = [(storey, file) for storey in FORBIDDEN for file in sorted((HOUSE / storey).rglob("*.py"))]


def imported(code: str) -> set[str]:
    """The top-level names that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." if node.level else str(node.module).split(".")[0])
    return names


@pytest.mark.parametrize(("storey", "file"), FILES, ids=lambda each: getattr(each, "name", each))
def test_a_storey_imports_nothing_from_above(storey: str, file: Path) -> None:
    assert not imported(file.read_text(encoding="utf-8")) & FORBIDDEN[storey]


def test_an_import_inside_a_function_is_seen() -> None:
    assert imported("def page():\n    from dashboard.cards import card\n") == {"dashboard"}


def test_pandas_is_nowhere() -> None:
    storeys = ("data", "queries", "dashboard")
    files = [file for storey in storeys for file in (HOUSE / storey).rglob("*.py")]
    assert [file for file in files if "pandas" in imported(file.read_text("utf-8"))] == []
