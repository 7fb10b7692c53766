"""One application to read, with the buttons that decide it; or what can be done with several at once."""

from __future__ import annotations

from collections.abc import Sequence
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.domain.applications import Application, ApplicationStatus, status_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.pages.application_cells import TONES, earlier_line, paragraphs, under_name
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.menu_button import MenuButton
from omvendt_desktop.gui.widgets.reading_text import ReadingText
from omvendt_desktop.gui.widgets.status_dot import StatusDot
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.store.queries.applications import Earlier

if TYPE_CHECKING:
    from omvendt_desktop.gui.pages.review import Review


_FIRST_TO_GO = ("reserve", "shortlist", "decline")


class ApplicationPanel(Card):
    """Filled anew for each application; the buttons stay where they are."""

    def __init__(self, parent: Misc, review: Review) -> None:
        super().__init__(parent)
        self.review = review
        self.heading = ttk.Label(self.body, style="Heading.TLabel")
        self.heading.pack(anchor="w", fill="x")
        self.under = ttk.Label(self.body, style="Muted.TLabel")
        self.under.pack(anchor="w", fill="x")
        self.state = StatusDot(self.body)
        self.state.pack(anchor="w", pady=(theme.px(theme.TIGHT), theme.px(theme.NEAR)))
        self._build_buttons()
        self._build_keys()
        self.text = ReadingText(self.body)
        self.text.pack(fill="both", expand=True)
        self.body.bind("<Configure>", lambda event: self._wrap(event.width))

    def show(self, application: Application, earlier: Sequence[Earlier] = ()) -> None:
        """Show one application; `earlier` is what the address has meant in other programmes."""
        self.heading.configure(text=application.name or application.email or _("No name"))
        self.under.configure(text=under_name(application))
        self.state.show(TONES[application.status], status_word(application.status))
        self._allow(application.status is not ApplicationStatus.ACCEPTED)
        self.text.show([*map(earlier_line, earlier), *paragraphs(application)])

    def show_many(self, names: list[str]) -> None:
        """Show that several are chosen; what is decided goes for all of them."""
        count = len(names)
        words = ngettext("{count} application chosen", "{count} applications chosen", count)
        self.heading.configure(text=words.format(count=count))
        self.under.configure(text=_("What you decide goes for all of them, in one step."))
        self.state.show("info", _("several"))
        self._allow(True)
        self.text.show([("body", name) for name in names])

    def fit(self, room: int) -> None:
        """Show the buttons there is room for; the menu holds everything."""
        gap = theme.px(theme.NEAR)
        shown = dict(self.buttons)
        for name in _FIRST_TO_GO:
            if sum(button.winfo_reqwidth() + gap for button in (*shown.values(), self.more)) > room:
                shown.pop(name)
        for button in (*self.buttons.values(), self.more):
            button.pack_forget()
        for button in (*shown.values(), self.more):
            button.pack(side="left", padx=(0, gap))

    def _build_buttons(self) -> None:
        bar = ttk.Frame(self.body)
        bar.pack(fill="x", pady=(0, theme.px(theme.NEAR)))
        self.buttons = {}
        for action in self.review.actions():
            if action.name in ("withdraw", "note", "edit"):
                continue
            style = "Primary.TButton" if action.name == "accept" else "Quiet.TButton"
            button = ttk.Button(bar, text=action.text, style=style, command=action.run)
            self.buttons[action.name] = button
        self.more = MenuButton(bar, _("More"), self.review.menu)
        bar.bind("<Configure>", lambda event: self.fit(event.width))

    def _build_keys(self) -> None:
        keys = [f"{action.shortcut} {action.text.rstrip(' …').lower()}" for action in self.review.actions()]
        keys.append(_("↑ ↓ previous and next"))
        self.keys = ttk.Label(self.body, text="  ·  ".join(keys), style="Muted.TLabel", justify="left")
        self.keys.pack(side="bottom", fill="x", pady=(theme.px(theme.NEAR), 0))

    def _allow(self, undecided: bool) -> None:
        for button in self.buttons.values():
            button.state(["!disabled" if undecided else "disabled"])

    def _wrap(self, width: int) -> None:
        for label in (self.heading, self.under, self.keys):
            label.configure(wraplength=max(theme.px(120), width - theme.px(2 * theme.PAD)))
