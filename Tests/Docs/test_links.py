"""Each link leads somewhere."""

from __future__ import annotations

import pathlib

import pytest
from pages import ROOT, broken, links, pages


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: pathlib.Path) -> None:
    wrong = [f"{link}: {why}" for link in links(page) if (why := broken(link))]
    assert not wrong, "\n".join(wrong)
