"""Bringing answers in from a workbook, in three steps: file, columns, check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from omvendt_desktop.domain.columns import Choices
from omvendt_desktop.domain.header_rows import Layout, suggest_header
from omvendt_desktop.domain.sheets import Book
from omvendt_desktop.domain.tables import Table
from omvendt_desktop.files import applications_xlsx
from omvendt_desktop.gui import messages, theme, workbook_saving
from omvendt_desktop.gui.jobs import Progress
from omvendt_desktop.gui.pages import import_work
from omvendt_desktop.gui.pages.import_check_step import ImportCheckStep
from omvendt_desktop.gui.pages.import_columns_step import ImportColumnsStep
from omvendt_desktop.gui.pages.import_file_step import ImportFileStep
from omvendt_desktop.gui.pages.import_summary import ImportSummary
from omvendt_desktop.gui.pages.import_work import CHECK, FILE, ImportWork, UnderWay
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.step_bar import StepBar
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import imports
from omvendt_desktop.services.import_plan import Counts, RowKind

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

NARROW_PAGE = 900


class ImportPage(Page):
    """Shows the file being imported; nothing is written before the last button."""

    name = "import"
    nav = "applications"
    tables = frozenset({"applications", "participants", "programmes", "mappings"})

    def title(self) -> str:
        """The heading."""
        return _("Import applications")

    def searchable(self) -> bool:
        """The whole width is for the file."""
        return False

    @property
    def work(self) -> ImportWork | None:
        """The file with everything chosen so far; None until one has been read."""
        return self.under_way.work

    @property
    def step(self) -> int:
        """The step at hand."""
        return self.under_way.step

    def build(self) -> None:
        """Steps on top, the step at hand beside the counts, buttons at the foot."""
        self.under_way: UnderWay = self.window.unsaved.setdefault(self.name, UnderWay())
        self.under_way.page = self
        self._writing = False
        self.steps = StepBar(self, [_("File"), _("Columns"), _("Check")], on_step=self.go)
        self.steps.pack(fill="x")
        self.line = ttk.Label(self, style="Muted.TLabel")
        self.line.pack(fill="x", pady=(theme.px(theme.GAP), theme.px(10)))
        self._build_foot()
        self.summary = ImportSummary(self, self.under_way.remember, self.on_remember, self.on_pick)
        self.summary.pack(side="right", fill="y")
        host = Card(self, padding=0)
        host.pack(side="left", fill="both", expand=True, padx=(0, theme.px(theme.GAP)))
        self.file_step = ImportFileStep(host.body, self)
        self.columns_step = ImportColumnsStep(host.body, self)
        self.check_step = ImportCheckStep(host.body, self)
        self.bind("<Configure>", lambda event: self.summary.fit(event.width < theme.px(NARROW_PAGE)))
        self._faces = (self.file_step, self.columns_step, self.check_step)

    def refresh(self) -> None:
        """Compare with what is known now, and show the step at hand."""
        if self._writing:
            return
        if self.work is not None:
            self.under_way.work = import_work.again(self.store, self.programme.id, self.work)
        self._show()

    def show_begun(self) -> None:
        """Show a file just read, or laid out anew."""
        self.check_step.begin()
        self.go(FILE)

    def settle(self) -> bool:
        """Take in what is being typed to mend a row."""
        if self.step == CHECK:
            self.check_step.panel.settle()
        return True

    @classmethod
    def unsaved(cls, window: MainWindow) -> bool:
        """Whether anything is chosen or mended of a file that has not been imported."""
        work = window.unsaved[cls.name].work
        return work is not None and work.decided()

    def show_target(self, file: Path | None = None, **target: object) -> None:
        """Open a file straight away."""
        if file is not None:
            self.open_file(Path(file))

    def take_keyboard(self) -> None:
        """Enter chooses the file when there is none yet."""
        (self._faces[self.step] if self.work else self.file_step.drop.button).focus_set()

    def go(self, step: int) -> None:
        """Turn to a step."""
        self.under_way.step = step if self.work else FILE
        self._show()
        self._faces[self.step].focus()

    def on_choose_file(self) -> None:
        """Let the coordinator choose a workbook."""
        kinds = [(_("Workbooks and CSV files"), "*.xlsx *.xlsm *.csv")]
        path = messages.choose_open(self.window.root, _("Choose a workbook"), kinds, self.window.folder("import"))
        if path:
            self.window.remember_folder("import", path)
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a file in the worker, then show what is in it. What cannot be read is said in one sentence."""

        def read(progress: Progress) -> tuple[Book, Table]:
            book, table = applications_xlsx.read(path, progress)
            return book, import_work.worked_out(table)

        if self._may_discard():
            self.under_way.awaited = path
            text = _("Reading {file}…").format(file=path.name)
            self.window.jobs.run(read, lambda found: self._begin(path, *found), text=text)

    def choose_sheet(self, sheet: int) -> None:
        """Take the answers from another sheet."""
        if sheet != self.work.layout.sheet:
            self.choose_layout(suggest_header(self.work.book.sheets[sheet], sheet))

    def choose_layout(self, layout: Layout) -> None:
        """Let other rows name the columns; the sheet is looked at anew in the worker."""
        if layout == self.work.layout:
            return
        path, book = self.work.path, self.work.book

        def look(progress: Progress) -> Table:
            return import_work.worked_out(applications_xlsx.table(book, layout))

        self.window.jobs.run(look, lambda table: self._begin(path, book, table), text=_("Looking at the sheet…"))

    def choose_field(self, letter: str, becomes: str) -> None:
        """Let a column become something else."""
        self.change(fields=self.work.choices.fields | {letter: becomes})

    def choose_answer(self, key: str, value: Any) -> None:
        """Keep what the coordinator knows about the file: a role, the order of dates, the meaning of an answer."""
        if key in ("role", "day_first"):
            self.change(**{key: value})
        else:
            others = {known: meaning for known, meaning in self.work.choices.values.items() if known != key}
            self.change(values=others if value is None else others | {key: str(value)})

    def change(self, **choices: object) -> None:
        """Make other choices; everything shown follows."""
        self.under_way.work = self.work.chosen(**choices)
        self._show()

    def on_remember(self, remember: bool) -> None:
        """Keep the choices for the next export of the same form, or not."""
        self.under_way.remember = remember
        if self.work is not None:
            self.change(remember=remember)

    def on_pick(self, kind: str) -> None:
        """Show the rows a count stands for."""
        self.go(CHECK)
        self.check_step.show_only(kind)

    def on_back(self) -> None:
        """One step back."""
        self.go(self.step - 1)

    def on_next(self) -> None:
        """One step on; the last one imports."""
        if self.step == CHECK:
            self.on_import()
        else:
            self.go(self.step + 1)

    def on_import(self) -> None:
        """Write the new and changed applications in one step and turn to them."""
        work = self.work
        self.window.settings.imported(self.work.path)
        self._writing = True
        try:
            counts = imports.apply(self.store, self.work.plan, self.window.now())
        finally:
            self._writing = False
        self._forget()
        self.window.show("applications")
        self._tell(work, counts)

    def _tell(self, work: ImportWork, counts: Counts) -> None:
        if not counts.to_write:
            self.window.say(_("Nothing new in {file}; nothing was written.").format(file=work.path.name))
            return
        words = ngettext("{count} application imported", "{count} applications imported", counts.to_write)
        said, links = words.format(count=counts.to_write), [(_("Undo"), self.window.undo)]
        if waiting := work.not_imported():
            said += " · " + _("not imported: {rows}").format(rows=", ".join(waiting))
            links.insert(0, (_("Show them"), lambda: self._take_up(work)))
        self.window.say(said, *links)

    def _take_up(self, work: ImportWork) -> None:
        """Go on with what an import has left, as it stands beside what was imported."""
        self.under_way.work = import_work.again(self.store, self.programme.id, work)
        self.window.show(self.name)
        self.on_pick(RowKind.PROBLEM if self.work.plan.counts.problems else RowKind.DUPLICATE)

    def on_save_problems(self) -> None:
        """Save the rows that cannot be imported yet as a workbook."""
        workbook_saving.save_problem_rows(self.window, self.work)

    def on_cancel(self) -> None:
        """Forget the file and leave."""
        if self._may_discard():
            self.window.jobs.cancel()
            self._forget()
            self.window.show("applications")

    def _begin(self, path: Path, book: Book, table: Table) -> None:
        """Show what a file holds, on the page there is by now; unless nobody waits for the file any more."""
        under_way = self.under_way
        if under_way.awaited == path and self.window.unsaved.get(self.name) is under_way:
            kept = Choices(remember=under_way.remember)
            under_way.begin(import_work.begun(self.store, self.programme.id, path, book, table, kept))

    def _forget(self) -> None:
        self.under_way.forget()
        self._show()

    def _may_discard(self) -> bool:
        return not self.unsaved(self.window) or messages.ask(
            self.window.root,
            _("Leave this import?"),
            _("What you have chosen and mended of {file} is not kept.").format(file=self.work.path.name),
            _("Leave it"),
            _("Go back"),
            danger=True,
        )

    def _show(self) -> None:
        self.steps.show(self.step)
        self.line.configure(text=self._line())
        for number, face in enumerate(self._faces):
            if number == self.step:
                face.pack(fill="both", expand=True)
                face.show()
            else:
                face.pack_forget()
        self._show_summary()
        self._show_foot()

    def _line(self) -> str:
        if self.work is None:
            return _("From a form or a list, in three steps.")
        return self.work.sum_line() if self.step == CHECK else self.work.line()

    def _show_summary(self) -> None:
        if self.work is None:
            self.summary.show([], [])
            return
        problems = [(_("Save problem rows…"), self.on_save_problems)] if self.work.plan.counts.problems else []
        self.summary.show(self.work.counts(), self.work.notes() if self.step != FILE else [], problems)

    def _show_foot(self) -> None:
        plan = self.work.plan if self.work else None
        write = plan.counts.to_write if plan else 0
        importing = _("Import {count}").format(count=write) if write else _("Finish")
        self.next.configure(text=(_("Choose columns"), _("Check the rows"), importing)[self.step])
        stuck = self.step == CHECK and plan and not write and len(plan.of_kind(RowKind.UNCHANGED)) < len(plan.rows)
        self.next.state(["!disabled" if plan and plan.rows and not stuck else "disabled"])
        self.back.state(["disabled" if self.step == FILE else "!disabled"])

    def _build_foot(self) -> None:
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=(theme.px(19), theme.px(theme.GAP)))
        self.cancel = ttk.Button(foot, text=_("Cancel"), style="Quiet.TButton", command=self.on_cancel)
        self.cancel.pack(side="left")
        self.next = ttk.Button(foot, style="Primary.TButton", command=self.on_next)
        self.next.pack(side="right")
        self.back = ttk.Button(foot, text=_("Back"), style="Quiet.TButton", command=self.on_back)
        self.back.pack(side="right", padx=theme.px(theme.NEAR))
