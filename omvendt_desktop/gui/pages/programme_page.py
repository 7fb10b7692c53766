"""The programme’s facts and every module of its plan, with the sum beside the budget."""

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import (
    Module,
    ProgrammeStatus,
    audience_word,
    day_of,
    kind_word,
    planned_minutes,
    status_word,
)
from omvendt_desktop.gui import messages, theme
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.dialogs.module_dialog import ModuleDialog
from omvendt_desktop.gui.dialogs.programme_dialog import ProgrammeDialog
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuButton, MenuItem
from omvendt_desktop.gui.widgets.paragraph import Paragraph
from omvendt_desktop.gui.widgets.status_dot import StatusDot
from omvendt_desktop.gui.widgets.table import Bold, Column, Muted, Table, Title
from omvendt_desktop.i18n import _
from omvendt_desktop.services import programmes
from omvendt_desktop.store.queries import programmes as programme_queries


def sum_text(modules: list[Module], budget: int) -> tuple[str, str]:
    """Tone and words for the plan’s sum per role beside the budget."""
    mentors, mentees = planned_minutes(modules, Role.MENTOR), planned_minutes(modules, Role.MENTEE)
    if mentors == mentees == budget:
        return "good", _("The plan is {minutes} minutes for everyone, as the budget says.").format(minutes=budget)
    words = _("The plan is {mentors} minutes for mentors and {mentees} for mentees; the budget says {budget}.")
    return "danger", words.format(mentors=mentors, mentees=mentees, budget=budget)


class ProgrammePage(Page):
    """Facts on top, modules below."""

    name = "programme"
    nav = "settings"
    tables = frozenset({"programmes", "modules"})

    def title(self) -> str:
        """The heading."""
        return self.programme.title

    def primary(self) -> Action:
        """Change the facts."""
        return Action("edit", _("Edit programme"), lambda: ProgrammeDialog(self.window, self.programme).show())

    def build(self) -> None:
        """Facts line, sum and modules."""
        self.facts = Paragraph(self)
        self.facts.pack(fill="x", pady=(0, theme.px(theme.NEAR)))
        bar = self.toolbar()
        self.sum = StatusDot(bar)
        self.sum.pack(side="left")
        MenuButton(bar, _("Programme"), self._programme_items).pack(side="right")
        ttk.Button(bar, text=_("New module…"), style="Quiet.TButton", command=self.on_new).pack(
            side="right", padx=theme.px(theme.NEAR)
        )
        card = Card(self, padding=0)
        card.pack(fill="both", expand=True, pady=(0, theme.px(theme.GAP)))
        self.table = Table(
            card.body,
            [
                Column("code", _("Code"), 56, lambda module: Bold(module.code), sortable=False),
                Column("title", _("Theme"), 300, lambda module: Title(module.title), stretch=True, sortable=False),
                Column("kind", _("Kind"), 110, lambda module: Muted(kind_word(module.kind)), sortable=False),
                Column("who", _("For"), 130, lambda module: Muted(audience_word(module.audience)), sortable=False),
                Column("week", _("Week"), 64, lambda module: str(module.week), align="right", sortable=False),
                Column("day", _("Around"), 100, self._day, align="right", sortable=False),
                Column("minutes", _("Minutes"), 80, lambda module: str(module.minutes), align="right", sortable=False),
            ],
            key=lambda module: module.id,
            on_open=self.on_edit,
            on_edit=self.on_edit,
            on_delete=lambda rows: self.on_remove(rows[0]),
            menu=self._menu,
            many=False,
            row_height=44,
            widths=self.widths("modules"),
            on_widths=lambda widths: self.remember_widths("modules", widths),
        )
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))

    def refresh(self) -> None:
        """Show facts, sum and modules as they are."""
        programme = self.programme
        parts = (
            status_word(programme.status),
            _("kick-off {day}").format(day=formats.full_day(programme.kickoff_on)),
            _("organiser {name}, {email}").format(name=programme.organiser_name, email=programme.organiser_email),
            programme.place,
        )
        self.facts.configure(text="  ·  ".join(part for part in parts if part))
        modules = programme_queries.modules(self.store, programme.id)
        self.sum.show(*sum_text(modules, programme.budget_minutes))
        self.table.show(modules)

    def on_new(self) -> None:
        """Add a module at the end of the plan."""
        ModuleDialog(self.window, Module(programme_id=self.programme.id)).show()

    def on_edit(self, module: Module) -> None:
        """Edit every word of a module."""
        ModuleDialog(self.window, module).show()

    def on_remove(self, module: Module) -> None:
        """Take a module out of the plan."""
        programmes.remove_module(self.store, module.id)

    def _day(self, module: Module) -> Muted:
        return Muted(formats.day_month(day_of(module, self.programme.kickoff_on)))

    def _menu(self, rows: list[Module]) -> list[MenuItem | None]:
        module = rows[0]
        return [
            MenuItem(_("Edit…"), lambda: self.on_edit(module), "F2"),
            MenuItem(_("Move up"), lambda: programmes.move_module(self.store, module.id, -1)),
            MenuItem(_("Move down"), lambda: programmes.move_module(self.store, module.id, 1)),
            SEPARATOR,
            MenuItem(_("Remove"), lambda: self.on_remove(module), "Del", danger=True),
        ]

    def _programme_items(self) -> list[MenuItem | None]:
        store, programme = self.store, self.programme
        status = {
            ProgrammeStatus.PLANNED: MenuItem(_("Start the programme"), lambda: programmes.start(store, programme.id)),
            ProgrammeStatus.ACTIVE: MenuItem(_("Close the programme…"), self.on_close),
            ProgrammeStatus.CLOSED: MenuItem(_("Reopen the programme"), lambda: programmes.resume(store, programme.id)),
        }
        return [
            status[programme.status],
            SEPARATOR,
            MenuItem(_("New programme…"), lambda: self.window.run("new_programme"), "Ctrl+Shift+N"),
        ]

    def on_close(self) -> None:
        """Close the programme after a question."""
        if messages.ask(
            self.window.root,
            _("Close the programme?"),
            _("Everything stays on record. You can reopen it."),
            _("Close the programme"),
        ):
            programmes.finish(self.store, self.programme.id)
