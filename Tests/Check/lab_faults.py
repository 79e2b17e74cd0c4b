"""What kakehashi-check says in a broken network: every named fault of the lab, the real programs at every end (root).

Usage: lab_faults.py [FAULT...]. Prints docs/check-lab-faults.md; ends with 3 when a fault is not found where it must be.
"""

from __future__ import annotations

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["KAKEHASHI_BIN"]
NETWORK = ["--request", ROOT / "Examples/network/configuration-request.yaml",
           "--device", ROOT / "Examples/network/device.yaml"]
#: Whoever stands at a terminal cannot see which of these swallowed a packet: TCP has no answer, or there is no way.
UNSEEN = {"route", "organisation FW", "VPN filter", "VPN NAT/NAPT", "VPN session", "platform FW", "TCP"}
PATIENCE = 300

HEAD = """# What kakehashi-check finds in a broken network

Each named fault of a network ([network-faults.md](network-faults.md)) in the lab, with the real programs at every end and
`kakehashi-check` at every terminal and system. Written by `make check-lab-faults`.

A probe at a terminal sees that packets get no answer, not who swallowed them: where the static proof of the settings names
route, firewall, filter, NAT, session or port, the right first hop of a probe is route or TCP (or the name, where the question to
the name server goes the same way, and revocation where the revocation list does); `kakehashi lab test` prints the entry to change beside it. Right is a fault that is found at
the first line of the test at which the settings must fail, at such a hop.

"""


@dataclass
class Line:
    """The first line of a test that does not pass."""

    bureau: str
    item: str
    place: str
    hop: str
    expected: str
    seen: str

    def __str__(self) -> str:
        return f"{self.bureau} {self.item} {self.place}: {self.hop}"

    def is_same_line(self, other: Line) -> bool:
        """Whether both are of the same item, bureau and place."""
        return (self.bureau, self.item, self.place) == (other.bureau, other.item, other.place)


@dataclass
class Row:
    """A fault, where the settings say it must stop, and where it was found."""

    fault: str
    title: str
    proof: Line | None
    found: Line | None
    seen: str

    @property
    def is_right(self) -> bool:
        """Whether it was found where it must be."""
        if not self.proof or not self.found:
            return False
        return self.proof.is_same_line(self.found) and _alike(self.proof, self.found)


def _alike(proof: Line, found: Line) -> bool:
    if proof.hop == found.hop:
        return True
    if proof.item == "T1":
        # The question itself is what gets no answer.
        return proof.hop in UNSEEN and found.hop == "name"
    if found.hop == "revocation":
        # The list's own way is part of finding out about revocation, before every page as in T3 and T5; had the way to the server
        # been at fault, TCP would have told.
        return proof.hop in UNSEEN and "接続で失敗" in found.seen
    if found.hop == "TLS":
        # Only long packets are lost: certificates come in the first ones.
        return proof.hop == "VPN session" and "MTU" in proof.expected
    return proof.hop in UNSEEN and found.hop in ("route", "TCP", "organisation FW", "platform FW")


def faults() -> list[tuple[str, str]]:
    """Names and titles."""
    listed = subprocess.run([PROGRAM, "lab", "fault", *NETWORK], capture_output=True, text=True, check=True)
    return [tuple(line.split(": ", 1)) for line in listed.stdout.splitlines() if ": " in line]


def prove(name: str, folder: pathlib.Path) -> Line | None:
    """Where the settings alone say that the test must stop."""
    subprocess.run([PROGRAM, "lab", "fault", *NETWORK, name, "--write", folder], capture_output=True, check=True)
    surroundings = ["--surroundings", folder / "surroundings.yaml"]
    proof = subprocess.run(
        [PROGRAM, "network", "prove", "--request", folder / "configuration-request.yaml", "--device",
         folder / "device.yaml", *surroundings, "--format", "json"], capture_output=True, text=True, check=False)
    return _first(json.loads(proof.stdout)["items"], lambda line: line.get("hop"))


def _first(lines: list[dict], hop) -> Line | None:
    # By place as well: which of them answered first differs from run to run.
    for line in sorted(lines, key=lambda line: (line["bureau"] != "mayor", int(line["item"][1:]), line["from"])):
        if hop(line):
            return Line(line["bureau"], line["item"], line["from"], hop(line), line.get("expected") or "", line.get("seen") or "")
    return None


def trial(number: int, name: str, title: str) -> Row:
    """Plays the main job in the broken network and reads what the test found."""
    with tempfile.TemporaryDirectory(prefix="lab-faults.") as work:
        folder = pathlib.Path(work)
        proof = prove(name, folder)
        played = subprocess.run(
            [PROGRAM, "lab", "test", *NETWORK, "--fault", name, "--output", folder / "rehearsal", "--prefix",
             f"kcf{number}"], capture_output=True, text=True, check=False, timeout=PATIENCE)
        evidence = folder / "rehearsal/evidence.json"
        if not evidence.exists():
            return Row(name, title, proof, None, f"status {played.returncode}: {played.stdout[-200:]}")
        lines = json.loads(evidence.read_text(encoding="utf-8"))["items"]
        found = _first(lines, lambda line: line["hop"] if line["verdict"] == "fail" else None)
        return Row(name, title, proof, found, found.seen if found else "")


def main() -> None:
    """Plays all of them, two at a time, and prints the table."""
    chosen = [(name, title) for name, title in faults() if not sys.argv[1:] or name in sys.argv[1:]]
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("LABS", "2"))) as pool:
        jobs = [pool.submit(trial, number, *fault) for number, fault in enumerate(chosen)]
        rows = []
        for job in jobs:
            rows.append(job.result())
            print(("ok  " if rows[-1].is_right else "NOT ") + f"{rows[-1].fault}: proof {rows[-1].proof} | "
                  f"check {rows[-1].found}", file=sys.stderr, flush=True)
    right = sum(row.is_right for row in rows)
    alarms = sum(row.found is not None for row in rows)
    print(HEAD, end="")
    print(f"Recall (faults found at their line and hop): {right} of {len(rows)}. Precision (alarms that name the right "
          f"line and hop): {right} of {alarms}.\n")
    print("| Fault | What is wrong | Settings must fail at | kakehashi-check says first | 実際 | Right |\n"
          "|---|---|---|---|---|---|")
    for row in rows:
        seen = re.sub(r"\d+(?=ミリ秒)", "…", row.seen.replace("|", "\\|").replace("\n", " "))
        print(f"| `{row.fault}` | {row.title} | {row.proof or '-'} | {row.found or '-'} | {seen} | "
              f"{'yes' if row.is_right else '**no**'} |")
    sys.exit(0 if right == len(rows) else 3)


if __name__ == "__main__":
    main()
