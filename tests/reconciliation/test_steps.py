"""The way to what was computed can be followed, figure by figure."""

from collections.abc import Callable
from decimal import Decimal

from extractor.model.check import Action, CheckResult, Step, Verdict
from extractor.model.message import Message
from extractor.model.outline import Block, BlockKind
from extractor.model.provenance import Place, Source
from extractor.model.record import Claim, Report, ReportInfo
from extractor.reconciliation.results import Draft, finish
from extractor.reconciliation.steps import added

Check = Callable[..., tuple[CheckResult, ...]]

TABLE = (
    "证书:certificate|等级:level|报考:registered|获证:certified|通过率:pass_rate\n"
    "甲|中级|50|43|86.00%\n乙|中级|30|--|--\n丙|初级||12|\n合计||80|56|70.00%"
)


def lines(result: CheckResult) -> list[tuple[str, object, object, str | None]]:
    """Return action, figure, running figure and label of each step."""
    return [(step.action.value, step.value, step.running, step.label) for step in result.steps]


def at(results: tuple[CheckResult, ...], row: int, column: int) -> CheckResult:
    """Return the result on one cell."""
    (found,) = (r for r in results if (r.at[0].row, r.at[0].column) == (row, column))
    return found


def test_a_sum_is_followed_addend_by_addend(check: Check) -> None:
    """Each addend has its figure, the sum so far and the names of its row; what gave none is listed."""
    result = at(check(TABLE, rule="table.sum"), 3, 3)
    assert result.is_finding
    assert lines(result) == [
        ("add", 43, 43, "甲 中级"),
        ("add", 12, 55, "丙 初级"),
        ("leave_out", "--", None, "乙 中级"),
    ]
    assert result.steps[-1].note == Message(zh="待公布", en="awaits its result")
    assert result.steps[-1].at.row == 1


def test_a_blank_cell_is_left_out_as_such(check: Check) -> None:
    """Blank and awaited are told apart."""
    left_out = at(check(TABLE, rule="table.sum"), 3, 2).steps[-1]
    assert (left_out.action, left_out.value) == (Action.LEAVE_OUT, "")
    assert left_out.note == Message(zh="没有数值", en="no figure")


def test_what_is_taken_off_is_subtracted(check: Check) -> None:
    """A row that is marked as a deduction is shown as one, in its printed figure."""
    (result,) = check("项目|金额\n拨款|100\n学费|50\n减：退费|30\n合计|120", rule="table.sum")
    assert result.verdict is Verdict.CONSISTENT
    assert lines(result)[-1] == ("subtract", 30, 120, "减：退费")


def test_a_rate_is_divided_by_the_count_under_another_heading(check: Check) -> None:
    """In one row the headings tell the figures apart."""
    result = at(check(TABLE, rule="ratio"), 0, 4)
    assert lines(result) == [("add", 43, 43, "获证"), ("divide", 50, 50, "报考")]


def test_a_limit_of_another_table_has_its_row_and_its_heading(check: Check) -> None:
    """Where neither row nor column is shared, both are named."""
    approved = "证书:certificate|等级:level|批准:approved_count\n甲|中级|40"
    exams = "证书:certificate|等级:level|报考:registered\n甲|中级|50"
    (result,) = check(approved, exams, rule="order")
    assert lines(result) == [("compare", 40, None, "甲 中级 · 批准")]


def test_a_count_shows_its_readings_and_its_entries(check: Check) -> None:
    """Each reading that was tried has its figure; an entry that is named again adds nothing."""
    drawn = "序号:ordinal|证书:certificate|人数:registered\n1|甲|1\n2|乙|2\n3|甲|3\n合计|2|6"
    (result,) = check(drawn, rule="table.distinct")
    tries = [s for s in result.steps if s.action is Action.TRY]
    assert {(str(step.note and step.note.en), step.value) for step in tries} >= {
        ("different names", 2),
        ("rows", 3),
    }
    assert [line for line in lines(result) if line[0] == "count"] == [
        ("count", None, 1, "甲"),
        ("count", None, 2, "乙"),
        ("count", None, 2, "甲"),
    ]


def test_the_last_running_figure_is_what_was_computed(check: Check) -> None:
    """Nothing is computed a second time, so the way ends where the check did."""
    for result in check(TABLE, rule="table.sum"):
        running = [step.running for step in result.steps if step.running is not None]
        assert running[-1] == result.computed


def sentence(text: str, *figures: str) -> tuple[Report, tuple[Claim, ...]]:
    """Return a report of one sentence, and the claims that these figures of it are."""
    claims = []
    for number, figure in enumerate(figures):
        start = text.index(figure)
        place = Place(block=0, start=start, end=start + len(figure))
        value = Decimal(figure)
        claims.append(Claim(id=f"c{number}", value=value, step=Decimal(1), text=figure, at=place))
    source = Source(name="a.txt", sha256="0" * 64, media_type="text/plain", size=1)
    blocks = (Block(kind=BlockKind.PARAGRAPH, text=text),)
    return Report(source, ReportInfo(), blocks=blocks, claims=tuple(claims)), tuple(claims)


def steps_of(report: Report, claims: tuple[Claim, ...]) -> tuple[Step, ...]:
    """Return the steps of a sum of all claims but the first."""
    draft = Draft(
        rule="prose.sum",
        verdict=Verdict.INCONSISTENT,
        message=Message(zh="", en=""),
        stated=claims[0].value,
        claims=claims,
        steps=tuple(added(claims[1:])),
    )
    (result,) = finish(report, [draft])
    return result.steps


def test_a_figure_of_a_sentence_is_called_what_stands_before_it() -> None:
    """The words since the last stop tell the addends of a sentence apart."""
    report, claims = sentence("全年培训300人，其中校内210人、校外80人。", "300", "210", "80")
    assert [step.label for step in steps_of(report, claims)] == ["其中校内", "校外"]


def test_a_figure_that_was_understood_is_called_so() -> None:
    """What a figure is about says more than the words before it."""
    report, claims = sentence("初、中级分别为21、30人，共60人。", "60", "21", "30")
    levels: tuple[dict[str, str], ...] = ({}, {"level": "初级"}, {"level": "中级"})
    pairs = zip(claims, levels, strict=True)
    known = tuple(claim.model_copy(update={"dimensions": names}) for claim, names in pairs)
    assert [step.label for step in steps_of(report, known)] == ["初级", "中级"]
