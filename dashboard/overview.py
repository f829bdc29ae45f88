"""What the cards of Kwartaalbeeld say, from the compared figures."""

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


def cards(scene: Scene) -> list[Card]:
    """The eight cards; each comparison is asked for all KPIs at once."""
    return [card(scene, kpi(key)) for key in CARDS]


def _rows(scene: Scene, key: str, against: Against) -> pl.DataFrame:
    """The compared course of one KPI of the cards."""
    return by_quarter(scene, _ASKED, against).filter(pl.col("kpi") == key)


def card(scene: Scene, definition: Kpi) -> Card:
    """One card: the newest quarter that has a figure, and the course up to it."""
    rows = _rows(scene, definition.key, scene.estimate_version)
    row = course.last_known(rows, scene.view.last)
    drawn = _course(rows, definition.unit)
    said, mark = _compared(scene, definition, row)
    return Card(
        definition.key,
        definition.label,
        f"{definition.meaning} {definition.why}",
        words.MISSING if row is None else words.value(row["waarde"], definition.unit),
        said,
        mark,
        _foot(scene, definition, rows, row),
        _judged(drawn, mark),
        f"{definition.label}. {course.course_in_words(drawn)}",
    )


def _compared(scene: Scene, definition: Kpi, row: dict[str, Any] | None) -> tuple[str, Mark]:
    """The comparison in words and its mark, of the quarter that the card shows."""
    if row is None:
        return "nog geen cijfer", words.mark(None, None)
    # Costs are spoken of in euro, also where the card shows them as a part of the estimate.
    spoken = kpi(_COSTS) if definition.fact.key == _COSTS else definition
    against = scene.view.against
    held = _at(_rows(scene, spoken.key, against), row["kwartaal"])
    if held["verschil"] is None:
        against = OTHERWISE
        held = _at(_rows(scene, spoken.key, against), row["kwartaal"])
    said = words.comparison(
        spoken.unit, held["verschil"], held["verhouding"], held["vergelijking"], against
    )
    return said, _mark(spoken, held)


def _at(rows: pl.DataFrame, quarter: int) -> dict[str, Any]:
    return rows.row(by_predicate=pl.col("kwartaal") == quarter, named=True)


def _mark(definition: Kpi, held: dict[str, Any]) -> Mark:
    """Costs that are still being declared look low: they are not called better for it."""
    incomplete = definition.key == _COSTS and held["status"] != STATUSES[-1]
    if incomplete and held["verschil"] is not None and held["verschil"] <= 0:
        return Mark("…", "nog niet compleet", "gray")
    return words.mark(held["oordeel"], held["verschil"])


def _course(rows: pl.DataFrame, unit: str) -> pl.DataFrame:
    """The rows of the sparkline but for their judgement; the last provisional ones apart."""
    firm = pl.col("status") != STATUSES[0]
    known = rows.with_columns(waarde=pl.when(frames.settled()).then("waarde"))
    drawn = known.with_columns(
        kwartaal=frames.quarter_labels(rows["kwartaal"]),
        vast=pl.when(firm).then("waarde"),
        # The quarter before joins the dotted line to the firm one.
        voorlopig=pl.when(~firm | ~firm.shift(-1, fill_value=True)).then("waarde"),
        raming=pl.col("vergelijking"),
    )
    return frames.texts(
        frames.texts(drawn, "waarde", unit, "tekst"), "raming", unit, "raming_tekst"
    )


def _judged(drawn: pl.DataFrame, mark: Mark) -> pl.DataFrame:
    """The rows of the sparkline, its last known point in the colour of the mark."""
    known = pl.col("waarde").is_not_null()
    newest = known & (known.cum_sum() == known.sum())
    return drawn.with_columns(
        laatste=pl.when(newest).then("waarde"), oordeel=pl.lit(mark.colour)
    ).select(charts.SPARKLINE_COLUMNS)


def _foot(scene: Scene, definition: Kpi, rows: pl.DataFrame, row: dict[str, Any] | None) -> str:
    """Which quarter where it is an earlier one, the cases, the status, what still waits."""
    parts = []
    if row is not None:
        if row["kwartaal"] != scene.view.last:
            parts.append(f"over {row['label']}")
        if definition.fact.key == _COSTS:
            parts.append(declared(row["kwartaal"], scene.source.as_of))
        else:
            cases = row["teller"] if row["noemer"] is None else row["noemer"]
            parts.append(f"n = {words.number(cases)}")
        parts.append(row["status"])
    waits = rows["wachtend"][-1]
    if waits:
        parts.append(f"{words.number(waits)} wachten nog")
    return " · ".join(parts)
