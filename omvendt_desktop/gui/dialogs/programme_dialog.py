"""A new programme in under two minutes, or the facts of one that exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from omvendt_desktop import formats
from omvendt_desktop.domain.programmes import Programme, check_programme
from omvendt_desktop.domain.working_days import day_off_name
from omvendt_desktop.errors import Problem
from omvendt_desktop.gui import file_commands
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.minutes_field import MinutesField
from omvendt_desktop.gui.widgets.switch import CheckField
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import LANGUAGES, _, ngettext
from omvendt_desktop.services import programmes
from omvendt_desktop.store.queries import planning

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_NEW_FIELDS = ("client", "name", "kickoff_on", "organiser_name", "organiser_email", "place", "link", "language")


def day_off(day: date) -> str:
    """A word of warning when hardly anybody works on the day, else an empty text."""
    reason = day_off_name(day)
    return _("A day off: {reason}").format(reason=reason) if reason else ""


class ProgrammeDialog(FormDialog):
    """The facts of a programme; without one it makes a new one."""

    def __init__(self, window: MainWindow, programme: Programme | None = None) -> None:
        self.window = window
        self.existing = programme
        title = _("Edit programme") if programme else _("New programme")
        super().__init__(window.root, title, save_text=_("Save") if programme else _("Make programme"), columns=2)

    def build_form(self, form) -> None:
        """What a programme needs, and what can be left for later."""
        existing = self.existing
        self.held_on = planning.kickoff_held_on(self.window.store, existing.id) if existing else None
        form.add("client", _("Client"), TextField(form), required=True, hint=_("The company, for example Fjordbank"))
        form.add("name", _("Name"), TextField(form), required=True, hint=_("For example autumn 2026"))
        form.add("kickoff_on", _("Kick-off"), DateField(form, self.window.today, self.remark), required=True)
        form.add("language", _("Language of its texts"), ChoiceField(form, list(LANGUAGES.items())))
        form.add("organiser_name", _("Organiser’s name"), TextField(form), required=True)
        form.add(
            "organiser_email",
            _("Organiser’s e-mail"),
            TextField(form),
            required=True,
            hint=_("The address you send invitations from"),
        )
        form.add("place", _("Usual place"), TextField(form))
        form.add("link", _("Usual link"), TextField(form), hint=_("For digital meetings, starts with https://"))
        if self.existing:
            self._more(form)
        form.set(self._values())

    def remark(self, day: date) -> str:
        """What is unusual about the day of the kick-off, or an empty text."""
        if self.held_on is None or day == self.existing.kickoff_on:
            return day_off(day)
        return _("The kick-off was held on {day}.").format(day=formats.day_month_year(self.held_on))

    def check(self, values: dict) -> list[Problem]:
        """The programme’s own rules, tried before a file is made."""
        return check_programme(replace(self.existing or Programme(), **values))

    def save(self, values: dict) -> Programme:
        """Keep the programme; remember the organiser for the next one."""
        programme = replace(self.existing or Programme(), **values)
        self.window.settings.organiser = {
            "organiser_name": programme.organiser_name,
            "organiser_email": programme.organiser_email,
        }
        if self.existing:
            return self._edit(programme)
        made = programmes.create(file_commands.ensure_file(self.window), programme)
        self.window.open_programme(made.id)
        return made

    def _edit(self, programme: Programme) -> Programme:
        """Keep it; who moves the kick-off is told of the meetings that stay where they are."""
        window = self.window
        saved = programmes.edit(window.store, programme)
        count = planning.count_coming(window.store, saved.id, window.now())
        if count and saved.kickoff_on != self.existing.kickoff_on:
            words = ngettext(
                "Kick-off moved. {count} planned meeting keeps its date.",
                "Kick-off moved. {count} planned meetings keep their dates.",
                count,
            )
            links = ((_("Show the meetings"), lambda: window.show("meetings")), (_("Undo"), window.undo))
            window.say(words.format(count=count), *links)
        return saved

    def _more(self, form) -> None:
        form.add("sector", _("Sector"), TextField(form))
        form.add("ends_on", _("Ends"), DateField(form, self.window.today))
        form.add("budget_minutes", _("Time budget per participant"), MinutesField(form), required=True)
        form.heading(_("What may leave this computer"))
        form.add("private_themes", "", CheckField(form, _("Keep the themes out of invitations")), wide=True)
        form.add(
            "attendance_agreed",
            "",
            CheckField(form, _("Attendance of the client’s own people may be in the client’s report")),
            wide=True,
        )
        form.add(
            "mentor_names_agreed", "", CheckField(form, _("Mentors may be named in the client’s report")), wide=True
        )

    def _values(self) -> dict:
        if self.existing is None:
            return {"language": self.window.settings.language, **self.window.settings.organiser}
        names = (*_NEW_FIELDS, "sector", "ends_on", "budget_minutes")
        flags = ("private_themes", "attendance_agreed", "mentor_names_agreed")
        return {name: getattr(self.existing, name) for name in (*names, *flags)}
