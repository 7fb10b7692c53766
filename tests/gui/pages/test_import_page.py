"""The three steps of an import, with real workbooks and real buttons."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from openpyxl import Workbook

from omvendt_desktop import paths
from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.header_rows import Layout
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.files import applications_xlsx
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.leaving import may_leave
from omvendt_desktop.gui.pages import import_check_step, import_file_step
from omvendt_desktop.gui.pages.import_columns_step import becomes_word
from omvendt_desktop.gui.pages.import_row_panel import decisions, side_by_side
from omvendt_desktop.services import applications, programme_files
from omvendt_desktop.services.import_plan import Decision, RowKind
from omvendt_desktop.store.store import Store
from tests import builders
from tests.files import workbooks

SAMPLE = paths.ASSETS_DIR / "sample-applications.xlsx"
HEADER = ["Name", "E-mail", "Role", "Phone"]


def saved(path: Path, *rows, header=HEADER, above=()) -> Path:
    return workbooks.saved(path, ("Answers", [*above, header, *rows]))


def opened(window, file: Path):
    page = window.show("import", file=file)
    window.jobs.wait()
    window.root.update()
    return page


def at_check(window, file: Path):
    page = opened(window, file)
    page.next.invoke()
    page.next.invoke()
    window.root.update()
    return page


def row_of(page, name: str):
    return next(row for row in page.work.plan.rows if row.application.name == name)


def chosen(window, page, name: str):
    page.check_step.table.select([row_of(page, name).number])
    window.root.update()
    return page.check_step.panel


def stored(store, name: str) -> Application:
    return next(each for each in store.find(Application) if each.name == name)


@pytest.fixture
def refusals(monkeypatch) -> list[Exception]:
    said: list[Exception] = []
    monkeypatch.setattr(messages, "show_error", lambda parent, error: said.append(error))
    return said


def test_from_a_real_export_to_applications_in_three_steps(window, store):
    page = opened(window, SAMPLE)
    assert page.line.cget("text").startswith("sample-applications.xlsx  ·  sheet “Form1”  ·  headings in row 1")
    assert page.summary.words().splitlines()[0] == "new 24"
    page.next.invoke()
    assert "Check the rows" in page.next.cget("text")
    page.next.invoke()
    assert page.next.cget("text") == "Import 24"
    assert not store.find(Application)
    page.next.invoke()
    assert window.page.name == "applications"
    assert len(store.find(Application)) == 24
    assert window.status.text() == "24 applications imported"


def test_the_import_is_one_step_to_undo(window, store):
    at_check(window, SAMPLE).next.invoke()
    window.undo()
    assert not store.find(Application)
    window.redo()
    assert len(store.find(Application)) == 24


def test_the_same_file_again_writes_nothing_and_says_so(window, store):
    at_check(window, SAMPLE).next.invoke()
    page = at_check(window, SAMPLE)
    assert page.summary.words().splitlines() == ["new 0", "changed 0", "unchanged 24"]
    page.next.invoke()
    assert window.status.text() == "Nothing new in sample-applications.xlsx; nothing was written."
    assert len(store.find(Application)) == 24


def test_cancel_forgets_the_file(window, store):
    page = at_check(window, SAMPLE)
    page.cancel.invoke()
    assert window.page.name == "applications"
    page = window.show("import")
    assert page.work is None
    assert page.file_step.asking.winfo_manager()
    assert not store.find(Application)


def test_back_goes_one_step_back(window):
    page = at_check(window, SAMPLE)
    page.back.invoke()
    page.back.invoke()
    assert page.step == 0
    assert page.back.instate(["disabled"])


def test_a_column_made_into_something_else_changes_the_counts_at_once(window, tmp_path):
    page = opened(window, saved(tmp_path / "a.xlsx", ["Amina Yusuf", "amina@example.org", "Mentor", "1"]))
    page.next.invoke()
    match = next(each for each in page.work.matches if each.becomes == "email")
    page.columns_step.on_choose(match, "")
    assert page.summary.words().splitlines()[0] == "new 0"
    assert page.summary.words().splitlines()[-1] == "missing · e-mail in row 2 1"
    page.columns_step.on_choose(match, "email")
    assert page.summary.words().splitlines()[0] == "new 1"


def test_risky_columns_are_masked_and_off(window):
    page = opened(window, SAMPLE)
    match = next(each for each in page.work.matches if each.header == "Landbakgrunn")
    assert becomes_word(match) == "Do not use (sensitive)"
    assert match.example == "•••••"
    row = import_file_step.excerpt(page.work)[1]
    assert row.cells[match.index] == "•••••"
    assert "Landbakgrunn" in import_file_step.excerpt(page.work)[0].cells


def test_the_role_is_asked_once_when_no_column_tells(window, store, tmp_path):
    file = saved(tmp_path / "a.xlsx", ["Amina Yusuf", "amina@example.org"], header=["Name", "E-mail"])
    page = opened(window, file)
    page.next.invoke()
    assert list(page.columns_step.questions.fields) == ["role"]
    page.columns_step.questions.fields["role"].set(Role.MENTEE)
    page.next.invoke()
    page.next.invoke()
    assert stored(store, "Amina Yusuf").role is Role.MENTEE


def test_codes_are_asked_about_and_mean_what_is_answered(window, store, tmp_path):
    rows = [["Amina Yusuf", "amina@example.org", 1, ""], ["Kari Nordmann", "kari@example.org", 2, ""]]
    page = opened(window, saved(tmp_path / "a.xlsx", *rows))
    page.next.invoke()
    fields = page.columns_step.questions.fields
    fields["role:1"].set("mentor")
    fields["role:2"].set("mentee")
    page.next.invoke()
    page.next.invoke()
    assert (stored(store, "Amina Yusuf").role, stored(store, "Kari Nordmann").role) == (Role.MENTOR, Role.MENTEE)


def test_nothing_is_asked_when_everything_is_clear(window):
    page = opened(window, SAMPLE)
    page.next.invoke()
    assert page.columns_step.questions.fields == {}
    assert not page.columns_step.questions.winfo_manager()


def test_what_was_chosen_is_remembered_for_the_same_form(window, tmp_path):
    header = ["Name", "E-mail", "Role", "Colour of the day"]
    file = saved(tmp_path / "a.xlsx", ["Amina Yusuf", "amina@example.org", "Mentor", "Oslo"], header=header)
    page = opened(window, file)
    page.next.invoke()
    page.columns_step.on_choose(page.work.matches[3], "place")
    page.next.invoke()
    page.next.invoke()
    page = opened(window, file)
    assert page.work.matches[3].becomes == "place"


def test_nothing_is_remembered_when_the_switch_is_off(window, tmp_path):
    header = ["Name", "E-mail", "Role", "Colour of the day"]
    file = saved(tmp_path / "a.xlsx", ["Amina Yusuf", "amina@example.org", "Mentor", "Oslo"], header=header)
    page = opened(window, file)
    page.summary.remember.invoke()
    page.next.invoke()
    page.columns_step.on_choose(page.work.matches[3], "place")
    page.next.invoke()
    page.next.invoke()
    page = opened(window, file)
    assert page.work.matches[3].becomes != "place"
    assert not page.work.choices.remember


def test_another_row_can_name_the_columns(window, tmp_path):
    file = saved(
        tmp_path / "a.xlsx", ["Amina Yusuf", "amina@example.org", "Mentor", "1"], above=[["List", "of", "all"]]
    )
    page = opened(window, file)
    assert page.work.layout == Layout(0, 2, 2)
    page.file_step.header.set(Layout(0, 1, 1))
    window.jobs.wait()
    assert page.work.matches[0].header == "List"
    page.file_step.table.on_open(page.file_step.table.rows()[1])
    window.jobs.wait()
    assert page.work.matches[0].header == "Name"


def test_another_sheet_can_be_chosen(window, tmp_path):
    sheets = [
        (title, [HEADER, [name, f"{title}@example.org", role, ""]])
        for title, name, role in (("mentors", "Amina Yusuf", "Mentor"), ("mentees", "Kari Nordmann", "Mentee"))
    ]
    page = opened(window, workbooks.saved(tmp_path / "a.xlsx", *sheets))
    assert any("“mentees” holds 1 address" in note for note in page.work.notes())
    page.file_step.sheet.set(1)
    window.jobs.wait()
    assert [row.application.name for row in page.work.plan.rows] == ["Kari Nordmann"]


def test_a_missing_address_is_mended_in_place(window, store, tmp_path):
    page = at_check(window, saved(tmp_path / "a.xlsx", ["Amina Yusuf", "amina@", "Mentor", ""]))
    assert page.next.instate(["disabled"])
    panel = chosen(window, page, "Amina Yusuf")
    panel.fields["email"].set("amina@example.org")
    panel.mend_buttons["email"].invoke()
    assert row_of(page, "Amina Yusuf").kind is RowKind.NEW
    page.next.invoke()
    kept = stored(store, "Amina Yusuf")
    assert (kept.email, kept.edited) == ("amina@example.org", ("email",))


def test_a_role_is_mended_by_choosing_it(window, store, tmp_path):
    rows = [["Amina Yusuf", "amina@example.org", "Mentor", ""], ["Kari Nordmann", "kari@example.org", "", ""]]
    page = at_check(window, saved(tmp_path / "a.xlsx", *rows))
    chosen(window, page, "Kari Nordmann").fields["role"].set(Role.MENTEE)
    assert row_of(page, "Kari Nordmann").application.role is Role.MENTEE


def test_a_row_left_out_is_not_imported(window, store, tmp_path):
    rows = [["Amina Yusuf", "amina@example.org", "Mentor", ""], ["Kari Nordmann", "kari@example.org", "Mentee", ""]]
    page = at_check(window, saved(tmp_path / "a.xlsx", *rows))
    page.check_step.on_tick(row_of(page, "Kari Nordmann"))
    assert page.summary.words().splitlines()[-1] == "left out 1"
    page.next.invoke()
    assert [each.name for each in store.find(Application)] == ["Amina Yusuf"]


FOUR = [
    ["Amina Yusuf", "amina@example.org", "Mentor", ""],
    ["Kari Nordmann", "", "Mentee", ""],
    ["Minh Tran", "minh@example.org", "Mentor", ""],
    ["Minh Tran", "tran@example.org", "Mentor", ""],
]


def ticks(page) -> dict[int, tuple[bool, bool]]:
    checks = {row.number: import_check_step.take_cell(row) for row in page.check_step.table.rows()}
    return {number: (check.on, check.enabled) for number, check in checks.items()}


def test_only_rows_that_will_be_imported_are_ticked_and_the_words_above_say_why(window, store, tmp_path):
    page = at_check(window, saved(tmp_path / "a.xlsx", *FOUR))
    assert ticks(page) == {2: (True, True), 3: (False, False), 4: (True, True), 5: (False, False)}
    tones = {count.show: count.tone for count in page.work.counts()}
    assert tones == {kind: import_check_step.TONES[kind] for kind in tones}
    words = "2 of 4 will be imported: 1 without a valid e-mail address, 1 possible duplicate"
    assert (page.next.cget("text"), page.line.cget("text")) == ("Import 2", words)
    kari = row_of(page, "Kari Nordmann")
    assert "e-mail" in import_check_step.why_not(kari)
    assert import_check_step.what_cell(kari).text == kari.problems[0].why
    table = page.check_step.table
    left, top, _right, bottom = table.cell_box(3, "take")
    table.canvas.event_generate("<Button-1>", x=left + 5, y=(top + bottom) // 2)
    assert page.work.choices.left_out == frozenset()


def test_what_an_import_leaves_is_told_and_one_click_away(window, store, tmp_path):
    at_check(window, saved(tmp_path / "a.xlsx", *FOUR)).next.invoke()
    said = "2 applications imported · not imported: 1 without a valid e-mail address, 1 possible duplicate"
    assert window.status.text() == said
    window.status.press("Show them")
    page = window.page
    assert (page.name, page.step, [row.number for row in page.check_step.table.rows()]) == ("import", 2, [3])
    chosen(window, page, "Kari Nordmann").fields["email"].set("kari@example.org")
    page.check_step.panel.mend_buttons["email"].invoke()
    page.next.invoke()
    assert [each.name for each in store.find(Application)] == ["Amina Yusuf", "Minh Tran", "Kari Nordmann"]


def test_two_who_may_be_one_stand_side_by_side_until_decided(window, store, tmp_path):
    rows = [["Amina Yusuf", "amina@example.org", "Mentor", "1"], ["Amina Yusuf", "yusuf@example.org", "Mentor", "1"]]
    page = at_check(window, saved(tmp_path / "a.xlsx", *rows))
    second = page.work.plan.rows[1]
    assert second.kind is RowKind.DUPLICATE
    first_line = side_by_side(second.application, second.other)[0]
    assert (first_line.here, first_line.there) == ("yusuf@example.org", "amina@example.org")
    page.check_step.table.select([second.number])
    page.check_step.panel.decision.set(Decision.NEW)
    page.next.invoke()
    assert len(store.find(Application)) == 2


def test_only_somebody_known_can_be_the_same_person(window, store, programme, tmp_path):
    builders.application(store, programme, name="Amina Y", email="amina@example.org")
    page = at_check(window, saved(tmp_path / "a.xlsx", ["Amina Yusuf", "amina@example.org", "Mentor", ""]))
    (row,) = page.work.plan.rows
    assert Decision.SAME in [value for value, _words in decisions(row)]
    chosen(window, page, "Amina Yusuf").decision.set(Decision.SAME)
    page.next.invoke()
    assert [each.name for each in store.find(Application)] == ["Amina Yusuf"]


def test_a_later_export_shows_what_changed_and_hand_edits_stay_unless_ticked(window, store, tmp_path):
    file = saved(tmp_path / "a.xlsx", ["Amina Yusuf", "amina@example.org", "Mentor", "900 00 001"])
    at_check(window, file).next.invoke()
    applications.edit(store, replace(stored(store, "Amina Yusuf"), phone="900 00 009"))
    saved(file, ["Amina Yusuf", "amina@example.org", "Mentor", "900 00 002"])
    page = at_check(window, file)
    row = row_of(page, "Amina Yusuf")
    assert row.kind is RowKind.UNCHANGED
    assert "what you edited stays" in import_check_step.what_cell(row).text
    chosen(window, page, "Amina Yusuf").on_overwrite(row, row.changes[0])
    page.next.invoke()
    assert stored(store, "Amina Yusuf").phone.endswith("900 00 002".replace(" ", "")[-3:])


def test_a_count_leads_to_its_rows(window, tmp_path):
    rows = [["Amina Yusuf", "amina@example.org", "Mentor", ""], ["", "kari@example.org", "Mentee", ""]]
    page = opened(window, saved(tmp_path / "a.xlsx", *rows))
    page.on_pick(RowKind.PROBLEM)
    assert page.step == 2
    assert [row.number for row in page.check_step.table.rows()] == [3]


def test_rows_with_problems_are_saved_to_be_mended_in_excel(window, tmp_path, monkeypatch):
    target = tmp_path / "mend.xlsx"
    monkeypatch.setattr(messages, "choose_save", lambda *about, **more: target)
    rows = [["Amina Yusuf", "amina@example.org", "Mentor", ""], ["", "kari@example.org", "Mentee", ""]]
    page = at_check(window, saved(tmp_path / "a.xlsx", *rows))
    page.on_save_problems()
    window.jobs.wait()
    assert window.status.text() == "Saved mend.xlsx"
    opened(window, target)
    assert len(page.work.plan.of_kind(RowKind.PROBLEM)) == 1


def test_a_file_imported_is_offered_again(window):
    at_check(window, SAMPLE).next.invoke()
    assert window.settings.recent_imports == [str(SAMPLE.resolve())]
    page = window.show("import")
    assert any(
        child.cget("text") == SAMPLE.name
        for child in page.file_step.recent.winfo_children()
        if child.winfo_children() == []
    )


def test_choosing_a_file_opens_it(window, monkeypatch):
    monkeypatch.setattr(messages, "choose_open", lambda *about, **more: SAMPLE)
    page = window.show("import")
    page.file_step.drop.button.invoke()
    window.jobs.wait()
    assert page.work.path == SAMPLE
    assert window.settings.folders["import"] == str(SAMPLE.parent)


def test_a_recent_file_that_is_gone_says_so(window, tmp_path, refusals):
    window.show("import").open_file(tmp_path / "gone.xlsx")
    window.jobs.wait()
    assert "gone.xlsx" in str(refusals[0])
    assert window.page.work is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("~$a.xlsx", b"x"),
        ("empty.xlsx", b""),
        ("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)),
        ("page.xlsx", b"<html><body>Sign in</body></html>"),
        ("cut.xlsx", b"PK\x03\x04" + bytes(40)),
        ("noise.xlsx", bytes(range(256)) * 9),
    ],
)
def test_a_bad_file_gets_a_sentence_and_leaves_nothing(window, store, tmp_path, refusals, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    page = opened(window, file)
    assert len(refusals) == 1
    assert name in refusals[0].message
    assert refusals[0].hint
    assert page.work is None
    assert not store.find(Application)


def test_a_bad_file_leaves_the_one_open_before(window, tmp_path, refusals):
    page = opened(window, SAMPLE)
    (tmp_path / "empty.xlsx").write_bytes(b"")
    opened(window, tmp_path / "empty.xlsx")
    assert refusals
    assert page.work.path == SAMPLE


def test_a_sheet_without_answers_goes_no_further(window, tmp_path):
    page = opened(window, saved(tmp_path / "a.xlsx"))
    assert page.next.instate(["disabled"])
    assert "No answers were found" in page.file_step.notes.cget("text")


def test_a_workbook_without_anything_goes_no_further(window, tmp_path):
    Workbook().save(tmp_path / "a.xlsx")
    page = opened(window, tmp_path / "a.xlsx")
    assert page.next.instate(["disabled"])


@pytest.mark.parametrize("too_late", [False, True])
def test_reading_can_be_cancelled(window, monkeypatch, too_late):
    page = window.show("import", file=SAMPLE)
    if too_late:
        monkeypatch.setattr(window.jobs, "cancel", lambda: None)
    page.cancel.invoke()
    window.jobs.wait()
    assert window.page.name == "applications"
    assert page.work is None


def test_what_is_known_meanwhile_is_seen(window, store, programme, tmp_path):
    page = at_check(window, saved(tmp_path / "a.xlsx", ["Amina Yusuf", "amina@example.org", "Mentor", ""]))
    builders.application(store, programme, Role.MENTOR, name="Amina Yusuf", email="amina@example.org")
    assert row_of(page, "Amina Yusuf").kind is not RowKind.NEW


def test_the_answers_go_into_the_programme_that_is_open(window, store, programme, tmp_path):
    other = builders.programme(store, name="spring 2027")
    at_check(window, saved(tmp_path / "a.xlsx", ["Amina Yusuf", "amina@example.org", "Mentor", ""]))
    window.open_programme(other.id)
    window.show("import").next.invoke()
    assert stored(store, "Amina Yusuf").programme_id == other.id


@pytest.mark.parametrize(
    ("language", "title", "button"),
    [("nb", "Importer søknader", "Importer 24"), ("en", "Import applications", "Import 24")],
)
def test_the_steps_speak_both_languages(window, language, title, button):
    window.set_language(language)
    page = at_check(window, SAMPLE)
    assert page.title() == title
    assert page.next.cget("text") == button


def test_an_import_goes_on_in_another_language(window, store, tmp_path):
    page = at_check(window, saved(tmp_path / "a.xlsx", *FOUR))
    page.summary.remember.invoke()
    chosen(window, page, "Kari Nordmann").fields["email"].set("kari@example.org")
    page.check_step.panel.mend_buttons["email"].invoke()
    page.check_step.on_tick(row_of(page, "Amina Yusuf"))
    window.set_language("nb")
    page = window.page
    assert (page.title(), page.step, page.line.cget("text")) == (
        "Importer søknader",
        2,
        "2 av 4 importeres: 1 mulig dublett, 1 utelatt",
    )
    assert not page.summary.remember.get()
    page.next.invoke()
    assert [each.name for each in store.find(Application)] == ["Kari Nordmann", "Minh Tran"]


def test_what_is_wrong_with_a_row_is_told_in_the_language_turned_to(window, tmp_path):
    page = at_check(window, saved(tmp_path / "a.xlsx", ["", "amina@example.org", "Mentor", ""]))
    [problem] = page.work.plan.rows[0].problems
    window.set_language("nb")
    [same] = window.page.work.plan.rows[0].problems
    assert (problem.why, same.why) == ("The name is missing.", "Navnet mangler.")


def test_all_that_is_typed_to_mend_a_row_is_taken_in_at_once(window, tmp_path):
    page = at_check(window, saved(tmp_path / "a.xlsx", ["", "amina@", "", ""]))
    page.check_step.panel.fields["name"].set("Amina Yusuf")
    page.check_step.panel.fields["email"].set("amina@example.org")
    page.check_step.panel.fields["role"].set(Role.MENTOR)
    assert row_of(page, "Amina Yusuf").kind is RowKind.NEW


def test_what_is_being_typed_to_mend_a_row_is_taken_along(window, tmp_path):
    page = at_check(window, saved(tmp_path / "a.xlsx", ["", "amina@", "Mentor", ""]))
    page.check_step.panel.fields["name"].set("Amina Yusuf")
    window.set_language("nb")
    [row] = window.page.work.plan.rows
    assert (row.application.name, row.application.edited) == ("Amina Yusuf", ("name",))


@pytest.mark.parametrize("meanwhile", ["import", "overview"])
def test_a_file_read_while_the_language_changes_is_shown_on_the_new_page(window, meanwhile):
    window.show("import", file=SAMPLE)
    window.show(meanwhile)
    window.set_language("nb")
    window.jobs.wait()
    page = window.show("import")
    assert page.line.cget("text").startswith("sample-applications.xlsx  ·  ark «Form1»")


def test_a_workbook_read_when_the_file_it_was_for_is_left_is_let_go(window, tmp_path):
    copy = programme_files.copy_file(window.store, tmp_path / "copy.omvendt")
    window.show("import", file=SAMPLE)
    window.leave_file()
    window.rebuild()
    window.jobs.wait()
    window.open(Store.open(copy))
    assert window.show("import").work is None


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The questions put; each is answered with no."""
    titles: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda parent, title, *rest, **more: titles.append(title))
    return titles


def test_leaving_the_file_asks_only_after_a_choice(window, tmp_path, asked):
    page = at_check(window, saved(tmp_path / "a.xlsx", *FOUR))
    assert may_leave(window)
    assert asked == []
    page.check_step.on_tick(row_of(page, "Amina Yusuf"))
    window.show("overview")
    assert not may_leave(window)
    assert (asked, window.page) == (["Close without saving?"], page)
    page.check_step.on_tick(row_of(page, "Amina Yusuf"))
    assert may_leave(window)


def test_answers_remembered_from_before_are_no_choice_to_lose(window, tmp_path, asked):
    file = saved(tmp_path / "a.xlsx", ["Amina Yusuf", "amina@example.org", 1, ""])
    page = opened(window, file)
    page.next.invoke()
    page.columns_step.questions.fields["role:1"].set("mentor")
    page.next.invoke()
    page.next.invoke()
    page = opened(window, file)
    assert page.work.choices.values == {"role:1": "mentor"}
    assert may_leave(window)


def test_what_was_chosen_for_a_file_is_let_go_only_after_a_yes(window, tmp_path, asked, monkeypatch):
    page = at_check(window, saved(tmp_path / "a.xlsx", *FOUR))
    page.check_step.on_tick(row_of(page, "Amina Yusuf"))
    page.cancel.invoke()
    opened(window, SAMPLE)
    assert (asked, page.work.path.name, window.page) == (["Leave this import?"] * 2, "a.xlsx", page)
    monkeypatch.setattr(messages, "ask", lambda *about, **more: True)
    opened(window, SAMPLE)
    assert page.work.path == SAMPLE


def test_a_long_file_leaves_the_window_awake(window, tmp_path, monkeypatch):
    rows = [[f"Person {number}", f"person{number}@example.org", "Mentor", number] for number in range(2000)]
    answered, waited, read = Event(), [], applications_xlsx.read

    def reading(path, progress=None):
        waited.append(answered.wait(20))
        return read(path, progress)

    monkeypatch.setattr(applications_xlsx, "read", reading)
    window.root.after(1, answered.set)
    page = window.show("import", file=saved(tmp_path / "a.xlsx", *rows))
    window.jobs.wait()
    assert waited == [True]
    assert len(page.work.plan.rows) == 2000
