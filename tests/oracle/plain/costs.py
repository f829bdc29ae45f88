"""KPIs that count cost lines."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tests.oracle.plain.rows import Counted, Formula, Known


def costs(*kinds: str) -> Formula:
    def rows(known: Known) -> Iterator[Counted]:
        for row in known.rows["kosten"]:
            if row["soort"] in kinds:
                day = date(row["maand"] // 12, row["maand"] % 12 + 1, 1)
                yield Counted(day, row, Fraction(row["bedrag"], 100))

    return rows


COUNTS: dict[str, Formula] = {
    "kosten": costs("crisis", "vervolg", "beschikbaarheid"),
    "kosten_crisis": costs("crisis"),
    "kosten_vervolg": costs("vervolg"),
    "kosten_beschikbaarheid": costs("beschikbaarheid"),
}
