"""The one window: sidebar, header, page and status line around the open file and the open programme."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop import i18n
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.wall_times import wall_time_at
from omvendt_desktop.gui import actions, commands, file_commands, leaving, messages, text_undo, theme, tk_texts
from omvendt_desktop.gui.header import Header
from omvendt_desktop.gui.jobs import Jobs
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.programme_menu import programme_items
from omvendt_desktop.gui.registry import PAGES, page_class
from omvendt_desktop.gui.widgets import focus
from omvendt_desktop.gui.widgets.sidebar import Sidebar
from omvendt_desktop.gui.widgets.status_line import StatusLine
from omvendt_desktop.gui.window_place import WindowPlace
from omvendt_desktop.i18n import _
from omvendt_desktop.services.programme_files import Store, Touched
from omvendt_desktop.settings import Settings
from omvendt_desktop.store.queries import programmes, renewal


def computer_clock() -> datetime:
    """The moment it is, with the zone this computer is set to."""
    return datetime.now().astimezone()


class MainWindow:
    """Holds what is open now, shows pages, and tells them when their tables have changed.

    It is empty until a file is opened, or `rebuild` is called to show the first start. `unsaved` holds, by page, what
    is ticked or typed there and not saved: it outlives the page, which is made anew in another language.
    """

    def __init__(
        self,
        root: ttk.App,
        settings: Settings,
        save_settings: Callable[[Settings], None] = lambda settings: None,
        now: Callable[[], datetime] = computer_clock,
        make_sample: Callable[[Path], object] | None = None,
    ) -> None:
        self.root = root
        self.settings = settings
        self.save_settings = save_settings
        self._clock = now
        self.make_sample = make_sample
        self.jobs = Jobs(root)
        self.jobs.listen(self._on_progress)
        self.store: Store | None = None
        self.programme: Programme | None = None
        self.page: Page | None = None
        self.unsaved: dict[str, Any] = {}
        self._pages: dict[str, Page] = {}
        self._silent = False
        root.title("Omvendt")
        self.place = WindowPlace(root, settings)
        root.report_callback_exception = self._on_callback_error
        root.protocol("WM_DELETE_WINDOW", self.close)
        text_undo.install(root)

    def now(self) -> datetime:
        """Wall time in the zone of the open programme, as its meetings are in; this computer’s while none is open."""
        return wall_time_at(self._clock(), self.programme.time_zone if self.programme else None)

    def today(self) -> date:
        """The day by that time."""
        return self.now().date()

    def open(self, store: Store) -> None:
        """Show a file that has been opened, with the programme that was open last."""
        self.leave_file()
        self.store = store
        store.subscribe(self._on_change)
        self.settings.opened(store.path)
        found = programmes.all_programmes(store)
        self.programme = next((each for each in found if each.id == self.settings.programme_id), None) or next(
            iter(found), None
        )
        self.keep_settings()
        self.rebuild()

    def leave_file(self) -> None:
        """Close the file that is open, if any."""
        if self.store is not None:
            self.store.close()
        self.forget_file()

    def forget_file(self) -> None:
        """Hold no file any more: it has been closed."""
        self.store = self.programme = None
        self.unsaved.clear()

    def open_programme(self, programme_id: int) -> None:
        """Turn to another programme of the file, or to what is typed in this one and cannot be read."""
        if not leaving.may_turn(self):
            return
        self.programme = self.store.get(Programme, programme_id)
        self.settings.programme_id = programme_id
        self.keep_settings()
        for page in self._pages.values():
            page.stale = True
        self.show(self.page.name if self.page and self.page.name != "start" else "overview")

    def rebuild(self) -> None:
        """Make everything on screen anew: at the start, in another language, for another file."""
        name = self.page.name if self.page else "overview"
        i18n.set_language(self.settings.language)
        tk_texts.install(self.settings.language)
        for child in self.root.winfo_children():
            child.destroy()
        self._pages.clear()
        self.page = None
        self._build()
        actions.bind(self.root, self.actions)
        self.show("start" if self.programme is None else "overview" if name == "start" else name)

    def unread_page(self) -> Page | None:
        """A page on which something is typed that cannot be read; what can be read is taken in on each."""
        return next((page for page in self._pages.values() if not page.settle()), None)

    def show(self, name: str, **target: object) -> Page:
        """Turn to a page; `target` tells it what to point at."""
        kind = page_class(name)
        if name not in self._pages:
            self._pages[name] = kind(self._host, self)
        page = self._pages[name]
        turned = self.page is not page
        if self.page is not None and turned:
            self.page.settle()
            self.page.pack_forget()
        self.page = page
        self._frame_for(page)
        page.catch_up()
        if target:
            page.show_target(**target)
        self._show_header()
        page.pack(fill="both", expand=True)
        self._show_counts()
        if turned and not self.root.tk.call("grab", "current", self.root):  # a dialog keeps the keyboard
            page.take_keyboard()
        return page

    def say(self, text: str, *links: tuple[str, Callable[[], object]]) -> None:
        """Tell of a success at the foot of the window."""
        self.status.say(text, *links)

    def undo(self) -> None:
        """Take back what is being typed, else the last change."""
        if text_undo.undo(focus.holder(self.root)) or self.store is None:
            return
        self._silently(self.store.undo, _("Undone: {change}"), (_("Redo"), self.redo))

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.store is not None:
            self._silently(self.store.redo, _("Done again: {change}"), (_("Undo"), self.undo))

    def refresh(self) -> None:
        """Ask the queries anew on the page shown."""
        if self.page is not None:
            self.page.refresh()
            self._show_header()

    def set_language(self, code: str) -> None:
        """Speak another language at once, or turn to what is typed and cannot be read: the pages are made anew."""
        if not leaving.may_turn(self):
            return
        self.settings.language = code
        self.keep_settings()
        self.rebuild()

    def set_theme(self, mode: str) -> None:
        """Turn light or dark at once."""
        self.settings.theme = mode
        self.keep_settings()
        theme.apply(mode)
        for page in self._pages.values():
            page.stale = True
        self.refresh()

    def keep_settings(self) -> None:
        """Write the choices down at once, so that they outlive a crash; a full disk is told of at the end."""
        with suppress(OSError):
            self.save_settings(self.settings)

    def close(self) -> None:
        """Keep the settings, give the file back and end; asks first when something is not saved."""
        if not leaving.may_leave(self):
            return
        self.place.keep()
        try:
            self.save_settings(self.settings)
        except OSError as error:
            messages.show_error(self.root, error)
        self.jobs.close()
        self.leave_file()
        self.root.destroy()

    def folder(self, purpose: str) -> str:
        """The folder used last for a purpose such as `reports`."""
        return self.settings.folders.get(purpose, "")

    def remember_folder(self, purpose: str, file: Path) -> None:
        """Keep the folder of a file that was chosen."""
        self.settings.folders[purpose] = str(file.parent)

    def _build(self) -> None:
        self.actions = commands.all_actions(self)
        self.sidebar = Sidebar(self.root, "Omvendt", on_select=self.show)
        for page in PAGES:
            self.sidebar.add(page.name, page.icon, page.text(), foot=page.foot)
        self._content = ttk.Frame(self.root, padding=(theme.px(theme.WIDE), theme.px(24), theme.px(theme.WIDE), 0))
        self.header = Header(self._content, lambda: self.run("find"))
        self.header.pack(fill="x", pady=(0, theme.px(theme.PAD)))
        self.status = StatusLine(self._content)
        self.status.pack(side="bottom", fill="x")
        self._host = ttk.Frame(self._content)
        self._host.pack(fill="both", expand=True)

    def run(self, name: str) -> None:
        """Do the command of this name."""
        next(action for action in self.actions if action.name == name).run()

    def _show_header(self) -> None:
        self.header.show(self.page.title(), self.page.primary(), self.page.searchable())

    def _frame_for(self, page: Page) -> None:
        self._content.pack_forget()
        self.sidebar.pack_forget()
        if self.programme is not None:
            self.sidebar.pack(side="left", fill="y")
            self.sidebar.select(page.nav or page.name)
            self.sidebar.set_programme(self.programme.title, lambda: programme_items(self))
        self._content.pack(side="left", fill="both", expand=True)

    def _show_counts(self) -> None:
        if self.programme is None:
            return
        counts = programmes.counts(self.store, self.programme.id, self.today().isoformat())
        for name in ("applications", "participants", "pairs", "check_ins"):
            self.sidebar.set_count(name, getattr(counts, name))

    def _on_change(self, touched: Touched) -> None:
        renewal.renew(self.store, touched)
        if "programmes" in touched and not self._follow_programmes():
            return
        for page in list(self._pages.values()):
            if page.tables & touched:
                if page is self.page:
                    page.follow(touched)
                    self._show_header()
                else:
                    page.miss(touched)
        self._show_counts()
        if not self._silent and self.store is not None:
            self.say(_("Done: {change}").format(change=self.store.undo_label), (_("Undo"), self.undo))

    def _follow_programmes(self) -> bool:
        """Know the open programme as it is now; False when it is gone and another page is on its way."""
        found = programmes.all_programmes(self.store)
        known = {each.id: each for each in found}
        self.programme = known.get(self.programme.id) if self.programme else None
        if self.programme is not None:
            self.sidebar.set_programme(self.programme.title, lambda: programme_items(self))
            return True
        self.programme = next(iter(found), None)
        self.settings.programme_id = self.programme.id if self.programme else 0
        for page in self._pages.values():
            page.stale = True
        self.root.after_idle(lambda: self.show("overview" if self.programme else "start"))
        return False

    def _silently(self, step: Callable[[], str], text: str, link: tuple[str, Callable[[], object]]) -> None:
        self._silent = True
        try:
            label = step()
        finally:
            self._silent = False
        if label:
            self.say(text.format(change=label), link)

    def _on_progress(self, text: str | None, done: int = 0, total: int = 0) -> None:
        if text is None:
            self.status.clear()
        else:
            self.status.progress(text, done, total, self.jobs.cancel)

    def _on_callback_error(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        messages.show_error(self.root, error, file_commands.way_on(self, error))
