"""Tk’s own windows, such as its file chooser, hold widgets that tkinter cannot name."""

import pytest
import ttkbootstrap as ttk

from omvendt_desktop.gui import text_undo
from omvendt_desktop.gui.dialogs.message_dialog import MessageDialog
from omvendt_desktop.gui.widgets import focus


@pytest.fixture
def chooser(root):
    """A window with a field that Tk made without tkinter’s knowledge, with the keyboard and the grab."""
    call = root.tk.call
    call("toplevel", ".made_by_tk")
    call("ttk::entry", ".made_by_tk.name")
    call("pack", ".made_by_tk.name")
    call("tkwait", "visibility", ".made_by_tk")
    yield ".made_by_tk"
    call("destroy", ".made_by_tk")


def test_typing_in_a_window_of_tk_is_no_error(root, chooser, errors_seen):
    text_undo.install(root)
    root.tk.call("event", "generate", f"{chooser}.name", "<FocusIn>")
    root.update()
    assert not errors_seen.texts


def test_nobody_of_ours_has_the_keyboard_while_a_window_of_tk_has_it(root, chooser):
    root.tk.call("focus", "-force", f"{chooser}.name")
    root.update()
    assert focus.holder(root) is None


def test_a_message_over_a_window_of_tk_gives_the_grab_back(root, chooser):
    root.tk.call("grab", "set", chooser)
    message = MessageDialog(root, "That did not work", "The file is gone.")
    root.after(1, message.close)
    message.show()
    assert str(root.tk.call("grab", "current", root)) == chooser


def test_a_field_of_ours_has_the_keyboard(root):
    field = ttk.Entry(root)
    field.pack()
    field.focus_force()
    root.update()
    assert focus.holder(root) is field
