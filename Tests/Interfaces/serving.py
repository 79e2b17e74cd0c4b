"""A platform of made-up servers, for tests that start and end it themselves."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("KAKEHASHI_BIN", ROOT / ".build/debug/kakehashi")).resolve()


def make_servers(folder: pathlib.Path, count: int) -> None:
    """Makes the platform's folder with so many servers in it."""
    subprocess.run([PROGRAM, "servers", "--output", folder, "--servers", str(count)], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)


def configured(folder: pathlib.Path, domain: str, **more) -> pathlib.Path:
    """Writes what `platform serve` needs to serve them, with more settings where a test has them."""
    file = folder / "configuration.json"
    file.write_text(json.dumps({
        "folder": str(folder / "platform"), "domain": domain,
        "programmeFile": str(ROOT / "Programmes/2016-sogo-unyo-test.yaml"),
        "holidaysFile": str(ROOT / "Data/japanese-holidays.csv"),
        "provisionalMasterFile": str(ROOT / "Examples/master-provisional.json"),
        "registrationAuthorityFile": str(folder / "lgpki.pem"),
        "interfaceSystem": {"name": "i.example", "address": "127.0.0.1", "port": 9},
        "nameServer": {"hostsFolder": str(folder / "dns"), "logFile": str(folder / "queries.log")},
        **more,
    }), encoding="utf-8")
    return file
