"""Every step of the manuals, done in chromium: a screen that no longer has a step's control fails here.

Pages about a new organisation's first day are walked at parties where nothing is done yet, in the order in which a person
would read them; those about 情報連携 where two organisations ask each other; the others at a rehearsal that has come to its end.
Each has parties of its own, since reading a manual changes what others look at.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

import manual_steps
from chromium import launched
from manual_walk import Deviation, Walk
from rehearsal import running

ALL = [page for manual in manual_steps.MANUALS for page in manual_steps.pages(manual)]


@pytest.fixture(scope="module", params=manual_steps.WORLDS)
def walk(
    request: pytest.FixtureRequest, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Walk]]:
    """One reader at one set of parties."""
    place = tmp_path_factory.mktemp("manuals")
    with (
        running(place / "rehearsal", *manual_steps.WORLDS[request.param]) as parties,
        launched(playwright, parties, place / "home") as browser,
    ):
        reader = Walk(parties, browser)
        yield request.param, reader
        reader.close()


def test_the_manuals_can_be_followed(walk: tuple[str, Walk]) -> None:
    """Every step of every page of this world, in order; all deviations are told at once."""
    world, reader = walk
    deviations = []
    taken = 0
    for page in (page for page in ALL if manual_steps.world(page) == world):
        for step in manual_steps.steps(page):
            taken += 1
            try:
                reader.take(step)
            except Deviation as deviation:
                deviations.append(str(deviation))
                break
    assert not deviations, "\n".join(deviations)
    assert taken > 10
