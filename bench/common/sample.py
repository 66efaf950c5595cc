"""Documents made of the nouns of IPADIC, for a run without documents of one's own.

How often a noun comes follows the Zipf-Mandelbrot law, so that posting lists are
as long and as short as those of real texts.  The wording is not worth reading.
"""

import csv
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ["mecab-ipadic"]
DEFAULT_SIZE = 10_000

_TABLES = Path("/usr/share/mecab/dic/ipadic")
_TABLE_NAMES = ["Noun.csv", "Noun.verbal.csv", "Noun.proper.csv", "Noun.place.csv"]
_SENTENCES = [
    "{}と{}は{}について話し合い、{}を進めることになった。",
    "その年の{}には{}から{}が訪れ、{}の前で歓迎を受けた。",
    "{}では{}をめぐって、{}と{}の間で意見が分かれている。",
    "{}の{}が{}に贈られ、今も{}に飾られている。",
    "かつて{}と呼ばれた{}は、{}の広がりとともに{}へ移った。",
    "{}を学ぶ人々は{}に集まり、{}や{}を見て回った。",
    "もし{}がなければ、{}も{}も{}もなかっただろう。",
    "{}によれば、{}の数は{}のおよそ二倍で、{}がこれに次ぐ。",
    "わたしは{}を持って{}へ行き、{}と{}を買って帰った。",
    "{}は{}に強く、{}に弱いが、{}なら誰にも負けない。",
]
_SENTENCES_A_BODY = 12
_SHIFT = 20  # of the ranks: the most frequent noun is in a quarter of the documents


def documents(size: int) -> Iterator[dict]:
    """The first of them are the same whatever the size."""
    nouns = _nouns()
    weights = list(itertools.accumulate(1 / (rank + _SHIFT) for rank in range(1, len(nouns) + 1)))
    draw = random.Random(1)
    for number in range(size):
        words = iter(draw.choices(nouns, cum_weights=weights, k=4 * _SENTENCES_A_BODY + 2))
        title = f"{next(words)}と{next(words)}"
        sentences = draw.choices(_SENTENCES, k=_SENTENCES_A_BODY)
        body = "".join(
            sentence.format(*itertools.islice(words, 4)) for sentence in sentences
        )
        yield {"id": f"s{number}", "title": title, "body": body}


def _nouns() -> list[str]:
    """In an order that mixes the tables."""
    nouns = set()
    for name in _TABLE_NAMES:
        with (_TABLES / name).open(encoding="euc-jp", newline="") as file:
            nouns.update(row[0] for row in csv.reader(file) if len(row[0]) > 1)
    ordered = sorted(nouns)
    random.Random(1).shuffle(ordered)
    return ordered
