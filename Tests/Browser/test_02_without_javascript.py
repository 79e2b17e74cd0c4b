"""Everything works in a browser that runs no scripts, and a form sent past its own checks is answered in Japanese."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from conftest import ROLES
from pages import Mouse
from rehearsal import Rehearsal

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")

SignedIn = Callable[..., BrowserContext]


@pytest.fixture
def administrator(signed_in: SignedIn) -> Page:
    """The mayor's administrator, without JavaScript."""
    return signed_in("mayor administrator", java_script_enabled=False).new_page()


def test_an_administrator_reaches_every_page(rehearsal: Rehearsal, administrator: Page) -> None:
    """Each link of the first page leads to a page that says what it is."""
    home = rehearsal.door(*ROLES["mayor administrator"]).home
    administrator.goto(home)
    names = [link.inner_text() for link in administrator.locator("main a").all()]
    assert len(names) >= 3, names
    for name in names:
        administrator.goto(home)
        Mouse(administrator).follow(name)
        assert administrator.locator("h1").inner_text().strip(), administrator.url
        assert administrator.url.startswith(rehearsal.listeners["administration-mayor"].origin)


def test_an_administrator_signs_out(rehearsal: Rehearsal, administrator: Page) -> None:
    """Signing out is a form, and ends the session."""
    door = rehearsal.door(*ROLES["mayor administrator"])
    administrator.goto(door.home)
    Mouse(administrator).click("button", "サインアウト")
    administrator.goto(door.home)
    assert administrator.url == door.url


def test_a_missing_field_is_told_in_japanese(rehearsal: Rehearsal, administrator: Page) -> None:
    """The browser would stop an empty field, so the field is emptied on its way to the server.

    The form's token stays, so that the server refuses the field and nothing else.
    """
    administrator.goto(rehearsal.listeners["administration-mayor"].origin + "/admin/accounts/new")
    form = Mouse(administrator)
    form.fill("ユーザーID", "tarou01")
    form.fill("氏名", "例田 太郎")
    form.choose("業務担当者")

    def without_name(route: Route) -> None:
        fields = parse_qsl(route.request.post_data or "", keep_blank_values=True)
        assert "name" in dict(fields) and "form-token" in dict(fields)
        route.continue_(post_data=urlencode([(key, "" if key == "name" else value) for key, value in fields]))

    administrator.route("**/admin/accounts", without_name)
    with administrator.expect_response(lambda answer: answer.request.method == "POST") as sent:
        form.activate(administrator.locator("main form").get_by_role("button", name="作成する"))
    assert 400 <= sent.value.status < 500
    said = administrator.get_by_role("alert").inner_text()
    assert "氏名" in said and JAPANESE.search(said), said
    # What was typed is still there, and nobody was created.
    assert administrator.get_by_label("ユーザーID").input_value() == "tarou01"
    assert urlsplit(administrator.url).path == "/admin/accounts"
    assert administrator.get_by_role("cell", name="tarou01").count() == 0
