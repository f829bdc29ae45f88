"""Page Kwartaalbeeld: what changed this quarter, and what needs talking about?"""

import polars as pl
import streamlit as st

from dashboard import charts, discussion, frames, words
from dashboard.cards import show_cards
from dashboard.overview import cards
from dashboard.scene import Scene, account, asked, source_line, status_of
from dashboard.show import Figure, plain, show
from dashboard.tables import Table, columns
from data.quarters import quarter_label
from data.regions import municipality_names

SOURCE = "meldingen van de crisislijn; bevolking"


def draw(scene: Scene) -> None:
    st.header(plain(discussion.opening(scene)), anchor=False)
    show_cards(cards(scene))
    left, right = st.columns([3, 2])
    with left.container(border=True, height="stretch"):
        st.header("Om te bespreken", anchor=False)
        discussion.draw(scene)
    with right:
        figure = places(scene)
        show(figure, account(scene, ["crises_per_1000"], SOURCE, figure.status))


def places(scene: Scene) -> Figure:
    """Crises per 1,000 youths by municipality, the highest first, beside the whole selection."""
    key = "crises_per_1000"
    total = asked(scene, [key])["waarde"][0]
    rows = frames.largest_first(asked(scene, [key], ["gemeente"]))
    rows = frames.named(rows, "gemeente", municipality_names())
    rows = frames.texts(rows, "waarde", "per 1.000", "tekst").with_columns(
        n=pl.col("teller").cast(pl.Int64), lijn=pl.lit(total)
    )
    said = (
        f"regio {words.value(total, 'per 1.000')}"
        if scene.focus.municipalities is None
        else (f"gekozen gebied {words.value(total, 'per 1.000')}")
    )
    first = pl.int_range(pl.len()) == 0
    rows = rows.with_columns(lijn_naam=pl.when(first).then(pl.lit(said)))
    status = status_of(rows)
    return Figure(
        "per-gemeente",
        "Crises per 1.000 jeugdigen, op jaarbasis",
        charts.bars_with_rule("per 1.000", "Gemeente", len(rows)),
        rows.select("naam", "waarde", "tekst", "n", "lijn", "lijn_naam"),
        f"Staven per gemeente in {quarter_label(scene.view.last)}; de streep is {said}.",
        Table(
            "Crises per 1.000 jeugdigen per gemeente",
            rows,
            columns(
                ("naam", "Gemeente", "tekst"),
                ("waarde", "Per 1.000 jeugdigen", "getal"),
                ("n", "Crises", "aantal"),
                ("status", "Status", "tekst"),
            ),
        ),
        source_line(scene, SOURCE, status),
        status,
    )
