"""Youth-years: how many youths lived in the municipalities of a selection, and for how long."""

import polars as pl

from data.regions import municipalities
from queries.cube import Cubes
from queries.question import Question
from queries.selection import Selection, by_area

QUARTERS_A_YEAR = 4


def youth_years(question: Question) -> pl.DataFrame:
    """Columns kwartaal and gemeente as far as asked, and outside (youth-years, Float64).

    A quarter of the year's youths for every quarter and municipality of the selection; null where
    the population of one of them is not known, since a partial denominator would mislead. A
    category of the question has all youths for its denominator.
    """
    selection, by = question.selection, question.by
    quarters = pl.DataFrame({"kwartaal": selection.quarters}, schema={"kwartaal": pl.Int32})
    places = pl.DataFrame({"gemeente": selection.places}, schema={"gemeente": pl.String})
    each = quarters.join(places, how="cross").with_columns(jaar=pl.col("kwartaal") // 4)
    each = each.join(_youths(question.cubes.population), on=["gemeente", "jaar"], how="left")
    count = pl.col("jeugdigen")
    total = pl.when(count.is_null().any()).then(None).otherwise(count.sum() / QUARTERS_A_YEAR)
    keys = [name for name in by.keys if name in ("kwartaal", "gemeente")]
    return by_area(each, by.place).group_by(keys).agg(total.alias("outside"))


def sources(cubes: Cubes, selection: Selection) -> list[str]:
    """Where the numbers of youths of a selection come from, as their senders say it."""
    years = {quarter // 4 for quarter in selection.quarters}
    used = pl.col("jaar").is_in(years) & pl.col("municipality").is_in(selection.places)
    return cubes.population.filter(used)["bron"].unique().sort().to_list()


def _youths(population: pl.DataFrame) -> pl.DataFrame:
    """Youths of today's municipalities by year: their own row, else all of their predecessors'."""
    former = municipalities().filter(pl.col("code") != pl.col("today"))
    predecessors = former.group_by(gemeente=pl.col("today")).agg(expected=pl.len())
    rows = population.select("municipality", "jaar", "jeugdigen", delivered="gemeente")
    is_own = pl.col("delivered") == pl.col("municipality")
    own = rows.filter(is_own).select("jaar", "jeugdigen", gemeente="municipality")
    summed = (
        rows.filter(~is_own)
        .group_by("jaar", gemeente=pl.col("municipality"))
        .agg(pl.col("jeugdigen").sum(), found=pl.len())
        .join(predecessors, on="gemeente")
        .filter(pl.col("found") == pl.col("expected"))
        .join(own, on=["gemeente", "jaar"], how="anti")
    )
    return pl.concat([own, summed.select(own.columns)])
