"""How the text of a Word file is set, and what its styles say it is."""

from collections.abc import Callable

import pytest

from extractor.model.document import Document, Line, LineRole, Style

Read = Callable[..., Document]

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>
  <w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="我的标题"/><w:basedOn w:val="1"/>
  <w:rPr><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="TOC Heading"/><w:basedOn w:val="1"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="Heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop2"/></w:style>
<w:style w:type="paragraph" w:styleId="loop2"><w:name w:val="y"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""


def line(read: Read, paragraph_properties: str, *runs: tuple[str, str]) -> Line:
    """Return the line that a paragraph of runs (text, properties) reads as."""
    content = "".join(f"<w:r><w:rPr>{rpr}</w:rPr><w:t>{text}</w:t></w:r>" for text, rpr in runs)
    document = read(f"<w:p><w:pPr>{paragraph_properties}</w:pPr>{content}</w:p>", styles=STYLES)
    found = document.items[0]
    assert isinstance(found, Line)
    return found


@pytest.mark.parametrize(
    ("properties", "run", "style"),
    [
        ("", "", Style(10.5, bold=False, centred=False)),
        ('<w:pStyle w:val="own"/>', "", Style(16.0, bold=True, centred=True)),
        (
            '<w:pStyle w:val="own"/>',
            '<w:sz w:val="24"/><w:b w:val="0"/>',
            Style(12.0, bold=False, centred=True),
        ),
        ('<w:pStyle w:val="own"/><w:jc w:val="left"/>', "", Style(16.0, bold=True, centred=False)),
        ("", '<w:rStyle w:val="strong"/>', Style(10.5, bold=True, centred=False)),
        (
            '<w:pStyle w:val="1"/>',
            '<w:rStyle w:val="strong"/>',
            Style(22.0, bold=False, centred=True),
        ),
        (
            '<w:pStyle w:val="gone"/>',
            '<w:sz w:val="14pt"/>',
            Style(14.0, bold=False, centred=False),
        ),
        ('<w:pStyle w:val="loop"/>', '<w:sz w:val="big"/>', Style(10.0, bold=False, centred=False)),
    ],
)
def test_setting_is_resolved_through_styles(
    read: Read, properties: str, run: str, style: Style
) -> None:
    """Size, weight and centring come from the run, the character style, the paragraph style and its bases."""
    assert line(read, properties, ("总结", run)).style == style


def test_the_setting_of_a_line_is_that_of_most_characters(read: Read) -> None:
    """A bold lead-in does not make a long paragraph bold."""
    found = line(read, "", ("亮点：", '<w:b/><w:sz w:val="32"/>'), ("共培训学生一百二十人次", ""))
    assert found.style == Style(10.5, bold=False, centred=False)


@pytest.mark.parametrize(
    ("properties", "role", "level"),
    [
        ("", LineRole.BODY, None),
        ('<w:pStyle w:val="1"/>', LineRole.HEADING, 1),
        ('<w:pStyle w:val="own"/>', LineRole.HEADING, 1),
        ('<w:pStyle w:val="H3"/>', LineRole.HEADING, 3),
        ('<w:outlineLvl w:val="1"/>', LineRole.HEADING, 2),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', LineRole.BODY, None),
        ('<w:pStyle w:val="toc"/>', LineRole.BODY, None),
        ('<w:pStyle w:val="T"/>', LineRole.TITLE, None),
        ('<w:pStyle w:val="C"/>', LineRole.CAPTION, None),
    ],
)
def test_styles_and_outline_levels_tell_the_role(
    read: Read, properties: str, role: LineRole, level: int | None
) -> None:
    """Outline level and built-in style names say title, heading with its level, or caption."""
    found = line(read, properties, ("概况", ""))
    assert (found.role, found.level) == (role, level)


def test_a_file_without_styles_has_words_own_defaults(read: Read) -> None:
    """Where nothing says a size, text is ten points high."""
    found = read("<w:p><w:r><w:t>总结</w:t></w:r></w:p>").items[0]
    assert found == Line("总结", style=Style(10.0, bold=False, centred=False))
