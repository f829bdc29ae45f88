"""Deliveries into the store: each whole in one transaction, or refused whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

import polars as pl
from sqlalchemy import Connection

from data import findings, schema
from data.codes import ORGANISATIES
from data.contract import CONTRACTS
from data.examining import Examined, Progress, acceptable, examine
from data.moments import local_today
from data.naming import Delivered, delivery_of
from data.outcome import LOADED, REFUSED, SOUND, UNCHANGED, Outcome, Warned
from data.packing import Rows
from data.receipts import (
    Receipt,
    current_sha256,
    known_organisations,
    record,
    warn,
)
from data.replacing import Counts, compare, conflicts, exchange
from data.store import Store, held, reading, writing
from data.unpacking import Refused, Source, sources

_RANK = {table: rank for rank, table in enumerate(CONTRACTS)}


@dataclass(frozen=True)
class _Terms:
    """What holds for every file of one call."""

    received_by: str
    received_at: datetime | None
    today: date
    progress: Progress


def deliver(
    store: Store,
    paths: Iterable[Path | str],
    *,
    received_by: str,
    sender: str | None = None,
    quarter: int | None = None,
    received_at: datetime | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> list[Outcome]:
    """Store what lies at the paths (files, folders, zips), each delivery on its own.

    A refused one changes nothing and does not stop the others. `sender` and `quarter` go before
    what a file's name says. `received_at` (UTC; now where None) is from when the rows are known.
    `progress` hears of each stage in Dutch, with how much is done of how much.
    """
    terms = _Terms(received_by, received_at, today or local_today(), progress or _unheard)
    return _each(paths, sender, quarter, partial(_deliver_one, store, terms))


def deliver_history(
    store: Store, folder: Path, *, received_by: str, progress: Progress | None = None
) -> list[Outcome]:
    """Deliver the folders named after a date below `folder`, each as received at noon that day."""
    outcomes = []
    with held(store) as kept_open:
        for day in sorted(each for each in folder.iterdir() if each.is_dir()):
            noon = datetime.combine(date.fromisoformat(day.name), time(12))
            outcomes += deliver(
                kept_open, [day], received_by=received_by, received_at=noon, progress=progress
            )
    return outcomes


def check(
    store: Store | None,
    paths: Iterable[Path | str],
    *,
    sender: str | None = None,
    quarter: int | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> list[Outcome]:
    """What `deliver` would find, storing nothing; without a store, beside an empty one.

    Organisations of one file are known to the next, as they would be once stored.
    """
    day, told = today or local_today(), progress or _unheard
    added: dict[str, str] = {}
    return _each(paths, sender, quarter, partial(_check_one, store, added, day, told))


def _each(
    paths: Iterable[Path | str],
    sender: str | None,
    quarter: int | None,
    handle: Callable[[Source, Delivered], Outcome],
) -> list[Outcome]:
    outcomes = []
    for source in _in_order(sources(map(Path, paths)), sender, quarter):
        delivered = None
        try:
            if source.refusal:
                raise Refused(source.refusal)
            delivered = delivery_of(source.name, sender, quarter)
            outcomes.append(handle(source, delivered))
        except Refused as refusal:
            outcomes.append(_refused(source.name, delivered, findings.whole_file(str(refusal))))
    return outcomes


def _in_order(found: Iterable[Source], sender: str | None, quarter: int | None) -> list[Source]:
    """Places as they were met; within one by quarter, and what others refer to first.

    Organisations go before all: a later quarter's file may name a sender of an earlier one.
    """
    places: dict[str, int] = {}

    def rank(source: Source) -> tuple[int, bool, int, int]:
        place = places.setdefault(source.place, len(places))
        try:
            delivered = delivery_of(source.name, sender, quarter)
        except Refused:
            return place, False, 0, 0
        later = delivered.table != schema.organisaties.name
        return place, later, delivered.quarter, _RANK[delivered.table]

    return sorted(found, key=rank)


def _deliver_one(store: Store, terms: _Terms, source: Source, delivered: Delivered) -> Outcome:
    with reading(store) as connection:
        organisations = known_organisations(connection)
        delivered = acceptable(delivered, organisations, terms.today)
        holding = current_sha256(connection, delivered)
    examined = examine(source, delivered, organisations, holding, terms.today, terms.progress)
    if examined.rows is None:
        return _not_stored(source, delivered, examined)
    stage, count = f"{source.name} opslaan", len(examined.rows)
    terms.progress(stage, 0, count)
    receipt = Receipt(source.name, examined.sha256, terms.received_by, terms.received_at)
    with writing(store) as connection:
        outcome = _store(connection, delivered, examined.rows, receipt)
    terms.progress(stage, count, count)
    return outcome


def _store(connection: Connection, delivered: Delivered, rows: Rows, receipt: Receipt) -> Outcome:
    """Put a sound delivery into the store, unless it collides with the sender's other quarters."""
    name = receipt.file_name
    if current_sha256(connection, delivered) == receipt.sha256:  # another process was first
        return Outcome(name, UNCHANGED, delivered)
    faults = conflicts(connection, delivered, rows)
    if not faults.is_empty():
        return _refused(name, delivered, faults)
    counts = compare(connection, delivered, rows)
    entry = record(connection, delivered, receipt, counts)
    exchange(connection, delivered, rows, counts, entry)
    warned = warn(connection, delivered, entry)
    return Outcome(
        name, LOADED, delivered, counts, tuple(Warned(*row) for row in warned.iter_rows())
    )


def _refused(name: str, delivered: Delivered | None, faults: pl.DataFrame) -> Outcome:
    return Outcome(name, REFUSED, delivered, faults=findings.of_file(faults, name))


def _not_stored(source: Source, delivered: Delivered, examined: Examined) -> Outcome:
    if examined.faults is None:
        return Outcome(source.name, UNCHANGED, delivered)
    return _refused(source.name, delivered, examined.faults)


def _check_one(
    store: Store | None,
    added: dict[str, str],
    today: date,
    progress: Progress,
    source: Source,
    delivered: Delivered,
) -> Outcome:
    organisations = _known(store) | added
    delivered = acceptable(delivered, organisations, today)
    examined = examine(source, delivered, organisations, None, today, progress)
    if examined.rows is None:
        return _not_stored(source, delivered, examined)
    if delivered.table == schema.organisaties.name:
        added |= {code.lower(): code for code in examined.rows.whole()["code"]}
    if store is None:
        counts = Counts(rows=len(examined.rows), new=len(examined.rows))
        return Outcome(source.name, SOUND, delivered, counts)
    with reading(store) as connection:
        if current_sha256(connection, delivered) == examined.sha256:
            return Outcome(source.name, UNCHANGED, delivered)
        return _beside_store(connection, source, delivered, examined.rows)


def _known(store: Store | None) -> dict[str, str]:
    if store is None:
        return {code: code for code in ORGANISATIES}
    with reading(store) as connection:
        return known_organisations(connection)


def _beside_store(
    connection: Connection, source: Source, delivered: Delivered, rows: Rows
) -> Outcome:
    faults = conflicts(connection, delivered, rows)
    if not faults.is_empty():
        return _refused(source.name, delivered, faults)
    counts = compare(connection, delivered, rows)
    return Outcome(source.name, SOUND, delivered, counts)


def _unheard(_: str, __: int, ___: int) -> None:
    """The progress of a call that nobody follows."""
