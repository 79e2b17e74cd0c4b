"""The second act: what stands in the records of both sides and at the centre, and what the person sees of it."""

from __future__ import annotations

import base64
import functools
import hashlib
import os
import pathlib
import re
import subprocess
import time
from collections.abc import Callable, Iterator

import pytest
import requests
import yaml
from conftest import ROOT, names_known
from rehearsal import Rehearsal, running
from test_01_functions import LINKAGE, Functions
from test_00_document import group, operations

#: The resident whom both organisations know, as the rehearsal's 住基ネット names residents to the centre.
RESIDENT = base64.b64encode(hashlib.sha256("住民票コード 999900000011".encode()).digest()).decode()
PERSON, TAX, WELFARE = "100000000012345", "TM00000000000002", "legacy-welfare"
SECONDS = 20


@pytest.fixture(scope="module")
def second_act(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Two organisations that have asked each other once; their servers go on."""
    with running(tmp_path_factory.mktemp("second-act") / "rehearsal", "--act", "linkage") as started:
        with names_known(started):
            yield started


def opened(anchor: pathlib.Path | str, certificate: tuple[str, str] | None) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.verify, session.cert = str(anchor), certificate
    return session


@pytest.fixture(scope="module")
def side(second_act: Rehearsal) -> Callable[[str], Functions]:
    """The functions of one organisation's mayor's server: `side("")`, `side("partner-")`."""

    def enter(prefix: str) -> Functions:
        server = second_act.listeners[f"server-{prefix}mayor"].origin
        systems = {
            one["system"]: (one["certificateFile"], one["keyFile"])
            for one in second_act.session["systems"] if one["bureau"] == f"{prefix}mayor"
        }
        sessions: dict = {}

        def client(system: str | None):
            if system not in sessions:
                sessions[system] = opened(second_act.authority_file, systems[system] if system else None)
            return lambda method, path, **more: sessions[system].request(method, server + path, timeout=60, **more)

        document = yaml.safe_load(client(None)("GET", "/api/openapi.yaml").text)
        return Functions(document, client)

    return functools.cache(enter)


@pytest.fixture(scope="module")
def core_certificate(second_act: Rehearsal, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """コアシステム向け証明書, by which the national side is known."""
    national = second_act.national
    officer = opened(
        second_act.session["registrationAuthorityFile"], (national["officerCertificateFile"], national["officerKeyFile"]))
    origin = second_act.listeners["registration-authority"].origin
    file = tmp_path_factory.mktemp("core") / "core.pem"
    file.write_text(officer.get(origin + "/core-system-certificate.pem", timeout=30).text, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def person(
    second_act: Rehearsal, core_certificate: pathlib.Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., requests.Response]:
    """The resident at マイナポータル, by a card."""
    national = second_act.national
    counter = opened(core_certificate, (national["supervisorCertificateFile"], national["supervisorKeyFile"]))
    answer = counter.post(
        second_act.listeners["personal-portal-servers"].origin + "/cards", json={"residentHash": RESIDENT}, timeout=30)
    assert answer.status_code == 201, answer.text
    folder = tmp_path_factory.mktemp("card")
    files = (folder / "card.pem", folder / "card.key")
    for file, name in zip(files, ("certificate", "key"), strict=True):
        file.write_text(answer.json()[name], encoding="utf-8")
    session = opened(core_certificate, (str(files[0]), str(files[1])))
    origin = second_act.listeners["personal-portal"].origin

    def at(method: str, path: str, **more) -> requests.Response:
        return session.request(method, origin + path, timeout=30, headers={"sec-fetch-site": "same-origin"}, **more)

    return at


def until(what: str, look: Callable[[], object]) -> object:
    """What a look finds, once it does."""
    limit = time.monotonic() + SECONDS
    while not (found := look()):
        assert time.monotonic() < limit, what
        time.sleep(0.05)
    return found


def records(call: Functions, key: str, **query) -> list[dict]:
    receipt = call("readDisclosureRecordsFile", {"requestKey": key, "entries": [query]})
    result = call("readDisclosureRecordsResult", at=receipt["number"])
    assert not result["rejected"], result
    return result["records"]


def test_01_both_sides_have_the_same_record(side: Callable[[str], Functions]) -> None:
    """IF_TKM_40113 and 40124."""
    both = [records(side(prefix), "records-1", atenaNumber=PERSON) for prefix in ("", "partner-")]
    assert [sorted(one["side"] for one in found) for found in both] == [["inquirer", "provider"]] * 2
    same = [
        "correlation", "processingNumber", "inquirerCode", "providerCode", "affairCode", "procedureCode", "itemCode",
        "requestedAt", "outcome", "endedAt", "isNotDisclosedByInquirer", "isNotDisclosedByProvider",
    ]
    for asked in both[0]:
        other = next(one for one in both[1] if one["correlation"] == asked["correlation"])
        assert other["side"] != asked["side"]
        assert {key: asked.get(key) for key in same} == {key: other.get(key) for key in same}
        assert asked["outcome"] == "provided"
    texts = str(both)
    assert "所得" not in texts and "1200000" not in texts and "999900000011" not in texts


def test_01b_the_list_of_recipients_says_what_the_records_say(side: Callable[[str], Functions]) -> None:
    """IF_DBM_60412: who was given a 副本 that turned out to be wrong."""
    call = side("")
    provided = next(one for one in records(call, "records-0", atenaNumber=PERSON) if one["side"] == "provider")
    found = call("readRecipients", {"entries": [{"recordIdentifier": "linkage-1"}]})["recipients"]
    assert [(one["recipientCode"], one["providedAt"]) for one in found] == [
        (provided["inquirerCode"], provided["endedAt"])]


def test_02_the_portal_shows_who_asked(person: Callable[..., requests.Response]) -> None:
    page = person("GET", "/records")
    assert page.status_code == 200, page.text
    assert page.text.count("提供された") == 2
    assert person("GET", "/").status_code == 200


def test_03_a_judgement_and_a_correction(
    side: Callable[[str], Functions], person: Callable[..., requests.Response]
) -> None:
    """IF_TKM_40133 and 40144."""
    call = side("")
    asked = next(one for one in records(call, "records-2", atenaNumber=PERSON) if one["side"] == "inquirer")
    common = {"recordNumber": asked["recordNumber"], "userIdentifier": "u01", "reason": "確認による"}
    entries = [
        {**common, "isNotDisclosed": True}, {**common, "procedureCode": "JT99010000000001"},
        {**common, "recordNumber": 999_999, "isNotDisclosed": True},
    ]
    receipt = call("updateDisclosureRecordsFile", {"requestKey": "updates-1", "entries": entries})
    assert call("updateDisclosureRecordsFile", {"requestKey": "updates-1", "entries": entries}) == receipt
    updates = call("updateDisclosureRecordsResult", at=receipt["number"])["updates"]
    assert [one["state"] for one in updates] == ["applied", "waiting", "rejected"]
    assert updates[2]["rejection"]["code"] == "disclosure-record.unknown"
    until("the person sees one inquiry less", lambda: person("GET", "/records").text.count("提供された") == 1)
    now = records(call, "records-3", correlation=asked["correlation"])[0]
    assert now["isNotDisclosedByInquirer"] and now["procedureCode"] == asked["procedureCode"]
    assert now["entries"] == asked["entries"] + 1


def notice(key: str, **more) -> dict:
    return {"noticeKey": key, "atenaNumber": PERSON, "title": f"お知らせ {key}", "text": "期限までに届け出てください。", **more}


def test_04_notices_are_read_or_taken_back(
    side: Callable[[str], Functions], person: Callable[..., requests.Response]
) -> None:
    """IF_OSR_101xx, 201xx, 301xx, 40134."""
    call = side("")
    sent = call("sendPersonalNotices", {"entries": [notice("a"), notice("b", atenaNumber="999")]}, system=WELFARE)
    first = sent["results"][0]["noticeNumber"]
    assert sent["results"][1]["rejection"]["code"] == "personal-notice.unknown-atena-number"
    file = {"requestKey": "notices-1", "entries": [notice("c"), notice("d")]}
    receipt = call("sendPersonalNoticesFile", file, system=WELFARE)
    assert call("sendPersonalNoticesFile", file, system=WELFARE) == receipt
    rows = call("readPersonalNoticeResult", at=receipt["number"], system=WELFARE)["results"]
    second, third = (one["noticeNumber"] for one in rows)

    def state(number: int) -> str:
        entries = [{"noticeNumber": number}]
        return call("readPersonalNoticeStates", {"entries": entries}, system=WELFARE)["results"][0]["state"]

    for number in (first, second, third):
        until(f"notice {number} is delivered", lambda number=number: state(number) == "delivered")
    seen = person("GET", "/notices").text
    assert all(f"お知らせ {key}" in seen for key in "acd")
    links = dict(re.findall(r'href="(/notices/\d+/(\d+))"', seen))
    opened_link = next(link for link, number in links.items() if int(number) == first)
    assert "期限までに届け出てください。" in person("GET", opened_link).text
    taken = call("withdrawPersonalNotices", {"entries": [{"noticeNumber": second}]}, system=WELFARE)
    assert taken["results"][0]["state"] == "withdrawing"
    until("it is withdrawn", lambda: state(second) == "withdrawn")
    both = [{"noticeNumber": first}, {"noticeNumber": third}]
    receipt = call("withdrawPersonalNoticesFile", {"requestKey": "back-1", "entries": both}, system=WELFARE)
    call("readPersonalNoticeResult", at=receipt["number"], system=WELFARE)
    until("what was read stays", lambda: state(first) == "read")
    until("the other is withdrawn", lambda: state(third) == "withdrawn")
    seen = person("GET", "/notices").text
    assert "お知らせ a" in seen and "お知らせ c" not in seen and "お知らせ d" not in seen
    receipt = call("readPersonalNoticeStatesFile", {"requestKey": "states-1", "entries": both}, system=WELFARE)
    rows = call("readPersonalNoticeResult", at=receipt["number"], system=WELFARE)["results"]
    assert [one["state"] for one in rows] == ["read", "withdrawn"]
    other = call("readPersonalNoticeStates", {"entries": both}, system="legacy-tax")["results"]
    assert {one["rejection"]["code"] for one in other} == {"personal-notice.unknown"}


def test_05_a_person_gets_their_own_data(
    side: Callable[[str], Functions], person: Callable[..., requests.Response]
) -> None:
    """IF_JTK_101xx and 102xx."""
    call = side("")
    holder = next(one for one in records(call, "records-4", atenaNumber=PERSON) if one["side"] == "provider")[
        "providerCode"]
    asked = person("POST", "/requests", data={"holder": holder, "item": TAX})
    assert asked.status_code == 200 and "回答" in asked.text, asked.text
    place = asked.url.split("/requests/")[1]
    page = until("the answer is there", lambda: (
        text if "所得額" in (text := person("GET", f"/requests/{place}").text) else None))
    assert "1200000" in page
    number = int(place.split("/")[1])
    states = call("readSelfDisclosureStates", {"entries": [{"atenaNumber": PERSON}]})["states"]
    assert [(one["requestNumber"], one["records"]) for one in states] == [(number, 1)]
    until("it is delivered", lambda: call(
        "readSelfDisclosureStates", {"entries": [{"requestNumber": number}]})["states"][0]["state"] == "delivered")
    entries = [{"requestNumber": number}, {"requestNumber": 99}]
    contents = call("readSelfDisclosureContents", {"entries": entries})
    assert contents["contents"][0]["records"][0]["values"]["所得額"] == "1200000"
    assert [one["code"] for one in contents["rejected"]] == ["self-disclosure.unknown"]
    receipt = call("readSelfDisclosureStatesFile", {
        "requestKey": "own-1", "entries": [{"from": "2016-07-01", "until": "2016-07-31"}]})
    assert len(call("readSelfDisclosureStatesResult", at=receipt["number"])["states"]) == 1
    receipt = call("readSelfDisclosureContentsFile", {"requestKey": "own-2", "entries": entries})
    assert call("readSelfDisclosureContentsResult", at=receipt["number"]) == contents


def test_06_the_chains_hold(second_act: Rehearsal) -> None:
    program = pathlib.Path(os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi"))
    database = second_act.session["databaseFile"]
    for command in ("records", "audit"):
        verdict = subprocess.run(
            [program, command, "verify", "--database", database], capture_output=True, text=True, check=False)
        assert verdict.returncode == 0, verdict.stdout + verdict.stderr
    again = subprocess.run(
        [program, "records", "verify", "--database", database], capture_output=True, text=True, check=True).stdout
    assert re.search(r"-mayor intact: [1-9]\d* entries, 2 records", again), again


def test_07_every_function_of_these_was_answered(side: Callable[[str], Functions]) -> None:
    call = side("")
    mine = {"TKM", "OSR", "JTK"}
    assert mine < LINKAGE
    functions = {
        one["operationId"] for _, _, one in operations({**call.document, "webhooks": {}})
        if group(one.get("x-interface", "IF__")) in mine
    }
    assert len(functions) == 17 and functions <= call.answered, functions - call.answered
