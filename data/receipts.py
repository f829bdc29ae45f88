"""What the store remembers of each delivery: provenance, warnings, and what is known by then."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import polars as pl
from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from data.naming import Delivered
from data.quality import warnings
from data.replacing import Counts, Entry
from data.schema import deliveries, delivery_warnings, organisaties
from data.store import append

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Receipt:
    """A file as it comes in: by whom, and from when it must count (UTC, naive; None is now)."""

    file_name: str
    sha256: str
    received_by: str
    received_at: datetime | None


def known_organisations(connection: Connection) -> dict[str, str]:
    """The codes of all organisations, by the code in lower case."""
    current = select(organisaties.c.code).where(organisaties.c.known_until.is_(None))
    return {code.lower(): code for code in connection.scalars(current)}


def current_sha256(connection: Connection, delivered: Delivered) -> str | None:
    """The checksum of the file that holds now for this table, sender and quarter."""
    return connection.scalar(select(deliveries.c.sha256).where(_current(delivered)))


def record(connection: Connection, delivered: Delivered, receipt: Receipt, counts: Counts) -> Entry:
    """List a delivery, and mark the one whose place it takes."""
    entry = Entry(_next_number(connection), _next_moment(connection, receipt.received_at))
    taken_over = {"replaced_by": entry.number, "replaced_at": entry.moment}
    connection.execute(update(deliveries).where(_current(delivered)).values(taken_over))
    values = {
        "id": entry.number,
        "tabel": delivered.table,
        "sender": delivered.sender,
        "quarter": delivered.quarter,
        "file_name": receipt.file_name,
        "sha256": receipt.sha256,
        "received_at": entry.moment,
        "received_by": receipt.received_by,
        "rows": counts.rows,
        "rows_new": counts.new,
        "rows_changed": counts.changed,
        "rows_unchanged": counts.unchanged,
        "rows_gone": counts.gone,
    }
    connection.execute(insert(deliveries).values(values))
    return entry


def warn(connection: Connection, delivered: Delivered, entry: Entry) -> pl.DataFrame:
    """Run the checks across tables over one delivery and keep what they found.

    Columns: check, count, text, which starts with the count.
    """
    found = warnings(connection, delivered).group_by("check", maintain_order=True)
    told = found.agg(pl.col("count").sum(), pl.col("text").first())
    kept = told.select(pl.lit(entry.number, pl.Int64).alias("delivery"), "check", "count")
    append(connection, delivery_warnings, kept)
    number = pl.col("count").map_elements(_dutch, pl.String)
    return told.with_columns(text=number + " " + pl.col("text"))


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _next_moment(connection: Connection, received_at: datetime | None) -> datetime:
    """Later than any delivery before it, so that history has an order."""
    last = connection.scalar(select(func.max(deliveries.c.received_at)))
    asked = received_at or datetime.now(UTC).replace(tzinfo=None)
    return asked if last is None or asked > last else last + _TICK


def _next_number(connection: Connection) -> int:
    return (connection.scalar(select(func.max(deliveries.c.id))) or 0) + 1


def _current(delivered: Delivered) -> ColumnElement[bool]:
    return and_(
        deliveries.c.tabel == delivered.table,
        deliveries.c.sender == delivered.sender,
        deliveries.c.quarter == delivered.quarter,
        deliveries.c.replaced_by.is_(None),
    )
