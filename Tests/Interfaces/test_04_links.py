"""A 副本 about somebody else is noticed: the server asks 団体内統合宛名システム, and offers to nobody what contradicts it."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable

from conftest import ROOT
from test_01_functions import Functions, record


def test_what_contradicts_the_register_is_held(document: dict, client: Callable) -> None:
    call = Functions(document, client)
    with (ROOT / "Examples/residents.csv").open(encoding="utf-8") as file:
        person = list(csv.DictReader(file))[5]
    number = person["atenaNumber"]
    call("registerAtenaNumber", {"atenaNumber": number})
    right = {"生年月日": person["birthDate"].replace("-", ""), "性別": person["sex"]}
    records = [
        record("link-1", number, values=right),
        record("link-2", number, values={**right, "生年月日": "1900-01-01"}, dataSetKey="other"),
        record("link-3", number, values={"所得額": "1"}, dataSetKey="third"),
    ]
    assert call("registerReplicas", {"system": "legacy-tax", "records": records})["accepted"] == 3
    held: dict[str, bool] = {}
    for _ in range(600):
        found = call("listReplicas", {"atenaNumber": number})["replicas"]
        held = {one["recordIdentifier"]: one["isHeld"] for one in found if one["recordIdentifier"].startswith("link")}
        assert held["link-2"] and not held["link-3"]
        if not held["link-1"]:
            break
        time.sleep(0.1)
    assert not held["link-1"], "what is right is offered once it was compared"
    asked = {"atenaNumber": number, "itemCode": records[0]["itemCode"], "day": "2016-06-01"}
    offered = {one["recordIdentifier"] for one in call("searchReplicas", asked)["replicas"]}
    assert {"link-1", "link-3"} <= offered and "link-2" not in offered
