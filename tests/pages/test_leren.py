"""Page Leren: causes as parts of what was named, never concluded from a few."""

from types import SimpleNamespace

import polars as pl
import pytest

from dashboard import causes, names
from data.codes import OORZAAK_DOMEIN
from data.quarters import parse_quarter
from tests.pages.conftest import texts

LAST = parse_quarter("2022-K3")
NB = "\N{NO-BREAK SPACE}"


def _by_domain(*rows: tuple[int, str, float | None]) -> pl.DataFrame:
    schema = {"kwartaal": pl.Int32, "categorie": pl.String, "waarde": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(status=pl.lit("voorlopig"))


DOMAINS = _by_domain(
    (LAST, "context", 5.0),
    (LAST, "gezin", 15.0),
    (LAST, "jeugdige", 20.0),
    (LAST - 1, "jeugdige", 4.0),
    (LAST - 1, "gezin", 5.0),
    (LAST - 1, "context", 0.0),
    (LAST - 2, "jeugdige", None),
    (LAST - 2, "gezin", None),
    (LAST - 2, "context", None),
)


def test_a_quarter_is_divided_over_the_domains_from_top_to_bottom() -> None:
    rows = causes.domain_rows(DOMAINS).filter(kwartaal="2022-K3")
    # 20, 15 and 5 of 40, stacked down from 1.
    assert rows.select("domein", "van", "tot", "tekst", "uitleg", "boven").rows() == [
        ("jeugdige", 1.0, 0.5, "50", "20 van 40", "40"),
        ("gezin", 0.5, 0.125, "38", "15 van 40", None),
        ("context", 0.125, 0.0, "12", "5 van 40", None),
    ]
    assert rows["midden"].to_list() == [0.75, 0.3125, 0.0625]


def test_nine_causes_are_counted_but_not_divided_and_nothing_delivered_is_no_column() -> None:
    rows = causes.domain_rows(DOMAINS)
    nine = rows.filter(kwartaal="2022-K2")
    assert nine["boven"].to_list() == ["9", None, None]
    assert nine["aandeel"].null_count() == nine["tekst"].null_count() == 3
    assert "2022-K1" not in rows["kwartaal"]


def test_the_newest_divided_quarter_is_named_the_largest_domain_first() -> None:
    assert causes.domain_title(causes.domain_rows(DOMAINS)) == (
        f"Oorzaken in 2022-K3: jeugdige 50{NB}%, gezin 38{NB}% en context 12{NB}% (n = 40)"
    )
    few = causes.domain_rows(DOMAINS.filter(pl.col("kwartaal") < LAST))
    assert causes.domain_title(few) == "Oorzaken per domein: minder dan 10 per kwartaal"


def _by_cause(*rows: tuple[str, float, float | None]) -> pl.DataFrame:
    schema = {"categorie": pl.String, "waarde": pl.Float64, "vergelijking": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(status=pl.lit("voorlopig"))


def test_what_is_named_more_often_because_more_is_reviewed_does_not_grow() -> None:
    rows = causes.cause_rows(
        _by_cause(
            ("gezin:scheiding", 5.0, 10.0),
            ("jeugdige:suicidaliteit", 15.0, 10.0),
            ("context:wachttijd", 0.0, 0.0),
            ("context:huisvesting", 0.0, 5.0),
        )
    )
    # Now 20 in all, then 25: of scheiding 5/20 against 10/25, of suïcidaliteit 15/20 and 10/25.
    assert rows.select("naam", "genoemd", "waarde", "vergelijking", "tekst").rows() == [
        ("suïcidaliteit (jeugdige)", 15.0, 0.75, 0.4, f"15 (75{NB}%)"),
        ("scheiding (gezin)", 5.0, 0.25, 0.4, f"5 (25{NB}%)"),
        ("huisvesting (context)", 0.0, 0.0, 0.2, f"0 (0{NB}%)"),
    ]
    assert causes.named_title(rows) == "Meest genoemd: suïcidaliteit (jeugdige), 15 van 20"


@pytest.mark.parametrize("before", [9.0, None], ids=["few", "none"])
def test_with_few_causes_no_earlier_part_is_shown_and_nothing_is_concluded(before) -> None:
    rows = causes.cause_rows(_by_cause(("gezin:scheiding", 9.0, before)))
    assert rows["vergelijking"].null_count() == 1
    assert causes.named_title(rows) == "Meest genoemde oorzaken: geen 10 keer dezelfde"


def test_what_is_named_equally_often_is_named_together() -> None:
    both = _by_cause(("gezin:scheiding", 10.0, None), ("gezin:schulden", 10.0, None))
    assert causes.named_title(causes.cause_rows(both)) == (
        "Meest genoemd: scheiding (gezin) en schulden (gezin), elk 10 van 20"
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("jeugdige:suicidaliteit", "suïcidaliteit (jeugdige)"),
        ("gezin:psychiatrie-ouder", "psychische problemen ouder (gezin)"),
        ("context:nieuw-in_deze regio", "nieuw in deze regio (context)"),
    ],
)
def test_a_cause_can_be_read_also_one_that_nobody_named_before(code: str, said: str) -> None:
    assert causes.readable(code) == said


def test_every_domain_has_a_name() -> None:
    assert set(names.DOMEIN) == set(OORZAAK_DOMEIN)


@pytest.mark.parametrize(
    ("chosen", "held"),
    [("raming", "vorig_jaar"), ("baseline", "vorig_jaar"), ("vorig_kwartaal", "vorig_kwartaal")],
)
def test_causes_have_no_estimate_and_are_held_against_an_earlier_time(chosen, held) -> None:
    assert causes.earlier(SimpleNamespace(view=SimpleNamespace(against=chosen))) == held


def test_the_page_opens_with_the_reviews_and_the_cause_named_most(visit, demo_file) -> None:
    said = texts(visit(demo_file, "leren")).replace("\\", "")
    # Reviewed in time, of those closed. Year 1: 30 + 51 + 60 + 58 = 199 of 795; year 3: 63 of 111.
    assert (
        f"Van de crises die in jaar 3 sloten, is 56,8{NB}% binnen 42 dagen geëvalueerd "
        f"(n = 111, 85 wachten nog), tegen 25,0{NB}% in jaar 1 (n = 795)."
    ) in said
    assert (
        "Als oorzaak het vaakst genoemd in 2022-K3: suïcidaliteit (jeugdige), 29 van 256 oorzaken."
    ) in said
    assert "Norm: een crisis wordt binnen 42 dagen geëvalueerd." in said
    assert "kwartaalgesprek" in said


def test_a_place_of_few_causes_is_shown_over_all_quarters(visit, demo_file) -> None:
    one = texts(visit(demo_file, "leren", {"van": "2021-K1", "gebied": "Pekela"})).replace("\\", "")
    assert "deel van alle oorzaken die in 2021-K1 t/m 2022-K3 zijn genoemd" in one
