"""What each way of working delivered, measure by measure, beside its published figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboard import names, words
from dashboard.scene import Scene, asked, kpi
from queries.conclusions import MIN_CASES
from queries.model import Reference

BEGUN, ENDED, PLANNED = "licht_begonnen", "uitval", "volgens_plan"
# The measures of a card in their order, as the card calls them.
MEASURES = {
    "kort_genoeg": "Had genoeg",
    "binnen_max_gesprekken": "Binnen maximum gesprekken",
    PLANNED: "Volgens plan beëindigd",
    ENDED: "Uitval",
    "weer_thuis": "Weer thuis",
    "dagbesteding": "Zinvolle dagbesteding",
    "geen_terugval": "Geen terugval",
    "zonder_hulp_verder": "Zonder (zware) hulp verder",
    "geen_nieuwe_start": "Geen nieuwe start in een jaar",
    "uithuisplaatsing_voorkomen": "Uithuisplaatsing voorkomen",
    "trajectduur": "Duur",
    "cijfer_traject": "Waardering",
}
# Published figures are whole per cents and days, ratings have one decimal.
_DECIMALS = {"aandeel": 2, "dagen": 0, "cijfer": 1}


@dataclass(frozen=True)
class Score:
    """One measure of one way of working, in the KPI's unit.

    `value` is null on fewer than MIN_CASES answers (`n`); `whole` is that of all ways of working
    together, null where the measure is about this one alone. The first of `references` is the
    published figure it is held against.
    """

    key: str
    value: float | None
    n: int
    whole: float | None
    waiting: int
    references: tuple[Reference, ...]

    @property
    def label(self) -> str:
        lower = kpi(self.key).direction == "lower"
        return MEASURES[self.key] + (" (lager is beter)" if lower else "")

    @property
    def text(self) -> str:
        """The value as the cards write it, with the answers it rests on."""
        if self.value is None:
            return f"te weinig antwoorden (n = {words.number(self.n)})"
        return f"{worded(self.key, self.value)} (n = {words.number(self.n)})"

    @property
    def reached(self) -> bool | None:
        """Whether it is at least as good as the published figure, as precise as that is given."""
        if self.value is None or not self.references:
            return None
        found = round(self.value, _DECIMALS[kpi(self.key).unit])
        published = self.references[0].value
        return found <= published if kpi(self.key).direction == "lower" else found >= published


@dataclass(frozen=True)
class Way:
    """A way of working: trajectories begun and ended, and its scores that have any answer."""

    code: str
    begun: int
    ended: int
    scores: tuple[Score, ...]
    status: str

    @property
    def name(self) -> str:
        return names.WERKWIJZE.get(self.code, self.code)

    @property
    def about(self) -> str:
        return names.WERKWIJZE_UITLEG.get(self.code, "")

    @property
    def counted(self) -> str:
        return f"{words.number(self.begun)} begonnen, {words.number(self.ended)} beëindigd"

    @property
    def in_short(self) -> str:
        """Its numbers and how many ended as planned, or that they are too few to say."""
        if not self.told:
            return f"{self.counted}: te weinig"
        planned = {score.key: score for score in self.scores}[PLANNED]
        return f"{self.counted}, {worded(PLANNED, planned.value or 0)} volgens plan"

    @property
    def told(self) -> bool:
        """Whether enough trajectories ended to say anything of it."""
        return self.ended >= MIN_CASES

    @property
    def published(self) -> tuple[Score, ...]:
        return tuple(score for score in self.scores if score.references)


def worded(key: str, value: float) -> str:
    unit = kpi(key).unit
    return words.percentage(value) if unit == "aandeel" else words.value(value, unit)


def ways_of(scene: Scene) -> list[Way]:
    """The ways of working with a trajectory in the view; those with a published figure first."""
    keys = (*MEASURES, BEGUN)
    rows = asked(scene, keys, ["werkwijze"], scene.course).sort("categorie")
    whole = {row["kpi"]: row for row in asked(scene, keys, (), scene.course).iter_rows(named=True)}
    by_way = groupby(rows.iter_rows(named=True), key=lambda row: row["categorie"])
    found = [_way(code, {row["kpi"]: row for row in part}, whole) for code, part in by_way]
    return sorted((way for way in found if way.begun or way.ended), key=_order)


def names_of(scene: Scene) -> list[str]:
    """Every way of working in the store, also those without a trajectory in the view."""
    codes = asked(scene, [BEGUN], ["werkwijze"], scene.course)["categorie"]
    return sorted(names.WERKWIJZE.get(code, code) for code in codes)


def _order(way: Way) -> tuple[bool, int]:
    return not (way.told and way.published), -way.ended


def _way(code: str, rows: Mapping[str, Any], whole: Mapping[str, Any]) -> Way:
    scores = [_score(code, rows[key], whole[key]) for key in MEASURES if rows[key]["noemer"]]
    begun, ended = (int(rows[key]["noemer"] or 0) for key in (BEGUN, ENDED))
    return Way(code, begun, ended, tuple(scores), rows[ENDED]["status"])


def _score(code: str, row: Mapping[str, Any], whole: Mapping[str, Any]) -> Score:
    n = int(row["noemer"])
    about = [each for each in kpi(row["kpi"]).references if each.category in (None, code)]
    return Score(
        row["kpi"],
        row["waarde"] if n >= MIN_CASES else None,
        n,
        whole["waarde"] if whole["noemer"] > n else None,
        row["wachtend"],
        tuple(about),
    )


def headline(ways: Sequence[Way]) -> str:
    """How many of the published figures are reached: the answer to the page's question."""
    judged = [bool(score.reached) for way, score in _judged(ways)]
    if not judged:
        return "Er is nog geen gepubliceerd cijfer om de uitkomsten naast te leggen."
    if len(judged) == 1:
        reached = "gehaald" if judged[0] else "nog niet gehaald"
        return f"Er is hier een gepubliceerd cijfer om naast te leggen, en dat is {reached}."
    verb = "wordt" if sum(judged) == 1 else "worden"
    return f"Van de {len(judged)} gepubliceerde cijfers {verb} er {sum(judged) or 'geen'} gehaald."


def detail(ways: Sequence[Way]) -> list[str]:
    """A line of what is reached, the first published figure of each, and one of what is not."""
    judged = _judged(ways)
    missed = [pair for pair in judged if not pair[1].reached]
    first = {way.code: (way, score) for way, score in reversed(judged) if score.reached}
    shown = list(reversed(first.values()))
    some = ", onder andere" if len(shown) + len(missed) < len(judged) else ""
    lines = [_line(f"Gehaald{some}", shown), _line("Nog niet gehaald", missed)]
    return [line for line in lines if line]


def scope(ways: Sequence[Way], span: str) -> str:
    """On what the page rests; `span` names the quarters."""
    ended = words.number(sum(way.ended for way in ways))
    counted = "1 werkwijze" if len(ways) == 1 else f"{len(ways)} werkwijzen"
    return (
        f"Over {span}: {ended} beëindigde trajecten in {counted}. Bij kleine aantallen kan een "
        "verschil toeval zijn."
    )


def _judged(ways: Iterable[Way]) -> list[tuple[Way, Score]]:
    """The scores that stand beside a published figure."""
    told = (way for way in ways if way.told)
    return [(way, each) for way in told for each in way.published if each.reached is not None]


def _line(start: str, pairs: Sequence[tuple[Way, Score]]) -> str:
    said = [_beside(way, score) for way, score in pairs]
    return f"{start}: {'; '.join(said)}." if said else ""


def _beside(way: Way, score: Score) -> str:
    """ "ThuisBest, weer thuis: 73 % (gepubliceerd 73 %, n = 79)"."""
    label = words.running(MEASURES[score.key])
    published = worded(score.key, score.references[0].value)
    value = worded(score.key, score.value or 0)
    n = words.number(score.n)
    return f"{way.name}, {label}: {value} (gepubliceerd {published}, n{words.NBSP}={words.NBSP}{n})"
