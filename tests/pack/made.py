"""A pack made by hand: two points, every shape of data, texts that try to be something else."""

from datetime import UTC, date, datetime

import polars as pl

from dashboard import charts, league_charts
from dashboard.cards import Card
from dashboard.pack.contents import Definition, Face, Pack, Point, Theme
from dashboard.show import Figure
from dashboard.tables import Table, columns
from dashboard.words import Mark
from data.quarters import parse_quarter

SOURCE = "Bron: meldingen van de crisislijn · peildatum 30-09-2022 · voorlopig"
AWKWARD = ("=1+1", "@cmd", "<b>vet</b>", "{=1+1}", "https://voorbeeld.nl")

FACE = Face(
    parse_quarter("2022-K3"),
    "Veendam & Pekela",
    "gemeente",
    {"Vergelijken met": "raming", "Organisatie": "=1+1"},
    "1.2 en 1.3",
    date(2022, 9, 30),
    datetime(2022, 10, 18, 12, 5, tzinfo=UTC),
    "voorlopig",
    "in voorbereiding",
)
QUARTERS = ("2021-K4", "2022-K1", "2022-K2", "2022-K3")
COURSE = pl.DataFrame(
    {
        "kwartaal": QUARTERS,
        "waarde": [0.5, None, 0.625, 0.75],
        "referentie": [0.8, 0.8, 0.8, 0.8],
        "referentie_naam": ["norm 80 %", None, None, None],
        "voorlopig": [False, False, False, True],
        "tekst": ["50,0 %", "–", "62,5 %", "75,0 %"],
        "referentie_tekst": ["80,0 %"] * 4,
        "n": [214, None, 16, 1208],
        "status": ["definitief", "definitief", "definitief", "voorlopig"],
    }
)
LEAGUE = pl.DataFrame(
    {
        "naam": AWKWARD,
        "waarde": [0.5, 0.4, 0.3, 0.2, 0.1],
        "tekst": ["50,0 %", "40,0 %", "30,0 %", "20,0 %", "10,0 %"],
        "eronder": ["n = 40", "n = 50", "n = 5, weinig", "n = 20", "n = 30"],
        "weinig": [False, False, True, False, False],
        "n": [40, 50, 5, 20, 30],
        "lijn": [0.35] * 5,
        "lijn_naam": ["regio 35,0 %", None, None, None, None],
        "vergelijking": pl.Series([None] * 5, dtype=pl.Float64),
        "vergelijking_tekst": ["–"] * 5,
        "status": ["definitief"] * 5,
    }
)
COSTS = pl.DataFrame(
    {
        "kwartaal": [*QUARTERS, None],
        "waarde": [1_200_000.0, 1_100_000.0, 900_000.0, 400_000.0, None],
        "raming": [1_000_000.0, 1_000_000.0, 1_000_000.0, 1_000_000.0, None],
        "open_van": [None, None, 900_000.0, 400_000.0, None],
        "open_tot": [None, None, 1_000_000.0, 1_000_000.0, None],
        "streep": [None, None, None, None, 450_000.0],
    }
)
BARE = pl.DataFrame({"rij": ["Kosten · Accare"], "kolom": ["2022-K3"], "status": ["geleverd"]})


def figure(key: str, title: str, data: pl.DataFrame, table: Table) -> Figure:
    alt = f"Te zien is: {title}"
    return Figure(key, title, charts.trend("aandeel"), data, alt, table, SOURCE, "voorlopig")


def course() -> Figure:
    table = Table(
        "Eerste contact op tijd per kwartaal",
        COURSE,
        columns(
            ("kwartaal", "Kwartaal", "tekst"),
            ("waarde", "Waarde", "aandeel"),
            ("referentie", "Vergelijking", "aandeel"),
            ("n", "Aantal", "aantal"),
            ("status", "Status", "tekst"),
        ),
    )
    title = "Eerste contact op tijd: 75,0 % in 2022-K3"
    return figure("op-tijd", title, COURSE.select(charts.TREND_COLUMNS), table)


def league() -> Figure:
    table = Table(
        "Opname per organisatie",
        LEAGUE,
        columns(
            ("naam", "Organisatie", "tekst"),
            ("waarde", "Opname", "aandeel"),
            ("lijn", "Regio", "aandeel"),
            ("n", "Aantal gevallen", "aantal"),
        ),
    )
    title = "Opname: hoogst bij =1+1, 50,0 % (regio 35,0 %)"
    return figure("opname", title, LEAGUE.select(league_charts.COLUMNS), table)


def costs() -> Figure:
    table = Table(
        "Kosten per kwartaal",
        COSTS.drop_nulls("kwartaal"),
        columns(
            ("kwartaal", "Kwartaal", "tekst"),
            ("waarde", "Gedeclareerd", "euro"),
            ("raming", "Raming", "euro"),
        ),
    )
    return figure("kosten", "Kosten: € 400.000 in 2022-K3", COSTS, table)


def bare() -> Figure:
    """A figure of which no chart can be made."""
    table = Table(
        "Leveringen",
        BARE,
        columns(("rij", "Levering", "tekst"), ("kolom", "Kwartaal", "tekst")),
    )
    return figure("leveringen", "Alles is geleverd", BARE, table)


def card(key: str, label: str, value: float | None, text: str, mark: Mark) -> Card:
    course_ = pl.DataFrame(
        {"kwartaal": list(QUARTERS), "laatste": [None, None, None, value]},
        schema_overrides={"laatste": pl.Float64},
    )
    foot = "n = 214 · voorlopig" if value is not None else ""
    return Card(key, label, "Wat het is.", text, "9 % onder raming", mark, foot, course_, label)


CARDS = (
    card("crises", "Crises", 214.0, "214", Mark("▼", "beter", "blue")),
    card("binnen_norm", "Eerste contact op tijd", 0.75, "75,0 %", Mark("▲", "beter", "blue")),
    card("kosten", "Kosten", 400_000.0, "€ 400.000", Mark("…", "nog niet compleet", "gray")),
    card("opname", "Crises met opname", None, "–", Mark("–", "niet te vergelijken", "gray")),
)
ACTIONS = Table(
    "Acties",
    pl.DataFrame(
        {
            "wat": ['=HYPERLINK("https://voorbeeld.nl")', "Bel <b>Accare</b>\nen daarna elkaar"],
            "wie": ["@cmd", "RIGG"],
            "voor": [date(2022, 11, 1), None],
        }
    ),
    columns(("wat", "Wat", "tekst"), ("wie", "Wie", "tekst"), ("voor", "Uiterlijk", "datum")),
)
QUALITY = Table(
    "Leveringen",
    pl.DataFrame({"tabel": ["Meldingen", "Kosten"], "regels": [1208, None]}),
    columns(("tabel", "Tabel", "tekst"), ("regels", "Rijen", "aantal")),
)


def pack(face: Face = FACE) -> Pack:
    points = (
        Point(
            "Sneller bij de crisis",
            "Waarom lukt het vaker om op tijd te zijn?",
            (course(), league()),
            ("Er is een dienst bij gekomen.\nSinds juli.", "=1+1"),
            ("De dienst blijft.",),
        ),
        Point("Kosten", "Komen we uit?", (costs(), bare()), (), ()),
    )
    themes = (
        Theme("Crisis", (course().table, league().table)),
        Theme("Kosten: raming/uitkomst [proef]", (costs().table,)),
        Theme("acties", (Table("Leeg", BARE.clear(), bare().table.columns),)),
    )
    opening = "In het 3e kwartaal 2022 waren er 214 crises, 9 % onder raming."
    definitions = (
        Definition("Crises", "Het aantal crises.", "Minder is beter.", "1.2"),
        Definition("=1+1", "<b>Niets</b>", "@cmd", "1.3"),
    )
    return Pack(face, opening, CARDS, points, themes, ACTIONS, QUALITY, definitions)
