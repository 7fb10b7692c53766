"""Applications go in once, come again as changes, and one undo takes them out."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.columns import Choices, Mapping, value_key
from omvendt_desktop.domain.header_rows import suggest_layout
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.sheets import Book, Row, Sheet
from omvendt_desktop.domain.table_building import build
from omvendt_desktop.domain.tables import Table
from omvendt_desktop.files import applications_xlsx
from omvendt_desktop.services import applications, imports
from omvendt_desktop.services.import_plan import Counts, Decision, ImportPlan, PlannedRow, RowKind
from tests import builders

SAMPLE = Path(__file__).parents[2] / "assets" / "sample-applications.xlsx"
NOW = datetime(2026, 8, 20, 9)
HEADERS = ("ID", "Fullføringstidspunkt", "Navn", "E-post", "Rolle", "Stilling", "Hvorfor?")
KARI = (1, "14.08.2026", "Kari Nordmann", "kari@example.org", "mentee", "HR-sjef", "Lære")
AMINA = (2, "15.08.2026", "Amina Yusuf", "amina@example.org", "mentor", None, "Bidra")


def table(*rows, headers=HEADERS, file="Søknader(1-2).xlsx") -> Table:
    lines = tuple(Row(number, tuple(cells)) for number, cells in enumerate([headers, *rows], start=1))
    book = Book(file, (Sheet("Form1", lines),))
    return build(book, suggest_layout(book))


def planned(store, of, source: Table, **choices) -> ImportPlan:
    return imports.plan(store, of.id, source, Choices(**choices))


def imported(store, of, source: Table, **choices) -> Counts:
    return imports.apply(store, planned(store, of, source, **choices), NOW)


def stored(store, of) -> list[Application]:
    return store.find(Application, programme_id=of.id)


def row(plan: ImportPlan, number: int) -> PlannedRow:
    return next(each for each in plan.rows if each.number == number)


@pytest.fixture
def of(store):
    return builders.programme(store)


def test_the_sample_goes_in_as_one_step_and_out_again_as_one(store, of):
    _book, sample = applications_xlsx.read(SAMPLE)
    assert imported(store, of, sample) == Counts(new=24)
    assert store.undo_label == "Importer 24 søknader"
    assert len(stored(store, of)) == 24
    store.undo()
    assert stored(store, of) == []
    assert store.find(Mapping) == []
    store.redo()
    assert len(stored(store, of)) == 24


def test_planning_writes_nothing(store, of):
    before = store.undo_label
    planned(store, of, table(KARI, AMINA))
    assert store.undo_label == before
    assert stored(store, of) == []


def test_the_same_file_twice_changes_nothing_and_is_no_step(store, of):
    imported(store, of, table(KARI, AMINA))
    before = stored(store, of)
    assert imported(store, of, table(KARI, AMINA)) == Counts(unchanged=2)
    assert stored(store, of) == before
    store.undo()
    assert stored(store, of) == []


def test_pressing_import_twice_imports_once(store, of):
    plan = planned(store, of, table(KARI, AMINA))
    imports.apply(store, plan, NOW)
    assert imports.apply(store, plan, NOW) == Counts(unchanged=2)
    assert len(stored(store, of)) == 2


def test_a_later_export_shows_new_and_changed_answers_field_by_field(store, of):
    imported(store, of, table(KARI, AMINA))
    moved = (*KARI[:5], "Direktør", "Lære mer")
    per = (3, "16.08.2026", "Per Ødegård", "per@example.org", "mentee", "Sjef", "Derfor")
    later = planned(store, of, table(moved, AMINA, per, file="Søknader(1-3).xlsx"))
    assert later.counts == Counts(new=1, changed=1, unchanged=1)
    changes = {change.field: (change.old, change.new) for change in row(later, 2).changes}
    assert changes == {"title": ("HR-sjef", "Direktør"), "motivation": ("Lære", "Lære mer")}
    imports.apply(store, later, NOW)
    assert [each.title for each in stored(store, of)] == ["Direktør", "", "Sjef"]


def test_the_answers_number_identifies_it_even_when_the_address_is_new(store, of):
    imported(store, of, table(KARI))
    plan = planned(store, of, table((*KARI[:3], "kari.ny@example.org", *KARI[4:])))
    assert [change.field for change in row(plan, 2).changes] == ["email"]


def test_a_copied_form_that_counts_from_one_again_is_not_taken_for_the_same_answers(store, of):
    imported(store, of, table(KARI))
    other = (1, "20.08.2026", "Omar Diallo", "omar@example.org", "mentor", None, "Fordi")
    assert planned(store, of, table(other)).counts == Counts(new=1)


def test_without_a_number_the_address_identifies_whatever_its_capitals(store, of):
    headers = HEADERS[2:]
    imported(store, of, table(KARI[2:], headers=headers))
    assert planned(store, of, table(("Kari Nordmann", "KARI@Example.org", *KARI[4:]), headers=headers)).counts.new == 0


def test_what_was_edited_by_hand_wins_unless_ticked(store, of):
    imported(store, of, table(KARI))
    applications.edit(store, replace(stored(store, of)[0], title="Banksjef", name="Kari A. Nordmann"))
    again = planned(store, of, table(KARI))
    assert again.counts == Counts(unchanged=1)
    assert {(change.field, change.taken) for change in row(again, 2).changes} == {("title", False), ("name", False)}
    ticked = planned(store, of, table(KARI), overwrite=frozenset({(2, "title")}))
    assert ticked.counts == Counts(changed=1)
    imports.apply(store, ticked, NOW)
    kept = stored(store, of)[0]
    assert (kept.title, kept.name, kept.edited) == ("HR-sjef", "Kari A. Nordmann", ("name",))


def test_a_blank_in_another_form_takes_nothing_away(store, of):
    imported(store, of, table(KARI))
    other = table(
        ("Kari Nordmann", "kari@example.org", "mentee", None), headers=("Navn", "E-post", "Rolle", "Stilling")
    )
    assert planned(store, of, other).counts == Counts(unchanged=1)


def test_the_same_address_with_another_name_is_a_possible_duplicate_side_by_side(store, of):
    imported(store, of, table(KARI))
    ola = (9, "16.08.2026", "Ola Nordmann", "kari@example.org", "mentee", None, "Hm")
    plan = planned(store, of, table(ola))
    assert plan.counts == Counts(duplicates=1)
    assert row(plan, 2).other.name == "Kari Nordmann"
    assert "samme adresse" in row(plan, 2).why
    assert imports.apply(store, plan, NOW).to_write == 0
    imported(store, of, table(ola), decisions={2: Decision.NEW})
    assert [each.name for each in stored(store, of)] == ["Kari Nordmann", "Ola Nordmann"]
    assert planned(store, of, table(ola)).counts == Counts(unchanged=1)


def test_the_same_name_with_another_address_can_be_told_to_be_the_same_person(store, of):
    imported(store, of, table(KARI))
    again = (9, "16.08.2026", "Kari Nordmann", "kari.privat@example.org", "mentee", "HR-sjef", "Lære")
    assert planned(store, of, table(again)).counts == Counts(duplicates=1)
    assert imported(store, of, table(again), decisions={2: Decision.SAME}) == Counts(changed=1)
    assert [each.email for each in stored(store, of)] == ["kari.privat@example.org"]


def test_who_answered_twice_in_one_file_counts_with_the_latest_answer(store, of):
    later = (7, "19.08.2026", "Kari Nordmann", "Kari@example.org", "mentee", "Direktør", "Lære mer")
    plan = planned(store, of, table(KARI, later))
    assert [each.kind for each in plan.rows] == [RowKind.DUPLICATE, RowKind.NEW]
    assert row(plan, 2).other_row == 3
    imports.apply(store, plan, NOW)
    assert [each.title for each in stored(store, of)] == ["Direktør"]
    assert imported(store, of, table(KARI, later)).to_write == 0


def test_a_person_of_an_earlier_programme_is_recognised(store, of):
    before = builders.programme(store, name="vår 2025")
    builders.application(store, before, email="Kari@example.org")
    assert row(planned(store, of, table(KARI)), 2).earlier == "Fjordbank · vår 2025"
    assert planned(store, of, table(KARI)).counts == Counts(new=1)


def test_a_row_that_lacks_something_is_named_by_its_cell_and_not_imported(store, of):
    plan = planned(store, of, table((*KARI[:3], "kari(a)example.org", *KARI[4:]), AMINA))
    assert plan.counts == Counts(new=1, problems=1)
    assert [(problem.field, problem.cell) for problem in row(plan, 2).problems] == [("email", "D2")]
    imports.apply(store, plan, NOW)
    assert [each.name for each in stored(store, of)] == ["Amina Yusuf"]


def test_a_row_mended_in_place_is_imported_and_stays_mended(store, of):
    wrong = (*KARI[:3], "kari(a)example.org", *KARI[4:])
    mended = {(2, "email"): " kari@example.org "}
    assert imported(store, of, table(wrong), mended=mended) == Counts(new=1)
    assert stored(store, of)[0].email == "kari@example.org"
    assert planned(store, of, table(wrong)).counts == Counts(unchanged=1)


def test_a_row_left_out_is_not_written(store, of):
    assert imported(store, of, table(KARI, AMINA), left_out=frozenset({2})) == Counts(new=1, left_out=1)
    assert [each.name for each in stored(store, of)] == ["Amina Yusuf"]


def test_the_role_is_asked_once_for_the_whole_file(store, of):
    source = table(("Kari Nordmann", "kari@example.org"), headers=("Navn", "E-post"))
    assert planned(store, of, source).asks_role
    assert planned(store, of, source).counts == Counts(problems=1)
    assert imported(store, of, source, role=Role.MENTEE) == Counts(new=1)
    again = planned(store, of, source)
    assert again.counts == Counts(unchanged=1)
    assert not again.asks_role


def test_codes_are_asked_for_and_remembered_with_the_form(store, of):
    source = table((*KARI[:4], 2, *KARI[5:]), (*AMINA[:4], 1, *AMINA[5:]))
    first = planned(store, of, source)
    assert {(each.field, each.text, each.times) for each in first.unclear} == {("role", "2", 1), ("role", "1", 1)}
    chosen = {value_key("role", "1"): "mentor", value_key("role", "2"): "mentee"}
    assert imported(store, of, source, values=chosen) == Counts(new=2)
    assert planned(store, of, source).counts == Counts(unchanged=2)
    assert [each.role for each in stored(store, of)] == [Role.MENTEE, Role.MENTOR]


def test_a_chosen_column_is_offered_again_for_the_same_form(store, of):
    headers = ("Navn", "E-post", "Rolle", "Annet")
    source = table(("Kari Nordmann", "kari@example.org", "mentee", "Bergen"), headers=headers)
    assert planned(store, of, source).matches[3].becomes == "answer"
    imported(store, of, source, fields={"D": "place"})
    assert stored(store, of)[0].place == "Bergen"
    remembered = planned(store, of, source).matches[3]
    assert (remembered.becomes, str(remembered.how)) == ("place", "remembered")


def test_choices_that_are_not_to_be_remembered_are_not(store, of):
    imported(store, of, table(KARI), remember=False)
    assert store.find(Mapping) == []


def test_a_failed_import_leaves_nothing_behind(store, of, monkeypatch):
    add, calls = store.add, []

    def fails_on_the_second(record):
        calls.append(record)
        if len(calls) == 2:
            raise OSError("disk full")
        return add(record)

    monkeypatch.setattr(store, "add", fails_on_the_second)
    label = store.undo_label
    with pytest.raises(OSError):
        imported(store, of, table(KARI, AMINA))
    assert stored(store, of) == []
    assert store.undo_label == label


def test_a_national_identity_number_is_stored_nowhere(store, of):
    headers = ("Navn", "E-post", "Rolle", "Fødselsnummer", "Kommentar", "Mobil")
    source = table(
        ("Kari Nordmann", "kari@example.org", "mentee", 15108695088, "Nr. 151086 95088, ring meg", "15108695088"),
        headers=headers,
    )
    imported(store, of, source, fields={"D": "answer"})
    everything = str(stored(store, of)[0]).replace(" ", "")
    assert "15108695088" not in everything
    assert "ringmeg" in everything


def test_risky_columns_are_masked_and_kept_out_of_the_answers(store, of):
    headers = ("Navn", "E-post", "Rolle", "Landbakgrunn", "Religion")
    source = table(("Kari Nordmann", "kari@example.org", "mentee", "Norge", "Ingen"), headers=headers)
    matches = planned(store, of, source).matches
    assert [(each.risky, each.example) for each in matches[3:]] == [(True, "•••••")] * 2
    imported(store, of, source)
    assert stored(store, of)[0].answers == {"Rolle": "mentee"}
