"""Paper shows black text on white and no controls, in either scheme; larger text and wider spacing lose nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

import checks
from conftest import ROLES
from findings import Finding, expect_none
from rehearsal import Rehearsal
from survey import SCHEMES

PAGES = {
    "support": ["/support/", "/support/documents", "/support/notice", "/support/password", "/support/schedule",
                "/support/mayor/tasks/vpn-device", "/support/worksheet", "/support/notice/settings/mayor"],
    "mayor administrator": ["/admin/", "/admin/accounts", "/admin/certificates", "/admin/masters"],
    "mayor clerk": ["/clerk/", "/clerk/basic-four", "/operation-support/"],
    "desk clerk": ["/desk/", "/desk/queues/technical", "/desk/search", "/desk/tickets/new"],
    "desk supervisor": ["/desk/", "/desk/figures", "/desk/templates"],
}
CONTROLS = "header form, header nav, .skip, button, input[type=submit]"
#: Every element with text of its own whose ink or ground is not that of paper.
NOT_BLACK_ON_WHITE = """() => {
    const ground = e => { for (; e; e = e.parentElement) {
        const colour = getComputedStyle(e).backgroundColor;
        if (colour !== 'rgba(0, 0, 0, 0)') return colour; } return 'rgb(255, 255, 255)'; };
    const ownText = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    return [...document.body.querySelectorAll('*')].filter(e => ownText(e) && e.checkVisibility())
        .map(e => ({ink: getComputedStyle(e).color, ground: ground(e), html: e.outerHTML.slice(0, 70)}))
        .filter(e => e.ink !== 'rgb(0, 0, 0)' || e.ground !== 'rgb(255, 255, 255)')
        .map(e => `${e.ink} on ${e.ground}: ${e.html}`);
}"""
#: WCAG 1.4.12; set through the object model, which a content security policy lets pass.
SPACING = """() => { for (const e of document.querySelectorAll('body, body *')) {
    e.style.setProperty('line-height', '1.5', 'important');
    e.style.setProperty('letter-spacing', '0.12em', 'important');
    e.style.setProperty('word-spacing', '0.16em', 'important');
    if (e.matches('p')) e.style.setProperty('margin-bottom', '2em', 'important'); } }"""

Look = Callable[[Page], list[checks.Wrong]]


@pytest.fixture(params=list(ROLES))
def pages(request: pytest.FixtureRequest, rehearsal: Rehearsal, signed_in: Callable[..., BrowserContext]) -> Callable:
    """Gives what a look at each page of one role finds."""
    role = request.param
    origin = rehearsal.door(*ROLES[role]).origin
    page = signed_in(role).new_page()

    def found(seen: str, look: Look) -> list[Finding]:
        findings = []
        for path in PAGES[role]:
            page.goto(origin + path)
            findings += [Finding("paper", path, seen, rule, target) for rule, target in look(page)]
        return findings

    return found


def test_paper_is_black_on_white_without_controls(pages: Callable) -> None:
    """Nothing is left on paper that can only be pressed, whichever scheme the screen has."""
    findings: list[Finding] = []
    for scheme in SCHEMES:

        def on_paper(page: Page) -> list[checks.Wrong]:
            page.emulate_media(media="print", color_scheme=scheme)
            visible = [control.evaluate("e => e.outerHTML.slice(0, 80)")
                       for control in page.locator(CONTROLS).all() if control.is_visible()]
            return [("control-on-paper", html) for html in visible] + [
                ("not-black-on-white", element) for element in page.evaluate(NOT_BLACK_ON_WHITE)]

        findings += pages(f"print {scheme}", on_paper)
    expect_none(findings)


def test_text_at_twice_its_size_fits(pages: Callable) -> None:
    """Text alone at 200 % makes nothing scroll sideways (WCAG 1.4.4)."""

    def larger(page: Page) -> list[checks.Wrong]:
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        return checks.reflow(page)

    expect_none(pages("text 200 %", larger))


def test_wider_spacing_fits_a_telephone(pages: Callable) -> None:
    """A reader's own spacing makes nothing scroll sideways at 320 pixels (WCAG 1.4.12)."""

    def spaced(page: Page) -> list[checks.Wrong]:
        page.set_viewport_size({"width": 320, "height": 900})
        page.evaluate(SPACING)
        return checks.reflow(page)

    expect_none(pages("spacing 320px", spaced))
