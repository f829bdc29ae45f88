"""Random worlds: they are what senders could deliver, and they meet the edges of the KPIs."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from random import Random

import polars as pl
import pytest
from sqlalchemy import select

from data import schema
from data.contract import CONTRACTS
from data.rules import RULES, Period
from data.store import open_store, reading, to_polars
from tests.oracle.by_hand import told
from tests.oracle.drawn import FIRST, LAST_DAY, SECOND
from tests.oracle.filling import fill, typed
from tests.oracle.plain import access, follow_up, trajectories
from tests.oracle.plain.rows import Known
from tests.oracle.plain.trajectories import ended_by_merger, states
from tests.oracle.world import DATED, World, world_of

WORLDS = [world_of(Random(seed), 40) for seed in range(20)]
COLUMNS = ("sender", "quarter", "known_from", "known_until", "gemeente", "einddatum", "ggz")
RATIOS = [*trajectories.RATIOS, *follow_up.RATIOS, *access.RATIOS]


def test_rows_break_no_rule_of_a_delivery() -> None:
    for world in WORLDS:
        for tabel in DATED:
            for quarter, rows in by_quarter(world, tabel).items():
                for rule in RULES[tabel](Period(quarter, LAST_DAY)):
                    assert not rows.select(rule.broken.any()).item(), (rule.text, quarter)


def by_quarter(world: World, tabel: str) -> dict[int, pl.DataFrame]:
    found: dict[int, list] = {}
    for row in world.rows[tabel]:
        found.setdefault(row["quarter"], []).append(row)
    return {quarter: typed(tabel, rows) for quarter, rows in found.items()}


def test_a_filled_store_holds_the_rows_of_one_world(tmp_path: Path) -> None:
    store = open_store(f"duckdb:///{tmp_path}/filled.duckdb")
    fill(store, WORLDS[0])
    fill(store, WORLDS[1])
    for tabel, rows in WORLDS[1].rows.items():
        table = schema.metadata.tables[tabel].c
        names = [name for name in COLUMNS if name in table]
        with reading(store) as connection:
            stored = to_polars(connection, select(*(table[name] for name in names)))
        delivered = [tuple(row.get(name, 0) for name in names) for row in rows]
        assert Counter(stored.iter_rows()) == Counter(delivered), tabel


@pytest.mark.parametrize("moment", [None, FIRST, SECOND])
def test_a_key_is_known_once_on_every_moment(moment: datetime | None) -> None:
    owners = {
        "sender": ["sender"],
        "sender and quarter": ["sender", "quarter"],
        "quarter": ["quarter"],
        "nobody": [],
    }
    for world in WORLDS:
        for tabel in world.rows:
            key = [*owners[CONTRACTS[tabel].owner], *CONTRACTS[tabel].key]
            rows = [tuple(row[name] for name in key) for row in world.known(tabel, moment)]
            assert len(set(rows)) == len(rows), tabel


def test_every_share_is_met_between_none_and_all() -> None:
    for key in RATIOS:
        found = [told(Known(world, None), key) for world in WORLDS]
        assert any(noemer and 0 < teller != noemer for teller, noemer, *_ in found), key


def test_worlds_hold_mergers_and_what_only_looks_like_one() -> None:
    counts: Counter[str] = Counter()
    for world in WORLDS:
        known = Known(world, None)
        halves = [row for row in states(known.rows["trajecten"]) if ended_by_merger(row)]
        joined = [row for row in trajectories.trajectories(known) if len(row["names"]) == 2]
        named = {(row["traject_afzender"], row["traject_id"]) for row in known.rows["kosten"]}
        counts["one"] += len(joined)
        counts["alone"] += len(halves) - len(joined)
        counts["costs of the old half"] += sum(row["names"][0] in named for row in joined)
        counts["report of the old half"] += sum(
            row["melding_id"] is None and row["report"] is not None for row in joined
        )
    assert len(counts) == 4
    assert min(counts.values()) > 5
