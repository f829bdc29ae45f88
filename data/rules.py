"""Rules that a delivered row must keep over its columns, and within its quarter.

Every rule says where it is broken; a value that is missing breaks none. Values are as
``data.parsing`` gives them: bedrag in cents, maand as a whole number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl

from data.quarters import quarter_end, quarter_label, quarter_start

OLDEST_AGE = 27
_CENT = 1.000001  # a cent, and the noise of multiplying decimals


@dataclass(frozen=True)
class Period:
    """The quarter that a delivery is for, and the day on which it is received."""

    quarter: int
    today: date


@dataclass(frozen=True)
class Rule:
    """Where rows break it, in which column that is shown, and the Dutch to say about it."""

    column: str
    broken: pl.Expr
    expected: str
    text: str


def _not_before(later: str, earlier: str) -> Rule:
    return Rule(
        later,
        pl.col(later) < pl.col(earlier),
        f"niet voor {earlier}",
        f"{later} ligt voor {earlier}.",
    )


def _not_before_day(later: str, moment: str) -> Rule:
    return Rule(
        later,
        pl.col(later) < pl.col(moment).dt.date(),
        f"niet voor de dag van {moment}",
        f"{later} ligt voor {moment}.",
    )


def _not_in_future(period: Period, *columns: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            column,
            pl.col(column).cast(pl.Date) > period.today,
            "een datum die niet na vandaag ligt",
            f"{column} ligt in de toekomst.",
        )
        for column in columns
    )


def _in_quarter(period: Period, column: str) -> Rule:
    first, last = quarter_start(period.quarter), quarter_end(period.quarter)
    return Rule(
        column,
        ~pl.col(column).cast(pl.Date).is_between(first, min(last, period.today)),
        f"een datum in {quarter_label(period.quarter)} en niet na vandaag",
        f"{column} ligt niet in het kwartaal van de levering, of in de toekomst.",
    )


def _born_before(event: str) -> Rule:
    age = pl.col(event).dt.year() - pl.col("geboortejaar")
    return Rule(
        "geboortejaar",
        ~age.is_between(0, OLDEST_AGE),
        f"een jaar dat bij een leeftijd van 0 tot en met {OLDEST_AGE} hoort",
        f"geboortejaar past niet bij het jaar van {event}.",
    )


def _only_with(column: str, other: str) -> Rule:
    return Rule(
        column,
        pl.col(column).is_not_null() & pl.col(other).is_null(),
        f"leeg, of {other} gevuld",
        f"{column} is gevuld zonder {other}.",
    )


def _meldingen(period: Period) -> tuple[Rule, ...]:
    return (
        _in_quarter(period, "ontvangen_op"),
        *_not_in_future(period, "eerste_contact_op", "afgesloten_op", "geevalueerd_op"),
        _not_before("eerste_contact_op", "ontvangen_op"),
        _not_before_day("afgesloten_op", "ontvangen_op"),
        _not_before_day("geevalueerd_op", "ontvangen_op"),
        _born_before("ontvangen_op"),
    )


def _trajecten(period: Period) -> tuple[Rule, ...]:
    label = quarter_label(period.quarter)
    inactive = "Het traject was niet actief in het kwartaal van de levering."
    return (
        Rule(
            "startdatum",
            pl.col("startdatum") > min(quarter_end(period.quarter), period.today),
            f"een start in of voor {label} en niet na vandaag",
            inactive,
        ),
        Rule(
            "einddatum",
            (pl.col("einddatum") < quarter_start(period.quarter))
            & (pl.col("einddatum") >= pl.col("startdatum")),
            f"leeg, of een einde in of na {label}",
            inactive,
        ),
        *_not_in_future(period, "einddatum"),
        _not_before("einddatum", "startdatum"),
        Rule(
            "reden_beeindiging",
            pl.col("reden_beeindiging").is_null() & pl.col("einddatum").is_not_null(),
            "een reden, want einddatum is gevuld",
            "einddatum en reden_beeindiging horen samen te komen.",
        ),
        Rule(
            "einddatum",
            pl.col("einddatum").is_null() & pl.col("reden_beeindiging").is_not_null(),
            "een datum, want reden_beeindiging is gevuld",
            "einddatum en reden_beeindiging horen samen te komen.",
        ),
        _only_with("melding_afzender", "melding_id"),
        _born_before("startdatum"),
    )


def _kosten(period: Period) -> tuple[Rule, ...]:
    without_purpose = pl.col("traject_id").is_null() & pl.col("melding_id").is_null()
    standby = pl.col("soort") == "beschikbaarheid"
    product = pl.col("volume") * pl.col("tarief") * 100
    # A credit may repeat volume and tarief as they stood on the line that it takes back.
    differs = (product - pl.col("bedrag")).abs() > _CENT
    differs &= (pl.col("bedrag") >= 0) | ((product + pl.col("bedrag")).abs() > _CENT)
    month = pl.col("maand") > period.today.year * 12 + period.today.month - 1
    return (
        _in_quarter(period, "gedeclareerd_op"),
        Rule("maand", month, "een maand die al begonnen is", "maand ligt in de toekomst."),
        _only_with("traject_afzender", "traject_id"),
        _only_with("melding_afzender", "melding_id"),
        Rule(
            "soort",
            standby & ~without_purpose,
            "crisis of vervolg, of geen traject_id en melding_id",
            "Bij beschikbaarheid hoort geen traject of melding.",
        ),
        Rule(
            "soort",
            ~standby & without_purpose,
            "beschikbaarheid, of een traject_id of melding_id",
            "Zonder traject_id en melding_id kan dit alleen beschikbaarheid zijn.",
        ),
        Rule(
            "bedrag",
            differs,
            "volume x tarief, op een cent na",
            "bedrag is niet gelijk aan volume x tarief.",
        ),
        Rule(
            "vorig_regel_id",
            pl.col("vorig_regel_id").is_not_null() & (pl.col("bedrag") >= 0),
            "leeg, of een negatief bedrag",
            "Alleen een negatieve regel neemt een eerdere regel terug.",
        ),
        Rule(
            "vorig_regel_id",
            pl.col("vorig_regel_id") == pl.col("regel_id"),
            "het regel_id van een andere regel",
            "De regel neemt zichzelf terug.",
        ),
    )


def _ramingen(period: Period) -> tuple[Rule, ...]:
    return _not_in_future(period, "vastgesteld_op")


def _none(_: Period) -> tuple[Rule, ...]:
    return ()


RULES: dict[str, Callable[[Period], tuple[Rule, ...]]] = {
    "meldingen": _meldingen,
    "trajecten": _trajecten,
    "kosten": _kosten,
    "ramingen": _ramingen,
    "toegang": _none,
    "organisaties": _none,
    "bevolking": _none,
}
