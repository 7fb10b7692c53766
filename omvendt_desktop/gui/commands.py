"""Every command of the window, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.gui import file_commands
from omvendt_desktop.gui.actions import NEW, SAVE, Action, page_shortcut, redo_text, undo_text
from omvendt_desktop.gui.registry import PAGES
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


# Whoever cannot read the language of the screen looks for another in words of their own.
_LOOK = "dark light theme look mørk lys tema utseende"
_TONGUE = "language English Norwegian språk engelsk norsk bokmål"


def all_actions(window: MainWindow) -> list[Action]:
    """The commands, in the order of the shortcut list."""
    work = [*_work(window), *_follow_up(window), *_pages(window)]
    return [*work, *_edit(window), *file_commands.actions(window), *_view(window)]


def _work(window: MainWindow) -> list[Action]:
    def in_programme() -> bool:
        return window.programme is not None

    def new() -> None:
        primary = window.page.primary() if window.page else None
        made = primary if primary and primary.name != "save" else None
        (made or next(action for action in window.actions if action.name == "log")).run()

    def saves() -> bool:
        primary = window.page.primary() if window.page else None
        return primary is not None and primary.name == "save" and primary.allowed()

    return [
        Action("find", _("Find a person, a pair or a command"), lambda: _find(window), "Ctrl+K", "search"),
        Action("new", _("New on this page"), new, NEW, "plus", in_programme),
        Action("save", _("Save on this page"), lambda: window.page.primary().run(), SAVE, "check", saves),
        Action("log", _("Log a meeting"), lambda: _log(window), "Ctrl+L", "check2-square", in_programme),
        Action("import", _("Import applications"), lambda: window.show("import"), "Ctrl+I", "upload", in_programme),
        Action("plan", _("Plan meetings"), lambda: _plan(window), "", "calendar-plus", in_programme),
        Action("joint_meetings", _("Plan joint meetings"), lambda: _plan_joint(window), "", "people", in_programme),
        Action("add_meeting", _("One more meeting"), lambda: _add_meeting(window), "", "calendar-plus", in_programme),
        Action("invite", _("Make invitations"), lambda: window.show("invitations"), "", "envelope", in_programme),
        Action("answers", _("Read answers"), lambda: _answers(window), "", "reply", in_programme),
        Action("own_calendar", _("Save my calendar"), lambda: _own_calendar(window), "", "calendar3", in_programme),
        Action("new_pair", _("New pair"), lambda: _new_pair(window), "", "link-45deg", in_programme),
        Action("new_participant", _("New participant"), lambda: _new_participant(window), "", "person", in_programme),
    ]


def _follow_up(window: MainWindow) -> list[Action]:
    def in_programme() -> bool:
        return window.programme is not None

    def month() -> None:
        window.show("month_log")

    return [
        Action("month_log", _("Tick off a month’s meetings"), month, "Ctrl+Shift+L", "list-check", in_programme),
        Action("new_check_in", _("New check-in"), lambda: _new_check_in(window), "", "telephone", in_programme),
        Action("note_time", _("Note time for a participant"), lambda: _note_time(window), "", "clock", in_programme),
        Action("own_time", _("Note own time"), lambda: _note_time(window, own=True), "", "clock", in_programme),
        Action("rules", _("Rules of the programme"), lambda: window.show("rules"), "", "sliders", in_programme),
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
        Action("theme", mode_text, lambda: window.set_theme(other_mode), "", "circle-half", words=_LOOK),
        Action("language", language_text, lambda: window.set_language(other_language), "", "translate", words=_TONGUE),
        Action(
            "shortcuts", _("Keyboard shortcuts"), lambda: _shortcuts(window), "F1", "keyboard", words=_("help keys")
        ),
        Action("about", _("About this program"), lambda: _about(window), "", "info-circle"),
        Action("quit", _("Close the program"), window.close, "Ctrl+Q", "x-lg"),
    ]


def _find(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.find_dialog import FindDialog

    FindDialog(window).show()


def _log(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.choose_meeting_dialog import log_a_meeting

    log_a_meeting(window)


def _new_check_in(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.plan_check_in_dialog import PlanCheckInDialog

    PlanCheckInDialog(window).show()


def _note_time(window: MainWindow, own: bool = False) -> None:
    from omvendt_desktop.gui.dialogs.time_entry_dialog import TimeEntryDialog

    TimeEntryDialog(window, own=own).show()


def _plan(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.plan_series_dialog import PlanSeriesDialog

    PlanSeriesDialog(window).show()


def _plan_joint(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.joint_meetings_dialog import JointMeetingsDialog

    JointMeetingsDialog(window).show()


def _add_meeting(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.add_meeting_dialog import AddMeetingDialog

    AddMeetingDialog(window).show()


def _answers(window: MainWindow) -> None:
    from omvendt_desktop.gui.dialogs.answers_dialog import AnswersDialog

    AnswersDialog(window).show()


def _own_calendar(window: MainWindow) -> None:
    from omvendt_desktop.gui.calendar_saving import save_own_calendar

    save_own_calendar(window)


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
