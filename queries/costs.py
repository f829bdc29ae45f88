"""Costs: what crisis care and what follows it cost, and whether that is what was estimated."""

from datetime import date
from typing import Any

from data.schema import kosten
from queries.facts import KOSTEN
from queries.model import Component, Kpi, Outside

CENTS = 100

_row = kosten.c

TOTAL = Component("cents", amount=_row.cents, scale=CENTS)

PROMISE_ESTIMATE = "Belofte van de partners: aanbieders zien of zij uitkomen op de raming vooraf."
PROMISE_FOLLOW_UP = "Verwachting van de partners: vervolgkosten dalen geleidelijk."


def _cents_of(soort: str) -> Component:
    return Component(f"cents_{soort}", _row.soort == soort, _row.cents, scale=CENTS)


def _define(**definition: Any) -> Kpi:
    return Kpi(
        fact=KOSTEN,
        quarter_of="maand",
        direction="lower",
        version="1",
        date=date(2022, 10, 1),
        **definition,
    )


DEFINITIONS = (
    _define(
        key="kosten",
        label="Kosten",
        meaning="Alle gedeclareerde kosten min de creditregels, in de maand waarin de hulp is "
        "gegeven.",
        why="Laat zien of de aanbieders uitkomen; de laatste kwartalen groeien nog door late "
        "declaraties.",
        source=PROMISE_ESTIMATE,
        unit="euro",
        kind="count",
        numerator=TOTAL,
    ),
    _define(
        key="kosten_crisis",
        label="Kosten van crisishulp",
        meaning="De kosten van soort crisis: de crisishulp zelf.",
        why="Scheidt de crisishulp van wat erna komt.",
        source=PROMISE_ESTIMATE,
        unit="euro",
        kind="count",
        numerator=_cents_of("crisis"),
    ),
    _define(
        key="kosten_vervolg",
        label="Kosten van vervolghulp",
        meaning="De kosten van soort vervolg: hulp die op een crisis volgt.",
        why="Kortere vervolghulp moet hier zichtbaar worden.",
        source=PROMISE_FOLLOW_UP,
        unit="euro",
        kind="count",
        numerator=_cents_of("vervolg"),
    ),
    _define(
        key="kosten_beschikbaarheid",
        label="Kosten van beschikbaarheid",
        meaning="De kosten van soort beschikbaarheid: dag en nacht klaarstaan.",
        why="Deze kosten zijn er ook zonder crises en horen apart gezien te worden.",
        source=PROMISE_ESTIMATE,
        unit="euro",
        kind="count",
        numerator=_cents_of("beschikbaarheid"),
    ),
    _define(
        key="kosten_tov_raming",
        label="Kosten t.o.v. raming",
        meaning="De kosten gedeeld door de geldende raming van de kosten.",
        why="Boven 100 % komt een aanbieder niet uit op wat vooraf is geraamd.",
        source=PROMISE_ESTIMATE,
        unit="aandeel",
        kind="ratio",
        numerator=TOTAL,
        denominator=Outside.ESTIMATE,
        split_by=(),
    ),
)
