"""Text to values: how each type of the contract is recognised, whatever dialect it came in.

Codes, dates and other values that repeat are recognised once each, by a plain function from a
text to its value or None; decimals are decided over the whole column (``data.decimals``).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from functools import partial
from typing import Any

import polars as pl

from data import codes
from data.cells import Cells, Faults, fault
from data.contract import Type
from data.decimals import Readings, parse_decimals
from data.quarters import parse_quarter
from data.regions import municipality_names

_MIDNIGHT = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_MIDNIGHT}", re.ASCII)
_DUTCH = re.compile(rf"(\d{{1,2}})-(\d{{1,2}})-(\d{{4}}){_MIDNIGHT}", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
_MOMENT = r"^([0-9-]+)(?: +|T)([0-9:.]+)$"
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?", re.ASCII)
_YEAR = re.compile(r"(?:19|20|21)\d{2}", re.ASCII)
_WHOLE = re.compile(r"(\d{1,9})(?:[.,]0{1,2})?", re.ASCII)
_MUNICIPALITY = re.compile(r"(?:GM)?(\d{1,4})", re.ASCII)
_PRODUCT = re.compile(r"\d{1,2}", re.ASCII)
_CAUSE = re.compile(rf"(?:{'|'.join(codes.OORZAAK_DOMEIN)}):[^\s:|][^:|]*")
_EARLIEST = date(1900, 1, 1)
_SUPPRESSED = "."  # CBS hides a small count so: it is missing, not zero

_SENTENCES = {
    "choice": "De waarde staat niet in de lijst.",
    "code": "De code staat niet in de lijst.",
    "product": "De waarde is geen productcategorie.",
    "yes_no": "De waarde is geen ja of nee.",
    "year": "De waarde is geen jaartal.",
    "month": "De waarde is geen maand.",
    "quarter": "De waarde is geen kwartaal.",
    "date": "De waarde is geen bestaande datum.",
    "timestamp": "De waarde is geen bestaande datum met tijd.",
    "integer": "De waarde is geen geheel getal van 0 of meer.",
    "causes": "De oorzaken zijn niet te lezen.",
    "municipality": "Deze gemeente is niet bekend.",
    "organisation": (
        "Deze organisatie is niet bekend. Voeg haar toe met een levering 'organisaties'."
    ),
}
_VALUE_TYPES: dict[str, pl.DataType] = {
    "text": pl.String(),
    "causes": pl.String(),
    "product": pl.Enum([f"{code:02}" for code in range(100)]),
    "yes_no": pl.Boolean(),
    "year": pl.Int32(),
    "month": pl.Int32(),
    "quarter": pl.Int32(),
    "date": pl.Date(),
    "timestamp": pl.Datetime("us"),
    "integer": pl.Int32(),
    "decimal": pl.Float64(),
    "money": pl.Int64(),
}


def parse(
    cells: Cells, organisations: Mapping[str, str], readings: Readings
) -> tuple[pl.Series, Faults]:
    """The values of a column, and what is wrong in it.

    A value that is missing or wrong is null in the result. Money comes in cents, quarters and
    months as whole numbers, ja and nee as booleans, codes as the code list writes them.
    `organisations`: the known codes, by the code in lower case. `readings`: the decimal signs.
    """
    kind = cells.column.type.kind
    empty = _empty(cells)
    if kind == "text":
        return cells.text, empty
    suppressed: Faults = []
    if kind in ("integer", "decimal", "money"):
        cells, suppressed = _without_suppressed(cells)
    if kind in ("decimal", "money"):
        values, wrong = parse_decimals(cells, readings)
    else:
        values = _recognised(cells, organisations)
        unread = values.is_null() & cells.text.is_not_null()
        wrong = fault(cells, unread, _SENTENCES[kind])
    return values, [*empty, *suppressed, *wrong]


def _empty(cells: Cells) -> Faults:
    if not cells.column.required:
        return []
    return fault(cells, cells.text.is_null(), "De waarde ontbreekt.")


def _without_suppressed(cells: Cells) -> tuple[Cells, Faults]:
    suppressed = (cells.text == _SUPPRESSED).fill_null(value=False)
    if not suppressed.any():
        return cells, []
    sentence = "Een punt alleen betekent onderdrukt, maar deze waarde is verplicht."
    faults = fault(cells, suppressed, sentence) if cells.column.required else []
    return cells.with_text(cells.text.set(suppressed, None)), faults


def _recognised(cells: Cells, organisations: Mapping[str, str]) -> pl.Series:
    type_ = cells.column.type
    if type_.kind == "timestamp":
        return _timestamps(cells.text)
    recognise = _recogniser(type_, organisations)
    return _each_distinct(cells.text, recognise, value_type(type_, organisations))


def value_type(type_: Type, organisations: Mapping[str, str]) -> pl.DataType:
    """How values of a type are held once they are read: codes as Enums, which take little room."""
    match type_.kind:
        case "choice" | "code":
            return pl.Enum(type_.choices)
        case "municipality":
            return pl.Enum(list(municipality_names()))
        case "organisation":
            return pl.Enum(sorted(organisations.values()))
        case kind:
            return _VALUE_TYPES[kind]


def _each_distinct(
    text: pl.Series, recognise: Callable[[str], Any], dtype: pl.DataType
) -> pl.Series:
    distinct = text.drop_nulls().unique()
    values = pl.Series([recognise(value) for value in distinct], dtype=dtype)
    return text.replace_strict(distinct, values, default=None, return_dtype=dtype)


def _recogniser(type_: Type, organisations: Mapping[str, str]) -> Callable[[str], Any]:
    if type_.kind in ("choice", "code"):
        choices = frozenset(type_.choices)
        return partial(_choice if type_.kind == "choice" else _code, choices)
    if type_.kind == "organisation":
        return lambda text: organisations.get(text.lower())
    return _RECOGNISERS[type_.kind]


def _choice(choices: frozenset[str], text: str) -> str | None:
    lower = text.lower()
    return lower if lower in choices else None


def _code(choices: frozenset[str], text: str) -> str | None:
    """A two-digit code of a list; Excel may have taken its leading zero."""
    code = text.zfill(2)
    return code if code in choices else None


def _product(text: str) -> str | None:
    return text.zfill(2) if _PRODUCT.fullmatch(text) else None


def _municipality(text: str) -> str | None:
    """The four-digit code of 14, 0014 or GM0014, if it is a municipality of the region."""
    match = _MUNICIPALITY.fullmatch(text.upper())
    code = match[1].zfill(4) if match else None
    return code if code in municipality_names() else None


def _yes_no(text: str) -> bool | None:
    return {"ja": True, "nee": False}.get(text.lower())


def _year(text: str) -> int | None:
    return int(text) if _YEAR.fullmatch(text) else None


def _whole(text: str) -> int | None:
    match = _WHOLE.fullmatch(text)
    return int(match[1]) if match else None


def _date(text: str) -> date | None:
    """A day written d-m-yyyy or ISO, with midnight behind it at most; not before 1900."""
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DUTCH.fullmatch(text):
        day, month, year = match.groups()
    else:
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found >= _EARLIEST else None


def _month(text: str) -> int | None:
    """A month as yyyy-mm; also as the date of its first day, which Excel makes of that."""
    match = _MONTH.fullmatch(text)
    first = _date(f"{text}-01" if match else text)
    return first.year * 12 + first.month - 1 if first and first.day == 1 else None


def _quarter(text: str) -> int | None:
    try:
        return parse_quarter(text)
    except ValueError:
        return None


def _causes(text: str) -> str | None:
    """Causes joined by |, in lower case, each once."""
    causes = [cause for each in text.lower().split("|") if (cause := each.strip())]
    if not causes or not all(map(_CAUSE.fullmatch, causes)):
        return None
    return "|".join(dict.fromkeys(causes))


def _timestamps(text: pl.Series) -> pl.Series:
    """Days and times are recognised apart: each of them repeats, the two together do not."""
    days = _each_distinct(text.str.extract(_MOMENT, 1), _date, pl.Date())
    times = _each_distinct(text.str.extract(_MOMENT, 2), _time, pl.Time())
    parts = pl.DataFrame({"day": days, "time": times})
    return parts.select(pl.col("day").dt.combine(pl.col("time"), "us")).to_series()


def _time(text: str) -> time | None:
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, second, fraction = match.groups()
    try:
        return time(int(hour), int(minute), int(second or 0), int((fraction or "0").ljust(6, "0")))
    except ValueError:
        return None


_RECOGNISERS: dict[str, Callable[[str], Any]] = {
    "product": _product,
    "municipality": _municipality,
    "causes": _causes,
    "yes_no": _yes_no,
    "date": _date,
    "month": _month,
    "quarter": _quarter,
    "year": _year,
    "integer": _whole,
}
