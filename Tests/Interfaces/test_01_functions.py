"""Each function of the interface does what it is for, on a running server, through mutual TLS."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Callable, Iterator

import jsonschema
import pytest
from conftest import SYSTEMS
from test_00_document import group, operations

TAX = "TM00000000000002"
PERSONS = ["100000000012345", "100000000012352", "100000000012359"]
NOT_OPEN = "linkage.not-open"
#: Groups that are refused until 情報連携 begins; `test_05_linkage` and `test_06_records` have them answered.
LINKAGE = {"SKI", "TKY", "TKM", "OSR", "JTK"}
HEADER = "レコード識別番号,団体内統合宛名番号,特定個人情報名コード,データセットレコードキー,版番号,公開開始日,公開終了日,行政区コード,異動区分,値:所得額"


class Functions:
    """Calls operations by their names, holds answers against the document, and remembers which were answered well."""

    def __init__(self, document: dict, client: Callable) -> None:
        self.document, self.client, self.answered, self.closed = document, client, set(), set()
        self.known = {one["operationId"]: (path, method, one) for path, method, one in operations(document)}

    def __call__(self, name: str, body: object = None, status: int | None = None, system: str = "", **more) -> object:
        path, method, operation = self.known[name]
        path = re.sub(r"{(\w+)}", lambda match: str(more["at"]), path)
        send = self.client(system or SYSTEMS.get(operation.get("x-permission")))
        sent = {"data": body} if isinstance(body, bytes) else {"json": body} if body is not None else {}
        headers = {"content-type": more["kind"]} if "kind" in more else None
        answer = send(method.upper(), path, params=more.get("query"), headers=headers, **sent)
        assert str(answer.status_code) in operation["responses"], (name, answer.status_code, answer.text)
        described = operation["responses"][str(answer.status_code)]
        if "$ref" in described:
            described = self.document["components"]["responses"][described["$ref"].rsplit("/", 1)[1]]
        kind, media = next(iter(described["content"].items()))
        assert answer.headers["content-type"].split(";")[0] == kind
        document = answer.json()
        schema = {**media["schema"], "components": self.document["components"]}
        jsonschema.Draft202012Validator(schema).validate(document)
        assert answer.headers["kakehashi-audit-record"].isdigit(), "every exchange has its record"
        if status:
            assert answer.status_code == status, (name, answer.text)
            if document["code"] == NOT_OPEN:
                self.closed.add(name)
        else:
            assert answer.status_code < 300, (name, answer.text)
            self.answered.add(name)
        return document


@pytest.fixture(scope="module")
def call(document: dict, client: Callable) -> Iterator[Functions]:
    functions = Functions(document, client)
    yield functions


def record(identifier: str, person: str = PERSONS[0], **more) -> dict:
    return {
        "recordIdentifier": identifier, "atenaNumber": person, "itemCode": TAX, "dataSetKey": f"key-{person}",
        "versionNumber": "0001", "publicationStart": "2016-05-01", "administrativeDistrict": "00001",
        "changeKind": "initial", "values": {"所得額": "1"}, **more,
    }


def test_01_numbers_come_change_and_go(call: Functions) -> None:
    assert call("registerAtenaNumber", {"atenaNumber": "5001"})["isNew"]
    assert not call("registerAtenaNumber", {"atenaNumber": "5001"})["isNew"]
    entries = [
        {"action": "change", "atenaNumber": "5001", "newAtenaNumber": "5002"},
        {"action": "delete", "atenaNumber": "5002"}, {"action": "change", "atenaNumber": "1", "newAtenaNumber": "2"},
    ]
    refused = call("applyAtenaNumbers", {"mode": "allOrNothing", "entries": entries})
    assert (refused["accepted"], [one["row"] for one in refused["rejected"]]) == (0, [3])
    assert call("applyAtenaNumbers", {"mode": "goodRows", "entries": entries})["accepted"] == 2
    call("registerAtenaNumber", {"atenaNumber": "個人番号"}, status=422)


def test_02_a_code_waits_for_the_registry(call: Functions) -> None:
    """IF_FGU_20215 has been pushed by the rehearsal; the file form is IF_FGU_20221 and 20234."""
    person = {"atenaNumber": PERSONS[0]}
    assert call("readCodeAcquisition", person)["title"] == "住基応答待ち"
    assert call("acquireCode", person)["registryReceipt"].startswith("R")
    call("registerAtenaNumber", {"atenaNumber": "5003"})
    asked = call("acquireCode", {"atenaNumber": "5003", "delivery": "file"})
    assert asked["state"] == "numberIssued" and "registryReceipt" not in asked
    made = call("makeCodeRequestFile", {"requestKey": "codes-1"})
    assert made["requests"] == 1 and call("makeCodeRequestFile", {"requestKey": "codes-1"}) == made
    file = call("fetchCodeRequestFile", at=made["number"])
    assert [one["atenaNumber"] for one in file["requests"]] == ["5003"]
    assert call("readCodeAcquisition", {"atenaNumber": "5003"})["state"] == "awaitingRegistry"
    assert call("cancelCodeAcquisition", {"atenaNumber": "5003"})["state"] == "cancelled"
    delivery = {"processingNumber": file["requests"][0]["processingNumber"], "linkageCode": "code"}
    call("receiveLinkageCode", delivery, status=403)


def test_03_replicas_one_by_one(call: Functions) -> None:
    """IF_DBM_10111."""
    records = [record("if-1"), record("if-2", publicationStart="2016-02-30"), record("if-3", PERSONS[1])]
    receipt = call("registerReplicas", {"system": "legacy-tax", "records": records})
    assert receipt["accepted"] == 2
    assert [(one["row"], one["field"]) for one in receipt["rejected"]] == [(2, "公開開始日")]
    assert call("registerReplicas", {"system": "legacy-tax", "records": records})["unchanged"] == 2
    call("registerReplicas", {"system": "legacy-welfare", "records": records}, status=403)


def send_file(call: Functions, key: str, content: bytes, records: int, mode: str = "allOrNothing") -> dict:
    body = {
        "system": "legacy-tax", "requestKey": key, "format": "csv", "mode": mode, "size": len(content),
        "records": records,
    }
    number = call("announceReplicaFile", body)["number"]
    half = len(content) // 2
    call("sendReplicaFilePart", content[:half], at=number, query={"offset": 0})
    again = call("announceReplicaFile", body)
    assert (again["number"], again["received"]) == (number, half), "a sending that broke off goes on"
    call("sendReplicaFilePart", content[half:], at=number, query={"offset": half})
    call("completeReplicaFile", at=number)
    while call("readReplicaFile", at=number)["state"] in {"waiting", "loading", "discarding"}:
        time.sleep(0.05)
    return call("readReplicaFileResult", at=number)


def test_04_replicas_by_file(call: Functions) -> None:
    """IF_DBM_20113 and IF_DBM_20314."""
    rows = [f"iff-{row},{PERSONS[row % 3]},{TAX},k{row},0001,2016-05-01,,00001,当初,{row}" for row in range(500)]
    content = gzip.compress("\r\n".join([HEADER, *rows]).encode("cp932"))
    result = send_file(call, "file-1", content, 500)
    assert result["status"]["state"] == "registered" and result["status"]["accepted"] == 500
    bad = "\r\n".join([HEADER, rows[0].replace("2016-05-01", "五月"), rows[1].replace("iff-1", "iff-900")])
    result = send_file(call, "file-2", bad.encode(), 2)
    assert result["status"]["state"] == "refused" and result["status"]["reason"]
    assert [(fault["row"], fault["column"]) for fault in result["faults"]] == [(1, "公開開始日")]
    number = call("announceReplicaFile", {
        "system": "legacy-tax", "requestKey": "file-3", "format": "xml", "mode": "goodRows", "size": 9, "records": 1,
    })["number"]
    assert call("abandonReplicaFile", at=number)["state"] == "abandoned"


MESSAGE = """<IF_DBM_20113_R01><MessageHeader><MSGID>{key}</MSGID><MSGMode>{mode}</MSGMode>
<SourceSystemID>K000000001</SourceSystemID></MessageHeader><MessageBody>
<AttachedFileName>DBM_20113_ATTACH_0001.xml</AttachedFileName></MessageBody></IF_DBM_20113_R01>"""


def test_04_an_attachment_is_announced_by_its_message(call: Functions) -> None:
    """IF_DBM_20113 in its own form: a message, then the attachment."""
    attachment = f"""<SPIRegistrationDeleteList><SegmentOfRegistrationDelete>1</SegmentOfRegistrationDelete>
        <SPIRegistrationDelete><RecordIdentificationNumber>ifm-1</RecordIdentificationNumber>
        <IntegratedAddressNumber>{PERSONS[0]}</IntegratedAddressNumber>
        <SpecificPersonalInformationCode>{TAX}</SpecificPersonalInformationCode>
        <DataSetRecordKey>ifm</DataSetRecordKey><SPIMajorVersion>0001</SPIMajorVersion>
        <PublicationDate>2016-05-01</PublicationDate><AdministrativeRegionCode>00001</AdministrativeRegionCode>
        <DuplicateCopyData><![CDATA[<DataSet Version="0001"><所得額>1</所得額></DataSet>]]></DuplicateCopyData>
        </SPIRegistrationDelete></SPIRegistrationDeleteList>""".encode()
    query = {"size": len(attachment), "records": 1}
    message = MESSAGE.format(key="message-1", mode=1).encode()
    number = call("announceAttachment", message, query=query, kind="application/xml")["number"]
    assert call("announceAttachment", message, query=query, kind="application/xml")["number"] == number
    call("sendReplicaFilePart", attachment, at=number, query={"offset": 0})
    call("completeReplicaFile", at=number)
    while call("readReplicaFile", at=number)["state"] in {"waiting", "loading"}:
        time.sleep(0.05)
    assert call("readReplicaFileResult", at=number)["status"]["accepted"] == 1
    in_earnest = MESSAGE.format(key="message-2", mode=0).encode()
    refused = call("announceAttachment", in_earnest, query=query, kind="application/xml", status=422)
    assert refused["field"] == "MSGMode"
    refused = call("announceAttachment", message, query={"records": 1}, kind="application/xml", status=422)
    assert refused["field"] == "size"


def test_05_replicas_are_looked_at(call: Functions) -> None:
    """IF_DBM_30112, 30212, 30312."""
    found = call("listReplicas", {"atenaNumber": PERSONS[1], "itemCode": TAX})["replicas"]
    assert "if-3" in [one["recordIdentifier"] for one in found]
    later = record("if-4", PERSONS[1], versionNumber="0002", publicationStart="2017-04-01", changeKind="revision")
    assert call("registerReplicas", {"system": "legacy-tax", "records": [later]})["accepted"] == 1
    details = call("readReplica", {"recordIdentifier": "if-4"})
    assert [one["recordIdentifier"] for one in details["history"]] == ["if-4", "if-3"]
    call("readReplica", {"recordIdentifier": "if-4"}, status=404, system="legacy-welfare")

    def published(day: str) -> set[str]:
        asked = {"atenaNumber": PERSONS[1], "itemCode": TAX, "day": day}
        return {one["recordIdentifier"] for one in call("searchReplicas", asked)["replicas"]} & {"if-3", "if-4"}

    assert (published("2016-04-30"), published("2016-05-01")) == (set(), {"if-3"})
    assert published("2017-04-01") == {"if-3", "if-4"}


def test_06_publication_ends_for_many_and_begins_again(call: Functions) -> None:
    """IF_DBM_90311, 90321, 90332."""
    body = {"requestKey": "end-1", "itemCode": TAX, "publicationEnd": "2017-03-31"}
    call("setPublicationEnd", {**body, "expectedRecords": 1}, status=409)
    end = call("setPublicationEnd", body)
    assert end["records"] > 500 and call("setPublicationEnd", body) == end
    assert call("readPublicationEnd", at=end["number"]) == end
    assert call("readReplica", {"recordIdentifier": "if-3"})["publicationEnd"] == "2017-03-31"
    assert call("cancelPublicationEnd", at=end["number"])["state"] == "cancelled"
    assert "publicationEnd" not in call("readReplica", {"recordIdentifier": "if-3"})


FLAGS = [
    ("banAutomaticAnswersOfReplicas", "readReplicaFlagStates", "recordIdentifier", "if-1", "bansAutomaticAnswer"),
    ("withholdReplicas", "readReplicaFlagStates", "recordIdentifier", "if-1", "isNotDisclosed"),
    ("banAutomaticAnswersOfPersons", "readPersonFlagStates", "atenaNumber", PERSONS[0], "bansAutomaticAnswer"),
    ("withholdPersons", "readPersonFlagStates", "atenaNumber", PERSONS[0], "isNotDisclosed"),
]


@pytest.mark.parametrize(("name", "states", "field", "target", "flag"), FLAGS)
def test_07_flags(call: Functions, name: str, states: str, field: str, target: str, flag: str) -> None:
    """IF_DBM_401xx, 501xx, 701xx, 801xx, 90112, 90212."""

    def state() -> bool:
        return call(states, {"entries": [{field: target}]})["states"][0][flag]

    assert not state()
    assert call(name, {"entries": [{field: target, "isSet": True}]})["accepted"] == 1
    assert state()
    file = {"requestKey": f"{name}-1", "entries": [{field: target, "isSet": False}, {field: "999", "isSet": True}]}
    receipt = call(f"{name}File", file)
    assert call(f"{name}File", file) == receipt
    result = call(f"{name}Result", at=receipt["number"])
    assert result["accepted"] == 1 and [one["row"] for one in result["rejected"]] == [2]
    assert not state()


def test_08_states_and_recipients_by_file(call: Functions) -> None:
    """IF_DBM_901xx, 604xx: nothing is provided to anybody before 情報連携."""
    receipt = call("readPersonFlagStatesFile", {"requestKey": "s", "entries": [{"atenaNumber": PERSONS[0]}]})
    assert call("readPersonFlagStatesResult", at=receipt["number"])["states"][0]["isKnown"]
    entries = [{"recordIdentifier": "if-1"}]
    assert call("readRecipients", {"entries": entries}) == {"recipients": []}
    receipt = call("readRecipientsFile", {"requestKey": "r", "entries": entries})
    assert call("readRecipientsResult", at=receipt["number"]) == {"recipients": []}


def test_09_nobody_and_the_other_server_are_refused(document: dict, client: Callable, rehearsal) -> None:
    education = next(
        one for one in rehearsal.session["systems"] if (one["bureau"], one["system"]) == ("education", "legacy-tax"))
    for path, method, operation in operations({**document, "webhooks": {}}):
        if operation.get("security") == []:
            continue
        address = re.sub(r"{\w+}", "1", path)
        assert client(None)(method.upper(), address).status_code == 401, path
        other = client(None)(method.upper(), address, cert=(education["certificateFile"], education["keyFile"]))
        assert other.status_code == 401, path


def test_10_masters_and_service_state(call: Functions) -> None:
    """IF_SCM_30112 and IF_SYM_20212."""
    updates = call("listMasterUpdates")["updates"]
    assert {one["master"] for one in updates} >= {"distributed"}
    assert [one["isInForce"] for one in updates if one["master"] == "distributed"][0]
    latest = updates[0]["appliedAt"]
    since = call("listMasterUpdates", query={"since": latest})["updates"]
    assert since and {one["appliedAt"] for one in since} == {latest}
    call("listMasterUpdates", query={"since": "2017-01-01"}, status=422)
    call("listMasterUpdates", query={"since": "2017-01-01T00:00:00+09:00"}, system="atena-system")
    state = call("readServiceState")
    assert (state["state"], state["linkage"]) == ("open", "closed")
    assert state["days"][0]["hours"] and state["at"] < state["closesAt"] < state["opensAt"]


def test_11_linkage_is_not_open_yet(call: Functions, document: dict) -> None:
    """Each function of 情報連携 is refused in the preparation, with one stable code."""
    for _, method, operation in operations({**document, "webhooks": {}}):
        if group(operation.get("x-interface", "IF__")) in LINKAGE:
            body = {"entries": [], "requestKey": "k"} if method == "post" else None
            assert call(operation["operationId"], body, status=503, at=1)["code"] == NOT_OPEN


def test_12_every_function_was_answered(call: Functions, document: dict) -> None:
    functions = {one["operationId"]: one["x-interface"] for path, _, one in operations(document)
                 if "x-interface" in one and path in document["paths"]}
    open_now = {name for name, interface in functions.items() if group(interface) not in LINKAGE}
    assert open_now <= call.answered, open_now - call.answered
    assert set(functions) - open_now == call.closed
