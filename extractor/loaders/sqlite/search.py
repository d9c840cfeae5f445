"""Search over the text of all reports, for words of any length.

Chinese has no spaces between words, and an index of three characters finds none of two. So the index
holds each pair of neighbouring characters, and the last character of a run alone: a word is found as
the phrase of its pairs, one character as the beginning of a pair. Case, width and blanks do not count;
a word does not run on from one cell of a table to the next.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from operator import itemgetter

from sqlite_utils import Database

from extractor.loaders.sqlite.connection import database_name, reported

__all__ = ["Hit", "Passage", "indexed", "phrase", "reindex", "search", "terms"]

_QUOTES = str.maketrans("", "", "\"'")
_BLOCKS = "SELECT ordinal, text FROM blocks WHERE report_id = ? ORDER BY ordinal"
_CELLS = """
SELECT c.table_id, c.row, c.text
FROM cells AS c JOIN tables AS t ON t.report_id = c.report_id AND t.id = c.table_id
WHERE c.report_id = ? ORDER BY t.ordinal, c.row, c.column
"""
_HITS = """
SELECT t.report_id, t.file, t.page, t.block, t.table_id, t.row, t.text
FROM texts AS t
WHERE t.id IN (SELECT rowid FROM search WHERE search MATCH ?)
ORDER BY t.file, t.id
"""
_FORGET = "INSERT INTO search (search, rowid, terms) VALUES ('delete', ?, ?)"
_COUNT = "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
_LIMITS = (1 << 6, 1 << 9, 1 << 12, 1 << 15)
"""How many passages of a pair are counted, until some pair has fewer: counting all of them takes long."""

_FEW = 3
"""Characters of a word that is asked for as it is."""

_MOST = 6
"""Pairs of a longer one that are asked for."""


_Place = tuple[int | None, str | None, int | None]
Passage = tuple[int, _Place, str]
"""The number of a passage in the index; its block, or table and row; its text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph, or a row of a table (−1 is its header), that holds what was searched for."""

    report_id: str
    file: str
    page: int | None
    block: int | None
    table_id: str | None
    row: int | None
    text: str


def search(db: Database, query: str, *, most: int | None = None) -> Iterator[Hit]:
    """Yield the passages that hold all words of a query, by file and in reading order.

    Args:
        db: the database.
        query: words with blanks between them; each is looked for as it stands, within a passage.
        most: how many at most; all without.

    Raises:
        LoadError: the database cannot be read.
    """
    words = [word for word in map(folded, query.split()) if word]
    if not words:
        return
    with reported(database_name(db)):
        asked = " ".join(_asked(db, word) for word in words)
        found = (Hit(*row) for row in db.execute(_HITS, [asked]))
        yield from islice((hit for hit in found if _holds(hit, words)), most)


def _holds(hit: Hit, words: Sequence[str]) -> bool:
    if all(word in hit.text for word in words):  # most often it is printed as it was typed
        return True
    lines = [folded(line) for line in hit.text.split("\n")]
    return all(any(word in line for line in lines) for word in words)


def _asked(db: Database, word: str) -> str:
    """Return what FTS5 is asked for: the pairs of a word that few passages have.

    A phrase costs as much as the most frequent of its pairs, which every certificate has in its name;
    of what the others find, the text is looked at.
    """
    if len(word) <= _FEW:
        return phrase(word)
    pairs = {word[at : at + 2] for at in (*range(0, len(word) - 1, 2), len(word) - 2)}
    for limit in _LIMITS:
        counts = {pair: db.execute(_COUNT, [f'"{pair}"', limit]).fetchone()[0] for pair in pairs}
        rare = sorted(
            (pair for pair in pairs if counts[pair] < limit), key=lambda pair: (counts[pair], pair)
        )
        if rare:
            return " ".join(f'"{pair}"' for pair in rare[:_MOST])
    return phrase(word)


def phrase(word: str) -> str:
    """Return what FTS5 is asked for by who asks it alone: all pairs of a word, one after the other.

    >>> phrase("物流管理"), phrase("x")
    ('"物流 流管 管理"', '"x"*')
    """
    return f'"{word}"*' if len(word) == 1 else f'"{" ".join(map("".join, pairwise(word)))}"'


def terms(text: str) -> str:
    """Return the pairs of a text, whose lines are runs of their own.

    >>> terms("证书 A")
    '证书 书a a'
    """
    return " ".join(_run(folded(line)) for line in text.split("\n"))


def _run(line: str) -> str:
    return " ".join((*map("".join, pairwise(line)), line[-1:]))


def folded(text: str) -> str:
    """Return the characters that count."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_QUOTES)
    return "".join(filter(str.isprintable, "".join(plain.split())))


def indexed(db: Database, report: str) -> list[Passage]:
    """Return what the index holds of a report; ask before its rows change."""
    texts = dict(_passages(db, report))
    rows = db.execute(
        "SELECT id, block, table_id, row FROM passages WHERE report_id = ? ORDER BY id", [report]
    )
    return [(number, (*place,), texts.get((*place,), "")) for number, *place in rows]


def reindex(db: Database, report: str, before: Sequence[Passage]) -> None:
    """Bring the index up to date with the rows of a report, inside a transaction.

    What has not changed is left as it is, number and all.

    Args:
        db: the database.
        report: its id; its rows may be gone.
        before: what `indexed` returned before they changed.
    """
    wanted = list(_passages(db, report))
    numbers = [number for number, _, _ in before]
    if [(place, text) for _, place, text in before] != wanted:
        gone = [(number, terms(text)) for number, _, text in before]
        db.conn.executemany(_FORGET, gone)
        numbers = _new_numbers(db, len(wanted))
        texts = [(number, terms(text)) for number, (_, text) in zip(numbers, wanted, strict=True)]
        db.conn.executemany("INSERT INTO search (rowid, terms) VALUES (?, ?)", texts)
    db.execute("DELETE FROM passages WHERE report_id = ?", [report])
    rows = [(number, report, *place) for number, (place, _) in zip(numbers, wanted, strict=True)]
    db.conn.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?)", rows)


def _new_numbers(db: Database, count: int) -> list[int]:
    """Return numbers that no passage ever had."""
    last = db.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'passages'").fetchone()[0]
    return list(range((last or 0) + 1, (last or 0) + 1 + count))


def _passages(db: Database, report: str) -> Iterator[tuple[_Place, str]]:
    """Yield what is searched of a report: paragraphs, then the rows of tables, a cell a line."""
    for block, text in db.execute(_BLOCKS, [report]):
        if text.strip():
            yield (block, None, None), text
    for (table, row), cells in groupby(db.execute(_CELLS, [report]), key=itemgetter(0, 1)):
        texts = [text for _, _, text in cells]
        if "".join(texts).strip():
            yield (None, table, row), "\n".join(texts)
