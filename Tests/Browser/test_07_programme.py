"""One organisation through the programme by its screens: forms, order of tasks, schedule, worksheet, checklist, questions.

A new organisation begins with empty forms. What its servers and systems would prove takes a day of its own
(`test_04_day_one.py`, `kakehashi-check`); the report is therefore walked with the organisation that the rehearsal took
there. After each step axe-core looks at the page, in both colour schemes.
"""

from __future__ import annotations

import base64
import io
import json
import pathlib
import re
from collections.abc import Iterator

import icalendar
import pytest
from playwright.sync_api import Browser, Playwright

from card_reader import reading
from chromium import launched, opened
from pages import Keyboard, Mouse, sign_in
from parties import set_platform_clock
from rehearsal import Door, Rehearsal, running
from watched import Watched

PASSWORD = "programme: long enough"
NAGANO = "202011"
PEOPLE = {"窓口担当部署の管理者": "長野　和子", "窓口担当部署の担当者": "善光　寺太", "システム管理者（首長部局）": "千曲　川一",
          "システム管理者（教育委員会）": "犀川　恵", "サポートサイト管理者": "戸隠　健", "VPN装置管理者（正）": "飯綱　明",
          "VPN装置管理者（副）": "志賀　誠"}
A3 = (1190.55, 841.89)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """A rehearsal of its own: this test changes what others look at."""
    with running(tmp_path_factory.mktemp("programme") / "rehearsal") as started:
        yield started


@pytest.fixture(scope="module")
def chromium(
    playwright: Playwright, stage: Rehearsal, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Chromium that trusts this rehearsal's CA."""
    with launched(playwright, stage, tmp_path_factory.mktemp("home")) as browser:
        yield browser


@pytest.fixture(scope="module")
def operator(stage: Rehearsal, chromium: Browser) -> Iterator[Watched]:
    """The help desk at the operator's site."""
    wrong: list[str] = []
    files = stage.platform
    with reading(stage.listeners["operator"], files["authorityFile"], files["operatorCertificateFile"],
                 files["operatorKeyFile"]) as origin:
        context = opened(chromium)
        page = context.new_page()
        page.goto(f"{origin}/operator/")
        yield Watched(Mouse(page), wrong)
        context.close()
    assert not wrong, "\n".join(wrong)


@pytest.fixture(scope="module")
def nagano(stage: Rehearsal, chromium: Browser, operator: Watched) -> Iterator[Watched]:
    """The サポートサイト管理者 of an organisation that has just been added, by keyboard alone."""
    wrong: list[str] = []
    account, password = added(operator)
    origin = stage.listeners["support"].origin
    context = opened(chromium)
    desk = Watched(Keyboard(context.new_page()), wrong)
    sign_in(desk.driver, Door("support", origin, "/support/sign-in", account, password))
    desk.fill("現在のパスワード", password)
    desk.fill("新しいパスワード", PASSWORD)
    desk.fill("新しいパスワード（確認）", PASSWORD)
    desk.press("変更する")
    yield desk
    context.close()
    assert not wrong, "\n".join(wrong)


@pytest.fixture(scope="module")
def matsumoto(stage: Rehearsal, chromium: Browser) -> Iterator[Watched]:
    """The サポートサイト管理者 of the organisation that the rehearsal took to its end."""
    wrong: list[str] = []
    context = opened(chromium)
    desk = Watched(Mouse(context.new_page()), wrong)
    sign_in(desk.driver, stage.door("support", "support"))
    yield desk
    context.close()
    assert not wrong, "\n".join(wrong)


def added(operator: Watched) -> tuple[str, str]:
    """An organisation that the operator adds by the screens; the account and first password that the page shows."""
    menu(operator, "利用開始連絡")
    operator.says("受付を待っている利用開始連絡はありません。")
    operator.follow("団体を追加する")
    operator.fill("団体コード", "202012")
    operator.fill("サポートサイト管理者の氏名", PEOPLE["サポートサイト管理者"])
    operator.press("内容を確認する")
    operator.errors("検査数字")
    operator.fill("団体コード", NAGANO)
    operator.press("内容を確認する")
    operator.says("長野市の追加の確認", "長野県", "首長部局、教育委員会", "戸隠　健")
    operator.press("追加する")
    operator.says("長野市を追加しました", "この画面にだけ表示されます")
    _, account, password = issued(operator)[0]
    menu(operator, "利用開始連絡")
    operator.follow("団体を追加する")
    operator.fill("団体コード", NAGANO)
    operator.fill("サポートサイト管理者の氏名", "別の人")
    operator.press("内容を確認する")
    operator.errors("この団体は追加済みです。")
    return account, password


def issued(operator: Watched) -> list[list[str]]:
    """The accounts of the page: where they are for, name, first password."""
    rows = operator.page.get_by_role("table", name="発行したアカウント").locator("tbody tr")
    return [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in rows.all()]


def waiting(operator: Watched, name: str) -> None:
    """Opens the version of an organisation that waits for the operator."""
    menu(operator, "利用開始連絡")
    operator.follow(name)


def menu(desk: Watched, name: str) -> None:
    """Goes where the menu at the top leads."""
    link = desk.page.get_by_role("navigation", name="メニュー").get_by_role("link", name=name, exact=True)
    with desk.page.expect_navigation():
        desk.driver.activate(link)
    desk.look()


# The forms.


def test_the_first_day_shows_what_to_do_and_how_late_it_is(nagano: Watched) -> None:
    menu(nagano, "トップ")
    today = nagano.page.get_by_role("table", name=re.compile("実施できる作業"))
    first = today.locator("tbody tr").first.inner_text()
    assert first.startswith("利用開始連絡") and re.search(r"期限を\d+日過ぎています", first), first
    picture = nagano.page.get_by_role("img", name=re.compile("首長部局の作業の順序"))
    assert picture.locator("rect").count() == 13
    nagano.says("「利用開始連絡」の完了待ち")


def test_empty_contacts_are_refused_field_by_field(nagano: Watched) -> None:
    menu(nagano, "利用開始連絡")
    nagano.says("まだ送付していません。")
    nagano.follow("利用開始・変更連絡票（担当者）")
    nagano.fill("窓口担当部署の管理者の氏名", PEOPLE["窓口担当部署の管理者"])
    # The browser itself would not send empty required fields.
    nagano.page.locator("form.panel").evaluate("form => { form.noValidate = true; }")
    nagano.press("下書きに保存する")
    assert nagano.page.locator("#error-summary li").count() == 27
    assert nagano.page.get_by_label(re.compile("^窓口担当部署の管理者の氏名")).input_value() == "長野　和子", "shown as filled"


def test_contacts_are_filled_in(nagano: Watched) -> None:
    for number, (role, name) in enumerate(PEOPLE.items()):
        nagano.fill(f"{role}の氏名", name)
        nagano.fill(f"{role}の所属", "総務部情報政策課")
        nagano.fill(f"{role}のメールアドレス", f"person{number}@example.jp")
        nagano.fill(f"{role}の電話番号", f"026-000-000{number}")
    nagano.press("下書きに保存する")
    nagano.says("下書き", "未承認")


def test_settings_are_filled_in(nagano: Watched) -> None:
    nagano.follow("設定依頼票（全般）")
    nagano.choose("検証環境")
    nagano.fill("機関コード", "9999920201100000")
    nagano.fill("設定希望日", "2016-05-25")
    nagano.press("下書きに保存する")
    for number, bureau in enumerate(["首長部局", "教育委員会"], 1):
        nagano.says(f"設定依頼票の記入（{bureau}）")
        for row, (name, kind) in enumerate([("admin", "管理端末"), ("clerk", "自治体中間サーバー接続端末")], 1):
            nagano.fill(f"端末{row}の識別名", name)
            nagano.page.get_by_label(f"端末{row}の種別").select_option(label=kind)
            nagano.fill(f"端末{row}のIPアドレス", f"127.30.{number}.1{row}")
            nagano.fill(f"端末{row}のOSのユーザアカウント", f"user{row}")
        nagano.fill("統合宛名システムの識別名", "atena-system")
        nagano.fill("統合宛名システムのIPアドレス", f"127.30.{number}.21")
        nagano.fill("統合宛名システムのアクセス先", f"https://192.0.2.{number}10:443")
        nagano.fill("既存システム1の識別名", "legacy-tax")
        nagano.fill("既存システム1の名称", "既存システム（税）")
        nagano.fill("既存システム1のIPアドレス", f"127.30.{number}.31")
        nagano.fill("既存システム1の特定個人情報名コード", "TM00000000000002")
        if bureau == "首長部局":
            nagano.fill("住基システムの識別名", "juki")
            nagano.fill("住基システムのアクセス先", "https://192.0.2.130:443")
        nagano.choose("使用する")
        nagano.choose("VPN装置を直接参照")
        nagano.press("下書きに保存する")
    nagano.says("長野市の利用開始連絡", "未承認")


def test_only_the_manager_approves_and_only_what_is_approved_is_sent(nagano: Watched) -> None:
    assert nagano.page.get_by_role("button", name="運用事業者に送付する").count() == 0
    nagano.fill("承認する管理者の氏名", "誰か")
    nagano.press("内容を承認する")
    nagano.errors("窓口担当部署の管理者の承認がありません。")
    nagano.fill("承認する管理者の氏名", PEOPLE["窓口担当部署の管理者"])
    nagano.press("内容を承認する")
    nagano.press("運用事業者に送付する")
    nagano.says("第1版", "運用事業者の受付待ち")


def test_the_operator_gives_it_back_with_a_reason(nagano: Watched, operator: Watched) -> None:
    waiting(operator, "長野市")
    operator.says("長野市の利用開始連絡 第1版", "最初の版です。", "飯綱　明", "https://192.0.2.130:443", "検証環境")
    operator.follow("理由を付けて差し戻す")
    operator.page.locator("form.panel").evaluate("form => { form.noValidate = true; }")
    operator.press("差し戻す")
    operator.errors("理由が入力されていない")
    operator.fill("理由", "設定希望日を確認してください。")
    operator.press("差し戻す")
    operator.says("差戻し: 設定希望日を確認してください。", "有効になりません")
    assert operator.page.get_by_role("link", name="この版を受け付ける").count() == 0
    menu(nagano, "利用開始連絡")
    nagano.says("差戻し: 設定希望日を確認してください。")
    nagano.follow("設定依頼票（全般）")
    nagano.press("下書きに保存する")
    menu(nagano, "利用開始連絡")
    nagano.fill("承認する管理者の氏名", PEOPLE["窓口担当部署の管理者"])
    nagano.press("内容を承認する")
    nagano.press("運用事業者に送付する")
    nagano.says("第2版", "運用事業者の受付待ち")


def test_the_operator_accepts_and_the_order_moves_on(nagano: Watched, operator: Watched) -> None:
    waiting(operator, "長野市")
    operator.follow("この版を受け付ける")
    operator.says("サーバーを作成し、暫定マスターを適用し、初期アカウントを発行します。")
    operator.press("受け付ける")
    operator.says("有効になりました。", "この画面にだけ表示されます")
    assert [row[0] for row in issued(operator)] == [
        "自治体中間サーバー（首長部局）", "自治体中間サーバー（教育委員会）"]
    menu(operator, "利用開始連絡")
    operator.says("受付を待っている利用開始連絡はありません。")
    menu(nagano, "トップ")
    today = nagano.page.get_by_role("table", name=re.compile("実施できる作業")).inner_text()
    assert "VPN装置の起動及び設定確認" in today and "飯綱　明" in today, today


# Tasks.


def test_a_task_has_purpose_steps_documents_and_a_named_person(nagano: Watched) -> None:
    nagano.page.goto(nagano.page.url.split("/support/")[0] + "/support/mayor/tasks/vpn-device")
    nagano.look()
    nagano.says("この作業は実施できます。", "ステータスランプ", "飯綱　明", "志賀　誠", "VPN装置取扱マニュアル", "§2.4")
    nagano.follow("VPN装置取扱マニュアル 第01.00版")
    nagano.says("この資料を使う作業")
    nagano.page.go_back()


def test_what_only_a_person_knows_is_confirmed_by_name_and_taken_back_with_a_reason(nagano: Watched) -> None:
    nagano.fill("確認した人の氏名", "飯綱　明")
    nagano.press("完了を確認する")
    nagano.says("この作業は完了しています。")
    nagano.page.get_by_role("link", name=re.compile("の記録を見る")).click()
    nagano.look()
    nagano.says("「VPN装置の起動及び設定確認」の完了を、氏名を添えて確認した記録", "task.confirmed.vpn-device", "飯綱　明")
    nagano.follow("VPN装置の起動及び設定確認")
    nagano.follow("完了を取り消す")
    nagano.fill("取り消す人の氏名", "飯綱　明")
    nagano.fill("取り消す理由", "セッションが切れていた")
    nagano.press("完了を取り消す")
    nagano.says("この作業は実施できます。", "取消しの履歴", "セッションが切れていた")
    nagano.fill("確認した人の氏名", "志賀　誠")
    nagano.press("完了を確認する")
    nagano.says("この作業は完了しています。")
    nagano.follow("情報保有機関内ネットワークへのVPN装置接続(LAN側)")
    nagano.fill("確認した人の氏名", "飯綱　明")
    nagano.press("完了を確認する")


def test_a_download_is_its_own_proof(nagano: Watched) -> None:
    menu(nagano, "ドキュメント")
    nagano.download("CA証明書をダウンロードする（首長部局の端末用）")
    menu(nagano, "トップ")
    today = nagano.page.get_by_role("table", name=re.compile("実施できる作業")).inner_text()
    assert "各種アカウントの作成" in today, today


def test_a_record_of_another_organisation_is_not_there(nagano: Watched, matsumoto: Watched) -> None:
    matsumoto.page.goto(matsumoto.page.url.split("/support/")[0] + "/support/mayor/tasks/vpn-device")
    link = matsumoto.page.get_by_role("link", name=re.compile("の記録を見る"))
    path = link.get_attribute("href")
    response = nagano.page.goto(nagano.page.url.split("/support/")[0] + path)
    assert response and response.status == 404
    response = matsumoto.page.goto(matsumoto.page.url.split("/support/")[0] + path)
    assert response and response.status == 200


# The schedule.


def test_dates_are_entered_by_keyboard_and_the_first_plan_stays(nagano: Watched) -> None:
    nagano.page.goto(nagano.page.url.split("/support/")[0] + "/support/mayor/tasks/accounts/dates")
    nagano.fill("開始予定日", "2016-06-01")
    nagano.fill("終了予定日", "2016-05-01")
    nagano.press("日付を保存する")
    nagano.errors("終了予定日が開始予定日より前です。")
    nagano.fill("終了予定日", "2016-06-03")
    nagano.press("日付を保存する")
    nagano.page.get_by_role("link", name="各種アカウントの作成").first.click()
    nagano.fill("終了予定日", "2016-06-08")
    nagano.choose("終了予定日と同じ日数だけ、未完了の後続作業も動かす")
    nagano.press("日付を保存する")
    table = nagano.page.get_by_role("table", name="首長部局の計画、実績、見込み")
    text = table.get_by_role("row", name=re.compile("^各種アカウントの作成")).inner_text()
    assert "2016/6/1～2016/6/3" in text and "2016/6/1～2016/6/8" in text and "5日遅れ" in text, text


def test_the_chart_is_one_a3_page_and_files_hold_what_it_shows(nagano: Watched) -> None:
    chart = nagano.page.get_by_role("img", name=re.compile("スケジュール"))
    assert chart.locator("text", has_text="今日").count() == 1
    sizes = [tuple(map(float, box.split()[2:])) for box in re.findall(
        r"/MediaBox\s*\[([\d. ]+)\]", nagano.page.pdf(prefer_css_page_size=True).decode("latin-1"))]
    assert sum(all(abs(a - b) < 2 for a, b in zip(size, A3)) for size in sizes) == 1, sizes
    calendar = icalendar.Calendar.from_ical(nagano.download("カレンダー（.ics）をダウンロードする"))
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    accounts = events["各種アカウントの作成（首長部局）"]
    assert accounts.decoded("dtend").isoformat() == "2016-06-09"
    assert not [error for event in events.values() for error in event.errors]
    assert nagano.download("表（.xlsx）をダウンロードする")[:2] == b"PK"
    assert b'width="420mm"' in nagano.download("図（A3横のSVG）をダウンロードする")


# Where the test is held, and the worksheet.


def test_the_test_environment_says_what_to_do(nagano: Watched) -> None:
    menu(nagano, "トップ")
    nagano.follow("テスト環境")
    nagano.choose("本番環境の場合")
    nagano.press("選択する")
    nagano.says("本番データを事前にバックアップする。", "送付済みの設定依頼票では「検証環境」になっています。")


def test_the_worksheet_names_each_gap_and_takes_entries_by_name(nagano: Watched) -> None:
    menu(nagano, "トップ")
    nagano.follow("ワークシートとチェックリスト")
    nagano.says("26件の確認が足りません。", "首長部局 admin の T1")
    table = nagano.page.get_by_role("table", name="首長部局の端末とシステムごとの結果")
    table.get_by_role("link", name="T6").click()
    nagano.look()
    nagano.choose("対象外（通信しない）")
    nagano.press("記入する")
    nagano.errors("対象外の理由が入力されていません。")
    nagano.fill("対象外の理由又は備考", "運用支援ツールを使わない端末")
    nagano.press("記入する")
    nagano.says("25件の確認が足りません。", "運用支援ツールを使わない端末（戸隠　健）")
    worksheet = nagano.download("ワークシート（.xlsx）をダウンロードする")
    nagano.upload("記入したワークシート（.xlsx）", worksheet, "worksheet.xlsx")
    nagano.press("取り込む")
    nagano.says("25件の確認が足りません。")


def test_a_changed_form_shows_what_must_be_done_again(nagano: Watched, operator: Watched, stage: Rehearsal) -> None:
    menu(nagano, "利用開始連絡")
    nagano.follow("設定依頼票（首長部局）")
    nagano.fill("住基システムのアクセス先", "https://192.0.2.131:443")
    nagano.press("下書きに保存する")
    nagano.press("下書きに保存する")
    nagano.says("https://192.0.2.130:443", "https://192.0.2.131:443", "VPN装置のワークシートを計算し直し", "T8")
    book = nagano.download("設定依頼票（.xlsx）をダウンロードする")
    nagano.upload("記入した様式（.xlsx）", book, "settings.xlsx")
    nagano.press("下書きに取り込む")
    nagano.upload("記入した様式（.xlsx）", worksheet_of_nobody(), "other.xlsx")
    nagano.press("下書きに取り込む")
    nagano.errors("Excelファイル(.xlsx)ではない")
    nagano.fill("承認する管理者の氏名", PEOPLE["窓口担当部署の管理者"])
    nagano.press("内容を承認する")
    nagano.press("運用事業者に送付する")
    waiting(operator, "長野市")
    operator.says("前の版からの変更", "https://192.0.2.131:443", "T8")
    operator.follow("この版を受け付ける")
    operator.says("設定希望日（2016年(平成28年)5月25日(水)）の0時に変更します。")
    operator.press("受け付ける")
    operator.says("2016年(平成28年)5月25日(水) から有効になります。")
    assert operator.page.get_by_role("table", name="発行したアカウント").count() == 0, "the servers stay, with their accounts"
    menu(nagano, "利用開始連絡")
    nagano.says("2016年(平成28年)5月25日(水) から有効")
    assert json.loads(nagano_plan(nagano))["requestVersion"] == 1, "until then the earlier settings hold"
    set_platform_clock(stage, "2016-05-25T10:00:00+09:00")
    set_platform_clock(stage, stage.session["at"])
    menu(nagano, "利用開始連絡")
    nagano.follow("第3版")
    nagano.says("2016年(平成28年)5月25日(水) 10:00 から有効", "前の版からの変更", "https://192.0.2.131:443", "T8")
    assert json.loads(nagano_plan(nagano))["requestVersion"] == 2


def nagano_plan(nagano: Watched) -> str:
    """What the signed plan of the connection test says."""
    menu(nagano, "トップ")
    with nagano.page.expect_download() as download:
        # Not a step of the walk: no way there by Tab, which is long on this page.
        nagano.page.get_by_role("link", name="接続試験の計画をダウンロードする", exact=True).click()
    payload = json.loads(pathlib.Path(download.value.path()).read_text(encoding="utf-8"))["payload"]
    return base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)).decode()


def worksheet_of_nobody() -> bytes:
    """Bytes that are no workbook."""
    return io.BytesIO(b"not a workbook").getvalue()


def test_the_checklist_is_confirmed_item_by_item_and_not_taken_before_the_test(nagano: Watched) -> None:
    menu(nagano, "トップ")
    nagano.follow("ワークシートとチェックリスト")
    nagano.follow("チェックリスト")
    nagano.fill("提出者の氏名", "善光　寺太")
    nagano.press("この内容でヘルプデスクに提出する")
    nagano.errors("チェックリストに未完了の項目があります。")
    for item in ["項1", "項2", "項3", "項4"]:
        nagano.fill(f"{item}を確認した日", "2016-05-18")
        nagano.fill(f"{item}を確認した人の氏名", "飯綱　明")
        nagano.press(f"{item}を確認する")
    assert nagano.page.get_by_role("table", name=re.compile("最終確認")).get_by_text("2016年(平成28年)5月18日(水)").count() == 4
    nagano.press("この内容でヘルプデスクに提出する")
    nagano.errors("チェックリストに未完了の項目があります。")


# The report, with the organisation that the rehearsal took to its end.


def test_the_rehearsed_organisation_is_covered_by_records(matsumoto: Watched) -> None:
    menu(matsumoto, "トップ")
    matsumoto.says("総合運用テスト準備 完了", "すべての作業が完了しています。")
    matsumoto.follow("ワークシートとチェックリスト")
    matsumoto.says("通信するすべての端末とシステムが、テスト項目で確認されています。")
    table = matsumoto.page.get_by_role("table", name="首長部局の端末とシステムごとの結果")
    table.locator("tr", has_text="T7").get_by_role("link", name=re.compile("証跡番号")).click()
    matsumoto.look()
    matsumoto.says("統合宛名番号が登録された記録（T7）")


def test_the_help_desk_gives_a_checklist_back_with_a_question(operator: Watched, matsumoto: Watched) -> None:
    menu(operator, "チェックリスト")
    operator.follow("松本市")
    operator.page.locator("form.panel").evaluate("form => { form.noValidate = true; }")
    operator.press("差し戻す")
    operator.errors("氏名")
    operator.fill("質問", "項2の確認日を教えてください。")
    operator.fill("ヘルプデスクの担当者の氏名", "案内　役子")
    operator.press("差し戻す")
    operator.says("差し戻し、再提出を待っています")
    menu(matsumoto, "トップ")
    matsumoto.says("チェックリストが質問とともに差し戻されています。", "項2の確認日を教えてください。", "実施できます")


def test_the_checklist_is_handed_in_again(matsumoto: Watched) -> None:
    matsumoto.follow("ワークシートとチェックリスト")
    matsumoto.follow("チェックリスト")
    matsumoto.says("項2の確認日を教えてください。")
    matsumoto.press("この内容でヘルプデスクに提出する")
    matsumoto.says("ヘルプデスクが受領しました。", "差戻しの履歴")
    menu(matsumoto, "トップ")
    matsumoto.says("総合運用テスト準備 完了")
