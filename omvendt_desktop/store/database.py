"""Opens the SQLite file, locks it, and says in words why when it cannot."""

import os
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from omvendt_desktop.i18n import _
from omvendt_desktop.store.troubles import SUFFIX, FileError, Trouble, damaged, not_ours, of_opening, unreadable

APPLICATION_ID = 0x4F4D5644
# How many migrations there are; written here, because most files need none and are opened without loading them.
VERSION = 3
_SQLITE_HEADER = b"SQLite format 3\x00"
_HEADER_BYTES, _ID_BYTES = 100, slice(68, 72)  # https://www.sqlite.org/fileformat.html#the_database_header
_PAGE_BYTES = 4096


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
        raise of_opening(path, error) from error
    try:
        _unlock(connection, passphrase)
        _claim(connection, path, create, read_only)
    except sqlcipher.Error as error:
        connection.close()
        raise of_opening(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def identity(path: Path) -> tuple[int, int] | None:
    """What tells the file from any other put in its place, None when none is there.

    Windows lets nobody replace an open file, and some disks number the same file anew there.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return (0, 0) if os.name == "nt" else (found.st_dev, found.st_ino)


def version_of(connection: sqlcipher.Connection) -> int:
    """The version of the tables in the file; 0 while there are none."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_empty(connection: sqlcipher.Connection) -> bool:
    """Whether the file has no tables yet."""
    return not connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0]


def _look_at(path: Path, passphrase: str | None, create: bool) -> None:
    try:
        if path.is_dir():
            raise not_ours(path)
        with path.open("rb") as stream:
            start, size = stream.read(_HEADER_BYTES), path.stat().st_size
    except FileNotFoundError as error:
        if create and path.parent.is_dir():
            return
        raise FileError(
            Trouble.MISSING,
            _("{file} is not there.").format(file=path),
            _("It may have been moved or renamed, or the drive is not connected. Find it, or restore a backup."),
        ) from error
    except OSError as error:
        raise unreadable(path, error) from error
    if size or not create:
        _check_start(path, start, size, passphrase)


def _check_start(path: Path, start: bytes, size: int, passphrase: str | None) -> None:
    """Refuse what is no programme file before SQLite touches it. Raises FileError."""
    if start.startswith(_SQLITE_HEADER):
        if len(start) < _HEADER_BYTES:
            raise damaged(path, f"{size} bytes")
        if int.from_bytes(start[_ID_BYTES], "big") != APPLICATION_ID:
            raise not_ours(path)
    elif not _may_be_protected(start, size):
        if path.suffix != SUFFIX:
            raise not_ours(path)
        raise FileError(
            Trouble.DAMAGED,
            _("{file} is damaged, or it never was a programme file.").format(file=path.name),
            _("Restore a backup, or open another file."),
            f"{size} bytes",
        )
    elif passphrase is None:
        raise FileError(
            Trouble.PASSPHRASE,
            _("{file} is protected by a passphrase, or is not a programme file.").format(file=path.name),
            _("Type the passphrase, or open another file."),
        )


def _may_be_protected(start: bytes, size: int) -> bool:
    """Whether it could be a protected file: whole pages that begin with sixteen random bytes, the salt."""
    return size > 0 and size % _PAGE_BYTES == 0 and len(set(start[:16])) > 4


def _unlock(connection: sqlcipher.Connection, passphrase: str | None) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    if passphrase is not None:
        connection.execute("PRAGMA key = '{}'".format(passphrase.replace("'", "''")))
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _claim(connection: sqlcipher.Connection, path: Path, create: bool, read_only: bool) -> None:
    is_new = create and is_empty(connection)
    if not is_new:
        _check_owner(connection, path)
    if not read_only:
        _take(connection)
    if is_new:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _take(connection: sqlcipher.Connection) -> None:
    """Lock the file, and begin to write it without doing so: SQLite opens what it may only read without a word."""
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        connection.execute(f"PRAGMA user_version = {version_of(connection)}")
    finally:
        connection.rollback()


def _check_owner(connection: sqlcipher.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise not_ours(path)
    if version_of(connection) > VERSION:
        raise FileError(
            Trouble.NEWER,
            _("{file} was made with a newer version of this program.").format(file=path.name),
            _("Install the newest version to open it. The file has not been touched."),
        )
