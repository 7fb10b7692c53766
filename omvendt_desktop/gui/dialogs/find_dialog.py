"""Ctrl+K: a few letters lead to any person, pair or command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from tkinter import Event, Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.formats import sort_key
from omvendt_desktop.gui import commands, theme
from omvendt_desktop.gui.actions import Action, key_text
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.gui.widgets.table import Column, Muted, Table
from omvendt_desktop.i18n import N_, _
from omvendt_desktop.store.queries import search
from omvendt_desktop.store.queries.search import Found

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_KINDS = {"participant": N_("participant"), "pair": N_("pair"), "application": N_("application")}
_PAGES = {"participant": "participants", "pair": "pairs", "application": "applications"}


@dataclass(frozen=True)
class Hit:
    """One line of the list."""

    key: str
    name: str
    beside: str
    run: Callable[[], object]


MOST_FOUND = 40


def best(everybody: list[Found], text: str) -> list[Found]:
    """Those in whose names or addresses every typed word occurs, whatever the accents; best first, forty at most."""
    words = [sort_key(word) for word in text.split()]
    if not words:
        return []
    hits = [found for found in everybody if _has_words(f"{found.name} {found.beside}", words)]
    return sorted(hits, key=lambda found: (not sort_key(found.name).startswith(words[0]), sort_key(found.name)))[
        :MOST_FOUND
    ]


def _has_words(text: str, words: list[str]) -> bool:
    folded = sort_key(text)
    return all(word in folded for word in words)


def matching_commands(actions: list[Action], text: str) -> list[Action]:
    """The commands in whose words every typed word occurs; the search itself is none of them."""
    words = [sort_key(word) for word in text.split()]
    return [
        action
        for action in actions
        if action.name != "find" and _has_words(f"{action.text} {action.words}", words) and action.allowed()
    ]


class FindDialog(PlainDialog):
    """A field and a list that follows it; Enter goes to the line that is marked."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.everybody = search.everybody(window.store) if window.store else []
        self.actions = commands.all_actions(window)
        super().__init__(window.root, _("Find"), width=680)

    def build_body(self, frame: Misc) -> None:
        """The field on top, the hits below."""
        self.field = SearchField(
            frame, _("Name, address or command"), self.on_text, width=60, on_down=lambda: self.table.focus_set()
        )
        self.field.pack(fill="x", pady=(0, theme.px(theme.NEAR)))
        self.table = Table(
            frame,
            [
                Column("name", "", 280, lambda hit: hit.name, stretch=True),
                Column("beside", "", 310, lambda hit: Muted(hit.beside), align="right"),
            ],
            key=lambda hit: hit.key,
            on_open=self.on_open,
            many=False,
            row_height=36,
            header=False,
        )
        self.table.set_empty(
            EmptyState(self.table, "search", _("Nothing found"), _("Try fewer letters, or another spelling."))
        )
        self.table.configure(height=theme.px(36 * 9))
        self.table.pack(fill="both", expand=True)
        self._initial_focus = self.field
        self.on_text("")

    def build_buttons(self, bar: ttk.Frame) -> None:
        """None: Enter goes, Escape leaves."""

    def on_text(self, text: str) -> None:
        """Show what fits the letters typed so far."""
        found = [self._found(each) for each in best(self.everybody, text)]
        hits = [*found, *map(self._command, matching_commands(self.actions, text))]
        self.table.show(hits)
        if hits:
            self.table.select([hits[0].key])

    def on_open(self, hit: Hit) -> None:
        """Leave the dialog and go there."""
        self.close()
        self.window.root.after_idle(hit.run)

    def on_enter(self, event: Event) -> str:
        """Go to the line that is marked."""
        for hit in self.table.selected()[:1]:
            self.on_open(hit)
        return "break"

    def _command(self, action: Action) -> Hit:
        return Hit(f"command {action.name}", action.text, key_text(action.shortcut) or _("command"), action.run)

    def _found(self, found: Found) -> Hit:
        def go() -> None:
            if self.window.programme is None or found.programme_id != self.window.programme.id:
                self.window.open_programme(found.programme_id)
            self.window.show(_PAGES[found.kind], **{f"{found.kind}_id": found.id})

        beside = " · ".join(part for part in (_(_KINDS[found.kind]), found.beside) if part)
        return Hit(f"{found.kind} {found.id}", found.name, beside, go)
