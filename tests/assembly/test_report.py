"""Claims and records of a table."""

from decimal import Decimal

from extractor.assembly import assemble
from extractor.grammar import load_grammar
from extractor.matching import match
from extractor.model.outline import Block, BlockKind, Outline, Slot, StitchedTable
from extractor.model.provenance import BoundingBox, Source
from extractor.model.record import Report, Role

BOX = BoundingBox(10, 20, 60, 32)


def report(*rows: str) -> Report:
    """Return the report of one table: lines with `|` between cells, `^` for a merged repeat."""
    header, *body = (line.split("|") for line in rows)
    slots: list[tuple[Slot, ...]] = []
    for cells in body:
        slots.append(
            tuple(
                Slot(slots[-1][column].text, 1, BOX, merged=True)
                if text == "^"
                else Slot(text, 1, BOX)
                for column, text in enumerate(cells)
            )
        )
    table = StitchedTable(
        "t1", 0, None, None, (tuple(map(Slot, header)),), tuple(header), tuple(slots), ()
    )
    outline = Outline(
        source=Source(name="a.txt", sha256="0" * 64, media_type="text/plain", size=1),
        blocks=(Block(kind=BlockKind.TABLE, text="", table="t1"),),
        lines=((),),
        sections=(),
        tables=(table,),
    )
    grammar = load_grammar()
    return assemble(outline, match(outline, grammar), grammar)


def test_a_row_becomes_a_record_whose_figures_lead_to_their_claims() -> None:
    """Every figure of a record names the claim, and the claim its cell."""
    made = report("证书名称|等级|报考人数|获证人数|通过率", "物流管理|中级|50|43|86.00%")
    (record,) = made.records
    claims = {claim.id: claim for claim in made.claims}
    assert (record.type, record.level, record.registered, record.certified) == (
        "exam",
        "中级",
        50,
        43,
    )
    assert record.pass_rate == Decimal("86.00")
    certified = claims[record.sources["certified"]]
    assert (certified.text, certified.at.row, certified.at.column) == ("43", 0, 3)
    assert (certified.at.page, certified.at.bbox) == (1, BOX)
    assert certified.dimensions == {"certificate": "物流管理", "level": "中级"}


def test_a_total_row_is_no_record_and_its_figures_are_totals() -> None:
    """合计 is stated by the report, not a certificate of that name."""
    made = report("证书名称|报考人数", "物流管理|50", "智能财税|20", "合计|70")
    assert [record.registered for record in made.records] == [50, 20]
    total = made.claims[-1]
    assert (total.role, total.value, total.dimensions) == (Role.TOTAL, 70, {})
    assert made.tables[0].total_rows == (2,)


def test_awaited_results_are_null_and_pending() -> None:
    """`--` under 获证人数 is neither zero nor a figure."""
    made = report("证书名称|报考人数|获证人数|通过率", "物流管理|99|--|--", "智能财税|0|0|--")
    awaited, none_sat = made.records
    assert (awaited.certified, awaited.pending) == (None, True)
    assert (none_sat.certified, none_sat.pending) == (0, False)
    assert (0, 2) in made.tables[0].pending


def test_a_merged_name_holds_for_each_row_and_a_merged_figure_counts_once() -> None:
    """A name spanning two rows names both; a count spanning two rows is one claim."""
    made = report(
        "证书名称|等级|报考人数|获证人数", "物流管理|初级|30|10", "^|中级|^|15", "智能财税|中级|5|5"
    )
    assert [record.certificate and record.certificate.name for record in made.records] == [
        "物流管理",
        "物流管理",
        "智能财税",
    ]
    assert [claim.value for claim in made.claims if claim.indicator == "registered"] == [30, 5]
    assert {(1, 0), (1, 2)} <= set(made.tables[0].merged)


def test_levels_over_columns_give_a_record_a_level() -> None:
    """Where the header spreads levels, each level with figures is a record of its own."""
    made = report("证书名称|报考人数 初级|报考人数 中级|报考人数 高级", "物流管理|30|20|")
    assert [(record.level, record.registered) for record in made.records] == [
        ("初级", 30),
        ("中级", 20),
    ]


def test_figures_of_all_levels_are_a_record_beside_those_of_each() -> None:
    """Where only one count is spread over levels, the others are not lost."""
    made = report(
        "证书名称|报考人数 初级|报考人数 中级|获证人数", "物流管理|30|20|45", "合计|30|20|45"
    )
    assert [(record.level, record.registered, record.certified) for record in made.records] == [
        ("初级", 30, None),
        ("中级", 20, None),
        (None, None, 45),
    ]
    totals = [claim.dimensions for claim in made.claims if claim.role is Role.TOTAL]
    assert totals == [{"level": "初级"}, {"level": "中级"}, {}]


def test_figures_of_an_unknown_table_are_claims_without_indicator() -> None:
    """A sum can be checked in a table of no known kind too."""
    made = report("项目|金额（万元）", "设备|12.5", "师资|3", "合计|15.5")
    assert made.records == ()
    assert [claim.value for claim in made.claims] == [125000, 30000, 155000]
    assert made.claims[-1].role is Role.TOTAL
