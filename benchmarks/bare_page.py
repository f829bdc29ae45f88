"""A bare Streamlit page with the elements of Kwartaalbeeld, drawn from constants."""

import polars as pl
import streamlit as st

QUARTERS = [f"{year}-K{number}" for year in range(2020, 2024) for number in range(1, 5)][2:14]
PLACES = ["Eemsdelta", "Groningen", "Het Hogeland", "Oldambt", "Pekela", "Veendam"]
COURSE = pl.DataFrame(
    {"kwartaal": QUARTERS[:9], "waarde": [212, 230, 241, 208, 197, 203, 214, 199, 193]}
)
LINE = {
    "height": 70,
    "layer": [
        {"mark": {"type": "line", "strokeDash": [4, 3]}},
        {"mark": {"type": "line", "point": True}},
    ],
    "encoding": {
        "x": {"field": "kwartaal", "type": "ordinal", "axis": None},
        "y": {"field": "waarde", "type": "quantitative", "axis": None},
        "tooltip": [{"field": "kwartaal"}, {"field": "waarde"}],
    },
}
RATES = pl.DataFrame({"gemeente": PLACES, "waarde": [9.1, 7.2, 6.6, 8.3, 5.0, 7.9]})
BARS = {
    "mark": "bar",
    "encoding": {
        "y": {"field": "gemeente", "type": "nominal", "sort": "-x"},
        "x": {"field": "waarde", "type": "quantitative"},
        "tooltip": [{"field": "gemeente"}, {"field": "waarde"}],
    },
}

st.set_page_config(page_title="Bare", layout="wide")


def head() -> None:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    left.title("Kwartaalbeeld", anchor=False)
    right.caption("Jaar 3 van 3")
    bar = st.grid(12, min_column_width=72)
    for quarter in QUARTERS:
        bar.button(quarter, key=quarter, width="stretch")
    st.caption("Gekozen: 3e kwartaal 2022")


def filters() -> None:
    st.selectbox("Zoals bekend op", ["nu", "18-10-2022", "18-07-2022"])
    boxes = st.columns(6, vertical_alignment="bottom")
    boxes[0].selectbox("Kwartaal", QUARTERS[8::-1])
    boxes[1].selectbox("Verloop vanaf", QUARTERS[:9])
    boxes[2].selectbox("Vergelijk met", ["raming", "vorig kwartaal", "vorig jaar", "eerste raming"])
    boxes[3].multiselect("Gebied", PLACES)
    boxes[4].multiselect("Organisatie", ["Accare", "Elker", "Jonx"])
    with boxes[5].popover("Kopieer link"):
        st.markdown("Dit adres toont dezelfde pagina.")
        st.code("http://localhost/kwartaalbeeld?tot=2022-K3", language=None)


def card(label: str) -> None:
    st.markdown(f"**{label}**", help="Wat dit cijfer betekent.")
    st.metric(label, "193", label_visibility="collapsed")
    st.markdown(":blue-badge[beter]")
    st.caption("5 % onder raming")
    st.space("stretch")
    st.vega_lite_chart(COURSE, LINE)
    st.caption("n = 193 · voorlopig")


def page() -> None:
    head()
    filters()
    st.markdown("#### Er waren 193 crises, 5 % minder dan geraamd.")
    for row in range(2):
        for number, column in enumerate(st.columns(4)):
            with column.container(border=True, height="stretch"):
                card(f"Cijfer {4 * row + number}")
    left, right = st.columns([3, 2])
    with left.container(border=True):
        st.header("Om te bespreken", anchor=False)
        st.markdown("Nog niets.")
    with right.container(border=True):
        st.subheader("Crises per 1.000 jeugdigen", anchor=False)
        st.segmented_control("Volgorde", ["op waarde", "op naam"], default="op waarde")
        st.segmented_control("Niveau", ["gemeenten", "COROP-gebieden"], default="gemeenten")
        st.vega_lite_chart(RATES, BARS)
        st.space("stretch")
        st.caption("Bron: constanten")
        st.expander("Tabel", on_change="rerun")


st.navigation([st.Page(page, title="Kwartaalbeeld", default=True)]).run()
