"""What the page Opbrengsten says of a verdict: sentences, badge, and the rows of its chart."""

from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from dashboard import frames, words, yield_charts
from dashboard.scene import Scene, kpi
from dashboard.words import Mark
from dashboard.yield_rule import part
from data.quarters import quarter_label
from queries import verdicts as rule
from queries.periods import STATUSES
from queries.scope import EVERYONE
from queries.survival import survival
from queries.verdicts import Verdict

_VIEWS_KEPT = 64
_NUMBERS = ("geen", "één", "twee", "drie", "vier")
MARKS = {
    rule.ON_SCHEDULE: Mark("=", rule.ON_SCHEDULE, "blue"),
    rule.AHEAD: Mark("+", rule.AHEAD, "blue"),
    rule.BEHIND: Mark("!", rule.BEHIND, "orange"),
    rule.OPEN: Mark("…", rule.OPEN, "gray"),
}
DURATION = "vervolgduur"
NOTES = {
    "vervolgkosten_per_crisis": "De kosten van een crisis lopen een jaar door en worden laat "
    "gedeclareerd: een kwartaal telt pas mee als ook de declaraties daarvan er zijn.",
}
_RUNS = {
    rule.ON_SCHEDULE: ("loopt er {} op schema", "lopen er {} op schema"),
    rule.AHEAD: ("loopt er {} voor", "lopen er {} voor"),
    rule.BEHIND: ("loopt er {} achter", "lopen er {} achter"),
    rule.OPEN: ("is er {} nog niet te beoordelen", "zijn er {} nog niet te beoordelen"),
}
_LEFT_OUT = {
    rule.WAITS: ("wacht nog", "wachten nog"),
    rule.PROVISIONAL: ("is nog voorlopig", "zijn nog voorlopig"),
    rule.NO_ESTIMATE: ("heeft geen raming", "hebben geen raming"),
    rule.ABSENT: ("heeft geen cijfer", "hebben geen cijfer"),
}


@lru_cache(_VIEWS_KEPT)
def verdicts(scene: Scene) -> tuple[Verdict, ...]:
    """The verdicts over the quarters of the view."""
    return rule.verdicts(scene.source.cubes, scene.course, audience=scene.audience, viewer=EVERYONE)


def headline(found: Sequence[Verdict]) -> str:
    """The one sentence of the page: "Van de vier opbrengsten lopen er twee op schema, ..."."""
    judged = [each.oordeel for each in found]
    counts = {each: judged.count(each) for each in rule.JUDGEMENTS if each in judged}
    total = _NUMBERS[len(found)]
    if set(counts) == {rule.OPEN}:
        return f"Van de {total} opbrengsten is er nog geen te beoordelen."
    runs = [_RUNS[each][count > 1].format(_NUMBERS[count]) for each, count in counts.items()]
    said = f"Van de {total} opbrengsten {words.listed(runs)}"
    behind = [words.running(name(each)) for each in found if each.oordeel == rule.BEHIND]
    return f"{said}; meer tijd is nodig bij {words.listed(behind)}." if behind else f"{said}."


def name(verdict: Verdict) -> str:
    """The KPI's label without its unit."""
    return kpi(verdict.kpi).label.partition(" (")[0]


def reason(verdict: Verdict) -> str:
    """Why the verdict is what it is, in one sentence."""
    found, unit = verdict.together, kpi(verdict.kpi).unit
    cases = words.number(found.n)
    match verdict.reason:
        case "no_figures":
            return "Over deze kwartalen zijn er voor deze keuze geen cijfers."
        case "no_estimate":
            return "Voor deze keuze van gebied, organisatie en kwartalen is er geen raming."
        case "unsettled":
            return "Er is nog geen kwartaal dat vaststaat en een raming heeft."
        case "few":
            return (
                f"In {over(verdict.quarters)} zijn er {cases} gevallen; voor een oordeel zijn er "
                f"ten minste {rule.MIN_CASES} nodig."
            )
        case "wide":
            return (
                f"Met {cases} gevallen in {over(verdict.quarters)} is de marge "
                f"{size(unit, found.marge)}, meer dan {part(rule.WIDEST)} van de raming van "
                f"{words.value(found.raming, unit)}; dan zegt op schema lopen niets."
            )
    beyond = "binnen" if verdict.reason == "within" else "buiten"
    return f"{_held(verdict)}: {_apart(verdict)}, {beyond} de marge van {size(unit, found.marge)}."


def _held(verdict: Verdict) -> str:
    """What happened beside both estimates."""
    found, unit = verdict.together, kpi(verdict.kpi).unit
    happened, estimate, baseline = (
        words.value(each, unit) for each in (found.waarde, found.raming, found.eerste_raming)
    )
    also = "ook de eerste raming" if baseline == estimate else f"eerste raming {baseline}"
    first = "" if found.eerste_raming is None else f" ({also})"
    return f"{happened} over {over(verdict.quarters)}, waar {estimate} geraamd was{first}"


def _apart(verdict: Verdict) -> str:
    difference = verdict.together.verschil or 0.0
    amount = size(kpi(verdict.kpi).unit, abs(difference))
    return f"{amount} {'hoger' if difference > 0 else 'lager'}"


def size(unit: str, amount: float | None) -> str:
    """A difference without its direction: "2,7 procentpunt"."""
    if unit == "aandeel" and amount is not None:
        return f"{words.number(amount * 100, 1)}{words.NBSP}procentpunt"
    return words.value(amount, unit)


def title(verdict: Verdict) -> str:
    """The difference so far; without a verdict only which course this is."""
    found = verdict.together
    if verdict.oordeel == rule.OPEN or not found.raming or found.verschil is None:
        return f"{name(verdict)} per kwartaal"
    apart = words.apart(
        kpi(verdict.kpi).unit,
        found.verschil,
        found.verschil / found.raming,
        found.raming,
        "de raming",
    )
    return f"{words.capitalised(apart)} in {over(verdict.quarters)}"


def foot(verdict: Verdict) -> str:
    """On how many cases and quarters it rests, and why others stay out."""
    course, counting = verdict.course, len(verdict.quarters)
    parts = [f"n = {words.number(verdict.together.n)}"] if counting else []
    quarters = "kwartaal" if len(course) == 1 else "kwartalen"
    counts = "telt" if counting == 1 or len(course) == 1 else "tellen"
    parts.append(f"{counting} van {len(course)} {quarters} {counts} mee")
    for stand, said in _LEFT_OUT.items():
        left_out = course.filter(pl.col("stand") == stand)["kwartaal"].to_list()
        if left_out:
            parts.append(f"{over(left_out)} {said[len(left_out) > 1]}")
    return " · ".join(parts)


@lru_cache(_VIEWS_KEPT)
def running(scene: Scene) -> str:
    """How long follow-up lasts with what still runs, which its mean leaves out."""
    found = survival(
        scene.source.cubes, DURATION, scene.course, audience=scene.audience, viewer=EVERYONE
    ).row(0, named=True)
    said = (
        "Dit gemiddelde telt alleen hulp die is afgelopen. Lange hulp is pas later afgelopen, dus "
        "in de eerste jaren loopt het vanzelf op."
    )
    if found["mediaan"] is None:
        return said
    return (
        f"{said} Met de lopende hulp meegeteld is de helft na {words.number(found['mediaan'])} "
        f"dagen klaar (mediaan, n = {words.number(found['aantal'])})."
    )


def note(scene: Scene, verdict: Verdict) -> str | None:
    """What a reader of this yield must know beside its verdict."""
    return running(scene) if verdict.kpi == DURATION else NOTES.get(verdict.kpi)


def over(quarters: Sequence[int]) -> str:
    """Quarters as "2020-K3 t/m 2022-K2"; those that leave some out one by one."""
    if not quarters:
        return ""
    if quarters[-1] - quarters[0] + 1 == len(quarters):
        return words.span(quarters[0], quarters[-1])
    return words.listed([quarter_label(each) for each in quarters])


def rows(verdict: Verdict) -> pl.DataFrame:
    """The rows of the chart (yield_charts.COLUMNS) and of its table."""
    unit = kpi(verdict.kpi).unit
    course = verdict.course
    adjusted = verdict.adjusted
    counts, waits = (pl.col("stand") == each for each in (rule.COUNTS, rule.WAITS))
    shown = pl.when(~waits).then("waarde")
    firm = counts | (pl.col("status") != STATUSES[0])
    later = pl.lit(False) if adjusted is None else pl.col("kwartaal") >= adjusted.quarter
    beside = ~firm | ~firm.shift(-1, fill_value=True) | ~firm.shift(1, fill_value=True)
    drawn = course.with_columns(
        waarde=shown,
        vast=pl.when(firm).then(shown),
        # The quarters beside join the dotted line to the firm one.
        voorlopig=pl.when(beside).then(shown),
        open=pl.col("status") != STATUSES[-1],
        bijgesteld=pl.when(later).then("raming"),
        wacht=waits,
        wacht_tekst=pl.when(waits & _middle(waits)).then(pl.lit("wacht")),
        n=frames.cases(),
        kwartaal=frames.quarter_labels(course["kwartaal"]),
    )
    for column, into in (
        ("waarde", "tekst"),
        ("eerste_raming", "eerste_tekst"),
        ("bijgesteld", "bijgesteld_tekst"),
    ):
        drawn = frames.texts(drawn, column, unit, into)
    return drawn


def _middle(waits: pl.Expr) -> pl.Expr:
    """The middle row of each stretch."""
    place = pl.int_range(pl.len()).over(waits.rle_id())
    return place == (pl.len().over(waits.rle_id()) - 1) // 2


def alt(verdict: Verdict) -> str:
    """What the chart shows, for who does not see it, and how to read it."""
    said = ["Lijn: wat er gebeurde."]
    lines, adjusted = estimates(verdict), verdict.adjusted
    if not lines:
        said.append("Er is geen raming om ernaast te leggen.")
    if yield_charts.BASELINE in lines:
        said.append(f"Dun gestreept: {yield_charts.BASELINE}.")
    if yield_charts.ADJUSTED in lines and adjusted is not None:
        said.append(
            f"Dik gestreept: {yield_charts.ADJUSTED} vanaf {quarter_label(adjusted.quarter)} "
            f"(vastgesteld {words.dutch_date(adjusted.adopted)})."
        )
    waits = ", grijs wacht nog" if (verdict.course["stand"] == rule.WAITS).any() else ""
    said.append(f"Open punten kunnen nog veranderen; gestippeld telt nog niet mee{waits}.")
    return " ".join(said)


def estimates(verdict: Verdict) -> tuple[str, ...]:
    """Which estimates the quarters shown have: names of yield_charts."""
    drawn = rows(verdict)
    columns = {yield_charts.BASELINE: "eerste_raming", yield_charts.ADJUSTED: "bijgesteld"}
    return tuple(name for name, column in columns.items() if drawn[column].count())


def summary(found: Sequence[Verdict]) -> pl.DataFrame:
    """A row a yield, in words: what a council is told."""
    records = []
    for each in found:
        unit, together = kpi(each.kpi).unit, each.together
        records.append(
            {
                "opbrengst": name(each),
                "oordeel": words.capitalised(each.oordeel),
                "gebeurd": words.value(together.waarde, unit),
                "raming": words.value(together.raming, unit),
                "eerste_raming": words.value(together.eerste_raming, unit),
                "verschil": words.MISSING if together.verschil is None else _apart(each),
                "n": together.n,
                "toelichting": reason(each),
            }
        )
    return pl.DataFrame(records)
