"""The same words in the same order as pdfplumber, on every page of the sample reports.

Where the two differ is listed here and judged in `notebooks/decisions/0009-words-and-pdfplumber.md`.
"""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pdfplumber
import pytest

from extractor.readers.paged.glyphs import read_glyphs
from extractor.readers.paged.lines import print_lines
from extractor.readers.paged.pages import PdfFile
from extractor.readers.paged.rulings import read_drawing

PROJECT = Path(__file__).resolve().parents[3]
FILES = sorted(PROJECT.glob("fixtures/reports/*/*.pdf"))
DECISION = PROJECT / "notebooks/decisions/0009-words-and-pdfplumber.md"
RADICALS = {
    code: chr(character)
    for code, character in {
        0x2F00: 0x4E00, 0x2F06: 0x4E8C, 0x2F08: 0x4EBA, 0x2F2F: 0x5DE5, 0x2F34: 0x5E7F,
        0x2F47: 0x65E5, 0x2F49: 0x6708, 0x2F64: 0x7528, 0x2F6C: 0x76EE, 0x2F74: 0x7ACB,
        0x2F79: 0x7F51, 0x2F8F: 0x884C, 0x2FA6: 0x91D1, 0x2FBC: 0x9AD8, 0x2ED8: 0x9752,
    }.items()
}  # fmt: skip
"""What pdfplumber leaves as radicals; listed by hand, so as not to judge by the table under test."""
SPACED = {  # file, page, pdfplumber's line: it sees blanks that are none
    ("annual-report.pdf", 1, "云岭工业职业技术学院 2023 年 1+X 证书制度试点工"),
    ("school-report.pdf", 1, "临江工贸职业学院 2021 年 1+X 证书制度试点工作报"),
}


def our_lines(path: Path) -> Iterator[list[str]]:
    """Yield the lines of each page, tables included."""
    with PdfFile(path.read_bytes(), path.name) as pdf:
        for number in range(1, len(pdf) + 1):
            with pdf.page(number) as page:
                printed = read_glyphs(page, read_drawing(page))
            yield [line.text for line in print_lines(g for g in printed.glyphs if not g.turn)]


def their_lines(path: Path) -> Iterator[list[str]]:
    """Yield pdfplumber's lines of each page."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            yield page.extract_text().translate(RADICALS).splitlines()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_and_their_order_are_those_of_pdfplumber(path: Path) -> None:
    """Line by line, word by word, but for what the decision lists."""
    for number, (ours, theirs) in enumerate(zip_longest(our_lines(path), their_lines(path)), 1):
        for mine, other in zip_longest(ours, theirs, fillvalue=""):
            if (path.name, number, other) in SPACED:
                assert mine.replace(" ", "") == other.replace(" ", "")
            else:
                assert mine.split() == other.split()


def test_every_difference_is_judged() -> None:
    """The decision names each line in which pdfplumber sees other blanks."""
    page = DECISION.read_text(encoding="utf-8")
    assert [line for _, _, line in SPACED if line not in page] == []
