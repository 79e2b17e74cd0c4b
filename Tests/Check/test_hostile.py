"""Mutated answers, the same on every run: nothing crashes, hangs or grows. `make check-hostile` is the long run."""

from __future__ import annotations

import pathlib

from hostile import run
from judging import PROGRAM

HOSTILE = pathlib.Path(PROGRAM).with_name("HostileProbes")
EXCHANGES = 4000


def test_nothing_crashes_hangs_or_grows() -> None:
    status, report = run(str(HOSTILE), EXCHANGES, seed=7, patience=300)
    assert status == 0, report
    assert report["exchanges"] == EXCHANGES
    assert report["longestMilliseconds"] <= report["allowedMilliseconds"]


def test_answers_reach_every_part() -> None:
    """Otherwise the run above would say little: whole answers pass, and each phase refuses some."""
    _, report = run(str(HOSTILE), EXCHANGES, seed=8, patience=300)
    ended = report["outcomes"]
    for part in ["name passed", "list passed", "page passed", "name name.malformed", "list revocation.unreadable",
                 "page tls.handshake-failed", "page chain.malformed", "page http.broken"]:
        assert ended.get(part, 0) > 0, (part, ended)
