"""A card reader on the desk: a browser without a certificate of its own reaches a site as whoever holds the card.

Chromium asks a person which certificate to show, and without a person shows none. So the pages of the operator and of the
登録分局's officer are reached over a small proxy on loopback that holds the certificate, and changes nothing else.
"""

from __future__ import annotations

import contextlib
import http.server
import pathlib
import ssl
import threading
from collections.abc import Iterator

from parties import Connection
from rehearsal import Listener

KEPT = {"accept", "content-type", "sec-fetch-site", "accept-language"}
DROPPED = {"transfer-encoding", "connection", "content-length"}


@contextlib.contextmanager
def reading(
    listener: Listener, authority: pathlib.Path | str, certificate: pathlib.Path | str, key: pathlib.Path | str
) -> Iterator[str]:
    """The origin at which a browser reaches the listener as the holder of a certificate."""
    context = ssl.create_default_context(cafile=authority)
    context.load_cert_chain(certificate, key)

    class Reader(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._pass(None)

        def do_POST(self) -> None:
            self._pass(self.rfile.read(int(self.headers["content-length"] or 0)))

        def _pass(self, body: bytes | None) -> None:
            connection = Connection(listener, context)
            sent = {name: value for name, value in self.headers.items() if name.lower() in KEPT}
            connection.request(self.command, self.path, body, sent)
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in DROPPED:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Reader)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
