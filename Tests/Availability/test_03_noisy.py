"""A tenant that floods its server moves another's answers by less than twice.

Both clients stand for other machines, so that neither may take the processor from the platform, nor wait for it: the flood comes
last, and the one that is measured first where that is allowed (root). Sessions share the processor as groups (sched(7), autogroup):
a nice value within one says nothing to another. The flood is halted and goes on in turn, so that a machine which is slower for a while
is so for both.
"""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import time

import pytest
from load import Load
from names import names_known
from rehearsal import running

CONNECTIONS = int(os.environ.get("KAKEHASHI_CONNECTIONS", "1000"))
SECONDS = float(os.environ.get("KAKEHASHI_SECONDS", "20"))
#: How often the flood is halted and goes on, over those seconds.
ROUNDS = 5
#: Until the platform has forgotten who was about, or a flood that goes on is at its full.
CHANGE = 2
#: Between two requests of the tenant that is measured.
PAUSE = 0.02


def answers(load: Load, seconds: float) -> list[float]:
    """How long single registrations take, one after the other."""
    session, times, begun = load.session(), [], time.monotonic()
    number = 0
    while time.monotonic() - begun < seconds:
        number += 1
        before = len(load.answers)
        assert load._send(session, load.record(f"quiet-{begun:.0f}-{number}", number)), load.failures[-1]
        times.append(load.answers[before].took)
        time.sleep(PAUSE)
    return sorted(times)


def come(process: int | str, nice: int) -> None:
    """Gives the session of a process its place among the others: -20 first, 19 last."""
    with contextlib.suppress(OSError):
        pathlib.Path(f"/proc/{process}/autogroup").write_text(str(nice), encoding="utf-8")


def share(times: list[float], part: float) -> float:
    return times[min(len(times) - 1, int(len(times) * part))]


def test_a_flood_moves_another_tenants_p99_by_less_than_twice(tmp_path: pathlib.Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536), hard))
    with running(tmp_path / "rehearsal") as rehearsal, names_known(rehearsal):
        listener = rehearsal.listeners["server-mayor"]
        noisy = next(one for one in rehearsal.session["systems"]
                     if (one["bureau"], one["system"]) == ("mayor", "legacy-tax"))
        come("self", -10)
        quiet = Load(rehearsal, rehearsal.listeners["server-education"].origin, bureau="education")
        answers(quiet, 2)
        flood = subprocess.Popen(
            ["nice", "-n", "19", sys.executable, pathlib.Path(__file__).with_name("flood.py"), listener.address,
             str(listener.port), listener.name, rehearsal.authority_file, noisy["certificateFile"], noisy["keyFile"],
             "legacy-tax", str(CONNECTIONS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)
        come(flood.pid, 19)
        try:
            flood.stdin.write("\n".join(quiet.persons))
            flood.stdin.close()
            assert flood.stdout.readline() == "flooding\n"
            # Until its connections stand.
            time.sleep(8)
            alone, beside = [], []
            for _ in range(ROUNDS):
                for times, goes_on in ((alone, signal.SIGSTOP), (beside, signal.SIGCONT)):
                    flood.send_signal(goes_on)
                    time.sleep(CHANGE)
                    times += answers(quiet, SECONDS / ROUNDS)
            alone.sort()
            beside.sort()
        finally:
            flood.send_signal(signal.SIGCONT)
            flood.terminate()
            come("self", 0)
        said = json.loads(flood.stdout.read())
        flood.wait()
        found = {
            "connections": CONNECTIONS, "flood": said,
            "alone": {"n": len(alone), "p50": round(share(alone, .5) * 1e3, 1), "p99": round(share(alone, .99) * 1e3, 1)},
            "beside": {"n": len(beside), "p50": round(share(beside, .5) * 1e3, 1),
                       "p99": round(share(beside, .99) * 1e3, 1)},
        }
        print(json.dumps(found))
        assert sum(said.values()) > CONNECTIONS
        if share(beside, .99) >= 2 * share(alone, .99):
            pytest.fail(f"the flood moves p99 by {share(beside, .99) / share(alone, .99):.1f}: {found}")
