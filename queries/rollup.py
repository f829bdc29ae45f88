"""Rolled-up frames: what no sum gives (medians, distinct numbers), and putting them together."""

import polars as pl


def in_units(amount: pl.Expr, scale: int) -> pl.Expr:
    """An amount of which `scale` make one unit, in units, right to the last digit.

    Polars multiplies by the reciprocal of a constant: 12800376 / 100 gives 128003.76000000001.
    Divided by a column it divides.
    """
    return amount / (amount * 0 + scale)


def distinct(values: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """The keys and `distinct`: how many different values there are."""
    return values.group_by(keys).agg(pl.col("value").n_unique().alias("distinct"))


def median(values: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """The keys, `n` and `median`: exact, of values that each occur `n` times.

    Of an even number it is the mean of the middle two. `values` is in order of value.
    """
    until = pl.col("n").cum_sum()
    total = pl.col("n").sum()
    below = pl.col("value").filter(until > (total - 1) // 2).first()
    above = pl.col("value").filter(until > total // 2).first()
    return values.group_by(keys, maintain_order=True).agg(
        pl.col("n").sum(), ((below + above) / 2).alias("median")
    )


def beside(frame: pl.DataFrame, found: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """Each row of `frame` with the columns of `found`, by those of the keys that it has.

    Where it has none it is a single row, which goes beside each.
    """
    shared = [name for name in keys if name in found.columns]
    if not shared:
        return frame.join(found, how="cross", maintain_order="left")
    return frame.join(found, on=shared, how="left", maintain_order="left")
