"""Pages set in two columns of text, and pages that only look so."""

from reportlab.lib.pagesizes import A4

from extractor.grammar import load_grammar
from extractor.segmentation import segment
from tests.readers.paged.press import Press, printed
from tests.readers.paged.test_read_pdf import lines, read, texts

LEFT, RIGHT, SIZE = 60, 315, 10
WORDS = "学校高度重视证书试点工作，成立领导小组，制定实施方案，推进课程改革，加强师资培训，建设考核站点。"


def column(press: Press, text: str, x: float, top: float, wide: int = 22) -> None:
    """Print a text line by line, `wide` characters each."""
    for number, start in enumerate(range(0, len(text), wide)):
        press.write(text[start : start + wide], x, top + 16 * number, SIZE)


def two_columns(press: Press) -> None:
    """Print a headline over the page, two columns of text that do not share lines, a page number."""
    press.write("实施情况报告" * 5, LEFT, 80, 14)
    column(press, "甲" + WORDS * 3, LEFT, 110)
    column(press, "乙" + WORDS * 3, RIGHT, 117)
    press.write("第1页", A4[0] / 2 - 15, 800, SIZE)


def test_the_left_column_is_read_before_the_right() -> None:
    """Lines beside each other are not one line, and the headline and the page number keep their place."""
    found = texts(read(printed(two_columns)))
    assert found[0].startswith("实施情况报告")
    assert found[-1] == "第1页"
    assert "".join(found[1:-1]) == "甲" + WORDS * 3 + "乙" + WORDS * 3


def test_columns_on_the_same_lines_are_parted() -> None:
    """So they are where both columns print on the same baselines."""

    def draw(press: Press) -> None:
        column(press, "甲" + WORDS * 3, LEFT, 110)
        column(press, "乙" + WORDS * 3, RIGHT, 110)

    assert "".join(texts(read(printed(draw)))) == "甲" + WORDS * 3 + "乙" + WORDS * 3


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    """A line that fills its column is no paragraph's end, nor is the column's."""

    def draw(press: Press) -> None:
        press.write("实施情况报告" * 5, LEFT, 80, 14)
        column(press, (WORDS[:-1] + "，") * 3, LEFT, 110)
        column(press, WORDS, RIGHT, 110)
        column(press, WORDS, RIGHT, 110 + 16 * 4)

    outline = segment(read(printed(draw)), load_grammar())
    paragraphs = [block.text for block in outline.blocks if block.text.startswith("学校")]
    assert paragraphs[0] == (WORDS[:-1] + "，") * 3 + WORDS


def test_a_table_in_a_column_is_read_in_it() -> None:
    """A ruled table no broader than its column comes between the column's lines."""

    def draw(press: Press) -> None:
        column(press, "甲" + WORDS * 2, LEFT, 110)
        press.grid((60, 160, 280), (210, 230, 250))
        press.fill_grid((60, 160, 280), (210, 230, 250))
        column(press, "丙" + WORDS * 2, LEFT, 270)
        column(press, "乙" + WORDS * 5, RIGHT, 110)

    items = read(printed(draw)).items
    order = [getattr(item, "text", "表")[:1] for item in items]
    assert [mark for mark in order if mark in "甲乙丙表"] == ["甲", "表", "丙", "乙"]


def test_names_and_figures_apart_are_no_columns() -> None:
    """A list of names with figures far to the right, as in contents, keeps its lines."""

    def draw(press: Press) -> None:
        for number in range(12):
            press.write("数控车铣加工" + "证书" * (number % 4), LEFT, 100 + 20 * number)
            press.write(f"{number}31人", RIGHT + 100, 100 + 20 * number)

    document = read(printed(draw))
    assert len(texts(document)) == 12
    assert {line.column for line in lines(document)} == {None}


def test_signatures_side_by_side_are_no_columns() -> None:
    """Two short blocks at the foot of a page are read line by line."""

    def draw(press: Press) -> None:
        column(press, WORDS * 6, LEFT, 100, 46)
        for number, text in enumerate(("甲方（盖章）：", "代表签字：", "日期：2023年")):
            press.write(text, LEFT, 500 + 20 * number)
            press.write(text.replace("甲", "乙"), RIGHT, 500 + 20 * number)

    assert "代表签字： 代表签字：" in texts(read(printed(draw)))
