"""Page Crisis: how many, when, who reports, how fast, how solved, where."""

from collections.abc import Sequence
from typing import Any

import polars as pl
import streamlit as st

from dashboard import (
    cell_charts,
    charts,
    course,
    drill,
    frames,
    league,
    names,
    splits,
    tilemap,
    words,
)
from dashboard.scene import Scene, account, asked, described
from dashboard.show import Figure, show_side_by_side
from dashboard.splits import Split
from dashboard.tables import Table, columns
from data.quarters import quarter_label
from data.regions import municipality_names
from queries.conclusions import MIN_CASES
from queries.crisis import ACUTE_TARGET, URGENT_TARGET
from queries.periods import STATUSES

SOURCE = "meldingen van de crisislijn"
REPORTER = Split("melder", "categorie", "Melder", names.MELDER)
MONTHLY = "Crises per maand"
MOMENTS = "Crises naar dag en dagdeel"
PER_THOUSAND = "Crises per 1.000 jeugdigen"
_COUNTED = (("waarde", "Crises", "aantal"), ("status", "Status", "tekst"))
PLACE_COLUMNS = columns(
    ("naam", "Gemeente", "tekst"),
    ("waarde", "Per 1.000 jeugdigen", "getal"),
    ("n", "Crises", "aantal"),
    ("status", "Status", "tekst"),
)
SOLUTION = Split("afhandeling", "categorie", "Oplossing", names.AFHANDELING)


def draw(scene: Scene) -> None:
    _how_many(scene)
    _who_and_when(scene)
    _how_fast(scene)
    _how_solved(scene)
    _where_and_by_whom(scene)


def _how_many(scene: Scene) -> None:
    st.header("Hoeveel crises zijn er?", anchor=False)
    _pair(scene, ["crises"], [course.figure(scene, "crises", SOURCE), months(scene)])


def _who_and_when(scene: Scene) -> None:
    st.header("Wie meldt, en wanneer?", anchor=False)
    reporters = splits.figure(scene, "crises", REPORTER, "Crises naar melder", SOURCE)
    _pair(scene, ["crises"], [reporters, moments(scene)])


def _how_fast(scene: Scene) -> None:
    st.header("Hoe snel is er hulp?", anchor=False)
    acute = course.against_norm(scene, "acuut", "binnen 60 minuten", ACUTE_TARGET, SOURCE)
    urgent = course.against_norm(scene, "spoedeisend", "binnen 24 uur", URGENT_TARGET, SOURCE)
    _pair(scene, ["binnen_norm"], [acute, urgent])
    median = course.figure(scene, "reactietijd", SOURCE)
    at_once = course.figure(scene, "in_een_keer_goed", SOURCE)
    _pair(scene, ["reactietijd", "in_een_keer_goed"], [median, at_once])


def _how_solved(scene: Scene) -> None:
    st.header("Hoe wordt een crisis opgelost?", anchor=False)
    solutions = splits.figure(scene, "crises", SOLUTION, "Crises naar oplossing", SOURCE)
    at_home = course.figure(scene, "dicht_bij_huis", SOURCE)
    _pair(scene, ["crises", "dicht_bij_huis"], [solutions, at_home])


def _where_and_by_whom(scene: Scene) -> None:
    st.header("Waar, en door wie?", anchor=False)
    admitted = league.figure(scene, "opname", SOURCE)
    _pair(scene, ["crises_per_1000", "opname"], [places(scene), admitted])
    handlers = league.figure(scene, "crises", SOURCE, by="organisatie")
    in_time = league.figure(scene, "binnen_norm", SOURCE, by="organisatie")
    _pair(scene, ["crises", "binnen_norm"], [handlers, in_time])


def _pair(scene: Scene, keys: Sequence[str], figures: Sequence[Figure]) -> None:
    show_side_by_side(figures, lambda figure: account(scene, keys, SOURCE, figure.status))


def months(scene: Scene) -> Figure:
    """Crises a month over the quarters of the view."""
    rows = month_rows(asked(scene, ["crises"], ["maand"], scene.course))
    busiest = _largest(rows)
    title = (
        f"Drukste maand: {busiest['periode']}, {busiest['tekst']} crises" if busiest else MONTHLY
    )
    return described(
        scene,
        rows,
        SOURCE,
        key="maanden",
        title=title,
        spec=charts.columns_over_time(),
        data=rows.select("periode", "volgorde", "waarde", "voorlopig", "tekst", "status"),
        alt=f"Kolommen: crises per maand, {words.span(scene.view.first, scene.view.last)}; "
        "lichter is voorlopig.",
        table=Table(MONTHLY, rows, columns(("periode", "Maand", "tekst"), *_COUNTED)),
    )


def month_rows(figures: pl.DataFrame) -> pl.DataFrame:
    """The months in order of time, with the columns of `charts.columns_over_time`."""
    sorted_ = figures.sort("categorie")
    months = [words.month_words(parse_month(each)) for each in sorted_["categorie"]]
    rows = sorted_.with_columns(
        periode=pl.Series(months, dtype=pl.String),
        volgorde=pl.int_range(pl.len()),
        voorlopig=pl.col("status") == STATUSES[0],
    )
    return frames.texts(rows, "waarde", "aantal", "tekst")


def parse_month(category: str) -> int:
    """The month index of "2022-09"."""
    year, month = category.split("-")
    return int(year) * 12 + int(month) - 1


def moments(scene: Scene) -> Figure:
    """Crises over the quarters of the view by weekday and part of the day."""
    rows = moment_rows(asked(scene, ["crises"], ["weekdag_dagdeel"], scene.course))
    busiest = _largest(rows)
    title = MOMENTS
    if busiest:
        when = f"{names.DAY_WORDS[busiest['dag']]} {busiest['rij']}"
        title = f"Het drukst op {when}: {busiest['tekst']} crises"
    return described(
        scene,
        rows,
        SOURCE,
        key="momenten",
        title=title,
        spec=cell_charts.heat_map(names.DAYS, names.DAYPART_ROWS),
        data=rows.select("kolom", "rij", "waarde", "donker", "tekst"),
        alt="Crises naar weekdag en dagdeel (overdag 8-17, avond 17-22, nacht 22-8 uur), "
        f"{words.span(scene.view.first, scene.view.last)}; donkerder is meer.",
        table=Table(
            MOMENTS,
            rows,
            columns(("kolom", "Dag", "tekst"), ("rij", "Dagdeel", "tekst"), *_COUNTED),
        ),
    )


def moment_rows(figures: pl.DataFrame) -> pl.DataFrame:
    """Office hours and weekend days in one row: day, evening, night (`cell_charts.heat_map`)."""
    split = pl.col("categorie").str.split("|").list
    day = split.get(0).cast(pl.Int32)
    rows = (
        figures.with_columns(dag=day, rij=split.get(1).replace_strict(names.DAYPARTS))
        .group_by("dag", "rij")
        .agg(pl.col("waarde").sum(), pl.col("status").first())
        .sort("dag", "rij")
    )
    kolom = pl.col("dag").replace_strict(dict(enumerate(names.DAYS)), return_dtype=pl.String)
    return frames.texts(frames.dark(rows.with_columns(kolom=kolom)), "waarde", "aantal", "tekst")


def places(scene: Scene) -> Figure:
    """The tile map: crises per 1,000 youths in the focus quarter."""
    figures = asked(scene, ["crises_per_1000", "crises"], ["gemeente"])
    rows = place_rows(figures)
    highest = _largest(rows)
    title = PER_THOUSAND
    # A place of few cases heads no title: its rate is mostly chance.
    if highest and highest["n"] >= MIN_CASES:
        title = f"Naar verhouding de meeste crises: {highest['naam']}, {highest['tekst']} per 1.000"
    return described(
        scene,
        figures,
        f"{SOURCE}; bevolking",
        key="gemeenten",
        title=title,
        spec=tilemap.tile_map("Per 1.000"),
        data=rows.select(
            *("kolom", "rij", "naam", "waarde", "donker", "tekst"),
            pl.col("n").cast(pl.Int64).cast(pl.String).fill_null(words.MISSING),
        ),
        alt=f"Kaart met een vak per gemeente: {PER_THOUSAND.lower()} op jaarbasis in "
        f"{quarter_label(scene.view.last)}; donkerder is meer.",
        table=Table(PER_THOUSAND, rows.drop_nulls("status").sort("naam"), PLACE_COLUMNS),
        drill=drill.into(scene.view, scene.source.choices, "gemeente", rows["naam"], "een vak"),
    )


def place_rows(figures: pl.DataFrame) -> pl.DataFrame:
    """A row for every municipality of today (`tilemap.tile_map`); null where not in the view."""
    rates = figures.filter(pl.col("kpi") == "crises_per_1000")
    counts = figures.filter(pl.col("kpi") == "crises").select("gemeente", n="waarde")
    rows = tilemap.places().join(rates, on="gemeente", how="left")
    rows = rows.join(counts, on="gemeente", how="left")
    named = frames.named(rows, "gemeente", municipality_names())
    return frames.texts(frames.dark(named), "waarde", "per 1.000", "tekst")


def _largest(rows: pl.DataFrame) -> dict[str, Any] | None:
    """The row with the largest value, where any has one."""
    known = rows.drop_nulls("waarde")
    return known.sort("waarde").row(-1, named=True) if len(known) else None
