"""Chinese text, free of documents: normal forms, numerals, dates. Tables of words come as arguments."""
