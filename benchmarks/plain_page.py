"""A plain Streamlit page: every rerun asks DuckDB for what Kwartaalbeeld shows."""

import os

import duckdb
import polars as pl
import streamlit as st

from data.regions import today

STORE = os.environ["PLAIN_PAGE_STORE"]
# The quarters 8082 to 8090 are 2020-K3 to 2022-K3 (data/quarters.py).
REPORTS = """
    select received_quarter as quarter,
        count(*) filter (is_crisis) as "Crises",
        avg((contact_seconds <= if(vraag = 'acuut', 3600, 86400))::int)
            filter (is_crisis and (contact_seconds is not null
                or afhandeling not in ('advies', 'eigen_aanbieder'))) as "Binnen de norm",
        avg((afhandeling in ('advies', 'ambulant', 'netwerk', 'eigen_aanbieder'))::int)
            filter (is_crisis) as "Dicht bij huis",
        avg((afhandeling = 'verblijf')::int) filter (is_crisis) as "Opname"
    from meldingen
    where known_until is null and received_quarter between 8082 and 8090
        and municipality in (select unnest(?))
    group by 1 order by 1
"""
CLOSINGS = """
    select closed_quarter as quarter,
        avg(closed_day - received_day) as "Duur",
        avg((reviewed_day - closed_day <= 42)::int) as "Geevalueerd",
        avg(exists(
            from meldingen as later
            where later.jeugdige = meldingen.jeugdige and later.is_crisis
                and later.known_until is null
                and later.received_day > meldingen.closed_day
                and later.received_day <= meldingen.closed_day + 90
        )::int) as "Herhaalde crisis"
    from meldingen
    where known_until is null and is_crisis and closed_quarter between 8082 and 8090
        and municipality in (select unnest(?))
    group by 1 order by 1
"""
COSTS = """
    select service_quarter as quarter, sum(cents) / 100 as "Kosten"
    from kosten
    where known_until is null and service_quarter between 8082 and 8090
        and municipality in (select unnest(?))
    group by 1 order by 1
"""
PLACES = """
    select municipality, count(*) * 4000 / any_value(jeugdigen) as rate
    from meldingen join bevolking using (municipality)
    where meldingen.known_until is null and bevolking.known_until is null
        and is_crisis and received_quarter = 8090 and jaar = received_quarter // 4
        and municipality in (select unnest(?))
    group by 1 order by 2 desc
"""


@st.cache_resource
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(STORE, read_only=True)


def ask(statement: str, places: list[str]) -> pl.DataFrame:
    return connection().execute(statement, [places]).pl()


st.set_page_config(page_title="Plain", layout="wide")
st.title("Kwartaalbeeld")
names = dict(today().select("name", "code").iter_rows())
chosen = st.multiselect("Gebied", list(names))
places = [names[name] for name in chosen or names]
answers = [ask(statement, places) for statement in (REPORTS, CLOSINGS, COSTS)]
cards = [(name, each) for each in answers for name in each.columns if name != "quarter"]
for row in range(2):
    columns = st.columns(4)
    for column, (name, answer) in zip(columns, cards[4 * row : 4 * row + 4], strict=True):
        with column.container(border=True):
            st.metric(name, round(answer[name][-1], 2))
            st.line_chart(answer, x="quarter", y=name, height=100)
st.bar_chart(ask(PLACES, places), x="municipality", y="rate", horizontal=True)
