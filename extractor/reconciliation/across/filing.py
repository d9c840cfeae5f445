"""A report as it was handed in, reduced to what the comparisons need: thousands are held at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from extractor.grammar.loader import Grammar
from extractor.grammar.schema import AcrossRules
from extractor.model.extraction import Extraction
from extractor.model.outline import Block, BlockKind
from extractor.model.record import Report, ReportInfo
from extractor.reconciliation.across.changes import Change, read_changes
from extractor.reconciliation.across.content import Content, condense
from extractor.reconciliation.across.issuers import Issuer, is_bare, read_issuer
from extractor.reconciliation.across.listings import Listing, read_listings
from extractor.reconciliation.across.scope import Scope
from extractor.reconciliation.across.shares import Shares, read_shares
from extractor.reconciliation.across.stated import Stated, stated_figures
from extractor.text.normalise import fold

__all__ = ["Filing", "file_report"]


@dataclass(frozen=True, slots=True)
class Filing:
    """One report among many.

    Attributes:
        id: what tells it from all others.
        files: where it lies; two files of the same bytes are one report.
        issuer: whose it is; None where it does not say.
        revision: its number among the versions of one report, 0 where nothing marks it.
        subjects: the certificates that its title is about; empty where it is about all.
        certificates: those that it speaks of.
        schools: those that its text names, where its issuer may be a department that does not say whose.
    """

    id: str
    files: tuple[str, ...]
    info: ReportInfo
    issuer: Issuer | None
    content: Content
    revision: int = 0
    subjects: frozenset[str] = frozenset()
    certificates: frozenset[str] = frozenset()
    schools: frozenset[str] = frozenset()
    stated: tuple[Stated, ...] = ()
    changes: tuple[Change, ...] = ()
    listings: tuple[Listing, ...] = ()
    shares: Shares = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The file that stands for all of its files."""
        return min(self.files, default=self.id)

    @property
    def name(self) -> str:
        """What messages call it: that file's name, its folder left aside."""
        return PurePath(self.file).name

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it is about, in order."""
        return tuple(sorted(self.info.years))


def file_report(
    extraction: Extraction, *, identifier: str, files: Sequence[str], grammar: Grammar
) -> Filing:
    """Return a report as one among many."""
    info, issuer = extraction.report, read_issuer(extraction.report.issuer, grammar)
    scope, years = Scope(_report(extraction), issuer, grammar), tuple(sorted(info.years))
    stated = stated_figures(scope, years)
    dimensions = (claim.dimensions.get("certificate") for claim in extraction.claims)
    return Filing(
        id=identifier,
        files=tuple(sorted(files)),
        info=info,
        issuer=issuer,
        content=condense(extraction, grammar.across.copies.shingle),
        revision=_revision(
            (info.title or "", PurePath(extraction.source.name).stem), grammar.across
        ),
        subjects=scope.certificates_in(info.title or ""),
        certificates=frozenset(filter(None, dimensions)),
        schools=_schools(extraction.blocks, grammar.across)
        if is_bare(issuer, grammar)
        else frozenset(),
        stated=stated,
        changes=tuple(read_changes(scope, years, stated)),
        listings=read_listings(scope, years),
        shares=read_shares(scope, years, stated),
    )


def _report(extraction: Extraction) -> Report:
    """Return an extraction as the checks see a report."""
    return Report(
        source=extraction.source,
        info=extraction.report,
        blocks=extraction.blocks,
        sections=extraction.sections,
        tables=extraction.tables,
        records=extraction.records,
        claims=extraction.claims,
    )


def _revision(names: Sequence[str], rules: AcrossRules) -> int:
    """Return the number of a version (v2, 第3稿), 1 for one that is only called revised."""
    found = [match for name in names for match in rules.revised.compiled.finditer(fold(name))]
    return max((int(match["number"] or match["draft"] or 1) for match in found), default=0)


def _schools(blocks: Sequence[Block], rules: AcrossRules) -> frozenset[str]:
    texts = (fold(block.text) for block in blocks if block.kind is not BlockKind.FURNITURE)
    return frozenset(name for text in texts for name in rules.school_name.compiled.findall(text))
