"""Ask of a line what its words and marks say: a sentence's end, a caption, a date, a note."""

from extractor.grammar import Grammar

__all__ = ["Wording"]


class Wording:
    """The rules of `headings.toml` as questions about a line."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the rules of `grammar`."""
        self.rules = grammar.headings
        self.limits = grammar.headings.limits
        self.full_stops = set(self.rules.inner_stop) - set(self.rules.item_stop)
        self.colons = set(self.rules.colons)
        self._identity = grammar.identity

    def is_numbered_caption(self, text: str) -> bool:
        """Return whether a line begins as a caption with a number does (表1 …)."""
        return bool(self.rules.caption.find(text))

    def ends_as_caption(self, text: str) -> bool:
        """Return whether a line ends as a table's name does (…一览表)."""
        return bool(self.rules.caption_end.find(text))

    def ends_as_title(self, text: str) -> bool:
        """Return whether a line ends as a report's title does (…工作总结)."""
        return bool(self.rules.title_end.find(text))

    def goes_on_with_title(self, text: str) -> bool:
        """Return whether a line under a title belongs to it, year or version in brackets."""
        return bool(self.rules.title_rest.find(text)) and not self.is_date(text)

    def is_continued(self, text: str) -> bool:
        """Return whether a line says that a table goes on (续表)."""
        return bool(self.rules.continued.find(text))

    def is_unit_note(self, text: str) -> bool:
        """Return whether a line says the unit of a table (单位：人)."""
        return bool(self.rules.unit_note.find(text))

    def is_note(self, text: str) -> bool:
        """Return whether a line begins as a note does (注：…)."""
        return bool(self.rules.note.find(text))

    def is_date(self, text: str) -> bool:
        """Return whether a line is a date and nothing else."""
        return bool(self.rules.date_line.find(text))

    def is_page_number(self, text: str) -> bool:
        """Return whether a line is a page number and nothing else."""
        return bool(self.rules.page_number.find(text))

    def is_contents(self, text: str) -> bool:
        """Return whether a line belongs to a table of contents."""
        return bool(self.rules.contents.find(text))

    def is_contents_title(self, text: str) -> bool:
        """Return whether a line stands over a table of contents."""
        return bool(self.rules.contents_title.find(text))

    def is_issuer(self, text: str) -> bool:
        """Return whether a line is the name of an organisation and nothing else."""
        return bool(self._identity.issuer.line.find(text))

    def is_document_number(self, text: str) -> bool:
        """Return whether a line is a document number and nothing else (教职所〔2020〕21号)."""
        return bool(self._identity.citation.compiled.fullmatch(text))

    def is_label(self, text: str) -> bool:
        """Return whether a line on a cover is no title: an issuer, a date, 签发人：…, 目录."""
        return (
            self.is_issuer(text)
            or self.is_date(text)
            or self.is_document_number(text)
            or self.is_contents_title(text)
            or bool(self.rules.letterhead.find(text))
        )

    def is_lone_heading(self, text: str) -> bool:
        """Return whether a line is a heading by its words alone (前言)."""
        return bool(self.rules.lone_heading.find(text))

    def ends_sentence(self, text: str) -> bool:
        """Return whether `text` ends with a full stop or the like, closing quotes aside."""
        return text.rstrip(self.rules.closing_quotes + " ")[-1:] in set(self.rules.sentence_end)

    def ends_clause(self, text: str) -> bool:
        """Return whether `text` ends with a comma: the sentence surely goes on."""
        return text[-1:] in set(self.rules.clause_break + self.rules.word_break)

    def is_question(self, text: str) -> bool:
        """Return whether `text` ends with a question mark."""
        return text[-1:] in set(self.rules.question)

    def has_inner_stop(self, text: str) -> bool:
        """Return whether a sentence ends before the end of `text`."""
        return any(mark in text[:-1] for mark in self.rules.inner_stop)

    def has_clauses(self, text: str) -> bool:
        """Return whether a comma stands in `text` (、 joins words and is none)."""
        return any(mark in text for mark in self.rules.clause_break)

    def is_sentence(self, text: str) -> bool:
        """Return whether `text` is running text: it ends a sentence, or holds the end of one."""
        return self.ends_sentence(text) or self.ends_clause(text) or self.has_inner_stop(text)
