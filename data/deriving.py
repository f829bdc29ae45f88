"""Checked rows to rows of the store: everything that follows from a row alone, computed once."""

from collections.abc import Callable

import polars as pl

from data import codes, schema
from data.naming import Delivered
from data.quarters import day_column, month_column, quarter_column
from data.regions import municipalities

_OFFICE_OPENS, _EVENING, _NIGHT = 8, 17, 22
_FRIDAY = 5
_LAST_AGES = (5, 11, 15, 17)  # of each age group but the oldest


def derive(rows: pl.DataFrame, delivered: Delivered) -> pl.DataFrame:
    """The rows with the columns that the store keeps of this table beside its history columns.

    Columns that are not the store's (the row's number in the file) stay as they are.
    """
    return _DERIVE[delivered.table](rows, delivered.sender, delivered.quarter)


def derive_causes(meldingen: pl.DataFrame) -> pl.DataFrame:
    """One row a cause named in a report: the rows of table oorzaken that go with the reports."""
    named = meldingen.filter(pl.col("oorzaken").is_not_null())
    return (
        named.select(
            "melding_id",
            pl.col("oorzaken").str.split("|").alias("oorzaak"),
            "organisation",
            "municipality",
            "reviewed_quarter",
        )
        .explode("oorzaak")
        .with_columns(domein=pl.col("oorzaak").str.split(":").list.first())
    )


def _organisation(sender: str) -> pl.Expr:
    return pl.col("organisatie").fill_null(sender).alias("organisation")


def _municipality() -> pl.Expr:
    codes_ = pl.Enum(municipalities()["code"])
    today = municipalities().select(pl.col("code", "today").cast(codes_))
    code = pl.col("gemeente").replace_strict(today["code"], today["today"], default=None)
    return code.alias("municipality")


def _other_sender(column: str, sender: str) -> pl.Expr:
    """Whose report or trajectory is meant: the sender's own where no other is named."""
    named = pl.col(f"{column}_afzender").fill_null(sender)
    return pl.when(pl.col(f"{column}_id").is_not_null()).then(named).alias(f"{column}_sender")


def _age_group(year: pl.Expr, name: str = "leeftijdsgroep") -> pl.Expr:
    """The group of the age in that year; null where the year is not known."""
    age = year - pl.col("geboortejaar")
    group = pl.sum_horizontal(age > last for last in _LAST_AGES)
    names = pl.Series(codes.LEEFTIJDSGROEP, dtype=pl.Enum(codes.LEEFTIJDSGROEP))
    return pl.when(age.is_not_null()).then(pl.lit(names).gather(group)).alias(name)


def _daypart(moment: pl.Expr) -> pl.Expr:
    hour, weekend = moment.dt.hour(), moment.dt.weekday() > _FRIDAY
    return (
        pl.when((hour >= _NIGHT) | (hour < _OFFICE_OPENS))
        .then(pl.lit("nacht"))
        .when(hour >= _EVENING)
        .then(pl.lit("avond"))
        .when(weekend)
        .then(pl.lit("weekend"))
        .otherwise(pl.lit("kantoor"))
        .alias("dagdeel")
    )


def _meldingen(rows: pl.DataFrame, sender: str, _: int) -> pl.DataFrame:
    received, closed, reviewed = map(pl.col, ("ontvangen_op", "afgesloten_op", "geevalueerd_op"))
    return rows.with_columns(
        _organisation(sender),
        _municipality(),
        quarter_column(received).alias("received_quarter"),
        month_column(received).alias("received_month"),
        day_column(received).alias("received_day"),
        (received.dt.weekday().cast(pl.Int32) - 1).alias("weekday"),
        _daypart(received),
        _age_group(received.dt.year()),
        pl.col("vraag").is_in(codes.CRISIS).alias("is_crisis"),
        (pl.col("eerste_contact_op") - received).dt.total_seconds().alias("contact_seconds"),
        quarter_column(closed).alias("closed_quarter"),
        day_column(closed).alias("closed_day"),
        quarter_column(reviewed).alias("reviewed_quarter"),
        day_column(reviewed).alias("reviewed_day"),
    )


def _trajecten(rows: pl.DataFrame, sender: str, quarter: int) -> pl.DataFrame:
    start, end = pl.col("startdatum"), pl.col("einddatum")
    return rows.with_columns(
        _organisation(sender),
        _municipality(),
        _other_sender("melding", sender),
        _age_group(pl.lit(quarter // 4)),
        quarter_column(start).alias("start_quarter"),
        day_column(start).alias("start_day"),
        _age_group(start.dt.year(), "start_leeftijdsgroep"),
        quarter_column(end).alias("end_quarter"),
        day_column(end).alias("end_day"),
        _age_group(end.dt.year(), "end_leeftijdsgroep"),
    )


def _kosten(rows: pl.DataFrame, sender: str, _: int) -> pl.DataFrame:
    month = pl.col("maand")
    label = pl.format("{}-{}", month // 12, (month % 12 + 1).cast(pl.String).str.zfill(2))
    return rows.with_columns(
        _organisation(sender),
        _municipality(),
        _other_sender("traject", sender),
        _other_sender("melding", sender),
        (month // 12 * 4 + month % 12 // 3).alias("service_quarter"),
        month.alias("service_month"),
        label.cast(pl.Categorical).alias("maand"),
        quarter_column(pl.col("gedeclareerd_op")).alias("declared_quarter"),
    ).rename({"bedrag": "cents"})


def _toegang(rows: pl.DataFrame, sender: str, _: int) -> pl.DataFrame:
    return rows.with_columns(_municipality(), pl.lit(sender).alias("organisation"))


def _with_municipality(rows: pl.DataFrame, _: str, __: int) -> pl.DataFrame:
    return rows.with_columns(_municipality())


def _as_is(rows: pl.DataFrame, _: str, __: int) -> pl.DataFrame:
    return rows


_DERIVE: dict[str, Callable[[pl.DataFrame, str, int], pl.DataFrame]] = {
    schema.meldingen.name: _meldingen,
    schema.trajecten.name: _trajecten,
    schema.kosten.name: _kosten,
    schema.ramingen.name: _with_municipality,
    schema.toegang.name: _toegang,
    schema.bevolking.name: _with_municipality,
    schema.organisaties.name: _as_is,
}
