"""The master key is renewed while the platform works; nothing is left under the former one."""

from __future__ import annotations

import csv
import os
import pathlib
import sqlite3
import subprocess
from collections.abc import Iterator

import pytest
import requests
from conftest import ROOT, names_known
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from killing import KilledPlatform
from rehearsal import Rehearsal, running

PROGRAM = pathlib.Path(os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi"))


@pytest.fixture
def own(tmp_path: pathlib.Path) -> Iterator[Rehearsal]:
    """A rehearsal of this test's own."""
    with running(tmp_path / "rehearsal") as started, names_known(started):
        yield started


def opens(sealed: bytes, key: bytes, context: str) -> bool:
    try:
        AESGCM(key).decrypt(sealed[:12], sealed[12:], context.encode())
    except InvalidTag:
        return False
    return True


class SealedWithMaster:
    """Everything that is sealed under the master key, with what it was sealed for."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.folder = rehearsal.folder / "platform/keys"
        self.database = rehearsal.session["databaseFile"]

    @property
    def key(self) -> bytes:
        return (self.folder / "master.key").read_bytes()

    @property
    def former(self) -> pathlib.Path:
        return self.folder / "master.key.former"

    def all(self) -> list[tuple[str, bytes]]:
        found = [(path.name.removesuffix(".key.sealed"), path.read_bytes()) for path in self.folder.glob("*.key.sealed")]
        found += [(f"tenant-key {path.name.removesuffix('.key.sealed')}", path.read_bytes())
                  for path in (self.folder / "tenants").glob("*.key.sealed")]
        with sqlite3.connect(self.database) as database:
            found += [(f"communication-key/{tenant}", key)
                      for tenant, key in database.execute("SELECT tenant_id, sealed_key FROM communication_keys")]
            found += [(f"second-factor/{realm}/{account}", secret) for realm, account, secret in database.execute(
                "SELECT realm, account_id, sealed_secret FROM second_factors")]
        return found

    def opened_with(self, key: bytes) -> int:
        return sum(opens(sealed, key, context) for context, sealed in self.all())


def renewed(rehearsal: Rehearsal, *arguments: str, expect: int = 0) -> str:
    done = subprocess.run(
        [PROGRAM, "keys", "renew-master", "--configuration", rehearsal.folder / "platform/configuration.json",
         *arguments], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_master_key_is_renewed_while_the_platform_works(own: Rehearsal) -> None:
    server = own.listeners["server-mayor"].origin
    files = next(one for one in own.session["systems"] if (one["bureau"], one["system"]) == ("mayor", "atena-system"))
    session = requests.Session()
    session.trust_env = False
    session.verify, session.cert = str(own.authority_file), (files["certificateFile"], files["keyFile"])
    with (ROOT / "Examples/residents.csv").open(encoding="utf-8") as residents:
        person = next(csv.DictReader(residents))

    def answers() -> bool:
        try:
            return session.get(f"{server}/api/openapi.yaml", timeout=5).ok
        except requests.RequestException:
            return False

    def works() -> None:
        """住基 is called with the server's communication certificate, whose key is sealed in the database."""
        session.post(f"{server}/api/code-acquisitions/cancellation", json={"atenaNumber": person["atenaNumber"]})
        answer = session.post(f"{server}/api/code-acquisitions", timeout=30, json={
            "atenaNumber": person["atenaNumber"], "individualNumber": person["individualNumber"]})
        assert answer.ok and answer.json()["state"] == "awaitingRegistry", answer.text

    sealed = SealedWithMaster(own)
    with KilledPlatform(own, answers) as platform:
        works()
        first, before = sealed.key, sealed.all()
        assert sealed.opened_with(first) == len(before) > 10
        assert any(context.startswith("communication-key/") for context, _ in before)
        assert "there is no former master key" in renewed(own, "--finish", expect=1)

        assert "restart every process" in renewed(own)
        second = sealed.key
        assert second != first == sealed.former.read_bytes()
        works()
        assert "a renewal is under way" in renewed(own, expect=1)

        platform.kill()
        works()
        print(renewed(own, "--finish"))
        assert not sealed.former.exists()
        assert sealed.opened_with(second) == len(sealed.all()) == len(before) and sealed.opened_with(first) == 0
        works()

        # Ended in the middle: what is sealed anew already is left as it is.
        context, old = before[0]
        path = sealed.folder / f"{context}.key.sealed"
        path.write_bytes(old)
        sealed.former.write_bytes(first)
        assert "sealed anew: 1 files, 0 rows" in renewed(own, "--finish")
        platform.kill()
        works()
    with sqlite3.connect(own.session["databaseFile"]) as database:
        events = [event for (event,) in database.execute(
            "SELECT event FROM audit_records WHERE event LIKE 'master-key.%' ORDER BY sequence")]
    assert events == ["master-key.made", "master-key.renewed", "master-key.renewed"]
