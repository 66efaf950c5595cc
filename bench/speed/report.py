"""The table that a run ends with."""

import csv
import datetime
from pathlib import Path

from common.machine import machine
from measure import Figures, Measure


def write_report(columns: dict[str, Figures], limits: Figures, documents: Path, origin: str,
                 folder: Path):
    """Prints the table, and leaves it in the folder as speed.md and speed.csv."""
    measures = list(dict.fromkeys(one for column in columns.values() for one in column.values))
    with documents.open("rb") as lines:
        count = sum(1 for _ in lines)
    size = documents.stat().st_size / 1e6
    lines = [
        f"{datetime.date.today()}, {machine()}.",
        f"{count:,} documents, {size:.1f} MB: {origin}.",
        "",
        *_table(columns, measures),
        "",
        *_limits(limits),
        "",
    ]
    text = "\n".join(lines)
    (folder / "speed.md").write_text(text, encoding="utf-8")
    _write_csv(columns, measures, limits, folder / "speed.csv")
    print(text, end="")


def _table(columns: dict[str, Figures], measures: list[Measure]) -> list[str]:
    first, *others = columns
    ratios = [f"{first} / {other.split()[0]}" for other in others]
    lines = [
        "| | | " + " | ".join([*columns, *ratios]) + " |",
        "|---|---|" + "--:|" * len([*columns, *ratios]),
    ]
    group = None
    for measure in measures:
        values = [column.values[measure] for column in columns.values()]
        cells = [f"{value:,.{measure.decimals}f}" for value in values]
        cells += [_ratio(values[0], other, measure) for other in values[1:]]
        heading = measure.group if measure.group != group else ""
        group = measure.group
        name = f"{measure.name} {measure.unit}".strip()
        lines.append(f"| {heading} | {name} | " + " | ".join(cells) + " |")
    return lines


def _ratio(ours: float, theirs: float, measure: Measure) -> str:
    """Empty where more is neither better nor worse."""
    return f"{ours / theirs:.2f}" if measure.unit and theirs else ""


def _limits(limits: Figures) -> list[str]:
    return ["For comparison: "] + [
        f"- {measure.name}: {value:,.{measure.decimals}f} {measure.unit}"
        for measure, value in limits.values.items()
    ]


def _write_csv(columns: dict[str, Figures], measures: list[Measure], limits: Figures, path: Path):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["group", "measure", "unit", *columns])
        for one in measures:
            values = [column.values[one] for column in columns.values()]
            writer.writerow([one.group, one.name, one.unit, *values])
        for one, value in limits.values.items():
            writer.writerow([one.group, one.name, one.unit, value])
