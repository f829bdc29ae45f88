"""Which delivery a file is, by its name: <tabel>_<afzender>_<kwartaal>.csv or .xlsx."""

from dataclasses import dataclass
from pathlib import PurePath

from data.contract import CONTRACTS
from data.pseudonyms import KEY_SETTING, key_from_environment
from data.quarters import parse_quarter
from data.unpacking import Refused

_READABLE = (".csv", ".xlsx")
_EXAMPLE = "meldingen_accare_2022-K2.csv"


@dataclass(frozen=True)
class Delivered:
    """Which delivery: a table, from a sender, for a quarter (its index)."""

    table: str
    sender: str
    quarter: int


def delivery_of(name: str, sender: str | None, quarter: int | None) -> Delivered:
    """The delivery that a file is. What was asked for by hand goes before what the name says.

    Raises Refused where it is no file of this kind, or name and request leave something open.
    """
    path = PurePath(name)
    if path.suffix.lower() == ".xml":
        raise Refused(_about_messages())
    if path.suffix.lower() not in _READABLE:
        raise Refused("Alleen CSV en XLSX worden gelezen, los of in een map, zip of gz.")
    table, *rest = path.stem.lower().split("_")
    if table not in CONTRACTS:
        raise Refused(
            "De bestandsnaam begint niet met een tabel "
            f"({', '.join(sorted(CONTRACTS))}). Verwacht: {_EXAMPLE}."
        )
    if rest and _quarter(rest[-1]) is not None:
        quarter = _quarter(rest.pop()) if quarter is None else quarter
    sender = sender or "_".join(rest) or None
    if sender is None or quarter is None:
        raise Refused(
            f"De bestandsnaam noemt geen {'kwartaal' if sender else 'afzender'}. "
            f"Verwacht: {_EXAMPLE}; of geef afzender en kwartaal op bij het leveren."
        )
    return Delivered(table, sender.strip().lower(), quarter)


def _quarter(text: str) -> int | None:
    try:
        return parse_quarter(text)
    except ValueError:
        return None


def _about_messages() -> str:
    if key_from_environment() is None:
        return (
            "iJw-berichten worden alleen aangenomen als de sleutel voor pseudoniemen is ingesteld "
            f"({KEY_SETTING}); die ontbreekt."
        )
    return "iJw-berichten leest deze versie nog niet. Lever de gegevens als CSV of XLSX."
