"""What is asked of the cubes, by whom and for whom; the only way to their cells."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from queries.catalogue import CATALOGUE
from queries.cube import Cubes, cells, values
from queries.model import Fact, Kpi
from queries.protection import Audience, protect
from queries.scope import Viewer, scope
from queries.selection import Grouping, Selection, by_area, grouping

BREAKDOWNS = frozenset(name for kpi in CATALOGUE.values() for name in kpi.breakdowns)


@dataclass(frozen=True)
class Question:
    """A selection of the cubes, split by some dimensions, for an audience and a viewer."""

    cubes: Cubes
    selection: Selection
    by: Grouping
    audience: Audience
    viewer: Viewer

    def answers(self, kpi: Kpi) -> bool:
        """Whether the KPI has figures when split so."""
        if self.by.breakdown is not None and self.by.breakdown not in kpi.breakdowns:
            return False
        return kpi.by_organisation or not self.by.organisation


def ask(
    cubes: Cubes, selection: Selection, by: Sequence[str], audience: Audience, viewer: Viewer
) -> Question:
    """Raises UnknownDimension where `by` names what is no dimension, or two breakdowns."""
    return Question(cubes, selection, grouping(by, BREAKDOWNS), audience, viewer)


def visible_cells(question: Question, fact: Fact) -> pl.DataFrame:
    """The cells of a fact that may be seen, of all quarters and places."""
    return visible(question, cells(question.cubes, fact, question.by.breakdown))


def selected_values(question: Question, kpi: Kpi) -> pl.DataFrame:
    """The values behind a median or distinct KPI: columns of the answer's keys, value, n."""
    found = values(question.cubes, kpi, question.by.breakdown)
    seen = visible(question, found)
    return by_area(seen.filter(question.selection.keeps()), question.by.place)


def visible(question: Question, cells: pl.DataFrame) -> pl.DataFrame:
    """The cells that the audience and the viewer may see."""
    return scope(protect(cells, question.audience), question.viewer)
