"""How far a figure usually lies from what it is held against, by chance alone.

Counts vary as Poisson counts, shares as binomial ones; durations vary as much as their mean,
ratings by RATING_SPREAD; costs vary as if made of amounts of COST_OF_ONE. Costs per case vary by
COST_SPREAD times their mean: most cases cost nothing, a few cost tens of thousands of euro.
Estimates and norms do not vary, the quarter before does.
"""

from math import sqrt

from queries.model import Kpi

RATING_SPREAD = 1.5
COST_OF_ONE = 5_000.0
COST_SPREAD = 3.0


def expected_noise(
    kpi: Kpi, value: float, other: float, n: float, other_n: float | None = None
) -> float:
    """How far a figure of n cases usually lies from another, counted over other_n or fixed."""
    expected = other if other_n is None else (value + other) / 2
    per_case = 1 / n + (1 / other_n if other_n else 0)
    match kpi.unit:
        case "aantal":
            variance = max(expected, 1.0) * (1 if other_n is None else 2)
        case "euro" if kpi.additive:
            variance = max(expected, COST_OF_ONE) * COST_OF_ONE
        case "euro":
            variance = (COST_SPREAD * expected) ** 2 * per_case
        case "aandeel":
            # One case more of each kind keeps the noise of 0 % and 100 % above nothing.
            share = (expected * n + 1) / (n + 2)
            variance = share * (1 - share) * per_case
        case "cijfer":
            variance = RATING_SPREAD**2 * per_case
        case _:
            variance = expected**2 * per_case
    return sqrt(variance)
