"""Precision, recall and shares of what is right, with intervals over the pages."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from labels import Page, folded

_LISTS = ("prefecture", "country", "domain", "organization")
_SINGLE = ("title", "date", "partner")


@dataclass(frozen=True)
class Outcome:
    """One page and one facet, or one value that is right or not."""

    file: str
    name: str
    wanted: frozenset[str]
    right: frozenset[str]  # found, and required or fair
    wrong: frozenset[str]  # found, and neither
    missed: frozenset[str]  # required, and not found


def judge(pages: list[Page], found: dict[str, dict]) -> list[Outcome]:
    outcomes = []
    for page in pages:
        hit = found[page.file]
        for name, wanted in page.facets.items():
            values = frozenset(hit.get(name) or [])
            outcomes.append(Outcome(page.file, name, wanted.required,
                                    values & (wanted.required | wanted.fair),
                                    values - wanted.required - wanted.fair,
                                    wanted.required - values))
        for name, value in page.exact.items():
            outcomes.append(_exact(page.file, name, value, hit.get(name) or ""))
    return outcomes


def _exact(file: str, name: str, wanted: str, value: str) -> Outcome:
    # A title may say in brackets which of many pages of one heading it is.
    plain = value.split("（")[0] if name == "title" and "（" not in wanted else value
    if folded(wanted) in (folded(value), folded(plain)):
        return Outcome(file, name, frozenset({wanted}), frozenset({value}), frozenset(), frozenset())
    return Outcome(file, name, frozenset({wanted}), frozenset(), frozenset({value}),
                   frozenset({wanted}))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _precision(outcomes: list[Outcome]) -> float:
    right = sum(len(outcome.right) for outcome in outcomes)
    return _share(right, right + sum(len(outcome.wrong) for outcome in outcomes))


def _recall(outcomes: list[Outcome]) -> float:
    wanted = sum(len(outcome.wanted) for outcome in outcomes)
    return _share(wanted - sum(len(outcome.missed) for outcome in outcomes), wanted)


def _exactness(outcomes: list[Outcome]) -> float:
    return _share(sum(not outcome.wrong for outcome in outcomes), len(outcomes))


def table(outcomes: list[Outcome], rounds: int) -> Iterator[str]:
    yield f"{'':<14}{'pages':>6}  precision            recall"
    for name in _LISTS:
        judged = [outcome for outcome in outcomes if outcome.name == name]
        if judged:
            yield (f"{name:<14}{len(judged):>6}  {_figure(judged, _precision, rounds)}  "
                   f"{_figure(judged, _recall, rounds)}")
    yield ""
    yield f"{'':<14}{'pages':>6}  right"
    for name in _SINGLE:
        judged = [outcome for outcome in outcomes if outcome.name == name]
        if judged:
            yield f"{name:<14}{len(judged):>6}  {_figure(judged, _exactness, rounds)}"


def _figure(outcomes: list[Outcome], measure: Callable, rounds: int) -> str:
    """The measure and its 95 % interval: the pages drawn anew, with replacement."""
    draw = random.Random(1)
    drawn = sorted(measure(draw.choices(outcomes, k=len(outcomes))) for _ in range(rounds))
    low, high = drawn[int(rounds * 0.025)], drawn[int(rounds * 0.975)]
    return f"{measure(outcomes):.3f} [{low:.3f} {high:.3f}]"


def wrong(outcomes: list[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        if not outcome.wrong and not outcome.missed:
            continue
        missed = "|".join(sorted(outcome.missed)) or "-"
        found = "|".join(sorted(outcome.wrong)) or "-"
        yield f"{outcome.file}\t{outcome.name}\tmissed {missed}\twrong {found}"
