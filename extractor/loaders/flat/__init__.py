"""An extraction as flat tables and back, for every store that knows rows and columns."""
