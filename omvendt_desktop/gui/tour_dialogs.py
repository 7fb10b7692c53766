"""Every dialog of the window once, on the sample programme, for the pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from omvendt_desktop.gui.dialogs.about_dialog import AboutDialog
from omvendt_desktop.gui.dialogs.application_dialog import ApplicationDialog
from omvendt_desktop.gui.dialogs.application_note_dialog import ApplicationNoteDialog
from omvendt_desktop.gui.dialogs.backups_dialog import BackupsDialog
from omvendt_desktop.gui.dialogs.end_pair_dialog import EndPairDialog
from omvendt_desktop.gui.dialogs.find_dialog import FindDialog
from omvendt_desktop.gui.dialogs.leave_dialog import LeaveDialog
from omvendt_desktop.gui.dialogs.module_dialog import ModuleDialog
from omvendt_desktop.gui.dialogs.pair_dialog import PairDialog
from omvendt_desktop.gui.dialogs.participant_dialog import ParticipantDialog
from omvendt_desktop.gui.dialogs.programme_dialog import ProgrammeDialog
from omvendt_desktop.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from omvendt_desktop.gui.dialogs.why_dialog import WhyDialog
from omvendt_desktop.gui.tour_follow_up import follow_up_dialogs
from omvendt_desktop.gui.tour_meetings import meeting_dialogs
from omvendt_desktop.store.queries import applications, pairs, people, programmes

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

Opener = Callable[[], Any]


def dialogs(window: MainWindow) -> Iterator[tuple[str, Opener]]:
    """The name of each dialog and how to make it."""
    store, programme = window.store, window.programme
    module = programmes.modules(store, programme.id)[4]
    pair, mentor, _mentee = pairs.people_of(store, pairs.listed(store, programme.id)[0].id)
    person = people.person(store, mentor.id)
    [leaving] = people.listed(store, programme.id, only=[mentor.id])
    application = applications.application(store, applications.listed(store, programme.id)[0].id)
    yield "new-programme", lambda: ProgrammeDialog(window)
    yield "programme", lambda: ProgrammeDialog(window, programme)
    yield "module", lambda: ModuleDialog(window, module)
    yield "participant", lambda: ParticipantDialog(window, person)
    yield "pair", lambda: PairDialog(window)
    yield "end-pair", lambda: EndPairDialog(window, pair.id)
    yield "leave", lambda: LeaveDialog(window, leaving)
    yield "why", lambda: WhyDialog(window, pair)
    yield "application", lambda: ApplicationDialog(window, application)
    yield "application-note", lambda: ApplicationNoteDialog(window, application)
    yield from meeting_dialogs(window)
    yield from follow_up_dialogs(window)
    yield "find", lambda: FindDialog(window)
    yield "shortcuts", lambda: ShortcutsDialog(window)
    yield "backups", lambda: BackupsDialog(window, store.path)
    yield "about", lambda: AboutDialog(window)
