"""Four sets of queries, made of the documents that are searched.

A few thousand documents, spread evenly, are cut by MeCab.  Their nouns of two
letters and more are put into three bands by the share of these documents that
hold them.  What is drawn from them comes from a seeded generator.
"""

import json
import random
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ["mecab", "mecab-ipadic-utf8"]

_SAMPLED_DOCUMENTS = 4000
# Shares of the documents, half-open: rare, common, frequent words in equal numbers.
_BANDS = [(0.0005, 0.003), (0.003, 0.02), (0.02, 0.3)]
_NOUN_KINDS = {"一般", "固有名詞", "サ変接続", "形容動詞語幹"}
_WORD = re.compile(r"[ァ-ヶー一-鿿々]{2,}")
_SENTENCE_CHARS = range(20, 61)


@dataclass(frozen=True)
class QuerySet:
    name: str
    kind: str  # words: all of them must match; question: any; facets: all, narrowed and counted
    queries: list[tuple[str, str]]  # text, and a country where the kind is facets

    def write(self, path: Path):
        path.write_text(
            "".join(f"{text}\t{country}\n" for text, country in self.queries), encoding="utf-8"
        )


@dataclass(frozen=True)
class _Sampled:
    record: dict
    nouns: list[str]  # in order, without repetition


def make_query_sets(documents: Path, count: int) -> list[QuerySet]:
    """`count` queries a set."""
    sampled = list(_sampled(documents))
    bands = _banded(sampled)
    draw = random.Random(1)
    words = [draw.choice(bands[i % len(bands)]) for i in range(count)]
    pairs = list(_pairs(sampled, set().union(*bands), count, draw))
    return [
        QuerySet("one word", "words", [(word, "") for word in words]),
        QuerySet("two words", "words", [(text, "") for text, _ in pairs]),
        QuerySet("question", "question", [(text, "") for text in _questions(sampled, count, draw)]),
        QuerySet("two words, facets", "facets", pairs),
    ]


def _sampled(documents: Path) -> Iterator[_Sampled]:
    with documents.open(encoding="utf-8") as lines:
        size = sum(1 for _ in lines)
    step = max(1, size // _SAMPLED_DOCUMENTS)
    with documents.open(encoding="utf-8") as lines:
        records = [json.loads(line) for number, line in enumerate(lines) if number % step == 0]
    texts = (" ".join(record["body"].split()) for record in records)
    output = subprocess.run(
        ["mecab", "-b", "1000000", "-F", r"%m\t%f[0]\t%f[1]\n", "-U", r"%m\t?\t?\n"],
        input="".join(text + "\n" for text in texts),
        stdout=subprocess.PIPE, encoding="utf-8", check=True,
    ).stdout
    for record, text in zip(records, output.split("EOS\n")):
        yield _Sampled(record, list(dict.fromkeys(_nouns(text))))


def _nouns(output: str) -> Iterator[str]:
    for line in output.splitlines():
        surface, kind, subkind = line.split("\t")
        if kind == "名詞" and subkind in _NOUN_KINDS and _WORD.fullmatch(surface):
            yield surface


def _banded(sampled: list[_Sampled]) -> list[list[str]]:
    frequencies = Counter(noun for one in sampled for noun in one.nouns)
    bands = [
        sorted(noun for noun, n in frequencies.items() if low <= n / len(sampled) < high)
        for low, high in _BANDS
    ]
    if not all(bands):
        raise ValueError("too few documents to make queries of")
    return bands


def _pairs(sampled, words: set[str], count: int, draw) -> Iterator[tuple[str, str]]:
    """Two words of one document, and its country: each query finds something."""
    choices = [
        (one, nouns) for one in sampled
        if len(nouns := [noun for noun in one.nouns if noun in words]) > 1
    ]
    for _ in range(count):
        one, nouns = draw.choice(choices)
        yield " ".join(draw.sample(nouns, 2)), draw.choice(one.record["country"])


def _questions(sampled, count: int, draw) -> Iterator[str]:
    """A sentence without one of its nouns, and asked for: nobody quotes exactly."""
    sentences = [
        (sentence, one.nouns) for one in sampled
        for sentence in re.split(r"[。\n]", one.record["body"])
        if len(sentence) in _SENTENCE_CHARS
    ]
    for _ in range(count):
        sentence, nouns = draw.choice(sentences)
        forgotten = [noun for noun in nouns if noun in sentence]
        if forgotten:
            sentence = sentence.replace(draw.choice(forgotten), "", 1)
        yield " ".join(sentence.split()) + "とは何ですか"
