"""Two processes of the platform behind HAProxy: restarted in turn, slow, failing, and what clients notice of it."""

from __future__ import annotations

import json
import os
import pathlib
import time
from collections.abc import Iterator

import pytest
from balancing import Balanced
from cluster import until
from load import Load
from names import names_known
from rehearsal import Rehearsal, running


@pytest.fixture(scope="module")
def balanced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Balanced]:
    folder = tmp_path_factory.mktemp("balanced")
    connection = os.environ["KAKEHASHI_POSTGRES"]
    with running(folder / "rehearsal", "--database", connection) as rehearsal, names_known(rehearsal):
        with Balanced(rehearsal, folder / "balanced") as started:
            yield started


def load(balanced: Balanced, **more) -> Load:
    rehearsal: Rehearsal = balanced.rehearsal
    return Load(rehearsal, rehearsal.listeners["server-mayor"].origin, **more)


def test_restarted_in_turn_no_request_fails(balanced: Balanced) -> None:
    balanced.settle()
    work = load(balanced, lanes=6)
    steps: list[tuple[float, str]] = []

    def step(what: str) -> None:
        steps.append((time.monotonic(), what))

    with work.going_on():
        for _ in range(2):
            for node in balanced.nodes:
                time.sleep(1)
                step(f"{node.name} is told to end")
                assert node.end() == 0
                step(f"{node.name} has ended")
                node.start()
                step(f"{node.name} listens")
                # The middlemen lead to the ports that it keeps.
                balanced.wait(node, "UP", 60)
                step(f"{node.name} is up")
    story = sorted([*steps, *work.failures[:8]])
    assert not work.failures, [f"{at - steps[0][0]:.2f} {what}" for at, what in story]
    assert len(work.acknowledged) > 100
    print(json.dumps({"restarts": 4, "requests": len(work.answers), "failed": 0,
                      "slowest": round(max(one.took for one in work.answers), 2)}))


@pytest.mark.parametrize("trouble", ["slow", "half", "errors"])
def test_a_process_that_is_unwell_is_taken_out_and_comes_back_little_by_little(balanced: Balanced, trouble: str) -> None:
    balanced.settle()
    sick = balanced.nodes[1]
    trouble_maker = sick.database if trouble == "errors" else sick.chaos
    # Each request a connection of its own, so that every one of them is balanced.
    work = load(balanced, lanes=4)
    work.session = lambda plain=work.session: closing(plain())
    with work.going_on():
        time.sleep(2)
        begun = time.monotonic()
        trouble_maker.set({"slow": "slow", "half": "half", "errors": "gone"}[trouble])
        out = balanced.wait(sick, "DOWN", 15)
        # What was on its way when it was taken out may still fail; what comes later must not.
        time.sleep(4)
        settled, share = time.monotonic(), balanced.connections(sick)
        time.sleep(8)
        given, state = balanced.connections(sick) - share, balanced.state(sick)
        trouble_maker.set("well")
        later = [failure for failure in work.failures if failure[0] > settled]
        assert not later, [f"{at - begun:.2f} {what}" for at, what in later[:8]]
        assert given <= 2, f"it was still given {given} connections"
        assert state.startswith("DOWN"), "it came back though it is unwell"
        back = balanced.wait(sick, "UP", 60)
        first = int(balanced.statistics(sick)["weight"])
        until(lambda: balanced.statistics(sick)["weight"] == balanced.statistics(sick)["uweight"], 40, "no full share", 0.25)
        until(lambda: balanced.connections(sick) > share + given, 20, "it does not earn its share again", 0.25)
    last = int(balanced.statistics(sick)["weight"])
    during = [failure for failure in work.failures if begun <= failure[0] <= settled]
    print(json.dumps({"trouble": trouble, "outAfter": round(out, 1), "failedUntilThen": len(during),
                      "of": sum(begun <= one.at <= settled for one in work.answers), "backAfter": round(back, 1),
                      "firstWeight": first, "fullWeight": last}))
    assert first < last, "it came back with all of its share at once"


def closing(session):
    session.headers["connection"] = "close"
    return session
