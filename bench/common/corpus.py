"""The documents of a run: as many as asked for, every engine the same file.

Each has an id, a title, a body, countries and domains.  Everything is drawn from
seeded generators: the same arguments give the same file.
"""

import argparse
import json
import random
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from common import sample

# Of Musubi's gazetteer and taxonomy, which take them as they are.
_COUNTRIES = (
    "中国 韓国 台湾 米国 ロシア ドイツ フランス イタリア イギリス カナダ "
    "ブラジル オーストラリア タイ ベトナム インド モンゴル フィンランド スイス メキシコ ペルー"
).split()
_DOMAINS = (
    "経済 観光 文化 学術 教育 医療 福祉 技術 産業振興 貿易 "
    "農業 鉱業 環境 エネルギー 行政 青少年 スポーツ 人的交流 人材育成 友好交流"
).split()

_KANJI_WORD = re.compile(r"([一-鿿々]{2,})")
_REPLACED = 3  # of so many words of kanji one is changed in a copy
_POOL_DOCUMENTS = 5000  # that the other words are taken from
_SYLLABLES = (
    "ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ヌ ネ ノ "
    "マ ミ ム メ モ ラ リ ル レ ロ ヴァ ガ ジ ズ バ"
).split()


def add_documents_option(parser: argparse.ArgumentParser):
    parser.add_argument("--documents", nargs="+", type=Path, metavar="FILE.jsonl", default=[],
                        help="a document a line, with the keys id, title and body "
                        "(default: a generated sample)")


def add_size_option(parser: argparse.ArgumentParser):
    parser.add_argument("--size", type=int, metavar="N",
                        help="so many documents: some of the given ones, or more by copies "
                        "with changed words")


def write_documents(
    sources: list[Path], size: int | None, target: Path, states_facets: bool = True
):
    """`size` documents of the sources, or of a generated sample where there are none.

    Fewer than the sources have are spread evenly over them; more are made by
    copies with changed words.  Without `size` the sources as they are.  Documents that
    state no facets are left to the tagger.
    """
    if size is not None and size < 1:
        raise SystemExit("the size is a positive number")
    if not sources:
        records = sample.documents(size or sample.DEFAULT_SIZE)
    else:
        records = _resized(_read(sources), size)
    partial = target.with_suffix(".partial")
    with partial.open("w", encoding="utf-8") as file:
        for record in records:
            document = _with_facets(record) if states_facets else _text_of(record)
            file.write(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n")
    partial.rename(target)


def _read(sources: list[Path]) -> list[dict]:
    records = []
    for path in sources:
        with path.open(encoding="utf-8") as lines:
            records.extend(json.loads(line) for line in lines if not line.isspace())
    if not records:
        raise SystemExit("the files hold no document")
    return records


def _resized(records: list[dict], size: int | None) -> Iterable[dict]:
    if size is None or size == len(records):
        return records
    if size < len(records):
        return (records[i * len(records) // size] for i in range(size))
    return _repeated(records, size)


def _repeated(records: list[dict], size: int) -> Iterator[dict]:
    yield from records
    pool = _kanji_words(records)
    draw = random.Random(len(records))
    for number in range(len(records), size):
        copy, original = divmod(number, len(records))
        record = records[original]
        yield {
            **record,
            "id": f"{record['id']}~{copy}",
            "body": _changed(record["body"], pool, draw),
        }


def _kanji_words(records: list[dict]) -> list[str]:
    """As often as they occur, so that a word drawn from them is as frequent as it was."""
    step = max(1, len(records) // _POOL_DOCUMENTS)
    return [word for record in records[::step] for word in _KANJI_WORD.findall(record["body"])]


def _changed(body: str, pool: list[str], draw: random.Random) -> str:
    """Every third word of kanji another one, and a name that no other document has.

    New names keep the vocabulary growing as it does with real documents.
    """
    pieces = _KANJI_WORD.split(body)  # the words are at the odd places
    places = slice(1 + 2 * draw.randrange(_REPLACED), None, 2 * _REPLACED)
    pieces[places] = draw.choices(pool, k=len(pieces[places])) if pool else pieces[places]
    return "".join(pieces) + "".join(draw.choices(_SYLLABLES, k=5)) + "。"


def _text_of(record: dict) -> dict:
    return {
        "id": str(record["id"]),
        "title": record.get("title", ""),
        "body": record.get("body", ""),
    }


def _with_facets(record: dict) -> dict:
    """Where a document states no country or domain, its id decides by its CRC-32."""
    number = zlib.crc32(str(record["id"]).encode())
    return {
        **_text_of(record),
        "country": _listed(record.get("country")) or [_COUNTRIES[number % len(_COUNTRIES)]],
        "domain": _listed(record.get("domain"))
        or [_DOMAINS[number // len(_COUNTRIES) % len(_DOMAINS)]],
    }


def _listed(value: str | list[str] | None) -> list[str]:
    if not value:
        return []
    return [value] if isinstance(value, str) else value


def origin(sources: list[Path]) -> str:
    """Where the documents come from, for a heading."""
    return ", ".join(path.name for path in sources) if sources else "a generated sample"
