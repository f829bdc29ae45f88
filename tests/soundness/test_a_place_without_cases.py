"""A municipality that falls to no crisis at all is no deviation, and no failure either."""

from pathlib import Path

from data.quarters import parse_quarter
from queries.conclusions import deviations
from queries.scope import EVERYONE
from tests.spec.hand import Partners

BEFORE = """
melding_id | ontvangen_op     | gemeente
m1         | 2022-01-03 10:00 | 0047
m2         | 2022-01-04 10:00 | 0014
"""
AFTER = """
melding_id | ontvangen_op     | gemeente
m3         | 2022-04-04 10:00 | 0014
"""


def test_a_place_without_cases_is_passed_over(tmp_path: Path) -> None:
    partners = Partners.in_folder(tmp_path)
    partners.deliver("meldingen", BEFORE).deliver("meldingen", AFTER)
    quarter = parse_quarter("2022-K2")
    assert deviations(partners.cubes(), quarter, audience="exact", viewer=EVERYONE) == ()
