"""What was known on a day stays the same to the cent, whatever is delivered later."""

import shutil
from datetime import date, datetime
from pathlib import Path

import polars as pl
from polars.testing import assert_frame_equal

from dashboard.commands.demo_store import DELIVERIES
from data.delivering import deliver
from data.outcome import LOADED
from data.store import Store, open_store
from queries.catalogue import CATALOGUE
from queries.comparison import compare
from queries.cube import open_cubes
from queries.figures import SCHEMA
from queries.periods import programme_until
from queries.question import BREAKDOWNS
from queries.scope import EVERYONE
from queries.selection import Selection

AUGUST = datetime(2022, 8, 1)
SPLITS = (
    [],
    ["kwartaal"],
    ["kwartaal", "gemeente", "organisatie"],
    ["corop"],
    *(["kwartaal", each] for each in sorted(BREAKDOWNS)),
)
LATER = {
    "organisaties_rigg_2022-K3.csv": "code;naam;soort\nnieuw;Nieuwe Zorg;aanbieder\n"
    "jonx;Jonx heet anders;aanbieder",
    "ramingen_rigg_2022-K3.csv": "versie;vastgesteld_op;kpi;kwartaal;waarde\n"
    "9;2022-07-01;kosten;2022-K2;1,00\n9;2022-07-01;crises;2022-K2;1,00",
    "bevolking_rigg_2022-K3.csv": "gemeente;jaar;jeugdigen;bron\n0014;2022;10;CBS",
    "kosten_nieuw_2022-K2.csv": "regel_id;gemeente;soort;maand;productcategorie;bedrag;"
    "gedeclareerd_op\nn1;0014;beschikbaarheid;2022-04;46;1234,56;2022-05-01",
}


def test_the_past_stays_to_the_cent(demo_file: Path, tmp_path: Path) -> None:
    store = open_store(f"duckdb:///{shutil.copy(demo_file, tmp_path / 'growing.duckdb')}")
    then, now = everything(store, AUGUST), everything(store, None)
    (later := tmp_path / "later").mkdir()
    deliver_later(store, later)
    assert_frame_equal(everything(store, AUGUST), then, check_exact=True)
    assert not everything(store, None).equals(now)


def everything(store: Store, known_on: datetime | None) -> pl.DataFrame:
    """Every KPI by many splits, beside its estimate and the quarter before it."""
    cubes = open_cubes(store, known_on=known_on)
    selection = Selection(*programme_until(cubes.as_of))
    found = [
        compare(cubes, CATALOGUE, selection, by, against, audience="exact", viewer=EVERYONE)
        for by in SPLITS
        for against in ("raming", "baseline", "vorig_kwartaal")
    ]
    return pl.concat(found).sort(*SCHEMA, nulls_last=True)


def deliver_later(store: Store, folder: Path) -> None:
    """Half of what was delivered in July, and a new organisation, estimate, population."""
    for file in DELIVERIES.glob("2022-07-18/*.csv"):
        lines = file.read_bytes().splitlines(keepends=True)
        (folder / file.name).write_bytes(b"".join(lines[: 1 + len(lines) // 2]))
    for name, text in LATER.items():
        (folder / name).write_text(text, encoding="utf-8")
    outcomes = deliver(store, [folder], received_by="proef", today=date(2022, 11, 1))
    assert [each.faults for each in outcomes if each.status != LOADED] == []
