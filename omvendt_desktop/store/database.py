"""Opens the SQLite file, locks it, and says in words why when it cannot."""

from enum import StrEnum
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

APPLICATION_ID = 0x4F4D5644
# How many migrations there are; written here, because most files need none and are opened without loading them.
VERSION = 1
SUFFIX = ".omvendt"
_SQLITE_HEADER = b"SQLite format 3\x00"


class Trouble(StrEnum):
    """Why a file cannot be opened, for the window to offer the right way on."""

    MISSING = "missing"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    NOT_OURS = "not_ours"
    PASSPHRASE = "passphrase"
    NEWER = "newer"
    DAMAGED = "damaged"


class FileError(UserError):
    """A programme file that cannot be opened as asked; `trouble` tells the kind."""

    def __init__(self, trouble: Trouble, message: str, hint: str, details: str = "") -> None:
        super().__init__(message, hint, details)
        self.trouble = trouble


def connect(
    path: Path, passphrase: str | None = None, *, create: bool = False, read_only: bool = False
) -> sqlcipher.Connection:
    """The open, locked and checked database; its tables may still need migrating.

    Uses a rollback journal and an exclusive lock, so that the file stays one file and belongs to one window.
    Raises FileError.
    """
    _look_at(path, passphrase, create)
    mode = "ro" if read_only else "rwc" if create else "rw"
    try:
        connection = sqlcipher.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=0.3)
    except sqlcipher.OperationalError as error:
        raise _trouble(path, error) from error
    try:
        _prepare(connection, passphrase, read_only)
        _check_owner(connection, path, create)
    except sqlcipher.Error as error:
        connection.close()
        raise _trouble(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def version_of(connection: sqlcipher.Connection) -> int:
    """The version of the tables in the file; 0 while there are none."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_empty(connection: sqlcipher.Connection) -> bool:
    """Whether the file has no tables yet."""
    return not connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0]


def _look_at(path: Path, passphrase: str | None, create: bool) -> None:
    if not path.exists():
        if create and path.parent.is_dir():
            return
        raise FileError(
            Trouble.MISSING,
            _("{file} is not there.").format(file=path),
            _("It may have been moved or renamed, or the drive is not connected. Find it, or restore a backup."),
        )
    try:
        with path.open("rb") as stream:
            start = stream.read(16)
    except OSError as error:
        raise _unreadable(path, error) from error
    if start and start != _SQLITE_HEADER and passphrase is None:
        raise FileError(
            Trouble.PASSPHRASE,
            _("{file} is protected by a passphrase, or is not a programme file.").format(file=path.name),
            _("Type the passphrase, or open another file."),
        )


def _prepare(connection: sqlcipher.Connection, passphrase: str | None, read_only: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    if passphrase is not None:
        connection.execute("PRAGMA key = '{}'".format(passphrase.replace("'", "''")))
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not read_only:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")


def _check_owner(connection: sqlcipher.Connection, path: Path, create: bool) -> None:
    if create and is_empty(connection):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        return
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise FileError(
            Trouble.NOT_OURS,
            _("{file} is not a file of this program.").format(file=path.name),
            _("Open a file that ends in {suffix}.").format(suffix=SUFFIX),
        )
    if version_of(connection) > VERSION:
        raise FileError(
            Trouble.NEWER,
            _("{file} was made with a newer version of this program.").format(file=path.name),
            _("Install the newest version to open it. The file has not been touched."),
        )


def _trouble(path: Path, error: Exception) -> FileError:
    text = str(error)
    if "locked" in text:
        return FileError(
            Trouble.LOCKED,
            _("{file} is open in another window.").format(file=path.name),
            _("Go on in that window, or close it and try again."),
            text,
        )
    if "readonly" in text or "read-only" in text:
        return FileError(
            Trouble.READ_ONLY,
            _("{file} is write-protected.").format(file=path.name),
            _("Open it to read only, or copy it to a folder you can write in."),
            text,
        )
    if "not a database" in text:
        return FileError(
            Trouble.PASSPHRASE,
            _("The passphrase does not open {file}.").format(file=path.name),
            _("Type it again; capital letters count."),
            text,
        )
    if "unable to open" in text:
        return _unreadable(path, error)
    return damaged(path, text)


def damaged(path: Path, details: str) -> FileError:
    """The error for a file whose content is spoilt."""
    return FileError(
        Trouble.DAMAGED,
        _("{file} is damaged and cannot be read.").format(file=path.name),
        _("Restore a backup; the damaged file is kept beside it."),
        details,
    )


def _unreadable(path: Path, error: Exception) -> FileError:
    return FileError(
        Trouble.READ_ONLY,
        _("{file} cannot be opened.").format(file=path.name),
        _("Check that you may read and write in its folder."),
        str(error),
    )
