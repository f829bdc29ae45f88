"""Page Toegang: do local teams and GPs catch it earlier and lighter?"""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws the page."""
