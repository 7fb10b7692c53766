"""Logs brought in from a table: matched to meetings, shown, and logged in one change."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from omvendt_desktop import typed
from omvendt_desktop.domain.log_lines import log_lines, rows_of
from omvendt_desktop.domain.meetings import Fit, Log, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.errors import UserError
from omvendt_desktop.services import log_imports
from omvendt_desktop.services.log_imports import LineState
from omvendt_desktop.store.queries import ledger
from tests import builders

NOW = datetime(2026, 11, 21, 12)


@pytest.fixture
def built(store):
    """Two pairs with two meetings each, the second ones still to come."""
    programme = builders.programme(store)
    modules = [module for module in builders.modules(store, programme) if module.is_pair_meeting]
    pairs = []
    for names in (("Minh Trần", "Per Ødegård"), ("Sara Haddad", "Åse Lund")):
        people = zip(names, (Role.MENTOR, Role.MENTEE), strict=True)
        mentor, mentee = (builders.participant(store, programme, role, name=name) for name, role in people)
        pair = builders.pair(store, programme, mentor_id=mentor.id, mentee_id=mentee.id)
        for number in range(2):
            builders.meeting(store, pair, modules[number], NOW - timedelta(days=20 - 28 * number))
        pairs.append(pair)
    return programme, pairs


def planned(store, programme, text):
    lines = log_lines(rows_of(text), partial(typed.day, today=NOW.date()), typed.minutes)
    return log_imports.plan_logs(store, programme.id, lines, NOW)


def states(rows):
    return [row.state for row in rows]


def test_a_table_from_the_clipboard_is_logged_in_one_change(store, built):
    programme, pairs = built
    text = (
        "Mentor\tMentee\tMøte\tDato\tMinutter\tNytte\tNeste steg\tPasser mentor\tPasser mentee\n"
        "Minh Trần\tPer Ødegård\tM1\t3.11\t1:15\t4\tmøte sjefen\tgod\tvet ikke\n"
        "Sara Haddad\tÅse Lund\tM1\t1. nov\t45\t\t\t\t\n"
    )
    rows = planned(store, programme, text)
    assert states(rows) == [LineState.READY, LineState.READY]
    assert store.find(Log) == []
    log_imports.apply_logs(store, rows, NOW)
    assert [ledger.standing(store, pair.mentor_id, NOW.date()).used for pair in pairs] == [75, 45]
    [first, _second] = store.find(Log)
    assert (first.usefulness, first.next_step) == (4, "møte sjefen")
    assert store.get(Meeting, first.meeting_id).starts_at.date() == date(2026, 11, 3)
    fits = store.rows("SELECT fit FROM attendances WHERE meeting_id = ? ORDER BY participant_id", [first.meeting_id])
    assert fits == [(Fit.GOOD,), (Fit.UNSURE,)]
    store.undo()
    assert store.find(Log) == []


def test_what_is_logged_already_stays_as_it_is(store, built):
    programme, _pairs = built
    text = "Par\tMøte\tMinutter\nMinh Trần og Per Ødegård\tM1\t60\n"
    log_imports.apply_logs(store, planned(store, programme, text), NOW)
    again = planned(store, programme, text.replace("60", "90"))
    assert states(again) == [LineState.KNOWN]
    with pytest.raises(UserError):
        log_imports.apply_logs(store, again, NOW)


@pytest.mark.parametrize(
    "row",
    [
        "Minh Trần\tPer Ødegård\tM1\t1.11.2026\t-5\t",
        "Minh Trần\tPer Ødegård\tM1\t1.11.2026\t25 t\t",
        "Minh Trần\tPer Ødegård\tM1\t1.11.2026\tmange\t",
        "Minh Trần\tPer Ødegård\tM1\t31.02.2026\t60\t",
        "Minh Trần\tPer Ødegård\tM1\t1.12.2026\t60\t",
        "Minh Trần\tPer Ødegård\tM1\t1.11.2026\t60\t6",
        "Minh Trần\tPer Ødegård\tM9\t1.11.2026\t60\t",
        "Minh Trần\tPer Ødegård\tM2\t\t60\t",
        "Ukjent Person\tEn Annen\tM1\t1.11.2026\t60\t",
    ],
)
def test_a_row_that_cannot_be_logged_says_why_and_the_others_go_on(store, built, row):
    programme, _pairs = built
    header = "Mentor\tMentee\tMøte\tDato\tMinutter\tNytte\n"
    rows = planned(store, programme, f"{header}{row}\nSara Haddad\tÅse Lund\tM1\t1.11.2026\t60\t5\n")
    assert states(rows) == [LineState.PROBLEM, LineState.READY]
    assert rows[0].why
    assert len(log_imports.apply_logs(store, rows, NOW)) == 1


def test_a_meeting_that_was_missed_is_brought_in_as_missed(store, built):
    programme, pairs = built
    rows = planned(store, programme, "Par;Møte;Holdt\nMinh og Per;M1;nei\n")
    [meeting] = log_imports.apply_logs(store, rows, NOW)
    assert (meeting.status, meeting.pair_id) == (MeetingStatus.NO_SHOW, pairs[0].id)


def test_two_rows_of_one_pair_are_two_meetings(store, built):
    programme, _pairs = built
    rows = planned(store, programme, "Par\tMinutter\nMinh og Per\t60\nMinh og Per\t45\n")
    assert states(rows) == [LineState.READY, LineState.PROBLEM]


def test_a_table_without_known_columns_is_refused(store, built):
    programme, _pairs = built
    with pytest.raises(UserError):
        planned(store, programme, "a\tb\n1\t2\n")
