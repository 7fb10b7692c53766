from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from omvendt_desktop.gui.widgets import modifiers
from omvendt_desktop.gui.widgets.table import Check, Column, Status, Table, TwoLines


@dataclass(frozen=True)
class Person:
    key: int
    name: str
    hours: float | None = 0
    group: str = "A"
    ready: bool = False


NAMES = ["Åse Lund", "Amina Yusuf", "Ørjan Moe", "Ægir Dahl", "Zoë Holm", "Kari Nordmann"]
PEOPLE = [Person(number, name, number * 1.5) for number, name in enumerate(NAMES)]


def columns(**options: Any) -> list[Column]:
    return [
        Column("name", "Name", 200, lambda person: person.name, stretch=True),
        Column(
            "hours", "Hours", 100, lambda person: f"{person.hours}", sort=lambda person: person.hours, align="right"
        ),
        Column("ready", "Ready", 60, lambda person: Check(person.ready), **options),
        Column("status", "Status", 120, lambda person: Status("good", "on track")),
    ]


@pytest.fixture
def make(root: Any) -> Iterator[Any]:
    def made(rows: list[Person] = PEOPLE, on_click: Any = None, **options: Any) -> Table:
        table = Table(root, columns(on_click=on_click), key=lambda person: person.key, **options)
        table.place(x=0, y=0, width=600, height=320)
        table.show(rows)
        root.update()
        table.canvas.focus_force()
        root.update()
        return table

    yield made


def press(table: Table, key: str) -> None:
    table.canvas.event_generate(key)
    table.update()


def click(table: Table, key: int, column: str, how: str = "<Button-1>") -> None:
    left, top, right, bottom = table.cell_box(key, column)
    table.canvas.event_generate(how, x=(left + right) // 2, y=(top + bottom) // 2)
    table.update()


def names(rows: list[Person]) -> list[str]:
    return [person.name for person in rows]


def drawn(table: Table) -> list[str]:
    canvas = table.canvas
    return [canvas.itemcget(item, "text") for item in canvas.find_all() if canvas.type(item) == "text"]


def test_names_sort_as_a_norwegian_list_does(make):
    table = make()
    table.sort_by("name")
    assert names(table.rows()) == ["Amina Yusuf", "Kari Nordmann", "Zoë Holm", "Ægir Dahl", "Ørjan Moe", "Åse Lund"]


def test_a_click_on_a_title_sorts_and_a_second_one_turns_the_order(make):
    table = make()
    for _click in range(2):
        table.canvas.event_generate("<Button-1>", x=30, y=10)
    table.update()
    assert table.sorting() == ("name", True)
    assert table.rows()[0].name == "Åse Lund"


def test_rows_without_a_value_come_last_in_both_directions(make):
    table = make([Person(1, "a", None), Person(2, "b", 3), Person(3, "c", 1)])
    table.sort_by("hours")
    assert names(table.rows()) == ["c", "b", "a"]
    table.sort_by("hours", descending=True)
    assert names(table.rows()) == ["b", "c", "a"]


def test_equal_rows_keep_the_order_they_came_in(make):
    table = make([Person(number, name, 1) for number, name in enumerate("dbca")])
    table.sort_by("hours", descending=True)
    assert names(table.rows()) == list("dbca")


@pytest.mark.parametrize(
    ("typed", "found"), [("zoe", ["Zoë Holm"]), ("ÅSE", ["Åse Lund"]), ("moe ørj", ["Ørjan Moe"]), ("x", [])]
)
def test_the_filter_looks_for_every_word_without_case_and_accents(make, typed, found):
    table = make()
    table.set_filter(typed)
    assert names(table.rows()) == found


def test_a_filter_that_leaves_nothing_says_so(make):
    table = make()
    table.set_filter("nobody")
    table.update()
    assert any("." in text and len(text) > 8 for text in drawn(table))


def test_selection_and_scroll_stay_when_rows_are_shown_again(make):
    rows = [Person(number, f"Person {number:04}") for number in range(500)]
    table = make(rows)
    table.select([300])
    table.update()
    before = table.offset
    table.show([Person(number, f"Person {number:04}", 9) for number in range(500)])
    table.update()
    assert before > 0
    assert table.offset == before
    assert [person.key for person in table.selected()] == [300]
    assert table.selected()[0].hours == 9


def test_a_row_that_is_gone_is_no_longer_selected_and_the_page_is_told(make):
    told = []
    table = make(on_select=lambda rows: told.append(names(rows)))
    table.select([1, 2])
    table.show(PEOPLE[2:])
    assert told == [["Amina Yusuf", "Ørjan Moe"], ["Ørjan Moe"]]


def test_a_row_hidden_by_the_filter_is_not_selected_when_it_comes_back(make):
    table = make()
    table.select([1, 2])
    table.set_filter("moe")
    assert names(table.selected()) == ["Ørjan Moe"]
    table.set_filter("")
    assert names(table.selected()) == ["Ørjan Moe"]


def test_choosing_a_row_out_of_sight_scrolls_just_far_enough_either_way(make):
    table = make([Person(number, f"Person {number}") for number in range(60)])
    for key in (40, 10):
        table.select([key])
        table.update()
        _left, top, _right, bottom = table.cell_box(key, "name")
        assert table.header_height <= top
        assert bottom <= table.header_height + table.view_height()
    assert top == table.header_height


def test_the_arrow_keys_move_and_shift_selects_a_range(make):
    table = make()
    press(table, "<Down>")
    press(table, "<Down>")
    assert names(table.selected()) == ["Amina Yusuf"]
    press(table, "<Shift-Down>")
    press(table, "<Shift-Down>")
    assert names(table.selected()) == ["Amina Yusuf", "Ørjan Moe", "Ægir Dahl"]
    press(table, "<End>")
    assert names(table.selected()) == ["Kari Nordmann"]
    press(table, "<Home>")
    assert names(table.selected()) == ["Åse Lund"]


def test_control_a_selects_all_only_where_many_may_be_selected(make):
    table = make()
    press(table, "<Control-a>")
    assert len(table.selected()) == len(PEOPLE)
    single = make(many=False)
    press(single, "<Control-a>")
    assert single.selected() == []


def test_control_click_adds_and_shift_click_extends(make):
    table = make()
    click(table, 0, "name")
    click(table, 3, "name", "<Control-Button-1>")
    assert [person.key for person in table.selected()] == [0, 3]
    click(table, 5, "name", "<Shift-Button-1>")
    assert [person.key for person in table.selected()] == [3, 4, 5]


def test_enter_and_double_click_open_the_row(make):
    opened = []
    table = make(on_open=lambda person: opened.append(person.key))
    press(table, "<Down>")
    press(table, "<Return>")
    click(table, 2, "name")
    click(table, 2, "name")
    assert opened == [0, 2]


def test_f2_and_delete_call_the_page(make):
    calls = []
    table = make(on_edit=lambda person: calls.append(person.key), on_delete=lambda rows: calls.append(len(rows)))
    table.select([4, 5])
    press(table, "<F2>")
    press(table, "<Delete>")
    assert calls == [4, 2]


def test_typed_letters_jump_to_the_next_name(make):
    table = make()
    table.canvas.event_generate("<Key>", keysym="k")
    assert names(table.selected()) == ["Kari Nordmann"]


def test_a_box_is_ticked_by_click_and_by_space(make):
    ticked = []
    table = make(on_click=lambda person: ticked.append(person.key))
    click(table, 1, "ready")
    click(table, 2, "name")
    table.canvas.event_generate("<space>")
    assert ticked == [1, 2]


def test_a_choice_calls_back_with_the_value_chosen(root):
    from omvendt_desktop.gui.widgets import menu_button
    from omvendt_desktop.gui.widgets.table import Choice

    chosen = []
    column = Column(
        "to", "To", 200, Choice, choices=lambda row: [(1, "one"), (2, "two")],
        on_choose=lambda row, value: chosen.append((row, value)),
    )  # fmt: skip
    table = Table(root, [column], key=str)
    table.place(x=0, y=0, width=300, height=200)
    table.show(["a", "b"])
    table.update()
    table.mouse._use(1, table.places()[0])
    menu = menu_button._posted[-1]
    menu.invoke(1)
    menu.unpost()
    assert chosen == [("b", 2)]


def test_copy_gives_tab_separated_text_under_the_titles(make, root):
    table = make()
    table.select([1])
    press(table, "<Control-c>")
    assert root.clipboard_get() == "Name\tHours\tReady\tStatus\nAmina Yusuf\t1.5\t\ton track"


def test_nothing_selected_copies_all_rows(make):
    assert len(make().copy().splitlines()) == len(PEOPLE) + 1


def test_every_point_of_a_cell_belongs_to_its_row_and_column(make):
    table = make([Person(number, f"Person {number}") for number in range(50)])
    table.scroll_to(37)
    table.update()
    left, top, right, bottom = table.cell_box(3, "hours")
    for x in (left, right - 1):
        for y in (top, bottom - 1):
            assert table.rows()[table.line_at(y)].key == 3
            assert next(place.column.key for place in table.places() if place.left <= x < place.edge) == "hours"
    assert table.rows()[table.line_at(bottom)].key == 4


def test_only_rows_in_sight_are_drawn(make):
    table = make([Person(number, f"Person {number}") for number in range(10_000)])
    assert len(table.rows()) == 10_000
    assert len(table.canvas.find_all()) < 200


def test_the_wheel_scrolls_but_not_past_the_end(make):
    table = make([Person(number, f"Person {number}") for number in range(30)])
    table.canvas.event_generate("<Button-5>" if table.tk.call("tk", "windowingsystem") == "x11" else "<MouseWheel>")
    assert table.offset > 0
    table.scroll_to(10**9)
    assert table.offset == 30 * table.row_height - table.view_height()


def test_dragging_the_edge_of_a_column_changes_its_width_and_is_remembered(make):
    kept: dict[str, int] = {}
    table = make(on_widths=kept.update)
    edge = table.cell_box(0, "hours")[2]
    for sequence, x in (("<Button-1>", edge), ("<B1-Motion>", edge + 15), ("<ButtonRelease-1>", edge + 15)):
        table.canvas.event_generate(sequence, x=x, y=8)
    table.update()
    assert table.cell_box(0, "hours")[2] == edge + 15
    assert kept["hours"] > 100
    assert sum(place.edge - place.left for place in table.places()) == 600 - 2 * table.padding


def test_long_text_is_cut_and_the_tip_tells_all_of_it(make):
    long = "A very long name " * 20
    table = make([Person(1, long.strip())])
    left, top, *_rest = table.cell_box(1, "name")
    assert any(text.endswith("…") for text in drawn(table))
    assert table.mouse.tip(left + 5, top + 5) == long.strip()
    assert table.mouse.tip(table.cell_box(1, "status")[0] + 5, top + 5) == ""


def test_groups_stand_under_headings_that_cannot_be_selected(make):
    rows = [Person(1, "b", group="Late"), Person(2, "a", group="Now"), Person(3, "c", group="Late")]
    table = make(rows, group=lambda person: person.group)
    table.sort_by("name")
    table.update()
    assert [getattr(line, "text", None) or line.name for line in table.model.lines] == ["Late", "b", "c", "Now", "a"]
    press(table, "<Home>")
    press(table, "<Down>")
    press(table, "<Down>")
    assert names(table.selected()) == ["a"]
    press(table, "<Control-a>")
    assert len(table.selected()) == 3


def test_the_total_row_stays_at_the_foot_while_the_rows_scroll(make):
    table = make([Person(number, f"Person {number}") for number in range(100)])
    table.set_total({"name": "Sum of all"})
    table.scroll_to(900)
    table.update()
    assert "Sum of all" in drawn(table)
    assert table.line_at(table.canvas.winfo_height() - 3) is None


def test_a_table_that_fits_is_as_tall_as_its_rows(make, root):
    table = Table(root, columns(), key=lambda person: person.key, fit=True)
    table.pack()
    table.show(PEOPLE)
    root.update()
    assert table.canvas.winfo_height() == table.header_height + len(PEOPLE) * table.row_height


def test_what_to_do_next_is_shown_only_while_there_are_no_rows(make):
    import ttkbootstrap as ttk

    table = make([])
    hint = ttk.Label(table, text="Import applications")
    table.set_empty(hint)
    table.update()
    assert hint.winfo_ismapped()
    table.show(PEOPLE)
    table.update()
    assert not hint.winfo_ismapped()


def test_a_right_click_selects_the_row_and_asks_for_its_menu(make, monkeypatch):
    asked = []
    table = make(menu=lambda rows: asked.append(names(rows)) or [])
    click(table, 2, "name", "<Button-3>")
    assert asked == [["Ørjan Moe"]]
    assert names(table.selected()) == ["Ørjan Moe"]


def test_rows_may_be_any_object(root):
    table = Table(root, [Column("n", "N", 100, lambda row: str(row.n))], key=lambda row: row.n)
    table.show([SimpleNamespace(n=1), SimpleNamespace(n=2)])
    assert table.copy() == "N\n1\n2"


def test_a_table_that_goes_away_leaves_nothing_to_be_done(make, root):
    table = make([Person(number, f"Person {number}") for number in range(3000)])
    table.show(PEOPLE * 200)
    table.canvas.event_generate("<Key>", keysym="k")
    table.destroy()
    root.after(60, root.quit)
    root.mainloop()


@pytest.mark.parametrize(
    ("system", "state", "adds", "commands"),
    [
        ("win32", 0x8, False, False),
        ("win32", 0xC, True, True),
        ("win32", 0x20000, False, True),
        ("x11", 0x8, False, True),
        ("x11", 0x10, False, False),
        ("aqua", 0x8, True, True),
    ],
)
def test_num_lock_on_windows_is_neither_ctrl_nor_alt(system, state, adds, commands):
    widget = SimpleNamespace(tk=SimpleNamespace(call=lambda *words: system))
    event = SimpleNamespace(state=state, widget=widget)
    assert (modifiers.adds(event), modifiers.commands(event)) == (adds, commands)


def test_only_a_long_list_with_a_filter_makes_the_texts_of_all_its_rows_ready(make):
    many = [Person(number, f"Person {number}") for number in range(1000)]
    table = make(many)
    assert table._preparing.waits() or table.model.prepare(0)
    assert make(many, searched=False)._preparing is None


def test_a_long_list_out_of_sight_makes_no_texts_ready_until_it_is_seen_again(make, root):
    table = make([Person(number, f"Person {number}") for number in range(5000)])
    table.place_forget()
    root.update()
    table.show([Person(number, f"Someone {number}") for number in range(5000)])
    table._preparing.step()
    assert not table._preparing.waits()
    table.place(x=0, y=0, width=400, height=300)
    root.update()
    assert table._preparing.waits()


def test_the_chosen_line_stays_in_sight_when_the_table_gets_lower(make, root):
    table = make([Person(number, f"Person {number}") for number in range(40)])
    table.select([6], see=True)
    root.update()
    table.place(height=200)
    root.update()
    _left, top, _right, bottom = table.cell_box(6, "name")
    assert top >= 0
    assert bottom <= table.canvas.winfo_height()


def test_a_name_with_nothing_below_it_stands_in_the_middle_of_its_row(make):
    table = make()
    table.columns[0] = table.columns[0]._replace(cell=lambda person: TwoLines(person.name, "", bold=False))
    table.redraw()
    table.update()
    _left, top, _right, bottom = table.cell_box(0, "name")
    texts = [item for item in table.canvas.find_all() if table.canvas.type(item) == "text"]
    [name] = [item for item in texts if table.canvas.itemcget(item, "text") == "Åse Lund"]
    _x1, above, _x2, below = table.canvas.bbox(name)
    assert abs((above + below) / 2 - (top + bottom) / 2) <= 3
