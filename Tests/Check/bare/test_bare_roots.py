"""The packaged program where nothing is installed. Run by scripts/check-bare, which makes the roots."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil
import subprocess
import time

import pytest

import judging
from faults import FAULTS, SOUND, Fault

ROOTS = pathlib.Path(os.environ["KAKEHASHI_ROOTS"])
PROGRAM = pathlib.Path(os.environ["KAKEHASHI_CHECK"])
#: In kilobytes, as docs/check.md promises.
ALLOWED_MEMORY = 40 << 10


@pytest.fixture(params=["bookworm"])
def bare(request: pytest.FixtureRequest) -> pathlib.Path:
    """A root with the program in it and nothing else of ours."""
    root = ROOTS / request.param
    shutil.copy(PROGRAM, root / "opt/kakehashi-check")
    return root


def _in(root: pathlib.Path, *arguments: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["/usr/sbin/chroot", root, "/opt/kakehashi-check", *arguments], capture_output=True, check=False, env={"PATH": "/usr/bin"},
        timeout=60, **options)


def test_starts_with_nothing_installed(bare: pathlib.Path) -> None:
    ended = _in(bare, "--help")
    assert ended.returncode == 0, ended.stderr
    assert b"SUBCOMMANDS" in ended.stdout


def _peak(child: subprocess.Popen) -> int:
    """The most memory of a program until it ends, in kilobytes.

    Not what `wait4` tells: that counts what this process had when it started the program.
    """
    peak = 0
    while child.poll() is None:
        with contextlib.suppress(OSError, ValueError, StopIteration):
            status = pathlib.Path(f"/proc/{child.pid}/status").read_text()
            if status.startswith("Name:\tkakehashi-check"):
                peak = int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])
        time.sleep(0.002)
    return peak


@pytest.mark.parametrize("fault", [SOUND[0], *(fault for fault in FAULTS if fault.name in (
    "certificate-expired", "list-port-closed", "dns-nxdomain"))], ids=lambda fault: fault.name)
def test_probes_from_within(bare: pathlib.Path, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same scene, the same verdict as outside, with its files inside the root."""
    folder = bare / "tmp" / fault.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    peaks = []

    def run(command, **_):
        # Paths as the program inside sees them.
        inside = [str(part).replace(str(bare), "") for part in command[1:]]
        plan = folder / "plan.json"
        shutil.copy(judging.ROOT / "Examples/residents.csv", folder / "residents.csv")
        text = plan.read_text(encoding="utf-8").replace(str(bare), "")
        plan.write_text(text.replace(
            str(judging.ROOT / "Examples/residents.csv"), f"/tmp/{fault.name}/residents.csv"), encoding="utf-8")
        child = subprocess.Popen(
            ["/usr/sbin/chroot", bare, "/opt/kakehashi-check", *inside], stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE)
        peaks.append(_peak(child))
        said = child.stderr.read()
        return subprocess.CompletedProcess(command, child.returncode, b"", said)

    monkeypatch.setattr(judging, "subprocess", type("Inside", (), {"run": staticmethod(run)}))
    verdict = judging.judge(fault, folder)
    assert verdict.hop == fault.hop, verdict
    assert verdict.status == (3 if fault.hop else 0)
    print(f"memory: {peaks[0]} KB")
    assert 0 < peaks[0] <= ALLOWED_MEMORY


def test_needs_no_mounted_proc(bare: pathlib.Path) -> None:
    """debootstrap leaves /proc empty in the root: what ran above ran without it."""
    assert not list((bare / "proc").glob("self"))


def test_an_old_system_is_told_so() -> None:
    root = ROOTS / "bullseye"
    shutil.copy(PROGRAM, root / "opt/kakehashi-check")
    ended = _in(root, "--help")
    said = ended.stderr.decode()
    assert ended.returncode == 1 and not ended.stdout
    assert "glibc 2.31" in said and "古すぎます" in said and "too old" in said
    assert "not found" not in said


def test_starts_quickly() -> None:
    """Fifty starts: what one takes, printed and held against what was promised, with much room for a busy machine."""
    began = time.monotonic()
    for _ in range(50):
        subprocess.run([PROGRAM, "--help"], stdout=subprocess.DEVNULL, check=True)
    print(f"start: {(time.monotonic() - began) / 50 * 1000:.1f} ms")
