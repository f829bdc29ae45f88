"""The years of the programme that a view covers, and a KPI's figure in the first and the latest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import polars as pl

from dashboard import frames, words
from dashboard.scene import Scene, asked
from queries.conclusions import MIN_CASES
from queries.periods import PROGRAMME
from queries.selection import Selection

QUARTERS = 4

Row = TypeVar("Row")
Figure = Mapping[str, Any]


@dataclass(frozen=True)
class Year:
    """A year of the programme, as far as the view covers it: "jaar 1"."""

    number: int
    over: Selection

    @property
    def name(self) -> str:
        return f"jaar {self.number}"


def covered(scene: Scene) -> list[Year]:
    """The years of the view, the first first."""
    course = scene.course
    starts = range(PROGRAMME[0], PROGRAMME[1] + 1, QUARTERS)
    return [
        Year(number, replace(course, first=max(start, course.first), last=min(end, course.last)))
        for number, start in enumerate(starts, 1)
        if (end := start + QUARTERS - 1) >= course.first and start <= course.last
    ]


def in_words(years: Sequence[Year]) -> str:
    """Which quarters the years are: "Jaar 1 is 2020-K3 t/m 2021-K2, jaar 2 ..."."""
    spans = [f"{each.name} is {words.span(each.over.first, each.over.last)}" for each in years]
    return f"{words.capitalised(words.listed(spans))}."


def first_and_latest(scene: Scene, key: str) -> list[dict[str, Any]]:
    """A KPI's figure in the first and the latest year that may speak, as far as there are two.

    Columns of queries.figures, n, `jaar` (its name) and `laatste` (its last quarter).
    """
    found = [_figure(scene, key, year) for year in covered(scene)]
    return ends(speaking(pl.concat(found)).to_dicts())


def _figure(scene: Scene, key: str, year: Year) -> pl.DataFrame:
    named = {"jaar": pl.lit(year.name), "laatste": pl.lit(year.over.last)}
    return asked(scene, [key], over=year.over).with_columns(**named)


def speaking(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures of which something may be said, with n: of MIN_CASES cases, half matured."""
    counted = figures.with_columns(n=frames.cases())
    enough = (pl.col("n") >= MIN_CASES) & pl.col("waarde").is_not_null()
    return counted.filter(enough & frames.settled())


def ends(rows: Sequence[Row]) -> list[Row]:
    """The first and the last, once where they are the same."""
    return [*rows[:1], *rows[1:][-1:]]


def against(earlier: Sequence[Figure], said: Callable[[Figure], str]) -> str:
    """An earlier year after the latest: ", tegen 19,1 % in jaar 1 (n = 795)"."""
    return "".join(
        f", tegen {said(row)} in {row['jaar']} (n = {words.number(row['n'])})" for row in earlier
    )


def nothing_yet(scene: Scene, key: str) -> str:
    """Why nothing is said of a KPI over the view: what waits, or that there are few cases."""
    waits = asked(scene, [key], over=scene.course)["wachtend"][0]
    if waits:
        return f"nog niet te zeggen, {words.number(waits)} wachten nog"
    return f"er zijn nog geen {MIN_CASES} gevallen"
