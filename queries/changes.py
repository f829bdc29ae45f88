"""What changed in the figures since a moment, why, and by which deliveries.

A figure may change because rows of its quarter were delivered anew, because rows came that had not
been delivered yet, or because more time has passed. Only the first is a correction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import polars as pl
from sqlalchemy import select

from data.schema import deliveries
from queries.catalogue import CATALOGUE
from queries.cube import Cubes
from queries.effects import Moments, linked_moments, moments, outside_moments
from queries.figures import figures
from queries.model import Kpi, Outside
from queries.protection import Audience
from queries.scope import Viewer
from queries.selection import Selection
from queries.spine import quarters_delivered

NEW, CORRECTED, LATE = "nieuw geleverd", "correctie", "nagekomen"
ESTIMATED, RIPENED = "nieuwe raming", "gerijpt"
# Sums of fractions may differ in their last digits by the order of the rows.
_SAME = 1e-9

DELIVERY = pl.Struct(
    {
        "afzender": pl.String(),
        "tabel": pl.String(),
        "kwartaal": pl.Int32(),
        "ontvangen_op": pl.Datetime("us"),
        "bestand": pl.String(),
        "eigen": pl.Boolean(),
    }
)
SCHEMA: dict[str, pl.DataType] = {
    "kpi": pl.String(),
    "kwartaal": pl.Int32(),
    "toen": pl.Float64(),
    "nu": pl.Float64(),
    "verschil": pl.Float64(),
    "aard": pl.String(),
    "leveringen": pl.List(DELIVERY),
}


def changes(
    then: Cubes,
    now: Cubes,
    keys: Sequence[str],
    selection: Selection,
    *,
    audience: Audience,
    viewer: Viewer,
) -> pl.DataFrame:
    """The KPIs and quarters whose value differs between two moments; columns as SCHEMA.

    `toen` is the value at the as-of date of `then`, `nu` that of `now`, which knows more; null
    where there was none, and `verschil` null with it. `aard`: "nieuw geleverd" = the quarter had
    not been delivered then; "correctie" = a delivery of then was replaced; "nagekomen" = rows came
    with deliveries that were not there then; "nieuwe raming"; "gerijpt" = more rows count, as
    their time has passed, also said beside another ("correctie en gerijpt"). `leveringen` caused
    it, oldest first; `eigen` is false where only rows linked to those of the quarter changed, so
    that the delivery may have caused it.
    """
    if then.known_on is None:
        raise ValueError("nothing changes since now")
    asked = _Asked(then, now, selection, audience, viewer)
    rows = [
        row
        for (key,), found in asked.differing(keys).group_by("kpi", maintain_order=True)
        for row in asked.explained(CATALOGUE[str(key)], found)
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


@dataclass(frozen=True)
class _Asked:
    """Two moments, and of what the changes are asked."""

    then: Cubes
    now: Cubes
    selection: Selection
    audience: Audience
    viewer: Viewer

    @cached_property
    def deliveries(self) -> "_Deliveries":
        return _Deliveries(self.then, self.now)

    def differing(self, keys: Sequence[str]) -> pl.DataFrame:
        """The figures of both moments side by side, where the values differ.

        Suffix _rijp is what was known then at the as-of date of now.
        """
        ripening = [key for key in keys if CATALOGUE[key].matures_after]
        ripe = self.then.kept(("ripe", self.now.as_of), lambda: _ripe(self.then, self.now))
        then = self._figures(self.then, keys)
        later = pl.concat(
            [then.filter(~pl.col("kpi").is_in(ripening)), self._figures(ripe, ripening)]
        )
        now = self._figures(self.now, keys)
        cell = ["kpi", "kwartaal"]
        beside = then.join(later, on=cell, suffix="_rijp", maintain_order="left")
        return beside.join(now, on=cell, suffix="_nu", maintain_order="left").filter(
            ~_same("waarde", "waarde_nu")
        )

    def _figures(self, cubes: Cubes, keys: Sequence[str]) -> pl.DataFrame:
        found = figures(
            cubes, keys, self.selection, ["kwartaal"], audience=self.audience, viewer=self.viewer
        )
        return found.select("kpi", "kwartaal", "teller", "noemer", "waarde")

    def explained(self, kpi: Kpi, rows: pl.DataFrame) -> Iterator[tuple]:
        """The rows of the answer for one KPI."""
        own = moments(self.then, self.now, kpi, self.selection)
        said = rows.with_columns(
            ripened=~_same("waarde", "waarde_rijp"),
            rows_changed=~_same("waarde_rijp", "waarde_nu"),
            divided=~_same("noemer_rijp", "noemer_nu"),
            counted=~_same("teller_rijp", "teller_nu"),
        )
        for row in said.iter_rows(named=True):
            change = self._change(kpi, row, own.get(row["kwartaal"], frozenset()))
            caused = self.deliveries.listed(change.own, change.linked)
            then, now = row["waarde"], row["waarde_nu"]
            difference = None if then is None or now is None else now - then
            yield kpi.key, row["kwartaal"], then, now, difference, change.kind, caused

    def _change(self, kpi: Kpi, row: dict[str, Any], own: Moments) -> "_Change":
        quarter, told = row["kwartaal"], self.deliveries
        if not quarters_delivered(self.then, kpi.fact, [quarter], self.selection.organisations):
            return _Change(NEW, own or told.first_of(kpi.fact.delivered_as, quarter))
        if not row["rows_changed"]:
            return _Change(RIPENED)
        if isinstance(kpi.denominator, Outside) and row["divided"]:
            outside = outside_moments(self.then, self.now, kpi, quarter)
            if kpi.denominator is Outside.ESTIMATE and not row["counted"]:
                return _Change(ESTIMATED, outside)
            own |= outside
        linked = frozenset() if own else linked_moments(self.then, self.now, kpi, quarter)
        if not own and row["ripened"]:
            return _Change(RIPENED, linked=linked)
        kind = CORRECTED if any(map(told.replaces, own or linked)) else LATE
        return _Change(f"{kind} en {RIPENED}" if row["ripened"] else kind, own, linked)


@dataclass(frozen=True)
class _Change:
    """What kind of change it is, and the moments of the deliveries that caused it."""

    kind: str
    own: Moments = frozenset()
    linked: Moments = frozenset()


class _Deliveries:
    """The deliveries between two moments, by the moment of receipt, which no two share."""

    def __init__(self, then: Cubes, now: Cubes) -> None:
        table = deliveries.c
        named = (table.received_at, table.tabel, table.sender, table.quarter, table.file_name)
        statement = select(*named).where(table.received_at > then.known_on)
        if now.known_on is not None:
            statement = statement.where(table.received_at <= now.known_on)
        self._found = {row[0]: row for row in now.rows(statement).sort("received_at").iter_rows()}
        self._then = then.deliveries

    def replaces(self, moment: datetime) -> bool:
        """Whether the delivery took the place of one that was there then."""
        _, tabel, sender, quarter, _ = self._found[moment]
        return sender in self._then.delivered(tabel, quarter)

    def first_of(self, tabel: str, quarter: int) -> Moments:
        """The deliveries of a table over a quarter."""
        asked = (tabel, quarter)
        return frozenset(at for at, row in self._found.items() if (row[1], row[3]) == asked)

    def listed(self, own: Moments, linked: Moments) -> list[dict[str, Any]]:
        """Deliveries as the answer names them, oldest first."""
        return [
            {
                "afzender": sender,
                "tabel": tabel,
                "kwartaal": quarter,
                "ontvangen_op": moment,
                "bestand": file_name,
                "eigen": moment in own,
            }
            for moment, tabel, sender, quarter, file_name in self._found.values()
            if moment in own or moment in linked
        ]


def _ripe(then: Cubes, now: Cubes) -> Cubes:
    """What was known then, at the as-of date of now."""
    return Cubes(
        then.store, now.as_of, then.known_on, then.deliveries, then.population, then.estimates
    )


def _same(one: str, other: str) -> pl.Expr:
    """Whether two values are equal; so are two that are missing."""
    apart = (pl.col(one) - pl.col(other)).abs()
    equal = apart <= _SAME * pl.max_horizontal(pl.col(one).abs(), pl.col(other).abs())
    return equal.fill_null(pl.col(one).is_null() & pl.col(other).is_null())
