"""Groonga's commands for the query sets."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from common import groonga, lucene
from common.process import run_measured
from queries import QuerySet

_DEPTH = 10


def commands_for(queries: QuerySet, database: groonga.Groonga) -> Iterator[list[str]]:
    """For each query the commands that it takes; the last gives the hits."""
    stop_words = lucene.stop_words()
    for text, country in queries.queries:
        if queries.kind == "facets":
            yield [_select_with_facets(text, country)]
        elif queries.kind == "words":
            yield [select(text)]
        elif queries.kind == "phrase":
            yield [select(f'"{text}"')]
        else:
            cut = groonga.command("table_tokenize", table="Terms", string=text, mode="GET")
            tokens, _ = database.run(cut)
            yield [cut, select(groonga.any_word(tokens, stop_words))]


def select(query: str) -> str:
    return groonga.command(
        "select", table="Passages", match_columns="title || body", query=query,
        output_columns="_key,title,body", sort_keys="-_score,_id", limit=_DEPTH, cache="no",
    )


def _select_with_facets(query: str, country: str) -> str:
    """Countries are counted without the country's own filter, as Musubi counts them."""
    counts = {"drilldowns[country].keys": "country", "drilldowns[country].limit": -1}
    narrowed = {
        "slices[narrowed].filter": f'country @ "{country}"',
        "slices[narrowed].output_columns": "_key,title,body",
        "slices[narrowed].sort_keys": "-_score,_id",
        "slices[narrowed].limit": _DEPTH,
        "slices[narrowed].drilldowns[domain].keys": "domain",
        "slices[narrowed].drilldowns[domain].limit": -1,
    }
    return groonga.command(
        "select", table="Passages", match_columns="title || body", limit=0, cache="no",
        **({"query": query} if query else {}), **counts, **narrowed,
    )


def hits_of(answer: list, kind: str) -> int:
    found = answer[1]["narrowed"] if kind == "facets" else answer[0]
    return found[0][0]


def seconds_for(queries: list[list[str]], index: Path, processes: int, folder: Path) -> float:
    """To run the commands, shared out to several processes; without the start of these."""

    def run(part: int, queries: list[list[str]]):
        file = folder / f"groonga.{part}.commands"
        lines = [line + "\n" for lines in queries[part::processes] for line in lines]
        file.write_text("".join(lines), encoding="utf-8")
        run_measured(groonga.open_command(index), stdin=file)

    def seconds(queries: list[list[str]]) -> float:
        start = time.monotonic()
        with ThreadPoolExecutor(processes) as pool:
            list(pool.map(lambda part: run(part, queries), range(processes)))
        return time.monotonic() - start

    seconds(queries)  # warms up
    return seconds(queries) - seconds([])
