"""Silent wrong answers of a link between senders: each has its own numbers, and its own figures.

Anna's crisis was Accare's, in Groningen. Elker helps her after it, in Veendam. Elker also had a
report with the number of Accare's, and Jonx a trajectory with the number of Elker's.
"""

from datetime import date

import pytest

from tests.spec.hand import Partners

QUARTER = {"first": "2022-K1", "last": "2022-K1", "as_of": date(2023, 12, 31)}
PLACES = {"municipalities": {"0014", "0047"}, **QUARTER}


@pytest.fixture
def helped(partners: Partners) -> Partners:
    partners.deliver(
        "meldingen",
        """
        melding_id | jeugdige | ontvangen_op     | gemeente | afzender
        m1         | anna     | 2022-01-03 10:00 | 0014     | accare
        m1         | bram     | 2022-01-03 10:00 | 0047     | elker
        """,
    )
    return partners.deliver(
        "trajecten",
        """
        traject_id | afzender | startdatum | einddatum  | melding_id | melding_afzender | gemeente
        t1         | elker    | 2022-01-05 | 2022-01-25 | m1         | accare           | 0047
        t1         | jonx     | 2022-01-05 |            |            |                  | 0047
        """,
    )


def test_the_crisis_is_followed_wherever_the_help_is(helped: Partners) -> None:
    # Accare's crisis of the two; Elker's own has the same number and nothing after it.
    assert helped.parts("met_vervolg", **QUARTER) == (1, 2, 0.5)
    by_organisation = helped.values("met_vervolg", "organisatie", **QUARTER)
    assert by_organisation == {"accare": 1, "elker": 0}
    assert helped.values("met_vervolg", "gemeente", **PLACES) == {"0014": 1, "0047": 0}


def test_a_selection_of_the_crisis_alone_still_sees_its_help(helped: Partners) -> None:
    chosen = {"municipalities": {"0014"}, "organisations": {"accare"}, **QUARTER}
    assert helped.parts("met_vervolg", **chosen) == (1, 1, 1)


def test_the_days_are_of_who_helps(helped: Partners) -> None:
    # 5 to 25 January.
    by_organisation = helped.values("vervolgduur", "organisatie", **QUARTER)
    assert by_organisation == {"elker": 20, "jonx": None}
    assert helped.values("vervolgduur", "gemeente", **PLACES) == {"0014": None, "0047": 20}


def test_the_costs_are_of_the_crisis(helped: Partners) -> None:
    # Elker declares 100 for its t1, Accare 11 for Elker's t1; Jonx's own t1 is another's.
    helped.deliver(
        "kosten",
        """
        traject_id | traject_afzender | bedrag | soort   | gemeente | afzender
        t1         |                  | 100,00 | vervolg | 0047     | elker
        t1         | elker            | 11,00  | vervolg | 0047     | accare
        t1         |                  | 500,00 | vervolg | 0047     | jonx
        """,
    )
    by_organisation = helped.values("vervolgkosten_per_crisis", "organisatie", **QUARTER)
    assert by_organisation == {"accare": 111, "elker": 0}
    by_place = helped.values("vervolgkosten_per_crisis", "gemeente", **PLACES)
    assert by_place == {"0014": 111, "0047": 0}
    # As costs they are of who declares them, where the help was.
    costs = helped.values("kosten_vervolg", "organisatie", **QUARTER)
    assert costs == {"accare": 11, "elker": 100, "jonx": 500}


def test_a_report_and_a_trajectory_that_others_handled_count_for_them(partners: Partners) -> None:
    # The crisis line keeps the register: Jonx handled the crisis, Molendrift gives the help.
    partners.deliver(
        "meldingen",
        """
        melding_id | ontvangen_op     | afzender       | organisatie
        m1         | 2022-01-03 10:00 | spoedvoorjeugd | jonx
        """,
    ).deliver(
        "trajecten",
        """
        traject_id | startdatum | einddatum  | melding_id | afzender       | organisatie
        t1         | 2022-01-05 | 2022-01-15 | m1         | spoedvoorjeugd | molendrift
        """,
    ).deliver(
        "kosten",
        """
        traject_id | bedrag | soort   | afzender
        t1         | 50,00  | vervolg | spoedvoorjeugd
        """,
    )
    assert partners.values("met_vervolg", "organisatie", **QUARTER) == {"jonx": 1}
    assert partners.values("vervolgduur", "organisatie", **QUARTER) == {"molendrift": 10}
    costs = partners.values("vervolgkosten_per_crisis", "organisatie", **QUARTER)
    assert costs == {"jonx": 50}
