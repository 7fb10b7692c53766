"""The few things said or asked in a window of their own, and the system's file choosers."""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tkinter import Misc, filedialog
from typing import TYPE_CHECKING

from omvendt_desktop import paths
from omvendt_desktop.errors import Cancelled, UserError
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.dialogs.message_dialog import MessageDialog

_log = logging.getLogger(__name__)

Kinds = Sequence[tuple[str, str]]
# Seconds after which a program that opens a file has not failed.
_FAILS_WITHIN = 0.4
WayOn = tuple[str, Callable[[], object]]


def ask(parent: Misc, title: str, question: str, yes: str, no: str = "", *, danger: bool = False) -> bool:
    """Ask before something that cannot be undone; True when the coordinator chose `yes`."""
    from omvendt_desktop.gui.dialogs.message_dialog import MessageDialog

    return MessageDialog(parent, title, question, yes=yes, no=no or _("Cancel"), danger=danger).show() is True


def show_error(parent: Misc, error: BaseException, way_on: WayOn | None = None) -> None:
    """Show an error: in words what the coordinator can mend, else that nothing was saved and where the log is.

    `way_on` is a button beside Close, with its words.
    """
    if isinstance(error, Cancelled):
        return
    if not isinstance(error, UserError):
        _log.error("Unexpected error", exc_info=error)
    error_dialog(parent, error, way_on).show()


def error_dialog(parent: Misc, error: BaseException, way_on: WayOn | None = None) -> "MessageDialog":
    """The dialog that shows an error, not yet on screen."""
    from omvendt_desktop.gui.dialogs.message_dialog import MessageDialog

    if isinstance(error, UserError):
        more = {"hint": error.hint, "details": error.details, "action": way_on}
        return MessageDialog(parent, _("That did not work"), error.message, **more)
    words = _("Something went wrong. Nothing was saved.")
    return MessageDialog(
        parent,
        words,
        words,
        hint=_("Try again. If it happens again, send the log to those who help you with the program."),
        details=f"{type(error).__name__}: {error}",
        action=(_("Show log"), lambda: open_path(paths.log_file())),
    )


def choose_open(parent: Misc, title: str, kinds: Kinds = (), folder: str = "") -> Path | None:
    """Ask for a file to open; `kinds` pairs a name with a pattern such as `*.xlsx`. None when left."""
    chosen = filedialog.askopenfilename(
        parent=parent, title=title, filetypes=_with_all(kinds), initialdir=_first_folder(folder)
    )
    return Path(chosen) if chosen else None


def choose_several(parent: Misc, title: str, kinds: Kinds = (), folder: str = "") -> list[Path]:
    """Ask for files to open, several at once. Empty when left."""
    chosen = filedialog.askopenfilenames(
        parent=parent, title=title, filetypes=_with_all(kinds), initialdir=_first_folder(folder)
    )
    return [Path(name) for name in chosen]


def choose_save(parent: Misc, title: str, name: str, kinds: Kinds = (), folder: str = "") -> Path | None:
    """Ask where to save a file, suggesting a name; the system asks before replacing one. None when left."""
    chosen = filedialog.asksaveasfilename(
        parent=parent,
        title=title,
        initialfile=name,
        filetypes=_with_all(kinds),
        defaultextension=Path(name).suffix,
        initialdir=_first_folder(folder),
    )
    return Path(chosen) if chosen else None


def choose_folder(parent: Misc, title: str, folder: str = "") -> Path | None:
    """Ask for a folder. None when left."""
    chosen = filedialog.askdirectory(parent=parent, title=title, initialdir=_first_folder(folder))
    return Path(chosen) if chosen else None


def open_path(path: Path) -> None:
    """Open a file or folder with the program the system has for it. Raises UserError when it is gone."""
    if not path.exists():
        raise UserError(_("{name} is not there any more.").format(name=path.name), str(path))
    if sys.platform == "win32":
        os.startfile(path)
    else:
        _start("open" if sys.platform == "darwin" else "xdg-open", str(path))


def show_in_folder(path: Path) -> None:
    """Open the folder of a file, with the file marked where the system can. Raises UserError when it is gone."""
    if not path.exists():
        raise UserError(_("{name} is not there any more.").format(name=path.name), str(path))
    if sys.platform == "win32":
        _start("explorer", f"/select,{path}")
    elif sys.platform == "darwin":
        _start("open", "-R", str(path))
    else:
        _start("xdg-open", str(path.parent))


def _first_folder(folder: str) -> str:
    """The folder to begin in: the one given, else that of the documents, else the home folder, if it is there."""
    wanted = ([Path(folder)] if folder else []) + [paths.documents_dir()]
    return str(next((each for each in wanted if each.is_dir()), Path.home()))


def _start(*command: str) -> None:
    import subprocess

    try:
        started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        failed = sys.platform != "win32" and started.wait(_FAILS_WITHIN) != 0  # Explorer always says that it failed
    except subprocess.TimeoutExpired:
        failed = False
    except OSError:
        failed = True
    if failed:
        raise UserError(
            _("This computer has no program to open {name} with.").format(name=Path(command[-1]).name),
            _("You find it here: {path}").format(path=command[-1]),
        )


def _with_all(kinds: Kinds) -> list[tuple[str, str]]:
    return [*kinds, (_("All files"), "*")]
