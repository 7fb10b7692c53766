"""Takes a picture of every page and every dialog, in both languages and both themes."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from omvendt_desktop import display, i18n, sample
from omvendt_desktop.demo import make_folder
from omvendt_desktop.store.store import Store

NOW = datetime(2026, 11, 21, 10)
SIZE = "1280x800+0+0"

PAGES = (
    "overview",
    "applications",
    "import",
    "participants",
    "pairs",
    "meetings",
    "invitations",
    "month_log",
    "check_ins",
    "time",
    "reports",
    "programme",
    "mail_texts",
    "rules",
    "settings",
)


def run_tour(folder: Path) -> int:
    """Save the pictures in the folder, telling each on standard output; the exit code. Raises UserError."""
    make_folder(folder)
    with display.screen(), tempfile.TemporaryDirectory() as place:
        for picture in _pictures(folder, Path(place)):
            print(picture.name, flush=True)
    return 0


def _pictures(folder: Path, place: Path) -> Iterator[Path]:
    from omvendt_desktop.gui import theme
    from omvendt_desktop.gui.main_window import MainWindow
    from omvendt_desktop.settings import Settings

    root = theme.open_root("light")
    window = MainWindow(root, Settings(), now=lambda: NOW)
    root.geometry(SIZE)
    root.deiconify()
    for language in i18n.LANGUAGES:
        window.leave_file()
        window.settings.language = language
        i18n.set_language(language)
        window.rebuild()
        for mode in ("light", "dark"):
            window.set_theme(mode)
            yield _picture(root, folder / f"{language}-{mode}-start.png")
        store = Store.open(place / f"{language}.omvendt", create=True)
        for _line in sample.build(store, NOW):
            pass
        window.open(store)
        for mode in ("light", "dark"):
            window.set_theme(mode)
            yield from _stops(window, folder, f"{language}-{mode}")
    window.close()


def _stops(window: Any, folder: Path, prefix: str) -> Iterator[Path]:
    for name in PAGES:
        window.show(name)
        yield _picture(window.root, folder / f"{prefix}-{name}.png")
    yield from _import_steps(window, folder, prefix)
    window.show("overview")
    for name, opener in _dialogs(window):
        dialog = opener()
        dialog.show(wait_for_result=False)
        yield _picture(window.root, folder / f"{prefix}-dialog-{name}.png")
        dialog.close()


def _import_steps(window: Any, folder: Path, prefix: str) -> Iterator[Path]:
    page = window.show("import", file=sample.WORKBOOK)
    window.jobs.wait()
    for step in ("file", "columns", "check"):
        yield _picture(window.root, folder / f"{prefix}-import-{step}.png")
        page.next.invoke() if step != "check" else page.cancel.invoke()


def _dialogs(window: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    from omvendt_desktop.gui.tour_dialogs import dialogs

    return dialogs(window)


def _picture(root: Any, path: Path) -> Path:
    from PIL import ImageGrab

    root.update()
    root.update_idletasks()
    left, top = root.winfo_rootx(), root.winfo_rooty()
    box = (left, top, left + root.winfo_width(), top + root.winfo_height())
    ImageGrab.grab(bbox=box).save(path)
    return path
