"""What a cell says once the accidents of forms and spreadsheets are taken away, and never more than that."""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from omvendt_desktop.domain.fields import clean_lines
from omvendt_desktop.domain.sheets import Value

ERRORS = frozenset(
    "#N/A #REF! #NAME? #VALUE! #DIV/0! #NULL! #NUM! #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #BUSY! #UNKNOWN! "
    "#GETTING_DATA".split()
)
_ESCAPED = re.compile(r"_x(005F|00[01][0-9A-F])_", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_UNSEEN = re.compile("[\u00ad\u180e\ufff9-\ufffb]")
_UNTIDY = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_BRACKETED = re.compile(r"^[^<>]*<\s*([^<>\s]+@[^<>\s]+)\s*>$")
_PLAIN_WHOLE = re.compile(r"^\d+\.0+$")


@lru_cache(maxsize=65536)
def clean_text(text: str) -> str:
    """The text composed (NFC), trimmed, blanks collapsed, unseen characters dropped; its line breaks stay.

    `_x000D_` and its like are what Excel writes for control characters (ECMA-376, 22.4.2.4).
    """
    text = text if text.isascii() else unicodedata.normalize("NFC", text)
    if "  " not in text and "_x" not in text and "_X" not in text and not _UNTIDY.search(text):
        return text.strip()
    text = _UNSEEN.sub("", _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    text = _BLANKS.sub(" ", re.sub("\r\n?|\u2028|\u2029", "\n", text))
    lines = clean_lines(text)
    return re.sub(r" *\n *", "\n", lines).strip() if "\n" in lines else lines


def text_of(value: Value) -> str:
    """The value as text: whole numbers without `.0`, days as `dd.mm.yyyy`, booleans as TRUE or FALSE."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return number_text(value) if isinstance(value, float) else _time_text(value)


def _time_text(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}" if value.time() == time() else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def number_text(value: float) -> str:
    """The number without an exponent, and without `.0` when it is whole."""
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def one_line(value: Value) -> str:
    """The value as text on one line."""
    text = text_of(value)
    return " ".join(text.split()) if "\n" in text else text


def code_text(value: Value) -> str:
    """A number that is a name, such as an answer’s id or a phone: text, without the `.0` a spreadsheet adds."""
    text = one_line(value)
    return text.split(".")[0] if _PLAIN_WHOLE.match(text) else text


def phone_text(value: Value) -> str:
    """The phone number as it was written, as text; no zero or country code is guessed."""
    text = code_text(value).removeprefix("'")
    return text[4:].strip() if text[:4].casefold() == "tel:" else text


def email_text(value: Value) -> str:
    """The address out of `mailto:a@b` or `Name <a@b>`; anything else stays as it was written."""
    text = one_line(value)
    if found := _BRACKETED.match(text):
        text = found[1]
    if text[:7].casefold() == "mailto:":
        text = text[7:].split("?")[0].strip()
    return text


def looks_like_email(text: str) -> bool:
    """Whether the text has the shape of an address; the real check is `fields.check_email`."""
    before, at, after = text.partition("@")
    return bool(at and before and "." in after and " " not in text)


def looks_like_phone(text: str) -> bool:
    """Whether phonenumbers takes the text for a number that can be dialled from Norway."""
    if not 8 <= sum(letter.isdigit() for letter in text) <= 15 or any(letter.isalpha() for letter in text):
        return False
    from phonenumbers import NumberParseException, is_valid_number, parse

    try:
        return is_valid_number(parse(text, "NO"))
    except NumberParseException:
        return False


def is_error(value: Value) -> bool:
    """Whether the cell shows one of Excel’s errors, such as `#N/A`."""
    return isinstance(value, str) and value[:1] == "#" and value in ERRORS


def from_serial(number: float, from_1904: bool) -> datetime | None:
    """The moment Excel counts as so many days, or None outside the years 1954 to 2119."""
    if not 20_000 <= number <= 80_000:
        return None
    return _to_the_second(datetime(1904 if from_1904 else 1899, *((1, 1) if from_1904 else (12, 30))), number)


def _to_the_second(epoch: datetime, days: float) -> datetime:
    return epoch + timedelta(seconds=round(days * 86_400))
