"""What comes after the closing of a crisis: a rating, a review of the run-up, causes found."""

import numpy as np
import polars as pl

from data.demo import calendar
from data.demo.chance import Draw, choose, evenly, pick, spread

RATED = 0.45
# Share of crises closed in each quarter that is reviewed: the partners start learning.
REVIEWED = (0.22, 0.26, 0.31, 0.36, 0.42, 0.47, 0.53, 0.58, 0.62)

_CAUSES = {
    "jeugdige": ("suicidaliteit", "agressie", "weglopen", "middelengebruik", "trauma", "psychose"),
    "gezin": ("opvoedonmacht", "scheiding", "psychiatrie-ouder", "huiselijk-geweld", "schulden"),
    "context": ("hulp-gestopt", "wachttijd", "schooluitval", "huisvesting"),
}
_WEIGHTS = (8, 6, 5, 4, 3, 2)
# How often a review names a cause in each domain: at the start, and more with every quarter.
_NAMED = {"jeugdige": (0.52, 0.02), "gezin": (0.60, 0.02), "context": (0.28, 0.03)}


def after_closing(draw: Draw, frame: pl.DataFrame) -> pl.DataFrame:
    """The reports with cijfer, geevalueerd_op and oorzaken; consults get none of these."""
    key, closed = frame["key"].to_numpy(), frame["afgesloten_op"].to_numpy()
    crisis = ~frame["consult"].to_numpy()
    since = np.clip(calendar.quarters_of(closed) - calendar.FIRST, 0, len(REVIEWED) - 1)
    u = evenly(draw("reviewed", key), frame["shard"].to_numpy(), since, crisis)
    reviewed = crisis & (u < np.array(REVIEWED)[since])
    review_day = closed + spread(draw("review after", key), 4, 14, 22, 30, 38, 53)
    rating = spread(draw("rating", key), 48, 68, 76, 83, 96) / 10
    rated = crisis & (draw("rated", key) < RATED)
    return frame.with_columns(
        cijfer=pl.when(pl.Series(rated)).then(pl.Series(rating)),
        geevalueerd_op=np.where(reviewed, review_day, np.datetime64("NaT")),
        oorzaken=pl.when(pl.Series(reviewed)).then(_causes(draw, key, since)),
    )


def _causes(draw: Draw, key: np.ndarray, since: np.ndarray) -> pl.Expr:
    """At most one cause of each domain, joined by |."""
    found = [_cause(draw, domain, key, since) for domain in _CAUSES]
    joined = pl.concat_str(found, separator="|", ignore_nulls=True)
    return pl.when(joined != "").then(joined)


def _cause(draw: Draw, domain: str, key: np.ndarray, since: np.ndarray) -> pl.Series:
    options = [f"{domain}:{code}" for code in _CAUSES[domain]]
    start, growth = _NAMED[domain]
    named = draw(f"{domain} named", key) < start + growth * since
    cause = choose(options, pick(draw(f"{domain} cause", key), _WEIGHTS[: len(options)]))
    return cause.cast(pl.String).set(pl.Series(~named), None)
