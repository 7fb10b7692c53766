"""Lets Python look for unused objects when it disturbs nobody: not during work, and at length only in pauses."""

import gc
from tkinter import Misc

_EVERY_MS, _PAUSE_MS = 5000, 1000
# Python looks through everything after ten rounds among the younger objects. With thousands of rows that takes as long
# as a gesture may take in all, so no number of rounds brings it about by itself.
_ROUNDS, _NEVER = 10, 1_000_000_000

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


def at_length_in_pauses(root: Misc) -> None:
    """From now on look through everything only when nobody has typed or clicked for a moment."""
    gc.set_threshold(*gc.get_threshold()[:2], _NEVER)
    root.after(_EVERY_MS, lambda: _look(root))


def _look(root: Misc) -> None:
    # Where the system cannot tell, it says -1.
    quiet = int(root.tk.call("tk", "inactive"))
    if gc.isenabled() and gc.get_count()[2] >= _ROUNDS and not 0 <= quiet < _PAUSE_MS:
        gc.collect()
    root.after(_EVERY_MS, lambda: _look(root))
