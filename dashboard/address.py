"""A view of the figures and how it stands in the address: pure functions, no Streamlit.

The address holds what people read (`tot=2022-K3&gebied=Veendam`), each choice explicit, so that a
mailed link shows the same view when defaults have moved on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard import words
from data.moments import local_today, parse_day
from data.quarters import parse_quarter, quarter_label, quarter_start
from data.regions import REGION, corop_areas, municipality_names, today
from queries.comparison import Against
from queries.periods import PROGRAMME
from queries.selection import Selection

WHOLE_REGION = f"Regio {REGION}"
ALL_ORGANISATIONS = "Alle organisaties"
COROP = "COROP "  # before the name of an area, to tell it from a municipality
AGAINST: dict[str, Against] = {
    "raming": "raming",
    "vorig kwartaal": "vorig_kwartaal",
    "vorig jaar": "vorig_jaar",
    "eerste raming": "baseline",
}
NOW = "nu"
KEYS = ("van", "tot", "met", "gebied", "organisatie", "bekend")
_NAMES = {
    "van": "kwartaal van",
    "tot": "kwartaal tot en met",
    "met": "vergelijk met",
    "gebied": "gebied",
    "organisatie": "organisatie",
    "bekend": "zoals bekend op",
}

Raw = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Choices:
    """What there is to choose: quarters, areas and organisations by the name in the address, and
    the days on which something was delivered, newest first.
    """

    quarters: tuple[int, ...]
    areas: Mapping[str, frozenset[str] | None]
    organisations: Mapping[str, frozenset[str] | None]
    days: tuple[date, ...] = ()


@dataclass(frozen=True)
class View:
    """What is looked at: quarters from-to, what it is compared with, areas and organisations.

    `known_on` is the day at whose end the figures were known so; None is now.
    """

    first: int
    last: int
    against: Against
    areas: tuple[str, ...]
    organisations: tuple[str, ...]
    known_on: date | None = None


def choices(
    quarters: Sequence[int], organisations: Mapping[str, str], days: Sequence[date] = ()
) -> Choices:
    """Choices over these quarters and organisations (name by code); areas are those of today."""
    areas: dict[str, frozenset[str] | None] = {WHOLE_REGION: None}
    areas |= {f"{COROP}{name}": frozenset(codes) for name, codes in corop_areas().items()}
    areas |= {name: frozenset([code]) for code, name, _ in today().iter_rows()}
    named: dict[str, frozenset[str] | None] = {ALL_ORGANISATIONS: None}
    named |= {name: frozenset([code]) for code, name in sorted(organisations.items())}
    return Choices(tuple(quarters), areas, named, tuple(days))


def default_view(choices: Choices) -> View:
    """The whole programme so far, its last quarter against the estimate, everything in it."""
    return View(
        choices.quarters[0],
        choices.quarters[-1],
        "raming",
        (WHOLE_REGION,),
        (ALL_ORGANISATIONS,),
    )


def parse(raw: Raw, choices: Choices) -> tuple[View, str | None]:
    """The view an address asks for, and a sentence when part of it had to be left aside.

    Nothing of the address is repeated in the sentence: it may hold anything.
    """
    view, refused = read(raw, choices)
    return view, _sentence(refused)


def read(raw: Raw, choices: Choices) -> tuple[View, list[str]]:
    """The view asked for, and the names of what could not be had."""
    view = default_view(choices)
    refused: list[str] = []
    for key, take in _TAKE.items():
        given = raw.get(key, ())
        taken = take(given, choices)
        if taken is not None:
            view = replace(view, **taken)
        elif given:
            refused.append(_NAMES[key])
    if view.first > view.last:
        view = replace(view, first=view.last, last=view.first)
        refused.append("de volgorde van de kwartalen")
    return view, refused


def address(view: View) -> dict[str, list[str]]:
    """The view as the address writes it, whole and explicit."""
    met = next(name for name, against in AGAINST.items() if against == view.against)
    return {
        "van": [quarter_label(view.first)],
        "tot": [quarter_label(view.last)],
        "met": [met],
        "gebied": list(view.areas),
        "organisatie": list(view.organisations),
        "bekend": [known_on_label(view.known_on)],
    }


def known_on_label(day: date | None) -> str:
    """A moment as the filter and the address write it."""
    return NOW if day is None else words.dutch_date(day)


def known_on(given: Sequence[str]) -> date | None:
    """The day of the programme that is asked for; None where it is none, or is not over.

    A day counts to its end: of one that is not over, more would be known later.
    """
    try:
        (text,) = given
        day = parse_day(text)
    except ValueError:
        return None
    return next(passed([day]), None)


def passed(days: Iterable[date]) -> Iterator[date]:
    """The days of the programme that are over."""
    first, today = quarter_start(PROGRAMME[0]), local_today()
    return (day for day in days if first <= day < today)


def page(title: str) -> str:
    """The part of an address that names a page: "zo-thuis-mogelijk"."""
    return title.lower().replace(" ", "-")


def selection(view: View, choices: Choices, first: int | None = None) -> Selection:
    """What the figures are asked for: the last quarter, or from `first` up to it."""
    return Selection(
        view.last if first is None else first,
        view.last,
        _union([choices.areas[name] for name in view.areas]),
        _union([choices.organisations[name] for name in view.organisations]),
    )


def filters_in_words(view: View) -> dict[str, str]:
    """The filters by name, for the heading of a page and the accountability of a file."""
    return {
        "Kwartaal": quarter_label(view.last),
        "Verloop over": words.span(view.first, view.last),
        "Vergeleken met": words.AGAINST[view.against],
        "Gebied": words.listed(view.areas),
        "Organisatie": words.listed(view.organisations),
    }


def gone_in_words(refused: Sequence[str]) -> str:
    """Says that a choice did not exist at the moment that was chosen."""
    return (
        f"Niet alles wat gekozen was, bestond op dat moment ({words.listed(refused)}); "
        "daarvoor staat nu de gewone keuze."
    )


def settle(names: Sequence[str], everything: str) -> tuple[str, ...]:
    """Names without contradiction: everything goes when a part is added, and the reverse."""
    unique = tuple(dict.fromkeys(names))
    if not unique or unique[-1] == everything:
        return (everything,)
    return tuple(name for name in unique if name != everything)


def _first(given: Sequence[str], choices: Choices) -> dict[str, int] | None:
    quarter = _quarter(given, choices)
    return None if quarter is None else {"first": quarter}


def _last(given: Sequence[str], choices: Choices) -> dict[str, int] | None:
    quarter = _quarter(given, choices)
    return None if quarter is None else {"last": quarter}


def _quarter(given: Sequence[str], choices: Choices) -> int | None:
    if len(given) != 1:
        return None
    try:
        quarter = parse_quarter(given[0])
    except ValueError:
        return None
    return quarter if quarter in choices.quarters else None


def _against(given: Sequence[str], _: Choices) -> dict[str, str] | None:
    known = len(given) == 1 and given[0] in AGAINST
    return {"against": AGAINST[given[0]]} if known else None


def _areas(given: Sequence[str], choices: Choices) -> dict[str, tuple[str, ...]] | None:
    names = [municipality_names().get(each, each) for each in given]
    if not names or any(name not in choices.areas for name in names):
        return None
    return {"areas": settle(names, WHOLE_REGION)}


def _organisations(given: Sequence[str], choices: Choices) -> dict[str, tuple[str, ...]] | None:
    by_code = {code: name for name, codes in choices.organisations.items() for code in codes or ()}
    names = [by_code.get(each, each) for each in given]
    if not names or any(name not in choices.organisations for name in names):
        return None
    return {"organisations": settle(names, ALL_ORGANISATIONS)}


def _known_on(given: Sequence[str], _: Choices) -> dict[str, date | None] | None:
    day = known_on(given)
    return {"known_on": day} if day or list(given) == [NOW] else None


_TAKE = {
    "van": _first,
    "tot": _last,
    "met": _against,
    "gebied": _areas,
    "organisatie": _organisations,
    "bekend": _known_on,
}


def _union(parts: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    known = [part for part in parts if part is not None]
    return frozenset().union(*known) if len(known) == len(parts) else None


def _sentence(refused: Sequence[str]) -> str | None:
    if not refused:
        return None
    return (
        f"Niet alles in het adres van deze pagina klopt ({words.listed(refused)}); "
        "daarvoor staat nu de gewone keuze."
    )
