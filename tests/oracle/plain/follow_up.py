"""KPIs that count crises by the trajectories that follow them, and what those cost."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from tests.oracle.drawn import Row
from tests.oracle.plain.reports import is_crisis
from tests.oracle.plain.rows import Counted, Formula, Known, matured
from tests.oracle.plain.trajectories import trajectories


def crises(amount: Callable[[Row, Known], Any], after: int) -> Formula:
    def rows(known: Known) -> Iterator[Counted]:
        for row in known.rows["meldingen"]:
            if is_crisis(row):
                day = row["ontvangen_op"].date()
                yield matured(known, day, row, after, lambda row=row: amount(row, known))

    return rows


def following(crisis: Row, known: Known) -> list[Row]:
    name = (crisis["sender"], crisis["melding_id"])
    return [row for row in trajectories(known) if row["report"] == name]


def followed(crisis: Row, known: Known) -> int:
    day = crisis["ontvangen_op"].date()
    gaps = [(row["startdatum"] - day).days for row in following(crisis, known)]
    return int(any(0 <= gap <= 30 for gap in gaps))


def first_year(crisis: Row, known: Known) -> Fraction:
    """Euro of what follows the crisis, in its month and the eleven after it."""
    month = crisis["ontvangen_op"].year * 12 + crisis["ontvangen_op"].month - 1
    names = [name for row in following(crisis, known) for name in row["names"]]
    cents = 0
    for line in known.rows["kosten"]:
        name = (line["traject_afzender"] or line["sender"], line["traject_id"])
        if name in names and month <= line["maand"] <= month + 11:
            cents += line["bedrag"]
    return Fraction(cents, 100)


RATIOS: dict[str, Formula] = {
    "met_vervolg": crises(followed, after=30),
    "vervolgkosten_per_crisis": crises(first_year, after=365),
}
