"""The store: opening it, transactions, rows in and out in bulk.

DuckDB lets either one process write or many read. Connections therefore open late, close early
and wait for the file; reading connections are read-only, so that readers never wait for readers.
"""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path

import polars as pl
import pyarrow as pa
from sqlalchemy import (
    Connection,
    Executable,
    NullPool,
    Table,
    TableClause,
    column,
    create_engine,
    func,
    insert,
    inspect,
    select,
    table,
)
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from data import schema
from data.codes import ORGANISATIES
from data.regions import municipalities

DEFAULT_URL = "duckdb:///var/spoedmonitor.duckdb"
WAIT_SECONDS = 30.0
_ROWS_A_PART = 16_384
_FIRST_PAUSE = 0.01
_LONGEST_PAUSE = 0.5
_LOCKED = ("could not set lock", "different configuration", "being used by another process")
# One thread writes a million rows with half the work of two, and row groups leave memory at once.
_WRITING = {"threads": 1, "write_buffer_row_group_count": 1}
_staged_names = (f"staged_{number}" for number in count())


class StoreError(Exception):
    """The store cannot be used as asked; the message is a Dutch sentence for the user."""


class StoreBusy(StoreError):
    """Another process or transaction kept the store longer than the stated wait."""


@dataclass(frozen=True)
class Store:
    """An opened store: its file and the two ways to connect to it."""

    file: Path
    reader: Engine
    writer: Engine


def open_store(url: str = DEFAULT_URL) -> Store:
    """The store at a SQLAlchemy URL; an absent one is created with the schema of this version.

    Raises StoreError when the URL is no DuckDB file or the store has another schema version.
    """
    file = _duckdb_file(url)
    file.parent.mkdir(parents=True, exist_ok=True)
    store = Store(file, _engine(url, read_only=True), _engine(url, read_only=False))
    if not file.exists() or _is_empty(store):
        with writing(store) as connection:
            if not inspect(connection).get_table_names():
                _create(connection)
    with reading(store) as connection:
        _refuse_other_version(connection, file)
    return store


@contextmanager
def reading(store: Store, wait: float = WAIT_SECONDS) -> Iterator[Connection]:
    """A read-only connection, closed on leaving. Raises StoreBusy after `wait` seconds."""
    with _connected(store.reader, wait) as connection:
        yield connection


@contextmanager
def writing(store: Store, wait: float = WAIT_SECONDS) -> Iterator[Connection]:
    """One transaction: kept whole on leaving, undone whole on an error."""
    with _connected(store.writer, wait) as connection, connection.begin():
        yield connection


@contextmanager
def held(store: Store) -> Iterator[Store]:
    """The store kept open over many short transactions, without opening the file for each.

    Other processes wait meanwhile, so this is for filling a store that nobody looks at yet.
    """
    with _connected(store.writer, WAIT_SECONDS):
        yield replace(store, reader=store.writer)


def to_polars(connection: Connection, statement: Executable) -> pl.DataFrame:
    """The rows of a statement, fetched in bulk."""
    cursor = connection.execute(statement).cursor
    return cursor.pl()  # DuckDB's own cursor method


def append(connection: Connection, target: Table, frame: pl.DataFrame) -> None:
    """Add a frame's rows to a table; columns go by name, absent ones become null."""
    with staged(connection, frame) as source:
        rows = select(*(source.c[name] for name in frame.columns))
        connection.execute(insert(target).from_select(frame.columns, rows))


@contextmanager
def staged(
    connection: Connection, frame: pl.DataFrame, *, once: bool = False
) -> Iterator[TableClause]:
    """The frame as a relation that statements on this connection may name.

    A transaction holds every frame that was staged in it until its end. Where `once` is true,
    one statement may read the relation, and what it has read is let go.
    """
    name = next(_staged_names)
    driver = connection.connection.driver_connection
    rows = frame.to_arrow()
    driver.register(name, _read_once(rows) if once else rows)  # type: ignore[union-attr]
    try:
        yield table(name, *(column(each) for each in frame.columns))
    finally:
        driver.unregister(name)  # type: ignore[union-attr]


def _read_once(rows: pa.Table) -> pa.RecordBatchReader:
    return pa.RecordBatchReader.from_batches(rows.schema, iter(rows.to_batches(_ROWS_A_PART)))


def state(store: Store) -> str:
    """A token that differs after every change of the store; read without opening it."""
    files = (store.file, store.file.with_name(store.file.name + ".wal"))
    stats = [file.stat() for file in files if file.exists()]
    return "-".join(f"{stat.st_mtime_ns}.{stat.st_size}" for stat in stats)


def _duckdb_file(url: str) -> Path:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreError(f"Het adres van de opslag is niet te lezen: {url!r}.") from None
    if parsed.get_backend_name() != "duckdb" or not parsed.database:
        raise StoreError(
            "Deze versie bewaart haar gegevens in een DuckDB-bestand. "
            f"Verwacht is een adres als {DEFAULT_URL}."
        )
    return Path(parsed.database)


def _engine(url: str, *, read_only: bool) -> Engine:
    """Connections of one kind; values never stand in the text of an error, and so in no log."""
    # Extensions would be fetched from an outside host; everything needed is built in.
    config: dict[str, bool | int] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if not read_only:
        config |= _WRITING
    arguments = {"read_only": read_only, "config": config}
    return create_engine(url, poolclass=NullPool, connect_args=arguments, hide_parameters=True)


@contextmanager
def _connected(engine: Engine, wait: float) -> Iterator[Connection]:
    connection = _connect_patiently(engine, wait)
    try:
        yield connection
    finally:
        connection.close()


def _connect_patiently(engine: Engine, wait: float) -> Connection:
    deadline = time.monotonic() + wait
    pause = _FIRST_PAUSE
    while True:
        try:
            return engine.connect()
        except DBAPIError as error:
            if not any(sign in str(error).lower() for sign in _LOCKED):
                raise
            if time.monotonic() + pause > deadline:
                raise StoreBusy(
                    f"De opslag is al {wait:.0f} seconden bezet door een ander programma, "
                    "bijvoorbeeld een levering die nog loopt. Probeer het straks opnieuw."
                ) from None
        time.sleep(pause * random.uniform(0.5, 1.0))
        pause = min(pause * 2, _LONGEST_PAUSE)


def _is_empty(store: Store) -> bool:
    """Whether a creation that was broken off left a file without tables."""
    with reading(store) as connection:
        return not inspect(connection).get_table_names()


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    connection.execute(insert(schema.store_version).values(version=schema.VERSION))
    columns = [each.name for each in schema.municipalities.columns]
    append(connection, schema.municipalities, municipalities().select(columns))
    append(connection, schema.organisaties, _known_organisations())
    numbers = [{"kind": each.name, "last": 0} for each in schema.WRITTEN]
    connection.execute(insert(schema.item_numbers), numbers)


def _known_organisations() -> pl.DataFrame:
    """The organisations known from the start, as rows of delivery 0."""
    rows = [(code, name, kind) for code, (name, kind) in ORGANISATIES.items()]
    return pl.DataFrame(rows, schema=["code", "naam", "soort"], orient="row").with_columns(
        delivery=pl.lit(0, pl.Int64),
        known_from=pl.lit(datetime(1970, 1, 1)),
        sender=pl.lit("spoedvoorjeugd"),
        quarter=pl.lit(0, pl.Int32),
    )


def _refuse_other_version(connection: Connection, file: Path) -> None:
    if not inspect(connection).has_table(schema.store_version.name):
        raise StoreError(f"{file.name} is een DuckDB-bestand, maar geen opslag van Spoedmonitor.")
    found = connection.scalar(select(func.max(schema.store_version.c.version)))
    if found != schema.VERSION:
        raise StoreError(
            f"{file.name} is gemaakt door een andere versie van Spoedmonitor (schema {found}, "
            f"verwacht {schema.VERSION}). Bewaar het bestand onder een andere naam en laad de "
            "leveringen opnieuw in met 'spoedmonitor load', of gebruik de versie die erbij hoort."
        )
