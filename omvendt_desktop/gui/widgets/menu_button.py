"""Menus made from lists of items: dropped down from a button or opened by a right click."""

from collections.abc import Callable, Sequence
from tkinter import Event, Misc
from typing import NamedTuple

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme


class MenuItem(NamedTuple):
    """One line of a menu; `shortcut` is shown, not bound. `checked` None means it is not a choice."""

    text: str
    run: Callable[[], object]
    shortcut: str = ""
    enabled: bool = True
    checked: bool | None = None
    danger: bool = False


SEPARATOR = None

Items = Sequence[MenuItem | None]

# A menu must outlive its closing, because Tk runs the command after that; so the next one removes it.
_posted: list[ttk.Menu] = []


def make_menu(parent: Misc, items: Items) -> ttk.Menu:
    """A menu with these items; None is a line between two groups."""
    colours = theme.colours()
    menu = ttk.Menu(parent, tearoff=False)
    menu.configure(
        font=theme.SMALL, activebackground=colours.selected, activeforeground=colours.text, activeborderwidth=0
    )
    for item in items:
        if item is None:
            menu.add_separator()
        else:
            _add(menu, item, colours)
    return menu


def post_menu(widget: Misc, items: Items, x: int, y: int) -> ttk.Menu | None:
    """Open a menu at the point (x, y) of the screen; returns it, or None when there is nothing to show."""
    if not items:
        return None
    while _posted:
        _posted.pop().destroy()
    menu = make_menu(widget, items)
    _posted.append(menu)
    menu.update_idletasks()  # it knows its width from here on
    menu.tk_popup(_within(widget.winfo_toplevel(), x, menu.winfo_reqwidth()), y)
    return menu


def _within(window: Misc, x: int, wide: int) -> int:
    """Where something this wide begins so that it does not stand out at the right of its window."""
    left = window.winfo_rootx()
    return max(left, min(x, left + window.winfo_width() - wide))


class MenuButton(ttk.Button):
    """A quiet button with ▾ that opens the items it is given, made anew each time."""

    def __init__(self, parent: Misc, text: str, items: Callable[[], Items], style: str = "Quiet.TButton") -> None:
        super().__init__(parent, style=style, command=self.open)
        self._items = items
        self.set_text(text)
        self.bind("<Down>", self._on_down)

    def set_text(self, text: str) -> None:
        """Change the words on the button."""
        self.configure(text=f"{text}  ▾")

    def open(self) -> None:
        """Open the menu below the button."""
        post_menu(self, self._items(), self.winfo_rootx(), self.winfo_rooty() + self.winfo_height())

    def _on_down(self, event: Event) -> str:
        self.open()
        return "break"


def _add(menu: ttk.Menu, item: MenuItem, colours: theme.Colours) -> None:
    options = {
        "label": item.text,
        "command": item.run,
        "accelerator": item.shortcut,
        "state": "normal" if item.enabled else "disabled",
    }
    if item.danger:
        options["foreground"] = colours.danger_text
    if item.checked is None:
        menu.add_command(**options)
        return
    chosen = ttk.BooleanVar(menu, item.checked)
    menu.add_checkbutton(variable=chosen, **options)
    menu.bind("<Destroy>", lambda event, held=chosen: None, add="+")
