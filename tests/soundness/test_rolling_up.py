"""Silent wrong answers of summing and averaging what may not be summed or averaged."""

from tests.spec.hand import Partners


def test_a_share_of_the_whole_is_no_mean_of_shares(partners: Partners) -> None:
    # Groningen 1 of 1, Veendam 0 of 3. Together 1 of 4; the mean of both shares would be a half.
    partners.deliver(
        "meldingen",
        """
        gemeente | ontvangen_op     | overdrachten
        0014     | 2022-01-03 10:00 | 0
        0047     | 2022-01-03 10:00 | 1
        0047     | 2022-01-04 10:00 | 1
        0047     | 2022-01-05 10:00 | 1
        """,
    )
    places = {"municipalities": {"0014", "0047"}}
    assert partners.values("in_een_keer_goed", "gemeente", **places) == {"0014": 1, "0047": 0}
    assert partners.value("in_een_keer_goed", **places) == 0.25


def test_distinct_youths_are_not_summed(partners: Partners) -> None:
    # Anna is in crisis in both quarters, at both organisations, in both municipalities.
    partners.deliver(
        "meldingen",
        """
        jeugdige | ontvangen_op     | gemeente | afzender
        anna     | 2022-01-03 10:00 | 0014     | accare
        anna     | 2022-04-03 10:00 | 0047     | jonx
        bram     | 2022-04-03 10:00 | 0047     | jonx
        """,
    )
    both = {"first": "2022-K1", "last": "2022-K2"}
    by_quarter = partners.values("jeugdigen_in_crisis", "kwartaal", **both)
    assert by_quarter == {"2022-K1": 1, "2022-K2": 2}
    assert partners.value("jeugdigen_in_crisis", **both) == 2
    by_organisation = partners.values("jeugdigen_in_crisis", "organisatie", **both)
    assert by_organisation == {"accare": 1, "jonx": 2}


def test_a_median_of_the_whole_is_no_mean_of_medians(partners: Partners) -> None:
    # Groningen: 60. Veendam: 10, 10, 20, 20. Together 10, 10, 20, 20, 60: the middle one is 20.
    partners.deliver(
        "meldingen",
        """
        gemeente | ontvangen_op     | eerste_contact_op
        0014     | 2022-01-03 10:00 | 2022-01-03 11:00
        0047     | 2022-01-03 10:00 | 2022-01-03 10:10
        0047     | 2022-01-03 10:00 | 2022-01-03 10:10
        0047     | 2022-01-03 10:00 | 2022-01-03 10:20
        0047     | 2022-01-03 10:00 | 2022-01-03 10:20
        """,
    )
    assert partners.value("reactietijd") == 20


def test_a_credit_is_taken_off_once(partners: Partners) -> None:
    # 100 declared, taken back, and declared again for 80.
    partners.deliver(
        "kosten",
        """
        regel_id | maand   | bedrag  | gedeclareerd_op | vorig_regel_id
        k1       | 2022-01 | 100,00  | 2022-02-01      |
        k2       | 2022-01 | -100,00 | 2022-03-01      | k1
        k3       | 2022-01 | 80,00   | 2022-03-01      |
        """,
    )
    assert partners.value("kosten") == 80


def test_cents_are_kept(partners: Partners) -> None:
    # A thousand times a cent: as fractions their sum would be a little off.
    lines = "\n".join("2022-01 | 0,01 | 2022-02-01" for _ in range(1000))
    partners.deliver("kosten", "maand | bedrag | gedeclareerd_op\n" + lines)
    assert partners.value("kosten") == 10


def test_an_amount_is_right_to_the_last_digit(partners: Partners) -> None:
    # Multiplied by a hundredth instead of divided by a hundred, this is 128003.76000000001.
    partners.deliver("kosten", "maand | bedrag | gedeclareerd_op\n2022-01 | 128003,76 | 2022-02-01")
    assert partners.value("kosten") == 128003.76


def test_an_amount_beyond_32_bits_of_cents(partners: Partners) -> None:
    partners.deliver(
        "kosten",
        """
        maand   | bedrag      | gedeclareerd_op
        2022-01 | 50000000,01 | 2022-02-01
        2022-01 | 50000000,02 | 2022-02-01
        """,
    )
    assert partners.value("kosten") == 100_000_000.03
