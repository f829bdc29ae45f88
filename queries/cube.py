"""One statement a fact (x one breakdown): the database counts, and only cells come out.

A cell is quarter x municipality x organisation (x category). Cells have columns kwartaal (Int32),
gemeente (today's code), organisatie, categorie where broken down, then whole-number sums.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import RLock
from typing import TypeVar

import polars as pl
from sqlalchemy import BigInteger, ColumnElement, Select, Table, and_, case, cast, func, select

from data import schema
from data.known import known
from data.quarters import day_number
from data.store import Store, reading, to_polars
from queries.catalogue import kpis_of
from queries.model import MONTH, ONE, Component, Fact, Kpi
from queries.periods import Deliveries, as_of_date, status_frame

Kept = TypeVar("Kept")


@dataclass(frozen=True, eq=False)
class Cubes:
    """Everything aggregated for one state of the store; cells are built when first asked for.

    known_on is UTC, naive; None is now. Safe to share between threads.
    """

    store: Store
    as_of: date
    known_on: datetime | None
    deliveries: Deliveries
    population: pl.DataFrame
    estimates: pl.DataFrame
    _kept: dict = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)

    @property
    def status(self) -> pl.DataFrame:
        """Columns tabel, kwartaal, status over the programme."""
        return status_frame(self.deliveries, self.as_of)

    def kept(self, key: tuple, make: Callable[[], Kept]) -> Kept:
        """What is kept under this key, made when first asked for."""
        # Looked up before locking: what is kept must not wait for what is being made.
        if key not in self._kept:
            with self._lock:
                if key not in self._kept:
                    self._kept[key] = make()
        return self._kept[key]

    def rows(self, statement: Select) -> pl.DataFrame:
        with reading(self.store) as connection:
            return to_polars(connection, statement)


def open_cubes(store: Store, as_of: date | None = None, known_on: datetime | None = None) -> Cubes:
    """The cubes at an as-of date (default: end of the last delivered quarter), as known on."""
    with reading(store) as connection:
        delivered = to_polars(connection, _deliveries(known_on))
        population = to_polars(connection, _known_rows(schema.bevolking, known_on))
        estimates = to_polars(connection, _known_rows(schema.ramingen, known_on))
    deliveries = Deliveries.of(delivered.iter_rows())
    return Cubes(
        store, as_of or as_of_date(deliveries), known_on, deliveries, population, estimates
    )


def _deliveries(known_on: datetime | None) -> Select:
    table = schema.deliveries.c
    statement = select(table.tabel, table.sender, table.quarter).distinct()
    return statement if known_on is None else statement.where(table.received_at <= known_on)


def _known_rows(table: Table, known_on: datetime | None) -> Select:
    return select(table).where(known(table, known_on))


@dataclass(frozen=True, eq=False)
class _Measure:
    """One sum of the statement, and the date that gives its rows their quarter."""

    name: str
    quarter_of: str
    sum: ColumnElement[int]


def summed(kpi: Kpi) -> list[Component]:
    """The parts of a KPI that are sums over its fact."""
    if kpi.kind in ("distinct", "quantile"):
        return []
    parts = (kpi.numerator, kpi.reported, kpi.denominator)
    return [part for part in parts if isinstance(part, Component)]


def counted(kpi: Kpi, component: Component) -> str:
    """Column of the cells that holds this part of a KPI."""
    return f"{kpi.quarter_of}.{component.name}+{kpi.matures_after}"


def waiting(kpi: Kpi) -> str:
    """Column of the cells that holds how many rows are not mature yet."""
    return f"{kpi.quarter_of}.{summed(kpi)[-1].name}-{kpi.matures_after}"


def cells(cubes: Cubes, fact: Fact, breakdown: str | None = None) -> pl.DataFrame:
    """The sums of all KPIs of a fact by cell."""
    return cubes.kept(("cells", fact.key, breakdown), lambda: _cells(cubes, fact, breakdown))


def _cells(cubes: Cubes, fact: Fact, breakdown: str | None) -> pl.DataFrame:
    measures = _measures(fact, breakdown, day_number(cubes.as_of))
    splits = _splits(fact, breakdown, {measure.quarter_of for measure in measures})
    names = [fact.moments[name].quarter for name in splits]
    names += [
        "municipality",
        "organisation",
        *(each for found in splits.values() for each in found),
    ]
    keys = [fact.columns[name] for name in dict.fromkeys(names)]
    statement = (
        fact.source(cubes.known_on)
        .add_columns(*keys, *(measure.sum.label(measure.name) for measure in measures))
        .group_by(*keys)
    )
    return _unfolded(cubes.rows(statement), fact, breakdown, splits, measures)


def _measures(fact: Fact, breakdown: str | None, as_of: int) -> list[_Measure]:
    found: dict[str, _Measure] = {}
    for kpi in kpis_of(fact):
        if breakdown is None or breakdown in kpi.breakdowns:
            found |= {each.name: each for each in _measures_of(kpi, as_of)}
    return list(found.values())


def _measures_of(kpi: Kpi, as_of: int) -> list[_Measure]:
    parts = summed(kpi)
    if not kpi.matures_after:
        return [_Measure(counted(kpi, part), kpi.quarter_of, _sum(part)) for part in parts]
    mature = kpi.fact.columns[kpi.moment.day] <= as_of - kpi.matures_after
    found = [_Measure(counted(kpi, part), kpi.quarter_of, _sum(part, mature)) for part in parts]
    return [*found, _Measure(waiting(kpi), kpi.quarter_of, _sum(parts[-1], ~mature))]


def _sum(component: Component, *conditions: ColumnElement[bool]) -> ColumnElement[int]:
    """A conditional count, or a conditional sum of whole numbers in 64 bits."""
    where = and_(component.where, *conditions)
    if component.amount is ONE:
        return func.count(case((where, ONE)))
    return cast(func.sum(case((where, component.amount), else_=0)), BigInteger)


def _splits(
    fact: Fact, breakdown: str | None, quarters_of: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """By date that gives rows their quarter, in the fact's order: the columns that split them."""
    return {
        name: () if breakdown is None else fact.columns_of(moment, breakdown)
        for name, moment in fact.moments.items()
        if name in quarters_of
    }


def _category(breakdown: str, columns: Sequence[str]) -> pl.Expr:
    """The breakdown's columns as one text."""
    if breakdown != MONTH:
        return pl.concat_str(columns, separator="|")
    month = pl.col(columns[0])
    number = (month % 12 + 1).cast(pl.String).str.zfill(2)
    return pl.format("{}-{}", month // 12, number)


def _unfolded(
    rows: pl.DataFrame,
    fact: Fact,
    breakdown: str | None,
    splits: Mapping[str, Sequence[str]],
    measures: list[_Measure],
) -> pl.DataFrame:
    """Cells in which every sum stands in the quarter, and the category, of its own date."""
    parts = []
    for name, columns in splits.items():
        category = [] if breakdown is None else [_category(breakdown, columns).alias("categorie")]
        quarter = pl.col(fact.moments[name].quarter).alias("kwartaal")
        sums = [measure.name for measure in measures if measure.quarter_of == name]
        parts.append(rows.select(quarter, *_PLACED, *category, *sums))
    keys = ["kwartaal", *_PLACED_NAMES, *(["categorie"] if breakdown else [])]
    cells = pl.concat(parts, how="diagonal").drop_nulls("kwartaal")
    return cells.group_by(keys).agg(pl.all().sum()).sort(keys)


_PLACED = (pl.col("municipality").alias("gemeente"), pl.col("organisation").alias("organisatie"))
_PLACED_NAMES = ("gemeente", "organisatie")


def values(cubes: Cubes, kpi: Kpi, breakdown: str | None = None) -> pl.DataFrame:
    """The different values of a median or distinct KPI by cell, in order: columns value and n.

    For distinct KPIs the value is a number that stands for a youth in this frame only.
    """
    return cubes.kept(("values", kpi.key, breakdown), lambda: _values(cubes, kpi, breakdown))


def _values(cubes: Cubes, kpi: Kpi, breakdown: str | None) -> pl.DataFrame:
    table, value = kpi.fact.table, kpi.numerator.amount
    splits = [] if breakdown is None else list(kpi.fact.columns_of(kpi.moment, breakdown))
    quarter = table.c[kpi.moment.quarter].label("kwartaal")
    keys = [
        quarter,
        table.c.municipality,
        table.c.organisation,
        *(table.c[each] for each in splits),
    ]
    statement = (
        select(*keys, value.label("value"), func.count().label("n"))
        .where(known(table, cubes.known_on), kpi.numerator.where)
        .group_by(*keys, value)
    )
    if kpi.kind == "distinct":
        statement = _numbered(statement)
    rows = cubes.rows(statement)
    category = [] if breakdown is None else [_category(breakdown, splits).alias("categorie")]
    return rows.select("kwartaal", *_PLACED, *category, "value", "n").sort("value")


def _numbered(rows: Select) -> Select:
    """Youths as consecutive numbers: a pseudonym does not leave the database."""
    each = rows.subquery()
    number = func.dense_rank().over(order_by=each.c.value).label("value")
    return select(*(column for column in each.c if column.name != "value"), number)


def coverage(cubes: Cubes, tabel: str) -> pl.DataFrame:
    """Columns organisatie, kwartaal: quarters that a sender of this organisation delivered."""
    rows = [(each, at) for at, found in covered(cubes, tabel).items() for each in sorted(found)]
    columns = {"organisatie": pl.String, "kwartaal": pl.Int32}
    return pl.DataFrame(rows, schema=columns, orient="row")


def covered(cubes: Cubes, tabel: str) -> dict[int, frozenset[str]]:
    """The organisations of which a sender delivered the table, by quarter.

    A sender covers itself and every organisation that its known rows name.
    """
    return cubes.kept(("covered", tabel), lambda: _covered(cubes, tabel))


def _covered(cubes: Cubes, tabel: str) -> dict[int, frozenset[str]]:
    table = schema.metadata.tables[tabel]
    pairs = select(table.c.sender, table.c.organisation).distinct()
    covers: dict[str, set[str]] = {}
    for sender, organisation in cubes.rows(pairs.where(known(table, cubes.known_on))).iter_rows():
        covers.setdefault(sender, {sender}).add(organisation)
    return {
        quarter: frozenset().union(*(covers.get(each, {each}) for each in senders))
        for (name, quarter), senders in cubes.deliveries.senders.items()
        if name == tabel
    }
