"""The meeting view: large type, one point of the agenda a screen, for a projector."""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws this part of page Kwartaalgesprek."""
