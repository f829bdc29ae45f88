"""Page Gegevens: what was delivered, how good it is, and where to deliver."""

from datetime import datetime

import polars as pl
import streamlit as st

from dashboard import cell_charts, names, uploading, words
from dashboard.scene import Scene, account, known_on_in_words
from dashboard.show import Figure, show
from dashboard.tables import Table, columns, show_table
from data import quality
from data.quarters import quarter_label
from data.store import reading

SOURCE = "register van leveringen"
SIGNS = {"geleverd": "✓", "vervangen": "↻", "ontbreekt": "✕"}
MATRIX_COLUMNS = columns(
    ("tabelnaam", "Tabel", "tekst"),
    ("afzender", "Afzender", "tekst"),
    ("kwartaal", "Kwartaal", "tekst"),
    ("status", "Stand", "tekst"),
    ("rows", "Rijen", "aantal"),
    ("received_at", "Ontvangen", "datum"),
)
DELIVERY_COLUMNS = columns(
    ("received_at", "Ontvangen", "datum"),
    ("tabelnaam", "Tabel", "tekst"),
    ("afzender", "Afzender", "tekst"),
    ("kwartaal", "Kwartaal", "tekst"),
    ("stand", "Stand", "tekst"),
    ("rows", "Rijen", "aantal"),
    ("rows_new", "Nieuw", "aantal"),
    ("rows_changed", "Gewijzigd", "aantal"),
    ("rows_gone", "Vervallen", "aantal"),
    ("warnings", "Opmerkingen", "aantal"),
    ("received_by", "Door", "tekst"),
    ("file_name", "Bestand", "tekst"),
)
LEGEND = "✓ geleverd, ↻ vervangen door een nieuwere levering, ✕ ontbreekt."


def draw(scene: Scene) -> None:
    uploading.draw(scene.source.store)
    if scene.source.empty:
        return
    known_on = scene.source.cubes.known_on
    with reading(scene.source.store) as connection:
        matrix = quality.delivery_matrix(connection, known_on)
        warnings = quality.warnings(connection) if known_on is None else None
        listed = quality.delivery_list(connection, known_on)
    st.header("Wat is er geleverd?", anchor=False)
    show(matrix_figure(scene, matrix), account(scene, [], SOURCE, words.MISSING))
    st.header("Wat valt op in de gegevens?", anchor=False)
    _warnings(scene, warnings)
    st.header("Alle leveringen", anchor=False)
    show_table(deliveries_table(scene, listed), account(scene, [], SOURCE, words.MISSING), "lijst")


def matrix_figure(scene: Scene, matrix: pl.DataFrame) -> Figure:
    """Tables and senders down, quarters across; missing deliveries in the title."""
    rows = matrix_rows(scene, matrix)
    quarters = tuple(sorted(rows["kolom"].unique()))
    order = tuple(rows["rij"].unique(maintain_order=True))
    return Figure(
        key="leveringen",
        title=_matrix_title(rows.filter(pl.col("status") == "ontbreekt")),
        spec=cell_charts.delivery_matrix(quarters, order),
        data=rows.select("kolom", "rij", "status", "teken", "datum", "regels"),
        alt=LEGEND,
        table=Table("Leveringen per afzender en kwartaal", rows, MATRIX_COLUMNS),
        source=f"Bron: {SOURCE}{known_on_in_words(scene)}.",
        status=words.MISSING,
    )


def matrix_rows(scene: Scene, matrix: pl.DataFrame) -> pl.DataFrame:
    """The deliveries with the columns of `cell_charts.delivery_matrix`."""
    return _named(scene, matrix).with_columns(
        rij=pl.format("{} · {}", "tabelnaam", "afzender"),
        kolom=pl.col("kwartaal"),
        teken=pl.col("status").replace_strict(SIGNS),
        regels=pl.Series([words.number(each) for each in matrix["rows"]], dtype=pl.String),
        datum=pl.Series([_day(each) for each in matrix["received_at"]], dtype=pl.String),
    )


def _matrix_title(missing: pl.DataFrame) -> str:
    if missing.is_empty():
        return "Alle verwachte leveringen zijn binnen"
    if len(missing) == 1:
        row = missing.row(0, named=True)
        return f"Een levering ontbreekt: {row['rij']}, {row['kolom']}"
    return f"Er ontbreken {len(missing)} leveringen"


def _warnings(scene: Scene, warnings: pl.DataFrame | None) -> None:
    if warnings is None:
        st.markdown("Deze controles gaan over de gegevens van nu.")
        return
    if warnings.is_empty():
        st.markdown("De controles over tabellen heen vinden niets bijzonders.")
        return
    table = Table(
        "Wat opvalt in de gegevens",
        _named(scene, warnings),
        columns(
            ("tabelnaam", "Tabel", "tekst"),
            ("afzender", "Afzender", "tekst"),
            ("kwartaal", "Kwartaal", "tekst"),
            ("count", "Aantal", "aantal"),
            ("text", "Wat valt op", "tekst"),
        ),
    )
    show_table(table, account(scene, [], SOURCE, words.MISSING), "opvallend")


def deliveries_table(scene: Scene, listed: pl.DataFrame) -> Table:
    """Every delivery, newest first, replaced ones too."""
    rows = _named(scene, listed).with_columns(
        stand=pl.when(pl.col("replaced_by").is_null())
        .then(pl.lit("geldt"))
        .otherwise(pl.lit("vervangen"))
    )
    return Table(
        "Leveringen",
        rows,
        DELIVERY_COLUMNS,
    )


def _named(scene: Scene, frame: pl.DataFrame) -> pl.DataFrame:
    """Adds tabelnaam, afzender and kwartaal as people read them."""
    return frame.with_columns(
        tabelnaam=pl.col("tabel").replace(names.TABLES),
        afzender=pl.col("sender").replace(dict(scene.source.names)),
        kwartaal=pl.Series([quarter_label(each) for each in frame["quarter"]], dtype=pl.String),
    )


def _day(moment: datetime | None) -> str:
    return words.MISSING if moment is None else words.dutch_date(moment)
