"""The network on the support site: settings handed in, what stops, what to change, the worksheet there and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

from conftest import ROLES
from pages import Keyboard
from rehearsal import ROOT, Rehearsal
from watched import Watched

NETWORK = ROOT / "Examples/network"
MANAGER = "例山　太郎"


@pytest.fixture
def manager(rehearsal: Rehearsal, signed_in: Callable[..., BrowserContext]) -> Iterator[Watched]:
    """A サポートサイト管理者 at the page of the network; every page is looked at by axe-core."""
    wrong: list[str] = []
    page = signed_in("support").new_page()
    page.goto(rehearsal.door(*ROLES["support"]).origin + "/support/network")
    yield Watched(Keyboard(page), wrong)
    page.close()
    assert not wrong, "\n".join(wrong)


def broken() -> bytes:
    """The sample device with two things wrong and one too many."""
    text = (NETWORK / "device.yaml").read_text(encoding="utf-8")
    for before, after in [
        ("inside: atena-system-mayor, port: 443", "inside: atena-system-mayor, port: 8443"),
        ("services:\n", "- {name: old-system, addresses: 10.20.1.99}\nservices:\n"),
    ]:
        assert before in text
        text = text.replace(before, after)
    napt = "- {number: 5, source: admin-terminal-education, outside: 198.18.64.1, ports: 24000-24999, enabled: true}\n"
    assert napt in text
    return text.replace(napt, "").encode()


def test_the_form_that_the_check_is_made_against(manager: Watched) -> None:
    manager.follow("利用開始連絡")
    manager.upload("自治体中間サーバー利用開始・変更連絡票", ROOT / "Examples/usage-notice.yaml")
    manager.upload("自治体中間サーバー設定依頼票", NETWORK / "configuration-request.yaml")
    manager.fill("確認した窓口担当部署の管理者", MANAGER)
    manager.press("送付する")
    manager.follow("ネットワーク")
    manager.says("VPN装置の設定を確認する")


def test_what_stops_and_what_to_change(manager: Watched) -> None:
    manager.upload("VPN装置の設定", broken(), "device.yaml")
    manager.upload("団体内ネットワークの構成", NETWORK / "surroundings.yaml")
    manager.press("確認する")
    manager.says("3件の試験が通りません。", "直す設定は3件です。", "NAT 2が別のアドレス又はポートに変換しています")
    changes = manager.page.get_by_role("table", name="追加・変更・削除する設定")
    rows = [row.inner_text().split("\t")[:2] for row in changes.locator("tbody tr").all()]
    assert rows == [["ネットワーク定義 old-system", "削除"], ["NAT 2", "変更"], ["NAPT 5", "追加"]]
    manager.says("変換後ポートを「8443」から「443」に変えます", "削除できます（どこからも参照されていません）")
    picture = manager.page.locator("img.picture")
    assert picture.evaluate("image => image.complete && image.naturalWidth") == 1120


def test_a_bad_file_is_refused_with_its_place_and_nothing_is_lost(manager: Watched) -> None:
    bad = broken().replace(b"10.20.1.31}", b"10.20.1.331}")
    manager.upload("VPN装置の設定", bad, "device.yaml")
    manager.press("確認する")
    manager.errors("objects[3].addresses")
    manager.says("3件の試験が通りません。")


def test_the_worksheet_comes_back_mended(manager: Watched) -> None:
    manager.says("3件の試験が通りません。")
    worksheet = manager.download("ワークシート（.xlsx）をダウンロードする")
    manager.upload("VPN装置の設定", worksheet, "worksheet.xlsx")
    manager.press("確認する")
    manager.says("3件の試験が通りません。")
    manager.upload("VPN装置の設定", NETWORK / "device.yaml")
    manager.press("確認する")
    manager.says("すべての項目が通る設定です。", "直す設定はありません。")
