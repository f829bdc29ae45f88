"""As close to home as possible: who lives elsewhere, and whether help begins light."""

from datetime import date
from typing import Any

from data.quarters import parse_quarter
from queries.facts import ACTIEF, TRAJECTEN
from queries.model import Component, Kpi, Reference

RESIDENTIAL = ("11", "12", "13", "14")
LIGHT = ("01", "02", "04")

PROMISE_HOME = "Belofte van de partners: jeugdigen zo dicht mogelijk bij huis."

_MOVEMENT = (
    "Landelijke beweging 'zo thuis mogelijk' (CBS), alle leeftijden behalve 18 tot en met 23 jaar."
)
_OTHER_GROUP = (
    "Dat is een andere groep en een andere telling dan hier: alle jeugdhulp in Nederland in een "
    "jaar, tegenover de trajecten die in een kwartaal bij deze aanbieders liepen."
)
# CBS counts more kinds of providers from this year on: its line is never drawn across it.
CBS_BREAK_YEAR = 2021
BREAK = f"CBS-reeks breekt: vanaf {CBS_BREAK_YEAR} niet te vergelijken"


def _define(**definition: Any) -> Kpi:
    return Kpi(source=PROMISE_HOME, version="1", date=date(2022, 10, 1), kind="ratio", **definition)


DEFINITIONS = (
    _define(
        key="aandeel_verblijf",
        label="Aandeel verblijf",
        meaning="Het aandeel van de trajecten die in het kwartaal liepen waarin de jeugdige niet "
        "thuis woont: pleegzorg, gezinsgericht, gesloten of ander verblijf. Over meer kwartalen "
        "telt een traject in elk kwartaal waarin het liep.",
        why="Thuis wonen is het minst ingrijpend; verblijf is de duurste hulp.",
        unit="aandeel",
        direction="lower",
        fact=ACTIEF,
        quarter_of="kwartaal",
        numerator=Component("active_residential", ACTIEF.columns["hulpvorm"].in_(RESIDENTIAL)),
        denominator=Component("active"),
        references=(
            Reference(
                "landelijk 2016: 11,6 %",
                "11,6 % van alle jeugdhulp in 2016",
                _MOVEMENT,
                0.116,
                # From 2019 on there is a newer figure.
                until=parse_quarter("2018-K4"),
                differs=_OTHER_GROUP,
            ),
            Reference(
                "landelijk 2019: 10,1 %",
                "10,1 % van alle jeugdhulp in 2019",
                _MOVEMENT,
                0.101,
                until=parse_quarter(f"{CBS_BREAK_YEAR - 1}-K4"),
                after=BREAK,
                differs=_OTHER_GROUP,
            ),
        ),
    ),
    _define(
        key="licht_begonnen",
        label="Licht begonnen",
        meaning="Het aandeel van de begonnen trajecten met hulp van het wijkteam, ambulant of in "
        "het eigen netwerk.",
        why="Zo licht als kan, zo zwaar als nodig: licht beginnen houdt zware hulp vrij.",
        unit="aandeel",
        direction="higher",
        fact=TRAJECTEN,
        quarter_of="startdatum",
        numerator=Component("light_started", TRAJECTEN.columns["hulpvorm"].in_(LIGHT)),
        denominator=Component("started"),
    ),
)
