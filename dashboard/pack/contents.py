"""What a review pack holds: values, described before any file is made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dashboard import words
from dashboard.cards import Card
from dashboard.show import Figure
from dashboard.tables import Table
from data.quarters import quarter_label


@dataclass(frozen=True)
class Face:
    """What every file of the pack says of itself, on its face.

    `filters` as address.filters_in_words, `known_on` UTC (None is now), `versions` the versions of
    the definitions used, `state` that of the review.
    """

    quarter: int
    place: str
    audience: str
    filters: Mapping[str, str]
    versions: str
    as_of: date
    known_on: datetime | None
    status: str
    state: str

    def lines(self) -> list[tuple[str, str]]:
        """The face as rows of a heading and a text, in the order in which every file shows it."""
        known = self.known_on or "nu"
        moment = known if isinstance(known, str) else f"{known:%d-%m-%Y %H:%M} (UTC)"
        return [
            ("Kwartaal", quarter_label(self.quarter)),
            ("Plaats", self.place),
            ("Voor", self.audience),
            *self.filters.items(),
            ("Versie van de begrippen", self.versions),
            ("Peildatum", words.dutch_date(self.as_of)),
            ("Zoals bekend op", moment),
            ("Status van de cijfers", self.status),
            ("Stand van het kwartaalgesprek", self.state),
        ]


@dataclass(frozen=True)
class Point:
    """A point of the agenda: what to talk about, the charts that show it, what is said of it."""

    title: str
    question: str
    figures: tuple[Figure, ...]
    explanations: tuple[str, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True)
class Theme:
    """The tables of one theme, one sheet of the workbook."""

    title: str
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Definition:
    """A figure that the pack uses, as Begrippen explains it."""

    label: str
    meaning: str
    why: str
    version: str


@dataclass(frozen=True)
class Pack:
    """The whole pack of a quarter, a place and an audience."""

    face: Face
    opening: str
    cards: tuple[Card, ...]
    points: tuple[Point, ...]
    themes: tuple[Theme, ...]
    actions: Table
    quality: Table
    definitions: tuple[Definition, ...]
