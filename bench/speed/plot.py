#!/usr/bin/python3
"""Draws the costs of a scale.csv against the number of documents, and prints how
each grows.

usage: plot.py SCALE.csv PLOT.svg
"""

import csv
import math
import sys
from collections import defaultdict
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.fonttype"] = "none"  # text stays text
matplotlib.rcParams["svg.hashsalt"] = "musubi"  # the same CSV, the same file

from matplotlib import pyplot

_SETS = [
    "one word", "two words", "question", "two words, facets", "a country alone, facets"
]
# Title, unit, and (group, measure) of each curve.
_PANELS = [
    ("Building, seconds", [("building", "wall"), ("building", "CPU, all threads")]),
    ("Building, MiB", [("building", "index on disk"), ("building", "peak memory")]),
    ("Query, p50, milliseconds", [*((one, "p50") for one in _SETS),
                                  ("a process a query", "wall, p50")]),
    ("Query, p99, milliseconds", [(one, "p99") for one in _SETS]),
]
_LINE_STYLES = ["-", "--", ":"]

Curve = list[tuple[int, float]]  # documents, cost; ascending


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    curves = read_curves(Path(sys.argv[1]))
    draw(curves, Path(sys.argv[2]))
    print_growth(curves)


def read_curves(path: Path) -> dict[tuple[str, str, str], Curve]:
    """By engine, group and measure."""
    curves = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["engine"], row["group"], row["measure"]
            curves[key].append((int(row["documents"]), float(row["value"])))
    return {key: sorted(curve) for key, curve in curves.items()}


def sizes_of(curves: dict[tuple[str, str, str], Curve]) -> list[int]:
    return sorted({documents for curve in curves.values() for documents, _ in curve})


def exponent(curve: Curve) -> float:
    """The slope of the straight line through the logarithms, by least squares."""
    points = [(math.log(documents), math.log(cost)) for documents, cost in curve if cost > 0]
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else math.nan


def draw(curves: dict[tuple[str, str, str], Curve], target: Path):
    engines = list(dict.fromkeys(engine for engine, _, _ in curves))
    sizes = sizes_of(curves)
    figure, panels = pyplot.subplots(2, 2, figsize=(10, 8), layout="constrained")
    for panel, (title, measures) in zip(panels.flat, _PANELS):
        for number, (group, measure) in enumerate(measures):
            for engine, style in zip(engines, _LINE_STYLES):
                curve = curves.get((engine, group, measure))
                if curve:
                    name = measure if group == "building" else group
                    label = f"{name}: {exponent(curve):.2f}"
                    label = f"{engine}, {label}" if len(engines) > 1 else label
                    panel.loglog(*zip(*curve), style, marker="o", markersize=3,
                                 color=f"C{number}", label=label)
        panel.set_title(title)
        panel.set_xlabel("documents")
        panel.set_xticks(sizes, [f"{size:,}" for size in sizes])
        panel.minorticks_off()
        panel.grid(alpha=0.3)
        panel.legend(title="exponent", fontsize="small")
    figure.savefig(target, metadata={"Date": None})


def print_growth(curves: dict[tuple[str, str, str], Curve]):
    sizes = sizes_of(curves)
    print("| | | | " + " | ".join(f"{size:,}" for size in sizes) + " | exponent |")
    print("|---|---|---|" + "--:|" * (len(sizes) + 1))
    for (engine, group, measure), curve in curves.items():
        costs = dict(curve)
        cells = [f"{costs[size]:,.2f}" if size in costs else "" for size in sizes]
        print(f"| {engine} | {group} | {measure} | {' | '.join(cells)} | {exponent(curve):.2f} |")


if __name__ == "__main__":
    main()
