"""In which language the command speaks."""

import locale
import os
from enum import StrEnum

__all__ = ["Language", "system_language"]


class Language(StrEnum):
    """A language that we speak."""

    ZH = "zh"
    EN = "en"


def system_language() -> Language:
    """Return the language of the system's locale, English unless that is Chinese."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next(filter(None, names), None) or locale.getlocale()[0] or ""
    # "zh_CN.UTF-8"; on Windows "Chinese (Simplified)_China"
    return Language.ZH if chosen.lower().startswith(("zh", "chinese")) else Language.EN
