"""Which deliveries changed rows since a moment, and what that did to the sums of a KPI.

A delivery closes rows and adds others at one moment, that of its receipt; so what it did to a sum
is what it added less what it closed. The database sums by quarter, place, organisation and moment.
"""

from collections.abc import Iterable
from datetime import datetime

import polars as pl
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Select,
    Table,
    and_,
    case,
    cast,
    func,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.sql import visitors

from data import schema
from data.quarters import day_number
from queries.catalogue import CATALOGUE, kpis_of
from queries.cube import Cubes
from queries.estimates import ESTIMATED_BY
from queries.model import ONE, Component, Fact, Kpi, Outside
from queries.selection import Selection

Moments = frozenset[datetime]
AT = "changed_at"
_PLACE = {"municipality": "gemeente", "organisation": "organisatie"}
_QUARTERS_A_YEAR = 4
_DAYS_A_QUARTER = 90


def moments(then: Cubes, now: Cubes, kpi: Kpi, selection: Selection) -> dict[int, Moments]:
    """By quarter the moments, after `then`, at which the KPI's own rows changed its sums.

    Of a median, a number of different values or a figure over joined rows: at which any of the
    rows it is about changed.
    """
    if not _placeable(kpi):
        return {}
    rows = now.kept(("effects", then.known_on, kpi.fact.key), lambda: _rows(then, now, kpi.fact))
    kept = pl.col("kwartaal").is_not_null()
    if selection.municipalities is not None:
        kept &= pl.col("gemeente").is_in(list(selection.municipalities))
    if selection.organisations is not None and "organisatie" in rows.columns:
        kept &= pl.col("organisatie").is_in(list(selection.organisations))
    names = list(_measures(kpi, now))
    quarter = rows.rename({kpi.moment.quarter: "kwartaal"}).filter(kept)
    sums = quarter.group_by("kwartaal", AT).agg(pl.col(names).sum())
    return _by_quarter(sums.filter(pl.any_horizontal(pl.col(names) != 0)))


def linked_moments(then: Cubes, now: Cubes, kpi: Kpi, quarter: int) -> Moments:
    """Moments at which rows changed that a KPI's rows are joined to, in the time it looks ahead."""
    if _own(kpi) == _parts(kpi):
        return frozenset()
    found: set[datetime] = set()
    last = quarter + -(-kpi.matures_after // _DAYS_A_QUARTER)
    for table in _tables(kpi.fact):
        by_quarter = _touched(then, now, table, _quarter_column(table))
        within = [at for at in by_quarter if not kpi.matures_after or quarter <= at <= last]
        found.update(*(by_quarter[at] for at in within))
    return frozenset(found)


def outside_moments(then: Cubes, now: Cubes, kpi: Kpi, quarter: int) -> Moments:
    """Moments at which what a KPI is divided by changed, where that is no sum over its fact."""
    if kpi.denominator is Outside.YOUTH_YEARS:
        years = _touched(then, now, schema.bevolking, schema.bevolking.c.jaar)
        return years.get(quarter // _QUARTERS_A_YEAR, frozenset())
    if kpi.denominator is Outside.ESTIMATE:
        table = schema.ramingen
        named = table.c.kpi == ESTIMATED_BY[kpi.key]
        return _touched(then, now, table, table.c.kwartaal, named).get(quarter, frozenset())
    return frozenset()


def _by_quarter(rows: pl.DataFrame) -> dict[int, Moments]:
    return {
        quarter: frozenset(found)
        for quarter, found in rows.group_by("kwartaal").agg(AT).iter_rows()
    }


def _rows(then: Cubes, now: Cubes, fact: Fact) -> pl.DataFrame:
    """The effects on all KPIs of a fact by quarter, place, organisation and moment."""
    kpis = [kpi for kpi in kpis_of(fact) if _placeable(kpi)]
    measures: dict[str, ColumnElement[int]] = {}
    for kpi in kpis:
        measures |= _measures(kpi, now)
    table = fact.table
    quarters = dict.fromkeys(kpi.moment.quarter for kpi in kpis)
    keys = [table.c[name] for name in (*quarters, *_PLACE) if name in table.c]
    added = _summed(keys, measures, table.c.known_from, _window(then, now, table.c.known_from))
    signed = {name: each if name in _gross(kpis) else -each for name, each in measures.items()}
    closed = _summed(keys, signed, table.c.known_until, _window(then, now, table.c.known_until))
    found = now.rows(select(union_all(added, closed).subquery()))
    return found.rename({name: dutch for name, dutch in _PLACE.items() if name in table.c})


def _summed(
    keys: list[Column],
    measures: dict[str, ColumnElement[int]],
    at: Column,
    within: ColumnElement[bool],
) -> Select:
    sums = (each.label(name) for name, each in measures.items())
    return select(*keys, at.label(AT), *sums).where(within).group_by(*keys, at)


def _window(then: Cubes, now: Cubes, at: Column) -> ColumnElement[bool]:
    """What happened after `then`, and not after `now`."""
    return and_(at > then.known_on, true() if now.known_on is None else at <= now.known_on)


def _measures(kpi: Kpi, now: Cubes) -> dict[str, ColumnElement[int]]:
    """The sums in which a change of a KPI's own rows shows, by the name of their column."""
    table, parts = kpi.fact.table, _own(kpi)
    mature: ColumnElement[bool] = true()
    if kpi.matures_after:
        mature = table.c[kpi.moment.day] <= day_number(now.as_of) - kpi.matures_after
    if not _exact(kpi):
        concerned = or_(*(part.where for part in parts)) if parts else true()
        return {_touches(kpi): func.count(case((and_(concerned, mature), ONE)))}
    return {
        f"{kpi.quarter_of}.{part.name}+{kpi.matures_after}": cast(
            func.sum(case((and_(part.where, mature), part.amount), else_=0)), BigInteger
        )
        for part in parts
    }


def _touches(kpi: Kpi) -> str:
    return f"{kpi.key}#"


def _gross(kpis: Iterable[Kpi]) -> set[str]:
    """Columns that count rows that were touched: added and closed ones alike."""
    return {_touches(kpi) for kpi in kpis}


def _exact(kpi: Kpi) -> bool:
    """Whether the KPI is made of sums over its own rows, so that effects add up to its change."""
    return kpi.kind in ("count", "ratio") and _own(kpi) == _parts(kpi)


def _parts(kpi: Kpi) -> list[Component]:
    return [part for part in (kpi.numerator, kpi.denominator) if isinstance(part, Component)]


def _own(kpi: Kpi) -> list[Component]:
    """The parts that look at nothing but columns of the KPI's own rows."""
    return [part for part in _parts(kpi) if _looks_only_at(kpi.fact.table, part)]


def _looks_only_at(table: Table, part: Component) -> bool:
    seen = [each for whole in (part.where, part.amount) for each in visitors.iterate(whole)]
    columns = [each for each in seen if each.__visit_name__ == "column"]
    literals = [each for each in columns if getattr(each, "is_literal", False)]
    return all(getattr(each, "table", None) is table or each in literals for each in columns)


def _placeable(kpi: Kpi) -> bool:
    """Whether a row itself says in which quarter it counts, and when it is mature."""
    columns = kpi.fact.table.c
    return kpi.moment.quarter in columns and (not kpi.matures_after or kpi.moment.day in columns)


def _tables(fact: Fact) -> list[Table]:
    """The tables with a history that a fact's rows are joined to, its own included."""
    found = (each for each in visitors.iterate(fact.source(None)) if isinstance(each, Table))
    return list(dict.fromkeys(each for each in found if "known_from" in each.c))


def _quarter_column(table: Table) -> Column:
    """The quarter in which rows of a table happened, else that in which they were delivered."""
    for kpi in CATALOGUE.values():
        if kpi.fact.table is table and kpi.moment.quarter in table.c:
            return table.c[kpi.moment.quarter]
    return table.c.quarter


def _touched(
    then: Cubes, now: Cubes, table: Table, column: Column, *which: ColumnElement[bool]
) -> dict[int, Moments]:
    """By the value of a column the moments at which rows of a table were added or closed."""

    def make() -> dict[int, Moments]:
        parts = [
            select(column.label("kwartaal"), at.label(AT)).where(_window(then, now, at), *which)
            for at in (table.c.known_from, table.c.known_until)
        ]
        rows = now.rows(select(union_all(*parts).subquery()).distinct())
        return _by_quarter(rows.drop_nulls())

    return now.kept(("touched", then.known_on, table.name, column.name), make)
