"""The pages of participants, pairs, the programme and the settings."""

from datetime import date, datetime

import pytest

from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Answer, Attendance
from omvendt_desktop.domain.pair_states import PairState
from omvendt_desktop.domain.pairs import EndReason, Pair, PairStatus
from omvendt_desktop.domain.participants import Participant, ParticipantStatus, Role
from omvendt_desktop.domain.programmes import Module, ModuleKind
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs.leave_dialog import LeaveDialog
from omvendt_desktop.gui.dialogs.pair_dialog import PairDialog
from omvendt_desktop.gui.pages.pair_cells import health_tip
from omvendt_desktop.gui.pages.pair_panel import how_it_ended
from omvendt_desktop.gui.pages.participants_page import passes
from omvendt_desktop.gui.pages.programme_page import sum_text
from omvendt_desktop.services import logs
from omvendt_desktop.store.queries import overview, people, programmes
from tests import builders
from tests.gui.conftest import texts


def names(page) -> list[str]:
    return [row.name for row in page.table.rows()]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [("all", {"Free", "Mentor", "Mentee"}), ("mentor", {"Free", "Mentor"}), ("mentee", {"Mentee"}), ("free", {"Free"})],
)
def test_the_filter_shows_the_right_people(window, store, programme, chosen, expected):
    pair = builders.pair(store, programme)
    for person_id, name in ((pair.mentor_id, "Mentor"), (pair.mentee_id, "Mentee")):
        builders.changed(store, store.get(Participant, person_id), name=name)
    builders.participant(store, programme, name="Free")
    page = window.show("participants")
    page.filter.set(chosen)
    page.refresh()
    assert set(names(page)) == expected


def test_those_who_left_are_found_under_their_own_filter(store):
    programme = builders.programme(store)
    builders.participant(store, programme, status=ParticipantStatus.LEFT)
    row = people.listed(store, programme.id)[0]
    assert passes(row, "left")
    assert not passes(row, "free")


def test_typing_filters_whatever_the_accents(window, store, programme):
    for name in ("Émile Dubois", "Kari Nordmann"):
        builders.participant(store, programme, name=name)
    page = window.show("participants")
    page.search.set("emile")
    assert names(page) == ["Émile Dubois"]


def test_norwegian_letters_sort_last(window, store, programme):
    for name in ("Åse", "Ærlig", "Ola", "Øyvind", "Zara"):
        builders.participant(store, programme, name=name)
    assert names(window.show("participants")) == ["Ola", "Zara", "Ærlig", "Øyvind", "Åse"]


def test_one_chosen_person_is_shown_with_everything_known(window, store, programme):
    pair = builders.pair(store, programme)
    person = builders.changed(store, store.get(Participant, pair.mentor_id), name="Amina", topics=("språk",))
    page = window.show("participants", participant_id=person.id)
    window.root.update()
    words = " ".join(texts(page.panel))
    assert "Amina" in words
    assert "språk" in words
    assert store.get(Participant, pair.mentee_id).name in words


def test_only_somebody_in_a_pair_is_asked_why_they_leave(window, store, programme, monkeypatch):
    pair, alone = builders.pair(store, programme), builders.participant(store, programme)
    asked = []
    monkeypatch.setattr(LeaveDialog, "show", lambda dialog: asked.append(dialog.person.id))
    for person_id in (pair.mentor_id, alone.id):
        page = window.show("participants", participant_id=person_id)
        page.on_leave(page.table.selected()[0])
    assert asked == [pair.mentor_id]
    assert store.get(Participant, pair.mentor_id).status is ParticipantStatus.ACTIVE
    assert store.get(Participant, alone.id).status is ParticipantStatus.LEFT


def test_somebody_in_a_pair_completes_after_a_yes_with_the_pair(window, store, programme, monkeypatch):
    pair = builders.pair(store, programme)
    page = window.show("participants", participant_id=pair.mentee_id)

    def choose(answer: bool) -> None:
        monkeypatch.setattr(messages, "ask", lambda *arguments, **options: answer)
        next(item for item in page._menu(page.table.selected()) if item and item.text == "Has completed").run()

    choose(False)
    assert store.get(Pair, pair.id).status is PairStatus.ACTIVE
    choose(True)
    assert store.get(Pair, pair.id).status is PairStatus.COMPLETED
    assert store.get(Participant, pair.mentee_id).status is ParticipantStatus.COMPLETED


def test_the_pairs_page_shows_the_first_pair_and_its_meetings(window, store, programme):
    pair = builders.pair(store, programme)
    page = window.show("pairs")
    assert [row.id for row in page.table.selected()] == [pair.id]
    assert store.get(Participant, pair.mentor_id).name in page.panel.heading["text"]


def test_ended_pairs_are_shown_on_request_and_when_pointed_at(window, store, programme):
    builders.pair(store, programme)
    ended = builders.pair(store, programme, status=PairStatus.ENDED)
    page = window.show("pairs")
    assert ended.id not in [row.id for row in page.table.rows()]
    window.show("pairs", pair_id=ended.id)
    assert [row.id for row in page.table.selected()] == [ended.id]


def test_an_empty_page_leads_on(window, store, programme):
    page = window.show("pairs")
    window.root.update()
    assert page.table.rows() == []
    assert page.nothing.winfo_ismapped()


def test_the_plan_tells_when_it_differs_from_the_budget(store):
    programme = builders.programme(store)
    modules = builders.modules(store, programme)
    assert sum_text(modules, 660)[0] == "good"
    tone, words = sum_text(modules[:-1], 660)
    assert tone == "danger"
    assert "585" in words


def test_a_module_is_moved_and_removed_from_the_page(window, store, programme):
    page = window.show("programme")
    first = page.table.rows()[0]
    page._menu([first])[2].run()
    assert programmes.modules(store, programme.id)[1].id == first.id
    page.on_remove(first)
    assert first.id not in [module.id for module in store.find(Module)]
    window.undo()
    assert first.id in [module.id for module in page.table.rows()] or window.page.table.rows()


def test_the_settings_page_makes_a_backup(window, store, programme):
    from omvendt_desktop.store import backups

    window.show("settings").on_backup()
    assert len(backups.existing(store.path)) == 1


def test_the_language_is_switched_from_the_settings(window):
    page = window.show("settings")
    page.language.set("nb")
    page.on_language()
    window.root.update()
    assert window.settings.language == "nb"
    assert window.page.title() == "Innstillinger"


def test_roles_are_named(window, store, programme):
    builders.participant(store, programme, Role.MENTEE)
    assert window.show("participants").table.rows()[0].role is Role.MENTEE


def test_a_pair_without_meetings_offers_to_plan_them(window, store):
    pair = builders.pair(store, window.programme)
    panel = window.show("pairs", pair_id=pair.id).panel
    assert panel.unplanned.winfo_manager()
    assert str(panel.invite.cget("style")) == "Quiet.TButton"
    assert panel.invite.instate(["disabled"])
    module = next(each for each in programmes.modules(store, window.programme.id) if each.kind is ModuleKind.MEETING)
    builders.meeting(store, pair, module, datetime(2026, 12, 1, 13))
    panel = window.show("pairs", pair_id=pair.id).panel
    assert not panel.unplanned.winfo_manager()
    assert str(panel.invite.cget("style")) == "Primary.TButton"
    assert panel.invite.instate(["!disabled"])
    assert panel.table.winfo_manager()


def test_a_drafted_pair_is_proposed_and_started_from_its_menu(window, store, programme):
    pair = builders.pair(store, programme, status=PairStatus.DRAFT)
    panel = window.show("pairs").panel

    def press(text: str) -> None:
        next(item for item in panel.more_items() if item and item.text == text).run()

    press("Has been proposed to both")
    assert store.get(Pair, pair.id).status is PairStatus.PROPOSED
    press("Start the pair")
    assert store.get(Pair, pair.id).status is PairStatus.ACTIVE
    assert "Start the pair" not in [item.text for item in panel.more_items() if item]


def test_a_pair_that_ended_tells_when_and_why(window, store, programme):
    pair = builders.pair(
        store,
        programme,
        status=PairStatus.ENDED,
        ended_on=date(2026, 10, 1),
        end_reason=EndReason.CHEMISTRY,
        end_note="they agreed",
    )
    assert how_it_ended(pair) == "ended early · 1 Oct 2026 · chemistry · they agreed"
    window.show("pairs", pair_id=pair.id)
    window.root.update()


def test_the_panel_of_a_pair_is_no_wider_than_its_room_in_a_small_window(window, store, programme):
    pair = builders.pair(store, programme)
    for module in programmes.modules(store, programme.id):
        builders.meeting(store, pair, module, datetime(2026, 12, 1, 13))
    window.root.geometry("1024x700")
    window.root.update()
    panel = window.show("pairs").panel
    window.root.update()
    assert panel.body.winfo_width() == panel.canvas.winfo_width()


def test_a_new_pair_is_shown_when_it_is_made(window, store, programme, monkeypatch):
    builders.pair(store, programme)
    page = window.show("pairs")
    monkeypatch.setattr(PairDialog, "show", lambda dialog: builders.pair(store, programme))
    page.primary().run()
    newest = max(store.find(Pair), key=lambda pair: pair.id)
    assert [row.id for row in page.table.selected()] == [newest.id]
    assert page.panel.pair_id == newest.id


def test_a_small_window_keeps_the_names_readable_beside_a_person(window, store, programme):
    person = builders.participant(store, programme)
    window.root.geometry("1024x700")
    page = window.show("participants", participant_id=person.id)
    window.root.update()
    shown = {place.column.key: place.right - place.left for place in page.table.places() if place.right > place.left}
    assert set(shown) == {"name", "role", "status"}
    assert shown["name"] > 120
    page.table.select([])
    page.on_select([])
    window.root.update()
    assert "organisation" in {place.column.key for place in page.table.places() if place.right > place.left}


def test_an_empty_overview_leads_on_to_what_comes_next(window, store, programme):
    page = window.show("overview")
    assert page.no_pairs.button["text"] == "Import applications"
    builders.application(store, programme)
    assert page.no_pairs.button["text"] == "Applications"
    builders.participant(store, programme)
    assert page.no_pairs.button["text"] == "New pair"


def test_the_next_meeting_of_a_pair_says_who_will_not_come(window, store, programme):
    pair = builders.pair(store, programme)
    builders.changed(store, store.get(Participant, pair.mentor_id), name="Amina Yusuf")
    [module, *_rest] = store.find(Module, programme_id=programme.id, code="M2")
    meeting = builders.meeting(store, pair, module, datetime(2026, 12, 8, 13))
    page = window.show("pairs", pair_id=pair.id)
    assert page.panel.state.cget("text").endswith("next meeting Tue 8 Dec 13:00")
    [place] = store.find(Attendance, meeting_id=meeting.id, participant_id=pair.mentor_id)
    builders.changed(store, place, answer=Answer.NO)
    assert page.panel.state.cget("text").endswith("next meeting Tue 8 Dec 13:00 · declined by Amina")
    builders.changed(store, place, answer=Answer.NONE, proposed_start=datetime(2026, 12, 9, 13))
    assert page.panel.state.cget("text").endswith("Amina proposes another time")


def test_a_pair_that_needs_somebody_says_why_and_what_to_do(window, store, programme):
    pair = builders.pair(store, programme, status=PairStatus.ACTIVE)
    [module, *_rest] = store.find(Module, programme_id=programme.id, code="M1")
    builders.meeting(store, pair, module, datetime(2026, 9, 23, 13))
    page = window.show("pairs", pair_id=pair.id)
    window.root.update()
    words = "No meeting for 59 days. Call the mentor first, then agree on a date with both."
    assert (page.panel.health["text"], page.panel.health.winfo_ismapped()) == (words, 1)
    left, top, _right, _bottom = page.table.cell_box(pair.id, "standing")
    assert page.table.mouse.tip(left + 5, top + 20) == f"needs you now\n{words}"
    overview = window.show("overview")
    window.root.update()
    left, top, _right, _bottom = overview.pairs.cell_box(pair.id, "status")
    assert overview.pairs.mouse.tip(left + 20, top + 20) == words


def test_a_pair_over_its_budget_is_not_said_to_need_nothing(window, store, programme):
    pair = builders.pair(store, programme, status=PairStatus.ACTIVE)
    [module, *_rest] = store.find(Module, programme_id=programme.id, code="M1")
    meeting = builders.meeting(store, pair, module, datetime(2026, 11, 17, 13))
    builders.meeting(store, pair, module, datetime(2026, 11, 24, 13))
    logs.save_log(store, LogEntry(meeting.id, minutes={pair.mentor_id: 700, pair.mentee_id: 60}), window.now())
    [line] = overview.pair_lines(store, programme.id, window.today())
    assert line.state is PairState.OVER_BUDGET
    assert health_tip(line).splitlines() == [f"{line.mentor}: 11.7 h", f"{line.mentee}: 1.0 h"]


def test_a_pair_that_goes_well_says_nothing_more_in_its_panel(window, store, programme):
    pair = builders.pair(store, programme, status=PairStatus.ACTIVE)
    [module, *_rest] = store.find(Module, programme_id=programme.id, code="M1")
    builders.meeting(store, pair, module, datetime(2026, 11, 24, 13))
    page = window.show("pairs", pair_id=pair.id)
    window.root.update()
    assert not page.panel.health.winfo_ismapped()


def test_a_held_meeting_of_a_pair_stands_there_with_the_minutes_it_took(window, store, programme):
    pair = builders.pair(store, programme)
    [first, *_rest] = store.find(Module, programme_id=programme.id, code="M1")
    [second, *_rest] = store.find(Module, programme_id=programme.id, code="M2")
    held = builders.meeting(store, pair, first, datetime(2026, 11, 3, 13))
    builders.meeting(store, pair, second, datetime(2026, 12, 1, 13))
    logs.save_log(store, LogEntry(held.id, minutes={pair.mentor_id: 50, pair.mentee_id: 40}), window.now())
    page = window.show("pairs", pair_id=pair.id)
    assert [row.minutes for row in page.panel.table.rows()] == [50, 60]


def test_a_meeting_without_a_log_is_named_so_in_the_panel_of_a_person(window, store, programme):
    pair = builders.pair(store, programme)
    [module, *_rest] = store.find(Module, programme_id=programme.id, code="M1")
    builders.meeting(store, pair, module, datetime(2026, 11, 12, 13))
    page = window.show("participants", participant_id=pair.mentor_id)
    assert f"{module.title} · to be logged" in texts(page.panel)
