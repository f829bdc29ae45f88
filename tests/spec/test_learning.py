"""Whether crises are reviewed in time, and what caused them."""

from datetime import date

from data import reviews
from data.quarters import quarter_of
from tests.spec.hand import Partners

REVIEWED = """
ontvangen_op     | afgesloten_op | geevalueerd_op | vraag   | oorzaken
2022-01-03 10:00 | 2022-01-10    | 2022-02-21     | acuut   | gezin:scheiding+context:school
2022-01-03 10:00 | 2022-01-10    | 2022-02-22     | acuut   | gezin:scheiding
2022-01-03 10:00 | 2022-01-10    |                | acuut   |
2022-01-03 10:00 |               |                | acuut   |
2022-01-03 10:00 | 2022-01-10    | 2022-04-02     | consult | jeugdige:angst
"""


def test_geevalueerd_is_within_42_days_of_closing(partners: Partners) -> None:
    # 10 January + 42 days is 21 February.
    partners.deliver("meldingen", REVIEWED)
    assert partners.parts("geevalueerd", as_of=date(2022, 3, 31)) == (1, 3, 1 / 3)


def test_geevalueerd_waits_until_42_days_have_passed(partners: Partners) -> None:
    partners.deliver("meldingen", REVIEWED)
    found = partners.figures("geevalueerd", as_of=date(2022, 2, 20))
    assert found.select("teller", "noemer", "waarde", "wachtend").row(0) == (0, 0, None, 3)


def test_oorzaken_count_in_the_quarter_of_the_review(partners: Partners) -> None:
    partners.deliver("meldingen", REVIEWED)
    found = partners.values("oorzaken", "kwartaal", first="2022-K1", last="2022-K2")
    assert found == {"2022-K1": 3, "2022-K2": 1}


def test_oorzaken_by_domain_and_by_code(partners: Partners) -> None:
    partners.deliver("meldingen", REVIEWED)
    first_quarter = {"first": "2022-K1", "last": "2022-K1"}
    assert partners.values("oorzaken", "domein", **first_quarter) == {
        "jeugdige": 0,
        "gezin": 2,
        "context": 1,
    }
    assert partners.values("oorzaken", "oorzaak", **first_quarter) == {
        "context:school": 1,
        "gezin:scheiding": 2,
        "jeugdige:angst": 0,
    }


def test_acties_afgerond_counts_by_the_date_on_which_they_are_due(partners: Partners) -> None:
    # Due in 2022-K1: one done, one open, one that lapsed. Due in 2022-K2: one open.
    for state, due_on, who in (
        ("gedaan", date(2022, 1, 1), "jonx"),
        ("open", date(2022, 3, 31), "jonx"),
        ("vervallen", date(2022, 3, 31), "accare"),
        ("open", date(2022, 4, 1), "accare"),
    ):
        action = {"quarter": quarter_of(due_on) - 1, "text": "Bellen", "organisation": who}
        action |= {"due_on": due_on, "due_quarter": quarter_of(due_on), "state": state}
        reviews.add(partners.store, "acties", action, author="projectleider")
    selected = {"first": "2022-K1", "last": "2022-K2"}
    assert partners.parts("acties_afgerond", **selected) == (1, 3, 1 / 3)
    assert partners.values("acties_afgerond", "kwartaal", **selected) == {
        "2022-K1": 0.5,
        "2022-K2": 0,
    }
    assert partners.values("acties_afgerond", "organisatie", **selected) == {
        "accare": 0,
        "jonx": 0.5,
    }
