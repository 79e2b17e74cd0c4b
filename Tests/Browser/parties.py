"""What is asked of the parties without a browser: the operator's clock, and what the national side hands out."""

from __future__ import annotations

import http.client
import json
import socket
import ssl

from rehearsal import Listener, Rehearsal

SECONDS = 20


class Connection(http.client.HTTPSConnection):
    """HTTPS to an address, while name and certificate are those of the party."""

    def __init__(self, listener: Listener, context: ssl.SSLContext) -> None:
        super().__init__(listener.name, listener.port, timeout=SECONDS, context=context)
        self._address, self._tls = (listener.address, listener.port), context

    def connect(self) -> None:
        """Connects without asking a name server."""
        self.sock = self._tls.wrap_socket(
            socket.create_connection(self._address, self.timeout), server_hostname=self.host)


def set_clock(rehearsal: Rehearsal, now: str) -> None:
    """Moves the clock of all parties, the platform's last: it does what has become due. RFC 3339."""
    national = ssl.create_default_context(cafile=rehearsal.national["registrationAuthorityFile"])
    body = json.dumps({"now": now}).encode()
    exchange(
        Listener(**rehearsal.national["registrationAuthority"]), national, "PUT", "/rehearsal/clock", body,
        "application/json")
    set_platform_clock(rehearsal, now)


def set_platform_clock(rehearsal: Rehearsal, now: str) -> None:
    """Moves the platform's clock alone."""
    body = json.dumps({"now": now}).encode()
    platform = rehearsal.platform
    context = ssl.create_default_context(cafile=platform["authorityFile"])
    context.load_cert_chain(platform["operatorCertificateFile"], platform["operatorKeyFile"])
    exchange(Listener(**platform["operatorSite"]), context, "PUT", "/operator/clock", body, "application/json")


def set_service_hours(rehearsal: Rehearsal, day: str, hours: str | None) -> None:
    """The operator changes one day's service hours; None closes it."""
    platform = rehearsal.platform
    context = ssl.create_default_context(cafile=platform["authorityFile"])
    context.load_cert_chain(platform["operatorCertificateFile"], platform["operatorKeyFile"])
    body = json.dumps({"hours": hours}).encode()
    exchange(
        Listener(**platform["operatorSite"]), context, "PUT", f"/operator/service-hours/{day}", body,
        "application/json")


def core_system_certificate(rehearsal: Rehearsal) -> bytes:
    """コアシステム向け暗号化通信用等電子証明書 (PEM), as handed to organisations."""
    context = ssl.create_default_context(cafile=rehearsal.national["registrationAuthorityFile"])
    return exchange(
        Listener(**rehearsal.national["registrationAuthority"]), context, "GET", "/core-system-certificate.pem")


def call(rehearsal: Rehearsal, system: str, path: str, document: object, bureau: str = "mayor") -> dict:
    """What a server, the mayor's unless told otherwise, answers one of its systems, which has a certificate of its own."""
    context = ssl.create_default_context(cafile=rehearsal.authority_file)
    own = next(one for one in rehearsal.session["systems"] if (one["bureau"], one["system"]) == (bureau, system))
    context.load_cert_chain(own["certificateFile"], own["keyFile"])
    body = json.dumps(document).encode()
    return json.loads(
        exchange(rehearsal.listeners[f"server-{bureau}"], context, "POST", path, body, "application/json"))


def exchange(
    listener: Listener, context: ssl.SSLContext, method: str, path: str, body: bytes | None = None, content_type: str = ""
) -> bytes:
    connection = Connection(listener, context)
    try:
        connection.request(method, path, body, {"Content-Type": content_type} if body else {})
        response = connection.getresponse()
        answer = response.read()
    finally:
        connection.close()
    if response.status >= 300:
        raise RuntimeError(f"{method} {path}: {response.status} {answer.decode(errors='replace')}")
    return answer
