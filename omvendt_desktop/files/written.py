"""Puts finished files and folders in their place: whole, under names every system takes, over nothing that is there."""

import errno
import re
import shutil
import stat
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

LONGEST_NAME = 80
MADE_WITH = "Omvendt Desktop"

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]')
_DEVICES = re.compile(r"(?i)^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)")


def file_name(stem: str, ending: str = "") -> str:
    """A name Windows, macOS and Linux all take, at most 80 characters with its ending (which begins with a dot).

    Rules: learn.microsoft.com/windows/win32/fileio/naming-a-file.
    """
    plain = " ".join(_NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", stem)).split())
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    return (plain[: LONGEST_NAME - len(ending)].strip(" .") or "_") + ending


def refuse_protected(path: Path) -> None:
    """Raise PermissionError for a file that is protected against writing: outside Windows it could be replaced."""
    if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "the file is protected against writing", str(path))


def refused(path: Path, error: OSError) -> UserError:
    """What to tell when the file could not be put at the path, and what can be done about it."""
    if error.errno == errno.ENAMETOOLONG:
        return UserError(_("The name is too long for the disk."), _("Choose a shorter name."), str(error))
    if path.exists() and isinstance(error, PermissionError):
        return UserError(
            _("“{file}” cannot be replaced; it may be open in another program or write-protected.").format(
                file=path.name
            ),
            _("Close it there and try again, or choose another name."),
            str(error),
        )
    return UserError(
        _("{file} could not be written in {folder}.").format(file=path.name, folder=path.parent),
        _("Check that there is room on the disk and that you may write there, or choose another folder."),
        str(error),
    )


def write_beside(path: Path, content: bytes) -> Path:
    """Write the bytes beside and put them in the place of the path in one step. Raises UserError, leaving nothing."""
    fresh = None
    try:
        refuse_protected(path)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".new", delete=False) as stream:
            fresh = Path(stream.name)
            stream.write(content)
        fresh.chmod(0o644)
        fresh.replace(path)
    except OSError as error:
        if fresh:
            fresh.unlink(missing_ok=True)
        raise refused(path, error) from error
    return path


@contextmanager
def folder_beside(folder: Path) -> Iterator[Path]:
    """An empty folder to write in, which becomes `folder` when the block is left; an error leaves nothing behind.

    Raises UserError when the disk refuses, FileExistsError never: look for a free name first.
    """
    made = _made(folder.parent)
    try:
        fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".", suffix=".new"))
    except OSError as error:
        _take_away(made)
        raise refused(folder, error) from error
    try:
        yield fresh
        fresh.chmod(0o755)
        fresh.rename(folder)
    except BaseException as error:
        shutil.rmtree(fresh, ignore_errors=True)
        _take_away(made)
        if isinstance(error, OSError):
            raise refused(folder, error) from error
        raise


def free_name(folder: Path, name: str) -> Path:
    """The path of the name in the folder, numbered when there is something under it already, whatever the case."""
    used = {path.name.casefold() for path in folder.iterdir()} if folder.is_dir() else set()
    number, candidate = 2, name
    while candidate.casefold() in used:
        candidate, number = f"{name[: LONGEST_NAME - 5].rstrip(' .')} {number}", number + 1
    return folder / candidate


def _made(folder: Path) -> list[Path]:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _take_away(missing)
        raise refused(folder, error) from error
    return missing


def _take_away(folders: list[Path]) -> None:
    for folder in folders:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
