"""Nobody has to believe the platform: its log checked by other tools, its backups restored, its stores searched for canaries.

With KAKEHASHI_POSTGRES (scripts/with-postgresql) the backup also goes to the other engine, and a platform on PostgreSQL is
searched too.
"""

from __future__ import annotations

import base64
import contextlib
import csv
import hashlib
import itertools
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator

import pytest
import requests

from conftest import names_known
from rehearsal import ROOT, Rehearsal, running

PROGRAM = os.environ.get("KAKEHASHI_BIN", str(ROOT / ".build/debug/kakehashi"))
POSTGRES = os.environ.get("KAKEHASHI_POSTGRES")
LOG = "202029-mayor"


def run(*arguments: str | pathlib.Path, expect: int = 0) -> str:
    """What the program says; its exit status is looked at."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300)
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout


def database(rehearsal: Rehearsal) -> list[str]:
    """The options that name the platform's database."""
    schema = rehearsal.session.get("databaseSchema")
    return ["--database", rehearsal.session["databaseFile"]] + (["--schema", schema] if schema else [])


def configuration(rehearsal: Rehearsal) -> pathlib.Path:
    """The platform's configuration."""
    return rehearsal.folder / "platform/configuration.json"


@pytest.fixture(scope="module")
def exported(rehearsal: Rehearsal, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The mayor's log as a file, when the witness has seen it."""
    file = tmp_path_factory.mktemp("audit") / "mayor.jsonl"
    for _ in range(60):
        lines = dict(line.split("\t", 1) for line in run("audit", "logs", *database(rehearsal)).splitlines())
        found = re.search(r"witnessed (\d+)", lines.get(LOG, ""))
        if found and int(found[1]) > 0:
            run("audit", "export", *database(rehearsal), "--log", LOG, "--output", file)
            return file
        time.sleep(1)
    pytest.fail(f"the witness has not seen {LOG}")


@pytest.fixture(scope="module")
def seen(rehearsal: Rehearsal, exported: pathlib.Path) -> pathlib.Path:
    """What the witness keeps of the mayor's log, asked of itself."""
    assert exported
    answer = at_witness(rehearsal, "GET", f"/audit-heads/{LOG}")
    assert answer.status_code == 200
    file = exported.with_name("seen.jsonl")
    file.write_bytes(answer.content)
    return file


def at_witness(rehearsal: Rehearsal, method: str, path: str, **more) -> requests.Response:
    """Asks the witness in the operator's name."""
    session = requests.Session()
    session.trust_env = False
    return session.request(
        method, rehearsal.listeners["audit-witness"].origin + path, timeout=30,
        verify=rehearsal.session["registrationAuthorityFile"],
        cert=(rehearsal.session["auditPublisherCertificateFile"], rehearsal.session["auditPublisherKeyFile"]), **more)


# --- The log


def test_01_other_tools_come_to_the_same_root(rehearsal: Rehearsal, exported: pathlib.Path, tmp_path: pathlib.Path):
    """RFC 9162 written down once more, and openssl for the signature."""
    first, *entries, last = exported.read_bytes().splitlines()
    assert json.loads(first) == {"first": 0, "format": "kakehashi-audit/1", "hashes": [], "log": LOG}

    def root(leaves: list[bytes]) -> bytes:
        if len(leaves) == 1:
            return hashlib.sha256(b"\0" + leaves[0]).digest()
        half = 1 << (len(leaves) - 1).bit_length() - 1
        return hashlib.sha256(b"\1" + root(leaves[:half]) + root(leaves[half:])).digest()

    tail = json.loads(last)
    head, name = tail["head"], LOG.encode()
    assert head["treeSize"] == len(entries) > 50
    assert base64.b64decode(head["rootHash"]) == root(entries)
    extension = b"\xf0\0" + len(name).to_bytes(2, "big") + name
    signed = (head["timestamp"].to_bytes(8, "big") + head["treeSize"].to_bytes(8, "big") + b"\x20"
              + base64.b64decode(head["rootHash"]) + len(extension).to_bytes(2, "big") + extension)
    (tmp_path / "signed").write_bytes(signed)
    (tmp_path / "signature").write_bytes(base64.b64decode(tail["signature"]))
    word = tail["cosignature"]
    (tmp_path / "seen").write_bytes(b"kakehashi audit witness v1\n" + word["timestamp"].to_bytes(8, "big") + signed)
    (tmp_path / "word").write_bytes(base64.b64decode(word["signature"]))
    for key, signature, content in (("auditKeyFile", "signature", "signed"), ("auditWitnessKeyFile", "word", "seen")):
        subprocess.run(
            ["openssl", "dgst", "-sha256", "-verify", rehearsal.session[key], "-signature", tmp_path / signature,
             tmp_path / content], check=True, stdout=subprocess.DEVNULL)


def test_02_the_verifier_needs_public_keys_alone(rehearsal: Rehearsal, exported: pathlib.Path, seen: pathlib.Path,
                                                 tmp_path: pathlib.Path):
    keys = ["--key", rehearsal.session["auditKeyFile"], "--witness-key", rehearsal.session["auditWitnessKeyFile"]]
    assert run("audit", "verify", exported, *keys, "--seen", seen).startswith(f"intact: {LOG}")
    lines = exported.read_bytes().splitlines(keepends=True)
    broken = tmp_path / "broken.jsonl"
    for code, content in {
        "file.root": [*lines[:5], lines[5].replace(b'"success"', b'"refused"').replace(b"account", b"acount")
                      .replace(b"system", b"sistem").replace(b"anonymous", b"anonimous"), *lines[6:]],
        "file.order": [*lines[:5], lines[6], lines[5], *lines[7:]],
        "file.count": [*lines[:5], *lines[6:]],
        "file.short": lines[:-1],
    }.items():
        broken.write_bytes(b"".join(content))
        assert code in run("audit", "verify", broken, *keys, expect=3)
    run("audit", "verify", exported, "--key", rehearsal.session["auditWitnessKeyFile"], expect=3)
    run("audit", "verify", exported, expect=2)


def test_03_a_database_that_was_rewritten_is_found(rehearsal: Rehearsal, exported: pathlib.Path, tmp_path: pathlib.Path):
    """Whoever owns the database changes a record and mends what can be mended without the keys."""
    assert exported and run("audit", "verify", *database(rehearsal)).startswith("intact")
    copy = tmp_path / "copy.sqlite"
    with sqlite3.connect(rehearsal.session["databaseFile"]) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("DROP TRIGGER audit_records_fixed")
        target.execute("UPDATE audit_records SET actor = 'account:nobody' WHERE sequence = 30")
    assert "record 30" in run("audit", "verify", "--database", copy, expect=3)


def test_03_the_witness_refuses_what_contradicts(rehearsal: Rehearsal, exported: pathlib.Path, session, server: str):
    """A head of before is a log rolled back; a head with another root has no signature."""
    tail = json.loads(exported.read_bytes().splitlines()[-1])
    for _ in range(60):
        # Being refused is recorded in the server's log as well.
        session(None).get(server + "/api/replicas", timeout=30)
        newest = at_witness(rehearsal, "GET", f"/audit-heads/{LOG}").content.splitlines()[-1]
        if json.loads(newest)["signed"]["head"]["treeSize"] > tail["head"]["treeSize"]:
            break
        time.sleep(1)

    def outcome(head: dict) -> str:
        entry = {"signed": {"head": head, "signature": tail["signature"]}, "knownSize": 0, "consistency": []}
        answer = at_witness(rehearsal, "POST", "/audit-heads", json={
            "entries": [entry], "publicKey": "".join(
                pathlib.Path(rehearsal.session["auditKeyFile"]).read_text().splitlines()[1:-1])})
        assert answer.status_code == 200, answer.text
        assert "cosignature" not in answer.json()["entries"][0]
        return answer.json()["entries"][0]["outcome"]

    assert outcome(tail["head"]) == "rolled-back"
    assert outcome(tail["head"] | {"treeSize": tail["head"]["treeSize"] + 10_000}) == "unsigned"
    assert requests.get(
        rehearsal.listeners["audit-witness"].origin + f"/audit-heads/{LOG}", timeout=30,
        verify=rehearsal.session["registrationAuthorityFile"]).status_code == 401


# --- Backup


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[pathlib.Path, pathlib.Path]:
    """What opens backups, and what they are sealed to."""
    folder = tmp_path_factory.mktemp("backup-keys")
    run("backup", "key", "--secret", folder / "secret.pem", "--key", folder / "public.pem")
    return folder / "secret.pem", folder / "public.pem"


@pytest.fixture(scope="module")
def backup(rehearsal: Rehearsal, keys, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A backup of the running platform, and the keys that it does not have beside it."""
    return backed_up(rehearsal, keys, tmp_path_factory.mktemp("backups"))


def backed_up(rehearsal: Rehearsal, keys, folder: pathlib.Path) -> pathlib.Path:
    run("backup", "create", "--configuration", configuration(rehearsal), "--key", keys[1], "--to", folder)
    run("keys", "keep", "--configuration", configuration(rehearsal), "--key", keys[1], "--to", folder / "keys.sealed")
    return next(path for path in folder.iterdir() if path.is_dir())


def test_04_a_backup_is_checked_with_and_without_its_secret(backup: pathlib.Path, keys, tmp_path: pathlib.Path):
    assert run("backup", "verify", backup).startswith("whole")
    assert "audit records intact" in run("backup", "verify", backup, "--secret", keys[0])
    broken = tmp_path / "broken"
    shutil.copytree(backup, broken)
    content = bytearray((broken / "backup.sealed").read_bytes())
    content[len(content) // 2] ^= 1
    (broken / "backup.sealed").write_bytes(content)
    assert "broken" in run("backup", "verify", broken, expect=3)
    manifest = json.loads((broken / "manifest.json").read_text())
    manifest["sha256"] = hashlib.sha256(content).hexdigest()
    (broken / "manifest.json").write_text(json.dumps(manifest))
    assert "broken" in run("backup", "verify", broken, "--secret", keys[0], expect=3)


def test_04_looking_at_logs_and_backups_is_recorded(
        rehearsal: Rehearsal, backup: pathlib.Path, keys, tmp_path: pathlib.Path):
    """Administration at the machine is logged like data access."""
    aside = tmp_path / "platform"
    run("backup", "restore", backup, "--secret", keys[0], "--folder", aside)
    settings = json.loads(configuration(rehearsal).read_text()) | {
        "folder": str(aside), "database": {"place": str(aside / "platform.sqlite")}}
    (tmp_path / "configuration.json").write_text(json.dumps(settings))
    recorded = ["--configuration", tmp_path / "configuration.json"]

    def newest() -> tuple:
        with sqlite3.connect(aside / "platform.sqlite") as db:
            return db.execute("SELECT event, outcome, actor, subject FROM audit_records ORDER BY sequence DESC").fetchone()

    logs = run("audit", "logs", "--database", aside / "platform.sqlite")
    event, outcome, actor, subject = newest()
    assert (event, outcome, subject) == ("audit-logs.listed", "success", f"{len(logs.splitlines())} logs")
    assert actor.startswith("operator:")
    run("backup", "verify", backup, *recorded)
    assert newest()[:2] == ("backup.verified", "success") and newest()[3] == f"{backup.name} whole"
    run("backup", "verify", backup, "--secret", keys[0], *recorded)
    assert newest()[:2] == ("backup.verified", "success") and newest()[3] == f"{backup.name} restorable"
    broken = tmp_path / "broken"
    broken.mkdir()
    run("backup", "verify", broken, *recorded, expect=3)
    assert newest()[:2] == ("backup.verified", "failed") and newest()[3] == "broken broken"
    assert run("audit", "verify", "--database", aside / "platform.sqlite").startswith("intact")


def targets(folder: pathlib.Path) -> list[list[str]]:
    """Both engines, where PostgreSQL is there."""
    found = [["--database", str(folder / "platform.sqlite")]]
    return found + ([["--database", POSTGRES, "--schema", f"drill_{os.getpid()}"]] if POSTGRES else [])


def test_05_everything_comes_back_elsewhere(rehearsal: Rehearsal, backup: pathlib.Path, keys, tmp_path: pathlib.Path):
    """Another directory, either engine; the keys open what was sealed, and the log is whole."""
    for number, target in enumerate(targets(tmp_path / "0")):
        folder = tmp_path / str(number)
        place = target if "--schema" in target else []
        run("backup", "restore", backup, "--secret", keys[0], "--keys", backup.parent / "keys.sealed",
            "--folder", folder, *place)
        assert run("audit", "verify", *target).startswith("intact")
        settings = json.loads(configuration(rehearsal).read_text())
        settings["folder"] = str(folder)
        settings["database"] = {"place": target[1]} | ({"schema": target[3]} if place else {})
        (folder / "configuration.json").write_text(json.dumps(settings))
        # A new key is wrapped under what was kept apart: whoever has the backup alone comes this far, and no farther.
        assert LOG in run("keys", "rotate", "--configuration", folder / "configuration.json")
        assert (folder / "keys/platform-ca.pem").read_text() == pathlib.Path(
            rehearsal.session["authorityFile"]).read_text()
        run("backup", "restore", backup, "--secret", keys[0], "--folder", folder, *place, expect=1)


def served(folder: pathlib.Path, address: str) -> subprocess.Popen:
    """A platform at addresses of its own, when it listens."""
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig", "KILL", "--", PROGRAM, "platform", "serve", "--configuration",
         folder / "configuration.json", "--node-name", "restored", "--node-address", address, "--operation-address", address,
         "--operation-port", "0"], stderr=(folder / "log").open("wb"))
    for _ in range(600):
        if process.poll() is not None or (folder / "listeners-restored.json").exists():
            break
        time.sleep(0.1)
    assert process.poll() is None, (folder / "log").read_text()[-2_000:]
    return process


def test_05_what_came_back_serves(
        rehearsal: Rehearsal, backup: pathlib.Path, keys, session, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path):
    """A program of the organisation registers at the restored platform with the certificate that it had; a repeat is known."""
    client = session("legacy-tax")
    for number, target in enumerate(targets(tmp_path / "0")):
        folder, address = tmp_path / str(number), f"127.{61 + os.getpid() % 30}.9.{number + 1}"
        place = [target[0], target[1], target[2], f"{target[3]}_served"] if "--schema" in target else []
        run("backup", "restore", backup, "--secret", keys[0], "--keys", backup.parent / "keys.sealed",
            "--folder", folder, *place)
        settings = json.loads(configuration(rehearsal).read_text()) | {
            "folder": str(folder), "rehearseAt": rehearsal.session["at"],
            "database": {"place": target[1]} | ({"schema": place[3]} if place else {})}
        (folder / "configuration.json").write_text(json.dumps(settings))
        if not place:
            with contextlib.closing(sqlite3.connect(folder / "platform.sqlite")) as rows:
                known = rows.execute("SELECT record_id FROM replicas WHERE tenant_id = ? AND system_id = 'legacy-tax'"
                                     " AND file_number = 0 ORDER BY record_id", (LOG,)).fetchone()[0]
        process = served(folder, address)
        try:
            ports = json.loads((folder / "ports-restored.json").read_text())
            ready = requests.get(f"http://{address}:{ports['operation']}/readyz", timeout=10)
            assert ready.status_code == 200, ready.text
            listener = rehearsal.listeners["server-mayor"]
            record = {
                "recordIdentifier": "restored-1", "atenaNumber": "100000000012345", "itemCode": "TM00000000000002",
                "dataSetKey": "restored-1", "versionNumber": "0001", "publicationStart": "2016-05-01",
                "administrativeDistrict": "00001", "changeKind": "initial", "values": {"所得額": "1"}}
            with monkeypatch.context() as patch:
                real = socket.getaddrinfo
                patch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: real(
                    address if host == listener.name else host, *rest, **more))

                def register(what: dict) -> dict:
                    answer = client.post(
                        f"https://{listener.name}:{ports[LOG]}/api/replicas", timeout=30,
                        json={"system": "legacy-tax", "records": [what]})
                    assert answer.status_code == 200, answer.text
                    return answer.json()

                assert register(record)["accepted"] == 1
                assert register(record)["unchanged"] == 1
                # What was there before the backup is there: its identifier is taken.
                assert register(record | {"recordIdentifier": known})["accepted"] == 0
            process.terminate()
            assert process.wait(60) == 0
        finally:
            process.kill()
            process.wait()
        assert run("audit", "verify", *(place or target)).startswith("intact")


def test_06_one_server_comes_back_and_others_stay(backup: pathlib.Path, keys, tmp_path: pathlib.Path):
    run("backup", "restore", backup, "--secret", keys[0], "--folder", tmp_path)
    with sqlite3.connect(tmp_path / "platform.sqlite") as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
                  if "tenant_id" in [column[1] for column in db.execute(f"PRAGMA table_info({name})")]]

        def rows(tenant: str) -> dict[str, list]:
            return {table: db.execute(f"SELECT * FROM {table} WHERE tenant_id = ? ORDER BY 1, 2, 3", (tenant,)).fetchall()
                    for table in tables}

        mine, others = rows(LOG), rows("202029-education")
        assert mine["replicas"] and mine["atena_numbers"]
        db.execute("DELETE FROM replicas WHERE tenant_id = ?", (LOG,))
        db.execute("UPDATE atena_numbers SET registered_by = 'changed'")
        db.commit()
        changed = rows("202029-education")
        run("backup", "restore", backup, "--secret", keys[0], "--folder", tmp_path, "--tenant", LOG)
        assert rows(LOG) == mine
        assert rows("202029-education") == changed != others
        event = db.execute("SELECT event, actor FROM audit_records ORDER BY sequence DESC LIMIT 1").fetchone()
        assert event[0] == "backup.restored" and event[1].startswith("operator:")


# --- Privacy


@pytest.fixture(scope="module", params=["sqlite"] + (["postgres"] if POSTGRES else []))
def worked(request: pytest.FixtureRequest, rehearsal: Rehearsal,
           tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """A platform that people and systems worked with, on either engine, and that was told 住民票コード as well."""
    if request.param == "sqlite":
        tell_codes(rehearsal)
        yield rehearsal
        return
    with running(tmp_path_factory.mktemp("postgres") / "rehearsal", "--database", POSTGRES) as started:
        with names_known(started):
            tell_codes(started)
        yield started


def column(file: str, name: str) -> list[bytes]:
    """A column of one of the examples."""
    with (ROOT / "Examples" / file).open(encoding="utf-8") as rows:
        return [row[name].encode() for row in csv.DictReader(rows)]


def numbers() -> list[bytes]:
    """個人番号 and 住民票コード of the organisation's residents: the canaries."""
    return column("residents.csv", "individualNumber") + codes()


def codes() -> list[bytes]:
    """住民票コード: no rule of their digits is known to us, so that these very digits are looked for."""
    return column("resident-codes.csv", "residentCode")


def taken_for_numbers() -> list[bytes]:
    """Those that are sent in place of a 統合宛名番号: nothing tells them apart, and a question to a database may be kept for a while."""
    return codes()[-3:]


def tell_codes(rehearsal: Rehearsal) -> None:
    """Sends them wherever an organisation's program could send one by mistake.

    By itself the stand-in of 住基システム tells the code of whoever it is asked for, in its receipt.
    """
    systems = {one["system"]: one for one in rehearsal.session["systems"] if one["bureau"] == "mayor"}
    server = rehearsal.listeners["server-mayor"].origin
    told = itertools.cycle(code.decode() for code in codes() if code not in taken_for_numbers())
    mistaken = iter(code.decode() for code in taken_for_numbers())

    def tell(system: str, method: str, path: str, **more) -> int:
        with requests.Session() as opened:
            opened.trust_env = False
            opened.verify = str(rehearsal.authority_file)
            opened.cert = (systems[system]["certificateFile"], systems[system]["keyFile"])
            return opened.request(method, server + path, timeout=30, **more).status_code

    person, number = (column("residents.csv", name)[0].decode() for name in ("atenaNumber", "individualNumber"))
    record = {
        "recordIdentifier": "told-1", "atenaNumber": person, "itemCode": "TM00000000000002", "dataSetKey": "told-1",
        "versionNumber": "0001", "publicationStart": "2016-05-01", "administrativeDistrict": "00001",
        "changeKind": "initial", "values": {"所得額": "1"}}
    answers = {
        "known person, one member more": tell("atena-system", "POST", "/api/code-acquisitions", json={
            "atenaNumber": person, "individualNumber": number, "residentCode": next(told)}),
        "in place of the 個人番号": tell("atena-system", "POST", "/api/code-acquisitions", json={
            "atenaNumber": person, "individualNumber": next(told)}),
        "in place of the 統合宛名番号": tell("atena-system", "POST", "/api/code-acquisitions", json={
            "atenaNumber": next(mistaken), "individualNumber": number}),
        "in a path": tell("atena-system", "GET", f"/api/code-acquisitions/{next(told)}"),
        "in a path that is none": tell("atena-system", "GET", f"/api/{next(told)}"),
        "in a question": tell("atena-system", "GET", f"/api/code-acquisitions/{person}?residentCode={next(told)}"),
        "in a head": tell("atena-system", "GET", "/api/code-acquisitions", headers={"X-Resident-Code": next(told)}),
        "in a new number's place": tell(
            "atena-system", "POST", "/api/atena-numbers", json={"atenaNumbers": [next(mistaken)]}),
        "a 副本, one member more": tell("legacy-tax", "POST", "/api/replicas", json={
            "system": "legacy-tax", "records": [record | {"residentCode": next(told)}]}),
        "a 副本's person": tell("legacy-tax", "POST", "/api/replicas", json={
            "system": "legacy-tax", "records": [record | {"atenaNumber": next(mistaken)}]}),
        "a body that is none": tell(
            "legacy-tax", "POST", "/api/replicas", data=f'{{"residentCode": "{next(told)}"',
            headers={"Content-Type": "application/json"}),
    }
    assert all(status < 500 for status in answers.values()), answers
    # Some were taken and some refused: both ways went to their ends.
    assert any(status < 300 for status in answers.values()), answers
    assert any(400 <= status < 500 for status in answers.values()), answers


def found_in(content: bytes, canaries: list[bytes]) -> list[str]:
    """Those that stand there, as text or as UTF-16, alone and not within a longer number."""
    wide = [canary.decode().encode("utf-16-le") for canary in canaries]
    found = []
    for match in re.finditer(b"|".join(map(re.escape, canaries + wide)), content):
        around = content[max(match.start() - 1, 0):match.start()] + content[match.end():match.end() + 1]
        if match[0] in wide or not re.search(rb"[0-9]", around):
            found.append(match[0].decode())
    return found


def test_07_no_file_table_or_log_of_the_platform_has_a_canary(worked: Rehearsal):
    """Every file below the platform's folder, its database file and journal among them, and what it logged."""
    canaries = numbers()
    assert len(codes()) > 3 and len(canaries) > 2 * len(codes()) - 1
    looked = 0
    for path in [*(worked.folder / "platform").rglob("*"), *worked.folder.glob("logs/platform*")]:
        if path.is_file():
            looked += 1
            assert not found_in(path.read_bytes(), canaries), path
    assert looked > 20
    if worked.session.get("databaseSchema"):
        dumped = subprocess.run(
            ["pg_dump", "--dbname", worked.session["databaseFile"], "--schema", worked.session["databaseSchema"]],
            check=True, capture_output=True, timeout=120).stdout
        assert b"audit_records" in dumped and not found_in(dumped, canaries)


def test_08_what_replicas_say_is_in_no_table(worked: Rehearsal, keys, tmp_path: pathlib.Path):
    """副本 are sealed with the server's key: an amount of the example stands in no table, and in no backup's rows."""
    words = ["所得額".encode(), b'"values"']
    folder = backed_up(worked, keys, tmp_path)
    assert not found_in((folder / "backup.sealed").read_bytes(), numbers())
    run("backup", "restore", folder, "--secret", keys[0], "--folder", tmp_path / "restored")
    with sqlite3.connect(tmp_path / "restored/platform.sqlite") as db:
        documents = [document for (document,) in db.execute("SELECT document FROM replicas")]
        assert documents and all(re.match(r"k\d+\.", document) for document in documents)
        for row in db.execute("SELECT * FROM replicas"):
            assert not any(word in str(row).encode() for word in words)
    assert not found_in((tmp_path / "restored/platform.sqlite").read_bytes(), numbers())


def in_memory(process: int, canaries: list[bytes]) -> list[str]:
    """Those that a living process holds anywhere it may write."""
    found, size = [], 0
    with open(f"/proc/{process}/maps", encoding="ascii") as maps, open(f"/proc/{process}/mem", "rb", 0) as memory:
        for line in maps:
            area, rights = line.split()[:2]
            first, end = (int(part, 16) for part in area.split("-"))
            if "r" not in rights or "w" not in rights:
                continue
            try:
                memory.seek(first)
                content = memory.read(end - first)
            except (OSError, ValueError):
                continue
            size += len(content)
            found += found_in(content, canaries)
    assert size > 1 << 20
    return found


def test_09_no_memory_of_the_platform_has_a_canary(worked: Rehearsal):
    """What a core dump would hold, read from the living process: a connection's last buffers go some seconds after it."""
    process = worked.session["processes"]["platform"]
    canaries = [number for number in numbers() if number not in taken_for_numbers()]
    # The system that tells 住民票コード has them: the look sees what there is.
    assert in_memory(worked.session["processes"]["organisation"], codes())
    end = time.monotonic() + 30
    while (found := in_memory(process, canaries)) and time.monotonic() < end:
        time.sleep(2)
    assert not found


def test_10_keys_are_renewed_and_destroyed(backup: pathlib.Path, keys, tmp_path: pathlib.Path, rehearsal: Rehearsal):
    """On a restored copy: who destroys a server's keys has its data in no backup any more."""
    run("backup", "restore", backup, "--secret", keys[0], "--keys", backup.parent / "keys.sealed", "--folder", tmp_path)
    settings = json.loads(configuration(rehearsal).read_text()) | {"folder": str(tmp_path), "database": None}
    (tmp_path / "configuration.json").write_text(json.dumps(settings))
    place = ["--configuration", tmp_path / "configuration.json"]
    run("keys", "destroy", *place, "--tenant", LOG, "--confirm", "202029-education", expect=2)
    run("keys", "destroy", *place, "--tenant", LOG, "--confirm", LOG)
    assert not (tmp_path / f"keys/tenants/{LOG}.key.sealed").exists()
    with sqlite3.connect(tmp_path / "platform.sqlite") as db:
        assert db.execute("SELECT count(*) FROM data_keys WHERE tenant_id = ?", (LOG,)).fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM data_keys").fetchone() > (0,)
        event = db.execute("SELECT event, subject FROM audit_records ORDER BY sequence DESC LIMIT 1").fetchone()
        assert event == ("data-key.destroyed", LOG)
    # Kept anew, the keys are without the destroyed one; an old backup restored with them has rows that nobody reads.
    run("keys", "keep", *place, "--key", keys[1], "--to", tmp_path / "kept")
    again = tmp_path / "again"
    run("backup", "restore", backup, "--secret", keys[0], "--keys", tmp_path / "kept", "--folder", again)
    settings["folder"] = str(again)
    (again / "configuration.json").write_text(json.dumps(settings))
    run("keys", "rotate", "--configuration", again / "configuration.json", "--tenant", LOG, expect=1)
    run("keys", "rotate", "--configuration", again / "configuration.json", "--tenant", "202029-education")
