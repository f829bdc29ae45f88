"""What a KPI is: a value that says what is counted, why, and how it may be read.

A definition holds column expressions over one fact; it never computes anything itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal

from sqlalchemy import ColumnElement, Integer, Select, Table, literal_column, true

Kind = Literal["count", "ratio", "distinct", "quantile"]
Unit = Literal["aantal", "aandeel", "minuten", "dagen", "euro", "cijfer", "per 1.000"]
Direction = Literal["lower", "higher"]

ONE: ColumnElement[int] = literal_column("1", Integer)
EVERY_ROW: ColumnElement[bool] = true()
MONTH, AGE_GROUP = "maand", "leeftijdsgroep"


@dataclass(frozen=True)
class Moment:
    """A date of a row that can give it its quarter, as columns computed on the way in.

    `month` and `age` are breakdowns that follow from this date: its month, the youth's age then.
    """

    quarter: str
    day: str = ""
    month: str | None = None
    age: str | None = None


@dataclass(frozen=True)
class Breakdown:
    """Columns that split a fact; `codes` are the categories in their order, None = those found.

    Without columns it is one that follows from the date (`Moment.age`).
    """

    columns: tuple[str, ...]
    codes: tuple[str, ...] | None = None


@dataclass(frozen=True, eq=False)
class Fact:
    """Rows that KPIs count: the table, its dates, its breakdowns, and which delivery fills it.

    `source` is a SELECT of its rows as known on a moment, still without columns; `columns` are
    those it can take: a fact can hold more, and other rows, than its table.
    """

    key: str
    table: Table
    delivered_as: str
    moments: dict[str, Moment]
    breakdowns: dict[str, Breakdown]
    source: Callable[[datetime | None], Select]
    columns: Mapping[str, ColumnElement[Any]]

    def columns_of(self, moment: Moment, breakdown: str) -> tuple[str, ...]:
        """Names of the columns that give a row its category, counted by this date."""
        if breakdown == MONTH:
            return (moment.month,) if moment.month else ()
        if breakdown == AGE_GROUP and moment.age:
            return (moment.age,)
        return self.breakdowns[breakdown].columns


@dataclass(frozen=True, eq=False)
class Component:
    """What a KPI takes of each row where `where` holds: by default 1, so that a sum counts rows.

    Amounts that are summed are whole numbers in the store; `scale` of them make one unit of the
    figure (100 cents a euro).
    """

    name: str
    where: ColumnElement[bool] = EVERY_ROW
    amount: ColumnElement = ONE
    scale: int = 1


class Outside(Enum):
    """A denominator that is no sum over rows of the fact."""

    YOUTH_YEARS = "jeugdjaren"
    ESTIMATE = "raming"


@dataclass(frozen=True)
class Norm:
    """What the partners want to reach; `targets` by category of `breakdown`, None = the whole.

    A norm without targets says what counts as in time, not how often that should be.
    """

    text: str
    source: str
    targets: dict[str | None, float] = field(default_factory=dict)
    breakdown: str | None = None


@dataclass(frozen=True)
class Reference:
    """A published figure to compare with, in the KPI's unit.

    `name` is what a chart calls it, with its value; `category` the way of working that it is
    about, None = all. `until` is the last quarter that it may stand beside, `after` why not later;
    `differs` says where it counts something else than the KPI.
    """

    name: str
    text: str
    source: str
    value: float
    category: str | None = None
    until: int | None = None
    after: str = ""
    differs: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Kpi:
    """One figure of the catalogue.

    kind: count = the sum of the numerator; ratio = that sum / the denominator's; distinct = how
    many different values the numerator takes; quantile = the median of those values. `times`
    multiplies the numerator. A row counts once its date + `matures_after` days is not later than
    the as-of date. `split_by` are the breakdowns that it has of its fact's, None = all. Shares are
    fractions. A number that rows report, such as a caseload, is absent rather than 0 where no row
    gives it: `reported` counts the rows that do. `rests_on` names other tables whose deliveries a
    figure needs too, each with how many quarters after its own: its status is the least final.
    """

    key: str
    label: str
    meaning: str
    why: str
    source: str
    unit: Unit
    direction: Direction | None
    kind: Kind
    fact: Fact
    quarter_of: str
    version: str
    date: date
    numerator: Component
    denominator: Component | Outside | None = None
    times: int = 1
    matures_after: int = 0
    split_by: tuple[str, ...] | None = None
    reported: Component | None = None
    rests_on: tuple[tuple[str, int], ...] = ()
    norm: Norm | None = None
    references: tuple[Reference, ...] = ()

    @property
    def moment(self) -> Moment:
        return self.fact.moments[self.quarter_of]

    @property
    def by_organisation(self) -> bool:
        """Whether the KPI has figures of one organisation: youths live somewhere, not at one."""
        return self.denominator is not Outside.YOUTH_YEARS

    @property
    def breakdowns(self) -> tuple[str, ...]:
        """Names that this KPI can be broken down by."""
        months = (MONTH,) if self.moment.month else ()
        every = (*self.fact.breakdowns, *months)
        return every if self.split_by is None else self.split_by

    @property
    def additive(self) -> bool:
        """Whether values of parts may be summed to the value of the whole."""
        return self.kind == "count"
