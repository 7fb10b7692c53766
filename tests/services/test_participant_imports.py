"""Participants edited in Excel come back as a difference."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.files import participants_xlsx
from omvendt_desktop.services import participant_imports
from omvendt_desktop.services.participant_imports import LineKind
from tests import builders


@pytest.fixture
def of(store):
    return builders.programme(store)


def edited(store, of, folder: Path, edit=lambda sheet: None):
    path = participants_xlsx.write(folder / "deltakere.xlsx", store.find(Participant, programme_id=of.id))
    book = load_workbook(path)
    edit(book.active)
    book.save(path)
    return participant_imports.plan(store, of.id, participants_xlsx.read(path))


def column(sheet, header: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == header)


def test_what_was_not_edited_changes_nothing(store, of, tmp_path):
    builders.participant(store, of, topics=("Språk, norsk", "Kultur"), availability=("tue-afternoon",), capacity=2)
    builders.participant(store, of, Role.MENTEE)
    label = store.undo_label
    plan = edited(store, of, tmp_path)
    assert len(plan.of_kind(LineKind.UNCHANGED)) == 2
    assert participant_imports.apply(store, plan) == 0
    assert store.undo_label == label


def test_edits_are_shown_field_by_field_and_written_in_one_step(store, of, tmp_path):
    kari = builders.participant(store, of, Role.MENTEE, name="Kari Nordmann")
    amina = builders.participant(store, of)

    def edit(sheet):
        sheet[f"{column(sheet, 'Stilling')}2"] = "Direktør"
        sheet[f"{column(sheet, 'Telefon')}3"] = 40000101

    plan = edited(store, of, tmp_path, edit)
    changes = {line.row: [(change.field, change.old, change.new) for change in line.changes] for line in plan.lines}
    assert changes == {2: [("title", "", "Direktør")], 3: [("phone", "", "40000101")]}
    assert participant_imports.apply(store, plan) == 2
    assert store.get(Participant, kari.id).title == "Direktør"
    store.undo()
    assert store.get(Participant, amina.id).phone == ""


def test_a_new_row_is_a_new_participant_and_a_missing_row_stays(store, of, tmp_path):
    builders.participant(store, of)
    builders.participant(store, of)

    def edit(sheet):
        sheet.delete_rows(3)
        row = {"Rolle": "mentee", "Navn": "Per Ødegård", "E-post": "per@example.org"}
        for header, value in row.items():
            sheet[f"{column(sheet, header)}3"] = value

    plan = edited(store, of, tmp_path, edit)
    assert plan.not_in_file == 1
    assert [line.participant.name for line in plan.of_kind(LineKind.NEW)] == ["Per Ødegård"]
    participant_imports.apply(store, plan)
    assert len(store.find(Participant, programme_id=of.id)) == 3


@pytest.mark.parametrize(
    ("header", "value", "field"),
    [
        ("E-post", "ikke en adresse", "email"),
        ("Navn", None, "name"),
        ("Rolle", "mentee", "role"),
        ("Nummer", 999, "id"),
    ],
)
def test_a_row_that_cannot_be_taken_back_says_why(store, of, tmp_path, header, value, field):
    builders.participant(store, of)

    def edit(sheet):
        sheet[f"{column(sheet, header)}2"] = value
        if header == "Nummer":
            sheet[f"{column(sheet, 'E-post')}2"] = "ny@example.org"

    plan = edited(store, of, tmp_path, edit)
    assert [problem.field for problem in plan.lines[0].problems] == [field]
    assert participant_imports.apply(store, plan) == 0


def test_the_same_participant_twice_is_a_problem(store, of, tmp_path):
    builders.participant(store, of)

    def edit(sheet):
        sheet.append([cell.value for cell in sheet[2]])

    plan = edited(store, of, tmp_path, edit)
    assert [line.kind for line in plan.lines] == [LineKind.UNCHANGED, LineKind.PROBLEM]


def test_a_row_left_out_is_not_written(store, of, tmp_path):
    kari = builders.participant(store, of)

    def edit(sheet):
        sheet[f"{column(sheet, 'Stilling')}2"] = "Direktør"

    plan = edited(store, of, tmp_path, edit)
    shorter = participant_imports.plan(store, of.id, plan.source, frozenset({2}))
    assert participant_imports.apply(store, shorter) == 0
    assert store.get(Participant, kari.id).title == ""
