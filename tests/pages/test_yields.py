"""What page Opbrengsten says of its verdicts; the sentences are written out by hand."""

from datetime import date

import polars as pl
import pytest

from dashboard import yield_charts, yields
from data.quarters import parse_quarter
from queries import verdicts as rule
from queries.catalogue import CATALOGUE
from queries.estimates import Adjustment
from queries.verdicts import COUNTS, NO_ESTIMATE, PROVISIONAL, WAITS, Verdict, verdict
from tests.pages.conftest import texts

NB = "\N{NO-BREAK SPACE}"
FIRST = parse_quarter("2021-K3")
FINAL, LATER, EARLY = "definitief", "nader voorlopig", "voorlopig"
_SCHEMA = {
    "teller": pl.Float64,
    "noemer": pl.Float64,
    "wachtend": pl.Int64,
    "status": pl.String,
    "raming": pl.Float64,
    "eerste_raming": pl.Float64,
    "stand": pl.String,
}
QUARTERS = [
    (100, None, 0, FINAL, 110, 110, COUNTS),
    (95, None, 0, LATER, 105, 110, COUNTS),
    (70, None, 0, EARLY, 100, 110, PROVISIONAL),
]


def of(key: str, *quarters: tuple, adjusted: Adjustment | None = None) -> Verdict:
    """The verdict on quarters drawn as in _SCHEMA, from FIRST on."""
    course = pl.DataFrame(quarters, schema=_SCHEMA, orient="row")
    value = pl.col("teller") / pl.col("noemer").fill_null(1)
    course = course.with_columns(kwartaal=FIRST + pl.int_range(pl.len()), waarde=value)
    return verdict(CATALOGUE[key], course, adjusted)


def one(key: str, cases: float, mean: float, estimate: float, baseline: float) -> Verdict:
    """The verdict on a ratio of one quarter that counts."""
    return of(key, (cases * mean, cases, 0, FINAL, estimate, baseline, COUNTS))


ON_SCHEDULE = of("crises", *QUARTERS, adjusted=Adjustment(FIRST + 1, date(2021, 9, 16)))
BEHIND = one("vervolgduur", 100, 150, 120, 130)
AHEAD = one("herhaalde_crisis_90", 400, 0.15, 0.2, 0.2)
OPEN = of("vervolgkosten_per_crisis", (0, 0, 200, EARLY, 3000, 3000, WAITS))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        # 195 where 215 were estimated; twice the root of 215 is 29.3.
        (
            ON_SCHEDULE,
            (
                "195 over 2021-K3 t/m 2021-K4, waar 215 geraamd was (eerste raming 220): 20 lager, "
                "binnen de marge van 29."
            ),
        ),
        # Twice 120 / 10 is 24 days.
        (
            BEHIND,
            (
                f"150{NB}dagen over 2021-K3, waar 120{NB}dagen geraamd was (eerste raming "
                f"130{NB}dagen): 30{NB}dagen hoger, buiten de marge van 24{NB}dagen."
            ),
        ),
        # Twice the root of 0.2 x 0.8 / 400 is 0.04.
        (
            AHEAD,
            (
                f"15,0{NB}% over 2021-K3, waar 20,0{NB}% geraamd was (ook de eerste raming): "
                f"5,0{NB}procentpunt lager, buiten de marge van 4,0{NB}procentpunt."
            ),
        ),
        (OPEN, "Er is nog geen kwartaal dat vaststaat en een raming heeft."),
        (
            of("crises", (20, None, 0, FINAL, None, None, NO_ESTIMATE)),
            "Voor deze keuze van gebied, organisatie en kwartalen is er geen raming.",
        ),
        (
            one("vervolgduur", 29, 150, 120, 130),
            "In 2021-K3 zijn er 29 gevallen; voor een oordeel zijn er ten minste 30 nodig.",
        ),
        # Twice 3 x 3,000 / 10 is 1,800 euro.
        (
            one("vervolgkosten_per_crisis", 100, 3000, 3000, 3000),
            (
                f"Met 100 gevallen in 2021-K3 is de marge €{NB}1.800, meer dan de helft van de "
                f"raming van €{NB}3.000; dan zegt op schema lopen niets."
            ),
        ),
    ],
    ids=["within", "worse", "better", "unsettled", "no_estimate", "few", "wide"],
)
def test_the_reason_of_a_verdict_is_one_sentence(found, said):
    assert yields.reason(found) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            [ON_SCHEDULE, AHEAD, BEHIND, ON_SCHEDULE],
            (
                "Van de vier opbrengsten lopen er twee op schema, loopt er één voor en loopt er "
                "één achter; meer tijd is nodig bij duur vervolghulp."
            ),
        ),
        (
            [ON_SCHEDULE, AHEAD, OPEN, OPEN],
            (
                "Van de vier opbrengsten loopt er één op schema, loopt er één voor en zijn er twee "
                "nog niet te beoordelen."
            ),
        ),
        ([OPEN] * 4, "Van de vier opbrengsten is er nog geen te beoordelen."),
    ],
    ids=["behind", "open", "none"],
)
def test_the_page_opens_with_how_the_four_run(found, said):
    assert yields.headline(found) == said


def test_a_chart_is_called_after_the_difference_and_without_a_verdict_after_the_figure():
    assert yields.title(ON_SCHEDULE) == f"9{NB}% onder de raming in 2021-K3 t/m 2021-K4"
    assert yields.title(OPEN) == "Vervolgkosten per crisis per kwartaal"


def test_what_does_not_count_is_named_with_why():
    assert yields.foot(ON_SCHEDULE) == (
        "n = 195 · 2 van 3 kwartalen tellen mee · 2022-K1 is nog voorlopig"
    )
    assert yields.foot(OPEN) == "0 van 1 kwartaal telt mee · 2021-K3 wacht nog"


def test_the_adjusted_estimate_starts_where_it_was_adopted():
    rows = yields.rows(ON_SCHEDULE)
    assert rows["eerste_raming"].to_list() == [110, 110, 110]
    assert rows["bijgesteld"].to_list() == [None, 105, 100]
    assert yields.estimates(ON_SCHEDULE) == (yield_charts.BASELINE, yield_charts.ADJUSTED)
    assert yields.estimates(BEHIND) == (yield_charts.BASELINE,)
    assert "bijgestelde raming vanaf 2021-K4 (vastgesteld 16-09-2021)" in yields.alt(ON_SCHEDULE)


def test_what_does_not_count_yet_is_dotted_and_what_may_change_hollow():
    rows = yields.rows(ON_SCHEDULE)
    assert rows["vast"].to_list() == [100, 95, None]
    assert rows["voorlopig"].to_list() == [None, 95, 70]
    assert rows["open"].to_list() == [False, True, True]


def test_what_waits_is_not_drawn_and_said_once_a_stretch():
    counts = (450_000, 150, 0, FINAL, 3000, 3000, COUNTS)
    # A first few have matured: their mean says nothing of the quarter.
    waits = (90_000, 3, 140, LATER, 3000, 3000, WAITS)
    rows = yields.rows(of("vervolgkosten_per_crisis", counts, waits, waits, waits, counts, waits))
    assert rows["waarde"].to_list() == [3000, None, None, None, 3000, None]
    assert rows["wacht_tekst"].to_list() == [None, None, "wacht", None, None, "wacht"]


def test_the_council_reads_the_four_in_words():
    summed = yields.summary([ON_SCHEDULE, OPEN])
    assert summed.drop("toelichting").rows() == [
        ("Crises", "Op schema", "195", "215", "220", "20 lager", 195),
        ("Vervolgkosten per crisis", "Nog niet te beoordelen", "–", "–", "–", "–", 0),
    ]


def test_the_page_shows_four_verdicts_as_sign_and_word(visit, demo_file):
    app = visit(demo_file, "opbrengsten")
    headers = [each.value for each in app.header]
    assert headers[0].startswith("Van de vier opbrengsten lopen er twee op schema")
    badges = [each.partition("-background[")[2] for each in headers if "-background[" in each]
    assert badges == [
        f"={NB}op schema]",
        f"+{NB}voor]",
        f"!{NB}achter: meer tijd nodig]",
        f"={NB}op schema]",
    ]
    # Of the median Kaplan-Meier says what the mean leaves out.
    assert "Met de lopende hulp meegeteld is de helft na 107 dagen klaar" in texts(app)


def test_an_organisation_without_estimates_is_not_judged(visit, demo_file):
    app = visit(demo_file, "opbrengsten", {"organisatie": "Accare"})
    assert app.header[0].value == "Van de vier opbrengsten is er nog geen te beoordelen\\."
    assert texts(app).count("is er geen raming\\.") == len(rule.YIELDS)


def test_only_a_region_with_an_estimate_shows_bars_by_municipality(visit, demo_file):
    heading = "Crises naast de raming, per gemeente"
    assert heading in texts(visit(demo_file, "opbrengsten"))
    assert heading not in texts(visit(demo_file, "opbrengsten", {"gebied": "Veendam"}))
    assert heading not in texts(visit(demo_file, "opbrengsten", {"organisatie": "Accare"}))


def test_the_rule_stands_with_its_numbers_among_the_concepts(visit, demo_file):
    said = texts(visit(demo_file, "begrippen"))
    assert "**Oordeel over een opbrengst.**" in said
    assert f"5{NB}% van de raming, of 2 keer wat toeval gewoonlijk scheelt" in said
    assert "minder dan 30 gevallen" in said
