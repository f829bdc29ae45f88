"""Page Opbrengsten: do the yields run as estimated, or is more time needed?"""

from dataclasses import replace

import streamlit as st

from dashboard import league, words, yield_charts, yield_rule, yields
from dashboard.frames import KINDS
from dashboard.scene import Scene, account, described, kpi, status_of
from dashboard.show import Figure, plain, show
from dashboard.tables import Table, columns, show_table
from queries.periods import least_final
from queries.verdicts import YIELDS, Verdict

REPORTS = "meldingen van de crisislijn"
SOURCES = {
    "crises": REPORTS,
    "herhaalde_crisis_90": REPORTS,
    "vervolgduur": "trajecten van de aanbieders",
    "vervolgkosten_per_crisis": f"{REPORTS}; kostenregels en trajecten van de aanbieders",
}
ALL_SOURCES = f"{SOURCES['vervolgkosten_per_crisis']}; ramingen"
IN_A_ROW = 2
SUMMARY = columns(
    ("opbrengst", "Opbrengst", "tekst"),
    ("oordeel", "Oordeel", "tekst"),
    ("gebeurd", "Gebeurd", "tekst"),
    ("raming", "Raming", "tekst"),
    ("eerste_raming", "Eerste raming", "tekst"),
    ("verschil", "Verschil", "tekst"),
    ("n", "Aantal", "aantal"),
    ("toelichting", "Toelichting", "tekst"),
)


def draw(scene: Scene) -> None:
    found = yields.verdicts(scene)
    st.header(plain(yields.headline(found)), anchor=False)
    st.markdown(
        "Elk oordeel telt alleen kwartalen die vaststaan, tegen de raming die nu geldt; de regel "
        f"staat bij Begrippen onder *{yield_rule.TERM}*."
    )
    for start in range(0, len(found), IN_A_ROW):
        for each, column in zip(found[start:], st.columns(IN_A_ROW), strict=False):
            with column:
                _block(scene, each)
    crises = next(each for each in found if each.kpi == "crises")
    if scene.focus.municipalities is None and yields.estimates(crises):
        _places(scene)
    _for_the_council(scene, found)


def _block(scene: Scene, verdict: Verdict) -> None:
    mark = yields.MARKS[verdict.oordeel]
    # The sign stays on the line of its word.
    badge = f":{mark.colour}-background[{mark.text.replace(' ', words.NBSP, 1)}]"
    st.header(f"{plain(yields.name(verdict))} {badge}", anchor=False)
    st.markdown(plain(yields.reason(verdict)))
    note = yields.note(scene, verdict)
    st.caption(plain(f"{yields.foot(verdict)}. {note}" if note else yields.foot(verdict)))
    figure = course(scene, verdict)
    show(figure, account(scene, [verdict.kpi], SOURCES[verdict.kpi], figure.status))


def course(scene: Scene, verdict: Verdict) -> Figure:
    """What happened by quarter beside both estimates."""
    rows = yields.rows(verdict)
    definition = kpi(verdict.kpi)
    kind = KINDS[definition.unit]
    shown = columns(
        ("kwartaal", "Kwartaal", "tekst"),
        ("waarde", "Gebeurd", kind),
        ("raming", "Raming", kind),
        ("eerste_raming", "Eerste raming", kind),
        ("n", "Aantal", "aantal"),
        ("wachtend", "Wachtend", "aantal"),
        ("stand", "In het oordeel", "tekst"),
        ("status", "Status", "tekst"),
    )
    return described(
        scene,
        rows,
        SOURCES[verdict.kpi],
        key=f"opbrengst-{verdict.kpi}",
        title=yields.title(verdict),
        spec=yield_charts.course(definition.unit, yields.estimates(verdict), len(rows)),
        data=rows.select(yield_charts.COLUMNS),
        alt=yields.alt(verdict),
        table=Table(f"{yields.name(verdict)} tegen de raming", rows, shown),
        about=verdict.kpi,
    )


def _places(scene: Scene) -> None:
    quarter = words.quarter_words(scene.view.last)
    st.header(f"Crises naast de raming, per gemeente in het {quarter}", anchor=False)
    held = replace(scene, view=replace(scene.view, against=scene.estimate_version))
    figure = league.figure(held, "crises", REPORTS)
    show(figure, account(held, ["crises"], REPORTS, figure.status))


def _for_the_council(scene: Scene, found: tuple[Verdict, ...]) -> None:
    st.header("Samengevat, voor de raad", anchor=False)
    name = f"Opbrengsten tegen de raming {words.span(scene.view.first, scene.view.last)}"
    table = Table(name, yields.summary(found), SUMMARY)
    status = least_final(status_of(each.course) for each in found)
    show_table(table, account(scene, YIELDS, ALL_SOURCES, status), "opbrengsten")
