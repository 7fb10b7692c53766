"""A table of logs as somebody else wrote it: which column is what, and each row as plain facts."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from omvendt_desktop.domain import log_words
from omvendt_desktop.domain.cell_values import one_line, text_of
from omvendt_desktop.domain.log_words import NOT_LOGGED, Became
from omvendt_desktop.domain.meetings import Fit
from omvendt_desktop.domain.sheets import Row, Value
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

ReadDay = Callable[[str], date]
ReadMinutes = Callable[[str], int]

_HEADERS = {
    "pair": "par|pair|navn|name|hvem|who|deltakere|participants",
    "mentor": "mentor|mentors navn|mentor name|navn mentor",
    "mentee": "mentee|adept|mentees navn|mentee name|navn mentee",
    "code": "møte|meeting|modul|module|møte nr|meeting no|nr|tema|theme",
    "day": "dato|date|dag|day|møtedato|meeting date|når|when",
    "minutes": "minutter|minutes|min|varighet|duration|tid|time|lengde|length",
    "hours": "timer|hours|antall timer|t|h",
    "held": "holdt|held|status|gjennomført|completed|møtte",
    "usefulness": "nytte|nyttig|hvor nyttig|useful|usefulness|how useful|vurdering|rating",
    "next_step": "neste|neste steg|neste skritt|next|next step|videre",
    "note": "notat|note|notes|merknad|kommentar|comment",
    "fit": "passer|match|god match|passer paret|passer dere sammen|fit|good fit|pair fit|does the pair fit",
    "fit_mentor": "passer mentor|mentor passer|match mentor|mentor match|fit mentor|mentor fit",
    "fit_mentee": "passer mentee|mentee passer|match mentee|mentee match|fit mentee|mentee fit",
}
_FIELDS = {word: field for field, words in _HEADERS.items() for word in words.split("|")}
_PEOPLE = ("pair", "mentor", "mentee")
_ROWS_LOOKED_AT = 20


@dataclass(frozen=True)
class LogLine:
    """One row: who met, which meeting, and what is said of it. `why` tells what cannot be read, '' when all can.

    `people` is what all columns of names say, parted by commas. `fit` is the answer of the one person the row names,
    `fit_mentor` and `fit_mentee` those of the two.
    """

    row: int
    people: str
    code: str = ""
    day: date | None = None
    minutes: int | None = None
    became: Became = Became.UNSAID
    usefulness: int | None = None
    next_step: str = ""
    note: str = ""
    fit_mentor: Fit = Fit.NOT_ASKED
    fit_mentee: Fit = Fit.NOT_ASKED
    fit: Fit = Fit.NOT_ASKED
    why: str = ""

    @property
    def held(self) -> bool:
        """Whether the row is about a meeting that took place: it says so, or nothing else."""
        return self.became in (Became.HELD, Became.UNSAID)

    @property
    def fits(self) -> tuple[Fit, Fit, Fit]:
        """The answers about the fit: the mentor’s, the mentee’s, and that of the one person named."""
        return self.fit_mentor, self.fit_mentee, self.fit

    @property
    def only_feedback(self) -> bool:
        """Whether the row says what people thought of a meeting, and nothing of when or for how long they met."""
        said = self.usefulness is not None or any(self.fits)
        return said and self.minutes is None and self.became in (Became.UNSAID, Became.BLANK)


def words_of(text: str) -> str:
    """The text to compare by: composed, small letters, single blanks, no signs at its ends."""
    return log_words.plain(text).strip(" :.*?()")


def rows_of(text: str) -> list[Row]:
    """The rows of a table copied as text, cells parted by tabs or semicolons, numbered from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    sign = "\t" if "\t" in text else ";"
    return [Row(number, tuple(line.split(sign))) for number, line in enumerate(lines, start=1) if line.strip()]


def log_lines(rows: Sequence[Row], read_day: ReadDay, read_minutes: ReadMinutes) -> list[LogLine]:
    """The rows below the header; `read_day` and `read_minutes` read what people type and may raise UserError.

    Raises UserError when no row names columns that are known, one of them saying who met.
    """
    at, columns = _header(rows)
    lines = [_line(row, columns, read_day, read_minutes) for row in rows[at + 1 :]]
    return [line for line in lines if line.people]


def _header(rows: Sequence[Row]) -> tuple[int, dict[str, int]]:
    for at, row in enumerate(rows[:_ROWS_LOOKED_AT]):
        columns: dict[str, int] = {}
        for number, cell in enumerate(row.cells):
            field = _field(one_line(cell))
            if field:
                columns.setdefault(field, number)
        if len(columns) > 1 and any(name in columns for name in _PEOPLE):
            return at, columns
    raise UserError(
        _("No row names the columns."),
        _("The first row should say: mentor, mentee, date, minutes. Meeting, useful, next step and note may follow."),
    )


def _field(header: str) -> str | None:
    """What the column holds; words in brackets belong to its name, as in `Passer (mentor)`, or they do not."""
    whole, outside = re.sub(r"[():]", " ", header), re.sub(r"\(.*?\)", " ", header)
    return _FIELDS.get(words_of(whole)) or _FIELDS.get(words_of(outside))


def _line(row: Row, columns: Mapping[str, int], read_day: ReadDay, read_minutes: ReadMinutes) -> LogLine:
    def value(name: str) -> Value:
        at = columns.get(name)
        return row.cells[at] if at is not None and at < len(row.cells) else None

    def text(name: str) -> str:
        return one_line(value(name)).strip()

    people = ", ".join(part for name in _PEOPLE for part in _names(value(name)))
    line = LogLine(row.number, people, text("code"), next_step=text("next_step"), note=text("note"))
    try:
        became = log_words.became(text("held")) if "held" in columns else Became.UNSAID
        if became in NOT_LOGGED:
            return replace(line, became=became)
        minutes = _minutes(value("minutes"), value("hours"), read_minutes)
        return replace(
            line,
            day=_day(value("day"), read_day),
            minutes=minutes,
            became=Became.UNSAID if became is Became.BLANK and minutes else became,
            usefulness=log_words.points(text("usefulness")),
            fit=log_words.fit(text("fit")),
            fit_mentor=log_words.fit(text("fit_mentor")),
            fit_mentee=log_words.fit(text("fit_mentee")),
        )
    except UserError as error:
        return replace(line, why=error.sentences)


def _names(value: Value) -> list[str]:
    return [line.strip() for line in text_of(value).splitlines() if line.strip()]


def _day(value: Value, read: ReadDay) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = one_line(value).strip()
    return read(re.sub(r"[ T]\d{1,2}[:.]\d{2}(:\d{2})?$", "", text)) if text else None


def _minutes(value: Value, hours: Value, read: ReadMinutes) -> int | None:
    for cell in (value, hours):
        if isinstance(cell, time):
            return cell.hour * 60 + cell.minute
        if isinstance(cell, timedelta):
            return read(str(round(cell.total_seconds() / 60)))
    if text := one_line(value).strip():
        return read(text)
    if text := one_line(hours).strip():
        return read(text if ":" in text or not text[-1].isdigit() else f"{text} h")
    return None
