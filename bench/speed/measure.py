"""Takes every figure of one engine over one file of documents."""

import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from common.index_size import bytes_on_disk
from common.percentile import nearest_rank
from common.process import run_measured
from engines import Engine
from queries import QuerySet

THREADS = [1, 2]
_COLD_STARTS = 30
_FOUND_OR_NOT = (0, 1)  # exit statuses


@dataclass(frozen=True)
class Measure:
    """A row of the table."""

    group: str  # of rows in a table
    name: str
    unit: str
    decimals: int = 2


@dataclass
class Figures:
    """By measure, in the order in which they were taken."""

    values: dict[Measure, float] = field(default_factory=dict)

    def add(self, value: float, *measure):
        self.values[Measure(*measure)] = value


def measure_engine(
    engine: Engine, documents: Path, query_sets: list[QuerySet], folder: Path
) -> Figures:
    """Builds the index anew and asks it.  Everything is written below `folder`."""
    figures = Figures()
    index = folder / "index"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _tell(engine, "index")
    _measure_building(engine, documents, index, figures)
    for queries in query_sets:
        _tell(engine, queries.name)
        _measure_answers(engine, index, queries, folder, figures)
    _tell(engine, "one query a process")
    two_words = next(one for one in query_sets if one.name == "two words")
    _measure_processes(engine, index, two_words, folder, figures)
    return figures


def measure_limits(documents: Path, programs: Path) -> Figures:
    """What no engine can do without."""
    output = subprocess.run(
        [programs / "text_limits", documents],
        check=True, stdout=subprocess.PIPE, encoding="utf-8",
    ).stdout
    reading, cutting = map(float, output.split())
    process = statistics.median(
        run_measured(["true"]).wall_seconds for _ in range(_COLD_STARTS)
    )
    figures = Figures()
    figures.add(reading, "limits", "reading the file", "s", 3)
    figures.add(cutting, "limits", "MeCab alone, all cores", "s")
    figures.add(process * 1000, "limits", "starting a process that does nothing", "ms")
    return figures


def _measure_building(engine: Engine, documents: Path, index: Path, figures: Figures):
    cost = engine.build(documents, index)
    text_bytes = documents.stat().st_size
    figures.add(cost.wall_seconds, "building", "wall", "s")
    figures.add(cost.cpu_seconds, "building", "CPU, all threads", "s")
    figures.add(text_bytes / 1e6 / cost.wall_seconds, "building", "speed", "MB/s", 1)
    figures.add(cost.peak_bytes / 2**20, "building", "peak memory", "MiB", 0)
    figures.add(bytes_on_disk(index) / 2**20, "building", "index on disk", "MiB", 1)


def _measure_answers(engine: Engine, index: Path, queries: QuerySet, folder: Path,
                     figures: Figures):
    answers = engine.ask(index, queries, THREADS, folder)
    for percent in (50, 95, 99):
        value = nearest_rank(sorted(answers.milliseconds), percent)
        figures.add(value, queries.name, f"p{percent}", "ms")
    for threads, rate in answers.queries_per_second.items():
        name = f"{threads} thread" + "s" * (threads > 1)
        figures.add(rate, queries.name, name, "queries/s", 0)
    figures.add(statistics.mean(answers.hits), queries.name, "hits, mean", "", 1)


def _measure_processes(engine: Engine, index: Path, queries: QuerySet, folder: Path,
                       figures: Figures):
    costs = [
        run_measured(engine.command(index, text, folder), accepted=_FOUND_OR_NOT)
        for text, _ in queries.queries[:_COLD_STARTS]
    ]
    for name, seconds in (
        ("wall, p50", [cost.wall_seconds for cost in costs]),
        ("CPU, p50", [cost.cpu_seconds for cost in costs]),
    ):
        figures.add(statistics.median(seconds) * 1000, "a process a query", name, "ms")


def _tell(engine: Engine, what: str):
    print(f"{engine.name}: {what}", file=sys.stderr, flush=True)
