"""The statement, the attendance list and the summary."""

from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Attendance, Meeting
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.reports import Facts, ReportKind, ReportTable, leaks, texts_of
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.errors import UserError
from omvendt_desktop.services import documents, logs, reports, time_entries
from tests import builders

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12)


@pytest.fixture
def built(store):
    programme = builders.programme(store)
    modules = builders.modules(store, programme)
    mentor = builders.participant(store, programme, Role.MENTOR, name="Minh Trần", private_notes="redd for eksamen")
    mentee = builders.participant(store, programme, Role.MENTEE, name="Åse Ødegård")
    pair = builders.pair(store, programme, mentor_id=mentor.id, mentee_id=mentee.id)
    for number, day in ((4, 60), (5, 30)):
        meeting = builders.meeting(store, pair, modules[number], NOW - timedelta(days=day))
        entry = LogEntry(meeting.id, minutes={mentor.id: 75}, usefulness=2, note="sa lite i dag")
        logs.log_meeting(store, entry, NOW)
    return programme, modules, mentor, mentee


def table(report) -> ReportTable:
    [found] = [block for block in report.sheets[0].blocks if isinstance(block, ReportTable)]
    return found


def fact(report, label):
    facts = next(block for block in report.sheets[0].blocks if isinstance(block, Facts))
    return next(each.value for each in facts.facts if each.label == label)


def test_a_statement_tells_ones_own_themes_and_hours_and_nothing_of_the_other(store, built):
    programme, _modules, mentor, _mentee = built
    for minutes, counts in ((30, True), (90, False)):
        entry = TimeEntry(None, programme.id, mentor.id, TODAY, minutes, "samtale om konflikt", counts)
        time_entries.add_entry(store, entry, TODAY)
    report = documents.gather_statement(store, mentor.id, language="en", today=TODAY)
    assert [row[2] for row in table(report).rows] == [75, 75, 30]
    assert table(report).rows[2][1] == "Other time"
    assert table(report).total[2] == fact(report, "Hours in all") == 180
    text = "\n".join(texts_of(report))
    for private in ("Åse", "redd for eksamen", "sa lite", "konflikt", "multicultural", "flerkulturell"):
        assert private not in text


def test_a_statement_of_somebody_without_hours_says_so(store):
    programme = builders.programme(store)
    person = builders.participant(store, programme)
    report = documents.gather_statement(store, person.id, language="nb", today=TODAY)
    assert (table(report).rows, fact(report, "Timer i alt")) == ([], 0)


def test_the_attendance_list_names_everybody_and_has_room_for_more(store, built):
    programme, modules, mentor, mentee = built
    meeting = Meeting(None, programme.id, modules[3].id, starts_at=NOW + timedelta(days=1), uid="k@example.org")
    meeting = builders.saved(store, meeting)
    for person in (mentee, mentor):
        builders.saved(store, Attendance(meeting_id=meeting.id, participant_id=person.id))
    report = documents.gather_attendance_list(store, meeting.id, language="nb")
    assert [row[0] for row in table(report).rows] == ["Minh Trần", "Åse Ødegård", "", "", ""]
    assert [row[2] for row in table(report).rows] == [None] * 5


def test_the_foot_of_a_page_fits_those_who_get_it_to_see(store, built):
    programme, modules, mentor, mentee = built
    meeting = builders.joint_meeting(store, programme, modules[3], NOW + timedelta(days=1), [mentor, mentee])
    listed = documents.gather_attendance_list(store, meeting.id, language="nb")
    assert listed.foot == "Fortrolig. For dem som deltar."
    statement = documents.gather_statement(store, mentor.id, language="nb", today=TODAY)
    assert statement.foot == ""


def test_the_attendance_list_has_mentors_first_in_the_order_of_a_norwegian_list(store, built):
    programme, modules, _mentor, mentee = built
    names = ["ane Ås", "Émile Berg", "Zara Ali", "Ægir Vik", "Ørjan Moe", "Åse Lund"]
    people = [mentee, *(builders.participant(store, programme, Role.MENTOR, name=name) for name in reversed(names))]
    meeting = builders.joint_meeting(store, programme, modules[3], NOW + timedelta(days=1), people)
    report = documents.gather_attendance_list(store, meeting.id, language="nb")
    assert [row[0] for row in table(report).rows if row[0]] == [*names, mentee.name]


def test_the_summary_for_the_client_names_nobody_and_leaves_out_small_groups(store, built):
    programme, _modules, _mentor, _mentee = built
    report = reports.gather_summary(store, programme.id, kind=ReportKind.CLIENT, language="nb", today=TODAY)
    assert leaks(report) == []
    text = "\n".join(texts_of(report))
    assert "Minh" not in text
    assert "Hvor nyttige" not in text
    assert "Timer brukt" not in text
    assert "Timer per modul" not in text
    own = reports.gather_summary(store, programme.id, kind=ReportKind.COORDINATOR, language="nb", today=TODAY)
    assert "Hvor nyttige møtene var" in list(texts_of(own))
    assert fact(own, "Timer brukt") == 270


def test_what_is_gone_has_no_report(store):
    with pytest.raises(UserError):
        documents.gather_statement(store, 99, language="nb", today=TODAY)
    with pytest.raises(UserError):
        documents.gather_attendance_list(store, 99, language="nb")
