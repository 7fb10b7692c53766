"""Opening the coordinator’s files, copying them, and going back to a backup."""

from pathlib import Path

from omvendt_desktop.i18n import _
from omvendt_desktop.store import backups
from omvendt_desktop.store.steps import Touched, Write
from omvendt_desktop.store.store import Store
from omvendt_desktop.store.troubles import SUFFIX, FileError, NotSavedError, Trouble

__all__ = [
    "SUFFIX",
    "FileError",
    "NotSavedError",
    "Store",
    "Touched",
    "Trouble",
    "Write",
    "copy_file",
    "list_backups",
    "make_backup",
    "open_file",
    "restore",
]


def open_file(path: Path, passphrase: str | None = None, *, create: bool = False, read_only: bool = False) -> Store:
    """The open file, brought up to date, with today’s backup made. Raises FileError with a sentence and a way on."""
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    return Store.open(path, passphrase, create=create, read_only=read_only)


def copy_file(store: Store, target: Path) -> Path:
    """Save the whole file under another name, in place of what is there; its path. Raises UserError.

    A file that was moved away while it was open may be put back under its own name.
    """
    if target.resolve() == store.path.resolve() and not store.moved_away():
        raise FileError(
            Trouble.LOCKED, _("This is the file that is open."), _("Choose another name or folder for the copy.")
        )
    return store.copy_to(target if target.suffix else target.with_suffix(SUFFIX))


def make_backup(store: Store) -> Path:
    """Save a copy among the file’s backups; its path. Raises UserError."""
    return store.backup()


def list_backups(path: Path) -> list[Path]:
    """The backups of the file, newest first."""
    return backups.existing(path)


def restore(copy: Path, path: Path, store: Store | None) -> Path | None:
    """Put a backup in the place of the file; where the replaced one is kept. `store` is closed if it is open.

    What is open is backed up once more before. Raises UserError when the disk refuses.
    """
    if store is not None:
        store.backup()
        store.close()
    return backups.restore(copy, path)
