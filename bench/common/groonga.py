"""Groonga: the commands that build an index, and one process that answers."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlencode

from common.process import Cost, run_measured

PACKAGES = ["groonga-bin", "groonga-tokenizer-mecab", "mecab-ipadic-utf8"]

# Particles, auxiliary verbs and symbols are left out, as kuromoji does.
_WORD_CLASSES = ["名詞", "動詞", "形容詞", "副詞", "連体詞", "接頭詞", "接続詞", "感動詞"]
_TOKENIZER = 'TokenMecab("use_base_form", true, {})'.format(
    ", ".join(f'"target_class", "{name}"' for name in _WORD_CLASSES)
)


class Groonga:
    """An open database.  To be used in a `with` statement."""

    def __init__(self, folder: Path):
        self._process = subprocess.Popen(
            open_command(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> "Groonga":
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        if self._process.wait() != 0:
            raise RuntimeError("groonga ended with an error")

    def run(self, command: str) -> tuple[Any, float]:
        """What the command answers, and the milliseconds that it took inside the process."""
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return _checked(self._process.stdout.readline())


def command(name: str, /, **arguments) -> str:
    """A line of Groonga's command language."""
    return f"/d/{name}?{urlencode(arguments)}"


def write_commands(documents: list[Path], path: Path, facets: tuple[str, ...] = ()):
    """Writes the commands that build an index: the documents are loaded, then the
    index over title and body is made at once (offline).

    `facets`: keys of the documents with lists of values to filter by and to count.
    """
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in _tables(facets))
        for source in documents:
            _write_load(source, facets, file)
        file.writelines(line + "\n" for line in _indexes(facets))


def build_index(commands: Path, folder: Path) -> Cost:
    """What it costs one process to run the commands in a folder that is not there yet."""
    folder.mkdir(parents=True)
    answers = folder.with_suffix(".answers")
    cost = run_measured(open_command(folder, "-n"), stdin=commands, stdout=answers)
    with answers.open(encoding="utf-8") as lines:
        for line in lines:
            _checked(line)
    return cost


def open_command(folder: Path, *options: str) -> list[str]:
    """The command that opens the database of an index; a command of Groonga's may follow."""
    return ["groonga", "--log-path", str(folder.with_suffix(".log")), *options, str(folder / "db")]


def any_word(tokens: list[dict], stop_words: set[str]) -> str:
    """A query for any of the tokens that table_tokenize gave."""
    words = dict.fromkeys(token["value"] for token in tokens)
    return " OR ".join(
        json.dumps(word, ensure_ascii=False)
        for word in words
        if word not in stop_words and any(char.isalnum() for char in word)
    )


def _checked(line: str) -> tuple[Any, float]:
    head, *body = json.loads(line)
    code, _, seconds, *problem = head
    if code != 0:
        raise RuntimeError(f"groonga: {problem}")
    return body[0], seconds * 1000


def _tables(facets: tuple[str, ...]) -> Iterator[str]:
    yield command("table_create", name="Passages", flags="TABLE_HASH_KEY", key_type="ShortText")
    for name, type_name in (("title", "ShortText"), ("body", "Text")):
        yield command(
            "column_create", table="Passages", name=name, type=type_name,
            flags="COLUMN_SCALAR|COMPRESS_ZSTD",
        )
    yield command(
        "table_create", name="Terms", flags="TABLE_PAT_KEY", key_type="ShortText",
        default_tokenizer=_TOKENIZER, normalizer="NormalizerNFKC130",
    )
    for facet in facets:
        values = _values_table(facet)
        yield command("table_create", name=values, flags="TABLE_HASH_KEY", key_type="ShortText")
        yield command(
            "column_create", table="Passages", name=facet, type=values, flags="COLUMN_VECTOR"
        )


def _indexes(facets: tuple[str, ...]) -> Iterator[str]:
    yield command(
        "column_create", table="Terms", name="index", type="Passages",
        flags="COLUMN_INDEX|WITH_SECTION|WITH_POSITION", source="title,body",
    )
    for facet in facets:
        yield command(
            "column_create", table=_values_table(facet), name="index", type="Passages",
            flags="COLUMN_INDEX", source=facet,
        )


def _values_table(facet: str) -> str:
    return facet.capitalize() + "Values"


def _write_load(source: Path, facets: tuple[str, ...], file: TextIO):
    file.write("load --table Passages\n[\n")
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            passage = {"_key": record["id"], "title": record["title"], "body": record["body"]}
            passage.update((facet, record[facet]) for facet in facets)
            separator = ",\n" if number else ""
            file.write(separator + json.dumps(passage, ensure_ascii=False))
    file.write("\n]\n")
