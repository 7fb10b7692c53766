"""The tour leaves no page, no view and no dialog out, and shows them with something in them."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from PIL import Image

from omvendt_desktop import tour
from omvendt_desktop.domain.replies import AnswerState
from omvendt_desktop.gui import dialogs as dialogs_package
from omvendt_desktop.gui import registry
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.pages.meetings_page import View
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.services.log_imports import LineState
from omvendt_desktop.tour import dialogs, pages
from tests.gui.conftest import touring


@pytest.fixture
def window(root, tmp_path, errors_seen):
    with touring(root, tmp_path / "tour") as made:
        yield made


def every_dialog() -> set[type]:
    """The dialogs of the modules that hold them, whoever opens them."""
    names = [module.name for module in iter_modules(dialogs_package.__path__, f"{dialogs_package.__name__}.")]
    for name in names:
        import_module(name)
    return {kind for kind in _below(PlainDialog) if kind.__module__ in names} - {FormDialog}


def _below(kind: type) -> list[type]:
    return [each for sub in kind.__subclasses__() for each in (sub, *_below(sub))]


def test_every_page_is_visited(window):
    met = {window.page.name for _name in pages.visited(window, window.scene)}
    assert {"start", *met} == set(registry._CLASSES)


def test_the_meetings_are_seen_in_every_view(window):
    visited = pages.visited(window, window.scene)
    assert {window.page.view.get() for _name in visited if window.page.name == "meetings"} == set(View)


def test_every_dialog_is_visited(window):
    assert every_dialog() <= {type(dialog) for _name, dialog in dialogs.visited(window, window.scene)}


def test_no_dialog_of_the_tour_is_empty(window):
    empty = []
    for name, dialog in dialogs.visited(window, window.scene):
        window.root.update()
        empty += [name for widget in _all_in(dialog.top) if isinstance(widget, EmptyState) and widget.winfo_viewable()]
    assert not empty


def test_the_answers_and_the_logs_that_are_read_are_of_many_sorts(window):
    met = dict(dialogs.visited(window, window.scene))
    assert {row.state for row in met["dialog-answers"].plan.rows} >= {
        AnswerState.NEW,
        AnswerState.PROPOSAL,
        AnswerState.OLD,
        AnswerState.UNKNOWN_PERSON,
        AnswerState.UNREADABLE,
    }
    assert {row.state for row in met["dialog-bring-logs"].planned} == set(LineState)


def test_a_picture_holds_the_whole_of_a_dialog_that_is_taller_than_the_window(window, tmp_path):
    dialog = next(dialog for name, dialog in dialogs.visited(window, window.scene) if name == "dialog-participant")
    window.root.update()
    taller = dialog.top.winfo_rooty() + dialog.top.winfo_height() - window.root.winfo_rooty()
    assert taller > window.root.winfo_height()
    with Image.open(tour._picture(window.root, tmp_path / "picture.png")) as picture:
        assert picture.size == (window.root.winfo_width(), taller)
    dialog.close()


def test_each_picture_has_a_name_of_its_own(window):
    names = [*pages.visited(window, window.scene), *(name for name, _dialog in dialogs.visited(window, window.scene))]
    assert len(names) == len(set(names))


def test_the_import_shows_a_row_of_every_kind(window):
    assert "import-check" in pages.visited(window, window.scene)
    counts = window.page.work.plan.counts
    assert min(counts.new, counts.changed, counts.unchanged, counts.duplicates, counts.problems) > 0
    assert counts.to_write == 10


def _all_in(widget):
    for child in widget.winfo_children():
        yield child
        yield from _all_in(child)
