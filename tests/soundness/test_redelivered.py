"""Silent wrong answers of counting a trajectory again with each quarter it is delivered for."""

from datetime import date

import pytest

from data.quarters import parse_quarter
from queries.catalogue import CATALOGUE
from queries.facts import TRAJECTEN
from queries.scope import EVERYONE
from queries.selection import Selection
from queries.survival import survival
from tests.spec.hand import Partners

LATE = date(2023, 12, 31)  # everything is mature
ALL = {"first": "2021-K1", "last": "2022-K4", "as_of": LATE}

QUARTERS = ("2021-K1", "2021-K2", "2021-K3", "2021-K4", "2022-K1")
STARTED = (
    "t1 | anna | 14 | elkander-1 | ja | 02 | 2021-02-01 | m1",
    "t2 | bram | 02 | elkander-1 | ja | 01 | 2021-02-01 | m2",
)
# 1 February 2021 to 10 February 2022 is 374 days. Anna does well, Bram does not.
ENDED = (
    "2022-02-10 | 01 | 5 | ja  | ja  | nee | ja | ja  | 04 | 9,0",
    "2022-02-10 | 03 | 6 | nee | nee | ja  | ja | nee | 01 | 4,0",
)
RUNNING = ("| | 1 | | | | | | |",) * 2
COLUMNS = (
    "kwartaal|traject_id|jeugdige|hulpvorm|werkwijze|ggz|verwijzer|startdatum|melding_id|einddatum"
    "|reden_beeindiging|gesprekken|thuis_na|dagbesteding|terugval|uithuisplaatsing_dreigde"
    "|uithuisplaatsing_voorkomen|zonder_hulp_verder|cijfer"
)
ROWS = [
    f"{quarter} | {start} | {state}"
    for quarter in QUARTERS
    for start, state in zip(STARTED, ENDED if quarter == QUARTERS[-1] else RUNNING, strict=True)
]

# Numerator and denominator of two trajectories.
ONCE = {
    "vervolgduur": (748, 2),
    "vervolg_langer_dan_jaar": (2, 2),
    "licht_begonnen": (1, 2),
    "uitval": (1, 2),
    "volgens_plan": (1, 2),
    "zonder_hulp_verder": (1, 2),
    "geen_nieuwe_start": (2, 2),
    "kort_genoeg": (2, 2),
    "binnen_max_gesprekken": (1, 2),
    "weer_thuis": (1, 2),
    "dagbesteding": (1, 2),
    "geen_terugval": (1, 2),
    "uithuisplaatsing_voorkomen": (1, 2),
    "trajectduur": (748, 2),
    "cijfer_traject": (13, 2),
    "doorstroom": (0, 2),
    "ggz_per_1000": (2000, 20_000),
    "ggz_via_huisarts": (1, 2),
}


@pytest.fixture
def redelivered(partners: Partners) -> Partners:
    """Two trajectories, each delivered for five quarters."""
    return partners.deliver("trajecten", "\n".join([COLUMNS, *ROWS]))


def test_every_kpi_over_trajectories_is_held_to_it() -> None:
    assert set(ONCE) == {kpi.key for kpi in CATALOGUE.values() if kpi.fact is TRAJECTEN}


@pytest.mark.parametrize("key", ONCE)
def test_a_trajectory_counts_once(redelivered: Partners, key: str) -> None:
    # 10.000 youths: over eight quarters 20.000 youth-years.
    redelivered.deliver(
        "bevolking", "gemeente | jaar | jeugdigen\n0014 | 2021 | 10000\n0014 | 2022 | 10000"
    )
    assert redelivered.parts(key, municipalities={"0014"}, **ALL)[:2] == ONCE[key]


def test_its_breakdowns_count_it_once(redelivered: Partners) -> None:
    for breakdown in ("werkwijze", "hulpvorm", "verwijzer", "leeftijdsgroep", "vervolgstap"):
        found = redelivered.figures("uitval", [breakdown], **ALL)
        assert found["noemer"].sum() == 2


def test_it_is_active_once_in_each_quarter(redelivered: Partners) -> None:
    by_quarter = redelivered.figures("aandeel_verblijf", ["kwartaal"], **ALL)
    counted = by_quarter.select("teller", "noemer").rows()
    assert counted == [(1, 2)] * 5 + [(None, None)] * 3
    assert redelivered.parts("aandeel_verblijf", **ALL) == (5, 10, 0.5)


def test_a_delivery_that_replaces_another_adds_nothing(redelivered: Partners) -> None:
    # The last quarter again, with Bram's ending corrected.
    again = [row.replace("| 03 | 6", "| 01 | 6") for row in ROWS[-2:]]
    redelivered.deliver("trajecten", "\n".join([COLUMNS, *again]))
    assert redelivered.parts("volgens_plan", **ALL) == (2, 2, 1)
    assert redelivered.parts("aandeel_verblijf", **ALL) == (5, 10, 0.5)


def test_a_crisis_is_followed_by_it_once_and_pays_each_line_once(redelivered: Partners) -> None:
    redelivered.deliver(
        "meldingen",
        """
        melding_id | ontvangen_op
        m1         | 2021-01-31 10:00
        m2         | 2021-01-31 10:00
        """,
    ).deliver(
        "kosten",
        """
        traject_id | maand   | bedrag | soort
        t1         | 2021-02 | 30,00  | vervolg
        t2         | 2021-07 | 10,00  | vervolg
        """,
    )
    assert redelivered.parts("crises", **ALL)[0] == 2
    assert redelivered.parts("met_vervolg", **ALL) == (2, 2, 1)
    assert redelivered.parts("vervolgkosten_per_crisis", **ALL) == (40, 2, 20)


def test_a_curve_counts_it_once(redelivered: Partners) -> None:
    selection = Selection(parse_quarter("2021-K1"), parse_quarter("2022-K4"))
    found = survival(
        redelivered.cubes(LATE), "vervolgduur", selection, audience="exact", viewer=EVERYONE
    )
    assert found.select("aantal", "afgelopen").row(0) == (2, 2)
