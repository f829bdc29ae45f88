"""The database is asked once a fact and breakdown, and a filter never asks it again."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from queries.catalogue import CATALOGUE
from queries.cube import Cubes
from queries.figures import figures
from queries.question import BREAKDOWNS
from queries.scope import EVERYONE
from queries.selection import Selection

FACTS = {kpi.fact for kpi in CATALOGUE.values()}
# Medians and distinct counts have a statement of their own.
VALUED = [kpi for kpi in CATALOGUE.values() if kpi.kind in ("quantile", "distinct")]
TABLES = {kpi.fact.delivered_as for kpi in CATALOGUE.values()}


@contextmanager
def counted(cubes: Cubes) -> Iterator[list[str]]:
    """The statements that the database is asked meanwhile."""
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(statement)

    event.listen(cubes.store.reader, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(cubes.store.reader, "before_cursor_execute", note)


def ask(cubes: Cubes, selection: Selection, *by: str) -> None:
    figures(cubes, CATALOGUE, selection, by, audience="exact", viewer=EVERYONE)


def test_the_whole_catalogue_takes_one_statement_a_fact(partners):
    partners.deliver("meldingen", "ontvangen_op\n2022-01-03 10:00")
    cubes = partners.cubes()
    with counted(cubes) as asked:
        ask(cubes, Selection(8082, 8090))
    # Who delivered a table is asked once for each.
    assert len(asked) <= len(FACTS) + len(VALUED) + len(TABLES)
    assert len(asked) == len(set(asked))


def test_a_breakdown_takes_one_more_statement_a_fact_that_has_it(partners):
    partners.deliver("meldingen", "ontvangen_op\n2022-01-03 10:00")
    cubes = partners.cubes()
    ask(cubes, Selection(8082, 8090))
    for breakdown in sorted(BREAKDOWNS):
        having = {kpi.fact for kpi in CATALOGUE.values() if breakdown in kpi.breakdowns}
        valued = [kpi for kpi in VALUED if breakdown in kpi.breakdowns]
        with counted(cubes) as asked:
            ask(cubes, Selection(8082, 8090), breakdown)
        assert len(asked) <= len(having) + len(valued), breakdown


def test_another_selection_or_split_asks_nothing(partners):
    partners.deliver("meldingen", "ontvangen_op\n2022-01-03 10:00")
    cubes = partners.cubes()
    ask(cubes, Selection(8082, 8090))
    with counted(cubes) as asked:
        ask(cubes, Selection(8084, 8085, frozenset({"0014"})), "kwartaal", "gemeente")
        ask(cubes, Selection(8082, 8090, None, frozenset({"jonx"})), "organisatie")
    assert asked == []
