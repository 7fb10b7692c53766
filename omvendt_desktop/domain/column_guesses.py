"""What one column is taken for by its header, and by what its cells hold."""

from omvendt_desktop.domain.answer_words import consent_of, names_role, role_of
from omvendt_desktop.domain.cell_values import code_text, email_text, is_error, looks_like_email, one_line
from omvendt_desktop.domain.columns import ANSWER, NOT_USED, How, Match
from omvendt_desktop.domain.header_rows import is_blank
from omvendt_desktop.domain.risky import MASK
from omvendt_desktop.domain.sheets import Value
from omvendt_desktop.domain.synonyms import (
    header_words,
    is_metadata,
    is_risky_header,
    known_field,
    suggested_field,
)
from omvendt_desktop.domain.tables import Column, Table

_LOOKED_AT = 200


class Guess:
    """What one column is taken for so far, with the cells that speak for it."""

    def __init__(self, column: Column, table: Table) -> None:
        self.column = column
        self.words = header_words(column.question or column.header)
        self.cells = table.column(column.index)
        self.filled = [cell for cell in self.cells if not is_blank(cell) and not is_error(cell)]
        self.sample = self.filled[:_LOOKED_AT]
        self.risky = self._is_risky(_masked_wholly(column, table) if table.masked else 0)
        self.becomes, self.how = self._first_guess()

    def share(self, test: object) -> float:
        """How many of the sampled cells pass a test, from 0 to 1."""
        return sum(map(test, self.sample)) / len(self.sample) if self.sample else 0.0  # type: ignore[call-overload]

    def match(self) -> Match:
        return Match(
            self.column.index,
            self.column.letter,
            self.column.header,
            self.becomes,
            self.how,
            self.risky,
            self._example(),
        )

    def _example(self) -> str:
        if not self.filled:
            return ""
        return MASK if self.risky else one_line(self.filled[0])[:80]

    def _is_risky(self, masked: int) -> bool:
        if masked and masked * 2 >= len(self.filled):
            return True
        words = header_words(self.column.header)
        if not is_risky_header(words):
            return False
        return not (suggested_field(words) == "consent" and self.share(_is_consent) > 0.5)

    def _first_guess(self) -> tuple[str, How]:
        if self.risky:
            return NOT_USED, How.PROTECTED
        if not self.words:
            return self._unnamed()
        if is_metadata(self.words):
            return NOT_USED, How.KNOWN
        known = known_field(self.words)
        name = known or suggested_field(self.words)
        fitting = self._fitting(name)
        if not fitting:
            return (NOT_USED, How.KNOWN) if name == "email" else (ANSWER, How.NOT_KNOWN)
        return fitting, How.KNOWN if known and fitting == known else How.SUGGESTED

    def _unnamed(self) -> tuple[str, How]:
        """Typeform heads the column of its answer tokens with `#`; so do lists that only count their rows."""
        if self.column.header == "#" and self.sample and self.share(is_number) == 0:
            return "answer_id", How.KNOWN
        return (ANSWER if self.column.header not in ("", "#") else NOT_USED), How.NOT_KNOWN

    def _fitting(self, name: str) -> str:
        """The field, or the one its cells say it is instead, or an empty text."""
        if not self.sample:
            return name
        check = _FITS.get(name)
        return check(self) if check else name

    def fits_email(self) -> str:
        return "email" if self.share(is_email) > 0 or self.share(_has_at) > 0 or self._is_unreadable() else ""

    def fits_role(self) -> str:
        if self.share(_is_role) >= 0.5:
            return "role"
        texts = {code_text(cell).casefold() for cell in self.sample}
        if len(texts) <= 4 and all(len(text) <= 3 for text in texts) and texts - {"ja", "nei", "yes", "no"}:
            return "role"
        return "title" if self.words in ("rolle", "role", "din rolle", "your role", "rollen din") else ""

    def fits_consent(self) -> str:
        codes = all(len(code_text(cell)) <= 2 for cell in self.sample)
        return "consent" if codes or self.share(_is_consent) >= 0.3 else ""

    def fits_phone(self) -> str:
        return "phone" if self.share(_has_digits) > 0.3 or len(self.sample) < 3 else ""

    def fits_name(self) -> str:
        return "" if self.share(is_email) > 0.5 or self.share(is_number) > 0.5 else "name"

    def fits_received_at(self) -> str:
        return "received_at" if self.share(_is_moment) >= 0.5 else ""

    def fits_answer_id(self) -> str:
        return "answer_id" if len({code_text(cell) for cell in self.sample}) * 10 >= len(self.sample) * 9 else ""

    def fits_place(self) -> str:
        return "place" if self.share(_is_short) > 0.6 else ""

    def _is_unreadable(self) -> bool:
        return self.share(lambda cell: one_line(cell).casefold() in ("anonymous", "anonym", "anonymt")) < 0.5


_FITS = {
    "email": Guess.fits_email,
    "role": Guess.fits_role,
    "consent": Guess.fits_consent,
    "phone": Guess.fits_phone,
    "name": Guess.fits_name,
    "received_at": Guess.fits_received_at,
    "answer_id": Guess.fits_answer_id,
    "place": Guess.fits_place,
}


def _masked_wholly(column: Column, table: Table) -> int:
    """How many cells of the column held a national identity number and nothing else."""
    return sum(is_blank(row.at(column.index)) and f"{column.letter}{row.number}" in table.masked for row in table.rows)


def is_email(cell: Value) -> bool:
    """Whether the cell holds an address."""
    return looks_like_email(email_text(cell))


def _has_at(cell: Value) -> bool:
    return "@" in one_line(cell)


def _is_role(cell: Value) -> bool:
    """Whether the cell tells a role, or names both as an answer with several choices does."""
    text = one_line(cell)
    return role_of(text) is not None or (len(text) <= 60 and names_role(text))


def _is_consent(cell: Value) -> bool:
    return consent_of(one_line(cell)) is not None


def _has_digits(cell: Value) -> bool:
    return sum(letter.isdigit() for letter in one_line(cell)) >= 5


def is_number(cell: Value) -> bool:
    """Whether the cell holds digits and nothing else."""
    return code_text(cell).replace(" ", "").isdigit()


def _is_short(cell: Value) -> bool:
    return len(one_line(cell)) <= 60


def _is_moment(cell: Value) -> bool:
    text = one_line(cell)
    return not isinstance(cell, str) or sum(letter.isdigit() for letter in text) >= 3
