"""Decisions and improvement actions, and what an action did to the figure it should move."""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws this part of page Kwartaalgesprek."""
