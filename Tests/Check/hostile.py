"""Servers that answer with mutated bytes: a name server, a TLS server, 公開リポジトリ; and the run against them.

Usage: hostile.py PROGRAM [EXCHANGES [SEED]]. Prints the report as JSON; ends with the program's status.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from cryptography.hazmat.primitives import serialization
from dnslib import CNAME, QTYPE, RR, A, DNSRecord

import names
from certificates import NOW, Authority, ServerCertificate, pem
from mutation import mutate
from servers import http, read_head
from tls12 import DATA, HANDSHAKE, Connection, Handshake, record

#: How long a server keeps a client waiting that it wants to tire.
TIRING = 0.5
PAGE = http("200 OK", ("<!doctype html><title>サインイン</title>" + "<p>行</p>" * 40).encode())


class Platform:
    """What is sent when it is not mutated."""

    def __init__(self) -> None:
        self.authority = Authority.root()
        wanted = ServerCertificate([names.SERVER, names.ADMINISTRATION])
        self.key, certificate = wanted.issue(self.authority)
        self.leaf = certificate.public_bytes(serialization.Encoding.DER)
        self.root = self.authority.certificate.public_bytes(serialization.Encoding.DER)
        self.list = self.authority.revocation_list(revoked=certificate.serial_number ^ 1)


# Names.

def pointers(question: bytes, chance: random.Random) -> bytes:
    """A name that points at itself, at the end, or on and on."""
    head = question[:2] + b"\x81\x80" + (1).to_bytes(2) + chance.choice([1, 9, 4000]).to_bytes(2) + bytes(4)
    place = (len(question) - 12 + 12) | 0xC000
    name = chance.choice([place.to_bytes(2), b"\xff\xff", b"\xc0\x0c" * 9, (place + 2).to_bytes(2) * 40])
    return head + question[12:] + name + b"\0\5\0\1" + bytes(4) + b"\0\2" + name


def many_aliases(question: bytes, chance: random.Random) -> bytes:
    """Thousands of aliases, one after the other, in a circle or not."""
    reply = DNSRecord.parse(question).reply()
    count = chance.choice([2, 17, 400])
    owner = str(reply.q.qname)
    for number in range(count):
        reply.add_answer(RR(owner, QTYPE.CNAME, rdata=CNAME(f"{number}.x"), ttl=60))
        owner = f"{number}.x"
    if chance.random() < 0.5:
        reply.add_answer(RR(owner, QTYPE.CNAME, rdata=CNAME(str(reply.q.qname)), ttl=60))
    return reply.pack()


def right(question: bytes) -> bytes:
    """The right answer."""
    reply = DNSRecord.parse(question).reply()
    reply.add_answer(RR(reply.q.qname, QTYPE.CNAME, rdata=CNAME("real.chukan.example"), ttl=60))
    reply.add_answer(RR("real.chukan.example", QTYPE.A, rdata=A("127.0.0.1"), ttl=60))
    return reply.pack()


def datagrams(question: bytes, chance: random.Random, over_tcp: bool) -> list[bytes]:
    """What a question is answered with."""
    chosen = chance.random()
    answer = right(question)
    if chosen < 0.05:
        return []
    if chosen < 0.10:
        return [answer]
    if chosen < 0.20 and not over_tcp:
        return [answer[:2] + b"\x83\x80" + answer[4:]]
    if chosen < 0.28:
        return [pointers(question, chance)]
    if chosen < 0.33 and over_tcp:
        return [many_aliases(question, chance)]
    if chosen < 0.38:
        return [mutate(answer, chance) for _ in range(20)]
    head = len(question) if chance.random() < 0.8 else 2
    return [answer[:head] + mutate(answer[head:], chance)]


def names_over_udp(bound: socket.socket, chance: random.Random) -> None:
    """Answers for ever."""
    while True:
        question, asker = bound.recvfrom(4096)
        for answer in datagrams(question, chance, False):
            bound.sendto(answer[:60000], asker)


def names_over_tcp(connection: socket.socket, chance: random.Random, platform: Platform) -> None:
    """Answers one question, perhaps with a wrong length."""
    length = int.from_bytes(connection.recv(2))
    for answer in datagrams(connection.recv(length), chance, True):
        size = len(answer) if chance.random() < 0.9 else chance.choice([0, 1, 65535])
        connection.sendall(min(size, 65535).to_bytes(2) + answer[:65535])


# HTTP.

def hostile_http(answer: bytes, chance: random.Random) -> bytes:
    """An answer whose head, length or body is wrong."""
    head, _, body = answer.partition(b"\r\n\r\n")
    match chance.randrange(8):
        case 0 | 1 | 2:
            return head + b"\r\n\r\n" + mutate(body, chance)
        case 3 | 4:
            return mutate(head, chance) + b"\r\n\r\n" + body
        case 5:
            return head.replace(b"Content-Length", chance.choice([b"Transfer-Encoding: chunked\r\nX", b"X"])) + \
                b"\r\n\r\n" + chance.choice([b"fffffffffffffff1\r\n", b"5\r\n", b"-1\r\n", b""]) + body
        case 6:
            return b"HTTP/1.1 100 Continue\r\n\r\n" * chance.choice([1, 300]) + answer
        case _:
            return head + b"\r\nX-More: y" * chance.choice([1, 5000]) + b"\r\n\r\n" + body


def send_hostile(connection: socket.socket, content: bytes, chance: random.Random) -> None:
    """At once, drop by drop, or with an end nobody expects."""
    if chance.random() < 0.02:
        time.sleep(TIRING)
    elif chance.random() < 0.02:
        for place in range(0, len(content), 7):
            connection.sendall(content[place:place + 7])
            time.sleep(TIRING / 20)
    else:
        connection.sendall(content)


def revocation_list(connection: socket.socket, chance: random.Random, platform: Platform) -> None:
    """One request, one answer."""
    read_head(connection)
    chosen = chance.random()
    content = platform.list if chosen < 0.5 else mutate(platform.list, chance)
    answer = http("200 OK", content, "application/pkix-crl")
    if 0.05 < chosen < 0.5:
        answer = hostile_http(answer, chance)
    elif chosen > 0.98:
        answer = b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n" + bytes(6 << 20)
    send_hostile(connection, answer, chance)


# TLS.

def page(connection: socket.socket, chance: random.Random, platform: Platform) -> None:
    """One handshake, whole or broken, and a page, whole or broken."""
    chosen = chance.random()
    handshake = Handshake(connection, platform.key)
    if chosen < 0.04:
        connection.recv(1)
        return send_hostile(connection, chance.randbytes(chance.choice([1, 5, 300])), chance)
    handshake.hello()
    certificates = [platform.leaf]
    if chosen < 0.40:
        certificates = chance.choice([
            [mutate(platform.leaf, chance)], [platform.leaf, mutate(platform.root, chance)],
            [platform.leaf] + [platform.root] * chance.choice([1, 8, 9, 12]), [mutate(platform.leaf, chance)] * 3])
    flight = handshake.flight(certificates)
    if 0.40 <= chosen < 0.65:
        flight = mutate(flight, chance) if chosen < 0.6 else third(handshake, chance)
    send_hostile(connection, flight, chance)
    handshake.finish()
    handshake.open(*handshake.read_record())
    answer = PAGE if chosen < 0.5 or chosen > 0.97 else hostile_http(PAGE, chance)
    sealed = b"".join(handshake.seal(DATA, answer[at:at + 16000]) for at in range(0, len(answer), 16000))
    send_hostile(connection, mutate(sealed, chance) if chance.random() < 0.05 else sealed, chance)


def third(handshake: Handshake, chance: random.Random) -> bytes:
    """A ServerHello of TLS 1.3 that looks well, and records that nobody can open."""
    point = handshake.share.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    session = handshake.transcript[39:39 + handshake.transcript[38]]
    extensions = b"\0\x2b\0\2\3\4" + b"\0\x33" + (36).to_bytes(2) + b"\0\x1d\0\x20" + point
    body = b"\3\3" + os.urandom(32) + bytes([len(session)]) + session + b"\x13\x01\0" + \
        len(extensions).to_bytes(2) + extensions
    hello = record(HANDSHAKE, bytes([2]) + len(body).to_bytes(3) + body)
    return (hello if chance.random() < 0.5 else mutate(hello, chance)) + record(DATA, chance.randbytes(200))


Talk = Callable[[socket.socket, random.Random, Platform], None]


def listen(listener: socket.socket, talk: Talk, platform: Platform, chance: random.Random) -> None:
    """Talks with one client after the other."""
    while True:
        connection, _ = listener.accept()
        with connection, contextlib.suppress(OSError, Connection, Exception):
            connection.settimeout(TIRING)
            talk(connection, chance, platform)


def serve(work: list[tuple[Callable[..., None], tuple]]) -> None:
    """Runs all of it until the process is ended."""
    threads = [threading.Thread(target=what, args=args, daemon=True) for what, args in work]
    for thread in threads:
        thread.start()
    threads[0].join()


@contextlib.contextmanager
def hostile_servers(seed: int, workers: int = 12):
    """Ports and authority of three hostile servers, each a process of its own."""
    platform = Platform()
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("127.0.0.1", 0))
    tcp = socket.create_server(("127.0.0.1", udp.getsockname()[1]), backlog=512)
    lists, pages = (socket.create_server(("127.0.0.1", 0), backlog=512) for _ in range(2))
    listening = [(tcp, names_over_tcp), (lists, revocation_list), (pages, page)]
    jobs = [[(names_over_udp, (udp, random.Random(seed)))]]
    for number, (listener, talk) in enumerate(listening):
        jobs.append([
            (listen, (listener, talk, platform, random.Random(seed * 1000 + number * 100 + worker)))
            for worker in range(workers)])
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=serve, args=(job,), daemon=True) for job in jobs]
    for process in processes:
        process.start()
    try:
        yield {
            "dns": udp.getsockname()[1], "list": lists.getsockname()[1], "tls": pages.getsockname()[1],
            "authority": pem(platform.authority.certificate).decode(), "at": NOW.isoformat(), "name": names.SERVER}
    finally:
        for process in processes:
            process.kill()


def run(program: str, exchanges: int, seed: int, patience: int) -> tuple[int, dict]:
    """The program's status and report."""
    with hostile_servers(seed) as settings:
        settings |= {"exchanges": exchanges, "lanes": 48, "patience": patience}
        ended = subprocess.run(
            [program], input=json.dumps(settings).encode(), stdout=subprocess.PIPE, check=False,
            env=os.environ | {"SWIFT_BACKTRACE": "enable=no"})
    return ended.returncode, json.loads(ended.stdout or b"{}")


def main() -> None:
    """Runs, reports."""
    exchanges, seed = (int(text) for text in (sys.argv[2:] + ["1000000", "1"][len(sys.argv) - 2:]))
    began = time.monotonic()
    status, report = run(sys.argv[1], exchanges, seed, patience=150)
    report |= {"seconds": round(time.monotonic() - began), "seed": seed, "status": status}
    print(json.dumps(report, indent=1, ensure_ascii=False))
    sys.exit(0 if status == 0 and report["exchanges"] == exchanges else 3)


if __name__ == "__main__":
    main()
