"""An administrator's whole day one, on the mayor's server with a mouse and on the board's with a keyboard alone.

Accounts, the traps that used to lock everybody out, masters, certificates with the 登録分局's officer, the weekly restart.
After each step axe-core looks at the page, in both colour schemes.
"""

from __future__ import annotations

import datetime
import http.client
import pathlib
import re
import ssl
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright

import parties
from card_reader import reading
from chromium import launched, opened
from one_time_code import one_time_code
from pages import Driver, Keyboard, Mouse, sign_in
from rehearsal import ROOT, Door, Rehearsal, running
from watched import Watched

#: Sundays 17:00 the servers restart, outside the service hours; the rehearsal's day one is before this one.
IN_RESTART = "2016-05-15T17:30:00+09:00"
MONDAY = "2016-05-16T12:30:00+09:00"
PASSWORD = "day-one: long enough"
#: Nothing here is left to the browser's clock.
START = "2016-05-13T13:00:00+09:00"
SIDES = {"mayor": Mouse, "education": Keyboard}


class Day:
    """One person's day one on one side."""

    def __init__(self, side: str, kind: type[Driver], rehearsal: Rehearsal, browser: Browser, officer: str) -> None:
        self.side, self.kind, self.rehearsal, self.browser, self.officer = side, kind, rehearsal, browser, officer
        self.wrong: list[str] = []
        self.contexts: list[BrowserContext] = []
        self.recovery: list[str] = []
        self.door = rehearsal.door(side, "admin")
        clerks = rehearsal.listeners[f"server-{side}"].origin
        self.clerks = Door(side, clerks, "/clerk/sign-in", "", "")

    def desk(self) -> Watched:
        """A new browser window."""
        context = opened(self.browser)
        self.contexts.append(context)
        return Watched(self.kind(context.new_page()), self.wrong)

    def first_sign_in(self, desk: Watched, door: Door, account: str, password: str) -> None:
        """The first sign-in asks for a new password before anything else."""
        sign_in(desk.driver, door, account, password)
        desk.look()
        desk.says("パスワードを変更してください。")
        desk.fill("現在のパスワード", password)
        desk.fill("新しいパスワード", PASSWORD)
        desk.fill("新しいパスワード（確認）", PASSWORD)
        desk.press("変更する")
        desk.says("前回のサインイン")

    def create(self, desk: Watched, account: str, name: str, role: str) -> str:
        """Makes an account and reads its first password."""
        desk.follow("アカウント管理")
        desk.follow("アカウントを作成する")
        desk.fill("ユーザーID", account)
        desk.fill("氏名", name)
        desk.choose(role)
        desk.press("作成する")
        return desk.value("初期パスワード")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Servers and initial accounts, and nothing done yet."""
    with running(tmp_path_factory.mktemp("day-one") / "rehearsal", "--day-one") as started:
        yield started


@pytest.fixture(scope="module")
def chromium(
    playwright: Playwright, fresh: Rehearsal, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Chromium that trusts this rehearsal's CA."""
    with launched(playwright, fresh, tmp_path_factory.mktemp("home")) as browser:
        yield browser


@pytest.fixture(scope="module")
def officer(fresh: Rehearsal) -> Iterator[str]:
    """Where the 登録分局's officer works."""
    national = fresh.national
    listener = fresh.listeners["registration-authority"]
    with reading(
        listener, national["registrationAuthorityFile"], national["officerCertificateFile"], national["officerKeyFile"]
    ) as origin:
        yield origin


@pytest.mark.parametrize("side", SIDES)
def test_day_one(side: str, fresh: Rehearsal, chromium: Browser, officer: str) -> None:
    """From the initial account to a certificate in effect."""
    parties.set_clock(fresh, START)
    day = Day(side, SIDES[side], fresh, chromium, officer)
    try:
        admin = accounts(day)
        traps(day, admin)
        second_factor(day, admin)
        files(day, admin)
        masters(day, admin)
        certificates(day, admin)
    finally:
        for context in day.contexts:
            context.close()
    assert not day.wrong, "\n".join(day.wrong)


def accounts(day: Day) -> Watched:
    """Initial account → administrator; the initial account works at the administrators' address only."""
    setup = day.desk()
    sign_in(setup.driver, day.clerks, day.door.account, day.door.password)
    setup.look()
    setup.errors("このURLではサインインできません", "システム管理者用URL")
    day.first_sign_in(setup, day.door, day.door.account, day.door.password)
    setup.says("次に行う作業：各種アカウントの作成と初期アカウントの削除")
    password = day.create(setup, "admin-1", "管理 太郎", "システム管理者")
    admin = day.desk()
    day.first_sign_in(admin, day.door, "admin-1", password)
    return admin


def traps(day: Day, admin: Watched) -> None:
    """What used to lock everybody out is refused with the reason and the way on; rights are composed; a lock is undone."""
    admin.follow("アカウント管理")
    admin.follow("行政区")
    admin.fill("行政区コード", "00001")
    admin.fill("行政区の名称", "本庁")
    admin.press("登録する")
    admin.fill("行政区コード", "no")
    admin.fill("行政区の名称", "支所")
    admin.press("登録する")
    admin.errors("行政区コードの形式が正しくありません。")
    assert admin.page.get_by_label(re.compile("^行政区の名称")).input_value() == "支所"
    admin.follow("初期セットアップ用行政区を削除する")
    admin.press("削除する")
    admin.errors("サインインできなくなるアカウントがあります", day.door.account)

    admin.follow("アカウント管理")
    admin.follow("権限パターン")
    admin.fill("名称", "副本確認のみ")
    admin.choose("業務担当者", "副本データの確認（業務担当者）")
    admin.press("作成する")
    admin.says("副本確認のみ")

    admin.follow("アカウント管理")
    admin.follow("admin-1")
    admin.follow("アカウントを削除する")
    admin.press("削除する")
    admin.errors("サインイン中の自分のアカウント")

    admin.follow("アカウント管理")
    admin.follow(day.door.account)
    admin.follow("アカウントを削除する")
    admin.press("削除する")
    assert day.door.account not in admin.page.locator("table").inner_text()

    clerk_password = day.create(admin, "clerk-1", "業務 花子", "業務担当者")
    clerk = day.desk()
    day.first_sign_in(clerk, day.clerks, "clerk-1", clerk_password)
    clerk.press("サインアウト")
    for attempt in range(10):
        sign_in(clerk.driver, day.clerks, "clerk-1", f"wrong guess {attempt}")
    clerk.look()
    clerk.errors("ロックされています", "システム管理者に解除を依頼")
    admin.follow("アカウント管理")
    admin.follow("clerk-1")
    admin.says("ロック中")
    admin.press("ロックを解除する")
    admin.says("利用中")
    sign_in(clerk.driver, day.clerks, "clerk-1", PASSWORD)
    clerk.look()
    clerk.says("業務担当者のトップ", "基本4情報の表示")


def second_factor(day: Day, admin: Watched) -> None:
    """A second factor is chosen, demanded of all administrators, and asked at the next sign-in."""
    admin.follow("アカウント管理")
    admin.follow("アカウントの方針")
    admin.choose("システム管理者は必須")
    admin.press("変更する")
    admin.errors("自分の二要素認証が未登録")
    admin.follow("二要素認証")
    admin.press("登録を始める")
    admin.fill("確認コード", "000000")
    admin.press("登録する")
    admin.errors("確認コードが一致しません")
    key = admin.value("キー")
    # A clock may run on between reading the code and sending it, as in life; steps are 30 seconds.
    admin.fill("確認コード", one_time_code(key, seconds(START) + 30))
    admin.press("登録する")
    day.recovery = admin.page.locator("pre").inner_text().split()
    assert len(day.recovery) == 10
    admin.follow("控えたのでトップへ進む")
    admin.follow("アカウント管理")
    admin.follow("アカウントの方針")
    admin.choose("システム管理者は必須")
    admin.press("変更する")
    admin.press("サインアウト")
    sign_in(admin.driver, day.door, "admin-1", PASSWORD)
    admin.look()
    admin.says("確認コードの入力")
    admin.fill("確認コード", day.recovery[0])
    admin.press("サインイン")
    admin.says("システム管理者のトップ")


def files(day: Day, admin: Watched) -> None:
    """Accounts out to a file, changed, shown, and in again; a bad row stops all of them."""
    admin.follow("アカウント管理")
    admin.follow("CSVファイルで出力・取込み")
    csv = admin.download("アカウントをCSVファイルに出力する").decode("utf-8-sig")
    assert "clerk-1,業務 花子,業務担当者,,すべて,,利用中" in csv
    bad = csv + "clerk-2,業務 次郎,業務担当者,ない,すべて,,利用中\r\n"
    admin.upload("CSVファイル", bad.encode(), "accounts.csv")
    admin.press("変更内容を確認する")
    admin.errors("4行目「clerk-2」", "権限パターン「ない」")
    admin.follow("反映せずに戻る")
    good = csv.replace("clerk-1,業務 花子,業務担当者,,すべて", "clerk-1,業務 花子,業務担当者,副本確認のみ,00001")
    good += "clerk-2,業務 次郎,業務担当者,,00001,2017-03-31,利用中\r\n"
    admin.upload("CSVファイル", good.encode("cp932"), "accounts.csv")
    admin.press("変更内容を確認する")
    admin.says("権限パターン：（役割のすべて） → 副本確認のみ", "行政区：すべて → 本庁", "作成")
    admin.press("この内容で反映する")
    password = admin.page.locator("tbody td code").inner_text()
    clerk = day.desk()
    day.first_sign_in(clerk, day.clerks, "clerk-2", password)


def masters(day: Day, admin: Watched) -> None:
    """The test master is checked, its differences are shown, it is applied, undone, and applied again."""
    admin.follow("マスター")
    admin.upload("配信マスターのファイル", b'{"version": 1}', "master.json")
    admin.press("検査して差分を表示する")
    admin.errors("ファイル")
    for attempt in (1, 2):
        admin.upload("配信マスターのファイル", ROOT / "Examples/master-test.json")
        admin.press("検査して差分を表示する")
        admin.says("まだ適用されていません")
        admin.press("適用する")
        admin.says("適用しました。")
        if attempt == 1:
            admin.follow("直前の版へ戻す")
            admin.press("直前の版へ戻す")
            admin.says("直前の版へ戻しました。")


def certificates(day: Day, admin: Watched) -> None:
    """CSR → officer → installation → restart; the other side's certificate is refused; no connection is dropped."""
    admin.follow("証明書管理")
    admin.follow("自治体中間サーバー用暗号化通信用等電子証明書をインストールする")
    admin.fill("組織名（O）", "x" * 65)
    admin.press("CSRを作成する")
    admin.errors("組織名（O）が正しく入力されていません。")
    admin.fill("組織名（O）", "松本市")
    admin.press("CSRを作成する")
    request = admin.download("CSRをダウンロードする（PEM形式）")
    assert admin.download("CSRをダウンロードする（DER形式）")[0] == 0x30
    admin.upload("証明書ファイル", request, "request.pem")
    admin.press("インストールする")
    admin.errors("CSR")
    other = other_sides_certificate(day)
    admin.upload("証明書ファイル", other, "certificate.pem")
    admin.press("インストールする")
    admin.errors("このサーバー")
    issued = issue(day, request)
    admin.upload("証明書ファイル", issued, "certificate.pem")
    admin.press("インストールする")
    admin.says("定期再起動の後に有効になります", "2016年(平成28年)5月15日(日) 17:00")
    admin.follow("証明書管理へ戻る")
    admin.follow("コアシステム向け暗号化通信用等電子証明書をインストールする")
    admin.upload("証明書ファイル", parties.core_system_certificate(day.rehearsal), "core.pem")
    admin.press("インストールする")
    admin.follow("証明書管理へ戻る")
    admin.follow("認証局の証明書とフィンガープリント一覧")
    admin.says("SHA-1", "SHA-256")
    admin.download("フィンガープリント一覧をファイルで取得する")
    kept = keep_connection(day)
    parties.set_clock(day.rehearsal, IN_RESTART)
    parties.set_clock(day.rehearsal, MONDAY)
    # On the same connection: one that was dropped would raise.
    kept.auto_open = 0
    kept.request("GET", "/clerk/sign-in")
    assert kept.getresponse().status == 200
    kept.close()
    admin = signed_in_again(day)
    admin.follow("証明書管理")
    admin.says("有効です。")
    assert admin.page.get_by_text("有効です。").count() == 2
    admin.follow("トップ")
    admin.says("現在行う作業はありません。")


def issue(day: Day, request: bytes) -> bytes:
    """The officer looks at a CSR and issues."""
    officer = day.desk()
    officer.page.goto(f"{day.officer}/officer/")
    officer.look()
    officer.upload("CSRのファイル", request, "request.pem")
    officer.press("内容を確認する")
    officer.says("この内容で発行しますか", "松本市")
    officer.press("発行する")
    return officer.download("証明書をダウンロードする（PEM形式）")


def other_sides_certificate(day: Day) -> bytes:
    """A certificate of the right authority for another key: as if it were the other side's."""
    folder = day.rehearsal.folder
    subprocess.run(
        ["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-keyout", folder / "other.key", "-out", folder / "other.csr", "-subj", "/C=JP/O=松本市/CN=other",
         "-utf8", "-addext", "subjectAltName=DNS:other.chukan.example"],
        check=True, capture_output=True)
    return issue(day, (folder / "other.csr").read_bytes())


def keep_connection(day: Day) -> http.client.HTTPSConnection:
    """A terminal's connection that is open before the restart."""
    context = ssl.create_default_context(cafile=day.rehearsal.authority_file)
    connection = parties.Connection(day.rehearsal.listeners[f"server-{day.side}"], context)
    connection.request("GET", "/clerk/sign-in")
    connection.getresponse().read()
    return connection


def signed_in_again(day: Day) -> Watched:
    """Two days later a session is over, and the authenticator app shows another code."""
    admin = day.desk()
    sign_in(admin.driver, day.door, "admin-1", PASSWORD)
    admin.fill("確認コード", day.recovery[1])
    admin.press("サインイン")
    return admin


def seconds(instant: str) -> int:
    """Seconds since 1970."""
    return int(datetime.datetime.fromisoformat(instant).timestamp())
