"""The options that choose places and organisations, and what they may name."""

from collections.abc import Collection

from dashboard.commands.parser import Parser, WrongUse, names
from data.regions import municipalities


def add_choices(parser: Parser) -> None:
    """--gemeente and --organisatie, both None where nothing is chosen."""
    add = parser.options.add_argument
    add("--gemeente", type=names, metavar="CODE,...", help="alleen deze gemeenten, als 0014")
    add("--organisatie", type=names, metavar="O,...", help="alleen deze organisaties")


def today(code: str) -> str:
    """Today's code of a municipality written as 14, 0014 or GM0014, former ones included."""
    known = dict(municipalities().select("code", "today").iter_rows())
    padded = code.removeprefix("gm").zfill(4)
    if padded not in known:
        raise WrongUse(f"Er is geen gemeente {code!r}; wel: {', '.join(known)}.")
    return known[padded]


def refuse_others(asked: Collection[str], present: Collection[str]) -> None:
    """Raises WrongUse where an organisation is asked that is not among those present."""
    for code in asked:
        if code not in present:
            raise WrongUse(f"Er is geen organisatie {code!r}; wel: {', '.join(present)}.")
