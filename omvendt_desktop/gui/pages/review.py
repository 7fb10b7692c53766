"""What is decided about applications, one key each: the verbs behind the buttons, the menu and the letters."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import Event, Misc
from typing import TYPE_CHECKING

from omvendt_desktop.domain.applications import Application, ApplicationStatus
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.dialogs.application_dialog import ApplicationDialog
from omvendt_desktop.gui.dialogs.application_note_dialog import ApplicationNoteDialog
from omvendt_desktop.gui.dialogs.known_already_dialog import KnownAlreadyDialog
from omvendt_desktop.gui.widgets import modifiers
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuItem
from omvendt_desktop.i18n import _, pgettext
from omvendt_desktop.services import applications
from omvendt_desktop.services.applications import KnownAlreadyError
from omvendt_desktop.store.queries import applications as queries

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class Review:
    """Does one thing with the chosen applications; `done` is called after each decision."""

    def __init__(self, window: MainWindow, chosen: Callable[[], list[int]], step: Callable[[int], None]) -> None:
        self.window = window
        self._chosen, self._step = chosen, step

    def actions(self) -> list[Action]:
        """Everything that can be done, with its key."""
        return [
            Action("accept", _("Accept"), self.accept, pgettext("key", "A")),
            Action("shortlist", _("Shortlist"), self._decider(ApplicationStatus.SHORTLISTED), pgettext("key", "S")),
            Action("reserve", _("Reserve"), self._decider(ApplicationStatus.RESERVE), "R"),
            Action("decline", _("Decline"), self._decider(ApplicationStatus.DECLINED), pgettext("key", "D")),
            Action("withdraw", _("Withdrawn"), self._decider(ApplicationStatus.WITHDRAWN), pgettext("key", "W")),
            Action("note", _("Note…"), self.note, "N"),
            Action("edit", _("Edit…"), self.edit, "F2"),
        ]

    def menu(self) -> list[MenuItem | None]:
        """The same as lines of a menu."""
        lines = {action.name: action.menu_item() for action in self.actions()}
        return [*(lines[name] for name in ("accept", "shortlist", "reserve", "decline")), *self.more()]

    def listen(self, *widgets: Misc) -> None:
        """Let the letters work while one of these widgets has the keyboard."""
        keys = {action.shortcut.casefold(): action.run for action in self.actions() if len(action.shortcut) == 1}
        keys |= {"j": lambda: self._step(1), "k": lambda: self._step(-1)} if not {"j", "k"} & keys.keys() else {}

        def pressed(event: Event) -> str | None:
            run = keys.get(event.char.casefold()) if event.char else None
            if run is None or modifiers.commands(event):
                return None
            run()
            return "break"

        for widget in widgets:
            tag = f"Review{widget}"
            widget.bind_class(tag, "<Key>", pressed)
            widget.bindtags((tag, *widget.bindtags()))

    def accept(self) -> None:
        """Take the chosen people in; ask what to do with those who are in already."""
        chosen = self._chosen()
        if not chosen:
            return
        try:
            applications.accept(self.window.store, chosen)
        except KnownAlreadyError as error:
            KnownAlreadyDialog(self.window, chosen, error.known).show()

    def note(self) -> None:
        """Write a note on the one chosen."""
        if application := self._one():
            ApplicationNoteDialog(self.window, application).show()

    def edit(self) -> None:
        """Mend the facts of the one chosen."""
        if application := self._one():
            ApplicationDialog(self.window, application).show()

    def more(self) -> list[MenuItem | None]:
        """What has no button of its own."""
        lines = {action.name: action.menu_item() for action in self.actions()}
        again = MenuItem(_("Take up again"), self._decider(ApplicationStatus.RECEIVED))
        one = [SEPARATOR, lines["note"], lines["edit"]] if self._one() else []
        return [lines["withdraw"], again, *one]

    def _one(self) -> Application | None:
        chosen = self._chosen()
        return queries.application(self.window.store, chosen[0]) if len(chosen) == 1 else None

    def _decider(self, status: ApplicationStatus) -> Callable[[], None]:
        def decide() -> None:
            chosen = self._chosen()
            if chosen:
                applications.decide(self.window.store, chosen, status)

        return decide
