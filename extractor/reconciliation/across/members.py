"""`across.sum` and `across.part`: a school against its departments, an organisation against its schools."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.reconciliation.across.drafts import Draft, Figured, located
from extractor.reconciliation.across.groups import Given, Group
from extractor.reconciliation.across.reasons import sum_hints
from extractor.reconciliation.across.shelf import Shelf
from extractor.reconciliation.across.stated import Stated
from extractor.reconciliation.across.wording import called, dated, listed
from extractor.reconciliation.results import NOTHING, PENDING, STRUCTURE, show
from extractor.reconciliation.rounding import EXACT

__all__ = ["MISSING", "PART", "SUM", "check_members"]

SUM, PART = "across.sum", "across.part"
MISSING = "reports missing"

_DEPARTMENT = "department"
_SHOWN_WHOLE, _SHOWN_FIRST = 6, 2


def check_members(shelf: Shelf, grammar: Grammar) -> Iterator[Draft]:
    """Yield what becomes of each list of departments or schools in the reports that count."""
    for filing in shelf.telling:
        told = set()
        for listing in filing.listings if filing.years else ():
            group = Group(shelf, filing, listing, grammar)
            if group.is_meant:
                yield from _parts(group)
                yield from _sums(group, is_told=listing.names in told)
                told.add(listing.names)


def _sums(group: Group, *, is_told: bool) -> Iterator[Draft]:
    """Yield the totals against all members; once for a list, that not all of them have handed in."""
    if group.missing or group.listing.is_open or group.certificates == frozenset():
        if not is_told:
            yield _unmade(group)
        return
    for indicator in group.grammar.across.added:
        if total := group.total(indicator):
            yield _sum(group, total)


def _sum(group: Group, total: Stated) -> Draft:
    """Hold a total against what all members give."""
    found = {name: group.given(name, total.indicator) for name in group.members}
    given = {name: each for name, each in found.items() if each and each.unit == total.unit}
    if len(given) < len(found):
        return _silent(group, total, [name for name in found if name not in given])
    computed = Decimal(0)
    for each in given.values():
        computed = EXACT.add(computed, each.value)
    verdict = _verdict(total, total.value == computed, given.values())
    rows = {name: group.listing.rows.get((name, total.indicator)) for name in given}
    equation = _equation([each.value for each in given.values()], computed)
    return Draft(
        rule=SUM,
        verdict=verdict,
        issuer=group.filing.info.issuer,
        years=group.filing.years,
        stated=total.value,
        computed=computed,
        equation=equation,
        sites=(located(group.filing, total), *_sites(given.values())),
        labels=(total.indicator,),
        reason=PENDING if verdict is Verdict.UNCERTAIN else None,
        hints=() if verdict is Verdict.CONSISTENT else sum_hints(total, computed, given, rows),
        message=_told(group, total, equation, is_right=verdict is Verdict.CONSISTENT),
    )


def _parts(group: Group) -> Iterator[Draft]:
    """Yield each figure that a list gives for one member, against that member's own."""
    for (name, indicator), row in group.listing.rows.items():
        is_plain = {key for key, _ in row.about} <= {_DEPARTMENT}
        if indicator in group.grammar.across.added and is_plain:
            given = group.given(name, indicator)
            if given and given.unit == row.unit:
                yield _part(group, name, row, given)


def _part(group: Group, name: str, row: Stated, given: Given) -> Draft:
    what, who = called(row.indicator, group.grammar), dated(group.filing)
    is_right = row.value == given.value
    value, own = show(row.value), show(given.value)
    verdict = _verdict(row, is_right, [given])
    return Draft(
        rule=PART,
        verdict=verdict,
        issuer=group.filing.info.issuer,
        years=group.filing.years,
        stated=row.value,
        computed=given.value,
        sites=(located(group.filing, row), *_sites([given])),
        labels=(row.indicator, name),
        reason=PENDING if verdict is Verdict.UNCERTAIN else None,
        message=Message(
            zh=f"{who.zh}：{name}的{what.zh}为 {value}，{name}自己的报告为 {own}，"
            f"{'一致' if is_right else '不一致'}。",
            en=f"{who.en}: {what.en} of {name} is {value}, and {own} in {name}'s own report: "
            f"{'as stated' if is_right else 'they differ'}.",
        ),
    )


def _verdict(stated: Stated, is_right: bool, given: Iterable[Given]) -> Verdict:  # noqa: FBT001
    """A disagreement while results are awaited is in doubt."""
    if is_right:
        return Verdict.CONSISTENT
    is_pending = stated.is_pending or any(each.is_pending for each in given)
    return Verdict.UNCERTAIN if is_pending else Verdict.INCONSISTENT


def _told(group: Group, total: Stated, equation: str, *, is_right: bool) -> Message:
    who, what = dated(group.filing), called(total.indicator, group.grammar)
    value, members = show(total.value), len(group.members)
    return Message(
        zh=f"{who.zh}：{what.zh}所述为 {value}；所列 {members} 家各自报告的合计为 {equation}，"
        f"{'一致' if is_right else '不一致'}。",
        en=f"{who.en}: {what.en} is stated as {value}; the reports of the {members} it lists give "
        f"{equation}: {'as stated' if is_right else 'they differ'}.",
    )


def _silent(group: Group, total: Stated, names: Sequence[str]) -> Draft:
    """Return that not every member's report gives the figure."""
    who, what, missing = dated(group.filing), called(total.indicator, group.grammar), listed(names)
    return Draft(
        rule=SUM,
        verdict=Verdict.NOT_ASSESSABLE,
        issuer=group.filing.info.issuer,
        years=group.filing.years,
        stated=total.value,
        sites=(located(group.filing, total),),
        labels=(total.indicator,),
        reason=NOTHING,
        message=Message(
            zh=f"{who.zh}：{what.zh} {show(total.value)} 无法核对，以下各家的报告没有给出唯一的数：{missing.zh}。",
            en=f"{who.en}: {what.en} {show(total.value)} cannot be checked; no single figure in the "
            f"reports of {missing.en}.",
        ),
    )


def _unmade(group: Group) -> Draft:
    """Return that those listed have not all handed in, or that it is not known what to add up."""
    who, why = dated(group.filing), _why(group)
    return Draft(
        rule=SUM,
        verdict=Verdict.NOT_ASSESSABLE,
        issuer=group.filing.info.issuer,
        years=group.filing.years,
        sites=(Figured(group.filing, None, group.listing.spot),),
        labels=group.listing.names,
        reason=MISSING if group.missing else STRUCTURE,
        message=Message(
            zh=f"{who.zh}：合计无法与各家的报告核对，{why.zh}。",
            en=f"{who.en}: totals cannot be held against the reports of those it lists; {why.en}.",
        ),
    )


def _why(group: Group) -> Message:
    if group.missing:
        missing = listed(group.missing)
        return Message(
            zh=f"所列各家中尚缺 {missing.zh} 的报告", en=f"there is no report of {missing.en}"
        )
    if group.listing.is_open:
        return Message(zh="名单不完整", en="the list goes on")
    return Message(
        zh="没有写明是哪个证书的数", en="it is not said of which certificate the figures are"
    )


def _sites(given: Iterable[Given]) -> Iterator[Figured]:
    return (located(filing, figure) for each in given for filing, figure in each.figures)


def _equation(values: Sequence[Decimal], computed: Decimal) -> str:
    """Return `120 + 130 = 250`, a long sum shortened."""
    shown = [show(value) for value in values]
    if len(shown) > _SHOWN_WHOLE:
        shown = [*shown[:_SHOWN_FIRST], "…", shown[-1]]
    return f"{' + '.join(shown)} = {show(computed)}"
