"""Find the rules of tables in a picture: long straight runs of ink."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from extractor.readers.paged.ocr.engine import Picture
from extractor.readers.paged.ocr.picture import DPI, INCH
from extractor.readers.paged.rulings import Drawing, Rule

__all__ = ["INK", "Ruled", "find_rules"]

INK = 160
"""Darker than this is ink."""
LEAST = DPI * 3 // 10
"""The least length of a rule; strokes of ordinary print are shorter."""
LONE = DPI * 3 // 4
"""A shorter run that meets no long one across is a stroke of large print: 一, 职."""
BROAD = DPI * 6 // 100
"""What is broader than this is a filled area or a picture, no rule."""
SLACK = DPI * 4 // 100
"""Rules nearer than this meet."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rules of a picture in pixels, and where their ink is."""

    level: Sequence[Rule]
    plumb: Sequence[Rule]
    mask: Picture

    def without(self, grey: Picture) -> Picture:
        """Return the picture with paper where its rules are."""
        clean = grey.copy()
        clean[self.mask > 0] = 255
        return clean

    def drawing(self) -> Drawing:
        """Return the rules in points, as if drawn on a page."""
        return Drawing(
            level=[_in_points(rule) for rule in self.level],
            plumb=[_in_points(rule) for rule in self.plumb],
            objects=1,
            has_images=True,
        )


class _Runs(NamedTuple):
    """The runs of ink in one direction: each a rule and its label in `labels`."""

    rules: dict[int, Rule]
    labels: Picture

    def mask(self, kept: Sequence[int]) -> Picture:
        """Return where the ink of some runs is."""
        chosen = np.zeros(int(self.labels.max()) + 1, np.uint8)
        chosen[list(kept)] = 1
        found: Picture = chosen[self.labels]
        return found


def find_rules(grey: Picture) -> Ruled:
    """Return the level and plumb rules of a levelled grey picture."""
    ink = (grey < INK).astype(np.uint8)
    level, plumb = _runs(ink, is_level=True), _runs(ink, is_level=False)
    kept = _kept(level.rules, plumb.rules), _kept(plumb.rules, level.rules)
    mask = cv2.bitwise_or(level.mask(kept[0]), plumb.mask(kept[1]))
    return Ruled(
        [level.rules[label] for label in kept[0]],
        [plumb.rules[label] for label in kept[1]],
        cv2.dilate(mask, np.ones((3, 3), np.uint8)),
    )


def _runs(ink: Picture, *, is_level: bool) -> _Runs:
    """Return the runs that are long enough; one may lean or waver by a pixel."""
    length = (1, LEAST) if is_level else (LEAST, 1)
    across = np.ones((3, 1) if is_level else (1, 3), np.uint8)
    runs = cv2.morphologyEx(cv2.dilate(ink, across), cv2.MORPH_OPEN, np.ones(length, np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(runs)
    rules = {}
    for label in range(1, count):
        x, y, width, height = (float(value) for value in boxes[label][:4])
        if min(width, height) <= BROAD:
            at, low, high = (
                (y + height / 2, x, x + width) if is_level else (x + width / 2, y, y + height)
            )
            rules[label] = Rule(at, low, high)
    return _Runs(rules, labels)


def _kept(rules: dict[int, Rule], across: dict[int, Rule]) -> list[int]:
    """Return the runs that are rules: long ones, and short ones that meet a long one across."""
    long = [other for other in across.values() if other.high - other.low >= LONE]
    return [
        label
        for label, rule in rules.items()
        if rule.high - rule.low >= LONE or any(_meet(rule, other) for other in long)
    ]


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.low - SLACK <= other.at <= one.high + SLACK
        and other.low - SLACK <= one.at <= other.high + SLACK
    )


def _in_points(rule: Rule) -> Rule:
    scale = INCH / DPI
    return Rule(rule.at * scale, rule.low * scale, rule.high * scale)
