"""Hold the rules against their own examples."""

from extractor.evaluation.examples import ExampleFailure, ExampleReport, check_examples

__all__ = ["ExampleFailure", "ExampleReport", "check_examples"]
