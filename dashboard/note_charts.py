"""The signs of notes in a chart: a layer over any chart that has quarters along its foot."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.charts import Spec
from dashboard.notes import Note

# Pixels that a sign takes, and how far it stands above the plot.
SIGN_PIXELS = 14
_ABOVE = -5


def over_quarters(spec: Spec) -> bool:
    """Whether quarters stand along the foot of a chart."""
    return _foot(spec) is not None


def with_marks(spec: Spec, notes: Sequence[Note]) -> Spec:
    """The chart with the sign of each note above its quarter, side by side where there are more.

    Without notes it is the same chart.
    """
    if not notes:
        return spec
    return spec | {"layer": [*spec["layer"], _layer(_foot(spec), rows(notes))]}


def rows(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """kwartaal, teken, uitleg, and `opzij`: how many pixels from the middle of the quarter."""
    by_quarter: dict[str, list[Note]] = {}
    for note in notes:
        by_quarter.setdefault(note.quarter, []).append(note)
    return [
        {
            "kwartaal": quarter,
            "teken": note.sign,
            "uitleg": note.told,
            "opzij": (place - (len(together) - 1) / 2) * SIGN_PIXELS,
        }
        for quarter, together in by_quarter.items()
        for place, note in enumerate(together)
    ]


def _foot(spec: Spec) -> dict[str, Any] | None:
    """How a layered chart places its quarters."""
    placed = (layer.get("encoding", {}).get("x", {}) for layer in spec.get("layer", ()))
    return next((each for each in placed if each.get("field") == "kwartaal"), None)


def _layer(foot: dict[str, Any] | None, values: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "data": {"values": values},
        "mark": {
            "type": "text",
            "baseline": "bottom",
            "fontSize": 15,
            "dx": {"expr": "datum.opzij"},
        },
        "encoding": {
            "x": foot,
            "y": {"value": _ABOVE},
            "text": {"field": "teken", "type": "nominal"},
            "color": {"value": "gray"},
            "tooltip": [
                {"field": "kwartaal", "type": "nominal", "title": "Kwartaal"},
                {"field": "uitleg", "type": "nominal", "title": "Uitleg"},
            ],
        },
    }
