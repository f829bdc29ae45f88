"""How fast there is somebody, and whether the youth is sent from desk to desk."""

from tests.spec.hand import Partners


def test_binnen_norm_is_an_hour_when_acute_and_a_day_when_urgent(partners: Partners) -> None:
    partners.deliver(
        "meldingen",
        """
        vraag       | ontvangen_op     | eerste_contact_op   | afhandeling
        acuut       | 2022-01-03 10:00 | 2022-01-03 11:00:00 | ambulant
        acuut       | 2022-01-03 10:00 | 2022-01-03 11:00:01 | ambulant
        spoedeisend | 2022-01-03 10:00 | 2022-01-04 10:00:00 | ambulant
        spoedeisend | 2022-01-03 10:00 | 2022-01-04 10:00:01 | ambulant
        consult     | 2022-01-03 10:00 | 2022-01-03 10:05:00 | advies
        """,
    )
    assert partners.parts("binnen_norm") == (2, 4, 0.5)


def test_binnen_norm_counts_a_missing_contact_where_one_was_needed(partners: Partners) -> None:
    # Advice and the own provider need no first contact; where there was one, it counts.
    partners.deliver(
        "meldingen",
        """
        afhandeling     | ontvangen_op     | eerste_contact_op
        ambulant        | 2022-01-03 10:00 |
        doorverwezen    | 2022-01-03 10:00 |
        advies          | 2022-01-03 10:00 |
        eigen_aanbieder | 2022-01-03 10:00 |
        advies          | 2022-01-03 10:00 | 2022-01-03 10:30
        """,
    )
    assert partners.parts("binnen_norm") == (1, 3, 1 / 3)


def test_reactietijd_is_the_middle_one_of_the_whole_selection(partners: Partners) -> None:
    # Groningen: 10, 20 and 90 minutes. Veendam: 30. Together 10, 20, 30, 90: halfway 20 and 30.
    partners.deliver(
        "meldingen",
        """
        gemeente | vraag   | ontvangen_op     | eerste_contact_op
        0014     | acuut   | 2022-01-03 10:00 | 2022-01-03 10:10
        0014     | acuut   | 2022-01-03 10:00 | 2022-01-03 10:20
        0014     | acuut   | 2022-01-03 10:00 | 2022-01-03 11:30
        0047     | acuut   | 2022-01-03 10:00 | 2022-01-03 10:30
        0047     | consult | 2022-01-03 10:00 | 2022-01-03 10:01
        0047     | acuut   | 2022-01-03 10:00 |
        """,
    )
    assert partners.parts("reactietijd") == (None, 4, 25)
    chosen = {"municipalities": {"0014", "0047"}}
    assert partners.values("reactietijd", "gemeente", **chosen) == {"0014": 20, "0047": 30}


def test_reactietijd_keeps_the_seconds(partners: Partners) -> None:
    partners.deliver(
        "meldingen",
        """
        ontvangen_op     | eerste_contact_op
        2022-01-03 10:00 | 2022-01-03 10:07:30
        """,
    )
    assert partners.value("reactietijd") == 7.5


def test_in_een_keer_goed_has_no_handovers(partners: Partners) -> None:
    partners.deliver(
        "meldingen",
        """
        ontvangen_op     | overdrachten | vraag
        2022-01-03 10:00 | 0            | acuut
        2022-01-03 11:00 | 0            | spoedeisend
        2022-01-03 12:00 | 1            | acuut
        2022-01-03 13:00 | 2            | acuut
        2022-01-03 14:00 | 0            | consult
        """,
    )
    assert partners.parts("in_een_keer_goed") == (2, 4, 0.5)
