"""The primary database dies under load: no acknowledged record is lost, and service is back without a person."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import threading
import time

import requests
from cluster import Cluster, until
from load import Load
from names import names_known
from rehearsal import ROOT, running

#: How often the primary dies.
KILLS = int(os.environ.get("KAKEHASHI_FAILOVERS", "3"))
#: Within so many seconds records are acknowledged again.
LIMIT = 30


class Watch:
    """What `/readyz` says, all the time, and how long it takes to say it."""

    def __init__(self, listener: dict) -> None:
        self.url = f"http://{listener['address']}:{listener['port']}/readyz"
        self.seen: list[tuple[float, int, float]] = []
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._go)

    def _go(self) -> None:
        while not self.over.wait(0.2):
            begun = time.monotonic()
            answer = requests.get(self.url, timeout=10)
            self.seen.append((begun, answer.status_code, time.monotonic() - begun))

    def __enter__(self) -> Watch:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()


def test_the_primary_dies_under_load(tmp_path: pathlib.Path) -> None:
    with Cluster(tmp_path / "cluster") as cluster:
        with running(tmp_path / "rehearsal", "--database", cluster.connection) as rehearsal, names_known(rehearsal):
            schema = rehearsal.session["databaseSchema"]
            work = Load(rehearsal, rehearsal.listeners["server-mayor"].origin)
            times: list[float] = []
            with Watch(rehearsal.platform["operation"]) as watch, work.going_on():
                for _ in range(KILLS):
                    time.sleep(3)
                    leader = cluster.leader()
                    cluster.kill(leader)
                    killed = time.monotonic()
                    until(lambda: work.good_after(killed) is not None, LIMIT, f"no record within {LIMIT} s")
                    times.append(work.good_after(killed) - killed)
                    cluster.start(leader)
                    until(lambda: cluster._count("replica") >= 2 and cluster._count("sync") >= 1, 120,
                          "the node that died does not follow again")
            held = set(cluster.ask(
                f"SELECT record_id FROM {schema}.replicas WHERE system_id = 'legacy-tax' AND record_id LIKE 'ha-%'",
                "platform").split())
            lost = work.acknowledged - held
            assert not lost, f"{len(lost)} of {len(work.acknowledged)} acknowledged records are gone"
            assert {status for _, status, _ in watch.seen} == {200, 503}, "/readyz said so, and said when it was over"
            slowest = max(took for _, _, took in watch.seen)
            assert slowest < 2, f"/readyz took {slowest:.1f} s"
            verified = subprocess.run(
                [os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi"), "audit", "verify", "--database",
                 cluster.connection, "--schema", schema], capture_output=True, text=True, check=False)
            assert verified.returncode == 0, verified.stdout + verified.stderr
            print(json.dumps({
                "kills": KILLS, "acknowledged": len(work.acknowledged), "lost": 0,
                "secondsWithoutService": [round(one, 1) for one in times], "slowestReadyz": round(slowest, 2)}))
