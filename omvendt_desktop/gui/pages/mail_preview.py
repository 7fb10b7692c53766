"""One mail as it will be read, with a button to copy each part."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.reading_text import ReadingText
from omvendt_desktop.i18n import _


class MailPreview(Card):
    """Recipient, subject and text."""

    def __init__(self, parent: Misc, on_copied: Callable[[str], object], **options: object) -> None:
        super().__init__(parent, **options)
        self._on_copied = on_copied
        self.parts = {"to": "", "subject": "", "text": ""}
        self.to = self._line(_("To"), "to")
        self.subject = self._line(_("Subject"), "subject")
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

    def _line(self, label: str, part: str) -> ttk.Label:
        line = ttk.Frame(self.body)
        line.pack(fill="x", pady=theme.px(2))
        ttk.Label(line, text=label, style="Muted.TLabel", width=8).pack(side="left", anchor="n")
        self._button(line, part, _("Copy")).pack(side="right", anchor="n")
        words = ttk.Label(line, style="Small.TLabel", justify="left", width=1)
        words.bind("<Configure>", lambda event: words.configure(wraplength=event.width))
        words.pack(side="left", anchor="n", fill="x", expand=True)
        return words

    def _button(self, parent: Misc, part: str, text: str) -> ttk.Button:
        return ttk.Button(parent, text=text, style="Link.TButton", command=lambda: self.on_copy(part))
