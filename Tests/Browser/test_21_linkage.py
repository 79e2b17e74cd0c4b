"""A clerk asks another organisation and reads the answer; the other one's clerk finds what waits, and lets it go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

import parties
from checks import axe, document, keyboard, reflow
from chromium import launched, opened
from pages import Mouse, sign_in
from rehearsal import Rehearsal, running

PERSON = "100000000012345"


@pytest.fixture(scope="module")
def second_act(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Two organisations, and one 照会 each way that was answered."""
    with running(tmp_path_factory.mktemp("linkage") / "rehearsal", "--act", "linkage") as started:
        yield started


@pytest.fixture(scope="module")
def clerks(playwright, second_act: Rehearsal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Page]]:
    """The page of the clerk who asks, and of the one who answers."""
    with launched(playwright, second_act, tmp_path_factory.mktemp("home")) as chromium:
        pages = {}
        for name, site in [("asking", "mayor"), ("answering", "partner-mayor")]:
            page = opened(chromium).new_page()
            sign_in(Mouse(page), second_act.door(site, "clerk"))
            pages[name] = page
        yield pages


def bar(second_act: Rehearsal) -> None:
    """自動応答不可フラグ of the person, as an existing system of the other organisation sets it."""
    entries = [{"atenaNumber": PERSON, "isSet": True}]
    parties.call(second_act, "legacy-tax", "/api/automatic-answer-bans/persons", {"entries": entries}, "partner-mayor")


def ask(page: Page) -> None:
    """From the choice of the procedure to the page of the 照会."""
    page.get_by_role("link", name="情報照会", exact=True).click()
    page.get_by_role("row", name="地方税関係情報").get_by_role("link").first.click()
    page.get_by_label("統合宛名番号").fill(PERSON)
    page.get_by_label("照会先").select_option(label="（試験用）長野市")
    page.get_by_role("button", name="照会する").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("情報照会の結果")


def refreshed(page: Page, text: str) -> None:
    """Looks again until a text is there."""
    for _ in range(100):
        if page.get_by_text(text).count():
            return
        page.get_by_role("link", name="最新の状態にする").click()
    raise AssertionError(f"「{text}」 did not appear:\n{page.inner_text('main')}")


def test_01_only_procedures_of_ones_own_are_offered(clerks: dict[str, Page]) -> None:
    page = clerks["asking"]
    page.get_by_role("link", name="情報照会", exact=True).click()
    offered = page.get_by_role("table", name="照会できる事務手続")
    expect(offered).to_contain_text("特別障害者手当の認定の請求")
    expect(offered).not_to_contain_text("個人住民税の減免の申請")
    address = page.url
    page.goto(f"{address}/new?procedure=JT99010000000001&item=TM00000000000010")
    expect(page.get_by_role("heading", level=1)).to_contain_text("この事務手続では照会できません")
    page.goto(address)


def test_02_from_the_procedure_to_the_answer(clerks: dict[str, Page]) -> None:
    page = clerks["asking"]
    ask(page)
    refreshed(page, "結果あり")
    expect(page.get_by_role("table", name="提供された内容")).to_contain_text("所得額")
    page.emulate_media(media="print")
    expect(page.get_by_role("table", name="提供された内容")).to_be_visible()
    page.emulate_media(media="screen")


def test_02b_a_body_that_does_the_affair_for_another_is_asked(clerks: dict[str, Page]) -> None:
    """委任: whom one asks, and for whom that body acts, is one choice; the 照会 says both."""
    page = clerks["asking"]
    page.get_by_role("link", name="情報照会", exact=True).click()
    offered = page.get_by_role("table", name="照会できる事務手続")
    expect(offered).to_contain_text("なし（自機関の事務）")
    page.get_by_role("row", name="地方税関係情報").get_by_role("link").first.click()
    page.get_by_label("統合宛名番号").fill(PERSON)
    page.get_by_label("照会先").select_option(label="（試験用）（例）やまなみ広域連合（（試験用）上田市の委任）")
    page.get_by_role("button", name="照会する").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("情報照会の結果")
    expect(page.get_by_role("main")).to_contain_text("提供者の委任元")
    expect(page.get_by_role("main")).to_contain_text("（試験用）上田市")
    refreshed(page, "照会中（提供待ち）")
    page.get_by_role("button", name="照会を取りやめる").click()
    refreshed(page, "取りやめ済")


def test_03_what_waits_is_entered_and_let_go(clerks: dict[str, Page], second_act: Rehearsal) -> None:
    asking, answering = clerks["asking"], clerks["answering"]
    bar(second_act)
    ask(asking)
    refreshed(asking, "照会中（提供待ち）")
    answering.get_by_role("link", name="情報提供", exact=True).click()
    refreshed(answering, "担当者の対応を待っています")
    answering.get_by_role("table", name="対応が必要な照会").get_by_role("link").first.click()
    expect(answering.get_by_label("提供内容")).to_contain_text("所得額=")
    answering.get_by_label("備考").fill("窓口で確認済み")
    answering.get_by_role("button", name="登録する").click()
    answering.get_by_role("button", name="送信を許可する").click()
    refreshed(asking, "窓口で確認済み")
    # Both sides' people see one number.
    number = asking.url.rsplit("/", 1)[1]
    expect(answering.get_by_text(number)).to_be_visible()


@pytest.mark.parametrize("who", ["asking", "answering"])
def test_04_the_pages_are_good_ones(clerks: dict[str, Page], who: str) -> None:
    page = clerks[who]
    assert not axe(page) + document(page) + reflow(page) + keyboard(page)
