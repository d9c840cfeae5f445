"""What a Word file prints beside its paragraphs and tables, and in which order."""

from collections.abc import Callable

import pytest

from extractor.model.document import Document, Line, LineRole

Texts = Callable[..., list[str]]
Read = Callable[..., Document]

CAPTION = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'


def paragraph(text: str, inside: str = "", style: str = "") -> str:
    """Return a paragraph, with something anchored after its text."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r>{inside}</w:p>'
    )


def drawing(width_cm: float, height_cm: float, *, behind: int = 0, holds: str = "<a:blip/>") -> str:
    """Return a picture of a size, in front of the text or behind it."""
    sides = f'cx="{int(width_cm * 360000)}" cy="{int(height_cm * 360000)}"'
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="{behind}"><wp:extent {sides}/>'
        f"<a:graphic>{holds}</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def text_box(content: str) -> str:
    """Return a text box as Word writes it: in new markup, and again in old."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_follows_its_paragraph_once(texts: Texts) -> None:
    """The text of a box comes after the paragraph that it is anchored in, not twice."""
    body = paragraph("正文", text_box(paragraph("框内") + paragraph("第二行"))) + paragraph("下文")
    assert texts(body) == ["正文", "框内", "第二行", "下文"]


def test_an_old_text_box_is_read(texts: Texts) -> None:
    """A box in old markup only is read too."""
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('框内')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert texts(paragraph("正文", old)) == ["正文", "框内"]


def test_a_blank_paragraph_is_a_gap(read: Read) -> None:
    """A paragraph without text gives no line, and a gap before the next."""
    lines = [
        i for i in read(paragraph("甲") + "<w:p/>" + paragraph("乙")).items if isinstance(i, Line)
    ]
    assert [(line.text, line.gap, line.whole) for line in lines] == [
        ("甲", False, True),
        ("乙", True, True),
    ]


def test_block_content_controls_are_looked_through(texts: Texts) -> None:
    """Paragraphs inside content controls stand in the text."""
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件内')}</w:sdtContent></w:sdt>"
    assert texts(control + f"<w:customXml>{paragraph('标记内')}</w:customXml>") == [
        "控件内",
        "标记内",
    ]


def reference(kind: str, identity: int) -> str:
    """Return the mark of a footnote or endnote."""
    return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'


def test_notes_come_last_without_their_marks(read: Read) -> None:
    """Notes that the text refers to follow it, in its order; separators and orphans do not."""
    footnotes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> 据教务处统计</w:t></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("无人引用")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="1">{paragraph("尾注")}</w:endnote>'
    body = paragraph("获证43人", reference("footnote", 1)) + paragraph(
        "完", reference("endnote", 1)
    )
    items = read(body, footnotes=footnotes, endnotes=endnotes).items
    assert [(i.text, i.role) for i in items if isinstance(i, Line)] == [
        ("获证43人", LineRole.BODY),
        ("完", LineRole.BODY),
        ("据教务处统计", LineRole.FOOTNOTE),
        ("尾注", LineRole.FOOTNOTE),
    ]


def test_headers_and_footers_come_last_once_each(read: Read) -> None:
    """A header or footer that sections share stands once, after everything else, tables as text."""
    references = '<w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/>'
    sections = f"<w:p><w:pPr><w:sectPr>{references}</w:sectPr></w:pPr></w:p>"
    header = f"<w:tbl><w:tr><w:tc>{paragraph('某学院')}</w:tc><w:tc>{paragraph('总结')}</w:tc></w:tr></w:tbl>"
    body = sections + paragraph("正文") + f"<w:sectPr>{references}</w:sectPr>"
    items = read(body, header1=header, footer1=paragraph("第1页"), header2=paragraph("未用")).items
    assert [(i.text, i.role) for i in items if isinstance(i, Line)] == [
        ("正文", LineRole.BODY),
        ("某学院", LineRole.HEADER),
        ("总结", LineRole.HEADER),
        ("第1页", LineRole.FOOTER),
    ]


def codes(document: Document) -> list[str]:
    """Return the codes of what the reader says of a file."""
    return [diagnostic.code for diagnostic in document.diagnostics]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("", drawing(12, 5)), ["picture"]),
        (paragraph("", drawing(3, 3)), []),
        (paragraph("见右图", drawing(12, 5)), []),
        (paragraph("", drawing(12, 5, behind=1)), []),
        (paragraph("", drawing(12, 5, holds="<a:prstGeom/>")), []),
        (paragraph("表1 明细", style="C") + paragraph("", drawing(4, 1)), ["picture"]),
        (paragraph("", drawing(4, 1)) + paragraph("表1 明细", style="C"), ["picture"]),
        (
            paragraph(
                "",
                '<w:r><w:pict><v:shape style="width:300pt;height:9cm"><v:imagedata/></v:shape></w:pict></w:r>',
            ),
            ["picture"],
        ),
        (
            paragraph(
                "",
                '<w:r><w:pict><v:shape style="width:20pt;height:20pt"><v:imagedata/></v:shape></w:pict></w:r>',
            ),
            [],
        ),
        (
            paragraph("", "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"),
            ["picture"],
        ),
        (
            paragraph("", '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
            ["embedded_object"],
        ),
        (paragraph("", '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>'), []),
        ('<w:altChunk r:id="x"/>', ["embedded_object"]),
    ],
)
def test_pictures_that_may_hold_a_table_are_named(
    read: Read, body: str, expected: list[str]
) -> None:
    """A large picture alone, one beside a caption, and embedded objects give a warning; seals do not."""
    assert codes(read(body, styles=CAPTION)) == expected


def test_a_picture_is_told_by_the_text_near_it(read: Read) -> None:
    """The warning says in both languages where the picture stands."""
    document = read(paragraph("三、考核情况") + paragraph("", drawing(12, 5)))
    (diagnostic,) = document.diagnostics
    assert "三、考核情况" in diagnostic.message.zh
    assert "三、考核情况" in diagnostic.message.en


def test_an_object_inside_a_table_is_named(read: Read) -> None:
    """A sheet embedded in a cell gives a warning; a photograph there does not."""
    sheet = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    cells = f"<w:tc>{paragraph('', sheet)}</w:tc><w:tc>{paragraph('', drawing(12, 5))}</w:tc>"
    assert codes(read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")) == ["embedded_object"]
