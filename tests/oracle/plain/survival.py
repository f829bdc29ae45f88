"""How long trajectories last, those still running counted for as long as they have run."""

from fractions import Fraction
from typing import Any

ASKED = (91, 183, 365)


def kaplan_meier(durations: list[tuple[int, bool]]) -> dict[str, Any]:
    """The product-limit estimate of (days, whether it ended; else it still ran).

    median: the first day on which at most half is left, or None; survival and at_risk: by day of
    ASKED the part left after that day (None without durations), and how many lasted that long.
    """
    ends = sorted({days for days, ended in durations if ended})
    return {
        "median": next((day for day in ends if left(durations, day) <= Fraction(1, 2)), None),
        "survival": {day: float(left(durations, day)) if durations else None for day in ASKED},
        "at_risk": {day: at_risk(durations, day) for day in ASKED},
    }


def left(durations: list[tuple[int, bool]], until: int) -> Fraction:
    part = Fraction(1)
    for day in {days for days, ended in durations if ended and days <= until}:
        part *= 1 - Fraction(durations.count((day, True)), at_risk(durations, day))
    return part


def at_risk(durations: list[tuple[int, bool]], day: int) -> int:
    return sum(1 for days, _ in durations if days >= day)
