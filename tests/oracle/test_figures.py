"""Random deliveries: every figure equals its plain recomputation, however it is split."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from math import isclose
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.store import Store, open_store
from queries.catalogue import CATALOGUE
from queries.comparison import estimates
from queries.cube import open_cubes
from queries.figures import figures
from queries.scope import EVERYONE
from queries.selection import Selection
from tests.oracle import plain
from tests.oracle.world import FIRST, World, as_ofs, fill, worlds

SPLITS = [
    tuple(name for name in (quarter, where, who) if name)
    for quarter, where, who in product(
        ("kwartaal", None), ("gemeente", "corop", None), ("organisatie", None)
    )
]
BREAKDOWNS = [*plain.CATEGORY, "maand"]
SLOW = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

selections = st.builds(
    lambda first, length, places, who: Selection(first, first + length, places, who),
    st.integers(2020 * 4 + 2, 2022 * 4),
    st.integers(0, 7),
    st.none() | st.frozensets(st.sampled_from(["0014", "1979", "0047"]), min_size=1),
    st.none() | st.frozensets(st.sampled_from(["accare", "jonx", "elker"]), min_size=1),
)
moments = st.sampled_from([None, FIRST])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder: Path = tmp_path_factory.mktemp("oracle")
    return open_store(f"duckdb:///{folder}/oracle.duckdb")


def cell_of(row: dict, selection: Selection) -> plain.Cell:
    """Which rows a figure is about, told by its dimensions."""
    where = row["gemeente"]
    places = selection.municipalities
    if where in plain.TODAY:
        places = frozenset({where})
    elif where is not None:
        inside = {code for code, corop in plain.TODAY.items() if corop == where}
        places = frozenset(inside if places is None else inside & places)
    who = row["organisatie"]
    return plain.Cell(
        tuple(selection.quarters) if row["kwartaal"] is None else (row["kwartaal"],),
        places,
        selection.organisations if who is None else frozenset({who}),
        row["uitsplitsing"],
        row["categorie"],
    )


def differences(found: pl.DataFrame, known: plain.Known, selection: Selection) -> Iterator[str]:
    """Every figure that is not what the plain way gives."""
    for row in found.iter_rows(named=True):
        cell = cell_of(row, selection)
        if row["uitsplitsing"] == "maand" and row["kwartaal"] is None:
            year, month = map(int, row["categorie"].split("-"))
            at = (plain.quarter(date(year, month, 1)),)
            cell = plain.Cell(at, cell.places, cell.organisations, "maand", row["categorie"])
        wanted = plain.figure(known, row["kpi"], cell)
        got = tuple(row[name] for name in ("teller", "noemer", "waarde", "wachtend"))
        if not all(map(same, got, wanted)):
            yield f"{row['kpi']} {cell}: {got}, not {wanted}"


def same(one: float | None, other: float | None) -> bool:
    """Equal to the last digit."""
    return one == other and (one is None) == (other is None)


def test_splits_are_all_combinations() -> None:
    assert len(set(SPLITS)) == 12


@SLOW
@given(worlds(), selections, as_ofs, moments)
def test_every_kpi_in_every_combination_of_dimensions(
    store: Store, world: World, selection: Selection, as_of: date | None, moment
) -> None:
    fill(store, world)
    cubes = open_cubes(store, as_of, moment)
    known = plain.Known(world, moment, as_of)
    assert cubes.as_of == known.as_of
    for by in SPLITS:
        found = figures(cubes, CATALOGUE, selection, by, audience="exact", viewer=EVERYONE)
        assert list(differences(found, known, selection)) == []
        assert nothing_missing(found, known, selection)


def nothing_missing(found: pl.DataFrame, known: plain.Known, selection: Selection) -> bool:
    """Whether the crises and costs of all cells together are those of the selection."""
    whole = plain.Cell(tuple(selection.quarters), selection.municipalities, selection.organisations)
    return all(
        isclose(found.filter(kpi=key)["teller"].sum(), plain.figure(known, key, whole)[0] or 0)
        for key in ("crises", "kosten")
    )


@SLOW
@given(worlds(), selections, st.sampled_from(SPLITS), st.sampled_from(BREAKDOWNS))
def test_every_breakdown(
    store: Store, world: World, selection: Selection, by: tuple[str, ...], breakdown: str
) -> None:
    fill(store, world)
    cubes = open_cubes(store)
    known = plain.Known(world, None, None)
    found = figures(
        cubes, CATALOGUE, selection, (*by, breakdown), audience="exact", viewer=EVERYONE
    )
    answered = {key for key, kpi in CATALOGUE.items() if breakdown in kpi.breakdowns}
    assert set(found["kpi"]) <= answered
    assert list(differences(found, known, selection)) == []


@SLOW
@given(worlds(), selections, st.sampled_from(SPLITS), st.sampled_from(["current", "baseline"]))
def test_every_estimate_of_a_count(
    store: Store, world: World, selection: Selection, by: tuple[str, ...], version: str
) -> None:
    fill(store, world)
    cubes = open_cubes(store)
    known = plain.Known(world, None, None)
    asked = {"audience": "exact", "viewer": EVERYONE}
    for key in ("kosten", "crises"):
        cells = figures(cubes, [key], selection, by, **asked)
        found = estimates(cubes, key, selection, by, version, **asked)
        dimensions = ["kwartaal", "gemeente", "organisatie"]
        beside = cells.join(found, on=dimensions, how="left", nulls_equal=True)
        for row in beside.iter_rows(named=True):
            wanted = plain.estimate(known, key, cell_of(row, selection), version)
            assert same(row["raming"], wanted), (key, row)
