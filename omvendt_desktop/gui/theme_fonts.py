"""The fonts of the program by name, all in the system's own family."""

from collections.abc import Callable
from tkinter import TclError, font

import ttkbootstrap as ttk

TITLE = "OmvendtTitle"
BRAND = "OmvendtBrand"
HEADING = "OmvendtHeading"
SUBHEADING = "OmvendtSubheading"
BODY = "OmvendtBody"
BODY_BOLD = "OmvendtBodyBold"
SMALL = "OmvendtSmall"
SMALL_BOLD = "OmvendtSmallBold"
DETAIL = "OmvendtDetail"
CAPTION = "OmvendtCaption"
FIGURE = "OmvendtFigure"

_SIZES = {
    TITLE: (28, "bold"),
    BRAND: (20, "bold"),
    HEADING: (17, "bold"),
    SUBHEADING: (15, "bold"),
    BODY: (15, "normal"),
    BODY_BOLD: (15, "bold"),
    SMALL: (14, "normal"),
    SMALL_BOLD: (14, "bold"),
    DETAIL: (13, "normal"),
    CAPTION: (11, "bold"),
    FIGURE: (26, "bold"),
}
_TK_FONTS = {
    "TkDefaultFont": SMALL,
    "TkTextFont": SMALL,
    "TkMenuFont": SMALL,
    "TkHeadingFont": SMALL_BOLD,
    "TkCaptionFont": SMALL,
    "TkTooltipFont": SMALL,
}
_FAMILIES_OF_X11 = ("Inter", "Noto Sans")


def create(root: ttk.App, px: Callable[[float], int]) -> None:
    """Make our named fonts on this root and give Tk's own fonts the same family and size."""
    family = _family_of_system(root)
    for name, (size, weight) in _SIZES.items():
        root.tk.call("font", "create", name, "-family", family, "-size", -px(size), "-weight", weight)
    for name, ours in _TK_FONTS.items():
        size, weight = _SIZES[ours]
        try:
            root.tk.call("font", "configure", name, "-family", family, "-size", -px(size), "-weight", weight)
        except TclError:
            continue


def _family_of_system(root: ttk.App) -> str:
    if root.winsys == "x11":
        for family in _FAMILIES_OF_X11:
            if font.Font(root=root, family=family, size=-15).actual("family") == family:
                return family
    return str(font.nametofont("TkDefaultFont", root=root).actual("family"))
