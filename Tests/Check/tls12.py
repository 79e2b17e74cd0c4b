"""The server's side of one TLS 1.2 handshake, by hand: so that a certificate, or any message of it, may be broken.

ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 over X25519 (RFC 5246, RFC 5289, RFC 8422). No library that makes TLS sends what is
wanted here.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import socket
import struct
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x03\x03"
HANDSHAKE, CHANGE, DATA = 22, 20, 23


def message(kind: int, body: bytes) -> bytes:
    """A handshake message."""
    return bytes([kind]) + len(body).to_bytes(3) + body


def record(kind: int, body: bytes) -> bytes:
    """Records of this content, none longer than may be."""
    return b"".join(
        bytes([kind]) + VERSION + len(body[at:at + 16000]).to_bytes(2) + body[at:at + 16000]
        for at in range(0, max(len(body), 1), 16000))


def prf(secret: bytes, label: bytes, seed: bytes, length: int) -> bytes:
    """RFC 5246 §5."""
    found, last = b"", label + seed
    while len(found) < length:
        last = hmac.digest(secret, last, hashlib.sha256)
        found += hmac.digest(secret, last + label + seed, hashlib.sha256)
    return found[:length]


class Connection(Exception):
    """The other side has ended, or spoken of something else."""


@dataclass
class Handshake:
    """One handshake with a client that offers the suite."""

    socket: socket.socket
    key: ec.EllipticCurvePrivateKey
    transcript: bytes = b""
    client_random: bytes = b""
    server_random: bytes = field(default_factory=lambda: os.urandom(32))
    share: x25519.X25519PrivateKey = field(default_factory=x25519.X25519PrivateKey.generate)
    sent: int = 0
    received: int = 0

    def read_record(self) -> tuple[int, bytes]:
        """The kind and content of one record."""
        head = self._exactly(5)
        return head[0], self._exactly(int.from_bytes(head[3:5]))

    def _exactly(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            piece = self.socket.recv(count - len(found))
            if not piece:
                raise Connection
            found += piece
        return found

    def hello(self) -> None:
        """Reads the ClientHello."""
        kind, content = self.read_record()
        if kind != HANDSHAKE or content[0] != 1:
            raise Connection
        self.transcript, self.client_random = content, content[6:38]

    def flight(self, certificates: list[bytes]) -> bytes:
        """ServerHello to ServerHelloDone, with these certificates whatever they are."""
        hello = message(2, VERSION + self.server_random + b"\0" + b"\xc0\x2b" + b"\0")
        chain = b"".join(len(item).to_bytes(3) + item for item in certificates)
        point = self.share.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        parameters = b"\x03\x00\x1d" + bytes([len(point)]) + point
        signature = self.key.sign(
            self.client_random + self.server_random + parameters, ec.ECDSA(hashes.SHA256()))
        exchange = parameters + b"\x04\x03" + len(signature).to_bytes(2) + signature
        messages = hello + message(11, len(chain).to_bytes(3) + chain) + message(12, exchange) + message(14, b"")
        self.transcript += messages
        return record(HANDSHAKE, messages)

    def finish(self) -> None:
        """Reads the client's second flight and sends the server's end of the handshake."""
        kind, content = self.read_record()
        if kind != HANDSHAKE or content[0] != 16:
            raise Connection
        self.transcript += content
        secret = self.share.exchange(x25519.X25519PublicKey.from_public_bytes(content[5:37]))
        self._master = prf(secret, b"master secret", self.client_random + self.server_random, 48)
        block = prf(self._master, b"key expansion", self.server_random + self.client_random, 40)
        self._reader, self._writer = AESGCM(block[:16]), AESGCM(block[16:32])
        self._reader_salt, self._writer_salt = block[32:36], block[36:40]
        if self.read_record()[0] != CHANGE:
            raise Connection
        self.transcript += self.open(*self.read_record())
        proof = prf(self._master, b"server finished", hashlib.sha256(self.transcript).digest(), 12)
        self.socket.sendall(record(CHANGE, b"\x01") + self.seal(HANDSHAKE, message(20, proof)))

    def open(self, kind: int, content: bytes) -> bytes:
        """What an encrypted record holds."""
        aad = struct.pack(">Q", self.received) + bytes([kind]) + VERSION + (len(content) - 24).to_bytes(2)
        self.received += 1
        return self._reader.decrypt(self._reader_salt + content[:8], content[8:], aad)

    def seal(self, kind: int, content: bytes) -> bytes:
        """An encrypted record of this content."""
        number = struct.pack(">Q", self.sent)
        self.sent += 1
        aad = number + bytes([kind]) + VERSION + len(content).to_bytes(2)
        return record(kind, number + self._writer.encrypt(self._writer_salt + number, content, aad))
