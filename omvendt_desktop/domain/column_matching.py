"""Says what each column becomes: by its known name, by shared words, and by what its cells hold."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from omvendt_desktop.domain.answer_words import consent_of, names_role, role_of, slots_of
from omvendt_desktop.domain.cell_values import code_text, email_text, looks_like_email, looks_like_phone, one_line
from omvendt_desktop.domain.columns import ANSWER, LISTS, NOT_USED, Choices, How, Mapping, Match
from omvendt_desktop.domain.header_rows import is_blank
from omvendt_desktop.domain.risky import MASK
from omvendt_desktop.domain.sheets import Value
from omvendt_desktop.domain.synonyms import (
    header_words,
    is_about_somebody_else,
    is_metadata,
    is_risky_header,
    known_field,
    suggested_field,
)
from omvendt_desktop.domain.tables import Column, Table

_LOOKED_AT = 200
_NAME = re.compile(r"^[^\W\d_]{2,}(?:[ '’-][^\W\d_]+){1,4}$")
_LANGUAGE_OF_FORM = re.compile(r"^[a-z]{2}(-[a-z]{2})?$|^[^\W\d_]+( [^\W\d_]+)? \([^()]+\)$", re.IGNORECASE)
_FORM_NAMES = {"email", "epost", "epostadresse", "email address", "navn", "namn", "name"}
_RECEIVED_LATE = ("fullfør", "complet", "submit", "tidss", "tidsm", "timestamp", "end ", "slutt", "innsendt", "levert")


def suggest(table: Table) -> tuple[Match, ...]:
    """What each column becomes, as far as the program can tell."""
    if "suggested" not in table.kept:
        table.kept["suggested"] = _suggest(table)
    result: tuple[Match, ...] = table.kept["suggested"]
    return result


def matches(table: Table, choices: Choices, remembered: Mapping | None = None) -> tuple[Match, ...]:
    """What each column becomes: as chosen, else as remembered of this form, else as suggested."""
    known = remembered.choices if remembered else {}
    return tuple(_decided(match, choices.fields, known) for match in suggest(table))


def _decided(match: Match, chosen: dict[str, str], known: dict[str, str]) -> Match:
    if match.letter in chosen:
        how = match.how if chosen[match.letter] == match.becomes else How.CHOSEN
        return replace(match, becomes=chosen[match.letter], how=how)
    if match.letter in known:
        how = match.how if known[match.letter] == match.becomes else How.REMEMBERED
        return replace(match, becomes=known[match.letter], how=how)
    return match


def _suggest(table: Table) -> tuple[Match, ...]:
    guesses = [_Guess(column, table) for column in table.columns]
    _set_form_language_aside(guesses)
    _name_option_columns(guesses)
    _settle_names(guesses)
    for name in {guess.becomes for guess in guesses} - {ANSWER, NOT_USED, *LISTS}:
        _keep_best(name, [guess for guess in guesses if guess.becomes == name])
    for name in LISTS:
        _keep_best(name, [guess for guess in guesses if guess.becomes == name])
    _find_by_content(guesses)
    return tuple(guess.match() for guess in guesses)


class _Guess:
    """What one column is taken for so far, with the cells that speak for it."""

    def __init__(self, column: Column, table: Table) -> None:
        self.column = column
        self.words = header_words(column.question or column.header)
        self.cells = table.column(column.index)
        self.filled = [cell for cell in self.cells if not is_blank(cell)]
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
        if self.column.header == "#" and self.sample and self.share(_is_number) == 0:
            return "answer_id", How.KNOWN
        return (ANSWER if self.column.header not in ("", "#") else NOT_USED), How.NOT_KNOWN

    def _fitting(self, name: str) -> str:
        """The field, or the one its cells say it is instead, or an empty text."""
        if not self.sample:
            return name
        check = _FITS.get(name)
        return check(self) if check else name

    def fits_email(self) -> str:
        return "email" if self.share(_is_email) > 0 or self.share(_has_at) > 0 or self._is_unreadable() else ""

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
        return "phone" if self.share(_has_digits) > 0.3 else ""

    def fits_name(self) -> str:
        return "" if self.share(_is_email) > 0.5 or self.share(_is_number) > 0.5 else "name"

    def fits_received_at(self) -> str:
        return "received_at" if self.share(_is_moment) >= 0.5 else ""

    def fits_answer_id(self) -> str:
        return "answer_id" if len({code_text(cell) for cell in self.sample}) * 10 >= len(self.sample) * 9 else ""

    def fits_place(self) -> str:
        return "place" if self.share(_is_short) > 0.6 else ""

    def _is_unreadable(self) -> bool:
        return self.share(lambda cell: one_line(cell).casefold() in ("anonymous", "anonym", "anonymt")) < 0.5


_FITS = {
    "email": _Guess.fits_email,
    "role": _Guess.fits_role,
    "consent": _Guess.fits_consent,
    "phone": _Guess.fits_phone,
    "name": _Guess.fits_name,
    "received_at": _Guess.fits_received_at,
    "answer_id": _Guess.fits_answer_id,
    "place": _Guess.fits_place,
}


def _masked_wholly(column: Column, table: Table) -> int:
    """How many cells of the column held a national identity number and nothing else."""
    return sum(is_blank(row.at(column.index)) and f"{column.letter}{row.number}" in table.masked for row in table.rows)


def _is_email(cell: Value) -> bool:
    return looks_like_email(email_text(cell))


def _has_at(cell: Value) -> bool:
    return "@" in one_line(cell)


def _is_role(cell: Value) -> bool:
    return role_of(one_line(cell)) is not None


def _is_consent(cell: Value) -> bool:
    return consent_of(one_line(cell)) is not None


def _has_digits(cell: Value) -> bool:
    return sum(letter.isdigit() for letter in one_line(cell)) >= 5


def _is_number(cell: Value) -> bool:
    return code_text(cell).replace(" ", "").isdigit()


def _is_short(cell: Value) -> bool:
    return len(one_line(cell)) <= 60


def _is_moment(cell: Value) -> bool:
    text = one_line(cell)
    return not isinstance(cell, str) or sum(letter.isdigit() for letter in text) >= 3


def _is_name(cell: Value) -> bool:
    text = one_line(cell)
    return _NAME.match(text) is not None and text[:1].isupper() and not names_role(text)


def _is_phone(cell: Value) -> bool:
    return looks_like_phone(code_text(cell))


def _set_form_language_aside(guesses: Sequence[_Guess]) -> None:
    """Microsoft Forms puts the language a form was shown in right after the name; that is not one the person speaks."""
    for before, guess in pairwise(guesses):
        shown_in = guess.becomes == "languages" and header_words(before.column.header) in _FORM_NAMES
        if shown_in and guess.column.index <= 5 and guess.share(_is_form_language) == 1.0:
            guess.becomes, guess.how = NOT_USED, How.KNOWN


def _is_form_language(cell: Value) -> bool:
    return _LANGUAGE_OF_FORM.match(one_line(cell)) is not None


def _name_option_columns(guesses: Sequence[_Guess]) -> None:
    """Columns of one option each belong to the field their question names, or else their options do."""
    for grouped, members in groupby(guesses, key=lambda guess: bool(guess.column.option)):
        for _question, group in groupby(members, key=lambda guess: guess.column.question):
            _name_group(list(group) if grouped else [])


def _name_group(group: Sequence[_Guess]) -> None:
    if not group or any(guess.risky for guess in group):
        for guess in group:
            guess.risky, guess.becomes, guess.how = True, NOT_USED, How.PROTECTED
        return
    words = header_words(group[0].column.question)
    name = (known_field(words) or suggested_field(words)) if words else _field_of_options(group)
    if len(group) == 1 and not words:
        name = ""
    for guess in group:
        guess.becomes = name if name in (*LISTS, "role", "consent", "meeting_mode") else ANSWER
        guess.how = How.SUGGESTED if guess.becomes != ANSWER else How.NOT_KNOWN


def _field_of_options(group: Sequence[_Guess]) -> str:
    options = [guess.column.option for guess in group]
    if sum(bool(slots_of([option])) for option in options) * 2 > len(options):
        return "availability"
    if sum(role_of(option) is not None and names_role(option) for option in options) * 2 > len(options):
        return "role"
    languages = {"norsk", "engelsk", "norwegian", "english", "arabisk", "arabic", "somali", "urdu", "polsk", "polish"}
    if sum(option.casefold() in languages for option in options) * 2 > len(options):
        return "languages"
    return "topics"


def _settle_names(guesses: Sequence[_Guess]) -> None:
    """A column “Name” beside one for the last name holds the first name."""
    named = {guess.becomes for guess in guesses if guess.filled}
    if "last_name" in named and "first_name" not in named:
        for guess in guesses:
            if guess.becomes == "name" and guess.filled and guess.share(lambda cell: " " not in one_line(cell)) > 0.6:
                guess.becomes = "first_name"


def _keep_best(name: str, rivals: list[_Guess]) -> None:
    """One column per field, and further ones only where the better ones are blank; a question split up stays whole."""
    rivals.sort(key=lambda guess: _rank(name, guess), reverse=True)
    taken: list[_Guess] = []
    for guess in rivals:
        options = guess.column.option and taken and taken[0].column.option
        same_question = options and taken[0].column.question == guess.column.question
        if not taken or same_question or (_complements(guess, taken) and name != "received_at"):
            taken.append(guess)
        else:
            guess.becomes = (
                NOT_USED if header_words(guess.column.header) in _FORM_NAMES or name == "received_at" else ANSWER
            )
            guess.how = How.KNOWN if guess.becomes == NOT_USED else How.NOT_KNOWN


def _rank(name: str, guess: _Guess) -> tuple[float, ...]:
    real = guess.share(_is_email) * len(guess.filled) if name == "email" else float(len(guess.filled))
    late = guess.words.startswith(_RECEIVED_LATE) if name == "received_at" else 0
    enough = real >= 0.5 * max(1, len(guess.cells))
    others = name in ("email", "name", "phone") and is_about_somebody_else(guess.words)
    asked = header_words(guess.column.header) not in _FORM_NAMES
    return (
        not others,
        late,
        enough,
        guess.how is How.KNOWN and asked,
        guess.how is How.KNOWN,
        real,
        -guess.column.index,
    )


def _complements(guess: _Guess, taken: Iterable[_Guess]) -> bool:
    if not guess.filled:
        return False
    return not any(
        not is_blank(mine) and not is_blank(theirs)
        for other in taken
        for mine, theirs in zip(guess.cells, other.cells, strict=True)
    )


def _find_by_content(guesses: Sequence[_Guess]) -> None:
    """Fields no header named, found by what the cells hold."""
    taken = {guess.becomes for guess in guesses if guess.filled}
    for name, test, share in (("email", _is_email, 0.6), ("phone", _is_phone, 0.7), ("role", _is_very_role, 0.8)):
        if name not in taken:
            _take(name, [guess for guess in guesses if _is_free(guess) and guess.share(test) >= share])
    if not taken & {"name", "first_name", "last_name"}:
        _take(
            "name", [guess for guess in guesses if _is_free(guess) and guess.share(_is_name) >= 0.7 and _differ(guess)]
        )


def _is_very_role(cell: Value) -> bool:
    text = one_line(cell)
    return names_role(text) and role_of(text) is not None and len(text) <= 60


def _is_free(guess: _Guess) -> bool:
    free = guess.how is How.NOT_KNOWN and not guess.risky and not guess.column.option
    return free and not is_about_somebody_else(guess.words)


def _differ(guess: _Guess) -> bool:
    return len({one_line(cell) for cell in guess.sample}) * 10 >= len(guess.sample) * 8


def _take(name: str, candidates: Sequence[_Guess]) -> None:
    if candidates:
        best = max(candidates, key=lambda guess: (len(guess.filled), -guess.column.index))
        best.becomes, best.how = name, How.SUGGESTED
