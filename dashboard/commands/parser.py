"""argparse in Dutch: its headings, and a sentence for every way of wrong use.

argparse rather than click or typer: it is in the standard library, so a sender's machine starts
`spoedmonitor check` in a moment, and nothing further has to be pinned.
"""

import argparse
import os
import re
from datetime import date, datetime
from typing import Any, NoReturn

from data.moments import end_of_day, parse_day, stored
from data.quarters import parse_quarter
from data.store import DEFAULT_URL

_DUTCH = [
    (r"the following arguments are required: (.*)", r"er ontbreekt nog: \1"),
    (r"unrecognized arguments: (.*)", r"onbekend: \1"),
    (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", r"\1: kies uit \3, niet \2"),
    (
        r"argument (.*?): expected (?:one|at least one) argument",
        r"\1: hier hoort een waarde achter",
    ),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1: hier hoort geen waarde achter"),
    (r"argument (.*?): (.*)", r"\1: \2"),
]


class WrongUse(Exception):
    """The command cannot mean what was asked; the message is a Dutch sentence."""


class Refused(Exception):
    """The command was understood and not carried out; the message is a Dutch sentence."""


class _DutchHelp(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser with the groups `arguments` and `options` under Dutch headings."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_DutchHelp, **settings)
        self.arguments = self.add_argument_group("argumenten")
        self.options = self.add_argument_group("opties")
        self.options.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {_in_dutch(message)}.\n{self.format_usage()}")


def add_database(parser: Parser) -> None:
    """The option that every command on the store has."""
    parser.options.add_argument(
        "--db",
        metavar="URL",
        help=f"adres van de opslag; anders SPOEDMONITOR_DATABASE_URL, anders {DEFAULT_URL}",
    )


def database_url(command: argparse.Namespace) -> str:
    """The store that is asked for."""
    return command.db or os.environ.get("SPOEDMONITOR_DATABASE_URL") or DEFAULT_URL


def quarter(text: str) -> int:
    try:
        return parse_quarter(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"schrijf een kwartaal als 2022-K3, niet {text!r}"
        ) from None


def whole_number(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text):
        raise argparse.ArgumentTypeError(f"verwacht een geheel getal, niet {text!r}")
    return int(text)


def positive(text: str) -> int:
    number = whole_number(text)
    if number == 0:
        raise argparse.ArgumentTypeError("verwacht een getal vanaf 1")
    return number


def names(text: str) -> tuple[str, ...]:
    """The values of a list with commas, each once."""
    return tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))


def day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"schrijf een dag als 2022-09-30 of 30-9-2022, niet {text!r}"
        ) from None


def moment(text: str) -> datetime:
    """A moment in UTC, without zone; local where the text names no zone; a day means its end."""
    try:
        given = datetime.fromisoformat(text)
    except ValueError:
        return end_of_day(day(text))
    return end_of_day(given.date()) if len(text) <= len("2022-09-30") else stored(given)


def _in_dutch(message: str) -> str:
    for pattern, dutch in _DUTCH:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return match.expand(dutch)
    return message
