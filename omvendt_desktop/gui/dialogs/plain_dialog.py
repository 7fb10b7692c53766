"""A window over the page with a body, buttons at its foot, and Escape to leave."""

from tkinter import Event, Misc
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import SAVE, key_text, sequences
from omvendt_desktop.gui.widgets.tooltip import Tooltip


class PlainDialog(ttk.Dialog):
    """Build the body and the buttons; `finish` closes with a result, Escape closes without."""

    def __init__(self, parent: Misc, title: str, width: int = 480) -> None:
        super().__init__(parent.winfo_toplevel(), title)
        self._width = width
        self.top: ttk.Toplevel | None = None

    def build_body(self, frame: ttk.Frame) -> None:
        """Make what stands above the buttons."""

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Make the buttons, with `add_button` from right to left."""

    def on_enter(self, event: Event) -> str | None:
        """What Enter does outside of buttons and texts of several lines."""
        return None

    def on_cancel(self) -> None:
        """What Escape and the window's cross do."""
        self.close()

    def finish(self, result: Any) -> None:
        """Close and hand back the result."""
        self._result = result
        self.close()

    def show(self, position: tuple[int, int] | None = None, wait_for_result: bool = True) -> Any:
        """Show the dialog over its parent; returns the result, or None when it was left. Tests do not wait."""
        tk = self.master.tk
        below = (
            str(tk.call("grab", "current", self.master)) if wait_for_result else ""
        )  # by name: it may be a window of Tk's own
        super().show(position, wait_for_result)
        if below and tk.getboolean(tk.call("winfo", "exists", below)):
            tk.call("grab", "set", below)
        return self.result

    def add_button(self, bar: ttk.Frame, text: str, command: Any, style: str = "Quiet.TButton") -> ttk.Button:
        """Add a button to the left of those already there."""
        button = ttk.Button(bar, text=text, command=command, style=style)
        button.pack(side="right", padx=(theme.px(theme.NEAR), 0))
        # Enter on a button must end here: the button may close the window whose binding would come next.
        for key in ("<Return>", "<KP_Enter>"):
            button.bind(key, lambda event: _pressed(button))
        return button

    def save_with_keys(self, button: ttk.Button) -> None:
        """Let the keys that save press this button from wherever they are typed, and tell of them in its tip."""
        for sequence in sequences(SAVE):
            self.top.bind(sequence, lambda event: _pressed(button))
        Tooltip(button, key_text(SAVE))

    def create_body(self, master: Any) -> None:
        """Called by ttkbootstrap."""
        self.top = master
        line = theme.colours().line
        master.configure(highlightthickness=1, highlightbackground=line, highlightcolor=line)
        master.bind("<Escape>", lambda event: self.on_cancel())
        master.bind("<Return>", self._on_return)
        master.bind("<KP_Enter>", self._on_return)
        master.bind("<Button-1>", self._on_click)
        master.protocol("WM_DELETE_WINDOW", self.on_cancel)
        frame = ttk.Frame(master, padding=theme.px(20))
        frame.pack(fill="both", expand=True)
        ttk.Frame(frame, width=theme.px(self._width), height=0).pack()
        self.build_body(frame)

    def create_buttonbox(self, master: Any) -> None:
        """Called by ttkbootstrap."""
        bar = ttk.Frame(master, padding=(theme.px(20), 0, theme.px(20), theme.px(20)))
        bar.pack(fill="x", side="bottom")
        self.build_buttons(bar)
        # Tab should reach the buttons from left to right although they are packed from the right.
        for button in bar.pack_slaves():
            if button.pack_info()["side"] == "right":
                button.lower()

    def _on_click(self, event: Event) -> None:
        """A click beside the dialog comes here because of the grab; it must not take the keyboard away."""
        top = self.top
        if event.widget is top and top.winfo_containing(event.x_root, event.y_root) is not top:
            top.lift()
            top.tk.call("focus", "-force", top.tk.call("focus", "-lastfor", top))

    def _on_return(self, event: Event) -> str | None:
        if event.widget.winfo_class() in ("TButton", "Text"):
            return None
        return self.on_enter(event)


def _pressed(button: ttk.Button) -> str:
    button.invoke()
    return "break"
