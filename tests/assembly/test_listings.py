"""Records of sentences that list certificates."""

from pathlib import Path

from extractor import extract
from extractor.model.extraction import Extraction

SENTENCE = "2021年第二批获批智能财税（中级）、老年照护（初级）两个试点。"


def made(folder: Path, text: str) -> Extraction:
    """Return what a report of this text states."""
    (folder / "report.md").write_text(f"# 2021年工作总结\n\n{text}\n", encoding="utf-8")
    return extract(folder / "report.md")


def test_a_sentence_gives_a_record_a_level(tmp_path: Path) -> None:
    """Each has its batch, no table, and the place of its name."""
    found = made(tmp_path, SENTENCE)
    assert [(r.type, r.certificate and r.certificate.name, r.level) for r in found.records] == [
        ("pilot", "智能财税", "中级"),
        ("pilot", "老年照护", "初级"),
    ]
    for record in found.records:
        assert (record.table, record.row, record.batch) == (None, None, "2021年第二批")
        assert record.at is not None
        assert record.at.block is not None
        text = found.blocks[record.at.block].text[record.at.start : record.at.end]
        assert record.certificate is not None
        assert text.startswith(record.certificate.text)


def test_what_a_table_lists_is_not_listed_again(tmp_path: Path) -> None:
    """The sentence adds only what no table gives."""
    table = "| 证书名称 | 等级 | 批准人数 |\n|---|---|---|\n| 智能财税 | 中级 | 50 |"
    found = made(tmp_path, f"{SENTENCE}\n\n{table}")
    assert [(r.table, r.certificate and r.certificate.name) for r in found.records] == [
        ("t1", "智能财税"),
        (None, "老年照护"),
    ]
