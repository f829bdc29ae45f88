"""From a figure's data to the categories and series of a chart that its reader can edit.

A slide has no tooltips: the number of cases stands beside its category, and a sign at it says
what may still change.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import polars as pl

from dashboard import words
from dashboard.show import Figure
from dashboard.workbook import Column

Form = Literal["lijn", "kolommen", "stapels", "staven"]
# Of a category: may still change, few cases, the whole that the others are held against.
Look = Literal["", "open", "weinig", "geheel"]

MOST_BARS, MOST_SERIES = 14, 8
OPEN, WAITS = "*", "…"
_BREAKS = re.compile("[\x00-\x20\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
# What a value is held against, and its name where neither data nor table have one.
_REFERENCES = {
    "referentie": "Vergelijking",
    "vergelijking": "Vergelijking",
    "raming": "Raming",
    "eerste_raming": "Eerste raming",
    "bijgesteld": "Bijgestelde raming",
    "begin": "Aan het begin",
}
_LINE = re.compile(r"lijn_(\d+)")
# What a table calls the value that its chart draws.
_VALUES = ("waarde", "cijfer", "aandeel")


@dataclass(frozen=True)
class Series:
    """A row of values, one a category; a reference is drawn dashed or hatched."""

    name: str
    values: tuple[float | None, ...]
    reference: bool = False


@dataclass(frozen=True)
class Plot:
    """A chart as numbers; `unit` is a kind of column, `looks` one a category, `notes` below it."""

    form: Form
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    looks: tuple[Look, ...]
    notes: tuple[str, ...] = ()


def one_line(text: str) -> str:
    """Text on one line, without the signs that no file of an office program may hold."""
    return _BREAKS.sub(" ", text)


def plot(figure: Figure) -> Plot | None:
    """The chart of a figure; none where its data say too little, or too much, to make one of."""
    rows = figure.data
    if "streep" in rows.columns:  # the hatching of cost_charts
        rows = rows.filter(pl.col("streep").is_null())
    if "waarde" not in rows.columns or rows["waarde"].null_count() == len(rows):
        return None
    for needed, shaped in _SHAPES:
        if set(needed) <= set(rows.columns):
            unique = not rows.select(needed).is_duplicated().any()
            return shaped(figure, rows) if unique else None
    return None


def _course(figure: Figure, rows: pl.DataFrame) -> Plot:
    """A value over the quarters; amounts that still come in are columns, for a line would drop."""
    upright = "open_van" in rows.columns or len(rows) == 1
    return _in_time(figure, rows, "kwartaal", "kolommen" if upright else "lijn")


def _months(figure: Figure, rows: pl.DataFrame) -> Plot:
    return _in_time(figure, rows, "periode", "kolommen")


def _in_time(figure: Figure, rows: pl.DataFrame, period: str, form: Form) -> Plot:
    signs = _signs(rows)
    below = [f"\n{each}" if each else "" for each in _cases(figure, rows)]
    names = zip(rows[period], signs, below, strict=True)
    return Plot(
        form,
        tuple(f"{one_line(name)}{sign}{cases}" for name, sign, cases in names),
        (_value(figure, rows), *_references(figure, rows)),
        _unit(figure, rows),
        tuple(_look(sign) for sign in signs),
        _notes(rows, signs),
    )


def _look(sign: str, few: bool = False) -> Look:
    if few:
        return "weinig"
    return "open" if sign == OPEN else ""


def _bars(figure: Figure, rows: pl.DataFrame) -> Plot:
    """Bars in the order of the frame, the tiles of a map by size; the whole comes last."""
    known = _known(rows)
    shown = known.head(MOST_BARS)
    signs = _signs(shown)
    few = _flags(shown, "weinig")
    named = zip(shown.iter_rows(named=True), signs, _cases(figure, shown), strict=True)
    categories = [_category(row, sign, cases) for row, sign, cases in named]
    looks = [_look(sign, less) for less, sign in zip(few, signs, strict=True)]
    notes = [*_notes(shown, signs)]
    if len(known) > len(shown):
        notes.append(f"Niet getoond: {len(known) - len(shown)}; zie de werkmap.")
    series = [_value(figure, shown), *_references(figure, shown)]
    whole = _first(shown, "lijn")
    if whole is not None:
        categories.append(_heading(figure, "lijn", "Geheel"))
        looks.append("geheel")
        series = [_longer(each, None if each.reference else whole) for each in series]
    return Plot(
        "staven", tuple(categories), tuple(series), _unit(figure, shown), tuple(looks), tuple(notes)
    )


def _known(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with a value, or with a text that says why they have none."""
    said = pl.col("tekst") != words.MISSING if "tekst" in rows.columns else pl.lit(False)
    known = rows.filter(pl.col("waarde").is_not_null() | said)
    if "kolom" in rows.columns:  # the tiles of a map stand where they lie
        known = known.sort("waarde", descending=True, nulls_last=True)
    return known


def _category(row: Mapping[str, Any], sign: str, cases: str) -> str:
    name = f"{one_line(row['naam'])}{sign}"
    if row["waarde"] is None:
        return f"{name}: {one_line(row['tekst'])}"
    return f"{name} ({cases})" if cases else name


def _grouped(across: str, within: str) -> Callable[[Figure, pl.DataFrame], Plot | None]:
    """Columns by the one thing, a series for each of the other."""

    def shaped(figure: Figure, rows: pl.DataFrame) -> Plot | None:
        kinds = _ordered(figure, rows, within)
        if len(kinds) > MOST_SERIES:
            return None
        categories = _ordered(figure, rows, across)
        values = {(row[across], row[within]): row["waarde"] for row in rows.iter_rows(named=True)}
        still_open = {each for each, sign in zip(rows[across], _signs(rows), strict=True) if sign}
        signs = [OPEN if each in still_open else "" for each in categories]
        return Plot(
            "stapels" if "voet" in rows.columns else "kolommen",
            tuple(
                f"{one_line(str(each))}{sign}" for each, sign in zip(categories, signs, strict=True)
            ),
            tuple(
                Series(one_line(str(kind)), tuple(values.get((each, kind)) for each in categories))
                for kind in kinds
            ),
            _unit(figure, rows),
            tuple(_look("") for _ in categories),
            _notes(rows, signs),
        )

    return shaped


def _ordered(figure: Figure, rows: pl.DataFrame, name: str) -> list[Any]:
    """What a column holds, in the order of the chart's axis, or of the frame where it has none."""
    found = rows[name].unique(maintain_order=True).to_list()
    for layer in figure.spec.get("layer", [figure.spec]):
        for axis in ("x", "y"):
            channel = layer.get("encoding", {}).get(axis, {})
            if channel.get("field") == name and isinstance(channel.get("sort"), list):
                return [each for each in channel["sort"] if each in found]
    return found


_Shaped = Callable[[Figure, pl.DataFrame], Plot | None]
# The columns that tell rows apart, and what is made of them: the first that fits.
_SHAPES: tuple[tuple[tuple[str, ...], _Shaped], ...] = (
    (("kwartaal", "naam"), _grouped("kwartaal", "naam")),
    (("moment", "jaar"), _grouped("moment", "jaar")),
    (("kwartaal",), _course),
    (("periode",), _months),
    (("naam",), _bars),
    (("kolom", "rij"), _grouped("kolom", "rij")),
)


def _value(figure: Figure, rows: pl.DataFrame) -> Series:
    column = _value_column(figure)
    return Series(column.heading if column else "Waarde", tuple(rows["waarde"]))


def _references(figure: Figure, rows: pl.DataFrame) -> Iterator[Series]:
    """What the value is held against, each under the name that the chart gives it."""
    for name in rows.columns:
        line = _LINE.fullmatch(name)
        if (name not in _REFERENCES and not line) or rows[name].null_count() == len(rows):
            continue
        called = _first(rows, f"naam_{line[1]}" if line else f"{name}_naam")
        said = called or _heading(figure, name, _REFERENCES.get(name, "Vergelijking"))
        yield Series(one_line(said), tuple(rows[name]), reference=True)


def _value_column(figure: Figure) -> Column | None:
    by_name = {column.name: column for column in figure.table.columns}
    return next((by_name[name] for name in _VALUES if name in by_name), None)


def _unit(figure: Figure, rows: pl.DataFrame) -> str:
    """The kind of the values; whole ones, such as minutes, are written without decimals."""
    column = _value_column(figure)
    kind = column.kind if column else "getal"
    whole = rows["waarde"].drop_nulls() % 1 == 0
    return "aantal" if kind == "getal" and whole.all() else kind


def _heading(figure: Figure, name: str, otherwise: str) -> str:
    found = (column.heading for column in figure.table.columns if column.name == name)
    return next(found, otherwise)


def _first(rows: pl.DataFrame, name: str) -> Any:
    if name not in rows.columns:
        return None
    known = rows[name].drop_nulls()
    return known[0] if len(known) else None


def _longer(series: Series, value: float | None) -> Series:
    return replace(series, values=(*series.values, value))


def _flags(rows: pl.DataFrame, *names: str) -> list[bool]:
    """Whether one of these columns says so; some charts give such a name to a value."""
    said = [name for name in names if rows.schema.get(name) == pl.Boolean]
    if not said:
        return [False] * len(rows)
    return rows.select(pl.any_horizontal(said).fill_null(False)).to_series().to_list()


def _signs(rows: pl.DataFrame) -> list[str]:
    """The sign of each row: waits for its value, may still change, or none."""
    opens = _flags(rows, "voorlopig", "open")
    if "open_van" in rows.columns:
        opens = rows["open_van"].is_not_null().to_list()
    pairs = zip(_flags(rows, "dicht", "wacht"), opens, strict=True)
    return [WAITS if waits else OPEN if still_open else "" for waits, still_open in pairs]


def _cases(figure: Figure, rows: pl.DataFrame) -> list[str]:
    """On how many cases each row rests, where that is not the value itself; euro rest on none."""
    if "eronder" in rows.columns:
        return [one_line(each or "") for each in rows["eronder"]]
    if "n" not in rows.columns or _unit(figure, rows) == "euro":
        return [""] * len(rows)
    pairs = zip(rows["n"].cast(pl.Int64, strict=False), rows["waarde"], strict=True)
    return ["" if n is None or n == value else f"n = {words.number(n)}" for n, value in pairs]


def _notes(rows: pl.DataFrame, signs: Sequence[str]) -> tuple[str, ...]:
    found = []
    if OPEN in signs:
        late = (
            "nog niet alles is gedeclareerd" if "open_van" in rows.columns else "kan nog veranderen"
        )
        found.append(f"{OPEN} {late}.")
    if WAITS in signs:
        found.append(f"{WAITS} wacht nog op een cijfer.")
    if any(_flags(rows, "weinig")):
        found.append("Lichter zijn weinig gevallen.")
    return tuple(found)
