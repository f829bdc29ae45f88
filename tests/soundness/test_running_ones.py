"""Silent wrong answers of an average over what has ended: it hides whatever takes long."""

from datetime import date

import pytest

from data.quarters import parse_quarter
from queries.scope import EVERYONE
from queries.selection import Selection
from queries.survival import survival
from tests.spec.hand import Partners

YEAR_LATER = date(2023, 3, 31)

# Thirty start on 1 January 2022. Ten end on the 31st, after 30 days; twenty still run.
LONG_ONES = "startdatum | einddatum | melding_id\n" + "\n".join(
    ["2022-01-01 | 2022-01-31 | m"] * 10 + ["2022-01-01 | | m"] * 20
)


@pytest.fixture
def followed(partners: Partners) -> Partners:
    return partners.deliver("trajecten", LONG_ONES)


def test_the_mean_of_what_ended_is_short(followed: Partners) -> None:
    assert followed.parts("vervolgduur", as_of=YEAR_LATER) == (300, 10, 30)


def test_the_curve_beside_it_counts_those_that_run(followed: Partners) -> None:
    # Of 30, 20 run on after a year, so that half is never reached: no median of 30 days.
    selection = Selection(parse_quarter("2022-K1"), parse_quarter("2022-K1"))
    found = survival(
        followed.cubes(YEAR_LATER), "vervolgduur", selection, audience="exact", viewer=EVERYONE
    ).row(0, named=True)
    assert (found["aantal"], found["afgelopen"], found["mediaan"]) == (30, 10, None)
    assert found["nog_na_12"] == pytest.approx(2 / 3, abs=1e-12)
    assert found["gevolgd_12"] == 20


def test_what_still_runs_after_a_year_is_long(followed: Partners) -> None:
    found = followed.parts("vervolg_langer_dan_jaar", as_of=YEAR_LATER)
    assert found == (20, 30, 20 / 30)


def test_a_mean_by_quarter_of_ending_rises_as_the_long_ones_end(followed: Partners) -> None:
    # The twenty end on 1 January 2023, after 365 days: then the mean is 365, not 30.
    ended = LONG_ONES.replace("2022-01-01 | | m", "2022-01-01 | 2023-01-01 | m")
    followed.deliver("trajecten", ended)
    found = followed.values("vervolgduur", "kwartaal", first="2022-K1", as_of=YEAR_LATER)
    assert (found["2022-K1"], found["2023-K1"]) == (30, 365)
