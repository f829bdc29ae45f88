"""How good the data behind a pack are: what is missing, and what stands out in what came."""

import polars as pl

from dashboard import names
from dashboard.scene import Scene
from dashboard.tables import Table, columns
from data import quality
from data.quarters import quarter_label
from data.store import reading
from queries.periods import DATED_TABLES, PROGRAMME, Deliveries

_MISSING = "deze levering ontbreekt"
_ROWS = {"tabel": pl.String, "sender": pl.String, "quarter": pl.Int32, "text": pl.String}


def table(scene: Scene) -> Table:
    """Up to the last quarter of the view, of the senders that were chosen; missing ones first."""
    rows = pl.concat([missing(scene), _standing_out(scene)], how="diagonal")
    rows = rows.filter(pl.col("quarter") <= scene.view.last)
    chosen = scene.focus.organisations
    if chosen is not None:
        rows = rows.filter(pl.col("sender").is_in(list(chosen)))
    return Table(
        "Kwaliteit van de gegevens",
        _named(scene, rows),
        columns(
            ("tabelnaam", "Tabel", "tekst"),
            ("afzender", "Afzender", "tekst"),
            ("kwartaal", "Kwartaal", "tekst"),
            ("text", "Wat valt op", "tekst"),
            ("count", "Aantal", "aantal"),
        ),
    )


def missing(scene: Scene) -> pl.DataFrame:
    """Deliveries that were expected by now and did not come: tabel, sender, quarter, text."""
    known: Deliveries = scene.source.cubes.deliveries
    rows = [
        (tabel, sender, quarter, _MISSING)
        for tabel in DATED_TABLES
        for quarter in range(PROGRAMME[0], scene.view.last + 1)
        for sender in sorted(known.expected(tabel, quarter) - known.delivered(tabel, quarter))
    ]
    return pl.DataFrame(rows, schema=_ROWS, orient="row")


def _standing_out(scene: Scene) -> pl.DataFrame:
    """What the checks find; of a past moment what they said of the deliveries that held then."""
    moment = scene.source.cubes.known_on
    with reading(scene.source.store) as connection:
        if moment is None:
            return quality.warnings(connection)
        return quality.warnings_at_receipt(connection, moment)


def _named(scene: Scene, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(
        tabelnaam=pl.col("tabel").replace(names.TABLES),
        afzender=pl.col("sender").replace(dict(scene.source.names)),
        kwartaal=pl.Series([quarter_label(each) for each in rows["quarter"]], dtype=pl.String),
    )
