"""The words that reports share."""

from omvendt_desktop.domain.participants import Role, status_word
from omvendt_desktop.domain.programmes import audience_of, audience_word
from omvendt_desktop.domain.reports import ReportKind
from omvendt_desktop.domain.time_spent import Narrowing, state_word
from omvendt_desktop.i18n import _


def role_plural(role: Role) -> str:
    """The people of a role: “mentors”."""
    return audience_word(audience_of(role))


def narrowing_words(narrowing: Narrowing) -> str:
    """Whom a report shows: “all participants”, “mentors”, “participants: falling behind”."""
    if narrowing.role:
        return role_plural(narrowing.role)
    if narrowing.status:
        return _("participants: {word}").format(word=status_word(narrowing.status))
    if narrowing.state:
        return _("participants: {word}").format(word=state_word(narrowing.state))
    return _("all participants")


def confidential_line(kind: ReportKind) -> str:
    """What stands at the foot of every page."""
    if kind is ReportKind.CLIENT:
        return _("Confidential. For the client’s contact person only.")
    return _("Confidential. For the coordinator only.")
