"""From a seed to scanned files: print papers, photograph their pages, wear them out, store them."""

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.pdf_pages.makers import MAKERS
from tests.benchmarks.pdf_pages.paper import Paper
from tests.benchmarks.scans.papers import KINDS, compose
from tests.benchmarks.scans.stamps import Stamp
from tests.benchmarks.scans.wear import TILT, Wear, pack, wear_out

__all__ = ["PRINTERS", "Scan", "generate", "pages_of"]

PRINTERS = ("libreoffice", "reportlab")
"""They set in different faces; one that is not there is passed over."""

_POINTS = 72
_DPI = (150, 200, 200, 300, 300, 400)
_TURNS = (180, 90, 270)
_SHADOWS = ("left", "right", "top")
_EVERY_STAMP, _EVERY_TURN, _EVERY_SHADOW, _EVERY_PALE = 3, 8, 6, 7


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned file: its paper (the truth), what befell each page, and what the printer set on each page.

    `printed` is the text layer of the PDF that was photographed: headers on every page, running heads and page
    numbers are in it; it is the truth for tools that give characters only.
    """

    path: Path
    kind: str
    paper: Paper
    wears: tuple[Wear, ...]
    printed: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.wears)

    @property
    def furniture(self) -> tuple[str, ...]:
        """What runs along its pages."""
        return (self.paper.running_head, *(f"第{number}页" for number in range(1, self.pages + 1)))


def generate(
    seed: str, pages: int, folder: Path, printers: Sequence[str] = PRINTERS
) -> Iterator[Scan]:
    """Yield scanned files in a folder, with so many pages together or a page or two more."""
    able = [name for name in printers if MAKERS[name].missing() is None]
    chance = random.Random(f"scans/{seed}")  # noqa: S311
    made = 0
    for paper, kind, source in _printed(seed, pages, folder, able):
        scan = _scan(paper, kind, source, made, chance)
        made += scan.pages
        yield scan
        if made >= pages:
            return


def pages_of(path: Path, dpi: int) -> list[Image.Image]:
    """Return the pages of a file that `generate` wrote, as they were stored."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            return [page.render(scale=dpi / _POINTS).to_pil() for page in document]
    with Image.open(path) as picture:
        frames = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            frames.append(picture.convert("RGB"))
        return frames


def _printed(
    seed: str, pages: int, folder: Path, printers: Sequence[str]
) -> Iterator[tuple[Paper, str, Path]]:
    """Yield papers with their kind and their PDF: each kind in turn, printer by printer."""
    jobs: list[tuple[Paper, Path, str, str]] = []
    for number, kind in zip(range(pages), cycle(KINDS), strict=False):
        printer = printers[(number + number // len(KINDS)) % len(printers)]
        paper = compose(kind, f"{seed}-{number}")
        jobs.append((paper, folder / f"{paper.name}.printed", kind, printer))
    for printer in printers:
        MAKERS[printer].print_all([(paper, path) for paper, path, _, by in jobs if by == printer])
    for paper, path, kind, _ in jobs:
        yield paper, kind, path


def _scan(paper: Paper, kind: str, source: Path, made: int, chance: random.Random) -> Scan:
    dpi = chance.choice(_DPI)
    wears, images, printed = [], [], []
    with pypdfium2.PdfDocument(source) as document:
        for number, page in enumerate(document):
            texts = page.get_textpage()
            wears.append(_wear(dpi, made + number, chance, _totals(texts, page)))
            images.append(wear_out(page.render(scale=dpi / _POINTS).to_pil(), wears[-1]))
            printed.append(texts.get_text_range())
            texts.close()
            page.close()
    source.unlink()
    path = _store(images, source.with_suffix(""), dpi, chance)
    return Scan(path, kind, paper, tuple(wears), tuple(printed))


def _totals(texts: pypdfium2.PdfTextPage, page: pypdfium2.PdfPage) -> list[float]:
    """Return how far down the page its 合计 rows stand, as parts of its height."""
    found = []
    search = texts.search("合计")
    while (hit := search.get_next()) is not None:
        _, bottom, _, top = texts.get_charbox(hit[0])
        found.append(1 - (bottom + top) / 2 / page.get_height())
    return found


def _wear(dpi: int, number: int, chance: random.Random, totals: Sequence[float]) -> Wear:
    """Return what befalls the page of a number; what is not on every page comes by the number."""
    stamped = number % _EVERY_STAMP == _EVERY_STAMP - 1
    return Wear(
        dpi=dpi,
        tilt=round(chance.uniform(-TILT, TILT), 2),
        seed=chance.randrange(1 << 32),
        turn=_TURNS[number // _EVERY_TURN % 3] if number % _EVERY_TURN == _EVERY_TURN - 1 else 0,
        stamps=(_stamp(number // _EVERY_STAMP, chance, totals),) if stamped else (),
        shadow=_SHADOWS[number // _EVERY_SHADOW % 3] if number % _EVERY_SHADOW == 1 else None,
        pale=number % _EVERY_PALE == 3,
        grey=not stamped and chance.random() < 0.5,
    )


def _stamp(number: int, chance: random.Random, totals: Sequence[float]) -> Stamp:
    """Return a stamp: over a 合计 row where the page has one, else anywhere over the text."""
    square = number % 4 == 3
    return Stamp(
        shape="square" if square else "round",
        text="江印学校" if square else "临江工贸职业技术学院",
        x=chance.uniform(0.5, 0.8),
        y=chance.choice(totals) + chance.uniform(-0.02, 0.02)
        if totals
        else chance.uniform(0.15, 0.4),
        angle=chance.uniform(-20, 20),
    )


def _store(images: Sequence[Image.Image], stem: Path, dpi: int, chance: random.Random) -> Path:
    """Write the pages as one file; all pass through JPEG, whatever the format."""
    packed = [pack(image) for image in images]
    suffix = chance.choice(
        (".png", ".jpg", ".tif", ".pdf") if len(images) == 1 else (".pdf", ".pdf", ".tif")
    )
    path = stem.with_name(stem.name + suffix)
    opened = [Image.open(io.BytesIO(data)) for data in packed]
    told: dict[str, Any] = (
        {"dpi": (dpi, dpi)} if chance.random() < 0.7 else {}
    )  # a photograph does not know it
    match suffix:
        case ".jpg":
            path.write_bytes(packed[0])
        case ".pdf":
            _store_pdf(packed, path, dpi)
        case ".tif":
            opened[0].save(
                path, save_all=True, append_images=opened[1:], compression="tiff_lzw", **told
            )
        case _:
            opened[0].save(path, compress_level=1, **told)
    return path


def _store_pdf(packed: Sequence[bytes], path: Path, dpi: int) -> None:
    canvas = Canvas(str(path), invariant=1)
    for data in packed:
        image = ImageReader(io.BytesIO(data))
        size = [side / dpi * _POINTS for side in image.getSize()]
        canvas.setPageSize(size)
        canvas.drawImage(image, 0, 0, *size)
        canvas.showPage()
    canvas.save()
