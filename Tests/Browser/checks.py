"""What is asked of every page. Each check answers what is wrong, as pairs of rule and target."""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterable

from playwright.sync_api import Page, Response

Wrong = tuple[str, str]

AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOCUSABLE = (
    "a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, summary, "
    "[tabindex]:not([tabindex='-1'])"
)
TAB_STOPS = 300


def axe(page: Page) -> list[Wrong]:
    """What axe-core finds against WCAG 2.2 AA and its own best practice."""
    page.evaluate(AXE)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(result => result.violations)",
        AXE_RULES)
    return [
        (violation["id"], f"{' '.join(map(str, node['target']))} ({violation['help']})")
        for violation in found for node in violation["nodes"]
    ]


def document(page: Page) -> list[Wrong]:
    """Language, one heading of the first level, a title."""
    wrong = []
    if (language := page.locator("html").get_attribute("lang")) != "ja":
        wrong.append(("lang", f"html lang={language}"))
    if (count := page.locator("h1").count()) != 1:
        wrong.append(("one-h1", f"{count} h1"))
    if not page.title().strip():
        wrong.append(("title", "empty title"))
    return wrong


def reflow(page: Page) -> list[Wrong]:
    """Nothing makes the page scroll sideways (WCAG 1.4.10)."""
    width, visible, widest = page.evaluate(
        """() => {
            const root = document.documentElement, edge = root.clientWidth;
            const inScroller = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
                if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
            const out = [...document.body.querySelectorAll('*')].filter(
                e => e.getBoundingClientRect().right > edge + 0.5 && !inScroller(e));
            return [root.scrollWidth, edge, out.slice(-3).map(e => e.outerHTML.slice(0, 80)).join(' | ')];
        }""")
    return [("scrolls-sideways", f"{width}px in {visible}px: {widest}")] if width > visible else []


def keyboard(page: Page) -> list[Wrong]:
    """Tab reaches every control; each has role and name, and shows that it has the focus (WCAG 2.1.1, 2.4.7, 4.1.2)."""
    page.evaluate(AXE)
    page.evaluate("() => { axe.setup(document.documentElement); }")
    wrong: list[Wrong] = []
    reached: list[int] = []
    for _ in range(TAB_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
                const e = document.activeElement;
                if (!e || e === document.body || e === document.documentElement) return null;
                const style = getComputedStyle(e);
                const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                return {
                    number: [...document.querySelectorAll('*')].indexOf(e), html: e.outerHTML.slice(0, 100).replace(/\\s+/g, ' '),
                    name: axe.commons.text.accessibleText(e), role: axe.commons.aria.getRole(e), shows: outline || style.boxShadow !== 'none',
                };
            }""")
        if not focused or focused["number"] in reached[:-1]:
            break
        if reached and focused["number"] == reached[-1]:
            # The parts of one date field.
            continue
        reached.append(focused["number"])
        if not focused["name"].strip():
            wrong.append(("focus-name", focused["html"]))
        if not focused["role"] or focused["role"] in ("generic", "none", "presentation"):
            # A screen reader would say nothing, or all of the content: it may not take a name from anywhere.
            wrong.append(("focus-role", focused["html"]))
        if not focused["shows"]:
            wrong.append(("focus-indicator", focused["html"]))
    else:
        wrong.append(("focus-endless", f"{TAB_STOPS} times Tab came to no end"))
    return wrong + [("focus-unreachable", html) for html in _unreached(page, reached)]


def _unreached(page: Page, reached: list[int]) -> list[str]:
    return page.evaluate(
        """([selector, reached]) => {
            const all = [...document.querySelectorAll('*')];
            const got = new Set(reached.map(number => all[number]));
            // Tab stops once in a group of radio buttons.
            const group = e => e.type === 'radio' && [...got].some(g => g.type === 'radio' && g.name === e.name && g.form === e.form);
            return [...document.querySelectorAll(selector)]
                .filter(e => e.checkVisibility() && !got.has(e) && !group(e)).map(e => e.outerHTML.slice(0, 100));
        }""",
        [FOCUSABLE, reached])


def headers(response: Response) -> list[Wrong]:
    """The headers that every answer carries; a page or file is also kept out of every cache."""
    sent = response.all_headers()
    policy = sent.get("content-security-policy", "")
    good = {
        "content-security-policy": "default-src 'none'" in policy and "unsafe-inline" not in policy,
        "strict-transport-security": "max-age=" in sent.get("strict-transport-security", ""),
        "x-content-type-options": sent.get("x-content-type-options") == "nosniff",
        "referrer-policy": sent.get("referrer-policy") in ("no-referrer", "same-origin"),
        "cache-control": "no-store" in sent.get("cache-control", "") or not response.request.is_navigation_request(),
    }
    return [(name, f"{response.url}: {sent.get(name)}") for name, holds in good.items() if not holds]


def cookies(found: Iterable[dict]) -> list[Wrong]:
    """A session's cookie goes back to this server only, over TLS only, out of reach for scripts and other sites."""
    wrong = []
    for cookie in found:
        good = {
            "__Host-": cookie["name"].startswith("__Host-"),
            "Secure": cookie["secure"],
            "HttpOnly": cookie["httpOnly"],
            "SameSite=Strict": cookie["sameSite"] == "Strict",
            "Path=/": cookie["path"] == "/",
        }
        wrong += [(attribute, cookie["name"]) for attribute, holds in good.items() if not holds]
    return wrong
