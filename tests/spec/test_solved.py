"""How crises are solved, how long that takes, and how it is valued."""

import pytest

from tests.spec.hand import Partners

SOLVED = """
afhandeling     | ontvangen_op     | vraag   | cijfer
advies          | 2022-01-03 10:00 | acuut   | 8,5
ambulant        | 2022-01-04 10:00 | acuut   | 7,0
netwerk         | 2022-01-05 10:00 | acuut   |
eigen_aanbieder | 2022-01-06 10:00 | acuut   |
pleegzorg       | 2022-01-07 10:00 | acuut   | 4,0
gezinsgericht   | 2022-01-08 10:00 | acuut   |
verblijf        | 2022-01-09 10:00 | acuut   |
doorverwezen    | 2022-01-10 10:00 | acuut   |
advies          | 2022-01-11 10:00 | consult | 9,5
"""


@pytest.fixture
def solved(partners: Partners) -> Partners:
    return partners.deliver("meldingen", SOLVED)


def test_dicht_bij_huis(solved: Partners) -> None:
    # Advice, ambulatory, own network, own provider: 4 of the 8 crises.
    assert solved.parts("dicht_bij_huis") == (4, 8, 0.5)


def test_opname(solved: Partners) -> None:
    assert solved.parts("opname") == (1, 8, 0.125)


def test_cijfer_crisis_is_the_mean_of_the_crises_that_were_rated(solved: Partners) -> None:
    # 8,5 + 7,0 + 4,0 = 19,5 over three crises; the consult does not count.
    assert solved.parts("cijfer_crisis") == (19.5, 3, 6.5)


CLOSED = """
ontvangen_op     | afgesloten_op | vraag
2022-03-01 23:59 | 2022-03-29    | acuut
2022-03-01 00:00 | 2022-03-30    | acuut
2022-03-20 10:00 | 2022-04-02    | acuut
2022-03-21 10:00 |               | acuut
2022-03-22 10:00 | 2022-03-23    | consult
"""


def test_crisisduur_is_in_calendar_days_in_the_quarter_of_closing(partners: Partners) -> None:
    # Closed in 2022-K1: 28 and 29 days, on average 28,5. In 2022-K2: 13 days.
    partners.deliver("meldingen", CLOSED)
    found = partners.values("crisisduur", "kwartaal", first="2022-K1", last="2022-K2")
    assert found == {"2022-K1": 28.5, "2022-K2": 13}


def test_binnen_28_dagen_includes_the_28th_day(partners: Partners) -> None:
    partners.deliver("meldingen", CLOSED)
    found = partners.parts("binnen_28_dagen", first="2022-K1", last="2022-K1")
    assert found == (1, 2, 0.5)
