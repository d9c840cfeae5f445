"""What has been read of a file's pages so far, and the document it makes."""

from dataclasses import dataclass, field

from extractor.model.diagnostic import Diagnostic
from extractor.model.document import Document, Doubt
from extractor.model.provenance import Frame, Source
from extractor.readers.paged.content import Read
from extractor.readers.paged.lines import PageContent, in_reading_order
from extractor.readers.paged.notes import note
from extractor.readers.paged.recognition import Recognised

__all__ = ["Reading"]


@dataclass(slots=True)
class Reading:
    """Pages as they are read, with their displayed sizes and what there is to say of them."""

    pages: list[PageContent] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    frames: dict[int, Frame] = field(default_factory=dict)
    recognised: list[int] = field(default_factory=list)

    def add(self, read: Read) -> None:
        """Add a page that was read from its text layer."""
        self._add(read.content, (read.content.width, read.content.height))

    def add_unreadable(self, number: int, size: tuple[float, float]) -> None:
        """Add a page that cannot be loaded: it is empty, and the file goes on."""
        self._add(PageContent(number, *size), size)
        self.diagnostics.append(note("page_unreadable", number))

    def add_recognised(self, found: Recognised) -> None:
        """Add a page that was read from its picture."""
        number = found.read.content.number
        self._add(found.read.content, found.size)
        self.doubts += found.doubts
        self.recognised.append(number)
        if found.frame:
            self.frames[number] = found.frame
        self.diagnostics.append(note("recognised", number))
        if found.is_turned:
            self.diagnostics.append(note("turned_page", number))

    def _add(self, content: PageContent, size: tuple[float, float]) -> None:
        self.pages.append(content)
        self.sizes.append(size)

    @property
    def is_empty(self) -> bool:
        """Whether no page has a line or a table."""
        return not any(page.lines or page.grids for page in self.pages)

    def document(self, source: Source, total: int) -> Document:
        """Return the document of a file that has so many pages."""
        return Document(
            source=source.model_copy(update={"pages": total, "ocr_pages": tuple(self.recognised)}),
            items=in_reading_order(self.pages),
            page_sizes=tuple(self.sizes),
            diagnostics=tuple(self.diagnostics),
            doubts=tuple(self.doubts),
            frames=self.frames,
        )
