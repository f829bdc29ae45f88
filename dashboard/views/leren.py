"""Page Leren: were crises reviewed, what caused them, what do we do about it?"""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws the page."""
