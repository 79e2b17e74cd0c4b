"""Terms are written as the glossary writes them."""

from __future__ import annotations

import pathlib
import re

import pytest
from pages import ROOT, pages, parsed

GLOSSARY = ROOT / "docs/glossary.md"


def variants() -> dict[str, str]:
    """What is not written, and what is, from the glossary's second table."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", GLOSSARY.read_text(encoding="utf-8").split("## Not written so")[1], re.M)
    return {no.strip("` "): yes.strip("` ") for no, yes in rows if no.strip() not in ("not", "---")}


def misspelt(text: str) -> list[str]:
    """Every term that is written otherwise; names of the source's own documents are as they are."""
    text = re.sub(r"「[^」]{0,80}設計・開発作業[^」]*」", "", text)
    return [f"「{no}」 is written 「{yes}」" for no, yes in variants().items() if re.search(no, text)]


@pytest.mark.parametrize(
    "page", [page for page in pages() if page != GLOSSARY], ids=lambda page: str(page.relative_to(ROOT)))
def test_terms_are_the_glossarys(page: pathlib.Path) -> None:
    wrong = misspelt(page.read_text(encoding="utf-8"))
    assert not wrong, f"{page}: " + "; ".join(wrong)


def loose_stars(text: str) -> list[str]:
    """Passages meant to be bold whose stars are shown: beside a bracket CommonMark does not take them for marks."""
    return [token.content for token in parsed(text) if token.type == "text" and "**" in token.content]


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_shows_its_stars(page: pathlib.Path) -> None:
    assert not loose_stars(page.read_text(encoding="utf-8"))


def test_the_glossary_has_both_tables() -> None:
    assert len(variants()) >= 10
    assert GLOSSARY.read_text(encoding="utf-8").count("\n| ") > 40
