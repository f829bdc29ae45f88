"""What a page is drawn from: the source of the figures, the view, and what is asked of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import lru_cache

import polars as pl

from dashboard import address, note_charts, notes, words
from dashboard.address import View
from dashboard.charts import Spec
from dashboard.controls import Control
from dashboard.drill import Drill
from dashboard.notes import Note
from dashboard.show import Figure
from dashboard.sources import Source
from dashboard.tables import Table
from dashboard.workbook import Account
from queries.catalogue import CATALOGUE
from queries.comparison import Against, compare
from queries.cube import Cubes
from queries.figures import figures
from queries.model import Kpi
from queries.periods import least_final
from queries.protection import Audience
from queries.scope import EVERYONE
from queries.selection import Selection

# Answers of a few dozen views; an answer is small and never changes for its cubes.
_ANSWERS_KEPT = 512


@dataclass(frozen=True)
class Scene:
    """One view of one state of the store, for one audience."""

    source: Source
    view: View
    audience: Audience = "exact"

    @property
    def focus(self) -> Selection:
        """The last quarter of the view, in its areas and organisations."""
        return address.selection(self.view, self.source.choices)

    @property
    def course(self) -> Selection:
        """All quarters of the view."""
        return address.selection(self.view, self.source.choices, self.view.first)

    @property
    def estimate_version(self) -> Against:
        """Which estimate is drawn, whatever the view compares with."""
        return "baseline" if self.view.against == "baseline" else "raming"

    @property
    def against(self) -> str:
        return words.AGAINST[self.view.against]


def asked(
    scene: Scene, keys: Sequence[str], by: Sequence[str] = (), over: Selection | None = None
) -> pl.DataFrame:
    """Figures of these KPIs, by default over the focus quarter (columns of queries.figures)."""
    return _asked(scene.source.cubes, tuple(keys), over or scene.focus, tuple(by), scene.audience)


def compared(
    scene: Scene,
    keys: Sequence[str],
    by: Sequence[str] = (),
    over: Selection | None = None,
    against: Against | None = None,
) -> pl.DataFrame:
    """The same beside what the view, or `against`, compares with (queries.comparison)."""
    held = against or scene.view.against
    return _compared(
        scene.source.cubes, tuple(keys), over or scene.focus, tuple(by), held, scene.audience
    )


def by_quarter(scene: Scene, keys: Sequence[str], against: Against) -> pl.DataFrame:
    """The compared figures of each quarter of the view, in order of time.

    They are asked over every quarter there is, so that another quarter asks nothing anew.
    """
    quarters = scene.source.choices.quarters
    whole = replace(scene.focus, first=quarters[0], last=quarters[-1])
    rows = compared(scene, keys, ["kwartaal"], whole, against)
    return rows.filter(pl.col("kwartaal").is_between(scene.view.first, scene.view.last)).sort(
        "kwartaal"
    )


@lru_cache(_ANSWERS_KEPT)
def _asked(
    cubes: Cubes, keys: tuple[str, ...], over: Selection, by: tuple[str, ...], audience: Audience
) -> pl.DataFrame:
    return figures(cubes, keys, over, by, audience=audience, viewer=EVERYONE)


@lru_cache(_ANSWERS_KEPT)
def _compared(
    cubes: Cubes,
    keys: tuple[str, ...],
    over: Selection,
    by: tuple[str, ...],
    against: Against,
    audience: Audience,
) -> pl.DataFrame:
    return compare(cubes, keys, over, by, against, audience=audience, viewer=EVERYONE)


def kpi(key: str) -> Kpi:
    return CATALOGUE[key]


def status_of(frame: pl.DataFrame) -> str:
    """The status that holds for all rows together: the least final one."""
    return least_final(frame["status"].drop_nulls())


def account(scene: Scene, keys: Iterable[str], source: str, status: str) -> Account:
    """How a table's file accounts for its figures."""
    definitions = {kpi(key).label: kpi(key).meaning for key in keys}
    return Account(
        address.filters_in_words(scene.view),
        scene.source.as_of,
        _known_on(scene),
        status,
        source,
        definitions,
    )


def _known_on(scene: Scene) -> datetime:
    """The moment that a file states, in local time."""
    day = scene.view.known_on
    return scene.source.opened_at if day is None else datetime.combine(day, time.max)


def described(
    scene: Scene,
    rows: pl.DataFrame,
    source: str,
    *,
    key: str,
    title: str,
    spec: Spec,
    data: pl.DataFrame,
    alt: str,
    table: Table,
    drill: Drill | None = None,
    controls: tuple[Control, ...] = (),
    about: str | None = None,
) -> Figure:
    """A figure whose source line and status come from the rows it is drawn from.

    `about` is the KPI that it shows whole, which what was written about that KPI belongs to.
    """
    status = status_of(rows)
    line = source_line(scene, source, status)
    told = _notes(scene, spec, data, about)
    return Figure(key, title, spec, data, alt, table, line, status, drill, controls, told)


def _notes(scene: Scene, spec: Spec, data: pl.DataFrame, about: str | None) -> tuple[Note, ...]:
    if not note_charts.over_quarters(spec):
        return ()
    return notes.of(scene.source, scene.view, about, set(data["kwartaal"]))


def source_line(scene: Scene, source: str, status: str) -> str:
    """The line under a chart."""
    day = words.dutch_date(scene.source.as_of)
    return f"Bron: {source} · peildatum {day}{known_on_in_words(scene)} · {status}"


def known_on_in_words(scene: Scene) -> str:
    """What a source line adds when the figures are those of the past."""
    day = scene.view.known_on
    return "" if day is None else f" · bekend op {words.dutch_date(day)}"
