"""How a meeting is drawn in any list: its letter, its state as a dot and a word."""

from omvendt_desktop.domain.invitations import InvitationState, state_word
from omvendt_desktop.domain.meetings import MeetingStatus, status_word
from omvendt_desktop.domain.programmes import ModuleKind
from omvendt_desktop.gui.widgets.table import Muted, Status
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries.meetings import MeetingRow

_STATUS_TONES = {
    MeetingStatus.PLANNED: "neutral",
    MeetingStatus.HELD: "good",
    MeetingStatus.CANCELLED: "neutral",
    MeetingStatus.NO_SHOW: "danger",
}
_STATE_TONES = {
    InvitationState.INVITED: "warning",
    InvitationState.CONFIRMED: "info",
    InvitationState.CHANGED: "warning",
    InvitationState.DECLINED: "danger",
}


def code_cell(row: MeetingRow) -> Muted:
    """The module in one letter or digit: T, K, 1–6, A."""
    code = row.code
    return Muted(code[1:] if row.kind is ModuleKind.MEETING and code[:1] == "M" else code[:1])


def status_cell(row: MeetingRow) -> Status:
    """Held, cancelled or missed; for a coming meeting how far the invitation has come."""
    if row.status is MeetingStatus.PLANNED and row.state in _STATE_TONES:
        return Status(_STATE_TONES[row.state], state_word(row.state))
    if row.lacks_log:
        return Status("warning", _("to be logged"))
    return Status(_STATUS_TONES[row.status], status_word(row.status))
