"""What a process costs."""

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    wall_seconds: float
    cpu_seconds: float  # user and system, of the process and of those that it waited for
    peak_bytes: int  # resident memory, of the largest of these processes


def run_measured(
    command: Sequence[str | Path],
    stdin: Path | None = None,
    stdout: Path = Path(os.devnull),
    accepted: Sequence[int] = (0,),
) -> Cost:
    """Runs a command to its end; fails on an exit status that is not accepted.

    Starts it with posix_spawn and as little as can be around, so that a command
    of a few milliseconds can be measured too.
    """
    arguments = [str(part) for part in command]
    program = shutil.which(arguments[0])
    if program is None:
        raise FileNotFoundError(arguments[0])
    files = [
        (os.POSIX_SPAWN_OPEN, 0, str(stdin or os.devnull), os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(stdout), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
    ]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    start = time.monotonic()
    process = os.posix_spawn(program, arguments, environment, file_actions=files)
    _, status, usage = os.wait4(process, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) not in accepted:
        raise RuntimeError(f"{' '.join(arguments)}: status {os.waitstatus_to_exitcode(status)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
