#!/usr/bin/env python3
"""A system of an organisation that registers 副本 at 自治体中間サーバー: a whole client, with Python's standard library only.

    python3 kakehashi_client.py --settings client.json number 100000000012345
    python3 kakehashi_client.py --settings client.json register record.json
    python3 kakehashi_client.py --settings client.json withdraw record.json --as vendor-0002 --on 2016-06-30
    python3 kakehashi_client.py --settings client.json show vendor-0002

What a client has to get right, and where it is done here:

- it trusts the platform's CA alone, and refuses a revoked server (`Channel.context`);
- it has a time limit, and sends the same message again when the answer is late or lost: the server counts a record that
  stands already word for word as `unchanged`, so that nothing is there twice (`Client.send`);
- outside the service hours it waits for the instant that the server names, and does not knock meanwhile (`Closed`);
- it reads what was rejected, row by row, and never takes a 200 alone for success (`Rejected`).

Exit status: 0 done, 3 refused or rejected, 4 the service is closed, 5 the server is not to be trusted, 1 anything else.
"""

from __future__ import annotations

import argparse
import base64
import http.client
import json
import pathlib
import socket
import ssl
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field

ATTEMPTS = 3


class Refused(Exception):
    """The server said no to the request as a whole: `application/problem+json` (RFC 9457)."""

    def __init__(self, status: int, problem: dict) -> None:
        super().__init__(f"{problem.get('code')}: {problem.get('title')} {problem.get('detail', '')}")
        self.status, self.problem = status, problem


class Closed(Refused):
    """Outside the service hours; `seconds` says how long, None when nobody knows yet."""

    def __init__(self, status: int, problem: dict, retry_after: str | None) -> None:
        super().__init__(status, problem)
        self.seconds = int(retry_after) if retry_after else None


class Rejected(Exception):
    """Some records were not registered; each with its row, field and rule."""

    def __init__(self, rejected: list[dict]) -> None:
        super().__init__("; ".join(f"row {one['row']} {one.get('field', '')}: {one['message']}" for one in rejected))
        self.rejected = rejected


class Untrusted(Exception):
    """The server's certificate is not to be trusted, or nobody can say: nothing was sent."""


class Unanswered(Exception):
    """No whole answer came, as often as was tried."""


@dataclass(frozen=True)
class Settings:
    """Where the server is, and who this system is. Paths are relative to the file."""

    server: str
    port: int
    system: str
    #: The platform's CA certificate, PEM, checked against the published fingerprint.
    authority: str
    #: Where 公開リポジトリ publishes the revocation list (http).
    revocation_list: str
    #: This system's certificate and key, PEM.
    certificate: str
    key: str
    #: Where there is no name server: the address to connect to.
    address: str = ""
    timeout: float = 60.0
    folder: pathlib.Path = field(default=pathlib.Path())

    @staticmethod
    def read(path: pathlib.Path) -> Settings:
        """Reads `client.json`."""
        return Settings(**json.loads(path.read_text(encoding="utf-8")), folder=path.resolve().parent)

    def file(self, name: str) -> str:
        """A file that the settings name."""
        return str(self.folder / name)


class Channel(http.client.HTTPSConnection):
    """One connection by mutual TLS, the revocation of the server looked up anew."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.server, settings.port, timeout=settings.timeout, context=self.context(settings))
        self.settings = settings

    @staticmethod
    def context(settings: Settings) -> ssl.SSLContext:
        """Trusts the platform's CA alone, and only with its revocation list at hand: without one there is no connection."""
        context = ssl.create_default_context(cafile=settings.file(settings.authority))
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(settings.file(settings.certificate), settings.file(settings.key))
        try:
            with urllib.request.urlopen(settings.revocation_list, timeout=settings.timeout) as answer:
                content = answer.read()
            with tempfile.NamedTemporaryFile("w", suffix=".pem") as file:
                file.write("-----BEGIN X509 CRL-----\n" + base64.encodebytes(content).decode()
                           + "-----END X509 CRL-----\n")
                file.flush()
                context.load_verify_locations(cafile=file.name)
        except (OSError, ssl.SSLError) as error:
            raise Untrusted(f"the revocation list cannot be had: {error}") from error
        context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
        return context

    def connect(self) -> None:
        """Connects to the address, as the server of the name."""
        raw = socket.create_connection((self.settings.address or self.host, self.port), self.timeout)
        self.sock = self._context.wrap_socket(raw, server_hostname=self.host)


class Client:
    """What this system asks of the server."""

    def __init__(self, settings: Settings, pause: float = 1.0) -> None:
        self.settings, self.pause = settings, pause

    def register_number(self, number: str) -> dict:
        """統合宛名番号の登録 (T7); a number that stands already is no error."""
        return self.send("/api/atena-numbers", {"atenaNumber": number})

    def register(self, records: list[dict]) -> dict:
        """副本の登録 (IF_DBM_10111). Raises `Rejected` if one record was not taken; the others stand."""
        receipt = self.send("/api/replicas", {"system": self.settings.system, "records": records})
        if receipt["rejected"]:
            raise Rejected(receipt["rejected"])
        return receipt

    def withdraw(self, record: dict, last_day: str, identifier: str) -> dict:
        """Ends the publication of a 副本: there is no other deletion.

        What was registered is never changed: each version is a record with an identifier of its own, and `dataSetKey` says
        which belong together. The identifier is the system's to choose, once: a retry sends the same.
        """
        return self.register(
            [{**record, "recordIdentifier": identifier, "publicationEnd": last_day, "changeKind": "revision"}])

    def register_again(self, record: dict, identifier: str) -> dict:
        """Publishes a withdrawn 副本 anew, as a version of its own."""
        return self.register(
            [{**record, "recordIdentifier": identifier, "publicationEnd": None, "changeKind": "reRegistration"}])

    def show(self, identifier: str) -> dict:
        """A 副本 as it stands, with its history (IF_DBM_30212)."""
        return self.send("/api/replica-details", {"recordIdentifier": identifier})

    def send(self, path: str, message: dict) -> dict:
        """Sends a message until there is an answer; the same message each time, so that nothing is there twice."""
        body = json.dumps(message, ensure_ascii=False).encode()
        last: Exception | None = None
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(self.pause * 2 ** (attempt - 1))
            try:
                return self._once(path, body)
            except ssl.SSLCertVerificationError as error:
                # Trying again would only give whoever poses as the server another chance.
                raise Untrusted(str(error)) from error
            except (OSError, http.client.HTTPException) as error:
                last = error
        raise Unanswered(f"{path}: {type(last).__name__} {last}")

    def _once(self, path: str, body: bytes) -> dict:
        channel = Channel(self.settings)
        try:
            channel.request("POST", path, body, {"Content-Type": "application/json"})
            answer = channel.getresponse()
            document = json.loads(answer.read())
        finally:
            channel.close()
        if answer.status == 503:
            raise Closed(answer.status, document, answer.headers.get("Retry-After"))
        if answer.status >= 300:
            raise Refused(answer.status, document)
        return document


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Registers 副本 at 自治体中間サーバー.")
    parser.add_argument("--settings", type=pathlib.Path, default=pathlib.Path("client.json"))
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("number", help="register a 統合宛名番号").add_argument("number")
    commands.add_parser("register", help="register the 副本 of a file").add_argument("file", type=pathlib.Path)
    withdraw = commands.add_parser("withdraw", help="end the publication of the 副本 of a file")
    withdraw.add_argument("file", type=pathlib.Path)
    withdraw.add_argument("--on", required=True, help="last day of publication, yyyy-MM-dd")
    again = commands.add_parser("again", help="publish the 副本 of a file anew")
    again.add_argument("file", type=pathlib.Path)
    for command in (withdraw, again):
        command.add_argument("--as", dest="identifier", required=True, help="レコード識別番号 of the new version")
    commands.add_parser("show", help="show a 副本").add_argument("identifier")
    chosen = parser.parse_args(arguments)
    client = Client(Settings.read(chosen.settings))
    try:
        match chosen.command:
            case "number":
                answer = client.register_number(chosen.number)
            case "register":
                answer = client.register(_records(chosen.file))
            case "withdraw":
                answer = client.withdraw(_records(chosen.file)[0], chosen.on, chosen.identifier)
            case "again":
                answer = client.register_again(_records(chosen.file)[0], chosen.identifier)
            case _:
                answer = client.show(chosen.identifier)
    except Closed as closed:
        print(f"{closed} (opens in {closed.seconds} s)", file=sys.stderr)
        return 4
    except (Refused, Rejected) as error:
        print(error, file=sys.stderr)
        return 3
    except Untrusted as error:
        print(error, file=sys.stderr)
        return 5
    except Unanswered as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return 0


def _records(path: pathlib.Path) -> list[dict]:
    found = json.loads(path.read_text(encoding="utf-8"))
    return found if isinstance(found, list) else found["records"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
