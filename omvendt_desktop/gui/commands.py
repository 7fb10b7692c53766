"""Every command of the window, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.gui import file_commands
from omvendt_desktop.gui.actions import Action, page_shortcut, redo_text, undo_text
from omvendt_desktop.gui.registry import PAGES
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def all_actions(window: MainWindow) -> list[Action]:
    """The commands, in the order of the shortcut list."""
    return [*_work(window), *_pages(window), *_edit(window), *file_commands.actions(window), *_view(window)]


def _work(window: MainWindow) -> list[Action]:
    def in_programme() -> bool:
        return window.programme is not None

    def new() -> None:
        primary = window.page.primary() if window.page else None
        (primary or next(action for action in window.actions if action.name == "log")).run()

    return [
        Action("find", _("Find a person, a pair or a command"), lambda: _find(window), "Ctrl+K", "search"),
        Action("new", _("New on this page"), new, "Ctrl+N", "plus", in_programme),
        Action("log", _("Log a meeting"), lambda: _log(window), "Ctrl+L", "check2-square", in_programme),
        Action("import", _("Import applications"), lambda: window.show("import"), "Ctrl+I", "upload", in_programme),
        Action("plan", _("Plan meetings"), lambda: _plan(window), "", "calendar-plus", in_programme),
        Action("invite", _("Make invitations"), lambda: _invite(window), "", "envelope", in_programme),
        Action("new_pair", _("New pair"), lambda: _new_pair(window), "", "link-45deg", in_programme),
        Action("new_participant", _("New participant"), lambda: _new_participant(window), "", "person", in_programme),
    ]


def _pages(window: MainWindow) -> list[Action]:
    def opener(name: str):
        return lambda: window.show(name)

    def in_programme() -> bool:
        return window.programme is not None

    return [
        Action(
            f"page_{page.name}",
            page.text(),
            opener(page.name),
            "Ctrl+," if page.foot else page_shortcut(number),
            page.icon,
            in_programme,
        )
        for number, page in enumerate(PAGES, start=1)
    ]


def _edit(window: MainWindow) -> list[Action]:
    store = window.store
    return [
        Action("undo", undo_text(store.undo_label if store else ""), window.undo, "Ctrl+Z", "arrow-counterclockwise"),
        Action("redo", redo_text(store.redo_label if store else ""), window.redo, "Ctrl+Y", "arrow-clockwise"),
        Action("refresh", _("Refresh"), window.refresh, "F5", "arrow-repeat"),
    ]


def _view(window: MainWindow) -> list[Action]:
    other_mode = "light" if window.settings.theme == "dark" else "dark"
    mode_text = _("Light theme") if other_mode == "light" else _("Dark theme")
    other_language = "en" if window.settings.language == "nb" else "nb"
    language_text = "English" if other_language == "en" else "Norsk"
    return [
        Action("theme", mode_text, lambda: window.set_theme(other_mode), "", "circle-half"),
        Action("language", language_text, lambda: window.set_language(other_language), "", "translate"),
        Action("shortcuts", _("Keyboard shortcuts"), lambda: _shortcuts(window), "F1", "keyboard"),
        Action("about", _("About this program"), lambda: _about(window), "", "info-circle"),
    ]


def _find(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.find_dialog import FindDialog

    FindDialog(window).show()


def _log(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.choose_meeting_dialog import log_a_meeting

    log_a_meeting(window)


def _plan(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.plan_series_dialog import PlanSeriesDialog

    PlanSeriesDialog(window).show()


def _invite(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.invitations_dialog import InvitationsDialog

    InvitationsDialog(window).show()


def _new_pair(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.pair_dialog import PairDialog

    PairDialog(window).show()


def _new_participant(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.participant_dialog import ParticipantDialog

    ParticipantDialog(window).show()


def _shortcuts(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.shortcuts_dialog import ShortcutsDialog

    ShortcutsDialog(window).show()


def _about(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.about_dialog import AboutDialog

    AboutDialog(window).show()
