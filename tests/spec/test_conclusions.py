"""What of a quarter needs talking about."""

import pytest

from data.quarters import parse_quarter
from queries.catalogue import CATALOGUE
from queries.conclusions import Deviation, beyond_chance, deviations, opening, within
from queries.scope import EVERYONE
from queries.selection import Selection
from tests.spec.hand import Partners

QUARTER = parse_quarter("2022-K1")


def reports(month: str, count: int, gemeente: str = "0014", **others: str) -> str:
    """So many crises in a month, drawn as a table."""
    names = ["ontvangen_op", "gemeente", *others]
    row = [f"{month}-03 10:00", gemeente, *others.values()]
    return "\n".join([" | ".join(names), *[" | ".join(row)] * count])


def found(partners: Partners) -> tuple[Deviation, ...]:
    return deviations(partners.cubes(), QUARTER, audience="exact", viewer=EVERYONE)


def of_crises(partners: Partners) -> list[tuple]:
    return [
        (each.gemeente, each.organisatie, each.against)
        for each in found(partners)
        if each.kpi == "crises"
    ]


def test_a_change_beyond_chance_is_found_at_every_level(partners: Partners) -> None:
    # 20 and then 60 crises: a difference of 40, where 9 would be usual (the root of 80).
    partners.deliver("meldingen", reports("2021-10", 20))
    partners.deliver("meldingen", reports("2022-01", 60))
    assert sorted(of_crises(partners), key=str) == [
        ("0014", None, "vorig_kwartaal"),
        (None, "accare", "vorig_kwartaal"),
        (None, None, "vorig_kwartaal"),
    ]


def test_a_tiny_count_that_doubles_is_no_news(partners: Partners) -> None:
    partners.deliver("meldingen", reports("2021-10", 2))
    partners.deliver("meldingen", reports("2022-01", 4))
    assert of_crises(partners) == []


def test_a_count_that_falls_to_nothing_is_news(partners: Partners) -> None:
    partners.deliver("meldingen", reports("2021-10", 30))
    partners.nothing("meldingen", "accare", "2022-K1")
    assert (None, None, "vorig_kwartaal") in of_crises(partners)


def test_the_largest_deviation_comes_first(partners: Partners) -> None:
    # Half of 40 acute contacts in time against 90 %; the count itself hardly changed.
    partners.deliver("meldingen", reports("2021-10", 38))
    in_time = reports("2022-01", 20, eerste_contact_op="2022-01-03 10:30")
    partners.deliver("meldingen", in_time + "\n2022-01-03 10:00 | 0014 |" * 20)
    first = found(partners)[0]
    assert (first.kpi, first.against, first.categorie) == ("binnen_norm", "norm", "acuut")
    assert (first.waarde, first.vergelijking, first.n) == (0.5, 0.9, 40)
    assert first.oordeel == "slechter"


def test_costs_still_being_declared_are_not_called_low(partners: Partners) -> None:
    line = "maand | bedrag | gedeclareerd_op\n2022-01 | {} | 2022-03-31"
    estimate = "kpi | kwartaal | waarde\nkosten | 2022-K1 | 1000000,0"
    partners.deliver("kosten", line.format("500000,00")).deliver("ramingen", estimate)
    assert [each for each in found(partners) if each.kpi == "kosten"] == []
    partners.deliver("kosten", line.format("1500000,00"))
    assert [each.oordeel for each in found(partners) if each.kpi == "kosten"] == ["slechter"]


def test_a_selection_hears_of_its_own_places(partners: Partners) -> None:
    partners.deliver("meldingen", reports("2021-10", 20))
    partners.deliver("meldingen", reports("2022-01", 60))
    everything = [each for each in found(partners) if each.kpi == "crises"]
    groningen = Selection(QUARTER, QUARTER, municipalities=frozenset({"0014"}))
    assert [each.gemeente for each in within(everything, groningen)] == ["0014"]
    accare = Selection(QUARTER, QUARTER, organisations=frozenset({"accare"}))
    assert [each.organisatie for each in within(everything, accare)] == ["accare"]
    assert within(everything, Selection(QUARTER, QUARTER, frozenset({"0047"}))) == []


def test_the_opening_tells_the_crises_and_the_clearest_news(partners: Partners) -> None:
    partners.deliver("meldingen", reports("2021-10", 40, overdrachten="1", afhandeling="advies"))
    partners.deliver("meldingen", reports("2022-01", 40, overdrachten="0", afhandeling="advies"))
    said = opening(
        partners.cubes(),
        Selection(parse_quarter("2021-K4"), QUARTER),
        "vorig_kwartaal",
        audience="exact",
        viewer=EVERYONE,
    )
    assert (said.crises["waarde"], said.crises["oordeel"]) == (40, "gelijk")
    assert said.better is not None
    assert said.better.kpi == "in_een_keer_goed"
    assert said.worse is None


@pytest.mark.parametrize(
    ("key", "value", "n", "other", "other_n", "real"),
    [
        # (0.12 * 100 + 1) / 102 = 0.127; its noise is the root of 0.127 * 0.873 * 2 / 100 = 0.047.
        ("aandeel_verblijf", 0.07, 100, 0.17, 100, True),
        ("aandeel_verblijf", 0.08, 100, 0.16, 100, False),
        ("aandeel_verblijf", 0.0, 9, 1.0, 100, None),
        ("aandeel_verblijf", 0.0, 100, 1.0, 9, None),
        # 50 and 100 of the same youths: 1.5 apart around 2.25, with a noise of 2.25 * 0.173 = 0.39.
        ("ggz_per_1000", 1.5, 50, 3.0, 100, True),
        ("ggz_per_1000", 1.5, 5, 3.0, 100, None),
        # Counts of 20 and 60: 40 apart, where 9 is usual; from 30 to nothing is no small number.
        ("vroegsignalen", 60, 60, 20, 20, True),
        ("vroegsignalen", 0, 0, 30, 30, True),
        ("vroegsignalen", 2, 2, 4, 4, None),
        # Against a fixed number only one of the two varies: 0.05 = the root of 0.25 / 100.
        ("licht_begonnen", 0.61, 100, 0.5, None, True),
        ("licht_begonnen", 0.59, 100, 0.5, None, False),
    ],
)
def test_chance_is_told_from_change(key, value, n, other, other_n, real) -> None:
    assert beyond_chance(CATALOGUE[key], value, n, other, other_n) is real
