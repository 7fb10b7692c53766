from datetime import datetime, timedelta

import pytest

from omvendt_desktop import paths
from omvendt_desktop.domain.invitations import Invitation, Method
from omvendt_desktop.errors import UserError
from omvendt_desktop.store import sent_marks

NOW = datetime(2026, 11, 1, 8)


def revision(sequence: int = 0, **changes) -> Invitation:
    values = {"participant_id": 2, "uid": "a@x", "sequence": sequence, "stamp": NOW + timedelta(days=sequence)}
    return Invitation(**(values | changes))


def test_the_highest_revision_is_remembered_whatever_comes_after(tmp_path):
    file = tmp_path / "p.omvendt"
    for sequence in (0, 2, 1):
        sent_marks.keep_sent(file, [revision(sequence)])
    marks = sent_marks.load(file)
    assert marks.told("a@x", 2).sequence == 2
    assert marks.highest["a@x"].sequence == 2
    assert marks.told("a@x", 3) is None


def test_the_highest_is_that_of_any_recipient(tmp_path):
    file = tmp_path / "p.omvendt"
    sent_marks.keep_sent(file, [revision(1), revision(4, participant_id=3)])
    assert sent_marks.load(file).highest["a@x"].sequence == 4


def test_a_draft_is_remembered_until_it_is_sent(tmp_path):
    file, draft = tmp_path / "p.omvendt", revision(answers={"2": "ACCEPTED"}, content_hash="c", time_hash="t|æ")
    sent_marks.keep_drafts(file, [draft])
    assert sent_marks.load(file).draft(draft) == draft
    assert sent_marks.load(file).draft(revision(method=Method.CANCEL)) is None
    sent_marks.keep_sent(file, [draft])
    assert sent_marks.load(file).draft(draft) is None


def test_two_files_are_kept_apart(tmp_path):
    sent_marks.keep_sent(tmp_path / "one.omvendt", [revision()])
    assert sent_marks.load(tmp_path / "two.omvendt").sent == {}


@pytest.mark.parametrize("content", ["", "[]", "{", '{"sent": [[1]], "drafts": []}', '{"sent": 1}'])
def test_a_damaged_memory_is_no_memory(tmp_path, content):
    file = tmp_path / "p.omvendt"
    path = paths.backups_dir(file) / sent_marks.NAME
    path.parent.mkdir(parents=True)
    path.write_text(content)
    assert sent_marks.load(file).sent == {}
    sent_marks.keep_sent(file, [revision()])
    assert sent_marks.load(file).told("a@x", 2) == revision()


def test_a_place_that_cannot_be_written_says_so(tmp_path):
    file = tmp_path / "p.omvendt"
    paths.backups_dir(file).parent.mkdir(parents=True)
    paths.backups_dir(file).write_text("in the way")
    with pytest.raises(UserError):
        sent_marks.keep_sent(file, [revision()])
