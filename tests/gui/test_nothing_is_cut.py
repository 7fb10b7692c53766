"""At the smallest window promised and at the usual one, every word of every page and dialog is there to be read."""

from collections.abc import Iterator
from pathlib import Path
from tkinter import Canvas, Misc
from typing import Any

import pytest

from omvendt_desktop.gui.main_window import MainWindow
from omvendt_desktop.gui.pages.report_preview import ReportPreview
from omvendt_desktop.tour import dialogs, pages
from tests.gui.conftest import touring

SMALLEST, USUAL = (1024, 700), (1280, 800)
WITH_WORDS = ("TLabel", "TButton", "TCheckbutton", "TRadiobutton")


@pytest.fixture(params=["nb", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Both languages, one after the other."""
    return request.param


@pytest.fixture(params=[SMALLEST, USUAL], ids=str)
def window(root: Any, tmp_path: Path, errors_seen, language: str, request) -> Iterator[MainWindow]:
    """The tour in a window of this size."""
    with touring(root, tmp_path / "tour", language, "{}x{}".format(*request.param)) as made:
        yield made


def all_in(widget: Misc) -> Iterator[Any]:
    """Every widget within this one that is on screen; the excerpt of a report shows as much of the file as fits."""
    for child in widget.winfo_children():
        if child.winfo_ismapped() and not isinstance(widget, ReportPreview):
            yield child
            yield from all_in(child)


def cut_in(widget: Any) -> list[str]:
    """The words of this widget that are not seen whole."""
    if isinstance(widget, Canvas):
        return [text for text in _drawn(widget) if text.endswith("…")]
    if widget.winfo_class() == "TCombobox" and tuple(widget.xview()) != (0, 1):
        return [widget.get()]
    if widget.winfo_class() in WITH_WORDS and widget.winfo_reqwidth() > widget.winfo_width():
        return [str(widget["text"])]
    return []


def may_be_cut(window: MainWindow, name: str, widget: Misc) -> bool:
    """A small window has not room for what others wrote in every view; it is whole under the pointer."""
    return window.root.winfo_width() == SMALLEST[0] and name not in pages.PAGES and isinstance(widget, Canvas)


def _drawn(canvas: Canvas) -> list[str]:
    return [canvas.itemcget(item, "text") for item in canvas.find_all() if canvas.type(item) == "text"]


def test_no_page_cuts_a_word_or_leaves_one_outside(window):
    cut = []
    for name in pages.visited(window, window.scene):
        window.root.update()
        window.root.update()
        right = window.root.winfo_rootx() + window.root.winfo_width()
        for widget in all_in(window.root):
            if not may_be_cut(window, name, widget):
                cut += [f"{name}: {text}" for text in cut_in(widget)]
            if widget.winfo_rootx() + widget.winfo_width() > right:
                cut.append(f"{name}: {widget} ends outside the window")
        assert window.page.winfo_ismapped()
    assert not cut, "\n".join(cut)


def test_no_dialog_cuts_a_word(window):
    cut = []
    for name, dialog in dialogs.visited(window, window.scene):
        window.root.update()
        for widget in all_in(dialog.top):
            cut += [f"{name}: {text}" for text in cut_in(widget)]
    assert not cut, "\n".join(cut)


def test_every_dialog_stands_whole_on_a_screen_as_large_as_the_window_with_its_buttons_in_sight(window, monkeypatch):
    wide, high = window.root.winfo_width(), window.root.winfo_height()
    for side, pixels in (("width", wide), ("height", high)):
        for name in (f"winfo_screen{side}", f"winfo_vroot{side}"):
            monkeypatch.setattr(Misc, name, lambda self, pixels=pixels: pixels)
    outside = []
    for name, dialog in dialogs.visited(window, window.scene):
        window.root.update()
        seen = (0, 0, wide, high)
        outside += [f"{name}: {widget}" for widget in (dialog.top, dialog.bar) if not _within(widget, seen)]
        foot = _edges(dialog.bar)
        outside += [f"{name}: {button['text']}" for button in dialog.bar.pack_slaves() if not _within(button, foot)]
    assert not outside, "\n".join(outside)


def _edges(widget: Misc) -> tuple[int, int, int, int]:
    left, top = widget.winfo_rootx(), widget.winfo_rooty()
    return left, top, left + widget.winfo_width(), top + widget.winfo_height()


def _within(widget: Misc, room: tuple[int, int, int, int]) -> bool:
    left, top, right, foot = _edges(widget)
    whole = widget.winfo_class() != "TButton" or widget.winfo_reqheight() <= widget.winfo_height()
    return whole and left >= room[0] and top >= room[1] and right <= room[2] and foot <= room[3]
