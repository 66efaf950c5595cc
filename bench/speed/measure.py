"""Takes every figure of engines over one file of documents."""

import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from common.index_size import bytes_on_disk
from common.percentile import nearest_rank
from common.process import Cost, run_measured
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


def build_in_turn(
    engines: list[Engine], documents: Path, work: Path, rounds: int
) -> dict[str, Figures]:
    """By the engine's label: the medians of so many builds, which the engines take in turn, as
    a machine is not equally fast from minute to minute.  The last index of each stays."""
    costs = {engine.label: [] for engine in engines}
    for _ in range(rounds):
        for engine in engines:
            _tell(engine, "index")
            folder = work / engine.name
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            costs[engine.label].append(engine.build(documents, _index_in(folder)))
    return {
        engine.label: _figures_of_building(
            costs[engine.label], documents, _index_in(work / engine.name))
        for engine in engines
    }


def ask_engine(engine: Engine, query_sets: list[QuerySet], folder: Path, figures: Figures):
    """Asks the index that was built in `folder`."""
    index = _index_in(folder)
    for queries in query_sets:
        _tell(engine, queries.name)
        _measure_answers(engine, index, queries, folder, figures)
    _tell(engine, "one query a process")
    two_words = next(one for one in query_sets if one.name == "two words")
    _measure_processes(engine, index, two_words, folder, figures)


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


def _index_in(folder: Path) -> Path:
    return folder / "index"


def _figures_of_building(costs: list[Cost], documents: Path, index: Path) -> Figures:
    wall = statistics.median(cost.wall_seconds for cost in costs)
    cpu = statistics.median(cost.cpu_seconds for cost in costs)
    peak = statistics.median(cost.peak_bytes for cost in costs)
    figures = Figures()
    figures.add(wall, "building", "wall", "s")
    figures.add(cpu, "building", "CPU, all threads", "s")
    figures.add(documents.stat().st_size / 1e6 / wall, "building", "speed", "MB/s", 1)
    figures.add(peak / 2**20, "building", "peak memory", "MiB", 0)
    figures.add(bytes_on_disk(index) / 2**20, "building", "index on disk", "MiB", 1)
    return figures


def _measure_answers(engine: Engine, index: Path, queries: QuerySet, folder: Path,
                     figures: Figures):
    answers = engine.ask(index, queries, THREADS, folder)
    for percent in (50, 95, 99):
        value = nearest_rank(sorted(answers.milliseconds), percent)
        figures.add(value, queries.name, f"p{percent}", "ms")
    for percent in (50, 99):
        value = nearest_rank(sorted(answers.milliseconds_once), percent)
        figures.add(value, queries.name, f"asked once, p{percent}", "ms")
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
