"""Trajectories as they are delivered quarter by quarter.

They start and end on the edges of the KPIs' windows: after a report, after another trajectory of
the youth, and around the merger of municipalities.
"""

from datetime import date, timedelta
from random import Random

from data import codes
from data.quarters import quarter_of
from tests.oracle import drawn
from tests.oracle.drawn import ANCHORS, ORGANISATIONS, PLACES, RATINGS, SENDERS, YOUTHS, Row

UNKNOWN = "999"

_LAST_START = date(2022, 9, 30)  # so that ends lie before LAST_DAY
_LAST_QUARTER = 2022 * 4 + 3
_MERGED = date(2020, 12, 31)

_AFTER_REPORT = (0, 1, 29, 30, 31)
_AFTER_END = (0, 0, 1, 2, 89, 90, 91, 364, 365, 366)
_DURATIONS = (None, 0, 1, 30, 90, 364, 365, 366)
_SELDOM = ("x", "y", "z")  # youths whose other trajectories hide nothing
# What a row of an earlier quarter, or a replaced one, may have told otherwise.
_CHANGES = (
    (),
    (),
    ("hulpvorm",),
    ("werkwijze", "organisatie"),
    ("gemeente",),
    ("ggz", "verwijzer"),
    ("melding_id", "melding_afzender"),
    ("startdatum",),
    ("gesprekken", "thuis_na", "zonder_hulp_verder", "cijfer"),
)


def trajectories(random: Random, reports: list[Row], most: int) -> list[Row]:
    """Delivered rows of about so many trajectories, each with the quarter it was delivered for."""
    states: list[Row] = []
    while len(states) < most:
        if random.random() < 0.2:
            states += _restarted(random, reports)
        else:
            states.append(_state(random, reports, states))
    for sender in SENDERS:
        own = [state for state in states if state["sender"] == sender]
        # Numbers of one and of two digits: 12 comes before 4 in the order of text.
        for state, number in zip(own, random.sample(range(1, 60), len(own)), strict=True):
            state["traject_id"] = str(number)
    return [row for state in states for row in _delivered(random, state)]


def _state(random: Random, reports: list[Row], before: list[Row]) -> Row:
    """A trajectory as its newest row tells it."""
    kind = random.choice(("report", "report", "end", "end", "free"))
    gap = timedelta(random.choice(_AFTER_END))
    ended = [row for row in before if row["einddatum"] and row["einddatum"] + gap <= _LAST_START]
    sender, youth = random.choice(SENDERS), random.choice(YOUTHS)
    start, link = _free_start(random), _link(random, sender, reports)
    if kind == "report" and reports:
        report = random.choice(reports)
        start = report["ontvangen_op"].date() + timedelta(random.choice(_AFTER_REPORT))
        youth, link = report["jeugdige"], link_to(random, sender, report)
    if kind == "end" and ended:
        other = random.choice(ended)
        start = other["einddatum"] + gap
        youth = other["jeugdige"]
    return {
        **_kind(random),
        **_end(random, start),
        **link,
        "sender": sender,
        "jeugdige": youth,
        "geboortejaar": random.randint(2002, 2019),
        "startdatum": start,
    }


def _free_start(random: Random) -> date:
    return random.choice(ANCHORS) + timedelta(random.choice((0, 1, 90, 91, -1, -366)))


def _kind(random: Random) -> Row:
    return {
        "gemeente": random.choice(PLACES),
        "hulpvorm": random.choice(("01", "02", "03", "04", "11", "12", "13", "14")),
        "werkwijze": random.choice(
            ("regulier", "elkander-1", "elkander-1", "elkander-1", "elkander-3", "elkander-4")
        ),
        "ggz": random.choice((True, False)),
        "verwijzer": random.choice(("01", "02", "04")),
        "organisatie": random.choice((None, *ORGANISATIONS)),
    }


def _outcomes(random: Random) -> Row:
    return {
        "reden_beeindiging": random.choice(tuple(codes.REDEN_BEEINDIGING)),
        "gesprekken": random.choice((None, 0, 5, 6, 12, 13)),
        "thuis_na": random.choice((None, True, False)),
        "dagbesteding": random.choice((None, True, False)),
        "terugval": random.choice((None, True, False)),
        "uithuisplaatsing_dreigde": random.choice((None, True, True, False)),
        "uithuisplaatsing_voorkomen": random.choice((None, True, False)),
        "zonder_hulp_verder": random.choice((None, *codes.ZONDER_HULP_VERDER)),
        "cijfer": random.choice(RATINGS),
    }


def _end(random: Random, start: date) -> Row:
    """Its end, with outcomes; a running one may have outcomes too, but no reason."""
    duration = random.choice(_DURATIONS)
    if duration is None:
        return {**_outcomes(random), "einddatum": None, "reden_beeindiging": None}
    return {**_outcomes(random), "einddatum": start + timedelta(duration)}


def _link(random: Random, sender: str, reports: list[Row]) -> Row:
    """Mostly none; else to a report of whatever day and youth, or to an unknown one."""
    kind = random.choice(("none", "none", "unknown", "any"))
    if kind == "any" and reports:
        return link_to(random, sender, random.choice(reports))
    if kind == "unknown":
        owner = random.choice((None, *SENDERS))
        return {"melding_id": random.choice((UNKNOWN, "1")), "melding_afzender": owner}
    return {"melding_id": None, "melding_afzender": None}


def _early_link(random: Random, sender: str, reports: list[Row]) -> Row:
    """As above, but often to a report that a trajectory from before the merger may follow."""
    early = [row for row in reports if row["ontvangen_op"].date() <= _MERGED + timedelta(1)]
    if early and random.random() < 0.5:
        return link_to(random, sender, random.choice(early))
    return _link(random, sender, reports)


def link_to(random: Random, sender: str, report: Row) -> Row:
    is_own = report["sender"] == sender
    owner = None if is_own and random.random() < 0.5 else report["sender"]
    return {"melding_id": report["melding_id"], "melding_afzender": owner}


def _restarted(random: Random, reports: list[Row]) -> list[Row]:
    """Ended with their municipality and started anew at its successor: mostly one and one."""
    shared = {
        **_kind(random),
        "sender": random.choice(SENDERS),
        "jeugdige": random.choice((*YOUTHS[:3], *_SELDOM)),
        "geboortejaar": random.randint(2002, 2019),
    }
    halves = [_old_half(random, shared, reports) for _ in range(random.choice((1, 1, 2)))]
    halves += [_new_half(random, shared, reports) for _ in range(random.choice((1, 1, 2)))]
    random.shuffle(halves)
    if random.random() < 0.3:
        halves.append(_other_before(random, shared, reports))
    return halves


def _other_before(random: Random, shared: Row, reports: list[Row]) -> Row:
    """Another trajectory of the youth, after the end of which the new half is no start."""
    end = _MERGED - timedelta(random.choice((0, 1, 364, 365)))
    return {
        **shared,
        **_kind(random),
        **_outcomes(random),
        **_link(random, shared["sender"], reports),
        "startdatum": end - timedelta(random.choice((0, 1))),
        "einddatum": end,
    }


def _old_half(random: Random, shared: Row, reports: list[Row]) -> Row:
    return {
        **shared,
        **_outcomes(random),
        **_early_link(random, shared["sender"], reports),
        "gemeente": random.choice(("0003", "0010", "0024")),
        "startdatum": _MERGED - timedelta(random.choice((0, 1, 90, 364, 366))),
        "einddatum": _MERGED + timedelta(random.choice((0, 0, 0, 0, 1))),
    }


def _new_half(random: Random, shared: Row, reports: list[Row]) -> Row:
    """What goes on with an old half, or misses that in one thing."""
    other_sender = next(each for each in SENDERS if each != shared["sender"])
    miss = random.choice(
        (
            *[{}] * 7,
            {"werkwijze": "isb"},
            {"hulpvorm": random.choice(("01", "11"))},
            {"gemeente": "0014"},
            {"jeugdige": random.choice(YOUTHS)},
            {"sender": other_sender},
            {"startdatum": _MERGED + timedelta(2)},
            {"startdatum": _MERGED},
        )
    )
    start = miss.get("startdatum", _MERGED + timedelta(1))
    other, link = _kind(random), random.choice((_link, _early_link))
    return {
        **shared,
        **{name: other[name] for name in ("ggz", "verwijzer", "organisatie")},
        **link(random, miss.get("sender", shared["sender"]), reports),
        **_end(random, start),
        "gemeente": "1979",
        "startdatum": start,
        **miss,
    }


def _delivered(random: Random, state: Row) -> list[Row]:
    """One to three rows, in quarters in which it was active; the last tells the state."""
    start, end = state["startdatum"], state["einddatum"]
    until = _LAST_QUARTER if end is None else min(quarter_of(end), _LAST_QUARTER)
    first = min(quarter_of(start) + random.choice((0, 0, 0, 1, 4)), until)
    last = min(first + random.randint(0, 2), until)
    rows = []
    for quarter in range(first, last + 1):
        told = {} if quarter == last else _earlier(random, state)
        rows += _known({**state, **told, "quarter": quarter}, random)
    return rows


def _earlier(random: Random, state: Row) -> Row:
    """What a row of an earlier quarter told otherwise: still running, mostly."""
    running = {"einddatum": None, "reden_beeindiging": None}
    return {**_changed(random, state), **(running if random.random() < 0.8 else {})}


def _changed(random: Random, state: Row) -> Row:
    other = {
        **_kind(random),
        **_outcomes(random),
        "startdatum": state["startdatum"] - timedelta(1),
        "melding_id": None if state["melding_id"] else UNKNOWN,
        "melding_afzender": None,
    }
    return {name: other[name] for name in random.choice(_CHANGES)}


def _known(row: Row, random: Random) -> list[Row]:
    """The versions of a row: where there are two, the first may have told something else."""
    found = [{**row, **known} for known in drawn.versions(random)]
    if len(found) > 1:
        found[0] |= _changed(random, row)
    return found
