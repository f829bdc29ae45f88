"""Every definition is complete, and what it says of itself holds."""

import pytest
from sqlalchemy.sql.visitors import iterate

from data.codes import KPI
from queries.catalogue import CATALOGUE, answerable
from queries.conclusions import CARDS, JUDGED
from queries.model import ONE, Component, Kpi, Reference
from queries.reports import FOLLOW_UP_CENTS, FOLLOW_UPS, NEXT_CRISIS_DAY

JOINED_TO_REPORTS = (NEXT_CRISIS_DAY.name, FOLLOW_UPS.name, FOLLOW_UP_CENTS.name)
ALL = pytest.mark.parametrize("kpi", CATALOGUE.values(), ids=lambda kpi: kpi.key)


def test_the_catalogue_has_every_key_that_an_estimate_may_name_in_its_order() -> None:
    assert list(CATALOGUE) == list(KPI)


def faults(kpi: Kpi) -> list[str]:
    """What is missing from a definition."""
    sentences = {"meaning": kpi.meaning, "why": kpi.why, "source": kpi.source}
    found = [name for name, text in sentences.items() if len(text) < 20 or text[-1] != "."]
    found += [name for name in ("label", "unit", "version", "date") if not getattr(kpi, name)]
    if kpi.direction not in ("lower", "higher", None):
        found.append("direction")
    if kpi.kind == "ratio" and kpi.denominator is None:
        found.append("denominator")
    if kpi.matures_after and not kpi.moment.day:
        found.append("day")
    if kpi.norm and not (kpi.norm.text and kpi.norm.source):
        found.append("norm")
    if any(not (each.name and each.text and each.source[-1:] == ".") for each in kpi.references):
        found.append("references")
    return found


@ALL
def test_a_definition_is_complete(kpi: Kpi) -> None:
    assert faults(kpi) == []


def test_an_incomplete_definition_is_refused() -> None:
    whole = CATALOGUE["crises"]
    assert faults(whole) == []
    nameless = Reference(name="", text="40 %", source="Proef.", value=0.4)
    wrong = {"why": "", "version": "", "date": None, "direction": "up", "kind": "ratio"}
    broken = Kpi(**(vars(whole) | wrong | {"references": (nameless,)}))
    assert faults(broken) == ["why", "version", "date", "direction", "denominator", "references"]


@ALL
def test_a_definition_counts_columns_of_its_own_fact(kpi: Kpi) -> None:
    parts = [part for part in (kpi.numerator, kpi.denominator) if isinstance(part, Component)]
    known = {*kpi.fact.columns, *JOINED_TO_REPORTS}
    for part in parts:
        used = {each.name for each in iterate(part.where) if each.__visit_name__ == "column"}
        used |= {each.name for each in iterate(part.amount) if each.__visit_name__ == "column"}
        assert used - {ONE.name} <= known


def test_sums_of_one_name_are_the_same_sum() -> None:
    by_name: dict[tuple[str, str], str] = {}
    for kpi in CATALOGUE.values():
        for part in (kpi.numerator, kpi.denominator, kpi.reported):
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
        ("uitval", "werkwijze", True),
        ("aandeel_verblijf", "leeftijdsgroep", True),
        ("ggz_per_1000", "verwijzer", True),
        ("ggz_per_1000", "werkwijze", False),
        ("caseload", "werkwijze", False),
    ],
)
def test_what_can_be_broken_down(key: str, breakdown: str | None, expected: bool) -> None:
    assert answerable(key, breakdown) is expected


def test_lists_of_keys_name_definitions() -> None:
    assert len(CARDS) == 8
    assert {*CARDS, *JUDGED} <= CATALOGUE.keys()
