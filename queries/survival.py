"""How long something lasts when part of it still runs: Kaplan-Meier, which counts those too.

A mean over what has ended hides whatever takes long. A survival curve is never shown as steps,
since each step is the date of one case: only its value after a quarter, half a year and a year,
with how many were still followed then, and the median.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.stats import CensoredData, ecdf
from sqlalchemy import ColumnElement, Select, and_, case, func

from data.quarters import day_number
from queries.crisis import CLOSED
from queries.cube import Cubes
from queries.facts import MELDINGEN, TRAJECTEN
from queries.followup import LINKED
from queries.model import Fact
from queries.protection import Audience
from queries.question import ask, visible
from queries.reports import NEXT_CRISIS_DAY
from queries.rollup import beside
from queries.scope import Viewer
from queries.selection import Selection, UnknownDimension, by_area
from queries.spine import spine

# Months at which a curve is shown, and the days that they stand for.
SHOWN_AT = {3: 91, 6: 183, 12: 365}
# With fewer still followed a value says too little, and too much about each of them.
FEWEST_AT_RISK = 10
_HALF = 0.5 + 1e-9  # a product of fractions can miss one half by a hair

SCHEMA: dict[str, pl.DataType] = {
    "kwartaal": pl.Int32(),
    "gemeente": pl.String(),
    "organisatie": pl.String(),
    "aantal": pl.Int64(),
    "afgelopen": pl.Int64(),
    "mediaan": pl.Float64(),
    **{f"nog_na_{months}": pl.Float64() for months in SHOWN_AT},
    **{f"gevolgd_{months}": pl.Int64() for months in SHOWN_AT},
    "status": pl.String(),
}


@dataclass(frozen=True, eq=False)
class Duration:
    """From one day to another: which rows of a fact, by which of its dates they are counted."""

    label: str
    meaning: str
    fact: Fact
    quarter_of: str
    where: ColumnElement[bool]
    begin: ColumnElement[int]
    end: ColumnElement[int]


DURATIONS = {
    "vervolgduur": Duration(
        label="Duur vervolghulp, de lopende meegeteld",
        meaning="Hoe lang vervolghulp duurt, geteld vanaf het kwartaal waarin zij begon. Trajecten "
        "die nog lopen tellen mee met de duur tot nu toe (Kaplan-Meier).",
        fact=TRAJECTEN,
        quarter_of="startdatum",
        where=LINKED,
        begin=TRAJECTEN.columns["start_day"],
        end=TRAJECTEN.columns["end_day"],
    ),
    "tijd_tot_herhaling": Duration(
        label="Tijd tot de volgende crisis",
        meaning="Hoe lang het na een crisis rustig blijft, geteld vanaf het kwartaal van "
        "afsluiten. Wie nog geen nieuwe crisis had, telt mee met de tijd tot nu toe "
        "(Kaplan-Meier).",
        fact=MELDINGEN,
        quarter_of="afgesloten_op",
        where=CLOSED.where,
        begin=MELDINGEN.columns["closed_day"],
        end=NEXT_CRISIS_DAY,
    ),
}


def survival(
    cubes: Cubes,
    key: str,
    selection: Selection,
    by: Sequence[str] = (),
    *,
    audience: Audience,
    viewer: Viewer,
) -> pl.DataFrame:
    """The durations of DURATIONS by cell; columns as SCHEMA, days and fractions.

    aantal began, afgelopen of these have ended; mediaan is the first day on which at most half
    still runs; nog_na_3 is the part that still runs after three months and gevolgd_3 how many had
    not ended before and were followed that long. Null where fewer than FEWEST_AT_RISK were.
    Counted up to the as-of date. Raises UnknownDimension.
    """
    question = ask(cubes, selection, by, audience, viewer)
    if question.by.breakdown is not None:
        raise UnknownDimension(question.by.breakdown)
    duration = DURATIONS[key]
    found = cubes.kept(("survival", key), lambda: _durations(cubes, duration))
    seen = visible(question, found)
    cells = spine(cubes, duration.fact, seen, selection, question.by)
    chosen = by_area(seen.filter(selection.keeps()), question.by.place)
    keys = question.by.keys
    rows = [(*key, *_curve(part)) for key, part in _parts(chosen, keys)]
    curves = pl.DataFrame(rows, schema=[*keys, *_CURVE], orient="row") if rows else None
    return _whole(beside(cells, curves, keys) if curves is not None else cells)


_CURVE = [name for name in SCHEMA if name not in ("kwartaal", "gemeente", "organisatie", "status")]


def _parts(chosen: pl.DataFrame, keys: list[str]) -> list[tuple[tuple, pl.DataFrame]]:
    if chosen.is_empty():
        return []
    return list(chosen.group_by(keys)) if keys else [((), chosen)]


def _whole(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with all columns of SCHEMA; nothing that began is a number where it could be."""
    present = [pl.col(name) if name in frame.columns else pl.lit(None) for name in SCHEMA]
    whole = frame.select(
        each.cast(kind).alias(name)
        for each, (name, kind) in zip(present, SCHEMA.items(), strict=True)
    )
    counts = ("aantal", "afgelopen")
    delivered = frame["delivered"]
    return whole.with_columns(
        pl.when(delivered).then(pl.col(counts).fill_null(0)).otherwise(pl.col(counts))
    )


def _durations(cubes: Cubes, duration: Duration) -> pl.DataFrame:
    """How often each duration occurs by cell: kwartaal, gemeente, organisatie, days, ended, n."""
    return cubes.rows(_statement(cubes, duration))


def _statement(cubes: Cubes, duration: Duration) -> Select:
    as_of, columns = day_number(cubes.as_of), duration.fact.columns
    ended = and_(duration.end.is_not(None), duration.end <= as_of)
    keys = [
        columns[duration.fact.moments[duration.quarter_of].quarter].label("kwartaal"),
        columns["municipality"].label("gemeente"),
        columns["organisation"].label("organisatie"),
        (case((ended, duration.end), else_=as_of) - duration.begin).label("days"),
        case((ended, 1), else_=0).label("ended"),
    ]
    return (
        duration.fact.source(cubes.known_on)
        .add_columns(*keys, func.count().label("n"))
        .where(duration.where, duration.begin <= as_of)
        .group_by(*keys)
    )


def _curve(rows: pl.DataFrame) -> tuple:
    """The columns of _CURVE of some durations."""
    days, ended = (rows[name].to_numpy().repeat(rows["n"]) for name in ("days", "ended"))
    curve = ecdf(CensoredData(uncensored=days[ended == 1], right=days[ended == 0])).sf
    half = curve.quantiles[curve.probabilities <= _HALF]
    at_risk = [int((days >= day).sum()) for day in SHOWN_AT.values()]
    shown = [
        float(part) if number >= FEWEST_AT_RISK else None
        for part, number in zip(curve.evaluate(list(SHOWN_AT.values())), at_risk, strict=True)
    ]
    median = float(half[0]) if len(half) and (days >= half[0]).sum() >= FEWEST_AT_RISK else None
    return (len(days), int(np.sum(ended)), median, *shown, *at_risk)
