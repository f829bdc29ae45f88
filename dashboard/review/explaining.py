"""Explanations pinned to a figure, and events: written here, drawn in the charts of all pages."""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws this part of page Kwartaalgesprek."""
