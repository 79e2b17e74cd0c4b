"""Told to end at any moment of its start, a platform ends."""

from __future__ import annotations

import json
import os
import pathlib
import random
import signal
import subprocess
import time

from conftest import ROOT

PROGRAM = pathlib.Path(os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi")).resolve()
#: Starts: some in every run of the tests; one in forty was lost before.
STARTS = int(os.environ.get("KAKEHASHI_STARTS", "20"))
SEED = int(os.environ.get("KAKEHASHI_SEED", "20160519"))
#: Far longer than an end takes, which is a tenth of a second.
PATIENCE = 20


def configuration(folder: pathlib.Path) -> pathlib.Path:
    subprocess.run([PROGRAM, "servers", "--output", folder, "--servers", "3"], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    file = folder / "configuration.json"
    file.write_text(json.dumps({
        "folder": str(folder / "platform"), "domain": "endings.example",
        "programmeFile": str(ROOT / "Programmes/2016-sogo-unyo-test.yaml"),
        "holidaysFile": str(ROOT / "Data/japanese-holidays.csv"),
        "provisionalMasterFile": str(ROOT / "Examples/master-provisional.json"),
        "registrationAuthorityFile": str(folder / "lgpki.pem"),
        "interfaceSystem": {"name": "i.example", "address": "127.0.0.1", "port": 9},
        "nameServer": {"hostsFolder": str(folder / "dns"), "logFile": str(folder / "queries.log")},
    }), encoding="utf-8")
    return file


def started(folder: pathlib.Path, file: pathlib.Path) -> subprocess.Popen:
    """Starts it, until everything listens."""
    listeners = folder / "platform/listeners.json"
    listeners.unlink(missing_ok=True)
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "--", PROGRAM, "platform", "serve", "--configuration", file], stderr=log)
    limit = time.monotonic() + 60
    while not listeners.exists():
        assert process.poll() is None, (folder / "log").read_text(encoding="utf-8")[-500:]
        assert time.monotonic() < limit, "it does not start"
        time.sleep(0.001)
    return process


def test_a_platform_that_is_told_to_end_ends(tmp_path: pathlib.Path) -> None:
    file, chance, endings = configuration(tmp_path), random.Random(SEED), []
    for _ in range(STARTS):
        process = started(tmp_path, file)
        try:
            time.sleep(chance.uniform(0, 0.012))
            process.send_signal(signal.SIGTERM)
            endings.append(process.wait(PATIENCE))
        finally:
            process.kill()
            process.wait()
    # In order, or at once as long as it has only begun.
    assert set(endings) <= {0, -signal.SIGTERM}, endings
    assert 0 in endings, endings
