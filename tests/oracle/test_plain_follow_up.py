"""The plain formulas over crises and what follows them, each on rows worked out by hand."""

import pytest

from tests.oracle.by_hand import K1, cost, crisis, seen, told, trajectory
from tests.oracle.drawn import Row


@pytest.mark.parametrize(
    ("start", "follows"),
    [("2021-01-09", 0), ("2021-01-10", 1), ("2021-02-09", 1), ("2021-02-10", 0)],
)
def test_help_follows_0_to_30_days_after_the_report(start: str, follows: int) -> None:
    known = seen(
        meldingen=[crisis("2021-01-10")], trajecten=[trajectory("1", start, melding_id="m")]
    )
    assert told(known, "met_vervolg") == (follows, 1, follows, 0)


def test_help_follows_the_report_that_it_names() -> None:
    # Of two senders' reports m, jonx's trajectory names accare's; another names none known.
    reports = [crisis("2021-01-10"), crisis("2021-01-10", sender="jonx")]
    by_jonx = trajectory("1", "2021-01-10", sender="jonx", melding_id="m")
    named = [by_jonx | {"melding_afzender": "accare"}, trajectory("1", "2021-01-10")]
    known = seen(meldingen=reports, trajecten=named)
    assert told(known, "met_vervolg") == (1, 2, 0.5, 0)
    assert told(known, "met_vervolg", organisations=frozenset({"jonx"})) == (0, 1, 0, 0)
    known = seen(meldingen=reports, trajecten=[by_jonx])
    assert told(known, "met_vervolg", organisations=frozenset({"jonx"})) == (1, 1, 1, 0)


def test_a_consult_needs_no_help_after_it() -> None:
    known = seen(
        meldingen=[crisis("2021-01-10", vraag="consult")],
        trajecten=[trajectory("1", "2021-01-10", melding_id="m")],
    )
    assert told(known, "met_vervolg") == (0, 0, None, 0)


def test_a_crisis_waits_for_its_30_days() -> None:
    rows = [crisis("2021-01-10")]
    assert told(seen(meldingen=rows, as_of="2021-02-08"), "met_vervolg") == (0, 0, None, 1)
    assert told(seen(meldingen=rows, as_of="2021-02-09"), "met_vervolg") == (0, 1, 0, 0)


def test_help_that_follows_an_unknown_report_is_follow_up_too() -> None:
    # 31 days after a report that was never delivered; without a report it is none.
    rows = [
        trajectory("1", "2021-01-01", "2021-02-01", melding_id="?"),
        trajectory("2", "2021-01-01", "2021-04-11"),
    ]
    assert told(seen(trajecten=rows), "vervolgduur") == (31, 1, 31, 0)


def with_costs(*lines: Row, **others: str) -> tuple:
    """The figure of one crisis in January 2021, followed by trajectory 1."""
    known = seen(
        meldingen=[crisis("2021-01-31", gemeente="0047", organisatie="elker")],
        trajecten=[trajectory("1", "2021-02-01", melding_id="m")],
        kosten=list(lines),
        **others,
    )
    return told(known, "vervolgkosten_per_crisis")


@pytest.mark.parametrize(
    ("month", "euro"), [("2020-12", 0), ("2021-01", 50), ("2021-12", 50), ("2022-01", 0)]
)
def test_costs_count_from_the_month_of_the_report_to_the_eleventh_after(
    month: str, euro: int
) -> None:
    assert with_costs(cost("1", month, 50)) == (euro, 1, euro, 0)


def test_costs_are_all_lines_of_the_trajectory_credits_too() -> None:
    # 50 + 30 - 20. Not those of another number, of another sender's 1, or for the report itself.
    lines = [
        cost("1", "2021-02", 50),
        cost("1", "2021-03", 30, soort="crisis", sender="jonx", traject_afzender="accare"),
        cost("1", "2021-03", -20),
        cost("2", "2021-03", 1000),
        cost("1", "2021-03", 1000, sender="jonx"),
        cost(None, "2021-03", 1000, melding_id="m"),
    ]
    assert with_costs(*lines) == (60, 1, 60, 0)


def test_a_crisis_waits_a_year_for_its_costs() -> None:
    assert with_costs(cost("1", "2021-02", 50), as_of="2022-01-30") == (0, 0, None, 1)
    assert with_costs(cost("1", "2021-02", 50), as_of="2022-01-31") == (50, 1, 50, 0)


def test_costs_count_where_the_report_was_and_over_all_crises() -> None:
    # The help costs 50 at accare; the crisis was elker's, in Veendam. Another crisis cost nothing.
    known = seen(
        meldingen=[
            crisis("2021-01-31", gemeente="0047", organisatie="elker"),
            crisis("2021-01-31", melding_id="n"),
        ],
        trajecten=[trajectory("1", "2021-06-01", melding_id="m")],
        kosten=[cost("1", "2021-06", 50)],
    )
    assert told(known, "vervolgkosten_per_crisis") == (50, 2, 25, 0)
    elker = {"organisations": frozenset({"elker"}), "places": frozenset({"0047"})}
    assert told(known, "vervolgkosten_per_crisis", K1, **elker) == (50, 1, 50, 0)


def test_both_halves_around_the_merger_follow_the_crisis_and_cost() -> None:
    # The old half, from 15 December, names the report; lines name the old half and the new one.
    known = seen(
        meldingen=[crisis("2020-12-10")],
        trajecten=[
            trajectory("1", "2020-12-15", "2020-12-31", gemeente="0024", melding_id="m"),
            trajectory("2", "2021-01-01", gemeente="1979"),
        ],
        kosten=[cost("1", "2021-01", 50), cost("2", "2021-02", 30)],
    )
    assert told(known, "met_vervolg") == (1, 1, 1, 0)
    assert told(known, "vervolgkosten_per_crisis") == (80, 1, 80, 0)


def test_where_the_newer_half_names_another_report_the_older_one_has_no_help() -> None:
    known = seen(
        meldingen=[crisis("2020-12-10"), crisis("2020-12-15", melding_id="n", gemeente="0047")],
        trajecten=[
            trajectory("1", "2020-12-15", "2020-12-31", gemeente="0024", melding_id="m"),
            trajectory("2", "2021-01-01", gemeente="1979", melding_id="n"),
        ],
    )
    assert told(known, "met_vervolg", places=frozenset({"0014"})) == (0, 1, 0, 0)
    assert told(known, "met_vervolg", places=frozenset({"0047"})) == (1, 1, 1, 0)
