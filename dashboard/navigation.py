"""The pages in the order of the navigation, each with its address and sign."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard import address
from dashboard.scene import Scene
from dashboard.views import (
    begrippen,
    crisis,
    duiding,
    gegevens,
    herhaling,
    kosten,
    kwartaalbeeld,
    leren,
    opbrengsten,
    thuis,
    toegang,
    werkwijzen,
)


@dataclass(frozen=True)
class Page:
    """A page: its title, the name of its icon, and what draws it.

    Without figures of its own it has something to show before the first delivery.
    """

    title: str
    icon: str
    draw: Callable[[Scene], None]
    has_figures: bool = True

    @property
    def address(self) -> str:
        """Its part of the address: "zo-thuis-mogelijk"."""
        return address.page(self.title)


PAGES = (
    Page("Kwartaalbeeld", "insights", kwartaalbeeld.draw),
    Page("Crisis", "crisis_alert", crisis.draw),
    Page("Herhaling en vervolg", "replay", herhaling.draw),
    Page("Kosten", "euro", kosten.draw),
    Page("Opbrengsten", "trending_up", opbrengsten.draw),
    Page("Zo thuis mogelijk", "home", thuis.draw),
    Page("Werkwijzen", "groups", werkwijzen.draw),
    Page("Toegang", "door_open", toegang.draw),
    Page("Leren", "school", leren.draw),
    Page("Duiding", "forum", duiding.draw),
    Page("Gegevens", "database", gegevens.draw, has_figures=False),
    Page("Begrippen", "menu_book", begrippen.draw, has_figures=False),
)
