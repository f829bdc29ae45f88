"""What follows a crisis: whether there is help after it, for how long, and at what cost."""

from datetime import date

import pytest

from tests.spec.hand import Partners

LATE = date(2023, 12, 31)  # everything is mature
FIRST_QUARTER = {"first": "2022-K1", "last": "2022-K1", "as_of": LATE}


def test_met_vervolg_starts_on_the_day_of_the_report_or_at_most_30_days_later(
    partners: Partners,
) -> None:
    # 3 January + 30 days is 2 February. Of five crises m1 and m2 were followed in time; m3 a day
    # late, m4 a day early, and what m5's youth had is linked to no report. m6 is no crisis.
    partners.deliver(
        "meldingen",
        """
        melding_id | jeugdige | ontvangen_op     | vraag
        m1         | anna     | 2022-01-03 10:00 | acuut
        m2         | bram     | 2022-01-03 23:59 | acuut
        m3         | cato     | 2022-01-03 00:00 | spoedeisend
        m4         | dirk     | 2022-01-03 10:00 | acuut
        m5         | emma     | 2022-01-03 10:00 | acuut
        m6         | fedde    | 2022-01-03 10:00 | consult
        """,
    ).deliver(
        "trajecten",
        """
        jeugdige | startdatum | melding_id
        anna     | 2022-01-03 | m1
        bram     | 2022-02-02 | m2
        cato     | 2022-02-03 | m3
        dirk     | 2022-01-02 | m4
        emma     | 2022-01-04 |
        fedde    | 2022-01-04 | m6
        """,
    )
    assert partners.parts("met_vervolg", **FIRST_QUARTER) == (2, 5, 0.4)


def test_met_vervolg_counts_a_crisis_once_however_many_trajectories_follow(
    partners: Partners,
) -> None:
    partners.deliver("meldingen", "melding_id | ontvangen_op\nm1 | 2022-01-03 10:00").deliver(
        "trajecten",
        """
        startdatum | melding_id
        2022-01-05 | m1
        2022-01-06 | m1
        """,
    )
    assert partners.parts("met_vervolg", **FIRST_QUARTER) == (1, 1, 1)


@pytest.mark.parametrize(
    ("as_of", "teller", "noemer", "wachtend"),
    [(date(2022, 2, 1), 0, 0, 1), (date(2022, 2, 2), 1, 1, 0)],  # 29 days, 30 days
)
def test_met_vervolg_waits_30_days(
    partners: Partners, as_of: date, teller: int, noemer: int, wachtend: int
) -> None:
    partners.deliver("meldingen", "melding_id | ontvangen_op\nm1 | 2022-01-03 10:00").deliver(
        "trajecten", "startdatum | melding_id\n2022-01-03 | m1"
    )
    found = partners.figures("met_vervolg", as_of=as_of, first="2022-K1", last="2022-K1")
    assert found.select("teller", "noemer", "wachtend").row(0) == (teller, noemer, wachtend)


def test_vervolgduur_is_of_what_ended_after_a_report(partners: Partners) -> None:
    # Ended in 2022-K1: 0, 30 and 120 days (1 December to 31 March), on average 50. In 2022-K2: 81.
    # The fourth still runs; the last follows no report.
    partners.deliver(
        "trajecten",
        """
        startdatum | einddatum  | melding_id
        2022-01-10 | 2022-01-10 | m1
        2022-01-10 | 2022-02-09 | m1
        2021-12-01 | 2022-03-31 | m2
        2022-01-10 | 2022-04-01 | m3
        2022-01-10 |            | m4
        2022-01-10 | 2022-03-01 |
        """,
    )
    assert partners.parts("vervolgduur", **FIRST_QUARTER) == (150, 3, 50)
    by_quarter = partners.values("vervolgduur", "kwartaal", first="2022-K1", last="2022-K2")
    assert by_quarter == {"2022-K1": 50, "2022-K2": 81}


LONG = """
startdatum | einddatum  | melding_id
2022-01-10 | 2022-01-20 | m1
2022-01-10 | 2023-01-10 | m2
2022-01-10 | 2023-01-11 | m3
2022-01-10 |            | m4
2022-01-10 |            |
"""


@pytest.mark.parametrize(
    ("as_of", "parts", "wachtend"),
    [(date(2023, 1, 9), (0, 0, None), 4), (date(2023, 1, 10), (2, 4, 0.5), 0)],
)
def test_vervolg_langer_dan_jaar_is_more_than_365_days_or_still_running(
    partners: Partners, as_of: date, parts: tuple, wachtend: int
) -> None:
    # 10 January 2022 + 365 days is 10 January 2023: m2 is not longer, m3 is, m4 runs.
    partners.deliver("trajecten", LONG)
    found = partners.figures(
        "vervolg_langer_dan_jaar", first="2022-K1", last="2022-K1", as_of=as_of
    )
    assert found.select("teller", "noemer", "waarde").row(0) == parts
    assert found["wachtend"].item() == wachtend


CRISES = """
melding_id | ontvangen_op     | vraag   | gemeente
m1         | 2022-01-31 23:00 | acuut   | 0014
m2         | 2022-01-05 10:00 | acuut   | 0014
m3         | 2022-01-05 10:00 | consult | 0014
"""
# Elker helps, in another municipality, after a report to Accare.
HELP = """
traject_id | startdatum | melding_id | melding_afzender | afzender | gemeente
t1         | 2022-02-10 | m1         | accare           | elker    | 0047
t3         | 2022-01-10 | m3         | accare           | elker    | 0047
t4         | 2022-01-10 |            |                  | elker    | 0047
"""


def lines(rows: str) -> str:
    """Lines of Elker for follow-up help, of each: traject_id, maand, bedrag, regel_id, vorig."""
    header = "traject_id | maand | bedrag | regel_id | vorig_regel_id | soort | gedeclareerd_op"
    parts = [row.strip() for row in rows.strip().splitlines()]
    complete = [f"{row} | vervolg | 2023-02-01 | elker | 0047" for row in parts]
    return "\n".join([f"{header} | afzender | gemeente", *complete])


@pytest.fixture
def followed(partners: Partners) -> Partners:
    return partners.deliver("meldingen", CRISES).deliver("trajecten", HELP)


def test_vervolgkosten_per_crisis_run_from_the_month_of_the_report_to_the_11th_after(
    followed: Partners,
) -> None:
    # January to December 2022: 100 + 20 + 50 - 50 + 7,50 = 127,50 over two crises. December
    # before, January after, the consult and what follows no report do not count.
    followed.deliver(
        "kosten",
        lines(
            """
            t1 | 2021-12 | 1000,00 | k0 |
            t1 | 2022-01 | 100,00  | k1 |
            t1 | 2022-12 | 20,00   | k2 |
            t1 | 2023-01 | 4000,00 | k3 |
            t1 | 2022-05 | 50,00   | k4 |
            t1 | 2022-05 | -50,00  | k5 | k4
            t1 | 2022-06 | 7,50    | k6 |
            t3 | 2022-02 | 300,00  | k7 |
            t4 | 2022-02 | 400,00  | k8 |
            """
        ),
    )
    assert followed.parts("vervolgkosten_per_crisis", **FIRST_QUARTER) == (127.5, 2, 63.75)


def test_vervolgkosten_are_of_the_trajectories_that_the_lines_name(followed: Partners) -> None:
    # A line of Jonx names Elker's t1. Jonx's own t1 is another; a line of the report itself is
    # crisis help.
    followed.deliver(
        "kosten",
        """
        traject_id | traject_afzender | melding_id | bedrag | soort   | afzender
        t1         | elker            |            | 60,00  | vervolg | jonx
        t1         |                  |            | 500,00 | vervolg | jonx
                   |                  | m1         | 700,00 | crisis  | accare
        """,
    )
    assert followed.parts("vervolgkosten_per_crisis", **FIRST_QUARTER) == (60, 2, 30)


def test_vervolgkosten_of_every_trajectory_that_follows_a_crisis(partners: Partners) -> None:
    # Two trajectories of one crisis, of two lines each: 10 + 20 + 40 + 80, over one crisis.
    partners.deliver("meldingen", "melding_id | ontvangen_op\nm1 | 2022-01-05 10:00").deliver(
        "trajecten",
        """
        traject_id | startdatum | melding_id
        t1         | 2022-01-10 | m1
        t2         | 2022-03-10 | m1
        """,
    ).deliver(
        "kosten",
        """
        traject_id | maand   | bedrag | soort   | gedeclareerd_op
        t1         | 2022-01 | 10,00  | vervolg | 2022-06-01
        t1         | 2022-02 | 20,00  | vervolg | 2022-06-01
        t2         | 2022-03 | 40,00  | vervolg | 2022-06-01
        t2         | 2022-03 | 80,00  | vervolg | 2022-06-01
        """,
    )
    assert partners.parts("vervolgkosten_per_crisis", **FIRST_QUARTER) == (150, 1, 150)


@pytest.mark.parametrize(
    ("as_of", "parts", "wachtend"),
    [
        (date(2023, 1, 4), (0, 0, None), 2),
        (date(2023, 1, 5), (0, 1, 0), 1),  # 5 January 2022 + 365 days; m2 cost nothing
        (date(2023, 1, 31), (100, 2, 50), 0),
    ],
)
def test_vervolgkosten_wait_365_days(
    followed: Partners, as_of: date, parts: tuple, wachtend: int
) -> None:
    followed.deliver("kosten", lines("t1 | 2022-02 | 100,00 | k1 |"))
    found = followed.figures(
        "vervolgkosten_per_crisis", first="2022-K1", last="2022-K1", as_of=as_of
    )
    assert found.select("teller", "noemer", "waarde").row(0) == parts
    assert found["wachtend"].item() == wachtend
