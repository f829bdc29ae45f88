"""What a KPI is: a value that says what is counted, why, and how it may be read.

A definition holds column expressions over one fact; it never computes anything itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Literal

from sqlalchemy import ColumnElement, FromClause, Integer, Table, literal_column, true

Kind = Literal["count", "ratio", "distinct", "quantile"]
Unit = Literal["aantal", "aandeel", "minuten", "dagen", "euro", "cijfer", "per 1.000"]
Direction = Literal["lower", "higher"]

ONE: ColumnElement[int] = literal_column("1", Integer)
EVERY_ROW: ColumnElement[bool] = true()


@dataclass(frozen=True)
class Moment:
    """A date of a row that can give it its quarter, as columns computed on the way in."""

    quarter: str
    day: str = ""
    month: str | None = None


@dataclass(frozen=True)
class Breakdown:
    """Columns that split a fact; `codes` are the categories in their order, None = those found."""

    columns: tuple[str, ...]
    codes: tuple[str, ...] | None = None


@dataclass(frozen=True, eq=False)
class Fact:
    """Rows that KPIs count: the table, its dates, its breakdowns, and which delivery fills it."""

    key: str
    table: Table
    delivered_as: str
    moments: dict[str, Moment]
    breakdowns: dict[str, Breakdown]
    source: Callable[[datetime | None], FromClause]


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
    """A published figure to compare with."""

    text: str
    source: str
    value: float


@dataclass(frozen=True, eq=False, kw_only=True)
class Kpi:
    """One figure of the catalogue.

    kind: count = the sum of the numerator; ratio = that sum / the denominator's; distinct = how
    many different values the numerator takes; quantile = the median of those values. `times`
    multiplies the numerator. A row counts once its date + `matures_after` days is not later than
    the as-of date. Shares are fractions.
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
    broken_down: bool = True
    norm: Norm | None = None
    reference: Reference | None = None

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
        if not self.broken_down:
            return ()
        months = ("maand",) if self.moment.month else ()
        return (*self.fact.breakdowns, *months)

    @property
    def additive(self) -> bool:
        """Whether values of parts may be summed to the value of the whole."""
        return self.kind == "count"
