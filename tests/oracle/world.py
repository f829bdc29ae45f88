"""Random deliveries: rows as a sender would write them, and the store that holds them.

Few youths, places and days, so that repeats, equal days and empty cells all occur. Every row was
known from FIRST or only from SECOND on, and some that were known first are gone since SECOND.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
from hypothesis import strategies as st
from sqlalchemy import Connection, delete

from data import codes, schema
from data.contract import CONTRACTS
from data.deriving import derive, derive_causes
from data.naming import Delivered
from data.quarters import quarter_of
from data.store import Store, append, writing

FIRST, SECOND = datetime(2022, 5, 1), datetime(2022, 8, 1)
SENDERS = ("accare", "jonx")
PLACES = ("0014", "0003", "0010", "0024", "1979", "0047")
YOUTHS = ("a", "b", "c")
Row = dict[str, Any]

_TYPES = {
    "year": pl.Int32(),
    "month": pl.Int32(),
    "quarter": pl.Int32(),
    "integer": pl.Int32(),
    "money": pl.Int64(),
    "decimal": pl.Float64(),
    "date": pl.Date(),
    "timestamp": pl.Datetime("us"),
}


@dataclass
class World:
    """Rows by table, each with sender, known_from and known_until; and who delivered what when."""

    rows: dict[str, list[Row]]
    deliveries: list[tuple[str, str, int, datetime]]

    def known(self, tabel: str, moment: datetime | None) -> list[Row]:
        """The rows of a table as known on a moment."""
        if moment is None:
            return [row for row in self.rows[tabel] if row["known_until"] is None]
        known = [row for row in self.rows[tabel] if row["known_from"] <= moment]
        return [row for row in known if row["known_until"] is None or row["known_until"] > moment]

    def delivered(self, moment: datetime | None) -> set[tuple[str, str, int]]:
        return {
            (tabel, sender, quarter)
            for tabel, sender, quarter, received in self.deliveries
            if moment is None or received <= moment
        }


# Days apart by exactly the windows of the KPIs, or one more or less, so that edges are met often.
_GAPS = (0, 1, 27, 28, 29, 41, 42, 43, 89, 90, 91, 364, 365, 366)
_gaps = st.sampled_from(_GAPS)
_anchors = st.sampled_from([date(2020, 12, 31), date(2021, 4, 1), date(2021, 12, 31)])
_days = st.builds(lambda day, gap: day + timedelta(gap), _anchors, st.sampled_from((0, 1, 90, 91)))
as_ofs = st.none() | st.builds(
    lambda day, one, other: day + timedelta(one + other), _anchors, _gaps, _gaps
)
_known = st.sampled_from([(FIRST, None), (FIRST, None), (FIRST, SECOND), (SECOND, None)])
_organisations = st.sampled_from([None, *SENDERS, "elker"])


@st.composite
def _report(draw: st.DrawFn) -> Row:
    received = datetime.combine(draw(_days), draw(st.times()).replace(microsecond=0))
    seconds = draw(st.sampled_from([None, 0, 3599, 3600, 3601, 86400, 86401]))
    closed = draw(st.none() | _gaps.map(lambda days: received.date() + timedelta(days)))
    reviewed = draw(st.none() | _gaps) if closed else None
    known_from, known_until = draw(_known)
    return {
        "sender": draw(st.sampled_from(SENDERS)),
        "known_from": known_from,
        "known_until": known_until,
        "ontvangen_op": received,
        "jeugdige": draw(st.sampled_from(YOUTHS)),
        "geboortejaar": draw(st.integers(2002, 2020)),
        "gemeente": draw(st.sampled_from(PLACES)),
        "melder": draw(st.sampled_from(codes.MELDER[:3])),
        "vraag": draw(st.sampled_from((*codes.VRAAG, "acuut"))),
        "eerste_contact_op": None if seconds is None else received + timedelta(seconds=seconds),
        "afhandeling": draw(st.sampled_from(codes.AFHANDELING)),
        "overdrachten": draw(st.integers(0, 2)),
        "afgesloten_op": closed,
        "geevalueerd_op": closed + timedelta(reviewed) if reviewed is not None else None,
        "oorzaken": draw(st.sampled_from([None, "gezin:a", "gezin:a|context:b", "jeugdige:c"])),
        "cijfer": draw(st.sampled_from([None, 1.0, 7.3, 9.99])),
        "organisatie": draw(_organisations),
    }


@st.composite
def _cost(draw: st.DrawFn) -> Row:
    declared = draw(_days)
    month = declared.year * 12 + declared.month - 1 - draw(st.integers(0, 5))
    known_from, known_until = draw(_known)
    return {
        "sender": draw(st.sampled_from(SENDERS)),
        "known_from": known_from,
        "known_until": known_until,
        "gemeente": draw(st.sampled_from(PLACES)),
        "soort": draw(st.sampled_from(codes.SOORT_KOSTEN)),
        "maand": month,
        "productcategorie": "46",
        "bedrag": draw(st.integers(-100_000, 10_000_000)),
        "gedeclareerd_op": declared,
        "organisatie": draw(_organisations),
    }


@st.composite
def _estimate(draw: st.DrawFn) -> Row:
    known_from, known_until = draw(_known)
    version = draw(st.sampled_from([("1", date(2020, 7, 1)), ("2", date(2021, 7, 1))]))
    return {
        "sender": "rigg",
        "known_from": known_from,
        "known_until": known_until,
        "versie": version[0],
        "vastgesteld_op": version[1],
        "kpi": draw(st.sampled_from(["kosten", "kosten", "crises", "opname"])),
        "gemeente": draw(st.none() | st.sampled_from(PLACES)),
        "organisatie": draw(st.none() | st.sampled_from(SENDERS)),
        "kwartaal": draw(st.integers(2021 * 4, 2021 * 4 + 2)),
        "waarde": float(draw(st.integers(1, 1000))),
    }


@st.composite
def _population(draw: st.DrawFn) -> list[Row]:
    """All of today's places in two years, Eemsdelta by itself or by its predecessors; or a gap."""
    own = ("0014", "0037", "0047", "0765", "1895", "1950", "1952", "1966", "1969")
    merged = draw(st.sampled_from([("1979",), ("0003", "0010", "0024"), ("0003", "0010"), ()]))
    return [
        {
            "sender": "rigg",
            "known_from": FIRST,
            "known_until": None,
            "gemeente": place,
            "jaar": year,
            "jeugdigen": draw(st.integers(1, 30_000)),
            "bron": "CBS",
        }
        for year, places in ((2020, (*own, "0003", "0010", "0024")), (2021, (*own, *merged)))
        for place in places
    ]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    rows = {
        "meldingen": draw(st.lists(_report(), max_size=40)),
        "kosten": draw(st.lists(_cost(), max_size=15)),
        "ramingen": draw(st.lists(_estimate(), max_size=20, unique_by=_estimate_key)),
        "bevolking": draw(_population()),
    }
    for tabel, key in (("meldingen", "melding_id"), ("kosten", "regel_id")):
        for number, row in enumerate(rows[tabel]):
            row[key] = str(number)
    received: dict[tuple[str, str, int], datetime] = {}
    for tabel, column in (("meldingen", "ontvangen_op"), ("kosten", "gedeclareerd_op")):
        for row in rows[tabel]:
            row["quarter"] = quarter_of(row[column])
            key = (tabel, row["sender"], row["quarter"])
            received[key] = min(row["known_from"], received.get(key, SECOND))
    empty = st.tuples(
        st.sampled_from(["meldingen", "kosten"]),
        st.sampled_from(SENDERS),
        st.integers(2020 * 4 + 2, 2022 * 4 + 1),
    )
    for key in draw(st.lists(empty, max_size=6)):
        received.setdefault(key, draw(st.sampled_from([FIRST, SECOND])))
    return World(rows, [(*key, moment) for key, moment in received.items()])


def _estimate_key(row: Row) -> tuple:
    return tuple(row[name] for name in ("versie", "kpi", "gemeente", "organisatie", "kwartaal"))


def fill(store: Store, world: World) -> None:
    """The world as the only content of a store, derived as any delivery is."""
    with writing(store) as connection:
        for table in (schema.deliveries, schema.oorzaken):
            connection.execute(delete(table))
        for tabel, rows in world.rows.items():
            connection.execute(delete(schema.metadata.tables[tabel]))
            _insert(connection, tabel, rows)
        _insert_deliveries(connection, world)


def _insert(connection: Connection, tabel: str, rows: list[Row]) -> None:
    parts: dict[tuple, list[Row]] = {}
    for row in rows:
        history = (row["sender"], row.get("quarter", 0), row["known_from"], row["known_until"])
        parts.setdefault(history, []).append(row)
    typed = {
        column.name: _TYPES.get(column.type.kind, pl.String())
        for column in CONTRACTS[tabel].columns
    }
    for (sender, quarter, known_from, known_until), part in parts.items():
        plain = [{name: row.get(name) for name in typed} for row in part]
        derived = derive(pl.DataFrame(plain, schema=typed), Delivered(tabel, sender, quarter))
        history = {
            "delivery": pl.lit(1, pl.Int64),
            "known_from": pl.lit(known_from),
            "known_until": pl.lit(known_until, pl.Datetime("us")),
            "sender": pl.lit(sender),
            "quarter": pl.lit(quarter, pl.Int32),
        }
        target = schema.metadata.tables[tabel]
        kept = [column.name for column in target.columns if column.name in derived.columns]
        append(connection, target, derived.select(kept).with_columns(**history))
        if tabel == "meldingen":
            append(connection, schema.oorzaken, derive_causes(derived).with_columns(**history))


def _insert_deliveries(connection: Connection, world: World) -> None:
    names = ("tabel", "sender", "quarter", "received_at")
    counts = dict.fromkeys(("rows", "rows_new", "rows_changed", "rows_unchanged", "rows_gone"), 0)
    rows = [
        {"id": number, **dict(zip(names, delivery, strict=True)), **counts}
        | {"file_name": "f", "sha256": "s", "received_by": "test"}
        for number, delivery in enumerate(world.deliveries)
    ]
    if rows:
        append(connection, schema.deliveries, pl.DataFrame(rows))
