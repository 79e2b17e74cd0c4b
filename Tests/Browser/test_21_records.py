"""The second act's screens: an auditor and a second person at one organisation, and the resident at マイナポータル."""

from __future__ import annotations

import base64
import hashlib
import json
import ssl
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

import parties
from card_reader import reading
from chromium import launched, opened
from pages import Keyboard, Mouse, sign_in
from rehearsal import Listener, Rehearsal, running
from survey import Surveyor
from watched import Watched

PERSON = "100000000012345"
RESIDENT = base64.b64encode(hashlib.sha256("住民票コード 999900000011".encode()).digest()).decode()


@pytest.fixture(scope="module")
def second_act(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Two organisations that have asked each other once."""
    with running(tmp_path_factory.mktemp("second-act") / "rehearsal", "--act", "linkage") as started:
        yield started


@pytest.fixture(scope="module")
def chromium(
    playwright: Playwright, second_act: Rehearsal, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    with launched(playwright, second_act, tmp_path_factory.mktemp("home")) as browser:
        yield browser


@pytest.fixture
def clerk(chromium: Browser, second_act: Rehearsal) -> Iterator[Watched]:
    """A clerk at the records; every page is looked at by axe-core."""
    wrong: list[str] = []
    context = opened(chromium)
    page = context.new_page()
    door = second_act.door("mayor", "clerk")
    sign_in(Mouse(page), door)
    page.goto(door.origin + "/clerk/records")
    yield Watched(Keyboard(page), wrong)
    context.close()
    assert not wrong, "\n".join(wrong)


def test_records_are_found_and_read(clerk: Watched) -> None:
    clerk.fill("担当者", "system:legacy-welfare")
    clerk.press("検索する")
    clerk.errors("検索の範囲が広すぎます。")
    clerk.page.goto(clerk.page.url.split("?")[0])
    clerk.fill("統合宛名番号", PERSON)
    clerk.press("検索する")
    clerk.says("検索結果（2件）", "提供された")
    clerk.follow("1")
    clerk.says("この記録に書かれたこと（古い順）", "記録の開始", "結果の記録", "照会者の判断")


def test_unusual_use_is_what_the_organisation_says(clerk: Watched) -> None:
    clerk.follow("月次の利用状況")
    clerk.says("確認の基準が設定されていません。", "1件")
    clerk.follow("確認の基準を設定する")
    clerk.fill("平日の執務時間", "朝から")
    clerk.press("設定する")
    clerk.errors("執務時間の形式が正しくありません。")
    clerk.fill("平日の執務時間", "08:30-09:00")
    clerk.fill("担当者1人あたりの1か月の照会件数", "1")
    clerk.fill("対象者1人あたりの1か月の照会件数", "1")
    clerk.press("設定する")
    clerk.says("月次の利用状況 2016-07", "1件以上", "執務時間外の照会（1件）", PERSON, "system:legacy-welfare u01")
    clerk.follow("前の月")
    clerk.says("月次の利用状況 2016-06", "執務時間外の照会（0件）")


def test_procedures_and_recipients(clerk: Watched) -> None:
    clerk.follow("事務手続ごとの利用状況")
    clerk.says("JT99010000000002", "この期間に1件もない事務手続")
    clerk.follow("情報提供等記録へ戻る")
    clerk.follow("副本の提供先")
    clerk.fill("既存システム", "legacy-tax")
    clerk.fill("レコード識別番号", "linkage-1")
    clerk.press("提供先を調べる")
    clerk.says("この副本を提供した記録（新しい順、1件）")


def test_a_second_person_approves_a_correction(clerk: Watched, second_act: Rehearsal) -> None:
    update = {
        "recordNumber": 1, "procedureCode": "JT99010000000001", "userIdentifier": "u01", "reason": "手続の選択誤り",
    }
    parties.call(
        second_act, "atena-system", "/api/disclosure-record-updates/files", {"requestKey": "b-1", "entries": [update]})
    clerk.follow("記録の訂正の承認")
    clerk.says("承認待ち", "事務手続")
    clerk.follow("訂正 1")
    clerk.says("JT99010000000001", "手続の選択誤り")
    clerk.press("決定する")
    clerk.errors("決定が選択されていません。")
    clerk.choose("承認する")
    clerk.press("決定する")
    clerk.says("承認済み（訂正した）")
    clerk.page.goto(clerk.page.url.removesuffix("/corrections") + "/1")
    clerk.look()
    clerk.says("訂正", "手続の選択誤り", "JT99010000000001")


@pytest.fixture(scope="module")
def portal(second_act: Rehearsal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the resident's browser reaches マイナポータル with the card in the reader."""
    folder = tmp_path_factory.mktemp("card")
    core = folder / "core.pem"
    core.write_bytes(parties.core_system_certificate(second_act))
    national = second_act.national
    context = ssl.create_default_context(cafile=core)
    context.load_cert_chain(national["supervisorCertificateFile"], national["supervisorKeyFile"])
    card = json.loads(parties.exchange(
        Listener(**national["personalPortalServers"]), context, "POST", "/cards",
        json.dumps({"residentHash": RESIDENT}).encode(), "application/json"))
    files = {name: folder / f"card.{name}" for name in ("certificate", "key")}
    for name, file in files.items():
        file.write_text(card[name], encoding="utf-8")
    with reading(Listener(**national["personalPortal"]), core, files["certificate"], files["key"]) as origin:
        yield origin


def test_the_portals_pages_are_good(chromium: Browser, second_act: Rehearsal, portal: str) -> None:
    entry = {"noticeKey": "p-1", "atenaNumber": PERSON, "title": "手当の届出について", "text": "期限までに届け出てください。"}
    parties.call(second_act, "legacy-welfare", "/api/personal-notices", {"entries": [entry]})
    context = opened(chromium)
    page = context.new_page()
    for _ in range(200):
        page.goto(f"{portal}/notices")
        if "手当の届出について" in page.inner_text("body"):
            break
        page.wait_for_timeout(100)
    wrong: list[str] = []
    person = Watched(Keyboard(page), wrong)
    person.look()
    person.follow("手当の届出について")
    person.says("期限までに届け出てください。")
    person.page.goto(f"{portal}/requests")
    person.look()
    person.page.goto(f"{portal}/records")
    person.look()
    person.says("提供された")
    assert not wrong, "\n".join(wrong)
    survey = Surveyor(context, [f"{portal}/"]).walk()
    assert {"/", "/notices", "/requests", "/records"} <= set(survey.titles)
    found = [one for one in survey.findings if one.concern in {"axe", "document", "reflow", "keyboard", "console"}]
    assert not found, "\n".join(map(str, found))
    context.close()
