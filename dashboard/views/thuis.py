"""Page Zo thuis mogelijk: does care move home?"""

from dashboard.scene import Scene


def draw(scene: Scene) -> None:
    """Draws the page."""
