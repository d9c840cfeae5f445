"""Tables between level rules alone (三线表, rules between rows), and those whose header alone is ruled."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extractor.readers.paged.alignment import (
    PrintLine,
    crossed,
    filled,
    gutters,
    middles,
    rows_of,
)
from extractor.readers.paged.glyphs import CENTRE_RISE
from extractor.readers.paged.headers import header_cells, naming_lines
from extractor.readers.paged.lattice import (
    EDGE,
    FARTHEST,
    FEWEST_COLUMNS,
    FEWEST_ROWS,
    Found,
    filled_share,
    heights,
    named,
    rooms_of,
    row_cells,
    without_end,
)
from extractor.readers.paged.layouts import Rectangle
from extractor.readers.paged.rulings import TOLERANCE, Rule
from extractor.readers.paged.stacks import Stack

__all__ = ["below_header", "between_rules"]

MOST_HEADER_LINES = 5
FEWEST_GUTTERS = 2
"""A header of three names shows columns by itself, even over the rest of one cell."""
LEAST_FILLED = 0.35
CLOSED_LINES = 3
"""Rules about header and body alone close a table; where each row has its rule, a page may cut one."""
CERTAIN, LIKELY = 0.95, 0.85
CROSSED_SHARE = 0.1
LEAST_TEXT_WIDTH = 10.0
FULL = 0.75


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring bands that are one table: what stands between its rules, and open below the last."""

    ys: Sequence[float]
    bands: list[list[PrintLine]]
    below: list[PrintLine]
    short: list[Rule]

    @property
    def body(self) -> list[list[PrintLine]]:
        """What stands below the rule under the first band."""
        return [*self.bands[1:], self.below] if self.below else self.bands[1:]


def between_rules(stack: Stack, lines: Sequence[PrintLine]) -> Iterator[Found]:
    """Yield the tables among the lines that stand between the rules of a stack."""
    bands = _parted(stack.ys, lines)
    first = 1
    while first < len(stack.ys):
        run = _run(stack, bands, first)
        found = _table(run, stack) if run else None
        if run and found:
            yield found
            first += len(run.bands)
        else:
            first += 1


def _parted(ys: Sequence[float], lines: Sequence[PrintLine]) -> list[list[PrintLine]]:
    """Return the lines above each rule, and last those below all."""
    parted: list[list[PrintLine]] = [[] for _ in range(len(ys) + 1)]
    for line in lines:
        parted[bisect_left(ys, line.baseline - CENTRE_RISE * line.size)].append(line)
    return parted


def _run(stack: Stack, bands: Sequence[list[PrintLine]], first: int) -> _Run | None:
    """Return the bands from `first` on that keep to its columns, and open lines below them."""
    ys, head = stack.ys, bands[first]
    if not head:
        return None
    inner = [rule for rule in stack.short if ys[first - 1] < rule.at < ys[first]]
    lines = naming_lines(head, inner)
    last = first
    while last + 1 < len(ys) and bands[last + 1] and _goes_on(lines, bands[last + 1]):
        last += 1
        lines = [*lines, *bands[last]]
    body = bands[first + 1 : last + 1]
    is_closed = any(len(band) > CLOSED_LINES for band in body)
    is_all = len(body) == 1 and last == len(ys) - 1
    below = [] if is_closed or is_all else _open_lines(lines, bands[last + 1])
    return _Run(ys[first - 1 : last + 1], [head, *body], below, inner)


def _goes_on(lines: Sequence[PrintLine], band: Sequence[PrintLine]) -> bool:
    """Tell whether a band is set in the columns of the lines above it.

    What a page break left of a row may fill one column only, under a header of several names.
    """
    before = gutters(lines)
    parts = middles(gutters([*lines, *band]))
    if not parts or len(parts) < len(before) - 1:
        return False
    over = sum(crossed(line, parts) > 0 for line in band)
    if over > max(1, CROSSED_SHARE * len(band)):
        return False
    is_set = max(len(line.spans) for line in band) >= FEWEST_COLUMNS
    return is_set or (len(before) >= FEWEST_GUTTERS and len(parts) >= len(before) and not over)


def _open_lines(lines: Sequence[PrintLine], rest: Sequence[PrintLine]) -> list[PrintLine]:
    """Return the lines below the last rule that go on with the table."""
    taken = list(lines)
    for line in rest:
        if line.baseline - taken[-1].baseline > FARTHEST * line.size:
            break
        now = gutters([*taken, line])
        if len(now) < max(1, len(gutters(taken))) or crossed(line, middles(now)):
            break
        taken.append(line)
    return without_end(taken[len(lines) :], middles(gutters(taken)))


def _table(run: _Run, stack: Stack) -> Found | None:
    """Return the table of a run, None where it has no columns or is text."""
    head, body = run.bands[0], run.body
    core, held = naming_lines(head, run.short), [line for band in body for line in band]
    parts = named(middles(gutters([*core, *held])), core, held)
    if not parts:
        return None
    is_head = bool(body) and len(head) <= MOST_HEADER_LINES
    rows = [head, *rows_of(body, parts)] if is_head else rows_of([head, *body], parts)
    share = filled_share(rows, parts)
    if len(rows) < FEWEST_ROWS or share < LEAST_FILLED or _is_text(rows, parts):
        return None
    xs = [stack.sides.x0, *parts, stack.sides.x1]
    bottom = run.below[-1].bottom if run.below else run.ys[-1]
    ys = heights(rows, run.ys, bottom)
    cells: list[Rectangle] = []
    if is_head:
        cells += header_cells(head, run.short, xs, (ys[0], ys[1]))
    start = int(is_head)
    for row, top, end in zip(rows[start:], ys[start:], ys[start + 1 :], strict=False):
        cells += row_cells(row, xs, top, end)
    evidence = CERTAIN if len(run.bands) > 1 else LIKELY
    is_cut = bool(run.below) and len(run.bands) > CLOSED_LINES
    made = [Rule(bottom, *stack.sides)] if is_cut else []
    return Found(cells, rooms_of(rows, parts), _score(evidence, share), made)


def _score(evidence: float, share: float) -> float:
    """Return how sure a table is: by what shows it, less where few of its cells are filled."""
    return round(evidence * (0.5 + share / 2), 3)


def below_header(
    cells: Sequence[Rectangle], lines: Sequence[PrintLine], level: Sequence[Rule]
) -> Found | None:
    """Return the table of a ruled header and the lines below it that keep to its columns.

    A rule as long as the header may close it.
    """
    xs = sorted({x for cell in cells for x in (cell[0], cell[2])})
    foot = max(cell[3] for cell in cells)
    parts = xs[1:-1]
    below = [line for line in lines if line.baseline > foot]
    closing = _closing(xs, foot, level)
    taken = without_end(_kept(below, foot, closing, parts), parts)
    rows = rows_of([taken], parts) if taken else []
    full = [row for row in rows if 2 * len(filled(row, parts)) >= len(xs) - 1]
    if len(full) < FEWEST_ROWS or 2 * len(full) < len(rows):
        return None
    is_last = not any(taken[-1].baseline < line.baseline < closing for line in below)
    bottom = closing if is_last and closing < float("inf") else taken[-1].bottom
    ys = heights(rows, [foot], bottom)
    found = list(cells)
    for row, top, end in zip(rows, ys, ys[1:], strict=False):
        found += row_cells(row, xs, top, end)
    share = filled_share(rows, parts)
    return Found(found, rooms_of(rows, parts), _score(CERTAIN, share))


def _closing(xs: Sequence[float], foot: float, level: Sequence[Rule]) -> float:
    """Return the height of the next rule below a header that is as long as it."""
    alike = (
        rule.at
        for rule in level
        if rule.at > foot + TOLERANCE
        and abs(rule.low - xs[0]) <= TOLERANCE
        and abs(rule.high - xs[-1]) <= TOLERANCE
    )
    return min(alike, default=float("inf"))


def _kept(
    lines: Sequence[PrintLine], foot: float, closing: float, parts: Sequence[float]
) -> list[PrintLine]:
    """Return the lines from a header on that keep to its columns."""
    taken: list[PrintLine] = []
    last = foot
    for line in lines:
        is_far = line.top - last > FARTHEST * line.size
        if line.baseline > closing or is_far or _is_across(line, parts):
            break
        taken.append(line)
        last = line.baseline
    return taken


def _is_across(line: PrintLine, parts: Sequence[float]) -> bool:
    return any(
        span.x0 < part - EDGE and span.x1 > part + EDGE for span in line.spans for part in parts
    )


def _is_text(rows: Sequence[Sequence[PrintLine]], parts: Sequence[float]) -> bool:
    """Tell two columns of running text: most of their lines are full on both sides."""
    lines = [line for row in rows for line in row]
    size = median(line.size for line in lines)
    return len(parts) == 1 and all(
        _is_running([width for line in lines if (width := _width(line, side, parts[0]))], size)
        for side in (False, True)
    )


def _width(line: PrintLine, side: bool, part: float) -> float:  # noqa: FBT001  # left or right
    return sum(span.x1 - span.x0 for span in line.spans if (span.middle > part) == side)


def _is_running(widths: Sequence[float], size: float) -> bool:
    broad = max(widths, default=0.0)
    full = sum(width >= FULL * broad for width in widths)
    return broad >= LEAST_TEXT_WIDTH * size and 2 * full >= len(widths)
