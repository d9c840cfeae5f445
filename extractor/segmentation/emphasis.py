"""What a document's running text looks like, and what stands out from it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.model.document import Style
from extractor.segmentation.parts import Paragraph, Part

__all__ = ["Emphasis"]

_BIGGER = 1.08
"""Type that much bigger than the running text is a heading's."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The running text's size in points (None: the format does not say) and whether it is bold."""

    size: float | None = None
    bold: bool = False

    @classmethod
    def of(cls, parts: Sequence[Part]) -> "Emphasis":
        """Return how most characters of the paragraphs are set."""
        sizes: Counter[float | None] = Counter()
        bold: Counter[bool] = Counter()
        for part in parts:
            if isinstance(part, Paragraph):
                size = part.style.size
                sizes[None if size is None else round(size * 2) / 2] += len(part.text)
                bold[bool(part.style.bold)] += len(part.text)
        return cls(
            size=sizes.most_common(1)[0][0] if sizes else None,
            bold=bold[True] > bold[False],
        )

    def weight(self, style: Style) -> tuple[float, bool]:
        """Return how much a line stands out, to be compared: its relative size, then its boldness.

        A size that the format gives while it gives none for the running text counts as bigger.
        """
        if style.size is None or self.size is None:
            return (1.0 if style.size is None else _BIGGER, bool(style.bold))
        relative = style.size / self.size
        return (round(relative, 2) if abs(relative - 1) >= _BIGGER - 1 else 1.0, bool(style.bold))

    def rank(self, style: Style) -> tuple[float, bool]:
        """Return the weight of a line of a title: of big type, bold and plain weigh the same.

        A PDF may draw the Chinese characters of a bold line with another font than its figures.
        """
        size, bold = self.weight(style)
        return size, bold and size < _BIGGER

    def stands_out(self, style: Style) -> bool:
        """Return whether a line is bigger or bolder than the running text."""
        size, bold = self.weight(style)
        return size >= _BIGGER or (size >= 1 and bold and not self.bold)
