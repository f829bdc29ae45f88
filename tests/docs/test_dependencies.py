"""pyproject.toml asks for what the product imports, no more and no less."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOMS = ("dashboard", "queries", "data")
IMPORTED_AS = {
    "duckdb-sqlalchemy": "duckdb_sqlalchemy",
    "python-calamine": "python_calamine",
    "vl-convert-python": "vl_convert",
    "python-pptx": "pptx",
}
# Loaded by name: the dialect and its driver by SQLAlchemy, Arrow by Polars and DuckDB.
BY_NAME = {"duckdb", "duckdb_sqlalchemy", "pyarrow"}


def imported():
    found = set()
    for room in ROOMS:
        for file in Path(room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {each.name.partition(".")[0] for each in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - set(ROOMS)


def test_every_dependency_is_used_and_every_import_declared():
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[^\w.-]", asked, maxsplit=1)[0] for asked in project["dependencies"]}
    declared = {IMPORTED_AS.get(name, name) for name in names}
    assert declared == imported() | BY_NAME


def test_the_lock_names_no_host():
    for lock in Path().glob("requirements*.txt"):
        assert "://" not in lock.read_text(encoding="utf-8"), lock
