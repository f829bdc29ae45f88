"""Whether the yields run as estimated or more time is needed: from figures to one verdict each.

The rule. A quarter counts once nothing in it waits to mature, its status is no longer the first
of STATUSES (of follow-up costs also that of the cost lines of the year after) and it has an
estimate. What happened in all these quarters together is held against the estimate in force:
counts added up; of a ratio the sum of numerators over that of denominators, against the mean of
the quarterly estimates weighted by those same denominators, so that both sides hold the same mix
of quarters.

On schedule is within the margin: the larger of MARGIN of the estimate and NOISES times the
expected noise (queries.noise). There is no verdict on fewer than MIN_CASES cases, of a count the
larger of what happened and what was estimated, so that few crises are no reason to keep silent
about them; nor where the margin is wider than WIDEST of the estimate, since on schedule would
then say nothing.
"""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from queries.catalogue import CATALOGUE
from queries.comparison import compare
from queries.cube import Cubes
from queries.estimates import Adjustment, adjustment
from queries.model import Kpi
from queries.noise import expected_noise
from queries.periods import STATUSES
from queries.protection import Audience
from queries.scope import Viewer
from queries.selection import Selection

YIELDS = ("crises", "herhaalde_crisis_90", "vervolgduur", "vervolgkosten_per_crisis")
MIN_CASES = 30
MARGIN = 0.05
# Chance alone goes beyond twice the expected noise about once in twenty times.
NOISES = 2.0
WIDEST = 0.5

Judgement = Literal["op schema", "voor", "achter: meer tijd nodig", "nog niet te beoordelen"]
ON_SCHEDULE: Judgement = "op schema"
AHEAD: Judgement = "voor"
BEHIND: Judgement = "achter: meer tijd nodig"
OPEN: Judgement = "nog niet te beoordelen"
JUDGEMENTS = (ON_SCHEDULE, AHEAD, BEHIND, OPEN)
# Why a yield is judged as it is.
Reason = Literal[
    "within", "better", "worse", "no_figures", "no_estimate", "unsettled", "few", "wide"
]
_JUDGED: dict[Reason, Judgement] = {"within": ON_SCHEDULE, "better": AHEAD, "worse": BEHIND}

# What a quarter is to the verdict.
COUNTS, WAITS, ABSENT, PROVISIONAL, NO_ESTIMATE = (
    "telt mee",
    "wacht nog",
    "geen cijfer",
    "voorlopig",
    "geen raming",
)


@dataclass(frozen=True)
class Together:
    """The quarters that count, taken together; values in the KPI's unit, None where unknown.

    raming is the estimate in force, eerste_raming the baseline; verschil is waarde minus raming;
    n the number of cases that happened.
    """

    n: int = 0
    waarde: float | None = None
    raming: float | None = None
    eerste_raming: float | None = None
    verschil: float | None = None
    marge: float | None = None


@dataclass(frozen=True, eq=False)
class Verdict:
    """The verdict on one yield and what it rests on.

    course has a row a quarter: kwartaal, teller, noemer, waarde, wachtend, status, raming,
    eerste_raming, stand (one of COUNTS, WAITS, ABSENT, PROVISIONAL, NO_ESTIMATE).
    """

    kpi: str
    oordeel: Judgement
    reason: Reason
    quarters: tuple[int, ...]
    together: Together
    adjusted: Adjustment | None
    course: pl.DataFrame


def verdicts(
    cubes: Cubes, selection: Selection, *, audience: Audience, viewer: Viewer
) -> tuple[Verdict, ...]:
    """The verdict on each of YIELDS over the quarters of a selection, in their order."""

    def against(version: Literal["raming", "baseline"]) -> pl.DataFrame:
        return compare(
            cubes, YIELDS, selection, ["kwartaal"], version, audience=audience, viewer=viewer
        )

    courses = _courses(against("raming"), against("baseline"))
    return tuple(
        verdict(
            CATALOGUE[key], courses.filter(pl.col("kpi") == key), adjustment(cubes.estimates, key)
        )
        for key in YIELDS
    )


def verdict(kpi: Kpi, course: pl.DataFrame, adjusted: Adjustment | None = None) -> Verdict:
    """The verdict that a course by quarter gives; its columns as in Verdict, stand included."""
    counting = course.filter(pl.col("stand") == COUNTS)
    together = _together(kpi, counting)
    reason = _why_open(kpi, course, together) or _why_judged(kpi, together)
    judgement = _JUDGED.get(reason, OPEN)
    quarters = tuple(counting["kwartaal"])
    return Verdict(kpi.key, judgement, reason, quarters, together, adjusted, course)


def _courses(now: pl.DataFrame, first: pl.DataFrame) -> pl.DataFrame:
    """The figures by quarter beside both estimates, in order of time."""
    baseline = first.select("kpi", "kwartaal", eerste_raming="vergelijking")
    rows = now.rename({"vergelijking": "raming"}).join(baseline, on=["kpi", "kwartaal"])
    return (
        rows.with_columns(stand=_stand())
        .select(
            "kpi",
            "kwartaal",
            "teller",
            "noemer",
            "waarde",
            "wachtend",
            "status",
            "raming",
            "eerste_raming",
            "stand",
        )
        .sort("kpi", "kwartaal")
    )


def _stand() -> pl.Expr:
    return (
        pl.when(pl.col("wachtend") > 0)
        .then(pl.lit(WAITS))
        .when(pl.col("waarde").is_null())
        .then(pl.lit(ABSENT))
        .when(pl.col("status") == STATUSES[0])
        .then(pl.lit(PROVISIONAL))
        .when(pl.col("raming").is_null())
        .then(pl.lit(NO_ESTIMATE))
        .otherwise(pl.lit(COUNTS))
    )


def _together(kpi: Kpi, counting: pl.DataFrame) -> Together:
    if counting.is_empty():
        return Together()
    upper, cases = (float(counting[name].sum()) for name in ("teller", _cases(kpi)))
    # A count is added up; a ratio weighs every quarter by the cases that it had.
    value, weight = (
        (upper, pl.lit(1.0)) if kpi.additive else (upper / cases, pl.col("noemer") / cases)
    )
    estimate, baseline = counting.select((pl.col("raming", "eerste_raming") * weight).sum()).row(0)
    whole = not counting["eerste_raming"].null_count()
    rests_on = max(cases, estimate, 1.0) if kpi.additive else cases
    noise = expected_noise(kpi, value, estimate, rests_on)
    return Together(
        n=int(cases),
        waarde=value,
        raming=estimate,
        eerste_raming=baseline if whole else None,
        verschil=value - estimate,
        marge=max(MARGIN * abs(estimate), NOISES * noise),
    )


def _cases(kpi: Kpi) -> str:
    """The column of the numbers of cases."""
    return "teller" if kpi.additive else "noemer"


def _why_open(kpi: Kpi, course: pl.DataFrame, together: Together) -> Reason | None:
    """Why there is no verdict yet."""
    if (course["stand"] == ABSENT).all():
        return "no_figures"
    if course["raming"].null_count() == len(course):
        return "no_estimate"
    if together.raming is None or together.marge is None:
        return "unsettled"
    cases = max(together.n, together.raming) if kpi.additive else together.n
    if cases < MIN_CASES:
        return "few"
    return "wide" if together.marge > WIDEST * abs(together.raming) else None


def _why_judged(kpi: Kpi, together: Together) -> Reason:
    difference, margin = together.verschil or 0.0, together.marge or 0.0
    if abs(difference) <= margin:
        return "within"
    return "better" if (difference > 0) == (kpi.direction == "higher") else "worse"
