"""Lets the permissions of files bind root too, who may otherwise read and write everything."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_VERSION = 0x20080522  # capget(2): two sets of thirty-two
_PAST_PERMISSIONS = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of capabilities(7)


@contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    """The path with these permission bits inside the block, and nobody above them; skips where there are none."""
    if os.name == "nt":
        pytest.skip("permissions are another matter here")
    before = path.stat().st_mode
    path.chmod(bits)
    try:
        with _no_root_power():
            yield
    finally:
        path.chmod(before)


@contextmanager
def _no_root_power() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("root may write everywhere here")
    libc = ctypes.CDLL(None, use_errno=True)
    who, sets = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(who, sets) == 0
    power = sets[0]
    sets[0] = power & ~_PAST_PERMISSIONS
    assert libc.capset(who, sets) == 0
    try:
        yield
    finally:
        sets[0] = power
        assert libc.capset(who, sets) == 0
