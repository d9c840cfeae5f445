"""What a report says has grown or fallen since another year, and which of its figures that is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.grammar.schema import GrowthRules
from extractor.model.record import Claim, Modality, Role
from extractor.reconciliation.across.scope import Scope
from extractor.reconciliation.across.stated import Stated

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
    """

    claim: Claim
    base: Years
    falls: bool
    about: Stated | None


def read_changes(scope: Scope, years: Years, stated: Sequence[Stated]) -> Iterator[Change]:
    """Yield the changes against another year that the text of a report states."""
    by_claim = {figure.claim: figure for figure in stated}
    for claim in scope.report.claims:
        is_change = claim.role is Role.CHANGE and claim.modality is Modality.STATED
        if not is_change or claim.at.table is not None:
            continue
        base = _base(scope, claim, years)
        if base and base != years:
            about = changed_figure(scope, claim)
            falls = scope.grammar.across.falls.find(scope.before(claim)) is not None
            yield Change(claim, base, falls, by_claim.get(about.id) if about else None)


def _base(scope: Scope, claim: Claim, years: Years) -> Years | None:
    """Return the years against which a change is told, by the words before it; None where they do not say."""
    rules, text = scope.grammar.across, scope.before(claim)
    last = [*rules.last_year.compiled.finditer(text)][-1:]
    named = [*rules.named_year.compiled.finditer(text)][-1:]
    if named and (not last or last[0].start() < named[0].start()):
        first, end = named[0]["year"], named[0]["end"]
        whole = end and first[: len(first) - len(end)] + end
        return (int(first), int(whole)) if whole else (int(first),)
    return tuple(year - 1 for year in years) if last else None


def changed_figure(scope: Scope, change: Claim) -> Claim | None:
    """Return the figure that a change is about, as the sentence tells: the nearest before it of the right kind.

    A rate of growth is about a count, points are about a rate, more or fewer of something about that
    something. Where no figure stands before, it is the one that the change led to (增长20%，达到300人).
    None where the sentence counts out several at once (分别), or a figure of another kind is nearer.
    """
    rules, (start, end) = scope.grammar.across.growth, scope.sentence(change)
    if scope.grammar.relations.respectively.find(scope.before(change)):
        return None
    here = [
        claim
        for claim in scope.report.claims
        if claim.at.table is None
        and claim.at.block == change.at.block
        and start <= (claim.at.start or 0) < end
        and claim.role is not Role.CHANGE
    ]
    before = [claim for claim in here if (claim.at.end or 0) <= (change.at.start or 0)]
    if before:
        nearest = max(before, key=lambda claim: claim.at.start or 0)
        return nearest if _fits(nearest, change, rules) else None
    after = [claim for claim in here if (claim.at.start or 0) >= (change.at.end or 0)]
    following = min(after, key=lambda claim: claim.at.start or 0, default=None)
    if following is None or not _fits(following, change, rules):
        return None
    led = scope.grammar.across.reached.find(scope.between(change, following))
    return following if led else None


def _fits(figure: Claim, change: Claim, rules: GrowthRules) -> bool:
    """Tell whether a change can be about a figure, by what each is counted in."""
    if figure.indicator is None:
        return False
    if change.indicator == rules.indicator:
        wanted = {rules.of_counts: False, rules.of_rates: True}.get(change.unit or "")
        return (figure.role is Role.RATE) is wanted
    return change.indicator in {None, figure.indicator} and change.unit == figure.unit
