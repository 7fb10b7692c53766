"""Keeps Python from looking for unused objects for a while, however many ask for it at once."""

import gc

_holders: set[object] = set()


def hold(holder: object) -> None:
    """Look for none until this holder lets go."""
    _holders.add(holder)
    gc.disable()


def release(holder: object) -> None:
    """Look again once nobody else holds."""
    _holders.discard(holder)
    if not _holders:
        gc.enable()
