"""The dialogs about applications: mending, noting, and people who are participants already."""

from dataclasses import replace
from datetime import date

from openpyxl import load_workbook

from omvendt_desktop.domain.applications import Application, ApplicationStatus
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.gui import messages, workbook_saving
from omvendt_desktop.gui.dialogs.application_dialog import ApplicationDialog
from omvendt_desktop.gui.dialogs.application_note_dialog import ApplicationNoteDialog
from omvendt_desktop.gui.dialogs.known_already_dialog import KnownAlreadyDialog
from omvendt_desktop.gui.dialogs.participants_import_dialog import ParticipantsImportDialog
from omvendt_desktop.services.applications import WhenKnown
from omvendt_desktop.store.queries import applications as queries
from tests import builders
from tests.gui.conftest import opened


def test_mended_fields_are_kept_and_marked(window, store, programme):
    amina = builders.application(store, programme, name="Amina", phone="1", edited=("phone",))
    dialog = opened(ApplicationDialog(window, amina))
    dialog.form.set({"name": "Amina Yusuf", "topics": "language, recruiting", "blocked_dates": "24.12.2026"})
    dialog.form.field("role").set(Role.MENTEE)
    dialog.on_save()
    kept = store.get(Application, amina.id)
    assert (kept.name, kept.role, kept.topics) == ("Amina Yusuf", Role.MENTEE, ("language", "recruiting"))
    assert kept.blocked_dates == (date(2026, 12, 24),)
    assert kept.edited == ("blocked_dates", "name", "phone", "role", "topics")


def test_saving_without_a_change_marks_nothing(window, store, programme):
    amina = builders.application(store, programme, name="Amina", availability=("tue-afternoon",), consent=True)
    opened(ApplicationDialog(window, amina)).on_save()
    assert store.get(Application, amina.id) == amina


def test_an_address_that_is_none_is_said_beside_the_field(window, store, programme):
    amina = builders.application(store, programme, name="Amina")
    dialog = opened(ApplicationDialog(window, amina))
    dialog.form.field("email").set("amina@")
    dialog.on_save()
    assert dialog.top.winfo_exists()
    assert store.get(Application, amina.id).email == amina.email
    dialog.close()


def test_a_note_is_kept(window, store, programme):
    amina = builders.application(store, programme, name="Amina")
    dialog = opened(ApplicationNoteDialog(window, amina))
    dialog.form.field("note").set("Called her on Monday.")
    dialog.on_save()
    assert store.get(Application, amina.id).note == "Called her on Monday."


def test_each_known_person_gets_an_answer_and_the_others_are_taken_in(window, store, programme):
    builders.participant(store, programme, name="Amina Y", email="amina@example.org")
    builders.participant(store, programme, name="Kari N", email="kari@example.org")
    amina = builders.application(store, programme, name="Amina Yusuf", email="amina@example.org")
    kari = builders.application(store, programme, name="Kari Nordmann", email="kari@example.org")
    minh = builders.application(store, programme, name="Minh Tran")
    ids = [amina.id, kari.id, minh.id]
    dialog = opened(KnownAlreadyDialog(window, ids, queries.known_already(store, ids)))
    dialog.form.field(str(amina.id)).set(WhenKnown.UPDATE)
    dialog.form.field(str(kari.id)).set(WhenKnown.SKIP)
    dialog.on_save()
    assert [person.name for person in store.find(Participant)] == ["Amina Yusuf", "Kari N", "Minh Tran"]
    assert store.get(Application, kari.id).status is ApplicationStatus.RECEIVED


def edited(window, tmp_path, monkeypatch, **changes):
    """The participants saved, edited in the workbook by header and value, and read back."""
    file = tmp_path / "people.xlsx"
    monkeypatch.setattr(messages, "choose_save", lambda *about, **more: file)
    workbook_saving.save_participants(window)
    window.jobs.wait()
    workbook = load_workbook(file)
    sheet = workbook.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for header, value in changes.items():
        sheet.cell(2, columns[header]).value = value
    workbook.save(file)
    shown = []
    monkeypatch.setattr(ParticipantsImportDialog, "show", lambda dialog: shown.append(dialog))
    monkeypatch.setattr(messages, "choose_open", lambda *about, **more: file)
    workbook_saving.take_participants_back(window)
    window.jobs.wait()
    monkeypatch.undo()
    return opened(shown[0])


def test_participants_edited_in_excel_come_back_as_a_difference(window, store, programme, tmp_path, monkeypatch):
    amina = builders.participant(store, programme, name="Amina", place="Oslo")
    builders.participant(store, programme, name="Kari")
    dialog = edited(window, tmp_path, monkeypatch, Place="Bergen")
    (line,) = dialog.table.rows()
    assert dialog.table.columns[4].text_in(line) == "Place: Oslo → Bergen"
    assert dialog.counts.cget("text") == "changed 1  ·  unchanged 1"
    dialog.take_button.invoke()
    assert store.get(Participant, amina.id) == replace(amina, place="Bergen")
    window.undo()
    assert store.get(Participant, amina.id).place == "Oslo"


def test_an_untouched_workbook_changes_nothing(window, store, programme, tmp_path, monkeypatch):
    builders.participant(store, programme, name="Amina")
    dialog = edited(window, tmp_path, monkeypatch)
    assert dialog.take_button.instate(["disabled"])
    assert dialog.table.rows() == []
    dialog.unchanged.set(True)
    assert len(dialog.table.rows()) == 1
    dialog.close()


def test_a_row_can_be_left_out_of_what_comes_back(window, store, programme, tmp_path, monkeypatch):
    builders.participant(store, programme, name="Amina", place="Oslo")
    dialog = edited(window, tmp_path, monkeypatch, Place="Bergen")
    dialog.on_tick(dialog.table.rows()[0])
    assert dialog.take_button.instate(["disabled"])
    dialog.close()


def test_what_is_wrong_in_the_workbook_is_said_and_not_taken_in(window, store, programme, tmp_path, monkeypatch):
    builders.participant(store, programme, name="Amina")
    dialog = edited(window, tmp_path, monkeypatch, **{"E-mail": "amina@"})
    (line,) = dialog.table.rows()
    assert "is not an e-mail address" in dialog.table.columns[4].text_in(line)
    assert dialog.take_button.instate(["disabled"])
    dialog.close()
