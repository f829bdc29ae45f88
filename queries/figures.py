"""The one door to a figure: cells are protected, scoped, rolled up, and only then divided."""

from collections.abc import Iterable, Sequence

import polars as pl

from queries.catalogue import CATALOGUE
from queries.cube import Cubes, counted, summed, waiting
from queries.estimates import ESTIMATED_BY, estimate
from queries.model import Component, Fact, Kpi, Outside
from queries.periods import least_final, status
from queries.population import youth_years
from queries.protection import Audience
from queries.question import Question, ask, selected_values, visible_cells
from queries.rollup import beside, distinct, in_units, median
from queries.scope import Viewer
from queries.selection import Selection, by_area
from queries.spine import spine

SCHEMA: dict[str, pl.DataType] = {
    "kpi": pl.String(),
    "kwartaal": pl.Int32(),
    "gemeente": pl.String(),
    "organisatie": pl.String(),
    "uitsplitsing": pl.String(),
    "categorie": pl.String(),
    "teller": pl.Float64(),
    "noemer": pl.Float64(),
    "waarde": pl.Float64(),
    "wachtend": pl.Int64(),
    "status": pl.String(),
}
_KEYS = ("kwartaal", "gemeente", "organisatie", "categorie")


def figures(
    cubes: Cubes,
    keys: Iterable[str],
    selection: Selection,
    by: Sequence[str] = (),
    *,
    audience: Audience,
    viewer: Viewer,
) -> pl.DataFrame:
    """The figures of these KPIs for every cell of a selection; columns as SCHEMA.

    `by` names dimensions (kwartaal, gemeente, corop, organisatie) and at most one breakdown; what
    is not named is null and means all of the selection. KPIs that cannot be split so have no rows
    (see `answerable`). teller, noemer and waarde are null where nothing was delivered; waarde also
    where noemer is 0. Shares are fractions, money is euro. Raises UnknownDimension.
    """
    question = ask(cubes, selection, by, audience, viewer)
    asked = [CATALOGUE[key] for key in keys if question.answers(CATALOGUE[key])]
    facts = {kpi.fact: [each for each in asked if each.fact is kpi.fact] for kpi in asked}
    rolled = {fact: _rolled_up(question, fact, kpis) for fact, kpis in facts.items()}
    answers = [_answer(question, kpi, rolled[kpi.fact]) for kpi in asked]
    return pl.concat([pl.DataFrame(schema=SCHEMA), *answers])


def _rolled_up(question: Question, fact: Fact, kpis: list[Kpi]) -> pl.DataFrame:
    """The spine, and beside it the sums that these KPIs need."""
    found = visible_cells(question, fact)
    frame = spine(question.cubes, fact, found, question.selection, question.by)
    needed = sorted({name for kpi in kpis for name in _columns(kpi)})
    if not needed:
        return frame
    selected = by_area(found.filter(question.selection.keeps()), question.by.place)
    keys = question.by.keys
    return beside(frame, selected.group_by(keys).agg(pl.col(needed).sum()), keys)


def _columns(kpi: Kpi) -> list[str]:
    waits = [waiting(kpi)] if kpi.matures_after else []
    return [counted(kpi, part) for part in summed(kpi)] + waits


def _answer(question: Question, kpi: Kpi, rolled: pl.DataFrame) -> pl.DataFrame:
    """The rows of one KPI, columns as SCHEMA."""
    frame = _with_outside(question, kpi, rolled)
    upper, lower, value, counts = _parts(kpi)
    # Rows can fall in a quarter that nobody delivered: a closing after the end of its delivery.
    waits = pl.col(waiting(kpi)).fill_null(0) if kpi.matures_after else pl.lit(0)
    known = counts if kpi.reported else pl.col("delivered") | counts | (waits > 0)
    if question.selection.organisations is not None and not kpi.by_organisation:
        known = pl.lit(False)
    columns = {
        **{name: pl.col(name) if name in frame.columns else pl.lit(None) for name in _KEYS},
        "kpi": pl.lit(kpi.key),
        "uitsplitsing": pl.lit(question.by.breakdown),
        "teller": pl.when(known).then(upper),
        "noemer": pl.when(known).then(lower),
        "waarde": pl.when(known).then(value),
        "wachtend": waits,
        "status": _status(question, kpi),
    }
    return frame.select(columns[name].cast(kind).alias(name) for name, kind in SCHEMA.items())


def _status(question: Question, kpi: Kpi) -> pl.Expr:
    """How final a figure is: as its own table, and as the others that it rests on."""
    own = pl.col("status")
    if not kpi.rests_on:
        return own
    if not question.by.quarter:
        each = [_status_of(question.cubes, kpi, quarter) for quarter in question.selection.quarters]
        return pl.lit(least_final(each))
    found = {at: _status_of(question.cubes, kpi, at) for at in question.selection.quarters}
    return pl.col("kwartaal").replace_strict(found, default=own, return_dtype=pl.String)


def _status_of(cubes: Cubes, kpi: Kpi, quarter: int) -> str:
    tables = [(kpi.fact.delivered_as, quarter)]
    for tabel, later in kpi.rests_on:
        tables += [(tabel, at) for at in range(quarter, quarter + later + 1)]
    return least_final(status(cubes.deliveries, tabel, at, cubes.as_of) for tabel, at in tables)


def _with_outside(question: Question, kpi: Kpi, rolled: pl.DataFrame) -> pl.DataFrame:
    """The sums, and beside them what this KPI needs that is no sum over its fact."""
    keys = question.by.keys
    if kpi.kind == "distinct":
        return beside(rolled, distinct(selected_values(question, kpi), keys), keys)
    if kpi.kind == "quantile":
        return beside(rolled, median(selected_values(question, kpi), keys), keys)
    if kpi.denominator is Outside.YOUTH_YEARS:
        return beside(rolled, youth_years(question), keys)
    if kpi.denominator is Outside.ESTIMATE:
        return beside(rolled, estimate(question, ESTIMATED_BY[kpi.key]), keys)
    return rolled


def _parts(kpi: Kpi) -> tuple[pl.Expr, pl.Expr, pl.Expr, pl.Expr]:
    """Numerator, denominator, value, and whether any row was counted, of a rolled-up row."""
    nothing = pl.lit(None, pl.Float64)
    if kpi.kind == "distinct":
        upper = pl.col("distinct").fill_null(0)
        return upper, nothing, upper, upper > 0
    if kpi.kind == "quantile":
        lower = pl.col("n").fill_null(0)
        return nothing, lower, in_units(pl.col("median"), kpi.numerator.scale), lower > 0
    upper = _amount(kpi, kpi.numerator) * kpi.times
    if kpi.kind == "count":
        present = upper if kpi.reported is None else _amount(kpi, kpi.reported)
        return upper, nothing, upper, present != 0
    if isinstance(kpi.denominator, Component):
        lower = _amount(kpi, kpi.denominator)
        counts = (upper != 0) | (lower != 0)
    else:
        lower, counts = pl.col("outside"), upper != 0
    return upper, lower, pl.when(lower != 0).then(upper / lower), counts


def _amount(kpi: Kpi, component: Component) -> pl.Expr:
    return in_units(pl.col(counted(kpi, component)).fill_null(0), component.scale)
