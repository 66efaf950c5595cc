"""Musubi's programs, built as released."""

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = _ROOT / "build" / "release" / "bin"


def build(*targets: str):
    """Builds the targets, those of bench/ among them, into PROGRAMS."""
    commands = [
        ["script/bootstrap", "libbenchmark-dev"],
        ["cmake", "--preset", "release", "-DMUSUBI_BENCH=ON", "-Wno-dev"],
        ["cmake", "--build", "--preset", "release", "--target", *targets],
    ]
    for command in commands:
        subprocess.run(command, cwd=_ROOT, check=True, stdout=sys.stderr)
