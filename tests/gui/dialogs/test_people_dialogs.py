"""The forms of programmes, modules, people and pairs, filled in and saved like a coordinator would."""

from datetime import date, datetime, time

import pytest

from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.domain.pairs import EndReason, Pair, PairStatus
from omvendt_desktop.domain.participants import MeetingMode, Participant, ParticipantStatus, Role
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs.end_pair_dialog import EndPairDialog
from omvendt_desktop.gui.dialogs.leave_dialog import LeaveDialog
from omvendt_desktop.gui.dialogs.module_dialog import ModuleDialog
from omvendt_desktop.gui.dialogs.pair_dialog import PairDialog
from omvendt_desktop.gui.dialogs.participant_dialog import ParticipantDialog
from omvendt_desktop.gui.dialogs.programme_dialog import ProgrammeDialog
from omvendt_desktop.gui.dialogs.time_entry_dialog import TimeEntryDialog
from omvendt_desktop.gui.dialogs.why_dialog import WhyDialog
from omvendt_desktop.store.queries import people
from omvendt_desktop.store.queries import programmes as queries
from tests import builders
from tests.gui.conftest import marked, opened


def test_a_programme_is_made_and_opened(window, store):
    dialog = opened(ProgrammeDialog(window))
    dialog.form.set(
        {
            "client": "Havkraft",
            "name": "vår 2027",
            "kickoff_on": date(2027, 2, 3),
            "organiser_name": "Ingrid Solberg",
            "organiser_email": "ingrid@example.org",
        }
    )
    dialog.on_save()
    assert window.programme.client == "Havkraft"
    assert len(queries.modules(store, window.programme.id)) == 11
    assert window.settings.organiser["organiser_email"] == "ingrid@example.org"


def test_the_next_programme_knows_the_organiser(window):
    window.settings.organiser = {"organiser_name": "Ingrid", "organiser_email": "ingrid@example.org"}
    dialog = opened(ProgrammeDialog(window))
    assert dialog.form.field("organiser_email").get() == "ingrid@example.org"
    dialog.close()


def test_what_is_missing_is_said_beside_the_field_and_nothing_is_made(window, store):
    before = len(store.find(Programme))
    dialog = opened(ProgrammeDialog(window))
    dialog.form.set({"client": "Havkraft", "name": "vår", "organiser_name": "I", "organiser_email": "not an address"})
    dialog.on_save()
    assert len(store.find(Programme)) == before
    dialog.form.set({"kickoff_on": date(2027, 2, 3)})
    dialog.on_save()
    assert len(store.find(Programme)) == before
    dialog.close()


def test_a_programme_keeps_what_may_leave_the_computer(window, store, programme):
    dialog = opened(ProgrammeDialog(window, programme))
    dialog.form.set({"private_themes": True, "budget_minutes": 600})
    dialog.on_save()
    saved = store.get(Programme, programme.id)
    assert (saved.private_themes, saved.budget_minutes) == (True, 600)
    assert window.programme == saved


def test_a_module_is_worded_in_both_languages(window, store, programme):
    module = queries.modules(store, programme.id)[4]
    dialog = opened(ModuleDialog(window, module))
    dialog.form.set({"title_nb": "Ny tittel", "goals_en": "First\n\n  Second  ", "minutes": 75, "week": -1})
    dialog.on_save()
    saved = store.get(Module, module.id)
    assert (saved.title_nb, saved.goals_en, saved.minutes, saved.week) == ("Ny tittel", ("First", "Second"), 75, -1)
    assert saved.questions_nb == module.questions_nb


def test_another_length_of_a_module_is_offered_to_its_planned_meetings(window, store, programme):
    module = queries.modules(store, programme.id)[4]
    planned = builders.meeting(store, builders.pair(store, programme), module, datetime(2026, 12, 1, 13))
    for follows in (False, True):
        dialog = opened(ModuleDialog(window, module))
        offer = dialog.form.field("coming_too")
        assert (offer.winfo_manager(), offer["text"]) == ("", "Also the planned meeting")
        dialog.form.field("minutes").set(90)
        assert offer.winfo_manager()
        offer.set(follows)
        dialog.on_save()
        assert store.get(Meeting, planned.id).minutes == (90 if follows else 60)
        window.undo()


def test_nothing_is_offered_without_planned_meetings_of_the_old_length(window, store, programme):
    module = queries.modules(store, programme.id)[4]
    pair = builders.pair(store, programme)
    builders.meeting(store, pair, module, datetime(2026, 12, 1, 13), minutes=45)
    builders.meeting(store, pair, module, datetime(2026, 11, 1, 13))
    for edited in (module, Module(programme_id=programme.id, code="X", title_en="New")):
        dialog = opened(ModuleDialog(window, edited))
        dialog.form.field("minutes").set(90)
        assert not dialog.form.field("coming_too").winfo_manager()
        dialog.on_save()
    assert store.find(Module, code="X")[0].minutes == 90


def test_a_participant_is_taken_in_with_all_fields(window, store, programme):
    dialog = opened(ParticipantDialog(window))
    dialog.form.set(
        {
            "name": "Åse Lund",
            "role": Role.MENTEE,
            "email": "ase@example.org",
            "topics": "språk; rekruttering, ",
            "meeting_mode": MeetingMode.DIGITAL,
            "availability": ["tue-afternoon"],
            "blocked_dates": "24.12, 1. feb 2027",
            "private_notes": "only for me",
        }
    )
    dialog.on_save()
    person = store.find(Participant)[0]
    assert person.topics == ("språk", "rekruttering")
    assert person.availability == ("tue-afternoon",)
    assert person.blocked_dates == (date(2026, 12, 24), date(2027, 2, 1))
    assert (person.role, person.programme_id, person.private_notes) == (Role.MENTEE, programme.id, "only for me")


WRONG = {
    ProgrammeDialog: (
        {"link": "ftp://example.org", "organiser_email": "ingrid@"},
        {"client": "Fill in", "name": "Fill in", "kickoff_on": "Fill in", "organiser_name": "Fill in"}
        | {"organiser_email": "“ingrid@”", "link": "“ftp"},
    ),
    ParticipantDialog: (
        {"email": "ase@", "blocked_dates": "some day"},
        {"name": "Fill in", "email": "“ase@”", "blocked_dates": "“some day”"},
    ),
    TimeEntryDialog: (
        {"day": date(2027, 1, 1)},
        {"participant_id": "Fill", "minutes": "Fill", "purpose": "Fill"} | {"day": "Time"},
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_told_at_once_with_what_is_empty(window, kind):
    typed, expected = WRONG[kind]
    dialog = opened(kind(window))
    dialog.form.set({"organiser_name": ""} | typed if kind is ProgrammeDialog else typed)
    dialog.on_save()
    told = marked(dialog.form)
    assert told.keys() == expected.keys()
    assert all(told[name].startswith(words) for name, words in expected.items())
    dialog.close()


def test_a_module_without_a_code_and_without_minutes_is_told_both_and_more(window, store, programme):
    dialog = opened(ModuleDialog(window, queries.modules(store, programme.id)[4]))
    dialog.form.set({"code": "", "minutes": 0, "title_nb": "", "title_en": ""})
    dialog.on_save()
    assert marked(dialog.form).keys() == {"code", "minutes"}
    assert dialog.said() == "The module needs a title in one language at least."
    dialog.close()


@pytest.mark.parametrize(("kind", "name"), [(ProgrammeDialog, "budget_minutes"), (ParticipantDialog, "capacity")])
def test_a_number_that_is_needed_is_asked_for_when_it_was_emptied(window, store, programme, kind, name):
    known = programme if kind is ProgrammeDialog else builders.participant(store, programme)
    dialog = opened(kind(window, known))
    dialog.form.field(name).set(None)
    dialog.on_save()
    assert marked(dialog.form) == {name: "Fill in this field."}
    dialog.close()


def test_a_date_that_cannot_be_read_is_said_and_nothing_is_saved(window, store):
    dialog = opened(ParticipantDialog(window))
    dialog.form.set({"name": "A", "role": Role.MENTOR, "email": "a@example.org", "blocked_dates": "some day"})
    dialog.on_save()
    assert store.find(Participant) == []
    dialog.close()


def test_editing_keeps_what_was_not_touched(window, store, programme):
    person = builders.participant(
        store, programme, topics=("a", "b"), blocked_dates=(date(2026, 12, 24),), capacity=2, phone="+47 900 00 000"
    )
    dialog = opened(ParticipantDialog(window, person))
    dialog.form.set({"place": "Bergen"})
    dialog.on_save()
    assert store.get(Participant, person.id) == Participant(**(vars(person) | {"place": "Bergen"}))


def test_two_people_become_a_pair(window, store, programme):
    mentor = builders.participant(store, programme, Role.MENTOR)
    mentee = builders.participant(store, programme, Role.MENTEE)
    dialog = opened(PairDialog(window, mentor.id))
    assert dialog.form.field("mentee_id").get() == mentee.id
    dialog.form.set({"starts_on": date(2026, 11, 23), "why": "Shared topics"})
    dialog.on_save()
    pair = store.find(Pair)[0]
    assert (pair.mentor_id, pair.mentee_id, pair.why) == (mentor.id, mentee.id, "Shared topics")


@pytest.mark.parametrize("answer", [True, False])
def test_somebody_without_room_is_asked_about(window, store, programme, monkeypatch, answer):
    pair = builders.pair(store, programme)
    other = builders.participant(store, programme, Role.MENTEE)
    monkeypatch.setattr(messages, "ask", lambda *arguments, **options: answer)
    dialog = opened(PairDialog(window))
    dialog.form.set({"mentor_id": pair.mentor_id, "mentee_id": other.id, "starts_on": date(2026, 11, 23)})
    dialog.on_save()
    assert len(store.find(Pair)) == (2 if answer else 1)
    dialog.close()


def test_a_pair_is_ended_with_a_reason_and_the_end_undone(window, store, programme):
    pair = builders.pair(store, programme)
    dialog = opened(EndPairDialog(window, pair.id))
    dialog.on_save()
    assert store.get(Pair, pair.id).status is PairStatus.ACTIVE
    dialog.form.set({"reason": EndReason.CHEMISTRY, "note": "kept here"})
    dialog.on_save()
    ended = store.get(Pair, pair.id)
    assert (ended.status, ended.end_reason, ended.end_note) == (PairStatus.ENDED, EndReason.CHEMISTRY, "kept here")
    window.undo()
    assert store.get(Pair, pair.id) == pair


def test_somebody_in_a_pair_leaves_for_a_reason_of_the_pair(window, store, programme):
    pair = builders.pair(store, programme)
    modules = queries.modules(store, programme.id)
    before, after = (
        builders.meeting(store, pair, modules[4], datetime.combine(day, time(13)))
        for day in (date(2026, 11, 9), date(2026, 11, 12))
    )
    [row] = people.listed(store, programme.id, only=[pair.mentee_id])
    dialog = opened(LeaveDialog(window, row))
    dialog.on_save()
    assert store.get(Participant, pair.mentee_id).status is ParticipantStatus.ACTIVE
    dialog.form.set({"on": date(2026, 11, 10), "reason": EndReason.ILLNESS, "note": "kept here"})
    dialog.on_save()
    ended = store.get(Pair, pair.id)
    assert (ended.ended_on, ended.end_reason, ended.end_note) == (date(2026, 11, 10), EndReason.ILLNESS, "kept here")
    assert store.get(Participant, pair.mentee_id).status is ParticipantStatus.LEFT
    assert [store.get(Meeting, each.id).status for each in (before, after)] == ["planned", "cancelled"]
    window.undo()
    assert store.get(Pair, pair.id) == pair


def test_the_reasons_for_a_pair_are_worded(window, store, programme):
    pair = builders.pair(store, programme)
    dialog = opened(WhyDialog(window, pair))
    dialog.form.set({"why": "Two shared topics\nSame town"})
    dialog.on_save()
    assert store.get(Pair, pair.id).why == "Two shared topics\nSame town"


def test_a_full_disk_is_told_with_a_way_on_and_what_was_typed_stays(window, store, programme, monkeypatch, tmp_path):
    shown = []
    monkeypatch.setattr(messages, "show_error", lambda parent, error, way_on=None: shown.append((error, way_on)))
    monkeypatch.setattr(messages, "choose_save", lambda *about, **more: tmp_path / "copy.omvendt")
    window.root.report_callback_exception = window._on_callback_error
    person = builders.participant(store, programme)
    [[pages]] = store.rows("PRAGMA page_count")
    store.rows(f"PRAGMA max_page_count = {pages}")
    dialog = opened(ParticipantDialog(window, person))
    dialog.form.field("private_notes").set("x" * 100_000)
    dialog.save_button.invoke()
    [(error, (words, save_a_copy))] = shown
    assert error.message == f"The disk that {store.path.name} lies on is full."
    assert (dialog.changed(), store.get(Participant, person.id)) == (True, person)
    assert words == "Save a copy…"
    save_a_copy()
    assert window.status.text() == "Saved a copy: copy.omvendt"
    dialog.close()
