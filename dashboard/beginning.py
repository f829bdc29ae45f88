"""Figures of the focus quarter beside those of the first quarter of the view."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import polars as pl

from dashboard import frames
from dashboard.scene import Scene, asked, kpi
from data.quarters import quarter_label
from queries.conclusions import MIN_CASES, beyond_chance
from queries.model import Kpi

_CELL = ["kpi", "gemeente", "organisatie", "categorie"]
Finding = Literal["beter", "slechter", "hoger", "lager", "toeval", "weinig", "alleen", "geen"]


def beside_start(scene: Scene, keys: Sequence[str], by: Sequence[str] = ()) -> pl.DataFrame:
    """The figures, and beside each begin and begin_n: its value and its cases at the start.

    Both null where the view is of one quarter. n are the cases of the focus quarter.
    """
    now = _with_cases(asked(scene, keys, by))
    first = replace(scene.focus, first=scene.view.first, last=scene.view.first)
    then = _with_cases(asked(scene, keys, by, first))
    if scene.view.first == scene.view.last:
        then = then.clear()
    begin = then.select(*_CELL, begin="waarde", begin_n="n")
    return now.join(begin, on=_CELL, how="left", nulls_equal=True, maintain_order="left")


def _with_cases(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with n: the cases behind each figure."""
    parts = [
        part.with_columns(n=frames.cases_of(kpi(part["kpi"][0])))
        for part in rows.partition_by("kpi", maintain_order=True)
    ]
    return pl.concat([rows.clear().with_columns(n=pl.lit(None, pl.Int64)), *parts])


def start_label(scene: Scene) -> str:
    return quarter_label(scene.view.first)


@dataclass(frozen=True)
class Change:
    """A KPI of the whole view now and at its start, in the KPI's unit, over n and begin_n cases."""

    kpi: Kpi
    value: float | None
    n: int
    begin: float | None
    begin_n: int

    @property
    def finding(self) -> Finding:
        """What can be said: better or worse (higher or lower where no way is better), chance,
        too few cases, alone (no start to compare with), or nothing (no figure).
        """
        if self.value is None:
            return "geen"
        if not self.kpi.additive and self.n < MIN_CASES:
            return "weinig"
        if self.begin is None:
            return "alleen"
        real = beyond_chance(self.kpi, self.value, self.n, self.begin, self.begin_n)
        if real is None:
            return "weinig"
        return self._way(self.value > self.begin) if real else "toeval"

    def _way(self, higher: bool) -> Finding:
        if self.kpi.direction is None:
            return "hoger" if higher else "lager"
        return "beter" if higher == (self.kpi.direction == "higher") else "slechter"


def changes(scene: Scene, keys: Sequence[str]) -> dict[str, Change]:
    """The change of each KPI over the view; without a figure for those that have none here."""
    rows = {row["kpi"]: row for row in beside_start(scene, keys).iter_rows(named=True)}
    return {key: _change(kpi(key), rows.get(key, {})) for key in keys}


def _change(definition: Kpi, row: dict) -> Change:
    value, begin = row.get("waarde"), row.get("begin")
    return Change(definition, value, row.get("n") or 0, begin, row.get("begin_n") or 0)
