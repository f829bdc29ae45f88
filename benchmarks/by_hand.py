"""The sums of each fact in SQL as one would write it by hand for DuckDB."""

COSTS = """
select service_quarter, municipality, organisation, sum(cents)::bigint,
    coalesce(sum(cents) filter (soort = 'crisis'), 0)::bigint,
    coalesce(sum(cents) filter (soort = 'vervolg'), 0)::bigint,
    coalesce(sum(cents) filter (soort = 'beschikbaarheid'), 0)::bigint
from kosten where known_until is null group by all"""

# A trajectory in its newest state, whole over a merger.
_TRAJECT = """
newest as (
    select * from trajecten where known_until is null
    qualify row_number() over (partition by sender, traject_id order by "quarter" desc) = 1),
before as (
    select newest.*, successor,
        row_number() over (partition by jeugdige, sender, werkwijze, hulpvorm, end_day, successor
            order by traject_id) as line
    from newest join municipalities on code = gemeente and valid_until = einddatum
    where successor is not null),
after_merger as (
    select *, row_number() over (partition by jeugdige, sender, werkwijze, hulpvorm, start_day,
            gemeente order by traject_id) as line
    from newest where gemeente in (select successor from municipalities)),
pairs as (
    select a.sender, a.traject_id, b.traject_id as former_id, b.start_day, b.start_quarter,
        b.melding_id, b.melding_sender
    from before as b join after_merger as a on a.jeugdige = b.jeugdige and a.sender = b.sender
        and a.werkwijze = b.werkwijze and a.hulpvorm = b.hulpvorm and a.gemeente = b.successor
        and a.start_day = b.end_day + 1 and a.line = b.line),
traject as (
    select newest.* replace (coalesce(p.start_day, newest.start_day) as start_day,
        coalesce(p.start_quarter, newest.start_quarter) as start_quarter,
        if(newest.melding_id is null, p.melding_id, newest.melding_id) as melding_id,
        if(newest.melding_id is null, p.melding_sender, newest.melding_sender) as melding_sender),
        p.former_id
    from newest left join pairs as p using (sender, traject_id)
    where (sender, traject_id) not in (select (sender, former_id) from pairs))"""

# 19265 is 30 September 2022 as a day number.
REPORTS = f"""
with again as (
    select closed.jeugdige, closed.closed_day, min(later.received_day) as next_day
    from meldingen as closed join meldingen as later
        on closed.jeugdige = later.jeugdige and later.received_day > closed.closed_day
    where closed.known_until is null and later.known_until is null
        and closed.is_crisis and later.is_crisis
    group by all),
{_TRAJECT},
followed as (
    select m.sender, m.melding_id, count(*) as follow_ups
    from meldingen as m join traject as t on t.melding_sender = m.sender
        and t.melding_id = m.melding_id
        and t.start_day between m.received_day and m.received_day + 30
    where m.known_until is null and m.is_crisis
    group by all),
part as (
    select sender, traject_id, melding_sender, melding_id from traject where melding_id is not null
    union all
    select sender, former_id, melding_sender, melding_id from traject
    where melding_id is not null and former_id is not null),
costly as (
    select m.sender, m.melding_id, sum(k.cents) as cents
    from meldingen as m join part on part.melding_sender = m.sender
        and part.melding_id = m.melding_id
    join kosten as k on k.traject_sender = part.sender and k.traject_id = part.traject_id
        and k.service_month between m.received_month and m.received_month + 11
    where m.known_until is null and k.known_until is null and m.is_crisis
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
    count(*) filter (is_crisis and closed_day + 365 <= 19265 and next_day <= closed_day + 365),
    count(*) filter (is_crisis and received_day + 30 <= 19265),
    count(*) filter (is_crisis and received_day + 30 > 19265),
    count(follow_ups) filter (is_crisis and received_day + 30 <= 19265),
    count(*) filter (is_crisis and received_day + 365 <= 19265),
    count(*) filter (is_crisis and received_day + 365 > 19265),
    sum(cents) filter (is_crisis and received_day + 365 <= 19265)
from meldingen left join again using (jeugdige, closed_day)
left join followed using (sender, melding_id) left join costly using (sender, melding_id)
where known_until is null group by all"""

TRAJECTORIES = f"""
with {_TRAJECT},
starts as (
    select e.sender, e.traject_id, o.start_day as following,
        min(if(o.start_day > e.end_day, o.start_day, null)) over each as next_day,
        row_number() over (each order by o.start_day, o.sender, o.traject_id) as line
    from traject as e join traject as o on o.jeugdige = e.jeugdige
        and o.start_day between e.end_day and e.end_day + 365
        and not (o.sender = e.sender and o.traject_id = e.traject_id)
    window each as (partition by e.sender, e.traject_id)),
after as (select * from starts where line = 1)
select start_quarter, end_quarter, municipality, organisation,
    count(*),
    count(*) filter (hulpvorm in ('01', '02', '04')),
    count(*) filter (ggz),
    count(*) filter (ggz and verwijzer = '02'),
    count(melding_id) filter (start_day + 365 <= 19265),
    count(melding_id) filter (start_day + 365 > 19265),
    count(melding_id) filter (start_day + 365 <= 19265
        and (end_day is null or end_day > start_day + 365)),
    count(end_day),
    sum(end_day - start_day),
    count(end_day) filter (melding_id is not null),
    sum(end_day - start_day) filter (melding_id is not null),
    count(end_day) filter (reden_beeindiging in ('03', '04', '05')),
    count(end_day) filter (reden_beeindiging = '01'),
    count(end_day) filter (zonder_hulp_verder in ('02', '03', '04')),
    count(end_day) filter (zonder_hulp_verder is not null),
    count(end_day) filter (end_day + 365 <= 19265),
    count(end_day) filter (end_day + 365 > 19265),
    count(end_day) filter (end_day + 365 <= 19265 and next_day is null),
    count(end_day) filter (werkwijze = 'elkander-1' and end_day + 90 <= 19265),
    count(end_day) filter (werkwijze = 'elkander-1' and end_day + 90 > 19265),
    count(end_day) filter (werkwijze = 'elkander-1' and end_day + 90 <= 19265
        and not coalesce(following <= end_day + 90, false)),
    count(end_day) filter (end_day + 90 <= 19265),
    count(end_day) filter (end_day + 90 > 19265),
    count(end_day) filter (end_day + 90 <= 19265 and following <= end_day + 90),
    count(end_day) filter (werkwijze in ('elkander-1', 'elkander-3', 'elkander-4')),
    count(end_day) filter (werkwijze = 'elkander-1' and gesprekken <= 5
        or werkwijze in ('elkander-3', 'elkander-4') and gesprekken <= 12),
    count(end_day) filter (thuis_na), count(thuis_na) filter (end_day is not null),
    count(end_day) filter (dagbesteding), count(dagbesteding) filter (end_day is not null),
    count(end_day) filter (not terugval), count(terugval) filter (end_day is not null),
    count(end_day) filter (uithuisplaatsing_dreigde and uithuisplaatsing_voorkomen),
    count(end_day) filter (uithuisplaatsing_dreigde and uithuisplaatsing_voorkomen is not null),
    sum(cijfer) filter (end_day is not null), count(cijfer) filter (end_day is not null)
from traject left join after using (sender, traject_id) group by all"""
