"""Chance as a pure function of (seed, subject, key), so that any part of the demo set can be made
again on its own: no state to carry from quarter to quarter, the same figures on every machine.

Only integer mixing, addition, multiplication and comparison: nothing that a mathematics library
or a version of NumPy may round otherwise.
"""

from collections.abc import Callable, Sequence
from hashlib import blake2b

import numpy as np
import polars as pl

Draw = Callable[[str, np.ndarray], np.ndarray]
"""draw(subject, keys): a number in [0, 1) for each integer key, independent between subjects."""

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_HEX = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)


def drawer(seed: int) -> Draw:
    """The draws of one seed."""

    def draw(subject: str, keys: np.ndarray) -> np.ndarray:
        return (_bits(seed, subject, keys) >> np.uint64(11)).astype(np.float64) * 2.0**-53

    return draw


def _bits(seed: int, subject: str, keys: np.ndarray) -> np.ndarray:
    """64 random bits a key: the finaliser of SplitMix64, twice (Steele, Lea and Flood, 2014)."""
    digest = blake2b(f"{seed}/{subject}".encode(), digest_size=8).digest()
    start = np.full(1, int.from_bytes(digest, "little"), dtype=np.uint64)
    return _mix(_mix(keys.astype(np.uint64) * _STEP + start) + _STEP)


def _mix(bits: np.ndarray) -> np.ndarray:
    bits = (bits ^ (bits >> np.uint64(30))) * _FIRST
    bits = (bits ^ (bits >> np.uint64(27))) * _SECOND
    return bits ^ (bits >> np.uint64(31))


def pseudonyms(seed: int, keys: np.ndarray) -> np.ndarray:
    """16 hexadecimal characters a key, as a keyed hash gives.

    The first and ninth are letters, so that no run of nine digits can pass for a BSN.
    """
    bits = _bits(seed, "pseudonym", keys)
    shifts = np.arange(60, -4, -4, dtype=np.uint64)
    nibbles = (bits[:, None] >> shifts) & np.uint64(15)
    nibbles[:, [0, 8]] = nibbles[:, [0, 8]] % np.uint64(6) + np.uint64(10)
    return np.ascontiguousarray(_HEX[nibbles]).view("S16").ravel().astype("U16")


def pick(u: np.ndarray, weights: Sequence[float] | np.ndarray) -> np.ndarray:
    """The index of an option for each draw, in proportion to the weights."""
    return np.searchsorted(_cumulated(weights), u, side="right")


def pick_by(u: np.ndarray, kind: np.ndarray, weights: Sequence[Sequence[float]]) -> np.ndarray:
    """As `pick`, with the weights of each draw's own kind (an index into the table)."""
    limits = np.array([_cumulated(row) for row in weights])
    return (u[:, None] >= limits[kind]).sum(axis=1)


def choose(options: Sequence[str], index: np.ndarray) -> pl.Series:
    """The options at each index, as an Enum whose physical values are the indices."""
    return pl.Series(index).cast(pl.UInt8).cat.to(pl.Enum(options))


def _cumulated(weights: Sequence[float] | np.ndarray) -> np.ndarray:
    """Upper limits of all options but the last, which takes what is left."""
    sums = np.cumsum(np.asarray(weights, dtype=np.float64))
    return sums[:-1] / sums[-1]


def spread(u: np.ndarray, *values: float) -> np.ndarray:
    """Whole numbers spread between quantiles at equal distances: `spread(u, 1, 20, 90)` lies
    evenly between 1 and 20 for the lower half of the draws, between 20 and 90 for the upper."""
    points = np.asarray(values, dtype=np.float64)
    place = u * (len(points) - 1)
    lower = place.astype(np.int64)
    return (points[lower] + (place - lower) * (points[lower + 1] - points[lower])).astype(np.int64)


def evenly(u: np.ndarray, *groups: np.ndarray | pl.Series) -> np.ndarray:
    """The draws replaced by their rank within each group, as fractions of its size: a share that is
    asked of them comes out exactly in every group, instead of about."""
    frame = pl.DataFrame({"u": u, **{f"g{i}": group for i, group in enumerate(groups)}})
    names = frame.columns[1:]
    rank = (pl.col("u").rank("ordinal") - 0.5) / pl.len()
    return frame.select(rank.over(names))["u"].to_numpy()
