from dataclasses import replace

import pytest

from omvendt_desktop.domain.mail_texts import (
    PLACEHOLDERS,
    MailText,
    Occasion,
    built_in,
    check_mail_text,
    render,
)
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import set_language

VALUES = {name: f"<{name}>" for name in PLACEHOLDERS}


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("occasion", Occasion)
class TestEveryBuiltInText:
    """Every occasion, role and language."""

    def test_it_can_be_saved_as_it_stands(self, occasion, role, language):
        assert check_mail_text(built_in(1, occasion, role, language)) == []

    def test_it_uses_the_placeholders_of_its_own_language(self, occasion, role, language):
        text = built_in(1, occasion, role, language)
        own = PLACEHOLDERS.values() if language == "nb" else PLACEHOLDERS.keys()
        used = [part.split("}")[0] for part in f"{text.subject}{text.text}".split("{")[1:]]
        assert set(used) <= set(own)

    def test_nothing_in_braces_is_left_when_it_is_filled_in(self, occasion, role, language):
        mail = render(built_in(1, occasion, role, language), VALUES)
        assert "{" not in mail.subject + mail.text
        assert "\n" not in mail.subject

    def test_it_reads_well_with_little_to_say(self, occasion, role, language):
        known = {"first_name", "meeting", "day", "time", "programme", "details", "meetings", "organiser"}
        mail = render(built_in(1, occasion, role, language), {name: VALUES[name] for name in known})
        assert "\n\n\n" not in mail.text
        assert " ," not in mail.subject

    def test_mentor_and_mentee_read_different_words(self, occasion, role, language):
        other = Role.MENTEE if role is Role.MENTOR else Role.MENTOR
        assert built_in(1, occasion, role, language).text != built_in(1, occasion, other, language).text


def text(words: str, subject: str = "Hei") -> MailText:
    return MailText(occasion=Occasion.INVITATION, subject=subject, text=words)


def test_both_languages_of_a_placeholder_are_understood():
    assert render(text("{first_name} {fornavn} { navn }"), VALUES).text == "<first_name> <first_name> <name>"


def test_a_line_that_has_nothing_to_say_is_left_out():
    values = {"details": "When: now", "partner": ""}
    assert render(text("One\n\nYou meet {partner}.\n\n{details}"), values).text == "One\n\nWhen: now"


def test_a_value_is_not_read_as_a_placeholder():
    assert render(text("{navn}"), {"name": "{fornavn}"}).text == "{fornavn}"


def test_an_unknown_placeholder_is_named_with_those_that_are_known():
    with pytest.raises(UserError) as refused:
        render(text("Hei {fornavm}"), VALUES)
    assert refused.value.message == "{fornavm} betyr ingenting i en e-post."
    assert "{fornavn}" in refused.value.hint


def test_a_text_without_the_facts_is_refused():
    [problem] = check_mail_text(text("Hei {fornavn}"))
    assert problem.field == "text"
    assert "{detaljer}" in problem.why
    set_language("en")
    assert "{details}" in check_mail_text(text("Hei {fornavn}"))[0].why


def test_empty_and_endless_texts_are_refused():
    assert {problem.field for problem in check_mail_text(text("", ""))} == {"subject", "text"}
    assert check_mail_text(text("{details}" + "x" * 30_000))
    assert check_mail_text(replace(text("{details}"), subject="{x}"))[0].field == "subject"


def test_what_is_put_in_cannot_break_the_subject():
    mail = render(text("{details}", "Til {navn}"), {"name": "x\r\nBcc: evil@example.org\u2028y", "details": "."})
    assert mail.subject == "Til x Bcc: evil@example.orgy"
