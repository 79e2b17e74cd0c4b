"""A platform filled with many organisations, as a process of its own: `kakehashi nation`."""

from __future__ import annotations

import contextlib
import os
import pathlib
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from rehearsal import ROOT, Door, Rehearsal, end, wait_until


#: A whole nation on a busy machine.
SECONDS_TO_FILL = 400


@dataclass(frozen=True)
class Nation(Rehearsal):
    """What a running nation wrote for tools from outside."""

    def officer(self, role: str) -> Door:
        """The door of 都道府県の担当者 or 内閣官房・総務省の担当者."""
        listener = self.listeners["follow-up"]
        for account in self.session["accounts"]:
            if account["role"] == role:
                return Door("follow-up", listener.origin, "/follow-up/sign-in", account["account"], account["password"])
        raise LookupError(f"session.json has no account for {role}")

    @property
    def mail(self) -> list[pathlib.Path]:
        """The letters that left, the newest last."""
        return sorted((self.folder / "platform/mail/new").glob("*"), key=lambda file: int(file.stem))


@contextlib.contextmanager
def nation(folder: pathlib.Path, *arguments: str) -> Iterator[Nation]:
    """Starts a nation that writes into `folder`, waits for its screens, and ends it."""
    program = pathlib.Path(os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi"))
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", "--", program, "nation", "--output", folder, "--resources", ROOT, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", start_new_session=True)
    try:
        wait_until(process, "CA証明書", SECONDS_TO_FILL)
        yield Nation(folder)
    finally:
        end(process)
