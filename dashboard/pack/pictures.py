"""Charts of the pages as vector pictures, in the colours of the light theme."""

from typing import Any

import polars as pl
import vl_convert

from dashboard.charts import Spec

# Those of [theme.light] in .streamlit/config.toml, which the specs ask for by name.
INK = {
    "blue": "#1f5fa8",
    "orange": "#c2570c",
    "gray": "#5c6875",
    "text": "#0c1722",
    "border": "#cfd8e3",
    "back": "#f2f5f9",
}
# Texts are measured in a font that vl-convert brings, whatever else the machine has; a file then
# names a font of its own.
FONT = "Liberation Sans"
_TEXT = {"labelFontSize": 12, "titleFontSize": 12, "labelColor": INK["gray"]}
_CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": None,
    "view": {"stroke": None},
    "axis": _TEXT
    | {
        "gridColor": INK["border"],
        "domainColor": INK["border"],
        "tickColor": INK["border"],
        "titleColor": INK["gray"],
    },
    "legend": _TEXT | {"titleColor": INK["gray"]},
    "text": {"color": INK["text"]},
}
_COLOURED = ("value", "range", "color", "fill", "stroke")


def svg(spec: Spec, rows: pl.DataFrame, width: int) -> str:
    """The chart as SVG, `width` pixels wide; nothing is fetched to draw it."""
    whole = _inked(spec) | {
        "data": {"values": rows.to_dicts()},
        "width": width,
        "autosize": {"type": "fit", "contains": "padding"},
        "config": _merged(_CONFIG, spec.get("config", {})),
    }
    drawn: str = vl_convert.vegalite_to_svg(whole, allowed_base_urls=[])
    return drawn


def _inked(part: Any, key: str = "") -> Any:
    """The spec with the theme's colours for their names, where a colour can stand."""
    if isinstance(part, dict):
        return {name: _inked(value, name) for name, value in part.items()}
    if isinstance(part, list):
        return [_inked(each, key) for each in part]
    return INK.get(part, part) if isinstance(part, str) and key in _COLOURED else part


def _merged(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Both, the second over the first, part by part."""
    both = first | second
    for name in first.keys() & second.keys():
        if isinstance(first[name], dict):
            both[name] = _merged(first[name], second[name])
    return both
