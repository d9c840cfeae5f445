"""A benchmark of PDF readers on files whose truth is known."""
