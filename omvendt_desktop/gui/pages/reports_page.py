"""Reports to hand over or keep: choose one, look at its figures, save it."""

from dataclasses import replace
from datetime import date
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop.domain.reports import Report, leaks
from omvendt_desktop.domain.time_spent import Narrowing
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import SAVE, Action
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.pages.report_choices import PDF, SHOWN, Choice, ReportEntry, about_choices, entries
from omvendt_desktop.gui.pages.report_making import ReportMaking
from omvendt_desktop.gui.pages.report_preview import ReportPreview
from omvendt_desktop.gui.report_saving import save_report
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.gui.widgets.paragraph import Paragraph
from omvendt_desktop.gui.widgets.table import Table, TwoLines
from omvendt_desktop.gui.widgets.table_columns import Column
from omvendt_desktop.i18n import LANGUAGES, _
from omvendt_desktop.store.queries import overview

LIST_WIDTH, NARROW_LIST, NARROW_PAGE = 300, 232, 860
_WAIT_MS = 250


class ReportsPage(Page):
    """The list at the left; choices and the preview at the right."""

    name = "reports"
    tables = frozenset("programmes modules participants pairs meetings attendances logs time_entries check_ins".split())

    def title(self) -> str:
        """The heading."""
        return _("Reports")

    def primary(self) -> Action:
        """Save what is shown."""
        return Action("save", _("Save report"), self.on_save, SAVE, allowed=lambda: self.report is not None)

    def build(self) -> None:
        """The list, the choices and the preview."""
        self.report: Report | None = None
        self.entries = entries()
        self._choosing = False
        self._later = Later(self, self._show_report)
        self.making = ReportMaking(self, self._show_made, self._show_refusal, self._show_cancelled)
        left = Card(self, padding=0, width=theme.px(LIST_WIDTH))
        left.pack_propagate(False)
        self.bind("<Configure>", lambda event: left.configure(width=theme.px(_list_width(event.width))))
        left.pack(side="left", fill="y", padx=(0, theme.px(theme.GAP)), pady=(0, theme.px(theme.GAP)))
        self._build_list(left.body)
        right = Card(self)
        right.pack(side="left", fill="both", expand=True, pady=(0, theme.px(theme.GAP)))
        self._build_choices(right.body)
        self.preview = ReportPreview(right.body)
        self.preview.pack(fill="both", expand=True)
        self.table.show(self.entries)
        self.table.select([self.entries[0].key])

    def refresh(self) -> None:
        """Gather the report chosen and show its figures; of thousands of people while the window answers."""
        self._fill_about()
        self._show_report()

    def show_target(
        self,
        kind: str = "",
        participant_id: int = 0,
        meeting_id: int = 0,
        shown: Narrowing | None = None,
        **target: object,
    ) -> None:
        """Turn to a report, about somebody or some meeting, or of those shown."""
        if kind:
            self.table.select([kind], see=True)
        if about := participant_id or meeting_id or shown:
            self.about.set(about)
        self._show_report()

    def on_select(self, rows: list[ReportEntry]) -> None:
        """Ask what this report needs, and show it."""
        if rows:
            self._arrange(rows[0])
            self.refresh()

    def on_choice(self) -> None:
        """Gather again, a moment after the last key."""
        if not self._choosing:
            self._later.after(_WAIT_MS)

    def on_save(self) -> None:
        """Save what is shown."""
        if self.report is not None:
            save_report(self.window, self.report, self.suffix.get())

    def entry(self) -> ReportEntry:
        """The report chosen."""
        return (self.table.selected() or self.entries)[0]

    def _show_report(self) -> None:
        self.making.stop()
        entry = self.entry()
        self.report = None
        if entry.about and self.about.get() is None:
            words = {"participant": _("Nobody takes part yet."), "meeting": _("No joint meeting has a date yet.")}
            self.preview.say(words[entry.about])
        elif entry.read and not overview.is_small(self.store, self.programme.id):
            self.preview.say(_("Gathering the figures…"))
            self.making.begin(entry.read(self.store, self._choice(entry)), entry.make)
        else:
            self._show_at_once(entry)
        self._show_header()

    def _show_at_once(self, entry: ReportEntry) -> None:
        try:
            report = entry.gather(self.store, self._choice(entry))
        except UserError as error:
            self._show_refusal(error)
        else:
            self._show_made(report, leaks(report))

    def _show_made(self, report: Report, found: list[str]) -> None:
        self.report = report
        self.preview.show(report, found)
        self._show_header()

    def _show_refusal(self, error: UserError) -> None:
        self.preview.say(" ".join(part for part in (error.message, error.hint) if part))

    def _show_cancelled(self) -> None:
        self.preview.say(_("The figures were not gathered."), (_("Gather the figures"), self.refresh))

    def _show_header(self) -> None:
        if self.window.page is self:
            self.window.header.show(self.title(), self.primary(), self.searchable())

    def _choice(self, entry: ReportEntry) -> Choice:
        since, until = self._period() if entry.has_period else (None, None)
        about = self.about.get() if entry.about else None
        choice = Choice(self.programme.id, self.window.today(), self.language.get(), since, until)
        return replace(choice, shown=about) if entry.about == SHOWN else replace(choice, about=about)

    def _period(self) -> tuple[date | None, date | None]:
        return self.since.get(), self.until.get()

    def _fill_about(self) -> None:
        choices = about_choices(self.entry(), self.store, self.programme.id)
        self._choosing = True
        self.about.set_choices(choices)
        if self.about.get() is None and choices:
            self.about.set(choices[0][0])
        self._choosing = False

    def _arrange(self, entry: ReportEntry) -> None:
        """Show only the choices this report has."""
        words = {"participant": _("Participant"), "meeting": _("Meeting"), SHOWN: _("Shows"), "": ""}
        self._about_label.configure(text=words[entry.about])
        for line, wanted in ((self._about_line, bool(entry.about)), (self._period_line, entry.has_period)):
            line.pack_forget()
            if wanted:
                line.pack(fill="x", after=self._choices, pady=(0, theme.px(theme.GAP)))
        names = {suffix: _("PDF") if suffix == PDF else _("Excel") for suffix in entry.suffixes}
        self._choosing = True
        self.suffix.set_choices(list(names.items()))
        self.suffix.set(entry.suffixes[0])
        self._choosing = False

    def _build_list(self, parent: Misc) -> None:
        Link(parent, _("Participants as a workbook…"), self._save_participants).pack(
            side="bottom", anchor="w", padx=theme.px(theme.PAD) - 2, pady=theme.px(theme.GAP)
        )
        self.table = Table(
            parent,
            [Column("report", "", 260, lambda entry: TwoLines(entry.title, entry.sentence), stretch=True)],
            key=lambda entry: entry.key,
            on_select=self.on_select,
            on_open=lambda entry: self.on_save(),
            many=False,
            row_height=64,
            header=False,
        )
        self.table.pack(fill="both", expand=True)

    def _build_choices(self, parent: Misc) -> None:
        bar = self._choices = ttk.Frame(parent)
        bar.pack(fill="x", pady=(0, theme.px(theme.GAP)))
        self.language = ChoiceField(self._part(bar, _("Language"))[0], list(LANGUAGES.items()), width=16)
        self.language.set(self.programme.language)
        self.suffix = ChoiceField(self._part(bar, _("File"))[0], [], width=8)
        for field in (self.language, self.suffix):
            field.pack(anchor="w")
        self._about_line = ttk.Frame(parent)
        part, self._about_label = self._part(self._about_line, "")
        self.about = ChoiceField(part, [], width=44)
        self.about.pack(anchor="w")
        self._build_period(parent)
        for field in (self.language, self.about, self.since, self.until):
            field.on_change(self.on_choice)

    def _build_period(self, parent: Misc) -> None:
        line = self._period_line = ttk.Frame(parent)
        self.since = DateField(line, self.window.today)
        self.until = DateField(line, self.window.today)
        for column, (words, field) in enumerate(((_("From"), self.since), (_("To"), self.until))):
            line.columnconfigure(column, weight=1, uniform="parts")
            ttk.Label(line, text=words, style="Muted.TLabel").grid(row=0, column=column, sticky="w")
            field.grid(row=1, column=column, sticky="we", padx=(0, theme.px(theme.PAD)))
        Paragraph(line, _("Empty for everything so far")).grid(row=2, column=0, columnspan=2, sticky="we")

    def _part(self, parent: Misc, label: str) -> tuple[ttk.Frame, ttk.Label]:
        part, column = ttk.Frame(parent), len(parent.grid_slaves())
        part.grid(row=0, column=column, sticky="w", padx=(0, theme.px(theme.PAD)))
        parent.columnconfigure(column, weight=1, uniform="parts")
        words = ttk.Label(part, text=label, style="Muted.TLabel")
        words.pack(anchor="w")
        return part, words

    def _save_participants(self) -> None:
        from omvendt_desktop.gui.workbook_saving import save_participants

        save_participants(self.window)


def _list_width(page_width: int) -> int:
    return LIST_WIDTH if page_width > theme.px(NARROW_PAGE) else NARROW_LIST
