"""Opens every dialog, filled as in the coordinator’s weeks, for the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from omvendt_desktop.gui.dialogs.about_dialog import AboutDialog
from omvendt_desktop.gui.dialogs.backups_dialog import BackupsDialog
from omvendt_desktop.gui.dialogs.find_dialog import FindDialog
from omvendt_desktop.gui.dialogs.module_dialog import ModuleDialog
from omvendt_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog
from omvendt_desktop.gui.dialogs.programme_dialog import ProgrammeDialog
from omvendt_desktop.gui.dialogs.put_off_dialog import PutOffDialog
from omvendt_desktop.gui.dialogs.put_off_list_dialog import PutOffListDialog
from omvendt_desktop.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from omvendt_desktop.store.queries import programmes
from omvendt_desktop.tour.follow_up_dialogs import follow_up_dialogs
from omvendt_desktop.tour.meeting_dialogs import meeting_dialogs, planning_dialogs
from omvendt_desktop.tour.opening import Opening
from omvendt_desktop.tour.people_dialogs import matching_dialogs, people_dialogs
from omvendt_desktop.tour.said_dialogs import said_dialogs

if TYPE_CHECKING:
    from omvendt_desktop.tour.scene import Scene


def visited(window: Any, scene: Scene) -> Iterator[tuple[str, Any]]:
    """The name of each dialog and the dialog, while it is on screen."""
    for opening in _openings(window, scene):
        dialog = opening.make()
        dialog.show(wait_for_result=False)
        opening.fill(dialog)
        window.jobs.wait()
        yield f"dialog-{opening.name}", dialog
        dialog.close()


def _openings(window: Any, scene: Scene) -> Iterator[Opening]:
    window.show("overview")
    yield from _programme_dialogs(window)
    yield from people_dialogs(window, scene)
    yield from meeting_dialogs(window, scene)
    yield from follow_up_dialogs(window, scene)
    yield from _file_dialogs(window)
    yield from said_dialogs(window, scene)
    window.open_programme(scene.unplanned_id)
    yield from matching_dialogs(window)
    yield from planning_dialogs(window)
    window.open_programme(scene.programme_id)


def _programme_dialogs(window: Any) -> Iterator[Opening]:
    module = programmes.modules(window.store, window.programme.id)[4]
    yield Opening("new-programme", lambda: ProgrammeDialog(window))
    yield Opening("programme", lambda: ProgrammeDialog(window, window.programme))
    yield Opening("module", lambda: ModuleDialog(window, module))
    yield Opening("put-off", lambda: PutOffDialog(window, lambda day: day))
    yield Opening("put-off-list", lambda: PutOffListDialog(window, window.programme.id))


def _file_dialogs(window: Any) -> Iterator[Opening]:
    path = window.store.path
    yield Opening("find", lambda: FindDialog(window), lambda dialog: dialog.field.set("in"))
    yield Opening("shortcuts", lambda: ShortcutsDialog(window))
    yield Opening("backups", lambda: BackupsDialog(window, path))
    yield Opening("passphrase", lambda: PassphraseDialog(window, path, path.name))
    yield Opening("about", lambda: AboutDialog(window))
