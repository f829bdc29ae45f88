"""`spoedmonitor pseudonymise`: the sender's side of the pseudonym, before anything is sent."""

import argparse
import csv
import io
import re
from pathlib import Path
from typing import Any

import polars as pl

from dashboard.commands.parser import Parser, Refused, WrongUse
from data.pseudonyms import KEY_SETTING, is_bsn, key_from_environment, pseudonym

_LISTED = 20

Rows = list[list[str]]


def register(subparsers: Any) -> None:
    parser: Parser = subparsers.add_parser(
        "pseudonymise",
        help="vervang het BSN in een CSV door het pseudoniem",
        description="Vervangt in een kolom van een CSV elk BSN door het pseudoniem van het "
        f"samenwerkingsverband.\nDe sleutel staat in {KEY_SETTING}.",
    )
    parser.arguments.add_argument("file", type=Path, metavar="FILE", help="het CSV-bestand")
    parser.options.add_argument(
        "--column", required=True, metavar="NAME", help="de kolom met het BSN"
    )
    parser.options.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="waar het resultaat komt"
    )
    parser.set_defaults(carry_out=carry_out)


def carry_out(command: argparse.Namespace) -> int:
    key = key_from_environment()
    if key is None:
        raise Refused(f"Zet de sleutel van het samenwerkingsverband in {KEY_SETTING}.")
    if command.out.resolve() == command.file.resolve():
        raise WrongUse("--out moet een ander bestand zijn dan het gelezen bestand.")
    rows, separator = _read(command.file)
    _refuse_ragged(rows)
    position = _position(rows[0], command.column)
    numbers = pl.Series([_nine_digits(row[position]) for row in rows[1:]], dtype=pl.String)
    _refuse_others(numbers)
    for row, number in zip(rows[1:], numbers, strict=True):
        row[position] = "" if number is None else pseudonym(number, key)
    _write(command.out, rows, separator)
    return 0


def _read(file: Path) -> tuple[Rows, str]:
    try:
        content = file.read_bytes()
    except OSError:
        raise Refused(f"{file} is niet te lezen.") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]
    if not rows:
        raise Refused(f"{file} is leeg.")
    return rows, separator


def _position(header: list[str], column: str) -> int:
    names = [name.strip().lower() for name in header]
    if column.strip().lower() not in names:
        raise WrongUse(f"Er is geen kolom {column!r}; wel: {', '.join(names)}.")
    return names.index(column.strip().lower())


def _nine_digits(text: str) -> str | None:
    """A number without blanks and points, with the zero that a spreadsheet dropped."""
    number = re.sub(r"[\s.]", "", text)
    return number.zfill(9) if len(number) == len("12345678") else number or None


def _refuse_ragged(rows: Rows) -> None:
    _refuse("Een ander aantal kolommen dan de kop", [len(row) != len(rows[0]) for row in rows[1:]])


def _refuse_others(numbers: pl.Series) -> None:
    """Refuse the file when a filled cell is no BSN: its pseudonym would match nobody's."""
    _refuse("Geen BSN", (numbers.is_not_null() & ~is_bsn(numbers)).to_list())


def _refuse(fault: str, wrong: list[bool]) -> None:
    rows = [str(number) for number, is_wrong in enumerate(wrong, start=2) if is_wrong]
    if rows:
        more = f" en nog {len(rows) - _LISTED}" if len(rows) > _LISTED else ""
        raise Refused(f"{fault} in rij {', '.join(rows[:_LISTED])}{more}; er is niets geschreven.")


def _write(file: Path, rows: Rows, separator: str) -> None:
    with file.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, delimiter=separator, lineterminator="\n").writerows(rows)
