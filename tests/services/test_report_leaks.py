"""What only the coordinator may see stops a report for the client, and nothing harmless does."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.meetings import Attendance, Log, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.domain.reports import OwnWords, Paragraphs, ReportKind, Secret, leaks, refuse_leaks, texts_of
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.errors import UserError
from omvendt_desktop.services import reports, time_entries
from omvendt_desktop.store.store import Store
from tests import builders
from tests.services.cohorts import SECRET, TODAY, Cohort, text

WORDS = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8)
SENTENCES = st.lists(WORDS, min_size=4, max_size=9).map(" ".join)
OWN_WORDS = ["alle deltakere", "ikke møtt", "annen tid", "Timer brukt", "Sum 12 deltakere", "Timer per modul"]


@pytest.mark.parametrize("words", ["Møte med Mina Mentor2", SECRET, "Ring +47 400 00 001 først"])
def test_something_only_for_the_coordinator_stops_the_report_with_a_list(store, words):
    cohort = Cohort(store)
    module = store.get(Module, cohort.modules[4].id)
    with store.change("build"):
        store.update(replace(module, title_nb=words))
    with pytest.raises(UserError) as refused:
        refuse_leaks(cohort.report())
    assert f"«M1 {words}» på arket «Sammendrag»" in refused.value.message
    assert refused.value.details
    refuse_leaks(cohort.report(ReportKind.COORDINATOR))


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("experience", "Mentor"),
        ("wishes", "Fjordbank"),
        ("private_notes", "mentorer"),
        ("private_notes", "Timer"),
        ("wishes", "Kick-off: parene møtes"),
        ("wishes", "Kvinner i ledelse på gulvet"),
        ("private_notes", "autumn 2026"),
    ],
)
def test_everyday_words_and_the_names_of_client_roles_and_modules_are_nobodys_secret(store, field, words):
    cohort = Cohort(store)
    builders.changed(store, store.get(Module, cohort.modules[4].id), title_nb="Kvinner i ledelse på gulvet")
    builders.changed(store, store.get(Participant, cohort.pairs[0].mentor_id), **{field: words})
    assert leaks(cohort.report()) == []


@pytest.mark.parametrize("step", ["Besøk på bruket i Drammen", "m1 besøk på bruket i Drammen", "besøk på bruket i"])
def test_a_next_step_may_name_a_module_of_the_programme(store, step):
    cohort = Cohort(store)
    builders.changed(store, store.get(Module, cohort.modules[4].id), title_nb="Besøk på bruket i Drammen")
    builders.changed(store, store.find(Log)[0], next_step=step)
    assert leaks(cohort.report()) == []


@pytest.mark.parametrize("step", [*OWN_WORDS, "vises sammen med en annen", "Bare for kundens kontaktperson"])
def test_the_reports_own_words_are_nobodys_secret(store, step):
    cohort = Cohort(store, attendance_agreed=True)
    missed = store.find(Attendance, participant_id=cohort.pairs[0].mentee_id)[0].meeting_id
    builders.changed(store, store.get(Meeting, missed), status=MeetingStatus.NO_SHOW)
    entry = TimeEntry(None, cohort.programme.id, cohort.pairs[0].mentee_id, TODAY, 30, "lesing")
    time_entries.add_entry(store, entry, TODAY)
    builders.changed(store, store.find(Log)[0], next_step=step)
    assert step.casefold() in text(cohort.report()).casefold()
    assert leaks(cohort.report()) == []


@pytest.mark.parametrize("agreed", [{}, {"attendance_agreed": True, "mentor_names_agreed": True}])
def test_nothing_that_somebody_wrote_counts_as_the_reports_own_words(store, agreed):
    cohort = Cohort(store, client="Zebra", name="Zebra", **agreed)
    for module in store.find(Module):
        builders.changed(store, module, title_nb="Zebra")
    for person in store.find(Participant):
        builders.changed(store, person, name="Zebra")
    summary = reports.gather_summary(store, cohort.programme.id, today=TODAY)
    written = [words for report in (cohort.report(), summary) for words in texts_of(report) if "Zebra" in words]
    assert len(written) > 10
    assert not [words for words in written if isinstance(words, OwnWords)]


def test_the_same_words_are_a_secret_where_somebody_wrote_them(store):
    cohort = Cohort(store)
    words = "Tall for færre enn fem personer"
    builders.changed(store, store.get(Module, cohort.modules[4].id), title_nb=words)
    builders.changed(store, store.get(Participant, cohort.pairs[0].mentor_id), private_notes=words)
    [sentence] = leaks(cohort.report())
    assert f"«M1 {words}»" in sentence


def test_a_tie_to_somebody_who_is_named_stops_no_report(store):
    cohort = Cohort(store, attendance_agreed=True)
    for name in ("Kari Mentee3", "Mina Mentor2"):
        builders.changed(store, store.get(Participant, cohort.pairs[0].mentor_id), affiliation=name)
        assert leaks(cohort.report()) == []
    report = cohort.report()
    about = replace(report.sheets[3], blocks=(Paragraphs(("Mina Mentor2",)),))
    assert leaks(replace(report, sheets=(about,)))


@pytest.mark.parametrize(
    ("kind", "field"),
    [(Participant, "affiliation"), (Application, "affiliation"), (Application, "experience")],
)
def test_ties_and_what_somebody_has_done_before_are_secret_too(store, kind, field):
    cohort = Cohort(store)
    builders.application(store, cohort.programme)
    tie = "Søsteren min leder avdelingen i Bergen"
    builders.changed(store, store.find(kind)[0], **{field: tie})
    report = cohort.report()
    about = replace(report.sheets[3], blocks=(Paragraphs((f"Husk: {tie}",)),))
    assert leaks(report) == []
    [sentence] = leaks(replace(report, sheets=(about,)))
    assert f"«{tie}»" in sentence


def test_a_short_note_that_fills_a_field_is_found_and_not_the_same_words_within_another_text(store):
    report = Cohort(store).report()
    about = replace(report.sheets[3], blocks=(Paragraphs(("har angst",)),))
    planted = replace(report, sheets=(about,), secrets=(Secret("et notat", "Har angst"),))
    [sentence] = leaks(planted)
    assert "«Har angst»" in sentence
    within = replace(about, blocks=(Paragraphs(("ingen har angst her",)),))
    assert leaks(replace(planted, sheets=(within,))) == []


@settings(max_examples=20)
@given(where=st.integers(0, 200), secret=SENTENCES)
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
