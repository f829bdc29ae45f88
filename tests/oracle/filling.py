"""The store that holds a random world, derived as any delivery is."""

import polars as pl
from sqlalchemy import Connection, delete

from data import schema
from data.contract import CONTRACTS
from data.deriving import derive, derive_causes
from data.naming import Delivered
from data.store import Store, append, writing
from tests.oracle.drawn import Row
from tests.oracle.world import World

_TYPES = {
    "year": pl.Int32(),
    "month": pl.Int32(),
    "quarter": pl.Int32(),
    "integer": pl.Int32(),
    "money": pl.Int64(),
    "decimal": pl.Float64(),
    "yes_no": pl.Boolean(),
    "date": pl.Date(),
    "timestamp": pl.Datetime("us"),
}

_HISTORY = {
    "delivery": pl.Int64(),
    "known_from": pl.Datetime("us"),
    "known_until": pl.Datetime("us"),
    "sender": pl.String(),
    "quarter": pl.Int32(),
}


def typed(tabel: str, rows: list[Row]) -> pl.DataFrame:
    """Rows as they are once read and checked: the columns of the contract, each of its type."""
    types = {
        column.name: _TYPES.get(column.type.kind, pl.String())
        for column in CONTRACTS[tabel].columns
    }
    return pl.DataFrame([{name: row.get(name) for name in types} for row in rows], schema=types)


def fill(store: Store, world: World) -> None:
    """Make the world the only content of a store."""
    with writing(store) as connection:
        for table in (schema.deliveries, schema.oorzaken):
            connection.execute(delete(table))
        for tabel, rows in world.rows.items():
            connection.execute(delete(schema.metadata.tables[tabel]))
            _insert(connection, tabel, rows)
        _insert_deliveries(connection, world)


def _insert(connection: Connection, tabel: str, rows: list[Row]) -> None:
    deliveries: dict[Delivered, list[Row]] = {}
    for row in rows:
        delivered = Delivered(tabel, row["sender"], row.get("quarter", 0))
        deliveries.setdefault(delivered, []).append(row)
    parts = [_derived(delivered, part) for delivered, part in deliveries.items()]
    if not parts:
        return
    target, whole = schema.metadata.tables[tabel], pl.concat(parts)
    append(connection, target, whole.select(column.name for column in target.columns))
    if tabel == "meldingen":
        append(connection, schema.oorzaken, pl.concat(map(_causes, parts)))


def _derived(delivered: Delivered, rows: list[Row]) -> pl.DataFrame:
    """Rows of one sender and quarter as the store keeps them."""
    known = [(row["known_from"], row["known_until"]) for row in rows]
    history = [(1, *moments, delivered.sender, delivered.quarter) for moments in known]
    beside = pl.DataFrame(history, schema=_HISTORY, orient="row")
    return derive(typed(delivered.table, rows), delivered).hstack(beside)


def _causes(reports: pl.DataFrame) -> pl.DataFrame:
    history = reports.select("melding_id", *_HISTORY)
    return derive_causes(reports).join(history, on="melding_id")


def _insert_deliveries(connection: Connection, world: World) -> None:
    names = ("tabel", "sender", "quarter", "received_at")
    counts = dict.fromkeys(("rows", "rows_new", "rows_changed", "rows_unchanged", "rows_gone"), 0)
    rows = [
        {"id": number, **dict(zip(names, delivery, strict=True)), **counts}
        | {"file_name": "f", "sha256": "s", "received_by": "test"}
        for number, delivery in enumerate(world.deliveries)
    ]
    if rows:
        append(connection, schema.deliveries, pl.DataFrame(rows))
