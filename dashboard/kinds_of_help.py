"""What part of the active trajectories each kind of help is, the closest to home first."""

import polars as pl

from dashboard import frames, names, rate_charts, words
from dashboard.beginning import beside_start, start_label
from dashboard.scene import Scene, described
from dashboard.show import Figure
from dashboard.tables import Table, columns
from data.quarters import quarter_label
from queries.conclusions import MIN_CASES
from queries.home import RESIDENTIAL

# Its cases by kind of help are the active trajectories of that kind.
KEY = "aandeel_verblijf"
NAME = "Lopende hulp naar hulpvorm"


def figure(scene: Scene, source: str) -> Figure:
    """Bars of the focus quarter, with a tick for the start of the view."""
    rows = help_rows(beside_start(scene, [KEY], ["hulpvorm"]))
    begins = rows["begin"].null_count() < len(rows)
    start = [("begin", start_label(scene), "aandeel")] if begins else []
    tick = f"; het streepje is {start_label(scene)}" if begins else ""
    return described(
        scene,
        rows,
        source,
        key="hulpvormen",
        title=title(rows),
        spec=rate_charts.bars("aandeel", "Hulpvorm", len(rows)),
        data=frames.if_any(rows).select(rate_charts.COLUMNS),
        alt=f"Staven: aandeel van de lopende trajecten in {quarter_label(scene.view.last)}, "
        f"bovenaan het dichtst bij huis, grijs is verblijf{tick}.",
        table=Table(
            NAME,
            rows,
            columns(
                ("naam", "Hulpvorm", "tekst"),
                ("waarde", quarter_label(scene.view.last), "aandeel"),
                ("n", "Trajecten", "aantal"),
                *start,
                ("status", "Status", "tekst"),
            ),
        ),
    )


def help_rows(found: pl.DataFrame) -> pl.DataFrame:
    """The columns of `rate_charts.bars`; no shares where all trajectories together are too few.

    Takes KEY by hulpvorm beside the start.
    """
    order = {code: place for place, code in enumerate(names.HULPVORM)}
    category = pl.col("categorie")
    at_home = ~category.is_in(list(RESIDENTIAL))
    rows = found.sort(category.replace_strict(order)).with_columns(
        waarde=_share("n"),
        begin=_share("begin_n"),
        kleur=pl.when(at_home).then(pl.lit("blue")).otherwise(pl.lit("gray")),
        lijn=pl.lit(None, pl.Float64),
        lijn_naam=pl.lit(None, pl.String),
    )
    named = frames.named(rows, "categorie", names.HULPVORM)
    named = frames.texts(named, "begin", "aandeel", "begin_tekst")
    said = [_said(*each) for each in named.select("waarde", "begin").iter_rows()]
    return named.with_columns(pl.Series("tekst", said, dtype=pl.String))


def _share(cases: str) -> pl.Expr:
    total = pl.col(cases).sum()
    return pl.when(total >= MIN_CASES).then(pl.col(cases) / total)


def _said(share: float | None, begin: float | None) -> str:
    said = words.percentage(share, 1)
    return said if begin is None else f"{said}, was {words.percentage(begin, 1)}"


def title(rows: pl.DataFrame) -> str:
    """The most frequent kind of help."""
    known = rows.drop_nulls("waarde").sort("waarde")
    if known.is_empty():
        return NAME
    name, share = known.select("naam", "waarde").row(-1)
    total = words.number(float(known["n"].sum()))
    return f"Lopende hulp: {words.percentage(share)} van {total} trajecten is {words.running(name)}"
