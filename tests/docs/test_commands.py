"""docs/opdrachten.md names every command, option and setting; the README's commands exist."""

import argparse
import re
from pathlib import Path

import pytest

from dashboard.cli import build_parser

PAGE = Path("docs/opdrachten.md").read_text(encoding="utf-8")
README = Path("README.md").read_text(encoding="utf-8")


def commands():
    (action,) = (
        each for each in build_parser()._actions if isinstance(each, argparse._SubParsersAction)
    )
    return action.choices


def options(command):
    return {name for action in command._actions for name in action.option_strings} - {
        "-h",
        "--help",
    }


def section(name):
    return PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("name", commands())
def test_every_option_of_the_command_is_documented(name):
    assert set(re.findall(r"--[a-z-]+", section(name))) == options(commands()[name])


def test_every_setting_is_documented():
    read = {
        setting
        for room in ("dashboard", "queries", "data")
        for file in Path(room).rglob("*.py")
        for setting in re.findall(r"SPOEDMONITOR_[A-Z_]+", file.read_text(encoding="utf-8"))
    }
    assert set(re.findall(r"`(SPOEDMONITOR_[A-Z_]+)`", PAGE)) == read


@pytest.mark.parametrize("text", [README, PAGE], ids=["README", "opdrachten"])
def test_commands_in_the_text_exist(text):
    named = re.findall(r"^(?:`)?spoedmonitor ([a-z]+)", text, flags=re.MULTILINE)
    assert named
    assert set(named) <= set(commands())


def test_recipes_in_the_readme_exist():
    recipes = re.findall(r"^([a-z]+):", Path("Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"`?make (\w+)", README)) - {"alone"} <= {*recipes, "en"}


def test_links_lead_somewhere():
    for page in [Path("README.md"), *Path("docs").glob("*.md"), Path("benchmarks/README.md")]:
        for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert link.startswith("https://") or (page.parent / link).exists(), (page, link)
