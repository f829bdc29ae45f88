"""`spoedmonitor kpis`: figures for other programs, exact and without layout."""

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any

import polars as pl
from sqlalchemy import select

from dashboard.commands.choosing import add_choices, refuse_others, today
from dashboard.commands.parser import (
    Parser,
    Refused,
    WrongUse,
    add_database,
    database_url,
    day,
    moment,
    names,
    quarter,
)
from data import schema
from data.known import known
from data.quarters import quarter_label
from data.store import open_store, reading
from queries.catalogue import CATALOGUE
from queries.cube import Cubes, open_cubes
from queries.figures import figures
from queries.periods import programme_until
from queries.protection import AUDIENCES
from queries.question import BREAKDOWNS
from queries.scope import EVERYONE
from queries.selection import DIMENSIONS, Selection

_NUMBERS = ("teller", "noemer", "waarde")


def register(subparsers: Any) -> None:
    parser: Parser = subparsers.add_parser(
        "kpis",
        help="geef cijfers voor andere programma's",
        description="Geeft een rij per cijfer en cel. Wat niet is uitgesplitst blijft leeg en "
        "betekent: alles samen.",
    )
    parser.arguments.add_argument("keys", nargs="*", metavar="KEY", help="cijfers; anders alle")
    add = parser.options.add_argument
    add("--from", type=quarter, dest="first", metavar="Q", help="eerste kwartaal, als 2022-K3")
    add("--to", type=quarter, dest="last", metavar="Q", help="laatste kwartaal")
    add("--by", type=names, default=(), metavar="DIM,...", help=f"splits uit naar {_dimensions()}")
    add_choices(parser)
    add("--as-of", type=day, metavar="DATE", help="peildatum; anders het einde van de leveringen")
    add("--known-on", type=moment, metavar="MOMENT", help="zoals toen bekend")
    add("--audience", choices=AUDIENCES, default="exact", help="voor wie; anders exact")
    add("--format", choices=tuple(_FORMATS), default="csv", help="vorm; anders csv")
    add("--out", type=Path, metavar="FILE", help="bestand; anders de standaarduitvoer")
    add_database(parser)
    parser.set_defaults(carry_out=carry_out)


def carry_out(command: argparse.Namespace) -> int:
    keys = _known_keys(command.keys)
    _refuse_other_dimensions(command.by)
    places = None if command.gemeente is None else frozenset(map(today, command.gemeente))
    cubes = open_cubes(open_store(database_url(command)), command.as_of, command.known_on)
    selection = Selection(*_span(command, cubes), places, _organisations(command, cubes))
    frame = figures(cubes, keys, selection, command.by, audience=command.audience, viewer=EVERYONE)
    _say_left_out([key for key in keys if key not in frame["kpi"]], command.by)
    _write(_FORMATS[command.format](_labelled(frame)), command.out)
    return 0


def _dimensions() -> str:
    return ", ".join([*DIMENSIONS, *sorted(BREAKDOWNS)])


def _known_keys(keys: list[str]) -> list[str]:
    for key in keys:
        if key not in CATALOGUE:
            raise WrongUse(f"Er is geen cijfer {key!r}; wel: {', '.join(CATALOGUE)}.")
    return list(dict.fromkeys(keys)) or list(CATALOGUE)


def _refuse_other_dimensions(by: tuple[str, ...]) -> None:
    breakdowns = [name for name in by if name in BREAKDOWNS]
    if unknown := set(by) - {*DIMENSIONS, *breakdowns}:
        raise WrongUse(f"Uitsplitsen naar {min(unknown)!r} kan niet; wel naar: {_dimensions()}.")
    if {"gemeente", "corop"} <= set(by):
        raise WrongUse("Splits uit naar gemeente of naar corop, niet naar beide.")
    if len(breakdowns) > 1:
        raise WrongUse(f"Kies een van {', '.join(breakdowns)}: een uitsplitsing tegelijk.")


def _span(command: argparse.Namespace, cubes: Cubes) -> tuple[int, int]:
    start, end = programme_until(cubes.as_of)
    first = start if command.first is None else command.first
    last = end if command.last is None else command.last
    if first > last:
        raise WrongUse(f"--from {quarter_label(first)} ligt na --to {quarter_label(last)}.")
    return first, last


def _organisations(command: argparse.Namespace, cubes: Cubes) -> frozenset[str] | None:
    if command.organisatie is None:
        return None
    table = schema.organisaties
    with reading(cubes.store) as connection:
        listed = select(table.c.code).where(known(table, None)).order_by(table.c.code)
        codes = list(connection.scalars(listed))
    refuse_others(command.organisatie, codes)
    return frozenset(command.organisatie)


def _say_left_out(keys: list[str], by: tuple[str, ...]) -> None:
    if keys:
        sentence = f"Weggelaten, want niet uit te splitsen naar {', '.join(by)}: {', '.join(keys)}."
        print(sentence, file=sys.stderr)


def _labelled(frame: pl.DataFrame) -> pl.DataFrame:
    labels = {number: quarter_label(number) for number in frame["kwartaal"].drop_nulls().unique()}
    return frame.with_columns(
        pl.col("kwartaal").replace_strict(labels, default=None, return_dtype=pl.String)
    )


def _csv(frame: pl.DataFrame) -> bytes:
    """Whole numbers without a decimal point, others as they are: nothing is rounded."""
    number = pl.col(_NUMBERS)
    whole = number.cast(pl.Int64, strict=False)
    text = pl.when(number == whole).then(whole.cast(pl.String)).otherwise(number.cast(pl.String))
    return frame.with_columns(text).write_csv().encode()


def _json(frame: pl.DataFrame) -> bytes:
    rows = [{name: _plain(value) for name, value in row.items()} for row in frame.to_dicts()]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n"


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _parquet(frame: pl.DataFrame) -> bytes:
    target = io.BytesIO()
    frame.write_parquet(target)
    return target.getvalue()


_FORMATS = {"csv": _csv, "json": _json, "parquet": _parquet}


def _write(content: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(content)
        return
    try:
        out.write_bytes(content)
    except OSError:
        raise Refused(f"{out} is niet te schrijven.") from None
