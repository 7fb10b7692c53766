"""Takes a picture of every page and every dialog, in both languages and both themes."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from omvendt_desktop import display, i18n, paths
from omvendt_desktop.demo import make_folder

NOW = datetime(2026, 11, 21, 10)
SIZE = "1280x800+0+0"
# Where nothing lies that looks otherwise under the pointer.
POINTER = (60, 640)
BESIDE = "gray"


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
    root.update()
    root.event_generate("<Motion>", warp=True, x=POINTER[0], y=POINTER[1])
    for language in i18n.LANGUAGES:
        window.leave_file()
        window.settings.language = language
        i18n.set_language(language)
        window.rebuild()
        for mode in ("light", "dark"):
            window.set_theme(mode)
            yield _picture(root, folder / f"{language}-{mode}-start.png")
        for mode, name in _stops(window, place / language):
            yield _picture(root, folder / f"{language}-{mode}-{name}.png")
    window.close()


def _stops(window: Any, place: Path) -> Iterator[tuple[str, str]]:
    """Open the file of the tour and go round in each theme; what the program keeps beside the file goes again."""
    from omvendt_desktop.tour import dialogs, pages, scene

    shown = scene.build(place, NOW)
    try:
        window.settings.programme_id = shown.programme_id
        window.open(shown.store)
        for mode in ("light", "dark"):
            window.set_theme(mode)
            for name in pages.visited(window, shown):
                yield mode, name
            for name, _dialog in dialogs.visited(window, shown):
                yield mode, name
    finally:
        shutil.rmtree(paths.backups_dir(shown.store.path), ignore_errors=True)


def _picture(root: Any, path: Path) -> Path:
    """Save what is seen of the window and of the dialogs over it, which may be taller."""
    from PIL import Image, ImageGrab

    root.update()
    root.update_idletasks()
    over = (child for child in root.winfo_children() if child.winfo_class() == "Toplevel" and child.winfo_viewable())
    boxes = [_box(each) for each in (root, *over)]
    lefts, tops, rights, feet = zip(*boxes, strict=True)
    picture = Image.new("RGB", (max(rights) - min(lefts), max(feet) - min(tops)), BESIDE)
    for box in boxes:
        picture.paste(ImageGrab.grab(bbox=box), (box[0] - min(lefts), box[1] - min(tops)))
    picture.save(path)
    return path


def _box(window: Any) -> tuple[int, int, int, int]:
    left, top = window.winfo_rootx(), window.winfo_rooty()
    return left, top, left + window.winfo_width(), top + window.winfo_height()
