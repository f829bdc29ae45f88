"""Figures beside what they are compared with: how far apart, and whether that is better.

"Previous quarter" of a selection of several quarters is the same number of quarters directly
before it; "last year" is the selection four quarters earlier. Against a window before the
programme, or one with a quarter that was not delivered, nothing is compared.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

import polars as pl

from queries.catalogue import CATALOGUE
from queries.cube import Cubes
from queries.estimates import ESTIMATED_BY, Version, estimate
from queries.figures import SCHEMA, figures
from queries.model import MONTH, Kpi
from queries.periods import PROGRAMME
from queries.protection import Audience
from queries.question import Question, ask
from queries.rollup import beside
from queries.scope import Viewer
from queries.selection import Selection
from queries.spine import quarters_delivered

Against = Literal["vorig_kwartaal", "vorig_jaar", "raming", "baseline", "norm"]
AGAINST: tuple[Against, ...] = get_args(Against)
_SIGN = {"higher": 1.0, "lower": -1.0, None: None}
_VERSIONS: dict[str, Version] = {"raming": "current", "baseline": "baseline"}
_YEAR = 4

# Differences up to this part of the value compared with count as no difference; of a share, up to
# half a percentage point.
SAME_PART = 0.005
SAME_SHARE = 0.005

_CELL = ("kwartaal", "gemeente", "organisatie", "categorie")
_COMPARED: dict[str, pl.DataType] = {
    "vergelijking": pl.Float64(),
    "vergelijking_n": pl.Float64(),
}
_OTHER = {name: SCHEMA[name] for name in ("kpi", *_CELL)} | _COMPARED


def compare(
    cubes: Cubes,
    keys: Iterable[str],
    selection: Selection,
    by: Sequence[str],
    against: Against,
    *,
    audience: Audience,
    viewer: Viewer,
) -> pl.DataFrame:
    """The figures, and beside each: vergelijking (the value compared with), vergelijking_n (the
    cases behind it; null for what was not counted), verschil (waarde minus vergelijking),
    verhouding (verschil as a part of it; null for shares), oordeel ("beter", "slechter", "gelijk";
    null where no way is better). All null where there is nothing to compare with.
    """
    question = ask(cubes, selection, by, audience, viewer)
    now = figures(cubes, keys, selection, by, audience=audience, viewer=viewer)
    asked = [CATALOGUE[key] for key in now["kpi"].unique(maintain_order=True)]
    if against == "norm":
        return _judged(_beside_norm(question, asked, now))
    if against in _VERSIONS:
        other = _estimated(question, asked, _VERSIONS[against])
    else:
        other = _earlier(question, asked, by, against)
    cell = ["kpi", *_CELL]
    return _judged(now.join(other, on=cell, how="left", nulls_equal=True, maintain_order="left"))


def estimates(
    cubes: Cubes,
    key: str,
    selection: Selection,
    by: Sequence[str] = (),
    version: Version = "current",
    *,
    audience: Audience,
    viewer: Viewer,
) -> pl.DataFrame:
    """The estimate of a KPI for the cells of a selection that have one: kwartaal, gemeente,
    organisatie (null where not split by), raming in the KPI's unit.
    """
    found = _reference(ask(cubes, selection, by, audience, viewer), CATALOGUE[key], version)
    given = found.drop_nulls("vergelijking").select(*_CELL[:3], raming="vergelijking")
    return given.sort(_CELL[:3])


def _earlier(
    question: Question, kpis: list[Kpi], by: Sequence[str], against: Against
) -> pl.DataFrame:
    """The values of the same cells in the window compared with; columns as _OTHER."""
    selection = question.selection
    length = 1 if question.by.quarter else len(selection.quarters)
    back = _YEAR if against == "vorig_jaar" else length
    then = selection.shifted(back)
    keys = [kpi.key for kpi in kpis]
    found = figures(
        question.cubes, keys, then, by, audience=question.audience, viewer=question.viewer
    )
    other = _later(found, question, back).select(
        "kpi", *_CELL, vergelijking="waarde", vergelijking_n=pl.coalesce("noemer", "teller")
    )
    whole = _whole(question, other, back)
    return other.join(whole, on=whole.columns, how="semi", nulls_equal=True)


def _later(found: pl.DataFrame, question: Question, quarters: int) -> pl.DataFrame:
    """Figures under the quarter (and month) that they are compared with."""
    if question.by.quarter:
        found = found.with_columns(pl.col("kwartaal") + quarters)
    if "categorie" not in found.columns or question.by.breakdown != MONTH:
        return found
    day = pl.concat_str("categorie", pl.lit("-01")).str.to_date()
    return found.with_columns(categorie=day.dt.offset_by(f"{3 * quarters}mo").dt.strftime("%Y-%m"))


def _whole(question: Question, other: pl.DataFrame, back: int) -> pl.DataFrame:
    """The KPIs, quarters and organisations of which both windows were delivered as a whole."""
    asked = other.select("kpi", "kwartaal", "organisatie").unique()
    whole = [row for row in asked.iter_rows() if _both_whole(question, back, *row)]
    return pl.DataFrame(whole, schema=asked.schema, orient="row")


def _both_whole(
    question: Question, back: int, key: str, quarter: int | None, organisation: str | None
) -> bool:
    now = question.selection.quarters if quarter is None else range(quarter, quarter + 1)
    then = range(now.start - back, now.stop - back)
    one_of = question.selection.only(organisation)
    return then.start >= PROGRAMME[0] and all(
        quarters_delivered(question.cubes, CATALOGUE[key].fact, each, one_of) == len(each)
        for each in (now, then)
    )


def _estimated(question: Question, kpis: list[Kpi], version: Version) -> pl.DataFrame:
    """The estimates of the cells; columns as _OTHER."""
    found = [_reference(question, kpi, version) for kpi in kpis]
    return pl.concat([pl.DataFrame(schema=_OTHER), *found])


def _reference(question: Question, kpi: Kpi, version: Version) -> pl.DataFrame:
    """The estimate of one KPI. Of costs against their estimate that is 1; the baseline is then
    given as a part of the current estimate.
    """
    if question.by.breakdown is not None:
        return pl.DataFrame(schema=_OTHER)
    keys = question.by.keys
    key = ESTIMATED_BY.get(kpi.key, kpi.key)
    found = estimate(question, key, version).rename({"outside": "vergelijking"})
    if kpi.key != key:
        found = beside(found, estimate(question, key), keys)
        found = found.with_columns(pl.col("vergelijking") / pl.col("outside"))
    dimensions = [name if name in keys else pl.lit(None).alias(name) for name in _CELL]
    named = found.select(
        *dimensions, "vergelijking", kpi=pl.lit(kpi.key), vergelijking_n=pl.lit(None)
    )
    return named.select(_OTHER.keys()).cast(pl.Schema(_OTHER))


def _beside_norm(question: Question, kpis: list[Kpi], now: pl.DataFrame) -> pl.DataFrame:
    """The figures with the target of each as `vergelijking`, where split as the norm is."""
    targets = [
        (kpi.key, category, target, None)
        for kpi in kpis
        if kpi.norm and kpi.norm.breakdown == question.by.breakdown
        for category, target in kpi.norm.targets.items()
    ]
    schema = {name: _OTHER[name] for name in ("kpi", "categorie", *_COMPARED)}
    found = pl.DataFrame(targets, schema=schema, orient="row")
    on = ["kpi", "categorie"]
    return now.join(found, on=on, how="left", nulls_equal=True, maintain_order="left")


def _judged(compared: pl.DataFrame) -> pl.DataFrame:
    """Figures with the difference from `vergelijking`, and whether that is better."""
    signs = {kpi.key: _SIGN[kpi.direction] for kpi in CATALOGUE.values()}
    shares = [kpi.key for kpi in CATALOGUE.values() if kpi.unit == "aandeel"]
    other, difference = pl.col("vergelijking"), pl.col("verschil")
    share = pl.col("kpi").is_in(shares)
    slack = pl.when(share).then(SAME_SHARE).otherwise(SAME_PART * other.abs())
    better = difference * pl.col("kpi").replace_strict(signs, return_dtype=pl.Float64)
    return compared.with_columns(verschil=pl.col("waarde") - other).with_columns(
        verhouding=pl.when(~share & (other != 0)).then(difference / other),
        oordeel=pl.when(better.is_null())
        .then(None)
        .when(difference.abs() <= slack)
        .then(pl.lit("gelijk"))
        .when(better > 0)
        .then(pl.lit("beter"))
        .otherwise(pl.lit("slechter")),
    )
