"""Glyphs of printed pages, held against pdfplumber's own objects."""

import io

import pdfplumber
import pytest

from extractor.readers.paged.glyphs import Glyph, GlyphPage, read_glyphs
from extractor.readers.paged.pages import PdfFile
from extractor.readers.paged.rulings import Drawing, read_drawing
from tests.readers.paged.press import FONT, HEIGHT, Press, coded, printed

SIZE_SLACK = 0.01
PLACE_SLACK = 0.6
"""PDFium's boxes hold the ink too, which hangs over the advance by a little."""


def look(data: bytes, number: int = 1) -> tuple[GlyphPage, Drawing]:
    """Return glyphs and drawing of one page."""
    with PdfFile(data, "x.pdf") as pdf, pdf.page(number) as page:
        drawing = read_drawing(page)
        return read_glyphs(page, drawing), drawing


def text_of(data: bytes) -> str:
    """Return the characters of the first page in the order of its text layer."""
    return "".join(glyph.text for glyph in look(data)[0].glyphs)


def peer(data: bytes) -> list[dict[str, object]]:
    """Return pdfplumber's characters of the first page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [dict(found) for found in pdf.pages[0].chars]


def placed(glyph: Glyph) -> tuple[float, float]:
    """Return where a glyph begins and ends."""
    return glyph.x0, glyph.x1


# --- text, place, size, weight ---------------------------------------------------------------


def test_text_and_places_are_those_of_pdfplumber() -> None:
    """Each character has the text, the sides and the size that pdfplumber reads from the file itself."""

    def draw(press: Press) -> None:
        press.write("2023年，共报考1,361人", 90, 100, 12)
        press.write("97.5% (1+X)", 90.5, 130, 9, "Helvetica")
        press.canvas.saveState()
        press.canvas.translate(50, 50)
        press.canvas.scale(1.5, 1.5)
        press.write("第一批", 60, 500, 10)
        press.canvas.restoreState()

    data = printed(draw)
    glyphs, theirs = look(data)[0].glyphs, peer(data)
    assert [glyph.text for glyph in glyphs] == [found["text"] for found in theirs]
    for glyph, found in zip(glyphs, theirs, strict=True):
        assert placed(glyph) == pytest.approx((found["x0"], found["x1"]), abs=PLACE_SLACK)
        assert glyph.size == pytest.approx(found["size"], abs=SIZE_SLACK)
        assert found["top"] < glyph.y < found["bottom"]  # type: ignore[operator]  # numbers


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_turned_page_has_the_places_of_pdfplumber(quarter: int) -> None:
    """On a page with `/Rotate` the glyphs stand where pdfplumber sees them displayed."""

    def draw(press: Press) -> None:
        press.canvas.setPageRotation(quarter)
        press.write("共11批", 200, 300, 12)

    data = printed(draw)
    for glyph, found in zip(look(data)[0].glyphs, peer(data), strict=True):
        assert glyph.text == found["text"]
        assert found["x0"] - 1 < glyph.x < found["x1"] + 1  # type: ignore[operator]  # numbers
        assert found["top"] - 1 < glyph.y < found["bottom"] + 1  # type: ignore[operator]  # numbers


def test_turned_text_has_its_turn() -> None:
    """Text written upwards or downwards says so; its glyphs follow each other in its own direction."""

    def draw(press: Press) -> None:
        for turn, x in ((90, 200), (270, 300)):
            press.canvas.saveState()
            press.canvas.translate(x, 400)
            press.canvas.rotate(turn)
            press.canvas.setFont(FONT, 10)
            press.canvas.drawString(0, 0, "学时")
            press.canvas.restoreState()

    glyphs = look(printed(draw))[0].glyphs
    assert {(glyph.text, glyph.turn) for glyph in glyphs} == {
        (character, turn) for character in "学时" for turn in (1, 3)
    }
    upwards = [glyph for glyph in glyphs if glyph.turn == 3]
    assert [glyph.text for glyph in sorted(upwards, key=lambda g: g.x0)] == ["学", "时"]


def test_the_dash_of_one_stands_on_the_line() -> None:
    """一 has the baseline of its neighbours, and its centre at their height."""
    glyphs = look(printed(lambda press: press.write("第一批", 90, 100)))[0].glyphs
    assert len({glyph.baseline for glyph in glyphs}) == 1
    assert len({glyph.y for glyph in glyphs}) == 1


@pytest.mark.parametrize(
    ("font", "bold"), [("Helvetica", False), ("Helvetica-Bold", True), ("Times-Bold", True)]
)
def test_weight_is_that_of_the_font(font: str, bold: bool) -> None:
    """A bold face is bold."""
    glyphs = look(printed(lambda press: press.write("Total", 90, 100, 10, font)))[0].glyphs
    assert {glyph.bold for glyph in glyphs} == {bold}


# --- forms and clips -------------------------------------------------------------------------


def nested(press: Press) -> None:
    """Draw a form inside a form, each moved and scaled."""
    canvas = press.canvas
    canvas.beginForm("inner")
    canvas.setFont(FONT, 10)
    canvas.drawString(0, 0, "内文")
    canvas.line(0, 5, 40, 5)
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.translate(10, 20)
    canvas.scale(2, 2)
    canvas.doForm("inner")
    canvas.endForm()
    canvas.translate(100, 300)
    canvas.doForm("outer")


def test_forms_in_forms_stand_where_their_matrices_put_them() -> None:
    """Text and rules of nested form XObjects have the places that pdfplumber gives them."""
    data = printed(nested)
    page, drawing = look(data)
    assert [placed(glyph) for glyph in page.glyphs] == [
        pytest.approx((found["x0"], found["x1"]), abs=PLACE_SLACK) for found in peer(data)
    ]
    (rule,) = drawing.level
    assert rule == pytest.approx((HEIGHT - 330, 110, 190), abs=0.01)


def clipped(press: Press) -> None:
    """Draw text and a rule of which a clip shows the beginning."""
    path = press.canvas.beginPath()
    path.rect(90, HEIGHT - 120, 32, 40)
    press.canvas.clipPath(path, stroke=0)
    press.write("看得见看不见", 90, 100)
    press.rule(90, 110, 300, 110)


def test_what_is_clipped_away_is_not_there() -> None:
    """An overlong text in a cell that hides it is read as far as it shows, and so is a rule."""
    page, drawing = look(printed(clipped))
    assert "".join(glyph.text for glyph in page.glyphs) == "看得见"
    assert drawing.level == [pytest.approx((110, 90, 122), abs=0.01)]


def test_a_clip_inside_a_form_is_moved_with_it() -> None:
    """A clip is measured in the space of the form that it stands in."""

    def draw(press: Press) -> None:
        press.canvas.beginForm("cell")
        clipped(press)
        press.canvas.endForm()
        press.canvas.translate(200, -300)
        press.canvas.doForm("cell")

    page, drawing = look(printed(draw))
    assert "".join(glyph.text for glyph in page.glyphs) == "看得见"
    assert drawing.level == [pytest.approx((410, 290, 322), abs=0.01)]


# --- what shows and what does not ------------------------------------------------------------


def unpainted(press: Press, text: str, x: float, baseline: float) -> None:
    """Print a line that leaves no ink."""
    words = press.canvas.beginText(x, HEIGHT - baseline)
    words.setFont(FONT, 10)
    words.setTextRenderMode(3)
    words.textOut(text)
    press.canvas.drawText(words)


def test_invisible_text_is_left_out_and_counted() -> None:
    """Words that leave no ink on an empty place are not what the page says."""

    def draw(press: Press) -> None:
        press.write("看得见", 90, 100)
        unpainted(press, "看不见", 90, 200)

    page, _ = look(printed(draw))
    assert "".join(glyph.text for glyph in page.glyphs) == "看得见"
    assert page.hidden == 3


def test_white_text_counts() -> None:
    """White on a dark ground is how a header is printed; colour hides nothing."""

    def draw(press: Press) -> None:
        press.canvas.setFillGray(1)
        press.write("表头", 90, 100)

    assert text_of(printed(draw)) == "表头"


# --- characters ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "seen"),
    [
        ("\u2f2f", "工"),
        ("\u2ecb", "车"),
        ("\u2ed4", "门"),
        ("\uf90a", "金"),
        ("\ufb01", "fi"),
        ("fi", "fi"),
        ("\ufe35", "（"),
        ("\u3000", " "),
        ("\u00ad", "-"),
        ("𠮷", "𠮷"),
        ("\ue003", "\ue003"),
    ],
)
def test_a_character_is_what_a_reader_sees(held: str, seen: str) -> None:
    """Radicals, compatibility forms and ligatures are the characters they look like; the rest is kept."""
    data = coded({0x41: "前", 0x42: held, 0x43: "后"})
    assert text_of(data).replace("\u3000", " ") == f"前{seen}后"


@pytest.mark.parametrize(("font", "seen"), [("Wingdings-Regular", "✓"), ("SymbolMT", "\uf0fc")])
def test_a_sign_of_a_symbol_font_is_known_by_its_font(font: str, seen: str) -> None:
    """What stands in the private use area is read by the font that owns it."""
    assert text_of(coded({0x41: "\uf0fc", 0x42: "格"}, f"ABCDEF+{font}")) == f"{seen}格"
