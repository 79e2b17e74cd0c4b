"""A connection that has ended takes up no place, whatever its client does."""

from __future__ import annotations

import socket
import ssl
import time

from rehearsal import Rehearsal

#: The server waits half a second for a client's own end; the rest is for a busy machine.
PATIENCE = 3.0


def test_a_client_that_does_not_say_good_bye_is_not_waited_for(rehearsal: Rehearsal) -> None:
    listener = rehearsal.listeners["server-mayor"]
    context = ssl.create_default_context(cafile=str(rehearsal.authority_file))
    connection = context.wrap_socket(
        socket.create_connection((listener.address, listener.port), timeout=20), server_hostname=listener.name)
    connection.sendall(
        f"GET /api/openapi.yaml HTTP/1.1\r\nHost: {listener.name}:{listener.port}\r\nConnection: close\r\n\r\n".encode())
    answer = b""
    while part := connection.recv(1 << 16):
        answer += part
    assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
    # The server's end of TLS has come, and nothing goes back: now it is the connection's own that counts.
    begun = time.monotonic()
    with socket.socket(fileno=connection.detach()) as bare:
        bare.settimeout(20)
        while bare.recv(1 << 16):
            pass
    assert time.monotonic() - begun < PATIENCE
