"""The stages of reading prose as spaCy components: each adds a span group, which the next reads.

    nlp = spacy.blank("zh")
    nlp.add_pipe("extractor_figures")    # doc.spans["exclusions"], doc.spans["figures"]; span._.quantity
    nlp.add_pipe("extractor_entities")   # doc.spans["entities"]; label: the kind, kb_id: the normal form
    nlp.add_pipe("extractor_claims")     # doc.spans["claims"]; label: the indicator; span._.claim

A component of somebody else may stand between them and add to the groups, or take away. spaCy finds the
factories by their entry points, so nothing of ours has to be imported first.
"""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.grammar import Grammar, load_grammar
from extractor.matching.entities import EntityFinder
from extractor.matching.figures import Numbers, NumbersFinder
from extractor.matching.prose.characters import text_of
from extractor.matching.prose.statements import StatementReader
from extractor.model.mention import EntityKind, EntityMention, QuantityMention

__all__ = [
    "COMPONENTS",
    "ClaimsComponent",
    "EntitiesComponent",
    "FiguresComponent",
    "make_claims",
    "make_entities",
    "make_figures",
]

COMPONENTS = ("extractor_figures", "extractor_entities", "extractor_claims")
"""The factories in the order in which they run."""

_CONFIG = {"grammar": "pilot", "folder": None}
"""The name of the grammar, and the user's folder that holds it."""

FIGURE = "figure"
"""The label of a claim whose indicator the grammar does not know."""


Span.set_extension("quantity", default=None, force=True)
Span.set_extension("claim", default=None, force=True)
Doc.set_extension("numbers", default=None, force=True)
Doc.set_extension("breakdowns", default=(), force=True)
Doc.set_extension("counted", default=(), force=True)
Doc.set_extension("changes", default=(), force=True)
Doc.set_extension("block", default=0, force=True)
Doc.set_extension("heading", default="", force=True)


@Language.factory("extractor_figures", assigns=["doc.spans"], default_config=_CONFIG)
def make_figures(nlp: Language, name: str, grammar: str, folder: str | None) -> "FiguresComponent":
    """Return the component that marks figures."""
    return FiguresComponent(_grammar(grammar, folder))


@Language.factory("extractor_entities", assigns=["doc.spans"], default_config=_CONFIG)
def make_entities(
    nlp: Language, name: str, grammar: str, folder: str | None
) -> "EntitiesComponent":
    """Return the component that marks names."""
    return EntitiesComponent(_grammar(grammar, folder))


@Language.factory(
    "extractor_claims", requires=["doc.spans"], assigns=["doc.spans"], default_config=_CONFIG
)
def make_claims(nlp: Language, name: str, grammar: str, folder: str | None) -> "ClaimsComponent":
    """Return the component that leads figures to what they count."""
    return ClaimsComponent(_grammar(grammar, folder))


def _grammar(name: str, folder: str | None) -> Grammar:
    return load_grammar(name, folder=Path(folder) if folder else None)


class FiguresComponent:
    """Marks what holds a number: figures, and what is no figure."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the grammar whose figures are read."""
        self._finder = NumbersFinder(grammar)

    def __call__(self, doc: Doc) -> Doc:
        """Add the groups `exclusions` (label: the rule) and `figures` (`span._.quantity`)."""
        numbers: Numbers = doc._.numbers or self._finder.find(text_of(doc))
        doc.spans["exclusions"] = [
            _span(doc, found.start, found.end, found.rule) for found in numbers.exclusions
        ]
        figures = []
        for mention in numbers.figures:
            span = _span(doc, mention.start, mention.end, FIGURE)
            span._.quantity = mention
            figures.append(span)
        doc.spans["figures"] = figures
        return doc


class EntitiesComponent:
    """Marks names: certificates, majors, levels, schools, batches, modes."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the grammar whose names are found."""
        self._finder = EntityFinder(grammar)

    def __call__(self, doc: Doc) -> Doc:
        """Add the group `entities` (label: the kind, kb_id: the normal form)."""
        doc.spans["entities"] = [
            _span(doc, found.start, found.end, found.kind.value, found.name)
            for found in self._finder.find(text_of(doc))
        ]
        return doc


class ClaimsComponent:
    """Leads each figure to what it counts, by the groups `figures` and `entities`."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the grammar whose indicators are looked for."""
        self._reader = StatementReader(grammar)

    def __call__(self, doc: Doc) -> Doc:
        """Add the group `claims` (label: the indicator; `span._.claim`) and `doc._.breakdowns`, `doc._.counted`, `doc._.changes`."""
        figures: list[QuantityMention] = [span._.quantity for span in doc.spans["figures"]]
        entities = [_entity(span) for span in doc.spans["entities"]] if figures else []
        excluded = [(span.start_char, span.end_char) for span in doc.spans["exclusions"]]
        known = doc._
        statements = self._reader.read(
            text_of(doc),
            figures,
            entities,
            heading=known.heading,
            excluded=excluded,
            block=known.block,
        )
        known.breakdowns = statements.breakdowns
        known.counted = statements.counted
        known.changes = statements.changes
        claims = []
        for claim in statements.figures:
            span = _span(doc, claim.start, claim.end, claim.indicator or FIGURE)
            span._.claim = claim
            claims.append(span)
        doc.spans["claims"] = claims
        return doc


def _span(doc: Doc, start: int, end: int, label: str, name: str = "") -> Span:
    span = doc.char_span(start, end, label=label, kb_id=name, alignment_mode="expand")
    if span is None:  # every character but white space is a token of its own
        message = f"no characters {start} to {end} in a text of {len(doc.text)}"
        raise IndexError(message)
    return span


def _entity(span: Span) -> EntityMention:
    return EntityMention(
        span.start_char, span.end_char, EntityKind(span.label_), span.kb_id_ or span.text
    )
