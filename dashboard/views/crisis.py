"""Page Crisis: how many, when, who reports, how fast, how solved, where."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard import charts, course, frames, names, splits, tilemap, words
from dashboard.scene import Scene, account, asked, source_line, status_of
from dashboard.show import Figure, show_side_by_side
from dashboard.splits import Split
from dashboard.tables import Table, columns
from data.quarters import quarter_label
from data.regions import municipality_names
from queries.crisis import ACUTE_TARGET, URGENT_TARGET

SOURCE = "meldingen van de crisislijn"
REPORTER = Split("melder", "categorie", "Melder", names.MELDER)
SOLUTION = Split("afhandeling", "categorie", "Oplossing", names.AFHANDELING)


def draw(scene: Scene) -> None:
    st.header("Hoeveel crises zijn er?", anchor=False)
    _pair(scene, ["crises"], [course.figure(scene, "crises", SOURCE), months(scene)])
    st.header("Wie meldt, en wanneer?", anchor=False)
    _pair(
        scene,
        ["crises"],
        [splits.figure(scene, "crises", REPORTER, "Crises naar melder", SOURCE), moments(scene)],
    )
    st.header("Hoe snel is er hulp?", anchor=False)
    _pair(
        scene,
        ["binnen_norm", "reactietijd"],
        [
            course.against_norm(scene, "acuut", "binnen 60 minuten", ACUTE_TARGET, SOURCE),
            course.against_norm(scene, "spoedeisend", "binnen 24 uur", URGENT_TARGET, SOURCE),
            course.figure(scene, "reactietijd", SOURCE),
            course.figure(scene, "in_een_keer_goed", SOURCE),
        ],
    )
    st.header("Hoe wordt een crisis opgelost?", anchor=False)
    _pair(
        scene,
        ["crises", "dicht_bij_huis"],
        [
            splits.figure(scene, "crises", SOLUTION, "Crises naar oplossing", SOURCE),
            course.figure(scene, "dicht_bij_huis", SOURCE),
        ],
    )
    st.header("Waar, en door wie?", anchor=False)
    by_organisation = Split("organisatie", "organisatie", "Organisatie", scene.source.names)
    _pair(
        scene,
        ["crises_per_1000", "crises"],
        [
            places(scene),
            splits.figure(scene, "crises", by_organisation, "Crises naar organisatie", SOURCE),
        ],
    )


def _pair(scene: Scene, keys: Sequence[str], figures: Sequence[Figure]) -> None:
    show_side_by_side(figures, lambda figure: account(scene, keys, SOURCE, figure.status))


def months(scene: Scene) -> Figure:
    """Crises a month over the quarters of the view."""
    figures = asked(scene, ["crises"], ["maand"], scene.course).sort("categorie")
    rows = figures.with_columns(
        periode=pl.Series([_month(each) for each in figures["categorie"]], dtype=pl.String),
        volgorde=pl.int_range(pl.len()),
        voorlopig=pl.col("status") == "voorlopig",
    )
    rows = frames.texts(rows, "waarde", "aantal", "tekst")
    busiest = frames.largest_first(rows).head(1)
    title = "Crises per maand"
    if not busiest.is_empty():
        title = f"Drukste maand: {busiest['periode'][0]}, {busiest['tekst'][0]} crises"
    return Figure(
        "maanden",
        title,
        charts.columns_over_time("Crises"),
        rows.select("periode", "volgorde", "waarde", "voorlopig", "tekst", "status"),
        f"Kolommen: crises per maand, {words.span(scene.view.first, scene.view.last)}; "
        "lichter is voorlopig.",
        Table("Crises per maand", rows, columns(*_PERIOD, ("waarde", "Crises", "aantal"), *_END)),
        source_line(scene, SOURCE, status_of(rows)),
        status_of(rows),
    )


_PERIOD = (("periode", "Maand", "tekst"),)
_END = (("status", "Status", "tekst"),)


def _month(category: str) -> str:
    """ "2022-09" as "sep 2022"."""
    year, month = category.split("-")
    return words.month_words(int(year) * 12 + int(month) - 1)


def moments(scene: Scene) -> Figure:
    """Crises over the quarters of the view by weekday and part of the day."""
    figures = asked(scene, ["crises"], ["weekdag_dagdeel"], scene.course)
    split = pl.col("categorie").str.split("|").list
    rows = (
        figures.with_columns(
            dag=split.get(0).cast(pl.Int32), rij=split.get(1).replace_strict(names.DAYPARTS)
        )
        .group_by("dag", "rij")
        .agg(pl.col("waarde").sum(), pl.col("status").first())
        .sort("dag", "rij")
        .with_columns(
            kolom=pl.col("dag").replace_strict(dict(enumerate(names.DAYS)), return_dtype=pl.String)
        )
    )
    rows = frames.texts(frames.dark(rows), "waarde", "aantal", "tekst")
    busiest = frames.largest_first(rows).head(1)
    title = "Crises naar dag en dagdeel"
    if not busiest.is_empty():
        day = names.DAY_WORDS[busiest["dag"][0]]
        title = f"Het drukst op {day} {busiest['rij'][0]}: {busiest['tekst'][0]} crises"
    return Figure(
        "momenten",
        title,
        charts.heat_map(names.DAYS, names.DAYPART_ROWS),
        rows.select("kolom", "rij", "waarde", "donker", "tekst"),
        "Kaart van crises naar weekdag en dagdeel (overdag 8-17, avond 17-22, nacht 22-8 uur), "
        f"{words.span(scene.view.first, scene.view.last)}; donkerder is meer.",
        Table(
            "Crises naar dag en dagdeel",
            rows,
            columns(
                ("kolom", "Dag", "tekst"),
                ("rij", "Dagdeel", "tekst"),
                ("waarde", "Crises", "aantal"),
                *_END,
            ),
        ),
        source_line(scene, SOURCE, status_of(rows)),
        status_of(rows),
    )


def places(scene: Scene) -> Figure:
    """The tile map: crises per 1,000 youths in the focus quarter."""
    figures = asked(scene, ["crises_per_1000", "crises"], ["gemeente"])
    counts = figures.filter(pl.col("kpi") == "crises").select("gemeente", n="waarde")
    rows = figures.filter(pl.col("kpi") == "crises_per_1000").join(
        counts, on="gemeente", how="left"
    )
    rows = frames.named(
        rows.join(tilemap.places(), on="gemeente"), "gemeente", municipality_names()
    )
    rows = frames.texts(frames.dark(rows), "waarde", "per 1.000", "tekst")
    highest = frames.largest_first(rows).head(1)
    title = "Crises per 1.000 jeugdigen"
    if not highest.is_empty() and highest["waarde"][0] is not None:
        most = f"{highest['naam'][0]}: {highest['tekst'][0]} per 1.000 jeugdigen"
        title = f"Naar verhouding de meeste crises in {most}"
    return Figure(
        "gemeenten",
        title,
        tilemap.tile_map("Per 1.000"),
        rows.select("kolom", "rij", "naam", "waarde", "donker", "tekst", "n"),
        "Kaart met een vak per gemeente: crises per 1.000 jeugdigen op jaarbasis in "
        f"{quarter_label(scene.view.last)}; donkerder is meer.",
        Table(
            "Crises per gemeente",
            rows.sort("naam"),
            columns(
                ("naam", "Gemeente", "tekst"),
                ("waarde", "Per 1.000 jeugdigen", "getal"),
                ("n", "Crises", "aantal"),
                *_END,
            ),
        ),
        source_line(scene, f"{SOURCE}; bevolking", status_of(rows)),
        status_of(rows),
    )
