"""Page Herhaling en vervolg: do crises come back; does follow-up get shorter?"""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws the page."""
