"""Structured records from Chinese work reports, and where a report disagrees with itself."""
