"""How many reports and crises there are, and who is behind them."""

from tests.spec.hand import Partners

REPORTS = """
melding_id | ontvangen_op     | vraag       | gemeente | melder  | afzender
m1         | 2022-01-03 10:00 | acuut       | 0014     | ouder   | accare
m2         | 2022-02-14 23:30 | spoedeisend | 0014     | politie | accare
m3         | 2022-03-31 23:59 | consult     | 0047     | school  | accare
m4         | 2022-04-01 00:00 | acuut       | 0047     | ouder   | jonx
m5         | 2022-05-05 12:00 | consult     | 0014     | school  | jonx
"""


def test_every_report_counts_in_the_quarter_it_was_received(partners: Partners) -> None:
    partners.deliver("meldingen", REPORTS)
    assert partners.values("meldingen", "kwartaal", first="2022-K1") == {
        "2022-K1": 3,
        "2022-K2": 2,
    }


def test_a_crisis_is_an_urgent_or_acute_report(partners: Partners) -> None:
    partners.deliver("meldingen", REPORTS)
    assert partners.values("crises", "kwartaal", first="2022-K1") == {"2022-K1": 2, "2022-K2": 1}
