"""When a pair needs attention, when to call, and when to remind: the programme’s own numbers."""

from dataclasses import replace

import ttkbootstrap as ttk

from omvendt_desktop.domain.rules import MOST, RULES, rule_words, rules_of
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import SAVE, Action
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.paragraph import Paragraph
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.gui.widgets.text_field import NumberField
from omvendt_desktop.i18n import _
from omvendt_desktop.services import programmes

_WORDS_WIDTH = 560


def parts() -> list[tuple[str, list[str]]]:
    """The headings, each with the names of its numbers; every number stands under exactly one."""
    health = ("too_early", "red_days", "red_breaks", "red_no", "yellow", "behind", "low")
    calls = ("red_flag", "check_in")
    named = [
        (_("When a pair needs attention"), [name for name in RULES if name.startswith(health)]),
        (_("Check-ins"), [name for name in RULES if name.startswith(calls)]),
    ]
    taken = {name for _title, names in named for name in names}
    return [*named, (_("Reminders on today’s list"), [name for name in RULES if name not in taken])]


def own_rules(values: dict[str, int]) -> dict[str, int]:
    """Only what differs from the defaults is kept, so that better defaults reach every programme."""
    return {name: value for name, value in values.items() if value != RULES[name]}


class RulesPage(Page):
    """One number a line, with what is usual beside it."""

    name = "rules"
    nav = "settings"
    tables = frozenset({"programmes"})

    def title(self) -> str:
        """The heading."""
        return _("Rules of the programme")

    def primary(self) -> Action:
        """Keep the numbers."""
        return Action("save", _("Save"), self.on_save, SAVE)

    def build(self) -> None:
        """A card for each part."""
        bar = self.toolbar()
        words = _("These numbers decide what is shown on your screen. They never leave this computer.")
        self.reset = ttk.Button(bar, text=_("Use the usual numbers"), style="Quiet.TButton", command=self.on_reset)
        self.reset.pack(side="right", padx=(theme.px(theme.PAD), 0))
        Paragraph(bar, words).pack(side="left", fill="x", expand=True)
        scroll = ScrollFrame(self)
        scroll.pack(fill="both", expand=True)
        self._shown_of: int | None = None
        self.fields: dict[str, NumberField] = {}
        self.notes: dict[str, ttk.Label] = {}
        for title, names in parts():
            card = Card(scroll.body, title)
            card.pack(fill="x", pady=(0, theme.px(theme.GAP)))
            card.body.columnconfigure(0, minsize=theme.px(_WORDS_WIDTH))
            for line, name in enumerate(names):
                self._build_line(card.body, line, name)
        scroll.watch()

    def refresh(self) -> None:
        """Show the numbers in force."""
        self._shown_of = self.programme.id
        for name, value in rules_of(self.programme.rules).items():
            self.fields[name].set(value)

    def settle(self) -> bool:
        """Keep the numbers, or say beside each which cannot be; those of a programme that is gone go too."""
        if self.programme is None or self.programme.id != self._shown_of:
            return True
        try:
            return not self._keep()
        except UserError:
            return False

    def on_save(self) -> None:
        """Keep the numbers; the keyboard goes to the first that cannot be."""
        for name in self._keep()[:1]:
            self.fields[name].focus_set()

    def on_reset(self) -> None:
        """Use the usual numbers again."""
        programmes.edit(self.store, replace(self.programme, rules={}))
        self.refresh()

    def _keep(self) -> list[str]:
        values = {name: self._value(name) for name in RULES}
        wrong = [name for name, value in values.items() if value is None]
        rules = self.programme.rules if wrong else own_rules(values)
        if rules != self.programme.rules:
            programmes.edit(self.store, replace(self.programme, rules=rules))
        return wrong

    def _value(self, name: str) -> int | None:
        try:
            value = self.fields[name].get()
        except UserError as error:
            self.fields[name].mark(True)
            self.notes[name].configure(text=error.message, style="Danger.TLabel")
            return None
        return RULES[name] if value is None else value

    def _build_line(self, parent, line: int, name: str) -> None:
        space = theme.px(theme.TIGHT)
        words = ttk.Label(parent, text=rule_words()[name], wraplength=theme.px(_WORDS_WIDTH), justify="left")
        words.grid(row=line, column=0, sticky="w", pady=space)
        note = ttk.Label(parent, style="Muted.TLabel")
        field = self.fields[name] = NumberField(parent, most=MOST, width=6)
        field.grid(row=line, column=1, sticky="w", pady=space)
        field.on_change(lambda: self._compare(name))
        note.grid(row=line, column=2, sticky="w", padx=(theme.px(theme.GAP), 0))
        self.notes[name] = note

    def _compare(self, name: str) -> None:
        usual = str(self.fields[name].variable.get()).strip() in ("", str(RULES[name]))
        words = _("usual") if usual else _("usual is {number}").format(number=RULES[name])
        self.fields[name].mark(False)
        self.notes[name].configure(text=words, style="Muted.TLabel")
