"""A window over the page with a body, buttons at its foot, and Escape to leave."""

from contextlib import suppress
from tkinter import Event, Misc, TclError
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import messages, theme
from omvendt_desktop.gui.actions import SAVE, key_text, sequences
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.tooltip import Tooltip
from omvendt_desktop.gui.window_place import on_screen
from omvendt_desktop.i18n import _

_BESIDE, _ABOVE_AND_BELOW = 40, 80


class PlainDialog(ttk.Dialog):
    """Build the body and the buttons; `finish` closes with a result, Escape closes without.

    It is as large as what is in it, also when that grows, but never larger than the screen: then the body gives way.
    """

    def __init__(self, parent: Misc, title: str, width: int = 480) -> None:
        super().__init__(parent.winfo_toplevel(), title)
        self._width = width
        self._asks = False
        self._size = (0, 0)
        self.top: ttk.Toplevel | None = None

    def build_body(self, frame: ttk.Frame) -> None:
        """Make what stands above the buttons."""

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Make the buttons, with `add_button` from right to left."""

    def on_enter(self, event: Event) -> str | None:
        """What Enter does outside of buttons and texts of several lines."""
        return None

    def changed(self) -> bool:
        """Whether something typed or chosen here would be lost by closing."""
        return False

    def on_cancel(self) -> None:
        """What Escape, Cancel and the window's cross do; asks before something is lost."""
        if not self._asks and self.may_leave():
            self.close()

    def may_leave(self) -> bool:
        """Whether nothing would be lost, or the coordinator lets it go."""
        return not self.changed() or self._may_discard()

    def finish(self, result: Any) -> None:
        """Close and hand back the result."""
        self._result = result
        self.close()

    def show(self, position: tuple[int, int] | None = None, wait_for_result: bool = True) -> Any:
        """Show the dialog over its parent; returns the result, or None when it was left. Tests do not wait."""
        tk = self.master.tk
        # By name: either may be of Tk's own making, which tkinter does not know.
        below, holder = str(tk.call("grab", "current", self.master)), str(tk.call("focus"))
        super().show(position, wait_for_result)
        if wait_for_result:
            with suppress(TclError):  # the program may have ended meanwhile
                self._give_back(below, holder)
        return self.result

    def build(self) -> None:
        """Called by ttkbootstrap, which fixes the size; here it follows what is in the dialog."""
        super().build()
        top = self.top
        top.maxsize(top.winfo_screenwidth() - theme.px(_BESIDE), top.winfo_screenheight() - theme.px(_ABOVE_AND_BELOW))
        top.geometry("")
        self._staying = Later(top, self._stay_on_screen)
        top.bind("<Configure>", self._on_configure, add="+")

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
        frame = self._frame = ttk.Frame(master, padding=theme.px(20))
        frame.pack(fill="both", expand=True)
        ttk.Frame(frame, width=theme.px(self._width), height=0).pack()
        self.build_body(frame)

    def create_buttonbox(self, master: Any) -> None:
        """Called by ttkbootstrap."""
        bar = self.bar = ttk.Frame(master, padding=(theme.px(20), 0, theme.px(20), theme.px(20)))
        bar.pack(fill="x", side="bottom", before=self._frame)  # so that the body gives way when there is little room
        self.build_buttons(bar)

    def _on_click(self, event: Event) -> None:
        """A click beside the dialog comes here because of the grab; it must not take the keyboard away."""
        top = self.top
        if event.widget is top and top.winfo_containing(event.x_root, event.y_root) is not top:
            top.lift()
            top.tk.call("focus", "-force", top.tk.call("focus", "-lastfor", top))

    def _on_configure(self, event: Event) -> None:
        size = (event.width, event.height)
        if event.widget is self.top and size != self._size:
            self._size = size
            self._staying.idle()  # Tk is still placing the window

    def _stay_on_screen(self) -> None:
        """A dialog that has grown may end below the screen or beside it."""
        top = self.top
        left, above = on_screen(top, top.winfo_x(), top.winfo_y(), top.winfo_width(), top.winfo_height())
        if (left, above) != (top.winfo_x(), top.winfo_y()):
            top.geometry(f"+{left}+{above}")

    def _may_discard(self) -> bool:
        self._asks = True
        try:
            return messages.ask(
                self.top,
                _("Discard what you have written?"),
                _("What you have written is not saved."),
                _("Discard"),
                _("Keep editing"),
                danger=True,
            )
        finally:
            self._asks = False

    def _give_back(self, below: str, holder: str) -> None:
        """Let the window below have the keyboard again where it was: not every system sees to that."""
        tk = self.master.tk
        if below and tk.getboolean(tk.call("winfo", "exists", below)):
            tk.call("grab", "set", below)
        for name in (holder, str(tk.call("focus", "-lastfor", self.master)), str(self.master)):
            if name and tk.getboolean(tk.call("winfo", "exists", name)) and tk.call("winfo", "viewable", name):
                tk.call("focus", "-force", name)
                return

    def _on_return(self, event: Event) -> str | None:
        if event.widget.winfo_class() in ("TButton", "Text"):
            return None
        return self.on_enter(event)


def _pressed(button: ttk.Button) -> str:
    button.invoke()
    return "break"
