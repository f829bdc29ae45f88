"""Crisis care: how many, when, how fast, how solved, and whether it comes back."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, cast, func, or_

from data.schema import meldingen
from queries.facts import MELDINGEN
from queries.model import Component, Kpi, Norm, Outside
from queries.reports import NEXT_CRISIS_DAY

ACUTE_SECONDS = 60 * 60
URGENT_SECONDS = 24 * 60 * 60
ACUTE_TARGET = 0.90
URGENT_TARGET = 0.85
CRISIS_DAYS = 28
REPEAT_DAYS = 90
LONG_REPEAT_DAYS = 365
CLOSE_TO_HOME = ("advies", "ambulant", "netwerk", "eigen_aanbieder")
# Ratings are summed as whole billionths: sums of fractions would depend on the order of the rows.
RATING_SCALE = 10**9

_row = meldingen.c
_at_home = _row.afhandeling.in_(CLOSE_TO_HOME)
_needed_contact = _row.afhandeling.not_in(("advies", "eigen_aanbieder"))
_contacted = _row.contact_seconds.is_not(None)
_within_norm = or_(
    and_(_row.vraag == "acuut", _row.contact_seconds <= ACUTE_SECONDS),
    and_(_row.vraag == "spoedeisend", _row.contact_seconds <= URGENT_SECONDS),
)
_closed = and_(_row.is_crisis, _row.closed_day.is_not(None))
_rating = cast(func.round(_row.cijfer * RATING_SCALE), BigInteger)

REPORTS = Component("reports")
CRISES = Component("crises", _row.is_crisis)
CLOSED = Component("closed", _closed)


def _crisis(name: str, *conditions: ColumnElement[bool]) -> Component:
    return Component(name, and_(_row.is_crisis, *conditions))


def _repeated(days: int) -> Component:
    # The next crisis is by its making later than the closing day.
    return Component(f"repeated_{days}", and_(_closed, _row.closed_day + days >= NEXT_CRISIS_DAY))


def _define(**definition: Any) -> Kpi:
    return Kpi(fact=MELDINGEN, version="1", date=date(2022, 10, 1), **definition)


PROMISE_FEWER = "Belofte van de partners: minder (herhaalde) crises."
PROMISE_BETTER = "Belofte van de partners: betere crisishulp; een crisis is een crisis."
PROMISE_CLOSE = "Belofte van de partners: de oplossing wordt zo dicht mogelijk bij huis gevonden."
PROMISE_FACTS = "Afspraak van de partners: elk kwartaal feiten en cijfers bespreken."

NORM_SOURCE = "Norm van het partnerschap; een landelijke norm voor jeugd bestaat niet."
SPEED = Norm(
    text=f"Acuut: binnen {ACUTE_SECONDS // 60} minuten, streefwaarde {ACUTE_TARGET * 100:.0f} %. "
    f"Spoedeisend: binnen {URGENT_SECONDS // 3600} uur, streefwaarde {URGENT_TARGET * 100:.0f} %.",
    source=NORM_SOURCE,
    targets={"acuut": ACUTE_TARGET, "spoedeisend": URGENT_TARGET},
    breakdown="vraag",
)

DEFINITIONS = (
    _define(
        key="meldingen",
        label="Meldingen",
        meaning="Het aantal meldingen bij de crisislijn, consulten van professionals inbegrepen.",
        why="Laat zien hoeveel er op de crisislijn afkomt en of de bezetting past.",
        source=PROMISE_FACTS,
        unit="aantal",
        direction=None,
        kind="count",
        quarter_of="ontvangen_op",
        numerator=REPORTS,
    ),
    _define(
        key="crises",
        label="Crises",
        meaning="Het aantal meldingen waarvan de vraag spoedeisend of acuut is.",
        why="Minder crises is waar de samenwerking voor begonnen is.",
        source=PROMISE_FEWER,
        unit="aantal",
        direction="lower",
        kind="count",
        quarter_of="ontvangen_op",
        numerator=CRISES,
    ),
    _define(
        key="crises_per_1000",
        label="Crises per 1.000 jeugdigen (op jaarbasis)",
        meaning="Het aantal crises per 1.000 jeugdigen van 0 tot en met 17 jaar, omgerekend naar "
        "een heel jaar.",
        why="Maakt grote en kleine gemeenten vergelijkbaar.",
        source=PROMISE_FEWER,
        unit="per 1.000",
        direction="lower",
        kind="ratio",
        quarter_of="ontvangen_op",
        numerator=CRISES,
        denominator=Outside.YOUTH_YEARS,
        times=1000,
        split_by=(),
    ),
    _define(
        key="buiten_kantooruren",
        label="Crises buiten kantooruren",
        meaning="Het aandeel crises dat binnenkwam in de avond, de nacht of het weekend.",
        why="Bepaalt hoeveel bezetting buiten kantooruren nodig is.",
        source=PROMISE_FACTS,
        unit="aandeel",
        direction=None,
        kind="ratio",
        quarter_of="ontvangen_op",
        numerator=_crisis("outside_office", _row.dagdeel != "kantoor"),
        denominator=CRISES,
    ),
    _define(
        key="consulten",
        label="Aandeel consulten",
        meaning="Het aandeel meldingen waarin een professional meedenkkracht vraagt.",
        why="Wie vroeg overlegt, voorkomt een crisis.",
        source=PROMISE_FACTS,
        unit="aandeel",
        direction=None,
        kind="ratio",
        quarter_of="ontvangen_op",
        numerator=Component("consults", _row.vraag == "consult"),
        denominator=REPORTS,
    ),
    _define(
        key="binnen_norm",
        label="Eerste contact binnen de norm",
        meaning="Het aandeel crises met een eerste persoonlijk contact binnen de norm van hun "
        "vraag; crises zonder contact tellen mee, behalve bij advies of de eigen aanbieder.",
        why="Een jeugdige in crisis kan niet wachten.",
        source=PROMISE_BETTER,
        unit="aandeel",
        direction="higher",
        kind="ratio",
        quarter_of="ontvangen_op",
        numerator=_crisis("within_norm", _within_norm),
        denominator=_crisis("contact_due", or_(_contacted, _needed_contact)),
        norm=SPEED,
    ),
    _define(
        key="reactietijd",
        label="Reactietijd (mediaan, minuten)",
        meaning="De middelste van alle tijden tussen de melding van een crisis en het eerste "
        "persoonlijke contact, in minuten.",
        why="Laat zien hoe snel hulp er gewoonlijk is, ook waar de norm al gehaald wordt.",
        source=PROMISE_BETTER,
        unit="minuten",
        direction="lower",
        kind="quantile",
        quarter_of="ontvangen_op",
        numerator=Component(
            "contact_seconds", and_(_row.is_crisis, _contacted), _row.contact_seconds, scale=60
        ),
    ),
    _define(
        key="in_een_keer_goed",
        label="In een keer op de goede plek",
        meaning="Het aandeel crises dat niet van hand tot hand ging voordat de hulp begon.",
        why="De jeugdige wordt niet van het kastje naar de muur gestuurd.",
        source=PROMISE_BETTER,
        unit="aandeel",
        direction="higher",
        kind="ratio",
        quarter_of="ontvangen_op",
        numerator=_crisis("no_handover", _row.overdrachten == 0),
        denominator=CRISES,
    ),
    _define(
        key="dicht_bij_huis",
        label="Opgelost thuis of in het netwerk",
        meaning="Het aandeel crises dat is opgelost met advies, ambulante hulp, het eigen netwerk "
        "of de eigen aanbieder.",
        why="Zo dicht mogelijk bij huis is het minst ingrijpend.",
        source=PROMISE_CLOSE,
        unit="aandeel",
        direction="higher",
        kind="ratio",
        quarter_of="ontvangen_op",
        numerator=_crisis("at_home", _at_home),
        denominator=CRISES,
    ),
    _define(
        key="opname",
        label="Crises met opname",
        meaning="Het aandeel crises dat eindigde met verblijf in een instelling.",
        why="Een opname is ingrijpend en duur; het streven is er zo min mogelijk.",
        source=PROMISE_CLOSE,
        unit="aandeel",
        direction="lower",
        kind="ratio",
        quarter_of="ontvangen_op",
        numerator=_crisis("admitted", _row.afhandeling == "verblijf"),
        denominator=CRISES,
    ),
    _define(
        key="cijfer_crisis",
        label="Waardering crisishulp",
        meaning="Het gemiddelde cijfer dat jeugdigen of ouders de crisishulp gaven.",
        why="Goede hulp is hulp die de jeugdige en de ouders goed vinden.",
        source=PROMISE_BETTER,
        unit="cijfer",
        direction="higher",
        kind="ratio",
        quarter_of="ontvangen_op",
        numerator=Component("ratings", _row.is_crisis, _rating, scale=RATING_SCALE),
        denominator=_crisis("rated", _row.cijfer.is_not(None)),
    ),
    _define(
        key="crisisduur",
        label="Duur crisishulp (dagen)",
        meaning="Het gemiddelde aantal dagen van melding tot afsluiting van de crisishulp.",
        why="Korte crisishulp maakt plaats voor gewone hulp.",
        source=PROMISE_BETTER,
        unit="dagen",
        direction="lower",
        kind="ratio",
        quarter_of="afgesloten_op",
        numerator=Component("crisis_days", _closed, _row.closed_day - _row.received_day),
        denominator=CLOSED,
    ),
    _define(
        key="binnen_28_dagen",
        label="Crisishulp binnen 28 dagen",
        meaning=f"Het aandeel afgesloten crises dat hoogstens {CRISIS_DAYS} dagen na de dag van de "
        "melding is afgesloten.",
        why="Crisishulp is kort bedoeld; langer wijst op wachten op vervolghulp.",
        source=PROMISE_BETTER,
        unit="aandeel",
        direction="higher",
        kind="ratio",
        quarter_of="afgesloten_op",
        numerator=Component(
            "closed_in_time", and_(_closed, _row.closed_day <= _row.received_day + CRISIS_DAYS)
        ),
        denominator=CLOSED,
        norm=Norm(f"Crisishulp duurt hoogstens {CRISIS_DAYS} dagen.", NORM_SOURCE),
    ),
    _define(
        key="jeugdigen_in_crisis",
        label="Jeugdigen met een crisis",
        meaning="Het aantal verschillende jeugdigen met ten minste een crisis.",
        why="Zegt hoeveel jeugdigen het betreft, los van hoe vaak zij in crisis raken.",
        source=PROMISE_FEWER,
        unit="aantal",
        direction="lower",
        kind="distinct",
        quarter_of="ontvangen_op",
        numerator=Component("youths_in_crisis", _row.is_crisis, _row.jeugdige),
    ),
    _define(
        key="herhaalde_crisis_90",
        label="Herhaalde crisis binnen 90 dagen",
        meaning="Het aandeel afgesloten crises waarna dezelfde jeugdige 1 tot en met "
        f"{REPEAT_DAYS} dagen later opnieuw een crisis had, bij welke aanbieder of gemeente ook.",
        why="Een crisis die terugkomt, was niet opgelost.",
        source=PROMISE_FEWER,
        unit="aandeel",
        direction="lower",
        kind="ratio",
        quarter_of="afgesloten_op",
        numerator=_repeated(REPEAT_DAYS),
        denominator=CLOSED,
        matures_after=REPEAT_DAYS,
    ),
    _define(
        key="herhaalde_crisis_365",
        label="Herhaalde crisis binnen 365 dagen",
        meaning="Het aandeel afgesloten crises waarna dezelfde jeugdige 1 tot en met "
        f"{LONG_REPEAT_DAYS} dagen later opnieuw een crisis had, bij welke aanbieder of gemeente "
        "ook.",
        why="Laat zien of de oplossing ook op langere termijn houdt.",
        source=PROMISE_FEWER,
        unit="aandeel",
        direction="lower",
        kind="ratio",
        quarter_of="afgesloten_op",
        numerator=_repeated(LONG_REPEAT_DAYS),
        denominator=CLOSED,
        matures_after=LONG_REPEAT_DAYS,
    ),
)
