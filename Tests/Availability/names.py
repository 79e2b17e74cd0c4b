"""The rehearsal's host names resolve to its loopback addresses in this process."""

from __future__ import annotations

import socket

from rehearsal import Rehearsal


class names_known:  # noqa: N801 - used as a `with` statement's word
    """While it lasts."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.addresses = {one.name: one.address for one in rehearsal.listeners.values()}

    def __enter__(self) -> None:
        self.real = socket.getaddrinfo
        socket.getaddrinfo = lambda host, *rest, **more: self.real(self.addresses.get(host, host), *rest, **more)

    def __exit__(self, *_: object) -> None:
        socket.getaddrinfo = self.real
