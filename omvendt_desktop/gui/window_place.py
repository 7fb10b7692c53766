"""Where the window stands and how large it is, from one start to the next."""

import re
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.settings import Settings

SMALLEST = (1024, 700)
USUAL = (1280, 800)

_PLACED = re.compile(r"(\d+)x(\d+)\+(-?\d+)\+(-?\d+)")
_SETTLED_MS = 300


def on_screen(widget: Misc, left: int, above: int, width: int, height: int) -> tuple[int, int]:
    """The place nearest to the one asked for where something so large is whole on what there is of screens."""
    right = widget.winfo_vrootx() + widget.winfo_vrootwidth()
    foot = widget.winfo_vrooty() + widget.winfo_vrootheight()
    return (
        max(widget.winfo_vrootx(), min(left, right - width)),
        max(widget.winfo_vrooty(), min(above, foot - height)),
    )


def fitted(widget: Misc, geometry: str) -> str:
    """The geometry, no larger than what there is of screens and whole on it; '' when it names no place."""
    found = _PLACED.fullmatch(geometry)
    if found is None:
        return ""
    width, height, left, above = map(int, found.groups())
    width, height = min(width, widget.winfo_vrootwidth()), min(height, widget.winfo_vrootheight())
    left, above = on_screen(widget, left, above, width, height)
    return f"{width}x{height}+{left}+{above}"


def fills_screen(root: ttk.App) -> bool:
    """Whether the window is maximised."""
    if root.tk.call("tk", "windowingsystem") == "x11":
        return bool(root.attributes("-zoomed"))
    return root.state() == "zoomed"


class WindowPlace:
    """Knows the size and place the window goes back to, also while it fills the screen."""

    def __init__(self, root: ttk.App, settings: Settings) -> None:
        self._root, self._settings = root, settings
        self._normal, self._zoomed = fitted(root, settings.window), settings.zoomed
        # Tk does not learn where the window manager has put a window that named no place.
        self._known = bool(self._normal)
        root.minsize(*(theme.px(side) for side in SMALLEST))
        self._noting = ""
        asked = root.register(self._note_soon)
        # Asked in Tk's own language, for every widget in the window comes here too.
        root.bind("<Configure>", f'if {{"%W" eq "{root}"}} {{{asked}}}', add="+")

    def show(self) -> None:
        """Show the window where it was last, else at its usual size where the system likes it best."""
        root = self._root
        root.geometry(self._normal or f"{theme.px(USUAL[0])}x{theme.px(USUAL[1])}")
        if not self._zoomed:
            root.deiconify()
        elif root.tk.call("tk", "windowingsystem") == "x11":
            root.attributes("-zoomed", True)
            root.deiconify()
        else:
            root.state("zoomed")

    def keep(self) -> None:
        """Write down where the window is, as it is closed."""
        self._note()
        self._settings.window, self._settings.zoomed = self._normal, self._zoomed

    def _note_soon(self) -> None:
        if self._noting:
            self._root.after_cancel(self._noting)
        self._noting = self._root.after(_SETTLED_MS, self._note)

    def _note(self) -> None:
        self._noting = ""
        if self._root.state() not in ("normal", "zoomed"):
            return
        self._zoomed = fills_screen(self._root)
        if not self._zoomed:
            self._normal = self._geometry()

    def _geometry(self) -> str:
        root, geometry = self._root, self._root.geometry()
        size, left, above = geometry.split("+")
        self._known = self._known or (left, above) != ("0", "0")
        return geometry if self._known else f"{size}+{root.winfo_x()}+{root.winfo_y()}"
