"""A delivery's rows against the current ones: conflicts, counts, and the exchange itself.

A delivery replaces the earlier one of the same table, sender and quarter. Rows that did not change
stay as they are; others are closed at the moment of receipt and their successors inserted. Nothing
is deleted. Of rows that belong to nobody the newest delivery of a key wins, whoever sent it.

Every function works within the caller's transaction; `rows` is a relation that holds the derived
rows of the delivery (``data.deriving``).
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
    update,
)

from data import findings, schema
from data.checking import ROW
from data.contract import CONTRACTS
from data.naming import Delivered
from data.quarters import quarter_label
from data.store import to_polars

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


def conflicts(connection: Connection, delivered: Delivered, rows: TableClause) -> pl.DataFrame:
    """Findings that only show beside the sender's other quarters."""
    contract = CONTRACTS[delivered.table]
    if contract.owner != "sender":
        return findings.none()
    key = _elsewhere(connection, delivered, rows, contract.key[0], _KEY_TAKEN)
    if delivered.table != schema.kosten.name:
        return key
    return pl.concat([key, _elsewhere(connection, delivered, rows, "vorig_regel_id", _CREDITED)])


def compare(connection: Connection, delivered: Delivered, rows: TableClause) -> Counts:
    """How many rows are new, changed, unchanged and gone."""
    fact = schema.metadata.tables[delivered.table]
    same = _same_key(fact, rows, delivered)
    equal = cast(func.sum(case((_same_content(fact, rows), 1), else_=0)), BigInteger)
    rival = and_(_rivals(fact, delivered), same)
    pairs = select(func.count(), equal).select_from(rows.join(fact, rival))
    known, unchanged = connection.execute(pairs).one()
    total = connection.execute(select(func.count()).select_from(rows)).scalar_one()
    gone = select(func.count()).where(_own(fact, delivered), ~select(rows).where(same).exists())
    return Counts(
        rows=total,
        new=total - known,
        changed=known - (unchanged or 0),
        unchanged=unchanged or 0,
        gone=connection.execute(gone).scalar_one(),
    )


def exchange(connection: Connection, delivered: Delivered, rows: TableClause, entry: Entry) -> None:
    """Close the current rows that the delivery ends, and insert its rows that are not current."""
    fact = schema.metadata.tables[delivered.table]
    same = _same_key(fact, rows, delivered)
    own = _own(fact, delivered)
    kept = select(rows).where(same, _same_content(fact, rows)).exists()
    _close(connection, fact, and_(own, ~kept), entry.moment)
    taken_over = and_(_rivals(fact, delivered), ~own, select(rows).where(same).exists())
    if CONTRACTS[delivered.table].owner in ("quarter", "nobody"):
        _close(connection, fact, taken_over, entry.moment)
    current = select(fact).where(own, same).exists()
    _insert(connection, fact, delivered, rows, ~current, entry)


def exchange_causes(
    connection: Connection, delivered: Delivered, causes: TableClause, entry: Entry
) -> None:
    """Let the causes follow their reports, after these were exchanged."""
    fact, report = schema.oorzaken, schema.meldingen
    its_report = select(report).where(
        report.c.known_until.is_(None),
        report.c.sender == fact.c.sender,
        report.c.melding_id == fact.c.melding_id,
        report.c.delivery == fact.c.delivery,
    )
    _close(connection, fact, and_(_own(fact, delivered), ~its_report.exists()), entry.moment)
    inserted = select(report).where(
        report.c.delivery == entry.number, report.c.melding_id == causes.c.melding_id
    )
    _insert(connection, fact, delivered, causes, inserted.exists(), entry)


def _own(fact: Table, delivered: Delivered) -> ColumnElement[bool]:
    """The current rows of the delivery that is replaced."""
    return and_(
        fact.c.known_until.is_(None),
        fact.c.sender == delivered.sender,
        fact.c.quarter == delivered.quarter,
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
    connection: Connection, delivered: Delivered, rows: TableClause, column: str, sentence: str
) -> pl.DataFrame:
    """Rows whose value in a column is current in another quarter of the same sender."""
    fact = schema.metadata.tables[delivered.table]
    taken = and_(
        fact.c[column] == rows.c[column],
        fact.c.sender == delivered.sender,
        fact.c.quarter != delivered.quarter,
        fact.c.known_until.is_(None),
    )
    quarter = func.min(fact.c.quarter).label("quarter")
    statement = (
        select(rows.c[ROW], rows.c[column].label("found"), quarter)
        .select_from(rows.join(fact, taken))
        .group_by(rows.c[ROW], rows.c[column])
    )
    found = to_polars(connection, statement)
    where = found["quarter"].map_elements(quarter_label, return_dtype=pl.String)
    shown = pl.DataFrame({"found": found["found"], "where": where}).select(
        pl.format("{} (ook in {})", "found", "where")
    )
    expected = f"een {column} dat in geen ander kwartaal voorkomt"
    return findings.frame(found[ROW], column, shown.to_series(), expected, sentence)
