"""Figures in sentences: what each counts, whom and when it is about. A spaCy pipeline over blocks."""

from extractor.matching.prose.reader import ProseReader

__all__ = ["ProseReader"]
