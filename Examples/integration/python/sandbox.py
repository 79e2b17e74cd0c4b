#!/usr/bin/env python3
"""A vendor's hand on a running sandbox: settings for a system, failures, a clean table, and the conformance run.

    python3 sandbox.py --session sandbox/session.json settings legacy-tax > client.json
    python3 sandbox.py --session sandbox/session.json fail closed
    python3 sandbox.py --session sandbox/session.json reset
    python3 sandbox.py --session sandbox/session.json conformance --system legacy-tax \\
        --send 'python3 kakehashi_client.py --settings client.json register record.json' --record record.json

The conformance run plays each case, has the vendor's system send one 副本 (`--send`, as often as the case needs it), and
says from what the server saw, and from what stands there, whether the system handles the case. Exit status 3: one is not.
"""

from __future__ import annotations

import argparse
import http.client
import json
import pathlib
import shlex
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

FAILURES = ("none", "closed", "slow", "revoked", "duplicate")
SENDING = "/api/replicas"


class Sandbox:
    """The running sandbox, as its operator sees it."""

    def __init__(self, session: pathlib.Path, vendor: pathlib.Path | None = None) -> None:
        """`vendor` is the `client.json` of a system whose certificate is no longer the one of the session."""
        self.folder = session.resolve().parent
        self.session = json.loads(session.read_text(encoding="utf-8"))
        self.platform = json.loads((self.folder / "platform/listeners.json").read_text(encoding="utf-8"))
        self.vendor = vendor

    def settings(self, system: str, side: str = "mayor") -> dict:
        """`client.json` for a system that has its certificate already."""
        server = self.session["listeners"][f"server-{side}"]
        repository = self.session["listeners"]["repository"]
        own = next(one for one in self.session["systems"] if (one["bureau"], one["system"]) == (side, system))
        return {
            "server": server["name"], "address": server["address"], "port": server["port"], "system": system,
            "authority": self.session["authorityFile"],
            "revocation_list": f"http://{repository['address']}:{repository['port']}/repository/platform-ca.crl",
            "certificate": own["certificateFile"], "key": own["keyFile"],
        }

    def fail(self, failure: str, **more: float) -> None:
        """Plays a failure until another is chosen."""
        self._operator("PUT", "/operator/sandbox", {"failure": failure, **more})

    def reset(self) -> None:
        """Takes away what systems brought, and plays no failure."""
        self._operator("POST", "/operator/sandbox/reset", {})

    def requests(self, path: str = SENDING) -> list[dict]:
        """What systems asked of a path since the failure was chosen."""
        return [one for one in self._operator("GET", "/operator/sandbox")["requests"] if one["path"] == path]

    def stands(self, identifier: str, system: str) -> dict | None:
        """A 副本 as the server has it, with its history."""
        own = self.settings(system)
        context = ssl.create_default_context(cafile=own["authority"])
        pair = (own["certificate"], own["key"])
        if self.vendor:
            given = json.loads(self.vendor.read_text(encoding="utf-8"))
            pair = tuple(str(self.vendor.resolve().parent / given[name]) for name in ("certificate", "key"))
        context.load_cert_chain(*pair)
        status, answer = self._exchange(
            self.session["listeners"]["server-mayor"], context, "POST", "/api/replica-details",
            {"recordIdentifier": identifier})
        if status not in (200, 404):
            raise RuntimeError(f"what stands cannot be read: {answer.get('title', status)} (--settings of the system?)")
        return answer if status == 200 else None

    def register_number(self, number: str) -> None:
        """統合宛名番号の登録, as 団体内統合宛名システム: no 副本 without one."""
        own = self.settings("atena-system")
        context = ssl.create_default_context(cafile=own["authority"])
        context.load_cert_chain(own["certificate"], own["key"])
        status, answer = self._exchange(
            self.session["listeners"]["server-mayor"], context, "POST", "/api/atena-numbers", {"atenaNumber": number})
        if status >= 300:
            raise RuntimeError(answer)

    def _operator(self, method: str, path: str, message: dict | None = None) -> dict:
        context = ssl.create_default_context(cafile=self.platform["authorityFile"])
        context.load_cert_chain(self.platform["operatorCertificateFile"], self.platform["operatorKeyFile"])
        status, answer = self._exchange(self.platform["operatorSite"], context, method, path, message)
        if status >= 300:
            raise RuntimeError(f"{method} {path}: {status} {answer}")
        return answer

    @staticmethod
    def _exchange(place: dict, context: ssl.SSLContext, method: str, path: str, message: dict | None) -> tuple[int, dict]:
        connection = http.client.HTTPSConnection(place["name"], place["port"], timeout=60, context=context)
        connection.sock = context.wrap_socket(
            socket.create_connection((place["address"], place["port"]), 60), server_hostname=place["name"])
        try:
            body = None if message is None else json.dumps(message).encode()
            connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()


@dataclass
class Conformance:
    """One run: each case says in a sentence what was seen when it is not handled."""

    sandbox: Sandbox
    system: str
    record: dict
    send: Callable[[], int]
    #: Longer than the system's own time limit.
    slow: float

    def begin(self, failure: str, **more: float) -> None:
        """A clean table, the number that the record needs, and the failure."""
        self.sandbox.reset()
        self.sandbox.register_number(self.record["atenaNumber"])
        self.sandbox.fail(failure, **more)

    def history(self) -> list[dict]:
        """The record's versions."""
        found = self.sandbox.stands(self.record["recordIdentifier"], self.system)
        return found["history"] if found else []

    def case_register(self) -> str:
        """The record is registered."""
        self.begin("none")
        status = self.send()
        return "" if status == 0 and len(self.history()) == 1 else f"status {status}, {len(self.history())} versions"

    def case_closed(self) -> str:
        """Outside the hours it stops, does not knock on, and sends when the service is open again."""
        self.begin("closed")
        status = self.send()
        knocks = len(self.sandbox.requests())
        self.sandbox.fail("none")
        if status == 0:
            return "it took the refusal for success"
        if knocks > 1:
            return f"it asked {knocks} times while the service was closed"
        self.send()
        return "" if len(self.history()) == 1 else "the record was lost"

    def case_slow(self) -> str:
        """A late answer is not waited for without end, and the record is there once."""
        self.begin("slow", seconds=self.slow, times=1)
        status = self.send()
        asked = len(self.sandbox.requests())
        if status != 0:
            return f"status {status}"
        if asked < 2:
            return f"it waited {self.slow} s without a time limit"
        return "" if len(self.history()) == 1 else f"{len(self.history())} versions of one record"

    def case_duplicate(self) -> str:
        """A lost answer is asked for again, and the record is there once."""
        self.begin("duplicate", times=1)
        status = self.send()
        asked = len(self.sandbox.requests())
        if status != 0 or asked < 2:
            return f"status {status} after {asked} requests: the lost answer was not asked for again"
        return "" if len(self.history()) == 1 else f"{len(self.history())} versions of one record"

    def case_revoked(self) -> str:
        """Nothing is sent to a server whose certificate is revoked."""
        self.begin("revoked")
        status = self.send()
        asked = len(self.sandbox.requests())
        self.sandbox.fail("none")
        if asked:
            return "it sent the record to a server whose certificate is revoked"
        return "" if status != 0 else "it said that all was well"

    def run(self) -> dict[str, str]:
        """Every case, and what was wrong (empty: handled)."""
        cases = ("register", "closed", "slow", "duplicate", "revoked")
        found = {case: getattr(self, f"case_{case}")() for case in cases}
        self.sandbox.reset()
        return found


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="A vendor's hand on a running sandbox.")
    parser.add_argument("--session", type=pathlib.Path, default=pathlib.Path("sandbox/session.json"))
    commands = parser.add_subparsers(dest="command", required=True)
    settings = commands.add_parser("settings", help="client.json for a system that has its certificate")
    settings.add_argument("system")
    settings.add_argument("--side", default="mayor")
    fail = commands.add_parser("fail", help="play a failure")
    fail.add_argument("failure", choices=FAILURES)
    fail.add_argument("--seconds", type=float)
    fail.add_argument("--times", type=int)
    commands.add_parser("reset", help="take away what systems brought")
    conformance = commands.add_parser("conformance", help="which cases the vendor's system handles")
    conformance.add_argument("--system", default="legacy-tax")
    conformance.add_argument("--record", type=pathlib.Path, required=True, help="JSON file with the record that --send sends")
    conformance.add_argument("--send", required=True, help="command that makes the system send that record; 0: it was taken")
    conformance.add_argument("--settings", type=pathlib.Path, help="client.json, if the system has a certificate of its own")
    conformance.add_argument("--slow", type=float, default=120, help="seconds of a late answer")
    chosen = parser.parse_args(arguments)
    sandbox = Sandbox(chosen.session, getattr(chosen, "settings", None))
    if chosen.command == "settings":
        print(json.dumps(sandbox.settings(chosen.system, chosen.side), indent=1))
    elif chosen.command == "fail":
        more = {name: getattr(chosen, name) for name in ("seconds", "times") if getattr(chosen, name) is not None}
        sandbox.fail(chosen.failure, **more)
    elif chosen.command == "reset":
        sandbox.reset()
    else:
        record = json.loads(chosen.record.read_text(encoding="utf-8"))[0]
        # What the system says goes elsewhere: the output is the verdicts.
        run = Conformance(
            sandbox, chosen.system, record,
            lambda: subprocess.run(shlex.split(chosen.send), stdout=sys.stderr, check=False).returncode, chosen.slow)
        found = run.run()
        for case, wrong in found.items():
            print(f"{case:<10} {'handled' if not wrong else 'NOT handled: ' + wrong}")
        return 3 if any(found.values()) else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
