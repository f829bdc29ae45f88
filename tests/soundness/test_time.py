"""Silent wrong answers of clocks and calendars: edges of the day, of the year, of what is ripe."""

from datetime import date

import pytest

from tests.spec.hand import Partners

QUARTER = {"first": "2022-K1", "last": "2022-K1"}


@pytest.mark.parametrize(
    ("moment", "dagdeel"),
    [
        ("2022-01-07 07:59:59", "nacht"),  # a Friday
        ("2022-01-07 08:00:00", "kantoor"),
        ("2022-01-07 16:59:59", "kantoor"),
        ("2022-01-07 17:00:00", "avond"),
        ("2022-01-07 21:59:59", "avond"),
        ("2022-01-07 22:00:00", "nacht"),
        ("2022-01-08 00:00:00", "nacht"),  # a Saturday
        ("2022-01-08 08:00:00", "weekend"),
        ("2022-01-08 16:59:59", "weekend"),
        ("2022-01-08 17:00:00", "avond"),
        ("2022-01-09 22:00:00", "nacht"),
        ("2022-01-10 08:00:00", "kantoor"),  # a Monday
    ],
)
def test_edges_of_the_parts_of_the_day(partners: Partners, moment: str, dagdeel: str) -> None:
    partners.deliver("meldingen", f"ontvangen_op\n{moment}")
    found = partners.values("crises", "dagdeel", **QUARTER)
    assert [name for name, value in found.items() if value] == [dagdeel]


def test_midnight_belongs_to_the_day_that_begins(partners: Partners) -> None:
    partners.deliver(
        "meldingen",
        """
        ontvangen_op
        2021-12-31 23:59:59
        2022-01-01 00:00:00
        """,
    )
    found = partners.values("crises", "kwartaal", first="2021-K4", last="2022-K1")
    assert found == {"2021-K4": 1, "2022-K1": 1}


def test_durations_are_in_days_whatever_the_hour(partners: Partners) -> None:
    # One minute of 3 January, and the 4th: one calendar day.
    partners.deliver("meldingen", "ontvangen_op | afgesloten_op\n2022-01-03 23:59 | 2022-01-04")
    assert partners.value("crisisduur") == 1


def test_the_29th_of_february_is_a_day(partners: Partners) -> None:
    # 1 February 2024 to 1 March 2024 is 29 days; in 2023 the same dates are 28 apart.
    partners.deliver(
        "meldingen",
        """
        ontvangen_op     | afgesloten_op
        2023-02-01 10:00 | 2023-03-01
        """,
    )
    assert partners.value("binnen_28_dagen", first="2023-K1", last="2023-K1") == 1
    partners.deliver(
        "meldingen",
        """
        ontvangen_op     | afgesloten_op
        2020-02-01 10:00 | 2020-03-01
        2020-02-29 23:00 | 2020-02-29
        """,
    )
    leap_year = {"first": "2020-K1", "last": "2020-K1"}
    assert partners.parts("binnen_28_dagen", **leap_year) == (1, 2, 0.5)
    assert partners.parts("crisisduur", **leap_year) == (29, 2, 14.5)


def test_a_window_of_365_days_over_a_leap_day(partners: Partners) -> None:
    # From 1 March 2019, 365 days is 29 February 2020; 1 March 2020 is a day too late.
    partners.deliver(
        "meldingen",
        """
        jeugdige | ontvangen_op     | afgesloten_op
        anna     | 2019-03-01 10:00 | 2019-03-01
        anna     | 2020-02-29 10:00 |
        bram     | 2019-03-01 10:00 | 2019-03-01
        bram     | 2020-03-01 10:00 |
        """,
    )
    before = {"first": "2019-K1", "last": "2019-K1"}
    assert partners.parts("herhaalde_crisis_365", **before) == (1, 2, 0.5)


REPEAT = """
jeugdige | ontvangen_op     | afgesloten_op
anna     | 2021-12-01 10:00 | 2021-12-31
anna     | 2022-01-15 10:00 | 2022-01-20
"""


@pytest.mark.parametrize(
    ("as_of", "teller", "noemer", "wachtend"),
    [
        (date(2022, 3, 30), 0, 0, 2),  # a repeat that is seen already does not count yet
        (date(2022, 3, 31), 1, 1, 1),  # 31 December + 90 days
        (date(2022, 4, 19), 1, 1, 1),
        (date(2022, 4, 20), 1, 2, 0),  # 20 January + 90 days
    ],
)
def test_rows_that_are_not_ripe_wait(
    partners: Partners, as_of: date, teller: int, noemer: int, wachtend: int
) -> None:
    partners.deliver("meldingen", REPEAT)
    found = partners.figures("herhaalde_crisis_90", first="2021-K4", last="2022-K1", as_of=as_of)
    assert found.select("teller", "noemer", "wachtend").row(0) == (teller, noemer, wachtend)
