"""A month to pick a day from, with week numbers and Monday first."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date, timedelta
from tkinter import Canvas, Event, Misc, Toplevel

from omvendt_desktop import formats
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.pen import Pen

_CELL, _WEEK, _TOP, _EDGE = 34, 34, 64, 8
_STEPS = {"Left": -1, "Right": 1, "Up": -7, "Down": 7}


def weeks_of(month: date) -> list[list[date]]:
    """The weeks that touch the month, each from Monday to Sunday."""
    return Calendar(0).monthdatescalendar(month.year, month.month)


def month_later(day: date, months: int) -> date:
    """The same day so many months on, or the last one of that month."""
    number = day.year * 12 + day.month - 1 + months
    first = date(number // 12, number % 12 + 1, 1)
    following = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


class CalendarPopup(Toplevel):
    """Opens below a widget; arrows move, Enter or a click picks, Esc leaves."""

    def __init__(self, beside: Misc, chosen: date, today: date, on_pick: Callable[[date], object]) -> None:
        super().__init__(beside)
        self.withdraw()
        self.overrideredirect(True)
        self.day, self._today, self._on_pick = chosen, today, on_pick
        width = theme.px(_WEEK + 7 * _CELL + 2 * _EDGE)
        self.canvas = Canvas(self, width=width, height=theme.px(_TOP + 6 * _CELL + _EDGE), highlightthickness=1)
        self.canvas.pack()
        self._pen = Pen(self.canvas)
        self.canvas.bind("<Button-1>", self._on_click)
        self.canvas.bind("<Key>", self._on_key)
        closing = Later(self.canvas, self.close)
        self.canvas.bind("<FocusOut>", lambda event: closing.idle())
        self._draw()
        self.update_idletasks()
        x, y = beside.winfo_rootx(), beside.winfo_rooty() + beside.winfo_height() + 2
        x = max(0, min(x, self.winfo_screenwidth() - self.winfo_reqwidth()))
        if y + self.winfo_reqheight() > self.winfo_screenheight():
            y = max(0, beside.winfo_rooty() - self.winfo_reqheight() - 2)
        self.geometry(f"+{x}+{y}")
        self.deiconify()
        self.lift()
        self.canvas.focus_force()

    def pick(self, day: date) -> None:
        """Take the day and close."""
        self.close()
        self._on_pick(day)

    def close(self) -> None:
        """Close without picking."""
        if self.winfo_exists():
            self.destroy()

    def day_at(self, x: int, y: int) -> date | None:
        """The day drawn at a point of the canvas."""
        column = (x - theme.px(_EDGE + _WEEK)) // theme.px(_CELL)
        row = (y - theme.px(_TOP)) // theme.px(_CELL)
        weeks = weeks_of(self.day)
        return weeks[row][column] if 0 <= row < len(weeks) and 0 <= column < 7 else None

    def _on_click(self, event: Event) -> None:
        if event.y < theme.px(36):
            third = self.canvas.winfo_width() // 4
            step = -1 if event.x < third else 1 if event.x > 3 * third else 0
            self._go(month_later(self.day, step))
        elif day := self.day_at(event.x, event.y):
            self.pick(day)

    def _on_key(self, event: Event) -> str:
        if event.keysym in _STEPS:
            self._go(self.day + timedelta(days=_STEPS[event.keysym]))
        elif event.keysym in ("Prior", "Next"):
            self._go(month_later(self.day, -1 if event.keysym == "Prior" else 1))
        elif event.keysym in ("Return", "KP_Enter", "space"):
            self.pick(self.day)
        elif event.keysym in ("Escape", "Tab"):
            self.close()
        return "break"

    def _go(self, day: date) -> None:
        self.day = day
        self._draw()

    def _draw(self) -> None:
        pen, colours, px = self._pen, theme.colours(), theme.px
        pen.clear()
        self.canvas.configure(background=colours.surface, highlightbackground=colours.edge, highlightcolor=colours.edge)
        width = int(self.canvas["width"])
        pen.text((width // 2, px(20)), formats.month(self.day), theme.SMALL_BOLD, colours.text, "center")
        pen.text((px(20), px(20)), "‹", theme.HEADING, colours.muted, "center")
        pen.text((width - px(20), px(20)), "›", theme.HEADING, colours.muted, "center")
        for row, week in enumerate(weeks_of(self.day)):
            middle = px(_TOP) + px(_CELL) * row + px(_CELL) // 2
            number = str(week[0].isocalendar().week)
            pen.text((px(_EDGE) + px(_WEEK) // 2, middle), number, theme.CAPTION, colours.muted, "center")
            for column, day in enumerate(week):
                left = px(_EDGE + _WEEK) + px(_CELL) * column
                if row == 0:
                    name = formats.weekday(day)[:2]
                    pen.text((left + px(_CELL) // 2, px(_TOP - 12)), name, theme.CAPTION, colours.muted, "center")
                self._draw_day(day, left, middle)

    def _draw_day(self, day: date, left: int, middle: int) -> None:
        colours, cell = theme.colours(), theme.px(_CELL)
        ink = colours.text if day.month == self.day.month else colours.muted
        if day == self.day:
            self._pen.box((left + 2, middle - cell // 2 + 2, left + cell - 2, middle + cell // 2 - 2), colours.primary)
            ink = colours.on_primary
        elif day == self._today:
            top, bottom = middle - cell // 2 + 2, middle + cell // 2 - 2
            self._pen.box((left + 2, top, left + cell - 2, bottom), "", colours.focus)
        self._pen.text((left + cell // 2, middle), str(day.day), theme.SMALL, ink, "center")
