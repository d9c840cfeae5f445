"""What a report says has grown or fallen since another year, and which of its figures that is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.grammar.schema import GrowthRules
from extractor.model.record import Claim, Modality, Role
from extractor.reconciliation.across.passages import Passage
from extractor.reconciliation.across.scope import Scope
from extractor.reconciliation.across.stated import Stated, firm

__all__ = ["Change", "changed_figure", "read_changes"]

Years = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A change against another year.

    Attributes:
        claim: by how much.
        base: the years against which; never those of the report itself.
        falls: it went down.
        about: the figure that changed; None where the sentence does not say.
        told: what the sentence itself gives for the other year.
    """

    claim: Claim
    base: Years
    falls: bool
    about: Stated | None
    told: Decimal | None = None


def read_changes(scope: Scope, years: Years, stated: Sequence[Stated]) -> Iterator[Change]:
    """Yield the changes against another year that the text of a report states."""
    for claim in scope.report.claims:
        is_change = claim.role is Role.CHANGE and claim.modality is Modality.STATED
        if not is_change or claim.at.table is not None:
            continue
        passage = Passage(scope, claim)
        base = _base(passage, years)
        if base and base != years:
            falls = scope.grammar.across.falls.find(scope.before(claim)) is not None
            told = passage.base.value if passage.base else None
            yield Change(claim, base, falls, changed_figure(passage, stated), told)


def changed_figure(passage: Passage, stated: Sequence[Stated]) -> Stated | None:
    """Return the figure that a change is about, as the sentence tells; `stated` are those of the report.

    It is what the words before the change name (报考人数较上年增长); else the figure right before it, if
    only the rest of its own clause and the year stand between them; where no figure stands before, the
    one that the change led to (增长20%，达到300人). A rate of growth is about a count, points are about a
    rate, more or fewer of something about that something. None where the sentence says anything else.
    """
    scope, change = passage.scope, passage.change
    if passage.is_shared:
        return None
    claim = passage.figure or passage.following
    if passage.indicator and (claim is None or claim.indicator != passage.indicator):
        alike = (each for each in stated if each.indicator == passage.indicator and not each.about)
        figure = next(iter(firm(alike)), None)
    elif claim and (passage.indicator or passage.is_close or claim is passage.following):
        figure = next((each for each in stated if each.claim == claim.id), None)
    else:
        figure = None
    return figure if figure and _fits(figure, change, scope.grammar.across.growth) else None


def _fits(figure: Stated, change: Claim, rules: GrowthRules) -> bool:
    """Tell whether a change can be about a figure, by what each is counted in."""
    if change.indicator != rules.indicator:
        return change.indicator in {None, figure.indicator} and change.unit == figure.unit
    is_rate = figure.unit == rules.of_counts
    return change.unit == (rules.of_rates if is_rate else rules.of_counts)


def _base(passage: Passage, years: Years) -> Years | None:
    """Return the years against which a change is told; None where its sentence does not say."""
    rules, text = passage.scope.grammar.across, passage.year_words
    last = [*rules.last_year.compiled.finditer(text)][-1:]
    named = [*rules.named_year.compiled.finditer(text)][-1:]
    if named and (not last or last[0].start() < named[0].start()):
        first, end = named[0]["year"], named[0]["end"]
        whole = end and first[: len(first) - len(end)] + end
        return (int(first), int(whole)) if whole else (int(first),)
    return tuple(year - 1 for year in years) if last else None
