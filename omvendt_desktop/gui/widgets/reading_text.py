"""Text to be read: questions and answers that wrap to the width there is, can be selected and copied."""

from collections.abc import Iterable
from typing import Any, Literal

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme

Look = Literal["heading", "label", "body", "fact", "muted", "danger"]

_BAR_ROOM = 14


class ReadingText(ttk.Frame):
    """Shows paragraphs, each with its look; scrolls by itself and takes no typing.

    A “fact” is a label and its value with a tab between; `label_width` is the room for the label.
    """

    def __init__(self, parent: Any, height: int = 1, label_width: int = 204) -> None:
        super().__init__(parent)
        self._label_width = theme.px(label_width)
        self.text = ttk.Text(
            self,
            height=height,
            width=1,
            wrap="word",
            cursor="arrow",
            font=theme.BODY,
        )
        self._bar = ttk.Scrollbar(self, style="Thin.Vertical.TScrollbar", command=self.text.yview)
        self.text.configure(yscrollcommand=self._on_view, state="disabled")
        self.text.pack(fill="both", expand=True, padx=(0, theme.px(_BAR_ROOM)))
        # Without this a click does not bring the keyboard here on a Mac, where nothing could be copied then.
        self.text.bind("<Button-1>", lambda event: self.text.focus_set(), add="+")
        theme.on_change(self, self._paint)
        self._paint()

    def show(self, paragraphs: Iterable[tuple[Look, str]]) -> None:
        """Show these paragraphs instead, from the top."""
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        for look, words in paragraphs:
            label, tab, value = words.partition("\t") if look == "fact" else ("", "", words)
            self.text.insert("end", label + tab, ("fact", "fact label"), value + "\n", look)
        self.text.delete("end-2c", "end-1c")
        self.text.configure(state="disabled")
        self.text.yview_moveto(0)

    def read(self) -> str:
        """Everything that stands here, as plain text."""
        return self.text.get("1.0", "end-1c")

    def scroll(self, pages: int) -> None:
        """Turn pages down, or up when negative."""
        self.text.yview_scroll(pages, "pages")

    def _paint(self) -> None:
        colours, px = theme.colours(), theme.px
        self.text.configure(
            background=colours.background,
            foreground=colours.text,
            insertwidth=0,
            relief="flat",
            borderwidth=0,
            highlightthickness=0,
            padx=0,
            pady=0,
            selectbackground=colours.selected,
            selectforeground=colours.text,
        )
        tag = self.text.tag_configure
        tag("heading", font=theme.SUBHEADING, spacing1=px(theme.PAD), spacing3=px(theme.TIGHT))
        tag("label", font=theme.SMALL, foreground=colours.muted, spacing1=px(theme.GAP))
        tag("body", font=theme.BODY, spacing1=px(2))
        indent = self._label_width
        tag("fact", font=theme.BODY, spacing1=px(theme.TIGHT), tabs=(indent,), lmargin2=indent)
        tag("fact label", font=theme.SMALL, foreground=colours.muted)
        tag("muted", font=theme.SMALL, foreground=colours.muted, spacing1=px(2))
        tag("danger", font=theme.SMALL, foreground=theme.tone("danger"), spacing1=px(2))
        self.text.tag_raise("sel")

    def _on_view(self, first: str, last: str) -> None:
        if float(first) <= 0 and float(last) >= 1:
            self._bar.place_forget()
        else:
            self._bar.place(relx=1, y=0, anchor="ne", relheight=1)
        self._bar.set(first, last)
