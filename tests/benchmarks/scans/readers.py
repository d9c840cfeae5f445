"""Who reads the scans: ours, plain RapidOCR and tesseract."""

import io
import logging
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from extractor import ReadError, extract
from extractor.model.outline import BlockKind
from tests.benchmarks.scans.score import Reading

__all__ = ["MODES", "Recognise", "missing_tesseract", "rapid", "read_ours", "read_tesseract"]

MODES = (3, 6)
"""How tesseract may part a page: by itself, and as one block of text."""

Recognise = Callable[[Sequence[Image.Image]], Reading]


def read_ours(path: Path) -> Reading:
    """Read a file as a user does; nothing is read where it cannot be."""
    try:
        found = extract(path)
    except ReadError as error:
        logging.getLogger(__name__).warning("%s: %s", path.name, error)
        return Reading(lines=(), has_tables=True)
    blocks = [block.text for block in found.blocks if block.kind is not BlockKind.TABLE]
    rows: list[tuple[str | None, ...]] = []
    for table in found.tables:
        merged = set(table.merged)
        rows.extend(
            tuple(None if (at, n) in merged else text for n, text in enumerate(row))
            for at, row in enumerate(table.rows)
        )
    headers = tuple(table.header for table in found.tables)
    return Reading(tuple(blocks), headers, tuple(rows), has_tables=True)


def rapid(threads: int) -> Recognise:
    """Return plain RapidOCR, its models loaded, with so many threads."""
    from rapidocr import RapidOCR  # noqa: PLC0415

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    settings: Mapping[str, Any] = {
        "Global.log_level": "error",
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
    }
    engine: Any = RapidOCR(params=dict(settings))  # what it returns goes by how it is called

    def recognise(pages: Sequence[Image.Image]) -> Reading:
        lines: list[str] = []
        for page in pages:
            found = engine(np.asarray(page.convert("RGB"))[:, :, ::-1].copy())
            lines.extend(found.txts or ())
        return Reading(tuple(lines))

    return recognise


def missing_tesseract() -> str | None:
    """Say why tesseract cannot read here; None where it can."""
    if (program := shutil.which("tesseract")) is None:
        return "no tesseract (Debian: tesseract-ocr tesseract-ocr-chi-sim)"
    told = subprocess.run(
        (program, "--list-langs"), capture_output=True, text=True, check=False
    ).stdout
    return None if "chi_sim" in told.split() else "tesseract has no chi_sim"


def read_tesseract(pages: Sequence[Image.Image], mode: int, dpi: int) -> Reading:
    """Read pages with tesseract, chi_sim, in one of its modes."""
    lines: list[str] = []
    for page in pages:
        data = io.BytesIO()
        page.save(data, "PNG", compress_level=1)
        command = (
            *("tesseract", "-", "-", "-l", "chi_sim"),
            *("--psm", str(mode), "--dpi", str(dpi)),
        )
        told = subprocess.run(command, input=data.getvalue(), capture_output=True, check=True)
        lines.extend(told.stdout.decode().splitlines())
    return Reading(tuple(line for line in lines if line.strip()))
