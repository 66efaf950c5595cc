#!/usr/bin/env python3
"""Figures of result files, and how sure the difference between two of them is.

usage: score.py RESULT.tsv [OTHER.tsv…]

A result file has a line for each question: id of the right passage, the rank at
which it was found (0: not among the best ten), milliseconds.  The first file is
compared with each of the others; all of them answer the same questions in the
same order.
"""

import math
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.append(str(Path(__file__).resolve().parents[1]))

from common.percentile import nearest_rank

_RESAMPLES = 2000
_SEED = 20041224


@dataclass(frozen=True)
class Outcome:
    passage: str
    rank: int  # 0: not found
    milliseconds: float

    @property
    def gain(self) -> float:
        """nDCG@10 of a question that has one right passage."""
        return 1 / math.log2(1 + self.rank) if self.rank else 0.0


@dataclass(frozen=True)
class Figures:
    questions: int
    ndcg: float
    mrr: float
    hit_1: float
    hit_10: float
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True)
class Difference:
    """Of nDCG@10, with the bounds of its 95 % interval."""

    mean: float
    low: float
    high: float

    def __str__(self):
        verdict = "significant" if self.low > 0 or self.high < 0 else "not significant"
        return f"{self.mean:+.4f} (95 %: {self.low:+.4f} to {self.high:+.4f}, {verdict})"


def read_outcomes(path: Path) -> list[Outcome]:
    outcomes = []
    for line in path.read_text(encoding="utf-8").splitlines():
        passage, rank, milliseconds = line.split("\t")
        outcomes.append(Outcome(passage, int(rank), float(milliseconds)))
    if not outcomes:
        raise ValueError(f"{path} holds no outcome")
    return outcomes


def figures(outcomes: list[Outcome]) -> Figures:
    count = len(outcomes)
    times = sorted(outcome.milliseconds for outcome in outcomes)
    return Figures(
        questions=count,
        ndcg=sum(outcome.gain for outcome in outcomes) / count,
        mrr=sum(1 / outcome.rank for outcome in outcomes if outcome.rank) / count,
        hit_1=sum(outcome.rank == 1 for outcome in outcomes) / count,
        hit_10=sum(outcome.rank > 0 for outcome in outcomes) / count,
        p50_ms=nearest_rank(times, 50),
        p99_ms=nearest_rank(times, 99),
    )


def difference(ours: list[Outcome], theirs: list[Outcome]) -> Difference:
    """Paired bootstrap of the difference of nDCG@10.

    Questions about one passage stand or fall together, so that passages are
    drawn, each with all of its questions.
    """
    if [one.passage for one in ours] != [other.passage for other in theirs]:
        raise ValueError("the results are not about the same questions")
    by_passage = defaultdict(list)
    for one, other in zip(ours, theirs):
        by_passage[one.passage].append(one.gain - other.gain)
    passages = [(sum(differences), len(differences)) for differences in by_passage.values()]

    draw = random.Random(_SEED)
    means = []
    for _ in range(_RESAMPLES):
        sample = draw.choices(passages, k=len(passages))
        means.append(sum(total for total, _ in sample) / sum(count for _, count in sample))
    means.sort()
    total = sum(one.gain - other.gain for one, other in zip(ours, theirs))
    return Difference(total / len(ours), nearest_rank(means, 2.5), nearest_rank(means, 97.5))


def _main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    paths = [Path(name) for name in sys.argv[1:]]
    results = {path: read_outcomes(path) for path in paths}
    for path, outcomes in results.items():
        print(path, figures(outcomes))
    for path in paths[1:]:
        print(f"{paths[0]} - {path}: {difference(results[paths[0]], results[path])}")


if __name__ == "__main__":
    _main()
