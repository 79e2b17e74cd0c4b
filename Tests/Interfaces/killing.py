"""A platform that is killed and started again under a rehearsal whose other parties go on."""

from __future__ import annotations

import json
import os
import pathlib
import signal
import subprocess
import time

from rehearsal import ROOT, Rehearsal

SECONDS_TO_START = 60


class KilledPlatform:
    """Takes the platform over from its rehearsal, and ends it as a power cut would."""

    def __init__(self, rehearsal: Rehearsal, answers) -> None:
        self.rehearsal, self.answers = rehearsal, answers
        self.program = pathlib.Path(os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi"))
        self.configuration = rehearsal.folder / "platform/configuration-again.json"
        settings = json.loads((rehearsal.folder / "platform/configuration.json").read_text(encoding="utf-8"))
        settings["rehearseAt"] = rehearsal.session["at"]
        self.configuration.write_text(json.dumps(settings), encoding="utf-8")
        self.log = (rehearsal.folder / "logs/platform-again.log").open("wb")
        self.process: subprocess.Popen | None = None
        self.kills = 0

    def __enter__(self) -> KilledPlatform:
        # Its rehearsal would end everything when the platform ends: it is halted for as long.
        first = self.rehearsal.session["processes"]["platform"]
        self.parent = int(pathlib.Path(f"/proc/{first}/stat").read_text().rsplit(")", 1)[1].split()[1])
        os.kill(self.parent, signal.SIGSTOP)
        os.kill(first, signal.SIGKILL)
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        self.log.close()
        os.kill(self.parent, signal.SIGCONT)

    def start(self) -> None:
        """Starts it and waits until it answers."""
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "--", self.program, "platform", "serve", "--configuration",
             self.configuration], stdout=self.log, stderr=self.log)
        limit = time.monotonic() + SECONDS_TO_START
        while not self.answers():
            assert self.process.poll() is None, f"the platform ended; see {self.log.name}"
            assert time.monotonic() < limit, "the platform does not answer"
            time.sleep(0.02)

    def kill(self) -> None:
        """Ends it at this very moment, and starts it again."""
        self._end()
        self.kills += 1
        self.start()

    def _end(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
