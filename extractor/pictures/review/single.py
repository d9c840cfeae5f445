"""One file to mail: findings beside their pages, to be read and printed; nothing in it is fetched."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.pictures.review.cards import Card
from extractor.pictures.review.leaves import Leaf, Text
from extractor.pictures.review.rendering import part, rendered
from extractor.pictures.review.wording import filled

__all__ = ["Entry", "single"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the file. `notice` says what could not be shown."""

    title: str
    issuer: str
    years: str
    file: str
    cards: tuple[Card, ...]
    arisen: tuple[str, ...]
    leaves: tuple[Leaf, ...]
    texts: tuple[Text, ...]
    notice: str = ""


def single(entries: Sequence[Entry], language: str, *, sent_back: bool = False) -> str:
    """Return the file.

    Args:
        entries: the reports, in the order in which they are read.
        language: `zh` or `en`.
        sent_back: whether it goes to those who wrote the report, with a word on what to do.
    """
    return rendered(
        "single.html",
        language,
        title=entries[0].title if len(entries) == 1 else filled("review", language),
        entries=entries,
        introduction=filled("returned", language) if sent_back else "",
        style=part("review.css"),
        script=part("choose.js"),
        lazy=False,
    )
