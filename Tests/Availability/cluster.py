"""PostgreSQL on three nodes under Patroni, with an etcd, on loopback addresses of their own."""

from __future__ import annotations

import glob
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import time
import urllib.request

import yaml

PROGRAMS = pathlib.Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])
#: Who runs the servers: PostgreSQL refuses root.
USER = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name


def as_user(*command: str | pathlib.Path) -> list:
    """A command as the servers' user; the kernel ends it with the tests."""
    lead = ["setpriv", "--pdeathsig", "KILL"]
    if os.getuid() == 0:
        user = pwd.getpwnam(USER)
        lead += [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return [*lead, "--", *command]


class Cluster:
    """Three nodes and who of them leads."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        # A network of loopback for each run: nothing else listens there.
        self.network = f"127.{100 + os.getpid() % 100}.{os.getpid() // 100 % 250}"
        self.nodes = [f"n{number}" for number in (1, 2, 3)]
        self.processes: dict[str, subprocess.Popen] = {}

    def address(self, node: str) -> str:
        return f"{self.network}.{self.nodes.index(node) + 1}"

    @property
    def connection(self) -> str:
        """As the platform is told: libpq finds out who leads."""
        hosts = ",".join(self.address(node) for node in self.nodes)
        return (f"host={hosts} port=5432 user=platform dbname=platform target_session_attrs=read-write "
                "connect_timeout=2 tcp_user_timeout=3000")

    def __enter__(self) -> Cluster:
        self.folder.mkdir(parents=True)
        if os.getuid() == 0:
            shutil.chown(self.folder, USER)
            # pytest's folders are closed to others.
            for parent in self.folder.parents:
                if parent.is_relative_to("/tmp") and parent != pathlib.Path("/tmp"):
                    parent.chmod(0o755)
        client, peer = f"http://{self.network}.9:2379", f"http://{self.network}.9:2380"
        self._start("etcd", "etcd", "--name", "e", "--data-dir", self.folder / "etcd", "--listen-client-urls", client,
                    "--advertise-client-urls", client, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
                    "--initial-cluster", f"e={peer}", "--unsafe-no-fsync")
        for node in self.nodes:
            self.start(node)
            if node == self.nodes[0]:
                self.leader(60)
        until(lambda: self._count("replica") >= 2, 90, "the standbys do not follow")
        until(lambda: self._count("sync") >= 1, 60, "no standby is synchronous")
        for sql in ("CREATE ROLE platform LOGIN NOSUPERUSER",
                    "CREATE DATABASE platform OWNER platform ENCODING 'UTF8' LC_COLLATE 'C' TEMPLATE template0"):
            self.ask(sql)
        return self

    def __exit__(self, *_: object) -> None:
        for node in self.nodes:
            self.kill(node)
        self.processes["etcd"].kill()
        self.processes["etcd"].wait()

    def start(self, node: str) -> None:
        address = self.address(node)
        settings = {
            "scope": "kakehashi", "name": node,
            "restapi": {"listen": f"{address}:8008", "connect_address": f"{address}:8008"},
            "etcd3": {"host": f"{self.network}.9:2379"},
            "bootstrap": {
                "dcs": {
                    "ttl": 20, "loop_wait": 5, "retry_timeout": 5, "synchronous_mode": True,
                    "maximum_lag_on_failover": 1 << 20,
                    "postgresql": {"use_pg_rewind": True, "parameters": {"max_connections": 100, "wal_log_hints": "on"}},
                },
                "initdb": [{"encoding": "UTF8"}, {"locale": "C"}, "data-checksums"],
                "pg_hba": ["host all all 127.0.0.0/8 trust", "host replication all 127.0.0.0/8 trust"],
            },
            "postgresql": {
                "listen": f"{address}:5432", "connect_address": f"{address}:5432", "data_dir": str(self.folder / node),
                "bin_dir": str(PROGRAMS), "pgpass": str(self.folder / f"{node}.pgpass"),
                "authentication": {
                    "superuser": {"username": "postgres"}, "replication": {"username": "replicator"},
                    "rewind": {"username": "postgres"}},
                "parameters": {"unix_socket_directories": ""},
            },
            "watchdog": {"mode": "off"},
        }
        file = self.folder / f"{node}.yaml"
        file.write_text(yaml.safe_dump(settings), encoding="utf-8")
        if os.getuid() == 0:
            shutil.chown(file, USER)
        self._start(node, "patroni", file)

    def kill(self, node: str) -> None:
        """All of a node at once, as if its power was gone."""
        patroni = self.processes.pop(node, None)
        if patroni:
            patroni.kill()
        pid_file = self.folder / node / "postmaster.pid"
        if pid_file.exists():
            postmaster = int(pid_file.read_text().split()[0])
            children = subprocess.run(
                ["pgrep", "-P", str(postmaster)], capture_output=True, text=True, check=False).stdout.split()
            for number in [postmaster, *map(int, children)]:
                try:
                    os.kill(number, signal.SIGKILL)
                except ProcessLookupError:
                    pass
        if patroni:
            patroni.wait()

    def leader(self, seconds: float = 0) -> str:
        found: list[str] = []

        def look() -> bool:
            found[:] = [node for node in self.nodes if self._is(node, "primary")]
            return bool(found)

        until(look, seconds, "nobody leads")
        return found[0]

    def ask(self, sql: str, database: str = "postgres") -> str:
        return subprocess.run(
            ["psql", "--no-psqlrc", "-qAt", "-h", self.address(self.leader(60)), "-U", "postgres", database, "-c", sql],
            capture_output=True, text=True, check=True).stdout.strip()

    def _count(self, path: str) -> int:
        return sum(self._is(node, path) for node in self.nodes)

    def _is(self, node: str, path: str) -> bool:
        try:
            with urllib.request.urlopen(f"http://{self.address(node)}:8008/{path}", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def _start(self, name: str, *command: str | pathlib.Path) -> None:
        log = (self.folder / f"{name}.log").open("ab")
        self.processes[name] = subprocess.Popen(as_user(*command), stdout=log, stderr=log, cwd=self.folder)


def until(condition, seconds: float, otherwise: str, pause: float = 0.1) -> float:
    """Waits until something is so, and answers how long that took."""
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < seconds, otherwise
        time.sleep(pause)
    return time.monotonic() - begun
