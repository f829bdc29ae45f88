"""What the cards of Kwartaalbeeld say, from the compared figures."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import polars as pl

from dashboard import charts, course, frames, words
from dashboard.cards import Card
from dashboard.completeness import declared
from dashboard.scene import Scene, by_quarter, kpi
from dashboard.words import Mark
from queries.comparison import Against
from queries.conclusions import CARDS
from queries.model import Kpi
from queries.periods import STATUSES

# What a KPI without an estimate is held against.
OTHERWISE: Against = "vorig_kwartaal"
_COSTS = "kosten"
_ASKED = (*CARDS, _COSTS)
_VIEWS_KEPT = 64

Rows = Mapping[str, pl.DataFrame]


@lru_cache(_VIEWS_KEPT)
def cards(scene: Scene) -> tuple[Card, ...]:
    """The eight cards of a view; what all have in common is computed once for all."""
    drawn = _by_kpi(course_rows(by_quarter(scene, _ASKED, scene.estimate_version)))
    held = _by_kpi(by_quarter(scene, _ASKED, scene.view.against))
    return tuple(card(scene, kpi(key), drawn[key], held) for key in CARDS)


def card(scene: Scene, definition: Kpi, drawn: pl.DataFrame, held: Rows) -> Card:
    """One card: the newest quarter that has a figure, and the course up to it."""
    known = drawn.filter(pl.col("laatste").is_not_null())
    row = known.row(0, named=True) if len(known) else None
    said, mark = _compared(scene, definition, held, row)
    return Card(
        definition.key,
        definition.label,
        f"{definition.meaning} {definition.why}",
        words.MISSING if row is None else row["tekst"],
        said,
        mark,
        _foot(scene, definition, drawn["wachtend"][-1], row),
        drawn.with_columns(oordeel=pl.lit(mark.colour)).select(charts.SPARKLINE_COLUMNS),
        f"{definition.label}. {course.course_in_words(drawn)}",
    )


def course_rows(compared: pl.DataFrame) -> pl.DataFrame:
    """The rows of the sparklines of all KPIs, but for their judgement (`charts.sparkline`).

    Takes the figures by quarter beside their estimate, in order of time.
    """
    firm = pl.col("status") != STATUSES[0]
    known = pl.col("waarde").is_not_null()
    count = known.cast(pl.Int32)
    rows = compared.with_columns(
        waarde=pl.when(frames.settled()).then("waarde"), raming=pl.col("vergelijking")
    ).with_columns(
        index=pl.col("kwartaal"),
        kwartaal=frames.quarter_labels(compared["kwartaal"]),
        vast=pl.when(firm).then("waarde"),
        # The quarter before joins the dotted line to the firm one.
        voorlopig=pl.when(~firm | ~firm.shift(-1, fill_value=True).over("kpi")).then("waarde"),
        laatste=pl.when(known & (count.cum_sum().over("kpi") == count.sum().over("kpi"))).then(
            "waarde"
        ),
    )
    return rows.with_columns(
        _texts(rows, "waarde").alias("tekst"), _texts(rows, "raming").alias("raming_tekst")
    )


def _texts(rows: pl.DataFrame, column: str) -> pl.Series:
    """A column as Dutch text, each row in the unit of its KPI."""
    pairs = zip(rows["kpi"], rows[column], strict=True)
    return pl.Series([words.value(value, kpi(key).unit) for key, value in pairs], dtype=pl.String)


def _by_kpi(rows: pl.DataFrame) -> Rows:
    return {str(key): part for (key,), part in rows.partition_by("kpi", as_dict=True).items()}


def _compared(
    scene: Scene, definition: Kpi, held: Rows, row: dict[str, Any] | None
) -> tuple[str, Mark]:
    """The comparison in words and its mark, of the quarter that the card shows."""
    if row is None:
        return "nog geen cijfer", words.mark(None, None)
    # Costs are spoken of in euro, also where the card shows them as a part of the estimate.
    spoken = kpi(_COSTS) if definition.fact.key == _COSTS else definition
    against = scene.view.against
    found = _at(held[spoken.key], row["index"])
    if found["verschil"] is None:
        against = OTHERWISE
        found = _at(_by_kpi(by_quarter(scene, _ASKED, against))[spoken.key], row["index"])
    said = words.comparison(
        spoken.unit, found["verschil"], found["verhouding"], found["vergelijking"], against
    )
    return said, _mark(spoken, found)


def _at(rows: pl.DataFrame, quarter: int) -> dict[str, Any]:
    return rows.row(by_predicate=pl.col("kwartaal") == quarter, named=True)


def _mark(definition: Kpi, found: dict[str, Any]) -> Mark:
    """Costs that are still being declared look low: they are not called better for it."""
    incomplete = definition.key == _COSTS and found["status"] != STATUSES[-1]
    if incomplete and found["verschil"] is not None and found["verschil"] <= 0:
        return Mark("…", "nog niet compleet", "gray")
    return words.mark(found["oordeel"], found["verschil"])


def _foot(scene: Scene, definition: Kpi, waits: int | None, row: dict[str, Any] | None) -> str:
    """Which quarter where it is an earlier one, the cases, the status, what still waits."""
    parts = []
    if row is not None:
        if row["index"] != scene.view.last:
            parts.append(f"over {row['kwartaal']}")
        parts += [_cases(scene, definition, row), row["status"]]
    if waits:
        parts.append(f"{words.number(waits)} wachten nog")
    return " · ".join(parts)


def _cases(scene: Scene, definition: Kpi, row: dict[str, Any]) -> str:
    """On how many cases a figure rests; of costs how complete they are."""
    if definition.fact.key == _COSTS:
        return declared(row["index"], scene.source.as_of)
    return f"n = {words.number(row['teller'] if row['noemer'] is None else row['noemer'])}"
