"""Small reports, written as text, converted and held against each other."""

from collections.abc import Sequence
from pathlib import Path

from extractor import extract
from extractor.grammar import load_grammar
from extractor.model.check import Verdict
from extractor.model.comparison import Comparison
from extractor.reconciliation.across import Expected, Filing, compare, file_report

__all__ = ["ROWS", "SCHOOL", "Across", "written"]

SCHOOL = "江州职业技术学院"
ROWS = (("网店运营推广", 100, 90, 60), ("智能财税", 200, 190, 140))

Row = tuple[str, int, int, int]
"""A name with registered, examined and certified."""


def written(
    year: int = 2023,
    said: str = "",
    rows: Sequence[Row] = ROWS,
    *,
    issuer: str = SCHOOL,
    heading: str = "证书名称",
    title: str = "1+X证书制度试点工作总结",
    caption: str = "表1 考核情况",
    signed: str | None = None,
    day: str = "10",
) -> str:
    """Return the text of a report: what is said, then a table with a total row."""
    table = [(heading, "报考人数", "参考人数", "获证人数"), *rows]
    if rows:
        table.append(("合计", *(sum(row[column] for row in rows) for column in (1, 2, 3))))  # type: ignore[arg-type,misc]
    lines = [
        f"{issuer}{year}年{title}", "", "一、总体情况", said or "学校高度重视试点工作。", "", "二、考核情况", "",
        caption, "", *("\t".join(map(str, row)) for row in table), "", signed or issuer, f"{year + 1}年1月{day}日",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


class Across:
    """Converts texts and holds them against each other."""

    def __init__(self, folder: Path) -> None:
        """Keep the reports in a folder."""
        self.folder = folder
        self.grammar = load_grammar()

    def filings(self, texts: dict[str, str]) -> list[Filing]:
        """Return the reports in these files."""
        return [self._filing(name, text) for name, text in texts.items()]

    def __call__(
        self,
        texts: dict[str, str] | Sequence[str],
        rule: str | None = None,
        expected: Sequence[Expected] | None = None,
    ) -> list[Comparison]:
        """Return the results, of one rule if one is given; without names they are a.txt, b.txt and so on."""
        named = texts if isinstance(texts, dict) else _named(texts)
        found = compare(self.filings(named), self.grammar, expected)
        return [each for each in found if rule in {None, each.rule}]

    def verdicts(self, texts: Sequence[str], rule: str) -> list[Verdict]:
        """Return the verdicts of one rule."""
        return [each.verdict for each in self(texts, rule)]

    def _filing(self, name: str, text: str) -> Filing:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        extraction = extract(path)
        identifier = extraction.source.sha256[:16]
        return file_report(extraction, identifier=identifier, files=[name], grammar=self.grammar)


def _named(texts: Sequence[str]) -> dict[str, str]:
    return {f"{chr(ord('a') + place)}.txt": text for place, text in enumerate(texts)}
