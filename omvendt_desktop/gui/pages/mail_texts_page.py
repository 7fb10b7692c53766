"""The words of every mail, for each role and language, with the mail as it will be read beside them."""

from __future__ import annotations

from dataclasses import replace
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop.domain.mail_texts import PLACEHOLDERS, MailText, Occasion, occasion_word
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import SAVE, Action
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.menu_button import MenuButton, MenuItem
from omvendt_desktop.gui.widgets.radio_row import RadioRow
from omvendt_desktop.gui.widgets.reading_text import ReadingText
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import LANGUAGES, _
from omvendt_desktop.services import mail_texts

WAIT_MS = 150


class MailTextsPage(Page):
    """What is typed is kept when another mail is chosen or the page is left; *Undo* takes it back."""

    name = "mail_texts"
    nav = "settings"
    tables = frozenset({"mail_texts", "programmes"})

    def title(self) -> str:
        """The heading."""
        return _("Words of the mails")

    def primary(self) -> Action:
        """Keep the words."""
        return Action("save", _("Save"), self.on_save, SAVE)

    def build(self) -> None:
        """Choices, words and preview."""
        self.text = MailText()
        self._filling = True
        self._build_choices()
        columns = ttk.Frame(self)
        columns.pack(fill="both", expand=True, pady=(0, theme.px(theme.GAP)))
        columns.rowconfigure(0, weight=1)
        for column in (0, 1):
            columns.columnconfigure(column, weight=1, uniform="half")
        left, right = Card(columns, _("Words")), Card(columns, _("As it will be read"))
        left.grid(row=0, column=0, sticky="nsew")
        right.grid(row=0, column=1, sticky="nsew", padx=(theme.px(theme.GAP), 0))
        self._build_words(left.body)
        self.preview = ReadingText(right.body)
        self.preview.pack(fill="both", expand=True)
        self._later = Later(self, self._show_preview)
        self._filling = False

    def refresh(self) -> None:
        """Show the words of the choice; what is being typed stays."""
        if self._typed() == self.text or self.text.programme_id != self.programme.id:
            self._load()

    def show_target(self, occasion: str = "", role: str = "", language: str = "", **target: object) -> None:
        """Turn to the words of one mail."""
        chosen = Occasion(occasion or Occasion.INVITATION)
        self._choose(MailText(None, 0, chosen, role or Role.MENTOR, language or self.programme.language))
        self._load()

    def settle(self) -> bool:
        """Keep the words that were changed, as for another mail; those of a programme that is gone go too."""
        if self.programme is None or self.programme.id != self.text.programme_id:
            return True
        try:
            return self._keep()
        except UserError:
            return False

    def on_choice(self) -> None:
        """Keep what was typed, then show the words chosen now."""
        if self._filling:
            return
        if self._keep():
            self._load()
        else:
            self._choose(self.text)

    def on_typed(self) -> None:
        """Show soon how the mail will be read."""
        if not self._filling:
            self._later.after(WAIT_MS)

    def on_save(self) -> None:
        """Keep the words that were changed; what is wrong stands below them."""
        self._keep()

    def on_insert(self, name: str) -> None:
        """Put a placeholder where the cursor is in the text."""
        self.words.text.insert("insert", f"{{{name}}}")
        self.words.focus_set()

    def on_reset(self) -> None:
        """Go back to the built-in words."""
        text = self.text
        self._show(text)
        mail_texts.reset(self.store, text.programme_id, text.occasion, text.role, text.language)
        self._load()

    def _keep(self) -> bool:
        typed, before = self._typed(), self.text
        wrong: list[str] = []
        if typed != before:
            self.text = typed
            try:
                self.text = mail_texts.save(self.store, typed)
            except UserError as error:
                self.text = before
                if not isinstance(error, InvalidError):
                    raise
                wrong = [problem.why for problem in error.problems]
        self._say(wrong)
        return not wrong

    def _say(self, wrong: list[str]) -> None:
        self.wrong.configure(text="\n".join(wrong))
        if wrong:
            self.wrong.pack(side="bottom", fill="x", before=self.words)
        else:
            self.wrong.pack_forget()

    def _choose(self, text: MailText) -> None:
        self._filling = True
        self.occasion.set(text.occasion)
        self.role.set(Role(text.role))
        self.language.set(text.language)
        self._filling = False

    def _load(self) -> None:
        self._show(
            mail_texts.text_for(
                self.store, self.programme.id, self.occasion.get(), self.role.get(), self.language.get()
            )
        )

    def _show(self, text: MailText) -> None:
        self._filling = True
        self.text = text
        self.subject.set(text.subject)
        self.words.set(text.text)
        self._filling = False
        self.reset.state(["!disabled" if text.id else "disabled"])
        self._show_preview()

    def _typed(self) -> MailText:
        return replace(self.text, subject=self.subject.get(), text=self.words.get())

    def _placeholder_items(self) -> list[MenuItem]:
        names = PLACEHOLDERS.values() if self.language.get() == "nb" else PLACEHOLDERS
        return [MenuItem(f"{{{name}}}", lambda name=name: self.on_insert(name)) for name in names]

    def _show_preview(self) -> None:
        self._later.cancel()
        try:
            rendered = mail_texts.preview(self.store, self._typed(), self.window.now())
        except UserError as error:
            self.preview.show([("danger", error.message), ("muted", error.hint)])
            return
        lines = [("body", line) for line in rendered.text.splitlines()]
        self.preview.show([("heading", rendered.subject), *lines])

    def _build_choices(self) -> None:
        bar = self.toolbar()
        occasions = [(each, occasion_word(each).capitalize()) for each in Occasion]
        self.occasion = ChoiceField(bar, occasions, width=22, fits=True)
        self.occasion.set(Occasion.INVITATION)
        self.role = RadioRow(bar, [(Role.MENTOR, _("To mentors")), (Role.MENTEE, _("To mentees"))])
        self.role.set(Role.MENTOR)
        self.language = RadioRow(bar, list(LANGUAGES.items()))
        self.language.set(self.programme.language)
        for field in (self.occasion, self.role, self.language):
            field.on_change(self.on_choice)
            field.pack(side="left", padx=(0, theme.px(theme.GAP)))

    def _build_words(self, parent: Misc) -> None:
        ttk.Label(parent, text=_("Subject"), style="Small.TLabel").pack(anchor="w")
        self.subject = TextField(parent)
        self.subject.pack(fill="x", pady=(theme.px(2), theme.px(theme.GAP)))
        ttk.Label(parent, text=_("Text"), style="Small.TLabel").pack(anchor="w")
        foot = ttk.Frame(parent)
        foot.pack(side="bottom", fill="x", pady=(theme.px(theme.NEAR), 0))
        MenuButton(foot, _("Insert"), self._placeholder_items).pack(side="left", padx=(0, theme.px(theme.NEAR)))
        self.reset = ttk.Button(
            foot, text=_("Back to the built-in words"), style="Quiet.TButton", command=self.on_reset
        )
        self.reset.pack(side="left")
        self.wrong = ttk.Label(parent, style="Danger.TLabel", justify="left")
        self.wrong.bind("<Configure>", lambda event: self.wrong.configure(wraplength=event.width))
        self.words = TextArea(parent, lines=8)
        self.words.pack(fill="both", expand=True, pady=(theme.px(2), 0))
        for field in (self.subject, self.words):
            field.on_change(self.on_typed)
