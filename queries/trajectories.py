"""Trajectories as one row each: the newest state, whole over a merger, with what came after.

All as known on a moment (UTC, naive; None is now), and all in the database.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import (
    CTE,
    Alias,
    ColumnElement,
    Integer,
    Select,
    String,
    Subquery,
    and_,
    case,
    column,
    func,
    select,
)

from data import schema
from data.known import known

# How far ahead the next trajectory of a youth is looked for: the longest window of a KPI.
NEXT_START_DAYS = 365
# How soon a trajectory must start to be the next step from one that ended.
NEXT_STEP_DAYS = 90

# Of the youth's other trajectories: the first start on the day that this one ended or later, and
# the first start later than that day; null where there is none within NEXT_START_DAYS.
FOLLOWING_START: ColumnElement[int] = column("following_start_day", Integer)
NEXT_START: ColumnElement[int] = column("next_start_day", Integer)
# The way of working that the youth went on to, one of STEPS, or one of the two below.
NEXT_STEP: ColumnElement[str] = column("vervolgstap", String)
STEPS = ("elkander-1", "elkander-2", "elkander-3", "elkander-4")
NO_STEP, OTHER_STEP = "geen", "elders"

# What tells that a trajectory before and one after a merger are the same help.
_SAME = ("jeugdige", "sender", "werkwijze", "hulpvorm")
_STARTS = ("startdatum", "start_quarter", "start_day", "start_leeftijdsgroep")
_LINK = ("melding_sender", "melding_id")


def trajectories(moment: datetime | None) -> CTE:
    """One row a trajectory: the columns of schema.trajecten, and former_id.

    Of a trajectory that a merger cut in two, former_id is the number of the part before it; the
    row is that of the part after it, with the start of the part before it, and its report where
    the later part names none.
    """
    current = _newest(moment)
    whole = _continued(current)
    former = whole.alias("former")
    own = and_(whole.c.sender == current.c.sender, whole.c.traject_id == current.c.traject_id)
    went_on = and_(former.c.sender == current.c.sender, former.c.former_id == current.c.traject_id)
    columns = [
        func.coalesce(whole.c[each.name], each).label(each.name) if each.name in _STARTS else each
        for each in current.c
        if each.name not in _LINK
    ]
    # Sender and number of the report come from the same part.
    unlinked = current.c.melding_id.is_(None)
    links = [case((unlinked, whole.c[name]), else_=current.c[name]).label(name) for name in _LINK]
    return (
        select(*columns, *links, whole.c.former_id)
        .select_from(current.outerjoin(whole, own).outerjoin(former, went_on))
        .where(former.c.sender.is_(None))
        .cte("traject")
    )


def days_of(columns: Mapping[str, ColumnElement]) -> ColumnElement[int]:
    """The calendar days from start to end."""
    return columns["end_day"] - columns["start_day"]


def with_next(moment: datetime | None) -> Subquery:
    """The trajectories, each with what the youth started after it (FOLLOWING_START and so on)."""
    traject = trajectories(moment)
    after = _after(traject)
    own = and_(after.c.sender == traject.c.sender, after.c.traject_id == traject.c.traject_id)
    soon = after.c[FOLLOWING_START.name] <= traject.c.end_day + NEXT_STEP_DAYS
    step = case(
        (and_(soon, after.c.werkwijze.in_(STEPS)), after.c.werkwijze),
        (soon, OTHER_STEP),
        else_=NO_STEP,
    )
    return (
        select(
            traject,
            after.c[FOLLOWING_START.name],
            after.c[NEXT_START.name],
            step.label(NEXT_STEP.name),
        )
        .select_from(traject.outerjoin(after, own))
        .subquery("traject_met_vervolg")
    )


def _newest(moment: datetime | None) -> CTE:
    """Of every trajectory the row of the last quarter that it was delivered for."""
    row = schema.trajecten
    age = func.row_number().over(
        partition_by=[row.c.sender, row.c.traject_id], order_by=row.c.quarter.desc()
    )
    newest = select(row, age.label("age")).where(known(row, moment)).subquery("newest")
    columns = [newest.c[each.name] for each in row.columns]
    return select(*columns).where(newest.c.age == 1).cte("current_traject")


def _continued(current: CTE) -> CTE:
    """The trajectories that went on after a merger, each with the part before it.

    Columns: sender, traject_id, former_id, and start and report of the part before it. Where more
    fit they are paired in order of their numbers.
    """
    place = schema.municipalities
    last_day = and_(place.c.code == current.c.gemeente, place.c.valid_until == current.c.einddatum)
    ended = _numbered(current, current.c.end_day, place.c.successor)
    ended = ended.add_columns(place.c.successor).join(place, last_day)
    before = ended.where(place.c.successor.is_not(None)).subquery("before")
    successors = select(place.c.successor).where(place.c.successor.is_not(None))
    started = _numbered(current, current.c.start_day, current.c.gemeente)
    after = started.where(current.c.gemeente.in_(successors)).subquery("after_merger")
    pair = and_(
        *(before.c[name] == after.c[name] for name in _SAME),
        after.c.gemeente == before.c.successor,
        after.c.start_day == before.c.end_day + 1,
        after.c.place_in_line == before.c.place_in_line,
    )
    return (
        select(
            after.c.sender,
            after.c.traject_id,
            before.c.traject_id.label("former_id"),
            *(before.c[name] for name in (*_STARTS, *_LINK)),
        )
        .join_from(before, after, pair)
        .cte("continued")
    )


def _numbered(current: CTE, *same: ColumnElement) -> Select:
    """The trajectories, numbered within those that nothing but their number tells apart."""
    alike = [*(current.c[name] for name in _SAME), *same]
    number = func.row_number().over(partition_by=alike, order_by=current.c.traject_id)
    return select(current, number.label("place_in_line")).select_from(current)


def _after(traject: CTE) -> Alias | Subquery:
    """Of every ended trajectory the first other one of the youth from its last day on.

    Columns: sender, traject_id, werkwijze (of the other), FOLLOWING_START, NEXT_START.
    """
    ended, other = traject.alias("ended"), traject.alias("other")
    itself = and_(ended.c.sender == other.c.sender, ended.c.traject_id == other.c.traject_id)
    start = other.c.start_day
    within = start.between(ended.c.end_day, ended.c.end_day + NEXT_START_DAYS)
    later = case((start > ended.c.end_day, start))
    each = [ended.c.sender, ended.c.traject_id]
    first = [start, other.c.sender, other.c.traject_id]
    starts = (
        select(
            *each,
            other.c.werkwijze,
            start.label(FOLLOWING_START.name),
            func.min(later).over(partition_by=each).label(NEXT_START.name),
            func.row_number().over(partition_by=each, order_by=first).label("rank"),
        )
        .join_from(ended, other, and_(ended.c.jeugdige == other.c.jeugdige, within, ~itself))
        .subquery("starts")
    )
    return select(starts).where(starts.c.rank == 1).subquery("after")
