"""How long something lasts, with what still runs: Kaplan-Meier worked out by hand."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from data.quarters import parse_quarter
from queries.scope import EVERYONE
from queries.selection import Selection, UnknownDimension
from queries.survival import survival
from tests.spec.hand import Partners

NEW_YEAR = date(2022, 1, 1)
YEAR_END = date(2022, 12, 31)  # 364 days later
HALF_2023 = date(2023, 6, 30)  # 545 days later
SHOWN = ("nog_na_3", "nog_na_6", "nog_na_12")
FOLLOWED = ("gevolgd_3", "gevolgd_6", "gevolgd_12")


def curve(
    partners: Partners,
    key: str,
    by: Sequence[str] = (),
    *,
    as_of: date,
    first: str = "2022-K1",
    last: str = "2022-K4",
) -> list[dict]:
    """The rows of an answer."""
    selection = Selection(parse_quarter(first), parse_quarter(last))
    cubes = partners.cubes(as_of)
    return survival(cubes, key, selection, by, audience="exact", viewer=EVERYONE).to_dicts()


def whole(partners: Partners, key: str = "vervolgduur", *, as_of: date) -> dict:
    (row,) = curve(partners, key, as_of=as_of)
    return row


def lasting(*days: int | None, start: date = NEW_YEAR) -> str:
    """Trajectories after a report that last so many days; None still runs."""
    ends = ["" if each is None else start + timedelta(days=each) for each in days]
    return "\n".join(f"{start} | {end} | m" for end in ends)


def drawn(*parts: str) -> str:
    return "\n".join(["startdatum | einddatum | melding_id", *parts])


# Twelve: five end after 30, 91, 100, 183 and 200 days. Followed up to the year's end, one runs for
# 60 days then, two for 183, and four for 364, of which one ends later.
TWELVE = drawn(
    lasting(30, 91, 100, 183, 200),
    lasting(None, start=date(2022, 11, 1)),
    lasting(None, None, start=date(2022, 7, 1)),
    lasting(None, None, None, 400),
)


def test_those_that_run_count_up_to_the_as_of_date(partners: Partners) -> None:
    # On day 30 one of 12 ends. The one of 60 days is followed no longer. On day 91 one of 10 ends:
    # 11/12 x 9/10 = 0,825 still run, and 10 were followed that long.
    partners.deliver("trajecten", TWELVE)
    found = whole(partners, as_of=YEAR_END)
    assert (found["aantal"], found["afgelopen"]) == (12, 5)
    assert found["nog_na_3"] == pytest.approx(0.825, abs=1e-12)
    assert found["gevolgd_3"] == 10


def test_below_ten_followed_nothing_is_shown(partners: Partners) -> None:
    # After 183 days 8 are followed: the two that end on day 183 and 200, two that run for 183
    # days and four for 364. Nobody was followed for 365 days.
    partners.deliver("trajecten", TWELVE)
    found = whole(partners, as_of=YEAR_END)
    assert [found[name] for name in FOLLOWED] == [10, 8, 0]
    assert (found["nog_na_6"], found["nog_na_12"]) == (None, None)
    assert found["mediaan"] is None


def test_an_end_after_the_as_of_date_is_no_end_yet(partners: Partners) -> None:
    # The one of 400 days runs on day 399.
    partners.deliver("trajecten", TWELVE)
    assert whole(partners, as_of=NEW_YEAR + timedelta(days=399))["afgelopen"] == 5
    assert whole(partners, as_of=NEW_YEAR + timedelta(days=400))["afgelopen"] == 6


def test_what_begins_after_the_as_of_date_does_not_count(partners: Partners) -> None:
    # On 31 October the one of 1 November is not there yet.
    partners.deliver("trajecten", TWELVE)
    assert whole(partners, as_of=date(2022, 10, 31))["aantal"] == 11
    assert whole(partners, as_of=date(2022, 11, 1))["aantal"] == 12


@pytest.mark.parametrize(("more", "shown"), [(0, None), (1, 10 / 11)])
def test_ten_followed_is_enough(partners: Partners, more: int, shown: float | None) -> None:
    # One ends on day 30; nine, or ten, are followed for 91 days.
    partners.deliver("trajecten", drawn(lasting(30, *[None] * (9 + more))))
    found = whole(partners, as_of=NEW_YEAR + timedelta(days=91))
    assert found["gevolgd_3"] == 9 + more
    assert found["nog_na_3"] == (None if shown is None else pytest.approx(shown, abs=1e-12))


def test_the_parts_that_still_run_after_3_6_and_12_months(partners: Partners) -> None:
    # Of 24, 6 end on day 91, 6 on day 183 and 2 on day 365: 18, 12 and 10 of 24 run on. Those that
    # end on a day were followed until then. On day 183 for the first time half runs on.
    partners.deliver("trajecten", drawn(lasting(*[91] * 6, *[183] * 6, *[365] * 2, *[None] * 10)))
    found = whole(partners, as_of=HALF_2023)
    assert [found[name] for name in SHOWN] == pytest.approx([0.75, 0.5, 10 / 24], abs=1e-12)
    assert [found[name] for name in FOLLOWED] == [24, 18, 12]
    assert found["mediaan"] == 183


@pytest.mark.parametrize(("days", "part"), [(90, 0), (91, 0), (92, 1)])
def test_what_ends_on_the_day_itself_runs_no_longer(
    partners: Partners, days: int, part: float
) -> None:
    partners.deliver("trajecten", drawn(lasting(*[days] * 12)))
    found = whole(partners, as_of=HALF_2023)
    assert found["nog_na_3"] == (None if days == 90 else part)
    assert found["gevolgd_3"] == (0 if days == 90 else 12)
    assert found["mediaan"] == days


def test_a_median_that_is_not_reached_is_none(partners: Partners) -> None:
    # 11 of 24 have ended: 13/24 is more than half.
    partners.deliver("trajecten", drawn(lasting(*[20] * 11, *[None] * 13)))
    found = whole(partners, as_of=HALF_2023)
    assert found["mediaan"] is None
    assert found["nog_na_12"] == pytest.approx(13 / 24, abs=1e-12)


def test_the_median_is_reached_when_exactly_half_runs_on(partners: Partners) -> None:
    # One a day of 24: 23/24 x 22/23 x ... x 12/13 is one half, after twelve steps of fractions.
    partners.deliver("trajecten", drawn(lasting(*range(1, 13), *[None] * 12)))
    assert whole(partners, as_of=HALF_2023)["mediaan"] == 12


def test_the_median_counts_those_that_are_followed_no_longer(partners: Partners) -> None:
    # 10 run for 60 days. Of the 20 that are followed longer 10 end on day 100: half of those,
    # though only a third of all.
    late = lasting(*[None] * 10, start=date(2022, 11, 1))
    partners.deliver("trajecten", drawn(lasting(*[100] * 10, *[None] * 10), late))
    found = whole(partners, as_of=YEAR_END)
    assert found["mediaan"] == 100
    assert found["nog_na_3"] == 1
    assert found["nog_na_6"] == pytest.approx(0.5, abs=1e-12)


def test_the_median_is_hidden_with_fewer_than_ten_followed(partners: Partners) -> None:
    # 18 start. 9 run for 60 days; the other 9 end on day 100, when only they are followed.
    late = lasting(*[None] * 9, start=date(2022, 11, 1))
    partners.deliver("trajecten", drawn(lasting(*[100] * 9), late))
    assert whole(partners, as_of=YEAR_END)["mediaan"] is None


def test_where_nothing_ended_all_run_on(partners: Partners) -> None:
    partners.deliver("trajecten", drawn(lasting(*[None] * 10)))
    found = whole(partners, as_of=YEAR_END)
    assert (found["aantal"], found["afgelopen"], found["mediaan"]) == (10, 0, None)
    assert (found["nog_na_3"], found["nog_na_6"], found["nog_na_12"]) == (1, 1, None)


def test_only_what_follows_a_report_is_follow_up_help(partners: Partners) -> None:
    partners.deliver("trajecten", drawn(lasting(10, None), "2022-01-01 | |"))
    assert whole(partners, as_of=YEAR_END)["aantal"] == 2


def test_durations_count_in_the_quarter_of_the_start(partners: Partners) -> None:
    # Nobody delivered 2022-K3; in 2022-K2 nothing follows a report.
    started = drawn(lasting(100, None), lasting(None, start=date(2022, 12, 1)), "2022-04-01 | |")
    partners.deliver("trajecten", started)
    found = curve(partners, "vervolgduur", ["kwartaal"], as_of=YEAR_END)
    assert [(row["aantal"], row["afgelopen"]) for row in found] == [
        (2, 1),
        (0, 0),
        (None, None),
        (1, 0),
    ]


def test_a_trajectory_over_the_merger_lasts_from_its_first_start(partners: Partners) -> None:
    # Twelve of Delfzijl started on 1 November 2020 and restarted on 1 January in Eemsdelta, to end
    # on 31 January: 29 + 31 + 31 = 91 days.
    halves = [
        f"youth{number} | {half} | m"
        for number in range(12)
        for half in ("0010 | 2020-11-01 | 2020-12-31", "1979 | 2021-01-01 | 2021-01-31")
    ]
    header = "jeugdige | gemeente | startdatum | einddatum | melding_id"
    partners.deliver("trajecten", "\n".join([header, *halves]))
    (found,) = curve(
        partners, "vervolgduur", as_of=date(2021, 12, 31), first="2020-K4", last="2021-K4"
    )
    assert (found["aantal"], found["afgelopen"], found["mediaan"]) == (12, 12, 91)


CLOSED_ON = "2022-01-05 10:00 | 2022-01-10 | acuut"


def test_the_time_to_the_next_crisis_counts_those_that_had_none(partners: Partners) -> None:
    # Twelve crises closed on 10 January. Two youths come back on 19 February, 40 days later, of
    # whom one elsewhere; a third only has a consult. The other ten are followed for 355 days.
    first = [f"youth{number} | {CLOSED_ON} | accare" for number in range(12)]
    rows = [
        "jeugdige | ontvangen_op | afgesloten_op | vraag | afzender",
        *first,
        "youth0 | 2022-02-19 10:00 | | acuut | accare",
        "youth1 | 2022-02-19 10:00 | | spoedeisend | jonx",
        "youth2 | 2022-02-19 10:00 | | consult | accare",
    ]
    partners.deliver("meldingen", "\n".join(rows))
    found = whole(partners, "tijd_tot_herhaling", as_of=YEAR_END)
    assert (found["aantal"], found["afgelopen"]) == (12, 2)
    assert found["nog_na_3"] == found["nog_na_6"] == pytest.approx(10 / 12, abs=1e-12)
    assert [found[name] for name in FOLLOWED] == [10, 10, 0]
    assert (found["mediaan"], found["nog_na_12"]) == (None, None)


def test_a_crisis_that_was_not_closed_has_no_time_to_the_next(partners: Partners) -> None:
    rows = f"jeugdige | ontvangen_op | afgesloten_op | vraag\nanna | {CLOSED_ON}\n"
    partners.deliver("meldingen", rows + "bram | 2022-01-05 10:00 | | acuut")
    assert whole(partners, "tijd_tot_herhaling", as_of=YEAR_END)["aantal"] == 1


def test_a_duration_has_no_breakdown(partners: Partners) -> None:
    cubes = partners.cubes()
    asked = {"audience": "exact", "viewer": EVERYONE}
    with pytest.raises(UnknownDimension, match="werkwijze"):
        survival(cubes, "vervolgduur", Selection(8082, 8090), ["werkwijze"], **asked)
