"""Everybody who takes part, and all that is known of the one chosen."""

from omvendt_desktop.domain.participants import Participant, ParticipantStatus, Role, role_word, status_word
from omvendt_desktop.gui import messages, theme, workbook_saving
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.dialogs.leave_dialog import LeaveDialog
from omvendt_desktop.gui.dialogs.pair_dialog import PairDialog
from omvendt_desktop.gui.dialogs.participant_dialog import ParticipantDialog
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.pages.person_panel import PersonPanel
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuButton, MenuItem
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.gui.widgets.table import Column, Muted, Status, Table
from omvendt_desktop.i18n import _
from omvendt_desktop.services import participants
from omvendt_desktop.services.programme_files import Touched
from omvendt_desktop.store.queries import people
from omvendt_desktop.store.queries.people import PersonRow

_TONES = {
    ParticipantStatus.ACTIVE: "good",
    ParticipantStatus.PAUSED: "warning",
    ParticipantStatus.COMPLETED: "info",
    ParticipantStatus.LEFT: "neutral",
}

PANEL_WIDTH = 400
NARROW_PAGE = 860
SPARED = {"partner": 160, "organisation": 140}
FEW = 50


def filters() -> list[tuple[str, str]]:
    """The choices of the filter, with their words."""
    return [
        ("all", _("Everybody")),
        ("mentor", _("Mentors")),
        ("mentee", _("Mentees")),
        ("free", _("Without a pair")),
        ("left", _("Paused or left")),
    ]


def passes(row: PersonRow, chosen: str) -> bool:
    """Whether the filter lets the row through."""
    if chosen in ("mentor", "mentee"):
        return row.role == Role(chosen)
    if chosen == "free":
        return not row.partner and row.status is ParticipantStatus.ACTIVE
    return chosen != "left" or row.status in (ParticipantStatus.PAUSED, ParticipantStatus.LEFT)


def people_in(touched: Touched) -> set[int]:
    """The ids of the people that were written, and of those in a pair that was."""
    pairs = [row for write in touched.writes if write.table == "pairs" for row in (write.before, write.after) if row]
    return touched.ids.get("participants", set()).union(*((row["mentor_id"], row["mentee_id"]) for row in pairs))


class ParticipantsPage(Page):
    """List at the left, the chosen person at the right."""

    name = "participants"
    tables = frozenset("participants pairs applications meetings attendances time_entries modules programmes".split())

    def title(self) -> str:
        """The heading."""
        return _("Participants")

    def primary(self) -> Action:
        """Take somebody in."""
        return Action("new", _("+  New participant"), self.on_new)

    def build(self) -> None:
        """Filter line, list and panel."""
        bar = self.toolbar()
        self.filter = ChoiceField(bar, filters(), width=18, fits=True)
        self.filter.set("all")
        self.filter.on_change(self.refresh)
        self.filter.pack(side="left")
        self.search = SearchField(bar, _("Filter"), on_text=lambda text: self.table.set_filter(text))
        self.more = MenuButton(bar, _("More"), self._more_items)
        self.more.pack(side="right")
        self.search.pack(side="left", padx=theme.px(theme.NEAR))
        self.panel = PersonPanel(self, self.window, width=theme.px(PANEL_WIDTH))
        card = Card(self, padding=0)
        card.pack(side="left", fill="both", expand=True, pady=(0, theme.px(theme.GAP)))
        self.crowded = False
        self.bind("<Configure>", lambda event: self._fit())
        self.table = self._build_table(card.body)
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))

    def refresh(self) -> None:
        """List everybody the filter lets through."""
        rows = people.listed(self.store, self.programme.id)
        chosen = self.filter.get()
        self.table.show([row for row in rows if passes(row, chosen)] if chosen != "all" else rows)
        self._show_chosen()

    def follow(self, touched: Touched) -> None:
        """After a change of few people, ask for those alone."""
        few = people_in(touched)
        few = people.with_partners(self.store, few) if len(few) <= FEW else few
        rows = people.listed(self.store, self.programme.id, only=few) if len(few) <= FEW else []
        shown = [row for row in rows if passes(row, self.filter.get())]
        if len(shown) == len(few):
            self.table.change(shown)
            self._show_chosen()
        else:
            self.refresh()

    def show_target(self, participant_id: int = 0, **target: object) -> None:
        """Mark one person."""
        if participant_id not in [row.id for row in self.table.rows()]:
            self.filter.set("all")
            self.search.clear()
            self.refresh()
        self.table.select([participant_id], see=True)

    def on_new(self) -> None:
        """Add a participant and mark the new line."""
        made = ParticipantDialog(self.window).show()
        if isinstance(made, Participant):
            self.show_target(participant_id=made.id)

    def on_select(self, rows: list[PersonRow]) -> None:
        """Show the chosen one beside the list."""
        self._show_chosen()

    def _show_chosen(self) -> None:
        rows = self.table.selected()
        if len(rows) == 1:
            self.panel.show(rows[0].id)
            self.panel.pack(side="right", fill="y", padx=(theme.px(theme.GAP), 0), pady=(0, theme.px(theme.GAP)))
        else:
            self.panel.pack_forget()
        self._fit()

    def _fit(self) -> None:
        """Beside the panel of a person, a small window has room for the names only."""
        crowded = bool(self.panel.winfo_manager()) and self.winfo_width() < theme.px(NARROW_PAGE)
        if crowded == self.crowded:
            return
        self.crowded = crowded
        kept = self.widths("participants")
        for key, width in SPARED.items():
            self.table.widths[key] = 0 if crowded else theme.px(kept.get(key, width))
        self.table.redraw()

    def on_edit(self, row: PersonRow) -> None:
        """Open the form."""
        ParticipantDialog(self.window, people.person(self.store, row.id)).show()

    def on_leave(self, row: PersonRow) -> None:
        """Let somebody leave; an open pair is ended in the same step, with a reason."""
        if row.partner:
            LeaveDialog(self.window, row).show()
        else:
            participants.leave(self.store, row.id, self.window.today())

    def on_complete(self, row: PersonRow) -> None:
        """Let somebody complete the programme; an open pair is completed in the same step, after a question."""
        if not row.partner:
            participants.complete(self.store, row.id)
        elif messages.ask(
            self.window.root,
            _("Complete the pair too?"),
            _("{name} is in a pair with {partner}. Both are completed in one step, which you can undo.").format(
                name=row.name, partner=row.partner
            )
            + " "
            + _("Meetings to come are cancelled; what was held stays on record."),
            _("Complete the pair too"),
        ):
            participants.complete(self.store, row.id, self.window.today())

    def on_remove(self, rows: list[PersonRow]) -> None:
        """Take out people added by mistake."""
        participants.remove_many(self.store, [row.id for row in rows])

    def _build_table(self, parent) -> Table:
        table = Table(
            parent,
            [
                Column("name", _("Name"), 190, lambda row: row.name, stretch=True, least=140),
                Column("role", _("Role"), 80, lambda row: Muted(role_word(row.role)), least=60),
                Column(
                    "partner", _("Pair with"), SPARED["partner"], lambda row: row.partner or Muted("–"), stretch=True
                ),
                Column(
                    "organisation", _("From"), SPARED["organisation"], lambda row: Muted(row.organisation), stretch=True
                ),
                Column("status", _("Status"), 110, _status),
            ],
            key=lambda row: row.id,
            on_open=self.on_edit,
            on_edit=self.on_edit,
            on_select=self.on_select,
            on_delete=self.on_remove,
            menu=self._menu,
            row_height=44,
            widths=self.widths("participants"),
            on_widths=lambda widths: None if self.crowded else self.remember_widths("participants", widths),
        )
        table.sort_by("name")
        table.set_empty(
            EmptyState(
                table,
                "people",
                _("Nobody here yet"),
                _("Import applications and accept them, or add somebody by hand."),
                _("Import applications"),
                lambda: self.window.run("import"),
            )
        )
        return table

    def _more_items(self) -> list[MenuItem]:
        return [
            MenuItem(_("Participants to Excel…"), lambda: workbook_saving.save_participants(self.window)),
            MenuItem(_("Participants back from Excel…"), lambda: workbook_saving.take_participants_back(self.window)),
        ]

    def _menu(self, rows: list[PersonRow]) -> list[MenuItem | None]:
        if len(rows) != 1:
            return [MenuItem(_("Remove"), lambda: self.on_remove(rows), "Del", danger=True)]
        row, store = rows[0], self.store
        changes = {
            ParticipantStatus.ACTIVE: (_("Pause"), lambda: participants.pause(store, row.id)),
            ParticipantStatus.PAUSED: (_("Resume"), lambda: participants.resume(store, row.id)),
        }
        back = (_("Take back in"), lambda: participants.come_back(store, row.id))
        return [
            MenuItem(_("Edit…"), lambda: self.on_edit(row), "F2"),
            MenuItem(_("New pair…"), lambda: PairDialog(self.window, row.id).show()),
            SEPARATOR,
            MenuItem(*changes.get(row.status, back)),
            MenuItem(_("Has completed"), lambda: self.on_complete(row)),
            MenuItem(_("Leaves the programme…"), lambda: self.on_leave(row)),
            SEPARATOR,
            MenuItem(_("Remove"), lambda: self.on_remove(rows), "Del", danger=True),
        ]


def _status(row: PersonRow) -> Status:
    return Status(_TONES[row.status], status_word(row.status))
