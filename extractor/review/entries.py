"""A report with its pages, its findings and what was decided, as it is put into a file to mail."""

import base64
from collections.abc import Mapping
from dataclasses import replace

from extractor.errors import ReadError
from extractor.model.extraction import Extraction
from extractor.model.message import Message
from extractor.pictures.review.cards import cards
from extractor.pictures.review.leaves import Leaf, leaves, texts
from extractor.pictures.review.single import Entry
from extractor.pictures.review.standing import Decisions
from extractor.pictures.review.wording import filled
from extractor.review.originals import Original, page_picture, page_sizes
from extractor.review.rechecks import stand

__all__ = ["entry"]


def entry(
    extraction: Extraction,
    original: Original,
    decisions: Decisions,
    *,
    titles: Mapping[str, Message],
    language: str,
) -> Entry:
    """Return a report as a reader of `zh` or `en` is to see it; only pages with findings are drawn."""
    standing, problem = stand(extraction, decisions, original)
    problem = problem or original.problem
    drawn = _drawn(extraction, original)
    return Entry(
        title=extraction.report.title or extraction.source.name,
        issuer=extraction.report.issuer or "",
        years=", ".join(map(str, extraction.report.years)),
        file=extraction.source.name,
        cards=cards(extraction, standing, titles, language),
        arisen=tuple(each.message.text(language) for each in standing.arisen(extraction)),
        leaves=drawn,
        texts=() if drawn or not extraction.findings else texts(extraction),
        notice=filled(problem, language, path=original.name) if problem else "",
    )


def _drawn(extraction: Extraction, original: Original) -> tuple[Leaf, ...]:
    """Return the pages on which a finding stands, each with its picture in it."""
    try:
        sizes = page_sizes(extraction, original)
        if original.path is None or not sizes:
            return ()
        path, digest = original.path, extraction.source.sha256
        empty = dict.fromkeys(sizes, "")
        return tuple(
            replace(leaf, picture=_embedded(page_picture(path, digest, leaf.number)))
            for leaf in leaves(extraction, sizes, empty)
            if leaf.boxes
        )
    except ReadError:
        return ()


def _embedded(image: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(image).decode('ascii')}"
