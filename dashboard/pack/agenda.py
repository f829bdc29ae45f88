"""The points of the agenda: those that were prepared, else the quarter's largest deviations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import course, discussion, league, words
from dashboard.address import ALL_ORGANISATIONS, WHOLE_REGION
from dashboard.pack.contents import Point
from dashboard.pack.written import Written, decided, explained
from dashboard.scene import Scene
from dashboard.show import Figure
from data.regions import municipality_names
from queries.catalogue import CATALOGUE
from queries.conclusions import Deviation
from queries.crisis import ACUTE_TARGET, URGENT_TARGET
from queries.model import Kpi, Outside

QUESTIONS = {
    "slechter": "Wat verklaart dit, en wat spreken we af om het te keren?",
    "beter": "Wat ging hier goed, en wat kunnen anderen ervan leren?",
}
QUESTION = "Wat verklaart dit, en vraagt het om een besluit?"
LOOSE = "Overige besluiten"
_NORMS = {
    "acuut": ("binnen 60 minuten", ACUTE_TARGET),
    "spoedeisend": ("binnen 24 uur", URGENT_TARGET),
}
_SOURCES = {
    "meldingen": "meldingen van de crisislijn",
    "kosten": "kostenregels van de aanbieders",
    "trajecten": "trajecten van de aanbieders",
    "toegang": "opgaven van de gemeenten",
}
_BESIDE = {Outside.YOUTH_YEARS: "; bevolking", Outside.ESTIMATE: "; ramingen"}


@dataclass(frozen=True)
class Subject:
    """A figure that a point is about: where (None = all of the view), over which quarters."""

    kpi: str
    gemeente: str | None
    organisatie: str | None
    categorie: str | None
    quarters: range


def points(scene: Scene, written: Written) -> Iterator[Point]:
    """The points in the order in which they are talked about."""
    if written.points.is_empty():
        for deviation in discussion.largest(scene):
            yield _of_deviation(scene, written, deviation)
    for item in _in_view(scene, written):
        yield _of_item(scene, written, item)
    if loose := decided(written, None):
        yield Point(LOOSE, "", (), (), loose)


def how_many(scene: Scene, written: Written) -> int:
    """How many of them are drawn, for who waits for it."""
    if written.points.is_empty():
        return len(discussion.largest(scene))
    return len(_in_view(scene, written))


def _of_deviation(scene: Scene, written: Written, deviation: Deviation) -> Point:
    head = words.capitalised(discussion.subject(deviation, scene))
    subject = Subject(
        deviation.kpi,
        deviation.gemeente,
        deviation.organisatie,
        deviation.categorie,
        range(deviation.first, deviation.last + 1),
    )
    return Point(
        f"{head}, {discussion.apart(deviation, scene)}",
        QUESTIONS.get(deviation.oordeel, QUESTION),
        figures(scene, subject),
        _said(scene, written, subject),
        (),
    )


def _in_view(scene: Scene, written: Written) -> list[dict[str, Any]]:
    """The prepared points of the places and organisations that the pack is about."""
    focus = scene.focus
    return [
        row
        for row in written.points.iter_rows(named=True)
        if _within(row["gemeente"], focus.municipalities)
        and _within(row["organisatie"], focus.organisations)
    ]


def _within(code: str | None, chosen: frozenset[str] | None) -> bool:
    return code is None or chosen is None or code in chosen


def _of_item(scene: Scene, written: Written, item: dict[str, Any]) -> Point:
    decisions = decided(written, item["id"])
    question = item["question"] or ""
    if item["kpi"] not in CATALOGUE:
        return Point(item["title"], question, (), (), decisions)
    last = scene.view.last
    subject = Subject(
        item["kpi"], item["gemeente"], item["organisatie"], None, range(last, last + 1)
    )
    said = _said(scene, written, subject)
    return Point(item["title"], question, figures(scene, subject), said, decisions)


def _said(scene: Scene, written: Written, subject: Subject) -> tuple[str, ...]:
    """What is said of its quarters and of the pack's, at its own place."""
    quarters = range(subject.quarters.start, scene.view.last + 1)
    return explained(written, subject.kpi, quarters, subject.gemeente, subject.organisatie)


def figures(scene: Scene, subject: Subject) -> tuple[Figure, ...]:
    """The course of the figure where it stands out, and its places or organisations together."""
    areas, organisations, where = _place(scene, subject)
    choices = scene.source.choices
    if not choices.areas.keys() >= set(areas) or not choices.organisations.keys() >= set(
        organisations
    ):
        return ()
    first = min(scene.view.first, subject.quarters.start)
    view = replace(scene.view, first=first, areas=areas, organisations=organisations)
    over_time = _course(replace(scene, view=view), subject)
    titled = f"{where}, {words.running(over_time.title)}" if where else over_time.title
    return (replace(over_time, title=titled, drill=None), *_beside_each_other(scene, subject))


def _place(scene: Scene, subject: Subject) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Areas and organisations as the filters name them, and the place in words ("" = the view)."""
    view, names = scene.view, scene.source.names
    place = municipality_names().get(subject.gemeente or "", subject.gemeente)
    organisation = names.get(subject.organisatie or "", subject.organisatie)
    areas = (place,) if place else (WHOLE_REGION,) if organisation else view.areas
    given = (organisation,) if organisation else (ALL_ORGANISATIONS,) if place else None
    where = ", ".join(each for each in (place, organisation) if each)
    return areas, given or view.organisations, where


def _course(scene: Scene, subject: Subject) -> Figure:
    definition = CATALOGUE[subject.kpi]
    if subject.categorie in _NORMS and subject.kpi == "binnen_norm":
        within, target = _NORMS[subject.categorie]
        return course.against_norm(scene, subject.categorie, within, target, source(definition))
    return course.figure(scene, subject.kpi, source(definition))


def _beside_each_other(scene: Scene, subject: Subject) -> Sequence[Figure]:
    """The league of the pack's own view, where there is more than one row to compare."""
    definition = CATALOGUE[subject.kpi]
    if subject.categorie is not None:
        return ()
    by: league.By = "organisatie" if subject.organisatie and not subject.gemeente else "gemeente"
    if by == "organisatie" and not definition.by_organisation:
        return ()
    over = replace(scene.focus, first=subject.quarters.start, last=subject.quarters.stop - 1)
    found = league.fixed(scene, subject.kpi, source(definition), by=by, over=over)
    return (replace(found, drill=None),) if len(found.data) > 1 else ()


def source(definition: Kpi) -> str:
    """Where a figure comes from, as its source line says."""
    if definition.fact.key == "acties":
        return "verslagen van de kwartaalgesprekken"
    outside = definition.denominator
    beside = _BESIDE[outside] if isinstance(outside, Outside) else ""
    return f"{_SOURCES[definition.fact.delivered_as]}{beside}"
