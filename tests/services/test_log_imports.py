"""Logs brought in from a table: matched to meetings, shown, and logged in one change."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from omvendt_desktop import typed
from omvendt_desktop.domain.log_lines import log_lines, rows_of
from omvendt_desktop.domain.meetings import Fit, Log, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.sheets import Row
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import using
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


@pytest.fixture
def _english():
    with using("en"):
        yield


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


@pytest.mark.usefixtures("_english")
def test_a_meeting_later_today_waits_and_holds_up_no_other(store, built):
    programme, pairs = built
    coming = store.find(Meeting, order_by="starts_at", pair_id=pairs[0].id)[1]
    builders.changed(store, coming, starts_at=NOW + timedelta(days=6, hours=3))
    text = "Mentor\tMentee\tMøte\tDato\nMinh Trần\tPer Ødegård\tM2\t21.11\nSara Haddad\tÅse Lund\tM1\t1.11\n"
    later, earlier = planned(store, programme, text)
    assert (later.state, later.why) == (LineState.PROBLEM, "This meeting has not begun yet.")
    assert [each.pair_id for each in log_imports.apply_logs(store, [later, earlier], NOW)] == [pairs[1].id]


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


@pytest.mark.parametrize("who", ["Minh Trần;Hege Holmen;", ";;Minh Trần og Hege Holmen", ";;Minh Trần\nHege Holmen"])
@pytest.mark.usefixtures("_english")
def test_a_meeting_is_never_booked_on_a_pair_that_one_of_those_named_is_not_in(store, built, who):
    programme, _pairs = built
    cells = [("Mentor", "Mentee", "Par", "Minutter"), (*who.split(";"), "60")]
    rows = [Row(number, row) for number, row in enumerate(cells, start=1)]
    [line] = log_lines(rows, partial(typed.day, today=NOW.date()), typed.minutes)
    [row] = log_imports.plan_logs(store, programme.id, [line], NOW)
    assert (row.state, row.meeting, row.entry) == (LineState.PROBLEM, None, None)
    assert row.why.startswith("Nobody in the pair Minh and Per is called Hege Holmen. ")


def test_a_row_that_names_one_of_the_two_is_about_their_meeting(store, built):
    programme, pairs = built
    [row] = planned(store, programme, "Mentor;Mentee;Møte;Minutter\nMinh Trần;;M1;60\n")
    assert (row.state, row.meeting.pair_id) == (LineState.READY, pairs[0].id)


def test_a_meeting_that_was_missed_is_brought_in_as_missed(store, built):
    programme, pairs = built
    rows = planned(store, programme, "Par;Møte;Holdt\nMinh og Per;M1;nei\n")
    [meeting] = log_imports.apply_logs(store, rows, NOW)
    assert (meeting.status, meeting.pair_id) == (MeetingStatus.NO_SHOW, pairs[0].id)


@pytest.mark.parametrize("word", ["avlyst", "flyttet", "planlagt", "utsatt", "cancelled", "moved til 3.12."])
@pytest.mark.usefixtures("_english")
def test_what_did_not_take_place_is_nothing_to_log(store, built, word):
    programme, _pairs = built
    [row] = planned(store, programme, f"Par;Møte;Minutter;Holdt\nMinh og Per;M1;60;{word}\n")
    assert (row.state, row.entry) == (LineState.NOTHING, None)
    assert row.why.startswith("nothing to log: ")
    with pytest.raises(UserError):
        log_imports.apply_logs(store, [row], NOW)


@pytest.mark.parametrize("cells", ["M1;60;mandag", "M1;0;ja", "M1;;"])
def test_a_meeting_is_never_booked_on_words_that_do_not_say_so(store, built, cells):
    programme, _pairs = built
    [row] = planned(store, programme, f"Par;Møte;Minutter;Holdt\nMinh og Per;{cells}\n")
    assert row.state is LineState.PROBLEM
    assert row.why


def logged(store, programme, text="Par;Møte;Minutter\nMinh og Per;M1;60\n"):
    log_imports.apply_logs(store, planned(store, programme, text), NOW)


def fits_of(store, pair):
    sql = "SELECT a.fit FROM attendances a JOIN meetings m ON m.id = a.meeting_id WHERE m.pair_id = ? ORDER BY a.id"
    return [row[0] for row in store.rows(sql, [pair.id])][:2]


def test_feedback_that_comes_after_the_log_is_added_to_it(store, built):
    programme, pairs = built
    logged(store, programme)
    head = "Mentor;Mentee;Møte;Nytte;Passer mentor;Passer mentee;Neste steg"
    text = f"{head}\nMinh Trần;Per Ødegård;M1;2;god match;passer ikke;Møte Åse"
    rows = planned(store, programme, text)
    assert states(rows) == [LineState.ADDS]
    log_imports.apply_logs(store, rows, NOW)
    [log] = store.find(Log)
    assert (log.usefulness, log.next_step, fits_of(store, pairs[0])) == (2, "Møte Åse", [Fit.GOOD, Fit.NOT_GOOD])
    assert ledger.standing(store, pairs[0].mentor_id, NOW.date()).used == 60
    assert states(planned(store, programme, text)) == [LineState.KNOWN]
    store.undo()
    assert fits_of(store, pairs[0]) == [Fit.NOT_ASKED, Fit.NOT_ASKED]


@pytest.mark.usefixtures("_english")
def test_what_stands_in_a_log_is_kept_and_said(store, built):
    programme, pairs = built
    logged(store, programme, "Par;Møte;Minutter;Nytte;Passer mentor\nMinh og Per;M1;60;4;god\n")
    [row] = planned(
        store, programme, "Par;Møte;Minutter;Nytte;Passer mentor;Passer mentee\nMinh og Per;M1;90;2;dårlig;god\n"
    )
    assert row.state is LineState.ADDS
    assert row.why == "adds fit; kept as in the log: minutes, usefulness, fit"
    log_imports.apply_logs(store, [row], NOW)
    assert (store.find(Log)[0].usefulness, fits_of(store, pairs[0])) == (4, [Fit.GOOD, Fit.GOOD])
    assert ledger.standing(store, pairs[0].mentor_id, NOW.date()).used == 60


def test_each_of_the_two_may_answer_in_a_row_of_their_own_without_naming_the_meeting(store, built):
    programme, pairs = built
    logged(store, programme)
    rows = planned(store, programme, "Navn;Dato;Passer\nMinh Trần;20.11.2026;god match\nPer Ødegård;;vet ikke ennå\n")
    assert states(rows) == [LineState.ADDS, LineState.ADDS]
    log_imports.apply_logs(store, rows, NOW)
    assert fits_of(store, pairs[0]) == [Fit.GOOD, Fit.UNSURE]
    assert len(store.find(Log)) == 1


def test_an_answer_that_may_be_of_either_is_not_taken_in(store, built):
    programme, _pairs = built
    [row] = planned(store, programme, "Par;Møte;Minutter;Passer\nMinh og Per;M1;60;god match\n")
    assert (row.state, bool(row.why)) == (LineState.PROBLEM, True)


def test_feedback_without_a_meeting_books_none(store, built):
    programme, _pairs = built
    assert states(planned(store, programme, "Par;Nytte\nMinh og Per;4\n")) == [LineState.PROBLEM]


def test_a_row_about_a_meeting_of_an_earlier_row_adds_to_it_or_is_refused(store, built):
    programme, pairs = built
    head = "Par;Møte;Dato;Minutter;Nytte;Passer mentor;Passer mentee\n"
    rows = planned(
        store, programme, f"{head}Minh og Per;M1;;60;4;god;\nMinh og Per;M1;;;;;god\nMinh og Per;M1;8.11.;45;;;\n"
    )
    assert states(rows) == [LineState.READY, LineState.ADDS, LineState.PROBLEM]
    assert "2" in rows[2].why
    log_imports.apply_logs(store, rows, NOW)
    assert store.find(Log)[0].usefulness == 4
    assert fits_of(store, pairs[0]) == [Fit.GOOD, Fit.GOOD]


@pytest.mark.usefixtures("_english")
def test_the_step_is_named_after_what_it_brings(store, built):
    programme, _pairs = built
    ready = planned(store, programme, "Par;Møte;Minutter\nMinh og Per;M1;60\n")
    assert log_imports.change_words(ready) == "Log 1 meeting"
    log_imports.apply_logs(store, ready, NOW)
    text = "Par;Møte;Minutter;Nytte\nMinh og Per;M1;60;4\nSara og Åse;M1;60;\n"
    both = planned(store, programme, text)
    assert log_imports.change_words(both[:1]) == "Add feedback to 1 log"
    assert log_imports.change_words(both) == "Log 1 and add feedback to 1"
    log_imports.apply_logs(store, both[:1], NOW)
    assert store.undo_label == "Add feedback to 1 log"


def test_two_rows_of_one_pair_are_two_meetings(store, built):
    programme, _pairs = built
    rows = planned(store, programme, "Par\tMinutter\nMinh og Per\t60\nMinh og Per\t45\n")
    assert states(rows) == [LineState.READY, LineState.PROBLEM]


def test_a_table_without_known_columns_is_refused(store, built):
    programme, _pairs = built
    with pytest.raises(UserError):
        planned(store, programme, "a\tb\n1\t2\n")
