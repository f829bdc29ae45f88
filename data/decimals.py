"""Decimal comma or decimal point: decided over a whole column, never by one value.

"1.234,50" and "1,5" can only have a decimal comma, "1,234.50" and "1.5" only a decimal point;
"1.234" and "1,234" fit both and take the reading that the rest of the column shows. A column of
which every separator fits both readings is refused with those cells named, and so is a value
that fits only the reading that fewer cells show. Numbers that a workbook stored as numbers need
no reading.
"""

import polars as pl

from data.cells import Cells, Faults, fault

_PLAIN = "[0-9]{1,12}"
_POINT = rf"^-?(?:{_PLAIN}|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{1,3}})(?:\.[0-9]+)?$"
_COMMA = rf"^-?(?:{_PLAIN}|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}){{1,3}})(?:,[0-9]+)?$"
_CENT_NOISE = 0.005

_NO_NUMBER = "De waarde is geen getal."
_BOTH = (
    "De waarde is op twee manieren te lezen en de kolom laat niet zien of de komma of de punt "
    "het decimaalteken is."
)
_MIXED = "De kolom gebruikt de {} als decimaalteken; deze waarde past daar niet bij."
_UNDECIDED = "In de kolom staan even veel waarden met een decimale komma als met een decimale punt."
_PART_CENTS = "Het bedrag heeft meer dan twee decimalen."
_OUTSIDE = "De waarde ligt buiten de grenzen."


def parse_decimals(cells: Cells) -> tuple[pl.Series, Faults]:
    """The numbers of a column as Float64, money as cents in Int64; what is wrong is null."""
    is_money = cells.column.type.kind == "money"
    written = cells.text.str.replace(r"^(-?)\s*€\s*", "$1") if is_money else cells.text
    if cells.numbers is not None:
        written = written.set(cells.numbers.is_not_null(), None)
    values, faults = _read(cells, written)
    if is_money:
        faults += _part_cents(cells, values)
    if cells.numbers is not None:
        values = values.zip_with(values.is_not_null(), cells.numbers)
    if is_money:
        return (values * 100).round().cast(pl.Int64, strict=False), faults
    return values, faults + _outside(cells, values)


def _read(cells: Cells, written: pl.Series) -> tuple[pl.Series, Faults]:
    point, comma = written.str.contains(_POINT), written.str.contains(_COMMA)
    faults = fault(cells, ~(point | comma), _NO_NUMBER)
    only_point, only_comma = point & ~comma, comma & ~point
    points, commas = only_point.sum(), only_comma.sum()
    if not points and not commas:
        unclear = point & comma & written.str.contains("[.,]")
        faults += fault(cells, unclear, _BOTH)
        return _numbers(written, point & ~unclear, thousands=","), faults
    if points == commas:
        faults += fault(cells, only_point | only_comma, _UNDECIDED)
        return _numbers(written, point & comma, thousands=","), faults
    if points > commas:
        faults += fault(cells, only_comma, _MIXED.format("punt"))
        return _numbers(written, point, thousands=","), faults
    faults += fault(cells, only_point, _MIXED.format("komma"))
    return _numbers(written, comma, thousands="."), faults


def _numbers(written: pl.Series, fits: pl.Series, thousands: str) -> pl.Series:
    plain = written.set(~fits, None).str.replace_all(thousands, "", literal=True)
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
