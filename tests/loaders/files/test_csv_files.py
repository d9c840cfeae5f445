import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.loaders import LOADERS
from extractor.loaders.files.guard import guarded, is_formula, unguarded
from extractor.model.extraction import Extraction
from tests.loaders.samples import check, claim, entry, extraction, record, table
from tests.strategies import texts

SIGNS = ["=", "+", "-", "@", "\t", "\r", "\n", "'", "\uff1d", "1", "a", "%", "."]


def written(
    folder: Path, extracted: Extraction, headings: str = "zh"
) -> dict[str, list[list[str]]]:
    """Return the lines of every CSV file that a run of this one report writes."""
    with LOADERS["csv"](folder, "zh" if headings == "zh" else "en") as writer:
        writer.add(entry(extracted, "总结.pdf"))
    lines = {}
    for path in (folder / "csv").rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines[path.relative_to(folder / "csv").as_posix().removesuffix(".csv")] = list(
                csv.reader(file)
            )
    return lines


@given(st.none() | texts() | st.text(st.sampled_from(SIGNS), max_size=5))
def test_the_guard_is_undone(text: str | None) -> None:
    """Whatever a report says comes back, and what is no text stays apart from an empty one."""
    assert unguarded(guarded(text)) == text


@given(st.text(st.sampled_from(SIGNS), max_size=5))
def test_nothing_that_is_written_runs(text: str) -> None:
    """No field begins with a sign of a formula, but numbers and marks for "no value yet"."""
    assert not is_formula(guarded(text))


@pytest.mark.parametrize("text", ["--", "-", "-12.5", "+3", "-0.5%", "\uff0d\uff0d"])
def test_numbers_and_marks_stay_themselves(text: str) -> None:
    """“--” and −12.5 are nothing that runs, and are not touched."""
    assert guarded(text) == text


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_in_a_report_does_not_run(tmp_path: Path, text: str) -> None:
    """A cell that would run as a formula has an apostrophe before it, in every file."""
    named = table(header=[text], rows=[[text]], caption=text)
    lines = written(tmp_path, extraction(tables=[named], report={"title": text}))
    cells = [cell for rows in lines.values() for row in rows for cell in row]
    assert f"'{text}" in cells
    assert [cell for cell in cells if is_formula(cell)] == []


def test_excel_opens_it_as_utf8(tmp_path: Path) -> None:
    """Every file begins with the mark by which Excel knows that it is no GBK."""
    written(tmp_path, extraction())
    files = list((tmp_path / "csv").rglob("*.csv"))
    assert [path for path in files if not path.read_bytes().startswith(b"\xef\xbb\xbf")] == []
    assert {"记录", "核对结果", "表格"} <= {path.stem for path in files}


def test_columns_are_named_in_either_language(tmp_path: Path) -> None:
    """A clerk reads 报考人数, a program asks for `registered`; no name stands twice."""
    zh = written(tmp_path / "zh", extraction())
    en = written(tmp_path / "en", extraction(), "en")
    assert zh["记录"][0][:4] == ["文件", "页", "核对", "单位"]
    assert en["records"][0][:4] == ["file", "page", "finding", "issuer"]
    for lines in (*zh.values(), *en.values()):
        assert len(set(lines[0])) == len(lines[0])


def test_a_record_tells_where_it_is_from_and_what_speaks_against_it(tmp_path: Path) -> None:
    """A line has file, certificate and figures, and 不一致 where a finding is about one of them."""
    stated = claim("c1", "50", at={"table": "t1", "row": 0, "column": 0})
    extracted = extraction(
        tables=[table(header=["报考"], rows=[["50"]])],
        claims=[stated],
        records=[record("r1", "exam", row=0, registered=50, sources={"registered": "c1"})],
        checks=[check("k1", claims=["c1"])],
    )
    heads, line = written(tmp_path, extracted)["记录"]
    shown = dict(zip(heads, line, strict=True))
    assert (shown["文件"], shown["证书"], shown["报考人数"]) == ("总结.pdf", "甲", "50")
    assert shown["核对"] == "不一致"


def test_the_rows_of_a_sum_are_not_accused(tmp_path: Path) -> None:
    """Where a total does not agree, the finding is about the total: its rows may all be right."""
    claims = [claim(f"c{n}", at={"table": "t1", "row": n, "column": 0}) for n in range(3)]
    steps: list[object] = [{"action": "add", "claim": name, "at": {}} for name in ("c0", "c1")]
    extracted = extraction(
        tables=[table(header=["人数"], rows=[["1"], ["1"], ["1"]], total_rows=[2])],
        claims=claims,
        checks=[check("k1", claims=["c2", "c0", "c1"], steps=steps)],
    )
    heads, *lines = written(tmp_path, extracted)["表格"]
    assert [line[heads.index("核对")] for line in lines] == ["", "", "", "不一致"]


def test_printed_cells_stand_as_printed(tmp_path: Path) -> None:
    """The sheet of tables has 05, 1,361 and -- as the report prints them."""
    printed = table(header=["序号", "人数", "通过率"], rows=[["05", "1,361", "--"]])
    line = written(tmp_path, extraction(tables=[printed]))["表格"][2]
    assert line[-3:] == ["05", "1,361", "--"]
