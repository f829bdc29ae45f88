"""Whether a youth begins with other help after a trajectory has ended."""

from datetime import date

import pytest

from tests.spec.hand import Partners

LATE = date(2023, 12, 31)  # everything is mature


def counted(partners: Partners, key: str, by: str, **others: object) -> dict[str, tuple]:
    """Numerator and denominator of every category that counts something."""
    found = partners.figures(key, [by], as_of=LATE, **others)
    rows = found.filter(found["noemer"] > 0).select("categorie", "teller", "noemer").iter_rows()
    return {category: (upper, lower) for category, upper, lower in rows}


def test_geen_nieuwe_start_looks_1_to_365_days_ahead(partners: Partners) -> None:
    # All ended on 10 January 2021; + 365 days is 10 January 2022. A new start had Anna (elsewhere,
    # on the last day), Dirk (the next day) and Fleur (her second). Not so Bram (a day too late),
    # Cato (on the day itself), Emma (none) and Gijs (before, and it still runs): 4 of 7.
    partners.deliver(
        "trajecten",
        """
        jeugdige | startdatum | einddatum  | afzender | gemeente
        anna     | 2020-12-01 | 2021-01-10 | accare   | 0014
        bram     | 2020-12-01 | 2021-01-10 | accare   | 0014
        cato     | 2020-12-01 | 2021-01-10 | accare   | 0014
        dirk     | 2020-12-01 | 2021-01-10 | accare   | 0014
        emma     | 2020-12-01 | 2021-01-10 | accare   | 0014
        fleur    | 2020-12-01 | 2021-01-10 | accare   | 0014
        gijs     | 2020-12-01 | 2021-01-10 | accare   | 0014
        anna     | 2022-01-10 |            | jonx     | 0047
        bram     | 2022-01-11 |            | accare   | 0014
        cato     | 2021-01-10 |            | accare   | 0014
        dirk     | 2021-01-11 |            | accare   | 0014
        fleur    | 2021-01-10 |            | accare   | 0014
        fleur    | 2021-01-15 |            | accare   | 0014
        gijs     | 2020-12-20 |            | accare   | 0014
        """,
    )
    quarter = {"first": "2021-K1", "last": "2021-K1", "as_of": LATE}
    assert partners.parts("geen_nieuwe_start", **quarter) == (4, 7, 4 / 7)


def test_geen_nieuwe_start_by_way_of_working(partners: Partners) -> None:
    partners.deliver(
        "trajecten",
        """
        jeugdige | werkwijze | startdatum | einddatum
        anna     | kek       | 2021-01-01 | 2021-01-10
        anna     | regulier  | 2021-02-01 | 2021-03-01
        bram     | kek       | 2021-01-01 | 2021-01-10
        """,
    )
    found = counted(partners, "geen_nieuwe_start", "werkwijze", first="2021-K1", last="2021-K1")
    assert found == {"kek": (1, 2), "regulier": (1, 1)}


SHORT = """
jeugdige | werkwijze  | startdatum | einddatum  | afzender | gemeente
anna     | elkander-1 | 2022-01-01 | 2022-01-10 | elker    | 0014
bram     | elkander-1 | 2022-01-01 | 2022-01-10 | elker    | 0014
cato     | elkander-1 | 2022-01-01 | 2022-01-10 | elker    | 0014
dirk     | elkander-1 | 2022-01-01 | 2022-01-10 | elker    | 0014
emma     | elkander-1 | 2022-01-10 | 2022-01-10 | elker    | 0014
fleur    | elkander-1 | 2022-01-01 | 2022-01-10 | elker    | 0014
gijs     | regulier   | 2022-01-01 | 2022-01-10 | elker    | 0014
hanna    | elkander-1 | 2022-01-01 |            | elker    | 0014
anna     | elkander-2 | 2022-01-10 |            | elker    | 0014
bram     | regulier   | 2022-04-10 |            | elker    | 0014
cato     | elkander-3 | 2022-04-11 |            | elker    | 0014
fleur    | regulier   | 2022-02-09 |            | accare   | 0047
"""
QUARTER = {"first": "2022-K1", "last": "2022-K1"}


def test_kort_genoeg_is_without_another_trajectory_from_the_last_day_to_90_days_after(
    partners: Partners,
) -> None:
    # 10 January + 90 days is 10 April. Six short interventions ended. Anna goes on that day, Bram
    # on the 90th, Fleur elsewhere. Enough it was for Cato (91 days), Dirk, and Emma, whose own
    # trajectory starts on the day that it ends.
    partners.deliver("trajecten", SHORT)
    assert partners.parts("kort_genoeg", as_of=LATE, **QUARTER) == (3, 6, 0.5)


@pytest.mark.parametrize(
    ("key", "days_short", "mature"),
    [
        ("kort_genoeg", date(2022, 4, 9), date(2022, 4, 10)),
        ("doorstroom", date(2022, 4, 9), date(2022, 4, 10)),
        ("geen_nieuwe_start", date(2023, 1, 9), date(2023, 1, 10)),
    ],
)
def test_what_has_ended_waits_for_its_window(
    partners: Partners, key: str, days_short: date, mature: date
) -> None:
    # Ended on 10 January 2022; + 90 days is 10 April, + 365 days 10 January 2023.
    partners.deliver(
        "trajecten",
        """
        werkwijze  | startdatum | einddatum
        elkander-1 | 2022-01-01 | 2022-01-10
        """,
    )
    waits = partners.figures(key, as_of=days_short, **QUARTER)
    assert waits.select("noemer", "waarde", "wachtend").row(0) == (0, None, 1)
    counts = partners.figures(key, as_of=mature, **QUARTER)
    assert counts.select("noemer", "wachtend").row(0) == (1, 0)


ONWARD = """
jeugdige | werkwijze  | startdatum | einddatum
anna     | elkander-1 | 2022-01-01 | 2022-01-10
anna     | elkander-2 | 2022-01-20 |
bram     | elkander-1 | 2022-01-01 | 2022-01-10
bram     | regulier   | 2022-04-10 |
cato     | elkander-1 | 2022-01-01 | 2022-01-10
cato     | elkander-3 | 2022-04-11 |
dirk     | elkander-2 | 2022-01-01 | 2022-01-10
dirk     | elkander-4 | 2022-01-10 |
emma     | regulier   | 2022-01-01 | 2022-01-10
fleur    | elkander-3 | 2022-01-01 | 2022-01-10
fleur    | isb        | 2022-02-20 |
fleur    | elkander-1 | 2022-02-19 |
"""


def test_doorstroom_is_another_trajectory_within_90_days(partners: Partners) -> None:
    # Six ended on 10 January. Cato's next is a day too late, Emma has none: 4 of 6 went on.
    partners.deliver("trajecten", ONWARD)
    assert partners.parts("doorstroom", as_of=LATE, **QUARTER) == (4, 6, 4 / 6)


def test_the_next_step_is_the_first_trajectory_within_90_days(partners: Partners) -> None:
    # Fleur's first is elkander-1, a day before the other.
    partners.deliver("trajecten", ONWARD)
    assert counted(partners, "doorstroom", "vervolgstap", **QUARTER) == {
        "geen": (0, 2),
        "elkander-1": (1, 1),
        "elkander-2": (1, 1),
        "elkander-4": (1, 1),
        "elders": (1, 1),
    }


def test_the_way_of_working_with_its_next_step(partners: Partners) -> None:
    partners.deliver("trajecten", ONWARD)
    assert counted(partners, "doorstroom", "werkwijze_vervolgstap", **QUARTER) == {
        "elkander-1|elkander-2": (1, 1),
        "elkander-1|elders": (1, 1),
        "elkander-1|geen": (0, 1),
        "elkander-2|elkander-4": (1, 1),
        "elkander-3|elkander-1": (1, 1),
        "regulier|geen": (0, 1),
    }
