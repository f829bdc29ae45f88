"""Silent wrong answers about what is not there: not delivered is not zero."""

import pytest

from tests.spec.hand import Partners

ALL = {"first": "2021-K3", "last": "2022-K2"}


@pytest.fixture
def with_a_gap(partners: Partners) -> Partners:
    """Accare delivers 2021-K3 and 2022-K1, Jonx 2022-K1 only; nobody 2021-K4 or 2022-K2."""
    partners.deliver(
        "meldingen",
        """
        ontvangen_op     | gemeente | afzender
        2021-08-01 10:00 | 0014     | accare
        2022-02-01 10:00 | 0014     | jonx
        """,
    )
    return partners.nothing("meldingen", "accare", "2022-K1")


def test_a_quarter_without_deliveries_has_no_figure(with_a_gap: Partners) -> None:
    assert with_a_gap.values("crises", "kwartaal", **ALL) == {
        "2021-K3": 1,
        "2021-K4": None,
        "2022-K1": 1,
        "2022-K2": None,
    }
    missing = with_a_gap.figures("binnen_norm", first="2021-K4", last="2021-K4")
    assert missing.select("teller", "noemer", "waarde").row(0) == (None, None, None)


def test_zero_is_shown_where_nothing_happened(with_a_gap: Partners) -> None:
    found = with_a_gap.values("crises", "gemeente", first="2022-K1", last="2022-K1")
    assert found["0014"] == 1
    assert found["0047"] == 0


def test_an_organisation_that_did_not_deliver_has_no_zero(with_a_gap: Partners) -> None:
    assert with_a_gap.values("crises", "kwartaal", "organisatie", **ALL) == {
        ("2021-K3", "accare"): 1,
        ("2021-K3", "jonx"): None,
        ("2021-K4", "accare"): None,
        ("2021-K4", "jonx"): None,
        ("2022-K1", "accare"): 0,
        ("2022-K1", "jonx"): 1,
        ("2022-K2", "accare"): None,
        ("2022-K2", "jonx"): None,
    }
    of_jonx = with_a_gap.values("crises", "kwartaal", organisations={"jonx"}, **ALL)
    assert of_jonx["2021-K3"] is None


def test_a_register_kept_for_others_is_their_delivery(partners: Partners) -> None:
    # The crisis line sends everybody's reports; Jonx had none in the second quarter.
    partners.deliver(
        "meldingen",
        """
        ontvangen_op     | afzender       | organisatie
        2022-02-01 10:00 | spoedvoorjeugd | jonx
        2022-02-01 10:00 | spoedvoorjeugd | accare
        2022-05-01 10:00 | spoedvoorjeugd | accare
        """,
    )
    found = partners.values("crises", "kwartaal", "organisatie", first="2022-K1", last="2022-K2")
    assert found["2022-K2", "jonx"] == 0


def test_a_share_of_nothing_has_no_value(with_a_gap: Partners) -> None:
    found = with_a_gap.figures(
        "binnen_norm", first="2022-K1", last="2022-K1", municipalities={"0047"}
    )
    assert found.select("teller", "noemer", "waarde").row(0) == (0, 0, None)


def test_closings_after_the_last_delivery_are_no_delivery(partners: Partners) -> None:
    # The closing lies in 2022-K3, which nobody delivered: it counts, but crises stay unknown.
    partners.deliver("meldingen", "ontvangen_op | afgesloten_op\n2022-06-30 10:00 | 2022-07-02")
    after = {"first": "2022-K3", "last": "2022-K3"}
    assert partners.parts("crisisduur", **after) == (2, 1, 2)
    assert partners.value("crises", **after) is None


def test_an_empty_store_answers_without_figures(partners: Partners) -> None:
    assert partners.parts("crises") == (None, None, None)
    assert partners.parts("kosten_tov_raming") == (None, None, None)
    assert partners.values("jeugdigen_in_crisis", "kwartaal") == {"2020-K3": None}
