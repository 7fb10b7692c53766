"""A table of logs as somebody else wrote it: which column is what, and each row as plain facts."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from omvendt_desktop.domain.cell_values import one_line
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
    "fit_mentor": "passer mentor|fit mentor|mentor fit",
    "fit_mentee": "passer mentee|fit mentee|mentee fit",
}
_FIELDS = {word: field for field, words in _HEADERS.items() for word in words.split("|")}
_PEOPLE = ("pair", "mentor", "mentee")
_NO = set("nei|no|ikke holdt|not held|ikke møtt|no-show|no show|0|false|usann".split("|"))
_FITS = {
    "god": Fit.GOOD,
    "bra": Fit.GOOD,
    "good": Fit.GOOD,
    "passer": Fit.GOOD,
    "ja": Fit.GOOD,
    "yes": Fit.GOOD,
    "vet ikke": Fit.UNSURE,
    "vet ikke ennå": Fit.UNSURE,
    "do not know yet": Fit.UNSURE,
    "don't know": Fit.UNSURE,
    "usikker": Fit.UNSURE,
    "unsure": Fit.UNSURE,
    "passer ikke": Fit.NOT_GOOD,
    "ikke god": Fit.NOT_GOOD,
    "not good": Fit.NOT_GOOD,
    "nei": Fit.NOT_GOOD,
    "no": Fit.NOT_GOOD,
}
_ROWS_LOOKED_AT = 20


@dataclass(frozen=True)
class LogLine:
    """One row: who met, which meeting, and what is said of it. `why` tells what cannot be read, '' when all can."""

    row: int
    people: str
    code: str = ""
    day: date | None = None
    minutes: int | None = None
    held: bool = True
    usefulness: int | None = None
    next_step: str = ""
    note: str = ""
    fit_mentor: Fit = Fit.NOT_ASKED
    fit_mentee: Fit = Fit.NOT_ASKED
    why: str = ""


def words_of(text: str) -> str:
    """The text to compare by: composed, small letters, single blanks, no signs at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" :.*?()")


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
            field = _FIELDS.get(words_of(one_line(cell)))
            if field:
                columns.setdefault(field, number)
        if len(columns) > 1 and any(name in columns for name in _PEOPLE):
            return at, columns
    raise UserError(
        _("No row names the columns."),
        _("The first row should say: mentor, mentee, date, minutes. Meeting, useful, next step and note may follow."),
    )


def _line(row: Row, columns: Mapping[str, int], read_day: ReadDay, read_minutes: ReadMinutes) -> LogLine:
    def value(name: str) -> Value:
        at = columns.get(name)
        return row.cells[at] if at is not None and at < len(row.cells) else None

    def text(name: str) -> str:
        return one_line(value(name)).strip()

    people = " ".join(filter(None, (text(name) for name in _PEOPLE)))
    line = LogLine(row.number, people, text("code"), next_step=text("next_step"), note=text("note"))
    try:
        return LogLine(
            row.number,
            people,
            line.code,
            _day(value("day"), read_day),
            _minutes(value("minutes"), value("hours"), read_minutes),
            words_of(text("held")) not in _NO,
            _points(text("usefulness")),
            line.next_step,
            line.note,
            _FITS.get(words_of(text("fit_mentor")), Fit.NOT_ASKED),
            _FITS.get(words_of(text("fit_mentee")), Fit.NOT_ASKED),
        )
    except UserError as error:
        return LogLine(row.number, people, line.code, why=error.message)


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
            return round(cell.total_seconds() / 60)
    if text := one_line(value).strip():
        return read(text)
    if text := one_line(hours).strip():
        return read(text if ":" in text or not text[-1].isdigit() else f"{text} h")
    return None


def _points(text: str) -> int | None:
    if not text:
        return None
    if text[0].isdigit() and 1 <= int(text[0]) <= 5 and not text[1:2].isdigit():
        return int(text[0])
    raise UserError(_("Usefulness is a number from 1 to 5."))


def same_people(text: str, names: Iterable[str]) -> int:
    """How many of the names stand in the text, in full or, when all do, by first name."""
    said = words_of(text)
    full = [words_of(name) for name in names]
    found = sum(bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) is not None for name in full)
    if found:
        return 2 * found
    words = set(re.findall(r"\w+", said))
    return 1 if full and all(name.split(" ")[0] in words for name in full if name) else 0
