"""Where the review of a quarter stands, and moving it on, closing it, opening it again."""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws this part of page Kwartaalgesprek."""
