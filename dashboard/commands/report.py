"""`spoedmonitor report`: the review pack of a quarter as one file."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard import address
from dashboard.address import Choices, View
from dashboard.commands.choosing import add_choices, refuse_others, today
from dashboard.commands.parser import (
    Parser,
    Refused,
    WrongUse,
    add_database,
    database_url,
    moment,
    quarter,
)
from dashboard.commands.progress import progress
from data.quarters import quarter_label
from data.regions import municipality_names
from data.store import open_store
from queries.protection import AUDIENCES


def register(subparsers: Any) -> None:
    parser: Parser = subparsers.add_parser(
        "report",
        help="maak het stuk voor het kwartaalgesprek",
        description="Maakt van een kwartaal het stuk voor het kwartaalgesprek.",
    )
    parser.arguments.add_argument("quarter", type=quarter, metavar="QUARTER", help="als 2022-K3")
    add = parser.options.add_argument
    add("--out", type=Path, required=True, metavar="FILE", help="bestand; het eind zegt de vorm")
    add_choices(parser)
    add("--known-on", type=moment, metavar="MOMENT", help="zoals toen bekend")
    add("--audience", choices=AUDIENCES, default="exact", help="voor wie; anders exact")
    add_database(parser)
    parser.set_defaults(carry_out=carry_out)


def carry_out(command: argparse.Namespace) -> int:
    # What draws takes a second to load, for which the other commands need not wait.
    from dashboard import sources  # noqa: PLC0415
    from dashboard.pack import files  # noqa: PLC0415

    suffix = command.out.suffix.lower()
    if suffix not in files.KINDS:
        raise WrongUse(f"--out maakt een bestand dat eindigt op {' of '.join(files.KINDS)}.")
    source = sources.of_store(open_store(database_url(command)), command.known_on)
    if source.empty:
        raise Refused("Er is nog niets geleverd om een stuk van te maken.")
    view = _view(command, source.choices)
    with progress() as say:
        made = files.make(source, view, suffix, audience=command.audience, say=say)
    try:
        command.out.write_bytes(made)
    except OSError:
        raise Refused(f"{command.out} is niet te schrijven.") from None
    return 0


def _view(command: argparse.Namespace, choices: Choices) -> View:
    """The view of the page that opens with these choices."""
    quarters = choices.quarters
    if command.quarter not in quarters:
        raise WrongUse(
            f"Van {quarter_label(command.quarter)} zijn er geen cijfers; wel van "
            f"{quarter_label(quarters[0])} tot en met {quarter_label(quarters[-1])}."
        )
    view = replace(address.default_view(choices), last=command.quarter)
    if command.gemeente is not None:
        places = [municipality_names()[today(code)] for code in command.gemeente]
        view = replace(view, areas=tuple(dict.fromkeys(places)))
    if command.organisatie is not None:
        named = {
            code: name for name, codes in choices.organisations.items() for code in codes or ()
        }
        refuse_others(command.organisatie, named)
        view = replace(view, organisations=tuple(named[each] for each in command.organisatie))
    return view
