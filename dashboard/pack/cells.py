"""Tables as text, each value as its kind reads in Dutch."""

from collections.abc import Callable
from typing import Any

from dashboard import words
from dashboard.tables import Table

# On which side of its column a kind stands.
ALIGNED = {
    "tekst": "left",
    "datum": "left",
    "aantal": "right",
    "getal": "right",
    "aandeel": "right",
    "euro": "right",
}
_WRITTEN: dict[str, Callable[[Any], str]] = {
    "tekst": str,
    "datum": words.dutch_date,
    "aantal": words.number,
    "getal": lambda value: words.number(value, 1),
    "aandeel": lambda value: words.percentage(value, 1),
    "euro": words.euro,
}


def texts(table: Table) -> list[list[str]]:
    """The rows of a table as text; a missing value is a dash."""
    columns = [
        [
            words.MISSING if value is None else _WRITTEN[column.kind](value)
            for value in table.frame[column.name]
        ]
        for column in table.columns
    ]
    return [list(row) for row in zip(*columns, strict=True)]
