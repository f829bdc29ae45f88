"""What help costs: invented tariffs of a sensible size, and how much of it a month takes."""

from typing import NamedTuple

import numpy as np

HOUR, DAY, PART = "04", "14", "16"  # iJw codes of the unit: hour, day and night, part of a day


class Price(NamedTuple):
    category: str  # iJw product category
    unit: str
    tariff: int  # cents in 2020


PRODUCTS = {
    "01": Price("45", HOUR, 78_00),
    "02": Price("45", HOUR, 96_00),
    "03": Price("45", PART, 74_00),
    "04": Price("45", HOUR, 92_00),
    "ggz": Price("54", HOUR, 112_00),
    "isb": Price("50", HOUR, 88_00),
    "11": Price("44", DAY, 46_00),
    "12": Price("44", DAY, 142_00),
    "13": Price("43", DAY, 384_00),
    "14": Price("43", DAY, 226_00),
    "crisis": Price("46", HOUR, 118_00),
    "pleegzorg": Price("46", DAY, 74_00),
    "gezinsgericht": Price("46", DAY, 168_00),
    "verblijf": Price("46", DAY, 312_00),
}
# Quarters of an hour in a whole month (of 03: parts of a day), quantiles at equal distances.
MONTHLY = {
    "01": (6, 12, 24),
    "02": (8, 16, 24, 44),
    "03": (8, 14, 22),
    "04": (12, 20, 36),
    "ggz": (8, 14, 22, 40),
    "isb": (80, 140, 190, 280),
}
# Quarters of an hour of crisis help: where advice was enough, and else.
ADVICE, HELP = (4, 10, 24), (30, 56, 84, 160)

STANDBY_BY = "accare"
STANDBY = 92_000_00  # cents a month in 2020
_INDEX = {2020: 1000, 2021: 1024, 2022: 1052}  # wage and price rises, per thousand


def indexed(cents: np.ndarray, months: np.ndarray) -> np.ndarray:
    """Cents of 2020 at the level of each month's year, in whole multiples of five cents."""
    level = np.array([_INDEX[2020], _INDEX[2021], _INDEX[2022]])[months // 12 - 2020]
    return cents * level // 5_000 * 5
