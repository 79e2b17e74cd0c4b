"""The parties that have no screens: the platform's operator, and the 登録分局 of the national side."""

from __future__ import annotations

import http.client
import json
import socket
import ssl

from rehearsal import Listener, Rehearsal

SECONDS = 20


class _Connection(http.client.HTTPSConnection):
    """HTTPS to an address, while name and certificate are those of the party."""

    def __init__(self, listener: Listener, context: ssl.SSLContext) -> None:
        super().__init__(listener.name, listener.port, timeout=SECONDS, context=context)
        self._address, self._tls = (listener.address, listener.port), context

    def connect(self) -> None:
        """Connects without asking a name server."""
        self.sock = self._tls.wrap_socket(
            socket.create_connection(self._address, self.timeout), server_hostname=self.host)


def operator_put(rehearsal: Rehearsal, path: str, document: dict) -> dict:
    """What the operator sets: `operator_put(rehearsal, "/operator/clock", {"now": "2016-05-23T09:00:00+09:00"})`."""
    return _operator(rehearsal, "PUT", path, document)


def operator_post(rehearsal: Rehearsal, path: str, document: dict) -> dict:
    """What the operator adds or orders."""
    return _operator(rehearsal, "POST", path, document)


def registration_authority_issue(rehearsal: Rehearsal, request: bytes) -> bytes:
    """A certificate (PEM) for a certificate request (PEM)."""
    context = ssl.create_default_context(cafile=rehearsal.national["registrationAuthorityFile"])
    return _exchange(
        Listener(**rehearsal.national["registrationAuthority"]), context, "POST", "/certificate-requests", request,
        "application/x-pem-file")


def core_system_certificate(rehearsal: Rehearsal) -> bytes:
    """コアシステム向け暗号化通信用等電子証明書 (PEM), as handed to organisations."""
    context = ssl.create_default_context(cafile=rehearsal.national["registrationAuthorityFile"])
    return _exchange(
        Listener(**rehearsal.national["registrationAuthority"]), context, "GET", "/core-system-certificate.pem")


def _operator(rehearsal: Rehearsal, method: str, path: str, document: dict) -> dict:
    platform = rehearsal.platform
    context = ssl.create_default_context(cafile=platform["authorityFile"])
    context.load_cert_chain(platform["operatorCertificateFile"], platform["operatorKeyFile"])
    body = json.dumps(document).encode()
    return json.loads(
        _exchange(Listener(**platform["operatorSite"]), context, method, path, body, "application/json"))


def _exchange(
    listener: Listener, context: ssl.SSLContext, method: str, path: str, body: bytes | None = None, content_type: str = ""
) -> bytes:
    connection = _Connection(listener, context)
    try:
        connection.request(method, path, body, {"Content-Type": content_type} if body else {})
        response = connection.getresponse()
        answer = response.read()
    finally:
        connection.close()
    if response.status >= 300:
        raise RuntimeError(f"{method} {path}: {response.status} {answer.decode(errors='replace')}")
    return answer
