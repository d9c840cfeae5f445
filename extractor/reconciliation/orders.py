"""`order`: figures of which one cannot exceed the other, row by row over joined tables."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.grammar.schema import Checks, OrderRule
from extractor.model.check import Hint, Verdict
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.model.record import Claim, Report, Role
from extractor.reconciliation.equations import order_equation
from extractor.reconciliation.figures import table_label
from extractor.reconciliation.hints import digit_hints
from extractor.reconciliation.results import Draft, show
from extractor.reconciliation.rounding import EXACT, implied
from extractor.reconciliation.steps import compared

__all__ = ["RULE", "check_order", "mildest"]

RULE = "order"

_MILDEST_FIRST = (Severity.INFO, Severity.WARNING, Severity.ERROR)

_Key = tuple[str, ...]


def check_order(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each figure and the nearest one above it that a chain of the grammar names."""
    for rule in grammar.checks.order:
        series = _series(report, rule)
        for low in series:
            joins = [_join(low, high, rule.keys) for high in series if high is not low]
            for claim in low.claims:
                for join in _nearest(claim, joins, rule):
                    yield _draft(
                        _Pair(report, grammar.checks, rule, claim, join.partners[claim.id], join)
                    )


def mildest(rule: OrderRule, low: Claim, high: Claim) -> Severity:
    """Return the mildest of the chain's steps between two figures."""
    first, last = (rule.chain.index(claim.indicator or "") for claim in (low, high))
    return min(rule.severities[first:last], key=_MILDEST_FIRST.index)


@dataclass(frozen=True, slots=True)
class _Series:
    """The figures of one indicator in one table, totals left out."""

    indicator: str
    table: str
    claims: tuple[Claim, ...]

    @property
    def period(self) -> str | None:
        """The year that the table is about."""
        return self.claims[0].period

    def gives(self, dimension: str) -> bool:
        """Tell whether any of the figures has this dimension."""
        return any(dimension in claim.dimensions for claim in self.claims)

    def unique(self, keys: _Key) -> dict[_Key, Claim]:
        """Return the figures by the values of `keys`; what shares them with another is left out."""
        keyed = [(_key(claim, keys), claim) for claim in self.claims]
        counted = Counter(key for key, _ in keyed)
        return {key: claim for key, claim in keyed if all(key) and counted[key] == 1}


@dataclass(frozen=True, slots=True)
class _Join:
    """The figures of another series that go with those of one: claim id → figure."""

    high: _Series
    keys: _Key
    same_table: bool
    partners: dict[str, Claim]


def _key(claim: Claim, keys: _Key) -> _Key:
    return tuple(claim.dimensions.get(name, "") for name in keys)


def _series(report: Report, rule: OrderRule) -> list[_Series]:
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in report.claims:
        if claim.indicator in rule.chain and claim.at.table and claim.role is Role.PART:
            found[claim.indicator, claim.at.table].append(claim)
    return [_Series(*name, tuple(claims)) for name, claims in found.items()]


def _join(low: _Series, high: _Series, keys: _Key) -> _Join:
    """Join two series: in one table by the row, over two tables by the keys that both give.

    Where a key is not unique on both sides, nothing says which rows belong together: no join. Nor are
    figures of two years joined.
    """
    if low.table == high.table:
        return _Join(high, keys, same_table=True, partners=_by_row(low, high))
    common = tuple(key for key in keys if low.gives(key) and high.gives(key))
    if keys[0] not in common or len({low.period, high.period} - {None}) > 1:
        return _Join(high, common, same_table=False, partners={})
    above = high.unique(common)
    pairs = {claim.id: above[key] for key, claim in low.unique(common).items() if key in above}
    return _Join(high, common, same_table=False, partners=pairs)


def _by_row(low: _Series, high: _Series) -> dict[str, Claim]:
    """Return the figure of the same row and of the same level …, where there is one alone."""
    rows: dict[object, list[Claim]] = defaultdict(list)
    for other in high.claims:
        rows[_row_key(other)].append(other)
    found = {claim.id: rows.get(_row_key(claim), []) for claim in low.claims}
    return {name: beside[0] for name, beside in found.items() if len(beside) == 1}


def _row_key(claim: Claim) -> tuple[int | None, tuple[tuple[str, str], ...]]:
    return claim.at.row, tuple(sorted(claim.dimensions.items()))


def _nearest(claim: Claim, joins: list[_Join], rule: OrderRule) -> list[_Join]:
    """Return the joins to the next indicator of the chain for which there is a figure.

    A figure of the same row settles it; else each table that gives one is compared.
    """
    place = rule.chain.index(claim.indicator or "")
    for indicator in rule.chain[place + 1 :]:
        found = [j for j in joins if j.high.indicator == indicator and claim.id in j.partners]
        if found:
            return [j for j in found if j.same_table] or found
    return []


@dataclass(frozen=True, slots=True)
class _Pair:
    """A figure and its limit."""

    report: Report
    checks: Checks
    rule: OrderRule
    low: Claim
    high: Claim
    join: _Join

    @property
    def holds(self) -> bool:
        """Tell whether the figure may be at most its limit, for all that their digits say."""
        low, high = implied(self.low).low, implied(self.high).high
        return low is None or high is None or low <= high

    @property
    def severity(self) -> Severity:
        """How much it matters that the figure exceeds its limit."""
        return mildest(self.rule, self.low, self.high)


def _draft(pair: _Pair) -> Draft:
    low, high = pair.low, pair.high
    return Draft(
        rule=RULE,
        verdict=Verdict.CONSISTENT if pair.holds else Verdict.INCONSISTENT,
        severity=Severity.INFO if pair.holds else pair.severity,
        stated=low.value,
        computed=high.value,
        equation=order_equation(low.value, high.value),
        claims=(low, high),
        steps=tuple(compared((high,))),
        hints=() if pair.holds else _hints(pair),
        message=_message(pair),
    )


def _hints(pair: _Pair) -> tuple[Hint, ...]:
    return (*_over_batches(pair), *digit_hints(pair.low.value, pair.high.value))


def _over_batches(pair: _Pair) -> Iterator[Hint]:
    """Say that the limits of all rows with the same names are together high enough."""
    first = pair.join.keys[:-1]
    alike = [c for c in pair.join.high.claims if _key(c, first) == _key(pair.low, first)]
    together = Decimal(0)
    for claim in alike:
        together = EXACT.add(together, claim.value)
    if len(alike) > 1 and together >= pair.low.value:
        yield Hint(
            code="over-batches",
            message=Message(
                zh=f"同一证书各批次合计为 {show(together)}，不低于所述数字。",
                en=f"All batches of the certificate together give {show(together)}, which is enough.",
            ),
        )


def _message(pair: _Pair) -> Message:
    low, high = _named(pair, pair.low), _named(pair, pair.high)
    about = " ".join(_key(pair.low, pair.rule.keys)).strip()
    if pair.holds:
        return Message(
            zh=f"{about}：{low.zh}不超过{high.zh}。", en=f"{about}: {low.en} is within {high.en}."
        )
    return Message(
        zh=f"{about}：{low.zh}超过{high.zh}。", en=f"{about}: {low.en} exceeds {high.en}."
    )


def _named(pair: _Pair, claim: Claim) -> Message:
    """Return a figure with its heading, and its table where the two stand in different ones."""
    table = next(table for table in pair.report.tables if table.id == claim.at.table)
    header = table.columns[claim.at.column or 0].header
    value, row = show(claim.value), (claim.at.row or 0) + 1
    if pair.join.same_table:
        return Message(zh=f"“{header}”{value}（第 {row} 行）", en=f'"{header}" {value} (row {row})')
    label = table_label(table, pair.checks)
    return Message(
        zh=f"“{header}”{value}（{label} 第 {row} 行）",
        en=f'"{header}" {value} ({label}, row {row})',
    )
