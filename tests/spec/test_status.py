"""How final the figures of a quarter are."""

from datetime import date

from data.quarters import parse_quarter, quarter_label
from queries.periods import PROGRAMME, programme_bar, programme_until
from tests.spec.hand import Partners

BOTH = """
ontvangen_op     | afzender
2021-01-03 10:00 | accare
2021-01-03 10:00 | jonx
"""


def statuses(partners: Partners, as_of: date) -> dict[str, str]:
    found = partners.figures("crises", ["kwartaal"], first="2021-K1", last="2021-K3", as_of=as_of)
    pairs = found.select("kwartaal", "status").iter_rows()
    return {quarter_label(quarter): status for quarter, status in pairs}


def test_a_quarter_becomes_final_as_quarters_pass(partners: Partners) -> None:
    partners.deliver("meldingen", BOTH)
    assert statuses(partners, date(2021, 3, 31))["2021-K1"] == "voorlopig"
    assert statuses(partners, date(2021, 6, 29))["2021-K1"] == "voorlopig"
    assert statuses(partners, date(2021, 6, 30))["2021-K1"] == "nader voorlopig"
    assert statuses(partners, date(2022, 3, 30))["2021-K1"] == "nader voorlopig"
    assert statuses(partners, date(2022, 3, 31))["2021-K1"] == "definitief"


def test_a_quarter_that_a_sender_misses_stays_provisional(partners: Partners) -> None:
    # Jonx delivered the first quarter but not the second.
    partners.deliver("meldingen", BOTH).nothing("meldingen", "accare", "2021-K2")
    found = statuses(partners, date(2022, 12, 31))
    assert found == {"2021-K1": "definitief", "2021-K2": "voorlopig", "2021-K3": "voorlopig"}


def test_a_sender_is_expected_from_its_first_delivery_on(partners: Partners) -> None:
    partners.nothing("meldingen", "accare", "2020-K4").deliver("meldingen", BOTH)
    found = partners.figures(
        "crises", ["kwartaal"], first="2020-K4", last="2020-K4", as_of=date(2022, 12, 31)
    )
    assert found["status"].item() == "definitief"


def test_several_quarters_are_as_final_as_the_least_final(partners: Partners) -> None:
    partners.deliver("meldingen", BOTH).nothing("meldingen", "accare", "2021-K2")
    found = partners.figures("crises", first="2021-K1", last="2021-K2", as_of=date(2022, 12, 31))
    assert found["status"].item() == "voorlopig"


def test_the_programme_is_twelve_quarters() -> None:
    assert [quarter_label(quarter) for quarter in PROGRAMME] == ["2020-K3", "2023-K2"]
    assert programme_until(date(2022, 9, 30)) == (PROGRAMME[0], parse_quarter("2022-K3"))
    assert programme_until(date(2025, 1, 1)) == PROGRAMME
    states = [state for _, state in programme_bar(date(2022, 9, 30))]
    assert states == ["afgelopen"] * 8 + ["huidig"] + ["komend"] * 3


def test_costs_after_a_crisis_are_as_final_as_what_they_rest_on(partners: Partners) -> None:
    # All was delivered up to 2022-K1: reports of 2021-K1 are final on 31 March 2022, but the costs
    # of their eleventh month after, in 2022-K1, may still come in.
    quarters = ("2021-K1", "2021-K2", "2021-K3", "2021-K4", "2022-K1")
    for tabel in ("meldingen", "trajecten", "kosten"):
        for quarter in quarters:
            partners.nothing(tabel, "accare", quarter)

    def found(key: str, as_of: date) -> list[str]:
        asked = {"first": "2021-K1", "last": "2021-K2", "as_of": as_of}
        return partners.figures(key, ["kwartaal"], **asked)["status"].to_list()

    later, last = date(2022, 6, 30), date(2023, 3, 31)
    assert found("crises", later) == ["definitief", "definitief"]
    # The costs of 2022-K2, which 2021-K2 rests on, were not delivered.
    assert found("vervolgkosten_per_crisis", later) == ["nader voorlopig", "voorlopig"]
    assert found("vervolgkosten_per_crisis", last) == ["definitief", "voorlopig"]
    assert found("met_vervolg", later) == ["definitief", "nader voorlopig"]
    whole = {"first": "2021-K1", "last": "2021-K2", "as_of": later}
    assert partners.figures("vervolgkosten_per_crisis", **whole)["status"].item() == "voorlopig"
