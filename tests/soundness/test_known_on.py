"""Silent wrong answers about what was known when: the past stays as it lay on the table."""

from datetime import date, datetime

import polars as pl
import pytest

from queries.catalogue import CATALOGUE
from tests.spec.hand import Partners

JULY, OCTOBER = datetime(2022, 7, 15), datetime(2022, 10, 15)
AUGUST = datetime(2022, 8, 1)

FIRST = """
melding_id | jeugdige | ontvangen_op     | afgesloten_op | afzender
m1         | anna     | 2022-01-03 10:00 | 2022-01-10    | accare
m2         | bram     | 2022-01-04 10:00 | 2022-01-11    | accare
m3         | cato     | 2022-01-05 10:00 | 2022-01-12    | accare
"""
CORRECTED = """
melding_id | jeugdige | ontvangen_op     | afgesloten_op | afzender | vraag
m1         | anna     | 2022-01-03 10:00 | 2022-01-10    | accare   | acuut
m2         | bram     | 2022-01-04 10:00 | 2022-01-20    | accare   | consult
"""
FROM_JONX = """
melding_id | jeugdige | ontvangen_op     | afzender
j1         | anna     | 2022-02-01 10:00 | jonx
"""


@pytest.fixture
def corrected(partners: Partners) -> Partners:
    """A delivery of July that October replaces, and a late one of Jonx in October."""
    return (
        partners.deliver("meldingen", FIRST, JULY)
        .deliver("meldingen", CORRECTED, OCTOBER)
        .deliver("meldingen", FROM_JONX, OCTOBER)
    )


def test_figures_as_known_then_and_now(corrected: Partners) -> None:
    first_quarter = {"first": "2022-K1", "last": "2022-K1"}
    assert corrected.value("crises", known_on=AUGUST, **first_quarter) == 3
    assert corrected.value("crises", **first_quarter) == 2
    assert corrected.value("crises", known_on=datetime(2022, 7, 1), **first_quarter) is None


def test_a_repeat_that_was_not_known_yet_is_no_repeat(corrected: Partners) -> None:
    ripe = {"as_of": date(2022, 9, 30), "first": "2022-K1", "last": "2022-K1"}
    assert corrected.parts("herhaalde_crisis_90", known_on=AUGUST, **ripe) == (0, 3, 0)
    assert corrected.parts("herhaalde_crisis_90", **ripe) == (1, 1, 1)


def test_known_on_stays_for_ever(partners: Partners) -> None:
    partners.deliver("meldingen", FIRST, JULY)
    before = everything(partners)
    partners.deliver("meldingen", CORRECTED, OCTOBER).deliver("meldingen", FROM_JONX, OCTOBER)
    partners.deliver("meldingen", FROM_JONX.replace("anna", "bram"), datetime(2022, 11, 1))
    assert everything(partners).equals(before)


def everything(partners: Partners) -> pl.DataFrame:
    return pl.concat(
        partners.figures(key, ["kwartaal"], first="2022-K1", last="2022-K2", known_on=AUGUST)
        for key in CATALOGUE
    )


def test_the_as_of_date_is_that_of_the_moment(partners: Partners) -> None:
    partners.deliver("meldingen", "ontvangen_op\n2022-01-03 10:00", JULY)
    partners.deliver("meldingen", "ontvangen_op\n2022-08-03 10:00", OCTOBER)
    assert partners.cubes(known_on=AUGUST).as_of == date(2022, 3, 31)
    assert partners.cubes().as_of == date(2022, 9, 30)


def test_estimates_planned_ahead_do_not_move_the_as_of_date(partners: Partners) -> None:
    partners.deliver("meldingen", "ontvangen_op\n2022-01-03 10:00").deliver(
        "ramingen", "kpi | kwartaal | waarde\nkosten | 2023-K2 | 1000,0"
    )
    assert partners.cubes().as_of == date(2022, 3, 31)
