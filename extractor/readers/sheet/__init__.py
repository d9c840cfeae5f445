"""Read workbooks (XLSX): each sheet as it looks, tables as grids and the text around them as lines."""

from extractor.readers.sheet.book import read_sheet

__all__ = ["read_sheet"]
