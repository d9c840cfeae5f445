"""Mentions → Report: figures become claims, rows become records. Parses no text."""

from extractor.assembly.report import assemble

__all__ = ["assemble"]
