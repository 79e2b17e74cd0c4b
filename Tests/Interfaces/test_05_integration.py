"""Following docs/integration alone: every command of its pages, the client against each failure, the conformance run.

It has a sandbox of its own: failures are played to all of a platform's systems.
"""

from __future__ import annotations

import importlib.util
import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from markdown_it import MarkdownIt
from rehearsal import ROOT, Rehearsal, running

EXAMPLES = ROOT / "Examples/integration"
PYTHON = EXAMPLES / "python"
#: The Japanese pages have the same commands (Tests/Docs/test_map.py).
PAGES = ["README.md", "failures.md", "conformance.md"]
PERSON = "100000000012345"


def module(name: str) -> ModuleType:
    """One of the example programs, as a module."""
    specification = importlib.util.spec_from_file_location(name, PYTHON / f"{name}.py")
    assert specification and specification.loader
    found = importlib.util.module_from_spec(specification)
    sys.modules[name] = found
    specification.loader.exec_module(found)
    return found


client = module("kakehashi_client")
sandbox_tool = module("sandbox")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pathlib.Path]:
    """A folder as a reader of the pages has it: the examples, and a running sandbox."""
    folder = tmp_path_factory.mktemp("vendor")
    (folder / "Examples").symlink_to(ROOT / "Examples")
    with running(folder / "sandbox"):
        yield folder


@pytest.fixture
def sandbox(place: pathlib.Path) -> Iterator[object]:
    """The sandbox with a clean table and the number of one person."""
    found = sandbox_tool.Sandbox(place / "sandbox/session.json", place / "sandbox/client.json")
    found.reset()
    found.register_number(PERSON)
    yield found
    found.reset()


@pytest.fixture
def vendor(place: pathlib.Path) -> object:
    """The vendor's system, in a hurry: tests do not wait a minute for an answer."""
    settings = client.Settings.read(place / "sandbox/client.json")
    return client.Client(client.Settings(**{**settings.__dict__, "timeout": 3.0}), pause=0.1)


def record() -> dict:
    """The record of the pages."""
    return json.loads((EXAMPLES / "record.json").read_text(encoding="utf-8"))[0]


def shell(page: str) -> list[str]:
    """The commands of a page that are to be run, in their order."""
    text = (ROOT / "docs/integration" / page).read_text(encoding="utf-8")
    return [token.content for token in MarkdownIt().parse(text) if token.type == "fence" and token.info == "sh"]


def run(command: str, place: pathlib.Path) -> subprocess.CompletedProcess[str]:
    """One command as it stands on the page."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], cwd=place, capture_output=True, text=True, check=False, timeout=600,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})


@pytest.mark.parametrize("page", PAGES)
def test_each_command_of_the_pages_does_what_it_says(page: str, place: pathlib.Path) -> None:
    """From a certificate of one's own to a 副本 with three versions."""
    said = []
    for command in shell(page):
        done = run(command, place)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        said.append(done.stdout)
    if page == "README.md":
        assert '"accepted": 1' in "".join(said) and "openapi: 3" in "".join(said)
        last = said[-1][said[-1].rindex("\n{"):]
        assert len(json.loads(last)["history"]) == 3
    if page == "conformance.md":
        # The page shows what the example client comes to.
        shown = [line.split() for line in said[0].splitlines()]
        assert shown == [[case, "handled"] for case in ("register", "closed", "slow", "duplicate", "revoked")], said


def test_a_replica_is_registered_withdrawn_and_registered_again(sandbox, vendor) -> None:
    assert vendor.register([record()]) == {"accepted": 1, "unchanged": 0, "rejected": []}
    assert vendor.register([record()])["unchanged"] == 1, "the same again is no second one"
    assert vendor.withdraw(record(), "2016-05-31", "vendor-0002")["accepted"] == 1
    assert vendor.show("vendor-0002")["record"]["publicationEnd"] == "2016-05-31"
    assert vendor.register_again(record(), "vendor-0003")["accepted"] == 1
    found = vendor.show("vendor-0003")
    assert found["record"].get("publicationEnd") is None and len(found["history"]) == 3
    with pytest.raises(client.Rejected) as rejected:
        vendor.register([{**record(), "recordIdentifier": "vendor-0004", "publicationStart": "2016-02-30"}])
    assert rejected.value.rejected[0]["field"] == "公開開始日"


def test_closed(sandbox, vendor) -> None:
    sandbox.fail("closed")
    with pytest.raises(client.Closed) as closed:
        vendor.register([record()])
    assert closed.value.problem["code"] == "service.closed" and closed.value.seconds > 0
    assert len(sandbox.requests()) == 1, "it does not knock on"
    sandbox.fail("none")
    assert vendor.register([record()])["accepted"] == 1


def test_slow(sandbox, vendor) -> None:
    sandbox.fail("slow", seconds=6, times=1)
    assert vendor.register([record()])["unchanged"] == 1, "the first sending was taken; only its answer was late"
    assert len(sandbox.requests()) == 2
    assert len(sandbox.stands("vendor-0001", "legacy-tax")["history"]) == 1


def test_duplicate(sandbox, vendor) -> None:
    sandbox.fail("duplicate", times=2)
    assert vendor.register([record()])["unchanged"] == 1
    assert len(sandbox.requests()) == 3
    assert len(sandbox.stands("vendor-0001", "legacy-tax")["history"]) == 1


def test_revoked(sandbox, vendor) -> None:
    sandbox.fail("revoked")
    with pytest.raises(client.Untrusted, match="revoked"):
        vendor.register([record()])
    assert not sandbox.requests(), "nothing was sent"
    sandbox.fail("none")
    assert vendor.register([record()])["accepted"] == 1, "the new certificate is good"


def test_a_list_that_cannot_be_had_is_no_licence(place: pathlib.Path, sandbox, vendor) -> None:
    blind = client.Client(client.Settings(**{**vendor.settings.__dict__, "revocation_list": "http://127.0.0.1:9/none"}))
    with pytest.raises(client.Untrusted, match="revocation list"):
        blind.register([record()])


def test_the_conformance_run_tells_good_from_bad(place: pathlib.Path, sandbox, vendor) -> None:
    """The example handles every case; a system that trusts blindly and never asks again handles one of five."""

    def good() -> int:
        try:
            vendor.register([record()])
        except Exception:  # noqa: BLE001 - a system says only that it could not
            return 1
        return 0

    told = sandbox_tool.Conformance(sandbox, "legacy-tax", record(), good, slow=5).run()
    assert not any(told.values()), told

    careless = place / "careless.py"
    careless.write_text(CARELESS, encoding="utf-8")
    command = f"{sys.executable} {careless} {place / 'sandbox/client.json'} {EXAMPLES / 'record.json'}"
    done = subprocess.run(
        [sys.executable, PYTHON / "sandbox.py", "--session", place / "sandbox/session.json", "conformance",
         "--settings", place / "sandbox/client.json", "--record",
         EXAMPLES / "record.json", "--slow", "2", "--send", command], capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    verdicts = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert verdicts.pop("register") == "handled"
    assert all(verdict.startswith("NOT handled") for verdict in verdicts.values()), verdicts


#: Waits for ever, asks once, looks up no list, and takes any answer for success.
CARELESS = """
import http.client, json, socket, ssl, sys
own = json.load(open(sys.argv[1]))
import os; os.chdir(os.path.dirname(sys.argv[1]))
context = ssl.create_default_context(cafile=own["authority"])
context.load_cert_chain(own["certificate"], own["key"])
connection = http.client.HTTPSConnection(own["server"], own["port"])
connection.sock = context.wrap_socket(socket.create_connection((own["address"], own["port"])), server_hostname=own["server"])
body = json.dumps({"system": own["system"], "records": json.load(open(sys.argv[2]))}).encode()
connection.request("POST", "/api/replicas", body, {"Content-Type": "application/json"})
try:
    connection.getresponse().read()
except http.client.HTTPException:
    sys.exit(1)
"""


@pytest.fixture(scope="module")
def swift_client(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The example in Swift, compiled by the compiler alone."""
    program = tmp_path_factory.mktemp("swift") / "kakehashi-client"
    sources = EXAMPLES / "swift/Sources"
    subprocess.run(
        ["swiftc", "-O", "-swift-version", "6", "-Xcc", f"-fmodule-map-file={sources}/CCurl/module.modulemap",
         *sorted((sources / "kakehashi-client").glob("*.swift")), "-o", program], check=True, capture_output=True)
    return program


def test_the_example_in_swift_does_the_same(place: pathlib.Path, sandbox, vendor, swift_client: pathlib.Path) -> None:
    settings = place / "sandbox/hurried.json"
    settings.write_text(json.dumps(
        {**json.loads((place / "sandbox/client.json").read_text(encoding="utf-8")), "timeout": 3}), encoding="utf-8")

    def ask(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([swift_client, settings, *words], capture_output=True, text=True, check=False)

    one = str(EXAMPLES / "record.json")
    assert '"accepted" : 1' in ask("register", one).stdout
    assert ask("withdraw", one, "2016-05-31", "vendor-0002").returncode == 0
    assert ask("again", one, "vendor-0003").returncode == 0
    assert len(json.loads(ask("show", "vendor-0001").stdout)["history"]) == 3
    told = sandbox_tool.Conformance(sandbox, "legacy-tax", record(), lambda: ask("register", one).returncode, slow=5).run()
    assert not any(told.values()), told
