"""The ttk styles of the program: flat buttons, thin borders, labels for every weight of text."""

import tkinter.ttk
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme_fonts as fonts
from omvendt_desktop.gui.theme_colours import DARK, LIGHT, Colours

NAME = "omvendt"

Px = Callable[[float], int]

_LABELS = {
    "Title.TLabel": (fonts.TITLE, "text"),
    "Large.TLabel": (fonts.BRAND, "text"),
    "Heading.TLabel": (fonts.HEADING, "text"),
    "Subheading.TLabel": (fonts.SUBHEADING, "text"),
    "Body.TLabel": (fonts.BODY, "text"),
    "Bold.TLabel": (fonts.BODY_BOLD, "text"),
    "Small.TLabel": (fonts.SMALL, "text"),
    "SmallBold.TLabel": (fonts.SMALL_BOLD, "text"),
    "Muted.TLabel": (fonts.SMALL, "muted"),
    "MutedBody.TLabel": (fonts.BODY, "muted"),
    "Caption.TLabel": (fonts.CAPTION, "muted"),
    "Figure.TLabel": (fonts.FIGURE, "text"),
    "Good.TLabel": (fonts.SMALL, "good_text"),
    "Warning.TLabel": (fonts.SMALL, "warning_text"),
    "Danger.TLabel": (fonts.SMALL, "danger_text"),
    "Info.TLabel": (fonts.SMALL, "info_text"),
    "Link.TLabel": (fonts.SMALL, "accent"),
    "Hint.TLabel": (fonts.SMALL, "muted"),
}


def family() -> ttk.Theme:
    """Our theme for ttkbootstrap; what it draws itself (lists, calendars, toggles) follows these colours."""
    return ttk.Theme(
        name=NAME,
        primary="#3b74ad",
        success="#35a07b",
        info="#3b74ad",
        warning="#c27c1a",
        danger="#d04a5a",
        neutral="#8b97a5",
        light={"background": LIGHT.background, "foreground": LIGHT.text},
        dark={"background": DARK.background, "foreground": DARK.text},
    )


def build(style: ttk.Style, colours: Colours, px: Px) -> None:
    """Make our styles in the theme in use; ttk keeps styles per theme, so a switch builds them anew."""
    # ttkbootstrap leaves this colour empty, which Tk reports as an error each time a ticked box has the focus.
    tkinter.ttk.Style.configure(style, ".", focuscolor=colours.focus)
    _labels(style, colours)
    _frames(style, colours)
    _buttons(style, colours, px)
    _fields(style, colours, px)
    _scrollbars(style, colours, px)
    _rings(style, colours)


def _put(style: ttk.Style, name: str, **options: Any) -> None:
    # ttkbootstrap's own configure would first draw its recipe of the same name, images and all.
    tkinter.ttk.Style.configure(style, name, **options)
    ttk.register_style(style, name)


def _labels(style: ttk.Style, colours: Colours) -> None:
    for name, (font, colour) in _LABELS.items():
        _put(style, name, font=font, foreground=getattr(colours, colour), background=colours.background, borderwidth=0)
    _put(style, "TLabel", font=fonts.SMALL, foreground=colours.text, background=colours.background, borderwidth=0)
    _put(style, "Hint.TLabel", background=colours.field)
    style.map("TLabel", foreground=[("disabled", colours.muted)])
    style.map("Link.TLabel", foreground=[("active", colours.primary_hover if colours is LIGHT else colours.text)])


def _frames(style: ttk.Style, colours: Colours) -> None:
    _put(style, "TFrame", background=colours.background)
    _put(style, "Sidebar.TFrame", background=colours.sidebar)
    _put(style, "Line.TFrame", background=colours.line)
    _put(
        style,
        "Card.TFrame",
        background=colours.surface,
        bordercolor=colours.line,
        lightcolor=colours.surface,
        darkcolor=colours.surface,
        relief="raised",
        borderwidth=1,
    )


@dataclass(frozen=True)
class _Look:
    """The colours of a button; `ring` shows that it has the focus."""

    fill: str
    words: str
    edge: str
    hover: str
    ring: str


def _looks(colours: Colours) -> dict[str, _Look]:
    clear = colours.background
    return {
        "TButton": _Look(clear, colours.text, colours.line, colours.hover, colours.focus),
        "Quiet.TButton": _Look(clear, colours.text, colours.line, colours.hover, colours.focus),
        "Primary.TButton": _Look(
            colours.primary, colours.on_primary, colours.primary, colours.primary_hover, colours.on_primary
        ),
        "Danger.TButton": _Look(
            colours.danger_fill, colours.on_danger, colours.danger_fill, colours.danger_fill, colours.on_danger
        ),
        "Main.TButton": _Look(
            colours.primary, colours.on_primary, colours.primary, colours.primary_hover, colours.on_primary
        ),
        "Flat.TButton": _Look(clear, colours.text, clear, colours.hover, colours.focus),
        "Link.TButton": _Look(clear, colours.accent, clear, clear, colours.focus),
        "MutedLink.TButton": _Look(clear, colours.muted, clear, clear, colours.focus),
        "SearchBox.TButton": _Look(colours.field, colours.muted, colours.line, colours.field, colours.focus),
    }


def _buttons(style: ttk.Style, colours: Colours, px: Px) -> None:
    inside = [("Button.padding", {"sticky": "nswe", "children": [("Button.label", {"sticky": "nswe"})]})]
    for name, look in _looks(colours).items():
        _button(style, name, look, px)
        style.layout(name, [("Button.border", {"sticky": "nswe", "border": "1", "children": inside})])
    _put(style, "Main.TButton", font=fonts.BODY, padding=(px(10), px(4)))
    for name in ("Link.TButton", "MutedLink.TButton"):
        _put(style, name, anchor="w", padding=(0, px(2)))
    _put(style, "SearchBox.TButton", anchor="w", width=29, padding=(px(11), px(6)))
    style.map("Link.TButton", foreground=[("disabled", colours.muted), ("active", colours.text)])


def _button(style: ttk.Style, name: str, look: _Look, px: Px) -> None:
    _put(
        style,
        name,
        font=fonts.SMALL,
        background=look.fill,
        foreground=look.words,
        bordercolor=look.edge,
        lightcolor=look.fill,
        darkcolor=look.fill,
        relief="raised",
        borderwidth=1,
        anchor="center",
        padding=(px(11), px(6)),
    )
    around = look.edge if look.ring == look.words else look.ring
    style.map(
        name,
        background=[("disabled", look.fill), ("pressed", look.hover), ("active", look.hover)],
        foreground=[("disabled", _faded(look.words, look.fill))],
        bordercolor=[("focus", around), ("active", look.edge)],
        lightcolor=[("focus", look.ring), ("active", look.hover)],
        darkcolor=[("focus", look.ring), ("active", look.hover)],
    )


def _fields(style: ttk.Style, colours: Colours, px: Px) -> None:
    for name, edge in (("TEntry", colours.edge), ("Problem.TEntry", colours.danger), ("Search.TEntry", colours.edge)):
        _put(
            style,
            name,
            fieldbackground=colours.field,
            foreground=colours.text,
            insertcolor=colours.text,
            selectbackground=colours.primary,
            selectforeground=colours.on_primary,
            bordercolor=edge,
            lightcolor=colours.field,
            darkcolor=colours.field,
            padding=(px(8), px(5)),
        )
        style.map(
            name,
            bordercolor=[("focus", colours.danger if name.startswith("Problem") else colours.focus)],
            lightcolor=[("focus", colours.danger if name.startswith("Problem") else colours.focus)],
            foreground=[("disabled", colours.muted)],
            fieldbackground=[("disabled", colours.background)],
        )
    for name in ("TCombobox", "Problem.TCombobox"):
        _combobox(style, name, colours, px)


def _combobox(style: ttk.Style, name: str, colours: Colours, px: Px) -> None:
    edge, focus = (colours.danger,) * 2 if name.startswith("Problem") else (colours.edge, colours.focus)
    _put(
        style,
        name,
        fieldbackground=colours.field,
        background=colours.field,
        foreground=colours.text,
        arrowcolor=colours.muted,
        arrowsize=px(13),
        insertcolor=colours.text,
        selectbackground=colours.field,
        selectforeground=colours.text,
        bordercolor=edge,
        lightcolor=colours.field,
        darkcolor=colours.field,
        padding=(px(8), px(5)),
    )
    style.map(
        name,
        bordercolor=[("focus", focus)],
        lightcolor=[("focus", focus)],
        darkcolor=[("focus", focus)],
        foreground=[("disabled", colours.muted)],
        fieldbackground=[("disabled", colours.background)],
    )


def _scrollbars(style: ttk.Style, colours: Colours, px: Px) -> None:
    for name, side in (("Thin.Vertical.TScrollbar", "ns"), ("Thin.Horizontal.TScrollbar", "we")):
        upright = "Vertical" if side == "ns" else "Horizontal"
        _put(
            style,
            name,
            troughcolor=colours.background,
            background=colours.line,
            bordercolor=colours.background,
            lightcolor=colours.line,
            darkcolor=colours.line,
            arrowsize=px(9),
            width=px(9),
            gripcount=0,
            borderwidth=0,
            relief="flat",
        )
        style.map(name, background=[("active", colours.edge), ("pressed", colours.edge)])
        thumb = (f"{upright}.Scrollbar.thumb", {"expand": "1", "sticky": "nswe"})
        style.layout(name, [(f"{upright}.Scrollbar.trough", {"sticky": side, "children": [thumb]})])


def _rings(style: ttk.Style, colours: Colours) -> None:
    """A thin line around the words of a box or a round button that has the focus, where clam draws dots."""
    for name in ("Radiobutton", "Checkbutton"):
        if f"{name}.focus" not in style.element_names():
            style.element_create(f"{name}.focus", "from", "clam", "border")
        clear = dict.fromkeys(("bordercolor", "lightcolor", "darkcolor"), colours.background)
        tkinter.ttk.Style.configure(style, f"T{name}", relief="raised", borderwidth=1, **clear)
        tkinter.ttk.Style.map(style, f"T{name}", bordercolor=[("focus", colours.focus)])


def _faded(words: str, fill: str) -> str:
    return "#" + "".join(f"{(int(words[at : at + 2], 16) + int(fill[at : at + 2], 16)) // 2:02x}" for at in (1, 3, 5))
