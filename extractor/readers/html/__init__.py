"""Read web pages: HTML, XHTML and the single-file pages (MHTML) that office programs save.

White space is what a browser makes of it. What a browser does not show is not read.
"""

from extractor.readers.html.page import read_fragment, read_html, read_mhtml

__all__ = ["read_fragment", "read_html", "read_mhtml"]
