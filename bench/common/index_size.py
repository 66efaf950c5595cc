"""What an index takes on disk."""

from pathlib import Path


def bytes_on_disk(folder: Path) -> int:
    """Allocated bytes, as some engines keep sparse files."""
    return sum(path.lstat().st_blocks * 512 for path in folder.rglob("*") if path.is_file())
