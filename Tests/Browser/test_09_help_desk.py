"""ヘルプデスク: an organisation's day, the desk's, the supervisor's; two who answer at once; the machine of accounts."""

from __future__ import annotations

import contextlib
import email
import email.policy
import os
import pathlib
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

import parties
from allowed import Walk
from card_reader import reading
from chromium import opened
from conftest import ROLES
from pages import Mouse, field, sign_in
from rehearsal import Door, Rehearsal
from watched import Watched

#: A test number that nobody has.
NUMBER = "1234-5678-9018"
#: What a clerk chooses at the first sign-in.
CHOSEN = "Matsumoto-2016-kura"
SUBJECT = "VPN装置のランプが点灯しない"


class People:
    """Everybody of these tests, each in a context of their own."""

    def __init__(self, rehearsal: Rehearsal, signed_in: Callable[..., BrowserContext]) -> None:
        self.wrong: list[str] = []
        self.origins = {role: rehearsal.door(*ROLES[role]).origin for role in ROLES}
        self.seen: set[tuple[str, str]] = set()
        self.pages = {role: signed_in(role).new_page() for role in ("support", "desk clerk", "desk supervisor")}

    def at(self, role: str, path: str) -> Watched:
        """A person at a path of their site."""
        watched = Watched(Mouse(self.pages[role]), self.wrong)
        watched.page.goto(self.origins[role] + path)
        # Each kind of page once: what a form leads to is looked at each time.
        kind = (role, re.sub(r"[0-9]+", "0", path))
        if kind not in self.seen:
            watched.look()
        self.seen.add(kind)
        return watched


@pytest.fixture(scope="module")
def people(rehearsal: Rehearsal, signed_in: Callable[..., BrowserContext]) -> Iterator[People]:
    """The people; every page that they see is looked at by axe-core and at 360 and 320 pixels."""
    them = People(rehearsal, signed_in)
    yield them
    for page in them.pages.values():
        page.close()


@pytest.fixture(autouse=True)
def nothing_wrong(people: People) -> Iterator[None]:
    """No page that was seen has anything wrong."""
    people.wrong.clear()
    yield
    assert not people.wrong, "\n".join(people.wrong)


def test_hours_are_shown_before_asking(people: People) -> None:
    asking = people.at("support", "/support/inquiries/new")
    asking.says("緊急の場合は電話してください: 0570-001660", "18:00 まで", "24:30 まで", "24時間365日")


def test_a_file_that_is_not_what_it_says_is_refused_and_nothing_is_lost(people: People) -> None:
    asking = people.at("support", "/support/inquiries/new")
    asking.page.get_by_label("分類").select_option("network")
    asking.fill("件名", SUBJECT)
    asking.fill("内容", f"SESSIONランプが消えています。番号は {NUMBER} です。")
    asking.upload("添付ファイル1", b"MZ\0program", "log.txt")
    asking.press("送信する")
    asking.errors("「log.txt」は添付できない形式です。")
    assert field(asking.page, "件名").input_value() == SUBJECT
    asking.upload("添付ファイル1", "2016-05-19 12:00 SESSION DOWN\n".encode(), "ランプ.txt")
    asking.press("送信する")
    asking.says("個人番号とみられる12桁の数字を伏せて受け付けました", "HD-", SUBJECT, "受付済")
    assert NUMBER not in asking.page.content()
    assert asking.download("添付: ランプ.txt").startswith(b"2016-05-19")


def ticket(people: People, subject: str = SUBJECT) -> str:
    """The path of the newest ticket with a subject on the desk's site."""
    listed = people.at("support", "/support/inquiries")
    row = listed.page.get_by_role("row", name=subject).first
    return "/desk/tickets/" + str(int(row.get_by_role("link").inner_text().removeprefix("HD-")))


def test_the_desk_finds_it_with_the_organisation_beside_it(people: People) -> None:
    desk = people.at("desk clerk", "/desk/")
    desk.follow("技術")
    desk.says(SUBJECT, "202029")
    structure = people.at("support", "/support/contacts").page.locator("caption").inner_text()
    assert re.fullmatch(r"連絡体制（連絡票 第[1-9][0-9]*版）", structure), structure
    desk = people.at("desk clerk", ticket(people))
    desk.says("団体の準備状況", "首長部局 13／13", "団体の状況: 長野県 松本市（202029）", "総合運用テスト準備", "完了", "配信マスター【首長部局】", "最後の連携テスト結果",
              "個人番号とみられる数字が伏せられています。", "inquiry.sent", structure, "VPN装置管理者（正）")
    desk.page.get_by_label("担当者").select_option(label="受付 一郎")
    desk.press("担当を決める")
    desk.says("担当を受付 一郎にしました。")
    desk.fill("内部メモ", "本体の型番を確認中")
    desk.press("内部メモを残す")
    desk.says("本体の型番を確認中")


def test_a_supervisors_template_with_fields(people: People) -> None:
    supervisor = people.at("desk supervisor", "/desk/templates")
    supervisor.fill("名称", "ランプの確認")
    supervisor.fill("本文", "{{団体名}} {{氏名}} 様")
    supervisor.press("保存する")
    supervisor.errors("「{{氏名}}」という差込項目はありません。")
    supervisor.fill("本文", "{{団体名}} {{担当者名}} 様（{{受付番号}}）: 電源ランプの色を教えてください。")
    supervisor.press("保存する")
    desk = people.at("desk clerk", ticket(people))
    desk.press("定型文を回答欄に入れる")
    assert "松本市" in field(desk.page, "回答").input_value()


def test_two_answer_at_once_and_nothing_is_lost(people: People) -> None:
    path = ticket(people)
    clerk, supervisor = people.at("desk clerk", path), people.at("desk supervisor", path)
    clerk.fill("回答", "一人目: 電源ランプの色を教えてください。")
    supervisor.fill("回答", "二人目: 再起動してください。")
    clerk.press("回答を送信する")
    clerk.says("回答済（返信待ち）", "一人目: 電源ランプの色")
    supervisor.press("回答を送信する")
    supervisor.errors("入力中に、この問合せが更新されました。")
    supervisor.says("一人目: 電源ランプの色")
    assert field(supervisor.page, "回答").input_value() == "二人目: 再起動してください。"
    again = people.at("desk supervisor", path)
    again.says("送信できなかった回答が残っています。")
    again.press("回答を送信する")
    again.says("二人目: 再起動してください。")


def test_the_organisation_reads_replies_and_rates(people: People) -> None:
    path = ticket(people)
    asking = people.at("support", path.replace("/desk/tickets", "/support/inquiries"))
    asking.says("一人目", "二人目", "回答あり")
    assert "本体の型番を確認中" not in asking.page.content()
    asking.fill("返信の内容", "緑でした。直りました。")
    asking.press("返信を送信する")
    desk = people.at("desk clerk", path)
    desk.says("緑でした。", "対応中")
    desk.press("回答せずに解決にする")
    asking = people.at("support", path.replace("/desk/tickets", "/support/inquiries"))
    asking.choose("5 とても満足")
    asking.fill("感想", "早かったです。")
    asking.press("評価を送信する")
    asking.says("5（5段階）")


def test_an_faq_from_the_ticket_is_found_however_it_is_typed(people: People) -> None:
    desk = people.at("desk clerk", ticket(people).replace("tickets/", "faq?ticket="))
    desk.page.get_by_label("分類").select_option("VPN装置・ネットワーク")
    desk.fill("質問", "SESSIONランプが点灯しないときは")
    desk.fill("回答", "電源ランプが緑であることを確認し、10分待ってください。")
    desk.press("FAQを掲載する")
    desk.says("SESSIONランプが点灯しないときは")
    for typed in ("らんぷが点灯", "ﾗﾝﾌﾟ", "ＳＥＳＳＩＯＮ", "点灯", "灯"):
        asking = people.at("support", "/support/search")
        asking.fill("検索する言葉", typed)
        asking.press("検索する")
        asking.says("SESSIONランプが点灯しないときは")


def test_required_reading_and_maintenance_in_the_calendar(people: People) -> None:
    supervisor = people.at("desk supervisor", "/desk/notices")
    supervisor.fill("件名", "総合運用テストの日程")
    supervisor.fill("本文", "日程を確認してください。")
    supervisor.choose("全員に確認を求める")
    supervisor.press("掲載する")
    supervisor.fill("開始", "2016-05-21 22:00")
    supervisor.fill("終了", "2016-05-21 20:00")
    supervisor.fill("作業の内容", "装置の交換")
    supervisor.press("設定してお知らせする")
    supervisor.errors("終了が入力されていないか、正しくありません。")
    supervisor.fill("終了", "2016-05-22 01:00")
    supervisor.press("設定してお知らせする")
    asking = people.at("support", "/support/notices")
    asking.says("確認が必要なお知らせが", "メンテナンスのお知らせ")
    asking.follow("総合運用テストの日程")
    asking.press("確認しました")
    asking.follow("利用可能時間のカレンダー")
    asking.says("2016年5月", "19日 10:00-21:00（変更）", "3日 休止", "装置の交換")
    supervisor = people.at("desk supervisor", "/desk/notices")
    supervisor.follow("総合運用テストの日程")
    supervisor.says("確認した人（1団体 1人）", "202029")


def test_what_must_not_be_missed_is_mailed_once(rehearsal: Rehearsal, people: People) -> None:
    rows = people.at("support", "/support/contacts").page.get_by_role("row").all()
    cells = [row.inner_text().split("\t") for row in rows[1:]]
    windows = {row[4].strip() for row in cells if row[0].startswith("窓口担当部署")}
    parties.set_service_hours(rehearsal, "2016-05-20", "10:00-18:00")
    for now in ("2016-05-19T12:36:00+09:00", "2016-05-19T12:37:00+09:00"):
        parties.set_clock(rehearsal, now)
    told = [(letter["Subject"], letter["To"].strip("<>")) for letter in letters(rehearsal)]
    for subject in ("【要確認】総合運用テストの日程", "【お知らせ】メンテナンスのお知らせ", "【お知らせ】利用可能時間の変更（2016年(平成28年)5月20日"):
        assert sorted(to for title, to in told if title.startswith(subject)) == sorted(windows), (subject, told)


def letters(rehearsal: Rehearsal) -> list[email.message.EmailMessage]:
    """Everything that the platform has mailed so far."""
    box = rehearsal.folder / "platform/mail/new"
    return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in box.iterdir()]


def test_a_documents_versions_and_what_changed_for_me(people: People) -> None:
    for label, text in (("第01.00版", "手順1\n手順2\n手順3"), ("第02.00版", "手順1\n手順2（改）\n手順3\n手順4")):
        supervisor = people.at("desk supervisor", "/desk/library")
        supervisor.fill("資料名", "VPN装置取扱マニュアル")
        supervisor.fill("版", label)
        supervisor.fill("変更の概要", f"{label}を掲載")
        supervisor.fill("本文", text)
        supervisor.press("掲載する")
        asking = people.at("support", "/support/library")
        if label == "第01.00版":
            asking.follow("VPN装置取扱マニュアル")
            asking.says("手順2")
    asking.says("前回から変わった資料が1件あります。")
    asking.follow("VPN装置取扱マニュアル：前回から変わったところ")
    asking.says("第01.00版から第02.00版への変更", "手順2（改）", "手順4")
    asking = people.at("support", "/support/library")
    assert "前回から変わった資料" not in asking.page.content()


def test_telephone_problem_and_hand_over(people: People) -> None:
    for contact in ("電話 一郎", "電話 二郎"):
        desk = people.at("desk clerk", "/desk/tickets/new")
        desk.fill("団体コード", "202029")
        desk.fill("件名", "失効リストが取得できない")
        desk.fill("内容", "画面が開かない")
        desk.fill("相手の氏名", contact)
        desk.press("登録する")
        desk.says("電話", contact)
        desk.page.get_by_label("担当者").select_option(label="受付 一郎")
        desk.press("担当を決める")
    desk = people.at("desk clerk", "/desk/problems")
    desk.fill("名称", "公開リポジトリの停止")
    desk.fill("内容と暫定対処", "復旧待ち")
    desk.press("登録する")
    mine = people.at("desk clerk", "/desk/").page.get_by_role("row", name="失効リストが取得できない")
    paths = [link.get_attribute("href") for link in mine.get_by_role("link").all()]
    assert len(paths) == 2
    for path in paths:
        desk = people.at("desk clerk", str(path))
        desk.press("関連付ける")
        desk.says("既知の問題「公開リポジトリの停止」に関連付けました。")
    desk = people.at("desk clerk", "/desk/problems")
    desk.follow("公開リポジトリの停止")
    desk.fill("回答", "復旧しました。")
    desk.press("すべてに回答する")
    desk.says("回答済", "復旧しました。")
    desk = people.at("desk clerk", "/desk/hand-over")
    desk.page.get_by_label("引継先").select_option(label="監督 良子")
    desk.fill("引継ぎ事項", "折返しを待っています。")
    desk.press("引き継ぐ")
    supervisor = people.at("desk supervisor", "/desk/")
    supervisor.says("受付 一郎からの引継ぎがあります（2件）。")
    supervisor.follow("引継ぎを確認する")
    supervisor.press("確認した")


def test_figures(people: People) -> None:
    supervisor = people.at("desk supervisor", "/desk/figures")
    table = supervisor.page.get_by_role("table", name="受付方法別")
    rows = {row[0]: row for row in (line.inner_text().split("\t") for line in table.locator("tbody tr").all())}
    assert rows["問合せフォーム"][1] == "1件" and rows["問合せフォーム"][5] == "5.0", rows
    assert rows["電話"][1] == "2件" and rows["電話"][3] == "2件（100%）", rows


def test_from_another_network_there_is_no_site(rehearsal: Rehearsal) -> None:
    listener = rehearsal.listeners["support"]
    context = ssl.create_default_context(cafile=rehearsal.authority_file)

    def asked(source: str) -> bytes:
        plain = socket.create_connection((listener.address, listener.port), 20, source_address=(source, 0))
        with context.wrap_socket(plain, server_hostname=listener.name) as connection:
            connection.sendall(
                f"GET /support/sign-in HTTP/1.1\r\nHost: {listener.name}\r\nConnection: close\r\n\r\n".encode())
            answer = b""
            while part := connection.recv(65_536):
                answer += part
        return answer

    assert asked("127.0.0.7").startswith(b"HTTP/1.1 200")
    refused = asked("127.128.0.7")
    assert refused.startswith(b"HTTP/1.1 403") and "LGWAN".encode() in refused


def test_a_mail_and_its_answer(rehearsal: Rehearsal, people: People) -> None:
    details = people.at("support", "/support/organisation-details/clerk")
    for label, text in (("部署", "情報政策課"), ("氏名", "例山 太郎"), ("電話番号", "0263-00-0000"),
                        ("メールアドレス", "taro@city.matsumoto.example.jp")):
        details.fill(label, text)
    details.press("登録する")
    details.says("最初の登録")
    mail = rehearsal.listeners["mail"]
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"], message["To"] = "例山 <taro@city.matsumoto.example.jp>", "helpdesk@chukan.example"
    message["Message-ID"], message["Subject"] = "<browser-1@city.matsumoto.example.jp>", "メールでの問合せ"
    message.set_content("名前解決ができません。", charset="iso-2022-jp")
    message.add_attachment("DNS timeout\n", filename="dns.txt")
    subprocess.run(
        ["swaks", "--server", f"{mail.address}:{mail.port}", "--from", "taro@city.matsumoto.example.jp", "--to",
         "helpdesk@chukan.example", "--data", "-", "--hide-all"], input=bytes(message), check=True)
    parties.set_clock(rehearsal, "2016-05-19T12:45:00+09:00")
    asking = people.at("support", "/support/inquiries")
    asking.says("メールでの問合せ")
    desk = people.at("desk clerk", ticket(people, "メールでの問合せ"))
    desk.says("名前解決ができません。", "松本市", "taro@city.matsumoto.example.jp")
    assert desk.download("添付: dns.txt").strip() == b"DNS timeout"
    desk.fill("回答", "DNSの設定を確認してください。")
    desk.press("回答を送信する")
    parties.set_clock(rehearsal, "2016-05-19T12:50:00+09:00")
    answer = next(one for one in letters(rehearsal) if "DNSの設定" in one.get_content())
    assert "<browser-1@city.matsumoto.example.jp>" in answer["References"]
    assert answer["To"] == "taro@city.matsumoto.example.jp" or "taro@" in answer["To"]


@contextlib.contextmanager
def operator(rehearsal: Rehearsal, browser: Browser) -> Iterator[Watched]:
    """The operator at the page of support accounts."""
    files = rehearsal.platform
    context = opened(browser)
    wrong: list[str] = []
    with reading(rehearsal.listeners["operator"], files["authorityFile"], files["operatorCertificateFile"],
                 files["operatorKeyFile"]) as origin:
        page = context.new_page()
        page.goto(f"{origin}/operator/support-members")
        yield Watched(Mouse(page), wrong)
    context.close()
    assert not wrong, "\n".join(wrong)


def attachments(rehearsal: Rehearsal) -> set[pathlib.Path]:
    """The files of inquiries on the disk."""
    return set((rehearsal.folder / "platform/attachments").iterdir())


def test_the_machine_of_accounts(rehearsal: Rehearsal, browser: Browser, people: People) -> None:
    members = people.at("support", "/support/members")
    members.says("登録可能数", "c202029-07", "登録可能数を超えるID")
    password = ""
    for number, name in (("1", "担当 一郎"), ("3", "担当 三郎")):
        members = people.at("support", "/support/members")
        members.page.get_by_label("ID", exact=False).select_option(number)
        members.fill("氏名", name)
        members.press("登録する")
        members.says("初期パスワードは、この画面にだけ表示されます。")
        password = password or members.value("初期パスワード")
    members = people.at("support", "/support/members")
    members.says("削除が予定されているアカウントが1件あります。", "より若い番号のIDが登録されていません")
    clerk = opened(browser)
    support = rehearsal.door(*ROLES["support"])
    page = clerk.new_page()
    sign_in(Mouse(page), Door("support", support.origin, support.path, "c202029-01", password))
    assert page.url.endswith("/support/password")
    changing = Mouse(page)
    for label, text in (("現在のパスワード", password), ("新しいパスワード", CHOSEN), ("新しいパスワード（確認）", CHOSEN)):
        changing.fill(label, text)
    changing.click("button", "変更する")
    walk = Walk(rehearsal, "support", clerk).along("/support/")
    assert not walk.wrong, "\n".join(walk.wrong)
    # Forms that the clerk has, and none of the administrator's.
    assert "/support/inquiries" in walk.forms and "/support/evidence" not in walk.forms
    clerk.close()
    late = people.at("support", "/support/inquiries/new")
    late.fill("件名", "誰も答えない問合せ")
    late.fill("内容", "回答を待っています。")
    late.press("送信する")
    kept, orphan = attachments(rehearsal), rehearsal.folder / "platform/attachments" / ("f" * 32)
    orphan.write_bytes(b"of a transaction that was not kept")
    os.utime(orphan, (time.time() - 2 * 86_400,) * 2)
    for file in kept:
        os.utime(file, (time.time() - 2 * 86_400,) * 2)
    parties.set_clock(rehearsal, "2016-05-28T03:30:00+09:00")
    assert kept and attachments(rehearsal) == kept, "what no ticket has is swept, and nothing else"
    with operator(rehearsal, browser) as watched:
        watched.says("担当 三郎", "削除済")
        watched.follow("削除済：c202029-03 を復元する")
        watched.press("復元する")
        watched.says("復元")
    parties.set_clock(rehearsal, "2016-05-19T12:55:00+09:00")
    sign_in(Mouse(people.pages["support"]), support)
    members = people.at("support", "/support/members")
    members.says("運用事業者が復元")
    sign_in(Mouse(people.pages["desk supervisor"]), rehearsal.door(*ROLES["desk supervisor"]))
    supervisor = people.at("desk supervisor", "/desk/queues/supervisor")
    supervisor.says("誰も答えない問合せ", "超過")
    notices = people.at("support", "/support/notices")
    notices.says("サポートサイト担当者アカウントを削除しました（c202029-03）", "元に戻しました（c202029-03）")
