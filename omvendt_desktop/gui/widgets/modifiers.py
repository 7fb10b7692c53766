"""Which keys are held down with a click or another key; the bits differ from system to system."""

from tkinter import Event

_SHIFT, _CONTROL, _FIRST, _ALT_ON_WINDOWS = 0x1, 0x4, 0x8, 0x20000


def extends(event: Event) -> bool:
    """Whether Shift is held."""
    return bool(int(event.state) & _SHIFT)


def adds(event: Event) -> bool:
    """Whether Ctrl is held, or Command on a Mac."""
    return bool(int(event.state) & (_CONTROL | (_FIRST if _system(event) == "aqua" else 0)))


def commands(event: Event) -> bool:
    """Whether the key is a command rather than a letter: Ctrl, Alt or Command is held."""
    # On Windows the first modifier is Num Lock, which is nearly always on.
    others = _ALT_ON_WINDOWS if _system(event) == "win32" else _FIRST
    return bool(int(event.state) & (_CONTROL | others))


def _system(event: Event) -> str:
    return str(event.widget.tk.call("tk", "windowingsystem"))
