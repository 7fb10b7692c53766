"""Reading a table of logs as people keep it."""

from datetime import date, time, timedelta

import pytest

from omvendt_desktop import typed
from omvendt_desktop.domain.log_lines import LogLine, log_lines, rows_of
from omvendt_desktop.domain.log_words import Became
from omvendt_desktop.domain.meetings import Fit
from omvendt_desktop.domain.sheets import Row
from omvendt_desktop.errors import UserError

TODAY = date(2026, 11, 21)


def lines(rows) -> list[LogLine]:
    return log_lines(rows, lambda text: typed.day(text, TODAY), typed.minutes)


def test_a_copied_table_is_read_by_its_header_whatever_stands_above():
    header = "Mentor\tMentee\tDato\tMinutter\tNytte\tNeste steg"
    text = f"Logg høsten 2026\n\n{header}\nMinh Tran\tPer Ødegård\t24.10\t1:15\t4\tPrøv det\n"
    assert lines(rows_of(text)) == [
        LogLine(4, "Minh Tran, Per Ødegård", "", date(2026, 10, 24), 75, usefulness=4, next_step="Prøv det")
    ]


def test_hours_and_excels_own_times_become_minutes():
    rows = [Row(1, ("Pair", "Hours", "Date")), Row(2, ("A and B", 1.25, None)), Row(3, ("A and B", time(1, 30), None))]
    assert [line.minutes for line in lines(rows)] == [75, 90]


def test_what_was_not_held_and_whether_they_fit_is_read_in_both_languages():
    rows = rows_of("par;holdt;passer mentor;fit mentee\nA og B;nei;vet ikke;good")
    [line] = lines(rows)
    assert (line.held, line.fit_mentor, line.fit_mentee) == (False, Fit.UNSURE, Fit.GOOD)


@pytest.mark.parametrize("duration", [timedelta(hours=30), timedelta(minutes=-5)])
def test_a_duration_of_excel_longer_than_a_day_or_below_nothing_is_said_at_its_row(duration):
    [line] = lines([*rows_of("par;dato;minutter"), Row(2, ("A og B", "2.11.2026", duration))])
    assert line.minutes is None
    assert line.why


def test_minutes_speak_for_a_cell_that_does_not_say_whether_it_was_held():
    with_minutes, without = lines(rows_of("par;holdt;minutter\nA og B;;60\nA og B;;"))
    assert (with_minutes.held, without.held, without.became) == (True, False, Became.BLANK)


def test_a_cancelled_row_is_read_whatever_else_stands_in_it():
    [line] = lines(rows_of("par;status;minutter;dato\nA og B;avlyst;–;sykdom"))
    assert (line.became, line.why) == (Became.CANCELLED, "")


@pytest.mark.parametrize("header", ["Passer (mentor)", "fit mentor", "Mentor: passer"])
def test_the_answer_of_one_of_the_two_is_known_by_its_header(header):
    [line] = lines(rows_of(f"par;{header};Nytte (1–5)\nA og B;god match;4 av 5"))
    assert (line.fit_mentor, line.usefulness) == (Fit.GOOD, 4)


@pytest.mark.parametrize("cells", ["A B;sometime;60;3", "A B;1.10;long;3", "A B;1.10;60;9", "A B;1.10;-5;3"])
def test_what_cannot_be_read_is_said_of_its_row_alone(cells):
    good, bad = lines(rows_of(f"par;dato;minutter;nytte\nC D;1.10;60;3\n{cells}"))
    assert not good.why
    assert bad.why


def test_a_table_without_a_known_header_is_refused():
    with pytest.raises(UserError, match=r"kolonne|columns"):
        lines(rows_of("a;b\nc;d"))
