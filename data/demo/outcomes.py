"""What is known once a trajectory has ended, near the published reference of its way of working."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from data.demo.calendar import FIRST, HORIZON, first_day
from data.demo.chance import Draw, choose, evenly, pick, spread

# Share of "ja" in ThuisBest (reference: 73 % home again, 82 % daytime activity, 91 % no relapse)
# and in the other ways of working that are asked.
_ANSWERS = {"thuis_na": (0.73, 0.58), "dagbesteding": (0.82, 0.71), "terugval": (0.09, 0.22)}
_ASKED = ("thuisbest", "beter-met-thuis", "isb")
# ISB: 40 % of out-of-home placements prevented.
_THREATENED = {"isb": 0.92, "gezin-totaal": 0.30}
_PREVENTED = 0.40
_REASON = ("01", "02", "03", "04", "05")
_REASON_WEIGHTS = {
    "thuisbest": (80, 8, 5, 4, 3),
    "elkander-1": (82, 9, 6, 1, 2),
    "kek": (80, 9, 5, 2, 4),
}
_REASON_ELSE = (70, 11, 10, 4, 5)
# KEK: 7 of 10 children go on without extra support.
_WITHOUT_HELP = ("01", "02", "03", "04", None)
_WITHOUT_HELP_WEIGHTS = {"kek": (27, 22, 23, 18, 10)}
_WITHOUT_HELP_ELSE = (36, 18, 17, 11, 18)
_MOST_TALKS = {"elkander-1": 5, "elkander-3": 12, "elkander-4": 12}
_WITHIN_MOST = 0.91
_DAYS_A_TALK = 11
_RATED = 0.5


def outcomes(draw: Draw, frame: pl.DataFrame) -> pl.DataFrame:
    """The trajectories with reason, talks, outcomes and rating as they will be at their end.

    One that the merger ended has only its reason (05, external circumstances).
    """
    without_help = _by_way(
        draw, frame, "without help", _WITHOUT_HELP, _WITHOUT_HELP_WEIGHTS, _WITHOUT_HELP_ELSE
    )
    reason = _by_way(draw, frame, "reason", _REASON, _REASON_WEIGHTS, _REASON_ELSE)
    known = pl.DataFrame(
        {
            **{name: _answer(draw, frame, name, shares) for name, shares in _ANSWERS.items()},
            **_placement(draw, frame),
            "zonder_hulp_verder": without_help,
            "cijfer": _rating(draw, frame),
        }
    ).with_columns(pl.when(pl.Series(~frame["merged"])).then(pl.all()))
    return frame.hstack(known).with_columns(
        reden_beeindiging=pl.when("merged").then(pl.lit("05")).otherwise(reason),
        gesprekken=_talks(draw, frame),
    )


def _even(draw: Draw, frame: pl.DataFrame, subject: str) -> np.ndarray:
    """Draws that give each way of working its share among those that end in the demo's quarters."""
    ended = frame["einddatum"].to_numpy()
    ends = (ended >= first_day(FIRST)) & (ended <= HORIZON) & ~frame["merged"].to_numpy()
    return evenly(
        draw(subject, frame["key"].to_numpy()),
        frame["shard"].to_numpy(),
        frame["werkwijze"],
        ends,
    )


def _by_way(
    draw: Draw,
    frame: pl.DataFrame,
    subject: str,
    options: Sequence[str | None],
    weights: Mapping[str, Sequence[float]],
    otherwise: Sequence[float],
) -> pl.Series:
    u = _even(draw, frame, subject)
    index = pick(u, otherwise)
    for each, own in weights.items():
        index = np.where((frame["werkwijze"] == each).to_numpy(), pick(u, own), index)
    return pl.Series(options, dtype=pl.String)[index]


def _answer(draw: Draw, frame: pl.DataFrame, name: str, shares: tuple[float, float]) -> pl.Series:
    way = frame["werkwijze"]
    share = np.where((way == "thuisbest").to_numpy(), *shares)
    return _yes_no(_even(draw, frame, name) < share).set(~way.is_in(_ASKED), None)


def _placement(draw: Draw, frame: pl.DataFrame) -> dict[str, pl.Series]:
    """Whether a placement out of home threatened and, if so, whether it was prevented."""
    way, u = frame["werkwijze"], _even(draw, frame, "threatened")
    share = np.zeros(len(u))
    for each, threatened in _THREATENED.items():
        share = np.where((way == each).to_numpy(), threatened, share)
    threat = u < share
    prevented = _yes_no(u < share * _PREVENTED).set(pl.Series(~threat), None)
    return {
        "uithuisplaatsing_dreigde": _yes_no(threat).set(~way.is_in(list(_THREATENED)), None),
        "uithuisplaatsing_voorkomen": prevented,
    }


def _yes_no(yes: np.ndarray) -> pl.Series:
    return choose(("nee", "ja"), yes)


def _talks(draw: Draw, frame: pl.DataFrame) -> pl.Series:
    """Talks in the whole of the trajectory; nine in ten stay within the maximum of their kind."""
    way, u = frame["werkwijze"], draw("talks", frame["key"].to_numpy())
    within = draw("within most", frame["key"].to_numpy()) < _WITHIN_MOST
    days = (frame["einddatum"] - frame["startdatum"]).dt.total_days().to_numpy()
    talks = 1 + (days * (0.6 + 0.8 * u)).astype(np.int64) // _DAYS_A_TALK
    for each, most in _MOST_TALKS.items():
        few = np.where(within, spread(u, 2, most - 1, most + 1), most + 1)
        talks = np.where((way == each).to_numpy(), few, talks)
    return pl.Series(talks)


def _rating(draw: Draw, frame: pl.DataFrame) -> pl.Series:
    """A rating for half of them: 7,5 on average, 7,9 in ThuisBest."""
    key, thuisbest = frame["key"].to_numpy(), (frame["werkwijze"] == "thuisbest").to_numpy()
    rating = spread(_even(draw, frame, "rating"), 50, 68, 76, 83, 96) + np.where(thuisbest, 4, 0)
    return pl.Series(np.minimum(rating, 100) / 10).set(
        pl.Series(draw("rated", key) >= _RATED), None
    )
