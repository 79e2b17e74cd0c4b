"""The whole preparation by hand: from 利用開始連絡 to the accepted checklist, nothing played by the rehearsal.

Somebody follows `manual/ja/test-preparation/07-practice.md` with what lies in the rehearsal's folders, as every role there is: staff of
both sides, the operator, the 登録分局. A dead end of that way fails here.
"""

from __future__ import annotations

import json
import os
import pathlib
import pty
import re
import subprocess
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser, Playwright

from card_reader import reading
from chromium import launched, opened
from pages import Mouse, field, sign_in
from rehearsal import ROOT, Door, Listener, Rehearsal, running
from watched import Watched

PASSWORD = "by hand: long enough"
SIDES = {"mayor": "首長部局", "education": "教育委員会"}
#: In the order that the guide gives: whoever registers comes before whoever looks.
PLACES = ("atena-system", "legacy-tax", "legacy-welfare", "admin-terminal", "connection-terminal")
QUESTION = "項2の完了日は、装置の記録と合っていますか。"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Parties before 利用開始連絡."""
    with running(tmp_path_factory.mktemp("by-hand") / "rehearsal", "--by-hand") as started:
        yield started


@pytest.fixture(scope="module")
def chromium(playwright: Playwright, stage: Rehearsal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium before the servers have names."""
    with launched(playwright, stage, tmp_path_factory.mktemp("home")) as browser:
        yield browser


@pytest.fixture(scope="module")
def later(playwright: Playwright, stage: Rehearsal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium opened anew when the operator has accepted: it knows the names of the servers."""
    for line in (stage.folder / "dns/hosts/servers").read_text(encoding="utf-8").splitlines():
        address, name = line.split()
        stage.listeners.setdefault(name, Listener(name, address, 0))
    with launched(playwright, stage, tmp_path_factory.mktemp("later")) as browser:
        yield browser


@pytest.fixture(scope="module")
def wrong() -> Iterator[list[str]]:
    """What axe-core found on the way."""
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture(scope="module")
def support(stage: Rehearsal, chromium: Browser, wrong: list[str]) -> Watched:
    """サポートサイト管理者 with the account that the operator issued."""
    person = Watched(Mouse(opened(chromium).new_page()), wrong)
    first_sign_in(person, stage.door("support", "support"))
    return person


@pytest.fixture(scope="module")
def operator(stage: Rehearsal, chromium: Browser, wrong: list[str]) -> Iterator[Watched]:
    """The operator, by certificate."""
    files = stage.platform
    with reading(stage.listeners["operator"], files["authorityFile"], files["operatorCertificateFile"],
                 files["operatorKeyFile"]) as origin:
        page = opened(chromium).new_page()
        page.goto(f"{origin}/operator/")
        yield Watched(Mouse(page), wrong)


@pytest.fixture(scope="module")
def officer(stage: Rehearsal, chromium: Browser, wrong: list[str]) -> Iterator[Watched]:
    """The 登録分局's officer, by certificate."""
    files = stage.national
    with reading(stage.listeners["registration-authority"], files["registrationAuthorityFile"],
                 files["officerCertificateFile"], files["officerKeyFile"]) as origin:
        page = opened(chromium).new_page()
        page.goto(f"{origin}/officer/")
        yield Watched(Mouse(page), wrong)


@pytest.fixture(scope="module")
def known() -> dict[str, str]:
    """What was noted on the way: URLs and first passwords."""
    return {}


def first_sign_in(person: Watched, door: Door) -> None:
    """Signs in with a first password and chooses another."""
    sign_in(person.driver, door)
    person.fill("現在のパスワード", door.password)
    person.fill("新しいパスワード", PASSWORD)
    person.fill("新しいパスワード（確認）", PASSWORD)
    person.press("変更する")


def menu(person: Watched, name: str) -> None:
    """Goes where the menu leads."""
    person.page.locator("nav").get_by_role("link", name=name, exact=True).first.click()
    person.page.wait_for_load_state()


def at_door(url: str, account: str, password: str) -> Door:
    """A door by the URL that a screen shows."""
    parts = re.fullmatch(r"(https://[^/]+)(/.*)", url)
    assert parts, url
    return Door("", parts[1], parts[2], account, password)


def programs(stage: Rehearsal) -> pathlib.Path:
    """The folder of the programs that run."""
    return pathlib.Path(os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi")).resolve().parent


def move_clock(stage: Rehearsal, instant: str) -> None:
    """The command of the practice page."""
    subprocess.run([programs(stage) / "kakehashi", "clock", instant, "--output", stage.folder], check=True)


def test_the_forms_are_written_and_sent(stage: Rehearsal, support: Watched) -> None:
    forms = stage.folder / "hand-outs"
    notice = yaml.safe_load((forms / "usage-notice.yaml").read_text(encoding="utf-8"))
    request = yaml.safe_load((forms / "configuration-request.yaml").read_text(encoding="utf-8"))
    assert notice["organisation"] == request["organisation"] == "202029"
    # The same for people, as the site itself takes it.
    menu(support, "利用開始連絡")
    for name in ("usage-notice.xlsx", "configuration-request.xlsx"):
        support.upload("記入した様式（.xlsx）", forms / name)
        support.press("下書きに取り込む")
    assert support.page.locator("main").inner_text().count("記入済み") == 4
    support.press("下書きを捨てる")
    menu(support, "利用開始連絡")
    support.follow("利用開始・変更連絡票（担当者）")
    roles = ["窓口担当部署の管理者", "窓口担当部署の担当者", "システム管理者（首長部局）", "システム管理者（教育委員会）", "サポートサイト管理者",
             "VPN装置管理者（正）", "VPN装置管理者（副）"]
    for number, role in enumerate(roles):
        support.fill(f"{role}の氏名", "例山　太郎" if number == 0 else f"例川　{number}")
        support.fill(f"{role}の所属", "総務部情報政策課")
        support.fill(f"{role}のメールアドレス", f"tanto-{number}@example.jp")
        support.fill(f"{role}の電話番号", f"0263-00-00{10 + number}")
    support.press("下書きに保存する")
    support.follow("設定依頼票（全般）")
    support.choose("検証環境")
    support.fill("機関コード", request["holderCode"])
    support.fill("設定希望日", "2016-05-13")
    support.press("下書きに保存する")
    menu(support, "利用開始連絡")
    # Each of the three pages says what is missing on it, and no page what is missing on another.
    general = support.page.get_by_role("link", name="設定依頼票（全般）").locator("xpath=ancestor::li[1]").inner_text()
    mayor = support.page.get_by_role("link", name="設定依頼票（首長部局）").locator("xpath=ancestor::li[1]").inner_text()
    assert "記入済み" in general and "未記入の欄" in mayor
    for side in request["bureaus"]:
        support.follow(f"設定依頼票（{SIDES[side['bureau']]}）")
        support.says("下書きに保存すると空の行が増えます")
        write_side(support, side)
        support.press("下書きに保存する")
        menu(support, "利用開始連絡")
    send(support)


def write_side(support: Watched, side: dict) -> None:
    """One side's page, with the values of the hand-out."""
    for number, terminal in enumerate(side["terminals"], 1):
        support.fill(f"端末{number}の識別名", terminal["id"])
        kind = "管理端末" if terminal["kind"] == "administration" else "自治体中間サーバー接続端末"
        field(support.page, f"端末{number}の種別").select_option(label=kind)
        support.fill(f"端末{number}のIPアドレス", terminal["address"])
        support.fill(f"端末{number}のOSのユーザアカウント", terminal["user"])
    support.fill("統合宛名システムの識別名", side["atenaSystem"]["id"])
    support.fill("統合宛名システムのIPアドレス", side["atenaSystem"]["address"])
    support.fill("統合宛名システムのアクセス先", side["atenaSystem"]["accessPoint"])
    for number, system in enumerate(side["legacySystems"], 1):
        support.fill(f"既存システム{number}の識別名", system["id"])
        support.fill(f"既存システム{number}の名称", system["title"])
        support.fill(f"既存システム{number}のIPアドレス", system["address"])
        support.fill(f"既存システム{number}の特定個人情報名コード", " ".join(system["items"]))
    if registry := side.get("residentRegistry"):
        support.fill("住基システムの識別名", registry["id"])
        support.fill("住基システムのアクセス先", registry["accessPoint"])
    support.choose("使用する", "VPN装置を直接参照")


def send(support: Watched) -> None:
    """Approval and sending."""
    support.fill("承認する管理者の氏名", "例山　太郎")
    support.press("内容を承認する")
    support.press("運用事業者に送付する")
    support.says("運用事業者の受付待ち")


def test_forms_that_came_back_are_told_and_sent_again(support: Watched, operator: Watched) -> None:
    menu(operator, "利用開始連絡")
    operator.follow("松本市")
    operator.follow("理由を付けて差し戻す")
    operator.fill("理由", "電話番号を確認してください。")
    operator.press("差し戻す")
    for place in ("トップ", "利用開始連絡"):
        menu(support, place)
        support.says("利用開始連絡が差し戻されています。", "電話番号を確認してください。")
    support.follow("利用開始・変更連絡票（担当者）")
    support.fill("VPN装置管理者（副）の電話番号", "0263-00-0099")
    support.press("下書きに保存する")
    send(support)
    menu(support, "トップ")
    assert "差し戻されています" not in support.page.locator("main").inner_text()


def test_the_operator_accepts_and_the_urls_are_told(support: Watched, operator: Watched, known: dict[str, str]) -> None:
    menu(operator, "利用開始連絡")
    operator.follow("松本市")
    operator.follow("この版を受け付ける")
    operator.press("受け付ける")
    accounts = operator.page.get_by_role("table", name="発行したアカウント")
    servers = operator.page.get_by_role("table", name="自治体中間サーバーのURL")
    menu(support, "ドキュメント")
    told = support.page.get_by_role("table", name="自治体中間サーバーのURL")
    for side, title in SIDES.items():
        known[f"{side} first"] = accounts.locator("tr", has_text=title).locator("td, th").nth(2).inner_text().strip()
        cells = [cell.strip() for cell in servers.locator("tr", has_text=title).locator("td, th").all_inner_texts()]
        assert cells == [cell.strip() for cell in told.locator("tr", has_text=title).locator("td, th").all_inner_texts()]
        known[f"{side} admin"], known[f"{side} clerk"] = cells[1:]
        assert "/admin/sign-in" in cells[1] and "/clerk/sign-in" in cells[2]


def test_a_lost_first_password_is_given_anew(
    later: Browser, operator: Watched, known: dict[str, str], wrong: list[str]
) -> None:
    lost = known["mayor first"]
    menu(operator, "利用開始連絡")
    operator.fill("団体コード", "202029")
    operator.press("表示する")
    issued = operator.page.get_by_role("table", name="発行したアカウント")
    assert [issued.locator("tr", has_text=place).count() for place in ("サポートサイト", *SIDES.values())] == [1, 1, 1]
    row = issued.locator("tr", has_text=SIDES["mayor"])
    assert "未使用" in row.inner_text() and "未使用" not in issued.locator("tr", has_text="サポートサイト").inner_text()
    row.get_by_role("link", name="setup-adminのパスワードを再発行する").click()
    operator.look()
    operator.says("今のパスワードは使えなくなります。")
    operator.press("再発行する")
    given = operator.page.get_by_role("table", name="発行したアカウント")
    known["mayor first"] = given.locator("tr", has_text=SIDES["mayor"]).locator("td, th").nth(2).inner_text().strip()
    assert known["mayor first"] not in (lost, "")
    menu(operator, "利用開始連絡")
    assert known["mayor first"] not in operator.page.content()
    # Whoever finds the lost one comes no farther than the door.
    finder = Watched(Mouse(opened(later).new_page()), wrong)
    sign_in(finder.driver, at_door(known["mayor admin"], "setup-admin", lost))
    finder.errors("ユーザーID又はパスワードが正しくありません。")


def test_the_ca_certificate_the_device_and_the_lan(stage: Rehearsal, support: Watched) -> None:
    menu(support, "ドキュメント")
    for title in SIDES.values():
        content = support.download(f"CA証明書をダウンロードする（{title}の端末用）")
    file = stage.folder / "terminal/platform-ca.pem"
    file.write_bytes(content)
    for digest in ("sha1", "sha256"):
        found = subprocess.run(["openssl", "x509", "-in", file, "-noout", "-fingerprint", f"-{digest}"], check=True,
                               capture_output=True, text=True).stdout
        support.says(found.strip().split("=")[1])
    for place in (0, 1):
        for task in ("VPN装置の起動及び設定確認", "情報保有機関内ネットワークへのVPN装置接続(LAN側)"):
            menu(support, "トップ")
            support.page.locator("main ol.steps, main ol").get_by_role("link", name=task, exact=True).nth(place).click()
            support.fill("確認した人の氏名", "例沢　正")
            support.press("完了を確認する")
            support.says("この作業は完了しています。")


def test_systems_start_when_each_has_its_certificate(stage: Rehearsal, support: Watched) -> None:
    for side, title in SIDES.items():
        for request in sorted((stage.folder / "systems" / side).glob("*.csr")):
            menu(support, "ドキュメント")
            support.follow("団体内システムの証明書")
            label = f"{title}の{request.stem}"
            support.upload(f"{label}のCSR", request)
            with support.page.expect_download() as taken:
                support.page.get_by_role("button", name=f"{label}の証明書を発行する").click()
            taken.value.save_as(request.with_suffix(".pem"))
    settings = stage.folder / "terminal/local.json"
    for _ in range(60):
        if "extract" in settings.read_text(encoding="utf-8"):
            break
        support.page.wait_for_timeout(500)
    places = json.loads(settings.read_text(encoding="utf-8"))["places"]
    assert all("extract" in places[f"{side}/legacy-tax"] for side in SIDES)
    assert settings.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("side", SIDES)
def test_day_one_of_a_side(
    stage: Rehearsal, later: Browser, officer: Watched, known: dict[str, str], wrong: list[str], side: str
) -> None:
    admin = Watched(Mouse(opened(later).new_page()), wrong)
    first_sign_in(admin, at_door(known[f"{side} admin"], "setup-admin", known[f"{side} first"]))
    own = create(admin, "admin-1", "システム管理者")
    admin.press("サインアウト")
    first_sign_in(admin, at_door(known[f"{side} admin"], "admin-1", own))
    menu(admin, "アカウント管理")
    admin.follow("行政区")
    admin.fill("行政区コード", "00001")
    admin.fill("行政区の名称", "本庁")
    admin.press("登録する")
    # Every district and one of them: the narrower wish is not granted silently as the wider.
    menu(admin, "アカウント管理")
    admin.follow("アカウントを作成する")
    write_account(admin, "clerk-1", "業務担当者")
    admin.choose("本庁（00001）")
    admin.press("作成する")
    admin.errors("「すべての行政区」と個別の行政区が、両方選択されています。")
    field(admin.page, "すべての行政区").uncheck()
    admin.press("作成する")
    clerk = Watched(Mouse(opened(later).new_page()), wrong)
    first_sign_in(clerk, at_door(known[f"{side} clerk"], "clerk-1", first_password(admin)))
    clerk.says("業務担当者のトップ")
    menu(admin, "アカウント管理")
    admin.follow("setup-admin")
    admin.follow("アカウントを削除する")
    admin.press("削除する")
    install_certificates(stage, admin, officer)
    menu(admin, "マスター")
    admin.upload("配信マスターのファイル", stage.folder / "hand-outs/distribution-master.json")
    admin.press("検査して差分を表示する")
    assert admin.value("選択した人") == "admin-1"
    admin.press("適用する")
    shown = admin.page.locator("main").inner_text()
    assert "運用事業者" in shown and "account:" not in shown and "operator:" not in shown
    menu(admin, "操作記録")
    records = admin.page.get_by_role("table", name="操作記録（新しい順）").locator("tbody").inner_text()
    english = set(re.findall(r"[a-z]{3,}(?:[.:-][a-z]+)+", records)) - {"admin-1", "clerk-1", "setup-admin"}
    assert not {word for word in english if word.startswith(("account:", "operator:", "support.", "library.", "notices."))}
    menu(admin, "トップ")
    known[f"{side} page"] = admin.page.url


def write_account(admin: Watched, account: str, role: str) -> None:
    admin.fill("ユーザーID", account)
    admin.fill("氏名", "管理　太郎")
    admin.choose(role)


def create(admin: Watched, account: str, role: str) -> str:
    """An account with all districts; its first password."""
    menu(admin, "アカウント管理")
    admin.follow("アカウントを作成する")
    write_account(admin, account, role)
    admin.press("作成する")
    return first_password(admin)


def first_password(admin: Watched) -> str:
    """What the page shows once."""
    return admin.value("初期パスワード")


def install_certificates(stage: Rehearsal, admin: Watched, officer: Watched) -> None:
    """The server's own by the 登録分局, and コアシステム's that was handed out."""
    menu(admin, "証明書管理")
    admin.follow("自治体中間サーバー用暗号化通信用等電子証明書をインストールする")
    admin.press("CSRを作成する")
    request = admin.download("CSRをダウンロードする（PEM形式）")
    fingerprint = admin.value("公開鍵のフィンガープリント(SHA-256)")
    assert re.fullmatch(r"([0-9A-F]{2}:){31}[0-9A-F]{2}", fingerprint.strip())
    officer.page.goto(re.match(r"https?://[^/]+", officer.page.url)[0] + "/officer/")
    officer.upload("CSRのファイル", request, "request.pem")
    officer.press("内容を確認する")
    assert officer.value("公開鍵のフィンガープリント(SHA-256)") == fingerprint
    officer.press("発行する")
    certificate = officer.download("証明書をダウンロードする（PEM形式）")
    admin.upload("証明書ファイル", certificate, "certificate.pem")
    admin.press("インストールする")
    menu(admin, "証明書管理")
    admin.follow("コアシステム向け暗号化通信用等電子証明書をインストールする")
    admin.upload("証明書ファイル", stage.folder / "hand-outs/core-system-certificate.pem")
    admin.press("インストールする")
    admin.says("定期再起動の後に有効になります")


def test_the_clock_goes_past_the_restart_and_an_ended_sign_in_says_so(
    stage: Rehearsal, support: Watched, later: Browser, known: dict[str, str], wrong: list[str]
) -> None:
    move_clock(stage, "2016-05-15T17:30:00+09:00")
    move_clock(stage, "2016-05-16T12:30:00+09:00")
    menu(support, "スケジュール")
    support.says("サインインが必要です。", "サインインの有効時間が過ぎたか、")
    door = stage.door("support", "support")
    sign_in(support.driver, Door("support", door.origin, door.path, door.account, PASSWORD))
    for side in SIDES:
        admin = Watched(Mouse(opened(later).new_page()), wrong)
        sign_in(admin.driver, at_door(known[f"{side} admin"], "admin-1", PASSWORD))
        menu(admin, "証明書管理")
        assert admin.page.locator("main").inner_text().count("有効です。") == 2
    move_clock(stage, "2016-05-19T12:30:00+09:00")


def test_the_ten_items_pass_in_the_guides_order(stage: Rehearsal, support: Watched) -> None:
    door = stage.door("support", "support")
    sign_in(support.driver, Door("support", door.origin, door.path, door.account, PASSWORD))
    folder = stage.folder / "terminal"
    (folder / "plan.json").write_bytes(support.download("接続試験の計画をダウンロードする"))
    for side in SIDES:
        for place in PLACES:
            tested = check(stage, "run", "--plan", "plan.json", "--ca", "platform-ca.pem", "--place", f"{side}/{place}",
                           "--evidence", f"{side}-{place}.json", typed=PASSWORD)
            assert tested.returncode == 0, tested.stdout + tested.stderr
    results = sorted(file.name for file in folder.glob("*-*.json"))
    assert len(results) == len(SIDES) * len(PLACES)
    carried = check(stage, "submit", "--carry", "carry.json", *results)
    assert carried.returncode == 0, carried.stderr
    support.upload("接続試験の結果ファイル（evidence.json）", folder / "carry.json")
    support.press("テスト結果を送信する")
    support.says("テスト結果を受け付けました。")


def check(stage: Rehearsal, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """`kakehashi-check` as it is run at a terminal; a password is typed when it is asked for."""
    keyboard, terminal = pty.openpty()
    try:
        os.write(keyboard, f"{typed}\n".encode())
        return subprocess.run(
            [programs(stage) / "kakehashi-check", *arguments], cwd=stage.folder / "terminal", stdin=terminal,
            capture_output=True, text=True, check=False, timeout=120, env={**os.environ, "LC_ALL": "ja_JP.UTF-8"})
    finally:
        os.close(keyboard)
        os.close(terminal)


def test_the_checklist_is_confirmed_refused_and_handed_in(support: Watched) -> None:
    menu(support, "トップ")
    support.follow("ワークシートとチェックリスト")
    support.says("通信するすべての端末とシステムが、テスト項目で確認されています。")
    support.follow("チェックリスト")
    support.press("この内容でヘルプデスクに提出する")
    support.errors("チェックリストに未完了の項目があります。")
    # The refusal leaves what stood in the other forms.
    assert field(support.page, "項1を確認した日").input_value() == "2016-05-19"
    for number in "1234":
        support.fill(f"項{number}を確認した人の氏名", "例沢　正")
        support.press(f"項{number}を確認する")
    support.says("5項目すべてを終えています。")
    support.press("この内容でヘルプデスクに提出する")
    support.says("ヘルプデスクが受領しました。")


def test_a_question_is_answered_and_the_preparation_is_over(support: Watched, operator: Watched) -> None:
    menu(operator, "チェックリスト")
    operator.follow("松本市")
    operator.fill("質問", QUESTION)
    operator.fill("ヘルプデスクの担当者の氏名", "受付　一郎")
    operator.press("差し戻す")
    menu(support, "トップ")
    support.says("チェックリストが質問とともに差し戻されています。", QUESTION)
    support.follow("ワークシートとチェックリスト")
    support.follow("チェックリスト")
    assert field(support.page, "項2を確認した人の氏名").input_value() == "例沢　正"
    support.fill("項2を確認した日", "2016-05-18")
    support.fill("項2の備考", "装置の記録は5月18日です。")
    support.press("項2を直す")
    support.press("この内容でヘルプデスクに提出する")
    support.says("ヘルプデスクが受領しました。")
    menu(operator, "チェックリスト")
    operator.follow("松本市")
    operator.says("装置の記録は5月18日です。", "2016年(平成28年)5月18日(水)")
    menu(support, "トップ")
    support.fill("団体内のシステム連携テスト工程終了日（実績）", "2016-05-19")
    support.press("入力する")
    support.says("総合運用テスト準備 完了")


def test_the_workplaces_browser_knows_names_and_certificates(stage: Rehearsal, tmp_path: pathlib.Path) -> None:
    program = tmp_path / "chromium"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$HOME" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    shown = subprocess.run(
        [ROOT / "scripts/rehearsal-browser", stage.folder, "https://x.example/"], check=True, capture_output=True, text=True,
        env={**os.environ, "CHROMIUM": str(program)}).stdout.splitlines()
    assert shown[0] == str(stage.folder / "browser") and shown[-1] == "https://x.example/"
    rules = next(line for line in shown if line.startswith("--host-resolver-rules="))
    for name in ("admin-mayor-202029.chukan.example 127.1.0.1", "support.chukan.example", "registration-authority"):
        assert name in rules
    assert rules.endswith("MAP * ~NOTFOUND")
    held = subprocess.run(["certutil", "-L", "-d", f"sql:{stage.folder}/browser/.pki/nssdb"], check=True,
                          capture_output=True, text=True).stdout
    assert re.search(r"platform\s+C,,", held) and re.search(r"operator\s+u,u,u", held) and re.search(r"officer\s+u,u,u", held)

