"""docs/cijfers.md holds every KPI, in the words of its definition."""

from pathlib import Path

from dashboard import yield_rule
from queries.catalogue import CATALOGUE
from queries.model import Kpi

PAGE = Path("docs/cijfers.md").read_text(encoding="utf-8")
BETTER = {"higher": "hoger", "lower": "lager", None: ""}


def row(kpi: Kpi) -> str:
    matures = f"na {kpi.matures_after} dagen" if kpi.matures_after else ""
    better = BETTER[kpi.direction]
    cells = [f"`{kpi.key}`", kpi.label, kpi.meaning, kpi.unit, better, kpi.quarter_of, matures]
    return "| " + " | ".join(cells) + " |"


def test_the_page_lists_the_catalogue_in_its_order():
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert rows == [row(kpi) for kpi in CATALOGUE.values()]


def test_a_definition_is_complete():
    for kpi in CATALOGUE.values():
        assert kpi.label
        assert kpi.meaning.endswith(".")
        assert kpi.why.endswith(".")
        assert kpi.source.endswith(".")
        assert kpi.version
    assert len({kpi.label for kpi in CATALOGUE.values()}) == len(CATALOGUE)


def test_the_page_prints_the_rule_of_the_verdicts_as_it_is_used():
    said = " ".join(PAGE.split())
    for term, text in (
        (yield_rule.TERM, yield_rule.verdict()),
        (yield_rule.CHANCE_TERM, yield_rule.chance()),
    ):
        assert f"**{term}**: {' '.join(text.split())}" in said
