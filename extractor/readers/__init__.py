"""Read a file of any known format into a `Document`."""
