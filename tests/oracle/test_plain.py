"""The plain formulas over trajectories, each on rows worked out by hand."""

from typing import Any

import pytest

from tests.oracle.by_hand import K1, K2, K3, seen, told, trajectory
from tests.oracle.drawn import FIRST, SECOND, Row
from tests.oracle.plain.trajectories import trajectories

LAST_2020 = K1 - 1


def of(*rows: Row, **others: Any) -> Any:
    return seen(trajecten=list(rows), **others)


def old(number: str, start: str = "2020-12-01", **others: Any) -> Row:
    """Ended with Delfzijl."""
    return trajectory(number, start, "2020-12-31", **{"gemeente": "0010", **others})


def new(number: str, end: str | None = None, **others: Any) -> Row:
    """Started with Eemsdelta."""
    return trajectory(number, "2021-01-01", end, **{"gemeente": "1979", **others})


def test_the_newest_quarter_tells_the_state() -> None:
    # Delivered in K1 as running with form 11, in K2 as ended after 100 days with form 02.
    first = trajectory("1", "2021-01-01", hulpvorm="11", quarter=K1)
    known = of(trajectory("1", "2021-01-01", "2021-04-11", quarter=K2), first)
    assert told(known, "trajectduur") == (100, 1, 100, 0)
    assert told(known, "licht_begonnen", K1) == (1, 1, 1, 0)


def test_a_state_is_of_what_was_known() -> None:
    # The end was delivered later: on the earlier moment the trajectory still ran.
    late = trajectory("1", "2021-01-01", "2021-04-11", known_from=SECOND)
    rows = [trajectory("1", "2021-01-01", quarter=K1), late]
    assert told(of(*rows), "trajectduur", K2) == (100, 1, 100, 0)
    assert told(of(*rows, moment=FIRST), "trajectduur", K1) == (0, 0, None, 0)


def test_two_senders_may_use_one_number() -> None:
    rows = [trajectory("1", "2021-01-01"), trajectory("1", "2021-01-01", sender="jonx")]
    assert told(of(*rows), "licht_begonnen") == (2, 2, 1, 0)
    assert told(of(*rows), "licht_begonnen", organisations=frozenset({"jonx"})) == (1, 1, 1, 0)


def test_residential_share_counts_delivered_rows() -> None:
    # Three quarters, in the second of them away from home; another one at home in one quarter.
    known = of(
        trajectory("1", "2021-01-01", quarter=K1),
        trajectory("1", "2021-01-01", quarter=K2, hulpvorm="12"),
        trajectory("1", "2021-01-01", quarter=K3),
        trajectory("2", "2021-01-01", quarter=K2, hulpvorm="03"),
    )
    assert told(known, "aandeel_verblijf") == (1, 4, 0.25, 0)
    assert told(known, "aandeel_verblijf", K2) == (1, 2, 0.5, 0)
    assert told(known, "aandeel_verblijf", breakdown="hulpvorm", category="12") == (1, 1, 1, 0)


def test_the_age_is_that_of_the_counted_year() -> None:
    # Born in 2009: 11 at the start in 2020, 12 at the end and in the quarters of 2021.
    rows = [
        trajectory("1", "2020-12-01", quarter=LAST_2020, geboortejaar=2009),
        trajectory("1", "2020-12-01", "2021-02-01", geboortejaar=2009),
    ]
    child = {"breakdown": "leeftijdsgroep", "category": "6-11"}
    older = {"breakdown": "leeftijdsgroep", "category": "12-15"}
    assert told(of(*rows), "licht_begonnen", **child)[1] == 1
    assert told(of(*rows), "trajectduur", **older)[1] == 1
    assert told(of(*rows), "aandeel_verblijf", **child)[1] == 1
    assert told(of(*rows), "aandeel_verblijf", **older)[1] == 1


def test_two_halves_around_the_merger_are_one() -> None:
    # From 1 December to 10 January: 40 days. Nothing ended in 2020, nothing started in 2021.
    # By the newer row elker helped, but the report is that of the older one.
    halves = [old("1", melding_id="m"), new("2", "2021-01-10", organisatie="elker", ggz=True)]
    known = of(*halves)
    assert told(known, "trajectduur") == (40, 1, 40, 0)
    assert told(known, "trajectduur", organisations=frozenset({"elker"})) == (40, 1, 40, 0)
    assert told(known, "licht_begonnen", LAST_2020) == (1, 1, 1, 0)
    assert told(known, "licht_begonnen", K1) == (0, 0, None, 0)
    assert told(known, "ggz_via_huisarts", LAST_2020) == (0, 1, 0, 0)
    assert told(known, "vervolgduur") == (40, 1, 40, 0)
    assert told(known, "aandeel_verblijf") == (0, 2, 0, 0)


def test_the_newer_half_tells_the_report() -> None:
    known = of(old("1", melding_id="m"), new("2", melding_id="n", melding_afzender="jonx"))
    assert [row["report"] for row in trajectories(known)] == [("jonx", "n")]


@pytest.mark.parametrize(
    "other",
    [
        {"werkwijze": "isb"},
        {"hulpvorm": "04"},
        {"sender": "jonx"},
        {"jeugdige": "b"},
        {"gemeente": "0014"},
        {"startdatum": trajectory("", "2021-01-02")["startdatum"]},
        {"startdatum": trajectory("", "2020-12-31")["startdatum"]},
    ],
)
def test_what_differs_is_another_trajectory(other: Row) -> None:
    assert len(trajectories(of(old("1"), new("2", **other)))) == 2


def test_only_the_end_of_a_municipality_is_continued() -> None:
    a_day_early = trajectory("1", "2020-12-01", "2020-12-30", gemeente="0010")
    assert len(trajectories(of(a_day_early, new("2")))) == 2
    elsewhere = trajectory("1", "2020-12-01", "2020-12-31", gemeente="0014")
    assert len(trajectories(of(elsewhere, new("2", gemeente="0014")))) == 2


def test_several_halves_pair_one_to_one_in_the_order_of_their_text() -> None:
    # Old 10 comes before old 9, new 11 before new 2; a third new one starts by itself.
    known = of(
        old("9", "2020-12-09"),
        old("10", "2020-12-10", gemeente="0003"),
        new("2"),
        new("11"),
        new("3"),
    )
    found = {
        tuple(number for _, number in row["names"]): row["startdatum"].day
        for row in trajectories(known)
    }
    assert found == {("10", "11"): 10, ("9", "2"): 9, ("3",): 1}


def test_a_year_is_365_days_from_the_first_start() -> None:
    # Until 365 days after the start is no longer than a year, a day more is, and so is no end.
    linked = {"melding_id": "m"}
    known = of(
        trajectory("1", "2021-01-01", "2022-01-01", **linked),
        trajectory("2", "2021-01-01", "2022-01-02", **linked),
        trajectory("3", "2021-01-01", **linked),
        trajectory("4", "2021-01-01"),
    )
    assert told(known, "vervolg_langer_dan_jaar") == (2, 3, 2 / 3, 0)
    halves = [old("1", "2020-12-31", **linked), new("2", "2022-01-01", **linked)]
    assert told(of(*halves), "vervolg_langer_dan_jaar") == (1, 1, 1, 0)


def test_a_start_waits_for_365_days() -> None:
    row = trajectory("1", "2021-01-01", melding_id="m")
    assert told(of(row, as_of="2021-12-31"), "vervolg_langer_dan_jaar") == (0, 0, None, 1)
    assert told(of(row, as_of="2022-01-01"), "vervolg_langer_dan_jaar") == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("start", "stays_away"),
    [("2021-01-10", 1), ("2021-01-11", 0), ("2022-01-10", 0), ("2022-01-11", 1)],
)
def test_a_new_start_is_1_to_365_days_after_the_end(start: str, stays_away: int) -> None:
    again = trajectory("1", start, sender="jonx", gemeente="0047")
    known = of(trajectory("1", "2021-01-01", "2021-01-10"), again)
    assert told(known, "geen_nieuwe_start") == (stays_away, 1, stays_away, 0)


def test_an_end_waits_for_365_days() -> None:
    row = trajectory("1", "2021-01-01", "2021-01-10")
    assert told(of(row, as_of="2022-01-09"), "geen_nieuwe_start") == (0, 0, None, 1)
    assert told(of(row, as_of="2022-01-10"), "geen_nieuwe_start") == (1, 1, 1, 0)


def test_a_restart_by_merger_is_no_new_start() -> None:
    # The help that ended in November is followed by one that had begun before that.
    before = trajectory("0", "2020-10-01", "2020-11-15", werkwijze="isb")
    known = of(before, old("1", "2020-11-01"), new("2"))
    assert told(known, "geen_nieuwe_start") == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("start", "enough"),
    [("2021-01-09", 1), ("2021-01-10", 0), ("2021-04-10", 0), ("2021-04-11", 1)],
)
def test_a_short_intervention_was_enough_without_another_start(start: str, enough: int) -> None:
    # 90 days after 10 January is 10 April. Ended on the day of its own start: that is no other.
    short = trajectory("1", "2021-01-10", "2021-01-10", werkwijze="elkander-1")
    known = of(short, trajectory("2", start, sender="jonx"))
    assert told(known, "kort_genoeg") == (enough, 1, enough, 0)


def test_only_elkander_1_is_a_short_intervention_and_it_waits_for_90_days() -> None:
    rows = [
        trajectory("1", "2021-01-01", "2021-01-10", werkwijze="elkander-1"),
        trajectory("2", "2021-01-01", "2021-01-10", werkwijze="elkander-3"),
    ]
    assert told(of(*rows, as_of="2021-04-09"), "kort_genoeg") == (0, 0, None, 1)
    assert told(of(*rows, as_of="2021-04-10"), "kort_genoeg") == (1, 1, 1, 0)


def test_talks_have_a_maximum_by_way_of_working() -> None:
    # Within: 5, 12 and 12. Not: 6, 13, and the one of which the talks are not known.
    talks = {"elkander-1": (5, 6, None), "elkander-3": (12, 13), "elkander-4": (12,), "isb": (1,)}
    rows = [
        trajectory(f"{way}-{count}", "2021-01-01", "2021-02-01", werkwijze=way, gesprekken=count)
        for way, counts in talks.items()
        for count in counts
    ]
    assert told(of(*rows), "binnen_max_gesprekken") == (3, 6, 0.5, 0)
    way = {"breakdown": "werkwijze", "category": "elkander-1"}
    assert told(of(*rows), "binnen_max_gesprekken", **way) == (1, 3, 1 / 3, 0)


OUTCOMES = [
    ("weer_thuis", "thuis_na", [True, True, False, None], (2, 3)),
    ("dagbesteding", "dagbesteding", [True, True, False, None], (2, 3)),
    ("geen_terugval", "terugval", [True, False, False, None], (2, 3)),
    ("zonder_hulp_verder", "zonder_hulp_verder", ["01", "02", "03", "04", None], (3, 4)),
    ("uitval", "reden_beeindiging", ["01", "02", "03", "04", "05"], (3, 5)),
    ("volgens_plan", "reden_beeindiging", ["01", "02", "03", "04", "05"], (1, 5)),
    ("cijfer_traject", "cijfer", [7.3, 9.0, 1.0, None], (17.3, 3)),
]


@pytest.mark.parametrize(("key", "column", "given", "wanted"), OUTCOMES)
def test_outcomes_count_where_ended_with_the_answer(
    key: str, column: str, given: list, wanted: tuple[float, int]
) -> None:
    ended = [
        trajectory(str(number), "2021-01-01", "2021-02-01", **{column: value})
        for number, value in enumerate(given)
    ]
    running = trajectory("running", "2021-01-01", **{column: given[0]})
    teller, noemer = wanted
    assert told(of(*ended, running), key) == (teller, noemer, teller / noemer, 0)


def test_a_placement_was_averted_where_it_threatened_and_was_answered() -> None:
    cases = [(True, True)] * 2 + [(True, False), (True, None), (False, True), (None, True)]
    rows = [
        trajectory(
            str(number),
            "2021-01-01",
            "2021-02-01",
            uithuisplaatsing_dreigde=threatened,
            uithuisplaatsing_voorkomen=averted,
        )
        for number, (threatened, averted) in enumerate(cases)
    ]
    assert told(of(*rows), "uithuisplaatsing_voorkomen") == (2, 3, 2 / 3, 0)


def test_starts_are_light_with_three_forms() -> None:
    forms = ["01", "02", "03", "04", "11", "14"]
    rows = [trajectory(form, "2021-01-01", hulpvorm=form) for form in forms]
    assert told(of(*rows), "licht_begonnen") == (3, 6, 0.5, 0)


def test_ggz_starts_by_referrer_over_all_youths() -> None:
    # Three starts in 2021-K1, two of them by the GP; 4.000 youths for a quarter: 1.000 years.
    population = [
        {"gemeente": "0014", "jaar": 2021, "jeugdigen": 4000, "known_until": None},
    ]
    rows = [
        trajectory("1", "2021-01-01", ggz=True, verwijzer="02"),
        trajectory("2", "2021-02-01", ggz=True, verwijzer="02"),
        trajectory("3", "2021-03-01", ggz=True, verwijzer="04"),
        trajectory("4", "2021-03-01", verwijzer="02"),
    ]
    known, there = of(*rows, bevolking=population), {"places": frozenset({"0014"})}
    by_gp = {"breakdown": "verwijzer", "category": "02"}
    assert told(known, "ggz_per_1000", K1, **there) == (3000, 1000, 3, 0)
    assert told(known, "ggz_per_1000", K1, **there, **by_gp) == (2000, 1000, 2, 0)
    assert told(known, "ggz_per_1000", K1) == (3000, None, None, 0)
    nobodys = {"organisations": frozenset({"accare"})}
    assert told(known, "ggz_per_1000", K1, **nobodys) == (None, None, None, 0)
    assert told(known, "ggz_via_huisarts", K1) == (2, 3, 2 / 3, 0)


def test_without_a_delivery_there_is_no_figure() -> None:
    # An end after the last delivered quarter is counted all the same; K3 was not delivered.
    known = of(trajectory("1", "2021-01-01", "2021-04-11", quarter=K1))
    assert told(known, "trajectduur", K1) == (0, 0, None, 0)
    assert told(known, "trajectduur", K2) == (100, 1, 100, 0)
    assert told(known, "trajectduur", K3) == (None, None, None, 0)
    assert told(known, "meldingen", K1) == (None, None, None, 0)
