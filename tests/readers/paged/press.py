"""Prints PDFs with reportlab, the origin in the top left corner as the reader measures."""

import io
from collections.abc import Callable, Mapping, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"  # PDFium knows its characters, but without a font on the machine loses a lone one
WIDTH, HEIGHT = A4
COLUMNS = (100, 200, 300, 400)
ROWS = (100, 120, 140, 160)


class Press:
    """Draws with the origin in the top left corner, as the reader measures."""

    def __init__(self, canvas: Canvas) -> None:
        """Draw on a reportlab canvas."""
        self.canvas = canvas

    def write(
        self, text: str, x: float, baseline: float, size: float = 10, font: str = FONT
    ) -> None:
        """Print one line."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - baseline, text)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Stroke one line."""
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def level(self, ys: Sequence[float], x0: float = 100, x1: float = 400) -> None:
        """Stroke level rules."""
        for y in ys:
            self.rule(x0, y, x1, y)

    def plumb(self, xs: Sequence[float], y0: float = 100, y1: float = 160) -> None:
        """Stroke plumb rules."""
        for x in xs:
            self.rule(x, y0, x, y1)

    def grid(self, xs: Sequence[float] = COLUMNS, ys: Sequence[float] = ROWS) -> None:
        """Stroke a table ruled all round."""
        self.level(ys, xs[0], xs[-1])
        self.plumb(xs, ys[0], ys[-1])

    def fill_grid(self, xs: Sequence[float] = COLUMNS, ys: Sequence[float] = ROWS) -> None:
        """Print row and column into each cell."""
        for row, y in enumerate(ys[:-1]):
            for column, x in enumerate(xs[:-1]):
                self.write(f"格{row}{column}", x + 5, y + 14)


Draw = Callable[[Press], None]


def printed(*pages: Draw, encrypt: StandardEncryption | None = None) -> bytes:
    """Return a PDF of A4 pages, each drawn by one function."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=encrypt)
    for draw in pages:
        draw(Press(canvas))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def coded(codes: Mapping[int, str], font: str = "Helvetica", *, twice: bool = False) -> bytes:
    """Return a PDF written by hand whose font says of each code which characters it prints.

    Args:
        codes: the bytes to print on one line, and their text; no text where the font is not to say.
        font: the font's name.
        twice: whether to print the line a second time, below.
    """
    told = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for code, text in codes.items() if text
    ]
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(told)} beginbfchar\n" + "\n".join(told) + "\nendbfchar endcmap end end"
    )
    line = f"<{bytes(codes).hex()}> Tj"
    text = f"BT /F1 12 Tf 90 700 Td {line} {'0 -30 Td ' + line if twice else ''} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        (
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /ToUnicode 6 0 R "
            f"/FirstChar 0 /LastChar 255 /Widths [{' '.join(['600'] * 256)}] >>"
        ),
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    return assembled(objects)


def assembled(objects: Sequence[str]) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is the catalogue."""
    body, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{rows}{trailer}".encode("latin-1")
