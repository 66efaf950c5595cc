"""What a figure was measured on."""

import os
import re
from pathlib import Path


def machine() -> str:
    """One line: processor, cores that this process may use, memory."""
    model = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    name = model.group(1) if model else os.uname().machine
    return f"{name}, {cores} cores, {memory:.0f} GiB"
