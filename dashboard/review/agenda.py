"""The agenda of a review: proposed from the figures, then kept, dropped, ordered and added to."""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws this part of page Kwartaalgesprek."""
