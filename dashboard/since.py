"""What changed since the moment that is looked at: the last part of each page with figures."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import polars as pl
import streamlit as st

from dashboard import names, words
from dashboard.scene import Scene, account, kpi
from dashboard.show import plain
from dashboard.sources import Source
from dashboard.tables import Table, columns, show_table
from dashboard.workbook import Account
from data.moments import local_day
from data.quarters import quarter_label
from queries import changes
from queries.conclusions import CARDS
from queries.cube import Cubes
from queries.protection import Audience
from queries.scope import EVERYONE
from queries.selection import Selection

# The KPIs of each page, by its title; a page that is not named here has no such part.
PAGES: Mapping[str, Sequence[str]] = {
    "Kwartaalbeeld": CARDS,
    "Crisis": (
        "crises",
        "crises_per_1000",
        "binnen_norm",
        "reactietijd",
        "in_een_keer_goed",
        "dicht_bij_huis",
    ),
    "Kosten": (
        "kosten",
        "kosten_crisis",
        "kosten_vervolg",
        "kosten_beschikbaarheid",
        "kosten_tov_raming",
    ),
    "Herhaling en vervolg": (
        "herhaalde_crisis_90",
        "herhaalde_crisis_365",
        "met_vervolg",
        "vervolgduur",
        "vervolg_langer_dan_jaar",
        "vervolgkosten_per_crisis",
    ),
    "Opbrengsten": ("crises", "herhaalde_crisis_90", "vervolgduur", "vervolgkosten_per_crisis"),
    "Zo thuis mogelijk": ("aandeel_verblijf", "licht_begonnen", "dicht_bij_huis", "opname"),
    "Werkwijzen": ("uitval", "volgens_plan", "kort_genoeg", "binnen_max_gesprekken", "trajectduur"),
    "Toegang": (
        "dekking_jgw",
        "ggz_per_1000",
        "ggz_via_huisarts",
        "vroegsignalen",
        "consulten_lokaal",
        "caseload",
        "uithuiszetting_afgewend",
    ),
    "Leren": ("geevalueerd", "oorzaken"),
}
TITLE = "Wat veranderde er sindsdien?"
NAME = "Wat veranderde er sindsdien"
SOURCE = "cijfers van toen en nu; register van leveringen"
KINDS = {
    changes.NEW: "het kwartaal was toen nog niet geleverd",
    changes.CORRECTED: "een levering van toen is vervangen",
    changes.LATE: "er kwamen rijen bij met latere leveringen",
    changes.ESTIMATED: "de raming is bijgesteld",
    changes.RIPENED: "er is nu genoeg tijd voorbij om mee te tellen",
}
COLUMNS = columns(
    ("cijfer", "Cijfer", "tekst"),
    ("wanneer", "Kwartaal", "tekst"),
    ("toen_tekst", "Toen", "tekst"),
    ("nu_tekst", "Nu", "tekst"),
    ("verschil_tekst", "Verschil", "tekst"),
    ("aard", "Aard", "tekst"),
    ("door", "Leveringen", "tekst"),
)
FILE_COLUMNS = columns(
    ("cijfer", "Cijfer", "tekst"),
    ("eenheid", "Eenheid", "tekst"),
    ("wanneer", "Kwartaal", "tekst"),
    ("toen", "Toen", "exact"),
    ("nu", "Nu", "exact"),
    ("verschil", "Verschil", "exact"),
    ("aard", "Aard", "tekst"),
    ("door", "Leveringen", "tekst"),
    ("bestanden", "Bestanden", "tekst"),
)
_VIEWS_KEPT = 64


def draw(scene: Scene, present: Source, title: str) -> None:
    """The changes between the moment of the view and now, of the KPIs of a page."""
    keys = PAGES.get(title)
    if keys is None or scene.view.known_on is None:
        return
    st.header(TITLE, anchor=False)
    over = replace(scene.course, last=present.choices.quarters[-1])
    with st.spinner("De cijfers van toen en nu worden vergeleken."):
        found = _found(scene.source.cubes, present.cubes, tuple(keys), over, scene.audience)
    if found.is_empty():
        st.markdown("Sindsdien is in deze cijfers niets veranderd.")
        return
    st.caption(plain(in_words(found)))
    table = Table(NAME, rows(found, present.names), COLUMNS)
    show_table(
        table,
        accounted(scene, present, keys, over),
        "sindsdien",
        file=replace(table, columns=FILE_COLUMNS),
    )


@lru_cache(_VIEWS_KEPT)
def _found(
    then: Cubes, now: Cubes, keys: tuple[str, ...], over: Selection, audience: Audience
) -> pl.DataFrame:
    return changes.changes(then, now, keys, over, audience=audience, viewer=EVERYONE)


def in_words(found: pl.DataFrame) -> str:
    """How many figures changed, and what each kind that occurs means."""
    occurring = [kind for kind in KINDS if found["aard"].str.contains(kind, literal=True).any()]
    meant = "; ".join(f"{kind} = {KINDS[kind]}" for kind in occurring)
    many = "1 cijfer is" if len(found) == 1 else f"{words.number(len(found))} cijfers zijn"
    said = f"{many} veranderd. {words.capitalised(meant)}."
    linked = found["leveringen"].explode().struct.field("eigen").not_().any()
    return f"{said} Tussen haakjes: mogelijke oorzaken, via gekoppelde rijen." if linked else said


def rows(found: pl.DataFrame, organisations: Mapping[str, str]) -> pl.DataFrame:
    """The changes as people read them (COLUMNS, FILE_COLUMNS)."""
    written = [_written(row, organisations) for row in found.iter_rows(named=True)]
    return found.hstack(pl.DataFrame(written))


def _written(row: dict[str, Any], organisations: Mapping[str, str]) -> dict[str, str]:
    definition = kpi(row["kpi"])
    return {
        "cijfer": definition.label,
        "eenheid": definition.unit,
        "wanneer": quarter_label(row["kwartaal"]),
        "toen_tekst": words.value(row["toen"], definition.unit),
        "nu_tekst": words.value(row["nu"], definition.unit),
        "verschil_tekst": words.signed(row["verschil"], definition.unit),
        "door": causes(row["leveringen"], organisations),
        "bestanden": "; ".join(each["bestand"] for each in row["leveringen"]),
    }


def causes(delivered: Sequence[Mapping[str, Any]], organisations: Mapping[str, str]) -> str:
    """Deliveries in short: "kosten 2022-K3 van Accare en Jonx, 18-10-2022"."""
    together: dict[tuple[str, bool], list[str]] = {}
    for each in delivered:
        day = words.dutch_date(local_day(each["ontvangen_op"]))
        which = f"{names.TABLES[each['tabel']].lower()} {quarter_label(each['kwartaal'])} van {{}}"
        sender = organisations.get(each["afzender"], each["afzender"])
        together.setdefault((f"{which}, {day}", each["eigen"]), []).append(sender)
    said = [
        (which.format(words.listed(list(dict.fromkeys(senders)))), own)
        for (which, own), senders in together.items()
    ]
    return "; ".join(each if own else f"({each})" for each, own in said)


def accounted(scene: Scene, present: Source, keys: Sequence[str], over: Selection) -> Account:
    """How the file accounts for a comparison of two moments."""
    whole = account(scene, keys, SOURCE, words.MISSING)
    filters = {
        "Kwartalen": words.span(over.first, over.last),
        "Gebied": whole.filters["Gebied"],
        "Organisatie": whole.filters["Organisatie"],
        "Nu": f"bekend op {present.opened_at:%d-%m-%Y %H:%M}, "
        f"peildatum {words.dutch_date(present.as_of)}",
    }
    return replace(whole, filters=filters)
