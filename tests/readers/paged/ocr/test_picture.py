"""What is done to a picture before it is read."""

import numpy as np
import pytest

from extractor.readers.paged.ocr.engine import Picture
from extractor.readers.paged.ocr.picture import DPI, flattened, levelled, resampled, slope_of
from extractor.readers.paged.ocr.rules import find_rules

PAPER, INK = 255, 0


@pytest.fixture
def page() -> Picture:
    """Return a white page of 8 by 4 inches with twelve lines of print, in colour."""
    picture = np.full((4 * DPI, 8 * DPI, 3), PAPER, np.uint8)
    for line in range(12):
        for letter in range(50):
            top, left = 60 + 55 * line, 80 + 28 * letter
            picture[top : top + 24, left : left + 18] = INK
    return picture


def test_even_light(page: Picture) -> None:
    """A shadow over half of the page leaves paper white and print black."""
    shaded = page.copy()
    shaded[:, : 2 * DPI] = shaded[:, : 2 * DPI] // 5 * 3
    even = flattened(shaded)
    assert even[20, 200] > 230
    assert even[20, 900] > 230
    assert even[70, 90] < 60


def test_low_contrast_is_stretched(page: Picture) -> None:
    """Faint print is as black as any other when it is read."""
    faint = (180 + page.astype(int) * 40 // 255).astype(np.uint8)
    even = flattened(faint)
    assert even[70, 90] < 60
    assert even[20, 900] > 230


def test_a_stamp_goes_and_what_it_covers_stays(page: Picture) -> None:
    """Under a round red stamp the print is as black as beside it, the stamp is paper."""
    stamped = page.astype(int)
    rows, columns = np.ogrid[: page.shape[0], : page.shape[1]]
    ring = abs(np.hypot(rows - 400, columns - 500) - 130) < 12
    stamped[ring] = np.minimum(stamped[ring], (40, 30, 220))
    even = flattened(stamped.astype(np.uint8))
    clean = flattened(page)
    assert abs(even.astype(int) - clean.astype(int))[ring].max() < 90


def test_red_print_stays(page: Picture) -> None:
    """A letterhead in red is wide and low; it is no stamp, and is read."""
    red = page.copy()
    red[60:84][(red[60:84] == INK).all(axis=2)] = (30, 30, 210)
    assert flattened(red)[70, 90] < 160


@pytest.mark.parametrize("slope", [-0.026, -0.006, 0.0, 0.011, 0.05])
def test_a_page_that_leans_is_levelled(page: Picture, slope: float) -> None:
    """The slope at which a page lies is found to three pixels over its width."""
    leaning = levelled(page[:, :, 0], -slope)
    assert slope_of(leaning) == pytest.approx(slope, abs=0.002)


def test_resolution_is_made_one(page: Picture) -> None:
    """A page taken at 300 dots an inch is read at 200."""
    assert resampled(page, 300).shape[:2] == (round(4 * DPI / 1.5), round(8 * DPI / 1.5))
    assert resampled(page, 200) is page


def test_rules_are_found_and_strokes_are_none() -> None:
    """A frame with a rule across is five rules; the stroke of a large 一 is print."""
    grey = np.full((3 * DPI, 4 * DPI), PAPER, np.uint8)
    for row in (100, 200, 300):
        grey[row : row + 2, 100:700] = INK
    for column in (100, 699):
        grey[100:302, column : column + 2] = INK
    grey[450:456, 300:380] = INK
    ruled = find_rules(grey)
    assert [round(rule.at) for rule in sorted(ruled.level)] == [101, 201, 301]
    assert [round(rule.at) for rule in sorted(ruled.plumb)] == [101, 700]
    clean = ruled.without(grey)
    assert clean[100:102, 100:700].min() == PAPER
    assert clean[452, 320] == INK
