"""情報照会 (SKI) and 情報提供 (TKY) between two organisations, online and by file, each with its refusals."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator

import pytest
import requests
from conftest import names_known
from rehearsal import Rehearsal, running
from test_00_document import operations
from test_01_functions import Functions

PERSON = "100000000012345"
MINE, THEIRS = "9999920202900000", "9999920201100000"


@pytest.fixture(scope="module")
def second_act(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Two organisations whose first 照会 each way were answered, and whose servers go on."""
    with running(tmp_path_factory.mktemp("linkage") / "rehearsal", "--act", "linkage") as started:
        with names_known(started):
            yield started


@pytest.fixture(scope="module")
def at(second_act: Rehearsal, document: dict) -> Iterator[Callable[[str], Functions]]:
    """The functions of one organisation's mayor's server: `at("")` asks, `at("partner-")` answers."""
    opened: list[requests.Session] = []
    known: dict[str, Functions] = {}

    def enter(prefix: str) -> Callable:
        files = {one["system"]: (one["certificateFile"], one["keyFile"])
                 for one in second_act.session["systems"] if one["bureau"] == f"{prefix}mayor"}
        origin = second_act.listeners[f"server-{prefix}mayor"].origin

        def client(system: str) -> Callable[..., requests.Response]:
            session = requests.Session()
            session.trust_env, session.verify, session.cert = False, str(second_act.authority_file), files[system]
            opened.append(session)
            return lambda method, path, **more: session.request(method, origin + path, timeout=60, **more)

        return client

    yield lambda prefix: known.setdefault(prefix, Functions(document, enter(prefix)))
    for session in opened:
        session.close()


def entry(**more) -> dict:
    return {
        "atenaNumber": PERSON, "requestedAt": "2016-07-15T13:00:00+09:00", "departmentCode": "FUKUSHI",
        "userIdentifier": "u01", "inquirerCode": MINE, "isNotDisclosed": False, "affairCode": "JM99000000000002",
        "procedureCode": "JT99010000000002", "providerCode": THEIRS, "itemCode": "TM00000000000002", **more,
    }


def until(ask: Callable[[], object], is_there: Callable[[object], bool], seconds: int = 60) -> object:
    end = time.monotonic() + seconds
    while not is_there(answer := ask()):
        assert time.monotonic() < end, answer
        time.sleep(0.05)
    return answer


def register(call: Functions, key: str, **more) -> str:
    receipt = call("registerInquiries", {"requestKey": key, "entries": [entry(**more)]})
    assert not receipt["rejected"], receipt
    return receipt["accepted"][0]["receptionNumber"]


def over(call: Functions, number: str) -> dict:
    asked = {"entries": [{"receptionNumber": number}]}
    return until(lambda: call("readInquiryResults", asked)["inquiries"][0],
                 lambda one: one["status"]["state"] not in {"accepted", "asked"})


def by_file(call: Functions, name: str, key: str, entries: list) -> dict:
    file = {"requestKey": key, "entries": entries}
    receipt = call(f"{name}File", file)
    assert call(f"{name}File", file) == receipt, "the same file again is the same file"
    return call(f"{name}Result", at=receipt["number"])


def test_01_an_inquiry_online(at: Callable) -> None:
    """IF_SKI_10111, 10712, 10912, 11112, 50111, 50412."""
    call = at("")
    number = register(call, "online-1")
    assert register(call, "online-1") == number, "a retry is the same 照会"
    result = over(call, number)
    assert result["status"]["state"] == "answered"
    assert result["content"]["records"][0]["values"]["所得額"].isdigit()
    asked = {"entries": [{"receptionNumber": number}, {"receptionNumber": "nothing"}]}
    assert [one["state"] for one in call("readInquiryStates", asked)["inquiries"]] == ["answered", "unknown"]
    assert call("readInquiryContents", asked)["inquiries"][0]["inquiry"]["atenaNumber"] == PERSON
    withdrawn = [one["withdrawal"] for one in call("withdrawInquiries", asked)["inquiries"]]
    assert withdrawn == ["tooLate", "unknown"]
    assert [one["withdrawal"] for one in call("readInquiryWithdrawals", asked)["inquiries"]] == withdrawn


def test_02_inquiries_by_file(at: Callable) -> None:
    """IF_SKI_10123/34, 10723/34, 10923/34, 11123/34, 50123/34, 50423/34."""
    call = at("")
    rows = [entry(**{"from": "2016-05-01"}), entry(itemCode="TM99000000000005")]
    receipt = by_file(call, "registerInquiries", "file-1", rows)
    assert [one["row"] for one in receipt["accepted"]] == [1]
    assert [(one["row"], one["code"]) for one in receipt["rejected"]] == [(2, "inquiry.no-permit")]
    number = receipt["accepted"][0]["receptionNumber"]
    over(call, number)
    asked = [{"receptionNumber": number}]
    assert by_file(call, "readInquiryStates", "s", asked)["inquiries"][0]["state"] == "answered"
    assert by_file(call, "readInquiryContents", "c", asked)["inquiries"][0]["inquiry"]["from"] == "2016-05-01"
    assert by_file(call, "readInquiryResults", "r", asked)["inquiries"][0]["content"]["records"]
    assert by_file(call, "withdrawInquiries", "w", asked)["inquiries"][0]["withdrawal"] == "tooLate"
    assert by_file(call, "readInquiryWithdrawals", "v", asked)["inquiries"][0]["withdrawal"] == "tooLate"


def line(**more) -> str:
    """A 照会 as a line of the file of eighteen columns; 番号体系 and 宛名番号 are the organisation's own."""
    one = entry(**more)
    digits = {name: one.get(name, "").replace("-", "") for name in ("from", "until")}
    return ",".join([
        "01", "4711", one["atenaNumber"], "20160715130000000", one["departmentCode"], one["userIdentifier"],
        one["inquirerCode"], "1" if one["isNotDisclosed"] else "0", one["affairCode"], one["procedureCode"],
        one.get("inquirerDelegatorCode", ""), one.get("providerDelegatorCode", ""), one["providerCode"], one["itemCode"],
        "", "", digits["from"], digits["until"]])


def test_02b_inquiries_by_a_file_of_columns(second_act: Rehearsal, at: Callable) -> None:
    """IF_SKI_10123 as existing systems write it, and IF_SKI_11112 that waits; refused as a whole, by row, and again."""
    call, system = at(""), next(
        one for one in second_act.session["systems"] if one["bureau"] == "mayor" and one["system"] == "legacy-tax")
    days = [f"2016-05-{day:02}" for day in range(1, 31)]
    rows = [line(**{"from": day}) for day in days]
    rows[3], rows[5] = line(itemCode="TM99000000000005"), rows[5].replace(PERSON, "x")
    text = ("\r\n".join(rows) + "\r\n").encode()

    def send(body: bytes, key: str, records: int, kind: str = "application/gzip") -> requests.Response:
        return requests.post(
            f"{second_act.listeners['server-mayor'].origin}/api/inquiries/files",
            params={"requestKey": key, "records": records}, data=body, headers={"content-type": kind},
            cert=(system["certificateFile"], system["keyFile"]), verify=str(second_act.authority_file), timeout=300)

    def code(answer: requests.Response) -> tuple[int, str]:
        return answer.status_code, answer.json()["code"]

    packed = gzip.compress(text)
    assert code(send(packed, "columns", 31)) == (422, "inquiry-file.other-count")
    assert code(send(packed[:-9], "columns", 30)) == (422, "inquiry-file.gzip-cut")
    assert code(send(packed, "a b", 30)) == (422, "request-file.bad-key")
    assert code(send(packed, "columns", 100_001)) == (413, "inquiry.too-many")
    bomb = gzip.compress(b"\n" * (65 << 20))
    assert len(bomb) < 1 << 20 and code(send(bomb, "columns", 1)) == (422, "inquiry-file.unpacks-too-large")
    receipt = send(packed, "columns", 30)
    assert receipt.status_code == 201 and receipt.json()["entries"] == 30
    assert send(packed, "columns", 30).json() == receipt.json(), "the same file again is the same file"
    assert code(send(text, "columns", 30, "text/csv")) == (409, "request-file.key-in-use")
    result = call("registerInquiriesResult", at=receipt.json()["number"])
    assert [(one["row"], one["code"]) for one in result["rejected"]] == [(4, "inquiry.no-permit"), (6, "row.shape")]
    assert [one["row"] for one in result["accepted"]] == [row for row in range(1, 31) if row not in {4, 6}]
    plain = send((line(**{"from": "2016-06-01"}) + "\n").encode(), "plain", 1, "text/csv")
    number = call("registerInquiriesResult", at=plain.json()["number"])["accepted"][0]["receptionNumber"]
    numbers = [one["receptionNumber"] for one in result["accepted"]] + [number]

    def waited(seconds: str) -> requests.Response:
        return requests.post(
            f"{second_act.listeners['server-mayor'].origin}/api/inquiry-results", params={"wait": seconds},
            json={"entries": [{"receptionNumber": one} for one in numbers]},
            cert=(system["certificateFile"], system["keyFile"]), verify=str(second_act.authority_file), timeout=60)

    found = until(lambda: waited("30").json()["inquiries"],
                  lambda all_: all(one["status"]["state"] == "answered" for one in all_))
    assert len(found) == 29 and all(one["content"]["records"] for one in found)
    assert code(waited("31")) == (422, "request.field")


def test_02c_whoever_waits_hears_at_once(second_act: Rehearsal, at: Callable) -> None:
    """A held 照会 is waited for in vain, and heard of when it ends and not when the time is over."""
    asks, answers = at(""), at("partner-")
    answers("banAutomaticAnswersOfPersons", {"entries": [{"atenaNumber": PERSON, "isSet": True}]})
    system = next(
        one for one in second_act.session["systems"] if one["bureau"] == "mayor" and one["system"] == "legacy-tax")
    number = register(asks, "waiting-1")

    def waited(seconds: int) -> tuple[str, float]:
        start = time.monotonic()
        answer = requests.post(
            f"{second_act.listeners['server-mayor'].origin}/api/inquiry-results", params={"wait": seconds},
            json={"entries": [{"receptionNumber": number}]}, cert=(system["certificateFile"], system["keyFile"]),
            verify=str(second_act.authority_file), timeout=60)
        return answer.json()["inquiries"][0]["status"]["state"], time.monotonic() - start

    state, seconds = waited(1)
    assert state == "asked" and seconds >= 1
    threading.Timer(1, lambda: asks("withdrawInquiries", {"entries": [{"receptionNumber": number}]})).start()
    state, seconds = waited(30)
    assert state == "withdrawn" and seconds < 25
    answers("banAutomaticAnswersOfPersons", {"entries": [{"atenaNumber": PERSON, "isSet": False}]})


@pytest.mark.parametrize(("code", "change"), [
    ("inquiry.no-permit", {"itemCode": "TM99000000000005"}),
    ("inquiry.wrong-bureau", {"inquirerCode": "9999920202900001"}),
    ("inquiry.unknown-provider", {"providerCode": "0220113112101700"}),
    ("inquiry.unknown-item", {"itemCode": "TM99000000009999"}),
    ("inquiry.no-delegation", {"inquirerDelegatorCode": "9999920203700000"}),
    ("inquiry.own-item", {"providerCode": MINE}),
    ("inquiry.unknown-atena-number", {"atenaNumber": "4711"}),
    ("inquiry.bad-field", {"from": "2016-05-02", "until": "2016-05-01"}),
])
def test_03_refused_before_it_is_sent(at: Callable, code: str, change: dict) -> None:
    body = {"requestKey": f"refused-{code}", "entries": [entry(**change)]}
    receipt = at("")("registerInquiries", body)
    assert not receipt["accepted"] and [one["code"] for one in receipt["rejected"]] == [code]


def test_04_held_entered_and_released(at: Callable) -> None:
    """IF_TKY_11312, 11512, 11912, 20311, 20511, and by file 203xx, 205xx, 113xx, 115xx, 119xx; 照会 withdrawn in time."""
    asks, answers = at(""), at("partner-")
    flag = {"entries": [{"atenaNumber": PERSON, "isSet": True}]}
    answers("banAutomaticAnswersOfPersons", flag)

    def held(number: str) -> dict:
        found = until(lambda: [one for one in answers("readProvisionStates", {"entries": [{"state": "held"}]})["provisions"]
                               if one["correlation"] == number], bool)
        return {"processingNumber": found[0]["processingNumber"]}

    record = {"dataSetKey": "2015", "versionNumber": "0001", "publicationStart": "2016-05-01", "values": {"所得額": "42"}}
    first = register(asks, "held-1")
    doubled = asks("registerInquiries", {"requestKey": "held-2", "entries": [entry()]})
    assert [one["code"] for one in doubled["rejected"]] == ["inquiry.duplicate"]
    one = held(first)
    assert answers("readProvisionRequests", {"entries": [one]})["provisions"][0]["atenaNumber"] == PERSON
    early = answers("releaseProvisions", {"entries": [one]})
    assert [it["code"] for it in early["rejected"]] == ["provision.nothing-entered"]
    assert answers("enterProvisions", {"entries": [{**one, "content": {"records": [record]}}]})["accepted"] == 1
    assert answers("readProvisionContents", {"entries": [one]})["provisions"][0]["content"]["records"] == [record]
    assert answers("releaseProvisions", {"entries": [one]})["accepted"] == 1
    assert over(asks, first)["content"]["records"] == [record]

    second = register(asks, "held-3")
    one = held(second)
    assert by_file(answers, "enterProvisions", "e", [one])["accepted"] == 1
    assert by_file(answers, "releaseProvisions", "r", [one])["accepted"] == 1
    assert over(asks, second)["status"]["reason"]["code"] == "answer.declined"
    assert by_file(answers, "readProvisionStates", "s", [{"state": "answered"}])["count"] >= 2
    assert by_file(answers, "readProvisionRequests", "q", [one])["provisions"][0]["inquirerCode"] == MINE
    assert "content" not in by_file(answers, "readProvisionContents", "c", [one])["provisions"][0]

    third = register(asks, "held-4")
    one = held(third)
    taken = asks("withdrawInquiries", {"entries": [{"receptionNumber": third}]})["inquiries"]
    assert [it["withdrawal"] for it in taken] == ["requested"]
    assert over(asks, third)["status"]["state"] == "withdrawn"
    state = until(lambda: answers("readProvisionRequests", {"entries": [one]})["provisions"][0]["status"],
                  lambda it: it["state"] == "withdrawn")
    assert state["correlation"] == third
    answers("banAutomaticAnswersOfPersons", {"entries": [{"atenaNumber": PERSON, "isSet": False}]})


def test_05_each_of_the_thirty_three_was_answered(at: Callable, document: dict) -> None:
    mine = {it["operationId"] for _, _, it in operations(document)
            if it.get("x-interface", "").startswith(("IF_SKI", "IF_TKY"))}
    assert len(mine) == 33 and mine <= at("").answered | at("partner-").answered
