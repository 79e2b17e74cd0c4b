"""Told to end at any moment of its start, a platform ends."""

from __future__ import annotations

import os
import pathlib
import random
import signal
import subprocess
import time

from serving import PROGRAM, configured, make_servers

#: Starts: some in every run of the tests; one in forty was lost before.
STARTS = int(os.environ.get("KAKEHASHI_STARTS", "20"))
SEED = int(os.environ.get("KAKEHASHI_SEED", "20160519"))
#: Far longer than an end takes, which is a tenth of a second.
PATIENCE = 20


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
    make_servers(tmp_path, 3)
    file, chance, endings = configured(tmp_path, "endings.example"), random.Random(SEED), []
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
