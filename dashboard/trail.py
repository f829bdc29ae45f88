"""Where the view stands: from the region to a municipality, from all providers to one.

Each earlier step is a button, so the way back from a drill-down is one click.
"""

from collections.abc import Sequence

import streamlit as st

from dashboard import filters
from dashboard.address import ALL_ORGANISATIONS, COROP, WHOLE_REGION, View
from dashboard.show import plain
from data.regions import today

# A step: what it is called, and the choices it stands for.
Step = tuple[str, tuple[str, ...]]
_ONWARD = ":material/chevron_right:"


def draw(view: View) -> None:
    """The trails of areas and organisations; of what is whole there is nothing to go back to."""
    with st.container(horizontal=True):
        _draw("gebied", areas(view.areas))
        _draw("organisatie", organisations(view.organisations))


def areas(chosen: tuple[str, ...]) -> list[Step]:
    """From the whole region to these areas; a municipality lies in its COROP area."""
    whole: Step = (WHOLE_REGION, (WHOLE_REGION,))
    if chosen == whole[1]:
        return [whole]
    if len(chosen) > 1:
        return [whole, (f"{len(chosen)} gebieden", chosen)]
    name = chosen[0]
    if name.startswith(COROP):
        return [whole, (name.removeprefix(COROP), chosen)]
    around = dict(today().select("name", "corop").iter_rows())[name]
    return [whole, (around, (f"{COROP}{around}",)), (name, chosen)]


def organisations(chosen: tuple[str, ...]) -> list[Step]:
    """From all organisations to these."""
    whole: Step = (ALL_ORGANISATIONS, (ALL_ORGANISATIONS,))
    if chosen == whole[1]:
        return [whole]
    called = chosen[0] if len(chosen) == 1 else f"{len(chosen)} organisaties"
    return [whole, (called, chosen)]


def _draw(key: str, steps: Sequence[Step]) -> None:
    if len(steps) == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
        for number, (called, names) in enumerate(steps[:-1]):
            st.button(
                plain(called),
                key=f"pad-{key}-{number}",
                icon=_ONWARD if number else None,
                on_click=filters.look_at,
                args=(key, names),
            )
        st.markdown(f"{_ONWARD} **{plain(steps[-1][0])}**", width="content")
