"""Hold the rules against their own examples."""

from extractor.evaluation.examples import ExampleFailure, check_examples

__all__ = ["ExampleFailure", "check_examples"]
