"""運用支援ツール by keyboard: search, CSV, lists of what is wrong, a file compared, a 副本 of somebody else held and decided."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

import parties
from conftest import ROLES
from pages import Keyboard
from rehearsal import ROOT, Rehearsal
from watched import Watched

TAX = "TM00000000000002"


@pytest.fixture(scope="module")
def person(rehearsal: Rehearsal) -> dict[str, str]:
    """Somebody with one right 副本, and one that is about somebody else."""
    with (ROOT / "Examples/residents.csv").open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))[40]
    number = found["atenaNumber"]
    parties.call(rehearsal, "atena-system", "/api/atena-numbers", {"atenaNumber": number})
    common = {
        "atenaNumber": number, "itemCode": TAX, "versionNumber": "0001", "publicationStart": "2016-05-01",
        "administrativeDistrict": "00001", "changeKind": "initial",
    }
    receipt = parties.call(rehearsal, "legacy-tax", "/api/replicas", {"system": "legacy-tax", "records": [
        {**common, "recordIdentifier": "os-1", "dataSetKey": "a", "values": {"生年月日": found["birthDate"], "所得額": "100"}},
        {**common, "recordIdentifier": "os-2", "dataSetKey": "b", "values": {"生年月日": "1900-01-01", "所得額": "200"}},
    ]})
    assert receipt["accepted"] == 2, receipt
    return found


@pytest.fixture
def desk(rehearsal: Rehearsal, signed_in: Callable[..., BrowserContext]) -> Iterator[Watched]:
    """A clerk at 運用支援ツール; every page is looked at by axe-core."""
    wrong: list[str] = []
    page = signed_in("mayor clerk").new_page()
    page.goto(rehearsal.door(*ROLES["mayor clerk"]).origin + "/operation-support/")
    yield Watched(Keyboard(page), wrong)
    page.close()
    assert not wrong, "\n".join(wrong)


def test_search_and_save(desk: Watched, person: dict[str, str]) -> None:
    desk.fill("統合宛名番号", person["atenaNumber"])
    desk.press("検索する")
    desk.says("検索結果（2件）", "os-1", "os-2")
    saved = desk.download("検索結果をCSVで保存する")
    rows = list(csv.DictReader(io.StringIO(saved.decode("utf-8-sig"))))
    assert {row["レコード識別番号"]: row["値:所得額"] for row in rows} == {"os-1": "100", "os-2": "200"}
    desk.fill("登録日（始め）", "2016-05-20")
    desk.press("検索する")
    desk.says("検索結果（0件）", "条件に合う副本は登録されていません。")
    desk.fill("登録日（終わり）", "2016-05-01")
    desk.press("検索する")
    desk.errors("登録日（終わり）が登録日（始め）より前です。")


def test_what_is_missing_stale_or_inconsistent(desk: Watched, person: dict[str, str]) -> None:
    desk.follow("副本の不足・古いデータ・不整合")
    desk.says("副本が1件もない統合宛名番号", "公開期間が重なる副本", "不整合は見つかりませんでした。")
    desk.fill("新しい登録がない日数", "0")
    desk.press("この日数で表示する")
    desk.errors("日数は1から3650までの数字で入力してください。")


def test_a_file_is_compared(desk: Watched, person: dict[str, str]) -> None:
    desk.fill("統合宛名番号", person["atenaNumber"])
    desk.press("検索する")
    file = desk.download("検索結果をCSVで保存する").decode("utf-8-sig")
    desk.page.goto(desk.page.url.split("/operation-support/")[0] + "/operation-support/")
    desk.follow("既存システムのファイルとの比較")
    desk.upload("既存システムのファイル", file.replace('"200"', '"201"').replace("os-1", "os-9").encode(), "tax.csv")
    desk.press("比較する")
    desk.says("違いがあります。", "内容が違う項目（1件）", "200", "201", "os-9")
    assert desk.value("ファイルだけにある（未登録）") == "1件"
    desk.follow("別のファイルを比較する")
    desk.upload("既存システムのファイル", "名前\r\n架橋\r\n".encode(), "tax.csv")
    desk.press("比較する")
    desk.errors("ファイルを読み取れません。")


def test_a_replica_of_somebody_else_is_held_and_decided(
    desk: Watched, person: dict[str, str], rehearsal: Rehearsal
) -> None:
    for _ in range(300):
        asked = {"atenaNumber": person["atenaNumber"]}
        found = parties.call(rehearsal, "legacy-tax", "/api/replica-list", asked)["replicas"]
        if not next(one for one in found if one["recordIdentifier"] == "os-1")["isHeld"]:
            break
        time.sleep(0.1)
    desk.follow("紐付け誤りの確認")
    desk.says("副本の提供を保留しています", "生年月日が統合宛名と異なる")
    desk.follow("os-2")
    desk.choose("副本は誤り（提供しない）")
    desk.fill("理由", "課税台帳と照合し、別の方のものと確認")
    desk.press("確定する")
    desk.says("確認が必要な副本はありません。", "提供しない（副本は誤り）")
    desk.follow("os-2")
    desk.says("課税台帳と照合し、別の方のものと確認")
    desk.choose("副本は正しい（保留を解除する）")
    desk.press("確定する")
    desk.says("保留解除（副本は正しい）")
