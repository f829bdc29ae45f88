"""An address is read whole, written whole, and whatever it holds it does no harm."""

from datetime import date, timedelta

import pytest

from dashboard import address
from dashboard.address import ALL_ORGANISATIONS, WHOLE_REGION, View, default_view, parse
from data.moments import local_today
from data.quarters import parse_quarter
from queries.selection import Selection

FIRST, LAST = parse_quarter("2020-K3"), parse_quarter("2022-K3")
CHOICES = address.choices(range(FIRST, LAST + 1), {"accare": "Accare", "jonx": "Jonx"})
DEFAULT = default_view(CHOICES)


def test_without_anything_the_whole_programme_is_held_against_the_estimate():
    assert parse({}, CHOICES) == (
        View(FIRST, LAST, "raming", (WHOLE_REGION,), (ALL_ORGANISATIONS,)),
        None,
    )


def test_a_view_survives_the_address():
    view = View(FIRST + 1, LAST - 2, "vorig_jaar", ("Veendam", "Pekela"), ("Jonx",))
    assert parse(address.address(view), CHOICES) == (view, None)


def test_the_address_leaves_nothing_to_a_default():
    assert address.address(DEFAULT) == {
        "van": ["2020-K3"],
        "tot": ["2022-K3"],
        "met": ["raming"],
        "gebied": ["Regio Groningen"],
        "organisatie": ["Alle organisaties"],
        "bekend": ["nu"],
    }


def test_codes_are_understood_as_well_as_names():
    view, note = parse({"gebied": ["0047"], "organisatie": ["accare"]}, CHOICES)
    assert (view.areas, view.organisations, note) == (("Veendam",), ("Accare",), None)


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("tot", ["<script>alert(1)</script>"]),
        ("tot", ["2019-K1"]),
        ("tot", ["2022-K5"]),
        ("tot", ["2022-K3", "2022-K2"]),
        ("tot", [""]),
        ("van", ["2022-K3'; DROP TABLE meldingen; --"]),
        ("van", ["9" * 100_000]),
        ("met", ["verwachting"]),
        ("met", ["raming", "raming"]),
        ("gebied", ["Atlantis"]),
        ("gebied", ["Veendam", "Atlantis"]),
        ("gebied", ["0003"]),
        ("gebied", ["\N{RIGHT-TO-LEFT OVERRIDE}madneeV"]),
        ("organisatie", ["accare\x00"]),
        ("organisatie", ["../../etc/passwd"]),
        ("bekend", ["gisteren"]),
        ("bekend", ["30-02-2022"]),
        ("bekend", ["0001-01-01"]),
        ("bekend", ["9999-12-31"]),
        ("bekend", ["2022-10-18T12:00"]),
        ("bekend", ["18-07-2022", "18-10-2022"]),
        ("bekend", ["1" * 100_000]),
        ("bekend", ["18-10-2022\x00"]),
    ],
)
def test_nonsense_falls_back_and_is_said_without_repeating_it(key, values):
    view, note = parse({key: values}, CHOICES)
    assert view == DEFAULT
    assert note is not None
    assert not any(value and value in note for value in values)


def test_one_faulty_part_leaves_the_rest_standing():
    view, note = parse({"tot": ["2022-K1"], "gebied": ["Atlantis"]}, CHOICES)
    assert view == View(FIRST, LAST - 2, "raming", (WHOLE_REGION,), (ALL_ORGANISATIONS,))
    assert note == (
        "Niet alles in het adres van deze pagina klopt (gebied); daarvoor staat nu de gewone keuze."
    )


def test_quarters_the_wrong_way_round_are_turned_and_said():
    view, note = parse({"van": ["2022-K1"], "tot": ["2021-K1"]}, CHOICES)
    assert (view.first, view.last) == (LAST - 6, LAST - 2)
    assert "de volgorde van de kwartalen" in note


@pytest.mark.parametrize(
    ("names", "settled"),
    [
        ([], ("alles",)),
        (["alles", "a"], ("a",)),
        (["a", "alles"], ("alles",)),
        (["a", "b", "a"], ("a", "b")),
    ],
)
def test_a_part_and_everything_do_not_stand_together(names, settled):
    assert address.settle(names, "alles") == settled


def test_the_focus_is_the_last_quarter_and_the_course_runs_up_to_it():
    view = View(FIRST, LAST, "raming", ("Veendam", "COROP Delfzijl en omgeving"), ("Jonx",))
    places = frozenset({"0047", "1979"})
    assert address.selection(view, CHOICES) == Selection(LAST, LAST, places, frozenset({"jonx"}))
    assert address.selection(view, CHOICES, FIRST) == Selection(
        FIRST, LAST, places, frozenset({"jonx"})
    )


def test_the_whole_region_is_no_list_of_places():
    assert address.selection(DEFAULT, CHOICES) == Selection(LAST, LAST, None, None)


@pytest.mark.parametrize("text", ["18-10-2022", "2022-10-18"])
def test_a_moment_may_be_written_in_two_ways_and_is_written_in_one(text):
    view, note = parse({"bekend": [text]}, CHOICES)
    assert (view.known_on, note) == (date(2022, 10, 18), None)
    assert address.address(view)["bekend"] == ["18-10-2022"]


def test_now_is_said_and_not_left_to_a_default():
    assert parse({"bekend": ["nu"]}, CHOICES) == (DEFAULT, None)


def test_a_day_that_is_not_over_is_no_past():
    yesterday, today = local_today() - timedelta(days=1), local_today()
    assert address.known_on([yesterday.isoformat()]) == yesterday
    assert address.known_on([today.isoformat()]) is None
