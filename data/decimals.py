"""Decimal comma or decimal point: decided by the column, never by one value.

"1.234,50" and "1,5" can only have a decimal comma, "1,234.50" and "1.5" only a decimal point;
"1.234" and "1,234" fit both and take the reading that other cells of the column show. A column of
which every separator fits both readings is refused with those cells named; so is a cell that does
not fit what most others show (most of a batch, in a file of many). Numbers that a workbook stored
as numbers need no reading.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain

import polars as pl

from data.cells import Cells, Faults, fault

_PLAIN = "[0-9]{1,12}"
_FITS = {
    "punt": rf"^-?(?:{_PLAIN}|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{1,3}})(?:\.[0-9]+)?$",
    "komma": rf"^-?(?:{_PLAIN}|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}){{1,3}})(?:,[0-9]+)?$",
}
_OTHER = {"punt": "komma", "komma": "punt"}
_THOUSANDS = {"punt": ",", "komma": "."}
_SEPARATOR = "[.,]"
_CENT_NOISE = 0.005

_NO_NUMBER = "De waarde is geen getal."
_UNCLEAR = (
    "De waarde is op twee manieren te lezen, en de kolom laat niet zien of de komma of de punt "
    "het decimaalteken is."
)
_MIXED = "De kolom gebruikt de {} als decimaalteken; deze waarde past daar niet bij."
_TIED = "In de kolom staan even veel waarden met een decimale komma als met een decimale punt."
_PART_CENTS = "Het bedrag heeft meer dan twee decimalen."
_OUTSIDE = "De waarde ligt buiten de grenzen."


@dataclass(frozen=True)
class Readings:
    """Which decimal sign each column shows, as far as was needed: "punt", "komma", "gelijk" (as
    many cells show each) or "onbekend" (none does).

    `column(name)` gives the whole column in parts, for where those at hand do not tell.
    """

    column: Callable[[str], Iterable[Cells]]
    known: dict[str, str] = field(default_factory=dict)

    def of(self, cells: Cells, written: pl.Series) -> str:
        name = cells.column.name
        if name not in self.known:
            if not written.str.contains(_SEPARATOR).any():
                return "punt"
            further = (_written(part) for part in self.column(name))
            shown = (_shown(part) for part in chain([written], further))
            self.known[name] = next(filter(None, shown), "onbekend")
        return self.known[name]


def parse_decimals(cells: Cells, readings: Readings) -> tuple[pl.Series, Faults]:
    """The numbers of a column as Float64, money as cents in Int64; what is wrong is null."""
    is_money = cells.column.type.kind == "money"
    written = _written(cells)
    values, faults = _read(cells, written, readings.of(cells, written))
    if is_money:
        faults += _part_cents(cells, values)
    if cells.numbers is not None:
        values = values.zip_with(values.is_not_null(), cells.numbers)
    if is_money:
        return (values * 100).round().cast(pl.Int64, strict=False), faults
    return values, faults + _outside(cells, values)


def _written(cells: Cells) -> pl.Series:
    """The texts that must be read as numbers."""
    written = cells.text
    if cells.column.type.kind == "money" and written.str.contains("€", literal=True).any():
        written = written.str.replace(r"^(-?)\s*€\s*", "$1")
    return written if cells.numbers is None else written.set(cells.numbers.is_not_null(), None)


def _shown(written: pl.Series) -> str | None:
    """The decimal sign that most texts of one reading only show; None where there are none."""
    point, comma = (written.str.contains(_FITS[sign]) for sign in ("punt", "komma"))
    points, commas = (point & ~comma).sum(), (comma & ~point).sum()
    if points == commas:
        return "gelijk" if points else None
    return "punt" if points > commas else "komma"


def _read(cells: Cells, written: pl.Series, reading: str) -> tuple[pl.Series, Faults]:
    if reading in _FITS:
        fits = written.str.contains(_FITS[reading])
        if fits.all():
            return _numbers(written, reading), []
        other = written.str.contains(_FITS[_OTHER[reading]])
        faults = fault(cells, ~fits & other, _MIXED.format(reading))
        faults += fault(cells, ~fits & ~other, _NO_NUMBER)
        return _numbers(written.set(~fits, None), reading), faults
    point, comma = (written.str.contains(_FITS[sign]) for sign in ("punt", "komma"))
    both = point & comma
    faults = fault(cells, ~(point | comma), _NO_NUMBER)
    if reading == "gelijk":
        faults += fault(cells, point ^ comma, _TIED)
        return _numbers(written.set(~both, None), "punt"), faults
    unclear = both & written.str.contains(_SEPARATOR)
    return _numbers(written.set(~both | unclear, None), "punt"), [
        *faults,
        *fault(cells, unclear, _UNCLEAR),
    ]


def _numbers(written: pl.Series, reading: str) -> pl.Series:
    plain = written.str.replace_all(_THOUSANDS[reading], "", literal=True)
    return plain.str.replace(",", ".", literal=True).cast(pl.Float64)


def _part_cents(cells: Cells, euro: pl.Series) -> Faults:
    """Only what was written out is held to whole cents: a workbook's sums carry more decimals."""
    cents = euro * 100
    return fault(cells, (cents - cents.round()).abs() > _CENT_NOISE, _PART_CENTS)


def _outside(cells: Cells, values: pl.Series) -> Faults:
    type_ = cells.column.type
    if type_.minimum is None or type_.maximum is None:
        return []
    return fault(cells, ~values.is_between(type_.minimum, type_.maximum), _OUTSIDE)
