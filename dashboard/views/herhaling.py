"""Page Herhaling en vervolg: do crises come back; does follow-up get shorter?"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import durations, league, reach, waiting, words, years
from dashboard.scene import Scene, account, asked, kpi
from dashboard.show import Figure, plain, show_side_by_side
from dashboard.workbook import Account
from queries.periods import STATUSES

REPORTS = "meldingen van de crisislijn"
CARE = "trajecten van de aanbieders"
COSTS = "meldingen en kostenregels"
REPEAT, DURATION, COST = "herhaalde_crisis_90", "vervolgduur", "vervolgkosten_per_crisis"
NEXT_CRISIS = "tijd_tot_herhaling"
SOURCES = {REPEAT: REPORTS, DURATION: CARE, COST: COSTS}
# The twelfth month after a report of this quarter can fall in the fourth quarter after it.
COST_QUARTERS = 4
STILL_RISING = "Kosten komen tot een jaar later binnen: open punten kunnen nog stijgen."
WHY = (
    "**Waarom mediaan en gemiddelde verschillen.** Het gemiddelde telt alleen hulp die al klaar "
    "is, in het kwartaal waarin zij eindigde. In de eerste kwartalen kon dat alleen korte hulp "
    "zijn, dus stijgt het gemiddelde dan vanzelf. De mediaan telt ook de hulp die nog loopt, in "
    "het kwartaal waarin zij begon: daaraan ziet u of hulp korter wordt."
)

Row = Mapping[str, Any]


def draw(scene: Scene) -> None:
    said = [repeat_in_words(scene), duration_in_words(scene)]
    st.markdown(f"**{plain(' '.join(said))}** {plain(cost_in_words(scene))}")
    st.caption(plain(years.in_words(years.covered(scene))))
    _repeats(scene)
    _follow_up(scene)
    _costs(scene)
    _where_and_by_whom(scene)


def _repeats(scene: Scene) -> None:
    st.header("Komt een crisis terug?", anchor=False)
    _show(_course(scene, REPEAT, REPORTS), _course(scene, "herhaalde_crisis_365", REPORTS))
    quiet = durations.still_without(scene, NEXT_CRISIS, REPORTS, "Nog geen nieuwe crisis")
    _show((quiet, durations.account(scene, NEXT_CRISIS, REPORTS, quiet.status)))


def _follow_up(scene: Scene) -> None:
    st.header("Wordt vervolghulp korter?", anchor=False)
    st.markdown(WHY)
    half = durations.median(scene, DURATION, CARE, "Mediane duur, lopende hulp meegeteld")
    mean = waiting.figure(scene, DURATION, CARE, label="Gemiddelde duur, alleen afgelopen hulp")
    _show(
        (half, durations.account(scene, DURATION, CARE, half.status)),
        (mean, account(scene, [DURATION], CARE, mean.status)),
    )
    _show(_course(scene, "vervolg_langer_dan_jaar", CARE), _course(scene, "met_vervolg", REPORTS))


def _costs(scene: Scene) -> None:
    st.header("Wat kost vervolghulp?", anchor=False)
    figure = waiting.figure(
        scene,
        COST,
        COSTS,
        label="Vervolgkosten per crisis in het eerste jaar",
        note=STILL_RISING,
    )
    _show((figure, account(scene, [COST], COSTS, figure.status)))


def _where_and_by_whom(scene: Scene) -> None:
    st.header("Waar, en bij wie?", anchor=False)
    over = reach.reach(scene, list(SOURCES))
    st.caption(plain(reach.in_words(scene, over)))
    for key, source in SOURCES.items():
        if years.speaking(asked(scene, [key], over=over)).is_empty():
            st.markdown(plain(f"{_label(key)}: {years.nothing_yet(scene, key)}."))
            continue
        where = league.figure(scene, key, source, by="gemeente", over=over)
        by_whom = league.figure(scene, key, source, by="organisatie", over=over)
        _show(*((each, account(scene, [key], source, each.status)) for each in (where, by_whom)))


def repeat_in_words(scene: Scene) -> str:
    """How often crises come back, in the latest year beside the first."""
    found = years.first_and_latest(scene, REPEAT)
    if not found:
        return f"Hoe vaak crises terugkomen: {years.nothing_yet(scene, REPEAT)}."
    *earlier, now = found
    said = f"Van de crises die in {now['jaar']} sloten, kwam {_share(now)} binnen 90 dagen terug"
    return f"{said} (n = {words.number(now['n'])}){years.against(earlier, _share)}."


def duration_in_words(scene: Scene) -> str:
    """How long follow-up takes, those that still run counted."""
    found = [row for row in durations.by_year(scene, DURATION) if row["mediaan"] is not None]
    if not found:
        return "Hoe lang vervolghulp duurt, is nog niet te zeggen."
    *earlier, now = years.ends([{**row, "n": row["aantal"]} for row in found])
    said = f"Van de vervolghulp die in {now['jaar']} begon, was de helft klaar na {_days(now)}"
    return f"{said} (n = {words.number(now['n'])}){years.against(earlier, _days)}."


def cost_in_words(scene: Scene) -> str:
    """What follow-up costs a crisis, as far as its first year has passed."""
    found = years.first_and_latest(scene, COST)
    if not found:
        return f"Wat vervolghulp per crisis kost: {years.nothing_yet(scene, COST)}."
    *earlier, now = found
    rises = now["status"] != STATUSES[-1]
    so_far = "tot nu toe " if rises else ""
    said = (
        f"Vervolghulp kostte per crisis uit {now['jaar']} {so_far}{_euro(now)} in het eerste jaar"
    )
    return f"{said} (n = {words.number(now['n'])}){years.against(earlier, _euro)}."


def _share(row: Row) -> str:
    return words.percentage(row["waarde"], 1)


def _days(row: Row) -> str:
    return words.value(row["mediaan"], "dagen")


def _euro(row: Row) -> str:
    return words.euro(row["waarde"])


def _label(key: str) -> str:
    return kpi(key).label.partition(" (")[0]


def _course(scene: Scene, key: str, source: str) -> tuple[Figure, Account]:
    figure = waiting.figure(scene, key, source)
    return figure, account(scene, [key], source, figure.status)


def _show(*figures: tuple[Figure, Account]) -> None:
    accounts = {figure.key: each for figure, each in figures}
    show_side_by_side([figure for figure, _ in figures], lambda figure: accounts[figure.key])
