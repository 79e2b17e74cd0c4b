"""`submit` for an account with a second factor: the code is asked for at a terminal, and nowhere else."""

from __future__ import annotations

import http.cookies
import json
import os
import pathlib
import pty
import re
import select
import ssl
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Browser"))

from one_time_code import one_time_code  # noqa: E402
from parties import Connection, set_platform_clock  # noqa: E402
from rehearsal import Rehearsal, running  # noqa: E402

PROGRAM = pathlib.Path(os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi")).resolve().parent / "kakehashi-check"
SECONDS = 60


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with running(tmp_path_factory.mktemp("second-factor") / "rehearsal") as started:
        yield started


class Site:
    """サポートサイト as the account's owner uses it in a browser."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.door = rehearsal.door("support", "support")
        context = ssl.create_default_context(cafile=rehearsal.authority_file)
        self.listener, self.context, self.cookie = rehearsal.listeners["support"], context, ""
        self.ask("/support/sign-in", account=self.door.account, password=self.door.password)

    def ask(self, path: str, **fields: str) -> str:
        connection = Connection(self.listener, self.context)
        headers = {"cookie": self.cookie, "accept": "text/html"}
        if fields:
            headers["content-type"] = "application/x-www-form-urlencoded"
        connection.request("POST" if fields else "GET", path, urllib.parse.urlencode(fields) or None, headers)
        answer = connection.getresponse()
        for value in answer.headers.get_all("set-cookie") or []:
            self.cookie = "; ".join(f"{name}={one.value}" for name, one in http.cookies.SimpleCookie(value).items())
        text = answer.read().decode()
        assert answer.status < 400, text
        return text

    def enrol(self, rehearsal: Rehearsal, now: datetime) -> str:
        """Registers an authenticator app at an instant; its key, as the page shows it."""
        page = "/support/second-factor"
        self.ask(page, **{"form-token": self.token(self.ask(page))})
        shown = self.ask(page)
        set_platform_clock(rehearsal, now.isoformat())
        key = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", shown)
        assert key, shown
        code = one_time_code(key.group(), int(now.timestamp()))
        self.ask(f"{page}/confirmation", code=code, **{"form-token": self.token(shown)})
        return key.group()

    @staticmethod
    def token(page: str) -> str:
        found = re.search(r'name="form-token" value="([^"]+)"', page)
        assert found, page
        return found.group(1)


def at_a_terminal(arguments: list[str], folder: pathlib.Path, typed: str) -> tuple[int, str]:
    """Runs the program at a terminal of its own and types an answer to its question; its status, and what it showed."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.environ["LC_ALL"] = "C"
        os.execv(PROGRAM, [str(PROGRAM), *arguments])
    shown, is_typed, end = b"", False, time.monotonic() + SECONDS
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            some = os.read(terminal, 4096)
        except OSError:
            break
        if not some:
            break
        shown += some
        if not is_typed and b"Code of the second factor: " in shown:
            os.write(terminal, typed.encode() + b"\n")
            is_typed = True
    else:
        os.kill(process, 9)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    os.close(terminal)
    assert is_typed, shown.decode()
    return status, shown.decode()


def test_the_code_is_asked_for_and_only_the_right_one_hands_in(rehearsal: Rehearsal) -> None:
    folder, site = rehearsal.folder, Site(rehearsal)
    begin = datetime.fromisoformat(json.loads((folder / "local.json").read_text())["at"])
    common = ["--plan", "plan.json", "--local", "local.json", "--ca", str(rehearsal.authority_file)]
    # The program's clock begins anew with each run; the platform's is set to the same instant.
    set_platform_clock(rehearsal, begin.isoformat())
    run = subprocess.run(
        [PROGRAM, "run", *common, "--evidence", "again.json"], cwd=folder, env=os.environ | {"LC_ALL": "C"},
        capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr
    key = site.enrol(rehearsal, begin)
    (folder / "support.password").write_text(site.door.password)
    submit = ["submit", *common, "--account", site.door.account, "--password-file", "support.password", "again.json"]

    nobody = subprocess.run(
        [PROGRAM, *submit], cwd=folder, env=os.environ | {"LC_ALL": "C"}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=SECONDS)
    assert nobody.returncode == 3 and "support.second-factor" in nobody.stdout + nobody.stderr

    later = begin + timedelta(minutes=2)
    set_platform_clock(rehearsal, later.isoformat())
    right = one_time_code(key, int(later.timestamp()))
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    status, shown = at_a_terminal(submit, folder, wrong)
    assert status == 3 and "refused (" in shown, shown
    assert right not in shown and wrong not in shown, "a code is not shown while it is typed"

    status, shown = at_a_terminal(submit, folder, right)
    assert status == 0 and "accepted" in shown, shown
