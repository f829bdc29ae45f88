"""Rows drawn by themselves: reports, estimates, the population, and what municipalities report.

Drawn with `random` and not column by column with Hypothesis, which repeats its draws: rows that lie
on the edge of a window by chance need many that do not depend on each other.
"""

from datetime import date, datetime, time, timedelta
from itertools import product
from random import Random
from typing import Any

from data import codes

FIRST, SECOND = datetime(2022, 5, 1), datetime(2022, 8, 1)
LAST_DAY = date(2024, 6, 30)  # on which the last rows can have been delivered
SENDERS = ("accare", "jonx")
ORGANISATIONS = (None, *SENDERS, "elker")
PLACES = ("0014", "0003", "0010", "0024", "1979", "0047")
YOUTHS = ("a", "b", "c", "d", "e", "f", "g", "h")
RATINGS = (None, 1.0, 7.3, 9.99)
Row = dict[str, Any]

ANCHORS = (date(2020, 12, 31), date(2021, 4, 1), date(2021, 12, 31))
# Days apart by exactly the windows of the KPIs, or one more or less, so that edges are met often.
GAPS = (0, 1, 27, 28, 29, 41, 42, 43, 89, 90, 91, 364, 365, 366)
_SECONDS = (None, 0, 3599, 3600, 3601, 86400, 86401)
_HOURS = (0, 8, 17, 22)  # at which a part of the day begins

# When the versions of a row are known: the last may be another version than the one before.
_VERSIONS = (
    [(FIRST, None)],
    [(FIRST, None)],
    [(FIRST, SECOND)],
    [(SECOND, None)],
    [(FIRST, SECOND), (SECOND, None)],
)


def day(random: Random) -> date:
    return random.choice(ANCHORS) + timedelta(random.choice((0, 1, 90, 91)))


def known(random: Random) -> Row:
    """From when until when a row is known that has one version."""
    since, until = random.choice(_VERSIONS[:4])[0]
    return {"known_from": since, "known_until": until}


def versions(random: Random) -> list[Row]:
    """The same of each of the versions of a row."""
    return [
        {"known_from": since, "known_until": until} for since, until in random.choice(_VERSIONS)
    ]


def _moment(random: Random) -> datetime:
    hour = time(random.choice(_HOURS)) if random.random() < 0.3 else time(random.randrange(24))
    moment = datetime.combine(day(random), hour)
    return moment + timedelta(seconds=random.choice((0, 0, 1, 59 * 60 + 59)))


def report(random: Random) -> Row:
    received, seconds = _moment(random), random.choice(_SECONDS)
    closed = received.date() + timedelta(random.choice(GAPS)) if random.random() < 0.7 else None
    reviewed = closed + timedelta(random.choice(GAPS)) if closed and random.random() < 0.6 else None
    return {
        **known(random),
        "sender": random.choice(SENDERS),
        "ontvangen_op": received,
        "jeugdige": random.choice(YOUTHS),
        "geboortejaar": random.randint(2002, 2020),
        "gemeente": random.choice(PLACES),
        "melder": random.choice(codes.MELDER[:3]),
        "vraag": random.choice((*codes.VRAAG, "acuut")),
        "eerste_contact_op": None if seconds is None else received + timedelta(seconds=seconds),
        "afhandeling": random.choice(codes.AFHANDELING),
        "overdrachten": random.randint(0, 2),
        "afgesloten_op": closed,
        "geevalueerd_op": reviewed,
        "oorzaken": random.choice((None, "gezin:a", "gezin:a|context:b", "jeugdige:c")),
        "cijfer": random.choice(RATINGS),
        "organisatie": random.choice(ORGANISATIONS),
    }


def estimates(random: Random, most: int) -> list[Row]:
    key = ("versie", "kpi", "gemeente", "organisatie", "kwartaal")
    rows = [_estimate(random) for _ in range(most)]
    return list({tuple(row[name] for name in key): row for row in rows}.values())


def _estimate(random: Random) -> Row:
    version, since = random.choice((("1", date(2020, 7, 1)), ("2", date(2021, 7, 1))))
    return {
        **known(random),
        "sender": "rigg",
        "versie": version,
        "vastgesteld_op": since,
        "kpi": random.choice(("kosten", "kosten", "crises", "opname")),
        "gemeente": random.choice((None, random.choice(PLACES))),
        "organisatie": random.choice((None, random.choice(SENDERS))),
        "kwartaal": random.randint(2021 * 4, 2021 * 4 + 2),
        "waarde": float(random.randint(1, 1000)),
    }


def population(random: Random) -> list[Row]:
    """All of today's places in two years, Eemsdelta by itself or by its predecessors; or a gap."""
    own = ("0014", "0037", "0047", "0765", "1895", "1950", "1952", "1966", "1969")
    merged = random.choice((("1979",), ("0003", "0010", "0024"), ("0003", "0010"), ()))
    return [
        {
            "sender": "rigg",
            "known_from": FIRST,
            "known_until": None,
            "gemeente": place,
            "jaar": year,
            "jeugdigen": random.randint(1, 30_000),
            "bron": "CBS",
        }
        for year, places in ((2020, (*own, "0003", "0010", "0024")), (2021, (*own, *merged)))
        for place in places
    ]


def access(random: Random, most: int) -> list[Row]:
    """Numbers of a municipality and quarter: at any moment one row is known, whoever sent it."""
    cells = list(product(PLACES, range(2020 * 4 + 2, 2022 * 4 + 2)))
    return [
        {**_numbers(random), **known, "gemeente": place, "quarter": quarter}
        for place, quarter in random.sample(cells, most)
        for known in versions(random)
    ]


def _numbers(random: Random) -> Row:
    return {
        "sender": random.choice(SENDERS),
        "huisartspraktijken": random.choice((0, 1, 7, 20)),
        "met_jgw": random.choice((0, 1, 5)),
        "caseload_lokaal_team": random.choice((None, 0, 300)),
        "consulten": random.choice((None, None, 0, 41)),
        "vroegsignalen": random.choice((None, None, 0, 13)),
        "dreigende_uithuiszettingen": random.choice((None, 0, 3, 9)),
        "afgewende_uithuiszettingen": random.choice((None, 0, 2, 3)),
    }
