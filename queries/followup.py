"""What follows a crisis: whether there is help after it, for how long, and at what cost."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from queries.costs import CENTS, PROMISE_FOLLOW_UP
from queries.crisis import CRISES
from queries.facts import MELDINGEN, TRAJECTEN
from queries.model import Component, Kpi
from queries.reports import FOLLOW_UP_CENTS, FOLLOW_UP_DAYS, FOLLOW_UPS
from queries.trajectories import days_of

LONG_DAYS = 365

PROMISE_SHORTER = "Verwachting van de partners: vervolghulp na een crisis wordt korter."

_row = TRAJECTEN.columns
LINKED: ColumnElement[bool] = _row["melding_id"].is_not(None)
_ended = and_(LINKED, _row["end_day"].is_not(None))
_long = or_(_row["end_day"].is_(None), _row["end_day"] > _row["start_day"] + LONG_DAYS)


def _define(**definition: Any) -> Kpi:
    return Kpi(version="1", date=date(2022, 10, 1), kind="ratio", **definition)


DEFINITIONS = (
    _define(
        key="met_vervolg",
        label="Crises met vervolghulp",
        meaning="Het aandeel crises met een traject dat op de melding volgt en op de dag van de "
        f"melding of hoogstens {FOLLOW_UP_DAYS} dagen later begon.",
        why="Laat zien hoe vaak een crisis niet met de crisishulp alleen is opgelost.",
        source=PROMISE_SHORTER,
        unit="aandeel",
        direction=None,
        fact=MELDINGEN,
        quarter_of="ontvangen_op",
        numerator=Component("followed", and_(CRISES.where, FOLLOW_UPS.is_not(None))),
        denominator=CRISES,
        matures_after=FOLLOW_UP_DAYS,
        rests_on=(("trajecten", 1),),
    ),
    _define(
        key="vervolgduur",
        label="Duur vervolghulp (dagen)",
        meaning="Het gemiddelde aantal dagen van begin tot einde van de trajecten na een crisis "
        "die in het kwartaal eindigden; de lopende tellen alleen mee in de mediaan ernaast.",
        why="Kortere vervolghulp is waar de partners op rekenen.",
        source=PROMISE_SHORTER,
        unit="dagen",
        direction="lower",
        fact=TRAJECTEN,
        quarter_of="einddatum",
        numerator=Component("linked_days", _ended, days_of(_row)),
        denominator=Component("linked_ended", _ended),
    ),
    _define(
        key="vervolg_langer_dan_jaar",
        label="Vervolghulp langer dan een jaar",
        meaning="Het aandeel van de begonnen trajecten na een melding dat nog loopt, of meer dan "
        f"{LONG_DAYS} dagen duurde.",
        why="Lange vervolghulp is waar de kosten en de wachttijden zitten.",
        source="Belofte van de partners: minder langdurige vervolghulp.",
        unit="aandeel",
        direction="lower",
        fact=TRAJECTEN,
        quarter_of="startdatum",
        numerator=Component("linked_long", and_(LINKED, _long)),
        denominator=Component("linked_started", LINKED),
        matures_after=LONG_DAYS,
    ),
    _define(
        key="vervolgkosten_per_crisis",
        label="Vervolgkosten per crisis (eerste jaar)",
        meaning="De kosten van de trajecten die op een crisis volgen, van de maand van de melding "
        "tot en met de elfde maand erna, gemiddeld per crisis; zij tellen bij de gemeente en de "
        "organisatie van de melding.",
        why="Hier moet te zien zijn dat kortere vervolghulp ook minder kost.",
        source=PROMISE_FOLLOW_UP,
        unit="euro",
        direction="lower",
        fact=MELDINGEN,
        quarter_of="ontvangen_op",
        numerator=Component("follow_up_cents", CRISES.where, FOLLOW_UP_CENTS, scale=CENTS),
        denominator=CRISES,
        matures_after=LONG_DAYS,
        # The eleventh month after the last one of a quarter is in the fourth quarter after it.
        rests_on=(("trajecten", 1), ("kosten", 4)),
    ),
)
