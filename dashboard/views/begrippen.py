"""Page Begrippen: what each figure means, from the definitions that compute it."""

import streamlit as st

from dashboard import words, yield_rule
from dashboard.scene import Scene
from dashboard.show import plain
from data.quarters import quarter_label
from queries.catalogue import CATALOGUE
from queries.model import Kpi
from queries.periods import FINAL_QUARTERS, PROGRAMME, PROVISIONAL_QUARTERS

BETTER = {
    "lower": "lager is beter",
    "higher": "hoger is beter",
    None: "zegt niet beter of slechter",
}


def draw(scene: Scene) -> None:
    st.header("Hoe vast staat een cijfer?", anchor=False)
    for term, meaning in terms(scene).items():
        st.markdown(f"**{term}.** {plain(meaning)}")
    st.header("Wat betekent elk cijfer?", anchor=False)
    sought = st.text_input("Zoek een begrip", placeholder="bijvoorbeeld: norm, kosten, herhaald")
    found = [kpi for kpi in CATALOGUE.values() if sought.lower() in searched(kpi).lower()]
    if not found:
        st.markdown("Geen begrip gevonden. Probeer een ander woord.")
    for kpi in found:
        with st.container(border=True):
            st.subheader(plain(kpi.label), anchor=kpi.key)
            st.markdown(definition(kpi))


def terms(scene: Scene) -> dict[str, str]:
    """What is said of every figure: as-of date, status, programme, comparison."""
    as_of = words.dutch_date(scene.source.as_of)
    return {
        "Peildatum": f"De laatste dag van het laatst geleverde kwartaal, nu {as_of}. Cijfers "
        "lopen tot en met dat kwartaal; of een geval lang genoeg geleden is, telt vanaf die dag.",
        "Zoals bekend op": "Cijfers veranderen door late leveringen en correcties. Wie een dag "
        "kiest, ziet op alle pagina's wat aan het einde van die dag bekend was; dat antwoord "
        "verandert nooit meer. Onder aan een pagina staat dan wat er sindsdien veranderde, en door "
        "welke leveringen.",
        "Voorlopig": "Niet alle afzenders hebben het kwartaal geleverd, of er is sinds het einde "
        f"ervan minder dan {counted(PROVISIONAL_QUARTERS)} voorbij. Het cijfer kan nog flink "
        "veranderen.",
        "Nader voorlopig": "Alle afzenders hebben geleverd, maar er zijn minder dan "
        f"{counted(FINAL_QUARTERS)} voorbij. Late declaraties en correcties komen nog.",
        "Definitief": f"Alle afzenders hebben geleverd en {counted(FINAL_QUARTERS)} zijn voorbij.",
        "Wachtend": "Sommige cijfers kijken vooruit, bijvoorbeeld 90 dagen na een crisis. Wat nog "
        "niet zo lang geleden is, wacht en telt pas mee als die tijd voorbij is.",
        "Raming en eerste raming": "De raming is wat vooraf of bij een bijstelling is verwacht; "
        "de nieuwste vaststelling geldt. De eerste raming is die van de start en verandert niet.",
        "Programma": f"Drie jaar, van {quarter_label(PROGRAMME[0])} tot en met "
        f"{quarter_label(PROGRAMME[1])}. Een kwartaal heet 2022-K3: het derde kwartaal van 2022.",
        yield_rule.TERM: yield_rule.verdict(),
        yield_rule.CHANCE_TERM: yield_rule.chance(),
        "Teken": "▲ hoger, ▼ lager, = gelijk. Het woord erbij zegt of dat beter of slechter is; "
        "blauw is beter, oranje is slechter.",
        "Punt in een tabel": "Een punt is een ontbrekend cijfer, geen nul.",
    }


def counted(quarters: int) -> str:
    return "een kwartaal" if quarters == 1 else f"{quarters} kwartalen"


def searched(kpi: Kpi) -> str:
    return f"{kpi.label} {kpi.meaning} {kpi.why}"


def definition(kpi: Kpi) -> str:
    """A KPI's definition as Markdown."""
    lines = [plain(kpi.meaning), f"*Waarom:* {plain(kpi.why)}"]
    facts = [f"eenheid: {kpi.unit}", BETTER[kpi.direction]]
    if kpi.matures_after:
        facts.append(f"telt mee na {kpi.matures_after} dagen")
    lines.append(plain(f"{'; '.join(facts).capitalize()}."))
    if kpi.norm is not None:
        lines.append(f"*Norm:* {plain(kpi.norm.text)} {plain(kpi.norm.source)}")
    lines += [
        f"*Ter vergelijking:* {plain(f'{each.text}. {each.source}')}" for each in kpi.references
    ]
    lines.append(f"*Herkomst:* {plain(kpi.source)}")
    lines.append(f":small[Versie {plain(kpi.version)}, {words.dutch_date(kpi.date)}, `{kpi.key}`]")
    return "\n\n".join(lines)
