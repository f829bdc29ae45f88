"""A trajectory that was ended and restarted at a merger is one trajectory.

Appingedam (0003), Delfzijl (0010) and Loppersum (0024) ended on 31 December 2020; their successor
Eemsdelta (1979) began on 1 January 2021.
"""

from datetime import date

import pytest

from tests.spec.hand import Partners

LATE = date(2023, 12, 31)  # everything is mature
BEFORE = {"first": "2020-K4", "last": "2020-K4", "as_of": LATE}
AFTER = {"first": "2021-K1", "last": "2021-K1", "as_of": LATE}

# From 2 October to 10 January: 29 + 30 + 31 + 10 = 100 days.
CUT = """
traject_id | jeugdige | gemeente | startdatum | einddatum  | reden_beeindiging | geboortejaar
t1         | anna     | 0010     | 2020-10-02 | 2020-12-31 | 05                | 2009
t2         | anna     | 1979     | 2021-01-01 | 2021-01-10 | 01                | 2009
"""


def test_it_is_not_ended_at_the_merger_and_not_started_after_it(partners: Partners) -> None:
    partners.deliver("trajecten", CUT)
    assert partners.parts("uitval", **BEFORE) == (0, 0, None)
    assert partners.parts("licht_begonnen", **BEFORE) == (1, 1, 1)
    assert partners.parts("licht_begonnen", **AFTER) == (0, 0, None)
    # It ended once, as planned, and nothing started after it.
    assert partners.parts("volgens_plan", **AFTER) == (1, 1, 1)
    assert partners.parts("geen_nieuwe_start", **AFTER) == (1, 1, 1)


def test_its_days_run_from_the_first_start(partners: Partners) -> None:
    partners.deliver("trajecten", CUT)
    assert partners.parts("trajectduur", **AFTER) == (100, 1, 100)


def test_its_age_group_is_that_of_the_first_start(partners: Partners) -> None:
    # Born in 2009: 11 in 2020, 12 in 2021.
    partners.deliver("trajecten", CUT)
    found = partners.figures("licht_begonnen", ["leeftijdsgroep"], **BEFORE)
    assert found.filter(found["noemer"] > 0)["categorie"].to_list() == ["6-11"]


def test_it_is_active_once_a_quarter(partners: Partners) -> None:
    partners.deliver("trajecten", CUT)
    assert partners.parts("aandeel_verblijf", **BEFORE) == (0, 1, 0)
    assert partners.parts("aandeel_verblijf", **AFTER) == (0, 1, 0)


def test_one_that_runs_on_has_not_ended(partners: Partners) -> None:
    partners.deliver(
        "trajecten",
        """
        jeugdige | gemeente | startdatum | einddatum
        anna     | 0024     | 2020-10-02 | 2020-12-31
        anna     | 1979     | 2021-01-01 |
        """,
    )
    both = {"first": "2020-K4", "last": "2021-K1", "as_of": LATE}
    assert partners.parts("trajectduur", **both) == (0, 0, None)
    assert partners.parts("licht_begonnen", **both) == (1, 1, 1)


def test_a_year_is_counted_from_the_first_start(partners: Partners) -> None:
    # 2 October 2020 + 365 days is 2 October 2021. Bram's takes a day more.
    partners.deliver(
        "trajecten",
        """
        jeugdige | gemeente | startdatum | einddatum  | melding_id
        anna     | 0010     | 2020-10-02 | 2020-12-31 | m1
        anna     | 1979     | 2021-01-01 | 2021-10-02 | m1
        bram     | 0010     | 2020-10-02 | 2020-12-31 | m2
        bram     | 1979     | 2021-01-01 | 2021-10-03 | m2
        """,
    )
    assert partners.parts("vervolg_langer_dan_jaar", **BEFORE) == (1, 2, 0.5)


KEPT = "anna | 1979 | 2021-01-01 | accare | regulier | 02"
NEARLY = {
    "another youth": "bram | 1979 | 2021-01-01 | accare | regulier | 02",
    "a municipality that is not the successor": "anna | 0014 | 2021-01-01 | accare | regulier | 02",
    "a day later": "anna | 1979 | 2021-01-02 | accare | regulier | 02",
    "another sender": "anna | 1979 | 2021-01-01 | jonx | regulier | 02",
    "another way of working": "anna | 1979 | 2021-01-01 | accare | isb | 02",
    "another kind of help": "anna | 1979 | 2021-01-01 | accare | regulier | 03",
}
HEADER = "jeugdige | gemeente | startdatum | afzender | werkwijze | hulpvorm | einddatum\n"
ENDED = "anna | 0010 | 2020-10-02 | accare | regulier | 02 | 2020-12-31\n"


def ended_and_started(partners: Partners, before: str, after: str) -> tuple:
    """How many ended in the quarter before the merger, and how many started in that after it."""
    partners.deliver("trajecten", f"{HEADER}{before}{after} |")
    ended = partners.parts("trajectduur", **BEFORE)[1]
    return ended, partners.parts("licht_begonnen", **AFTER)[1]


def test_the_rows_of_the_near_misses_are_one_but_for_what_they_change(partners: Partners) -> None:
    assert ended_and_started(partners, ENDED, KEPT) == (0, 0)


@pytest.mark.parametrize("after", NEARLY.values(), ids=NEARLY.keys())
def test_near_misses_stay_two(partners: Partners, after: str) -> None:
    assert ended_and_started(partners, ENDED, after) == (1, 1)


@pytest.mark.parametrize(
    "before",
    [
        ENDED.replace("2020-12-31", "2020-12-30"),  # a day before the municipality ended
        ENDED.replace("0010", "0047"),  # a municipality that went on
    ],
)
def test_an_end_that_is_not_of_the_municipality_stays_an_end(
    partners: Partners, before: str
) -> None:
    assert ended_and_started(partners, before, KEPT) == (1, 1)


def test_a_code_that_was_used_too_early_joins_nothing(partners: Partners) -> None:
    # Ended and started a day before the merger: two started, of which one ended.
    before = ENDED.replace("2020-12-31", "2020-12-30")
    after = KEPT.replace("2021-01-01", "2020-12-31")
    partners.deliver("trajecten", f"{HEADER}{before}{after} |")
    assert partners.parts("trajectduur", **BEFORE)[1] == 1
    assert partners.parts("licht_begonnen", **BEFORE)[1] == 2


def test_of_two_that_ended_only_as_many_go_on_as_were_restarted(partners: Partners) -> None:
    assert ended_and_started(partners, ENDED + ENDED, KEPT) == (1, 0)


def test_two_of_one_youth_go_on_as_two(partners: Partners) -> None:
    assert ended_and_started(partners, ENDED + ENDED, f"{KEPT} |\n{KEPT}") == (0, 0)


LINKED = """
traject_id | jeugdige | gemeente | startdatum | einddatum  | melding_id | melding_afzender
t1         | anna     | 0010     | 2020-12-02 | 2020-12-31 | {first}
t2         | anna     | 1979     | 2021-01-01 | 2021-03-02 | {second}
"""
OF_M1, OF_NONE = "m1 | jonx", "|"
EITHER = pytest.mark.parametrize(
    ("first", "second"), [(OF_M1, OF_NONE), (OF_NONE, OF_M1), (OF_M1, OF_M1)]
)


@pytest.fixture
def reported(partners: Partners) -> Partners:
    return partners.deliver(
        "meldingen",
        """
        melding_id | jeugdige | ontvangen_op     | gemeente | afzender
        m1         | anna     | 2020-12-01 10:00 | 0010     | jonx
        """,
    )


@EITHER
def test_it_follows_the_report_that_either_half_names(
    reported: Partners, first: str, second: str
) -> None:
    # Started a day after the report; restarted 31 days after it, which alone would be too late.
    reported.deliver("trajecten", LINKED.format(first=first, second=second))
    assert reported.parts("met_vervolg", **BEFORE) == (1, 1, 1)
    # 2 December to 2 March: 29 + 31 + 28 + 2 = 90 days.
    assert reported.parts("vervolgduur", **AFTER) == (90, 1, 90)
    assert reported.parts("vervolgduur", **BEFORE) == (0, 0, None)


@EITHER
def test_lines_of_either_half_are_costs_of_what_follows(
    reported: Partners, first: str, second: str
) -> None:
    # 100 of the first half and 20 + 3 of the second; each line once.
    reported.deliver("trajecten", LINKED.format(first=first, second=second)).deliver(
        "kosten",
        """
        traject_id | maand   | bedrag | soort   | gemeente
        t1         | 2020-12 | 100,00 | vervolg | 0010
        t2         | 2021-01 | 20,00  | vervolg | 1979
        t2         | 2021-02 | 3,00   | vervolg | 1979
        """,
    )
    assert reported.parts("vervolgkosten_per_crisis", **BEFORE) == (123, 1, 123)


def test_a_restart_is_no_next_step(partners: Partners) -> None:
    # The short intervention ended on 10 January, nine days after its restart, and was enough.
    partners.deliver(
        "trajecten",
        """
        jeugdige | gemeente | startdatum | einddatum  | werkwijze
        anna     | 0003     | 2020-12-02 | 2020-12-31 | elkander-1
        anna     | 1979     | 2021-01-01 | 2021-01-10 | elkander-1
        """,
    )
    assert partners.parts("kort_genoeg", **BEFORE) == (0, 0, None)
    assert partners.parts("kort_genoeg", **AFTER) == (1, 1, 1)
    assert partners.parts("doorstroom", **AFTER) == (0, 1, 0)


def test_what_ended_before_it_is_not_followed_by_its_restart(partners: Partners) -> None:
    # A trajectory of 1 to 20 November ran beside another, that was cut: nothing started after it.
    partners.deliver(
        "trajecten",
        """
        jeugdige | gemeente | startdatum | einddatum  | werkwijze
        anna     | 0003     | 2020-11-01 | 2020-11-20 | elkander-1
        anna     | 0003     | 2020-10-02 | 2020-12-31 | regulier
        anna     | 1979     | 2021-01-01 |            | regulier
        """,
    )
    assert partners.parts("geen_nieuwe_start", **BEFORE) == (1, 1, 1)
    assert partners.parts("kort_genoeg", **BEFORE) == (1, 1, 1)
