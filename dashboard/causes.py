"""What crises come from, as reviews named it: by domain over time, and what is named most.

The number of causes grows with the number of reviews, so that shares are what can be compared.
"""

import polars as pl

from dashboard import cause_charts, charts, frames, names, words
from dashboard.scene import Scene, asked, compared, described
from dashboard.show import Figure
from dashboard.tables import Table, columns
from queries.comparison import Against
from queries.conclusions import MIN_CASES
from queries.selection import Selection

KEY = "oorzaken"
MOST = 12
TIMES: tuple[Against, ...] = ("vorig_kwartaal", "vorig_jaar")


def by_domain(scene: Scene, source: str) -> Figure:
    """How the causes of each quarter divide over the domains."""
    figures = asked(scene, [KEY], ["kwartaal", "domein"], scene.course)
    rows = domain_rows(figures)
    return described(
        scene,
        figures,
        source,
        key="oorzaken-domein",
        title=domain_title(rows),
        spec=cause_charts.divided(tuple(names.DOMEIN.values())),
        data=rows.select(cause_charts.COLUMNS),
        alt="Kolommen: van alle genoemde oorzaken het deel (%) per domein, van boven naar beneden "
        f"{words.listed(list(names.DOMEIN.values()))}; erboven hoeveel oorzaken er zijn genoemd. "
        f"Bij minder dan {MIN_CASES} staat er geen verdeling.",
        table=Table(
            "Oorzaken per domein en kwartaal",
            rows,
            columns(
                ("kwartaal", "Kwartaal", "tekst"),
                ("domein", "Domein", "tekst"),
                ("waarde", "Genoemd", "aantal"),
                ("aandeel", "Aandeel", "aandeel"),
                ("n", "Van", "aantal"),
                ("status", "Status", "tekst"),
            ),
        ),
    )


def domain_rows(figures: pl.DataFrame) -> pl.DataFrame:
    """The columns of `cause_charts.COLUMNS`, waarde, aandeel, n and status.

    Takes figures by quarter and domain. A quarter of few causes is not divided.
    """
    order = pl.col("categorie").replace_strict(_ORDER, return_dtype=pl.Int32)
    rows = figures.filter(pl.col("waarde").is_not_null()).sort("kwartaal", order)
    rows = rows.with_columns(n=pl.col("waarde").sum().over("kwartaal").cast(pl.Int64))
    share = pl.when(pl.col("n") >= MIN_CASES).then(pl.col("waarde") / pl.col("n"))
    rows = rows.with_columns(aandeel=share)
    below = 1 - pl.col("aandeel").cum_sum().over("kwartaal")
    rows = rows.with_columns(tot=below, van=below + pl.col("aandeel"))
    return _worded(rows).with_columns(
        midden=(pl.col("van") + pl.col("tot")) / 2,
        donker=pl.col("categorie") == next(iter(names.DOMEIN)),
        kwartaal=frames.quarter_labels(rows["kwartaal"]),
    )


_ORDER = {code: place for place, code in enumerate(names.DOMEIN)}


def _worded(rows: pl.DataFrame) -> pl.DataFrame:
    """Adds domein, and the texts in, beside and above the columns."""
    top = pl.int_range(pl.len()).over("kwartaal") == 0
    divided = pl.col("aandeel").is_not_null()
    newest = divided & (pl.col("kwartaal") == pl.col("kwartaal").filter(divided).max())
    percents = [words.number(each * 100) if each else None for each in rows["aandeel"]]
    counts = rows.select("waarde", "n").iter_rows()
    told = [f"{words.number(count)} van {words.number(n)}" for count, n in counts]
    rows = rows.with_columns(
        domein=pl.col("categorie").replace_strict(names.DOMEIN, return_dtype=pl.String),
        tekst=pl.Series(percents, dtype=pl.String),
        uitleg=pl.Series(told, dtype=pl.String),
    )
    return rows.with_columns(
        bij=pl.when(newest).then("domein"),
        boven=pl.when(top).then(pl.col("n").cast(pl.String)),
    )


def domain_title(rows: pl.DataFrame) -> str:
    """The division of the newest quarter that has one, the largest part first."""
    newest = rows.filter(pl.col("bij").is_not_null()).sort("waarde", descending=True)
    if newest.is_empty():
        few = f": minder dan {MIN_CASES} per kwartaal" if len(rows) else ""
        return f"Oorzaken per domein{few}"
    shares = newest.select("domein", "aandeel").iter_rows()
    parts = [f"{domain} {words.percentage(share)}" for domain, share in shares]
    quarter, n = newest["kwartaal"][0], words.number(newest["n"][0])
    return f"Oorzaken in {quarter}: {words.listed(parts)} (n = {n})"


def most_named(scene: Scene, source: str) -> Figure:
    """What is named most as a part of all causes, a tick for an earlier part."""
    over, time, rows = reach(scene), earlier(scene), _named(scene)
    shown = rows.head(MOST)
    tick = f"; het streepje is {words.AGAINST[time]}" if rows["vergelijking"].count() else ""
    rest = f" De {MOST} die het meest zijn genoemd." if len(rows) > MOST else ""
    return described(
        scene,
        rows,
        source,
        key="oorzaken-genoemd",
        title=named_title(rows),
        spec=charts.bars("aandeel", "Oorzaak", len(shown)),
        data=shown.select(charts.BAR_COLUMNS),
        alt=f"Staven: deel van alle oorzaken die in {words.span(over.first, over.last)} zijn "
        f"genoemd{tick}.{rest}",
        table=_named_table(rows, words.AGAINST[time]),
    )


def in_words(scene: Scene) -> str:
    """What reviews name most, as a sentence; nothing where they name few causes."""
    over, top = reach(scene), most(_named(scene))
    when = words.span(over.first, over.last)
    return f"Als oorzaak het vaakst genoemd in {when}: {top} oorzaken." if top else ""


def most(rows: pl.DataFrame) -> str | None:
    """What is named most and how often: "scheiding (gezin), 29 van 256"; none where that is few."""
    top = rows.filter(
        (pl.col("genoemd") == pl.col("genoemd").max()), pl.col("genoemd") >= MIN_CASES
    )
    if top.is_empty():
        return None
    each = "" if len(top) == 1 else "elk "
    part = f"{each}{words.number(top['genoemd'][0])} van {words.number(top['n'][0])}"
    return f"{words.listed(top['naam'].to_list())}, {part}"


def _named(scene: Scene) -> pl.DataFrame:
    return cause_rows(compared(scene, [KEY], ["oorzaak"], reach(scene), earlier(scene)))


def reach(scene: Scene) -> Selection:
    """The focus quarter, or where few causes were named in it all quarters of the view."""
    named = asked(scene, [KEY])["waarde"][0]
    return scene.course if named is None or named < MIN_CASES else scene.focus


def earlier(scene: Scene) -> Against:
    """The earlier time that the view compares with, else a year before: causes have no estimate."""
    return scene.view.against if scene.view.against in TIMES else "vorig_jaar"


def cause_rows(figures: pl.DataFrame) -> pl.DataFrame:
    """The columns of `charts.BAR_COLUMNS`, genoemd, eerder and status; most named first.

    Takes figures by cause beside those of an earlier time. Of few causes no part is compared.
    """
    rows = figures.filter((pl.col("waarde") > 0) | (pl.col("vergelijking") > 0)).with_columns(
        genoemd="waarde", eerder="vergelijking", n=pl.col("waarde").sum().cast(pl.Int64)
    )
    before = pl.col("eerder").sum()
    rows = rows.with_columns(
        waarde=pl.col("genoemd") / pl.col("n"),
        vergelijking=pl.when(before >= MIN_CASES).then(pl.col("eerder") / before),
        naam=pl.Series([readable(code) for code in rows["categorie"]], dtype=pl.String),
    ).sort("genoemd", "naam", descending=[True, False])
    pairs = rows.select("genoemd", "waarde").iter_rows()
    told = [f"{words.number(count)} ({words.percentage(part)})" for count, part in pairs]
    rows = rows.with_columns(tekst=pl.Series(told, dtype=pl.String))
    return frames.texts(rows, "vergelijking", "aandeel", "vergelijking_tekst")


def readable(code: str) -> str:
    """A cause as people say it, with its domain: "suïcidaliteit (jeugdige)".

    Of a code that is not known, "gezin:nieuw-iets", what can be read: "nieuw iets (gezin)".
    """
    domain, _, cause = code.partition(":")
    said = names.OORZAAK.get(cause, cause.replace("-", " ").replace("_", " "))
    return f"{said} ({names.DOMEIN.get(domain, domain)})"


def named_title(rows: pl.DataFrame) -> str:
    """What is named most, where that rests on cases enough."""
    top = most(rows)
    if top:
        return f"Meest genoemd: {top}"
    few = f": geen {MIN_CASES} keer dezelfde" if len(rows) else ""
    return f"Meest genoemde oorzaken{few}"


def _named_table(rows: pl.DataFrame, time: str) -> Table:
    return Table(
        "Meest genoemde oorzaken",
        rows,
        columns(
            ("naam", "Oorzaak", "tekst"),
            ("genoemd", "Genoemd", "aantal"),
            ("waarde", "Aandeel", "aandeel"),
            ("eerder", f"Genoemd, {time}", "aantal"),
            ("vergelijking", f"Aandeel, {time}", "aandeel"),
            ("status", "Status", "tekst"),
        ),
    )
