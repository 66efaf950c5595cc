"""Pages and what a careful reader says that they are about."""

import csv
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

_NOT_JUDGED = "?"


@dataclass(frozen=True)
class Wanted:
    """Values that must be there, and those that may be."""

    required: frozenset[str] = frozenset()
    fair: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Page:
    file: str
    url: str
    text: str
    facets: dict[str, Wanted] = field(default_factory=dict)  # those that are judged
    exact: dict[str, str] = field(default_factory=dict)  # title, date, partner: those judged


# The columns of a facet: what must be there, what may be there besides.
_FACETS = {
    "prefecture": ("prefectures", "prefectures_also_fair"),
    "country": ("countries", "countries_also_fair"),
    "domain": ("domains_required", "domains_also_fair"),
    "organization": ("organizations", "organizations_also_fair"),
}
_EXACT = {"title": "title", "date": "date", "partner": "partner"}


def read(labels: Path, texts: Path) -> list[Page]:
    with labels.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_page(row, texts) for row in rows]


def _page(row: dict[str, str], texts: Path) -> Page:
    cells = {name: cell or "" for name, cell in row.items() if name}
    text = (texts / cells["file"]).read_text(encoding="utf-8")
    page = Page(cells["file"], cells.get("url", ""), text)
    for name, (required, fair) in _FACETS.items():
        if cells.get(required, _NOT_JUDGED) == _NOT_JUDGED:
            continue
        page.facets[name] = Wanted(_values(cells[required]), _values(cells.get(fair, "")))
    for name, column in _EXACT.items():
        value = cells.get(column, _NOT_JUDGED)
        if name == "title" and value != _NOT_JUDGED:
            value = _title_in_text(value, text)
        if value != _NOT_JUDGED:
            page.exact[name] = value
    return page


def _title_in_text(title: str, text: str) -> str:
    """The title, or its part before （; not judged where the reader made it up."""
    for wanted in (title, title.split("（")[0]):
        if wanted and folded(wanted) in folded(text):
            return wanted
    return _NOT_JUDGED


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _values(cell: str) -> frozenset[str]:
    return frozenset(value for value in cell.split("|") if value)
