"""What an authenticator app shows (RFC 6238), worked out apart from the server's own code."""

from __future__ import annotations

import base64
import hmac
import struct


def one_time_code(key: str, seconds: int) -> str:
    """The six digits of a key (as shown for typing) at an instant."""
    plain = key.replace(" ", "")
    secret = base64.b32decode(plain + "=" * (-len(plain) % 8))
    mac = hmac.digest(secret, struct.pack(">q", seconds // 30), "sha1")
    offset = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
