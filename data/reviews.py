"""What the partners write around the quarterly review, kept as history: nothing is overwritten.

An item is a row of one of ITEMS with a number of its own; changing it closes its current version
and adds the next, in one transaction. Who changes says which version they saw: where somebody else
came first, nothing is written.
"""

import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeVar, get_args

import polars as pl
from sqlalchemy import Connection, Table, and_, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from data import schema
from data.known import known
from data.store import Store, StoreError, to_polars, writing

State = Literal["gepland", "voorbereid", "gehouden", "gesloten"]
STATES: tuple[State, ...] = get_args(State)
AGENDA_STATES = ("op agenda", "vervallen")
ORIGINS = ("voorstel", "eigen")
CERTAINTIES = ("vermoeden", "vastgesteld")
ACTION_STATES = ("open", "gedaan", "vervallen")

ITEMS: dict[str, Table] = {table.name: table for table in schema.WRITTEN}
# Items that belong to the review of a quarter, and so are fixed once it is closed.
OF_REVIEW = ("agendapunten", "besluiten")

_TICK = timedelta(microseconds=1)
_CONFLICT = "conflict"
_PAUSES = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.0)  # seconds between attempts
Result = TypeVar("Result")


class Changed(StoreError):
    """Somebody else changed the item after it was read; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders heeft dit intussen gewijzigd. Er is niets overschreven: bekijk wat "
            "er nu staat en sla uw wijziging daarna opnieuw op."
        )


class Closed(StoreError):
    """The review is closed: it changes only once it was opened again, with a reason."""

    def __init__(self) -> None:
        super().__init__(
            "Dit kwartaalgesprek is gesloten. Heropen het met een reden om iets te wijzigen."
        )


def items(connection: Connection, kind: str, moment: datetime | None = None) -> pl.DataFrame:
    """The items of a kind as they were on a moment (UTC; None is now), in order of number."""
    table = ITEMS[kind]
    return to_polars(connection, select(table).where(known(table, moment)).order_by(table.c.id))


def versions(connection: Connection, kind: str, number: int) -> pl.DataFrame:
    """Every version of one item, the oldest first."""
    table = ITEMS[kind]
    found = select(table).where(table.c.id == number).order_by(table.c.known_from)
    return to_polars(connection, found)


def add(store: Store, kind: str, values: Mapping[str, Any], *, author: str) -> int:
    """Write a new item; its number. Raises Closed."""
    return _attempt(store, lambda connection: add_in(connection, kind, values, author=author))


def add_in(
    connection: Connection,
    kind: str,
    values: Mapping[str, Any],
    *,
    author: str,
    at: datetime | None = None,
) -> int:
    """`add` within the caller's transaction; `at` (UTC) is when it was written, now where None."""
    table = ITEMS[kind]
    _refuse_closed(connection, kind, values["quarter"] if kind in OF_REVIEW else None)
    number = _next_number(connection, kind)
    history = {"id": number, "known_from": at or _now(), "author": author}
    connection.execute(insert(table).values(**values, **history))
    return number


def change(
    store: Store, kind: str, number: int, seen: datetime, values: Mapping[str, Any], *, author: str
) -> None:
    """Give an item new values, unless it changed since `seen`: its known_from as it was read.

    Raises Changed or Closed; then nothing was written.
    """
    _attempt(
        store, lambda connection: change_in(connection, kind, number, seen, values, author=author)
    )


def change_in(
    connection: Connection,
    kind: str,
    number: int,
    seen: datetime,
    values: Mapping[str, Any],
    *,
    author: str,
    at: datetime | None = None,
) -> None:
    """`change` within the caller's transaction; `at` (UTC) is when, now where None."""
    table = ITEMS[kind]
    current = _end(connection, kind, number, seen, moment := at or _later(seen))
    kept = {
        name: value
        for name, value in current.items()
        if name not in ("known_from", "known_until", "author")
    }
    row = kept | dict(values) | {"known_from": moment, "author": author}
    connection.execute(insert(table).values(row))


def remove(store: Store, kind: str, number: int, seen: datetime) -> None:
    """End an item; what it was stays known. Raises Changed or Closed."""
    _attempt(store, lambda connection: _end(connection, kind, number, seen, _later(seen)))


def review_of(connection: Connection, quarter: int) -> dict[str, Any] | None:
    """The current version of a quarter's review; None where none was planned."""
    table = schema.gesprekken
    found = connection.execute(
        select(table).where(table.c.quarter == quarter, table.c.known_until.is_(None))
    )
    row = found.mappings().one_or_none()
    return None if row is None else dict(row)


def plan(store: Store, quarter: int, *, author: str) -> None:
    """Plan the review of a quarter, where there is none yet."""

    def planned(connection: Connection) -> None:
        if review_of(connection, quarter) is None:
            values = {"quarter": quarter, "state": STATES[0]}
            add_in(connection, "gesprekken", values, author=author)

    _attempt(store, planned)


def proceed(store: Store, quarter: int, seen: datetime, to: State, *, author: str) -> None:
    """Move a review one state on. Closing keeps the moment whose figures it shows from then on.

    Raises Changed, and ValueError where `to` is not the next state.
    """

    def moved(connection: Connection) -> None:
        review = _review(connection, quarter)
        if STATES.index(to) != STATES.index(review["state"]) + 1:
            raise ValueError(review["state"], to)
        values: dict[str, Any] = {"state": to}
        if to == "gesloten":
            values["known_on"] = last_delivery(connection)
        change_in(connection, "gesprekken", review["id"], seen, values, author=author)

    _attempt(store, moved)


def reopen(store: Store, quarter: int, seen: datetime, reason: str, *, author: str) -> None:
    """Open a closed review again; the reason stays with its versions. Raises Changed."""

    def reopened(connection: Connection) -> None:
        review = _review(connection, quarter)
        if review["state"] != "gesloten" or not reason.strip():
            raise ValueError(review["state"], reason)
        values = {"state": "gehouden", "known_on": None, "reason": reason.strip()}
        change_in(connection, "gesprekken", review["id"], seen, values, author=author)

    _attempt(store, reopened)


def last_delivery(connection: Connection) -> datetime | None:
    """The moment of the last delivery: figures as known then are all that were delivered so far.

    The clock would not do: a delivery still under way has an earlier moment than the clock.
    """
    return connection.scalar(select(func.max(schema.deliveries.c.received_at)))


def keep_concept(store: Store, place: str, text: str, *, author: str) -> None:
    """Keep text that is being written at a place of the pages; empty text is let go."""
    table = schema.concepten
    own = and_(table.c.place == place, table.c.author == author)

    def kept(connection: Connection) -> None:
        connection.execute(table.delete().where(own))
        if text:
            row = {"place": place, "author": author, "text": text, "written_at": _now()}
            connection.execute(insert(table).values(row))

    _attempt(store, kept)


def concepts(connection: Connection, author: str) -> dict[str, str]:
    """The text that this author was still writing, by place."""
    table = schema.concepten
    found = select(table.c.place, table.c.text).where(table.c.author == author)
    return {row.place: row.text for row in connection.execute(found)}


def _attempt(store: Store, write: Callable[[Connection], Result]) -> Result:
    """One transaction. Two at once on one row conflict; the later one starts anew, and then sees
    what the earlier wrote.
    """
    for pause in _PAUSES:
        try:
            with writing(store) as connection:
                return write(connection)
        except DBAPIError as error:
            if _CONFLICT not in str(error.orig).lower():
                raise
        time.sleep(pause * random.uniform(0.5, 1.5))
    with writing(store) as connection:
        return write(connection)


def _next_number(connection: Connection, kind: str) -> int:
    table = schema.item_numbers
    own = table.c.kind == kind
    connection.execute(update(table).where(own).values(last=table.c.last + 1))
    return connection.execute(select(table.c.last).where(own)).scalar_one()


def _end(
    connection: Connection, kind: str, number: int, seen: datetime, moment: datetime
) -> dict[str, Any]:
    """Close the current version of an item, and return it."""
    table = ITEMS[kind]
    current = and_(table.c.id == number, table.c.known_until.is_(None))
    row = connection.execute(select(table).where(current)).mappings().one_or_none()
    if row is None or row["known_from"] != seen:
        raise Changed
    _refuse_closed(connection, kind, row["quarter"] if kind in OF_REVIEW else None)
    connection.execute(update(table).where(current).values(known_until=moment))
    return dict(row)


def _refuse_closed(connection: Connection, kind: str, quarter: int | None) -> None:
    if kind not in OF_REVIEW or quarter is None:
        return
    review = review_of(connection, quarter)
    if review is not None and review["state"] == "gesloten":
        raise Closed


def _review(connection: Connection, quarter: int) -> dict[str, Any]:
    review = review_of(connection, quarter)
    if review is None:
        raise ValueError(quarter)
    return review


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _later(seen: datetime) -> datetime:
    """Now, or just after what was seen where the clock was set back."""
    return max(_now(), seen + _TICK)
