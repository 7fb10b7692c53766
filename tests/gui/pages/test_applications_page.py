"""Reading applications one by one and deciding about them, with buttons and with keys."""

from datetime import datetime

import pytest
from openpyxl import load_workbook

from omvendt_desktop.domain.applications import Application, ApplicationStatus
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs.known_already_dialog import KnownAlreadyDialog
from omvendt_desktop.gui.pages import application_cells as cells
from tests import builders

ACCEPTED, RECEIVED = ApplicationStatus.ACCEPTED, ApplicationStatus.RECEIVED


@pytest.fixture
def page(window, store, programme):
    for number, name in enumerate(("Amina", "Kari", "Minh", "Per")):
        role = Role.MENTOR if number % 2 == 0 else Role.MENTEE
        received = datetime(2026, 8, 10 + number, 9)
        builders.application(
            store, programme, role, name=name, received_at=received, answers={"Why?": f"Because {name}"}
        )
    shown = window.show("applications")
    window.root.update()
    return shown


def names(page) -> list[str]:
    return [row.name for row in page.table.rows()]


def read(page) -> str:
    return page.panel.heading.cget("text")


def choose(page, *wanted: str) -> None:
    page.table.select([row.id for row in page.table.rows() if row.name in wanted])


def status_of(store, name: str) -> ApplicationStatus:
    return next(each.status for each in store.find(Application) if each.name == name)


def press(page, letter: str) -> None:
    page.table.canvas.focus_force()
    page.window.root.update()
    page.table.canvas.event_generate(f"<Key-{letter}>")
    page.window.root.update()


def test_the_first_one_to_decide_is_open_with_all_answers(page):
    assert names(page) == ["Amina", "Kari", "Minh", "Per"]
    assert read(page) == "Amina"
    assert "Why?\nBecause Amina" in page.panel.text.read()


def test_accepting_takes_somebody_in_and_goes_on_to_the_next(page, store):
    page.panel.buttons["accept"].invoke()
    assert [person.name for person in store.find(Participant)] == ["Amina"]
    assert names(page) == ["Kari", "Minh", "Per"]
    assert read(page) == "Kari"
    assert page.window.status.text() == "Done: Accept Amina"


@pytest.mark.parametrize(
    ("letter", "status"),
    [
        ("a", ApplicationStatus.ACCEPTED),
        ("s", ApplicationStatus.SHORTLISTED),
        ("r", ApplicationStatus.RESERVE),
        ("d", ApplicationStatus.DECLINED),
        ("w", ApplicationStatus.WITHDRAWN),
    ],
)
def test_one_key_decides_and_one_undo_takes_it_back(page, store, letter, status):
    choose(page, "Kari")
    press(page, letter)
    assert status_of(store, "Kari") is status
    page.window.undo()
    assert status_of(store, "Kari") is RECEIVED
    assert "Kari" in names(page)


def test_the_keys_stand_in_view(page):
    said = page.panel.keys.cget("text")
    for words in (
        "A accept",
        "S shortlist",
        "R reserve",
        "D decline",
        "W withdrawn",
        "N note",
        "↑ ↓ previous and next",
    ):
        assert words in said


def test_the_keys_follow_the_language(window, store, programme):
    builders.application(store, programme, name="Amina")
    window.set_language("nb")
    page = window.show("applications")
    window.root.update()
    assert "I ta inn" in page.panel.keys.cget("text")
    press(page, "i")
    assert status_of(store, "Amina") is ACCEPTED


def test_the_next_and_the_previous_are_one_key_away(page):
    press(page, "j")
    assert read(page) == "Kari"
    press(page, "k")
    assert read(page) == "Amina"
    page.on_step(-1)
    assert read(page) == "Amina"


def test_whom_the_panel_shows_is_in_sight_when_others_have_come_in_above(page, store, programme):
    choose(page, "Amina")
    page.window.show("overview")
    with store.change("Import"):
        for number in range(40):
            builders.application(store, programme, name=f"New {number}", received_at=datetime(2026, 8, 1, 9, number))
    page.window.show("applications")
    page.window.root.update()
    assert read(page) == "Amina"
    _left, top, _right, bottom = page.table.cell_box(page.table.selected()[0].id, "name")
    assert page.table.header_height <= top < bottom <= page.table.canvas.winfo_height()


def test_with_nobody_marked_nothing_is_shown_and_no_key_decides(page, store):
    page.search.set("nobody of this name")
    page.window.root.update()
    assert (page.table.selected(), page.panel.winfo_manager()) == ([], "")
    press(page, "a")
    assert store.find(Participant) == []


def test_several_are_decided_at_once_in_one_step(page, store):
    choose(page, "Kari", "Per")
    assert read(page) == "2 applications chosen"
    page.panel.buttons["decline"].invoke()
    assert names(page) == ["Amina", "Minh"]
    page.window.undo()
    assert names(page) == ["Amina", "Kari", "Minh", "Per"]


def test_filters_by_status_and_role_work_together(page, store):
    choose(page, "Kari")
    page.panel.buttons["reserve"].invoke()
    page.status.set("reserve")
    assert names(page) == ["Kari"]
    page.role.set("mentor")
    assert names(page) == []
    page.on_show_all()
    assert names(page) == ["Amina", "Kari", "Minh", "Per"]


def test_typing_narrows_the_list(page):
    page.search.set("minh")
    assert names(page) == ["Minh"]


def test_an_application_pointed_at_is_shown_whatever_the_filters(page, store):
    page.panel.buttons["accept"].invoke()
    amina = next(each for each in store.find(Application) if each.name == "Amina")
    page.window.show("applications", application_id=amina.id)
    assert read(page) == "Amina"
    assert page.panel.buttons["accept"].instate(["disabled"])


@pytest.mark.parametrize(
    ("mentors", "mentees", "words"),
    [
        (0, 0, "nobody taken in yet"),
        (3, 3, "in balance"),
        (1, 3, "2 mentors missing"),
        (3, 2, "1 mentee missing"),
    ],
)
def test_the_balance_is_said_in_words(window, mentors, mentees, words):
    assert cells.balance_words(mentors, mentees)[1] == words


def test_the_balance_follows_what_is_decided(page):
    choose(page, "Kari", "Per")
    page.panel.buttons["accept"].invoke()
    assert "2 mentors missing" in page.balance.cget("text")


def test_what_is_missing_stands_before_the_answers(window, store, programme):
    builders.application(store, programme, role=None, name="Amina", answers={"Why?": "Because"})
    window.show("applications")
    read_text = window.page.panel.text.read()
    assert read_text.index("It is not stated whether this is a mentor") < read_text.index("Why?")


def test_hand_edits_and_earlier_programmes_are_told(window, store, programme):
    earlier = builders.programme(store, name="spring 2025")
    builders.participant(store, earlier, Role.MENTEE, email="amina@example.org")
    builders.application(store, programme, name="Amina", email="amina@example.org", phone="1", edited=("phone",))
    window.open_programme(programme.id)
    window.show("applications")
    said = window.page.panel.text.read()
    assert "Known from Fjordbank · spring 2025: mentee" in said
    assert "1 · edited by hand" in said


def test_somebody_taken_in_already_is_asked_about(page, store, programme, monkeypatch):
    amina = next(each for each in store.find(Application) if each.name == "Amina")
    builders.participant(store, programme, name="Amina Y", email=amina.email)
    asked = []
    monkeypatch.setattr(KnownAlreadyDialog, "show", lambda dialog: asked.append(dialog))
    choose(page, "Amina")
    page.panel.buttons["accept"].invoke()
    assert status_of(store, "Amina") is RECEIVED
    assert len(asked) == 1


def test_the_empty_workbook_is_saved_in_the_language_asked_for(page, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "choose_save", lambda parent, title, name, *more: tmp_path / name)
    for item in page._more_items():
        item.run()
        page.window.jobs.wait()
    assert {file.name for file in tmp_path.glob("*.xlsx")} == {"Application form.xlsx", "Søknadsskjema.xlsx"}
    norwegian = load_workbook(tmp_path / "Søknadsskjema.xlsx").worksheets[0]
    assert "E-post" in [str(cell.value) for cell in norwegian[1]] or "e-post" in str([c.value for c in norwegian[1]])


def test_an_empty_page_leads_to_the_import(window):
    page = window.show("applications")
    window.root.update()
    (empty,) = page.empty.winfo_children()
    empty.button.invoke()
    assert window.page.name == "import"


def test_a_note_is_marked_in_the_list(window, store, programme):
    builders.application(store, programme, name="Amina", organisation="NTNU", note="Call back")
    page = window.show("applications")
    assert page.table.columns[0].text_in(page.table.rows()[0]) == "Amina NTNU · note"


def test_a_narrow_panel_keeps_its_menu_and_the_menu_holds_everything(page):
    page.panel.fit(200)
    page.window.root.update()
    assert page.panel.more.winfo_manager()
    assert not page.panel.buttons["reserve"].winfo_manager()
    assert [item.text for item in page.review.menu()[:4]] == ["Accept", "Shortlist", "Reserve", "Decline"]
    page.panel.fit(2000)
    assert page.panel.buttons["reserve"].winfo_manager()


@pytest.mark.parametrize(
    ("answer", "shown"),
    [("Language;Recruiting;", "Language, Recruiting"), ("I came; I saw", "I came; I saw"), (";", "")],
)
def test_choices_of_a_form_are_shown_as_a_list(answer, shown):
    assert cells.readable(answer) == shown
