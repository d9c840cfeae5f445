"""A benchmark of what is read from scans, on pages whose truth is known."""
