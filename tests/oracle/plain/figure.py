"""One figure of one KPI: (teller, noemer, waarde, wachtend)."""

from fractions import Fraction
from statistics import median

from tests.oracle.plain.access import OPTIONAL
from tests.oracle.plain.estimate import estimate
from tests.oracle.plain.formulas import COUNTS, ESTIMATED, PER_1000, TABLE, Cell, counted
from tests.oracle.plain.reports import DISTINCT, MEDIANS, contact_seconds
from tests.oracle.plain.rows import SUCCESSOR, TODAY, Known

Figure = tuple[float | None, float | None, float | None, int]
NOTHING: Figure = (None, None, None, 0)


def figure(known: Known, key: str, cell: Cell) -> Figure:
    """What a KPI comes to in one cell."""
    rows = [each for at in cell.quarters for each in counted(known, key, at) if cell.holds(each)]
    waits = sum(each.waits for each in rows)
    teller = sum((each.teller for each in rows), start=Fraction(0))
    noemer = sum(each.noemer for each in rows)
    if key in OPTIONAL and not rows:
        return NOTHING
    if not delivered(known, key, cell) and not waits and teller == 0 and noemer == 0:
        return NOTHING
    if key in COUNTS:
        return float(teller), None, float(teller), 0
    if key in PER_1000:
        return per_1000(known, teller, cell)
    if key in ESTIMATED:
        return against_estimate(known, teller, cell)
    if key in DISTINCT:
        youths = float(len({each.row["jeugdige"] for each in rows}))
        return youths, None, youths, 0
    if key in MEDIANS:
        minutes = [contact_seconds(each.row) for each in rows]
        return None, float(noemer), median(minutes) / 60 if minutes else None, 0
    return float(teller), float(noemer), float(teller) / noemer if noemer else None, waits


def delivered(known: Known, key: str, cell: Cell) -> bool:
    return any(known.is_delivered(TABLE[key], at, cell.organisations) for at in cell.quarters)


def per_1000(known: Known, teller: Fraction, cell: Cell) -> Figure:
    if cell.organisations is not None:
        return NOTHING
    teller *= 1000
    years = Fraction(0)
    for at in cell.quarters:
        for code in TODAY:
            if cell.places is None or code in cell.places:
                youths = youths_of(known, code, at // 4)
                if youths is None:
                    return float(teller), None, None, 0
                years += Fraction(youths, 4)
    return float(teller), float(years), float(teller) / float(years), 0


def youths_of(known: Known, code: str, year: int) -> int | None:
    rows = known.rows["bevolking"]
    found = {row["gemeente"]: row["jeugdigen"] for row in rows if row["jaar"] == year}
    if code in found:
        return found[code]
    former = [old for old, new in SUCCESSOR.items() if new == code]
    if not former or any(old not in found for old in former):
        return None
    return sum(found[old] for old in former)


def against_estimate(known: Known, teller: Fraction, cell: Cell) -> Figure:
    noemer = estimate(known, "kosten", cell, "current")
    return float(teller), noemer, float(teller) / noemer if noemer else None, 0
