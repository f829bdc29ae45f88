"""The description that every file of a review pack is made from, by the functions of the pages."""

import polars as pl

from dashboard import address, discussion, overview, words
from dashboard.address import ALL_ORGANISATIONS, View
from dashboard.pack import agenda, delivered
from dashboard.pack.contents import Definition, Face, Pack, Point
from dashboard.pack.progress import Say, silent
from dashboard.pack.themes import themes
from dashboard.pack.written import Written, written
from dashboard.scene import Scene, asked, kpi, status_of
from dashboard.sources import Source
from dashboard.tables import Table, columns
from data.regions import municipality_names
from queries.catalogue import CATALOGUE
from queries.conclusions import CARDS
from queries.model import Kpi
from queries.protection import Audience

AUDIENCES: dict[Audience, str] = {
    "exact": "de partners zelf, met exacte aantallen",
    "partner": "de partners",
    "publiek": "iedereen",
}
_OVER = ("Kwartaal", "Gebied")  # filters that the face says in words of its own


def describe(
    source: Source, view: View, *, audience: Audience = "exact", say: Say = silent
) -> Pack:
    """The pack of the view's last quarter, as its source knows it.

    Its points are those that were prepared for the quarter's review, else the largest deviations.
    """
    scene = Scene(source, view, audience)
    around = written(source.store, view.last, source.cubes.known_on)
    return Pack(
        face=_face(scene, around),
        opening=discussion.opening(scene),
        cards=overview.cards(scene),
        points=_points(scene, around, say),
        themes=themes(scene),
        actions=_actions(scene, around),
        quality=delivered.table(scene),
        definitions=tuple(_defined(each) for each in CATALOGUE.values()),
    )


def _face(scene: Scene, around: Written) -> Face:
    view = scene.view
    filters = address.filters_in_words(view)
    return Face(
        quarter=view.last,
        place=place_in_words(view),
        audience=AUDIENCES[scene.audience],
        filters={name: text for name, text in filters.items() if name not in _OVER},
        versions=words.listed(list(dict.fromkeys(map(_version, CATALOGUE.values())))),
        as_of=scene.source.as_of,
        known_on=scene.source.cubes.known_on,
        status=status_of(asked(scene, CARDS)),
        state=around.state,
    )


def place_in_words(view: View) -> str:
    """What the pack is about: its areas, and its organisations where they were chosen."""
    if view.organisations == (ALL_ORGANISATIONS,):
        return words.listed(view.areas)
    return f"{words.listed(view.organisations)}, {words.listed(view.areas)}"


def _points(scene: Scene, around: Written, say: Say) -> tuple[Point, ...]:
    total = agenda.how_many(scene, around)
    found = []
    for point in agenda.points(scene, around):
        found.append(point)
        say("Bespreekpunten", min(len(found), total), total)
    return tuple(found)


def _defined(definition: Kpi) -> Definition:
    norm = f" Norm: {definition.norm.text}" if definition.norm else ""
    meaning = f"{definition.meaning}{norm}"
    return Definition(definition.label, meaning, definition.why, _version(definition))


def _version(definition: Kpi) -> str:
    return f"{definition.version} ({words.dutch_date(definition.date)})"


def _actions(scene: Scene, around: Written) -> Table:
    """The actions of this review and those before it, of the places and senders of the view."""
    focus, rows = scene.focus, around.actions
    if focus.municipalities is not None:
        places = list(focus.municipalities)
        rows = rows.filter(pl.col("municipality").is_null() | pl.col("municipality").is_in(places))
    if focus.organisations is not None:
        rows = rows.filter(pl.col("organisation").is_in(list(focus.organisations)))
    return Table(
        "Acties",
        _named(scene, rows.sort("due_on", "id")),
        columns(
            ("text", "Actie", "tekst"),
            ("wie", "Wie", "tekst"),
            ("waar", "Waar", "tekst"),
            ("due_on", "Klaar op", "datum"),
            ("state", "Stand", "tekst"),
            ("done_on", "Gedaan op", "datum"),
            ("cijfer", "Moet helpen bij", "tekst"),
        ),
    )


def _named(scene: Scene, actions: pl.DataFrame) -> pl.DataFrame:
    labels = {key: kpi(key).label for key in CATALOGUE}
    return actions.with_columns(
        wie=pl.col("organisation").replace(dict(scene.source.names)),
        waar=pl.col("municipality").replace(dict(municipality_names())),
        cijfer=pl.col("kpi").replace(labels),
    )
