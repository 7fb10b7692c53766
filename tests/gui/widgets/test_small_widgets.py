from tkinter import IntVar

import pytest
import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets import menu_button, status_line
from omvendt_desktop.gui.widgets.budget_bar import BudgetBar
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.figure_card import FigureCard
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuButton, MenuItem, make_menu
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.gui.widgets.status_dot import StatusDot
from omvendt_desktop.gui.widgets.status_line import StatusLine
from omvendt_desktop.gui.widgets.step_bar import StepBar
from omvendt_desktop.gui.widgets.tooltip import Tooltip


def placed(widget, width=400, height=120):
    widget.place(x=0, y=0, width=width, height=height)
    widget.update()
    return widget


def box_widths(widget, colour):
    found = []
    for item in widget.find_all():
        if widget.type(item) == "rectangle" and widget.itemcget(item, "fill") == colour:
            left, _top, right, _bottom = widget.coords(item)
            found.append(right - left)
    return found


@pytest.mark.parametrize(("used", "share"), [(0, None), (330, 0.5), (660, 1), (900, 1)])
def test_the_bar_is_as_long_as_the_share_used_and_never_longer(root, used, share):
    bar = placed(BudgetBar(root))
    bar.show(used, 660)
    bar.update()
    assert box_widths(bar, theme.colours().bar) == ([] if share is None else [400 * share])


def test_the_plan_mark_stands_at_the_plan(root):
    bar = placed(BudgetBar(root))
    bar.show(100, 660, plan=330)
    bar.update()
    (mark,) = [item for item in bar.find_all() if bar.itemcget(item, "fill") == theme.colours().plan_mark]
    assert bar.coords(mark)[0] <= 200 <= bar.coords(mark)[2]


def test_a_bar_without_a_total_is_empty(root):
    bar = placed(BudgetBar(root))
    bar.show(10, 0, plan=5)
    bar.update()
    assert box_widths(bar, theme.colours().bar) == []


def test_a_status_is_said_in_words(root):
    dot = StatusDot(root)
    dot.show("danger", "over budget")
    assert "over budget" in str(dot["text"])
    theme.apply("dark")
    assert str(dot["image"])


def test_a_figure_card_shows_its_lines_and_is_pressed_by_mouse_and_keyboard(root):
    pressed = []
    card = placed(FigureCard(root, "Active pairs", lambda: pressed.append(1)), 200, 109)
    card.show("10", "1 is behind", "danger")
    card.update()
    assert card.texts() == ["Active pairs", "10", "1 is behind"]
    card.event_generate("<Button-1>", x=5, y=5)
    card.focus_force()
    card.event_generate("<Return>")
    assert len(pressed) == 2


def test_a_card_carries_its_title_and_children(root):
    card = Card(root, "Pairs")
    ttk.Label(card.body, text="inside").pack()
    card.set_title("Pairs and time")
    assert "Pairs and time" in [
        str(child["text"]) for child in card.winfo_children() if child.winfo_class() == "TLabel"
    ]


def test_searching_calls_back_at_each_key_and_escape_clears(root):
    typed = []
    field = placed(SearchField(root, "Search", typed.append))
    field.focus_force()
    field.insert("end", "å")
    field.insert("end", "s")
    field.event_generate("<Escape>")
    assert typed == ["å", "ås", ""]


def test_the_words_in_an_empty_search_field_go_when_something_is_typed(root):
    field = placed(SearchField(root, "Search", lambda text: None, shortcut="Ctrl+K"))
    (hint,) = field.winfo_children()
    assert hint.winfo_ismapped()
    field.set("x")
    field.update()
    assert not hint.winfo_ismapped()


def test_an_empty_page_says_what_to_do_and_does_it(root):
    done = []
    state = EmptyState(root, "people", "No one yet", "Import applications.", "Import", lambda: done.append(1))
    state.button.invoke()
    assert done == [1]
    assert EmptyState(root, "people", "No one yet", "Nothing to do.").button is None


def test_an_empty_page_draws_its_picture_when_it_is_seen(root):
    state = EmptyState(root, "people", "No one yet", "Nothing to do.")
    picture = state.winfo_children()[0]
    assert not picture.cget("image")
    placed(state)
    assert picture.cget("image")


def test_the_status_line_offers_undo_and_keeps_its_room_when_it_has_nothing_to_say(root):
    undone = []
    line = StatusLine(root)
    line.pack(fill="x")
    root.update()
    high = line.winfo_height()
    line.say("The pair is saved.", ("Undo", lambda: undone.append(1)))
    root.update()
    assert line.winfo_height() == high
    assert line.text() == "The pair is saved."
    line.press("Undo")
    assert undone == [1]
    line.progress("Reading", 1, 10, lambda: None)
    root.update()
    assert line.winfo_height() == high
    line.clear()
    root.update()
    assert line.winfo_height() == high
    assert (line.text(), line.actions()) == ("", [])


def test_a_message_goes_by_itself_but_not_the_progress_of_work(root, monkeypatch):
    monkeypatch.setattr(status_line, "STAYS_MS", 0)
    line = StatusLine(root)

    def a_while() -> None:
        over = IntVar(root)
        root.after(0, lambda: over.set(1))
        root.wait_variable(over)

    line.say("The pair is saved.")
    a_while()
    assert line.text() == ""
    line.say("The pair is saved.")
    line.progress("Reading", 1, 10)
    a_while()
    assert line.text() == "Reading"


def test_progress_can_be_cancelled_and_gives_way_to_the_next_message(root):
    stopped = []
    line = StatusLine(root)
    line.pack(fill="x")
    for done in range(3):
        line.progress("Reading", done, 10, lambda: stopped.append(1))
    assert len(line.actions()) == 1
    line.press(line.actions()[0])
    line.say("Read.")
    assert stopped == [1]
    assert (line.text(), line.actions()) == ("Read.", [])


def test_steps_already_taken_can_be_gone_back_to(root):
    chosen = []
    bar = placed(StepBar(root, ["File", "Columns", "Check"], chosen.append))
    bar.show(1)
    bar.update()
    bar.event_generate("<Button-1>", x=300, y=10)
    bar.event_generate("<Button-1>", x=10, y=10)
    assert chosen == [0]
    assert bar.texts() == ["1  File", "2  Columns", "3  Check"]


def test_a_menu_shows_shortcuts_lines_and_what_is_checked(root):
    ran = []
    menu = make_menu(
        root,
        [
            MenuItem("Move", lambda: ran.append("move"), "Ctrl+M"),
            SEPARATOR,
            MenuItem("Dark", print, checked=True, enabled=False),
        ],
    )
    menu.invoke(0)
    assert ran == ["move"]
    assert menu.entrycget(0, "accelerator") == "Ctrl+M"
    assert [menu.type(number) for number in range(3)] == ["command", "separator", "checkbutton"]
    assert menu.entrycget(2, "state") == "disabled"


def test_a_menu_button_asks_for_its_items_each_time_it_opens(root):
    asked = []
    button = MenuButton(root, "More", lambda: asked.append(1) or [MenuItem("One", print)])
    button.pack()
    root.update()
    for _time in range(2):
        button.open()
        root.update()
        menu_button._posted[-1].unpost()
    assert len(asked) == 2


def test_a_menu_at_the_right_edge_stays_within_its_window(root, monkeypatch):
    posted = []
    monkeypatch.setattr("tkinter.Menu.tk_popup", lambda menu, x, y: posted.append((x, menu.winfo_reqwidth())))
    right = root.winfo_rootx() + root.winfo_width()
    items = [MenuItem("A line that is quite long", print)]
    menu_button.post_menu(root, items, right - 10, 50)
    menu_button.post_menu(root, items, root.winfo_rootx() + 10, 50)
    [(moved, wide), (kept, _wide)] = posted
    assert (moved + wide, kept) == (right, root.winfo_rootx() + 10)


def test_a_link_is_pressed_with_the_keyboard(root):
    pressed = []
    link = Link(root, "Show", lambda: pressed.append(1))
    link.pack()
    root.update()
    link.focus_force()
    link.event_generate("<Return>")
    assert pressed == [1]


def test_a_focused_field_is_scrolled_into_sight(root):
    frame = placed(ScrollFrame(root), 300, 100)
    entries = [ttk.Entry(frame.body) for _number in range(20)]
    for entry in entries:
        entry.pack()
    frame.watch()
    root.update()
    entries[-1].focus_force()
    root.update()
    top = entries[-1].winfo_rooty() - frame.canvas.winfo_rooty()
    assert 0 <= top <= 100 - entries[-1].winfo_height()


def test_the_wheel_scrolls_over_every_child_but_not_when_all_is_in_sight(root):
    frame = placed(ScrollFrame(root), 300, 200)
    label = ttk.Label(frame.body, text="x")
    label.pack()
    frame.watch()
    root.update()
    wheel = "<Button-5>" if root.winsys == "x11" else "<MouseWheel>"
    label.event_generate(wheel)
    assert frame.canvas.canvasy(0) == 0
    ttk.Frame(frame.body, height=900).pack()
    root.update()
    label.event_generate(wheel)
    assert frame.canvas.canvasy(0) > 0


def test_a_tip_stays_on_the_screen_and_goes_with_its_widget(root):
    label = ttk.Label(root, text="x")
    tip = Tooltip(label, "A long explanation")
    tip.show("A long explanation", root.winfo_screenwidth() - 5, root.winfo_screenheight() - 5)
    root.update()
    window = tip._window
    assert window.winfo_rootx() + window.winfo_width() <= root.winfo_screenwidth()
    assert window.winfo_rooty() + window.winfo_height() <= root.winfo_screenheight()
    label.destroy()
    root.update()
    assert tip._window is None
