"""Where the figures come from: the store, and the cubes of its present state."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st
from sqlalchemy import select

from dashboard import address
from dashboard.address import Choices
from data import schema
from data.known import known
from data.store import DEFAULT_URL, Store, StoreBusy, open_store, reading, state, to_polars
from queries.cube import Cubes, coverage, open_cubes
from queries.periods import programme_until

# A page waits this long for a load to end before it shows the state it had.
PATIENCE_SECONDS = 0.5
_STATES_KEPT = 3


@dataclass(frozen=True, eq=False)
class Source:
    """The figures of one state of the store and what can be chosen in them."""

    store: Store
    cubes: Cubes
    names: Mapping[str, str]
    choices: Choices
    opened_at: datetime

    @property
    def as_of(self) -> date:
        return self.cubes.as_of

    @property
    def empty(self) -> bool:
        """Whether nothing was delivered yet."""
        return not self.cubes.deliveries.senders


def store_url() -> str:
    return os.environ.get("SPOEDMONITOR_DATABASE_URL", DEFAULT_URL)


@st.cache_resource(show_spinner=False)
def opened(url: str) -> Store:
    """The store, opened once a process. Raises StoreError with a sentence for the user."""
    return open_store(url)


def current() -> tuple[Source, bool]:
    """The figures of the store's present state; True when a load under way made them older."""
    url = store_url()
    store = opened(url)
    try:
        source = _of_state(url, state(store))
    except StoreBusy:
        if url not in latest():
            raise
        return latest()[url], True
    latest()[url] = source
    return source, False


@st.cache_resource(max_entries=_STATES_KEPT, show_spinner="De cijfers worden bijgewerkt.")
def _of_state(url: str, state_token: str) -> Source:  # noqa: ARG001  the key of the cache
    store = opened(url)
    with reading(store, PATIENCE_SECONDS) as connection:
        table = schema.organisaties
        rows = select(table.c.code, table.c.naam).where(known(table, None))
        names = dict(to_polars(connection, rows).iter_rows())
    cubes = open_cubes(store)
    first, last = programme_until(cubes.as_of)
    present = {name: names.get(name, name) for name in _organisations(cubes)}
    choices = address.choices(range(first, last + 1), present)
    return Source(store, cubes, names, choices, datetime.now(UTC).astimezone())


@st.cache_resource(show_spinner=False)
def latest() -> dict[str, Source]:
    """The last source that was shown, by store."""
    return {}


def _organisations(cubes: Cubes) -> list[str]:
    found = {
        name for tabel in ("meldingen", "kosten") for name in coverage(cubes, tabel)["organisatie"]
    }
    return sorted(found)
