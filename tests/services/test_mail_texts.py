from dataclasses import replace
from datetime import datetime

import pytest

from omvendt_desktop.domain.mail_texts import Occasion
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.services import invitations, mail_texts
from tests import builders

NOW = datetime(2026, 10, 1, 10)


def text_for(store, programme, role=Role.MENTOR):
    return mail_texts.text_for(store, programme.id, Occasion.INVITATION, role, "nb")


def test_own_words_take_the_place_of_the_built_in_ones_and_go_again(store):
    programme = builders.programme(store)
    built_in = text_for(store, programme)
    assert built_in.id is None
    saved = mail_texts.save(store, replace(built_in, subject="Kom!"))
    assert text_for(store, programme) == saved
    assert text_for(store, programme, Role.MENTEE).id is None
    again = mail_texts.save(store, replace(built_in, subject="Kom igjen!"))
    assert again.id == saved.id
    mail_texts.reset(store, programme.id, Occasion.INVITATION, Role.MENTOR, "nb")
    assert text_for(store, programme) == built_in
    store.undo()
    assert text_for(store, programme) == again


def test_what_is_saved_is_what_is_sent(store):
    programme = builders.programme(store)
    modules = builders.modules(store, programme)
    pair = builders.pair(store, programme)
    builders.meeting(store, pair, modules[4], datetime(2026, 10, 20, 13))
    mail_texts.save(
        store, replace(text_for(store, programme), subject="Kom, {fornavn}!", text="{detaljer}\nHilsen oss")
    )
    [to_mentor, to_mentee] = invitations.gather_invitations(store, programme.id, now=NOW).items
    assert to_mentor.subject == "Kom, Person!"
    assert to_mentor.text.endswith("\nHilsen oss")
    assert to_mentee.subject.startswith("Innkalling")


@pytest.mark.parametrize("occasion", Occasion)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_text_can_be_seen_before_there_is_anybody_to_send_it_to(store, occasion, role, language):
    programme = builders.programme(store)
    text = mail_texts.text_for(store, programme.id, occasion, role, language)
    seen = mail_texts.preview(store, text, NOW)
    assert seen.subject
    assert ("Hei Minh" if language == "nb" else "Hi Minh") in seen.text or role is Role.MENTEE
    assert "{" not in seen.text


def test_a_text_with_a_slip_is_refused_and_nothing_is_kept(store):
    programme = builders.programme(store)
    text = replace(text_for(store, programme), text="{detaljer} {fornavm}")
    with pytest.raises(InvalidError):
        mail_texts.save(store, text)
    with pytest.raises(UserError):
        mail_texts.preview(store, text, NOW)
    assert text_for(store, programme).id is None
