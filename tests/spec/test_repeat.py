"""Whether a crisis comes back."""

from datetime import date

from tests.spec.hand import Partners

LATE = date(2023, 12, 31)  # everything is mature


def test_herhaalde_crisis_90_is_any_next_crisis_of_the_same_youth(partners: Partners) -> None:
    # Anna comes back with another provider in another municipality, 10 days after closing. Bram
    # only has a consult. Cato comes back, but after 91 days. Dirk comes back after exactly 90.
    partners.deliver(
        "meldingen",
        """
        jeugdige | ontvangen_op     | afgesloten_op | vraag       | gemeente | afzender
        anna     | 2022-01-01 10:00 | 2022-01-10    | acuut       | 0014     | accare
        anna     | 2022-01-20 10:00 |               | spoedeisend | 0047     | jonx
        bram     | 2022-01-01 10:00 | 2022-01-10    | acuut       | 0014     | accare
        bram     | 2022-01-20 10:00 |               | consult     | 0014     | accare
        cato     | 2022-01-01 10:00 | 2022-01-10    | acuut       | 0014     | accare
        cato     | 2022-04-11 10:00 |               | acuut       | 0014     | accare
        dirk     | 2022-01-01 10:00 | 2022-01-10    | acuut       | 0014     | accare
        dirk     | 2022-04-10 10:00 |               | acuut       | 0014     | accare
        """,
    )
    assert partners.parts("herhaalde_crisis_90", as_of=LATE) == (2, 4, 0.5)
    assert partners.values("herhaalde_crisis_90", "organisatie", as_of=LATE) == {
        "accare": 0.5,
        "jonx": None,
    }


def test_herhaalde_crisis_365(partners: Partners) -> None:
    # 365 days after 10 January 2021 is 10 January 2022; a day later is too late.
    partners.deliver(
        "meldingen",
        """
        jeugdige | ontvangen_op     | afgesloten_op
        anna     | 2021-01-01 10:00 | 2021-01-10
        anna     | 2022-01-10 10:00 |
        bram     | 2021-01-01 10:00 | 2021-01-10
        bram     | 2022-01-11 10:00 |
        """,
    )
    assert partners.parts("herhaalde_crisis_365", as_of=LATE) == (1, 2, 0.5)
    assert partners.parts("herhaalde_crisis_90", as_of=LATE) == (0, 2, 0)


def test_a_crisis_on_the_day_of_closing_is_no_repeat(partners: Partners) -> None:
    partners.deliver(
        "meldingen",
        """
        jeugdige | ontvangen_op     | afgesloten_op
        anna     | 2022-01-01 10:00 | 2022-01-10
        anna     | 2022-01-10 23:00 | 2022-01-12
        """,
    )
    assert partners.parts("herhaalde_crisis_90", as_of=LATE) == (0, 2, 0)


def test_only_the_first_crisis_after_closing_need_be_near(partners: Partners) -> None:
    # The closing on 10 January is followed by crises after 20 and 300 days: one repeat.
    partners.deliver(
        "meldingen",
        """
        jeugdige | ontvangen_op     | afgesloten_op
        anna     | 2021-01-01 10:00 | 2021-01-10
        anna     | 2021-01-30 10:00 |
        anna     | 2021-11-06 10:00 |
        """,
    )
    assert partners.parts("herhaalde_crisis_90", as_of=LATE) == (1, 1, 1)
