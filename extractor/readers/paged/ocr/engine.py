"""Find and read lines of print in a picture. The home of RapidOCR, whose models are inside its wheel.

Detection and recognition are called apart, so that a line can be cut where a rule runs through it
before it is read.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import cv2
from cv2.typing import MatLike
from rapidocr import RapidOCR

__all__ = ["Picture", "Printed", "Recogniser", "Strip", "recogniser"]

Picture = MatLike
"""Bytes: height by width, grey (0 is black), or height by width by blue, green, red."""

LONG_SIDE = 1_760
"""Lines are looked for in a picture no larger than this; they are read from the full one."""
BATCH = 8
UPSIDE_DOWN = "180"
CLEAR = 0.8
"""A line that is less clearly upside down than this does not count."""


class Strip(NamedTuple):
    """Where a line of print stands, in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is, with the margin that detection leaves."""
        return self.bottom - self.top

    @property
    def length(self) -> float:
        """How long it is."""
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Printed:
    """One recognised character: where its middle stands along the strip (0 to 1), how sure it is.

    `is_apart`: a blank stands before it.
    """

    text: str
    along: float
    confidence: float
    is_apart: bool = False


class Recogniser:
    """The models, loaded once for a process."""

    def __init__(self, threads: int) -> None:
        """Load the models for so many threads."""
        session = "EngineConfig.onnxruntime"
        self._engine = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.max_side_len": LONG_SIDE,
                "Global.use_vertical_padding": False,
                "Rec.rec_batch_num": BATCH,
                f"{session}.intra_op_num_threads": threads,
                f"{session}.inter_op_num_threads": 1,
            }
        )
        self._engine.return_word_box = True

    def find(self, picture: Picture) -> list[Strip]:
        """Return the lines of print in a grey picture, in no order."""
        scale = min(1.0, LONG_SIDE / max(picture.shape[:2]))
        small = picture
        if scale < 1.0:
            small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        found = self._engine(_coloured(small), use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return [] if boxes is None else [_strip(box / scale) for box in boxes]

    def read(self, crops: Sequence[Picture]) -> list[list[Printed]]:
        """Return the characters of each crop, which holds one level line."""
        if not crops:
            return []
        result = self._engine.recognize_txt([_coloured(crop) for crop in crops])
        texts = result.txts or ()
        return [
            _printed(text, words) for text, words in zip(texts, result.word_results, strict=True)
        ]

    def is_upside_down(self, crops: Sequence[Picture]) -> bool:
        """Return whether most of the lines stand on their heads."""
        _, result = self._engine.cls_and_rotate([_coloured(crop) for crop in crops])
        seen = result.cls_res or []
        turned = sum(label == UPSIDE_DOWN and score > CLEAR for label, score in seen)
        return 2 * turned > len(crops)


@cache
def recogniser() -> Recogniser:
    """Return the process's models. A worker of a batch has one thread; see `EXTRACTOR_OCR_THREADS`."""
    threads = os.environ.get("EXTRACTOR_OCR_THREADS", "")
    return Recogniser(int(threads) if threads.isdecimal() and int(threads) else os.cpu_count() or 1)


def _strip(corners: MatLike) -> Strip:
    """Return the rectangle round a detected line, whose picture is level."""
    xs, ys = corners[:, 0], corners[:, 1]
    return Strip(float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))


def _printed(text: str, words: object) -> list[Printed]:
    """Return the characters of one line with their places, from the columns where each was seen."""
    columns = iter(column for word in getattr(words, "word_cols", ()) for column in word)
    length = float(getattr(words, "line_txt_len", 0.0)) or 1.0
    confidences = getattr(words, "confs", ())
    printed: list[Printed] = []
    is_apart = False
    for character, confidence in zip(text, confidences, strict=False):
        if character.isspace():
            is_apart = True
            continue
        along = min((next(columns) + 0.5) / length, 1.0)
        printed.append(Printed(character, along, float(confidence), is_apart))
        is_apart = False
    return printed


def _coloured(picture: Picture) -> Picture:
    """Return a picture as the models take it: three channels."""
    if picture.ndim == 2:  # noqa: PLR2004  height and width alone
        return cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
    return picture
