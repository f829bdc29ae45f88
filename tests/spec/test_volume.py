"""How many reports and crises there are, and who is behind them."""

import pytest

from tests.spec.hand import Partners

REPORTS = """
melding_id | ontvangen_op     | vraag       | gemeente | melder  | geboortejaar | afzender
m1         | 2022-01-03 10:00 | acuut       | 0014     | ouder   | 2017         | accare
m2         | 2022-02-14 23:30 | spoedeisend | 0014     | politie | 2010         | accare
m3         | 2022-03-31 23:59 | consult     | 0047     | school  | 2010         | accare
m4         | 2022-04-01 00:00 | acuut       | 0047     | ouder   | 2005         | jonx
m5         | 2022-05-05 12:00 | consult     | 0014     | school  | 2010         | jonx
"""
FROM_2022 = {"first": "2022-K1"}


@pytest.fixture
def reported(partners: Partners) -> Partners:
    return partners.deliver("meldingen", REPORTS)


def test_meldingen_count_in_the_quarter_they_were_received(reported: Partners) -> None:
    assert reported.values("meldingen", "kwartaal", **FROM_2022) == {"2022-K1": 3, "2022-K2": 2}


def test_crises_are_urgent_and_acute_reports(reported: Partners) -> None:
    assert reported.values("crises", "kwartaal", **FROM_2022) == {"2022-K1": 2, "2022-K2": 1}


def test_crises_by_organisation_count_for_the_sender(reported: Partners) -> None:
    assert reported.values("crises", "organisatie", **FROM_2022) == {"accare": 2, "jonx": 1}


def test_crises_by_area_are_those_of_its_municipalities(reported: Partners) -> None:
    # 0014 lies in Overig Groningen, 0047 in Oost-Groningen.
    assert reported.values("crises", "corop", **FROM_2022) == {
        "Delfzijl en omgeving": 0,
        "Oost-Groningen": 1,
        "Overig Groningen": 2,
    }


def test_crises_by_who_reported(reported: Partners) -> None:
    found = reported.values("crises", "melder", **FROM_2022)
    assert {name: value for name, value in found.items() if value} == {"ouder": 2, "politie": 1}


def test_crises_by_age_in_the_year_of_the_report(reported: Partners) -> None:
    # Born in 2017: 5 in 2022. Born in 2010: 12. Born in 2005: 17.
    assert reported.values("crises", "leeftijdsgroep", **FROM_2022) == {
        "0-5": 1,
        "6-11": 0,
        "12-15": 1,
        "16-17": 1,
        "18+": 0,
    }


def test_meldingen_by_month(reported: Partners) -> None:
    assert reported.values("meldingen", "maand", **FROM_2022) == {
        "2022-01": 1,
        "2022-02": 1,
        "2022-03": 1,
        "2022-04": 1,
        "2022-05": 1,
        "2022-06": 0,
    }


def test_consulten_are_a_share_of_all_reports(reported: Partners) -> None:
    assert reported.parts("consulten", **FROM_2022) == (2, 5, 0.4)


def test_who_handled_a_report_goes_before_who_sent_it(partners: Partners) -> None:
    partners.deliver(
        "meldingen",
        """
        ontvangen_op     | afzender       | organisatie
        2022-01-03 10:00 | spoedvoorjeugd | jonx
        2022-01-04 10:00 | spoedvoorjeugd | accare
        2022-01-05 10:00 | accare         |
        """,
    )
    assert partners.values("crises", "organisatie", **FROM_2022) == {"accare": 2, "jonx": 1}


def test_buiten_kantooruren_is_a_share_of_the_crises(partners: Partners) -> None:
    # 3 January 2022 was a Monday, the 8th a Saturday. Office hours: the first two only.
    partners.deliver(
        "meldingen",
        """
        ontvangen_op     | vraag
        2022-01-03 08:00 | acuut
        2022-01-03 16:59 | acuut
        2022-01-03 17:00 | acuut
        2022-01-03 07:59 | acuut
        2022-01-08 12:00 | acuut
        2022-01-08 12:00 | consult
        """,
    )
    assert partners.parts("buiten_kantooruren", **FROM_2022) == (3, 5, 0.6)


def test_jeugdigen_in_crisis_counts_each_youth_once(partners: Partners) -> None:
    partners.deliver(
        "meldingen",
        """
        jeugdige | ontvangen_op     | vraag   | gemeente | afzender
        anna     | 2022-01-03 10:00 | acuut   | 0014     | accare
        anna     | 2022-01-20 10:00 | acuut   | 0014     | jonx
        anna     | 2022-04-20 10:00 | acuut   | 0047     | jonx
        bram     | 2022-04-21 10:00 | acuut   | 0047     | jonx
        cato     | 2022-04-22 10:00 | consult | 0047     | jonx
        """,
    )
    assert partners.values("jeugdigen_in_crisis", "kwartaal", **FROM_2022) == {
        "2022-K1": 1,
        "2022-K2": 2,
    }
    assert partners.value("jeugdigen_in_crisis", **FROM_2022) == 2


def test_crises_per_1000_counts_youth_years(partners: Partners) -> None:
    # Groningen 40.000 youths: 10.000 youth-years a quarter. 3 crises in two quarters, each
    # counted a thousandfold: 3.000 / 20.000 = 0,15 a year.
    partners.deliver(
        "meldingen",
        """
        ontvangen_op     | gemeente
        2022-01-03 10:00 | 0014
        2022-02-03 10:00 | 0014
        2022-04-03 10:00 | 0014
        """,
    ).deliver("bevolking", "gemeente | jaar | jeugdigen\n0014 | 2022 | 40000")
    groningen = {"municipalities": {"0014"}, **FROM_2022}
    assert partners.parts("crises_per_1000", **groningen) == (3000, 20_000, 0.15)
    assert partners.values("crises_per_1000", "kwartaal", **groningen) == {
        "2022-K1": 0.2,
        "2022-K2": 0.1,
    }


def test_crises_per_1000_needs_the_population_of_all_it_is_about(partners: Partners) -> None:
    partners.deliver("meldingen", "ontvangen_op | gemeente\n2022-01-03 10:00 | 0014").deliver(
        "bevolking", "gemeente | jaar | jeugdigen\n0014 | 2022 | 40000"
    )
    assert partners.parts("crises_per_1000", **FROM_2022) == (1000, None, None)


def test_crises_per_1000_is_not_of_an_organisation(partners: Partners) -> None:
    partners.deliver("meldingen", "ontvangen_op | gemeente\n2022-01-03 10:00 | 0014").deliver(
        "bevolking", "gemeente | jaar | jeugdigen\n0014 | 2022 | 40000"
    )
    groningen = {"municipalities": {"0014"}, **FROM_2022}
    of_accare = partners.parts("crises_per_1000", organisations={"accare"}, **groningen)
    assert of_accare == (None, None, None)
    assert partners.figures("crises_per_1000", ["organisatie"], **groningen).is_empty()
