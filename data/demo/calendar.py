"""The quarters of the demo and the days on which its deliveries came in."""

from datetime import date

import numpy as np

from data.quarters import parse_quarter, quarter_end, quarter_start

FIRST = parse_quarter("2020-K3")
LAST = parse_quarter("2022-K3")
QUARTERS = range(FIRST, LAST + 1)
END_OF_PROGRAMME = parse_quarter("2023-K2")
HORIZON = np.datetime64(quarter_end(LAST))

RECEIVED = dict(
    zip(
        QUARTERS,
        (
            date(2020, 10, 19),
            date(2021, 1, 18),
            date(2021, 4, 19),
            date(2021, 7, 16),
            date(2021, 10, 18),
            date(2022, 1, 18),
            date(2022, 4, 19),
            date(2022, 7, 18),
            date(2022, 10, 18),
        ),
        strict=True,
    )
)


def first_day(quarter: int) -> np.datetime64:
    return np.datetime64(quarter_start(quarter))


def last_day(quarter: int) -> np.datetime64:
    return np.datetime64(quarter_end(quarter))


def quarters_of(days: np.ndarray) -> np.ndarray:
    """The quarter of each day."""
    return 1970 * 4 + days.astype("datetime64[M]").astype(np.int64) // 3


def months_of(days: np.ndarray) -> np.ndarray:
    """The month of each day (year * 12 + month - 1)."""
    return 1970 * 12 + days.astype("datetime64[M]").astype(np.int64)


def month_start(months: np.ndarray) -> np.ndarray:
    """The first day of each month (year * 12 + month - 1)."""
    return (months - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]")


def years_of(days: np.ndarray) -> np.ndarray:
    return 1970 + days.astype("datetime64[Y]").astype(np.int64)
