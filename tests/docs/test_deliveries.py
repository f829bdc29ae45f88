"""docs/leveren.md names every table and column that a partner can deliver."""

import re
from pathlib import Path

import pytest

from data.contract import CONTRACTS

PAGE = Path("docs/leveren.md").read_text(encoding="utf-8")


def section(table: str) -> str:
    return re.split(r"^## ", PAGE.split(f"\n## {table}\n")[1], flags=re.MULTILINE)[0]


@pytest.mark.parametrize("table", CONTRACTS)
def test_every_column_of_the_table_is_documented(table):
    first_cells = re.findall(r"^\| (\w[^|]*?) \|", section(table), flags=re.MULTILINE)[1:]
    documented = {name for cell in first_cells for name in cell.split(", ")}
    delivered = {each.name + "*" * each.required for each in CONTRACTS[table].columns}
    assert documented == delivered
