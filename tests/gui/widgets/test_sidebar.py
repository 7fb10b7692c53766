import pytest

from omvendt_desktop.gui.widgets.sidebar import Sidebar

PAGES = [("overview", "grid", "Overview"), ("pairs", "people", "Pairs"), ("reports", "file-text", "Reports")]


@pytest.fixture
def chosen():
    return []


@pytest.fixture
def sidebar(root, chosen):
    made = Sidebar(root, "Omvendt", chosen.append)
    for key, icon, text in PAGES:
        made.add(key, icon, text)
    made.add("settings", "gear", "Settings", foot=True)
    made.place(x=0, y=0, height=600)
    root.update()
    return made


def click(sidebar, key):
    y = next(y for y in range(600) if sidebar.key_at(60, y) == key)
    sidebar.event_generate("<Button-1>", x=60, y=y + 3)


def test_a_click_on_a_page_chooses_it(sidebar, chosen):
    for key in ("pairs", "settings", "overview"):
        click(sidebar, key)
    assert chosen == ["pairs", "settings", "overview"]


def test_settings_stand_below_the_pages(sidebar, root):
    sidebar.add("about", "info-circle", "About", foot=True)
    root.update()
    found = [sidebar.key_at(60, y) for y in range(600)]
    order = list(dict.fromkeys(key for key in found if key))
    assert order == ["overview", "pairs", "reports", "settings", "about"]


def test_counts_are_shown_and_nought_is_not(sidebar, root):
    sidebar.set_count("pairs", 10)
    sidebar.set_count("reports", 0)
    root.update()
    assert "10" in sidebar.texts()
    assert "0" not in sidebar.texts()


def test_the_arrows_move_and_enter_chooses(sidebar, chosen, root):
    sidebar.select("overview")
    sidebar.focus_force()
    root.update()
    for key in ("<Down>", "<Down>", "<Return>", "<Down>", "<Down>", "<space>"):
        sidebar.event_generate(key)
    assert chosen == ["reports", "settings"]


def test_the_programme_opens_its_menu_by_click_and_by_keyboard(sidebar, root):
    asked = []
    sidebar.set_programme("Fjordbank", lambda: asked.append(1) or [])
    root.update()
    assert any("Fjordbank" in text for text in sidebar.texts())
    click(sidebar, "programme")
    sidebar.select("overview")
    sidebar.focus_force()
    root.update()
    sidebar.event_generate("<Up>")
    sidebar.event_generate("<Return>")
    assert len(asked) == 2


def test_every_page_can_be_clicked_in_a_low_window(sidebar, root):
    for number in range(8):
        sidebar.add(str(number), "circle", f"Page {number}")
    sidebar.place(height=380)
    root.update()
    found = {sidebar.key_at(60, y) for y in range(380)}
    assert {str(number) for number in range(8)} | {"settings", "overview"} <= found


def test_a_long_name_is_cut_and_told_in_the_tip(sidebar, root):
    sidebar.set_text("pairs", "A name that is far too long for the sidebar")
    root.update()
    assert any(text.endswith("…") for text in sidebar.texts())
    assert sidebar._cut["pairs"] == "A name that is far too long for the sidebar"
