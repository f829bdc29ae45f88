"""Figures in Dutch: numbers, amounts, dates, quarters and comparisons as people say them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.quarters import quarter_label

MISSING = "–"
NBSP = "\N{NO-BREAK SPACE}"

AGAINST = {
    "vorig_kwartaal": "vorig kwartaal",
    "vorig_jaar": "zelfde kwartaal vorig jaar",
    "raming": "raming",
    "baseline": "eerste raming",
}
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ORDINALS = ("1e", "2e", "3e", "4e")

# A relative change of a count below this says more about chance than about change.
FEWEST_FOR_PERCENT = 20


def number(value: float | None, decimals: int = 0) -> str:
    """1.234,5; a missing value is a dash."""
    if value is None:
        return MISSING
    text = f"{_no_negative_zero(value, decimals):,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")).replace("-", "\N{MINUS SIGN}")


def percentage(fraction: float | None, decimals: int = 0) -> str:
    """A fraction as "86 %"."""
    return MISSING if fraction is None else f"{number(fraction * 100, decimals)}{NBSP}%"


def euro(amount: float | None) -> str:
    """An amount in euro as "€ 12.345"."""
    return MISSING if amount is None else f"€{NBSP}{number(amount)}"


def rough_euro(amount: float) -> str:
    """An amount as one says it: in thousands from ten thousand on, in millions from a million."""
    if abs(amount) >= 1_000_000:
        return f"€{NBSP}{number(amount / 1_000_000, 2)} mln"
    return euro(round(amount, -3) if abs(amount) >= 10_000 else amount)


def dutch_date(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def month_words(month: int) -> str:
    """Month index (year*12 + month-1) as "sep 2022"."""
    return f"{_MONTHS[month % 12]} {month // 12}"


def quarter_words(quarter: int) -> str:
    """Quarter index as "3e kwartaal 2022"."""
    return f"{_ORDINALS[quarter % 4]} kwartaal {quarter // 4}"


def span(first: int, last: int) -> str:
    """Quarters from-to as "2020-K3 t/m 2022-K3"."""
    if first == last:
        return quarter_label(first)
    return f"{quarter_label(first)} t/m {quarter_label(last)}"


def listed(parts: Sequence[str]) -> str:
    """ "a", "a en b", "a, b en c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"


def value(amount: float | None, unit: str) -> str:
    """A KPI's value with its unit, as its definition names the unit."""
    if amount is None:
        return MISSING
    if unit == "aandeel":
        return percentage(amount, 1)
    if unit == "euro":
        return euro(amount)
    decimals = _DECIMALS.get(unit, 0)
    suffix = f"{NBSP}{unit}" if unit in _SPOKEN else ""
    return f"{number(amount, decimals)}{suffix}"


_DECIMALS = {"dagen": 0, "minuten": 0, "per 1.000": 1, "cijfer": 1}
_SPOKEN = ("dagen", "minuten")


@dataclass(frozen=True)
class Mark:
    """Better, worse or the same: a sign, a word and a colour of the theme; never colour alone."""

    sign: str
    word: str
    colour: str

    @property
    def text(self) -> str:
        return f"{self.sign} {self.word}"


def mark(judgement: str | None, difference: float | None) -> Mark:
    """The mark of a comparison; without a better way only higher or lower is said."""
    if difference is None:
        return Mark(MISSING, "niet te vergelijken", "gray")
    if judgement == "gelijk" or difference == 0:
        return Mark("=", "gelijk", "gray")
    sign, direction = ("▲", "hoger") if difference > 0 else ("▼", "lager")
    if judgement is None:
        return Mark(sign, direction, "gray")
    return Mark(sign, judgement, "blue" if judgement == "beter" else "orange")


def comparison(
    unit: str,
    difference: float | None,
    relative: float | None,
    compared: float | None,
    against: str,
) -> str:
    """A KPI beside what a view compares with, a key of AGAINST: "9 % onder raming"."""
    name = AGAINST[against]
    if difference is None:
        return f"geen {name} om mee te vergelijken"
    return apart(unit, difference, relative, compared, name)


def apart(
    unit: str, difference: float, relative: float | None, compared: float | None, name: str
) -> str:
    """A difference in words: "2,1 procentpunt boven vorig kwartaal".

    `difference` is in the KPI's unit (a fraction for shares), `relative` the difference as a
    fraction of `compared`, which is called `name`.
    """
    size = _size(unit, abs(difference), relative, compared)
    if size is None:
        return f"gelijk aan {name}"
    return f"{size} {'boven' if difference > 0 else 'onder'} {name}"


def signed(difference: float | None, unit: str) -> str:
    """A difference in a KPI's unit with its sign: "+2,1 procentpunt".

    A small one gets the decimals that it needs: what differs never reads as zero.
    """
    if difference is None:
        return MISSING
    size = abs(difference) * (100 if unit == "aandeel" else 1)
    decimals = 1 if unit == "aandeel" else _DECIMALS.get(unit, 0)
    while size and round(size, decimals) == 0:
        decimals += 1
    sign = "+" if difference > 0 else "\N{MINUS SIGN}" if difference < 0 else ""
    before = f"€{NBSP}" if unit == "euro" else ""
    after = "procentpunt" if unit == "aandeel" else unit if unit in _SPOKEN else ""
    return f"{sign}{before}{number(size, decimals)}{NBSP}{after}".rstrip(NBSP)


def running(label: str) -> str:
    """A label inside a sentence: "eerste contact"; an abbreviation stays as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def capitalised(text: str) -> str:
    """A text as a line starts with it; the rest of it stays as it is."""
    return text[:1].upper() + text[1:]


def _size(
    unit: str, difference: float, relative: float | None, compared: float | None
) -> str | None:
    """How much it differs, or nothing when it reads as zero."""
    if unit == "aandeel":
        return _unless_zero(number(difference * 100, 1), "procentpunt")
    if unit == "euro":
        return None if round(difference) == 0 else rough_euro(difference)
    if unit in _DECIMALS:
        decimals = _DECIMALS[unit]
        return _unless_zero(number(difference, decimals), unit if unit in _SPOKEN else "punt")
    if relative is None or compared is None or abs(compared) < FEWEST_FOR_PERCENT:
        return _unless_zero(number(difference), "")
    return _unless_zero(number(abs(relative) * 100), "%")


def _unless_zero(amount: str, unit: str) -> str | None:
    if not amount.strip("0,"):
        return None
    return f"{amount}{NBSP}{unit}" if unit else amount


def _no_negative_zero(amount: float, decimals: int) -> float:
    return 0.0 if round(amount, decimals) == 0 else amount
