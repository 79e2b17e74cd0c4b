"""A server's sealed values, opened with the keys beside the database: the form of decision 0045, written down once more."""

from __future__ import annotations

import base64
import pathlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tables import Tables


def _opened(key: bytes, sealed: bytes, context: str) -> bytes:
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], context.encode())


class Sealed:
    """One server's keys, as they are now."""

    def __init__(self, folder: pathlib.Path, tables: Tables, tenant: str) -> None:
        """Reads them: master key, outer key, data keys."""
        self.tenant = tenant
        outer = base64.b64decode(_opened(
            (folder / "keys/master.key").read_bytes(), (folder / f"keys/tenants/{tenant}.key.sealed").read_bytes(),
            f"tenant-key {tenant}"))
        self.keys = {
            version: _opened(outer, bytes.fromhex(wrapped), f"data-key {tenant} {version}")
            for name, version, wrapped in tables.rows("SELECT tenant_id, version, %s FROM data_keys" % tables.hexadecimal("wrapped"))
            if name == tenant
        }

    def open(self, stored: str, column: str, *key: str) -> str:
        """The text that stands in a row."""
        name, sealed = stored.split(".", 1)
        version = int(name.removeprefix("k"))
        context = f"{self.tenant} {version} " + "\n".join([column, *key])
        return _opened(self.keys[version], base64.b64decode(sealed), context).decode()
