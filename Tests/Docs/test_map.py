"""Everything that is written under docs is found from its map."""

from __future__ import annotations

import pathlib

from pages import ROOT, links, pages

DOCS = ROOT / "docs"
#: What lists others: the map by reader, and the engineers' list of documents and decisions.
MAPS = (DOCS / "index.md", DOCS / "README.md")


def unlisted(maps: tuple[pathlib.Path, ...], all_pages: list[pathlib.Path]) -> list[str]:
    """Pages that no map leads to at once: whoever looks for them has to guess that they are there."""
    listed = {(page.parent / link.target.split("#")[0]).resolve() for page in maps for link in links(page)}
    return sorted(str(page.relative_to(ROOT)) for page in all_pages if page.resolve() not in listed | set(maps))


def test_every_page_is_on_a_map() -> None:
    assert not unlisted(MAPS, [page for page in pages() if page.is_relative_to(DOCS)])


def test_a_page_on_no_map_is_seen() -> None:
    without = unlisted(MAPS[1:], [DOCS / "manual/ja/errors/02-accounts.md"])
    assert without == ["docs/manual/ja/errors/02-accounts.md"]


def test_what_there_is_in_two_languages_has_the_same_commands() -> None:
    """An English page and its Japanese one tell the reader to run the same, in the same order."""
    pairs = [(page, page.with_name(page.name.replace(".ja.md", ".md"))) for page in pages() if page.name.endswith(".ja.md")]
    both = [(ours, theirs) for ours, theirs in pairs if theirs.exists()]
    assert len(both) >= 3
    for ours, theirs in both:
        assert fenced(ours) == fenced(theirs), ours


def fenced(page: pathlib.Path) -> list[str]:
    """What stands in a page's fences."""
    parts = page.read_text(encoding="utf-8").split("```sh\n")[1:]
    return [part.split("```")[0] for part in parts]
