"""A disk with little room, and what a workbook leaves on it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def full_disk(at: int) -> Iterator[None]:
    """No file can grow beyond so many bytes, as on a disk that is full; only systems with limits can do this."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (at, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def rows_left_behind() -> Iterator[list[Path]]:
    """The files put in the folder for passing files and still there at the end of the block."""
    left: list[Path] = []
    usual = tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        try:
            yield left
        finally:
            tempfile.tempdir = usual
            left += sorted(Path(folder).iterdir())
