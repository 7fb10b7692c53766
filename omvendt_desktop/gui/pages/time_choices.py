"""What the ledger can be narrowed to and added up by, with the words of the menus."""

from omvendt_desktop.domain.participants import ParticipantStatus, Role, status_word
from omvendt_desktop.domain.time_spent import Narrowing, TimeState, state_word
from omvendt_desktop.i18n import _


def sum_choices() -> dict[str, str]:
    """What the rows can be: one for each participant, or a sum."""
    return {"": _("Each participant"), "pair": _("Each pair"), "role": _("Each role"), "module": _("Each module")}


def headings() -> dict[str, str]:
    """What stands above the names, by what the rows are."""
    return {"": _("Participant"), "pair": _("Pair"), "role": _("Role"), "module": _("Module")}


def narrowings() -> list[list[tuple[str, Narrowing]]]:
    """Whom the ledger can show, in groups: everybody, by role, by status, by how they stand."""
    return [
        [(_("Everybody"), Narrowing())],
        [(_("Mentors"), Narrowing(role=Role.MENTOR)), (_("Mentees"), Narrowing(role=Role.MENTEE))],
        [(status_word(status).capitalize(), Narrowing(status=status)) for status in ParticipantStatus],
        [(state_word(state).capitalize(), Narrowing(state=state)) for state in TimeState],
    ]
