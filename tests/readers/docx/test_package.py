"""Word files that are damaged, odd, or of another dialect."""

import random
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Document, Grid, Line
from extractor.readers.docx import package

Parts = dict[str, bytes]
MakeParts = Callable[..., Parts]
ReadParts = Callable[[Mapping[str, bytes]], Document]
ReadData = Callable[[bytes], Document]

SHARED = Path(__file__).resolve().parents[3] / "../shared"
BODY = "<w:p><w:r><w:t>总结</w:t></w:r></w:p>"


def made_by_word_library() -> bytes:
    """Return a small file with the parts that Word itself writes."""
    made = docx.Document()
    made.add_heading("总结", level=1)
    made.add_paragraph("共申报 12 个证书。", style="List Number")
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "合计"
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def only_text(document: Document) -> list[str]:
    """Return the texts of the lines."""
    return [item.text for item in document.items if isinstance(item, Line)]


def test_a_file_of_python_docx_is_read(read_data: ReadData) -> None:
    """A complete file gives its heading, its numbered paragraph and its table."""
    heading, listed, grid = read_data(made_by_word_library()).items
    assert isinstance(heading, Line)
    assert isinstance(listed, Line)
    assert isinstance(grid, Grid)
    assert (heading.text, heading.level) == ("总结", 1)
    assert listed.text == "1. 共申报 12 个证书。"
    assert (grid.cells[0].text, grid.cells[0].row_span) == ("合计", 2)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"),
        (b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"),
        (
            b"schemas.openxmlformats.org/wordprocessingml/2006",
            b"purl.oclc.org/ooxml/wordprocessingml",
        ),
    ],
)
def test_other_dialects_of_word_are_read(
    parts: MakeParts, read_parts: ReadParts, old: bytes, new: bytes
) -> None:
    """Files with macros, templates and files in strict Open XML read like any other."""
    changed = {name: content.replace(old, new) for name, content in parts(BODY).items()}
    assert only_text(read_parts(changed)) == ["总结"]


def test_a_relation_that_leads_nowhere_is_ignored(parts: MakeParts, read_parts: ReadParts) -> None:
    """Word opens a file whose picture is missing, and so do we."""
    made = parts(BODY)
    name = "word/_rels/document.xml.rels"
    dangling = b'<Relationship Id="x" Type="image" Target="../NULL"/></Relationships>'
    made[name] = made[name].replace(b"</Relationships>", dangling)
    assert only_text(read_parts(made)) == ["总结"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", b""),
        ("word/document.xml", b"<document/>"),
        ("word/document.xml", b"\xff\xfe\x00"),
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", b"<Relationships/>"),
        ("word/styles.xml", b"<w:styles>"),
        ("word/numbering.xml", b"no XML"),
    ],
)
def test_a_damaged_part_is_a_damaged_file(
    parts: MakeParts, read_parts: ReadParts, name: str, content: bytes
) -> None:
    """A part that is missing its content, or its sense, gives an error with the cause."""
    made = {**parts(BODY, styles="", numbering=""), name: content}
    with pytest.raises(ReadError) as caught:
        read_parts(made)
    assert (caught.value.name, caught.value.cause) == ("r.docx", ReadCause.DAMAGED)
    assert caught.value.detail


@pytest.mark.parametrize("name", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_missing_part_is_a_damaged_file(
    parts: MakeParts, read_parts: ReadParts, name: str
) -> None:
    """A file without one of the parts that it needs is damaged."""
    made = parts(BODY)
    del made[name]
    with pytest.raises(ReadError) as caught:
        read_parts(made)
    assert caught.value.cause is ReadCause.DAMAGED


def test_a_bomb_of_entities_does_not_go_off(parts: MakeParts, read_parts: ReadParts) -> None:
    """Entities that would unfold to gigabytes make a damaged file, at once."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    made = parts(BODY.replace("总结", "总结&e9;"))
    bomb = f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{levels}]>'.encode()
    made["word/document.xml"] = bomb + made["word/document.xml"]
    with pytest.raises(ReadError) as caught:
        read_parts(made)
    assert caught.value.cause is ReadCause.DAMAGED


def test_entities_fetch_no_other_file(
    parts: MakeParts, read_parts: ReadParts, tmp_path: Path
) -> None:
    """An entity that names a file on this machine brings nothing of it into the text."""
    (tmp_path / "secret.txt").write_text("秘密", encoding="utf-8")
    made = parts(BODY.replace("总结", "总结&file;"))
    address = (tmp_path / "secret.txt").as_uri()
    header = f'<!DOCTYPE w:document [<!ENTITY file SYSTEM "{address}">]>'.encode()
    made["word/document.xml"] = header + made["word/document.xml"]
    assert only_text(read_parts(made)) == ["总结"]


def test_too_much_markup_is_refused(
    parts: MakeParts, read_parts: ReadParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that unpacks to more than a report can hold is refused before it is unpacked."""
    monkeypatch.setattr(package, "MAX_MARKUP", 100)
    with pytest.raises(ReadError) as caught:
        read_parts(parts(BODY))
    assert caught.value.cause is ReadCause.TOO_LARGE


def test_a_wrong_checksum_is_damage(parts: MakeParts, read_data: ReadData) -> None:
    """A zip member that does not match its checksum gives an error, not half a report."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:  # stored, so that the text can be found and changed
        for name, content in parts(BODY.replace("总结", "year 2021")).items():
            archive.writestr(name, content)
    with pytest.raises(ReadError) as caught:
        read_data(target.getvalue().replace(b"year 2021", b"year 2012"))
    assert caught.value.cause is ReadCause.DAMAGED


def test_whatever_the_bytes_only_read_errors_are_raised(read_data: ReadData) -> None:
    """Cut and flipped copies give a document or a `ReadError`, nothing else."""
    chance = random.Random(2)  # noqa: S311  no secret: the same copies every time
    whole = made_by_word_library()
    outcomes = []
    for turn in range(60):
        copy = bytearray(whole[: chance.randrange(len(whole))] if turn % 2 else whole)
        for _ in range(chance.choice((1, 5, 40))):
            copy[chance.randrange(len(copy))] = chance.randrange(256)
        try:
            outcomes.append(bool(read_data(bytes(copy)).items))
        except ReadError as error:
            outcomes.append(error.cause is ReadCause.DAMAGED)
    assert all(outcomes)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared reports are not beside the checkout")
@pytest.mark.parametrize(
    ("number", "first", "shapes"),
    [
        ("000", "一、", []),
        ("001", "一、", [(40, 6), (40, 3), (40, 6)]),
        ("003", "1、", []),
        ("004", "一、", [(33, 7)]),
    ],
)
def test_real_reports_keep_their_paragraphs_and_tables(
    read_data: ReadData, number: str, first: str, shapes: list[tuple[int, int]]
) -> None:
    """Title, first heading and the size of every table come out of the reports that users sent."""
    (path,) = (SHARED / "reports").glob(f"{number}_*.docx")
    items = read_data(path.read_bytes()).items
    lines = [item for item in items if isinstance(item, Line)]
    assert lines[0].style.centred
    assert lines[0].style.bold
    assert any(line.text.startswith(first) and line.style.bold for line in lines)
    assert [(item.rows, item.columns) for item in items if isinstance(item, Grid)] == shapes
