"""Two languages, chosen for the screen or for one block."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from omvendt_desktop import i18n
from omvendt_desktop.i18n import _, language, ngettext, pgettext, set_language, using

ENGLISH = "Type it like 13:00."
NORWEGIAN = "Skriv det slik: 13:00."


def test_the_screen_language_decides_what_a_text_becomes():
    set_language("nb")
    assert _(ENGLISH) == NORWEGIAN
    set_language("en")
    assert _(ENGLISH) == ENGLISH


def test_another_language_inside_a_block_ends_with_the_block():
    set_language("nb")
    with using("en"):
        with using("nb"):
            assert _(ENGLISH) == NORWEGIAN
        assert _(ENGLISH) == ENGLISH
    assert language() == "nb"


def test_the_language_of_a_block_ends_when_the_block_fails():
    set_language("nb")
    with pytest.raises(RuntimeError), using("en"):
        raise RuntimeError
    assert language() == "nb"


def test_a_worker_speaks_the_screen_language_whatever_block_started_it():
    set_language("nb")
    with using("en"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(language).result() == "nb"


@pytest.mark.parametrize("code", ["nn", "", "NB"])
def test_an_unknown_language_is_refused_before_anything_changes(code: str):
    set_language("en")
    with pytest.raises(ValueError, match="unknown language"):
        set_language(code)
    with pytest.raises(ValueError, match="unknown language"), using(code):
        pass
    assert language() == "en"


def test_an_empty_text_stays_empty():
    with using("nb"):
        assert _("") == ""


def test_a_text_nobody_translated_is_shown_in_english():
    with using("nb"):
        assert _("nobody translated this") == "nobody translated this"
        assert ngettext("one thing nobody translated", "{n} things nobody translated", 2).startswith("{n}")
        assert pgettext("a context", "nobody translated this either") == "nobody translated this either"


def test_marking_a_text_does_not_translate_it():
    with using("nb"):
        assert i18n.N_(ENGLISH) == ENGLISH
