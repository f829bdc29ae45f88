"""Page Kwartaalbeeld: what changed this quarter, and what needs talking about?"""

import polars as pl
import streamlit as st

from dashboard import charts, discussion, frames, words
from dashboard.cards import show_cards
from dashboard.overview import cards
from dashboard.scene import Scene, account, asked, described
from dashboard.show import Figure, plain, show
from dashboard.tables import Table, columns
from data.quarters import quarter_label
from data.regions import municipality_names
from queries.catalogue import CATALOGUE

SOURCE = "meldingen van de crisislijn; bevolking"
KEY = "crises_per_1000"
COLUMNS = columns(
    ("naam", "Gemeente", "tekst"),
    ("waarde", "Per 1.000 jeugdigen", "getal"),
    ("n", "Crises", "aantal"),
    ("status", "Status", "tekst"),
)


def draw(scene: Scene) -> None:
    st.header(plain(discussion.opening(scene)), anchor=False)
    show_cards(cards(scene))
    left, right = st.columns([3, 2])
    with left.container(border=True, height="stretch"):
        st.header("Om te bespreken", anchor=False)
        discussion.draw(scene)
    with right:
        figure = places(scene)
        show(figure, account(scene, [KEY], SOURCE, figure.status))


def places(scene: Scene) -> Figure:
    """Crises per 1,000 youths by municipality, the highest first, beside the whole selection."""
    total = asked(scene, [KEY])["waarde"][0]
    whole = "regio" if scene.focus.municipalities is None else "gekozen gebied"
    said = f"{whole} {words.value(total, 'per 1.000')}"
    rows = place_rows(asked(scene, [KEY], ["gemeente"]), total, said)
    return described(
        scene,
        rows,
        SOURCE,
        key="per-gemeente",
        title="Crises per 1.000 jeugdigen, op jaarbasis",
        spec=charts.bars_with_rule("per 1.000", "Gemeente", len(rows)),
        data=rows.select("naam", "waarde", "tekst", "n", "lijn", "lijn_naam"),
        alt=f"Staven per gemeente in {quarter_label(scene.view.last)}; de streep is {said}.",
        table=Table("Crises per 1.000 jeugdigen per gemeente", rows, COLUMNS),
    )


def place_rows(figures: pl.DataFrame, total: float | None, said: str) -> pl.DataFrame:
    """The columns of `charts.bars_with_rule`; the rule is the total."""
    rows = frames.named(frames.largest_first(figures), "gemeente", municipality_names())
    first = pl.int_range(pl.len()) == 0
    return frames.texts(rows, "waarde", "per 1.000", "tekst").with_columns(
        n=(pl.col("teller") / CATALOGUE[KEY].times).cast(pl.Int64),
        lijn=pl.lit(total, pl.Float64),
        lijn_naam=pl.when(first).then(pl.lit(said)),
    )
