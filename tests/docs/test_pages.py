"""docs/paginas.md shows every page, in the order of the navigation."""

import re
from pathlib import Path

from dashboard.navigation import PAGES

PAGE = Path("docs/paginas.md")


def test_every_page_has_a_section_in_order() -> None:
    titles = re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert titles == [page.title for page in PAGES]


def test_every_page_has_its_picture() -> None:
    pictures = re.findall(r"!\[(.+)\]\((.+)\)", PAGE.read_text(encoding="utf-8"))
    assert pictures == [(page.title, f"schermen/{page.address}.png") for page in PAGES]
    assert all((PAGE.parent / file).exists() for _, file in pictures)
