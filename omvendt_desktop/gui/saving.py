"""Saving a file: ask where, write it in a job, and say where it lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop.gui import messages
from omvendt_desktop.gui.jobs import Progress
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def save(
    window: MainWindow,
    title: str,
    name: str,
    suffix: str,
    kind: str,
    purpose: str,
    write: Callable[[Path, Progress], Path],
    text: str,
    *,
    on_saved: Callable[[Path], object] = lambda path: None,
    on_error: Callable[[Exception], object] | None = None,
) -> None:
    """Ask where, suggesting a name and the folder used last for the purpose, and write in the worker.

    `kind` says in words what files with the suffix are; `text` is said while the writing lasts.
    """
    from omvendt_desktop.files.written import file_name

    kinds = [(kind, f"*{suffix}")]
    path = messages.choose_save(window.root, title, file_name(name, suffix), kinds, window.folder(purpose))
    if path is None:
        return
    window.remember_folder(purpose, path)

    def done(saved: Path) -> None:
        on_saved(saved)
        tell(window, saved)

    window.jobs.run(lambda progress: write(path, progress), done, on_error, text)


def tell(window: MainWindow, saved: Path) -> None:
    """Say at the foot of the window what was saved, with the ways to it."""
    window.say(
        _("Saved {file}").format(file=saved.name),
        (_("Open"), lambda: messages.open_path(saved)),
        (_("Show in folder"), lambda: messages.show_in_folder(saved)),
    )
