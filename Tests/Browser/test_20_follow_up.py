"""A prefecture's officer follows up: from the first sign-in to a letter, its confirmation and a note of a call."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from card_reader import reading
from chromium import launched, opened
from findings import expect_none
from nation import Nation, nation
from pages import Keyboard, Mouse, sign_in
from parties import set_platform_clock
from survey import CONCERNS, Survey, Surveyor
from watched import Watched

PASSWORD = "Kotoba-to-kazu-2016"
OFFICER, STATE = "都道府県の担当者", "内閣官房・総務省の担当者"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nation]:
    """A few organisations of two prefectures, the day after the last deadline; two of 長野県 are late with this seed."""
    folder = tmp_path_factory.mktemp("nation") / "nation"
    with nation(folder, "--prefectures", "20,31", "--sample", "3", "--unions", "4", "--seed", "5",
                "--at", "2016-07-01T12:30:00+09:00") as started:
        yield started


@pytest.fixture(scope="module")
def chromium(playwright: Playwright, small: Nation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with launched(playwright, small, tmp_path_factory.mktemp("nation-home")) as started:
        yield started


@pytest.fixture(scope="module")
def officer(small: Nation, chromium: Browser) -> Iterator[Watched]:
    """The officer of 長野県 with a password of their own, by keyboard; every page is looked at by axe-core."""
    wrong: list[str] = []
    context = opened(chromium)
    desk = Watched(Keyboard(context.new_page()), wrong)
    first_sign_in(desk, small, OFFICER)
    yield desk
    context.close()
    assert not wrong, "\n".join(wrong)


def first_sign_in(desk: Watched, small: Nation, role: str) -> None:
    door = small.officer(role)
    sign_in(desk.driver, door)
    desk.fill("現在のパスワード", door.password)
    desk.fill("新しいパスワード", PASSWORD)
    desk.fill("新しいパスワード（確認）", PASSWORD)
    desk.press("変更する")


def letters(small: Nation) -> list[email.message.EmailMessage]:
    return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in small.mail]


def test_who_is_worst_stands_first(officer: Watched) -> None:
    officer.says("長野県の準備状況", "作業ごとの状況", "推移")
    body = officer.page.locator("body").inner_text()
    assert "鳥取" not in body
    tiles = officer.page.locator(".diagram a")
    assert tiles.count() == 3 and tiles.first.get_attribute("aria-label")


def test_why_and_whom_to_call(officer: Watched) -> None:
    officer.follow("架電一覧")
    rows = officer.page.get_by_role("table", name="連絡先（急ぐ順）").locator("tbody tr")
    assert rows.count() >= 1
    name = rows.first.locator("th").inner_text()
    officer.follow(name)
    officer.says(f"{name}の状況", "未完了の作業と理由", "例")
    officer.fill("連絡の内容", "来週までに実施する予定と聞いた。")
    officer.fill("話した相手", "例川")
    officer.fill("次の連絡日", "2016-07-08")
    officer.press("記録する")
    officer.says("来週までに実施する予定と聞いた。", "2016-07-08")
    officer.follow("連絡の流れと担当者の引き継ぎ")
    officer.fill("後任者の氏名", "例島　修")
    officer.fill("後任者の所属", "総務部")
    officer.fill("後任者の電話番号", "026-00-0001")
    officer.fill("後任者のメールアドレス", "例島")
    officer.press("引き継ぎを記録する")
    officer.errors("メールアドレスの形式が正しくありません。")
    officer.fill("後任者のメールアドレス", "atarashii@example.jp")
    officer.press("引き継ぎを記録する")
    officer.says("例島　修", "から引き継ぎ")


def test_a_reminder_goes_out_only_after_its_preview(officer: Watched, small: Nation) -> None:
    officer.follow("督促")
    officer.fill("督促の名前", "週のはじめの確認")
    officer.press("送付先と文面を確認する")
    officer.says("督促「週のはじめの確認」の確認", "下書き", "文面の例")
    set_platform_clock(small, "2016-07-04T10:00:00+09:00")
    assert letters(small) == []
    sign_in_again(officer, small)
    officer.follow("督促")
    officer.follow("週のはじめの確認")
    button = officer.page.get_by_role("button", name=re.compile("^この内容で開始する"))
    officer.press(button.inner_text())
    officer.says("実施中")
    set_platform_clock(small, "2016-07-11T10:00:00+09:00")
    sent = letters(small)
    assert sent and all("例" not in letter["to"] for letter in sent)
    assert "atarashii@example.jp" in {letter["to"] for letter in sent}
    sign_in_again(officer, small)


def sign_in_again(officer: Watched, small: Nation) -> None:
    """A week later, nobody is signed in any more."""
    sign_in(officer.driver, small.officer(OFFICER), password=PASSWORD)


def test_who_got_the_letter_confirms_it(officer: Watched, small: Nation, chromium: Browser) -> None:
    letter = letters(small)[0]
    address = re.search(r"https://\S+/contact/\S+", letter.get_content())
    assert address
    context = opened(chromium)
    reader = Mouse(context.new_page())
    reader.page.goto(address[0])
    reader.fill("確認した人の氏名", "例川　花子")
    reader.click("button", "確認した")
    assert "受領の確認を受け付けました。" in reader.page.locator("body").inner_text()
    context.close()
    officer.follow("督促")
    officer.follow("送付したメールと受領の確認")
    officer.says("例川　花子", "未確認")


def test_whoever_does_not_confirm_is_to_be_called(officer: Watched, small: Nation) -> None:
    before = len(letters(small))
    set_platform_clock(small, "2016-07-13T10:05:00+09:00")
    assert len(letters(small)) > before
    set_platform_clock(small, "2016-07-15T10:10:00+09:00")
    sign_in_again(officer, small)
    officer.follow("架電一覧")
    officer.says("メールの受領が確認されていません")


@pytest.fixture(scope="module")
def surveys(small: Nation, chromium: Browser) -> dict[str, Survey]:
    """Every page of officers, of the state and of the operator."""
    found: dict[str, Survey] = {}
    for role in (OFFICER, STATE):
        context = opened(chromium)
        desk = Mouse(context.new_page())
        if role == OFFICER:
            sign_in(desk, small.officer(role), password=PASSWORD)
        else:
            first_sign_in(Watched(desk, []), small, role)
        found[role] = Surveyor(context, [small.officer(role).home]).walk()
        context.close()
    files = small.platform
    context = opened(chromium)
    with reading(small.listeners["operator"], files["authorityFile"], files["operatorCertificateFile"],
                 files["operatorKeyFile"]) as origin:
        found["operator"] = Surveyor(context, [f"{origin}/operator/"]).walk()
    context.close()
    return found


@pytest.mark.parametrize("concern", CONCERNS)
@pytest.mark.parametrize("role", [OFFICER, STATE, "operator"])
def test_every_page(surveys: dict[str, Survey], role: str, concern: str) -> None:
    expect_none(surveys[role].of(concern))


@pytest.mark.parametrize("role, least", [(OFFICER, 15), (STATE, 20), ("operator", 20)])
def test_the_walk_went_everywhere(surveys: dict[str, Survey], role: str, least: int) -> None:
    assert len(surveys[role].titles) >= least, sorted(surveys[role].titles)
