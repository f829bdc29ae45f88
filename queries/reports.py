"""Reports with what came after them: the youth's next crisis, and the help that followed.

All as known on a moment (UTC, naive; None is now), and all in the database.
"""

from datetime import datetime

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    FromClause,
    Integer,
    Subquery,
    and_,
    cast,
    column,
    func,
    select,
    union_all,
)

from data import schema
from data.known import known
from queries.trajectories import trajectories

# How soon after a crisis help must start to be what follows it, and how many months of it count.
FOLLOW_UP_DAYS = 30
FOLLOW_UP_MONTHS = 12

# The first crisis of the same youth received after the day this report was closed; null = none.
NEXT_CRISIS_DAY: ColumnElement[int] = column("next_crisis_day", Integer)
# How many trajectories followed in time; null = none.
FOLLOW_UPS: ColumnElement[int] = column("follow_ups", Integer)
# What its trajectories cost in the months that count, in cents; null = nothing.
FOLLOW_UP_CENTS: ColumnElement[int] = column("follow_up_cents", BigInteger)


def with_what_followed(moment: datetime | None) -> FromClause:
    """Reports, each with NEXT_CRISIS_DAY, FOLLOW_UPS and FOLLOW_UP_CENTS."""
    report = schema.meldingen
    again = _next_crises(moment)
    same_closing = and_(
        report.c.jeugdige == again.c.jeugdige, report.c.closed_day == again.c.closed_day
    )
    joined = report.outerjoin(again, same_closing)
    traject = trajectories(moment)
    for found in (_follow_ups(traject, moment), _follow_up_costs(traject, moment)):
        own = and_(found.c.sender == report.c.sender, found.c.melding_id == report.c.melding_id)
        joined = joined.outerjoin(found, own)
    return joined


def _next_crises(moment: datetime | None) -> Subquery:
    """The next known crisis after a closing, at any sender, in any municipality.

    Joining on youth and closing day was measured faster than a window over closings and receipts.
    """
    report = schema.meldingen
    closed, later = report.alias("closed"), report.alias("later")
    after = and_(closed.c.jeugdige == later.c.jeugdige, later.c.received_day > closed.c.closed_day)
    return (
        select(
            closed.c.jeugdige,
            closed.c.closed_day,
            func.min(later.c.received_day).label(NEXT_CRISIS_DAY.name),
        )
        .join_from(closed, later, after)
        .where(known(closed, moment), known(later, moment), closed.c.is_crisis, later.c.is_crisis)
        .group_by(closed.c.jeugdige, closed.c.closed_day)
        .subquery("next_crisis")
    )


def _follow_ups(traject: CTE, moment: datetime | None) -> Subquery:
    """How many trajectories of a report started in time, by sender and melding_id."""
    report = schema.meldingen.alias("followed")
    its = and_(
        traject.c.melding_sender == report.c.sender,
        traject.c.melding_id == report.c.melding_id,
        traject.c.start_day.between(report.c.received_day, report.c.received_day + FOLLOW_UP_DAYS),
    )
    return (
        select(report.c.sender, report.c.melding_id, func.count().label(FOLLOW_UPS.name))
        .join_from(report, traject, its)
        .where(known(report, moment), report.c.is_crisis)
        .group_by(report.c.sender, report.c.melding_id)
        .subquery("follow_up")
    )


def _follow_up_costs(traject: CTE, moment: datetime | None) -> Subquery:
    """What a report's trajectories cost in the months that count, by sender and melding_id.

    A line may name either part of a trajectory that a merger cut in two.
    """
    report, line, its_report = schema.meldingen.alias("costly"), schema.kosten, traject.c.melding_id
    parts = [
        select(
            traject.c.sender, number.label("traject_id"), traject.c.melding_sender, its_report
        ).where(its_report.is_not(None), number.is_not(None))
        for number in (traject.c.traject_id, traject.c.former_id)
    ]
    part = union_all(*parts).subquery("part")
    its = and_(part.c.melding_sender == report.c.sender, part.c.melding_id == report.c.melding_id)
    last_month = report.c.received_month + FOLLOW_UP_MONTHS - 1
    lines = and_(
        line.c.traject_sender == part.c.sender,
        line.c.traject_id == part.c.traject_id,
        line.c.service_month.between(report.c.received_month, last_month),
    )
    cents = cast(func.sum(line.c.cents), BigInteger)
    return (
        select(report.c.sender, report.c.melding_id, cents.label(FOLLOW_UP_CENTS.name))
        .join_from(report, part, its)
        .join(line, lines)
        .where(known(report, moment), known(line, moment), report.c.is_crisis)
        .group_by(report.c.sender, report.c.melding_id)
        .subquery("follow_up_cost")
    )
