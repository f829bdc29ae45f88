"""Access: whether local teams and GPs see problems early, and what is sent on to mental health."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_

from queries.facts import TOEGANG, TRAJECTEN
from queries.model import Component, Kpi, Outside, Reference

GP = "02"
PROMISE_EARLY = "Belofte van de partners: problemen eerder zien en crises voorkomen."
PROMISE_LIGHT = "Belofte van de partners: zo licht als kan, zo zwaar als nodig."

_start = TRAJECTEN.columns
_access = TOEGANG.columns
_ggz: ColumnElement[bool] = _start["ggz"].is_(True)

GGZ_STARTED = Component("ggz_started", _ggz)


def _define(**definition: Any) -> Kpi:
    return Kpi(version="1", date=date(2022, 10, 1), **definition)


def _of_place(**definition: Any) -> Kpi:
    """A figure of what a municipality reports each quarter."""
    return _define(fact=TOEGANG, quarter_of="kwartaal", source=PROMISE_EARLY, **definition)


def _total(column: str) -> Component:
    return Component(column, amount=_access[column])


def _reported(column: str, **definition: Any) -> Kpi:
    """A number that municipalities report."""
    return _of_place(
        unit="aantal",
        direction=None,
        kind="count",
        numerator=_total(column),
        reported=Component(f"{column}_reported", _access[column].is_not(None)),
        **definition,
    )


DEFINITIONS = (
    _define(
        key="ggz_per_1000",
        label="GGZ-trajecten per 1.000 jeugdigen (op jaarbasis)",
        meaning="Het aantal begonnen trajecten jeugd-ggz per 1.000 jeugdigen van 0 tot en met 17 "
        "jaar, omgerekend naar een heel jaar.",
        why="Hulp dichtbij moet de vraag naar jeugd-ggz kleiner maken.",
        source=PROMISE_LIGHT,
        unit="per 1.000",
        direction=None,
        kind="ratio",
        fact=TRAJECTEN,
        quarter_of="startdatum",
        numerator=GGZ_STARTED,
        denominator=Outside.YOUTH_YEARS,
        times=1000,
        split_by=("verwijzer",),
    ),
    _define(
        key="ggz_via_huisarts",
        label="GGZ via de huisarts",
        meaning="Het aandeel van de begonnen trajecten jeugd-ggz waarvoor de huisarts verwees.",
        why="De jeugd- en gezinswerker in de praktijk kan een deel van die vragen overnemen.",
        source=PROMISE_LIGHT,
        unit="aandeel",
        direction=None,
        kind="ratio",
        fact=TRAJECTEN,
        quarter_of="startdatum",
        numerator=Component("ggz_by_gp", and_(_ggz, _start["verwijzer"] == GP)),
        denominator=GGZ_STARTED,
    ),
    _of_place(
        key="dekking_jgw",
        label="Praktijken met jeugd- en gezinswerker",
        meaning="Het aandeel huisartspraktijken met een jeugd- en gezinswerker.",
        why="Hulp in de praktijk is dichtbij, licht en snel.",
        unit="aandeel",
        direction="higher",
        kind="ratio",
        numerator=_total("met_jgw"),
        denominator=_total("huisartspraktijken"),
        references=(
            Reference(
                "Zwolle 65 %",
                "65 % van de huisartsen heeft er een",
                "Jeugd- en gezinswerker in de huisartspraktijk, Zwolle.",
                0.65,
                differs="Daar gaat het om huisartsen, hier om praktijken.",
            ),
        ),
    ),
    _reported(
        "vroegsignalen",
        key="vroegsignalen",
        label="Vroegsignalen",
        meaning="Het aantal vroege signalen van problemen dat de lokale teams kregen.",
        why="Wie problemen vroeg ziet, kan een crisis voor zijn.",
    ),
    _reported(
        "consulten",
        key="consulten_lokaal",
        label="Consulten van lokale teams",
        meaning="Het aantal consulten dat de lokale teams gaven.",
        why="Meedenken met school en huisarts voorkomt zwaardere hulp.",
    ),
    _reported(
        "caseload_lokaal_team",
        key="caseload",
        label="Caseload van lokale teams",
        meaning="Het aantal lopende zaken van de lokale teams; over meer kwartalen telt een zaak "
        "in elk kwartaal waarin zij liep.",
        why="Een overvol team ziet problemen later.",
    ),
    _of_place(
        key="uithuiszetting_afgewend",
        label="Uithuiszetting afgewend",
        meaning="Het aandeel dreigende uithuiszettingen van gezinnen dat is afgewend.",
        why="Wie zijn huis verliest, raakt vaker in crisis.",
        unit="aandeel",
        direction="higher",
        kind="ratio",
        numerator=_total("afgewende_uithuiszettingen"),
        denominator=_total("dreigende_uithuiszettingen"),
    ),
)
