"""Every word of a module, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omvendt_desktop.domain.programmes import Audience, Module, ModuleKind, audience_word, check_module, kind_word
from omvendt_desktop.errors import Problem, UserError
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.minutes_field import MinutesField
from omvendt_desktop.gui.widgets.switch import CheckField
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.gui.widgets.text_field import NumberField, TextField
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import programmes
from omvendt_desktop.store.queries import planning

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_PLAIN = ("code", "kind", "audience", "minutes", "week", "title_nb", "title_en")
_LISTS = ("goals_nb", "goals_en", "questions_nb", "questions_en")


class ModuleDialog(FormDialog):
    """Facts first, then Norwegian at the left and English at the right."""

    def __init__(self, window: MainWindow, module: Module) -> None:
        self.window = window
        self.module = module
        title = _("Module {code}").format(code=module.code) if module.id else _("New module")
        super().__init__(window.root, title, save_text=_("Save"), columns=2)

    def build_form(self, form) -> None:
        """Two columns."""
        kinds = [(kind, kind_word(kind)) for kind in ModuleKind]
        audiences = [(audience, audience_word(audience)) for audience in Audience]
        form.add("code", _("Code"), TextField(form, width=10), required=True)
        form.add("kind", _("Kind"), ChoiceField(form, kinds))
        form.add("audience", _("For"), ChoiceField(form, audiences))
        form.add("minutes", _("Minutes per participant"), MinutesField(form), required=True)
        form.add(
            "week", _("Weeks from kick-off"), NumberField(form, least=-52, most=104), hint=_("Negative is before it")
        )
        form.add("coming_too", "", self._coming_too(form), hint=_("Invitations already sent then count as changed"))
        form.heading(_("Words"))
        form.add("title_nb", _("Title in Norwegian"), TextField(form))
        form.add("title_en", _("Title in English"), TextField(form))
        form.add("goals_nb", _("Goals in Norwegian"), TextArea(form, lines=4), hint=_("One a line"))
        form.add("goals_en", _("Goals in English"), TextArea(form, lines=4), hint=_("One a line"))
        form.add("questions_nb", _("Questions in Norwegian"), TextArea(form, lines=3), hint=_("One a line"))
        form.add("questions_en", _("Questions in English"), TextArea(form, lines=3), hint=_("One a line"))
        form.set({name: getattr(self.module, name) for name in _PLAIN})
        form.set({name: "\n".join(getattr(self.module, name)) for name in _LISTS})
        form.set({"coming_too": True})
        form.field("minutes").on_change(self._offer_coming)
        self._offer_coming()

    def check(self, values: dict) -> list[Problem]:
        """The module’s own rules."""
        return check_module(self._module(values))

    def save(self, values: dict) -> Module:
        """Keep the module."""
        coming_after = self.window.now() if values["coming_too"] else None
        return programmes.save_module(self.window.store, self._module(values), coming_after)

    def _module(self, values: dict) -> Module:
        plain = {name: values[name] for name in _PLAIN if name in values}
        plain["week"] = plain.get("week") or 0
        return replace(self.module, **plain, **{name: _lines(values[name]) for name in _LISTS})

    def _coming_too(self, form) -> CheckField:
        """Offered when the length is another and planned meetings have the old one."""
        module = self.module
        count = len(planning.coming_of_module(self.window.store, module, self.window.now())) if module.id else 0
        self._coming = count
        words = ngettext("Also the planned meeting", "Also the {count} planned meetings", count)
        return CheckField(form, words.format(count=count))

    def _offer_coming(self) -> None:
        try:
            minutes = self.form.field("minutes").get()
        except UserError:
            minutes = None
        self.form.show("coming_too", bool(self._coming and minutes and minutes != self.module.minutes))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
