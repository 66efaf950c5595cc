"""A wire between a searcher and servers that takes time, and counts what passes."""

import asyncio
import threading
from dataclasses import dataclass

_PIECE_BYTES = 1 << 18


@dataclass
class Passed:
    exchanges: int = 0  # how often the searcher waited for servers, one after another
    asked_bytes: int = 0
    answered_bytes: int = 0


class Wire:
    """To servers at ports of this machine; what passes arrives half of `milliseconds` later."""

    def __init__(self, ports: list[int], milliseconds: float):
        self._delay = milliseconds / 2000
        self._passed = Passed()
        self._has_heard = True
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        opening = (asyncio.run_coroutine_threadsafe(self._open(port), self._loop) for port in ports)
        self.ports = [one.result() for one in opening]

    def take(self) -> Passed:
        """What has passed since this was last asked."""
        passed, self._passed = self._passed, Passed()
        self._has_heard = True
        return passed

    async def _open(self, port: int) -> int:
        async def accept(reader, writer):
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.gather(
                self._pass(reader, far_writer, self._note_question),
                self._pass(far_reader, writer, self._note_answer),
            )

        door = await asyncio.start_server(accept, "127.0.0.1", 0)
        return door.sockets[0].getsockname()[1]

    async def _pass(self, reader, writer, note):
        under_way = asyncio.Queue()

        async def deliver():
            while True:
                due, piece = await under_way.get()
                await asyncio.sleep(max(0, due - self._loop.time()))
                if not piece:
                    break
                if note == self._note_answer:
                    note(piece)
                writer.write(piece)
                await writer.drain()
            writer.close()

        delivering = asyncio.ensure_future(deliver())
        piece = b"?"
        while piece:
            try:
                piece = await reader.read(_PIECE_BYTES)
            except ConnectionError:
                piece = b""
            if piece and note == self._note_question:
                note(piece)
            under_way.put_nowait((self._loop.time() + self._delay, piece))
        try:
            await delivering
        except ConnectionError:
            pass

    def _note_question(self, piece: bytes):
        self._passed.exchanges += self._has_heard
        self._passed.asked_bytes += len(piece)
        self._has_heard = False

    def _note_answer(self, piece: bytes):
        self._passed.answered_bytes += len(piece)
        self._has_heard = True
