"""The words of the mails are edited with the mail beside them."""

from dataclasses import replace

import pytest

from omvendt_desktop.domain.mail_texts import MailText, Occasion
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.gui import messages
from omvendt_desktop.services import programme_files
from omvendt_desktop.services.programme_files import Store
from tests import builders


@pytest.fixture
def page(window):
    made = window.show("mail_texts")
    window.root.update()
    return made


def test_the_built_in_words_stand_there_and_cannot_be_taken_back(page):
    assert "{detaljer}" in page.words.get()
    assert page.reset.instate(["disabled"])
    assert "Minh" in page.preview.read()


def test_what_is_typed_is_seen_at_once_as_it_will_be_read(page):
    page.subject.set("Velkommen, {fornavn}")
    page._show_preview()
    assert page.preview.read().startswith("Velkommen, Minh")


def test_saved_words_are_kept_until_they_are_taken_back(page, window):
    built_in = page.words.get()
    page.words.set(built_in + "\nVel møtt!")
    window.header.main_button.invoke()
    (kept,) = window.store.find(MailText)
    assert kept.text.endswith("Vel møtt!")
    page.reset.invoke()
    assert window.store.find(MailText) == []
    assert page.words.get() == built_in


def test_words_typed_are_kept_when_another_mail_is_chosen(page, window):
    page.words.set("{detaljer}\nHilsen oss")
    page.role.set(Role.MENTEE)
    (kept,) = window.store.find(MailText)
    assert (kept.role, kept.text) == ("mentor", "{detaljer}\nHilsen oss")
    assert "Hilsen oss" not in page.words.get()
    page.role.set(Role.MENTOR)
    assert page.words.get() == "{detaljer}\nHilsen oss"


def test_a_text_without_the_facts_is_refused_below_it_and_stays(page, window):
    page.words.set("Bare hei")
    page.occasion.set(Occasion.CHANGE)
    assert window.store.find(MailText) == []
    assert page.occasion.get() is Occasion.INVITATION
    assert page.words.get() == "Bare hei"
    assert "{details}" in page.wrong["text"]


def test_an_unknown_placeholder_is_told_in_the_preview(page):
    page.words.set("{detaljer} {skostørrelse}")
    page._show_preview()
    assert "{skostørrelse}" in page.preview.read()


def test_a_placeholder_is_put_where_the_cursor_is(page):
    page.words.set("Hei !")
    page.words.text.mark_set("insert", "1.4")
    page.on_insert("fornavn")
    assert page.words.get() == "Hei {fornavn}!"


def test_each_language_has_its_own_words(page):
    page.language.set("en")
    assert "{details}" in page.words.get()


def test_undo_brings_the_words_back_on_the_page(page, window):
    before = page.words.get()
    page.words.set("{detaljer}\nKortere")
    page.on_save()
    window.store.undo()
    assert page.words.get() == before


@pytest.fixture
def asked(monkeypatch):
    """The questions asked; each is answered with no."""
    questions = []
    monkeypatch.setattr(messages, "ask", lambda parent, title, *words, **options: questions.append(title))
    return questions


def kept(window) -> list[str]:
    return [text.text for text in window.store.find(MailText)]


@pytest.mark.parametrize(
    "leave",
    [
        lambda window: window.show("overview"),
        lambda window: window.set_language("nb"),
        lambda window: window.open_programme(builders.programme(window.store).id),
    ],
    ids=["another page", "another language", "another programme"],
)
def test_words_typed_are_kept_when_the_page_is_left(page, window, leave):
    page.words.set("{detaljer}\nHilsen oss")
    leave(window)
    assert kept(window) == ["{detaljer}\nHilsen oss"]


def test_words_that_cannot_be_kept_stay_and_hold_up_what_would_lose_them(page, window, store, asked):
    page.words.set("Bare hei")
    window.show("settings")
    window.set_language("nb")
    assert (window.settings.language, window.page) == ("en", page)
    window.show("settings")
    window.open_programme(builders.programme(store).id)
    assert window.page is page
    window.close()
    assert asked == ["Close without saving?"]
    assert page.words.get() == "Bare hei"
    assert "{details}" in page.wrong["text"]
    assert window.status.text() == "Something typed here cannot be saved as it is. Mend it first."


def test_the_language_on_the_settings_page_is_the_one_that_is_spoken(page, window):
    page.words.set("Bare hei")
    settings = window.show("settings")
    settings.language.set("nb")
    settings.on_language()
    window.root.update()
    assert settings.language.get() == "en"


def test_words_for_a_programme_that_is_gone_go_with_it(page, window, store, programme):
    page.words.set("{detaljer}\nHilsen oss")
    window.programme = replace(programme, id=999)
    assert page.settle()
    assert kept(window) == []


def test_words_typed_in_a_file_that_can_only_be_read_do_not_keep_it_from_closing(window, store, asked, tmp_path):
    copy = programme_files.copy_file(store, tmp_path / "copy.omvendt")
    window.open(Store.open(copy, read_only=True))
    page = window.show("mail_texts")
    page.words.set("{detaljer}\nHilsen oss")
    assert not page.settle()
    window.close()
    assert asked == ["Close without saving?"]
    assert window.store.find(Programme)
