"""The store opens late, closes early, waits for others and never keeps half a change."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest
from sqlalchemy import func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from data import schema
from data.codes import ORGANISATIES
from data.store import (
    Store,
    StoreBusy,
    StoreError,
    append,
    held,
    open_store,
    reading,
    staged,
    state,
    to_polars,
    writing,
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"duckdb:///{tmp_path}/store.duckdb")


def versions(store: Store) -> int:
    with reading(store) as connection:
        return connection.scalar(select(func.count()).select_from(schema.store_version))


def in_another_process(store: Store, body: str) -> subprocess.Popen:
    code = (
        "import os, sys, time\n"
        "from sqlalchemy import insert\n"
        "from data import schema\n"
        "from data.store import open_store, writing\n"
        f"store = open_store({f'duckdb:///{store.file}'!r})\n{body}"
    )
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def test_a_new_store_knows_the_municipalities_and_organisations(store):
    with reading(store) as connection:
        codes = to_polars(connection, select(schema.organisaties.c.code))["code"]
        delfzijl = connection.scalar(
            select(schema.municipalities.c.today).where(schema.municipalities.c.code == "0010")
        )
    assert set(codes) == set(ORGANISATIES)
    assert delfzijl == "1979"


def test_an_error_undoes_the_whole_transaction(store):
    with pytest.raises(RuntimeError), writing(store) as connection:
        connection.execute(insert(schema.store_version).values(version=1))
        raise RuntimeError
    assert versions(store) == 1


def test_the_state_differs_after_a_change_and_not_after_a_look(store):
    before = state(store)
    assert versions(store) == 1
    assert state(store) == before
    with writing(store) as connection:
        connection.execute(insert(schema.store_version).values(version=1))
    assert state(store) != before


def test_a_reader_waits_for_a_writer_in_another_process(store):
    body = (
        "with writing(store) as connection:\n"
        "    connection.execute(insert(schema.store_version).values(version=1))\n"
        "    print('held', flush=True)\n"
        "    time.sleep(0.5)\n"
    )
    with in_another_process(store, body) as process:
        assert process.stdout.readline() == "held\n"
        assert versions(store) == 2


def test_a_store_that_stays_locked_says_so(store):
    with (
        reading(store),
        pytest.raises(StoreBusy, match="bezet door een ander programma"),
        writing(store, wait=0.1),
    ):
        pass


def test_a_held_store_reads_and_writes_in_turn_and_lets_go_at_the_end(store):
    with held(store) as kept_open:
        with writing(kept_open) as connection:
            connection.execute(insert(schema.store_version).values(version=1))
        assert versions(kept_open) == 2
        with pytest.raises(StoreBusy), reading(store, wait=0.1):
            pass
    assert versions(store) == 2


def test_a_process_killed_before_the_end_leaves_nothing_behind(store):
    body = (
        "with writing(store) as connection:\n"
        "    connection.execute(insert(schema.store_version).values(version=1))\n"
        f"    os.kill(os.getpid(), {signal.SIGKILL.value})\n"
    )
    assert in_another_process(store, body).wait() == -signal.SIGKILL
    assert versions(store) == 1


def test_rows_go_in_and_out_in_bulk_with_their_types(store):
    rows = pl.DataFrame({"version": pl.Series([7, 8], dtype=pl.Int32)})
    with writing(store) as connection:
        append(connection, schema.store_version, rows)
        with staged(connection, rows.head(1)) as named:
            known = select(schema.store_version).where(
                schema.store_version.c.version.in_(select(named.c.version))
            )
            assert to_polars(connection, known).equals(rows.head(1))


def test_a_store_of_another_version_says_what_to_do(store):
    with writing(store) as connection:
        connection.execute(update(schema.store_version).values(version=999))
    with pytest.raises(
        StoreError, match=rf"schema 999, verwacht {schema.VERSION}.*spoedmonitor load"
    ):
        open_store(f"duckdb:///{store.file}")


def test_a_broken_off_creation_is_taken_up_again(tmp_path):
    file = tmp_path / "empty.duckdb"
    duckdb.connect(str(file)).close()
    assert versions(open_store(f"duckdb:///{file}")) == 1


def test_another_duckdb_file_is_not_taken_for_a_store(tmp_path):
    file = tmp_path / "other.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("create table holiday (day date)")
    with pytest.raises(StoreError, match="geen opslag van Spoedmonitor"):
        open_store(f"duckdb:///{file}")


@pytest.mark.parametrize("url", ["sqlite:///x.db", "duckdb:///", "no address", os.devnull])
def test_another_address_is_refused_in_dutch(url):
    with pytest.raises(StoreError, match="opslag|DuckDB"):
        open_store(url)


def test_a_failing_statement_does_not_show_its_values(store):
    with pytest.raises(DBAPIError) as failed, writing(store) as connection:
        connection.execute(text("select cast(:value as integer)"), {"value": "geheim"})
    assert "geheim" not in str(failed.value).partition("[SQL")[2]
