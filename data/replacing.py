"""A delivery's rows against the current ones: conflicts, counts, and the exchange itself.

A delivery replaces the earlier one of the same table, sender and quarter. Rows that did not change
stay as they are; others are closed at the moment of receipt and their successors inserted. Nothing
is deleted. Of rows that belong to nobody the newest delivery of a key wins, whoever sent it.

Every function works within the caller's transaction; `rows` are those of the delivery as the store
keeps them (``data.deriving``), with each one's number in the file.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Table,
    TableClause,
    and_,
    case,
    cast,
    func,
    insert,
    literal,
    select,
    true,
    update,
)

from data import findings, schema
from data.contract import CONTRACTS
from data.deriving import derive_causes
from data.naming import Delivered
from data.packing import Rows
from data.quarters import quarter_label
from data.store import staged, to_polars
from data.uniqueness import ROW

# DuckDB writes whole row groups away as they come in, and holds smaller pieces until the end.
_ROW_GROUP = 122_880
_HISTORY = ("delivery", "known_from", "known_until", "sender", "quarter")
_KEY_TAKEN = "Deze sleutel staat al in de levering van een ander kwartaal."
_CREDITED = "Deze regel is in een ander kwartaal al teruggenomen."


@dataclass(frozen=True)
class Counts:
    """Rows of a delivery against those that it replaces."""

    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0


@dataclass(frozen=True)
class Entry:
    """A delivery in the list of deliveries: its number, and the moment it became known."""

    number: int
    moment: datetime


def conflicts(connection: Connection, delivered: Delivered, rows: Rows) -> pl.DataFrame:
    """Findings that only show beside the sender's other quarters."""
    contract = CONTRACTS[delivered.table]
    if contract.owner != "sender":
        return findings.none()
    fact = schema.metadata.tables[delivered.table]
    if not _any(connection, fact, _other(fact, delivered)):
        return findings.none()
    columns = {contract.key[0]: _KEY_TAKEN, **dict.fromkeys(contract.once, _CREDITED)}
    parts = [
        _elsewhere(connection, delivered, frame, column, sentence)
        for frame in rows.frames()
        for column, sentence in columns.items()
    ]
    return pl.concat(parts)


def compare(connection: Connection, delivered: Delivered, rows: Rows) -> Counts:
    """How many rows are new, changed, unchanged and gone."""
    fact = schema.metadata.tables[delivered.table]
    rivals = _rivals(fact, delivered)
    if not _any(connection, fact, rivals):
        return Counts(rows=len(rows), new=len(rows))
    with staged(connection, rows.whole()) as relation:
        same = _same_key(fact, relation, delivered)
        equal = cast(func.sum(case((_same_content(fact, relation), 1), else_=0)), BigInteger)
        pairs = select(func.count(), equal).select_from(relation.join(fact, and_(rivals, same)))
        known, unchanged = connection.execute(pairs).one()
        ended = select(fact).where(_own(fact, delivered), ~select(relation).where(same).exists())
        gone = connection.execute(select(func.count()).select_from(ended.subquery())).scalar_one()
    unchanged = unchanged or 0
    return Counts(len(rows), len(rows) - known, known - unchanged, unchanged, gone)


def exchange(
    connection: Connection, delivered: Delivered, rows: Rows, counts: Counts, entry: Entry
) -> None:
    """Close the current rows that the delivery ends, and insert its rows that are not current.

    The causes of reports go with them.
    """
    fact = schema.metadata.tables[delivered.table]
    replaces = counts.new < counts.rows or counts.gone > 0
    if replaces:
        with staged(connection, rows.whole()) as relation:
            _close_ended(connection, fact, delivered, relation, entry.moment)
    if fact is schema.meldingen:
        _close_causes(connection, delivered, entry.moment)
    for frame in rows.groups(_ROW_GROUP):
        with staged(connection, frame, once=True) as relation:
            same = _same_key(fact, relation, delivered)
            is_kept = select(fact).where(_own(fact, delivered), same).exists()
            _insert(connection, fact, delivered, relation, ~is_kept if replaces else true(), entry)
        if fact is schema.meldingen:
            _insert_causes(connection, delivered, derive_causes(frame), entry)


def _close_ended(
    connection: Connection, fact: Table, delivered: Delivered, rows: TableClause, moment: datetime
) -> None:
    same, own = _same_key(fact, rows, delivered), _own(fact, delivered)
    kept = select(rows).where(same, _same_content(fact, rows)).exists()
    _close(connection, fact, and_(own, ~kept), moment)
    taken_over = select(rows).where(same).exists()
    _close(connection, fact, and_(_rivals(fact, delivered), ~own, taken_over), moment)


def _close_causes(connection: Connection, delivered: Delivered, moment: datetime) -> None:
    """Close the causes of reports that were closed."""
    fact, report = schema.oorzaken, schema.meldingen
    its_report = select(report).where(
        report.c.known_until.is_(None),
        report.c.sender == fact.c.sender,
        report.c.melding_id == fact.c.melding_id,
        report.c.delivery == fact.c.delivery,
    )
    _close(connection, fact, and_(_own(fact, delivered), ~its_report.exists()), moment)


def _insert_causes(
    connection: Connection, delivered: Delivered, causes: pl.DataFrame, entry: Entry
) -> None:
    """Insert the causes of reports that were inserted."""
    report = schema.meldingen
    with staged(connection, causes) as relation:
        inserted = select(report).where(
            report.c.delivery == entry.number, report.c.melding_id == relation.c.melding_id
        )
        _insert(connection, schema.oorzaken, delivered, relation, inserted.exists(), entry)


def _any(connection: Connection, fact: Table, which: ColumnElement[bool]) -> bool:
    return connection.execute(select(select(fact).where(which).exists())).scalar_one()


def _own(fact: Table, delivered: Delivered) -> ColumnElement[bool]:
    """The current rows of the delivery that is replaced."""
    return and_(
        fact.c.known_until.is_(None),
        fact.c.sender == delivered.sender,
        fact.c.quarter == delivered.quarter,
    )


def _other(fact: Table, delivered: Delivered) -> ColumnElement[bool]:
    """The current rows of the same sender in other quarters."""
    return and_(
        fact.c.known_until.is_(None),
        fact.c.sender == delivered.sender,
        fact.c.quarter != delivered.quarter,
    )


def _rivals(fact: Table, delivered: Delivered) -> ColumnElement[bool]:
    """The current rows among which a key of the delivery may occur once."""
    match CONTRACTS[delivered.table].owner:
        case "nobody":
            return fact.c.known_until.is_(None)
        case "quarter":
            return and_(fact.c.known_until.is_(None), fact.c.quarter == delivered.quarter)
        case _:
            return _own(fact, delivered)


def _same_key(fact: Table, rows: TableClause, delivered: Delivered) -> ColumnElement[bool]:
    contract = CONTRACTS[delivered.table]
    required = {column.name for column in contract.columns if column.required}
    return and_(
        *(
            fact.c[name] == rows.c[name]
            if name in required
            else fact.c[name].is_not_distinct_from(rows.c[name])
            for name in contract.key
        )
    )


def _same_content(fact: Table, rows: TableClause) -> ColumnElement[bool]:
    return and_(*(fact.c[name].is_not_distinct_from(rows.c[name]) for name in _content(fact)))


def _content(fact: Table) -> list[str]:
    return [column.name for column in fact.columns if column.name not in _HISTORY]


def _close(
    connection: Connection, fact: Table, which: ColumnElement[bool], moment: datetime
) -> None:
    connection.execute(update(fact).where(which).values(known_until=moment))


def _insert(
    connection: Connection,
    fact: Table,
    delivered: Delivered,
    rows: TableClause,
    which: ColumnElement[bool],
    entry: Entry,
) -> None:
    history: dict[str, ColumnElement[Any]] = {
        "delivery": literal(entry.number, BigInteger),
        "known_from": literal(entry.moment),
        "sender": literal(delivered.sender),
        "quarter": literal(delivered.quarter),
    }
    content = _content(fact)
    chosen = select(*history.values(), *(rows.c[name] for name in content)).where(which)
    connection.execute(insert(fact).from_select([*history, *content], chosen))


def _elsewhere(
    connection: Connection, delivered: Delivered, rows: pl.DataFrame, column: str, sentence: str
) -> pl.DataFrame:
    """Rows whose value in a column is current in another quarter of the same sender."""
    fact = schema.metadata.tables[delivered.table]
    with staged(connection, rows.select(ROW, column).drop_nulls(), once=True) as relation:
        taken = and_(fact.c[column] == relation.c[column], _other(fact, delivered))
        row, value = relation.c[ROW], relation.c[column]
        quarter = func.min(fact.c.quarter).label("quarter")
        statement = select(row, value.label("found"), quarter).select_from(
            relation.join(fact, taken)
        )
        found = to_polars(connection, statement.group_by(row, value))
    where = [quarter_label(quarter) for quarter in found["quarter"]]
    shown = [
        f"{value} (ook in {label})" for value, label in zip(found["found"], where, strict=True)
    ]
    expected = f"een {column} dat in geen ander kwartaal voorkomt"
    return findings.frame(found[ROW], column, shown, expected, sentence)
