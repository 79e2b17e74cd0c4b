"""Every fault is found at its hop and within its time; nothing sound is called broken."""

from __future__ import annotations

import concurrent.futures
import pathlib

import pytest

from faults import FAULTS, SOUND, Fault
from judging import Verdict, judge

ALL = FAULTS + SOUND


@pytest.fixture(scope="session")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    """All scenes, several at a time: most of the time goes by waiting."""
    folders = {fault.name: tmp_path_factory.mktemp(fault.name) for fault in ALL}

    def run(fault: Fault) -> Verdict:
        return judge(fault, pathlib.Path(folders[fault.name]))

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        return dict(zip([fault.name for fault in ALL], pool.map(run, ALL), strict=True))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_found_at_its_hop(fault: Fault, verdicts: dict[str, Verdict]) -> None:
    verdict = verdicts[fault.name]
    assert verdict.hop == fault.hop, f"{verdict.item} {verdict.hop}: {verdict.seen}"
    assert verdict.status == 3 and verdict.seen and verdict.remedy
    assert verdict.seconds < 30


@pytest.mark.parametrize("sound", SOUND, ids=lambda sound: sound.name)
def test_no_false_alarm(sound: Fault, verdicts: dict[str, Verdict]) -> None:
    verdict = verdicts[sound.name]
    assert verdict.hop is None, f"{verdict.item} {verdict.hop}: {verdict.seen}"
    assert verdict.status == 0
