"""What the reports hold, and what never reaches the client."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omvendt_desktop.domain.check_ins import CheckIn, Outcome
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Fit
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.reports import Facts, ReportKind, ReportTable, leaks, refuse_leaks, texts_of
from omvendt_desktop.domain.time_spent import TimeEntry, total
from omvendt_desktop.errors import UserError
from omvendt_desktop.services import check_ins, logs, reports, time_entries
from omvendt_desktop.store.queries import ledger
from omvendt_desktop.store.store import Store
from tests import builders

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12)
LONG_TEXTS = st.text(st.characters(categories=["L", "Nd"]), min_size=14)
SECRET = "Hun vurderer å bytte jobb til våren"


class Cohort:
    """Some pairs, each with its first two meetings logged and with secrets everywhere."""

    def __init__(self, store: Store, pairs: int = 6, **agreed) -> None:
        self.store = store
        self.programme = builders.programme(store, **agreed)
        self.modules = builders.modules(store, self.programme)
        self.pairs = [self.pair(number) for number in range(pairs)]

    def pair(self, number: int) -> Pair:
        store, programme = self.store, self.programme
        secret = {"private_notes": SECRET, "wishes": f"ønske {SECRET}", "phone": f"+47 400 00 {number:03}"}
        mentor = builders.participant(store, programme, Role.MENTOR, name=f"Mina Mentor{number}", **secret)
        mentee = builders.participant(store, programme, Role.MENTEE, name=f"Kari Mentee{number}", **secret)
        pair = Pair(None, programme.id, mentor.id, mentee.id, why=f"grunn {SECRET}")
        pair = builders.saved(store, pair)
        for place, fits in ((4, {mentor.id: Fit.GOOD, mentee.id: Fit.UNSURE}), (5, {})):
            meeting = builders.meeting(store, pair, self.modules[place], NOW - timedelta(days=60 - 28 * (place - 4)))
            entry = LogEntry(meeting.id, minutes={mentor.id: 45 + number}, usefulness=4, fits=fits)
            logs.log_meeting(store, replace(entry, next_step=SECRET, note=SECRET), NOW)
        done = CheckIn(participant_id=mentor.id, done_on=TODAY, outcome=Outcome.URGENT, note=SECRET)
        check_ins.do_check_in(store, replace(done, answers={"obstacle": SECRET}), TODAY)
        return pair

    def report(self, kind=ReportKind.CLIENT, language="nb", **values):
        return reports.gather_time_report(
            self.store, self.programme.id, kind=kind, language=language, today=TODAY, **values
        )


def table(report, sheet) -> ReportTable:
    return report.sheets[sheet].blocks[0]


def facts(report) -> dict:
    return {fact.label: fact.value for fact in report.sheets[0].blocks[0].facts}


def text(report) -> str:
    return "\n".join(texts_of(report))


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


@pytest.mark.parametrize("words", ["Møte med Mina Mentor2", SECRET, "Ring +47 400 00 001 først"])
def test_something_only_for_the_coordinator_stops_the_report_with_a_list(store, words):
    cohort = Cohort(store)
    module = store.get(Module, cohort.modules[4].id)
    with store.change("build"):
        store.update(replace(module, title_nb=words))
    with pytest.raises(UserError) as refused:
        refuse_leaks(cohort.report())
    assert refused.value.details
    refuse_leaks(cohort.report(ReportKind.COORDINATOR))


@settings(max_examples=20)
@given(where=st.integers(0, 200), secret=LONG_TEXTS)
def test_a_secret_planted_in_any_cell_is_found(tmp_path_factory, where, secret):
    report = _planted_report(tmp_path_factory)
    details = report.sheets[2].blocks[0]
    rows = [list(row) for row in details.rows]
    row, column = divmod(where, 6)
    rows[row % len(rows)][1 + column % 5] = f"om {secret}!"
    planted = replace(
        report,
        sheets=(*report.sheets[:2], replace(report.sheets[2], blocks=(replace(details, rows=rows),))),
        secrets=(replace(report.secrets[0], text=secret),),
    )
    assert leaks(planted)


_reports: list = []


def _planted_report(tmp_path_factory):
    if not _reports:
        store = Store.open(tmp_path_factory.mktemp("reports") / "programme.omvendt", create=True)
        _reports.append(Cohort(store, attendance_agreed=True).report())
        store.close()
    return _reports[0]


@pytest.mark.parametrize("pairs", [1, 2, 4])
def test_a_group_under_five_is_not_broken_down_for_the_client(store, pairs):
    report = Cohort(store, pairs=pairs).report()
    assert "Timer for mentorer" not in facts(report)
    assert [row[0] for row in table(report, 1).rows] == [f"{2 * pairs} deltakere"]
    everything = [block.title for block in report.sheets[0].blocks]
    assert "Hvor nyttige møtene var" not in everything
    for row in table(report, 2).rows:
        assert int(row[3].split()[0]) == 2 * pairs


def test_one_persons_own_entry_is_not_a_row_of_its_own_for_the_client(store):
    cohort = Cohort(store)
    entry = TimeEntry(None, cohort.programme.id, cohort.pairs[0].mentor_id, TODAY, 30, "lesing av artikkelen")
    time_entries.add_entry(store, entry, TODAY)
    report = cohort.report()
    assert "lesing" not in text(report)
    assert all(row[3] == "12 deltakere" for row in table(report, 2).rows)


def test_feedback_of_five_or_more_is_shown_as_a_mean(store):
    report = Cohort(store).report()
    [ratings] = [block for block in report.sheets[0].blocks if block.title == "Hvor nyttige møtene var"]
    assert [(row[1], row[2]) for row in ratings.rows] == [(6, 4.0), (6, 4.0)]
    [fits] = [block for block in report.sheets[0].blocks if isinstance(block, Facts) and "passer" in block.title]
    assert [fact.value for fact in fits.facts] == [6, 6, 0]


def test_a_period_and_a_role_narrow_the_report(store):
    cohort = Cohort(store)
    day = NOW.date() - timedelta(days=32)
    report = cohort.report(ReportKind.COORDINATOR, since=day, until=day, role=Role.MENTEE)
    assert facts(report)["Timer brukt"] == 6 * 60
    assert facts(report)["Viser"] == "mentees"
    with pytest.raises(UserError):
        cohort.report(since=TODAY, until=day)


def test_a_programme_without_modules_or_people_makes_a_report(store):
    programme = builders.programme(store, budget_minutes=0)
    for kind in ReportKind:
        report = reports.gather_time_report(store, programme.id, kind=kind, language="en", today=TODAY)
        assert facts(report)["Hours used"] == 0
        assert facts(report)["Share of the budget used"] is None


def test_somebody_removed_from_a_pair_after_a_log_still_counts(store):
    cohort = Cohort(store)
    with store.change("build"):
        store.update(replace(cohort.pairs[0], status="ended"))
    used = total(ledger.standings(store, cohort.programme.id, TODAY)).used
    assert facts(cohort.report(ReportKind.COORDINATOR))["Timer brukt"] == used
    assert store.get(Programme, cohort.programme.id)
    assert store.get(Participant, cohort.pairs[0].mentor_id)
