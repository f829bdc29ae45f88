"""Where the youths of the demo live: real municipalities, real numbers of children (CBS)."""

from functools import cache

import numpy as np
import polars as pl

from data.demo.chance import choose
from data.regions import municipalities, today

# How much more often youths of a municipality meet a crisis than its share of youths alone would
# have it: half of the difference in youth care (CBS 85039NED) is let through.
_THROUGH = 0.5
MERGED, MERGER = "1979", np.datetime64("2021-01-01")


@cache
def youths(valid_in: int) -> pl.DataFrame:
    """code and youths (aged 0-17, approximated) of the municipalities on 1 January of a year."""
    first = pl.date(valid_in, 1, 1)
    valid = (pl.col("valid_from").is_null() | (pl.col("valid_from") <= first)) & (
        pl.col("valid_until").is_null() | (pl.col("valid_until") >= first)
    )
    aged_0_17 = (pl.col("aged_0_9_2020") * 10 + pl.col("aged_10_19_2020") * 8 + 5) // 10
    return municipalities().filter(valid).select("code", youths=aged_0_17).sort("code")


@cache
def codes() -> tuple[str, ...]:
    """Today's municipalities in order of code."""
    return tuple(sorted(today()["code"]))


@cache
def weights() -> tuple[float, ...]:
    """In which proportion reports come from `codes()`."""
    table = youths(2022).join(municipalities(), on="code").sort("code")
    share = table["share_youth_care_2021_pct"].to_list()
    return tuple(
        count * (_THROUGH * percent / 11 + 1 - _THROUGH)
        for count, percent in zip(table["youths"].to_list(), share, strict=True)
    )


@cache
def former() -> pl.DataFrame:
    """code and youths of the municipalities that merged into Eemsdelta."""
    merged = municipalities().filter(pl.col("successor") == MERGED).select("code")
    return youths(2020).join(merged, on="code").sort("code")


def code_on(place: np.ndarray, part: np.ndarray, day: np.ndarray) -> pl.Series:
    """The municipality code that was valid on each day.

    place is an index into `codes()`, part one into `former()`, which counts before the merger.
    """
    old = (place == codes().index(MERGED)) & (day < MERGER)
    index = np.where(old, len(codes()) + part, place)
    return choose((*codes(), *former()["code"]), index).cast(pl.String)
