"""`spoedmonitor load` and `spoedmonitor check`: deliveries in, or only looked at."""

import argparse
import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl
from sqlalchemy.engine import make_url

from dashboard import words
from dashboard.commands.parser import (
    Parser,
    Refused,
    WrongUse,
    add_database,
    database_url,
    quarter,
)
from dashboard.commands.progress import progress
from data import findings
from data.delivering import check, deliver
from data.outcome import LOADED, REFUSED, Outcome
from data.store import Store, open_store

_TABLES = {".csv": findings.to_csv, ".xlsx": findings.to_xlsx}


def register(subparsers: Any) -> None:
    _register(subparsers, "load", _load, "controleer leveringen en neem ze op")
    _register(subparsers, "check", _check, "controleer leveringen, zonder iets op te slaan")


def _register(subparsers: Any, name: str, carry_out: Any, what: str) -> None:
    parser: Parser = subparsers.add_parser(name, help=what, description=what.capitalize() + ".")
    parser.arguments.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="bestanden, mappen of zips"
    )
    add = parser.options.add_argument
    add("--sender", metavar="S", help="afzender, als de bestandsnaam die niet noemt")
    add("--quarter", type=quarter, metavar="Q", help="kwartaal, als de bestandsnaam dat niet noemt")
    add("--findings", type=Path, metavar="FILE", help="bevindingen ook als tabel, .csv of .xlsx")
    add_database(parser)
    parser.set_defaults(carry_out=carry_out)


def _load(command: argparse.Namespace) -> int:
    _refuse_other_table(command.findings)
    store = open_store(database_url(command))
    with progress() as say:
        outcomes = deliver(
            store,
            command.paths,
            received_by=_user(),
            sender=command.sender,
            quarter=command.quarter,
            progress=say,
        )
    return _report(outcomes, command.findings)


def _check(command: argparse.Namespace) -> int:
    _refuse_other_table(command.findings)
    with progress() as say:
        outcomes = check(
            _present_store(database_url(command)),
            command.paths,
            sender=command.sender,
            quarter=command.quarter,
            progress=say,
        )
    return _report(outcomes, command.findings)


def _present_store(url: str) -> Store | None:
    """The store to compare with; a sender that only checks need not have one."""
    file = make_url(url).database
    return open_store(url) if file and Path(file).exists() else None


def _user() -> str:
    """Who is logged in; a container may run under a number without a name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "onbekend"


def _refuse_other_table(file: Path | None) -> None:
    if file is not None and file.suffix.lower() not in _TABLES:
        raise WrongUse("--findings maakt een bestand dat eindigt op .csv of .xlsx.")


def _report(outcomes: Sequence[Outcome], table: Path | None) -> int:
    if not outcomes:
        raise Refused("Hier is geen levering gevonden: geen csv, xlsx of zip.")
    for outcome in outcomes:
        print(in_words(outcome))
    if table is not None:
        faults = pl.concat([outcome.faults for outcome in outcomes])
        table.write_bytes(_TABLES[table.suffix.lower()](faults))
    return 1 if any(outcome.status == REFUSED for outcome in outcomes) else 0


def in_words(outcome: Outcome) -> str:
    """What became of one delivery: a line, then a line a warning and a finding."""
    lines = [f"{outcome.source}: {outcome.status}{_counts(outcome)}"]
    lines += [f"  let op: {warned.text}" for warned in outcome.warnings]
    lines += [f"  {finding}" for finding in outcome.findings]
    unlisted = outcome.faults.height - len(outcome.findings)
    if unlisted:
        lines.append(f"  en nog {words.number(unlisted)}; --findings geeft ze alle als tabel")
    return "\n".join(lines)


def _counts(outcome: Outcome) -> str:
    if outcome.status == REFUSED:
        found = outcome.faults.height
        return f"; {_many(found, 'bevinding', 'bevindingen')}, er is niets veranderd"
    rows = f"; {_many(outcome.rows, 'rij', 'rijen')}"
    if outcome.status != LOADED:
        return rows
    return (
        f"{rows}: {words.number(outcome.rows_new)} nieuw, "
        f"{words.number(outcome.rows_changed)} gewijzigd, "
        f"{words.number(outcome.rows_unchanged)} ongewijzigd, "
        f"{words.number(outcome.rows_gone)} verdwenen"
    )


def _many(number: int, one: str, more: str) -> str:
    return f"{words.number(number)} {one if number == 1 else more}"
