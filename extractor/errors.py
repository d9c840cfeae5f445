"""What can stop us, as exceptions; what is wrong in a report is a `CheckResult` instead.

    ExtractorError
    ├── ReadError      a file cannot be read
    ├── GrammarError   a rule or a catalogue is wrong
    ├── LoadError      a result cannot be written, or not be read back
    └── ManifestError  a list of files does not say what we ask of it

An exception outside this tree is a defect of ours. The command calls it `internal`.
"""

from enum import StrEnum

__all__ = [
    "ExtractorError",
    "GrammarError",
    "LoadError",
    "ManifestError",
    "ReadCause",
    "ReadError",
]


class ExtractorError(Exception):
    """Anything that we raise on purpose."""

    def describe(self, language: str = "en") -> str:
        """Return the message for a person, in `zh` or `en`."""
        del language
        return str(self)


class ReadCause(StrEnum):
    """Why a file cannot be read."""

    MISSING = "missing"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"
    NEEDS_CONVERSION = "needs_conversion"
    NO_TEXT = "no_text"
    NEEDS_OCR = "needs_ocr"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    DENIED = "denied"
    MEMORY = "memory"
    OUTSIDE = "outside"

    def label(self, language: str) -> str:
        """Return what a user reads, in `zh` or `en`."""
        zh, en = _CAUSES[self]
        return zh if language == "zh" else en


_CAUSES: dict[ReadCause, tuple[str, str]] = {
    ReadCause.MISSING: ("文件不存在", "there is no such file"),
    ReadCause.EMPTY: ("文件没有内容", "the file is empty"),
    ReadCause.ENCRYPTED: (
        "文件已加密，请先去掉密码再提交",
        "the file is encrypted; save it without a password",
    ),
    ReadCause.DAMAGED: ("文件已损坏，无法读取", "the file is damaged and cannot be read"),
    ReadCause.UNKNOWN: (
        "不是可识别的文件格式（支持 PDF、DOCX、HTML、XLSX、TXT、Markdown）",
        "not a format we know (PDF, DOCX, HTML, XLSX, text, Markdown)",
    ),
    ReadCause.NEEDS_CONVERSION: (
        "旧格式，请另存为 .docx（表格另存为 .xlsx），或安装 LibreOffice",
        "an old format: save as .docx (a sheet as .xlsx), or install LibreOffice",
    ),
    ReadCause.NO_TEXT: (
        "没有文字层（扫描件或图片），未读到文字",
        "it has no text layer (a scan or a picture), and no text was read",
    ),
    ReadCause.NEEDS_OCR: (
        '没有文字层（扫描件或图片），识别需要另装组件：pip install "pilot-report-extractor[ocr]"',
        'it has no text layer (a scan or a picture); to recognise it: pip install "pilot-report-extractor[ocr]"',
    ),
    ReadCause.TOO_LARGE: ("文件过大", "the file is too large"),
    ReadCause.TIMEOUT: ("读取超时", "reading took too long"),
    ReadCause.CRASHED: ("读取进程意外终止", "the process that read it ended abruptly"),
    ReadCause.DENIED: ("没有读取权限", "we are not allowed to read it"),
    ReadCause.MEMORY: ("读取所需内存超过限制", "reading took more memory than it may"),
    ReadCause.OUTSIDE: (
        "指向所给文件夹或压缩包之外，未读取",
        "it leads out of the folder or archive that was named, and was not read",
    ),
}


class ReadError(ExtractorError):
    """A file cannot be read.

    Attributes:
        name: the file, as the user named it.
        cause: why, one of a closed list.
        detail: what the library that tried said, in its own words; may be empty.
        place: where in the file ("page 3", "word/document.xml"); may be empty.
    """

    def __init__(self, name: str, cause: ReadCause, detail: str = "", place: str = "") -> None:
        """Keep the four parts as arguments, so that the error survives pickling."""
        super().__init__(name, cause, detail, place)
        self.name, self.cause, self.detail, self.place = name, cause, detail, place

    def __str__(self) -> str:
        """Return file, cause and place in English."""
        return self.describe()

    def describe(self, language: str = "en") -> str:
        """Return file, cause and place for a person, in `zh` or `en`."""
        return f"{self.name}: {self.reason(language)}"

    def reason(self, language: str = "en") -> str:
        """Return cause and place, for where the file's name stands already."""
        aside = "; ".join(part for part in (self.place, self.detail) if part)
        return self.cause.label(language) + (f" ({aside})" if aside else "")


class GrammarError(ExtractorError):
    """A grammar file is wrong: names the file, the key in it and what is wrong there."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        """Keep the parts as arguments, so that the error survives pickling."""
        super().__init__(file, key, problem)
        self.file, self.key, self.problem = file, key, problem

    def __str__(self) -> str:
        """Return `file: key: problem`."""
        return ": ".join(part for part in (self.file, self.key, self.problem) if part)


class LoadError(ExtractorError):
    """A result cannot be written, or cannot be read back: names the target and what is wrong."""

    def __init__(self, target: str, problem: str) -> None:
        """Keep the parts as arguments, so that the error survives pickling."""
        super().__init__(target, problem)
        self.target, self.problem = target, problem

    def __str__(self) -> str:
        """Return `target: problem`."""
        return f"{self.target}: {self.problem}"


class ManifestError(ExtractorError):
    """A list of files does not say what we ask of it: names the list, and what is wrong in both languages."""

    def __init__(self, name: str, zh: str, en: str) -> None:
        """Keep the parts as arguments, so that the error survives pickling."""
        super().__init__(name, zh, en)
        self.name, self.zh, self.en = name, zh, en

    def __str__(self) -> str:
        """Return the list and what is wrong with it in English."""
        return self.describe()

    def describe(self, language: str = "en") -> str:
        """Return the list and what is wrong with it, in `zh` or `en`."""
        return f"{self.name}: {self.zh if language == 'zh' else self.en}"
