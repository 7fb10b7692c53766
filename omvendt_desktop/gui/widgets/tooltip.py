"""A short text that appears beside the pointer."""

from collections.abc import Callable
from tkinter import Event, Label, Misc, Toplevel

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.later import Later

_DELAY_MS = 500


class Tooltip:
    """Shows `text` while the pointer rests on the widget; a callable is asked for the text at (x, y)."""

    def __init__(self, widget: Misc, text: str | Callable[[int, int], str]) -> None:
        self._widget, self._text = widget, text
        self._window: Toplevel | None = None
        self._asked: tuple[str, int, int] = ("", 0, 0)
        self._waiting = Later(widget, lambda: self.show(*self._asked))
        widget.bind("<Motion>", self._on_motion, add="+")
        for sequence in ("<Leave>", "<ButtonPress>", "<KeyPress>", "<Destroy>"):
            widget.bind(sequence, lambda event: self.hide(), add="+")

    def hide(self) -> None:
        """Take the text away."""
        self._waiting.cancel()
        if self._window is not None:
            self._window.destroy()
            self._window = None

    def show(self, text: str, x: int, y: int) -> None:
        """Show the text below the point (x, y) of the screen, kept within it."""
        self.hide()
        window = self._window = Toplevel(self._widget)
        window.withdraw()
        window.overrideredirect(True)
        colours = theme.colours()
        Label(
            window,
            text=text,
            font=theme.SMALL,
            background=colours.tooltip,
            foreground=colours.on_tooltip,
            padx=theme.px(8),
            pady=theme.px(4),
            justify="left",
            wraplength=theme.px(420),
        ).pack()
        window.update_idletasks()
        left = max(0, min(x, window.winfo_screenwidth() - window.winfo_reqwidth()))
        below = y + theme.px(18)
        top = below if below + window.winfo_reqheight() < window.winfo_screenheight() else y - window.winfo_reqheight()
        window.geometry(f"+{left}+{top}")
        window.deiconify()

    def _on_motion(self, event: Event) -> None:
        self.hide()
        text = self._text if isinstance(self._text, str) else self._text(event.x, event.y)
        if text:
            self._asked = (text, event.x_root, event.y_root)
            self._waiting.after(_DELAY_MS)
