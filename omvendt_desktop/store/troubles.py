"""Why a programme file cannot be opened or written, in words."""

from enum import StrEnum
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

SUFFIX = ".omvendt"
_PRIMARY = 0xFF  # https://www.sqlite.org/rescode.html#primary_result_codes_versus_extended_result_codes


class Trouble(StrEnum):
    """Why a file cannot be opened, for the window to offer the right way on."""

    MISSING = "missing"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    UNREADABLE = "unreadable"
    NOT_OURS = "not_ours"
    PASSPHRASE = "passphrase"
    NEWER = "newer"
    DAMAGED = "damaged"


class FileError(UserError):
    """A programme file that cannot be opened as asked; `trouble` tells the kind."""

    def __init__(self, trouble: Trouble, message: str, hint: str, details: str = "") -> None:
        super().__init__(message, hint, details)
        self.trouble = trouble


class NotSavedError(UserError):
    """A change that the disk did not take: nothing of it is saved, and what is open can be copied to another place."""


def of_opening(path: Path, error: Exception) -> FileError:
    """The error for a file that SQLite does not open."""
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
    if "is full" in text:
        return FileError(
            Trouble.READ_ONLY,
            _("The disk that {file} lies on is full.").format(file=path.name),
            _("Make room on it, or open the file to read only."),
            text,
        )
    if "unable to open" in text:
        return FileError(
            Trouble.READ_ONLY,
            _("{file} cannot be opened.").format(file=path.name),
            _("Check that you may read and write in its folder."),
            text,
        )
    return damaged(path, text)


def of_writing(path: Path, error: Exception) -> NotSavedError | None:
    """The error for a change that the disk did not take; None when the disk is not to blame."""
    elsewhere = _("Nothing was saved. Save a copy in another place, and go on in that.")
    sentences = {
        sqlcipher.SQLITE_FULL: (
            _("The disk that {file} lies on is full."),
            _("Nothing was saved. Make room on it and try again, or save a copy in another place."),
        ),
        sqlcipher.SQLITE_READONLY: (_("{file} is write-protected."), elsewhere),
        sqlcipher.SQLITE_IOERR: (_("{file} could not be written."), elsewhere),
        sqlcipher.SQLITE_CANTOPEN: (_("{file} could not be written."), elsewhere),
        sqlcipher.SQLITE_CORRUPT: (
            _("{file} is damaged and cannot be read."),
            _("Nothing was saved. Restore a backup."),
        ),
    }
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code not in sentences:
        return None
    message, hint = sentences[code]
    return NotSavedError(message.format(file=path.name), hint, str(error))


def not_where_it_was(path: Path) -> NotSavedError:
    """The error for a change to a file that is there no more, or is another one now."""
    return NotSavedError(
        _("{file} was moved, deleted or replaced while it was open here.").format(file=path.name),
        _("Nothing was saved. What is open here is whole: save a copy of it, and go on in that."),
    )


def not_ours(path: Path) -> FileError:
    """The error for a file of another program."""
    return FileError(
        Trouble.NOT_OURS,
        _("{file} is not a file of this program.").format(file=path.name),
        _("Open another file; those of this program end in {suffix}.").format(suffix=SUFFIX),
    )


def damaged(path: Path, details: str) -> FileError:
    """The error for a file whose content is spoilt."""
    return FileError(
        Trouble.DAMAGED,
        _("{file} is damaged and cannot be read.").format(file=path.name),
        _("Restore a backup; the damaged file is kept beside it."),
        details,
    )


def unreadable(path: Path, error: OSError) -> FileError:
    """The error for a file that not even its first bytes can be read of."""
    return FileError(
        Trouble.UNREADABLE,
        _("{file} cannot be read.").format(file=path.name),
        _("You have no access to it, or its drive does not answer. Open another file."),
        str(error),
    )
