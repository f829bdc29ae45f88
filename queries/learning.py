"""Learning: whether crises are reviewed, and what caused them."""

from datetime import date
from typing import Any

from sqlalchemy import and_

from data.schema import meldingen
from queries.crisis import CLOSED, NORM_SOURCE
from queries.facts import ACTIES, MELDINGEN, OORZAKEN
from queries.model import Component, Kpi, Norm

REVIEW_DAYS = 42
PROMISE_LEARN = "Belofte van de partners: na een crisis samen leren waarom die ontstond."

_row, _state = meldingen.c, ACTIES.columns["state"]
_reviewed = and_(CLOSED.where, _row.reviewed_day <= _row.closed_day + REVIEW_DAYS)


def _define(**definition: Any) -> Kpi:
    return Kpi(source=PROMISE_LEARN, version="1", date=date(2022, 10, 1), **definition)


DEFINITIONS = (
    _define(
        key="geevalueerd",
        label="Crises geëvalueerd",
        meaning=f"Het aandeel afgesloten crises dat binnen {REVIEW_DAYS} dagen na afsluiting is "
        "geëvalueerd met lokaal team, aanbieder en cliënt.",
        why="Zonder terugkijken wordt er niet geleerd.",
        unit="aandeel",
        direction="higher",
        kind="ratio",
        fact=MELDINGEN,
        quarter_of="afgesloten_op",
        numerator=Component("reviewed", _reviewed),
        denominator=CLOSED,
        matures_after=REVIEW_DAYS,
        norm=Norm(f"Een crisis wordt binnen {REVIEW_DAYS} dagen geëvalueerd.", NORM_SOURCE),
    ),
    _define(
        key="oorzaken",
        label="Oorzaken",
        meaning="Het aantal oorzaken dat bij evaluaties is genoemd; een crisis kan er meer hebben.",
        why="Wie weet waardoor crises ontstaan, kan ze voorkomen.",
        unit="aantal",
        direction=None,
        kind="count",
        fact=OORZAKEN,
        quarter_of="geevalueerd_op",
        numerator=Component("causes"),
    ),
    _define(
        key="acties_afgerond",
        label="Verbeteracties afgerond",
        meaning="Het aandeel verbeteracties uit de kwartaalgesprekken dat is gedaan, van de acties "
        "die in het kwartaal klaar moesten zijn; wat is vervallen telt niet mee.",
        why="Een afspraak helpt pas als zij wordt uitgevoerd.",
        unit="aandeel",
        direction="higher",
        kind="ratio",
        fact=ACTIES,
        quarter_of="vervaldatum",
        numerator=Component("actions_done", _state == "gedaan"),
        denominator=Component("actions_due", _state.in_(("open", "gedaan"))),
    ),
)
