"""The four cards on top of the overview."""

from __future__ import annotations

from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.domain.time_spent import Narrowing
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.pages.meeting_filters import State
from omvendt_desktop.gui.pages.overview_cells import meetings_text, pairs_text, time_text, unlogged_text
from omvendt_desktop.gui.widgets.figure_card import FigureCard
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries.overview import Figures

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class OverviewFigures(ttk.Frame):
    """Pairs, meetings, hours and logs; each card leads to what it counts."""

    def __init__(self, parent: Misc, window: MainWindow) -> None:
        super().__init__(parent)
        doors = {
            _("Active pairs"): lambda: window.show("pairs"),
            _("Meetings held"): lambda: window.show("meetings", state=State.HELD),
            _("Average time used"): lambda: window.show("time", narrowing=Narrowing()),
            _("Held without a log"): lambda: window.run("log"),
        }
        self.cards = [FigureCard(self, caption, on_click=door) for caption, door in doors.items()]
        for number, card in enumerate(self.cards):
            self.columnconfigure(2 * number, weight=1, uniform="figures")
            self.columnconfigure(2 * number + 1, minsize=theme.px(theme.GAP) if card is not self.cards[-1] else 0)
            card.grid(row=0, column=2 * number, sticky="nsew")

    def show(self, figures: Figures) -> None:
        """Show what is counted now."""
        for card, text in zip(self.cards, (pairs_text, meetings_text, time_text, unlogged_text), strict=True):
            card.show(*text(figures))
