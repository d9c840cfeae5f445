"""Lists of names that conversion ran together or broke, taken apart by what a catalogue knows."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING

from extractor.text.normalise import fold

if TYPE_CHECKING:
    from jieba import Tokenizer

__all__ = ["ListSplitter"]

_LONGEST_LIST = 200
"""A longer list, in characters, is left as it was printed."""
_TELLING = 4
"""A shorter name may as well be a part of one that the catalogue lacks (会计 in 会计信息技术)."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of a list: a known name, or what stands between such names.

    `is_apart`: the list begins with it, or a gap is printed before it.
    """

    text: str
    is_known: bool
    is_apart: bool

    @property
    def is_telling(self) -> bool:
        """Whether it is certainly a name of its own."""
        return self.is_known and len(self.text) >= _TELLING


@dataclass(frozen=True)
class ListSplitter:
    """Takes lists of names apart; `names` are the known ones, folded."""

    names: Collection[str]

    def split(self, pieces: Sequence[str], ending: re.Pattern[str]) -> list[str]:
        """Return the names that `pieces`, a list as it was printed, most likely means.

        Conversion runs names together (软件技术计算机应用技术) and breaks them (应用微 电子技术). What is
        left when the known names are taken out is a name where gaps are printed on both sides, or
        where it ends like one (`ending`); else it belongs to the name beside it (中高职贯通会计), its
        end (应用) to the one before.
        """
        if all(fold(piece) in self.names for piece in pieces):
            return list(pieces)
        if sum(map(len, pieces)) > _LONGEST_LIST:
            return list(pieces)
        runs = _joined(self._words(pieces))
        names: list[str] = []
        pending = ""
        for run, follower in zip(runs, [*runs[1:], None], strict=True):
            is_last = follower is None or follower.is_apart
            is_ending = ending.search(run.text) is not None
            is_long = len(run.text) >= _TELLING
            if run.is_known or (run.is_apart and is_last) or (is_ending and is_long):
                names.append(pending + run.text)
                pending = ""
            elif not run.is_apart and (is_last or is_ending or _is_remark(run.text)):
                names[-1] += run.text
            else:
                pending = run.text
        return names

    def _words(self, pieces: Sequence[str]) -> Iterator[_Run]:
        """Yield the known names of a list, as few as make it up, and the characters between them."""
        text = "".join(pieces)
        gaps = {0, *accumulate(map(len, pieces))}
        folded = fold(text)
        if len(folded) != len(text):
            folded = "".join(fold(each) if len(fold(each)) == 1 else each for each in text)
        end = 0
        for word in self._tokenizer.cut(folded, HMM=False):
            start, end = end, end + len(word)
            yield _Run(text[start:end], word in self.names, start in gaps)

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        """A segmenter that knows these names and no other word; jieba's own dictionary stays unread."""
        tokenizer = import_module("jieba").Tokenizer()
        beginnings = (name[:length] for name in self.names for length in range(1, len(name)))
        tokenizer.FREQ = {**dict.fromkeys(beginnings, 0), **dict.fromkeys(self.names, 1)}
        tokenizer.total = len(self.names)
        tokenizer.initialized = True
        return tokenizer


def _joined(words: Iterable[_Run]) -> list[_Run]:
    """Join what no gap parts and no certain name separates."""
    runs: list[_Run] = []
    for word in words:
        last = runs[-1] if runs else word
        are_known = last.is_known and word.is_known
        is_closed = unicodedata.category(last.text[-1]) == "Pe"
        if word.is_apart or are_known or is_closed or last.is_telling or word.is_telling:
            runs.append(word)
        else:
            runs[-1] = _Run(last.text + word.text, is_known=False, is_apart=last.is_apart)
    return runs


def _is_remark(text: str) -> bool:
    return unicodedata.category(text[0]) == "Ps"
