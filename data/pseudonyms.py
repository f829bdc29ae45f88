"""No BSN in the store: recognising one, and the keyed hash that takes its place."""

import hashlib
import hmac
import os
from functools import reduce
from operator import add

import polars as pl

KEY_SETTING = "SPOEDMONITOR_PSEUDONYM_KEY"
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_bsn(text: pl.Series) -> pl.Series:
    """Whether each text is nine digits that pass the BSN check; null is not.

    The check is (9 d1 + 8 d2 + ... + 2 d8 - d9) mod 11 = 0 (Logisch ontwerp BSN).
    """
    nine = (text.str.len_bytes() == 9).fill_null(value=False)
    if not nine.any():
        return nine
    candidates = text.set(~nine, None)
    digits = candidates.set(~candidates.str.contains("^[0-9]{9}$"), None)
    weighted = [
        digits.str.slice(place, 1).cast(pl.Int32) * weight for place, weight in enumerate(_WEIGHTS)
    ]
    return (reduce(add, weighted) % 11 == 0).fill_null(value=False)


def pseudonym(bsn: str, key: str) -> str:
    """The partnership's name for a youth: HMAC-SHA-256 of the BSN, in hexadecimals."""
    return hmac.new(key.encode(), bsn.encode(), hashlib.sha256).hexdigest()


def key_from_environment() -> str | None:
    return os.environ.get(KEY_SETTING) or None
