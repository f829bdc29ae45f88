"""Quarters and months as whole numbers: consecutive, comparable, subtractable.

A quarter is ``year * 4 + (q - 1)``, a month ``year * 12 + (m - 1)``, a day the number of days
since 1970-01-01. People see "2022-K3"; only the edges of the program convert.
"""

import re
from datetime import date, timedelta

import polars as pl

_LABEL = re.compile(r"(\d{4})-K([1-4])")
_EPOCH = date(1970, 1, 1)


def parse_quarter(label: str) -> int:
    """The quarter written as "2022-K3". ValueError when it is not written so."""
    match = _LABEL.fullmatch(label.strip().upper())
    if match is None:
        raise ValueError(label)
    return int(match[1]) * 4 + int(match[2]) - 1


def quarter_label(quarter: int) -> str:
    return f"{quarter // 4}-K{quarter % 4 + 1}"


def quarter_of(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def quarter_start(quarter: int) -> date:
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)


def quarter_end(quarter: int) -> date:
    return quarter_start(quarter + 1) - timedelta(days=1)


def day_number(day: date) -> int:
    return (day - _EPOCH).days


def day_of(number: int) -> date:
    return _EPOCH + timedelta(days=number)


def quarter_column(dates: pl.Expr) -> pl.Expr:
    """Quarter of each date or timestamp, Int32; null stays null."""
    return (dates.dt.year() * 4 + (dates.dt.month().cast(pl.Int32) - 1) // 3).cast(pl.Int32)


def month_column(dates: pl.Expr) -> pl.Expr:
    """Month of each date or timestamp, Int32; null stays null."""
    return (dates.dt.year() * 12 + dates.dt.month().cast(pl.Int32) - 1).cast(pl.Int32)


def day_column(dates: pl.Expr) -> pl.Expr:
    """Day number of each date or timestamp, Int32; null stays null."""
    return dates.cast(pl.Date).cast(pl.Int32)
