"""A middleman that makes whatever is behind it slow, unreliable or gone."""

from __future__ import annotations

import asyncio
import itertools
import pathlib
import threading


class Chaos:
    """Passes connections on, in its own thread, until it is told to do otherwise.

    `mode` is `well`, `slow` (each piece comes late), `half` (every other connection is cut) or `gone` (every one).
    """

    DELAY = 3.0

    def __init__(self) -> None:
        self.mode = "well"
        self.loop = asyncio.new_event_loop()
        self.writers: set[asyncio.StreamWriter] = set()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def listen(self, address: str, port: int, to: tuple[str, int]) -> int:
        """Stands before a TCP listener; answers its own port."""
        # Each listener cuts every other connection of its own: counted together, one might see none cut for long.
        turns = itertools.count()

        async def start() -> int:
            server = await asyncio.start_server(
                lambda reader, writer: self._pass(reader, writer, turns, lambda: asyncio.open_connection(*to)), address, port)
            return server.sockets[0].getsockname()[1]
        return asyncio.run_coroutine_threadsafe(start(), self.loop).result(10)

    def listen_at(self, path: pathlib.Path, to: pathlib.Path) -> None:
        """Stands before a socket in the file system: PostgreSQL's."""
        turns = itertools.count()

        async def start() -> None:
            await asyncio.start_unix_server(
                lambda reader, writer: self._pass(reader, writer, turns, lambda: asyncio.open_unix_connection(to)), path)
            path.chmod(0o777)
        asyncio.run_coroutine_threadsafe(start(), self.loop).result(10)

    def set(self, mode: str) -> None:
        async def change() -> None:
            self.mode = mode
            if mode == "gone":
                for writer in list(self.writers):
                    writer.close()
        asyncio.run_coroutine_threadsafe(change(), self.loop).result(10)

    async def _pass(self, reader, writer, turns, connect) -> None:
        if self.mode == "gone" or (self.mode == "half" and next(turns) % 2):
            writer.close()
            return
        try:
            far_reader, far_writer = await connect()
        except OSError:
            writer.close()
            return
        self.writers |= {writer, far_writer}
        try:
            await asyncio.gather(self._pipe(reader, far_writer), self._pipe(far_reader, writer))
        except OSError:
            pass
        finally:
            for one in (writer, far_writer):
                self.writers.discard(one)
                one.close()

    async def _pipe(self, reader, writer) -> None:
        while data := await reader.read(65536):
            if self.mode == "slow":
                await asyncio.sleep(self.DELAY)
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
