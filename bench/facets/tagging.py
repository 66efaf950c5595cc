"""What the programs say that pages are about."""

import json
import os
import subprocess
import sys
from pathlib import Path

from labels import Page


def tag(pages: list[Page], programs: Path, work: Path) -> dict[str, dict]:
    """The hit of each page, by its file, as `searcher --format json` prints it."""
    source = work / "pages.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for page in pages:
            record = {"id": page.file, "body": page.text, "url": page.url}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    index = work / "index"
    _run([programs / "indexer", "--index", index, source], accepted=(0, 1))
    queries = "".join(f'id:"{page.file}"\n' for page in pages)
    answers = _run([programs / "searcher", "--index", index, "--batch", "--no-facets"], queries)
    found = {}
    for page, line in zip(pages, answers.splitlines(), strict=True):
        hits = json.loads(line)["hits"]
        if [hit["id"] for hit in hits] != [page.file]:
            sys.exit(f"{page.file}: not found in the index")
        found[page.file] = hits[0]
    return found


def _run(command: list, stdin: str = "", accepted: tuple[int, ...] = (0,)) -> str:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": os.devnull}
    result = subprocess.run([str(part) for part in command], input=stdin, text=True,
                            encoding="utf-8", capture_output=True, env=environment, check=False)
    if result.returncode not in accepted:
        sys.exit(f"{' '.join(map(str, command))}: status {result.returncode}\n{result.stderr}")
    return result.stdout
