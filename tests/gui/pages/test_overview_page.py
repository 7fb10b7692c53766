"""The overview: its words, and today’s list whose items open what they need."""

from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop.domain.check_ins import CheckIn
from omvendt_desktop.domain.invitations import Invitation, Method
from omvendt_desktop.domain.meetings import Attendance
from omvendt_desktop.domain.pair_states import PairState
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.programmes import Module, ModuleKind
from omvendt_desktop.domain.time_spent import Narrowing, TimeState
from omvendt_desktop.domain.today import Item, ItemKind, PutOff
from omvendt_desktop.gui import todo
from omvendt_desktop.gui.dialogs import check_in_dialog, log_dialog, move_meeting_dialog, plan_series_dialog
from omvendt_desktop.gui.dialogs.put_off_list_dialog import PutOffListDialog, until_text
from omvendt_desktop.gui.pages.meeting_filters import State
from omvendt_desktop.gui.pages.overview_cells import mark_of, pairs_text, unlogged_text
from omvendt_desktop.gui.pages.pair_cells import TONES
from omvendt_desktop.gui.widgets.table_values import text_of
from omvendt_desktop.services import check_ins, today
from omvendt_desktop.store.queries.overview import Figures, Mark
from omvendt_desktop.store.queries.today import todays_list
from tests import builders


@pytest.fixture
def pair(store, programme):
    return builders.pair(store, programme)


@pytest.fixture
def meeting(store, programme, pair):
    """A meeting that has been and is not logged."""
    module = store.find(Module, programme_id=programme.id, code="M2")[0]
    return builders.meeting(store, pair, module, datetime(2026, 11, 12, 13))


@pytest.fixture
def opened(monkeypatch):
    """Which dialogs were shown, with what they are about."""
    shown = []
    monkeypatch.setattr(log_dialog.LogDialog, "show", lambda self: shown.append(("log", self.shown.meeting.id)))
    monkeypatch.setattr(
        check_in_dialog.CheckInDialog,
        "show",
        lambda self: shown.append(("call", self.check_in.participant_id, self.check_in.id)),
    )
    monkeypatch.setattr(plan_series_dialog.PlanSeriesDialog, "show", lambda self: shown.append(("plan",)))
    monkeypatch.setattr(
        move_meeting_dialog.MoveMeetingDialog,
        "show",
        lambda self: shown.append(("move", self.meeting.id, self.starts_at)),
    )
    return shown


def item(kind: ItemKind, programme, **about) -> Item:
    return Item(f"{kind}:1", kind, "To do", "why", date(2026, 11, 21), programme.id, **about)


def figures(**changes) -> Figures:
    usual = dict.fromkeys(Figures._fields, 0)
    return Figures(**(usual | changes))


def test_the_cards_say_it_in_words(window):
    assert pairs_text(figures(active_pairs=10, pairs_behind=1))[:2] == ("10", "1 is behind")
    assert unlogged_text(figures(unlogged=3, oldest_unlogged_days=9)) == ("3 meetings", "oldest 9 days", "danger")
    assert unlogged_text(figures()) == ("0", "everything is logged", "muted")


def test_every_state_of_a_pair_has_a_colour():
    assert set(TONES) == set(PairState)


def test_a_module_is_filled_on_the_strip_when_all_of_it_has_been_held(window):
    days = date(2026, 11, 2), date(2026, 11, 6)
    assert mark_of(Mark("M3", "Theme", ModuleKind.MEETING, *days, 10, 10)).state == "filled"
    assert mark_of(Mark("M3", "Theme", ModuleKind.MEETING, *days, 4, 10)).state == "normal"
    empty = mark_of(Mark("M3", "Theme", ModuleKind.MEETING, *days, 0, 10))
    assert (empty.state, empty.day) == ("empty", date(2026, 11, 4))


def test_the_page_shows_pairs_what_is_to_do_and_the_months(window, meeting):
    page = window.show("overview")
    window.root.update()
    assert [row.pair_id for row in page.pairs.rows()] == [meeting.pair_id]
    assert ItemKind.CALL_LOG in [row.kind for row in page.todo.rows()]
    assert "M2" in " ".join(page.months.texts()).split()


def test_the_cards_lead_to_what_they_count(window, store, programme, meeting):
    window.show("time").on_filter(Narrowing(state=TimeState.OVER))
    page = window.show("overview")
    _pairs, held, hours, _unlogged = page.figures.cards
    held.event_generate("<Button-1>")
    held.event_generate("<ButtonRelease-1>")
    assert (window.page.name, window.page.state.get()) == ("meetings", State.HELD)
    window.show("overview")
    hours.event_generate("<Button-1>")
    hours.event_generate("<ButtonRelease-1>")
    assert (window.page.name, window.page.narrowing) == ("time", Narrowing())
    assert len(window.page.table.rows()) == 2


def test_the_heading_of_todays_list_counts_what_may_be_out_of_sight(window, store, programme, meeting):
    module = store.find(Module, programme_id=programme.id, code="M3")[0]
    page = window.show("overview")
    assert page.todo_card.title() == "Today’s list"
    for day in range(1, 10):
        builders.meeting(store, builders.pair(store, programme), module, datetime(2026, 11, day, 13))
    window.refresh()
    assert page.todo_card.title() == f"Today’s list ({len(page.todo.rows())})"


def test_the_words_about_an_empty_list_of_what_comes_are_whole_from_the_first_moment(window):
    assert window.page.coming.winfo_height() >= window.page.nothing.winfo_reqheight() > 30


def test_a_list_of_what_comes_that_is_empty_leaves_the_room_to_todays(window, store, programme, meeting):
    page = window.show("overview")
    window.root.update()
    alone = page.todo.winfo_height()
    assert alone > 3 * page.coming.winfo_height()
    assert page.nothing.winfo_ismapped()
    module = store.find(Module, programme_id=programme.id, code="M3")[0]
    builders.meeting(store, store.get(Pair, meeting.pair_id), module, datetime(2026, 11, 24, 13))
    window.refresh()
    window.root.update()
    assert page.todo.winfo_height() < alone / 1.5


def test_doing_the_thing_takes_it_off_the_list(window, store, meeting):
    from omvendt_desktop.domain.logs import LogEntry
    from omvendt_desktop.services import logs

    page = window.show("overview")
    logs.save_log(store, LogEntry(meeting.id), window.now())
    assert ItemKind.CALL_LOG not in [row.kind for row in page.todo.rows()]


def test_putting_off_hides_an_item_until_its_day(window, store, meeting):
    page = window.show("overview")
    [call] = [row for row in page.todo.rows() if row.kind is ItemKind.CALL_LOG]
    week = next(line for line in todo.menu_of(window, call) if line and line.text == "Put off for a week")
    week.run()
    assert call.key not in [row.key for row in page.todo.rows()]
    assert store.find(PutOff)[0].until == date(2026, 11, 28)


def test_what_is_put_off_can_be_found_and_brought_back(window, store, programme, meeting):
    page = window.show("overview")
    window.root.update()
    assert not page.put_off.winfo_ismapped()
    [call] = [row for row in page.todo.rows() if row.kind is ItemKind.CALL_LOG]
    today.put_off(store, call, date(2026, 11, 30))
    window.root.update()
    assert (page.put_off["text"], page.put_off.winfo_ismapped()) == ("Put off or done (1)", 1)
    dialog = PutOffListDialog(window, programme.id)
    dialog.show(wait_for_result=False)
    [row] = dialog.table.rows()
    assert [text_of(column.cell(row)) for column in dialog.table.columns] == [
        f"{call.title} {call.reason}",
        "until Mon 30 Nov",
    ]
    assert dialog.back.instate(["!disabled"])
    dialog.back.invoke()
    assert dialog.table.rows() == []
    assert call.key in [row.key for row in page.todo.rows()]
    dialog.close()


@pytest.mark.parametrize("key", ["<Return>", "<space>"])
def test_a_key_brings_back_the_first_of_what_is_put_off(window, store, programme, meeting, key):
    page = window.show("overview")
    [call] = [row for row in page.todo.rows() if row.kind is ItemKind.CALL_LOG]
    today.put_off(store, call, date(2026, 11, 30))
    dialog = PutOffListDialog(window, programme.id)
    dialog.show(wait_for_result=False)
    window.root.update()
    window.root.focus_get().event_generate(key)
    assert store.find(PutOff) == []
    dialog.close()


def test_what_is_ticked_off_is_listed_as_done(window, store, programme):
    todo.tick_item(window, item(ItemKind.KICKOFF_PRACTICAL, programme))
    assert until_text(store.find(PutOff)[0].until) == "done"


def test_a_missing_log_opens_the_log_or_a_mail_that_is_ready(window, programme, meeting, opened, monkeypatch):
    todo.open_item(window, item(ItemKind.CALL_LOG, programme, meeting_id=meeting.id))
    assert opened == [("log", meeting.id)]
    shown = []
    monkeypatch.setattr(window, "show", lambda name, **target: shown.append((name, target)))
    todo.open_item(window, item(ItemKind.ASK_LOG, programme, meeting_id=meeting.id))
    assert shown == [("invitations", {"what": "log_request", "meeting_ids": [meeting.id]})]


def test_a_gathering_without_a_log_opens_its_log_by_a_click_on_the_box_or_the_words(window, programme, store, opened):
    module = store.find(Module, programme_id=programme.id, code="T2")[0]
    held = builders.joint_meeting(store, programme, module, datetime(2026, 11, 12, 13), [])
    [own] = [row for row in todays_list(store, programme.id, window.now()).items if row.kind is ItemKind.OWN_LOG]
    todo.open_item(window, own)
    todo.tick_item(window, own)
    assert opened == [("log", held.id)] * 2
    assert "Ask by mail" not in [line.text for line in todo.menu_of(window, own) if line]


def test_those_who_have_not_answered_are_asked_again_by_mails_that_are_ready(window, store, programme):
    module = store.find(Module, programme_id=programme.id, code="M6")[0]
    pairs = [builders.pair(store, programme) for _number in range(3)]
    for pair in pairs:
        coming = builders.meeting(store, pair, module, datetime(2026, 12, 20, 13))
        for person in (pair.mentor_id, pair.mentee_id):
            sent_at = window.now() - timedelta(days=8)
            row = Invitation(meeting_id=coming.id, participant_id=person, method=Method.REQUEST, sent_at=sent_at)
            builders.saved(store, row)

    def unanswered() -> list[Item]:
        return [row for row in todays_list(store, programme.id, window.now()).items if row.kind is ItemKind.UNANSWERED]

    [asked] = unanswered()
    todo.open_item(window, asked)
    window.root.update()
    page = window.page
    everybody = {person for pair in pairs for person in (pair.mentor_id, pair.mentee_id)}
    assert {mail.participant_id for mail in page.batch.items} == everybody
    page.on_mark(page.batch.items[:1])
    [first, *_others] = left = unanswered()
    assert len(left) == 5
    todo.open_item(window, first)
    assert [mail.participant_id for mail in page.batch.items] == [first.participant_id]


def test_a_red_pair_and_a_due_check_in_open_the_call_sheet(window, store, programme, pair, opened):
    planned = check_ins.add_check_in(store, CheckIn(participant_id=pair.mentee_id, planned_on=date(2026, 11, 21)))
    todo.open_item(window, item(ItemKind.RED_FLAG, programme, participant_id=pair.mentor_id))
    todo.open_item(window, item(ItemKind.CHECK_IN, programme, participant_id=pair.mentee_id, check_in_id=planned.id))
    assert opened == [("call", pair.mentor_id, None), ("call", pair.mentee_id, planned.id)]


def test_a_meeting_said_no_to_is_moved_to_the_time_proposed(window, store, programme, meeting, opened):
    asked = item(ItemKind.REFUSED, programme, pair_id=meeting.pair_id, meeting_id=meeting.id)
    later = builders.changed(store, meeting, starts_at=datetime(2026, 12, 8, 13))
    todo.open_item(window, asked)
    proposed = datetime(2026, 12, 10, 9)
    [attendance, _other] = store.find(Attendance, meeting_id=meeting.id)
    builders.changed(store, attendance, proposed_start=proposed)
    todo.open_item(window, asked)
    assert opened == [("move", meeting.id, later.starts_at), ("move", meeting.id, proposed)]


def test_every_kind_of_item_opens_something(window, programme, pair, meeting, opened, monkeypatch):
    monkeypatch.setattr(window, "show", lambda name, **target: opened.append((name,)))
    for number, kind in enumerate(ItemKind, start=1):
        about = {"pair_id": pair.id, "meeting_id": meeting.id, "participant_id": pair.mentor_id}
        todo.open_item(window, item(kind, programme, **about))
        assert len(opened) == number


def test_many_changes_at_once_open_everything_that_is_to_be_sent(window, programme, monkeypatch):
    shown = []
    monkeypatch.setattr(window, "show", lambda name, **target: shown.append((name, target)))
    todo.open_item(window, item(ItemKind.CHANGED, programme))
    assert shown == [("invitations", {"what": "changes"})]


def test_the_box_of_what_the_program_cannot_see_is_ticked_by_hand(window, store, programme):
    todo.tick_item(window, item(ItemKind.KICKOFF_PRACTICAL, programme))
    assert len(store.find(PutOff)) == 1


def test_the_list_can_be_that_of_all_programmes(window, store, meeting, programme):
    other = builders.programme(store, client="Havbank", kickoff_on=date(2026, 12, 9))
    page = window.show("overview")
    page.refresh()
    window.root.update()
    assert page.scope.winfo_ismapped()
    assert {row.programme_id for row in page.todo.rows()} == {programme.id}
    alone = page.todo.row_height
    page.scope.invoke()
    assert {row.programme_id for row in page.todo.rows()} == {programme.id, other.id}
    assert page.todo.row_height > alone
    assert "Havbank" in " ".join(text_of(page.todo.columns[1].cell(row)) for row in page.todo.rows())


def test_the_links_below_the_list_stand_in_one_order_whichever_came_first(window, store, meeting, programme):
    builders.programme(store, client="Havbank", kickoff_on=date(2026, 12, 9))
    page = window.show("overview")
    page.refresh()
    today.put_off(store, page.todo.rows()[0], date(2026, 11, 30))
    window.root.update()
    assert page.scope.winfo_y() < page.put_off.winfo_y()


@pytest.mark.parametrize(
    ("words", "page"), [("Open", "overview"), ("Ask by mail", "invitations"), ("Show the pair", "pairs")]
)
def test_an_item_of_another_programme_is_dealt_with_there(window, store, programme, opened, words, page):
    other = builders.programme(store, client="Havbank")
    builders.modules(store, other)
    theirs = builders.pair(store, other)
    module = store.find(Module, programme_id=other.id, code="M2")[0]
    builders.meeting(store, theirs, module, datetime(2026, 11, 12, 13))
    shown = window.show("overview")
    shown.on_scope()
    [call] = [row for row in shown.todo.rows() if row.kind is ItemKind.CALL_LOG]
    next(line for line in todo.menu_of(window, call) if line and line.text == words).run()
    assert window.programme.id == other.id
    assert window.page.name == page


def test_in_a_small_window_the_two_of_a_pair_stand_below_each_other(window, meeting):
    page = window.show("overview")
    window.root.update()
    assert page.narrow
    assert "\n" not in text_of(page.pairs.columns[0].cell(page.pairs.rows()[0]))
    assert page.pairs.widths["mentee"] == 0


def test_the_tip_of_a_bar_tells_the_hours_of_both(window, meeting):
    page = window.show("overview")
    [column] = [column for column in page.pairs.columns if column.key == "time"]
    [line] = page.pairs.rows()
    mentor, mentee, whose = column.tip(line).split("\n")
    assert (mentor, mentee) == (f"{line.mentor}: 0.0 h", f"{line.mentee}: 0.0 h")
    assert whose == "The bar shows the one who has used most."
