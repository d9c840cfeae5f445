"""The cells between rules are those that pdfplumber finds."""

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import edges_to_intersections, intersections_to_cells

from extractor.readers.paged.crossings import cells_between, crossings
from extractor.readers.paged.rulings import TOLERANCE, Rule

PLACES = st.integers(0, 6).map(lambda step: 20.0 * step)
SPANS = st.tuples(PLACES, PLACES).map(sorted).filter(lambda ends: ends[0] < ends[1])
RULES = st.lists(st.builds(lambda at, span: Rule(at, *span), PLACES, SPANS), max_size=14)


@given(level=RULES, plumb=RULES)
def test_cells_are_those_of_pdfplumber(level: list[Rule], plumb: list[Rule]) -> None:
    """Whatever rules there are, whole or in pieces, the cells and their order are the same."""
    edges = [
        *({"orientation": "h", "top": y, "bottom": y, "x0": x0, "x1": x1} for y, x0, x1 in level),
        *({"orientation": "v", "x0": x, "x1": x, "top": y0, "bottom": y1} for x, y0, y1 in plumb),
    ]
    wanted = intersections_to_cells(edges_to_intersections(edges, TOLERANCE, TOLERANCE))
    assert cells_between(crossings(level, plumb)) == wanted


def test_a_grid_has_a_cell_between_neighbours() -> None:
    """Three rules each way make four cells, from left to right."""
    rules = [Rule(at, 0.0, 40.0) for at in (0.0, 20.0, 40.0)]
    cells = cells_between(crossings(rules, rules))
    assert cells == [(0, 0, 20, 20), (0, 20, 20, 40), (20, 0, 40, 20), (20, 20, 40, 40)]
