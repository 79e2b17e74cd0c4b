"""One rehearsal for all tests of the interface; its systems' own certificates."""

from __future__ import annotations

import pathlib
import socket
import sys
from collections.abc import Callable, Iterator

import pytest
import requests
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Browser"))

from rehearsal import Rehearsal, running  # noqa: E402

#: Which system's certificate has a permission; `deliverCodes` nobody has in the preparation phase (§3.5).
SYSTEMS = {
    "registerAtenaNumbers": "atena-system", "acquireCodes": "atena-system", "registerReplicas": "legacy-tax",
    "manageReplicas": "legacy-tax", "deliverCodes": "legacy-tax", "readMasterUpdates": "legacy-tax",
    "manageDisclosureRecords": "atena-system", "readSelfDisclosures": "atena-system",
    "sendPersonalNotices": "legacy-tax", "makeInquiries": "legacy-tax", "provideInformation": "legacy-tax",
}


@pytest.fixture(scope="session")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """A rehearsal that has come to its end and whose servers go on."""
    with running(tmp_path_factory.mktemp("parties") / "rehearsal") as started:
        with names_known(started):
            yield started


@pytest.fixture(scope="session")
def server(rehearsal: Rehearsal) -> str:
    """The address of the mayor's server."""
    return rehearsal.listeners["server-mayor"].origin


@pytest.fixture(scope="session")
def certificate(rehearsal: Rehearsal) -> Callable[[str], tuple[str, str]]:
    """The files of a system's certificate and key at the mayor's server."""
    files = {
        one["system"]: (one["certificateFile"], one["keyFile"])
        for one in rehearsal.session["systems"] if one["bureau"] == "mayor"
    }
    return files.__getitem__


@pytest.fixture(scope="session")
def session(rehearsal: Rehearsal, certificate: Callable[[str], tuple[str, str]]):
    """Connections in the name of a system, or of nobody."""
    sessions: dict[str | None, requests.Session] = {}

    def enter(system: str | None) -> requests.Session:
        if system not in sessions:
            opened = sessions[system] = requests.Session()
            # A bundle of CAs in the environment would take the place of ours.
            opened.trust_env = False
            opened.verify = str(rehearsal.authority_file)
            opened.cert = certificate(system) if system else None
        return sessions[system]

    yield enter
    for opened in sessions.values():
        opened.close()


@pytest.fixture(scope="session")
def client(session, server: str) -> Callable[..., Callable[..., requests.Response]]:
    """Sends in the name of a system, or of nobody: `client("legacy-tax")("GET", "/api/…")`."""
    return lambda system: lambda method, path, **more: session(system).request(
        method, server + path, timeout=60, **more)


@pytest.fixture(scope="session")
def document(client) -> dict:
    """The interface's description as the server has it."""
    answer = client(None)("GET", "/api/openapi.yaml")
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/yaml"
    return yaml.safe_load(answer.text)


class names_known:  # noqa: N801 - used as a `with` statement's word
    """The rehearsal's host names resolve to its loopback addresses in this process."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.addresses = {one.name: one.address for one in rehearsal.listeners.values()}

    def __enter__(self) -> None:
        self.real = socket.getaddrinfo
        socket.getaddrinfo = lambda host, *rest, **more: self.real(self.addresses.get(host, host), *rest, **more)

    def __exit__(self, *_: object) -> None:
        socket.getaddrinfo = self.real
