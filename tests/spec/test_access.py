"""Whether local teams and GPs see problems early, and what is sent on to mental-health care."""

import pytest

from tests.spec.hand import Partners

FROM_2022 = {"first": "2022-K1", "last": "2022-K2"}
GROUND = {"municipalities": {"0014", "0047"}, **FROM_2022}

# Groningen 40.000 youths, Veendam 4.000: 10.000 and 1.000 youth-years a quarter.
POPULATION = """
gemeente | jaar | jeugdigen
0014     | 2022 | 40000
0047     | 2022 | 4000
"""
MENTAL_HEALTH = """
startdatum | ggz | verwijzer | gemeente | afzender
2022-01-01 | ja  | 02        | 0014     | accare
2022-03-31 | ja  | 02        | 0014     | jonx
2022-04-01 | ja  | 01        | 0014     | accare
2022-04-01 | nee | 02        | 0014     | accare
2022-05-01 | ja  | 05        | 0047     | accare
2022-05-01 | nee | 02        | 0047     | accare
"""


@pytest.fixture
def helped(partners: Partners) -> Partners:
    return partners.deliver("trajecten", MENTAL_HEALTH).deliver("bevolking", POPULATION)


def test_ggz_per_1000_counts_youth_years(helped: Partners) -> None:
    # Four started in two quarters, a thousandfold, over 2 x 11.000 youth-years.
    assert helped.parts("ggz_per_1000", **GROUND) == (4000, 22_000, 4 / 22)
    groningen = {"municipalities": {"0014"}, **FROM_2022}
    by_quarter = helped.values("ggz_per_1000", "kwartaal", **groningen)
    assert by_quarter == {"2022-K1": 0.2, "2022-K2": 0.1}


def test_ggz_per_1000_by_municipality(helped: Partners) -> None:
    # 3.000 / 20.000 and 1.000 / 2.000.
    assert helped.values("ggz_per_1000", "gemeente", **GROUND) == {"0014": 0.15, "0047": 0.5}


def test_ggz_per_1000_by_who_referred_has_all_youths_for_its_denominator(
    helped: Partners,
) -> None:
    groningen = {"municipalities": {"0014"}, **FROM_2022}
    found = helped.figures("ggz_per_1000", ["verwijzer"], **groningen)
    rows = found.select("categorie", "teller", "noemer", "waarde").rows()
    assert ("02", 2000, 20_000, 0.1) in rows
    assert ("01", 1000, 20_000, 0.05) in rows
    assert ("05", 0, 20_000, 0) in rows


def test_ggz_per_1000_is_not_of_an_organisation(helped: Partners) -> None:
    of_accare = helped.parts("ggz_per_1000", organisations={"accare"}, **GROUND)
    assert of_accare == (None, None, None)
    assert helped.figures("ggz_per_1000", ["organisatie"], **GROUND).is_empty()


def test_ggz_via_huisarts_is_a_share_of_the_mental_health_care_that_started(
    helped: Partners,
) -> None:
    # Two of four; by quarter two of two and none of two.
    assert helped.parts("ggz_via_huisarts", **FROM_2022) == (2, 4, 0.5)
    by_quarter = helped.values("ggz_via_huisarts", "kwartaal", **FROM_2022)
    assert by_quarter == {"2022-K1": 1, "2022-K2": 0}


REPORTED = """
kwartaal | gemeente | huisartspraktijken | met_jgw | vroegsignalen | consulten
2022-K1  | 0014     | 30                 | 9       | 100           | 7
2022-K1  | 0047     | 10                 | 5       | 0             |
2022-K2  | 0014     | 30                 | 15      | 120           | 8
2022-K2  | 0047     | 10                 | 5       | 3             | 2
"""


def test_dekking_jgw_is_a_share_of_all_practices(partners: Partners) -> None:
    # 14 of 40, then 20 of 40; in Groningen 24 of 60 over both quarters.
    partners.deliver("toegang", REPORTED)
    by_quarter = partners.values("dekking_jgw", "kwartaal", **FROM_2022)
    assert by_quarter == {"2022-K1": 0.35, "2022-K2": 0.5}
    assert partners.values("dekking_jgw", "gemeente", **GROUND) == {"0014": 0.4, "0047": 0.5}


def test_counts_of_the_local_teams_by_quarter_and_municipality(partners: Partners) -> None:
    partners.deliver("toegang", REPORTED)
    by_quarter = partners.values("vroegsignalen", "kwartaal", **FROM_2022)
    assert by_quarter == {"2022-K1": 100, "2022-K2": 123}
    by_place = partners.values("consulten_lokaal", "kwartaal", "gemeente", **GROUND)
    assert by_place == {
        ("2022-K1", "0014"): 7,
        ("2022-K1", "0047"): None,
        ("2022-K2", "0014"): 8,
        ("2022-K2", "0047"): 2,
    }


def test_a_reported_0_is_0_and_no_report_is_none(partners: Partners) -> None:
    partners.deliver("toegang", REPORTED)
    veendam = {"municipalities": {"0047"}, "first": "2022-K1", "last": "2022-K1"}
    assert partners.value("vroegsignalen", **veendam) == 0
    assert partners.value("consulten_lokaal", **veendam) is None
    # Westerkwartier is in no delivery.
    assert partners.value("vroegsignalen", municipalities={"1969"}, **FROM_2022) is None


def test_caseload_is_absent_where_nobody_reports_it(partners: Partners) -> None:
    partners.deliver(
        "toegang",
        """
        kwartaal | gemeente | caseload_lokaal_team
        2022-K1  | 0014     |
        2022-K1  | 0047     |
        2022-K2  | 0014     | 250
        2022-K2  | 0047     |
        """,
    )
    by_quarter = partners.values("caseload", "kwartaal", **FROM_2022)
    assert by_quarter == {"2022-K1": None, "2022-K2": 250}
    assert partners.values("caseload", "gemeente", **GROUND) == {"0014": 250, "0047": None}
    assert partners.parts("caseload", first="2022-K1", last="2022-K1") == (None, None, None)


def test_uithuiszetting_afgewend_is_a_share_of_those_that_threatened(partners: Partners) -> None:
    # 3 of 4 and 0 of 1; Midden-Groningen had none.
    partners.deliver(
        "toegang",
        """
        kwartaal | gemeente | dreigende_uithuiszettingen | afgewende_uithuiszettingen
        2022-K1  | 0014     | 4                          | 3
        2022-K1  | 0047     | 1                          | 0
        2022-K1  | 1952     | 0                          | 0
        """,
    )
    quarter = {"first": "2022-K1", "last": "2022-K1"}
    assert partners.parts("uithuiszetting_afgewend", **quarter) == (3, 5, 0.6)
    places = {"municipalities": {"0014", "0047", "1952"}, **quarter}
    by_place = partners.values("uithuiszetting_afgewend", "gemeente", **places)
    assert by_place == {"0014": 0.75, "0047": 0, "1952": None}
