"""Page Werkwijzen: what does each way of working deliver, against its reference?"""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws the page."""
