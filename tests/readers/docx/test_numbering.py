"""The list numbers that Word makes itself."""

from collections.abc import Callable

import pytest

from extractor.model.document import Document, Line, LineRole
from extractor.readers.docx.counting import print_number

Texts = Callable[..., list[str]]
Read = Callable[..., Document]


def level(depth: int, text: str, kind: str = "decimal", extra: str = "") -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(levels: str, identity: int = 0) -> str:
    """Return the definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{levels}</w:abstractNum>'


def number(identity: int, abstract_id: int = 0, overrides: str = "") -> str:
    """Return a list that uses a definition."""
    return (
        f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'
    )


def item(text: str, num: int | None = 1, depth: int | None = 0, extra: str = "") -> str:
    """Return a paragraph in a list; in the list of its style where `num` is None."""
    ilvl = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    num_id = "" if num is None else f'<w:numId w:val="{num}"/>'
    properties = f"<w:numPr>{ilvl}{num_id}</w:numPr>" if ilvl or num_id else ""
    return f"<w:p><w:pPr>{extra}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("kind", "text", "printed"),
    [
        ("chineseCountingThousand", "%1、", "一、概况"),
        ("chineseCounting", "（%1）", "（一）概况"),
        ("japaneseCounting", "第%1章", "第一章 概况"),
        ("decimal", "%1.", "1. 概况"),
        ("decimal", "%1、", "1、概况"),
        ("decimal", "(%1)", "(1) 概况"),
        ("decimalZero", "%1", "01 概况"),
        ("upperLetter", "%1.", "A. 概况"),
        ("lowerRoman", "%1)", "i) 概况"),
        ("decimalEnclosedCircleChinese", "%1", "① 概况"),
        ("decimalFullWidth", "%1．", "１．概况"),
        ("ideographDigital", "%1、", "一、概况"),
        ("none", "", "概况"),
        ("bullet", "\uf06c", "概况"),
        ("unheardOf", "%1.", "1. 概况"),
    ],
)
def test_the_marker_stands_in_front_as_printed(
    texts: Texts, kind: str, text: str, printed: str
) -> None:
    """Number, punctuation and gap read as on the page; a bullet leaves the text alone."""
    assert texts(item("概况"), numbering=abstract(level(0, text, kind)) + number(1)) == [printed]


@pytest.mark.parametrize(
    ("kind", "count", "printed"),
    [
        ("chineseCounting", 21, "二十一"),
        ("ideographDigital", 12, "一二"),
        ("upperRoman", 49, "XLIX"),
        ("lowerLetter", 28, "bb"),
        ("decimalEnclosedCircle", 36, "㊱"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("ideographEnclosedCircle", 11, "十一"),
        ("decimalFullWidth", 30, "３０"),
        ("numberInDash", 4, "- 4 -"),
        ("lowerLetter", 0, ""),
    ],
)
def test_formats_count_beyond_one(kind: str, count: int, printed: str) -> None:
    """Every format goes on as Word does, in plain numbers where its signs end."""
    assert print_number(count, kind) == printed


LEVELS = level(0, "%1", "chineseCounting") + level(1, "%1.%2") + level(2, "%1.%2.%3")
LEGAL = level(0, "%1、", "chineseCounting") + level(1, "%1.%2", extra="<w:isLgl/>")


def test_levels_count_under_their_parents(texts: Texts) -> None:
    """A lower level begins anew under each higher one, and prints the numbers above it."""
    body = "".join(item("x", depth=depth) for depth in (0, 1, 1, 2, 0, 1, 2))
    assert texts(body, numbering=abstract(LEVELS) + number(1)) == [
        *("一 x", "一.1 x", "一.2 x", "一.2.1 x", "二 x", "二.1 x", "二.1.1 x")
    ]


def test_legal_numbering_prints_figures_only(texts: Texts) -> None:
    """A level marked legal prints the Chinese numbers above it as figures."""
    body = item("x") + item("x", depth=1)
    assert texts(body, numbering=abstract(LEGAL) + number(1)) == ["一、x", "1.1 x"]


def test_a_level_used_without_its_parent_prints_the_parents_start(texts: Texts) -> None:
    """1.1 is printed even where no paragraph 1 stands above it; the next of that level is 2."""
    levels = level(0, "%1.") + level(1, "%1.%2")
    body = item("x", depth=1) + item("y", depth=0)
    assert texts(body, numbering=abstract(levels) + number(1)) == ["1.1 x", "2. y"]


@pytest.mark.parametrize(("restart", "last"), [("0", "(2) x"), ("1", "(1) x")])
def test_a_level_may_count_on_over_its_parents(texts: Texts, restart: str, last: str) -> None:
    """`lvlRestart` 0 never begins anew; another begins anew after that level and those above."""
    extra = f'<w:lvlRestart w:val="{restart}"/>'
    levels = level(0, "%1.") + level(1, "(%2)", extra=extra)
    body = item("x") + item("x", depth=1) + item("x") + item("x", depth=1)
    assert texts(body, numbering=abstract(levels) + number(1))[-1] == last


def test_lists_of_one_definition_count_on_unless_told_to_restart(texts: Texts) -> None:
    """A second list goes on where the first stopped; a start of its own begins it anew, once."""
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(level(0, "%1.")) + number(1) + number(2) + number(3, overrides=restart)
    body = "".join(item("x", num=num) for num in (1, 1, 2, 3, 3))
    assert texts(body, numbering=numbering) == ["1. x", "2. x", "3. x", "1. x", "2. x"]


def test_a_list_may_replace_a_level(texts: Texts) -> None:
    """A level that a list overrides prints in the list's way."""
    replaced = f'<w:lvlOverride w:ilvl="0">{level(0, "第%1条", "chineseCounting")}</w:lvlOverride>'
    numbering = abstract(level(0, "%1.")) + number(1, overrides=replaced)
    assert texts(item("总则"), numbering=numbering) == ["第一条 总则"]


def test_a_spelled_out_format_pads_with_zeros(texts: Texts) -> None:
    """The custom format "001, 002" prints three digits."""
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert texts(item("x"), numbering=abstract(custom) + number(1)) == ["009 x"]


def test_a_gap_of_nothing_prints_nothing(texts: Texts) -> None:
    """`suff` nothing sets the number against the text."""
    levels = level(0, "%1.", extra='<w:suff w:val="nothing"/>')
    assert texts(item("x"), numbering=abstract(levels) + number(1)) == ["1.x"]


STYLES = """
<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="outline"><w:name w:val="outline"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""
LINKED = level(0, "%1、", "chineseCounting", '<w:pStyle w:val="h1"/>') + level(
    1, "（%2）", "chineseCounting", '<w:pStyle w:val="h2"/>'
)


def test_styles_number_their_paragraphs(read: Read) -> None:
    """A style's list numbers its paragraphs, at the level tied to that style; they stay headings."""
    body = "".join(
        item(text, None, None, f'<w:pStyle w:val="{style}"/>')
        for style, text in (("h1", "概况"), ("h2", "规模"), ("h2", "师资"), ("h1", "成效"))
    )
    document = read(body, styles=STYLES, numbering=abstract(LINKED) + number(1))
    lines = [found for found in document.items if isinstance(found, Line)]
    assert [(line.text, line.role, line.level) for line in lines] == [
        ("一、概况", LineRole.HEADING, 1),
        ("（一）规模", LineRole.HEADING, 2),
        ("（二）师资", LineRole.HEADING, 2),
        ("二、成效", LineRole.HEADING, 1),
    ]


def test_list_zero_takes_a_paragraph_out_of_its_styles_list(texts: Texts) -> None:
    """A paragraph set to 'no list' has no number, and is not counted."""
    body = item("附", 0, 0, '<w:pStyle w:val="h1"/>') + item(
        "一", None, None, '<w:pStyle w:val="h1"/>'
    )
    assert texts(body, styles=STYLES, numbering=abstract(LINKED) + number(1)) == ["附", "一、一"]


def test_a_list_style_leads_to_its_definition(texts: Texts) -> None:
    """A definition that only names a list style counts as that style's list."""
    link = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="outline"/></w:abstractNum>'
    numbering = abstract(LINKED) + link + number(1) + number(7, 5)
    assert texts(item("概况", 7), styles=STYLES, numbering=numbering) == ["一、概况"]


def test_a_list_that_is_not_there_numbers_nothing(read: Read) -> None:
    """A paragraph may name a list, a level or a definition that the file lacks."""
    body = item("甲", 9) + item("乙", 1, 8) + item("丙", 2)
    document = read(body, numbering=abstract(level(0, "%1.")) + number(1) + number(2, 44))
    assert [(i.text, i.role) for i in document.items if isinstance(i, Line)] == [
        *(("甲", LineRole.BODY), ("乙", LineRole.BODY), ("丙", LineRole.BODY))
    ]


def test_a_style_that_no_level_is_tied_to_has_the_first(texts: Texts) -> None:
    """A numbered style counts at the first level; a place for a level that is not there is empty."""
    body = item("概况", None, None, '<w:pStyle w:val="h1"/>')
    numbering = abstract(level(0, "%1.%5")) + number(1)
    assert texts(body, styles=STYLES, numbering=numbering) == ["1. 概况"]


def test_numbered_and_bulleted_paragraphs_are_list_items(read: Read) -> None:
    """What the format numbers is a list item, unless a style makes it a heading."""
    numbering = (
        abstract(level(0, "%1.")) + abstract(level(0, "•", "bullet"), 1) + number(1) + number(2, 1)
    )
    document = read(item("甲") + item("乙", 2), numbering=numbering)
    assert [i.role for i in document.items if isinstance(i, Line)] == [LineRole.LIST_ITEM] * 2


def test_cells_are_numbered_too(read: Read) -> None:
    """An ordinal column that Word numbers itself has its numbers."""
    rows = "".join(f"<w:tr><w:tc>{item('')}</w:tc><w:tc>{item('x', 0)}</w:tc></w:tr>" for _ in "ab")
    document = read(f"<w:tbl>{rows}</w:tbl>", numbering=abstract(level(0, "%1")) + number(1))
    grid = document.items[0]
    assert not isinstance(grid, Line)
    assert [cell.text for cell in grid.cells] == ["1", "x", "2", "x"]
