"""Estimates: which version counts, and what it says of a selection.

A value is given for the region, a municipality, an organisation, or both. A selection takes the
values of its own level; where none is given there, those of a level below that covers it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from queries.catalogue import CATALOGUE
from queries.cube import counted
from queries.model import Kpi
from queries.question import Question, visible_cells
from queries.selection import Grouping, Selection, by_area

Version = Literal["current", "baseline"]
# KPIs measured against the estimate of another.
ESTIMATED_BY = {"kosten_tov_raming": "kosten"}

Level = tuple[str, ...]
_REGION: Level = ()
_PLACE: Level = ("gemeente",)
_ORGANISATION: Level = ("organisatie",)
_BOTH: Level = ("gemeente", "organisatie")
_BELOW = {
    _REGION: (_PLACE, _ORGANISATION, _BOTH),
    _PLACE: (_BOTH,),
    _ORGANISATION: (_BOTH,),
    _BOTH: (),
}


def estimate(question: Question, key: str, version: Version = "current") -> pl.DataFrame:
    """The keys of the question and `outside`: the estimate of each of its cells, null where none.

    Cells without any estimate may be absent. A sum is only given where every place and
    organisation with figures has a value; a KPI that is no count has an estimate only of a single
    quarter, for exactly the place and organisation that the estimate names.
    """
    given = question.cubes.kept(
        ("estimates", key, version), lambda: versioned(question.cubes.estimates, key, version)
    )
    if CATALOGUE[key].kind != "count":
        return _exact(question, given)
    return _summed(question, CATALOGUE[key], given)


def versioned(estimates: pl.DataFrame, key: str, version: Version) -> pl.DataFrame:
    """The values that count: kwartaal, gemeente (today's code), organisatie, waarde.

    Current is, per quarter, the version that was adopted last of those that name the quarter; the
    baseline is the KPI's first version.
    """
    rows = estimates.filter(pl.col("kpi") == key).sort("vastgesteld_op", "versie")
    of_version = pl.col("versie")
    last, first = of_version.last().over("kwartaal"), of_version.first()
    counting = rows.filter(of_version == (last if version == "current" else first))
    return counting.select("kwartaal", "organisatie", "waarde", gemeente="municipality")


@dataclass(frozen=True)
class Adjustment:
    """The first quarter in which a later version than the baseline counts, and its adoption."""

    quarter: int
    adopted: date


def adjustment(estimates: pl.DataFrame, key: str) -> Adjustment | None:
    """When the estimate of a KPI was first adjusted; None while the baseline counts."""
    rows = estimates.filter(pl.col("kpi") == key).sort("vastgesteld_op", "versie")
    later = rows.filter(pl.col("versie") != pl.col("versie").first()).sort("kwartaal")
    if later.is_empty():
        return None
    return Adjustment(later["kwartaal"][0], later["vastgesteld_op"][0])


def _level(selection: Selection, by: Grouping) -> Level:
    """What the cells of a question are: the region, or of places, organisations or both."""
    place = by.place is not None or selection.municipalities is not None
    organisation = by.organisation or selection.organisations is not None
    return (*(_PLACE if place else ()), *(_ORGANISATION if organisation else ()))


def _given_at(question: Question, given: pl.DataFrame, level: Level) -> pl.DataFrame:
    """The values of exactly this level that lie in the selection."""
    at_level = [pl.col(name).is_not_null() == (name in level) for name in _BOTH]
    return _placed(given.filter(*at_level).filter(question.selection.keeps()), question)


def _placed(rows: pl.DataFrame, question: Question) -> pl.DataFrame:
    """Rows whose `plaats` stays the municipality where `gemeente` becomes the area."""
    return by_area(rows.with_columns(plaats="gemeente"), question.by.place)


def _exact(question: Question, given: pl.DataFrame) -> pl.DataFrame:
    selection, by = question.selection, question.by
    single = (
        (by.quarter or len(selection.quarters) == 1)
        and by.place != "corop"
        and (by.place is not None or _at_most_one(selection.municipalities))
        and (by.organisation or _at_most_one(selection.organisations))
    )
    found = _given_at(question, given, _level(selection, by)) if single else given.clear()
    only = pl.when(pl.len() == 1).then(pl.col("waarde").first())
    return found.group_by(by.keys).agg(only.alias("outside"))


def _at_most_one(chosen: frozenset[str] | None) -> bool:
    return chosen is None or len(chosen) == 1


def _summed(question: Question, kpi: Kpi, given: pl.DataFrame) -> pl.DataFrame:
    """The sum over the quarters; none where a quarter with figures has no estimate."""
    members = _members(question, kpi)
    each = list(dict.fromkeys([*question.by.keys, "kwartaal"]))
    level = _level(question.selection, question.by)
    found = _at_level(question, given, members, level, each)
    for below in () if _complete(question, found) else _BELOW[level]:
        lower = _at_level(question, given, members, below, each).drop_nulls("outside")
        found = pl.concat([found, lower.join(found, on=each, how="anti")])
    missing = members.select(each).unique().join(found, on=each, how="anti")
    value = pl.col("outside")
    total = pl.when(value.is_not_null().all() & (pl.len() > 0)).then(value.sum())
    return pl.concat([found, missing], how="diagonal").group_by(question.by.keys).agg(total)


def _complete(question: Question, found: pl.DataFrame) -> bool:
    """Whether every quarter has a value already, so that nothing below is needed."""
    by, selection = question.by, question.selection
    return not (by.place or by.organisation) and len(found) == len(selection.quarters)


def _members(question: Question, kpi: Kpi) -> pl.DataFrame:
    """The quarters, places and organisations with figures of a KPI."""
    seen = visible_cells(question, kpi.fact).filter(question.selection.keeps())
    figures = seen.filter(pl.col(counted(kpi, kpi.numerator)) != 0)
    return _placed(figures.select("kwartaal", "gemeente", "organisatie"), question)


def _at_level(
    question: Question, given: pl.DataFrame, members: pl.DataFrame, level: Level, each: list[str]
) -> pl.DataFrame:
    """The sums of the values of a level by quarter; null where a member has no value."""
    values = _given_at(question, given, level)
    on = ["kwartaal", *("plaats" if name == "gemeente" else name for name in level)]
    needed = members.select(list({*each, *on})).unique()
    if level == _PLACE and _level(question.selection, question.by) == _REGION:
        needed = _everywhere(question.selection)
    lacking = needed.join(values, on=on, how="anti").select(each).unique()
    sums = values.group_by(each).agg(outside=pl.col("waarde").sum())
    whole = sums.join(lacking, on=each, how="anti")
    partly = sums.join(lacking, on=each, how="semi").with_columns(outside=pl.lit(None, pl.Float64))
    return pl.concat([whole, partly])


def _everywhere(selection: Selection) -> pl.DataFrame:
    """All of today's municipalities in every quarter: what values by place must cover."""
    quarters = pl.DataFrame({"kwartaal": selection.quarters}, schema={"kwartaal": pl.Int32})
    return quarters.join(pl.DataFrame({"plaats": selection.places}), how="cross")
