"""What is to be sent is listed, read, saved as drafts and ticked when sent."""

from datetime import datetime, timedelta

import pytest

from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.mail_texts import Occasion
from omvendt_desktop.domain.outgoing import SentMail
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.domain.today import ItemKind
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.pages import invitations_page
from omvendt_desktop.gui.pages.invitation_choices import About, Choice, What, about_choices, mail_key
from omvendt_desktop.gui.pages.invitations_page import View, chosen_by
from omvendt_desktop.gui.pages.mails_panel import count_text, recipients, remarks_text
from omvendt_desktop.gui.pages.sent_list import meeting_cell, what_text
from omvendt_desktop.gui.widgets.table_values import text_of
from omvendt_desktop.services import invitations, moves
from omvendt_desktop.store.queries.today import todays_list
from tests import builders
from tests.gui.conftest import NOW

START = datetime(2026, 12, 1, 13)


@pytest.fixture
def pairs(store, programme):
    return [builders.pair(store, programme, status="active") for _number in range(2)]


@pytest.fixture
def series(store, programme, pairs):
    module = next(module for module in store.find(Module, programme_id=programme.id) if module.is_pair_meeting)
    return [builders.meeting(store, pair, module, START + timedelta(days=day)) for day, pair in enumerate(pairs)]


@pytest.fixture
def page(window, series):
    made = window.show("invitations")
    window.root.update()
    return made


def listed(page):
    return [(item.meeting_id, item.participant_id) for item in page.mails.table.rows()]


def test_one_mail_stands_there_for_each_recipient(page, series, pairs):
    assert sorted(listed(page)) == sorted(
        (meeting.id, person)
        for meeting, pair in zip(series, pairs, strict=True)
        for person in (pair.mentor_id, pair.mentee_id)
    )
    assert page.mails.said["text"] == "4 mails to send"


def test_the_chosen_mail_is_read_beside_the_list_and_each_part_copied(page, window):
    item = page.mails.table.rows()[1]
    page.mails.table.select([mail_key(item)])
    preview = page.mails.preview
    assert preview.to["text"] == item.to_email
    for part, words in (("to", item.to_email), ("subject", item.subject), ("text", item.text)):
        preview.on_copy(part)
        assert window.root.clipboard_get() == words
    assert window.status.text() == "Text copied"


def test_a_tick_marks_as_sent_and_undo_takes_it_back(page, window):
    item = page.mails.table.rows()[0]
    page.on_mark([item])
    assert len(window.store.find(Invitation)) == 1
    assert page.mails.said["text"] == "3 mails to send"
    assert page.mails._tick(page.mails.table.rows()[0]).on
    window.undo()
    assert window.store.find(Invitation) == []
    assert page.mails.said["text"] == "4 mails to send"
    assert not page.mails._tick(page.mails.table.rows()[0]).on


def test_all_are_marked_with_one_button_in_one_step(page, window):
    page.mails.mark.invoke()
    assert len(window.store.find(Invitation)) == 4
    assert page.mails.said["text"] == "All of them are sent."
    window.undo()
    assert window.store.find(Invitation) == []


def test_after_a_move_only_those_it_concerns_are_listed(page, window, series, pairs):
    page.mails.mark.invoke()
    moves.move(window.store, series[0].id, START + timedelta(hours=2))
    window.show("invitations", what="changes", pair_ids=[pairs[0].id])
    assert {meeting for meeting, _person in listed(page)} == {series[0].id}
    window.show("invitations", what="changes", pair_ids=[pairs[1].id])
    assert listed(page) == []


def test_a_choice_of_pair_person_or_module_narrows_the_list(page, pairs, series):
    page.about.set(About.PAIR)
    page.which.set(pairs[1].id)
    assert {meeting for meeting, _person in listed(page)} == {series[1].id}
    page.about.set(About.PERSON)
    page.which.set(pairs[0].mentee_id)
    assert listed(page) == [(series[0].id, pairs[0].mentee_id)]
    page.about.set(About.MODULE)
    page.which.set(series[0].module_id)
    assert len(listed(page)) == 4


def test_drafts_are_written_into_a_new_folder_and_shown(page, window, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "choose_folder", lambda *args, **more: tmp_path)
    window.header.main_button.invoke()
    window.jobs.wait()
    (folder,) = [path for path in tmp_path.iterdir() if path.is_dir() and path.name.startswith("Invitations")]
    assert len(list(folder.glob("*.eml"))) == 4
    assert len(list(folder.glob("*.ics"))) == 4
    assert page.folder == folder
    assert window.status.text() == f"Saved {folder.name}"
    assert window.folder("invitations") == str(tmp_path)


def test_mails_ready_for_an_outbox_are_no_drafts(page, window, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "choose_folder", lambda *args, **more: tmp_path)
    page.on_save(ready=True)
    window.jobs.wait()
    mail = next(page.folder.glob("*.eml")).read_bytes()
    assert b"X-Unsent" not in mail


def test_leaving_the_choice_of_folder_writes_nothing(page, window, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "choose_folder", lambda *args, **more: None)
    page.on_save()
    assert page.folder is None
    assert not window.jobs.busy()


def test_a_request_for_a_log_is_ticked_listed_and_off_todays_list(window, store, programme, pairs):
    module = next(module for module in store.find(Module, programme_id=programme.id) if module.is_pair_meeting)
    meeting = builders.meeting(store, pairs[0], module, NOW - timedelta(days=4))

    def asks():
        return [item.kind for item in todays_list(store, programme.id, NOW).items if item.meeting_id == meeting.id]

    assert asks() == [ItemKind.ASK_LOG]
    page = window.show("invitations", what="log_request", meeting_ids=[meeting.id])
    page.mails.mark.invoke()
    assert page.mails.said["text"] == "All of them are sent."
    assert asks() == []
    page.show_target(view=View.SENT)
    assert [what_text(row) for row in page.sent.table.rows()] == ["request for a log"] * 2
    page.show_target(what="log_request", meeting_ids=[meeting.id])
    assert page.mails.said["text"] == "All of them are sent."
    window.undo()
    assert page.mails.said["text"] == "2 mails to send"
    assert asks() == [ItemKind.ASK_LOG]


def test_a_reminder_about_several_meetings_leads_to_the_participant(window, store, page, pairs):
    builders.saved(store, SentMail(None, pairs[0].mentor_id, None, Occasion.REMINDER, NOW))
    page.show_target(view=View.SENT)
    [row] = page.sent.table.rows()
    assert text_of(meeting_cell(row)) == "–"
    page.sent.on_open(row)
    assert window.page.name == "participants"


def test_what_was_sent_is_listed_with_its_day(page, window):
    page.mails.mark.invoke()
    page.view.set(View.SENT)
    assert len(page.sent.table.rows()) == 4
    assert {row.sent_at for row in page.sent.table.rows()} == {NOW}


def test_who_is_silent_for_a_week_is_reminded(page, window, programme, store):
    batch = invitations.gather_invitations(store, programme.id, now=NOW - timedelta(days=8))
    invitations.mark_sent(store, batch.items, NOW - timedelta(days=8))
    page.view.set(View.UNANSWERED)
    assert len(page.unanswered.table.rows()) == 4
    page.unanswered.remind.invoke()
    assert page.view.get() is View.TO_SEND
    assert page.what.get() is What.REMINDER
    assert len(page.mails.table.rows()) == 4


def test_plans_are_mails_with_a_calendar_file_and_a_bare_file_for_each_pair(page):
    page.what.set(What.PLANS)
    rows = page.mails.table.rows()
    assert sum(bool(item.to_email) for item in rows) == 4
    assert sum(not item.to_email for item in rows) == 2
    assert page.mails.said["text"] == "4 mails to send"


def test_nothing_to_send_says_what_to_do(window, programme):
    page = window.show("invitations")
    window.root.update()
    assert page.mails.table.rows() == []
    assert page.mails.table._empty.winfo_ismapped()


def test_a_large_programme_is_asked_before_everything_is_gathered(window, series, pairs, monkeypatch):
    monkeypatch.setattr(invitations_page, "MANY_PAIRS", 1)
    page = window.show("invitations")
    window.root.update()
    assert page.many.winfo_ismapped()
    assert page.batch.items == ()
    window.show("invitations", pair_ids=[pairs[0].id])
    assert len(page.mails.table.rows()) == 2
    page.about.set(About.EVERYBODY)
    page.many.button.invoke()
    assert len(page.mails.table.rows()) == 4


def test_other_pages_point_at_what_they_mean():
    assert chosen_by() == Choice(What.CHANGES, About.EVERYBODY, ())
    assert chosen_by(meeting_ids=[3], what="log_request") == Choice(What.LOG_REQUEST, About.MEETINGS, (3,))
    assert chosen_by(pair_ids=[1, 2]).named() == {"pair_ids": (1, 2)}
    assert About.PAIR not in dict(about_choices(What.KICKOFF))


def test_what_is_said_below_the_list():
    assert count_text(0, 0) == ""
    assert remarks_text(["a", "b"]) == "a\nb"
    assert len(remarks_text(["a", "b", "c", "d"]).splitlines()) == 3


def test_recipients_are_named_once(page):
    rows = page.mails.table.rows()
    assert recipients([*rows, *rows]).count("; ") == 3
