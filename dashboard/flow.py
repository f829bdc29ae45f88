"""Stepped help as a stream: who had enough at each part, and who went on to which.

Of each part the families stand in a bar, cut up by what came next. Bands run from a bar to the
bars of later parts below it, past the bars in between.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from queries.trajectories import NO_STEP, STEPS

ENOUGH, ELSEWHERE, WAITING, UNDER_WAY = "genoeg", "elders", "wacht", "onderweg"
# As parts of the first bar: the room left of later bars for their names, and between bands.
_MARGIN, _GAP = 0.3, 0.015


@dataclass(frozen=True)
class Part:
    """Families at one part: how many began, how many ended and wait, what came next of the others.

    `steps` counts the ended ones that were followed, by ENOUGH, a later part's code or ELSEWHERE.
    """

    code: str
    began: int
    waiting: int
    steps: Mapping[str, int]

    @property
    def followed(self) -> int:
        return sum(self.steps.values())

    def pieces(self, arriving: int) -> dict[str, int]:
        """The whole bar: the steps, then who waits, then who is under way."""
        ended = self.followed + self.waiting
        under_way = max(self.began, arriving) - ended
        return {**self.steps, WAITING: self.waiting, UNDER_WAY: max(under_way, 0)}


@dataclass(frozen=True)
class Block:
    """A piece of a part's bar: the families to whom the same happened, from start to end."""

    part: str
    kind: str
    count: int
    start: float
    end: float


@dataclass(frozen=True)
class Band:
    """The families that went from one part to a later one.

    `stretches` are the (start, end) it takes below the bar of origin, beside each bar in between,
    and above the bar of its target.
    """

    origin: str
    target: str
    count: int
    stretches: tuple[tuple[float, float], ...]

    @property
    def left(self) -> float:
        return self.stretches[-1][0]


@dataclass(frozen=True)
class Flow:
    """Where everything stands, counted in families from the left; `width` is that of the whole."""

    blocks: tuple[Block, ...]
    bands: tuple[Band, ...]

    @property
    def width(self) -> float:
        ends = [block.end for block in self.blocks]
        return max([*ends, *(end for band in self.bands for _, end in band.stretches)])


def parts(steps: pl.DataFrame, begun: pl.DataFrame) -> list[Part]:
    """The parts of Elkander out of figures.

    `steps` are those of doorstroom by werkwijze_vervolgstap, whose denominators are the ended that
    were followed; `begun` those of licht_begonnen by werkwijze, whose denominators are the begun.
    """
    began = dict(begun.select("categorie", pl.col("noemer").fill_null(0)).iter_rows())
    codes = pl.col("categorie").str.split("|").list
    rows = steps.with_columns(van=codes.get(0), naar=codes.get(1))
    return [_part(code, rows.filter(van=code), int(began.get(code, 0))) for code in STEPS]


def _part(code: str, rows: pl.DataFrame, began: int) -> Part:
    later = STEPS[STEPS.index(code) + 1 :]
    counts = dict.fromkeys((ENOUGH, *later, ELSEWHERE), 0)
    for target, ended in rows.select("naar", pl.col("noemer").fill_null(0)).iter_rows():
        # A step back is other help, as is help outside Elkander.
        kind = ENOUGH if target == NO_STEP else target if target in later else ELSEWHERE
        counts[kind] += int(ended)
    return Part(code, began, int(rows["wachtend"].fill_null(0).sum()), counts)


def layout(found: Sequence[Part]) -> Flow:
    """Places the bars, each beginning where those who had enough of the one above are past."""
    unit = sum(found[0].pieces(0).values())
    start, blocks, landed = 0.0, list[Block](), list[Band]()
    moving: list[Band] = []
    for part in found:
        arriving = sorted((band for band in moving if band.target == part.code), key=_left)
        landed += _lined_up(arriving, start, 0)
        bar = _bar(part, sum(band.count for band in arriving), start)
        end = bar[-1].end if bar else start
        others = sorted((band for band in moving if band.target != part.code), key=_by_target)
        moving = [*_lined_up(others, end + _GAP * unit, _GAP * unit), *_leaving(bar)]
        blocks += bar
        start = max(start + part.steps[ENOUGH], _MARGIN * unit)
    return Flow(tuple(blocks), tuple(landed))


def _left(band: Band) -> float:
    return band.left


def _by_target(band: Band) -> tuple[str, float]:
    return band.target, band.left


def _bar(part: Part, arriving: int, start: float) -> list[Block]:
    blocks = []
    for kind, count in part.pieces(arriving).items():
        if count:
            blocks.append(Block(part.code, kind, count, start, start + count))
        start += count
    return blocks


def _leaving(bar: Iterable[Block]) -> list[Band]:
    return [
        Band(block.part, block.kind, block.count, ((block.start, block.end),))
        for block in bar
        if block.kind in STEPS
    ]


def _lined_up(bands: Iterable[Band], start: float, gap: float) -> list[Band]:
    """The bands, each with its next stretch: side by side from `start` on."""
    placed = []
    for band in bands:
        stretch = (start, start + band.count)
        placed.append(replace(band, stretches=(*band.stretches, stretch)))
        start += band.count + gap
    return placed
