"""Two processes of the platform behind HAProxy, at the addresses of a rehearsal's one."""

from __future__ import annotations

import csv
import io
import json
import os
import pathlib
import signal
import socket
import subprocess
import time

import requests
from chaos import Chaos
from cluster import until
from rehearsal import ROOT, Rehearsal

#: Seconds that a process says that it ends before it does: longer than HAProxy takes to notice.
FAREWELL = 5

CONFIGURATION = """
global
    stats socket {folder}/haproxy.sock mode 600 level admin
defaults
    mode tcp
    timeout connect 2s
    timeout client 75s
    timeout server 75s
    timeout check 2500ms
    # When nobody is well, everybody is asked all the same: an answer that may come is better than none that cannot.
    option allbackups
    option redispatch 1
    retries 3
    balance roundrobin
    # One look that fails is enough to go, five in a row that do not are needed to come back: a process that fails half the
    # time never does. It then gets its share little by little, for which a weight of 1 is too coarse.
    default-server weight 100 inter 1s fall 1 rise 5 slowstart 10s observe layer4 error-limit 3 on-error mark-down send-proxy-v2
"""


class Node:
    """One process, and the middlemen before it."""

    def __init__(self, name: str, address: str, balanced: Balanced) -> None:
        self.name, self.address, self.balanced = name, address, balanced
        self.chaos, self.database = Chaos(), Chaos()
        self.process: subprocess.Popen | None = None
        self.ports: dict[str, int] = {}

    def start(self) -> None:
        folder = self.balanced.folder
        listeners = folder / f"listeners-{self.name}.json"
        listeners.unlink(missing_ok=True)
        program = os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi")
        log = (self.balanced.place / f"{self.name}.log").open("ab")
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "--", program, "platform", "serve", "--configuration",
             self.balanced.configuration, "--node-name", self.name, "--node-address", self.address,
             "--node-proxies", "127.0.0.0/8", "--operation-address", self.address, "--operation-port", "0",
             "--operation-farewell", str(FAREWELL), "--database-place", self.balanced.connection(self)],
            stdout=log, stderr=log)
        until(lambda: listeners.exists() or self.process.poll() is not None, 60, f"{self.name} does not listen")
        assert self.process.poll() is None, f"{self.name} ended; see {log.name}"
        self.ports = json.loads((folder / f"ports-{self.name}.json").read_text(encoding="utf-8"))

    def end(self) -> int:
        """In order, and how it ended."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def ready(self) -> tuple[int, str]:
        answer = requests.get(f"http://{self.address}:{self.ports['operation']}/readyz", timeout=5)
        return answer.status_code, answer.text


class Balanced:
    """Takes the platform over from its rehearsal."""

    def __init__(self, rehearsal: Rehearsal, place: pathlib.Path) -> None:
        self.rehearsal, self.place = rehearsal, place
        self.folder = rehearsal.folder / "platform"
        place.mkdir(parents=True)
        settings = json.loads((self.folder / "configuration.json").read_text(encoding="utf-8"))
        settings["rehearseAt"] = rehearsal.session["at"]
        self.real = settings["database"]["place"]
        self.configuration = place / "configuration.json"
        self.configuration.write_text(json.dumps(settings), encoding="utf-8")
        network = f"127.{60 + os.getpid() % 30}.{os.getpid() // 30 % 250}"
        self.nodes = [Node("a", f"{network}.1", self), Node("b", f"{network}.2", self)]
        self.haproxy: subprocess.Popen | None = None

    def connection(self, node: Node) -> str:
        """The database as one node reaches it: through a middleman."""
        parts = dict(part.split("=", 1) for part in self.real.split())
        folder = self.place / f"database-{node.name}"
        if not folder.exists():
            folder.mkdir()
            node.database.listen_at(folder / ".s.PGSQL.5432", pathlib.Path(parts["host"]) / ".s.PGSQL.5432")
        return self.real.replace(parts["host"], str(folder))

    def __enter__(self) -> Balanced:
        first = self.rehearsal.session["processes"]["platform"]
        self.parent = int(pathlib.Path(f"/proc/{first}/stat").read_text().rsplit(")", 1)[1].split()[1])
        # Its rehearsal would end everything when the platform ends: it is halted for as long.
        os.kill(self.parent, signal.SIGSTOP)
        os.kill(first, signal.SIGKILL)
        for node in self.nodes:
            node.start()
        self._balance()
        return self

    def __exit__(self, *_: object) -> None:
        for process in [self.haproxy, *(node.process for node in self.nodes)]:
            if process and process.poll() is None:
                process.kill()
                process.wait()
        os.kill(self.parent, signal.SIGCONT)

    def _balance(self) -> None:
        text = CONFIGURATION.format(folder=self.place)
        names = {"server-mayor": "202029-mayor", "server-education": "202029-education", "support": "support"}
        for key, site in names.items():
            listener = self.rehearsal.listeners[key]
            text += f"listen {site}\n    bind {listener.address}:{listener.port}\n    option httpchk GET /readyz\n"
            for node in self.nodes:
                data = node.chaos.listen(node.address, 0, (node.address, node.ports[site]))
                look = node.chaos.listen(node.address, 0, (node.address, node.ports["operation"]))
                text += (f"    server {node.name} {node.address}:{data} check addr {node.address} port {look} "
                         "no-check-send-proxy\n"
                         f"    server {node.name}-last {node.address}:{data} backup\n")
        file = self.place / "haproxy.cfg"
        file.write_text(text, encoding="utf-8")
        log = (self.place / "haproxy.log").open("wb")
        environment = {**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin"}
        self.haproxy = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "--", "haproxy", "-db", "-f", file], stdout=log, stderr=log,
            env=environment)
        until(lambda: all(self.state(node).startswith("UP") for node in self.nodes), 60, "the processes are not up")

    def statistics(self, node: Node, site: str = "202029-mayor") -> dict[str, str]:
        with socket.socket(socket.AF_UNIX) as control:
            control.connect(str(self.place / "haproxy.sock"))
            control.sendall(b"show stat\n")
            text = b"".join(iter(lambda: control.recv(65536), b"")).decode()
        rows = csv.DictReader(io.StringIO(text.removeprefix("# ")))
        return next(row for row in rows if (row["pxname"], row["svname"]) == (site, node.name))

    def state(self, node: Node) -> str:
        try:
            return self.statistics(node)["status"]
        except OSError:
            return ""

    def connections(self, node: Node) -> int:
        return int(self.statistics(node)["stot"])

    def wait(self, node: Node, state: str, seconds: float) -> float:
        return until(lambda: self.state(node).startswith(state), seconds, f"{node.name} is not {state}", 0.05)

    def settle(self) -> None:
        """Until both have their full share again."""
        for node in self.nodes:
            self.wait(node, "UP", 60)
        until(lambda: all(self.statistics(node)["weight"] == self.statistics(node)["uweight"] for node in self.nodes),
              60, "no full share")
        time.sleep(0.2)
