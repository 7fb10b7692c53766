"""Says what each column becomes: by its known name, by shared words, and by what its cells hold."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from omvendt_desktop.domain.answer_words import is_language, names_role, role_of, slots_of
from omvendt_desktop.domain.cell_values import code_text, looks_like_phone, one_line
from omvendt_desktop.domain.column_guesses import Guess, is_email
from omvendt_desktop.domain.columns import ANSWER, LISTS, NOT_USED, Choices, How, Mapping, Match
from omvendt_desktop.domain.header_rows import is_blank
from omvendt_desktop.domain.sheets import Value
from omvendt_desktop.domain.synonyms import (
    header_words,
    is_about_somebody_else,
    known_field,
    suggested_field,
)
from omvendt_desktop.domain.tables import Table

_NAME = re.compile(r"^[^\W\d_]{2,}(?:[ '’-][^\W\d_]+){1,4}$")
_LANGUAGE_OF_FORM = re.compile(r"^[a-z]{2}(-[a-z]{2})?$|^[^\W\d_]+( [^\W\d_]+)? \([^()]+\)$", re.IGNORECASE)
_FORM_NAMES = {"email", "epost", "epostadresse", "email address", "navn", "namn", "name"}
_RECEIVED_LATE = ("fullfør", "complet", "submit", "tidss", "tidsm", "timestamp", "end ", "slutt", "innsendt", "levert")


_CUTS = ([True, True, False, False], [False, False, True, True])


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
    guesses = [Guess(column, table) for column in table.columns]
    _set_form_language_aside(guesses)
    _name_option_columns(guesses)
    _settle_names(guesses)
    for name in {guess.becomes for guess in guesses} - {ANSWER, NOT_USED, *LISTS}:
        _keep_best(name, [guess for guess in guesses if guess.becomes == name])
    for name in LISTS:
        _keep_best(name, [guess for guess in guesses if guess.becomes == name])
    _find_by_content(guesses)
    return tuple(guess.match() for guess in guesses)


def _is_name(cell: Value) -> bool:
    text = one_line(cell)
    return _NAME.match(text) is not None and text[:1].isupper() and not names_role(text)


def _is_phone(cell: Value) -> bool:
    return looks_like_phone(code_text(cell))


def _set_form_language_aside(guesses: Sequence[Guess]) -> None:
    """Microsoft Forms puts the language a form was shown in right after the name; that is not one the person speaks."""
    for before, guess in pairwise(guesses):
        shown_in = guess.becomes == "languages" and header_words(before.column.header) in _FORM_NAMES
        if shown_in and guess.column.index <= 5 and guess.share(_is_form_language) == 1.0:
            guess.becomes, guess.how = NOT_USED, How.KNOWN


def _is_form_language(cell: Value) -> bool:
    return _LANGUAGE_OF_FORM.match(one_line(cell)) is not None


def _name_option_columns(guesses: Sequence[Guess]) -> None:
    """Columns of one option each belong to the field their question names, or else their options do."""
    for grouped, members in groupby(guesses, key=lambda guess: bool(guess.column.option)):
        for _question, group in groupby(members, key=lambda guess: guess.column.question):
            for run in _languages_apart(list(group)) if grouped else []:
                _name_group(run)


def _languages_apart(group: list[Guess]) -> list[list[Guess]]:
    """Options without a question, cut where languages end and something else begins, as Typeform lines them up."""
    if group[0].column.question:
        return [group]
    known = [is_language(guess.column.option) for guess in group]
    cuts = [0, *(at for at in range(2, len(group) - 1) if known[at - 2 : at + 2] in _CUTS), len(group)]
    return [group[first:last] for first, last in pairwise(cuts)]


def _name_group(group: Sequence[Guess]) -> None:
    if not group or any(guess.risky for guess in group):
        for guess in group:
            guess.risky, guess.becomes, guess.how = True, NOT_USED, How.PROTECTED
        return
    words = header_words(group[0].column.question)
    name = known_field(words) or suggested_field(words) or _field_of_options(group)
    if not words:
        name = (name or "topics") if len(group) > 1 else ""
    for guess in group:
        guess.becomes = name if name in (*LISTS, "role", "consent", "meeting_mode") else ANSWER
        guess.how = How.SUGGESTED if guess.becomes != ANSWER else How.NOT_KNOWN


def _field_of_options(group: Sequence[Guess]) -> str:
    options = [guess.column.option for guess in group]
    if sum(bool(slots_of([option])) for option in options) * 2 > len(options):
        return "availability"
    if sum(role_of(option) is not None and names_role(option) for option in options) * 2 > len(options):
        return "role"
    if sum(map(is_language, options)) * 2 > len(options):
        return "languages"
    return ""


def _settle_names(guesses: Sequence[Guess]) -> None:
    """A column “Name” beside one for the last name holds the first name."""
    named = {guess.becomes for guess in guesses if guess.filled}
    if "last_name" in named and "first_name" not in named:
        for guess in guesses:
            if guess.becomes == "name" and guess.filled and guess.share(lambda cell: " " not in one_line(cell)) > 0.6:
                guess.becomes = "first_name"
    if "name" in named and not named & {"first_name", "last_name"}:
        for guess in guesses:
            if guess.becomes in ("first_name", "last_name"):
                guess.becomes, guess.how = NOT_USED, How.KNOWN


def _keep_best(name: str, rivals: list[Guess]) -> None:
    """One column per field, and further ones only where the better ones are blank; a question split up stays whole."""
    rivals.sort(key=lambda guess: _rank(name, guess), reverse=True)
    taken: list[Guess] = []
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


def _rank(name: str, guess: Guess) -> tuple[float, ...]:
    real = guess.share(is_email) * len(guess.filled) if name == "email" else float(len(guess.filled))
    late = guess.words.startswith(_RECEIVED_LATE) if name == "received_at" else 0
    enough = real >= 0.5 * max(1, len(guess.cells)) and not (name == "email" and guess.share(_is_anonymous))
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


def _is_anonymous(cell: Value) -> bool:
    """Whether the form did not know who answered; its other addresses are then those of accounts."""
    return one_line(cell).casefold() in ("anonymous", "anonym")


def _complements(guess: Guess, taken: Iterable[Guess]) -> bool:
    if not guess.filled:
        return False
    return not any(
        not is_blank(mine) and not is_blank(theirs)
        for other in taken
        for mine, theirs in zip(guess.cells, other.cells, strict=True)
    )


def _find_by_content(guesses: Sequence[Guess]) -> None:
    """Fields no header named, found by what the cells hold."""
    taken = {guess.becomes for guess in guesses if guess.filled}
    for name, test, share in (("email", is_email, 0.6), ("phone", _is_phone, 0.7), ("role", _is_very_role, 0.8)):
        if name not in taken:
            _take(name, [guess for guess in guesses if _is_free(guess) and guess.share(test) >= share])
    if not taken & {"name", "first_name", "last_name"}:
        _take(
            "name", [guess for guess in guesses if _is_free(guess) and guess.share(_is_name) >= 0.7 and _differ(guess)]
        )


def _is_very_role(cell: Value) -> bool:
    text = one_line(cell)
    return names_role(text) and role_of(text) is not None and len(text) <= 60


def _is_free(guess: Guess) -> bool:
    free = guess.how is How.NOT_KNOWN and not guess.risky and not guess.column.option
    return free and not is_about_somebody_else(guess.words)


def _differ(guess: Guess) -> bool:
    return len({one_line(cell) for cell in guess.sample}) * 10 >= len(guess.sample) * 8


def _take(name: str, candidates: Sequence[Guess]) -> None:
    if candidates:
        best = max(candidates, key=lambda guess: (len(guess.filled), -guess.column.index))
        best.becomes, best.how = name, How.SUGGESTED
