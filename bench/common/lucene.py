"""Lucene with kuromoji: Debian's jars, and the Java programs of the benches over them."""

import os
import subprocess
import zipfile
from pathlib import Path

from common.process import Cost, run_measured

PACKAGES = ["liblucene8-java", "libgoogle-gson-java", "openjdk-17-jdk-headless"]

_JAR_FOLDER = Path("/usr/share/java")
_KUROMOJI = _JAR_FOLDER / "lucene-analyzers-kuromoji-8.7.0.jar"
_JARS = [
    _JAR_FOLDER / "lucene-core-8.7.0.jar",
    _JAR_FOLDER / "lucene-analyzers-common-8.7.0.jar",
    _KUROMOJI,
    _JAR_FOLDER / "lucene-facet-8.7.0.jar",
    _JAR_FOLDER / "gson.jar",
]
_SOURCES = Path(__file__).parent / "lucene"


def compile_programs(sources: list[Path], classes: Path):
    """Compiles `sources` and the indexer of this folder into the folder `classes`."""
    classes.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["javac", "-Xlint:all", "-Werror", "-d", classes, "-cp", _class_path(),
         *sources, *_SOURCES.glob("*.java")],
        check=True,
    )


def command(classes: Path, program: str, *arguments) -> list[str]:
    """The command line that runs one of the compiled programs."""
    return ["java", "-cp", _class_path(classes), program, *map(str, arguments)]


def build_index(
    classes: Path, documents: list[Path], index: Path, fields: str = "words"
) -> Cost:
    """One merged segment, made by as many threads as there are cores.  `fields`: `words` of
    kuromoji, or `letters` too, pairs of them."""
    threads = len(os.sched_getaffinity(0))
    return run_measured(command(classes, "LuceneIndexer", index, threads, fields, *documents))


def stop_words() -> set[str]:
    """The function words that kuromoji leaves out."""
    with zipfile.ZipFile(_KUROMOJI) as jar:
        text = jar.read("org/apache/lucene/analysis/ja/stopwords.txt").decode("utf-8")
    return {line.strip() for line in text.splitlines() if not line.startswith("#")}


def _class_path(*folders: Path) -> str:
    return ":".join(map(str, [*_JARS, *folders]))
