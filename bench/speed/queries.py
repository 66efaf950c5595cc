"""Sets of queries, made of the documents that are searched.

Some thousand documents, spread evenly, are cut by MeCab.  Their nouns of two
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
_MOST_CHARS = 100_000  # of a document
# Shares of the documents, half-open: rare, common, frequent words in equal numbers.
_BANDS = [(0.0005, 0.003), (0.003, 0.02), (0.02, 0.3)]
_PHRASE_LETTERS = [2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12]
_NOUN_KINDS = {"一般", "固有名詞", "サ変接続", "形容動詞語幹"}
_WORD = re.compile(r"[ァ-ヶー一-鿿々]{2,}")
_SENTENCE = re.compile(r"[ぁ-んァ-ヶー一-鿿々、0-9０-９]{20,60}")  # no quotes: they are syntax


@dataclass(frozen=True)
class QuerySet:
    name: str
    # words: all of them must match; question: any; facets: all, narrowed and counted; phrase: in
    # this wording
    kind: str
    queries: list[tuple[str, str]]  # text, and a country where the kind is facets; either may be ""

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
    with_pairs = _with_pairs(sampled, set().union(*bands))
    sentences = _sentences(sampled)
    parts = [part for sentence, _ in sentences for part in sentence.split("、") if len(part) > 1]
    if not (all(bands) and with_pairs and sentences):
        raise SystemExit("too few documents in Japanese to make queries of")
    draw = random.Random(1)
    words = [draw.choice(bands[i % len(bands)]) for i in range(count)]
    pairs = [_pair(*draw.choice(with_pairs), draw) for _ in range(count)]
    questions = [_question(*draw.choice(sentences), draw) for _ in range(count)]
    phrases = [_phrase(parts, draw) for _ in range(count)]
    return [
        QuerySet("one word", "words", [(word, "") for word in words]),
        QuerySet("two words", "words", [(text, "") for text, _ in pairs]),
        QuerySet("question", "question", [(text, "") for text in questions]),
        QuerySet("phrase", "phrase", [(text, "") for text in phrases]),
        QuerySet("two words, facets", "facets", pairs),
        QuerySet("a country alone, facets", "facets", [("", country) for _, country in pairs]),
    ]


def _sampled(documents: Path) -> Iterator[_Sampled]:
    with documents.open(encoding="utf-8") as lines:
        size = sum(1 for _ in lines)
    step = max(1, size // _SAMPLED_DOCUMENTS)
    with documents.open(encoding="utf-8") as lines:
        records = [json.loads(line) for number, line in enumerate(lines) if number % step == 0]
    texts = (" ".join(record["body"].split())[:_MOST_CHARS] for record in records)
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
    return [
        sorted(noun for noun, n in frequencies.items() if low <= n / len(sampled) < high)
        for low, high in _BANDS
    ]


def _with_pairs(sampled: list[_Sampled], words: set[str]) -> list[tuple[dict, list[str]]]:
    """The documents with two of the words or more, and which these are."""
    found = ((one.record, [noun for noun in one.nouns if noun in words]) for one in sampled)
    return [(record, nouns) for record, nouns in found if len(nouns) > 1]


def _pair(record: dict, nouns: list[str], draw: random.Random) -> tuple[str, str]:
    """Two words of one document, and its country: each query finds something."""
    return " ".join(draw.sample(nouns, 2)), draw.choice(record["country"])


def _sentences(sampled: list[_Sampled]) -> list[tuple[str, list[str]]]:
    """Sentences, and the nouns of their documents."""
    return [
        (sentence, one.nouns)
        for one in sampled
        for sentence in re.split(r"[。\n]", one.record["body"])
        if _SENTENCE.fullmatch(sentence)
    ]


def _question(sentence: str, nouns: list[str], draw: random.Random) -> str:
    """A sentence without one of its nouns, and asked for: nobody quotes exactly."""
    forgotten = [noun for noun in nouns if noun in sentence]
    if forgotten:
        sentence = sentence.replace(draw.choice(forgotten), "", 1)
    return sentence + "とは何ですか"


def _phrase(parts: list[str], draw: random.Random) -> str:
    """A part of a sentence, cut wherever."""
    part = draw.choice(parts)
    size = draw.choice(_PHRASE_LETTERS)
    begin = draw.randrange(max(1, len(part) - size + 1))
    return part[begin : begin + size]
