"""Which cells a viewer may see. For now everyone sees all; the roles come with sign-in."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Viewer:
    """Who looks: a role, and the organisation or municipality it holds for."""

    role: str
    organisation: str | None = None
    municipality: str | None = None


EVERYONE = Viewer("iedereen")


def scope(cells: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:  # noqa: ARG001
    """The cells that this viewer may see."""
    return cells
