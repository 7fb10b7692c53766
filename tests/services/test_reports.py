"""What the reports hold, and what never reaches the client."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Attendance, Fit
from omvendt_desktop.domain.pairs import PairStatus
from omvendt_desktop.domain.participants import Participant, ParticipantStatus, Role
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.reports import Facts, ReportKind, ReportTable, leaks
from omvendt_desktop.domain.time_spent import Narrowing, TimeEntry, TimeState, total
from omvendt_desktop.errors import UserError
from omvendt_desktop.services import logs, reports, time_entries
from omvendt_desktop.store.queries import ledger
from tests import builders
from tests.services.cohorts import NOW, SECRET, TODAY, Cohort, bars, facts, table, text


def test_the_coordinators_report_has_four_sheets_with_stable_names(store):
    cohort = Cohort(store)
    names = {language: [sheet.title for sheet in cohort.report(language=language).sheets] for language in ("nb", "en")}
    assert names["en"] == ["Summary", "Participants", "Details", "About this report"]
    assert names["nb"] == ["Sammendrag", "Deltakere", "Detaljer", "Om rapporten"]


def test_the_columns_are_a_contract(store):
    report = Cohort(store).report(ReportKind.COORDINATOR, "en")
    assert [column.title for column in table(report, 1).columns] == (
        "Participant,Role,Pair,Status,Standing,Training,Gatherings,Meetings,Other,Used,Plan to date,Forecast,Left,"
        "Beside the budget,Share of budget"
    ).split(",")
    assert [column.title for column in table(report, 2).columns] == (
        "Date,Module,Pair,Person,Role,Status,Planned minutes,Minutes,Hours,Minutes beside the budget"
    ).split(",")


def test_the_sums_of_the_report_are_those_of_the_ledger_and_of_its_rows(store):
    cohort = Cohort(store)
    person = cohort.pairs[0].mentor_id
    for minutes, counts in ((30, True), (90, False)):
        entry = TimeEntry(None, cohort.programme.id, person, TODAY, minutes, "reise", counts)
        time_entries.add_entry(store, entry, TODAY)
    used = total(ledger.standings(store, cohort.programme.id, TODAY)).used
    for kind in ReportKind:
        report = cohort.report(kind)
        details, people = table(report, 2), table(report, 1)
        assert details.total[7] == sum(row[7] for row in details.rows) == used
        assert facts(report)["Timer brukt"] == used
        column = [each.title for each in people.columns].index("Brukt")
        assert people.total[column] == sum(row[column] for row in people.rows) == used


NORWEGIAN = ["anders Ås", "Émile Berg", "Zara Ali", "Ægir Vik", "Ørjan Moe", "Åse Lund"]


def test_people_and_pairs_stand_in_the_order_of_a_norwegian_list(store):
    cohort = Cohort(store)
    for pair, name in zip(reversed(cohort.pairs), NORWEGIAN, strict=True):
        builders.changed(store, store.get(Participant, pair.mentor_id), name=name)
    people = [store.get(Participant, pair.mentor_id) for pair in cohort.pairs]
    builders.joint_meeting(store, cohort.programme, cohort.modules[3], NOW - timedelta(days=90), people)
    report = cohort.report(ReportKind.COORDINATOR)
    assert [row[0] for row in table(report, 1).rows if row[0] in NORWEGIAN] == NORWEGIAN
    assert [row[3] for row in table(report, 2).rows if row[1].startswith("K")] == NORWEGIAN
    assert [label.split(" → ")[0] for label, _minutes in bars(report).bars] == NORWEGIAN


def test_the_client_sees_no_names_unless_that_is_agreed(store):
    report = Cohort(store).report()
    assert "Mentor" not in text(report)
    assert "Kari" not in text(report)
    assert [row[0] for row in table(report, 1).rows] == ["6 mentorer", "6 mentees"]


def test_with_attendance_agreed_the_client_sees_its_own_people_and_not_the_mentors(store):
    report = Cohort(store, attendance_agreed=True).report()
    assert "Kari Mentee3" in text(report)
    assert "Mina" not in text(report)
    assert {row[2] for row in table(report, 2).rows} == {""}


def test_with_both_agreed_the_client_sees_all_names(store):
    report = Cohort(store, attendance_agreed=True, mentor_names_agreed=True).report()
    assert "Mina Mentor3 → Kari Mentee3" in text(report)


@pytest.mark.parametrize("agreed", [(), ("attendance_agreed",), ("attendance_agreed", "mentor_names_agreed")])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_notes_check_ins_answers_addresses_and_health_never_reach_the_client(store, agreed, language):
    report = Cohort(store, **dict.fromkeys(agreed, True)).report(language=language)
    for secret in (SECRET, "example.org", "+47", "akutt", "urgent", "trenger deg", "needs you"):
        assert secret not in text(report)
    assert leaks(report) == []


def test_private_notes_do_not_reach_the_coordinators_report_either(store):
    assert SECRET not in text(Cohort(store).report(ReportKind.COORDINATOR))


@pytest.mark.parametrize("pairs", [1, 2])
def test_of_fewer_than_five_people_the_client_is_told_no_hours(store, pairs):
    report = Cohort(store, pairs=pairs).report()
    assert not [label for label in facts(report) if label.startswith("Timer")]
    assert [list(table(report, sheet).rows) for sheet in (1, 2)] == [[], []]
    assert "Timene til deltakerne er utelatt" in text(report)
    assert [block.title for block in report.sheets[0].blocks] == ["", ""]


def test_roles_of_fewer_than_five_are_told_together(store):
    report = Cohort(store, pairs=4).report()
    assert "Timer for mentorer" not in facts(report)
    assert [row[0] for row in table(report, 1).rows] == ["8 deltakere"]
    assert {row[3] for row in table(report, 2).rows} == {"deltakere"}


def test_few_who_are_not_named_are_left_out_beside_the_named_ones_and_out_of_every_sum(store):
    cohort = Cohort(store, pairs=3, attendance_agreed=True)
    report = cohort.report()
    mentees = {store.get(Participant, pair.mentee_id).name for pair in cohort.pairs}
    assert {row[0] for row in table(report, 1).rows} == {row[3] for row in table(report, 2).rows} == mentees
    assert facts(report)["Timer brukt"] == table(report, 1).total[5] == table(report, 2).total[7] == 3 * 120
    assert sum(minutes for _label, minutes in bars(report).bars) == 3 * 120
    assert "Timene til mentorene er utelatt" in text(report)


def test_one_persons_own_entry_is_told_together_with_meetings_everywhere(store):
    cohort = Cohort(store)
    entry = TimeEntry(None, cohort.programme.id, cohort.pairs[0].mentor_id, TODAY, 30, "lesing av artikkelen")
    time_entries.add_entry(store, entry, TODAY)
    report = cohort.report(language="en")
    assert "lesing" not in text(report)
    label = "M2 Through other eyes: perspective and experience, together with other time"
    assert [row[1] for row in table(report, 2).rows] == ["M1 Who we are: trust and expectations", label]
    assert table(report, 2).rows[1][7] == dict(bars(report).bars)[label]
    assert [column.title for column in table(report, 1).columns][4] == "Meetings and other"


def test_a_meeting_that_one_pair_has_had_is_told_together_with_the_one_before(store):
    cohort = Cohort(store)
    meeting = builders.meeting(store, cohort.pairs[0], cohort.modules[6], NOW - timedelta(days=2))
    minutes = {cohort.pairs[0].mentor_id: 77, cohort.pairs[0].mentee_id: 77}
    logs.log_meeting(store, LogEntry(meeting.id, minutes=minutes, usefulness=1), NOW)
    report = cohort.report(language="en")
    assert not [row for row in table(report, 2).rows if row[1].startswith("M3")]
    assert not [label for label, _minutes in bars(report).bars if label.startswith("M3")]
    assert (len(ratings(report).rows), list(ratings(report).total)) == (2, ["All of these", 12, 4.0])


def test_feedback_of_five_or_more_is_shown_as_a_mean(store):
    report = Cohort(store).report()
    [shown] = [block for block in report.sheets[0].blocks if block.title == "Hvor nyttige møtene var"]
    assert [(row[1], row[2]) for row in shown.rows] == [(6, 4.0), (6, 4.0)]
    [fits] = [block for block in report.sheets[0].blocks if isinstance(block, Facts) and "passer" in block.title]
    assert [fact.value for fact in fits.facts] == [6, 6, 0]


def ratings(report) -> ReportTable:
    [found] = [block for block in report.sheets[0].blocks if block.title == "How useful the meetings were"]
    return found


def test_ratings_that_can_only_be_told_together_are_told_once_and_as_of_all_modules(store):
    report = Cohort(store, pairs=4).report(language="en")
    assert (ratings(report).rows, ratings(report).total) == ([["All modules together", 8, 4.0]], None)


def test_ratings_of_one_module_are_not_said_again_as_a_sum(store):
    day = NOW.date() - timedelta(days=60)
    for kind in ReportKind:
        shown = ratings(Cohort(store).report(kind, "en", until=day))
        assert (shown.rows, shown.total) == ([["M1 Who we are: trust and expectations", 6, 4.0]], None)


def test_answers_about_the_fit_of_fewer_than_five_are_put_with_others(store):
    cohort = Cohort(store)
    attendance = store.find(Attendance, participant_id=cohort.pairs[0].mentee_id)[0]
    builders.changed(store, attendance, fit=Fit.NOT_GOOD)
    [fits] = [block for block in cohort.report(language="en").sheets[0].blocks if "fit after" in block.title]
    assert [(fact.label, fact.value) for fact in fits.facts] == [
        ("Good fit", 6),
        ("Do not know yet or not a good fit", 6),
    ]
    for pair in cohort.pairs[:3]:
        builders.changed(store, store.find(Attendance, participant_id=pair.mentor_id)[0], fit=Fit.UNSURE)
    [fits] = [block for block in cohort.report(language="en").sheets[0].blocks if "fit after" in block.title]
    assert [(fact.label, fact.value) for fact in fits.facts] == [("Answers, not broken down", 12)]


def test_a_report_of_a_period_tells_what_was_used_in_it_and_how_all_stood_at_its_end(store):
    cohort = Cohort(store)
    first, second = (NOW.date() - timedelta(days=days) for days in (60, 32))
    report = cohort.report(ReportKind.COORDINATOR, "en", since=second, until=second)
    titles = [column.title for column in table(report, 1).columns]
    row = dict(zip(titles, table(report, 1).rows[0], strict=True))
    whole = ledger.standings(store, cohort.programme.id, TODAY)[0]
    assert (row["Meetings"], row["Used in the period"], row["Used by the end"]) == (60, 60, 120)
    assert (row["Left"], row["Forecast"], row["Plan by the end"]) == (whole.left, whole.forecast, 120)
    assert (row["Standing"], facts(report)["Hours used in the period"]) == ("on track", 645)
    earlier = cohort.report(ReportKind.COORDINATOR, "en", until=first)
    row = dict(zip([column.title for column in table(earlier, 1).columns], table(earlier, 1).rows[0], strict=True))
    assert (row["Used"], row["Left"], row["Forecast"], row["Plan by the end"]) == (60, 600, whole.forecast, 60)


def test_a_report_of_a_period_has_its_answers_and_the_coordinators_hours_of_it(store):
    cohort = Cohort(store)
    day = NOW.date() - timedelta(days=60)
    report = cohort.report(ReportKind.COORDINATOR, "en", since=day, until=day)
    assert [row[:2] for row in ratings(report).rows] == [["M1 Who we are: trust and expectations", 6]]
    assert facts(report)["Pair meetings held in the period"] == 6
    assert facts(report)["The coordinator’s own hours in the period"] == 0


def test_the_client_is_not_told_what_few_used_before_the_period(store):
    cohort = Cohort(store, pairs=5)
    for pair in cohort.pairs[1:]:
        for attendance in store.find(Attendance, participant_id=pair.mentor_id)[:1]:
            builders.changed(store, attendance, present=False)
    day = NOW.date() - timedelta(days=32)
    report = cohort.report(language="en", since=day)
    mentors = dict(zip([column.title for column in table(report, 1).columns], table(report, 1).rows[0], strict=True))
    assert (mentors["Participant"], mentors["Used in the period"]) == ("5 mentors", 5 * 45 + 10)
    assert [mentors[title] for title in ("Used by the end", "Left", "Forecast", "Share of budget")] == [None] * 4
    assert "Hours used by the end of the period" not in facts(report)


def test_a_period_must_begin_before_it_ends_and_before_today(store):
    cohort = Cohort(store, pairs=1)
    with pytest.raises(UserError):
        cohort.report(since=TODAY, until=TODAY - timedelta(days=1))
    with pytest.raises(UserError):
        cohort.report(since=TODAY + timedelta(days=1))
    report = cohort.report(ReportKind.COORDINATOR, "en", since=date(2026, 11, 1), until=date(2026, 12, 31))
    assert facts(report)["Period"] == "1 Nov 2026 – 21 Nov 2026"


@pytest.mark.parametrize(
    ("narrowing", "words", "people"),
    [
        (Narrowing(role=Role.MENTEE), "mentees", 6),
        (Narrowing(status=ParticipantStatus.PAUSED), "participants: paused", 1),
        (Narrowing(state=TimeState.BEHIND), "participants: falling behind", 0),
    ],
)
def test_the_report_shows_those_chosen_and_says_so(store, narrowing, words, people):
    cohort = Cohort(store)
    builders.changed(store, store.get(Participant, cohort.pairs[0].mentor_id), status=ParticipantStatus.PAUSED)
    report = cohort.report(ReportKind.COORDINATOR, "en", narrowing=narrowing)
    assert facts(report)["Shows"] == words
    assert len(table(report, 1).rows) == len({row[3] for row in table(report, 2).rows}) == people
    assert facts(cohort.report(language="en", narrowing=narrowing))["Participants"] == 12


def test_a_pair_that_ended_early_is_counted_the_same_in_every_report(store):
    cohort = Cohort(store)
    builders.changed(
        store, cohort.pairs[0], status=PairStatus.ENDED, starts_on=date(2026, 9, 9), ended_on=date(2026, 11, 1)
    )
    label = "Pairs, without those that ended early"
    summary = reports.gather_summary(store, cohort.programme.id, language="en", today=TODAY)
    mine = facts(cohort.report(ReportKind.COORDINATOR, "en"))
    assert mine[label] == facts(cohort.report(language="en"))[label] == facts(summary)[label] == 5
    assert mine["Pairs that ended early"] == 1


def test_before_the_kick_off_the_pairs_that_are_about_to_begin_are_counted(store):
    cohort = Cohort(store)
    for pair in cohort.pairs:
        builders.changed(store, pair, status=PairStatus.ACTIVE, starts_on=TODAY + timedelta(days=30))
    builders.changed(store, cohort.pairs[0], status=PairStatus.ENDED, ended_on=TODAY)
    label = "Pairs, without those that ended early"
    assert facts(cohort.report(language="en"))[label] == 5
    earlier = cohort.report(language="en", since=date(2026, 11, 1), until=TODAY - timedelta(days=1))
    assert facts(earlier)[label] == 0


def test_a_programme_without_modules_or_people_makes_a_report(store):
    programme = builders.programme(store, budget_minutes=0)
    for kind in ReportKind:
        report = reports.gather_time_report(store, programme.id, kind=kind, language="en", today=TODAY)
        assert facts(report)["Hours used"] == 0


@pytest.mark.parametrize("kind", list(ReportKind))
def test_the_report_says_why_the_details_of_two_pairs_plan_more_than_the_plan(store, kind):
    cohort = Cohort(store)
    mentor, mentee = cohort.pairs[0].mentor_id, cohort.pairs[1].mentee_id
    second = builders.pair(store, cohort.programme, mentor_id=mentor, mentee_id=mentee)
    builders.meeting(store, second, cohort.modules[4], NOW - timedelta(days=20))
    report = cohort.report(kind, "en")
    plan = [column.title for column in table(report, 1).columns].index("Plan to date")
    assert (table(report, 1).total[plan], table(report, 2).total[6]) == (12 * 120, 12 * 120 + 2 * 60)
    [defined] = [fact.value for fact in report.sheets[3].blocks[0].facts if fact.label == "Planned minutes"]
    assert "once per person, even for those in two pairs" in defined


def test_without_a_budget_nothing_is_said_of_one(store):
    cohort = Cohort(store)
    builders.changed(store, cohort.programme, budget_minutes=0)
    summary = reports.gather_summary(store, cohort.programme.id, language="en", today=TODAY)
    for report in (cohort.report(language="en"), cohort.report(ReportKind.COORDINATOR, "en"), summary):
        assert facts(report)["Hours used"] > 0
        assert not [words for words in facts(report) if "budget" in words and "beside" not in words]
        assert "over budget" not in text(report)
        assert "0 hours per participant" not in text(report)
    for kind in ReportKind:
        people = table(cohort.report(kind, "en"), 1)
        at = [number for number, column in enumerate(people.columns) if column.title in ("Left", "Share of budget")]
        assert {row[number] for row in (*people.rows, people.total) for number in at} == {None}


def test_somebody_removed_from_a_pair_after_a_log_still_counts(store):
    cohort = Cohort(store)
    with store.change("build"):
        store.update(replace(cohort.pairs[0], status="ended"))
    used = total(ledger.standings(store, cohort.programme.id, TODAY)).used
    assert facts(cohort.report(ReportKind.COORDINATOR))["Timer brukt"] == used
    assert store.get(Programme, cohort.programme.id)
    assert store.get(Participant, cohort.pairs[0].mentor_id)
