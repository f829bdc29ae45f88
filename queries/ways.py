"""Ways of working: what each delivers once a trajectory has ended, beside its reference."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, case, cast, func

from queries.crisis import RATING_SCALE
from queries.facts import TRAJECTEN
from queries.model import Component, Kpi, Reference
from queries.trajectories import (
    FOLLOWING_START,
    NEXT_START,
    NEXT_START_DAYS,
    NEXT_STEP_DAYS,
    days_of,
)

BROKEN_OFF = ("03", "04", "05")
AS_PLANNED = "01"
LIGHTER_OR_NONE = ("02", "03", "04")
# The most talks that a part of Elkander takes.
MOST_TALKS = {"elkander-1": 5, "elkander-3": 12, "elkander-4": 12}

PROMISE_WAYS = "Afspraak van de partners: elke werkwijze volgen naast wat ervan bekend is."

THUISBEST = "ThuisBest (Via Jeugd)."
ELKANDER = "Elkander (Elker, Bureau Jeugdzorg, OCRN), proef 2014 met 150 gezinnen."

_row = TRAJECTEN.columns
_way, _ended = _row["werkwijze"], _row["end_day"].is_not(None)
_limited = _way.in_(MOST_TALKS)
_within_most = _row["gesprekken"] <= case(MOST_TALKS, value=_way)
_rating = cast(func.round(_row["cijfer"] * RATING_SCALE), BigInteger)
_short = and_(_ended, _way == "elkander-1")
_followed_soon = _row["end_day"] + NEXT_STEP_DAYS >= FOLLOWING_START
_threatened = and_(
    _row["uithuisplaatsing_dreigde"], _row["uithuisplaatsing_voorkomen"].is_not(None)
)

ENDED = Component("ended", _ended)


def _of_ended(name: str, *conditions: ColumnElement[bool]) -> Component:
    return Component(name, and_(_ended, *conditions))


def _define(**definition: Any) -> Kpi:
    return Kpi(
        source=PROMISE_WAYS,
        version="1",
        date=date(2022, 10, 1),
        kind="ratio",
        fact=TRAJECTEN,
        quarter_of="einddatum",
        **definition,
    )


def _share(**definition: Any) -> Kpi:
    return _define(unit="aandeel", **definition)


def _answered(column: str, good: bool, **definition: Any) -> Kpi:
    """The share of ended trajectories with this answer, of those with any."""
    answer = _row[column]
    return _share(
        direction="higher",
        numerator=_of_ended(f"{column}_good", answer.is_(good)),
        denominator=_of_ended(f"{column}_known", answer.is_not(None)),
        **definition,
    )


DEFINITIONS = (
    _share(
        key="uitval",
        label="Uitval",
        meaning="Het aandeel beëindigde trajecten dat voortijdig stopte: door de cliënt, door de "
        "aanbieder of door omstandigheden.",
        why="Hulp die wordt afgebroken, helpt meestal niet.",
        direction="lower",
        numerator=_of_ended("broken_off", _row["reden_beeindiging"].in_(BROKEN_OFF)),
        denominator=ENDED,
    ),
    _share(
        key="volgens_plan",
        label="Volgens plan beëindigd",
        meaning="Het aandeel beëindigde trajecten dat volgens plan is beëindigd.",
        why="Een afgemaakt traject is de eerste voorwaarde voor resultaat.",
        direction="higher",
        numerator=_of_ended("as_planned", _row["reden_beeindiging"] == AS_PLANNED),
        denominator=ENDED,
    ),
    _share(
        key="zonder_hulp_verder",
        label="Zonder (zware) hulp verder",
        meaning="Het aandeel beëindigde trajecten waarna lichtere hulp, nu geen hulp of geen hulp "
        "meer nodig is, van de trajecten waarvan dat bekend is.",
        why="Goede hulp maakt zichzelf overbodig.",
        direction="higher",
        numerator=_of_ended("lighter_or_none", _row["zonder_hulp_verder"].in_(LIGHTER_OR_NONE)),
        denominator=_of_ended("further_known", _row["zonder_hulp_verder"].is_not(None)),
        references=(
            Reference(
                "KEK 70 %",
                "7 van de 10 kinderen gaan verder zonder extra hulp",
                "KEK (Karakter en 's Heeren Loo), kinderen van 4 tot en met 12 jaar.",
                0.70,
                "kek",
            ),
        ),
    ),
    _share(
        key="geen_nieuwe_start",
        label="Geen nieuwe start binnen een jaar",
        meaning="Het aandeel beëindigde trajecten waarna dezelfde jeugdige niet 1 tot en met "
        f"{NEXT_START_DAYS} dagen later aan een ander traject begon, bij welke aanbieder ook; "
        "doorgaan na een herindeling is geen nieuwe start.",
        why="Wie terugkomt, was niet voldoende geholpen.",
        direction="higher",
        numerator=_of_ended("no_new_start", NEXT_START.is_(None)),
        denominator=ENDED,
        matures_after=NEXT_START_DAYS,
    ),
    _share(
        key="kort_genoeg",
        label="Korte interventie was genoeg",
        meaning="Het aandeel beëindigde korte interventies (Elkander deel I) waarna dezelfde "
        f"jeugdige niet binnen {NEXT_STEP_DAYS} dagen aan een ander traject begon.",
        why="Een gezin dat met vijf gesprekken verder kan, wacht niet op zwaardere hulp.",
        direction="higher",
        numerator=Component("short_enough", and_(_short, ~func.coalesce(_followed_soon, False))),
        denominator=Component("short_ended", _short),
        matures_after=NEXT_STEP_DAYS,
        references=(
            Reference("proef 40 %", "ruim 40 % van de gezinnen had er genoeg aan", ELKANDER, 0.40),
        ),
    ),
    _share(
        key="binnen_max_gesprekken",
        label="Binnen het maximum aan gesprekken",
        meaning="Het aandeel beëindigde trajecten van Elkander dat binnen het maximum aan "
        f"gesprekken bleef: {MOST_TALKS['elkander-1']} in deel I, {MOST_TALKS['elkander-3']} in "
        "deel III en IV.",
        why="Kort werken houdt plaats vrij voor het volgende gezin.",
        direction="higher",
        numerator=_of_ended("within_most_talks", _limited, _within_most),
        denominator=_of_ended("talks_limited", _limited),
    ),
    _answered(
        "thuis_na",
        True,
        key="weer_thuis",
        label="Weer thuis",
        meaning="Het aandeel beëindigde trajecten waarna de jeugdige weer thuis woont, van de "
        "trajecten waarvan dat bekend is.",
        why="Weer thuis wonen is het doel van hulp buiten het gezin.",
        references=(Reference("ThuisBest 73 %", "73 % weer thuis", THUISBEST, 0.73, "thuisbest"),),
    ),
    _answered(
        "dagbesteding",
        True,
        key="dagbesteding",
        label="Zinvolle dagbesteding",
        meaning="Het aandeel beëindigde trajecten waarna de jeugdige school, werk of een andere "
        "dagbesteding heeft, van de trajecten waarvan dat bekend is.",
        why="Een gevulde dag voorkomt dat problemen terugkomen.",
        references=(
            Reference("ThuisBest 82 %", "82 % zinvolle dagbesteding", THUISBEST, 0.82, "thuisbest"),
        ),
    ),
    _answered(
        "terugval",
        False,
        key="geen_terugval",
        label="Geen terugval",
        meaning="Het aandeel beëindigde trajecten zonder terugval, van de trajecten waarvan dat "
        "bekend is.",
        why="Een resultaat telt pas als het blijft.",
        references=(
            Reference("ThuisBest 91 %", "91 % geen terugval", THUISBEST, 0.91, "thuisbest"),
        ),
    ),
    _share(
        key="uithuisplaatsing_voorkomen",
        label="Uithuisplaatsing voorkomen",
        meaning="Het aandeel beëindigde trajecten waarin een dreigende uithuisplaatsing is "
        "voorkomen, van de trajecten waarin die dreigde en de uitkomst bekend is.",
        why="Een uithuisplaatsing is het zwaarste wat een gezin kan overkomen.",
        direction="higher",
        numerator=_of_ended("kept_home", _threatened, _row["uithuisplaatsing_voorkomen"]),
        denominator=_of_ended("threatened", _threatened),
        references=(
            Reference(
                "ISB 40 %",
                "40 % van de uithuisplaatsingen voorkomen",
                "Intensieve systeembegeleiding, ISB (Curess).",
                0.40,
                "isb",
            ),
        ),
    ),
    _define(
        key="trajectduur",
        label="Duur traject (dagen)",
        meaning="Het gemiddelde aantal dagen van begin tot einde van de trajecten die in het "
        "kwartaal eindigden.",
        why="Korter is beter, zolang de andere uitkomsten er niet onder lijden.",
        unit="dagen",
        direction="lower",
        numerator=Component("ended_days", _ended, days_of(_row)),
        denominator=ENDED,
        references=(
            Reference("ThuisBest 70", "70 dagen met ThuisBest", THUISBEST, 70, "thuisbest"),
            Reference("zonder ThuisBest 208", "208 dagen zonder", THUISBEST, 208, "thuisbest"),
        ),
    ),
    _define(
        key="cijfer_traject",
        label="Waardering traject",
        meaning="Het gemiddelde cijfer dat jeugdigen of ouders een beëindigd traject gaven.",
        why="Goede hulp is hulp die de jeugdige en de ouders goed vinden.",
        unit="cijfer",
        direction="higher",
        numerator=Component("ended_ratings", _ended, _rating, scale=RATING_SCALE),
        denominator=_of_ended("ended_rated", _row["cijfer"].is_not(None)),
        references=(Reference("ThuisBest 7,9", "cijfer 7,9", THUISBEST, 7.9, "thuisbest"),),
    ),
    _share(
        key="doorstroom",
        label="Doorstroom naar een volgend traject",
        meaning="Het aandeel beëindigde trajecten waarna dezelfde jeugdige binnen "
        f"{NEXT_STEP_DAYS} dagen aan een ander traject begon.",
        why="Laat van getrapte hulp zien wie genoeg heeft en wie een stap verder gaat.",
        direction=None,
        numerator=_of_ended("moved_on", _followed_soon),
        denominator=ENDED,
        matures_after=NEXT_STEP_DAYS,
    ),
)
