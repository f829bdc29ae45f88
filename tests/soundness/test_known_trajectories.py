"""Silent wrong answers about a trajectory that ran when it was discussed, and has ended since."""

from datetime import date, datetime

import pytest

from data.quarters import parse_quarter
from queries.scope import EVERYONE
from queries.selection import Selection
from queries.survival import survival
from tests.spec.hand import Partners

JULY, OCTOBER = datetime(2022, 7, 15), datetime(2022, 10, 15)
AUGUST = datetime(2022, 8, 1)
THEN = {"known_on": AUGUST}
SECOND_QUARTER = {"first": "2022-K2", "last": "2022-K2"}

REPORT = "melding_id | ontvangen_op\nm1 | 2022-04-01 10:00"
RUNNING = """
kwartaal | traject_id | jeugdige | startdatum | hulpvorm | melding_id
2022-K2  | t1         | anna     | 2022-04-10 | 02       | m1
"""
# The same quarter again: t1 had ended in June already, in another kind of help.
CORRECTED = """
kwartaal|traject_id|jeugdige|startdatum|einddatum|reden_beeindiging|hulpvorm|melding_id
2022-K2  | t1         | anna     | 2022-04-10 | 2022-06-30 | 03                | 14       | m1
"""
# A later quarter: t1 went on and ended in September.
NEWER = """
kwartaal|traject_id|jeugdige|startdatum|einddatum|reden_beeindiging|hulpvorm|melding_id
2022-K3  | t1         | anna     | 2022-04-10 | 2022-09-07 | 03                | 02       | m1
"""


@pytest.fixture
def running(partners: Partners) -> Partners:
    return partners.deliver("meldingen", REPORT, JULY).deliver("trajecten", RUNNING, JULY)


def test_it_ran_then_and_was_corrected_since(running: Partners) -> None:
    running.deliver("trajecten", CORRECTED, OCTOBER)
    assert running.parts("uitval", **THEN, **SECOND_QUARTER) == (0, 0, None)
    assert running.parts("uitval", **SECOND_QUARTER) == (1, 1, 1)
    assert running.parts("aandeel_verblijf", **THEN, **SECOND_QUARTER) == (0, 1, 0)
    assert running.parts("aandeel_verblijf", **SECOND_QUARTER) == (1, 1, 1)


def test_it_ran_then_and_ended_in_a_later_quarter(running: Partners) -> None:
    # 10 April to 7 September: 20 + 31 + 30 + 31 + 31 + 7 = 150 days.
    running.deliver("trajecten", NEWER, OCTOBER)
    until_now = {"first": "2022-K2", "last": "2022-K3"}
    assert running.parts("trajectduur", **THEN, **until_now) == (0, 0, None)
    assert running.parts("trajectduur", **until_now) == (150, 1, 150)
    assert running.parts("licht_begonnen", **THEN, **until_now) == (1, 1, 1)
    assert running.parts("licht_begonnen", **until_now) == (1, 1, 1)
    assert running.parts("aandeel_verblijf", **THEN, **until_now) == (0, 1, 0)
    assert running.parts("aandeel_verblijf", **until_now) == (0, 2, 0)


def test_the_curve_of_then_has_it_running(running: Partners) -> None:
    running.deliver("trajecten", NEWER, OCTOBER)
    selection = Selection(parse_quarter("2022-K2"), parse_quarter("2022-K2"))
    for known_on, ended in [(AUGUST, 0), (None, 1)]:
        cubes = running.cubes(date(2022, 9, 30), known_on)
        found = survival(cubes, "vervolgduur", selection, audience="exact", viewer=EVERYONE)
        assert found.select("aantal", "afgelopen").row(0) == (1, ended)


LATE = {"as_of": date(2023, 6, 30), **SECOND_QUARTER}


def test_help_that_was_not_known_yet(partners: Partners) -> None:
    partners.deliver("meldingen", REPORT, JULY).deliver("trajecten", RUNNING, OCTOBER)
    assert partners.parts("met_vervolg", **THEN, **LATE) == (0, 1, 0)
    assert partners.parts("met_vervolg", **LATE) == (1, 1, 1)


def test_costs_that_were_declared_again_since(running: Partners) -> None:
    # 70 in July; in October the delivery that replaces it has 65, and 20 of another month.
    header = "regel_id | traject_id | maand | bedrag | soort | gedeclareerd_op\n"
    declared = "k1 | t1 | 2022-05 | 70,00 | vervolg | 2022-06-30\n"
    more = "k2 | t1 | 2022-06 | 20,00 | vervolg | 2022-06-30"
    running.deliver("kosten", header + declared, JULY)
    running.deliver("kosten", header + declared.replace("70,00", "65,00") + more, OCTOBER)
    assert running.parts("vervolgkosten_per_crisis", **THEN, **LATE) == (70, 1, 70)
    assert running.parts("vervolgkosten_per_crisis", **LATE) == (85, 1, 85)


def test_a_next_trajectory_that_was_not_known_yet_is_no_new_start(partners: Partners) -> None:
    ended = "anna | 2021-01-01 | 2021-01-10 | elkander-1"
    partners.deliver("trajecten", f"jeugdige|startdatum|einddatum|werkwijze\n{ended}", JULY)
    partners.deliver(
        "trajecten", "jeugdige | startdatum | afzender\nanna | 2021-02-01 | jonx", OCTOBER
    )
    quarter = {"first": "2021-K1", "last": "2021-K1", "as_of": date(2022, 6, 30)}
    for key in ("geen_nieuwe_start", "kort_genoeg"):
        assert partners.parts(key, **THEN, **quarter) == (1, 1, 1)
        assert partners.parts(key, **quarter)[:2] == (0, 1)


def test_a_restart_after_the_merger_that_was_not_known_yet(partners: Partners) -> None:
    # Known first: it ended at the merger. Only with the restart it is one trajectory that runs.
    partners.deliver(
        "trajecten",
        "jeugdige | gemeente | startdatum | einddatum\nanna | 0010 | 2020-10-02 | 2020-12-31",
        JULY,
    ).deliver("trajecten", "jeugdige | gemeente | startdatum\nanna | 1979 | 2021-01-01", OCTOBER)
    quarter = {"first": "2020-K4", "last": "2020-K4"}
    assert partners.parts("trajectduur", **THEN, **quarter) == (90, 1, 90)
    assert partners.parts("trajectduur", **quarter) == (0, 0, None)
