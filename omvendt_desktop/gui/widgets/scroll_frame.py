"""A frame that scrolls when what is in it is taller than there is room for."""

from tkinter import Canvas, Event, Misc
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.wheel import bind_wheel


class ScrollFrame(ttk.Frame):
    """Put children in `body`; the scrollbar shows only when needed and the focus is kept in sight.

    With `padding` there is blank space all around the body, and the scrollbar stands in it.
    """

    def __init__(self, parent: Any, most_height: int = 0, padding: int = 0) -> None:
        super().__init__(parent)
        self._most, self._padded = most_height, bool(padding)
        self.canvas = Canvas(self, highlightthickness=0, borderwidth=0, width=1, height=1)
        self.canvas.pack(side="left", fill="both", expand=True)
        self.body = ttk.Frame(self.canvas, padding=theme.px(padding))
        self._item = self.canvas.create_window(0, 0, anchor="nw", window=self.body)
        self._bar = ttk.Scrollbar(self, style="Thin.Vertical.TScrollbar", command=self.canvas.yview)
        self.canvas.configure(yscrollcommand=self._on_view, yscrollincrement=theme.px(20))
        self.body.bind("<Configure>", lambda event: self._fit())
        self.canvas.bind("<Configure>", self._on_configure)
        # A canvas not yet on screen drops the width it is told, and one that its body covers never draws again.
        self.canvas.bind("<Map>", lambda event: self._widen(self.canvas.winfo_width()))
        self._tag = f"Scroll{self}"
        bind_wheel(self, self._on_wheel, self._tag)
        self.body.bind_class(self._tag, "<FocusIn>", lambda event: self.see(event.widget))
        self.canvas.bindtags((self._tag, *self.canvas.bindtags()))
        theme.on_change(self, self._paint)
        self._paint()

    def watch(self) -> None:
        """Let the wheel scroll over everything in the body, and keep focused fields in sight; call when it is built."""
        waiting: list[Misc] = [self.body]
        while waiting:
            widget = waiting.pop()
            if self._tag not in widget.bindtags() and widget.winfo_class() not in ("Text", "Listbox"):
                widget.bindtags((*widget.bindtags(), self._tag))
            waiting += widget.winfo_children()

    def see(self, widget: Misc) -> None:
        """Scroll so that the widget is in sight."""
        if not str(widget).startswith(str(self.body)):
            return
        top = widget.winfo_rooty() - self.body.winfo_rooty()
        bottom, view = top + widget.winfo_height(), self.canvas.winfo_height()
        shown, whole = self.canvas.canvasy(0), max(1, self.body.winfo_reqheight())
        if top < shown:
            self.canvas.yview_moveto(max(0, top - theme.px(24)) / whole)
        elif bottom > shown + view:
            self.canvas.yview_moveto((bottom - view + theme.px(24)) / whole)

    def _on_wheel(self, notches: float) -> None:
        if self.body.winfo_reqheight() > self.canvas.winfo_height():
            self.canvas.yview_scroll(round(notches * 3) or (1 if notches > 0 else -1), "units")

    def _on_view(self, first: str, last: str) -> None:
        if float(first) <= 0 and float(last) >= 1:
            self._bar.pack_forget()
            self._bar.place_forget()
        elif self._padded:
            self._bar.place(relx=1, x=-theme.px(2), anchor="ne", relheight=1)
        elif not self._bar.winfo_manager():
            self._bar.pack(side="right", fill="y", before=self.canvas, padx=(theme.px(theme.NEAR), 0))
        self._bar.set(first, last)

    def _fit(self) -> None:
        wide, high = self.body.winfo_reqwidth(), self.body.winfo_reqheight()
        self.canvas.configure(scrollregion=(0, 0, wide, high))
        if self._most:
            self.canvas.configure(width=wide, height=min(high, self._most))

    def _on_configure(self, event: Event) -> None:
        self._widen(event.width)

    def _widen(self, width: int) -> None:
        self.canvas.itemconfigure(self._item, width=width)

    def _paint(self) -> None:
        self.canvas.configure(background=theme.colours().background)
