"""What local teams report: by quarter, with of how many municipalities there are numbers."""

from dataclasses import replace

import polars as pl

from dashboard import course, frames, words
from dashboard.scene import Scene, asked
from dashboard.show import Figure
from dashboard.tables import Table, columns
from data.quarters import quarter_label
from queries.selection import Selection


def figure(scene: Scene, key: str, source: str) -> Figure:
    """The course of a KPI that municipalities report; open points where not all of them did.

    A number that one of them left out is not there, rather than 0: a total may lack a place.
    """
    plain = course.figure(scene, key, source)
    found = asked(scene, [key], ["kwartaal", "gemeente"], scene.course)
    total = len(scene.focus.places)
    shown = beside(plain.data, reporting(found), total)
    rows = beside(plain.table.frame, reporting(found), total)
    counted = columns(("gemeenten", "Gemeenten met een cijfer", "aantal"))
    return replace(
        plain,
        data=shown.drop("gemeenten"),
        alt=f"{plain.alt} {in_words(rows, total)}",
        table=Table(plain.table.name, rows, (*plain.table.columns, *counted)),
    )


def reporting(found: pl.DataFrame) -> pl.DataFrame:
    """By quarter of how many municipalities there is a figure: kwartaal (label), gemeenten."""
    counted = found.group_by("kwartaal").agg(gemeenten=pl.col("waarde").is_not_null().sum())
    return counted.with_columns(kwartaal=frames.quarter_labels(counted["kwartaal"]))


def beside(rows: pl.DataFrame, counted: pl.DataFrame, total: int) -> pl.DataFrame:
    """Rows of a course with gemeenten; what lacks a municipality may still change."""
    joined = rows.join(counted, on="kwartaal", how="left", maintain_order="left")
    lacking = pl.col("gemeenten") < total
    return joined.with_columns(voorlopig=pl.col("voorlopig") | lacking.fill_null(value=False))


def in_words(rows: pl.DataFrame, total: int) -> str:
    """Of how many municipalities there are figures in each quarter."""
    known = rows.drop_nulls("waarde")
    lacking = known.filter(pl.col("gemeenten") < total).select("kwartaal", "gemeenten")
    if known.is_empty():
        return ""
    if lacking.is_empty():
        return f"Cijfers van {of_all(total, total)}."
    said = [f"{quarter} van {count}" for quarter, count in lacking.iter_rows()]
    return f"Niet van alle {total} gemeenten zijn er cijfers: {words.listed(said)}."


def of_all(count: int, total: int) -> str:
    """ "8 van de 10 gemeenten"; of one alone "de ene gekozen gemeente"."""
    return "de gekozen gemeente" if count == total == 1 else f"{count} van de {total} gemeenten"


def reporters(scene: Scene, key: str, over: Selection) -> frozenset[str]:
    """The municipalities of which there is a figure in a selection of one quarter."""
    found = asked(scene, [key], ["gemeente"], over).drop_nulls("waarde")
    return frozenset(found["gemeente"])


def same_reporters(scene: Scene, key: str) -> bool:
    """Whether the focus quarter and the start count the same municipalities."""
    first = replace(scene.focus, first=scene.view.first, last=scene.view.first)
    return reporters(scene, key, scene.focus) == reporters(scene, key, first)


def reported(scene: Scene, key: str) -> str:
    """Of how many of the chosen municipalities the focus quarter has figures."""
    count, total = len(reporters(scene, key, scene.focus)), len(scene.focus.places)
    quarter = quarter_label(scene.view.last)
    if not count:
        return f"Over {quarter} leverde geen gemeente cijfers van lokale teams."
    return f"Lokale teams: over {quarter} zijn er cijfers van {of_all(count, total)}."
