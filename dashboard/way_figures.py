"""Ways of working beside each other: over time, how long they take, and who delivers them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from dashboard import charts, course, frames, names, way_cards, way_charts, words
from dashboard.scene import Scene, asked, described, kpi
from dashboard.show import Figure
from dashboard.tables import Table, columns
from dashboard.ways import MEASURES, PLANNED, Score, Way
from dashboard.workbook import Column
from queries.conclusions import MIN_CASES

SOURCE = "trajecten van de aanbieders"
TOGETHER = "alle werkwijzen samen"
# A quarter of one way of working is thin: it is followed over so many quarters at a time.
QUARTERS_AT_A_TIME = 4
_DURATION = "trajectduur"
_BY_PROVIDER = (PLANNED, "uitval", _DURATION, "cijfer_traject", "zonder_hulp_verder")


def over_time(scene: Scene, key: str, way: Way) -> Figure:
    """A measure of one way of working, each quarter with the three before it; dashed all ways."""
    rows = _rolling(scene, key, way.code)
    unit = kpi(key).unit
    name = f"{way.name}, {words.running(kpi(key).label)}"
    return described(
        scene,
        rows,
        SOURCE,
        key=f"verloop-{key}-{way.code}",
        title=_course_title(name, rows),
        spec=charts.trend(unit),
        data=rows.select(charts.TREND_COLUMNS),
        alt=f"{course.course_in_words(rows)} Elk punt telt vier kwartalen tot en met het genoemde; "
        f"gestreept: {TOGETHER}. Open punten kunnen nog veranderen.",
        table=Table(
            f"{name} per vier kwartalen",
            rows,
            columns(
                ("kwartaal", "Vier kwartalen t/m", "tekst"),
                ("waarde", "Waarde", frames.KINDS[unit]),
                ("referentie", TOGETHER.capitalize(), frames.KINDS[unit]),
                ("n", "Aantal", "aantal"),
                ("status", "Status", "tekst"),
            ),
        ),
    )


def _course_title(name: str, rows: pl.DataFrame) -> str:
    known = rows.drop_nulls("waarde")
    if known.is_empty():
        return f"{name}: te weinig trajecten"
    row = known.row(-1, named=True)
    return f"{name}: {row['tekst']} (n = {words.number(row['n'])})"


def _rolling(scene: Scene, key: str, code: str) -> pl.DataFrame:
    """Rows of charts.trend: the last quarters of the view that have three before them."""
    earliest = scene.source.choices.quarters[0] + QUARTERS_AT_A_TIME - 1
    quarters = range(max(scene.view.first, earliest), scene.view.last + 1)
    found = [_of_quarters(scene, key, code, quarter) for quarter in quarters]
    rows = pl.concat(found) if found else _of_quarters(scene, key, code, scene.view.last)
    if not found or rows["waarde"].null_count() == len(rows):
        rows = rows.clear()
    return frames.reference_name(frames.quarter_rows(rows, kpi(key).unit), TOGETHER)


def _of_quarters(scene: Scene, key: str, code: str, last: int) -> pl.DataFrame:
    over = replace(scene.focus, first=last - QUARTERS_AT_A_TIME + 1, last=last)
    whole = asked(scene, [key], (), over)["waarde"].item()
    rows = asked(scene, [key], ["werkwijze"], over).filter(categorie=code)
    enough = pl.col("noemer") >= MIN_CASES
    return rows.with_columns(
        kwartaal=pl.lit(last, pl.Int32),
        vergelijking=pl.lit(whole, pl.Float64),
        waarde=pl.when(enough).then("waarde"),
    )


def durations(scene: Scene, ways: Sequence[Way], longest: float) -> Figure:
    """The mean duration of each way of working, the shortest first, beside what was published."""
    named = shortest_first(ways)
    data, height = way_cards.rows(named, longest)
    few = [way.name for way in ways if not way.told]
    left_out = f" Minder dan {MIN_CASES} beëindigd: {words.listed(few)}." if few else ""
    return described(
        scene,
        asked(scene, [_DURATION], (), scene.course),
        SOURCE,
        key="duur",
        title=duration_title(named),
        spec=way_charts.scores(height),
        data=data,
        alt="Staven: gemiddelde duur van beëindigde trajecten, kortste bovenaan. Ruit: "
        f"gepubliceerd. Grijs streepje: {TOGETHER}.{left_out}",
        table=_duration_table(named),
    )


def shortest_first(ways: Sequence[Way]) -> list[tuple[str, Score]]:
    """The durations by the name of their way of working, of those that are told."""
    scores = [
        (way.name, each)
        for way in ways
        if way.told
        for each in way.scores
        if each.key == _DURATION and each.value is not None
    ]
    return sorted(scores, key=lambda pair: pair[1].value or 0)


def duration_title(named: Sequence[tuple[str, Score]]) -> str:
    """From the shortest to the longest."""
    if not named:
        return "Duur naar werkwijze: te weinig beëindigde trajecten"
    said = [f"{score.text} bij {name}" for name, score in (named[0], named[-1])]
    return f"Gemiddeld {said[0]}" if len(named) == 1 else f"Van {said[0]} tot {said[1]}"


def _duration_table(named: Sequence[tuple[str, Score]]) -> Table:
    rows = [(name, score.value, score.n, score.whole) for name, score in named]
    schema = {"naam": pl.String, "waarde": pl.Float64, "n": pl.Int64, "samen": pl.Float64}
    shown = columns(
        ("naam", "Werkwijze", "tekst"),
        ("waarde", "Dagen", "getal"),
        ("n", "Beëindigd", "aantal"),
        ("samen", TOGETHER.capitalize(), "getal"),
    )
    return Table("Duur naar werkwijze", pl.DataFrame(rows, schema=schema, orient="row"), shown)


def providers(scene: Scene, ways: Sequence[Way]) -> Figure:
    """Which provider delivers which way of working, and how much of it ended as planned."""
    figures = asked(scene, _BY_PROVIDER, ["organisatie", "werkwijze"], scene.course)
    kept = figures.filter(pl.col("categorie").is_in([way.code for way in ways]))
    whole = asked(scene, [PLANNED], (), scene.course)
    cells = provider_cells(kept.filter(kpi=PLANNED), scene.source.names)
    rows = [words.capitalised(way.name) for way in ways]
    return described(
        scene,
        whole,
        SOURCE,
        key="aanbieders",
        title=_provider_title(cells, whole),
        spec=way_charts.by_provider(tuple(sorted(cells["kolom"].unique())), tuple(rows)),
        data=cells.select(way_charts.CELL_COLUMNS),
        alt="Vakken: aandeel in procenten volgens plan beëindigd; donkerder is meer. Onder "
        f"{MIN_CASES} beëindigde trajecten staat er geen. Verschillen tussen kleine aantallen "
        "kunnen toeval zijn.",
        table=Table("Werkwijzen naar aanbieder", _provider_table(scene, kept), _provider_columns()),
    )


def _provider_title(cells: pl.DataFrame, whole: pl.DataFrame) -> str:
    row = whole.row(0, named=True)
    if not row["noemer"] or row["noemer"] < MIN_CASES:
        return "Werkwijzen naar aanbieder: te weinig beëindigde trajecten"
    offered = cells["kolom"].n_unique()
    by = "1 aanbieder" if offered == 1 else f"{offered} aanbieders samen"
    return (
        f"Volgens plan beëindigd: {words.percentage(row['waarde'])} bij {by} "
        f"(n = {words.number(row['noemer'])})"
    )


def provider_cells(figures: pl.DataFrame, organisations: Mapping[str, str]) -> pl.DataFrame:
    """Rows of `way_charts.by_provider` (CELL_COLUMNS), of the pairs with any ended trajectory."""
    rows = figures.filter(pl.col("noemer") > 0).with_columns(n=frames.cases())
    enough = pl.col("n") >= MIN_CASES
    rows = frames.named(rows, "organisatie", organisations).rename({"naam": "kolom"})
    rows = frames.named(rows, "categorie", names.WERKWIJZE).rename({"naam": "rij"})
    rows = rows.with_columns(waarde=pl.when(enough).then("waarde"))
    told = [_cell(value, n) for value, n in rows.select("waarde", "n").iter_rows()]
    texts = pl.DataFrame(
        told, schema=dict.fromkeys(("tekst", "lang", "kort"), pl.String), orient="row"
    )
    return rows.hstack(texts)


def _cell(value: float | None, n: int) -> tuple[str, str, str]:
    """The share, and how a wide and a narrow cell write it."""
    if value is None:
        return "te weinig", f"n = {n}", "·"
    share = words.percentage(value)
    return share, f"{share} (n = {n})", words.number(value * 100)


def _provider_table(scene: Scene, figures: pl.DataFrame) -> pl.DataFrame:
    """A row a provider and way of working, a column a measure; none on too few answers."""
    rows = figures.filter(pl.col("noemer") > 0).with_columns(
        waarde=pl.when(pl.col("noemer") >= MIN_CASES).then("waarde")
    )
    keys = ["organisatie", "categorie"]
    ended = rows.filter(kpi=PLANNED).select(*keys, n=frames.cases())
    wide = rows.pivot("kpi", index=keys, values="waarde")
    missing = [
        pl.lit(None, pl.Float64).alias(key) for key in _BY_PROVIDER if key not in wide.columns
    ]
    wide = wide.with_columns(missing).join(ended, on=keys)
    named = frames.named(wide, "organisatie", scene.source.names).rename({"naam": "aanbieder"})
    return frames.named(named, "categorie", names.WERKWIJZE).sort("naam", "aanbieder")


def _provider_columns() -> tuple[Column, ...]:
    measured = ((key, MEASURES[key], frames.KINDS[kpi(key).unit]) for key in _BY_PROVIDER)
    return columns(
        ("naam", "Werkwijze", "tekst"),
        ("aanbieder", "Aanbieder", "tekst"),
        ("n", "Beëindigd", "aantal"),
        *measured,
    )
