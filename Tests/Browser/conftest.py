"""One rehearsal and one chromium for all tests; a fresh context for each person."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from chromium import launched, opened
from pages import Mouse, sign_in
from rehearsal import Rehearsal, running

#: Whoever signs in: the key of a site, and of a door there.
ROLES = {"support": ("support", "support"), "mayor administrator": ("mayor", "admin"), "mayor clerk": ("mayor", "clerk"),
         "desk clerk": ("desk", "desk", "desk-clerk"), "desk supervisor": ("desk", "desk", "desk-supervisor")}


@pytest.fixture(scope="session")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """A rehearsal that has come to its end and keeps its screens open."""
    with running(tmp_path_factory.mktemp("parties") / "rehearsal") as started:
        yield started


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of every chromium; playwright allows one in a process."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(
    playwright: Playwright, rehearsal: Rehearsal, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Chromium, with the rehearsal's CA among those it trusts."""
    with launched(playwright, rehearsal, tmp_path_factory.mktemp("home")) as chromium:
        yield chromium


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who has not signed in."""
    context = opened(browser)
    yield context
    context.close()


@pytest.fixture(scope="session")
def signed_in(rehearsal: Rehearsal, browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Gives a context in which a role has just signed in; options are those of playwright's contexts."""
    contexts: list[BrowserContext] = []

    def enter(role: str, **options: object) -> BrowserContext:
        context = opened(browser, **options)
        contexts.append(context)
        page = context.new_page()
        sign_in(Mouse(page), rehearsal.door(*ROLES[role]))
        page.close()
        return context

    yield enter
    for context in contexts:
        context.close()
