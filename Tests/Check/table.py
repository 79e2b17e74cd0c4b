"""The table of docs/check-faults.md: each fault, where it must be found, where it was."""

from __future__ import annotations

import concurrent.futures
import pathlib
import re
import tempfile

from faults import FAULTS, SOUND, Fault
from judging import Verdict, judge

HEAD = """# What kakehashi-check finds

Servers that are broken in one way each, and what `kakehashi-check` says first of them, run as a terminal (T1 to T3). Written by
`make check-faults`; what is wrong with a network on the way is in [network-faults.md](network-faults.md).

"""


#: Ports, instants and durations are others on every run.
CHANGING = re.compile(r"(?<=127\.0\.0\.1:)\d+|\d{4}-\d\d-\d\dT[\d:]+Z|\d{4}年\S+ \d\d:\d\d|\d+(?=ミリ秒)")


def main() -> None:
    """Runs all scenes and prints the table."""
    with tempfile.TemporaryDirectory() as work, concurrent.futures.ThreadPoolExecutor(8) as pool:
        def run(fault: Fault) -> Verdict:
            folder = pathlib.Path(work, fault.name)
            folder.mkdir()
            return judge(fault, folder)

        everything = FAULTS + SOUND
        verdicts = list(pool.map(run, everything))
    found = [verdict for fault, verdict in zip(everything, verdicts, strict=True) if fault.hop]
    right = sum(fault.hop == verdict.hop for fault, verdict in zip(FAULTS, found, strict=True))
    alarms = sum(verdict.hop is not None for verdict in verdicts)
    print(HEAD, end="")
    print(f"Recall (faults found at their hop): {right} of {len(FAULTS)}. "
          f"Precision (alarms that name the right hop): {right} of {alarms}; "
          f"{len(SOUND)} scenes only look broken, and must pass.\n")
    print("| Fault | What is wrong | Hop | Found at | What is said (実際) |\n|---|---|---|---|---|")
    for fault, verdict in zip(everything, verdicts, strict=True):
        said = CHANGING.sub("…", verdict.seen.replace("|", "\\|"))
        where = f"{verdict.item} {verdict.hop}" if verdict.hop else "passes"
        print(f"| `{fault.name}` | {fault.title} | {fault.hop or 'none'} | {where} | {said} |")


if __name__ == "__main__":
    main()
