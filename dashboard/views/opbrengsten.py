"""Page Opbrengsten: do the yields run as estimated, or is more time needed?"""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws the page."""
