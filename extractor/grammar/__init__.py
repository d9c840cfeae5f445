"""Rules and catalogues as data: what they may say, where they are read from."""

from extractor.grammar.loader import Grammar, grammars_folder, load_grammar, load_numerals

__all__ = ["Grammar", "grammars_folder", "load_grammar", "load_numerals"]
