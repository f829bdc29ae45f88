"""Municipalities of the province: validity, successor, COROP area (CBS, municipalities.csv)."""

from functools import cache
from pathlib import Path

import polars as pl

REGION = "Groningen"


@cache
def municipalities() -> pl.DataFrame:
    """One row a municipality, former ones included.

    Columns: code, name, valid_from, valid_until (Date, null = unbounded), successor (code, null),
    corop, today (the code that its figures count under now), then the CBS facts of the file.
    """
    table = pl.read_csv(
        Path(__file__).with_name("municipalities.csv"),
        separator=";",
        schema_overrides={
            "code": pl.String,
            "successor": pl.String,
            "valid_from": pl.Date,
            "valid_until": pl.Date,
        },
    )
    successor = dict(table.select("code", "successor").iter_rows())
    today = [_follow(code, successor) for code in table["code"]]
    return table.with_columns(today=pl.Series(today, dtype=pl.String))


def _follow(code: str, successor: dict[str, str | None]) -> str:
    while (later := successor[code]) is not None:
        code = later
    return code


@cache
def today() -> pl.DataFrame:
    """The municipalities that exist now: code, name, corop, in order of name."""
    current = municipalities().filter(pl.col("valid_until").is_null())
    return current.select("code", "name", "corop").sort("name")


@cache
def municipality_names() -> dict[str, str]:
    """Name of every municipality by code, former ones included."""
    return dict(municipalities().select("code", "name").iter_rows())


@cache
def corop_areas() -> dict[str, tuple[str, ...]]:
    """Today's municipality codes of each COROP area."""
    areas = today().group_by("corop", maintain_order=True).agg("code").sort("corop")
    return {corop: tuple(codes) for corop, codes in areas.iter_rows()}
