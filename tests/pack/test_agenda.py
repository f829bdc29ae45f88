"""The points of the agenda, and what the partners wrote around them."""

from datetime import date, datetime, timedelta

import pytest

from dashboard import address, discussion, sources
from dashboard.pack.describing import describe
from dashboard.pack.written import NOT_PLANNED
from dashboard.scene import Scene
from data import reviews
from data.quarters import parse_quarter
from data.store import reading

K3 = parse_quarter("2022-K3")
LEAD = "projectleider"
VEENDAM = "0047"


def described(store, moment=None):
    source = sources.of_store(store, moment)
    return describe(source, address.default_view(source.choices))


def point(**values):
    own = {"quarter": K3, "position": 1, "title": "Punt", "origin": "eigen", "state": "op agenda"}
    return own | values


@pytest.fixture
def prepared(own_store):
    """A review with two points of the agenda, of which one fell off, and what is said of it."""
    reviews.plan(own_store, K3, author=LEAD)
    first = point(title="Opnames in Veendam", kpi="opname", gemeente=VEENDAM, question="Waarom?")
    number = reviews.add(own_store, "agendapunten", first, author=LEAD)
    reviews.add(own_store, "agendapunten", point(state="vervallen", title="Weg"), author=LEAD)
    said = {"kpi": "opname", "quarter": K3, "gemeente": VEENDAM, "certainty": "vermoeden"}
    reviews.add(own_store, "duidingen", said | {"text": "De wachtlijst."}, author="RIGG")
    elsewhere = said | {"gemeente": None, "text": "Van de regio."}
    reviews.add(own_store, "duidingen", elsewhere, author="RIGG")
    decision = {"quarter": K3, "agendapunt": number, "text": "Twee plekken erbij."}
    reviews.add(own_store, "besluiten", decision, author=LEAD)
    reviews.add(
        own_store, "besluiten", decision | {"agendapunt": None, "text": "Los."}, author=LEAD
    )
    action = {"quarter": K3, "text": "Bellen", "organisation": "elker", "state": "open"}
    due = {"due_on": date(2022, 12, 1), "due_quarter": K3 + 1, "kpi": "opname"}
    reviews.add(own_store, "acties", action | due, author=LEAD)
    return own_store


def test_without_an_agenda_the_largest_deviations(pack, source, view):
    found = discussion.largest(Scene(source, view))
    assert len(pack.points) == len(found) == 6
    assert [each.title.partition(" ")[0].lower() for each in pack.points] == [
        discussion.subject(each, Scene(source, view)).partition(" ")[0] for each in found
    ]
    assert all(each.question and each.figures for each in pack.points)


def test_a_prepared_agenda_goes_before_them(prepared):
    pack = described(prepared)
    assert [each.title for each in pack.points] == ["Opnames in Veendam", "Overige besluiten"]
    assert pack.points[0].question == "Waarom?"
    assert pack.points[1].decisions == ("Los.",)
    assert pack.face.state == "gepland"


def test_a_point_shows_its_place_and_all_places(prepared):
    course, league = described(prepared).points[0].figures
    assert course.title.startswith("Veendam, crises met opname: ")
    assert len(league.data) == 10  # the municipalities of the region


def test_an_explanation_is_a_guess_until_it_is_confirmed(prepared):
    today = f"{datetime.now():%d-%m-%Y}"  # noqa: DTZ005
    (point,) = described(prepared).points[:1]
    assert point.explanations == (f"Vermoeden: De wachtlijst. (RIGG, {today})",)
    assert point.decisions == ("Twee plekken erbij.",)
    with reading(prepared) as connection:
        seen = reviews.items(connection, "duidingen")["known_from"][0]
    confirmed = {"certainty": "vastgesteld"}
    reviews.change(prepared, "duidingen", 1, seen, confirmed, author=LEAD)
    (point,) = described(prepared).points[:1]
    assert point.explanations == (f"Vastgesteld: De wachtlijst. ({LEAD}, {today})",)


def test_actions_name_who_and_what_they_are_for(prepared):
    row = described(prepared).actions.frame.row(0, named=True)
    assert (row["wie"], row["cijfer"], row["waar"]) == ("Elker", "Crises met opname", None)


def test_of_the_past_nothing_that_was_written_later(prepared):
    pack = described(prepared, datetime(2022, 10, 30))
    assert pack.face.state == NOT_PLANNED
    assert pack.actions.frame.is_empty()
    assert "Opnames in Veendam" not in [each.title for each in pack.points]


def test_a_closed_review_shows_what_it_ended_with(prepared):
    for state in reviews.STATES[1:]:
        with reading(prepared) as connection:
            seen = reviews.review_of(connection, K3)["known_from"]
        reviews.proceed(prepared, K3, seen, state, author=LEAD)
    with reading(prepared) as connection:
        known_on = reviews.review_of(connection, K3)["known_on"]
    said = {"kpi": "opname", "quarter": K3, "gemeente": VEENDAM, "certainty": "vermoeden"}
    reviews.add(prepared, "duidingen", said | {"text": "Na sluiting."}, author="RIGG")
    pack = described(prepared, known_on)
    assert pack.face.state == "gesloten"
    assert len(pack.points[0].explanations) == 1
    assert len(described(prepared).points[0].explanations) == 2
    # A moment before the last delivery is another question.
    assert described(prepared, known_on - timedelta(days=1)).face.state == NOT_PLANNED


def test_quality_names_what_is_missing(pack):
    missing = pack.quality.frame.filter(text="deze levering ontbreekt")
    shown = missing.select("tabelnaam", "afzender", "kwartaal").rows()
    assert shown == [("Kosten", "De Gele Hoed", "2022-K2")]
