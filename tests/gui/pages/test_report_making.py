"""Reports of thousands: the window answers meanwhile, tells how far it is, and can be told to stop."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Event

import pytest
from openpyxl import load_workbook

from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.files import report_xlsx
from omvendt_desktop.gui import jobs, messages
from omvendt_desktop.services import logs
from omvendt_desktop.store.queries import ledger_pieces, overview
from tests import builders
from tests.files.disks import full_disk, rows_left_behind

WAITING, STOPPED = "Gathering the figures…", "The figures were not gathered."


@pytest.fixture
def pairs(store, programme, window):
    """Some pairs that met once for 90 minutes, on days of their own."""
    module = store.find(Module, programme_id=programme.id, code="M1")[0]
    made = [builders.pair(store, programme) for _number in range(3)]
    for number, pair in enumerate(made):
        held = builders.meeting(store, pair, module, datetime(2026, 10, 1, 9) + timedelta(days=number))
        logs.save_log(store, LogEntry(held.id, minutes={pair.mentor_id: 90, pair.mentee_id: 90}), window.now())
    return made


@pytest.fixture
def page(pairs, window, monkeypatch):
    """The page of a programme that counts as very large; its progress is told at once."""
    monkeypatch.setattr(overview, "FEW_PEOPLE", 0)
    monkeypatch.setattr(ledger_pieces, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(ledger_pieces, "PEOPLE_AT_ONCE", 1)
    monkeypatch.setattr(jobs, "PROGRESS_AFTER_MS", 0)
    shown = window.show("reports", kind="time")
    shown.language.set("en")
    shown._later.cancel()
    shown.refresh()
    return shown


class Gate:
    """Holds the worker at each report of progress until it is let on."""

    def __init__(self) -> None:
        self.reached, self.opened = Event(), Event()

    def held(self, progress):
        def told(done, in_all):
            self.reached.set()
            assert self.opened.wait(10)
            progress(done, in_all)

        return told


def until(window, happened) -> None:
    for _turn in range(100_000):
        if happened():
            return
        window.root.update()
    pytest.fail("it did not happen")


def made(window, page) -> None:
    until(window, lambda: not page.making.goes_on())


def figure(page, label: str) -> str:
    texts = page.preview.texts()
    return texts[texts.index(label) + 1]


def hold_the_making(page, monkeypatch) -> Gate:
    gate, entry = Gate(), page.entry()
    held = replace(entry, make=lambda gathered, progress: entry.make(gathered, gate.held(progress)))
    monkeypatch.setattr(page, "entry", lambda: held)
    return gate


def test_the_page_is_there_before_its_figures_and_they_are_those_of_a_small_programme(window, page):
    assert page.preview.texts() == [WAITING]
    assert window.header.main_button.instate(["disabled"])
    made(window, page)
    assert figure(page, "Hours used") == "9.00"
    assert window.header.main_button.instate(["!disabled"])
    assert window.status.text() == ""


def test_the_reading_can_be_cancelled_and_begun_again(window, page):
    until(window, lambda: window.status.actions() == ["Cancel"])
    assert window.status.text() == WAITING
    window.status.press("Cancel")
    assert page.preview.texts() == [STOPPED]
    assert (window.status.text(), page.report) == ("", None)
    [again] = [child for child in page.preview.body.winfo_children() if child.winfo_class() == "TButton"]
    again.invoke()
    made(window, page)
    assert figure(page, "Hours used") == "9.00"


@pytest.mark.parametrize("reading_took", [0, 10_000], ids=["told of the reading", "not told of the reading"])
def test_the_work_after_the_reading_can_be_cancelled(window, page, monkeypatch, reading_took):
    gate = hold_the_making(page, monkeypatch)
    monkeypatch.setattr(jobs, "PROGRESS_AFTER_MS", reading_took)
    page.refresh()
    until(window, gate.reached.is_set)
    monkeypatch.setattr(jobs, "PROGRESS_AFTER_MS", 0)
    until(window, lambda: window.status.actions() == ["Cancel"])
    window.status.press("Cancel")
    gate.opened.set()
    window.jobs.wait()
    assert page.preview.texts() == [STOPPED]
    assert (window.status.text(), page.report) == ("", None)


def test_what_is_chosen_last_is_shown(window, page, monkeypatch):
    made(window, page)
    with monkeypatch.context() as held:
        gate = hold_the_making(page, held)
        page.refresh()
        until(window, gate.reached.is_set)
    page.language.set("nb")
    page._later.cancel()
    page.refresh()
    gate.opened.set()
    made(window, page)
    window.jobs.wait()
    assert figure(page, "Timer brukt") == "9,00"


def test_a_change_meanwhile_is_in_the_figures(window, page, store):
    until(window, lambda: window.status.actions() == ["Cancel"])
    window.undo()
    made(window, page)
    assert figure(page, "Hours used") == "6.00"


def test_the_reading_stops_when_another_page_is_shown_and_begins_anew_on_the_way_back(window, page):
    until(window, lambda: window.status.actions() == ["Cancel"])
    window.show("pairs")
    made(window, page)
    assert (page.report, window.status.text()) == (None, "")
    window.show("reports")
    made(window, page)
    assert figure(page, "Hours used") == "9.00"


def test_a_period_that_ends_before_it_begins_is_said(window, page):
    page.since.set(date(2026, 11, 1))
    page.until.set(date(2026, 10, 1))
    page._later.cancel()
    page.refresh()
    made(window, page)
    assert "ends before it begins" in page.preview.texts()[0]
    assert window.header.main_button.instate(["disabled"])


def test_the_report_for_the_client_is_checked_and_the_summary_made_the_same_way(window, page):
    for kind in ("client", "summary"):
        page.table.select([kind])
        assert page.preview.texts() == [WAITING]
        made(window, page)
        assert any("nothing in it is for your eyes only" in text for text in page.preview.texts())


def test_cancel_while_the_workbook_is_written_leaves_the_old_one_and_nothing_beside(
    window, page, tmp_path, monkeypatch
):
    made(window, page)
    target, gate, write = tmp_path / "reports" / "report.xlsx", Gate(), report_xlsx.write
    target.parent.mkdir()
    target.write_bytes(b"old")
    monkeypatch.setattr(messages, "choose_save", lambda *arguments, **options: target)
    monkeypatch.setattr(report_xlsx, "write", lambda report, path, told: write(report, path, gate.held(told)))
    with rows_left_behind() as left:
        window.header.main_button.invoke()
        until(window, gate.reached.is_set)
        until(window, lambda: window.status.actions() == ["Cancel"])
        window.status.press("Cancel")
        gate.opened.set()
        window.jobs.wait()
    assert target.read_bytes() == b"old"
    assert (list(target.parent.iterdir()), left) == ([target], [])
    assert window.status.text() == ""


def test_a_full_disk_keeps_the_old_workbook_and_offers_another_name(window, page, tmp_path, monkeypatch):
    made(window, page)
    target, asked = tmp_path / "reports" / "report.xlsx", []
    target.parent.mkdir()
    target.write_bytes(b"old")
    monkeypatch.setattr(messages, "choose_save", lambda *arguments, **options: target)
    monkeypatch.setattr(messages, "ask", lambda parent, title, *words, **options: asked.append((title, *words)))
    with full_disk(at=1_000), rows_left_behind() as left:
        window.header.main_button.invoke()
        window.jobs.wait()
    [(title, why, _button)] = asked
    assert title == "Save under another name?"
    assert "room on the disk" in why
    assert target.read_bytes() == b"old"
    assert (list(target.parent.iterdir()), left) == ([target], [])


def test_a_workbook_on_everybody_holds_what_was_shown(window, page, tmp_path, monkeypatch):
    made(window, page)
    monkeypatch.setattr(messages, "choose_save", lambda *arguments, **options: tmp_path / "report.xlsx")
    window.header.main_button.invoke()
    window.jobs.wait()
    rows = load_workbook(tmp_path / "report.xlsx")["Details"].iter_rows(min_row=2, values_only=True)
    assert [row[7] for row in rows] == [90] * 6 + [540]


def test_names_and_notes_that_could_do_harm_are_only_text_in_the_workbook(window, page, store, tmp_path, monkeypatch):
    name, note = "=1+1", "+47 " + "å" * 40_000
    person = store.find(Participant)[0]
    with store.change("spoil"):
        store.update(replace(person, name=name))
        store.add(TimeEntry(None, person.programme_id, person.id, date(2026, 10, 9), 30, note))
    made(window, page)
    monkeypatch.setattr(messages, "choose_save", lambda *arguments, **options: tmp_path / "report.xlsx")
    window.header.main_button.invoke()
    window.jobs.wait()
    saved = load_workbook(tmp_path / "report.xlsx")
    found = [cell for sheet in saved for row in sheet.iter_rows() for cell in row if "=1+1" in str(cell.value)]
    assert {cell.parent.title for cell in found} == {"Summary", "Participants", "Details"}
    assert {cell.data_type for cell in found} == {"s"}
    [noted] = [cell for cell in saved["Details"]["B"] if "+47" in str(cell.value)]
    assert noted.value.endswith("å…")
    assert len(noted.value) == 32_767
