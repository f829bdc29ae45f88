"""What a quarter is about, in sentences: the opening, and what needs talking about."""

from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

import streamlit as st

from dashboard import address, words
from dashboard.address import ALL_ORGANISATIONS, WHOLE_REGION
from dashboard.scene import Scene, kpi
from dashboard.show import plain
from data.regions import municipality_names
from queries import conclusions
from queries.conclusions import Deviation, Opening
from queries.scope import EVERYONE

MOST = 6
_VIEWS_KEPT = 64
# The page that shows a KPI; all others are on page Crisis.
_PAGES = {
    "herhaalde_crisis_90": "Herhaling en vervolg",
    "kosten": "Kosten",
    "aandeel_verblijf": "Zo thuis mogelijk",
    "uitval": "Werkwijzen",
    "dekking_jgw": "Toegang",
    "geevalueerd": "Leren",
}
_REASONS = {"raming": "raming", "norm": "de norm", "vorig_kwartaal": "vorig kwartaal"}


def opening(scene: Scene) -> str:
    """The sentence a page opens with: the crises, the best news and the worst."""
    return opening_in_words(_told(scene), scene)


@lru_cache(_VIEWS_KEPT)
def _told(scene: Scene) -> Opening:
    cubes, against = scene.source.cubes, scene.view.against
    return conclusions.opening(
        cubes, scene.focus, against, audience=scene.audience, viewer=EVERYONE
    )


def opening_in_words(told: Opening, scene: Scene) -> str:
    when = words.quarter_words(scene.view.last)
    crises = told.crises
    if crises["waarde"] is None:
        return f"Over het {when} is nog niets geleverd."
    size = words.comparison(
        "aantal",
        crises["verschil"],
        crises["verhouding"],
        crises["vergelijking"],
        scene.view.against,
    )
    sentences = [f"In het {when} waren er {words.number(crises['waarde'])} crises, {size}."]
    if told.better is not None:
        sentences.append(f"Goed nieuws: {news(told.better, scene)}.")
    if told.worse is not None:
        sentences.append(f"Let op: {news(told.worse, scene)}.")
    return " ".join(sentences)


def draw(scene: Scene) -> None:
    """The largest deviations in the view, each with a link to the page that shows it."""
    found = largest(scene)
    if not found:
        st.markdown("Geen afwijkingen die groter zijn dan toeval.")
        return
    items = [_item(each, scene) for each in found]
    # Streamlit opens links of Markdown in a new tab; these stay in this one.
    st.markdown("\n".join(items), unsafe_allow_html=True)
    st.caption("Gerangschikt naar hoe ver het cijfer buiten toeval ligt.")


def largest(scene: Scene) -> list[Deviation]:
    """The deviations of the view that need talking about first."""
    found = conclusions.deviations(
        scene.source.cubes, scene.view.last, audience=scene.audience, viewer=EVERYONE
    )
    return conclusions.within(found, scene.focus)[:MOST]


def _item(deviation: Deviation, scene: Scene) -> str:
    mark = words.mark(deviation.oordeel, deviation.verschil)
    title = _PAGES.get(deviation.kpi, "Crisis")
    query = urlencode(address.address(view_of(deviation, scene)), doseq=True)
    # The ampersands of the address must not be read as the start of an HTML entity.
    escaped = query.replace("&", "&amp;")
    link = f'<a href="{address.page(title)}?{escaped}" target="_self">naar {title}</a>'
    head = plain(words.capitalised(subject(deviation, scene)))
    size = plain(apart(deviation, scene))
    return f"1. :{mark.colour}-badge[{mark.text}] **{head}**, {size}. {link}"


def news(deviation: Deviation, scene: Scene) -> str:
    """A deviation as part of the opening, without the fine print."""
    return f"{subject(deviation, scene)}, {_size(deviation)}"


def subject(deviation: Deviation, scene: Scene) -> str:
    """What, where, how much: "crises met opname in Veendam 21,0 %"."""
    definition = kpi(deviation.kpi)
    amount = (
        words.rough_euro(deviation.waarde)
        if definition.unit == "euro"
        else words.value(deviation.waarde, definition.unit)
    )
    kind = f" ({deviation.categorie})" if deviation.categorie else ""
    # A unit in the label ("(dagen)") is said with the amount.
    label = words.running(definition.label.partition(" (")[0])
    return f"{label}{kind}{where(deviation, scene)} {amount}"


def apart(deviation: Deviation, scene: Scene) -> str:
    """How far from what it is held against, and what it rests on."""
    basis = _basis(deviation, scene)
    return f"{_size(deviation)} ({basis})" if basis else _size(deviation)


def _size(deviation: Deviation) -> str:
    return words.apart(
        kpi(deviation.kpi).unit,
        deviation.verschil,
        deviation.verhouding,
        deviation.vergelijking,
        _REASONS[deviation.against],
    )


def where(deviation: Deviation, scene: Scene) -> str:
    """The place as it follows a subject; of the whole region nothing is said."""
    if deviation.gemeente is not None:
        return f" in {municipality_names()[deviation.gemeente]}"
    if deviation.organisatie is not None:
        return f" bij {scene.source.names.get(deviation.organisatie, deviation.organisatie)}"
    return ""


def _basis(deviation: Deviation, scene: Scene) -> str:
    """On which quarters and how many cases it rests, where that is not plain."""
    parts = []
    if (deviation.first, deviation.last) != (scene.view.last, scene.view.last):
        parts.append(words.span(deviation.first, deviation.last))
    if kpi(deviation.kpi).unit not in ("euro", "aantal"):
        parts.append(f"n = {words.number(deviation.n)}")
    return ", ".join(parts)


def view_of(deviation: Deviation, scene: Scene) -> address.View:
    """The view that shows a deviation: its place and organisation, its last quarter."""
    view = replace(scene.view, last=deviation.last, first=min(scene.view.first, deviation.first))
    if deviation.gemeente is not None:
        place = municipality_names()[deviation.gemeente]
        return replace(view, areas=(place,), organisations=(ALL_ORGANISATIONS,))
    if deviation.organisatie is not None:
        name = scene.source.names.get(deviation.organisatie, deviation.organisatie)
        return replace(view, areas=(WHOLE_REGION,), organisations=(name,))
    return view
