#!/usr/bin/env python3
"""Hands a system's CSR in at サポートサイト, as サポートサイト管理者 does on its page, and prints the certificate.

    python3 request_certificate.py --session sandbox/session.json --system legacy-tax --request vendor.csr > vendor.pem

For scripts and sandboxes; with a second factor, or where サポートサイト is reached from LGWAN alone, use the page.
"""

from __future__ import annotations

import argparse
import html.parser
import http.client
import json
import pathlib
import socket
import ssl
import sys
import urllib.parse
import uuid


class Tokens(html.parser.HTMLParser):
    """The form token of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.token = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Remembers the first token."""
        found = dict(attributes)
        if tag == "input" and found.get("name") == "form-token" and not self.token:
            self.token = found.get("value") or ""


class Site:
    """One visit to サポートサイト."""

    def __init__(self, session: dict) -> None:
        self.place = session["listeners"]["support"]
        self.context = ssl.create_default_context(cafile=session["authorityFile"])
        self.cookie = ""

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, bytes]:
        """One exchange; the session's cookie goes along."""
        connection = http.client.HTTPSConnection(self.place["name"], self.place["port"], timeout=60)
        connection.sock = self.context.wrap_socket(
            socket.create_connection((self.place["address"], self.place["port"]), 60),
            server_hostname=self.place["name"])
        headers = {"Cookie": self.cookie, "Accept": "text/html, application/problem+json",
                   "Sec-Fetch-Site": "same-origin", **({"Content-Type": kind} if kind else {})}
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        content = answer.read()
        if answer.headers["Set-Cookie"]:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        connection.close()
        if answer.status >= 400:
            raise SystemExit(content.decode(errors="replace")[:2000])
        return answer.status, content

    def sign_in(self, account: str, password: str) -> None:
        """As a person does."""
        form = urllib.parse.urlencode({"account": account, "password": password}).encode()
        self.ask("POST", "/support/sign-in", form, "application/x-www-form-urlencoded")

    def certificate(self, side: str, system: str, request: bytes) -> bytes:
        """The certificate for a CSR."""
        tokens = Tokens()
        tokens.feed(self.ask("GET", "/support/systems")[1].decode())
        border = uuid.uuid4().hex
        parts = [
            f'--{border}\r\nContent-Disposition: form-data; name="form-token"\r\n\r\n{tokens.token}\r\n'.encode(),
            f'--{border}\r\nContent-Disposition: form-data; name="request"; filename="request.pem"\r\n'
            "Content-Type: application/x-pem-file\r\n\r\n".encode() + request + b"\r\n",
            f"--{border}--\r\n".encode(),
        ]
        path = f"/support/{side}/systems/{system}/certificate"
        return self.ask("POST", path, b"".join(parts), f"multipart/form-data; boundary={border}")[1]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Hands a system's CSR in and prints the certificate.")
    parser.add_argument("--session", type=pathlib.Path, default=pathlib.Path("sandbox/session.json"))
    parser.add_argument("--side", default="mayor", help="mayor or education")
    parser.add_argument("--system", required=True)
    parser.add_argument("--request", type=pathlib.Path, required=True, help="CSR, PEM")
    chosen = parser.parse_args()
    session = json.loads(chosen.session.read_text(encoding="utf-8"))
    account = next(one for one in session["accounts"] if one["site"] == "support")
    site = Site(session)
    site.sign_in(account["account"], account["password"])
    sys.stdout.buffer.write(site.certificate(chosen.side, chosen.system, chosen.request.read_bytes()))


if __name__ == "__main__":
    main()
