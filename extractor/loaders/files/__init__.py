"""Results as files: JSON, JSON Lines, CSV, XLSX, Parquet, and what to call the files of many reports."""

from extractor.loaders.files.json_files import write_json
from extractor.loaders.files.naming import output_names

__all__ = ["output_names", "write_json"]
