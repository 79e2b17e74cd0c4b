"""A platform on several databases, with servers of invented settings, as a process that can be killed."""

from __future__ import annotations

import base64
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import time
import uuid
from collections.abc import Iterable

from serving import PROGRAM, ROOT, configured, make_servers

POSTGRES = os.environ.get("KAKEHASHI_POSTGRES")
SECONDS_TO_START = 60


class PlacedPlatform:
    """Home is a SQLite file; of the clusters each is a file, or a schema where `engines` says so."""

    def __init__(self, folder: pathlib.Path, engines: dict[str, str], rows: int) -> None:
        self.folder, self.engines, self.process = folder, engines, None
        self.home = folder / "platform/platform.sqlite"
        make_servers(folder, 4)
        with sqlite3.connect(self.home) as database:
            self.servers = [name for name, in database.execute("SELECT tenant_id FROM tenants ORDER BY created_at, tenant_id")]
            self.moved = self.servers[0]
            for server in self.servers:
                fill(database, server, range(rows if server == self.moved else 200))
        self.configuration = configured(
            folder, "placed.example", storage={"clusters": {name: self.address(name) for name in engines}})

    def address(self, name: str) -> dict:
        if self.engines[name] == "sqlite":
            return {"place": str(self.folder / f"{name}.sqlite")}
        return {"place": POSTGRES, "schema": f"placed_{name}_{uuid.uuid4().hex[:12]}"}

    def __enter__(self) -> PlacedPlatform:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def start(self) -> None:
        listeners = self.folder / "platform/listeners.json"
        listeners.unlink(missing_ok=True)
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", "--", PROGRAM, "platform", "serve", "--configuration",
                 self.configuration], stderr=log, stdout=log)
        limit = time.monotonic() + SECONDS_TO_START
        while not listeners.exists():
            assert self.process.poll() is None, (self.folder / "log").read_text()[-2000:]
            assert time.monotonic() < limit, "it does not come up"
            time.sleep(0.01)

    def end(self) -> None:
        """As a power cut would."""
        if self.process:
            self.process.kill()
            self.process.wait()

    def tell(self, *arguments: str | pathlib.Path, status: Iterable[int] = (0,)) -> str:
        done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=600, cwd=ROOT)
        assert done.returncode in status, (arguments, done.returncode, done.stdout, done.stderr)
        return done.stdout

    def tenant(self, *arguments: str, status: Iterable[int] = (0,)) -> str:
        return self.tell("tenant", *arguments, "--configuration", self.configuration, status=status)

    def order(self, target: str) -> subprocess.Popen:
        """Orders a move; whoever watches it is another process."""
        return subprocess.Popen(
            [PROGRAM, "tenant", "move", self.moved, "--to", target, "--configuration", self.configuration],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)

    def move(self) -> tuple[str, str, str]:
        """State, target and digest of the last move."""
        with sqlite3.connect(f"file:{self.home}?mode=ro", uri=True, timeout=10) as database:
            row = database.execute(
                "SELECT state, target, coalesce(hex(digest), '') FROM tenant_moves ORDER BY ordered_at DESC LIMIT 1").fetchone()
        return row or ("", "", "")

    def places(self) -> dict[str, str]:
        return dict(line.split()[:2] for line in self.tenant("places").splitlines())

    def rows(self, name: str) -> int:
        """How many 副本 of the server that is moved a database has."""
        question = f"SELECT count(*) FROM replicas WHERE tenant_id = '{self.moved}'"
        if name != "home" and self.engines[name] != "sqlite":
            address = json.loads(self.configuration.read_text())["storage"]["clusters"][name]
            question = f"SET kakehashi.tenant = '*'; {question}".replace("replicas", f"{address['schema']}.replicas")
            return int(subprocess.run(
                ["psql", "-qtA", address["place"], "-c", question], capture_output=True, text=True, check=True).stdout)
        path = self.home if name == "home" else self.folder / f"{name}.sqlite"
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10) as database:
            return database.execute(question).fetchone()[0]

    def is_sealed(self) -> bool:
        """Whether the keeper of data keys has looked through everything once."""
        with sqlite3.connect(f"file:{self.home}?mode=ro", uri=True, timeout=10) as database:
            done = database.execute("SELECT count(*) FROM data_keys WHERE resealed_at IS NOT NULL").fetchone()[0]
        return done == len(self.servers)


def fill(database: sqlite3.Connection, server: str, deeds: range) -> None:
    """Numbers and 副本 as large as sealed ones are."""
    chance = random.Random(server)
    text = "k1." + base64.b64encode(chance.randbytes(520)).decode()
    database.executemany(
        "INSERT INTO atena_numbers (tenant_id, atena_number, registered_at, registered_by) VALUES (?, ?, 1, 'x')",
        ((server, str(deed + 1)) for deed in deeds if deed % 20 == 0))
    database.executemany(
        """INSERT INTO replicas (tenant_id, system_id, record_id, atena_number, item_code, document, registered_at)
        VALUES (?, 'legacy-tax', ?, ?, 'TM00000000000002', ?, 1)""",
        ((server, f"r{deed:08}", str(deed // 20 * 20 + 1), f"{text}{deed}") for deed in deeds))


def still(text: str) -> float:
    """How long a server stood still, as `kakehashi tenant move` says."""
    return float(re.findall(r"stood still for ([0-9.]+) s", text)[-1])
