"""Elkander, the stepped help, as a figure: who had enough at part I, and who went on."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from dashboard import flow, flow_charts, names, words
from dashboard.flow import ELSEWHERE, ENOUGH, UNDER_WAY, WAITING, Block, Flow, Part
from dashboard.scene import Scene, asked, described, kpi
from dashboard.show import Figure
from dashboard.tables import Table, columns
from queries.conclusions import MIN_CASES
from queries.trajectories import NEXT_STEP_DAYS, STEPS

SHORT_ENOUGH = "kort_genoeg"
NUMERALS = dict(zip(STEPS, ("I", "II", "III", "IV"), strict=True))
_NAMES = dict(
    zip(
        STEPS,
        ("korte interventie", "screenen en wegen", "korte gezinshulp", "korte GGZ"),
        strict=True,
    )
)
# How a piece of a bar is called after its number, whole and in short.
_KINDS = {
    ENOUGH: ("hadden genoeg", "genoeg"),
    **{code: (f"naar deel {each}", f"→ {each}") for code, each in NUMERALS.items()},
    ELSEWHERE: ("naar andere hulp", "elders"),
    WAITING: ("wachten nog", "wachten"),
    UNDER_WAY: ("nog bezig", "bezig"),
}
_COLUMNS = columns(
    ("naam", "Deel", "tekst"),
    ("begonnen", "Begonnen", "aantal"),
    ("gevolgd", f"Klaar en {NEXT_STEP_DAYS} dagen gevolgd", "aantal"),
    (ENOUGH, "Had genoeg", "aantal"),
    ("aandeel", "Aandeel dat genoeg had", "aandeel"),
    *((code, f"Naar deel {NUMERALS[code]}", "aantal") for code in STEPS[1:]),
    (ELSEWHERE, "Naar andere hulp", "aantal"),
    (WAITING, "Wachten nog", "aantal"),
)


def parts_of(scene: Scene) -> list[Part]:
    """The four parts, over all quarters of the view."""
    steps = asked(scene, ["doorstroom"], ["werkwijze_vervolgstap"], scene.course)
    return flow.parts(steps, asked(scene, ["licht_begonnen"], ["werkwijze"], scene.course))


def too_few(first: Part) -> str | None:
    """Why the stream is not drawn, where so few families ended part I that it would say nothing."""
    if first.followed >= MIN_CASES:
        return None
    ended = words.number(first.followed)
    return (
        f"Elkander: te weinig gezinnen om de stroom te tonen (n = {ended}). Getoond wordt vanaf "
        f"{MIN_CASES} gezinnen die deel I hebben afgesloten en daarna {NEXT_STEP_DAYS} dagen zijn "
        f"gevolgd; {words.number(first.waiting)} wachten nog."
    )


def figure(scene: Scene, found: Sequence[Part], source: str) -> Figure:
    """The stream; needs a first part that is not `too_few`."""
    shown = asked(scene, [SHORT_ENOUGH], (), scene.course)
    return described(
        scene,
        shown,
        source,
        key="elkander",
        title=title(shown.row(0, named=True)),
        spec=flow_charts.stream(),
        data=rows(found),
        alt=f"{in_words(found)} Genoeg: binnen {NEXT_STEP_DAYS} dagen geen volgend traject. Grijs: "
        "nog bezig of nog te kort geleden. Een traject telt als een gezin, over "
        f"{words.span(scene.view.first, scene.view.last)}; wie eerder of elders begon, heeft geen "
        "band van boven.",
        table=Table("Elkander, deel I tot en met IV", table(found), _COLUMNS),
    )


def title(row: dict[str, Any]) -> str:
    """How many had enough at part I, beside the pilot."""
    pilot = kpi(SHORT_ENOUGH).references[0]
    return (
        f"{words.percentage(row['waarde'])} van de gezinnen had genoeg aan deel I "
        f"(n = {words.number(row['noemer'])}; proef: ruim {words.percentage(pilot.value)})"
    )


def in_words(found: Sequence[Part]) -> str:
    """What the stream shows, for who does not see it."""
    return " ".join(_part_in_words(part) for part in found if part.followed)


def _part_in_words(part: Part) -> str:
    steps = [_said(part, kind) for kind, count in part.steps.items() if count]
    return f"Deel {NUMERALS[part.code]}, {_followed(part)}: {words.listed(steps)}."


def _followed(part: Part) -> str:
    return f"{words.number(part.followed)} {'gezin' if part.followed == 1 else 'gezinnen'}"


def _said(part: Part, kind: str) -> str:
    """A piece with its number and, of enough families that were followed, its share."""
    count = part.steps[kind]
    return f"{words.number(count)} {_KINDS[kind][0]}{_share(part, count)}"


def rows(found: Sequence[Part]) -> pl.DataFrame:
    """All rows of `flow_charts.stream`."""
    laid = flow.layout(found)
    by_code = {part.code: part for part in found}
    bands = flow_charts.band_points(laid).with_columns(
        wat=pl.col("band").replace_strict(
            {f"{each.origin}|{each.target}": _band_in_words(each) for each in laid.bands},
            return_dtype=pl.String,
        )
    )
    blocks = [_block(block, by_code[block.part], laid) for block in laid.blocks]
    starts = {part.code: _start(laid, part.code) for part in found}
    labels = [_label(part, starts[part.code]) for part in found if starts[part.code] is not None]
    placed = [bands, pl.DataFrame(blocks), pl.DataFrame(labels), _mark(found[0], laid)]
    return pl.concat(placed, how="diagonal_relaxed")


def _band_in_words(band: flow.Band) -> str:
    origin, target = NUMERALS[band.origin], NUMERALS[band.target]
    return f"{words.number(band.count)} van deel {origin} naar deel {target}"


def _block(block: Block, part: Part, laid: Flow) -> dict[str, Any]:
    number, share = words.number(block.count), _share(part, block.count)
    long, short = (f"{number} {each}" for each in _KINDS[block.kind])
    texts = [f"{long}{share}", f"{short}{share}", f"{number}{share}", number]
    if block.kind == WAITING:
        texts = [long, short, number, number]
    elif block.kind == UNDER_WAY:
        # The rest of who began: no count, as who ended can have begun before these quarters.
        texts = [_KINDS[UNDER_WAY][0]] * len(texts)
    y = flow_charts.top(block.part)
    return dict(zip(flow_charts.FORMS, texts, strict=True)) | {
        "blok": block.kind,
        "y": float(y),
        "y2": float(y + flow_charts.BAR),
        "van": block.start / laid.width,
        "tot": block.end / laid.width,
        "wat": f"Deel {NUMERALS[part.code]}: {texts[0]}",
    }


def _share(part: Part, count: int) -> str:
    if part.followed < MIN_CASES:
        return ""
    return f" ({words.percentage(count / part.followed)})"


def _start(laid: Flow, code: str) -> float | None:
    """Where a part's bar begins; none where it has nothing in it."""
    starts = [block.start for block in laid.blocks if block.part == code]
    return min(starts) / laid.width if starts else None


def _label(part: Part, start: float | None) -> dict[str, Any]:
    """What stands beside a bar: its name, and what is too small to be written in it."""
    name, numeral = _NAMES[part.code], NUMERALS[part.code]
    if part.code == STEPS[0]:
        begun = f"{words.number(part.began)} gezinnen begonnen"
        followed = f"{_followed(part)} klaar en {NEXT_STEP_DAYS} dagen gevolgd"
        rest = f"; {_rest(part)}" if _rest(part) else ""
        long = [f"Deel {numeral}, {name}: {begun}", f"{followed}{rest}"]
        short = [f"Deel {numeral}: {begun}", f"{words.number(part.followed)} klaar en gevolgd"]
    else:
        long = [f"Deel {numeral}, {name}", f"{_followed(part)} gevolgd: {_enough(part)}"]
        short = [f"Deel {numeral}", _enough(part), f"n = {words.number(part.followed)}"]
        long += [_rest(part)] if _rest(part) else []
    return {
        "naam_lang": "\n".join(long),
        "naam_kort": "\n".join(short),
        "y": float(flow_charts.top(part.code)),
        "van": start,
    }


def _rest(part: Part) -> str:
    """The pieces that are often too small to hold a text."""
    counts = {ELSEWHERE: part.steps[ELSEWHERE], WAITING: part.waiting}
    said = [f"{words.number(n)} {_KINDS[kind][0]}" for kind, n in counts.items() if n]
    return ", ".join(said)


def _enough(part: Part) -> str:
    if part.followed < MIN_CASES:
        return "te weinig voor %"
    return f"{words.percentage(part.steps[ENOUGH] / part.followed)} genoeg"


def _mark(first: Part, laid: Flow) -> pl.DataFrame:
    """The pilot's share, counted on the families that part I was followed of."""
    pilot = kpi(SHORT_ENOUGH).references[0]
    y = flow_charts.top(first.code) + flow_charts.BAR
    return pl.DataFrame(
        {
            "merk": [f"proef: ruim {words.percentage(pilot.value)}"],
            "y": [float(y)],
            "van": [pilot.value * first.followed / laid.width],
        }
    )


def table(found: Sequence[Part]) -> pl.DataFrame:
    """A row a part, as the figure's table shows them."""
    return pl.DataFrame(
        [
            {
                "naam": names.WERKWIJZE[part.code],
                "begonnen": part.began,
                "gevolgd": part.followed,
                "aandeel": part.steps[ENOUGH] / part.followed
                if part.followed >= MIN_CASES
                else None,
                WAITING: part.waiting,
                **dict.fromkeys(STEPS, None),
                **part.steps,
            }
            for part in found
        ],
        infer_schema_length=None,
    )
