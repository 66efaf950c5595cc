"""Groonga, driven through the standard input of one `groonga` process."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

PACKAGES = ["groonga-bin", "groonga-tokenizer-mecab", "mecab-ipadic-utf8"]

# Particles, auxiliary verbs and symbols are left out, as kuromoji does.
_WORD_CLASSES = ["名詞", "動詞", "形容詞", "副詞", "連体詞", "接頭詞", "接続詞", "感動詞"]
_TOKENIZER = 'TokenMecab("use_base_form", true, {})'.format(
    ", ".join(f'"target_class", "{name}"' for name in _WORD_CLASSES)
)


class Groonga:
    """An open database.  To be used in a `with` statement."""

    def __init__(self, folder: Path):
        database = folder / "db"
        create = [] if database.exists() else ["-n"]
        log = ["--log-path", str(folder.with_suffix(".log"))]
        self._process = subprocess.Popen(
            ["groonga", *log, *create, str(database)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Groonga":
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        if self._process.wait() != 0:
            raise RuntimeError("groonga ended with an error")

    def command(self, name: str, /, **arguments) -> tuple[Any, float]:
        """What the command answers, and the milliseconds that it took inside the process."""
        self._write(f"/d/{name}?{urlencode(arguments)}\n")
        return self._answer()

    def load(self, table: str, records: Iterable[dict]):
        """Adds the records to a table."""
        self._write(f"load --table {table}\n[\n")
        separator = ""
        for record in records:
            self._write(separator + json.dumps(record, ensure_ascii=False))
            separator = ",\n"
        self._write("\n]\n")
        self._answer()

    def _write(self, text: str):
        self._process.stdin.write(text)
        if text.endswith("\n"):
            self._process.stdin.flush()

    def _answer(self) -> tuple[Any, float]:
        head, *body = json.loads(self._process.stdout.readline())
        code, _, seconds, *problem = head
        if code != 0:
            raise RuntimeError(f"groonga: {problem}")
        return body[0], seconds * 1000


def build_index(documents: list[Path], folder: Path):
    """Loads the passages, then builds the index over title and body at once (offline)."""
    folder.mkdir(parents=True)
    with Groonga(folder) as groonga:
        groonga.command(
            "table_create", name="Passages", flags="TABLE_HASH_KEY", key_type="ShortText"
        )
        for name, type_name in (("title", "ShortText"), ("body", "Text")):
            groonga.command(
                "column_create", table="Passages", name=name, type=type_name,
                flags="COLUMN_SCALAR|COMPRESS_ZSTD",
            )
        groonga.command(
            "table_create", name="Terms", flags="TABLE_PAT_KEY", key_type="ShortText",
            default_tokenizer=_TOKENIZER, normalizer="NormalizerNFKC130",
        )
        for path in documents:
            with path.open(encoding="utf-8") as lines:
                groonga.load("Passages", map(_passage, lines))
        groonga.command(
            "column_create", table="Terms", name="index", type="Passages",
            flags="COLUMN_INDEX|WITH_SECTION|WITH_POSITION", source="title,body",
        )


def _passage(line: str) -> dict:
    record = json.loads(line)
    return {"_key": record["id"], "title": record["title"], "body": record["body"]}
