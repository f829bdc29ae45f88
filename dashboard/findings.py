"""Answers in sentences: what changed over the view, with its figures, and what cannot be said."""

from collections.abc import Mapping

from dashboard import words
from dashboard.beginning import Change, Finding, start_label
from dashboard.scene import Scene
from data.quarters import quarter_label


def opening(
    scene: Scene, change: Change, leads: Mapping[Finding, str], share: str, cases: str
) -> str:
    """The answer to a page's question from one share, with the figures that it rests on.

    `leads` hold the answer by finding, `share` what the share is of what ("van de lopende
    trajecten is verblijf"), `cases` what is counted ("trajecten").
    """
    when = words.quarter_words(scene.view.last)
    if change.finding == "geen":
        return f"Over het {when} zijn er geen {cases} om de vraag mee te beantwoorden."
    if change.finding == "weinig":
        return f"{leads['weinig']}: {_numbers(scene, change, cases)}."
    now = f"{words.value(change.value, change.kpi.unit)} {share}"
    n = _n(change.n)
    if change.finding == "alleen":
        return f"In het {when}: {now} ({n}). Er is geen eerder kwartaal om naast te leggen."
    chance = "; dat verschil kan toeval zijn" if change.finding == "toeval" else ""
    return f"{leads[change.finding]}: {now} ({n}), tegen {_then(scene, change)}{chance}."


_JUDGED = {
    "beter": "ja, ",
    "hoger": "ja, ",
    "slechter": "nee, ",
    "lager": "nee, ",
    "toeval": "nog niet te zeggen, ",
    "alleen": "",
}


def judged(scene: Scene, change: Change, subject: str) -> str:
    """Yes or no with its figures, where higher is what is hoped for.

    `subject` goes on after the value: "vroegsignalen bij lokale teams".
    """
    if change.finding == "geen":
        return f"geen cijfers over {quarter_label(scene.view.last)}."
    if change.finding == "weinig":
        return f"te weinig gevallen om iets te zeggen ({_n(_fewest(change))})."
    said = f"{_JUDGED[change.finding]}{words.value(change.value, change.kpi.unit)} {subject}"
    if change.begin is None:
        return f"{said}, zonder vergelijkbaar kwartaal om naast te leggen."
    chance = "; dat verschil kan toeval zijn" if change.finding == "toeval" else ""
    return f"{said}, tegen {_then(scene, change)}{chance}."


def fact(scene: Scene, change: Change, share: str) -> str:
    """One share in a sentence; nothing where there is no figure.

    `share` goes on after the number of cases: "begonnen trajecten begon licht".
    """
    if change.finding == "geen":
        return ""
    if change.finding == "weinig":
        return f"{change.kpi.label}: te weinig gevallen om iets te zeggen ({_n(_fewest(change))})."
    value = words.value(change.value, change.kpi.unit)
    said = f"{value} van de {words.number(change.n)} {share}"
    return f"{said}{versus(scene, change)}."


def versus(scene: Scene, change: Change) -> str:
    """What a figure was at the start, and whether it got better; nothing without a start."""
    if change.begin is None:
        return ""
    judged = {"toeval": "dat verschil kan toeval zijn", "beter": "beter", "slechter": "slechter"}
    said = judged.get(change.finding)
    return f", tegen {_then(scene, change)}{f': {said}' if said else ''}"


def _then(scene: Scene, change: Change) -> str:
    cases = "" if change.kpi.additive else f" ({_n(change.begin_n)})"
    return f"{words.value(change.begin, change.kpi.unit)} in {start_label(scene)}{cases}"


def _n(cases: int) -> str:
    return f"n{words.NBSP}={words.NBSP}{words.number(cases)}"


def _numbers(scene: Scene, change: Change, cases: str) -> str:
    said = f"{words.number(change.n)} {cases} in {quarter_label(scene.view.last)}"
    if change.begin is None:
        return said
    return f"{said}, {words.number(change.begin_n)} in {start_label(scene)}"


def _fewest(change: Change) -> int:
    return change.n if change.begin is None else min(change.n, change.begin_n)
