"""The BSN check and the keyed hash."""

import hmac

import polars as pl
import pytest

from data.pseudonyms import is_bsn, pseudonym


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("999900006", True),  # 81+72+63+54+0+0+0+0-6 = 264 = 24 x 11
        ("999990019", True),  # 81+72+63+54+45+0+0+2-9 = 308 = 28 x 11
        ("999900007", False),
        ("99990000", False),
        ("9999000060", False),
        ("99990000a", False),
        ("٩٩٩٩٠٠٠٠٦", False),
        ("", False),
        (None, False),
    ],
)
def test_the_check_on_nine_digits(text: str | None, expected: bool) -> None:
    assert is_bsn(pl.Series([text], dtype=pl.String)).to_list() == [expected]


def test_a_pseudonym_depends_on_the_key_and_is_the_same_everywhere() -> None:
    made = pseudonym("999900006", "sleutel")
    assert made == hmac.digest(b"sleutel", b"999900006", "sha256").hex()
    assert made != pseudonym("999900006", "andere sleutel")
