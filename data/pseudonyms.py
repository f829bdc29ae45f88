"""The pseudonym of a youth: a keyed hash of the BSN, the same at every sender that holds the key.

Without the key nobody can try out the BSNs that exist; so the key is long and never stored here.
"""

import hashlib
import hmac
import os
import re

KEY_VARIABLE = "SPOEDMONITOR_PSEUDONYM_KEY"
SHORTEST_KEY = 32
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class NoKey(Exception):
    """There is no usable key; the message is a Dutch sentence."""


def key_from_environment() -> bytes:
    key = os.environ.get(KEY_VARIABLE, "")
    if len(key) < SHORTEST_KEY:
        raise NoKey(
            f"Zet de sleutel van het samenwerkingsverband in {KEY_VARIABLE} "
            f"(ten minste {SHORTEST_KEY} tekens)."
        )
    return key.encode()


def bsn(text: str) -> str | None:
    """The BSN written here, nine digits; None when it is none.

    Blanks and points are left out and a leading zero that a spreadsheet dropped comes back.
    """
    digits = re.sub(r"[\s.]", "", text).zfill(9)
    if not re.fullmatch(r"[0-9]{9}", digits) or digits == "0" * 9:
        return None
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return digits if total % 11 == 0 else None


def pseudonym(bsn: str, key: bytes) -> str:
    """HMAC-SHA-256 of a BSN of nine digits, as 64 hexadecimal digits."""
    return hmac.new(key, bsn.encode(), hashlib.sha256).hexdigest()
