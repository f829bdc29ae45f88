"""What of a quarter needs talking about."""

from data.quarters import parse_quarter
from queries.conclusions import Deviation, deviations, opening, within
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
