"""What the project lead sends for all partners: population, access to care, estimates."""

import numpy as np
import polars as pl

from data.demo import estimates, places
from data.demo.calendar import FIRST, last_day, years_of
from data.demo.chance import drawer
from data.demo.plan import Delivery
from data.regions import municipalities

TABLES = ("bevolking", "ramingen", "toegang")
SOURCE = "CBS, 1 januari 2020; 0-17 jaar is een benadering (0-9 jaar + 0,8 x 10-19 jaar)"
LATER = SOURCE + ", voor {} gelijk gehouden"
_INHABITANTS_A_PRACTICE = 3_900


def rows(delivery: Delivery, scale: int, seed: int) -> pl.DataFrame:
    """The rows of a delivery of one of `TABLES`; columns as delivered."""
    match delivery.table:
        case "bevolking":
            return bevolking(delivery.quarter // 4, scale)
        case "ramingen":
            return estimates.ramingen(delivery.quarter, scale)
        case _:
            return toegang(delivery.quarter, scale, seed)


def bevolking(year: int, scale: int) -> pl.DataFrame:
    """Youths of one year; each year is that of 2020, the only one that is known here."""
    return places.youths(year).select(
        gemeente="code",
        jaar=pl.lit(year),
        jeugdigen=pl.col("youths") * scale,
        bron=pl.lit(SOURCE if year == 2020 else LATER.format(year)),
    )


def toegang(quarter: int, scale: int, seed: int) -> pl.DataFrame:
    """Local teams and GP practices by municipality: youth workers spread, signals come earlier."""
    year = int(years_of(np.array([last_day(quarter)]))[0])
    table = places.youths(year).join(municipalities(), on="code").sort("code")
    draw, since = drawer(seed), quarter - FIRST
    youths = table["youths"].to_numpy()
    place = table["code"].cast(pl.Int64).to_numpy()
    practices = np.maximum(table["inhabitants_2020"].to_numpy() // _INHABITANTS_A_PRACTICE, 2)
    threatened = _around(draw("evictions", place * 64 + since), youths * 0.0009 + 1)
    share = 0.44 + 0.2 * draw("youth workers", place) + 0.022 * since
    averted = 0.62 + 0.02 * since
    counts = {
        "huisartspraktijken": practices,
        "met_jgw": np.minimum((practices * share).astype(np.int64), practices),
        "caseload_lokaal_team": _around(draw("caseload", place * 64 + since), youths * 0.021),
        "consulten": _around(draw("consultations", place * 64 + since), youths * 0.034),
        "vroegsignalen": _around(
            draw("signals", place * 64 + since), youths * (0.004 + 0.0004 * since)
        ),
        "dreigende_uithuiszettingen": threatened,
        "afgewende_uithuiszettingen": (threatened * averted).astype(np.int64),
    }
    return pl.DataFrame(
        {"gemeente": table["code"], **{name: count * scale for name, count in counts.items()}}
    )


def _around(u: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Whole numbers at most a tenth from what is expected."""
    return (expected * (0.9 + 0.2 * u)).astype(np.int64)
