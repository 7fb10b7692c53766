import shutil
from datetime import datetime, timedelta

import pytest

from omvendt_desktop.domain.invitations import Invitation, Method
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.mail_texts import Occasion
from omvendt_desktop.domain.meetings import Answer, Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.outgoing import SentMail
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module, ModuleKind
from omvendt_desktop.files import batch_folder, meetings_ics
from omvendt_desktop.services import invitations, logs, meeting_changes, meetings, moves, participants
from omvendt_desktop.store.queries import invitations as queries
from omvendt_desktop.store.store import Store
from tests import builders
from tests.files import calendar_readers

NOW = datetime(2026, 10, 1, 10)
FIRST = datetime(2026, 10, 20, 13)


class Desk:
    """A coordinator with one pair, six meetings of it ahead, and a kick-off before them."""

    def __init__(self, store: Store, **changes) -> None:
        self.store = store
        self.programme = builders.programme(store, **changes)
        self.modules = builders.modules(store, self.programme)
        self.pair = builders.pair(store, self.programme)
        self.mentor = store.get(Participant, self.pair.mentor_id)
        self.mentee = store.get(Participant, self.pair.mentee_id)
        pair_modules = [module for module in self.modules if module.is_pair_meeting]
        self.meetings = [
            builders.meeting(store, self.pair, module, FIRST + timedelta(days=28 * number))
            for number, module in enumerate(pair_modules)
        ]

    def kickoff(self) -> Meeting:
        module = next(module for module in self.modules if module.kind is ModuleKind.KICKOFF)
        people = [self.mentor, self.mentee]
        return builders.joint_meeting(self.store, self.programme, module, FIRST - timedelta(days=7), people)

    def batch(self, now: datetime = NOW, **narrow):
        return invitations.gather_invitations(self.store, self.programme.id, now=now, **narrow)

    def send(self, now: datetime = NOW, **narrow):
        batch = self.batch(now, **narrow)
        invitations.mark_sent(self.store, batch.items, now)
        return batch

    def told(self, now: datetime = NOW, **narrow) -> list[tuple[str, Occasion, int]]:
        return [(item.to_name, item.occasion, item.revisions[0].sequence) for item in self.batch(now, **narrow).items]


@pytest.fixture
def desk(store) -> Desk:
    return Desk(store)


def written(batch) -> list[bytes]:
    return [meetings_ics.to_bytes(item.calendar) for item in batch.items]


def test_everybody_is_invited_to_each_coming_meeting(desk):
    batch = desk.batch()
    assert len(batch.items) == 12
    assert {item.occasion for item in batch.items} == {Occasion.INVITATION}
    assert {item.calendar.method for item in batch.items} == {Method.REQUEST}
    assert [item.number for item in batch.items] == list(range(1, 13))
    for content in written(batch):
        calendar_readers.check(content)
        assert len(calendar_readers.values_of(content, "ATTENDEE")) == 2


def test_a_joint_meeting_names_only_the_recipient(desk):
    kickoff = desk.kickoff()
    batch = desk.batch(meeting_ids=[kickoff.id])
    assert [item.to_name for item in batch.items] == [desk.mentor.name, desk.mentee.name]
    for item, content in zip(batch.items, written(batch), strict=True):
        calendar_readers.check(content)
        [attendee] = calendar_readers.values_of(content, "ATTENDEE")
        assert attendee.endswith(f"mailto:{item.to_email}")
        assert "leder samtalen" not in item.text


def test_the_mail_says_when_where_and_about_what_and_differs_by_role(desk):
    with_place = builders.changed(desk.store, desk.meetings[0], place="Bjørvika", link="https://example.org/mote")
    to_mentor, to_mentee = desk.batch(meeting_ids=[with_place.id]).items
    for item in (to_mentor, to_mentee):
        for said in ("tirsdag 20. oktober 2026 kl. 13:00–14:00", "Bjørvika", "https://example.org/mote", "Hvem vi er"):
            assert said in item.text
    assert f"Du møter {desk.mentee.name}. Du er mentoren" in to_mentor.text
    assert f"Du møter {desk.mentor.name}, som er mentoren din" in to_mentee.text


def test_each_reads_their_own_language(desk):
    builders.changed(desk.store, desk.mentee, mail_language="en")
    to_mentor, to_mentee = desk.batch(meeting_ids=[desk.meetings[2].id]).items
    assert to_mentor.calendar.events[0].summary.startswith("Mentormøte 3/6: Raske vurderinger")
    assert to_mentee.calendar.events[0].summary.startswith("Mentoring meeting 3/6: Quick judgements")
    assert to_mentee.subject.startswith("Invitation: Mentoring meeting 3/6, Tuesday")


def test_with_the_privacy_switch_the_calendar_keeps_the_theme_to_itself(store):
    desk = Desk(store, private_themes=True)
    event = desk.batch().items[0].calendar.events[0]
    assert event.summary == "Mentormøte 1/6"
    assert event.private
    assert "Hvem vi er" not in event.description
    assert desk.mentor.name not in event.description


def test_what_was_sent_is_not_offered_again(desk):
    sent = desk.send()
    assert desk.batch().items == ()
    again = desk.batch(NOW + timedelta(days=2), only_changed=False)
    assert written(again) == written(sent)


def test_an_unchanged_draft_gives_the_same_bytes_days_later(desk, tmp_path):
    first = desk.batch()
    folder = batch_folder.write(tmp_path, first, "nb")
    invitations.keep(desk.store, first)
    second = desk.batch(NOW + timedelta(days=3))
    again = batch_folder.write(tmp_path, second, "nb")
    assert [path.read_bytes() for path in sorted(folder.iterdir())] == [
        path.read_bytes() for path in sorted(again.iterdir())
    ]


def test_a_moved_meeting_is_offered_to_its_two_people_alone(desk):
    desk.send()
    moves.move(desk.store, desk.meetings[1].id, FIRST + timedelta(days=30))
    assert desk.told() == [(desk.mentor.name, Occasion.CHANGE, 1), (desk.mentee.name, Occasion.CHANGE, 1)]
    assert invitations.pending(desk.store, desk.programme.id, NOW) == 2
    assert [row.name for row in queries.changed(desk.store, desk.programme.id, NOW)] == [
        desk.mentor.name,
        desk.mentee.name,
    ]


def test_a_log_of_another_day_and_its_removal_leave_the_calendars_as_they_are(desk):
    sent = desk.send()
    logs.save_log(desk.store, LogEntry(desk.meetings[1].id, held_at=NOW - timedelta(days=1)), NOW)
    assert desk.told() == []
    logs.unlog(desk.store, desk.meetings[1].id)
    assert desk.told() == []
    assert written(desk.batch(only_changed=False)) == written(sent)


def test_a_meeting_moved_twice_before_it_is_told_is_told_once(desk):
    desk.send()
    for days in (30, 31):
        moves.move(desk.store, desk.meetings[1].id, FIRST + timedelta(days=days))
    assert [sequence for *_who, sequence in desk.told()] == [1, 1]
    desk.send()
    moves.move(desk.store, desk.meetings[1].id, FIRST + timedelta(days=32))
    [first, _second] = desk.batch().items
    assert first.revisions[0].sequence == 2
    assert first.calendar.events[0].uid == desk.meetings[1].uid


def test_marking_one_of_two_leaves_the_other_to_be_sent_as_it_was_written(desk):
    batch = desk.batch(meeting_ids=[desk.meetings[0].id])
    invitations.keep(desk.store, batch)
    invitations.mark_sent(desk.store, batch.items[:1], NOW)
    left = desk.batch(NOW + timedelta(hours=1), meeting_ids=[desk.meetings[0].id])
    assert written(left) == written(batch)[1:]


def test_a_change_of_words_is_a_newer_stamp_and_the_same_sequence(desk):
    before = desk.send(meeting_ids=[desk.meetings[0].id])
    module = desk.store.get(Module, desk.meetings[0].module_id)
    builders.changed(desk.store, module, title_nb="Et nytt tema")
    after = desk.batch(meeting_ids=[desk.meetings[0].id])
    for old, new in zip(before.items, after.items, strict=True):
        assert new.revisions[0].sequence == old.revisions[0].sequence
        assert new.revisions[0].stamp > old.revisions[0].stamp


def test_a_cancelled_meeting_is_taken_out_of_the_calendars_that_have_it(desk):
    desk.send(participant_ids=[desk.mentor.id])
    meetings_before = desk.meetings[3]
    meeting_changes.cancel(desk.store, [meetings_before.id])
    [item] = desk.batch(meeting_ids=[meetings_before.id]).items
    assert (item.to_name, item.occasion, item.revisions[0].sequence) == (desk.mentor.name, Occasion.CANCELLATION, 1)
    [content] = written(desk.batch(meeting_ids=[meetings_before.id]))
    calendar_readers.check(content)
    assert calendar_readers.values_of(content, "METHOD") == ["METHOD:CANCEL"]
    desk.send(meeting_ids=[meetings_before.id])
    assert desk.batch(meeting_ids=[meetings_before.id], only_changed=False).items == ()


def test_who_is_taken_out_of_a_gathering_gets_a_cancellation_of_their_own(desk):
    kickoff = desk.kickoff()
    desk.send(meeting_ids=[kickoff.id])
    with desk.store.change("out"):
        [attendance] = desk.store.find(Attendance, meeting_id=kickoff.id, participant_id=desk.mentee.id)
        desk.store.remove(attendance)
    assert desk.told(meeting_ids=[kickoff.id]) == [(desk.mentee.name, Occasion.CANCELLATION, 1)]
    assert [row.cancelled for row in queries.changed(desk.store, desk.programme.id, NOW)] == [True]


def test_a_cancelled_identity_is_never_revived(desk):
    meeting = desk.meetings[0]
    desk.send(meeting_ids=[meeting.id])
    cancelled = builders.changed(desk.store, meeting, status=MeetingStatus.CANCELLED)
    desk.send(meeting_ids=[meeting.id])
    builders.changed(desk.store, cancelled, status=MeetingStatus.PLANNED)
    again = desk.batch(meeting_ids=[meeting.id])
    uids = {item.calendar.events[0].uid for item in again.items}
    assert len(uids) == 1
    assert uids != {meeting.uid}
    assert {item.occasion for item in again.items} == {Occasion.INVITATION}
    invitations.mark_sent(desk.store, again.items, NOW)
    assert desk.batch(meeting_ids=[meeting.id]).items == ()
    assert {each.uid for each in desk.store.find(Attendance, meeting_id=meeting.id)} == uids


def test_a_restored_backup_never_sends_less_than_was_sent(desk):
    desk.send()
    copy = desk.store.path.with_name("copy")
    shutil.copy(desk.store.path, copy)
    for days in (30, 31, 32):
        moves.move(desk.store, desk.meetings[1].id, FIRST + timedelta(days=days))
        desk.send()
    highest = max(each.sequence for each in desk.store.find(Invitation, meeting_id=desk.meetings[1].id))
    desk.store.close()
    shutil.copy(copy, desk.store.path)
    with_backup = Store.open(desk.store.path)
    batch = invitations.gather_invitations(with_backup, desk.programme.id, now=NOW)
    assert [item.revisions[0].sequence for item in batch.items] == [highest + 1] * 2
    assert {item.meeting_id for item in batch.items} == {desk.meetings[1].id}
    with_backup.close()


def restored(desk, copy) -> Store:
    desk.store.close()
    shutil.copy(copy, desk.store.path)
    return Store.open(desk.store.path)


def test_a_backup_from_before_a_cancellation_does_not_revive_the_meeting(desk):
    desk.send()
    copy = shutil.copy(desk.store.path, desk.store.path.with_name("copy"))
    meeting = desk.meetings[1]
    meeting_changes.cancel(desk.store, [meeting.id])
    desk.send()
    desk.store = restored(desk, copy)
    again = desk.batch()
    assert {(item.meeting_id, item.occasion) for item in again.items} == {(meeting.id, Occasion.INVITATION)}
    [uid] = {item.calendar.events[0].uid for item in again.items}
    assert uid != meeting.uid
    desk.send()
    assert desk.batch().items == ()
    desk.store.close()


def test_a_backup_from_before_the_sending_still_calls_off_what_was_sent(desk):
    copy = shutil.copy(desk.store.path, desk.store.path.with_name("copy"))
    desk.send()
    desk.store = restored(desk, copy)
    meeting_changes.cancel(desk.store, [desk.meetings[1].id])
    off = [item for item in desk.batch().items if item.occasion is Occasion.CANCELLATION]
    assert [(item.meeting_id, item.revisions[0].sequence) for item in off] == [(desk.meetings[1].id, 1)] * 2
    desk.store.close()


def test_marking_as_sent_can_be_undone_and_is_then_offered_again_as_it_was(desk):
    sent = desk.send()
    desk.store.undo()
    assert written(desk.batch(NOW + timedelta(hours=2))) == written(sent)


def test_an_answer_after_the_sending_is_no_change_and_is_named_in_the_next_revision(desk):
    sent = desk.send(meeting_ids=[desk.meetings[0].id])
    [attendance] = desk.store.find(Attendance, meeting_id=desk.meetings[0].id, participant_id=desk.mentee.id)
    builders.changed(desk.store, attendance, answer=Answer.YES)
    again = desk.batch(meeting_ids=[desk.meetings[0].id], only_changed=False)
    assert written(again) == written(sent)
    builders.changed(desk.store, desk.store.get(Meeting, desk.meetings[0].id), place="Youngstorget")
    [to_mentor, _to_mentee] = written(desk.batch(meeting_ids=[desk.meetings[0].id]))
    assert ["PARTSTAT=ACCEPTED" in line for line in calendar_readers.values_of(to_mentor, "ATTENDEE")] == [False, True]


def test_a_programme_without_a_sending_address_says_what_is_missing(store):
    desk = Desk(store, organiser_email="")
    batch = desk.batch()
    assert batch.items == ()
    assert batch.remarks == ("Programmet mangler en avsenderadresse. Fyll den inn på programsiden.",)
    assert Desk(store, organiser_email="ikke en adresse").batch().items == ()


def test_who_cannot_be_written_to_is_named_and_the_others_are_invited(desk):
    builders.changed(desk.store, desk.mentee, email="")
    batch = desk.batch(meeting_ids=[desk.meetings[0].id])
    assert [item.to_name for item in batch.items] == [desk.mentor.name]
    assert batch.remarks == (f"{desk.mentee.name} har ingen e-postadresse.",)
    [content] = written(batch)
    calendar_readers.check(content)


def test_an_international_domain_is_written_in_ascii(desk):
    builders.changed(desk.store, desk.mentee, email="kari@blåbærsyltetøy.no")
    _first, item = desk.batch(meeting_ids=[desk.meetings[0].id]).items
    assert item.to_email == "kari@xn--blbrsyltety-y8ao3x.no"
    builders.changed(desk.store, desk.mentee, email="kåre@example.org")
    batch = desk.batch(meeting_ids=[desk.meetings[0].id])
    assert len(batch.items) == 1
    assert "kåre@example.org" in batch.remarks[0]


def test_the_coordinator_is_never_invited(desk):
    builders.changed(desk.store, desk.mentee, email="INGRID@example.org")
    batch = desk.batch(meeting_ids=[desk.meetings[0].id])
    assert [item.to_name for item in batch.items] == [desk.mentor.name]
    assert desk.mentee.name in batch.remarks[0]
    [content] = written(batch)
    calendar_readers.check(content)


def test_a_time_the_clock_skips_is_not_sent(desk):
    builders.changed(desk.store, desk.meetings[0], starts_at=datetime(2027, 3, 28, 2, 30))
    batch = desk.batch(meeting_ids=[desk.meetings[0].id])
    assert batch.items == ()
    assert len(batch.remarks) == 1


def test_a_plan_holds_what_comes_for_each_person_and_pair(desk):
    desk.kickoff()
    batch = invitations.gather_plans(desk.store, desk.programme.id, now=NOW)
    assert [(item.to_email != "", len(item.calendar.events)) for item in batch.items] == [
        (True, 7),
        (True, 7),
        (False, 7),
    ]
    for content in written(batch):
        calendar_readers.check(content)
    assert batch.items[0].text.count("\n- ") == 7
    invitations.mark_sent(desk.store, batch.items, NOW)
    assert {item.occasion for item in desk.batch().items} == {Occasion.INVITATION}
    assert {item.revisions[0].sequence for item in desk.batch().items} == {0}
    assert all(item.revisions[0].stamp > batch.items[0].revisions[0].stamp for item in desk.batch().items)


def test_a_plan_of_one_pair_or_person(desk):
    other = builders.pair(desk.store, desk.programme)
    builders.meeting(desk.store, other, desk.modules[4], FIRST)
    of_pair = invitations.gather_plans(desk.store, desk.programme.id, pair_ids=[other.id], now=NOW)
    assert len(of_pair.items) == 3
    of_person = invitations.gather_plans(desk.store, desk.programme.id, participant_ids=[other.mentor_id], now=NOW)
    assert [len(item.calendar.events) for item in of_person.items] == [1]


def test_the_own_calendar_holds_everything_and_lets_cancelled_meetings_go(desk, tmp_path):
    batch = invitations.gather_own_calendar(desk.store, desk.programme.id, NOW)
    [content] = written(batch)
    calendar_readers.check(content)
    assert content.count(b"BEGIN:VEVENT") == 6
    assert calendar_readers.values_of(content, "SUMMARY")[0].endswith(f"({desk.mentor.name} → {desk.mentee.name})")
    batch_folder.write_own_calendar(tmp_path / "mine.ics", batch)
    invitations.keep(desk.store, batch, how="file")
    assert written(invitations.gather_own_calendar(desk.store, desk.programme.id, NOW + timedelta(days=1))) == [content]
    builders.changed(desk.store, desk.meetings[0], status=MeetingStatus.CANCELLED)
    [after] = written(invitations.gather_own_calendar(desk.store, desk.programme.id, NOW))
    assert calendar_readers.values_of(after, "STATUS")[0] == "STATUS:CANCELLED"


def test_kick_off_information_names_the_partner(desk):
    desk.kickoff()
    batch = invitations.gather_mails(desk.store, desk.programme.id, Occasion.KICKOFF, now=NOW)
    assert [item.to_name for item in batch.items] == [desk.mentor.name, desk.mentee.name]
    assert f"Paret ditt: {desk.mentee.name}" in batch.items[0].text
    assert batch.items[0].calendar is None


def test_a_log_is_asked_for_after_the_meeting(desk):
    after = FIRST + timedelta(hours=1)
    assert invitations.gather_mails(desk.store, desk.programme.id, Occasion.LOG_REQUEST, now=FIRST).items == ()
    batch = invitations.gather_mails(desk.store, desk.programme.id, Occasion.LOG_REQUEST, now=after)
    assert [item.meeting_id for item in batch.items] == [desk.meetings[0].id] * 2
    builders.changed(desk.store, desk.meetings[0], status=MeetingStatus.HELD)
    assert invitations.gather_mails(desk.store, desk.programme.id, Occasion.LOG_REQUEST, now=after).items == ()


def test_who_has_not_answered_for_a_week_is_reminded_once_of_all(desk):
    desk.send()
    [attendance] = desk.store.find(Attendance, meeting_id=desk.meetings[0].id, participant_id=desk.mentor.id)
    builders.changed(desk.store, attendance, answer=Answer.YES)
    early = invitations.gather_mails(desk.store, desk.programme.id, Occasion.REMINDER, now=NOW + timedelta(days=6))
    assert early.items == ()
    late = invitations.gather_mails(desk.store, desk.programme.id, Occasion.REMINDER, now=NOW + timedelta(days=7))
    assert [(item.to_name, item.text.count("\n- ")) for item in late.items] == [
        (desk.mentee.name, 6),
        (desk.mentor.name, 5),
    ]
    rows = queries.unanswered(desk.store, desk.programme.id, NOW + timedelta(days=8))
    assert len(rows) == 11
    assert {row.days for row in rows} == {8}


def test_everybody_of_a_module_is_reminded_of_it(desk):
    narrow = {"module_ids": [desk.meetings[5].module_id], "now": NOW}
    batch = invitations.gather_mails(desk.store, desk.programme.id, Occasion.REMINDER, **narrow)
    assert len(batch.items) == 2


def test_the_sent_list_tells_what_went_to_whom(desk):
    desk.send(meeting_ids=[desk.meetings[0].id])
    newest = queries.sent(desk.store, desk.programme.id)[0]
    assert (newest.name, newest.method, newest.sequence, newest.sent_at) == (desk.mentee.name, Method.REQUEST, 0, NOW)
    assert newest.batch.startswith("Invitasjoner Fjordbank")


def test_a_mail_without_a_calendar_file_is_kept_as_sent_as_well(desk):
    after = FIRST + timedelta(days=5)
    asked = {"meeting_ids": [desk.meetings[0].id], "now": after}
    batch = invitations.gather_mails(desk.store, desk.programme.id, Occasion.LOG_REQUEST, **asked)
    invitations.mark_sent(desk.store, batch.items[:1], after)
    desk.send(after, meeting_ids=[desk.meetings[1].id])
    *_invited, first = queries.sent(desk.store, desk.programme.id)
    assert (first.name, first.occasion, first.code) == (desk.mentor.name, Occasion.LOG_REQUEST, "M1")
    assert first.sent_at == after
    reminders = invitations.gather_mails(
        desk.store, desk.programme.id, Occasion.REMINDER, participant_ids=[desk.mentee.id], now=after
    )
    later = after + timedelta(hours=1)
    invitations.mark_sent(desk.store, reminders.items, later)
    newest = queries.sent(desk.store, desk.programme.id)[0]
    assert (newest.occasion, newest.meeting_id, newest.starts_at, newest.sent_at) == (
        Occasion.REMINDER,
        None,
        None,
        later,
    )
    desk.store.undo()
    assert [row.occasion for row in queries.sent(desk.store, desk.programme.id)] == [None, None, Occasion.LOG_REQUEST]


def test_a_meeting_or_a_person_that_a_mail_was_about_can_still_be_taken_away(desk):
    asked = SentMail(None, desk.mentor.id, desk.meetings[0].id, Occasion.LOG_REQUEST, NOW)
    asked = builders.saved(desk.store, asked)
    meeting_changes.remove(desk.store, desk.meetings[0].id)
    assert desk.store.get(SentMail, asked.id).meeting_id is None
    stray = builders.participant(desk.store, desk.programme)
    builders.saved(desk.store, SentMail(None, stray.id, None, Occasion.REMINDER, NOW))
    participants.remove_many(desk.store, [stray.id])
    assert desk.store.find(SentMail) == [desk.store.get(SentMail, asked.id)]


def test_a_cohort_moved_and_cancelled_is_told_exactly_that(store):
    programme = builders.programme(store)
    builders.modules(store, programme)
    for _ in range(10):
        builders.pair(store, programme)
    meetings.apply_series(store, meetings.plan_series(store, programme.id, today=NOW.date()))

    def gather():
        return invitations.gather_invitations(store, programme.id, now=NOW)

    first = gather()
    assert len(first.items) == 120
    invitations.mark_sent(store, first.items, NOW)
    [moved, off] = store.find(Meeting, order_by="starts_at")[-2:]
    for hour in (9, 10):
        moves.move(store, moved.id, moved.starts_at.replace(hour=hour, minute=0))
        batch = gather()
        assert [item.occasion for item in batch.items] == [Occasion.CHANGE] * 2
        invitations.mark_sent(store, batch.items, NOW)
    meeting_changes.cancel(store, [off.id])
    batch = gather()
    assert [(item.meeting_id, item.occasion) for item in batch.items] == [(off.id, Occasion.CANCELLATION)] * 2
    for content in written(first) + written(batch):
        calendar_readers.check_bytes(content)
    sequences = {each.sequence for each in store.find(Invitation, meeting_id=moved.id)}
    assert sequences == {0, 1, 2}
