"""What the partners wrote around the review of a quarter, as a pack tells it."""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from dashboard import words
from data import reviews
from data.reviews import AGENDA_STATES
from data.store import Store, reading

NOT_PLANNED = "niet gepland"
_CLOSED = reviews.STATES[-1]


@dataclass(frozen=True)
class Written:
    """The state of a quarter's review and its items (columns of data.reviews.items).

    `points` are those on the agenda, in order; `explanations` of every quarter; `decisions` of
    this review; `actions` of this review and those before it.
    """

    state: str
    points: pl.DataFrame
    explanations: pl.DataFrame
    decisions: pl.DataFrame
    actions: pl.DataFrame


def written(store: Store, quarter: int, known_on: datetime | None) -> Written:
    """What stood written on a moment (UTC; None is now)."""
    own = pl.col("quarter") == quarter
    with reading(store) as connection:
        review = _review(reviews.items(connection, "gesprekken").filter(own))
        moment = _moment(review, known_on)
        found = {kind: reviews.items(connection, kind, moment) for kind in reviews.ITEMS}
    held = _review(found["gesprekken"].filter(own))
    points = found["agendapunten"].filter(own, pl.col("state") == AGENDA_STATES[0])
    return Written(
        NOT_PLANNED if held is None else held["state"],
        points.sort("position", "id"),
        found["duidingen"],
        found["besluiten"].filter(own),
        found["acties"].filter(pl.col("quarter") <= quarter),
    )


def _review(rows: pl.DataFrame) -> dict | None:
    return None if rows.is_empty() else rows.row(0, named=True)


def _moment(review: dict | None, known_on: datetime | None) -> datetime | None:
    """When to read the items: beside the figures of a closed review what it ended with.

    Its figures are those of the last delivery before it, which is before it was held.
    """
    if review is None or review["state"] != _CLOSED or review["known_on"] != known_on:
        return known_on
    closed_at: datetime = review["known_from"]
    return closed_at


def explained(
    written: Written, kpi: str, quarters: range, gemeente: str | None, organisatie: str | None
) -> tuple[str, ...]:
    """What is said of a figure: "Vermoeden: ... (RIGG, 12-10-2022)"."""
    place = pl.col("gemeente").eq_missing(gemeente), pl.col("organisatie").eq_missing(organisatie)
    about = pl.col("kpi") == kpi, pl.col("quarter").is_in(list(quarters))
    rows = written.explanations.filter(*about, *place)
    return tuple(
        f"{words.capitalised(row['certainty'])}: {row['text']} "
        f"({row['author']}, {words.dutch_date(row['known_from'])})"
        for row in rows.iter_rows(named=True)
    )


def decided(written: Written, point: int | None) -> tuple[str, ...]:
    """The decisions on a point of the agenda; None is those on no point of it."""
    on_agenda = pl.col("agendapunt").is_in(written.points["id"].to_list())
    mine = ~on_agenda.fill_null(False) if point is None else pl.col("agendapunt") == point
    return tuple(written.decisions.filter(mine)["text"])
