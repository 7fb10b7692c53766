"""A participant’s facts, new or known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omvendt_desktop import formats
from omvendt_desktop.domain.participants import (
    SLOTS,
    MeetingMode,
    Participant,
    Role,
    check_participant,
    mode_word,
    role_word,
    slot_words,
)
from omvendt_desktop.errors import Problem
from omvendt_desktop.gui import typed_lists
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.many_choice import ManyChoice
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.gui.widgets.text_field import NumberField, TextField
from omvendt_desktop.i18n import LANGUAGES, _
from omvendt_desktop.services import participants

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_PLAIN = ("name", "role", "email", "phone", "organisation", "title", "field", "place", "sector", "mail_language")
_AS_THEY_ARE = (*_PLAIN, "meeting_mode", "capacity", "wishes", "experience", "affiliation", "private_notes")


class ParticipantDialog(FormDialog):
    """Without a participant it takes a new one in."""

    def __init__(self, window: MainWindow, participant: Participant | None = None) -> None:
        self.window = window
        self.existing = participant
        title = _("Edit participant") if participant else _("New participant")
        super().__init__(window.root, title, save_text=_("Save"), columns=2)

    def build_form(self, form) -> None:
        """The person first, then what helps matching and planning."""
        self._person(form)
        form.heading(_("For matching and planning"))
        self._matching(form)
        form.heading(_("Only for you"))
        form.add(
            "private_notes", _("Private notes"), TextArea(form, lines=3), hint=_("Never leave this computer"), wide=True
        )
        form.set(self._values())

    def check(self, values: dict) -> list[Problem]:
        """The participant’s own rules, and the days."""
        days = typed_lists.check_days("blocked_dates", values["blocked_dates"], self.window.today())
        return [*check_participant(self._person_of(values)), *days]

    def save(self, values: dict) -> Participant:
        """Keep the participant."""
        person = replace(
            self._person_of(values),
            languages=typed_lists.words(values["languages"]),
            topics=typed_lists.words(values["topics"]),
            avoid_topics=typed_lists.words(values["avoid_topics"]),
            availability=tuple(values["availability"]),
            blocked_dates=typed_lists.days(values["blocked_dates"], self.window.today()),
        )
        if self.existing:
            return participants.edit(self.window.store, person)
        return participants.add(self.window.store, person)

    def _person_of(self, values: dict) -> Participant:
        base = self.existing or Participant(programme_id=self.window.programme.id)
        return replace(base, **{name: values[name] for name in _AS_THEY_ARE if name in values})

    def _person(self, form) -> None:
        form.add("name", _("Name"), TextField(form), required=True)
        form.add("role", _("Role"), ChoiceField(form, [(role, role_word(role)) for role in Role]), required=True)
        form.add("email", _("E-mail"), TextField(form), required=True)
        form.add("phone", _("Phone"), TextField(form))
        form.add("organisation", _("Employer or place of study"), TextField(form))
        form.add("title", _("Job title"), TextField(form))
        form.add("field", _("Field"), TextField(form))
        form.add("place", _("Place"), TextField(form))
        form.add("sector", _("Sector"), TextField(form))
        form.add("mail_language", _("Language of mails"), ChoiceField(form, list(LANGUAGES.items())))

    def _matching(self, form) -> None:
        form.add("topics", _("Topics"), TextField(form), hint=_("Separate with commas"))
        form.add("avoid_topics", _("Topics to avoid"), TextField(form), hint=_("Separate with commas"))
        form.add("languages", _("Languages"), TextField(form), hint=_("Separate with commas"))
        form.add(
            "meeting_mode",
            _("Prefers to meet"),
            ChoiceField(form, [(mode, mode_word(mode)) for mode in MeetingMode]),
        )
        form.add(
            "availability",
            _("Can usually meet"),
            ManyChoice(form, [(slot, slot_words(slot)) for slot in SLOTS], columns=3),
            wide=True,
        )
        form.add(
            "blocked_dates",
            _("Dates that do not work"),
            TextField(form),
            hint=_("For example 24.11, 1.12"),
        )
        form.add("capacity", _("Room for pairs"), NumberField(form, least=1, most=9), required=True)
        form.add("wishes", _("Wishes and goals"), TextArea(form, lines=3), wide=True)
        form.add("experience", _("Experience"), TextArea(form, lines=2))
        form.add("affiliation", _("Ties to be aware of"), TextArea(form, lines=2))

    def _values(self) -> dict:
        person = self.existing or Participant(mail_language=self.window.programme.language)
        values = {name: getattr(person, name) for name in _AS_THEY_ARE}
        return values | {
            "languages": ", ".join(person.languages),
            "topics": ", ".join(person.topics),
            "avoid_topics": ", ".join(person.avoid_topics),
            "availability": list(person.availability),
            "blocked_dates": ", ".join(formats.numeric_day(day) for day in person.blocked_dates),
        }
