"""Ctrl+Z belongs to the text being typed first, and to the programme only when there is nothing to take back there."""

from tkinter import Event, Misc, TclError

_typed_before: dict[str, str] = {}


def install(root: Misc) -> None:
    """Remember what each entry held when the focus came to it, and let Ctrl+Z bring it back, in dialogs too."""
    for entry_class in ("TEntry", "TCombobox", "TSpinbox"):
        root.bind_class(entry_class, "<FocusIn>", _remember, add="+")
        root.bind_class(entry_class, "<<Undo>>", _on_undo)


def undo(widget: Misc | None) -> bool:
    """Take back what was typed in the widget; False when it is no text or there is nothing to take back."""
    if widget is None:
        return False
    if widget.winfo_class() == "Text":
        return _undo_text(widget)
    before = _typed_before.get(str(widget))
    if before is None or widget.winfo_class() not in ("TEntry", "TCombobox", "TSpinbox") or _typed(widget) == before:
        return False
    widget.delete(0, "end")
    widget.insert(0, before)
    return True


def _undo_text(widget: Misc) -> bool:
    try:
        widget.edit_undo()
    except TclError:
        return False
    return True


def _on_undo(event: Event) -> str | None:
    return "break" if not isinstance(event.widget, str) and undo(event.widget) else None


def _remember(event: Event) -> None:
    if isinstance(event.widget, str):  # a field in one of Tk's own windows, such as its file chooser
        return
    _typed_before[str(event.widget)] = _typed(event.widget)


def _typed(widget: Misc) -> str:
    """The text as Tk holds it: a field of ours may refuse to read what is typed."""
    return str(widget.tk.call(str(widget), "get"))
