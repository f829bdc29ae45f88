"""Which rows were known on a moment."""

from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, and_, or_


def known(table: FromClause, moment: datetime | None) -> ColumnElement[bool]:
    """Rows as known on a moment (UTC, naive); None is now."""
    if moment is None:
        return table.c.known_until.is_(None)
    later = or_(table.c.known_until.is_(None), table.c.known_until > moment)
    return and_(table.c.known_from <= moment, later)
