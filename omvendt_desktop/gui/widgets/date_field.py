"""A field for a day, typed or picked."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop import formats, typed
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.calendar_popup import CalendarPopup
from omvendt_desktop.gui.widgets.field import Changes
from omvendt_desktop.gui.widgets.paragraph import Paragraph
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import _


class DateField(Changes, ttk.Frame):
    """Reads `24.11` or `ma 24. nov` and shows below which day was understood; Alt+Down opens the calendar.

    Where a time belongs to the day, `on_time` takes the one in `ma 24. nov 13`. `remark` says of a day what makes it
    unusual, or an empty text; it stands below the day.
    """

    def __init__(self, parent: Any, today: Callable[[], date], remark: Callable[[date], str] | None = None) -> None:
        super().__init__(parent)
        self._today, self._remark = today, remark
        self._take_time: Callable[[time], object] | None = None
        self.entry = TextField(self, width=14)
        self.entry.grid(row=0, column=0, sticky="w")
        self._button = ttk.Button(self, style="Quiet.TButton", command=self.open, takefocus=False)
        self._button.grid(row=0, column=1, sticky="ns", padx=(theme.px(theme.TIGHT), 0))
        self._understood = Paragraph(self)
        self._understood.grid(row=1, column=0, columnspan=3, sticky="we")
        self._unusual = Paragraph(self, style="Warning.TLabel")
        if remark:  # its room is kept, so that the dialog need not grow under the typing hand
            self._unusual.grid(row=2, column=0, columnspan=3, sticky="we")
        self.columnconfigure(2, weight=1)
        self.popup: CalendarPopup | None = None
        for sequence in ("<Alt-Down>", "<F4>"):
            self.entry.bind(sequence, lambda event: self.open())
        self.entry.bind("<FocusOut>", lambda event: self._tidy(), add="+")
        self.entry.on_change(self._on_typed)
        theme.on_change(self, self._paint)
        self._paint()

    def get(self) -> date | None:
        """The day, or None when nothing is typed. Raises UserError when it cannot be read."""
        return self._read()[0]

    def on_time(self, callback: Callable[[time], object]) -> None:
        """Hand over a time that is typed after the day."""
        self._take_time = callback

    def set(self, value: date | None) -> None:
        """Show this day."""
        self.entry.set(formats.numeric_day(value) if value else "")

    def mark(self, wrong: bool) -> None:
        """Draw the border red, or as usual."""
        self.entry.mark(wrong)

    def focus_set(self) -> None:
        """Put the keyboard in the text."""
        self.entry.focus_set()

    def understood(self) -> str:
        """The words below the field: the whole date and its week."""
        return str(self._understood["text"])

    def remarked(self) -> str:
        """The words about an unusual day, or an empty text."""
        return str(self._unusual["text"])

    def open(self) -> None:
        """Open the calendar below the field."""
        self.popup = CalendarPopup(self.entry, self._day() or self._today(), self._today(), self._on_picked)

    def _on_picked(self, day: date) -> None:
        self.set(day)
        self.entry.focus_set()

    def _day(self) -> date | None:
        return self._said()[0]

    def _said(self) -> tuple[date | None, time | None]:
        try:
            return self._read()
        except UserError:
            return None, None

    def _read(self) -> tuple[date | None, time | None]:
        text = self.entry.get()
        if not text:
            return None, None
        return typed.day_and_time(text, self._today()) if self._take_time else (typed.day(text, self._today()), None)

    def _on_typed(self) -> None:
        day, at = self._said()
        if at and self._take_time:
            self._take_time(at)
        text = ""
        if day:
            text = _("{day} · week {week}").format(day=formats.full_day(day), week=day.isocalendar().week)
        self._understood.configure(text=text)
        self._unusual.configure(text=self._remark(day) if day and self._remark else "")
        self.changed()

    def _tidy(self) -> None:
        day = self._day()
        if day and self.entry.get() != formats.numeric_day(day):
            self.set(day)

    def _paint(self) -> None:
        self._button.configure(image=theme.icon("calendar3", 14), padding=theme.px(6))
