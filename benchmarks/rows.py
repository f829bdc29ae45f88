"""Rows of a country, made in DuckDB itself: they differ by a hash of their number."""

from pathlib import Path

import duckdb

LINES = 10_000_000
REPORTS = 1_000_000
TRAJECTORIES = 300_000

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
    if(soort = 'vervolg', draw(n, 6, {TRAJECTORIES}), null)::varchar as traject_id,
    if(soort = 'vervolg', 's' || draw(draw(n, 6, {TRAJECTORIES}), 1, 8), null) as traject_sender,
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

# A third follows a report; one in ten still runs; each is delivered for every quarter it ran in.
_MAKE_TRAJECTORIES = f"""
insert into trajecten by name
with each as (
    select n, 18444 + draw(n, 3, 820) as start_day,
        if(draw(n, 4, 10) = 0, null, start_day + draw(n, 5, 500)) as end_day,
        if(draw(n, 6, 3) = 0, draw(n, 7, {REPORTS}), null) as melding,
        date '1970-01-01' + start_day::integer as startdatum,
        date '1970-01-01' + end_day::integer as einddatum,
        year(startdatum) * 4 + quarter(startdatum) - 1 as start_quarter,
        year(einddatum) * 4 + quarter(einddatum) - 1 as end_quarter
    from range({TRAJECTORIES}) as each(n))
select 1 as delivery, timestamp '2022-10-15' as known_from, 's' || draw(n, 1, 8) as sender,
    unnest(range(start_quarter, least(coalesce(end_quarter, 8090), 8090) + 1)) as "quarter",
    {_PLACE}, n::varchar as traject_id, 'youth-' || draw(n, 8, 200000) as jeugdige,
    2008 as geboortejaar, melding::varchar as melding_id,
    if(melding is null, null, 's' || draw(melding, 1, 8)) as melding_sender,
    ['01', '02', '03', '04', '11', '12', '13', '14'][1 + draw(n, 9, 8)] as hulpvorm,
    ['regulier', 'elkander-1', 'elkander-3', 'elkander-4', 'isb'][1 + draw(n, 10, 5)] as werkwijze,
    draw(n, 11, 2) = 0 as ggz, ['01', '02', '03'][1 + draw(n, 12, 3)] as verwijzer,
    ['01', '02', '03', '04', '05'][1 + draw(n, 13, 5)] as reden_beeindiging,
    draw(n, 14, 15) as gesprekken, draw(n, 15, 2) = 0 as thuis_na,
    draw(n, 16, 2) = 0 as dagbesteding, draw(n, 17, 2) = 0 as terugval,
    draw(n, 18, 2) = 0 as uithuisplaatsing_dreigde,
    draw(n, 19, 2) = 0 as uithuisplaatsing_voorkomen,
    ['01', '02', '03', '04'][1 + draw(n, 20, 4)] as zonder_hulp_verder,
    (10 + draw(n, 21, 91)) / 10 as cijfer,
    '12-15' as leeftijdsgroep, '12-15' as start_leeftijdsgroep, '12-15' as end_leeftijdsgroep,
    start_day, end_day, startdatum, einddatum, start_quarter, end_quarter
from each"""


def make(file: Path) -> None:
    """Fill an empty store."""
    with duckdb.connect(str(file)) as connection:
        connection.execute(
            "create temp macro draw(n, kind, below) as (hash(n * 32 + kind) % below)::bigint"
        )
        for statement in (_MAKE_REPORTS, _MAKE_COSTS, _MAKE_TRAJECTORIES):
            connection.execute(statement)
