"""What a dropped file is for is seen from its kind."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import drops, file_drop


def shown_by(paths, programme="open"):
    shown = []
    window = SimpleNamespace(programme=programme, show=lambda name, **target: shown.append((name, target)))
    file_drop.take(window, paths)
    return shown


def test_a_workbook_goes_to_the_import():
    path = Path("/tmp/Søknader.XLSX")
    assert shown_by([path]) == [("import", {"file": path})]


@pytest.mark.parametrize("names", [["a.docx"], ["a.ics", "b.xlsx"], ["a.xlsx", "b.xlsx"], []])
def test_files_of_no_use_or_of_several_are_refused_with_what_to_do(names):
    with pytest.raises(UserError) as refused:
        shown_by([Path(name) for name in names])
    assert ".xlsx" in refused.value.hint


def test_nothing_is_taken_before_a_programme_is_open():
    with pytest.raises(UserError):
        shown_by([Path("a.ics")], programme=None)


def test_answers_open_their_dialog_with_the_files(monkeypatch):
    from omvendt_desktop.gui.dialogs import answers_dialog

    opened = []
    monkeypatch.setattr(
        answers_dialog,
        "AnswersDialog",
        lambda window, paths: SimpleNamespace(show=lambda: opened.append(paths)),
    )
    paths = [Path("svar.ics"), Path("svar.EML"), Path("svar.msg")]
    shown_by(paths)
    assert opened == [paths]


def test_a_file_dropped_on_the_window_arrives(root):
    arrived = []
    assert drops.listen(root, arrived.append)
    script = str(root.tk.call("bind", str(root), "<<Drop:DND_Files>>")).replace("%D", "{{/tmp/en fil.ics} /tmp/to.eml}")
    root.tk.eval(script)
    root.update()
    assert arrived == [[Path("/tmp/en fil.ics"), Path("/tmp/to.eml")]]
