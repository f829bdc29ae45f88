"""`spoedmonitor pseudonymise`: the sender's side of the pseudonym, before anything is sent."""

import argparse
import csv
import io
from pathlib import Path
from typing import Any

from dashboard.commands.parser import Parser, Refused, WrongUse
from data.pseudonyms import KEY_VARIABLE, NoKey, bsn, key_from_environment, pseudonym

_LISTED = 20

Rows = list[list[str]]


def register(subparsers: Any) -> None:
    parser: Parser = subparsers.add_parser(
        "pseudonymise",
        help="vervang het BSN in een CSV door het pseudoniem",
        description="Vervangt in een kolom van een CSV elk BSN door het pseudoniem van het "
        f"samenwerkingsverband.\nDe sleutel staat in {KEY_VARIABLE}.",
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
    try:
        key = key_from_environment()
    except NoKey as error:
        raise Refused(error) from None
    if command.out.resolve() == command.file.resolve():
        raise WrongUse("--out moet een ander bestand zijn dan het gelezen bestand.")
    rows, separator = _read(command.file)
    position = _position(rows[0], command.column)
    _refuse_others(rows, position)
    for row in rows[1:]:
        row[position] = pseudonym(bsn(row[position]) or "", key) if row[position].strip() else ""
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


def _refuse_others(rows: Rows, position: int) -> None:
    """Refuse the file when a filled cell is no BSN: its pseudonym would match nobody's."""
    wrong = [
        str(number)
        for number, row in enumerate(rows[1:], start=2)
        if len(row) != len(rows[0]) or (row[position].strip() and bsn(row[position]) is None)
    ]
    if wrong:
        more = f" en nog {len(wrong) - _LISTED}" if len(wrong) > _LISTED else ""
        raise Refused(
            f"Geen BSN of een ander aantal kolommen in rij {', '.join(wrong[:_LISTED])}{more}; "
            "er is niets geschreven."
        )


def _write(file: Path, rows: Rows, separator: str) -> None:
    with file.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, delimiter=separator, lineterminator="\n").writerows(rows)
