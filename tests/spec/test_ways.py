"""What a way of working delivers, counted once a trajectory has ended."""

import pytest

from tests.spec.hand import Partners

QUARTER = {"first": "2022-K1", "last": "2022-K1"}


def test_uitval_and_volgens_plan_by_the_reason_of_ending(partners: Partners) -> None:
    # Five ended in 2022-K1, one for each reason: 03, 04 and 05 are dropping out, 01 is as planned.
    # One ended a day later and one still runs.
    partners.deliver(
        "trajecten",
        """
        startdatum | einddatum  | reden_beeindiging
        2022-01-01 | 2022-01-01 | 01
        2022-01-01 | 2022-03-31 | 02
        2022-01-01 | 2022-02-01 | 03
        2021-01-01 | 2022-02-01 | 04
        2022-01-01 | 2022-02-01 | 05
        2022-01-01 | 2022-04-01 | 05
        2022-01-01 |            |
        """,
    )
    assert partners.parts("uitval", **QUARTER) == (3, 5, 0.6)
    assert partners.parts("volgens_plan", **QUARTER) == (1, 5, 0.2)
    assert partners.parts("uitval", first="2022-K2", last="2022-K2") == (1, 1, 1)


def test_zonder_hulp_verder_is_lighter_help_or_none(partners: Partners) -> None:
    # Four of the five that ended have the answer; all but 01 go on with less.
    partners.deliver(
        "trajecten",
        """
        startdatum | einddatum  | zonder_hulp_verder
        2022-01-01 | 2022-02-01 | 01
        2022-01-01 | 2022-02-01 | 02
        2022-01-01 | 2022-02-01 | 03
        2022-01-01 | 2022-02-01 | 04
        2022-01-01 | 2022-02-01 |
        2022-01-01 |            | 04
        """,
    )
    assert partners.parts("zonder_hulp_verder", **QUARTER) == (3, 4, 0.75)


ANSWERED = """
startdatum | einddatum  | thuis_na | dagbesteding | terugval
2022-01-01 | 2022-02-01 | ja       | ja           | ja
2022-01-01 | 2022-02-01 | ja       | nee          | nee
2022-01-01 | 2022-02-01 | nee      | nee          |
2022-01-01 | 2022-02-01 |          | nee          | nee
2022-01-01 |            | ja       | ja           | nee
"""


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("weer_thuis", (2, 3, 2 / 3)),
        ("dagbesteding", (1, 4, 0.25)),
        ("geen_terugval", (2, 3, 2 / 3)),
    ],
)
def test_answers_count_of_those_that_ended_with_one(
    partners: Partners, key: str, parts: tuple
) -> None:
    partners.deliver("trajecten", ANSWERED)
    assert partners.parts(key, **QUARTER) == parts


def test_uithuisplaatsing_voorkomen_counts_where_it_threatened(partners: Partners) -> None:
    # It threatened in three that ended, of which two say how that went: one was prevented.
    partners.deliver(
        "trajecten",
        """
        startdatum | einddatum  | uithuisplaatsing_dreigde | uithuisplaatsing_voorkomen
        2022-01-01 | 2022-02-01 | ja                       | ja
        2022-01-01 | 2022-02-01 | ja                       | nee
        2022-01-01 | 2022-02-01 | ja                       |
        2022-01-01 | 2022-02-01 | nee                      | ja
        2022-01-01 | 2022-02-01 | nee                      | nee
        2022-01-01 | 2022-02-01 |                          | ja
        2022-01-01 |            | ja                       | ja
        """,
    )
    assert partners.parts("uithuisplaatsing_voorkomen", **QUARTER) == (1, 2, 0.5)


def test_binnen_max_gesprekken_is_at_most_5_or_12(partners: Partners) -> None:
    # Part I: one of three, as an unknown number of talks is not known to be within. Part III: one
    # of two. Part IV: none. Other ways of working have no maximum; the last still runs.
    partners.deliver(
        "trajecten",
        """
        werkwijze  | startdatum | einddatum  | gesprekken
        elkander-1 | 2022-01-01 | 2022-02-01 | 5
        elkander-1 | 2022-01-01 | 2022-02-01 | 6
        elkander-1 | 2022-01-01 | 2022-02-01 |
        elkander-2 | 2022-01-01 | 2022-02-01 | 3
        elkander-3 | 2022-01-01 | 2022-02-01 | 12
        elkander-3 | 2022-01-01 | 2022-02-01 | 13
        elkander-4 | 2022-01-01 | 2022-02-01 | 14
        regulier   | 2022-01-01 | 2022-02-01 | 1
        elkander-1 | 2022-01-01 |            | 2
        """,
    )
    assert partners.parts("binnen_max_gesprekken", **QUARTER) == (2, 6, 1 / 3)
    assert partners.values("binnen_max_gesprekken", "werkwijze", **QUARTER) == {
        "elkander-1": 1 / 3,
        "elkander-2": None,
        "elkander-3": 0.5,
        "elkander-4": 0,
        "regulier": None,
    }


def test_trajectduur_and_cijfer_traject_are_means_of_what_ended(partners: Partners) -> None:
    # 31, 70 (1 December to 9 February) and 0 days; two of the three were rated.
    partners.deliver(
        "trajecten",
        """
        startdatum | einddatum  | cijfer
        2022-01-01 | 2022-02-01 | 7,5
        2021-12-01 | 2022-02-09 | 8,0
        2022-01-05 | 2022-01-05 |
        2022-01-01 |            | 1,0
        """,
    )
    assert partners.parts("trajectduur", **QUARTER) == (101, 3, 101 / 3)
    assert partners.parts("cijfer_traject", **QUARTER) == (15.5, 2, 7.75)


# ThuisBest does well where regular help does badly; ThuisBest took 70 days, regular help 31.
COMPARED = (
    "werkwijze|startdatum|einddatum|reden_beeindiging|zonder_hulp_verder|thuis_na|dagbesteding"
    "|terugval|uithuisplaatsing_dreigde|uithuisplaatsing_voorkomen|cijfer\n"
    "thuisbest|2021-12-01|2022-02-09|01|04|ja|ja|nee|ja|ja|9,0\n"
    "regulier|2022-01-01|2022-02-01|03|01|nee|nee|ja|ja|nee|5,0\n"
)


@pytest.mark.parametrize(
    ("key", "thuisbest", "regulier"),
    [
        ("uitval", 0, 1),
        ("volgens_plan", 1, 0),
        ("zonder_hulp_verder", 1, 0),
        ("weer_thuis", 1, 0),
        ("dagbesteding", 1, 0),
        ("geen_terugval", 1, 0),
        ("uithuisplaatsing_voorkomen", 1, 0),
        ("trajectduur", 70, 31),
        ("cijfer_traject", 9, 5),
    ],
)
def test_each_outcome_by_way_of_working(
    partners: Partners, key: str, thuisbest: float, regulier: float
) -> None:
    partners.deliver("trajecten", COMPARED)
    found = partners.values(key, "werkwijze", **QUARTER)
    assert found == {"thuisbest": thuisbest, "regulier": regulier}
