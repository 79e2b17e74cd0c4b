"""Killed at any moment under load: what was acknowledged is there, once and whole."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator

import pytest
import requests
from conftest import ROOT, names_known
from killing import KilledPlatform
from rehearsal import Rehearsal, running
from sealed import Sealed
from tables import Tables

#: Kills: some in every run of the tests, hundreds with `make kills`.
KILLS = int(os.environ.get("KAKEHASHI_KILLS", "12"))
SEED = int(os.environ.get("KAKEHASHI_SEED", "20160519"))
TAX = "TM00000000000002"
HEADER = "レコード識別番号,団体内統合宛名番号,特定個人情報名コード,データセットレコードキー,版番号,公開開始日,公開終了日,行政区コード,異動区分,値:所得額"
ROWS = 3_000
PART = 64 << 10


class Work:
    """Senders that give up nothing: what is not acknowledged is sent again, as it was."""

    def __init__(self, rehearsal: Rehearsal, server: str) -> None:
        self.rehearsal, self.server = rehearsal, server
        self.isOver = threading.Event()
        self.failures: list[BaseException] = []
        self.singles: dict[str, str] = {}
        self.attempted: set[str] = set()
        self.files: dict[int, str] = {}
        self.codes: list[dict] = []
        with (ROOT / "Examples/residents.csv").open(encoding="utf-8") as residents:
            self.persons = [(row["atenaNumber"], row["individualNumber"]) for row in csv.DictReader(residents)]

    def session(self, system: str) -> requests.Session:
        files = next(
            one for one in self.rehearsal.session["systems"] if (one["bureau"], one["system"]) == ("mayor", system))
        session = requests.Session()
        session.trust_env = False
        session.verify, session.cert = str(self.rehearsal.authority_file), (files["certificateFile"], files["keyFile"])
        return session

    def send(self, session: requests.Session, method: str, path: str, **more) -> dict | None:
        """Sends until there is an answer; nothing once the work is over."""
        while not self.isOver.is_set():
            try:
                answer = session.request(method, self.server + path, timeout=30, **more)
            except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError):
                time.sleep(0.02)
                continue
            assert answer.status_code < 500, (path, answer.text)
            return answer.json()
        return None

    def register_one_by_one(self, lane: int) -> None:
        session, place = self.session("legacy-tax"), 0
        while not self.isOver.is_set():
            place += 1
            identifier, person = f"one-{lane}-{place}", self.persons[place % len(self.persons)][0]
            self.attempted.add(identifier)
            record = {
                "recordIdentifier": identifier, "atenaNumber": person, "itemCode": TAX, "dataSetKey": identifier,
                "versionNumber": "0001", "publicationStart": "2016-05-01", "administrativeDistrict": "00001",
                "changeKind": "initial", "values": {"所得額": str(place)},
            }
            answer = self.send(session, "POST", "/api/replicas", json={"system": "legacy-tax", "records": [record]})
            if answer:
                assert answer["accepted"] + answer["unchanged"] == 1, answer
                self.singles[identifier] = str(place)

    def register_files(self) -> None:
        session, place = self.session("legacy-welfare"), 0
        while not self.isOver.is_set():
            place += 1
            # Every third file has a bad row at its end: all of it has to go again.
            rows = [
                f"f{place}-{row},{self.persons[row % len(self.persons)][0]},TM00000000000010,k,0001,"
                f"{'五月' if place % 3 == 0 and row == ROWS - 1 else '2016-05-01'},,00001,当初,{row}"
                for row in range(ROWS)
            ]
            content = "\n".join([HEADER, *rows]).encode()
            body = {
                "system": "legacy-welfare", "requestKey": f"f{place}", "format": "csv", "mode": "allOrNothing",
                "size": len(content), "records": ROWS,
            }
            status = self.send(session, "POST", "/api/replica-files", json=body)
            while status and status["received"] < len(content):
                offset = status["received"]
                path = f"/api/replica-files/{status['number']}/content?offset={offset}"
                sent = self.send(session, "PUT", path, data=content[offset:offset + PART])
                status = self.send(session, "POST", "/api/replica-files", json=body) if sent else None
            if status:
                path = f"/api/replica-files/{status['number']}"
                status = self.send(session, "POST", f"{path}/completion")
                while status and status["state"] in {"waiting", "loading", "discarding"}:
                    time.sleep(0.02)
                    status = self.send(session, "GET", path)
            if status:
                self.files[status["number"]] = status["state"]
                assert status["state"] == ("refused" if place % 3 == 0 else "registered"), status

    def acquire_codes(self) -> None:
        session, place = self.session("atena-system"), 0
        while not self.isOver.is_set():
            place += 1
            number, individual = self.persons[place % len(self.persons)]
            self.send(session, "POST", "/api/code-acquisitions/cancellation", json={"atenaNumber": number})
            body = {"atenaNumber": number, "individualNumber": individual}
            status = self.send(session, "POST", "/api/code-acquisitions", json=body)
            if status:
                assert status["state"] == "awaitingRegistry", status
                self.codes.append(status)

    @contextlib.contextmanager
    def going_on(self) -> Iterator[None]:
        lanes: list[Callable[[], None]] = [lambda lane=lane: self.register_one_by_one(lane) for lane in range(4)]
        threads = [threading.Thread(target=self.kept, args=[one])
                   for one in [*lanes, self.register_files, self.acquire_codes]]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.isOver.set()
            for thread in threads:
                thread.join()

    def kept(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as failure:  # noqa: BLE001 - told by the test's own thread
            self.failures.append(failure)


@pytest.fixture(params=["sqlite", "postgresql"])
def own(tmp_path: pathlib.Path, request: pytest.FixtureRequest) -> Iterator[Rehearsal]:
    """A rehearsal of this test's own, on each engine."""
    place = []
    if request.param == "postgresql":
        if not os.environ.get("KAKEHASHI_POSTGRES"):
            pytest.skip("KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)")
        place = ["--database", os.environ["KAKEHASHI_POSTGRES"]]
    with running(tmp_path / "rehearsal", *place) as started, names_known(started):
        yield started


def test_killed_at_any_moment(own: Rehearsal) -> None:
    server = own.listeners["server-mayor"].origin
    work, chance = Work(own, server), random.Random(SEED)
    probe = requests.Session()
    probe.trust_env, probe.verify = False, str(own.authority_file)

    def answers() -> bool:
        try:
            return probe.get(f"{server}/api/openapi.yaml", timeout=5).ok
        except requests.RequestException:
            return False

    with KilledPlatform(own, answers) as platform:
        with work.going_on():
            while platform.kills < KILLS and not work.failures:
                time.sleep(chance.uniform(0.02, 0.8))
                platform.kill()
            time.sleep(1)
        platform.kill()
        assert not work.failures, work.failures
        settle(own)
    look(own, work)


def settle(rehearsal: Rehearsal) -> None:
    """Waits until no file is on its way through the worker, and what it leaves behind is swept away.

    A file's end and the removal of its parts are two steps: a kill between them is what the next start sweeps up.
    """
    tables = Tables(rehearsal)
    for _ in range(600):
        count = dict(tables.rows("SELECT state, count(*) FROM replica_files GROUP BY state"))
        if not count.keys() & {"waiting", "loading", "discarding"} and (
                len(spool(rehearsal)) <= count.get("receiving", 0)):
            return
        time.sleep(0.1)
    raise AssertionError(f"files are still under way: {count}, on the disk {spool(rehearsal)}")


def spool(rehearsal: Rehearsal) -> list[pathlib.Path]:
    """What lies on the disk of files that are not registered yet."""
    return list((rehearsal.folder / "platform/replica-files").glob("*/*"))


def look(rehearsal: Rehearsal, work: Work) -> None:
    tables = Tables(rehearsal)
    sealed = Sealed(rehearsal.folder / "platform", tables, "202029-mayor")
    held = {
        identifier: json.loads(sealed.open(document, "replicas.document", "legacy-tax", identifier))["values"]["所得額"]
        for identifier, document in tables.rows(
            "SELECT record_id, document FROM replicas WHERE system_id = 'legacy-tax' AND record_id LIKE 'one-%'")
    }
    assert len(work.singles) > KILLS and work.singles.items() <= held.items(), "every acknowledged record is there"
    assert held.keys() <= work.attempted, "none is there that nobody sent"

    rows = dict(tables.rows(
        "SELECT file_number, count(*) FROM replicas WHERE system_id = 'legacy-welfare' AND file_number > 0 GROUP BY 1"))
    states = dict(tables.rows("SELECT file_number, state FROM replica_files WHERE system_id = 'legacy-welfare'"))
    assert work.files.items() <= states.items()
    for number, state in states.items():
        assert rows.get(number, 0) == (ROWS if state == "registered" else 0), (number, state)
    receiving = sum(state == "receiving" for state in states.values())
    assert len(spool(rehearsal)) <= receiving, "a half-sent file leaves nothing else"

    issued = sqlite3.connect(rehearsal.folder / "national/national.sqlite").execute(
        "SELECT count(*), count(DISTINCT processing_number) FROM processing_numbers").fetchone()
    steps, open_requests = tables.rows(
        "SELECT (SELECT count(*) FROM audit_records WHERE event = 'code-acquisition.advanced' "
        "AND subject LIKE '%numberIssued') AS steps, "
        "(SELECT count(*) FROM linkage_codes WHERE state = 'requested') AS open")[0]
    assert issued[0] == issued[1] and steps <= issued[0] <= steps + open_requests, (issued, steps, "one number each")
    receipts = {status["processingNumber"]: status["registryReceipt"] for status in work.codes}
    assert len(set(receipts.values())) == len(receipts), "one receipt for each 処理通番"

    verdict = subprocess.run(
        [os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi"), "audit", "verify", *tables.options],
        capture_output=True, text=True, check=False)
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
    print(f"{KILLS} kills: {len(work.singles)} records one by one, {len(work.files)} files, {len(work.codes)} codes")
