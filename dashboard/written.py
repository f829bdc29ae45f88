"""What the partners wrote, as the pages read it: once for every state of the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl
import streamlit as st

from dashboard.sources import PATIENCE_SECONDS, opened
from data import reviews
from data.store import Store, reading, state

# Who writes, until people sign in with a role of their own.
ROLES = ("projectleider", "RIGG-manager", "gemeentemanager", "directeur")
_STATES_KEPT = 3


@dataclass(frozen=True, eq=False)
class Written:
    """The items of every kind, as they stood on one moment (data.reviews)."""

    items: Mapping[str, pl.DataFrame]

    def of(self, kind: str, **values: Any) -> pl.DataFrame:
        """The items of a kind with these values."""
        found = self.items[kind]
        for name, value in values.items():
            found = found.filter(pl.col(name).eq_missing(value))
        return found

    def review(self, quarter: int) -> dict[str, Any] | None:
        """The review of a quarter; None where none was planned."""
        found = self.of("gesprekken", quarter=quarter)
        return found.row(0, named=True) if len(found) else None


def written(store: Store, moment: datetime | None = None) -> Written:
    """What was written as it stood on a moment (UTC); None is now."""
    return _written(f"duckdb:///{store.file}", state(store), moment)


def author() -> str:
    """The role of who writes, as chosen on the page."""
    return st.session_state.get("rol", ROLES[0])


@st.cache_resource(max_entries=_STATES_KEPT, show_spinner=False)
def _written(url: str, state_token: str, moment: datetime | None) -> Written:  # noqa: ARG001
    with reading(opened(url), PATIENCE_SECONDS) as connection:
        return Written({kind: reviews.items(connection, kind, moment) for kind in reviews.ITEMS})
