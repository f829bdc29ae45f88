"""Over which quarters places and providers can be compared: one, or all of the view."""

from collections.abc import Sequence

import polars as pl

from dashboard import words, years
from dashboard.scene import Scene, asked
from data.quarters import quarter_label
from queries.conclusions import MIN_CASES
from queries.selection import Selection


def reach(scene: Scene, keys: Sequence[str]) -> Selection:
    """The focus quarter, where every place and provider has cases enough of these KPIs.

    Else all quarters of the view.
    """
    split = [asked(scene, keys, [by]) for by in ("gemeente", "organisatie")]
    present = pl.concat(split).filter(pl.col("noemer") + pl.col("wachtend") > 0)
    enough = len(present) and len(years.speaking(present)) == len(present)
    return scene.focus if enough else scene.course


def in_words(scene: Scene, over: Selection) -> str:
    """Over which quarters places and providers are compared, and why over more than one."""
    last = quarter_label(scene.view.last)
    if over.first == over.last:
        return f"Over {last}."
    return (
        f"Over {words.span(over.first, over.last)} samen: in {last} alleen heeft niet iedere "
        f"gemeente en aanbieder {MIN_CASES} gevallen waarvan de uitkomst bekend is."
    )
