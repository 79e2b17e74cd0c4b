"""A DNS server, a TLS server and 公開リポジトリ, each with one behaviour; every one on a free port of 127.0.0.1."""

from __future__ import annotations

import contextlib
import errno
import pathlib
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator

#: What a server does with one connection, or with one datagram.
Talk = Callable[[socket.socket], None]
#: The answers to a question, each after a pause in seconds; the second argument says whether it came over TCP.
Answer = Callable[[bytes, bool], list[tuple[float, bytes]]]
#: How long a server that stalls stays silent: longer than anybody waits.
LONG = 60.0


class Listener:
    """Accepts connections on a free port, each on a thread of its own."""

    def __init__(self, talk: Talk, port: int = 0) -> None:
        self._talk = talk
        self._ends = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", port), backlog=64)
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while not self._ends.is_set():
            if not select.select([self._socket], [], [], 0.1)[0]:
                continue
            with contextlib.suppress(OSError):
                threading.Thread(target=self._serve, args=(self._socket.accept()[0],), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            self._talk(connection)

    def close(self) -> None:
        """Stops listening."""
        self._ends.set()
        self._socket.close()


class NameServer:
    """Answers DNS over UDP and TCP."""

    def __init__(self, answer: Answer, *, over_tcp: bool = True) -> None:
        self._answer = answer
        self._ends = threading.Event()
        self._socket, self._tcp = self._ports(over_tcp)
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._receive, daemon=True).start()

    def _ports(self, over_tcp: bool) -> tuple[socket.socket, Listener | None]:
        """One number, free for datagrams and, when asked, for connections: what is free for one may be taken for the other."""
        taken: list[socket.socket] = []
        try:
            while True:
                datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                datagrams.bind(("127.0.0.1", 0))
                if not over_tcp:
                    return datagrams, None
                try:
                    return datagrams, Listener(self._talk, datagrams.getsockname()[1])
                except OSError as error:
                    # Held until one fits, so that the same number is not offered again.
                    taken.append(datagrams)
                    if error.errno != errno.EADDRINUSE or len(taken) > 100:
                        raise
        finally:
            for datagrams in taken:
                datagrams.close()

    def _receive(self) -> None:
        while not self._ends.is_set():
            if not select.select([self._socket], [], [], 0.1)[0]:
                continue
            with contextlib.suppress(OSError):
                question, asker = self._socket.recvfrom(4096)
                for pause, answer in self._answer(question, False):
                    time.sleep(pause)
                    self._socket.sendto(answer, asker)

    def _talk(self, connection: socket.socket) -> None:
        length = int.from_bytes(connection.recv(2))
        question = connection.recv(length)
        for pause, answer in self._answer(question, True):
            time.sleep(pause)
            connection.sendall(len(answer).to_bytes(2) + answer)

    def close(self) -> None:
        """Stops answering; the port refuses from now on."""
        self._ends.set()
        self._socket.close()
        if self._tcp:
            self._tcp.close()


class Silent:
    """Listens, and lets nobody in: its queue is full, so that the next ones get no answer at all."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(0)
        self.port: int = self._socket.getsockname()[1]
        self._waiting = []
        for _ in range(8):
            one = socket.socket()
            one.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                one.connect(("127.0.0.1", self.port))
            self._waiting.append(one)

    def close(self) -> None:
        """Stops listening."""
        for one in [self._socket, *self._waiting]:
            one.close()


def stall(connection: socket.socket) -> None:
    """Takes what comes and says nothing."""
    connection.settimeout(LONG)
    while connection.recv(65536):
        pass


def hang_up(connection: socket.socket) -> None:
    """Reads a little and ends the connection."""
    connection.recv(5)


def say(content: bytes) -> Talk:
    """Reads a request's head and sends these bytes."""
    def talk(connection: socket.socket) -> None:
        read_head(connection)
        connection.sendall(content)
    return talk


def say_at_once(content: bytes) -> Talk:
    """Sends these bytes whatever has come."""
    def talk(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(content)
    return talk


def drip(content: bytes) -> Talk:
    """Reads a request's head and sends a byte each second."""
    def talk(connection: socket.socket) -> None:
        read_head(connection)
        for place in range(len(content)):
            connection.sendall(content[place:place + 1])
            time.sleep(1)
    return talk


def read_head(connection: socket.socket) -> bytes:
    """A request up to its empty line."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(4096)
        if not piece:
            break
        head += piece
    return head


def http(status: str, body: bytes, kind: str = "text/html; charset=utf-8", *more: str) -> bytes:
    """An answer as bytes."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close", *more]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def over_tls(
    folder: pathlib.Path, chain: bytes, key: bytes, talk: Talk, *,
    newest: ssl.TLSVersion = ssl.TLSVersion.MAXIMUM_SUPPORTED
) -> Talk:
    """The same within TLS, with this certificate and its chain."""
    file = folder / "server.pem"
    file.write_bytes(chain + key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # Weak keys and old versions are refused by the program that is tested, not by this one.
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.maximum_version = newest
    context.load_cert_chain(file)

    def inner(connection: socket.socket) -> None:
        with contextlib.suppress(ssl.SSLError), context.wrap_socket(connection, server_side=True) as secure:
            talk(secure)
    return inner


@contextlib.contextmanager
def closing(*servers: NameServer | Listener | Silent | None) -> Iterator[None]:
    """Closes them in the end."""
    try:
        yield
    finally:
        for server in servers:
            if server:
                server.close()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]
