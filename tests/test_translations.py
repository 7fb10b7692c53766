"""Every word has its bokmål, and nothing is lost on the way."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from omvendt_desktop.paths import LOCALE_DIR, PACKAGE_DIR

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "Np_": ((1, "c"), 2)}
THE_SAME_IN_BOTH = {
    *("mentor", "mentee", "mentees", "kick-off", "kick-off {day}", "person", "{count} person"),
    *("ok", "&ok", "pdf", "excel", "thunderbird", "apple mail", "{size} kb", "&filter", "fil&ter:"),
    *("video", "status", "sum", "plan", "for", "start {pair}", "start {programme}"),
}
SENTENCE_ENDS = ".!?:…"


def catalogue(file: Path) -> Catalog:
    """What a catalogue file holds."""
    with file.open("rb") as stream:
        return read_po(stream, locale="nb")


TEMPLATE = catalogue(LOCALE_DIR / "omvendt.pot")
NORWEGIAN = catalogue(LOCALE_DIR / "nb" / "LC_MESSAGES" / "omvendt.po")


def test_the_template_holds_every_text_of_the_program_and_no_other():
    options = {"keywords": KEYWORDS, "strip_comment_tags": True}
    in_the_program = {(context, text) for _, _, text, _, context in extract_from_dir(PACKAGE_DIR, **options)}
    assert _keys(TEMPLATE) == in_the_program, "run `make catalogue`"


def test_the_bokmaal_catalogue_has_the_texts_of_the_template():
    assert _keys(NORWEGIAN) == _keys(TEMPLATE), "run `make catalogue`"


def test_every_text_is_translated():
    assert [message.id for message in NORWEGIAN if message.id and not all(_forms(message.string))] == []
    assert [message.id for message in NORWEGIAN if message.id and message.fuzzy] == []


def test_both_forms_of_a_number_are_translated():
    plural = [message for message in NORWEGIAN if message.pluralizable]
    assert [message.id for message in plural if len(_forms(message.string)) != 2] == []
    assert NORWEGIAN.plural_expr == "(n != 1)"


def test_a_translation_fills_in_what_its_source_does():
    assert _pairs_where(lambda english, norwegian: _placeholders(english) != _placeholders(norwegian)) == []


def test_a_translation_keeps_blanks_and_line_breaks_at_its_ends():
    assert _pairs_where(lambda english, norwegian: _ends(english) != _ends(norwegian)) == []


def test_a_translation_ends_like_its_source():
    assert _pairs_where(lambda english, norwegian: _last_sign(english) != _last_sign(norwegian)) == []


def test_no_text_was_left_in_english():
    def left(english: str, norwegian: str) -> bool:
        return english == norwegian and _words(english) and english.lower() not in THE_SAME_IN_BOTH

    assert _pairs_where(left) == []


def test_quotation_marks_are_those_of_the_language():
    def foreign(english: str, norwegian: str) -> bool:
        return bool(set("\"'«»") & set(english) or set("\"'“”") & set(norwegian))

    assert _pairs_where(foreign) == []


def test_only_bokmaal_has_a_space_before_the_three_dots():
    def wrong(english: str, norwegian: str) -> bool:
        return " …" in english or bool(re.search(r"[^ ]…", norwegian))

    assert _pairs_where(wrong) == []


def test_a_text_is_filled_in_after_it_is_translated():
    wrong = [
        f"{file.relative_to(PACKAGE_DIR)}:{argument.lineno}"
        for file in PACKAGE_DIR.rglob("*.py")
        for argument in _translated_arguments(ast.parse(file.read_bytes()))
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
        or (isinstance(argument, ast.Call) and getattr(argument.func, "attr", "") == "format")
    ]
    assert wrong == []


def test_no_text_hides_in_a_formatted_one_where_it_is_not_found_on_every_python():
    wrong = [
        f"{file.relative_to(PACKAGE_DIR)}:{text.lineno}"
        for file in PACKAGE_DIR.rglob("*.py")
        for formatted in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(formatted, ast.JoinedStr)
        for text in _texts_in(formatted)
        if isinstance(text.args[0], ast.Constant)
    ]
    assert wrong == []


def _keys(texts: Catalog) -> set[tuple[str | None, object]]:
    return {(message.context, message.id) for message in texts if message.id}


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _pairs() -> Iterator[tuple[str, str]]:
    for message in NORWEGIAN:
        if message.id:
            yield from zip(_forms(message.id), _forms(message.string), strict=False)


def _pairs_where(wrong: Callable[[str, str], bool]) -> list[tuple[str, str]]:
    return [(english, norwegian) for english, norwegian in _pairs() if norwegian and wrong(english, norwegian)]


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _words(text: str) -> bool:
    return any(letter.isalpha() for literal, *_ in Formatter().parse(text) for letter in literal)


def _ends(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _last_sign(text: str) -> str:
    last = text.rstrip(" \n”»)")[-1:]
    return last if last in SENTENCE_ENDS else ""


def _texts_in(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            yield node


def _translated_arguments(tree: ast.AST) -> Iterator[ast.expr]:
    for text in _texts_in(tree):
        yield from text.args[: 2 if text.func.id == "ngettext" else None]
