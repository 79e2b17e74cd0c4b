"""What kakehashi-check says of a scene."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import time
from dataclasses import dataclass

import names
from certificates import NOW, pem
from faults import Fault, Scene
from servers import Listener, NameServer, Silent, closing, free_port

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ["KAKEHASHI_BIN"]).with_name("kakehashi-check")
#: Nobody at a terminal waits longer for three items.
PATIENCE = 60


@dataclass
class Verdict:
    """What was found: the first hop that failed, or nothing."""

    status: int
    hop: str | None
    item: str | None
    seen: str
    remedy: str
    seconds: float
    lines: list[dict]


def judge(fault: Fault, folder: pathlib.Path) -> Verdict:
    """Starts the servers, runs T1 to T3 from a terminal, and reads the first line that fails."""
    scene = Scene(folder)
    fault.change(scene)
    server = Listener(scene.server()) if scene.server_listens else None
    if scene.server_is_silent:
        server = Silent()
    repository = Listener(scene.repository()) if scene.repository_listens else None
    dns = NameServer(scene.answer, over_tcp=scene.dns_over_tcp) if scene.dns_listens else None
    internal = NameServer(scene.internal_answer) if scene.internal_answer else None
    ports = [found.port if found else free_port() for found in (dns, server, repository)]
    with closing(server, repository, dns, internal):
        plan, evidence = folder / "plan.json", folder / "evidence.json"
        plan.write_text(json.dumps(_plan(scene, *ports, internal.port if internal else None), ensure_ascii=False), encoding="utf-8")
        began = time.monotonic()
        ended = subprocess.run(
            [PROGRAM, "run", "--plan", plan, "--evidence", evidence, "--place", "mayor/admin-terminal"],
            timeout=PATIENCE, capture_output=True, check=False)
        seconds = time.monotonic() - began
    assert ended.returncode in (0, 3), (ended.returncode, ended.stderr.decode())
    lines = json.loads(evidence.read_text(encoding="utf-8"))["items"]
    failed = [line for line in lines if line["verdict"] == "fail"]
    first = failed[0] if failed else {}
    return Verdict(
        ended.returncode, first.get("hop"), first.get("item"), first.get("seen") or "", first.get("remedy") or "",
        seconds, lines)


def _plan(scene: Scene, dns: int, server: int, repository: int, internal: int | None) -> dict:
    trust = scene.folder / "trust"
    trust.mkdir()
    (trust / "platform-ca.pem").write_bytes(pem(scene.authority.certificate))

    def place(identifier: str, title: str) -> dict:
        return {
            "identifier": identifier, "title": title, "sourceAddress": "127.0.0.1", "trustFolder": str(trust),
            "nameServer": {"host": "127.0.0.1", "port": internal} if internal else None}

    return {
        "organisation": "202029", "at": NOW.isoformat(),
        "nameServer": {"host": "127.0.0.1", "port": dns},
        "repository": {
            "name": names.REPOSITORY, "port": repository, "listPath": "/repository/platform-ca.crl"},
        "bureaus": [{
            "bureau": "mayor", "serverName": names.SERVER, "administrationName": names.ADMINISTRATION,
            "serverPort": server, "serverAddress": "127.0.0.1",
            "administrationTerminals": [place("admin-terminal", "管理端末")],
            "connectionTerminals": [], "atenaSystem": place("atena-system", "団体内統合宛名システム"),
            "legacySystems": [], "residentRegistry": "resident-registry", "usesBasicFour": False,
            "clerk": {"identifier": "nobody", "password": ""},
            "residentsFile": str(ROOT / "Examples/residents.csv"),
        }],
    }
