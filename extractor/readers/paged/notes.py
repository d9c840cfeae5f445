"""What a user should know about a page, or about the file it is in."""

from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.message import Message
from extractor.model.provenance import Place

__all__ = ["MAX_PAGES", "note"]

MAX_PAGES = 3_000


def note(code: str, page: int | None = None) -> Diagnostic:
    """Return the diagnostic of this code, about a page or about the whole file."""
    severity, message = _NOTES[code]
    at = None if page is None else Place(page=page)
    return Diagnostic(code=code, severity=severity, message=message, at=at)


_NOTES = {
    "incomplete_file": (
        Severity.WARNING,
        Message(
            zh="文件结尾缺失，可能没有下载或复制完整，内容或有遗漏",
            en="the end of the file is missing; it may be a partial copy, and content may be lost",
        ),
    ),
    "too_many_pages": (
        Severity.WARNING,
        Message(
            zh=f"页数超过 {MAX_PAGES}，其后的页未读取",
            en=f"more than {MAX_PAGES} pages; the pages after that were not read",
        ),
    ),
    "page_unreadable": (
        Severity.ERROR,
        Message(zh="该页已损坏，未读取", en="this page is damaged and was not read"),
    ),
    "no_text_layer": (
        Severity.WARNING,
        Message(
            zh="该页是图片，没有文字层，未读取", en="this page is a picture without text; not read"
        ),
    ),
    "recognised": (
        Severity.INFO,
        Message(
            zh="该页是图片，文字由识别得来，请以原件为准",
            en="this page is a picture; its text was recognised, and the original is what counts",
        ),
    ),
    "turned_page": (
        Severity.INFO,
        Message(
            zh="该页放倒或颠倒，已转正后识别",
            en="this page lay on its side or on its head; it was turned before it was recognised",
        ),
    ),
    "recogniser_missing": (
        Severity.WARNING,
        Message(
            zh='该页是图片，没有文字层，未读取；识别需要另装组件：pip install "pilot-report-extractor[ocr]"',
            en="this page is a picture without text; not read. "
            'To recognise it: pip install "pilot-report-extractor[ocr]"',
        ),
    ),
    "garbled_text": (
        Severity.WARNING,
        Message(
            zh="该页字体没有给出文字编码，读出的多为乱码",
            en="the fonts of this page do not name their characters; most of its text is unknown",
        ),
    ),
    "unknown_characters": (
        Severity.WARNING,
        Message(
            zh="该页有字符的字体未给出通用编码，按原样保留，可能显示为乱码",
            en="fonts of this page give some characters no code point of their own; they are kept as they are",
        ),
    ),
    "hidden_text": (
        Severity.INFO,
        Message(zh="该页有看不见的文字，未读取", en="text that does not show was left out"),
    ),
    "missing_font": (
        Severity.WARNING,
        Message(
            zh="该页用到的字体既未嵌入文件，本机也没有安装，有文字可能未读到；请安装中文字体（如宋体、思源宋体）后重试",
            en="a font of this page is neither in the file nor on this machine, and some of its text "
            "may be missing; install a Chinese font (Noto CJK, SimSun) and try again",
        ),
    ),
    "rotated_text": (
        Severity.INFO,
        Message(
            zh="该页有旋转的文字（如水印），未读取",
            en="text at an angle (a watermark?) was left out",
        ),
    ),
    "too_many_objects": (
        Severity.WARNING,
        Message(
            zh="该页图形过多，表格可能未能识别",
            en="too much is drawn on this page; its tables may not have been found",
        ),
    ),
}
