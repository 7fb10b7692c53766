"""One mail as it will be read, with a button to copy each part."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.paragraph import Paragraph
from omvendt_desktop.gui.widgets.reading_text import ReadingText
from omvendt_desktop.i18n import _


class MailPreview(Card):
    """Recipient, subject and text."""

    def __init__(self, parent: Misc, on_copied: Callable[[str], object], **options: object) -> None:
        super().__init__(parent, **options)
        self._on_copied = on_copied
        self.parts = {"to": "", "subject": "", "text": ""}
        self._head = ttk.Frame(self.body)
        self._head.pack(fill="x")
        self._head.columnconfigure(1, weight=1)
        self.to = self._line(0, _("To"), "to")
        self.subject = self._line(1, _("Subject"), "subject")
        ttk.Frame(self.body, style="Line.TFrame", height=1).pack(fill="x", pady=theme.px(theme.NEAR))
        self.text = ReadingText(self.body)
        self.copy_text = self._button(self.body, "text", _("Copy text"))
        self.copy_text.pack(side="bottom", anchor="w", pady=(theme.px(theme.NEAR), 0))
        self.text.pack(fill="both", expand=True)

    def show(self, to: str, subject: str, text: str) -> None:
        """Show one mail."""
        self.parts = {"to": to, "subject": subject, "text": text}
        self.to.configure(text=to)
        self.subject.configure(text=subject)
        self.text.show([("body", line) for line in text.splitlines()])

    def on_copy(self, part: str) -> None:
        """Put one part on the clipboard."""
        self.clipboard_clear()
        self.clipboard_append(self.parts[part])
        self._on_copied(part)

    def _line(self, row: int, label: str, part: str) -> ttk.Label:
        level = theme.px(theme.TIGHT)
        ttk.Label(self._head, text=label, style="Muted.TLabel").grid(row=row, column=0, sticky="nw", pady=level)
        words = Paragraph(self._head, style="Small.TLabel")
        words.grid(row=row, column=1, sticky="nwe", padx=theme.px(theme.NEAR), pady=level)
        self._button(self._head, part, _("Copy")).grid(row=row, column=2, sticky="ne")
        return words

    def _button(self, parent: Misc, part: str, text: str) -> ttk.Button:
        return ttk.Button(parent, text=text, style="Link.TButton", command=lambda: self.on_copy(part))
