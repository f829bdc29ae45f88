"""Stores of any size: the demo store, its rows repeated in bulk under new numbers."""

import shutil
from pathlib import Path

import duckdb

from dashboard.commands.demo_store import demo_url

# What names a row or a youth, and so gets a new name in each repetition.
_NAMES = {
    "meldingen": ("melding_id", "jeugdige"),
    "oorzaken": ("melding_id",),
    "trajecten": ("traject_id", "jeugdige", "melding_id"),
    "kosten": ("regel_id", "traject_id", "melding_id", "vorig_regel_id"),
}


def demo_file(folder: Path) -> Path:
    file = folder / "demo.duckdb"
    demo_url(file)
    return file


def times(source: Path, target: Path, factor: int) -> Path:
    """A store with every row of the facts `factor` times."""
    shutil.copy(source, target)
    with duckdb.connect(str(target)) as connection:
        for table, names in _NAMES.items():
            _repeat(connection, table, names, factor, None)
    return target


def rows(source: Path, target: Path, wanted: dict[str, int]) -> Path:
    """A store with so many rows in each of these tables."""
    shutil.copy(source, target)
    with duckdb.connect(str(target)) as connection:
        for table, number in wanted.items():
            (present,) = connection.execute(f"select count(*) from {table}").fetchone() or (0,)
            factor = -(-number // present)
            _repeat(connection, table, _NAMES[table], factor, number - present)
    return target


def _repeat(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    names: tuple[str, ...],
    factor: int,
    limit: int | None,
) -> None:
    renamed = ", ".join(f"{name} || '-' || number as {name}" for name in names)
    connection.execute(
        f"insert into {table} by name select facts.* replace ({renamed}) "
        f"from range(1, {factor}) as repetition(number), {table} as facts"
        + ("" if limit is None else f" limit {limit}")
    )
