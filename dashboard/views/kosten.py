"""Page Kosten: do we come out on the estimate, and how much of the cost is known yet?"""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import cost_charts, costs, drill, league, names, splits, words
from dashboard.charts import Spec
from dashboard.completeness import declared
from dashboard.drill import Drill
from dashboard.scene import Scene, account, described, status_of
from dashboard.show import Figure, show_side_by_side
from dashboard.splits import Split
from dashboard.tables import Table, columns, show_table
from data.quarters import quarter_label

SOURCE = "kostenregels van de aanbieders"
SOORT = Split("soort", "categorie", "Soort", names.SOORT)
COLUMNS = columns(
    ("waarde", "Gedeclareerd", "euro"),
    ("raming", "Raming", "euro"),
    ("verschil", "Verschil", "euro"),
    ("status", "Status", "tekst"),
)


def draw(scene: Scene) -> None:
    said = f"Kosten over {quarter_label(scene.view.last)}: {known_part(scene)}."
    st.markdown(f"**{said}** Wat nog kan komen, staat in de grafieken gearceerd.")
    quarter = costs.by_provider(scene, scene.focus)
    so_far = costs.by_provider(scene, costs.since_start(scene))
    course = costs.by_quarter(scene)
    st.header("Komen de aanbieders uit op de raming?", anchor=False)
    _show(
        scene,
        [
            providers(scene, quarter, f"In {quarter_label(scene.view.last)}", "kwartaal"),
            providers(scene, so_far, "Sinds de start", "start"),
        ],
    )
    _provider_table(scene, quarter, so_far)
    st.header("Hoe lopen de kosten?", anchor=False)
    _show(scene, [quarters(scene, course), added_up(scene, costs.added_up(course))])
    st.header("Waaraan, en waar?", anchor=False)
    _show(
        scene,
        [
            splits.figure(scene, "kosten", SOORT, "Kosten naar soort", SOURCE),
            league.figure(scene, "kosten", SOURCE),
        ],
    )


def _show(scene: Scene, figures: Sequence[Figure]) -> None:
    complete = [replace(each, source=f"{each.source} · {known_part(scene)}") for each in figures]
    show_side_by_side(complete, lambda figure: account(scene, ["kosten"], SOURCE, figure.status))


def known_part(scene: Scene) -> str:
    return declared(scene.view.last, scene.source.as_of)


def providers(scene: Scene, rows: pl.DataFrame, when: str, key: str) -> Figure:
    """Bars by provider: declared, hatched what may still come, a tick for the estimate."""
    shown = (*columns(("naam", "Organisatie", "tekst")), *COLUMNS)
    return described(
        scene,
        rows,
        SOURCE,
        key=f"aanbieders-{key}",
        title=provider_title(rows, when),
        spec=cost_charts.against_estimate(len(rows)),
        data=costs.with_strokes(rows, "naam", cost_charts.PROVIDER_COLUMNS),
        alt=f"Balk: gedeclareerd. Oranje streep: {costs.version_name(scene)}. "
        "Gearceerd: nog onbekend.",
        table=Table(f"Kosten per organisatie, {when.lower()}", rows, shown),
        drill=_into(scene, rows),
    )


def _into(scene: Scene, rows: pl.DataFrame) -> Drill | None:
    return drill.into(scene.view, scene.source.choices, "organisatie", rows["naam"])


def provider_title(rows: pl.DataFrame, when: str) -> str:
    """Who runs furthest over the estimate; while declarations still come that nobody does yet."""
    if rows["raming"].null_count() == len(rows):
        return f"{when}: er is geen raming per organisatie"
    over = rows.filter(pl.col("verschil") > 0).sort("verschil", descending=True)
    if over.is_empty():
        return f"{when} komt tot nu toe niemand boven de raming"
    name, amount = over["naam"][0], words.rough_euro(over["verschil"][0])
    others = f", en {len(over) - 1} andere ook" if len(over) > 1 else ""
    return f"{when} komt {name} {amount} boven de raming{others}"


def quarters(scene: Scene, rows: pl.DataFrame) -> Figure:
    """Costs by quarter against the estimate."""
    title = "Kosten per kwartaal naast de raming"
    return _course(scene, rows, "per-kwartaal", title, cost_charts.by_quarter())


def added_up(scene: Scene, rows: pl.DataFrame) -> Figure:
    """Costs since the start against the estimate, added up quarter by quarter."""
    known = rows.filter(pl.col("waarde").is_not_null())
    title = "Kosten sinds de start, opgeteld"
    if not known.is_empty():
        last = known.row(-1, named=True)
        said = words.comparison("euro", last["verschil"], None, None, scene.estimate_version)
        title = f"Opgeteld sinds de start: {words.rough_euro(last['waarde'])}, {said}"
    return _course(scene, rows, "opgeteld", title, cost_charts.cumulative())


def _course(scene: Scene, rows: pl.DataFrame, key: str, title: str, spec: Spec) -> Figure:
    shown = (*columns(("kwartaal", "Kwartaal", "tekst")), *COLUMNS)
    return described(
        scene,
        rows,
        SOURCE,
        key=f"kosten-{key}",
        title=title,
        spec=spec,
        data=costs.with_strokes(rows, "kwartaal", cost_charts.QUARTER_COLUMNS),
        alt=f"Blauw: gedeclareerd. Oranje: {costs.version_name(scene)}. Gearceerd: nog onbekend.",
        table=Table(f"Kosten {key.replace('-', ' ')}", rows, shown),
        about="kosten",
    )


def _provider_table(scene: Scene, quarter: pl.DataFrame, so_far: pl.DataFrame) -> None:
    """Quarter and programme beside each other, for who wants the amounts at once."""
    total = so_far.select("organisatie", "waarde", "raming", "verschil")
    rows = quarter.join(total, on="organisatie", how="left", suffix="_totaal")
    label = quarter_label(scene.view.last)
    table = Table(
        "Kosten per organisatie",
        rows,
        columns(
            ("naam", "Organisatie", "tekst"),
            ("waarde", f"Gedeclareerd {label}", "euro"),
            ("raming", f"Raming {label}", "euro"),
            ("verschil", f"Verschil {label}", "euro"),
            ("waarde_totaal", "Gedeclareerd sinds start", "euro"),
            ("raming_totaal", "Raming sinds start", "euro"),
            ("verschil_totaal", "Verschil sinds start", "euro"),
            ("status", "Status", "tekst"),
        ),
    )
    source = f"{SOURCE}; {known_part(scene)}"
    accounted = account(scene, ["kosten"], source, status_of(quarter))
    show_table(table, accounted, "aanbieders", _into(scene, rows))
