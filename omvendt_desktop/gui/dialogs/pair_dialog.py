"""A new pair: one mentor and one mentee, chosen by the coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.domain.pairs import Pair, PairStatus, status_word
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import pairs
from omvendt_desktop.store.queries import people
from omvendt_desktop.store.queries.people import Candidate

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def choice_text(candidate: Candidate) -> str:
    """A candidate as a line to choose: name, where from, and pairs already."""
    parts = [candidate.name, candidate.organisation]
    if candidate.open_pairs:
        parts.append(
            ngettext("in {count} pair", "in {count} pairs", candidate.open_pairs).format(count=candidate.open_pairs)
        )
    return " · ".join(part for part in parts if part)


class PairDialog(FormDialog):
    """Choose two people; one may be given."""

    def __init__(self, window: MainWindow, participant_id: int | None = None) -> None:
        self.window = window
        self.given = participant_id
        super().__init__(window.root, _("New pair"), save_text=_("Make pair"))

    def build_form(self, form) -> None:
        """Those without a pair come first in each list."""
        for role, name, label in ((Role.MENTOR, "mentor_id", _("Mentor")), (Role.MENTEE, "mentee_id", _("Mentee"))):
            found = people.candidates(self.window.store, self.window.programme.id, role)
            choices = [(candidate.id, choice_text(candidate)) for candidate in found]
            form.add(name, label, ChoiceField(form, choices, width=44), required=True)
            free = [candidate.id for candidate in found if candidate.open_pairs < candidate.capacity]
            if self.given in [candidate.id for candidate in found]:
                form.set({name: self.given})
            elif len(free) == 1:
                form.set({name: free[0]})
        form.add("starts_on", _("Starts"), DateField(form, self.window.today), required=True)
        statuses = (PairStatus.ACTIVE, PairStatus.DRAFT, PairStatus.PROPOSED)
        form.add("status", _("Status"), ChoiceField(form, [(status, status_word(status)) for status in statuses]))
        form.add("why", _("Why these two"), TextArea(form, lines=3), hint=_("One reason a line; only for you"))
        form.set({"status": PairStatus.ACTIVE, "starts_on": max(self.window.programme.kickoff_on, self.window.today())})

    def save(self, values: dict) -> Pair | None:
        """Make the pair; ask first when somebody has no room for another."""
        try:
            return pairs.match(self.window.store, **values)
        except pairs.CapacityError as error:
            if not messages.ask(self.window.root, _("Make the pair anyway?"), error.message, _("Make pair")):
                raise
            return pairs.match(self.window.store, **values, anyway=True)
