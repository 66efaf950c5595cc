"""The table that a run ends with."""

import csv
import dataclasses
import datetime
from pathlib import Path

import score
from common.machine import machine


@dataclasses.dataclass(frozen=True)
class Row:
    engine: str
    setting: str  # the best one
    outcomes: list[score.Outcome]
    index_seconds: float | None  # None: an index of an earlier run
    index_bytes: int


def write_report(rows: list[Row], documents: list[Path], queries: Path, folder: Path):
    """Prints the table, and leaves it in the folder as relevance.md and relevance.csv."""
    heading = _heading(len(rows[0].outcomes), documents, queries)
    text = "\n".join([*heading, "", *_table(rows), "", *_remarks(rows), ""])
    (folder / "relevance.md").write_text(text, encoding="utf-8")
    _write_csv(rows, folder / "relevance.csv")
    print(text, end="")


def _write_csv(rows: list[Row], path: Path):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        names = [field.name for field in dataclasses.fields(score.Figures)]
        writer.writerow(["engine", "setting", *names, "index_seconds", "index_bytes"])
        for row in rows:
            figures = dataclasses.astuple(score.figures(row.outcomes))
            writer.writerow(
                [row.engine, row.setting, *figures, row.index_seconds, row.index_bytes]
            )


def _heading(questions: int, documents: list[Path], queries: Path) -> list[str]:
    size = sum(path.stat().st_size for path in documents) / 2**20
    names = ", ".join(path.name for path in documents)
    return [
        f"{datetime.date.today()}, {machine()}.",
        f"Documents: {names}, {size:.1f} MiB. Questions: {questions} of {queries.name}.",
    ]


def _table(rows: list[Row]) -> list[str]:
    lines = [
        "| Engine | nDCG@10 | MRR@10 | hit@1 | hit@10 | p50 ms | p99 ms | index s | index MiB |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        one = score.figures(row.outcomes)
        seconds = "" if row.index_seconds is None else f"{row.index_seconds:.1f}"
        lines.append(
            f"| {row.engine} | {one.ndcg:.4f} | {one.mrr:.4f} | {one.hit_1:.4f} "
            f"| {one.hit_10:.4f} | {one.p50_ms:.2f} | {one.p99_ms:.2f} | {seconds} "
            f"| {row.index_bytes / 2**20:.1f} |"
        )
    return lines


def _remarks(rows: list[Row]) -> list[str]:
    lines = [
        f"- {row.engine}: best with `{row.setting}`." for row in rows if row.setting != "default"
    ]
    for row in rows[1:]:
        difference = score.difference(rows[0].outcomes, row.outcomes)
        lines.append(f"- nDCG@10 of {rows[0].engine} less that of {row.engine}: {difference}.")
    return lines
