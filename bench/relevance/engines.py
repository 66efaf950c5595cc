"""The engines that are compared: how each builds its index and answers the questions."""

import os
import subprocess
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from common import groonga, lucene

_DEPTH = 10
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Ranking:
    """A row of the table: the best of some settings of an engine."""

    name: str
    settings: list[str]


class Engine(ABC):
    name: str
    packages: list[str]
    rankings: list[Ranking]

    def prepare(self):
        """Whatever comes before the clock starts."""

    @abstractmethod
    def build(self, documents: list[Path], index: Path):
        """Builds a new index in a folder that does not exist yet."""

    @abstractmethod
    def ask(self, index: Path, setting: str, questions: Path, warm_up: int) -> str:
        """Asks `warm_up` questions without a clock, then every question.

        Gives the lines of a result file (see score.py).
        """


class Musubi(Engine):
    name = "musubi"
    packages: list[str] = []
    rankings = [Ranking("Musubi", ["default"])]

    def __init__(self, programs: Path):
        self._programs = programs

    def build(self, documents: list[Path], index: Path):
        indexer = subprocess.run([self._programs / "indexer", "--index", index, *documents])
        if indexer.returncode not in (0, 1):  # 1: some documents were refused
            raise RuntimeError("the indexer published nothing")

    def ask(self, index: Path, setting: str, questions: Path, warm_up: int) -> str:
        return _output([self._programs / "musubi_relevance", index, str(warm_up), questions])


class Lucene(Engine):
    name = "lucene"
    packages = lucene.PACKAGES
    rankings = [Ranking("Lucene 8.7, kuromoji", ["1", "0", "0.1", "0.2", "0.3", "0.5", "2"])]

    def __init__(self, classes: Path):
        self._classes = classes

    def prepare(self):
        lucene.compile_programs([_HERE / "LuceneQuestions.java"], self._classes)

    def build(self, documents: list[Path], index: Path):
        lucene.build_index(self._classes, documents, index)

    def ask(self, index: Path, setting: str, questions: Path, warm_up: int) -> str:
        """`setting`: the title boost."""
        return _output(
            lucene.command(self._classes, "LuceneQuestions", index, setting, warm_up, questions)
        )


class Groonga(Engine):
    name = "groonga"
    packages = groonga.PACKAGES + lucene.PACKAGES
    rankings = [
        Ranking(
            "Groonga 13, TokenMecab",
            [
                "scorer_tf_idf(title) * 1000 || scorer_tf_idf(body) * 1000",
                "scorer_tf_at_most(title, 2) * 1000 || scorer_tf_at_most(body, 2) * 1000",
                "scorer_tf_at_most(title, 1) * 500 || scorer_tf_at_most(body, 1) * 1000",
                "scorer_tf_at_most(title, 1) * 1000 || scorer_tf_at_most(body, 1) * 1000",
                "scorer_tf_at_most(title, 1) * 1500 || scorer_tf_at_most(body, 1) * 1000",
            ],
        )
    ]

    def build(self, documents: list[Path], index: Path):
        commands = index.with_suffix(".commands")
        groonga.write_commands(documents, commands)
        groonga.build_index(commands, index)

    def ask(self, index: Path, setting: str, questions: Path, warm_up: int) -> str:
        """`setting`: the match columns.  Milliseconds are Groonga's own, without the pipe."""
        with questions.open(encoding="utf-8") as file:
            pairs = [line.rstrip("\n").split("\t") for line in file]
        stop_words = lucene.stop_words()
        lines = []
        with groonga.Groonga(index) as database:
            for i in range(warm_up):
                _groonga_answer(database, setting, pairs[i % len(pairs)][0], stop_words)
            for question, passage in pairs:
                ids, milliseconds = _groonga_answer(database, setting, question, stop_words)
                rank = ids.index(passage) + 1 if passage in ids else 0
                lines.append(f"{passage}\t{rank}\t{milliseconds:.4f}\n")
        return "".join(lines)


def _groonga_answer(database, match_columns: str, question: str, stop_words: set[str]):
    """Ids of the best passages that hold any word of the question."""
    tokens, cutting = database.run(
        groonga.command("table_tokenize", table="Terms", string=question, mode="GET")
    )
    query = groonga.any_word(tokens, stop_words)
    if not query:
        return [], cutting
    answer, searching = database.run(
        groonga.command(
            "select", table="Passages", match_columns=match_columns, query=query,
            output_columns="_key", sort_keys="-_score,_id", limit=_DEPTH, cache="no",
        )
    )
    _, _, *rows = answer[0]
    return [row[0] for row in rows], cutting + searching


def _output(command: list) -> str:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, encoding="utf-8", env=environment
    ).stdout
