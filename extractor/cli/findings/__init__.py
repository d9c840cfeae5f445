"""What `extractor check` found, gathered from many files, and the ways to write it down."""
