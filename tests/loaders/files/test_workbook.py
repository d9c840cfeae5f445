import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from extractor.loaders import LOADERS
from extractor.loaders.files import workbook
from extractor.loaders.files.shown import printed, shown
from extractor.loaders.flat.shapes import Stored
from extractor.loaders.flat.sheets import SHEETS, sheet_rows
from extractor.model.extraction import Extraction
from tests.loaders.samples import check, entry, extraction, table
from tests.strategies import extractions

SLOW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
SHARP = "a<b&c>\"d' \u3000e\tf\nx"


def written(folder: Path, extracted: Extraction, path: Path | None = None) -> Path:
    """Return the workbook of this one report."""
    with LOADERS["xlsx"](folder, "zh") as writer:
        writer.add(entry(extracted, "总结.pdf", path))
    return folder / "reports.xlsx"


def cells(book: Workbook) -> dict[str, list[list[Stored]]]:
    """Return what the sheets hold below their headings, blank cells at the end of a row left out."""
    return {
        sheet.title: [trimmed([held(cell) for cell in row]) for row in sheet.iter_rows(min_row=2)]
        for sheet in book
    }


def held(cell: Cell) -> Stored:
    """Return what a cell says: the text where a printed number was made one."""
    value = cell.value
    if isinstance(value, str):
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) or None
    if value is not None and cell.number_format != "General":
        return printed(value, cell.number_format)
    return value  # type: ignore[no-any-return]


def wanted(extracted: Extraction) -> dict[str, list[list[Stored]]]:
    """Return what the sheets should hold."""
    rows = sheet_rows(extracted, "总结.pdf", "zh")
    return {
        sheet.title.zh: [
            trimmed([as_shown(value) for value in row.values()]) for row in rows[sheet.name]
        ]
        for sheet in SHEETS
    }


def as_shown(value: Stored) -> Stored:
    """Return what a cell says of a value."""
    if isinstance(value, bool):
        return "是" if value else None
    return None if value == "" else value


def trimmed(row: list[Stored]) -> list[Stored]:
    """Return a row without the blank cells at its end."""
    while row and row[-1] is None:
        row.pop()
    return row


@SLOW
@given(extracted=extractions())
def test_the_workbook_says_what_the_report_says(
    tmp_path_factory: pytest.TempPathFactory, extracted: Extraction
) -> None:
    """Each record, check result and row of a table reads back from its sheet, whatever its text."""
    path = written(tmp_path_factory.mktemp("xlsx"), extracted)
    assert cells(load_workbook(path)) == wanted(extracted)


@pytest.mark.parametrize(
    "text", ["50", "1,361", "65.97", "86.00%", "-3", "0", "0.5%", "12,345.60", "100%"]
)
def test_a_printed_number_is_a_number_that_looks_the_same(text: str) -> None:
    """What a report prints as a number can be added up, and is shown as it was printed."""
    number = shown(text)
    assert number is not None
    assert printed(*number) == text


@pytest.mark.parametrize(
    "text", ["", "--", "05", "1,36", "-0", "1234567890123456", "１", "1e5", "5人"]
)
def test_what_is_no_plain_number_stays_text(text: str) -> None:
    """A code, a mark or a figure with its unit is not made a number."""
    assert shown(text) is None


def sample() -> Extraction:
    """Return a report with a finding, and with texts that break what is written carelessly."""
    rows = [["=1+1", "50", "--"], ["_x0041_", "86.00%", "<r><t>x</t></r>"], [SHARP, "05", "1,361"]]
    at = {"table": "t1", "row": 1, "column": 1, "page": 3}
    return extraction(
        tables=[
            table(
                header=["甲", "乙", "丙"],
                rows=rows,
                fragments=[{"page": 3, "bbox": None, "rows": [0, 2]}],
            )
        ],
        checks=[check("k1", at=[at], stated="05", computed=5)],
    )


def test_it_is_ready_to_work_in(tmp_path: Path) -> None:
    """Headings stay in sight, every sheet can be filtered, and sheets come in their order."""
    book = load_workbook(written(tmp_path, sample()))
    assert book.sheetnames == ["记录", "核对结果", "表格"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref is not None


def test_an_inconsistent_row_is_coloured(tmp_path: Path) -> None:
    """The eye finds what does not add up, in the results and in the table itself."""
    book = load_workbook(written(tmp_path, sample()))
    colours = [row[1].fill.start_color.rgb for row in book["表格"].iter_rows(min_row=2)]
    assert colours == ["00000000", "00000000", "FFF8CBAD", "00000000"]
    assert book["核对结果"]["B2"].fill.start_color.rgb == "FFF8CBAD"


def test_a_row_leads_to_the_page_it_is_from(tmp_path: Path) -> None:
    """A click on the file's name opens the file, a PDF at the page."""
    source = tmp_path / "报告" / "总结.pdf"
    book = load_workbook(written(tmp_path, sample(), source))
    link = book["表格"]["A2"].hyperlink
    assert link.target.casefold() == source.as_uri().casefold()
    assert link.location == "page=3"


def test_no_text_is_a_formula(tmp_path: Path) -> None:
    """A text like a formula is text, and stays so when someone edits the cell."""
    sheet = load_workbook(written(tmp_path, sample()))["表格"]
    cell = next(cell for row in sheet for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_more_rows_than_a_sheet_has_go_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left out where a sheet is full."""
    monkeypatch.setattr(workbook, "ROWS", 3)
    book = load_workbook(written(tmp_path, sample()))
    assert [name for name in book.sheetnames if name.startswith("表格")] == ["表格", "表格 (2)"]
    assert [row[0] for row in book["表格 (2)"].values] == ["文件", "总结.pdf", "总结.pdf"]


def test_a_text_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    """Excel refuses longer cells; what is left out is marked."""
    long = table(header=["x" * 40_000], rows=[])
    text = load_workbook(written(tmp_path, extraction(tables=[long])))["表格"]["H2"].value
    assert len(text) == workbook.LongText
    assert text.endswith("[...]")


@pytest.fixture(name="office")
def _office() -> str:
    command = shutil.which("soffice")
    if command is None:
        pytest.skip("LibreOffice is not installed")
    return command


@pytest.mark.office
def test_libreoffice_reads_and_writes_the_same(tmp_path: Path, office: str) -> None:
    """Opened with LibreOffice and saved again, every sheet says the same.

    But for a text that looks like an escape of XML, which LibreOffice itself writes as one.
    """
    path = written(tmp_path, sample(), tmp_path / "总结.pdf")
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(saved),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    again = cells(load_workbook(saved / path.name))
    written_by_us = cells(load_workbook(path))
    assert written_by_us == wanted(sample())
    assert again == {
        sheet: [["A" if cell == "_x0041_" else cell for cell in row] for row in rows]
        for sheet, rows in written_by_us.items()
    }
