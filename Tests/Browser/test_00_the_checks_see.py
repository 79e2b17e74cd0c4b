"""The checks of the next files find what they are for: one page on which everything is wrong, and one that breaks its CSP."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Route

import manual_walk
from chromium import opened
from findings import report
from manual_steps import Act
from manual_walk import Deviation, Walk
from pages import Mouse
from rehearsal import Rehearsal
from survey import Survey, Surveyor

BAD = """<!DOCTYPE html>
<html><head><title></title>
<style>button { outline: none !important; width: 4px; height: 4px; padding: 0; border: 0 }
@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style></head>
<body><h1>一</h1><h1>二</h1>
<p>暗い</p><img src="https://elsewhere.example/picture.png">
<button></button><button>次</button>
<div tabindex="0">名前のない枠</div>
<a href="/worse" tabindex="-1">次の頁</a><span tabindex="0" style="width: 400px; display: block">幅</span>
<script>console.error("誤り")</script>
</body></html>"""
WORSE = """<!DOCTYPE html><html lang="ja"><head><title></title></head><body style="color: red"><h1>違反</h1></body></html>"""
EXPECTED = [
    ("axe", "light", "button-name"), ("axe", "light", "image-alt"), ("axe", "light", "html-has-lang"),
    ("axe", "light", "target-size"), ("axe", "dark", "color-contrast"), ("document", "light", "lang"),
    ("document", "light", "one-h1"), ("document", "light", "title"), ("document", "all", "title-unique"),
    ("reflow", "light 360px", "scrolls-sideways"), ("reflow", "dark 320px", "scrolls-sideways"),
    ("keyboard", "light", "focus-name"), ("keyboard", "light", "focus-role"), ("keyboard", "light", "focus-indicator"),
    ("keyboard", "light", "focus-unreachable"), ("console", "light", "error"), ("requests", "light", "other-origin"),
    ("headers", "light", "content-security-policy"), ("headers", "light", "strict-transport-security"),
    ("headers", "light", "x-content-type-options"), ("headers", "light", "referrer-policy"),
    ("headers", "light", "cache-control"), ("cookies", "light", "__Host-"), ("cookies", "light", "Secure"),
    ("cookies", "light", "HttpOnly"), ("cookies", "light", "SameSite=Strict"), ("cookies", "light", "Path=/"), ("status", "light", "200"),
]


@pytest.fixture(scope="module")
def bad(rehearsal: Rehearsal, browser: Browser) -> Survey:
    """The survey of the bad pages, served under the name of a real server."""
    origin = rehearsal.listeners["server-mayor"].origin
    context = opened(browser)
    name = rehearsal.listeners["server-mayor"].name
    context.add_cookies([{"name": "weak", "value": "1", "domain": name, "path": "/bad", "sameSite": "Lax", "secure": False}])

    def serve(route: Route) -> None:
        if route.request.url.endswith("/bad"):
            route.fulfill(body=BAD, content_type="text/html; charset=utf-8", headers={"cache-control": "max-age=60"})
        else:
            route.fulfill(
                status=418, body=WORSE,
                headers={"content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'"})

    context.route(f"{origin}/**", serve)
    found = Surveyor(context, [f"{origin}/bad"]).walk()
    context.close()
    return found


@pytest.mark.parametrize("concern, seen, rule", EXPECTED)
def test_each_check_sees(bad: Survey, concern: str, seen: str, rule: str) -> None:
    """What is wrong with the page is found."""
    assert (concern, seen, rule) in {(found.concern, found.seen, found.rule) for found in bad.findings}, report(bad.findings)


def test_a_broken_policy_is_seen(bad: Survey) -> None:
    """An inline style that the policy forbids comes up on the console."""
    assert any("Content Security Policy" in found.target for found in bad.of("console")), report(bad.of("console"))


def test_links_are_followed(bad: Survey) -> None:
    """The second page is behind a link of the first."""
    assert set(bad.titles) == {"/bad", "/worse"}


#: A page that has something new at each look, something that is not printed, and choices of the same name in two groups.
AWAITED = """<!DOCTYPE html><html lang="ja"><head><title>待つ</title><style>@media print { .form { display: none } }</style></head>
<body><main><h1>待つ</h1><p>%d回目</p><p class="form">検索の条件</p>
<fieldset><legend>登録 <span>※必須</span></legend><label><input type="radio" name="a" checked>しない</label><label><input type="radio" name="a">する</label></fieldset>
<fieldset><legend>許可 <span>※必須</span></legend><label><input type="radio" name="b">しない</label><label><input type="radio" name="b" checked>する</label></fieldset>
<a href="">最新の状態にする</a></main></body></html>"""


@pytest.fixture
def reader(rehearsal: Rehearsal, browser: Browser, visitor: BrowserContext, monkeypatch: pytest.MonkeyPatch) -> tuple[Walk, Mouse]:
    """Who follows a manual, at that page, and gives up sooner than otherwise."""
    monkeypatch.setattr(manual_walk, "LOOKS", 5)
    address = rehearsal.listeners["server-mayor"].origin + "/awaited"
    looks = iter(range(1, 100))
    visitor.route(address, lambda route: route.fulfill(
        body=AWAITED % next(looks), content_type="text/html; charset=utf-8"))
    page = visitor.new_page()
    page.goto(address)
    return Walk(rehearsal, browser), Mouse(page)


@pytest.mark.parametrize("act", [Act("await", "9回目"), Act("paper", "検索の条件"), Act("paper", "どこにもない"), Act("see", "2回目"),
                                 Act("chosen", "登録", "する"), Act("chosen", "どこにもない", "する"), Act("choose", "登録", "どこにもない")], ids=str)
def test_a_reader_finds_what_is_not_as_the_manual_says(reader: tuple[Walk, Mouse], act: Act) -> None:
    walk, driver = reader
    with pytest.raises(Deviation):
        walk.do(driver, act)


@pytest.mark.parametrize("act", [Act("await", "3回目"), Act("paper", "1回目"), Act("see", "検索の条件"),
                                 Act("chosen", "登録", "しない"), Act("chosen", "許可", "する"), Act("choose", "登録", "する")], ids=str)
def test_a_reader_goes_on_where_it_is_as_the_manual_says(reader: tuple[Walk, Mouse], act: Act) -> None:
    walk, driver = reader
    walk.do(driver, act)
