"""All KPIs by key, in the order of the catalogue."""

from queries import access, costs, crisis, followup, home, learning, ways
from queries.model import Fact, Kpi

_THEMES = (crisis, followup, costs, home, ways, access, learning)
CATALOGUE: dict[str, Kpi] = {kpi.key: kpi for theme in _THEMES for kpi in theme.DEFINITIONS}


def kpis_of(fact: Fact) -> list[Kpi]:
    return [kpi for kpi in CATALOGUE.values() if kpi.fact is fact]


def answerable(key: str, breakdown: str | None) -> bool:
    """Whether a KPI can be split by this breakdown (None = not split)."""
    return breakdown is None or breakdown in CATALOGUE[key].breakdowns
