"""A bare Streamlit page with the kinds of elements that the dashboard uses."""

import polars as pl
import streamlit as st

ROWS = pl.DataFrame({"kwartaal": ["2022-K1", "2022-K2"], "waarde": [1, 2]})


def page() -> None:
    st.title("Page")
    st.selectbox("One", ["a", "b"])
    st.multiselect("Several", ["a", "b"])
    st.button("Button")
    st.metric("Figure", "12")
    st.caption("Caption")
    st.line_chart(ROWS, x="kwartaal", y="waarde")
    st.bar_chart(ROWS, x="kwartaal", y="waarde")
    st.dataframe(ROWS)
    st.file_uploader("File")
    st.expander("More")


st.navigation(
    [st.Page(page, title="Page"), st.Page(lambda: None, title="Other", url_path="o")]
).run()
