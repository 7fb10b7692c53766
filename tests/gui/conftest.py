"""The real window on a fresh file, at a fixed moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from omvendt_desktop.gui import messages
from omvendt_desktop.gui.main_window import MainWindow
from omvendt_desktop.i18n import set_language
from omvendt_desktop.settings import Settings
from omvendt_desktop.store.store import Store
from omvendt_desktop.tour import scene
from tests import builders

NOW = datetime(2026, 11, 21, 10)


@pytest.fixture
def _no_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error box would wait for somebody to close it: let the error fail the test instead."""

    def raised(parent: Any, error: BaseException, way_on: Any = None) -> None:
        raise error

    monkeypatch.setattr(messages, "show_error", raised)


@pytest.fixture
def programme(store: Store):
    """A programme with its modules."""
    made = builders.programme(store)
    builders.modules(store, made)
    return made


@pytest.fixture
def window(root: Any, store: Store, programme, errors_seen, _no_boxes) -> Iterator[MainWindow]:
    """The window, open on the programme, in English; a callback that fails fails the test."""
    made = MainWindow(root, Settings(language="en"), now=lambda: NOW)
    root.report_callback_exception = errors_seen.callback
    made.open(store)
    root.update()
    yield made
    made.jobs.close()
    for child in root.winfo_children():
        child.destroy()  # before the file is closed: a list may ask for what it draws
    root.unbind("<Configure>")


def opened(dialog: Any) -> Any:
    """The dialog, shown without waiting for its answer."""
    dialog.show(wait_for_result=False)
    return dialog


def texts(widget: Any) -> list[str]:
    """Every text that stands in the widget and those within it."""
    own = [str(widget.cget("text"))] if "text" in widget.configure() else []
    return [*own, *(text for child in widget.winfo_children() for text in texts(child))]


@contextmanager
def touring(root: Any, folder: Path, language: str = "nb", size: str = "1280x800") -> Iterator[MainWindow]:
    """The window on the file of the tour, which is its `scene`, in this language and of this size."""
    set_language(language)
    shown = scene.build(folder, NOW)
    root.geometry(size)
    made = MainWindow(root, Settings(language=language, programme_id=shown.programme_id), now=lambda: NOW)
    made.scene = shown
    made.open(shown.store)
    root.update()
    yield made
    made.jobs.close()
    for child in root.winfo_children():
        child.destroy()
    root.unbind("<Configure>")
    root.geometry("1000x700")
    shown.store.close()


def marked(form: Any) -> dict[str, str]:
    """The words about what is wrong, by the field they stand beside."""
    notes = {name: form._rows[name].note for name in form.names()}
    return {name: note["text"] for name, note in notes.items() if note and str(note["style"]) == "Danger.TLabel"}
