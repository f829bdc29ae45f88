"""Days as people write them, and the moments that they stand for.

The store keeps moments in UTC without zone; people speak of days where they live.
"""

from datetime import UTC, date, datetime, time

_FORMS = ("%Y-%m-%d", "%d-%m-%Y")


def parse_day(text: str) -> date:
    """The day written as 2022-09-30 or 30-9-2022. ValueError when it is not written so."""
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise ValueError(text)


def local_today() -> date:
    return datetime.now().astimezone().date()


def stored(moment: datetime) -> datetime:
    """A moment as the store keeps it; local where it names no zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def end_of_day(day: date) -> datetime:
    """The last moment of a local day, as the store keeps it."""
    return stored(datetime.combine(day, time.max))


def local_day(moment: datetime) -> date:
    """The local day of a moment of the store."""
    return moment.replace(tzinfo=UTC).astimezone().date()
