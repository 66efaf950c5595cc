"""A full screen at work on a pseudo terminal, read as it is drawn."""

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time

_BEGIN, _END = b"\x1b[H", b"\x1b[0m\x1b[K\x1b["  # of a screen; the cursor goes to its place
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;;[^\x07\x1b]*(?:\x07|\x1b\\)")
_PROMPT = "検索: "
_LONGEST_SECONDS = 30


class Screen:
    """The program is started on entering, and told to leave at the end."""

    def __init__(self, command: list[str], columns: int, rows: int):
        self._command, self._size = command, (rows, columns)
        self._bytes = b""

    def __enter__(self):
        process, self._terminal = pty.fork()
        if process == 0:
            os.environ.update(TERM="xterm", NO_COLOR="1", LC_ALL="C.UTF-8")
            os.execv(self._command[0], self._command)
        self._process = process
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("4H", *self._size, 0, 0))
        self._wait_until(lambda query, status: status and not status.endswith("…"))
        return self

    def __exit__(self, *_):
        os.write(self._terminal, b"\x03")
        os.waitpid(self._process, 0)
        os.close(self._terminal)

    def clear_line(self):
        os.write(self._terminal, b"\x05\x15")
        self._wait_until(lambda query, status: query == "" and not self._is_searching(status))

    def milliseconds_to_answer(self, query: str) -> float:
        """Types the last letter of the query, behind the others."""
        begin = time.perf_counter()
        os.write(self._terminal, query[-1].encode())
        self._wait_until(lambda now, status: now == query and not self._is_searching(status))
        return (time.perf_counter() - begin) * 1000

    def milliseconds_to_letters(self, query: str, pause: float) -> list[float]:
        """Until each is on the line, whatever was found."""
        times = []
        for count in range(1, len(query) + 1):
            begin = time.perf_counter()
            os.write(self._terminal, query[count - 1].encode())
            self._wait_until(lambda now, status: now == query[:count])
            took = time.perf_counter() - begin
            times.append(took * 1000)
            time.sleep(max(pause - took, 0))
        return times

    @staticmethod
    def _is_searching(status: str) -> bool:
        return " …" in status

    def _wait_until(self, is_there):
        end = time.monotonic() + _LONGEST_SECONDS
        while time.monotonic() < end:
            if select.select([self._terminal], [], [], 0.1)[0]:
                self._bytes = (self._bytes + os.read(self._terminal, 1 << 16))[-(1 << 18):]
            query, status = self._drawn()
            if is_there(query, status):
                return
        raise TimeoutError(f"the screen shows {self._drawn()}")

    def _drawn(self) -> tuple[str, str]:
        """The first two lines of the last screen that was drawn to its end."""
        end = self._bytes.rfind(b"H", self._bytes.rfind(_END)) if _END in self._bytes else -1
        begin = self._bytes.rfind(_BEGIN, 0, max(end, 0))
        if begin < 0:
            return "", ""
        text = _ESCAPES.sub("", self._bytes[begin:end].decode(errors="replace"))
        lines = text.split("\r\n")
        if len(lines) < self._size[0]:
            return "", ""
        return lines[0].removeprefix(_PROMPT).rstrip(), lines[1]
