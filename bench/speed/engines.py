"""The engines that are compared: how each builds its index and answers queries."""

import statistics
import subprocess
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

import groonga_queries
from common import groonga, lucene
from common.process import Cost, run_measured
from queries import QuerySet

_FACETS = ("country", "domain")
_WARM_UP_ROUNDS = 2
_ROUNDS = _WARM_UP_ROUNDS + 5
_PUBLISHED = (0, 1)  # exit statuses of the indexer; 1: some documents were refused
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Answers:
    """To the queries of one set, by a process that stays."""

    hits: list[int]
    milliseconds: list[float]  # with one thread, the median of the rounds
    milliseconds_once: list[float]  # of the first round's second half, the process warm by then
    queries_per_second: dict[int, float]  # by the number of threads


class Engine(ABC):
    name: str
    label: str
    packages: list[str] = []

    def prepare(self, documents: Path):
        """Whatever comes before the clock starts."""

    @abstractmethod
    def build(self, documents: Path, index: Path) -> Cost:
        """Builds a new index in a folder that does not exist yet."""

    @abstractmethod
    def ask(self, index: Path, queries: QuerySet, threads: list[int], folder: Path) -> Answers:
        """What has to be written goes to `folder`."""

    @abstractmethod
    def command(self, index: Path, query: str, folder: Path) -> list[str]:
        """The command that answers one query, all words of which must match."""


class Musubi(Engine):
    name = "musubi"
    label = "Musubi"

    def __init__(self, programs: Path):
        self._programs = programs

    def build(self, documents: Path, index: Path) -> Cost:
        command = [self._programs / "indexer", "--index", index, documents]
        return run_measured(command, accepted=_PUBLISHED)

    def ask(self, index: Path, queries: QuerySet, threads: list[int], folder: Path) -> Answers:
        if queries.kind == "phrase":
            quoted = [(f"「{text}」", country) for text, country in queries.queries]
            queries = QuerySet(queries.name, "words", quoted)
        file = _written(queries, folder)
        program = self._programs / "musubi_speed"
        return _asked([program, index, queries.kind, file, _ROUNDS], queries, threads)

    def command(self, index: Path, query: str, folder: Path) -> list[str]:
        return [self._programs / "searcher", "--index", index, "--format", "json", query]


class Lucene(Engine):
    name = "lucene"
    label = "Lucene 8.7, kuromoji"
    packages = lucene.PACKAGES
    fields = "words"

    def __init__(self, classes: Path):
        self._classes = classes

    def prepare(self, documents: Path):
        lucene.compile_programs([_HERE / "LuceneSpeed.java"], self._classes)

    def build(self, documents: Path, index: Path) -> Cost:
        return lucene.build_index(self._classes, [documents], index, self.fields)

    def ask(self, index: Path, queries: QuerySet, threads: list[int], folder: Path) -> Answers:
        file = _written(queries, folder)
        command = lucene.command(
            self._classes, "LuceneSpeed", index, queries.kind, file, _ROUNDS
        )
        return _asked(command, queries, threads)

    def command(self, index: Path, query: str, folder: Path) -> list[str]:
        file = _written(QuerySet("one query", "words", [(query, "")]), folder)
        return lucene.command(self._classes, "LuceneSpeed", index, "words", file, 1)


class LuceneLetters(Lucene):
    """What is found letter for letter needs a second field in Lucene."""

    name = "lucene-letters"
    label = "Lucene+CJK 8.7, kuromoji and pairs of letters"
    fields = "letters"


class Groonga(Engine):
    name = "groonga"
    label = "Groonga 13, TokenMecab"
    packages = groonga.PACKAGES + lucene.PACKAGES  # kuromoji's stop words

    def __init__(self, commands: Path):
        self._commands = commands

    def prepare(self, documents: Path):
        groonga.write_commands([documents], self._commands, _FACETS)

    def build(self, documents: Path, index: Path) -> Cost:
        return groonga.build_index(self._commands, index)

    def ask(self, index: Path, queries: QuerySet, threads: list[int], folder: Path) -> Answers:
        """Milliseconds are Groonga's own, without the pipe."""
        rows = []
        with groonga.Groonga(index) as database:
            commands = list(groonga_queries.commands_for(queries, database))
            for lines in commands * _ROUNDS:
                answers = [database.run(line) for line in lines]
                hits = groonga_queries.hits_of(answers[-1][0], queries.kind)
                rows.append((hits, sum(milliseconds for _, milliseconds in answers)))
        rates = {
            count: len(commands) / groonga_queries.seconds_for(commands, index, count, folder)
            for count in threads
        }
        return _answers(rows, queries, rates)

    def command(self, index: Path, query: str, folder: Path) -> list[str]:
        return [*groonga.open_command(index), groonga_queries.select(query)]


NAMES = [engine.name for engine in (Musubi, Lucene, LuceneLetters, Groonga)]


def all_engines(work: Path, programs: Path) -> list[Engine]:
    """In the order of NAMES.  What they prepare goes to `work`."""
    classes = work / "classes"
    return [
        Musubi(programs), Lucene(classes), LuceneLetters(classes),
        Groonga(work / "groonga.commands"),
    ]


def _written(queries: QuerySet, folder: Path) -> Path:
    path = folder / (queries.name.replace(", ", "-").replace(" ", "-") + ".tsv")
    queries.write(path)
    return path


def _asked(command: list, queries: QuerySet, threads: list[int]) -> Answers:
    """What musubi_speed or LuceneSpeed prints."""
    output = subprocess.run(
        [*map(str, command), *map(str, threads)],
        check=True, stdout=subprocess.PIPE, encoding="utf-8",
    ).stdout
    rows = [line.split("\t") for line in output.splitlines()]
    rates = {int(count): float(rate) for count, rate in rows[-len(threads) :]}
    timed = [(int(hits), float(milliseconds)) for hits, milliseconds in rows[: -len(threads)]]
    return _answers(timed, queries, rates)


def _answers(rows: list[tuple[int, float]], queries: QuerySet, rates: dict[int, float]) -> Answers:
    """Of hits and milliseconds of each query of each round; a query's time is its median."""
    count = len(queries.queries)
    counted = rows[_WARM_UP_ROUNDS * count :]
    return Answers(
        [hits for hits, _ in counted[:count]],
        [statistics.median(time for _, time in counted[i::count]) for i in range(count)],
        [time for _, time in rows[count // 2 : count]],
        rates,
    )
