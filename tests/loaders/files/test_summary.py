from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from extractor.loaders.files.summary import write_summary
from extractor.loaders.flat.summary import Counted, LeftOut, grouped


def counted(school: str | None, certified: float | None = None, **parts: object) -> Counted:
    """Return a record of an examination."""
    raw: dict[str, object] = {
        "groups": {"school": school, "certificate": "甲证书", "level": "中级", "year": 2023},
        "file": f"报告/{school}.pdf",
        "page": 3,
        "about": dict.fromkeys(("batch", "tier", "department", "majors")) | {"type": "exam"},
        "figures": {} if certified is None else {"certified": certified},
        "doubtful": frozenset(),
        "pending": False,
        **parts,
    }
    return Counted(**raw)  # type: ignore[arg-type]


def written(folder: Path, *records: Counted, left_out: tuple[LeftOut, ...] = ()) -> Workbook:
    """Return the workbook of these records, by school and year, as it was computed."""
    path = folder / "汇总.xlsx"
    by = ("school", "year")
    write_summary(grouped(records, by), left_out, by, path, "zh")
    return load_workbook(path)


def lines(book: Workbook, name: str) -> list[dict[str, object]]:
    """Return the lines of a sheet by their headings."""
    heads, *others = book[name].values
    return [dict(zip(heads, line, strict=True)) for line in others]


def test_a_sum_is_a_formula_over_its_rows_and_leads_to_them(tmp_path: Path) -> None:
    """Who doubts a sum clicks on it, and who corrects a row sees the sum change."""
    book = written(tmp_path, counted("乙", 5), counted("甲", 7), counted("乙", 6))
    sheet = book["汇总"]
    heads = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, heads.index("获证人数") + 1)
    assert (sheet["A2"].value, cell.value) == ("乙", "=SUM('明细'!J2:J3)")
    assert cell.hyperlink.location == "'明细'!2:3"
    assert [line["获证人数"] for line in lines(book, "明细")] == [5, 6, 7]


def test_what_is_in_doubt_stands_apart(tmp_path: Path) -> None:
    """A figure that a finding is about is in a column of its own, in no sum."""
    doubtful = counted("甲", 9, doubtful=frozenset({"certified"}))
    groups = grouped([counted("甲", 5), doubtful, counted("甲", pending=True)], ("school",))
    assert [
        (each.settled("certified"), each.in_doubt("certified"), each.pending) for each in groups
    ] == [(5, 9, 1)]
    book = written(tmp_path, counted("甲", 5), doubtful)
    assert [(line["获证人数"], line["存疑未计入·获证人数"]) for line in lines(book, "明细")] == [
        (5, None),
        (None, 9),
    ]


def test_no_figure_is_not_zero(tmp_path: Path) -> None:
    """Where no record gives a figure its sum is blank."""
    book = written(tmp_path, counted("甲"), counted("乙", 0))
    assert [line["获证人数"] for line in lines(book, "汇总")][1] is None


def test_reports_that_do_not_count_are_named(tmp_path: Path) -> None:
    """Which file is left out, why, and which one counts instead."""
    book = written(tmp_path, counted("甲", 1), left_out=(LeftOut("a.pdf", "copy", "b.pdf", "甲"),))
    assert list(lines(book, "未计入")[0].values()) == ["a.pdf", "重复", "b.pdf", "甲"]


def test_what_is_not_known_comes_last() -> None:
    """Records of nobody are a line of their own, below all others."""
    groups = grouped([counted(None, 1), counted("甲", 2)], ("school",))
    assert [each.key for each in groups] == [("甲",), (None,)]


@pytest.mark.parametrize(("figures", "total"), [((1, 2), "3"), ((0.1, 0.2), "0.3")])
def test_a_sum_is_exact(figures: tuple[float, float], total: str) -> None:
    """No digit appears that no report has."""
    (group,) = grouped([counted("甲", figure) for figure in figures], ("school",))
    assert repr(group.settled("certified")) == total
