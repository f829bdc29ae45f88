"""Leagues: places or providers fairly beside each other, with the whole and the number of cases."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import polars as pl

from dashboard import controls, drill, frames, league_charts, words
from dashboard.controls import Control
from dashboard.scene import Scene, asked, compared, described, kpi
from dashboard.show import Figure
from dashboard.tables import Table, columns
from data.regions import municipality_names
from queries.conclusions import MIN_CASES
from queries.model import Kpi
from queries.selection import Selection

By = Literal["gemeente", "organisatie"]
BY_VALUE, BY_NAME = "op waarde", "op naam"
MUNICIPALITIES, AREAS = "gemeenten", "COROP-gebieden"


@dataclass(frozen=True)
class Level:
    """What the rows are: the dimension, one and several of them in Dutch, "in" or "bij" one."""

    by: drill.Kind
    one: str
    several: str
    at: str


@dataclass(frozen=True)
class Whole:
    """What the rows are held against: the value of all together and its name."""

    value: float
    called: str
    said: str


MUNICIPALITY = Level("gemeente", "gemeente", MUNICIPALITIES, "in")
AREA = Level("corop", "COROP-gebied", AREAS, "in")
ORGANISATION = Level("organisatie", "organisatie", "organisaties", "bij")


def figure(
    scene: Scene,
    key: str,
    source: str,
    *,
    by: By = "gemeente",
    over: Selection | None = None,
) -> Figure:
    """A KPI by municipality, COROP area or organisation, by default over the focus quarter.

    The reader chooses the order and, where the whole region is asked, the level.
    """
    over = over or scene.focus
    settings = _controls(key, by, over)
    chosen = [controls.chosen(each) for each in settings]
    league = fixed(
        scene, key, source, by=by, over=over, by_name=BY_NAME in chosen, areas=AREAS in chosen
    )
    # One row alone has no order; where it is reached by zooming in, there is no level either.
    return replace(league, controls=settings if len(league.data) > 1 else ())


def fixed(
    scene: Scene,
    key: str,
    source: str,
    *,
    by: By,
    over: Selection,
    by_name: bool = False,
    areas: bool = False,
) -> Figure:
    """The same in one order and at one level, which no reader sets."""
    level = ORGANISATION if by == "organisatie" else AREA if areas else MUNICIPALITY
    whole = _whole(scene, kpi(key), over, by)
    found = _found(scene, kpi(key), level, over)
    shown = league_rows(found, kpi(key), whole, by_name=by_name)
    return described(
        scene,
        found,
        source,
        key=f"{key}-per-{by}",
        title=title(kpi(key), shown, level, whole),
        spec=league_charts.league(kpi(key).unit, words.capitalised(level.one), len(shown)),
        data=shown.select(league_charts.COLUMNS),
        alt=_alt(scene, level, over, shown, whole),
        table=_table(scene, kpi(key), level, shown, whole),
        drill=drill.into(scene.view, scene.source.choices, level.by, shown["naam"]),
    )


def _controls(key: str, by: By, over: Selection) -> tuple[Control, ...]:
    order = Control(f"volgorde-{key}-per-{by}", "Volgorde", (BY_VALUE, BY_NAME))
    if by == "organisatie" or over.municipalities is not None:
        return (order,)
    return (order, Control(f"niveau-{key}", "Niveau", (MUNICIPALITIES, AREAS)))


def _found(scene: Scene, definition: Kpi, level: Level, over: Selection) -> pl.DataFrame:
    """The figures of each row with its name; organisations only where they had a case."""
    ask = compared if definition.additive else asked
    figures = ask(scene, [definition.key], [level.by], over)
    if level is ORGANISATION:
        figures = figures.filter(pl.coalesce("noemer", "teller") > 0)
    column = "organisatie" if level is ORGANISATION else "gemeente"
    return frames.named(figures, column, _names(scene, level))


def _names(scene: Scene, level: Level) -> Mapping[str, str]:
    return scene.source.names if level is ORGANISATION else municipality_names()


def _whole(scene: Scene, definition: Kpi, over: Selection, by: By) -> Whole | None:
    """The whole selection; one place or provider alone is held against all of them.

    Counts have none: a sum says nothing about one place, and a mean per place not much.
    """
    if definition.unit == "aantal" or definition.additive:
        return None
    if by == "organisatie":
        alone = over.organisations is not None and len(over.organisations) == 1
        over = replace(over, organisations=None) if alone else over
        called = "alle organisaties" if over.organisations is None else "gekozen organisaties"
    else:
        over = replace(over, municipalities=None) if len(over.places) == 1 else over
        called = "regio" if over.municipalities is None else "gekozen gebied"
    value = asked(scene, [definition.key], over=over)["waarde"][0]
    if value is None:
        return None
    return Whole(value, called, f"{called} {words.value(value, definition.unit)}")


def league_rows(
    found: pl.DataFrame, definition: Kpi, whole: Whole | None, *, by_name: bool
) -> pl.DataFrame:
    """The rows in order, with the columns of `league_charts.COLUMNS`; none where no value is.

    Takes named figures. What has not matured has no value yet.
    """
    rows = found.with_columns(
        waarde=pl.when(frames.settled()).then("waarde"), n=frames.cases_of(definition)
    )
    rows = rows.filter(pl.col("waarde").is_not_null().any())
    rows = rows.sort("naam") if by_name else frames.largest_first(rows.sort("naam"))
    return _worded(_compared(rows, definition), definition).with_columns(
        lijn=pl.lit(whole.value if whole else None, pl.Float64),
        lijn_naam=pl.when(pl.int_range(pl.len()) == 0).then(
            pl.lit(whole.said if whole else None, pl.String)
        ),
    )


def _compared(rows: pl.DataFrame, definition: Kpi) -> pl.DataFrame:
    """With a comparison for each row, which only counts have."""
    if "vergelijking" not in rows.columns:
        rows = rows.with_columns(vergelijking=pl.lit(None, pl.Float64))
    return frames.texts(rows, "vergelijking", definition.unit, "vergelijking_tekst")


def _worded(rows: pl.DataFrame, definition: Kpi) -> pl.DataFrame:
    """Adds tekst, and eronder: the cases of a figure, or a count's share of all."""
    few = (pl.col("n") < MIN_CASES).fill_null(False)
    rows = rows.with_columns(weinig=few, aandeel=pl.col("waarde") / pl.col("waarde").sum())
    values = [_said(value, definition) for value in rows["waarde"]]
    under = [_under(row, definition) for row in rows.iter_rows(named=True)]
    return rows.with_columns(
        tekst=pl.Series(values, dtype=pl.String), eronder=pl.Series(under, dtype=pl.String)
    )


def _said(value: float | None, definition: Kpi) -> str:
    if value is not None and definition.additive and definition.unit == "euro":
        return words.rough_euro(value)
    return words.value(value, definition.unit)


def _under(row: dict[str, Any], definition: Kpi) -> str:
    parts = []
    if definition.additive:
        parts.append(words.percentage(row["aandeel"]))
    elif row["n"] is not None:
        parts.append(f"n = {words.number(row['n'])}")
    if row["weinig"]:
        parts.append("weinig")
    return ", ".join(parts)


def title(definition: Kpi, rows: pl.DataFrame, level: Level, whole: Whole | None) -> str:
    """Where it is highest; a row of few cases is never named."""
    label = definition.label.partition(" (")[0]
    known = rows.drop_nulls("waarde")
    sure = known.filter(~pl.col("weinig")).sort("waarde", descending=True)
    if known.is_empty():
        return f"{label} per {level.one}"
    if sure.is_empty():
        return f"{label} per {level.one}: overal minder dan {MIN_CASES} gevallen"
    top = sure.row(0, named=True)
    beside = whole.said if whole else top["eronder"]
    amount = f"{top['tekst']} ({beside})" if beside else top["tekst"]
    if len(known) == 1:
        return f"{label} {level.at} {top['naam']}: {amount}"
    ties = sure["tekst"].to_list().count(top["tekst"])
    where = f"{level.at} {top['naam']}" if ties == 1 else f"in {ties} {level.several}"
    among = "" if known["waarde"].max() == top["waarde"] else f"bij {MIN_CASES} gevallen of meer "
    most = "het meest" if definition.additive else "hoogst"
    return f"{label}: {among}{most} {where}, {amount}"


def _alt(
    scene: Scene,
    level: Level,
    over: Selection,
    rows: pl.DataFrame,
    whole: Whole | None,
) -> str:
    said = f"Staven per {level.one} in {words.span(over.first, over.last)}"
    if whole is not None:
        said += f"; de streep is {whole.said}"
    if rows["vergelijking"].null_count() < len(rows):
        said += f"; het streepje is {scene.against}"
    few = f" Lichter is minder dan {MIN_CASES} gevallen." if rows["weinig"].any() else ""
    return f"{said}.{few}"


def _table(
    scene: Scene, definition: Kpi, level: Level, rows: pl.DataFrame, whole: Whole | None
) -> Table:
    kind = frames.KINDS[definition.unit]
    if definition.additive:
        held = (
            ("aandeel", "Aandeel", "aandeel"),
            ("vergelijking", words.capitalised(scene.against), kind),
        )
    else:
        line = ("lijn", words.capitalised(whole.called), kind) if whole else None
        held = (*((line,) if line else ()), ("n", "Aantal gevallen", "aantal"))
    label = definition.label
    return Table(
        f"{label} per {level.one}",
        rows,
        columns(
            ("naam", words.capitalised(level.one), "tekst"),
            ("waarde", label, kind),
            *held,
            ("status", "Status", "tekst"),
        ),
    )
