"""Where the figures come from: the store, and its cubes as known now or on an earlier moment."""

import os
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import streamlit as st
from sqlalchemy import func, select

from dashboard import address
from dashboard.address import Choices
from data import schema
from data.known import known
from data.moments import end_of_day, local_day
from data.store import (
    DEFAULT_URL,
    WAIT_SECONDS,
    Store,
    StoreBusy,
    open_store,
    reading,
    state,
    to_polars,
)
from queries.cube import Cubes, coverage, open_cubes
from queries.periods import programme_until

# A page waits this long for a load to end before it shows the state it had.
PATIENCE_SECONDS = 0.5
_STATES_KEPT = 3
_MOMENTS_KEPT = 8


@dataclass(frozen=True, eq=False)
class Source:
    """The figures of one state of the store, as known on one moment, and what can be chosen.

    `received` holds the moment of every delivery of that state, in order (UTC, naive).
    """

    store: Store
    cubes: Cubes
    names: Mapping[str, str]
    choices: Choices
    opened_at: datetime
    state: tuple[str, str]
    received: tuple[datetime, ...]

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
        source = _of_state(url, _figures_of(url, state(store)))
    except StoreBusy:
        if url not in latest():
            raise
        return latest()[url], True
    latest()[url] = source
    return source, False


def as_known(source: Source, day: date | None) -> Source:
    """The figures as they were known at the end of a day; None is now.

    Days between the same two deliveries share their figures.
    """
    if day is None or not source.received:
        return source
    before = bisect_right(source.received, end_of_day(day))
    nothing = source.received[0] - timedelta(days=1)
    return _of_moment(*source.state, source.received[before - 1] if before else nothing)


@st.cache_resource(max_entries=_STATES_KEPT, show_spinner=False)
def _figures_of(url: str, state_token: str) -> str:  # noqa: ARG001  the key of the cache
    """A token that differs once figures may: what people write around a review changes none."""
    delivered, actions = schema.deliveries.c, schema.acties.c
    tokens = [
        select(func.max(delivered.id)),
        select(func.max(actions.known_from)),
        select(func.max(actions.known_until)),
    ]
    with reading(opened(url), PATIENCE_SECONDS) as connection:
        return "|".join(str(connection.scalar(each)) for each in tokens)


@st.cache_resource(max_entries=_STATES_KEPT, show_spinner="De cijfers worden bijgewerkt.")
def _of_state(url: str, state_token: str) -> Source:
    return of_store(opened(url), None, PATIENCE_SECONDS, (url, state_token))


@st.cache_resource(max_entries=_MOMENTS_KEPT, show_spinner="De cijfers van toen worden opgezocht.")
def _of_moment(url: str, state_token: str, moment: datetime) -> Source:
    return of_store(opened(url), moment, PATIENCE_SECONDS, (url, state_token))


def of_store(
    store: Store,
    known_on: datetime | None = None,
    wait: float = WAIT_SECONDS,
    cached_as: tuple[str, str] = ("", ""),
) -> Source:
    """The figures of a store as known on a moment (UTC; None is now), without a dashboard."""
    with reading(store, wait) as connection:
        table = schema.organisaties
        rows = select(table.c.code, table.c.naam).where(known(table, known_on))
        names = dict(to_polars(connection, rows).iter_rows())
        received = tuple(sorted(connection.scalars(select(schema.deliveries.c.received_at))))
    cubes = open_cubes(store, known_on=known_on)
    first, last = programme_until(cubes.as_of)
    present = {name: names.get(name, name) for name in _organisations(cubes)}
    days = sorted({local_day(each) for each in received}, reverse=True)
    choices = address.choices(range(first, last + 1), present, days)
    opened_at = datetime.now(UTC).astimezone()
    return Source(store, cubes, names, choices, opened_at, cached_as, received)


@st.cache_resource(show_spinner=False)
def latest() -> dict[str, Source]:
    """The last source that was shown, by store."""
    return {}


def _organisations(cubes: Cubes) -> list[str]:
    found = {
        name for tabel in ("meldingen", "kosten") for name in coverage(cubes, tabel)["organisatie"]
    }
    return sorted(found)
