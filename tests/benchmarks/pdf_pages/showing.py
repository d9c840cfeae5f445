"""Print what was measured."""

from collections.abc import Mapping, Sequence
from statistics import median

from tests.benchmarks.pdf_pages.bench import Accuracy
from tests.benchmarks.pdf_pages.layouts import FAMILIES, LAYOUTS
from tests.benchmarks.pdf_pages.scoring import Score

__all__ = ["show_accuracy", "show_ratios"]

_OURS = ("extract", "reader")
_GOALS = {"ruled": 0.998, "three-line": 0.97, "unruled": 0.93}
_RATIO_GOALS = (("report", "reader", 5), ("prose", "reader", 7), ("report", "extract", 3))


def show_accuracy(results: Accuracy, layouts: Sequence[str], tools: Sequence[str]) -> None:
    """Print exact cells by layout and tool, ours by maker, then joins and text."""
    ran = [tool for tool in tools if tool in results.tools]
    print("\nExact cells by layout (tables that are none in brackets)")
    print(f"{'':<20}" + "".join(f"{tool.partition(' ')[0]:>11}" for tool in ran))
    print(f"{'':<20}" + "".join(f"{tool.partition(' ')[2][:10]:>11}" for tool in ran))
    for layout in layouts:
        row = [results.pooled(tool=tool, layout=layout) for tool in ran]
        print(f"{layout:<20}" + "".join(f"{_cells(one):>11}" for one in row))
    for family in FAMILIES:
        _show_family(results, family, [n for n in layouts if LAYOUTS[n].family == family], ran)
    for tool in (name for name in _OURS if name in ran):
        _show_makers(results, tool, layouts)
    print("\nJoins over pages, tables joined that are two, text in order, headings as sections")
    for tool in ran:
        _show_joins(results, tool, layouts)
    for line in results.errors:
        print(line)


def _show_family(
    results: Accuracy, family: str, layouts: Sequence[str], tools: Sequence[str]
) -> None:
    """Print a family's figures, with the goal and the best peer."""
    scores = {tool: results.pooled(tool=tool, layouts=layouts) for tool in tools}
    line = f"= {family:<18}" + "".join(f"{_cells(one):>11}" for one in scores.values())
    peers = {tool: one for tool, one in scores.items() if tool not in _OURS and one.cells}
    if family in _GOALS and peers:
        best = max(peers, key=lambda tool: peers[tool].right / peers[tool].cells)
        line += f"   goal {_GOALS[family]}, best peer {best}"
    print(line)


def _show_makers(results: Accuracy, tool: str, layouts: Sequence[str]) -> None:
    print(f"\n{tool}: exact cells by layout and maker")
    print(f"{'':<20}" + "".join(f"{maker:>13}" for maker in results.makers))
    for layout in layouts:
        row = [results.pooled(tool=tool, layout=layout, maker=maker) for maker in results.makers]
        print(f"{layout:<20}" + "".join(f"{_cells(one):>13}" for one in row))


def _show_joins(results: Accuracy, tool: str, layouts: Sequence[str]) -> None:
    one = results.pooled(tool=tool)
    print(
        f"{tool:<22} joins {_share(one.joined, one.breaks)} of {one.breaks:<5}"
        f" false {one.false_joins} of {one.pairs:<5} text {_share(one.read, one.shingles)}"
        f" sections {_share(one.sections, one.headings)} running heads in the text {one.leaks}"
    )
    for layout in layouts if tool in _OURS else ():
        part = results.pooled(tool=tool, layout=layout)
        if part.joined < part.breaks or part.false_joins or part.read < part.shingles:
            print(
                f"    {layout:<18} joins {part.joined} of {part.breaks}, false {part.false_joins}"
                f" of {part.pairs}, text {_share(part.read, part.shingles)}"
            )


def show_ratios(rates: Mapping[str, Sequence[Mapping[str, tuple[float, float]]]]) -> None:
    """Print the median ratios that are asked for, with their goals."""
    for kind, tool, goal in _RATIO_GOALS:
        if ratios := [one[tool][1] for one in rates.get(kind, ()) if tool in one]:
            print(f"median of {kind}: {tool} {median(ratios):.1f} times pdfplumber, goal {goal}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "   -  "


def _cells(one: Score) -> str:
    if not one.files:
        return "-"
    if not one.cells:
        return f"({one.spurious})"
    return _share(one.right, one.cells) + (f"({one.spurious})" if one.spurious else "")
