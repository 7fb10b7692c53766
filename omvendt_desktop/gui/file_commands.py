"""Opening, copying and restoring programme files, and what to do when one cannot be opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop import paths
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.leaving import may_leave
from omvendt_desktop.i18n import _
from omvendt_desktop.services import programme_files
from omvendt_desktop.services.programme_files import SUFFIX, FileError, NotSavedError, Store, Trouble

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def actions(window: MainWindow) -> list[Action]:
    """The commands of the file."""

    def has_file() -> bool:
        return window.store is not None

    def not_in_sample() -> bool:
        return not in_sample(window)

    return [
        Action("new_programme", _("New programme…"), lambda: new_programme(window), "Ctrl+Shift+N", "plus-lg"),
        Action("open", _("Open a file…"), lambda: choose_and_open(window), "Ctrl+O", "folder2-open"),
        Action("sample", _("Open the sample"), lambda: open_sample(window), "", "mortarboard", not_in_sample),
        Action("save_copy", _("Save a copy…"), lambda: save_copy(window), "Ctrl+Shift+S", "copy", has_file),
        Action("restore", _("Restore a backup…"), lambda: choose_backup(window), "", "clock-history", has_file),
    ]


def default_file() -> Path:
    """Where the programmes are kept unless the coordinator chooses another place."""
    return paths.documents_dir() / "Omvendt" / f"Omvendt{SUFFIX}"


def new_programme(window: MainWindow) -> None:
    """Ask for a new programme; it never comes into the sample, which is left for the usual file."""
    from omvendt_desktop.gui.dialogs.programme_dialog import ProgrammeDialog

    if not in_sample(window) or may_leave(window):
        ProgrammeDialog(window).show()


def open_sample(window: MainWindow) -> None:
    """Open the sample programme, made anew when it is not there."""
    path = paths.data_dir() / (_("Sample") + SUFFIX)
    if not path.exists() and window.make_sample is not None:
        window.make_sample(path)
    open_path(window, path)


def in_sample(window: MainWindow) -> bool:
    """Whether the open file is the sample, in whatever language it was made."""
    return window.store is not None and window.store.path.parent.resolve() == paths.data_dir().resolve()


def ensure_file(window: MainWindow) -> Store:
    """The open file for work of one’s own, or the usual one, made when it is not there yet. Raises UserError."""
    if window.store is None or in_sample(window):
        window.open(programme_files.open_file(default_file(), create=True))
    return window.store


def choose_and_open(window: MainWindow) -> bool:
    """Let the coordinator choose a file and open it; whether it is open now."""
    path = messages.choose_open(
        window.root, _("Open a file"), [(_("Programme files"), f"*{SUFFIX}")], window.folder("open")
    )
    if path is None:
        return False
    window.remember_folder("open", path)
    return open_path(window, path)


def open_path(window: MainWindow, path: Path, passphrase: str | None = None, read_only: bool = False) -> bool:
    """Open the file, or say why not and offer a way on; whether it is open now."""
    if window.store is not None and window.store.path.resolve() == path.resolve():
        if not window.store.moved_away():
            return True
        if path.exists():
            return _go_on_in(window, path)
    try:
        store = programme_files.open_file(path, passphrase, read_only=read_only)
    except FileError as error:
        return _way_on(window, path, error, read_only)
    if not _turn_to(window, store):
        return False
    if read_only:
        window.say(_("Open to read only: changes are not saved."), (_("Save a copy…"), lambda: save_copy(window)))
    return True


def save_copy(window: MainWindow) -> None:
    """Save the whole file under another name."""
    kinds = [(_("Programme files"), f"*{SUFFIX}")]
    name = window.store.path.name
    target = messages.choose_save(window.root, _("Save a copy"), name, kinds, window.folder("copies"))
    if target:
        window.remember_folder("copies", target)
        saved = programme_files.copy_file(window.store, target)
        links = [(_("Show in folder"), lambda: messages.show_in_folder(saved))]
        if window.store.moved_away():
            links.insert(0, (_("Open it"), lambda: _go_on_in(window, saved)))
        window.say(_("Saved a copy: {file}").format(file=saved.name), *links)


def way_on(window: MainWindow, error: BaseException) -> messages.WayOn | None:
    """What to offer after a change that the disk did not take; None for any other error."""
    if isinstance(error, NotSavedError):
        return _("Save a copy…"), lambda: save_copy(window)
    return None


def choose_backup(window: MainWindow) -> None:
    """Show the backups of the open file and put one back."""
    from omvendt_desktop.gui.dialogs.backups_dialog import BackupsDialog

    if may_leave(window):
        BackupsDialog(window, window.store.path).show()


def _go_on_in(window: MainWindow, path: Path) -> bool:
    """Open a file in place of one that was moved away; whether it is open now.

    That one is let go first: closing it takes the journal away from another file of the same name.
    """
    if not may_leave(window):
        return False
    window.leave_file()
    opened = open_path(window, path)
    if not opened:
        window.rebuild()
    return opened


def _way_on(window: MainWindow, path: Path, error: FileError, read_only: bool) -> bool:
    if error.trouble is Trouble.PASSPHRASE:
        return _ask_passphrase(window, path, error)
    if error.trouble is Trouble.READ_ONLY and not read_only:
        if messages.ask(window.root, _("Open to read only?"), error.sentences, _("Open to read only")):
            return open_path(window, path, read_only=True)
        return False
    if error.trouble in (Trouble.DAMAGED, Trouble.MISSING):
        return _offer_backups(window, path, error)
    if error.trouble in (Trouble.UNREADABLE, Trouble.NOT_OURS):
        return _offer_another(window, error)
    messages.show_error(window.root, error)
    return False


def _ask_passphrase(window: MainWindow, path: Path, error: FileError) -> bool:
    from omvendt_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog

    store = PassphraseDialog(window, path, error.sentences).show()
    if store is None:
        return False
    return _turn_to(window, store)


def _turn_to(window: MainWindow, store: Store) -> bool:
    if not may_leave(window):
        store.close()
        return False
    window.open(store)
    return True


def _offer_backups(window: MainWindow, path: Path, error: FileError) -> bool:
    from omvendt_desktop.gui.dialogs.backups_dialog import BackupsDialog

    if not programme_files.list_backups(path):
        return _offer_another(window, _without_backups(error))
    if not messages.ask(window.root, _("Restore a backup?"), error.sentences, _("Show the backups")):
        return False
    return may_leave(window) and BackupsDialog(window, path).show() is not None


def _without_backups(error: FileError) -> UserError:
    if error.trouble is Trouble.MISSING:
        hint = _("It may have been moved or renamed, or the drive is not connected. Find it, or open another file.")
    else:
        hint = _("There is no backup of it on this computer; open another file or a copy of it.")
    return UserError(error.message, hint, error.details)


def _offer_another(window: MainWindow, error: UserError) -> bool:
    words = (_("Open another file?"), error.sentences, _("Open another file…"))
    return messages.ask(window.root, *words) and choose_and_open(window)
