"""Clients that register 副本 and keep account of what was acknowledged."""

from __future__ import annotations

import contextlib
import csv
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import requests
from rehearsal import ROOT, Rehearsal

TAX = "TM00000000000002"


@dataclass
class Answer:
    at: float
    took: float
    status: int


@dataclass
class Load:
    """Lanes of single records, each a client with a connection that it keeps."""

    rehearsal: Rehearsal
    server: str
    lanes: int = 4
    acknowledged: set[str] = field(default_factory=set)
    answers: list[Answer] = field(default_factory=list)
    #: When what failed had begun.
    failures: list[tuple[float, str]] = field(default_factory=list)
    bureau: str = "mayor"
    #: Whether a record that was not taken is sent again, as a program of an organisation would.
    insists: bool = True

    def __post_init__(self) -> None:
        self.over = threading.Event()
        with (ROOT / "Examples/residents.csv").open(encoding="utf-8") as residents:
            self.persons = [row["atenaNumber"] for row in csv.DictReader(residents)]
        files = {(one["bureau"], one["system"]): one for one in self.rehearsal.session["systems"]}
        # The first of the systems that register 副本 there.
        self.system = next(name for bureau, name in files if bureau == self.bureau and name.startswith("legacy"))
        system = files[(self.bureau, self.system)]
        self.certificate = (system["certificateFile"], system["keyFile"])

    def record(self, identifier: str, number: int) -> dict:
        return {
            "recordIdentifier": identifier, "atenaNumber": self.persons[number % len(self.persons)],
            "itemCode": TAX, "dataSetKey": identifier, "versionNumber": "0001", "publicationStart": "2016-05-01",
            "administrativeDistrict": "00001", "changeKind": "initial", "values": {"所得額": str(number)},
        }

    def session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False
        session.verify, session.cert = str(self.rehearsal.authority_file), self.certificate
        return session

    def _lane(self, lane: int) -> None:
        session, place = self.session(), 0
        while not self.over.is_set():
            place += 1
            identifier = f"ha-{lane}-{place}"
            record = self.record(identifier, place)
            while not self.over.is_set():
                if self._send(session, record):
                    self.acknowledged.add(identifier)
                    break
                if not self.insists:
                    break
                time.sleep(0.05)

    def _send(self, session: requests.Session, record: dict) -> bool:
        begun = time.monotonic()
        try:
            answer = session.post(
                f"{self.server}/api/replicas", json={"system": self.system, "records": [record]}, timeout=15)
        except requests.RequestException as failure:
            self.failures.append((begun, f"after {time.monotonic() - begun:.2f} s: {repr(failure)[-160:]}"))
            return False
        now = time.monotonic()
        self.answers.append(Answer(now, now - begun, answer.status_code))
        if answer.status_code != 200:
            self.failures.append((begun, f"{answer.status_code} {answer.text[:200]}"))
            return False
        return True

    @contextlib.contextmanager
    def going_on(self) -> Iterator[Load]:
        threads = [threading.Thread(target=self._lane, args=[lane]) for lane in range(self.lanes)]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self.over.set()
            for thread in threads:
                thread.join()

    def good_after(self, instant: float) -> float | None:
        """When the first record after an instant was acknowledged."""
        return next((one.at for one in self.answers if one.status == 200 and one.at - one.took >= instant), None)
