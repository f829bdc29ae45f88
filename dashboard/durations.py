"""Durations with those that still run: how long half takes, how many are still without."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import polars as pl

from dashboard import scene as scenes
from dashboard import waiting, waiting_charts, words, years
from dashboard.scene import Scene, described
from dashboard.show import Figure
from dashboard.tables import Table, columns
from dashboard.workbook import Account
from queries.cube import Cubes
from queries.protection import Audience
from queries.scope import EVERYONE
from queries.selection import Selection
from queries.survival import DURATIONS, SHOWN_AT, survival

_ANSWERS_KEPT = 256

Row = Mapping[str, Any]


def asked(scene: Scene, key: str, over: Selection, by: Sequence[str] = ()) -> pl.DataFrame:
    """The durations of a selection (columns of queries.survival)."""
    return _asked(scene.source.cubes, key, over, tuple(by), scene.audience)


@lru_cache(_ANSWERS_KEPT)
def _asked(
    cubes: Cubes, key: str, over: Selection, by: tuple[str, ...], audience: Audience
) -> pl.DataFrame:
    return survival(cubes, key, over, by, audience=audience, viewer=EVERYONE)


def account(scene: Scene, key: str, source: str, status: str) -> Account:
    """How the file of a figure of durations accounts for it."""
    told = {DURATIONS[key].label: DURATIONS[key].meaning}
    return replace(scenes.account(scene, [], source, status), definitions=told)


def by_year(scene: Scene, key: str) -> list[Row]:
    """The durations of each year of the view, with `jaar`, its name."""
    return [
        asked(scene, key, each.over).row(0, named=True) | {"jaar": each.name}
        for each in years.covered(scene)
    ]


def median(scene: Scene, key: str, source: str, label: str) -> Figure:
    """The day on which half was over, by quarter of the start."""
    rows = median_rows(asked(scene, key, scene.course, ["kwartaal"]))
    name = f"mediaan-{key}"
    return waiting.drawn(scene, rows, source, name, label, "dagen", still=waiting.RUNS)


def median_rows(found: pl.DataFrame) -> pl.DataFrame:
    """The columns of `waiting_charts.COLUMNS` and wachtend, from durations by quarter.

    Those that run are named where half has not ended yet; elsewhere they are in the median.
    """
    runs = pl.when(pl.col("mediaan").is_null()).then(pl.col("aantal") - pl.col("afgelopen"))
    nothing = pl.lit(None, pl.Float64)
    figures = found.with_columns(
        waarde="mediaan", noemer="aantal", wachtend=runs.fill_null(0), vergelijking=nothing
    )
    return waiting.quarter_rows(figures.with_columns(teller=nothing), "dagen", still=waiting.RUNS)


def still_without(scene: Scene, key: str, source: str, label: str) -> Figure:
    """The part that is still without after three, six and twelve months, by year of the start."""
    found = by_year(scene, key)
    rows = moment_rows(found)
    spans = years.in_words(years.covered(scene))
    return described(
        scene,
        pl.DataFrame(found).select("status"),
        source,
        key=f"momenten-{key}",
        title=moment_title(label, found),
        spec=waiting_charts.moments(len(rows)),
        data=rows.select(waiting_charts.MOMENT_COLUMNS),
        alt=f"Staven: {words.running(label)} na 3, 6 en 12 maanden. Tussen haakjes hoeveel er zo "
        f"lang zijn gevolgd; gestippeld wacht nog. {spans}",
        table=_table(label, rows),
    )


def moment_rows(found: Sequence[Row]) -> pl.DataFrame:
    """The columns of `waiting_charts.MOMENT_COLUMNS`, moment by moment; from `by_year`."""
    rows = [row for months in SHOWN_AT for row in _at_moment(found, months)]
    schema = pl.Schema({"waarde": pl.Float64, "gevolgd": pl.Int64, "aantal": pl.Int64})
    return pl.DataFrame(rows, schema_overrides=schema)


def _at_moment(found: Sequence[Row], months: int) -> list[Row]:
    known = [row for row in found if row[f"nog_na_{months}"] is not None]
    return [_moment_row(row, months, row is known[-1] if known else False) for row in found]


def _moment_row(row: Row, months: int, newest: bool) -> Row:
    value, followed = row[f"nog_na_{months}"], row[f"gevolgd_{months}"]
    said = _said(value, followed or 0)
    return {
        "moment": f"na {months} maanden",
        "jaar": row["jaar"],
        "waarde": value,
        "van": None if value is not None else 0.0,
        "tot": None if value is not None else 1.0,
        "tekst": f"{row['jaar']}: {said}",
        "uitleg": said,
        "nieuwste": newest,
        "gevolgd": followed,
        "aantal": row["aantal"],
        "status": row["status"],
    }


def _said(value: float | None, followed: int) -> str:
    if value is None:
        return f"wacht nog ({followed})"
    return f"{words.percentage(value, 1)} ({words.number(followed)})"


def moment_title(label: str, found: Sequence[Row]) -> str:
    """The first year beside the latest, at the longest moment that two years have."""
    for months in reversed(SHOWN_AT):
        known = [row for row in found if row[f"nog_na_{months}"] is not None]
        if len(known) > 1 or (known and len(found) == 1):
            said = [_in_year(row, months) for row in years.ends(known)]
            return f"Na {months} maanden {words.running(label)}: {words.listed(said)}"
    return label


def _in_year(row: Row, months: int) -> str:
    return f"{words.percentage(row[f'nog_na_{months}'], 1)} in {row['jaar']}"


def _table(label: str, rows: pl.DataFrame) -> Table:
    return Table(
        label,
        rows,
        columns(
            ("moment", "Moment", "tekst"),
            ("jaar", "Jaar van het programma", "tekst"),
            ("waarde", label, "aandeel"),
            ("gevolgd", "Zo lang gevolgd", "aantal"),
            ("aantal", "Van", "aantal"),
            ("status", "Status", "tekst"),
        ),
    )
