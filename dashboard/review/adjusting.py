"""A new version of the estimates, entered in a table or a file, with its reason."""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws this part of page Kwartaalgesprek."""
