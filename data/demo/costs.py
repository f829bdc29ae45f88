"""Cost lines: what was done in which month, at what price, and when it was declared."""

import numpy as np
import polars as pl

from data.demo import calendar, places, prices
from data.demo.chance import Draw, pick_by, spread
from data.demo.reports import LIGHT

# Share of a service month declared in its own quarter and in each of the three after it, by the
# month's place in the quarter: over a quarter about 60, 30, 7 and 3 %.
LAG = ((0.86, 0.09, 0.035, 0.015), (0.70, 0.22, 0.055, 0.025), (0.24, 0.60, 0.11, 0.05))
CREDITED = 0.015  # share of lines taken back a quarter after they were declared
CREDITING = ("accare", "jonx", "elker", "molendrift")
# From when Jonx spends more hours than it was estimated on, and how many more.
DRIFT_FROM = 2021 * 12 + 9
DRIFT = 138  # per cent
_FIRST_MONTH = calendar.FIRST * 3
_REPORTS = 2**56  # keys of the lines of reports start here, those of the standby at twice it


def lines(
    draw: Draw, reports: pl.DataFrame, trajectories: pl.DataFrame, sender: str, quarter: int
) -> pl.DataFrame:
    """The lines that a provider declares in a quarter, credits included; columns as delivered."""
    months = (max(_FIRST_MONTH, (quarter - len(LAG)) * 3), quarter * 3 + 2)
    handler = pl.when("own").then(pl.lit("cosis")).otherwise("organisatie")
    crises = reports.filter(~pl.col("consult"), handler == sender)
    services = [
        _care(draw, trajectories.filter(pl.col("sender") == sender), months),
        _crisis_hours(draw, crises, months),
        _crisis_nights(crises, months),
        _standby(reports["shard"].unique(maintain_order=True), sender, months),
    ]
    priced = _priced(pl.concat(services, how="diagonal"), sender)
    return _declared(draw, priced, sender, quarter)


def _care(draw: Draw, frame: pl.DataFrame, months: tuple[int, int]) -> pl.DataFrame:
    """A service a trajectory and month."""
    row, month, active = _by_month(frame["startdatum"], frame["einddatum"], months)
    key = frame["key"].to_numpy()[row] * 64 + month - _FIRST_MONTH
    product = frame.select(
        pl.when(pl.col("werkwijze") == "isb")
        .then(pl.lit("isb"))
        .when((pl.col("ggz") == "ja") & (pl.col("hulpvorm") == "02"))
        .then(pl.lit("ggz"))
        .otherwise(pl.col("hulpvorm").cast(pl.String))
    ).to_series()[row]
    length = (calendar.month_start(month + 1) - calendar.month_start(month)).astype(np.int64)
    volume = active * 100
    for each, quantiles in prices.MONTHLY.items():
        step = 100 if prices.PRODUCTS[each].unit == prices.PART else 25
        worked = spread(draw("volume", key), *quantiles) * active // length * step
        volume = np.where(product == each, worked, volume)
    return frame[row].select(
        "gemeente",
        "traject_id",
        key=key,
        number="traject_id",
        soort=pl.lit("vervolg"),
        month=month,
        product=product,
        volume=volume,
    )


def _by_month(
    start: pl.Series, end: pl.Series, months: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Row, month and days in it, for every month between the bounds that a row was active in."""
    first_day, last_day = start.to_numpy(), end.to_numpy()
    first = np.maximum(calendar.months_of(first_day), months[0])
    count = np.maximum(np.minimum(calendar.months_of(last_day), months[1]) - first + 1, 0)
    row = np.repeat(np.arange(len(start)), count)
    month = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count) + first[row]
    begin = np.maximum(first_day[row], calendar.month_start(month))
    until = np.minimum(last_day[row], calendar.month_start(month + 1) - 1)
    return row, month, (until - begin).astype(np.int64) + 1


def _crisis_hours(draw: Draw, crises: pl.DataFrame, months: tuple[int, int]) -> pl.DataFrame:
    """The hours of a crisis, in the month it was reported."""
    key = crises["key"].to_numpy()
    month = calendar.months_of(crises["day"].to_numpy())
    light = crises["afhandeling"].is_in(LIGHT).to_numpy()
    u = draw("crisis hours", key)
    quarters_of_an_hour = np.where(light, spread(u, *prices.ADVICE), spread(u, *prices.HELP))
    return crises.select(
        "gemeente",
        *_report(),
        key=_REPORTS + key * 64,
        number="melding_id",
        month=month,
        product=pl.lit("crisis"),
        volume=quarters_of_an_hour * 25,
    ).filter(pl.col("month").is_between(*months))


def _crisis_nights(crises: pl.DataFrame, months: tuple[int, int]) -> pl.DataFrame:
    """The nights elsewhere during a crisis, by month."""
    away = crises.filter(pl.col("afhandeling").is_in(["pleegzorg", "gezinsgericht", "verblijf"]))
    row, month, nights = _by_month(away["day"], away["afgesloten_op"], months)
    place, part = away["place"].to_numpy()[row], away["part"].to_numpy()[row]
    return away[row].select(
        *_report(),
        gemeente=places.code_on(place, part, calendar.month_start(month)),
        key=_REPORTS + pl.col("key") * 64 + month - _FIRST_MONTH + 1,
        number=pl.col("melding_id") + "n",
        month=month,
        product=pl.col("afhandeling").cast(pl.String),
        volume=nights * 100,
    )


def _report() -> tuple[pl.Expr, ...]:
    return (
        pl.col("melding_id"),
        pl.when(~pl.col("own")).then(pl.lit("spoedvoorjeugd")).alias("melding_afzender"),
        pl.lit("crisis").alias("soort"),
    )


def _standby(shards: pl.Series, sender: str, months: tuple[int, int]) -> pl.DataFrame:
    """The round-the-clock standby: a line a month and municipality, in proportion to youths."""
    table = pl.concat([_standby_of(month) for month in range(months[0], months[1] + 1)])
    return (
        table.filter(sender == prices.STANDBY_BY)
        .join(shards.to_frame(), how="cross")
        .select(
            "gemeente",
            "month",
            "cents",
            key=2 * _REPORTS
            + (pl.col("shard") * 64 + pl.col("month") - _FIRST_MONTH) * 64
            + pl.col("place"),
            number=pl.concat_str(pl.lit("B"), "shard", pl.lit("-"), "gemeente"),
            soort=pl.lit("beschikbaarheid"),
        )
    )


def _standby_of(month: int) -> pl.DataFrame:
    table = places.youths(month // 12)
    months = np.full(len(table), month)
    share = table["youths"].to_numpy() * prices.STANDBY // table["youths"].sum()
    return pl.DataFrame(
        {
            "gemeente": table["code"],
            "place": np.arange(len(table)),
            "month": months,
            "cents": prices.indexed(share, months),
        }
    )


def _priced(services: pl.DataFrame, sender: str) -> pl.DataFrame:
    """Category, unit, tariff and cents of each service; volumes are in hundredths."""
    table = pl.DataFrame(
        [(name, *price) for name, price in prices.PRODUCTS.items()],
        schema=["product", "productcategorie", "eenheid", "tarief"],
        orient="row",
    )
    services = services.join(table, on="product", how="left", maintain_order="left")
    drifts = (pl.col("eenheid") == prices.HOUR) & (pl.col("month") >= DRIFT_FROM)
    spent = pl.when(drifts & (sender == "jonx")).then(DRIFT).otherwise(100)
    tariff = prices.indexed(
        services["tarief"].fill_null(0).to_numpy(), services["month"].to_numpy()
    )
    return (
        services.with_columns(
            volume=pl.col("volume") * spent // 2500 * 25,
            tarief=pl.when(pl.col("tarief").is_not_null()).then(tariff),
            productcategorie=pl.col("productcategorie").fill_null("46"),
        )
        .with_columns(cents=pl.coalesce(_AMOUNT, "cents"))
        .filter(pl.col("cents") > 0)
    )


_AMOUNT = (pl.col("volume") * pl.col("tarief") + 50) // 100  # half a cent goes up


def _declared(draw: Draw, services: pl.DataFrame, sender: str, quarter: int) -> pl.DataFrame:
    """The lines of these services in the declarations of one quarter, columns as delivered."""
    key, month = services["key"].to_numpy(), services["month"].to_numpy()
    lag = pick_by(draw("lag", key), month % 3, LAG)
    age = pl.Series(quarter - month // 3 - lag)  # quarters since the line was declared
    credited = pl.Series(draw("credit", key) < CREDITED) & (age == 1) & (sender in CREDITING)
    line = services.with_columns(
        regel_id=pl.concat_str("number", pl.lit("."), _month_text("%Y%m")),
        vorig_regel_id=pl.lit(None, pl.String),
        maand=_month_text("%Y-%m"),
        gedeclareerd_op=_days_of_declaration(draw, key, month, quarter),
    )
    taken_back = line.filter(credited)
    return pl.concat([line.filter(age == 0), _credit(taken_back), _again(taken_back)])


def _credit(lines: pl.DataFrame) -> pl.DataFrame:
    return lines.with_columns(
        vorig_regel_id="regel_id",
        regel_id=pl.col("regel_id") + "c",
        volume=-pl.col("volume"),
        cents=-pl.col("cents"),
    )


def _again(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines that come in the place of those taken back: a fifth less."""
    less = lines.with_columns(
        regel_id=pl.col("regel_id") + "h", volume=pl.col("volume") * 8 // 1000 * 100
    )
    return less.with_columns(cents=_AMOUNT).filter(pl.col("cents") > 0)


def _days_of_declaration(
    draw: Draw, key: np.ndarray, month: np.ndarray, quarter: int
) -> np.ndarray:
    """A day in the quarter, not before the last days of the month of service."""
    earliest = np.maximum(calendar.month_start(month + 1) - 3, calendar.first_day(quarter))
    days = (calendar.last_day(quarter) - earliest).astype(np.int64) + 1
    soon = draw("declared", key) * draw("declared soon", key)
    return earliest + np.maximum(soon * days, 0).astype(np.int64)


def _month_text(form: str) -> pl.Expr:
    return pl.date(pl.col("month") // 12, pl.col("month") % 12 + 1, 1).dt.strftime(form)
