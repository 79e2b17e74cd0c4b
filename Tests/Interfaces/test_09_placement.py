"""One server's rows are moved to another database: by the command, and by a platform that is killed again and again."""

from __future__ import annotations

import pathlib
import random
import time

import pytest
from placing import POSTGRES, PlacedPlatform, still

ROWS = 6_000
KILLS = 8
ENGINES = ["sqlite"] + (["postgres"] if POSTGRES else [])


@pytest.mark.parametrize("engine", ENGINES)
def test_a_server_is_moved_by_the_command(tmp_path: pathlib.Path, engine: str) -> None:
    with PlacedPlatform(tmp_path, {"east": engine, "west": "sqlite"}, ROWS) as platform:
        assert set(platform.places().values()) == {"home"}
        for target in ("east", "west", "home", "east"):
            said = platform.tenant("move", platform.moved, "--to", target)
            assert "cleaned" in said and still(said) < 30, said
            assert {name: platform.rows(name) for name in ("home", "east", "west")} == {
                "home": 0, "east": 0, "west": 0} | {target: ROWS}
            places = platform.places()
            assert places.pop(platform.moved) == target and set(places.values()) == {"home"}
        assert "is there already" in platform_error(platform, "move", platform.moved, "--to", "east")
        assert "no cluster north" in platform_error(platform, "move", platform.moved, "--to", "north")
        assert "no move" in platform_error(platform, "undo", platform.moved)
        # The one log tells of all of it, and every journal is a chain.
        said = platform.tell("audit", "verify", "--database", platform.home)
        assert "intact" in said, said
        assert "intact" in platform.tell("audit", "verify", "--database", tmp_path / "west.sqlite")
        backup_of_each(platform, tmp_path)


def platform_error(platform: PlacedPlatform, *arguments: str) -> str:
    import subprocess

    from placing import PROGRAM, ROOT
    done = subprocess.run(
        [PROGRAM, "tenant", *arguments, "--configuration", platform.configuration], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode not in (0, 3), done
    return done.stderr


def backup_of_each(platform: PlacedPlatform, folder: pathlib.Path) -> None:
    """A backup is one of every database, and each of them can be restored."""
    secret, key, to = folder / "secret.pem", folder / "key.pem", folder / "backups"
    platform.tell("backup", "key", "--secret", secret, "--key", key)
    platform.tell("backup", "create", "--configuration", platform.configuration, "--key", key, "--to", to)
    made = sorted(to.iterdir())
    assert [one.name.split("-")[2:] for one in made] == [[], ["east"], ["west"]], made
    for one in made:
        said = platform.tell("backup", "verify", one, "--secret", secret)
        assert said.startswith("restorable"), said


@pytest.mark.parametrize("engine", ENGINES)
def test_a_platform_that_is_killed_loses_and_doubles_nothing(tmp_path: pathlib.Path, engine: str) -> None:
    chance = random.Random(20160519)
    with PlacedPlatform(tmp_path, {"east": engine, "west": "sqlite"}, ROWS) as platform:
        kills, digests, seen = 0, set(), set()
        for target in ("east", "west", "home", "east"):
            watching = platform.order(target)
            until = time.monotonic() + 240
            kept = KILLS // 4
            while platform.move()[0] not in ("cleaned", "undone") or platform.move()[1] != target:
                assert time.monotonic() < until, platform.move()
                seen.add(platform.move()[0])
                if kept and platform.move()[1] == target:
                    time.sleep(chance.uniform(0, 0.6))
                    platform.end()
                    kills, kept = kills + 1, kept - 1
                    seen.add(platform.move()[0])
                    platform.start()
                time.sleep(0.02)
            watching.wait(60)
            state, _, digest = platform.move()
            # What stood still when the process died goes on; nothing fails, so nothing is undone.
            assert state == "cleaned"
            digests.add(digest)
            assert {name: platform.rows(name) for name in ("home", "east", "west")} == {
                "home": 0, "east": 0, "west": 0} | {target: ROWS}
        # The same rows all the way.
        assert len(digests) == 1, digests
        # A move may end before its moment has come.
        assert kills >= KILLS // 2, kills
        print(f"placement: {kills} kills, in {sorted(seen)}")
        assert "intact" in platform.tell("audit", "verify", "--database", platform.home)
