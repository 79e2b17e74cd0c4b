"""A rehearsal as a process of its own: started, read, and ended for sure."""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

ROOT = pathlib.Path(__file__).resolve().parents[2]
READY = "画面を開けます"
SECONDS_TO_START = 120
SECONDS_TO_END = 10


@dataclass(frozen=True)
class Listener:
    """Where a party listens, and the name that its certificate is for."""

    name: str
    address: str
    port: int

    @property
    def origin(self) -> str:
        """What a browser's address begins with."""
        return f"https://{self.name}:{self.port}"


@dataclass(frozen=True)
class Door:
    """One person's way in: where to sign in, and as whom."""

    site: str
    origin: str
    path: str
    account: str
    password: str

    @property
    def url(self) -> str:
        """The page with the sign-in form."""
        return self.origin + self.path

    @property
    def home(self) -> str:
        """The first page behind the door."""
        return self.origin + self.path.removesuffix("sign-in")


@dataclass(frozen=True)
class Rehearsal:
    """What a running rehearsal wrote for tools from outside."""

    folder: pathlib.Path

    @cached_property
    def session(self) -> dict:
        """`session.json`."""
        return self._json("session.json")

    @cached_property
    def platform(self) -> dict:
        """The platform's own list of listeners and files, the operator's among them."""
        return self._json("platform/listeners.json")

    @cached_property
    def national(self) -> dict:
        """The national side's list of listeners and files."""
        return self._json("national/listeners.json")

    @cached_property
    def listeners(self) -> dict[str, Listener]:
        """Every listener by its key in `session.json`."""
        return {key: Listener(**value) for key, value in self.session["listeners"].items()}

    @property
    def authority_file(self) -> pathlib.Path:
        """The platform's CA certificate, PEM."""
        return pathlib.Path(self.session["authorityFile"])

    def door(self, site: str, role: str, name: str = "") -> Door:
        """The door of one role at one site: `door("mayor", "admin")`, `door("desk", "desk", "desk-clerk")`."""
        kind = {"support": "support", "desk": "desk", "admin": f"administration-{site}", "clerk": f"server-{site}"}[role]
        listener = self.listeners[kind]
        for account in self.session["accounts"]:
            path = urlsplit(account["address"]).path
            if account["site"] == site and path == f"/{role}/sign-in" and name in ("", account["account"]):
                return Door(site, listener.origin, path, account["account"], account["password"])
        raise LookupError(f"session.json has no account for {site} {role}")

    def _json(self, name: str) -> dict:
        return json.loads((self.folder / name).read_text(encoding="utf-8"))


@contextlib.contextmanager
def running(folder: pathlib.Path, *arguments: str) -> Iterator[Rehearsal]:
    """Starts a rehearsal that writes into `folder`, waits for its screens, and ends it with every party.

    It has a process group of its own, so that Ctrl-C reaches the tests first. `setpriv` has the kernel end it when the
    tests die without having come to the end of this function.
    """
    program = pathlib.Path(os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi"))
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", "--", program, "rehearse", "--output", folder, "--resources", ROOT, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", start_new_session=True)
    try:
        wait_until(process, READY)
        yield Rehearsal(folder)
    finally:
        end(process)


def wait_until(process: subprocess.Popen[str], ready: str, seconds: int = SECONDS_TO_START) -> None:
    """Reads until a line says that the screens are open, then goes on reading so that the pipe never fills."""
    assert process.stdout
    said: list[str] = []
    alarm = threading.Timer(seconds, process.kill)
    alarm.start()
    for line in process.stdout:
        said.append(line)
        if ready in line:
            break
    else:
        raise RuntimeError("the screens were not opened:\n" + "".join(said[-40:]))
    alarm.cancel()
    threading.Thread(target=process.stdout.read, daemon=True).start()


def end(process: subprocess.Popen[str]) -> None:
    """Asks the group to end, then ends it; the parties end with it because each has the kernel watch its parent."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_END)
            return
