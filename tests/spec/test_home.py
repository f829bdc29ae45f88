"""Who lives elsewhere, and whether help begins light."""

import pytest

from tests.spec.hand import Partners

# In 2022-K1 t1, t2 and t3 are active, in 2022-K2 t1, t2, t4 and t5. t2 moves out of home.
ACTIVE = """
traject_id | kwartaal | startdatum | einddatum  | hulpvorm | geboortejaar
t1         | 2022-K1  | 2021-05-01 |            | 11       | 2010
t1         | 2022-K2  | 2021-05-01 |            | 11       | 2010
t2         | 2022-K1  | 2022-01-01 |            | 02       | 2005
t2         | 2022-K2  | 2022-01-01 |            | 14       | 2005
t3         | 2022-K1  | 2022-02-01 | 2022-02-01 | 13       | 2010
t4         | 2022-K2  | 2022-04-01 | 2022-06-30 | 12       | 2018
t5         | 2022-K2  | 2022-04-01 |            | 03       | 2018
"""
BOTH = {"first": "2022-K1", "last": "2022-K2"}


@pytest.fixture
def active(partners: Partners) -> Partners:
    return partners.deliver("trajecten", ACTIVE)


def test_aandeel_verblijf_of_each_quarter_that_a_trajectory_was_active_in(
    active: Partners,
) -> None:
    # t1 and t3 of three; then t1, t2 and t4 of four.
    found = active.values("aandeel_verblijf", "kwartaal", **BOTH)
    assert found == {"2022-K1": 2 / 3, "2022-K2": 0.75}


def test_aandeel_verblijf_over_several_quarters_is_of_trajectory_quarters(
    active: Partners,
) -> None:
    # 2 + 3 of 3 + 4, and no trajectory in a quarter that it was not delivered for.
    assert active.parts("aandeel_verblijf", **BOTH) == (5, 7, 5 / 7)
    assert active.value("aandeel_verblijf", first="2021-K2", last="2021-K4") is None


def test_aandeel_verblijf_by_kind_of_help(active: Partners) -> None:
    found = active.figures("aandeel_verblijf", ["hulpvorm"], **BOTH)
    assert dict(found.select("categorie", "noemer").iter_rows()) == {
        "01": 0,
        "02": 1,
        "03": 1,
        "04": 0,
        "11": 2,
        "12": 1,
        "13": 1,
        "14": 1,
    }
    assert dict(found.filter(found["noemer"] > 0).select("categorie", "waarde").iter_rows()) == {
        "02": 0,
        "03": 0,
        "11": 1,
        "12": 1,
        "13": 1,
        "14": 1,
    }


def test_aandeel_verblijf_by_age(active: Partners) -> None:
    # Born in 2018: 4, one of two. Born in 2010: 12, three of three. Born in 2005: 17, one of two.
    assert active.values("aandeel_verblijf", "leeftijdsgroep", **BOTH) == {
        "0-5": 0.5,
        "6-11": None,
        "12-15": 1,
        "16-17": 0.5,
        "18+": None,
    }


def test_aandeel_verblijf_by_the_age_in_the_year_of_the_quarter(partners: Partners) -> None:
    # Born in 2010: 11 in 2021, 12 in 2022.
    partners.deliver(
        "trajecten",
        """
        traject_id | kwartaal | startdatum | hulpvorm
        t1         | 2021-K4  | 2021-10-01 | 11
        t1         | 2022-K1  | 2021-10-01 | 11
        """,
    )
    found = partners.figures("aandeel_verblijf", ["kwartaal", "leeftijdsgroep"], first="2021-K4")
    counted = found.filter(found["noemer"] == 1).select("categorie", "waarde").rows()
    assert counted == [("6-11", 1), ("12-15", 1)]


STARTED = """
startdatum | hulpvorm
2022-01-01 | 01
2022-01-01 | 02
2022-03-31 | 04
2022-02-01 | 03
2022-02-01 | 11
2022-02-01 | 12
2022-02-01 | 13
2022-02-01 | 14
2022-04-01 | 01
"""


def test_licht_begonnen_is_with_help_of_the_local_team_ambulatory_or_in_the_network(
    partners: Partners,
) -> None:
    # 01, 02 and 04 of the eight that started in 2022-K1.
    partners.deliver("trajecten", STARTED)
    assert partners.parts("licht_begonnen", first="2022-K1", last="2022-K1") == (3, 8, 0.375)
    assert partners.parts("licht_begonnen", first="2022-K2", last="2022-K2") == (1, 1, 1)
