from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, strategies

from omvendt_desktop.domain.invitations import Invitation, Method
from omvendt_desktop.domain.revisions import Mark, fresh_uid, highest, is_told, mark_of, next_revision

NOW = datetime(2026, 11, 1, 8)
WANTED = Invitation(meeting_id=1, participant_id=2, uid="a@x", content_hash="words", time_hash="time")


def sent(revision: Invitation, **changes) -> Invitation:
    return replace(revision, sent_at=NOW, **changes)


def first() -> Invitation:
    return next_revision(WANTED, [], None, None, NOW)


def test_the_first_revision_begins_at_nought():
    assert (first().sequence, first().stamp) == (0, NOW)


def test_what_was_sent_is_written_again_as_it_was():
    told = sent(replace(first(), answers={"2": "NEEDS-ACTION"}))
    again = next_revision(
        replace(WANTED, answers={"2": "ACCEPTED"}), [told], mark_of(told), None, NOW + timedelta(days=9)
    )
    assert (again.sequence, again.stamp, again.answers) == (0, NOW, {"2": "NEEDS-ACTION"})
    assert is_told(WANTED, [told])


def test_another_time_raises_the_sequence_and_the_stamp():
    told = sent(first())
    moved = next_revision(replace(WANTED, time_hash="later"), [told], mark_of(told), None, NOW)
    assert moved.sequence == 1
    assert moved.stamp > NOW


def test_other_words_raise_the_stamp_alone():
    told = sent(first())
    reworded = next_revision(
        replace(WANTED, content_hash="new words"), [told], mark_of(told), None, NOW - timedelta(days=1)
    )
    assert (reworded.sequence, reworded.stamp) == (0, NOW + timedelta(seconds=1))


def test_a_cancellation_raises_the_sequence():
    told = sent(first())
    off = next_revision(replace(WANTED, method=Method.CANCEL, time_hash="off"), [told], mark_of(told), None, NOW)
    assert off.sequence == 1


def test_moved_and_moved_back_is_told_again():
    told = [sent(first())]
    moved = next_revision(replace(WANTED, time_hash="later"), told, None, None, NOW)
    back = next_revision(WANTED, [*told, sent(moved)], None, None, NOW)
    assert back.sequence == 2
    assert not is_told(WANTED, [*told, sent(moved)])


def test_a_draft_keeps_its_stamp_until_something_changes():
    draft = first()
    later = NOW + timedelta(days=3)
    assert next_revision(WANTED, [], None, draft, later).stamp == NOW
    assert next_revision(replace(WANTED, time_hash="later"), [], None, draft, later).stamp == later


def test_the_second_of_two_recipients_keeps_the_draft_when_the_first_is_marked():
    draft = first()
    assert next_revision(WANTED, [], mark_of(draft), draft, NOW + timedelta(days=1)) == draft


def test_a_restored_backup_goes_on_from_what_was_sent():
    mark = Mark(3, NOW + timedelta(days=2), "another time")
    moved = next_revision(replace(WANTED, time_hash="later"), [sent(first())], mark, None, NOW)
    assert (moved.sequence, moved.stamp) == (4, mark.stamp + timedelta(seconds=1))


def test_a_fresh_identity_is_the_same_whenever_it_is_asked_for():
    assert fresh_uid("a@x", 1) == fresh_uid("a@x", 1)
    assert len({fresh_uid("a@x", 1), fresh_uid("a@x", 2), fresh_uid("b@x", 1), "a@x"}) == 4


@given(
    strategies.lists(
        strategies.tuples(
            strategies.sampled_from(["one", "two", "three"]),
            strategies.sampled_from(["a", "b"]),
            strategies.sampled_from([Method.REQUEST, Method.PUBLISH]),
            strategies.integers(-5, 5),
        ),
        max_size=12,
    )
)
def test_whatever_changes_nobody_is_ever_sent_less_than_before(steps):
    known: list[Invitation] = []
    for time, words, method, minutes in steps:
        wanted = replace(WANTED, time_hash=time, content_hash=words, method=method)
        before = highest(map(mark_of, known))
        told = is_told(wanted, known)
        revision = next_revision(wanted, known, before, None, NOW + timedelta(minutes=minutes))
        if before and not told:
            assert mark_of(revision).order > before.order
            assert revision.stamp > before.stamp or revision.sequence > before.sequence
            assert (revision.sequence > before.sequence) == (time != before.time_hash)
        if not told:
            known.append(sent(revision))
