"""The pictures of docs/screens: each main page at 1280 and at 360 pixels, some in the dark scheme too."""

from __future__ import annotations

import contextlib
import pathlib
import sys
import tempfile

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from card_reader import reading
from chromium import PROGRAM, launched, opened
from nation import nation
from pages import Mouse, sign_in
from rehearsal import ROOT, Rehearsal, running

WIDTHS = {1280: "", 360: "-360"}
#: Name of the picture and path, by who looks.
PAGES = {
    ("support", "support"): [
        ("support-home", "/support/"), ("support-notice", "/support/notice"),
        ("support-documents", "/support/documents"), ("support-schedule", "/support/schedule?range=all"),
        ("support-task", "/support/mayor/tasks/vpn-device"), ("support-dates", "/support/mayor/tasks/accounts/dates"),
        ("support-settings", "/support/notice/settings/mayor"), ("support-worksheet", "/support/worksheet"),
        ("support-checklist", "/support/checklist"), ("support-environments", "/support/environments"),
        ("design", "/design"),
        ("support-notices", "/support/notices"), ("support-service-calendar", "/support/service-calendar"),
        ("support-inquiry-new", "/support/inquiries/new"), ("support-members", "/support/members"),
        ("support-library", "/support/library")],
    ("mayor", "admin"): [
        ("admin-home", "/admin/"), ("admin-accounts", "/admin/accounts"), ("admin-account", "/admin/accounts/mayor-clerk"),
        ("admin-account-new", "/admin/accounts/new"), ("admin-transfer", "/admin/accounts/transfer"),
        ("admin-patterns", "/admin/patterns"), ("admin-districts", "/admin/districts"),
        ("admin-policy", "/admin/policy"), ("admin-second-factor", "/admin/second-factor"),
        ("admin-certificates", "/admin/certificates"),
        ("admin-certificate-flow", "/admin/certificates/communication"), ("admin-trust", "/admin/certificates/trust"),
        ("admin-masters", "/admin/masters")],
    ("desk", "desk", "desk-supervisor"): [
        ("desk-home", "/desk/"), ("desk-queue", "/desk/queues/technical"), ("desk-ticket", "/desk/tickets/1"),
        ("desk-figures", "/desk/figures"), ("desk-templates", "/desk/templates"), ("desk-notices", "/desk/notices"),
        ("desk-search", "/desk/search?q=%E3%82%89%E3%82%93%E3%81%B7"), ("desk-entry", "/desk/tickets/new")],
    ("mayor", "clerk"): [
        ("clerk-home", "/clerk/"),
        ("clerk-operation-support", "/operation-support/?system=legacy-tax"),
        ("clerk-checks", "/operation-support/checks"), ("clerk-comparison", "/operation-support/comparison"),
        ("clerk-links", "/operation-support/links"), ("clerk-codes", "/operation-support/codes"),
        ("clerk-replica-files", "/operation-support/files"),
        ("clerk-basic-four", "/clerk/basic-four")],
}
CARDS = {
    "operator": ("operatorCertificateFile", "operatorKeyFile", "authorityFile", [
        ("operator-home", "/operator/"), ("operator-masters", "/operator/masters"),
        ("operator-placements", "/operator/placements")]),
    "registration-authority": ("officerCertificateFile", "officerKeyFile", "registrationAuthorityFile", [
        ("officer-home", "/officer/")]),
}
#: The roll-up of a whole nation, as the operator sees it.
ROLL_UP = [
    ("follow-up-nation", "/follow-up/"), ("follow-up-prefecture", "/follow-up/prefectures/20"),
    ("follow-up-list", "/follow-up/organisations?standing=overdue"),
    ("follow-up-organisation", "/follow-up/organisations/202029"),
    ("follow-up-contacts", "/follow-up/organisations/202029/contacts"), ("follow-up-calls", "/follow-up/calls"),
    ("follow-up-reminders", "/follow-up/reminders"), ("follow-up-report", "/follow-up/report"),
    ("operator-officers", "/operator/officers")]
DARK = {"admin-home", "admin-account-new", "support-home", "support-schedule", "follow-up-nation"}


def main(folder: pathlib.Path) -> None:
    """Takes every picture anew, and removes those that nobody takes any more."""
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as work, running(pathlib.Path(work) / "rehearsal") as rehearsal:
        with sync_playwright() as playwright, launched(playwright, rehearsal, pathlib.Path(work) / "home") as browser:
            for (site, role, *name), pages in PAGES.items():
                context = opened(browser)
                door = rehearsal.door(site, role, *name)
                take(context, door.url, "sign-in" if role == "admin" else "", folder)
                driver = Mouse(context.new_page())
                sign_in(driver, door)
                for name, path in pages:
                    take(context, door.origin + path, name, folder)
                if role == "support":
                    network(driver, door.origin, context, folder)
                    inquiry(driver, door.origin, context, folder)
                if role == "admin":
                    refused(context, door.origin, folder)
                    staged(driver, door.origin, context, folder)
                context.close()
            with contextlib.ExitStack() as stack:
                for listener, card in CARDS.items():
                    with_card(rehearsal, browser, listener, card, folder, stack)
    report(folder)


    with (
        tempfile.TemporaryDirectory() as work, nation(pathlib.Path(work) / "nation") as filled,
        sync_playwright() as playwright, launched(playwright, filled, pathlib.Path(work) / "home") as browser,
        contextlib.ExitStack() as stack,
    ):
        with_card(filled, browser, "operator", (*CARDS["operator"][:3], ROLL_UP), folder, stack)


def take(context: BrowserContext, url: str, name: str, folder: pathlib.Path) -> None:
    """One page in every width; nothing without a name."""
    if not name:
        return
    page = context.new_page()
    for scheme in ("light", "dark") if name in DARK else ("light",):
        page.emulate_media(color_scheme=scheme)
        for width, suffix in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(url)
            # A picture below the fold is fetched when somebody comes near it.
            page.evaluate("Promise.all([...document.images].map((one) => { one.loading = 'eager'; return one.decode(); }))")
            page.screenshot(
                path=folder / f"{name}{suffix}{'-dark' if scheme == 'dark' else ''}.png", full_page=True)
    page.close()


def report(folder: pathlib.Path) -> None:
    """The connection test's own report, of a test that failed."""
    with tempfile.TemporaryDirectory() as work:
        place = pathlib.Path(work) / "rehearsal"
        with running(place, "--fault", "server-certificate-revoked"), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=PROGRAM)
            take(browser.new_context(), (place / "report.html").as_uri(), "check-report", folder)
            browser.close()


def network(driver: Mouse, origin: str, context: BrowserContext, folder: pathlib.Path) -> None:
    """A VPN装置 with one thing wrong, against the accepted 設定依頼票."""
    files = ROOT / "Examples/network"
    device = (files / "device.yaml").read_text(encoding="utf-8").replace(
        "inside: atena-system-mayor, port: 443", "inside: atena-system-mayor, port: 8443")
    driver.page.goto(f"{origin}/support/notice")
    driver.upload("自治体中間サーバー利用開始・変更連絡票", ROOT / "Examples/usage-notice.yaml")
    driver.upload("自治体中間サーバー設定依頼票", files / "configuration-request.yaml")
    driver.fill("確認した窓口担当部署の管理者", "例山　太郎")
    driver.click("button", "送付する")
    driver.page.goto(f"{origin}/support/network")
    driver.upload("VPN装置の設定", device.encode(), "device.yaml")
    driver.upload("団体内ネットワークの構成", files / "surroundings.yaml")
    driver.click("button", "確認する")
    take(context, f"{origin}/support/network", "support-network", folder)


def inquiry(driver: Mouse, origin: str, context: BrowserContext, folder: pathlib.Path) -> None:
    """A question to ヘルプデスク, with what must not stand in it."""
    driver.page.goto(f"{origin}/support/inquiries/new")
    driver.page.get_by_label("分類").select_option("network")
    driver.fill("件名", "VPN装置のランプが点灯しない")
    driver.fill("内容", "9時に電源を入れましたが、SESSIONランプが点灯しません。\n試験用の番号 123456789018 の確認もできません。")
    driver.click("button", "送信する")
    take(context, driver.page.url, "support-inquiry", folder)


def refused(context: BrowserContext, origin: str, folder: pathlib.Path) -> None:
    """A form that was refused: the summary, and the error beside its field."""
    page = context.new_page()
    page.goto(f"{origin}/admin/accounts/new")
    driver = Mouse(page)
    driver.fill("ユーザーID", "業務担当")
    driver.fill("氏名", "業務 次郎")
    driver.click("button", "作成する")
    for width, suffix in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=folder / f"admin-account-refused{suffix}.png", full_page=True)
    page.close()


def staged(driver: Mouse, origin: str, context: BrowserContext, folder: pathlib.Path) -> None:
    """A master that waits for a yes."""
    file = (ROOT / "Examples/master-test.json").read_text(encoding="utf-8").replace(
        "総合運用テスト版-2016-05", "総合運用テスト版-2016-06").replace("（試験用）", "（試験）", 1)
    driver.page.goto(f"{origin}/admin/masters")
    driver.upload("配信マスターのファイル", file.encode(), "master.json")
    driver.click("button", "検査して差分を表示する")
    take(context, f"{origin}/admin/masters/staged", "admin-master-preview", folder)


def with_card(
    rehearsal: Rehearsal, browser: Browser, listener: str, card: tuple, folder: pathlib.Path,
    stack: contextlib.ExitStack
) -> None:
    """The pages of somebody who is known by a certificate."""
    certificate, key, authority, pages = card
    files = rehearsal.platform if listener == "operator" else rehearsal.national
    origin = stack.enter_context(
        reading(rehearsal.listeners[listener], files[authority], files[certificate], files[key]))
    context = opened(browser)
    for name, path in pages:
        take(context, origin + path, name, folder)
    context.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
