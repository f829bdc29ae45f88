"""`spoedmonitor demo`: invented deliveries."""

import argparse
import sys
from pathlib import Path
from typing import Any

from dashboard.commands.parser import Parser, Refused, positive, whole_number
from data.demo import SEED, generate


def register(subparsers: Any) -> None:
    parser: Parser = subparsers.add_parser(
        "demo",
        help="maak voorbeeldleveringen",
        description="Schrijft verzonnen leveringen: een map per dag van ontvangst.",
    )
    parser.arguments.add_argument("folder", type=Path, metavar="MAP", help="een lege of nieuwe map")
    parser.options.add_argument(
        "--scale",
        type=positive,
        default=1,
        metavar="N",
        help="N maal zoveel jeugdigen in dezelfde gemeenten; 1000 is de omvang van een land",
    )
    parser.options.add_argument(
        "--seed", type=whole_number, default=SEED, metavar="N", help="een ander getal, ander toeval"
    )
    parser.set_defaults(carry_out=carry_out)


def carry_out(command: argparse.Namespace) -> int:
    folder: Path = command.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} bestaat al en is niet leeg; kies een nieuwe map.")
    for path in generate(folder, scale=command.scale, seed=command.seed):
        print(path.relative_to(folder), file=sys.stderr)
    return 0
