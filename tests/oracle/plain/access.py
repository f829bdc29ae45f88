"""KPIs that count what municipalities report of their local teams and GP practices."""

from collections.abc import Iterator

from tests.oracle.plain.rows import Counted, Formula, Known, first_day


def given(column: str) -> Formula:
    """A number of each row that gives it."""

    def rows(known: Known) -> Iterator[Counted]:
        for row in known.rows["toegang"]:
            if row[column] is not None:
                yield Counted(first_day(row["quarter"]), row, row[column])

    return rows


def share(part: str, whole: str) -> Formula:
    """Two numbers of each row, the one over the other; what is not given counts as nothing."""

    def rows(known: Known) -> Iterator[Counted]:
        for row in known.rows["toegang"]:
            yield Counted(first_day(row["quarter"]), row, row[part] or 0, row[whole] or 0)

    return rows


# Counts of numbers that a municipality may leave out: without any there is none, and not 0.
OPTIONAL: dict[str, Formula] = {
    "consulten_lokaal": given("consulten"),
    "vroegsignalen": given("vroegsignalen"),
    "caseload": given("caseload_lokaal_team"),
}
RATIOS: dict[str, Formula] = {
    "dekking_jgw": share("met_jgw", "huisartspraktijken"),
    "uithuiszetting_afgewend": share("afgewende_uithuiszettingen", "dreigende_uithuiszettingen"),
}
