"""Every word on screen goes through here: English source text, bokmål beside it."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from omvendt_desktop.paths import LOCALE_DIR

LANGUAGES = {"nb": "Norsk bokmål", "en": "English"}

_TAGS = {"nb": "nb-NO", "en": "en-GB"}
_DOMAIN = "omvendt"
_screen_language = "nb"
_language_here: ContextVar[str | None] = ContextVar("language", default=None)


def set_language(code: str) -> None:
    """Choose the language of the screen for the whole program."""
    global _screen_language
    _check(code)
    _screen_language = code


def language() -> str:
    """The code of the language in use here: `nb` or `en`."""
    return _language_here.get() or _screen_language


def language_tag() -> str:
    """The language in use as files name it: `nb-NO` or `en-GB`."""
    return _TAGS[language()]


@contextmanager
def using(code: str) -> Iterator[None]:
    """Speak another language inside this block, for a mail or a report; safe in a worker."""
    _check(code)
    token = _language_here.set(code)
    try:
        yield
    finally:
        _language_here.reset(token)


def _(text: str) -> str:
    """The text in the language in use."""
    return _catalogue(language()).gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The form of the text that fits the number, in the language in use."""
    return _catalogue(language()).ngettext(one, many, number)


def pgettext(context: str, text: str) -> str:
    """The text where one English word has two translations; `context` tells which is meant."""
    return _catalogue(language()).pgettext(context, text)


def N_(text: str) -> str:
    """Mark a text for translation that is looked up later with `_`."""
    return text


def Np_(context: str, text: str) -> tuple[str, str]:
    """Mark a text with its context for translation that is looked up later with `pgettext`."""
    return context, text


def _check(code: str) -> None:
    if code not in LANGUAGES:
        raise ValueError(f"unknown language {code!r}")


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    folder = LOCALE_DIR / code / "LC_MESSAGES"
    source, compiled = folder / f"{_DOMAIN}.po", folder / f"{_DOMAIN}.mo"
    if not source.exists() and not compiled.exists():
        return gettext.NullTranslations()
    if not compiled.exists() or (source.exists() and source.stat().st_mtime > compiled.stat().st_mtime):
        return _compiled_here(source)
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def _compiled_here(source: Path) -> gettext.GNUTranslations:
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = BytesIO()
    with source.open("rb") as stream:
        write_mo(buffer, read_po(stream))
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)
