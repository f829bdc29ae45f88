"""From figures to the rows of a chart: Dutch names, Dutch texts, the order of the reading."""

import math
from collections.abc import Mapping

import polars as pl

from dashboard import words
from data.quarters import quarter_label
from queries.model import Kpi, Outside
from queries.periods import STATUSES

# From this part of the largest value on, light text reads better on charts.SHADES than dark.
DARK_FROM = 0.68
# How a table writes a KPI's unit.
KINDS = {
    "aantal": "aantal",
    "aandeel": "aandeel",
    "minuten": "getal",
    "dagen": "getal",
    "euro": "euro",
    "cijfer": "getal",
    "per 1.000": "getal",
}


def settled() -> pl.Expr:
    """Whether a figure may speak for its quarter: at least half of its cases have matured."""
    return pl.col("wachtend").fill_null(0) <= pl.col("noemer").fill_null(math.inf)


def if_any(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of a chart; none where not a single one has a value to draw."""
    return frame.filter(pl.col("waarde").is_not_null().any())


def texts(frame: pl.DataFrame, column: str, unit: str, into: str) -> pl.DataFrame:
    """Adds a column's values as Dutch text."""
    written = [words.value(value, unit) for value in frame[column]]
    return frame.with_columns(pl.Series(into, written, dtype=pl.String))


def named(frame: pl.DataFrame, column: str, names: Mapping[str, str]) -> pl.DataFrame:
    """Adds `naam`: the name people know for each code, the code itself where there is none."""
    found = [words.capitalised(names.get(code, code)) for code in frame[column]]
    return frame.with_columns(pl.Series("naam", found, dtype=pl.String))


def quarter_rows(frame: pl.DataFrame, unit: str) -> pl.DataFrame:
    """Rows of a course over quarters: columns of `charts.trend` but for the reference's name.

    Takes the compared figures by quarter; their comparison becomes the reference.
    """
    rows = frame.sort("kwartaal").with_columns(
        waarde=pl.when(settled()).then("waarde"),
        kwartaal=quarter_labels(frame.sort("kwartaal")["kwartaal"]),
        referentie=pl.col("vergelijking"),
        voorlopig=pl.col("status") != STATUSES[-1],
        n=cases(),
    )
    return texts(texts(rows, "waarde", unit, "tekst"), "referentie", unit, "referentie_tekst")


def quarter_labels(quarters: pl.Series) -> pl.Series:
    return pl.Series([quarter_label(each) for each in quarters], dtype=pl.String)


def reference_name(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """Adds `referentie_naam`, written once: at the first row that has a reference."""
    given = pl.col("referentie").is_not_null()
    first = given & (given.cum_sum() == 1)
    return frame.with_columns(referentie_naam=pl.when(first).then(pl.lit(name)))


def cases() -> pl.Expr:
    """The number of cases behind a figure: the denominator, or what was counted."""
    return pl.coalesce("noemer", "teller").cast(pl.Int64, strict=False)


def cases_of(definition: Kpi) -> pl.Expr:
    """The number of cases behind a KPI's figure; an amount of euro rests on no number we know."""
    if definition.denominator is Outside.YOUTH_YEARS:
        return (pl.col("teller") / definition.times).cast(pl.Int64, strict=False)
    if definition.denominator is Outside.ESTIMATE or (
        definition.additive and definition.unit == "euro"
    ):
        return pl.lit(None, pl.Int64)
    return cases()


def largest_first(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.sort("waarde", descending=True, nulls_last=True)


def dark(frame: pl.DataFrame) -> pl.DataFrame:
    """Adds `donker`: whether the shade of the value asks for light text."""
    return frame.with_columns(donker=pl.col("waarde") > DARK_FROM * pl.col("waarde").max())
