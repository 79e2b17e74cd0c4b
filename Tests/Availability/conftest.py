"""What the tests of availability share."""

from __future__ import annotations

import pathlib
import shutil
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Tests/Browser"), str(ROOT / "Tests/Availability")]

PROGRAMS = {"patroni": "patroni", "etcd": "etcd-server", "haproxy": "haproxy"}


def pytest_sessionstart() -> None:
    path = "/usr/sbin:/usr/bin:/sbin:/bin"
    missing = [package for program, package in PROGRAMS.items() if not shutil.which(program, path=path)]
    if missing:
        pytest.exit(f"availability: as root, run: apt-get install --no-install-recommends {' '.join(missing)}", 2)
