"""Reports: the figures before saving, the file, and the way on when it cannot be written."""

from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.domain.time_spent import Narrowing
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import messages, report_saving
from omvendt_desktop.services import logs
from tests import builders


@pytest.fixture
def pair(store, programme, window):
    """A pair that met once for 90 minutes."""
    made = builders.pair(store, programme)
    module = store.find(Module, programme_id=programme.id, code="M1")[0]
    held = builders.meeting(store, made, module, datetime(2026, 10, 1, 9))
    logs.save_log(store, LogEntry(held.id, minutes={made.mentor_id: 90, made.mentee_id: 90}), window.now())
    return made


@pytest.fixture
def page(window, pair):
    shown = window.show("reports", kind="time")
    shown.language.set("en")
    shown._later.cancel()
    shown.refresh()
    window.root.update()
    return shown


def figure(page, label: str) -> str:
    texts = page.preview.texts()
    return texts[texts.index(label) + 1]


def save_as(monkeypatch, path) -> None:
    monkeypatch.setattr(messages, "choose_save", lambda *arguments, **options: path)


def test_the_figures_are_seen_before_saving(page):
    assert figure(page, "Hours used") == "3.00"
    page.since.set(date(2026, 11, 1))
    page._later.cancel()
    page.refresh()
    assert figure(page, "Hours used in the period") == "0.00"


def test_the_report_is_in_the_language_chosen_whatever_the_screen_speaks(page):
    page.language.set("nb")
    page.refresh()
    assert figure(page, "Timer brukt") == "3,00"


def test_a_period_that_ends_before_it_begins_is_said_and_cannot_be_saved(window, page):
    page.since.set(date(2026, 11, 1))
    page.until.set(date(2026, 10, 1))
    page.refresh()
    assert "ends before it begins" in page.preview.texts()[0]
    assert window.header.main_button.instate(["disabled"])


def test_the_workbook_is_saved_and_offered_to_be_opened(window, page, tmp_path, monkeypatch):
    target = tmp_path / "report.xlsx"
    save_as(monkeypatch, target)
    window.header.main_button.invoke()
    window.jobs.wait()
    assert load_workbook(target, read_only=True).sheetnames[0] == "Summary"
    assert window.status.actions() == ["Open", "Show in folder"]
    assert window.folder("reports") == str(tmp_path)


@pytest.mark.parametrize("refused", ["not/there/report.xlsx", f"{'ø' * 140}.xlsx"], ids=["no folder", "too long"])
def test_a_file_that_cannot_be_written_leads_to_another_name(window, page, tmp_path, monkeypatch, refused):
    targets = [tmp_path / refused, tmp_path / "other.xlsx"]
    monkeypatch.setattr(messages, "choose_save", lambda *arguments, **options: targets.pop(0))
    asked = []
    monkeypatch.setattr(messages, "ask", lambda parent, title, *words, **options: asked.append(title) or True)
    window.header.main_button.invoke()
    window.jobs.wait()
    assert asked == ["Save under another name?"]
    assert (tmp_path / "other.xlsx").exists()


def test_what_is_not_about_the_file_is_shown_plainly(window, page, tmp_path, monkeypatch):
    with pytest.raises(UserError):
        report_saving._offer_another_name(window, page.report, ".xlsx", UserError("It holds a name."))


def test_the_client_sees_no_names(page, store, pair):
    page.table.select(["client"])
    texts = page.preview.texts()
    assert store.get(Participant, pair.mentor_id).name not in " ".join(texts)
    assert any("nothing in it is for your eyes only" in text for text in texts)


def test_a_statement_is_about_the_one_chosen_and_a_pdf_first(window, page, store, pair, tmp_path, monkeypatch):
    window.show("reports", kind="statement", participant_id=pair.mentee_id)
    assert figure(page, "Name") == store.get(Participant, pair.mentee_id).name
    target = tmp_path / "statement.pdf"
    save_as(monkeypatch, target)
    page.on_save()
    window.jobs.wait()
    assert target.read_bytes().startswith(b"%PDF")


def test_without_a_joint_meeting_there_is_no_attendance_list(window, page):
    page.table.select(["attendance"])
    assert page.preview.texts() == ["No joint meeting has a date yet."]
    assert window.header.main_button.instate(["disabled"])


def test_a_change_is_seen_in_the_figures_at_once(window, page):
    window.undo()
    assert figure(page, "Hours used") == "0.00"


def test_the_report_shows_those_whom_the_time_page_shows_and_says_so(window, page, store, pair):
    times = window.show("time")
    times.on_filter(Narrowing(role=Role.MENTEE))
    times.primary().run()
    assert window.page is page
    assert page.entry().key == "time"
    assert page.about.get() == Narrowing(role=Role.MENTEE)
    assert figure(page, "Shows") == "mentees"
    assert figure(page, "Hours used") == "1.50"
    window.show("time").on_filter(Narrowing())
    times.primary().run()
    assert (figure(page, "Shows"), figure(page, "Hours used")) == ("all participants", "3.00")


def test_whom_the_report_shows_is_chosen_on_the_page_and_never_for_the_client(page):
    page.about.set(Narrowing(role=Role.MENTOR))
    page.refresh()
    assert (figure(page, "Shows"), figure(page, "Hours used")) == ("mentors", "1.50")
    page.table.select(["client"])
    assert figure(page, "Shows") == "all participants"
