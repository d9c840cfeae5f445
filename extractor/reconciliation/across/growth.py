"""`growth`: what is said to have grown or fallen since another year, held against the report of that year."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.reconciliation.across.arithmetic import Reckoning
from extractor.reconciliation.across.changes import Change
from extractor.reconciliation.across.drafts import Draft, Figured, located
from extractor.reconciliation.across.filing import Filing
from extractor.reconciliation.across.reasons import growth_hints
from extractor.reconciliation.across.shelf import Shelf
from extractor.reconciliation.across.stated import Spot, Stated, firm
from extractor.reconciliation.across.wording import called, dated, span
from extractor.reconciliation.results import NOTHING, PENDING, STRUCTURE, joined

__all__ = ["NO_REPORT", "RULE", "check_growth"]

RULE = "growth"
NO_REPORT = "no report of the other year"


def check_growth(shelf: Shelf, grammar: Grammar) -> Iterator[Draft]:
    """Yield what becomes of each change against another year in the reports that count."""
    for filing in shelf.telling:
        for change in filing.changes:
            found = shelf.of(filing.issuer, change.base) if filing.issuer else ()
            bases = tuple(base for base in found if base.subjects == filing.subjects)
            yield _Case(filing, change, bases, grammar).draft()


@dataclass(frozen=True)
class _Case:
    """A change in a report, and the reports of the same issuer for the other year."""

    filing: Filing
    change: Change
    bases: tuple[Filing, ...]
    grammar: Grammar

    def draft(self) -> Draft:
        """Return what comes of it: a disagreement only where both figures are certain without it."""
        now = self.change.about
        if not self.bases:
            return self._unmade(NO_REPORT, _NO_REPORT)
        if now is None:
            return self._unmade(STRUCTURE, _UNCLEAR)
        figures = self._figures(now)
        reckonings = [
            (base, Reckoning(self.change, now, figure, self.grammar.across.growth))
            for base, figure in figures
            if figure.value > 0
        ]
        if not reckonings:
            return self._unmade(NOTHING, _NOT_STATED)
        for base, reckoning in reckonings:
            if reckoning.agrees:
                return self._made(base, reckoning, Verdict.CONSISTENT)
        certain = firm(figure for _, figure in figures)
        if not certain or not self._is_certain(now):
            return self._unmade(STRUCTURE, _SEVERAL)
        base, reckoning = next(pair for pair in reckonings if pair[1].base in certain)
        is_pending = now.is_pending or reckoning.base.is_pending
        return self._made(
            base, reckoning, Verdict.UNCERTAIN if is_pending else Verdict.INCONSISTENT
        )

    def _figures(self, now: Stated) -> list[tuple[Filing, Stated]]:
        """Return the figures of the other year that are of the same thing in the same unit."""
        return [
            (base, figure)
            for base in self.bases
            for figure in base.stated
            if (figure.indicator, figure.about, figure.unit) == (now.indicator, now.about, now.unit)
        ]

    def _is_certain(self, now: Stated) -> bool:
        """Tell whether the figure that changed is the one that the report gives for the whole."""
        alike = [
            figure
            for figure in self.filing.stated
            if (figure.indicator, figure.about) == (now.indicator, now.about)
        ]
        return any(figure.value == now.value for figure in firm(alike))

    def _made(self, base: Filing, reckoning: Reckoning, verdict: Verdict) -> Draft:
        now = reckoning.now
        is_right = verdict is Verdict.CONSISTENT
        end = _AGREES if is_right else _DISAGREES
        sites = (self._site(), located(self.filing, now), located(base, reckoning.base))
        return Draft(
            rule=RULE,
            verdict=verdict,
            issuer=self.filing.info.issuer,
            years=self.filing.years,
            stated=self.change.claim.value,
            computed=reckoning.computed,
            equation=reckoning.equation,
            sites=sites,
            labels=(now.indicator, *(name for _, name in now.about), *map(str, self.change.base)),
            reason=PENDING if verdict is Verdict.UNCERTAIN else None,
            hints=() if is_right else growth_hints(reckoning, self.filing, base, self.grammar),
            message=joined(self._told(now), _with(end, equation=reckoning.equation)),
        )

    def _unmade(self, reason: str, why: Message) -> Draft:
        change = self.change
        indicator = change.about.indicator if change.about else change.claim.indicator or ""
        return Draft(
            rule=RULE,
            verdict=Verdict.NOT_ASSESSABLE,
            issuer=self.filing.info.issuer,
            years=self.filing.years,
            stated=change.claim.value,
            sites=(self._site(), *(Figured(base) for base in self.bases)),
            labels=(indicator, *map(str, change.base)),
            reason=reason,
            message=joined(self._told(change.about), _with(why, years=span(change.base))),
        )

    def _site(self) -> Figured:
        claim = self.change.claim
        return Figured(self.filing, claim.id, Spot.of(claim.at))

    def _told(self, now: Stated | None) -> Message:
        """Return whose change of what against when it is."""
        who, since = dated(self.filing), span(self.change.base)
        what = called(now.indicator, self.grammar) if now else Message(zh="", en="figure")
        names = " ".join(name for _, name in now.about) if now else ""
        text = self.change.claim.text
        fall = self.change.falls
        return Message(
            zh=f"{who.zh}：{names}{what.zh}较 {since} 年{'减少' if fall else '增加'} {text}；",
            en=f"{who.en}: {' '.join(filter(None, (names, what.en)))} "
            f"{'down' if fall else 'up'} {text} on {since};",
        )


_NO_REPORT = Message(
    zh="没有该单位 {years} 年的报告。", en="there is no report of {years} to compare with."
)
_UNCLEAR = Message(
    zh="句中没有写明是哪个数的变化。", en="the sentence does not say which figure changed."
)
_NOT_STATED = Message(
    zh="{years} 年的报告没有给出同一个数。", en="the report of {years} does not give that figure."
)
_SEVERAL = Message(
    zh="两份报告中有不止一个这样的数，无法确定所指。",
    en="the reports give more than one such figure, and it is not certain which is meant.",
)
_AGREES = Message(zh="{equation}，一致。", en="{equation}, as stated.")
_DISAGREES = Message(zh="按两年报告为 {equation}。", en="by the two reports it is {equation}.")


def _with(message: Message, **parts: str) -> Message:
    """Return a message with its parts in place."""
    return Message(zh=message.zh.format(**parts), en=message.en.format(**parts))
