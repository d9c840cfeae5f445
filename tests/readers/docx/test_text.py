"""What one paragraph of a Word file prints."""

from collections.abc import Callable

import pytest

Texts = Callable[..., list[str]]


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("培训 ") + run("30人"), "培训 30人"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ('<w:r><w:br w:type="page"/><w:t>甲</w:t></w:r>', "甲"),
        ("<w:r><w:t>2020</w:t><w:noBreakHyphen/><w:t>2021</w:t></w:r>", "2020-2021"),
        (f'<w:hyperlink r:id="x">{run("官网")}</w:hyperlink>', "官网"),
        (f"<w:smartTag>{run('3')}<w:smartTag>{run('月')}</w:smartTag></w:smartTag>", "3月"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('某学院')}</w:sdtContent></w:sdt>", "某学院"),
        (f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>', "7"),
        (
            f"<w:r><w:ruby><w:rt>{run('zheng')}</w:rt><w:rubyBase>{run('证')}</w:rubyBase></w:ruby></w:r>",
            "证",
        ),
        (run("通过率") + run("内部", "<w:vanish/>") + run("九成"), "通过率九成"),
        (run("甲", '<w:vanish w:val="0"/>'), "甲"),
    ],
)
def test_a_paragraph_reads_as_it_is_printed(texts: Texts, content: str, text: str) -> None:
    """Runs, breaks, links, controls and field results are text; ruby and hidden text are not."""
    assert texts(paragraph(content)) == [text]


@pytest.mark.parametrize(
    ("font", "char", "sign"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F081", "①"),
        ("宋体", "2103", "℃"),
        ("Webdings", "F001", "\uf001"),
        ("Symbol", "no number", ""),
        ("Symbol", "D800", ""),
        ("Symbol", "0000", ""),
    ],
)
def test_symbols_read_as_they_look(texts: Texts, font: str, char: str, sign: str) -> None:
    """A sign of a symbol font reads as the character that it looks like, where we know that."""
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'
    assert texts(paragraph(run("a") + symbol + run("90%"))) == [f"a{sign}90%"]


def test_tracked_changes_read_as_accepted(texts: Texts) -> None:
    """What was inserted or moved here stays, what was deleted or moved away is gone."""
    content = (
        f"<w:ins>{run('新增')}</w:ins><w:del><w:r><w:delText>30</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('50人')}</w:moveTo>"
    )
    assert texts(paragraph(content)) == ["新增50人"]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(texts: Texts) -> None:
    """Two paragraphs that a tracked change joined are one line."""
    first = paragraph(run("共申报"), "<w:rPr><w:del/></w:rPr>")
    assert texts(first + paragraph(run("12个证书"))) == ["共申报12个证书"]


def test_a_deleted_mark_before_a_table_ends_the_paragraph(texts: Texts) -> None:
    """Text before a table stays before it, even where its paragraph mark is deleted."""
    first = paragraph(run("表前"), "<w:rPr><w:del/></w:rPr>")
    table = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    assert texts(first + table + paragraph(run("表后"))) == ["表前", "表后"]


def test_a_deleted_mark_at_the_end_loses_nothing(texts: Texts) -> None:
    """The last paragraph is read even where its mark is deleted or hidden."""
    assert texts(paragraph(run("完"), "<w:rPr><w:vanish/></w:rPr>")) == ["完"]


def field(step: str) -> str:
    """Return a step of a field: begin, separate or end."""
    return f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>'


def code(text: str) -> str:
    """Return a piece of field code."""
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_a_field_shows_its_result_only(texts: Texts) -> None:
    """The code of a field, fields inside that code included, is no text."""
    inner = field("begin") + code("PAGE") + field("separate") + run("9") + field("end")
    outer = (
        field("begin")
        + code("IF ")
        + inner
        + run("x")
        + field("separate")
        + run("1")
        + field("end")
    )
    assert texts(paragraph(run("表") + outer + run(" 明细"))) == ["表1 明细"]


def test_a_field_over_several_paragraphs_shows_all_of_its_result(texts: Texts) -> None:
    """A table of contents begins in one paragraph and ends in another; every line is text."""
    first = field("begin") + code("TOC") + field("separate") + run("一、概况")
    assert texts(paragraph(first) + paragraph(run("二、成效") + field("end"))) == [
        "一、概况",
        "二、成效",
    ]


def test_an_unclosed_field_hides_no_later_paragraph(texts: Texts) -> None:
    """A field that a broken file never closes ends with its paragraph."""
    broken = paragraph(run("甲") + field("begin") + code("PAGE"))
    assert texts(broken + paragraph(field("end") + run("乙"))) == ["甲", "乙"]


def test_a_circled_number_that_is_drawn_by_a_field_is_text(texts: Texts) -> None:
    """Word draws numbers in circles as a formula; a reader sees the circled number."""
    drawn = field("begin") + code(r"eq \o\ac(○,") + code("12") + code(")") + field("end")
    assert texts(paragraph(drawn + run("完成培训"))) == ["⑫完成培训"]


def test_alternative_content_is_read_once(texts: Texts) -> None:
    """Of two copies of the same content, the one that new programs print is read."""
    content = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{run("新")}</mc:Choice>'
        f"<mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>"
    )
    only_old = f"<mc:AlternateContent><mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>"
    assert texts(paragraph(content) + paragraph(only_old)) == ["新", "旧"]


def test_formulas_read_in_order_with_their_fractions(texts: Texts) -> None:
    """A fraction keeps its stroke, so that two counts do not run together into one."""
    fraction = (
        "<m:oMathPara><m:oMath><m:r><m:t>率=</m:t></m:r><m:f><m:num><m:r><m:t>43</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>50</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>"
    )
    assert texts(paragraph(run("通过") + fraction)) == ["通过率=43/50"]
