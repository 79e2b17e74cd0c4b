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


def _probe(verdicts: dict[str, Verdict], name: str, item: str) -> dict:
    line, = (line for line in verdicts[name].lines if line["item"] == item)
    return line["probes"][0]


def test_a_sound_line_tells_what_it_saw(verdicts: dict[str, Verdict]) -> None:
    probe = _probe(verdicts, "nothing", "T2")
    assert [phase["phase"] for phase in probe["phases"]] == [
        "name", "tcp", "tls", "chain", "revocation", "firstByte", "body"]
    assert all(phase["milliseconds"] >= 0 for phase in probe["phases"])
    tls = probe["tls"]
    assert tls["version"] == "TLSv1.3" and tls["cipherSuite"].startswith("TLS_") and tls["serverName"]
    assert tls["certificates"][0]["keyUsages"] == ["digitalSignature"]
    assert tls["certificates"][0]["publicKey"] == "P-256"
    assert probe["revocation"]["isReached"] and probe["revocation"]["number"] == 7
    assert probe["http"]["status"] == 200
    assert _probe(verdicts, "tls-1.2", "T2")["tls"]["version"] == "TLSv1.2"
    assert _probe(verdicts, "nothing", "T3")["revocation"]["entries"] == 0


def test_a_name_is_asked_as_both_kinds_and_past_the_internal_server(verdicts: dict[str, Verdict]) -> None:
    asked = _probe(verdicts, "dns-internal-only", "T1")["names"]
    found = {(question["path"], question["kind"]): question for question in asked}
    assert found["place", "A"]["addresses"] == ["127.0.0.1"] and found["place", "A"]["timeToLive"] == 60
    assert found["direct", "A"]["failure"] == "name.no-answer"
    assert ("place", "AAAA") in found
    assert len({question["server"] for question in asked}) == 2


def test_a_failure_ends_with_its_phase(verdicts: dict[str, Verdict]) -> None:
    probe = _probe(verdicts, "certificate-expired", "T2")
    assert probe["phases"][-1]["phase"] == "chain" and probe["failure"]["code"] == "chain.expired"
    assert len(probe["tls"]["certificates"]) == 1
    assert _probe(verdicts, "list-port-closed", "T2")["revocation"]["isReached"] is False


def test_forwarding_is_told_from_the_device(verdicts: dict[str, Verdict]) -> None:
    for name in ("dns-internal-silent", "dns-internal-servfail", "dns-internal-stale"):
        assert "直接問い合わせると 127.0.0.1 が返ります" in verdicts[name].seen
        assert "庁内DNSサーバー" in verdicts[name].remedy
    assert "直接" not in verdicts["dns-servfail"].seen
