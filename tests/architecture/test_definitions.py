"""Every definition is complete, and what it says of itself holds."""

import pytest

from data.codes import KPI
from queries.catalogue import CATALOGUE, answerable
from queries.conclusions import CARDS, JUDGED
from queries.model import Component, Kpi

# KPIs over trajectories, access and reviews; their rooms are not furnished yet.
LATER = {
    "met_vervolg",
    "vervolgduur",
    "vervolg_langer_dan_jaar",
    "vervolgkosten_per_crisis",
    "aandeel_verblijf",
    "licht_begonnen",
    "uitval",
    "volgens_plan",
    "zonder_hulp_verder",
    "geen_nieuwe_start",
    "kort_genoeg",
    "binnen_max_gesprekken",
    "weer_thuis",
    "dagbesteding",
    "geen_terugval",
    "uithuisplaatsing_voorkomen",
    "trajectduur",
    "cijfer_traject",
    "ggz_per_1000",
    "ggz_via_huisarts",
    "dekking_jgw",
    "vroegsignalen",
    "consulten_lokaal",
    "caseload",
    "uithuiszetting_afgewend",
    "acties_afgerond",
}
ALL = pytest.mark.parametrize("kpi", CATALOGUE.values(), ids=lambda kpi: kpi.key)


def test_the_catalogue_has_every_key_that_an_estimate_may_name_in_its_order() -> None:
    assert list(CATALOGUE) == [key for key in KPI if key not in LATER]


def faults(kpi: Kpi) -> list[str]:
    """What is missing from a definition."""
    sentences = {"meaning": kpi.meaning, "why": kpi.why, "source": kpi.source}
    found = [name for name, text in sentences.items() if len(text) < 20 or text[-1] != "."]
    found += [name for name in ("label", "unit", "version") if not getattr(kpi, name)]
    if kpi.kind == "ratio" and kpi.denominator is None:
        found.append("denominator")
    if kpi.matures_after and not kpi.moment.day:
        found.append("day")
    if kpi.norm and not (kpi.norm.text and kpi.norm.source):
        found.append("norm")
    return found


@ALL
def test_a_definition_is_complete(kpi: Kpi) -> None:
    assert faults(kpi) == []


def test_an_incomplete_definition_is_refused() -> None:
    whole = CATALOGUE["crises"]
    assert faults(whole) == []
    broken = Kpi(**(vars(whole) | {"why": "", "version": "", "kind": "ratio"}))
    assert faults(broken) == ["why", "version", "denominator"]


@ALL
def test_a_definition_counts_columns_of_its_own_fact(kpi: Kpi) -> None:
    parts = [part for part in (kpi.numerator, kpi.denominator) if isinstance(part, Component)]
    names = {column.name for column in kpi.fact.table.columns} | {"next_crisis_day"}
    for part in parts:
        used = {column.name for column in part.where.get_children() if hasattr(column, "table")}
        assert used <= names


def test_sums_of_one_name_are_the_same_sum() -> None:
    by_name: dict[tuple[str, str], str] = {}
    for kpi in CATALOGUE.values():
        for part in (kpi.numerator, kpi.denominator):
            if isinstance(part, Component):
                said = f"{part.where} {part.amount}"
                assert by_name.setdefault((kpi.fact.key, part.name), said) == said


@pytest.mark.parametrize(
    ("key", "breakdown", "expected"),
    [
        ("crises", "melder", True),
        ("crises", "soort", False),
        ("crises", None, True),
        ("crises", "maand", True),
        ("crisisduur", "maand", False),
        ("kosten", "soort", True),
        ("oorzaken", "domein", True),
        ("crises_per_1000", "melder", False),
        ("kosten_tov_raming", "soort", False),
    ],
)
def test_what_can_be_broken_down(key: str, breakdown: str | None, expected: bool) -> None:
    assert answerable(key, breakdown) is expected


def test_lists_of_keys_name_definitions() -> None:
    assert len(CARDS) == 8
    assert {*CARDS, *JUDGED} <= CATALOGUE.keys()
