"""What every page is: built once, filled by refresh, and refreshed when its tables change."""

from __future__ import annotations

from tkinter import Misc
from typing import TYPE_CHECKING, ClassVar

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.services.programme_files import Touched, Write

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

MANY = 200


class Page(ttk.Frame):
    """One page. It reads with `store.queries`, writes with one service per gesture, and holds no facts of its own."""

    name: ClassVar[str] = ""
    nav: ClassVar[str] = ""
    tables: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, parent: Misc, window: MainWindow) -> None:
        super().__init__(parent)
        self.window = window
        self.stale = True
        self._missed: list[Write] = []
        self.build()

    @property
    def store(self):
        """The open file."""
        return self.window.store

    @property
    def programme(self):
        """The open programme."""
        return self.window.programme

    def title(self) -> str:
        """The heading of the page."""
        raise NotImplementedError

    def primary(self) -> Action | None:
        """The one main thing to do here, shown as the button at the top right."""
        return None

    def searchable(self) -> bool:
        """Whether the search field stands in the header."""
        return True

    def build(self) -> None:
        """Make the widgets, once."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask the queries and fill the widgets."""
        raise NotImplementedError

    def meeting_chosen(self) -> int | None:
        """The id of the meeting that is chosen here, for Ctrl+L; None when none is or several are."""
        return None

    def follow(self, touched: Touched) -> None:
        """Show what a change has touched; a long list may do so without asking for every row anew."""
        self.refresh()

    def miss(self, touched: Touched) -> None:
        """Keep in mind what was touched while another page is shown."""
        self._missed += touched.writes
        self.stale = self.stale or len(self._missed) > MANY
        if self.stale:
            self._missed.clear()

    def catch_up(self) -> None:
        """Show what has been touched since the page was last in sight, or everything when it is stale."""
        stale, self.stale = self.stale, False
        missed, self._missed = self._missed, []
        if stale:
            self.refresh()
        elif missed:
            self.follow(Touched(missed))

    def show_target(self, **target: object) -> None:
        """Turn to what another page points at, for example a pair."""

    def settle(self) -> bool:
        """Take in what is being typed, as the page is left; False when it cannot be read and stays where it is."""
        return True

    @classmethod
    def unsaved(cls, window: MainWindow) -> bool:
        """Whether `window.unsaved` keeps something for this page that has been ticked or typed and is not saved."""
        return False

    @classmethod
    def show_unsaved(cls, window: MainWindow) -> None:
        """Turn to what is not saved."""
        window.show(cls.name)

    def take_keyboard(self) -> None:
        """Give the keys to the list of the page, else to the page itself, so that Tab goes on from here."""
        getattr(self, "table", self).focus_set()

    def widths(self, table: str) -> dict[str, int]:
        """The remembered column widths of a table."""
        return self.window.settings.column_widths.get(table, {})

    def remember_widths(self, table: str, widths: dict[str, int]) -> None:
        """Keep the column widths of a table for the next time."""
        self.window.settings.column_widths[table] = widths

    def toolbar(self, parent: Misc | None = None) -> ttk.Frame:
        """An empty line for filters and quiet buttons above the content."""
        bar = ttk.Frame(parent or self)
        bar.pack(fill="x", pady=(0, theme.px(theme.GAP)))
        return bar
