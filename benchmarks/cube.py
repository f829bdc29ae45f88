"""All KPIs of a fact from one statement, against the same sums as hand-written DuckDB SQL.

10 million cost lines and 1 million reports in 345 places and 8 organisations, made in DuckDB
itself: `python -m benchmarks.cube`. Ours is timed from opening the cubes to the finished cells.
"""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.timing import by_turns, seconds, verdict
from data.store import Store, open_store
from queries.cube import cells, open_cubes
from queries.facts import KOSTEN, MELDINGEN
from queries.model import Fact

LINES = 10_000_000
REPORTS = 1_000_000
ROUNDS = 5
MOST = 1.5
AS_OF = date(2022, 9, 30)

_HISTORY = """1 as delivery, timestamp '2022-10-15' as known_from, 8082 as "quarter",
    's' || draw(n, 1, 8) as sender"""
_PLACE = """lpad(draw(n, 2, 345)::varchar, 4, '0') as gemeente, gemeente as municipality,
    sender as organisation"""

_MAKE_COSTS = f"""
insert into kosten by name
select {_HISTORY}, {_PLACE}, n::varchar as regel_id,
    ['crisis', 'vervolg', 'beschikbaarheid'][1 + draw(n, 3, 3)] as soort,
    24246 + draw(n, 4, 27) as service_month, service_month // 12 * 4 + service_month % 12 // 3
        as service_quarter,
    service_month::varchar as maand, '46' as productcategorie, draw(n, 5, 100000) - 1000 as cents,
    date '2022-09-30' as gedeclareerd_op, 8090 as declared_quarter
from range({LINES}) as each(n)"""

_MAKE_REPORTS = f"""
insert into meldingen by name
select {_HISTORY}, {_PLACE}, n::varchar as melding_id,
    timestamp '2020-07-01' + to_seconds(draw(n, 3, 822 * 86400)) as ontvangen_op,
    'youth-' || draw(n, 4, 600000) as jeugdige, 2008 as geboortejaar, 'ouder' as melder,
    ['consult', 'spoedeisend', 'acuut'][1 + draw(n, 5, 3)] as vraag,
    if(draw(n, 6, 5) = 0, null, ontvangen_op + to_seconds(draw(n, 7, 10000))) as eerste_contact_op,
    ['advies', 'ambulant', 'netwerk', 'pleegzorg', 'verblijf', 'eigen_aanbieder'][1 + draw(n, 8, 6)]
        as afhandeling,
    draw(n, 9, 3) as overdrachten,
    if(draw(n, 10, 10) = 0, null, ontvangen_op::date + draw(n, 11, 60)::integer)
        as afgesloten_op,
    if(draw(n, 12, 2) = 0, null, afgesloten_op + draw(n, 13, 60)::integer) as geevalueerd_op,
    if(draw(n, 14, 2) = 0, null, (10 + draw(n, 15, 91)) / 10) as cijfer,
    year(ontvangen_op) * 4 + quarter(ontvangen_op) - 1 as received_quarter,
    year(ontvangen_op) * 12 + month(ontvangen_op) - 1 as received_month,
    ontvangen_op::date - date '1970-01-01' as received_day,
    isodow(ontvangen_op) - 1 as weekday,
    ['kantoor', 'avond', 'nacht', 'weekend'][1 + draw(n, 16, 4)] as dagdeel,
    '12-15' as leeftijdsgroep,
    vraag <> 'consult' as is_crisis,
    date_diff('second', ontvangen_op, eerste_contact_op) as contact_seconds,
    year(afgesloten_op) * 4 + quarter(afgesloten_op) - 1 as closed_quarter,
    afgesloten_op - date '1970-01-01' as closed_day,
    geevalueerd_op - date '1970-01-01' as reviewed_day
from range({REPORTS}) as each(n)"""

_COSTS_BY_HAND = """
select service_quarter, municipality, organisation, sum(cents)::bigint,
    coalesce(sum(cents) filter (soort = 'crisis'), 0)::bigint,
    coalesce(sum(cents) filter (soort = 'vervolg'), 0)::bigint,
    coalesce(sum(cents) filter (soort = 'beschikbaarheid'), 0)::bigint
from kosten where known_until is null group by all"""

# 19265 is 30 September 2022 as a day number.
_REPORTS_BY_HAND = """
with again as (
    select closed.jeugdige, closed.closed_day, min(later.received_day) as next_day
    from meldingen as closed join meldingen as later
        on closed.jeugdige = later.jeugdige and later.received_day > closed.closed_day
    where closed.known_until is null and later.known_until is null
        and closed.is_crisis and later.is_crisis
    group by all)
select received_quarter, closed_quarter, municipality, organisation,
    count(*),
    count(*) filter (is_crisis),
    count(*) filter (is_crisis and dagdeel <> 'kantoor'),
    count(*) filter (vraag = 'consult'),
    count(*) filter (vraag = 'acuut' and contact_seconds <= 3600
        or vraag = 'spoedeisend' and contact_seconds <= 86400),
    count(*) filter (is_crisis and (contact_seconds is not null
        or afhandeling not in ('advies', 'eigen_aanbieder'))),
    count(*) filter (is_crisis and overdrachten = 0),
    count(*) filter (is_crisis
        and afhandeling in ('advies', 'ambulant', 'netwerk', 'eigen_aanbieder')),
    count(*) filter (is_crisis and afhandeling = 'verblijf'),
    sum(cijfer) filter (is_crisis),
    count(cijfer) filter (is_crisis),
    sum(closed_day - received_day) filter (is_crisis),
    count(closed_day) filter (is_crisis),
    count(*) filter (is_crisis and closed_day <= received_day + 28),
    count(*) filter (is_crisis and closed_day + 42 <= 19265),
    count(*) filter (is_crisis and closed_day + 42 > 19265),
    count(*) filter (is_crisis and closed_day + 42 <= 19265 and reviewed_day <= closed_day + 42),
    count(*) filter (is_crisis and closed_day + 90 <= 19265),
    count(*) filter (is_crisis and closed_day + 90 > 19265),
    count(*) filter (is_crisis and closed_day + 90 <= 19265 and next_day <= closed_day + 90),
    count(*) filter (is_crisis and closed_day + 365 <= 19265),
    count(*) filter (is_crisis and closed_day + 365 > 19265),
    count(*) filter (is_crisis and closed_day + 365 <= 19265 and next_day <= closed_day + 365)
from meldingen left join again using (jeugdige, closed_day)
where known_until is null group by all"""


def main() -> int:
    with TemporaryDirectory() as folder:
        file = Path(folder, "cube.duckdb")
        store = open_store(f"duckdb:///{file}")
        make(file)
        within = [
            measured(store, file, MELDINGEN, _REPORTS_BY_HAND),
            measured(store, file, KOSTEN, _COSTS_BY_HAND),
        ]
        return 0 if all(within) else 1


def make(file: Path) -> None:
    """Fill the store with rows that differ by a hash of their number."""
    with duckdb.connect(str(file)) as connection:
        connection.execute(
            "create temp macro draw(n, kind, below) as (hash(n * 32 + kind) % below)::bigint"
        )
        connection.execute(_MAKE_REPORTS)
        connection.execute(_MAKE_COSTS)


def measured(store: Store, file: Path, fact: Fact, by_hand: str) -> bool:
    """Time both ways by turns, print their ratio, and say whether it is low enough."""
    ours, theirs = by_turns(
        ROUNDS,
        partial(seconds, lambda: cells(open_cubes(store, AS_OF), fact)),
        partial(seconds, lambda: hand_written(file, by_hand)),
    )
    print(f"{fact.key}: one statement {ours:.2f} s, by hand {theirs:.2f} s")
    return verdict(f"{fact.key}: time of the cells / hand-written SQL", ours / theirs, MOST)


def hand_written(file: Path, statement: str) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        connection.execute(statement).pl()


if __name__ == "__main__":
    sys.exit(main())
