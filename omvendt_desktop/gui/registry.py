"""The pages there are: which stand in the sidebar, with which icon and word."""

from importlib import import_module
from typing import NamedTuple

from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.i18n import N_, _


class PageEntry(NamedTuple):
    """A page of the sidebar; `foot` puts it at the lower end."""

    name: str
    icon: str
    word: str
    foot: bool = False

    def text(self) -> str:
        """The word in the language in use."""
        return _(self.word)


PAGES = (
    PageEntry("overview", "grid-1x2", N_("Overview")),
    PageEntry("applications", "inbox", N_("Applications")),
    PageEntry("participants", "people", N_("Participants")),
    PageEntry("pairs", "link-45deg", N_("Pairs")),
    PageEntry("meetings", "calendar3", N_("Meetings")),
    PageEntry("check_ins", "telephone", N_("Check-ins")),
    PageEntry("time", "clock", N_("Time spent")),
    PageEntry("reports", "file-earmark-text", N_("Reports")),
    PageEntry("settings", "gear", N_("Settings"), foot=True),
)

# A page's module is loaded when it is first shown, so that the window opens without the others.
_CLASSES = {
    "start": "StartPage",
    "overview": "OverviewPage",
    "applications": "ApplicationsPage",
    "import": "ImportPage",
    "participants": "ParticipantsPage",
    "pairs": "PairsPage",
    "meetings": "MeetingsPage",
    "invitations": "InvitationsPage",
    "mail_texts": "MailTextsPage",
    "month_log": "MonthLogPage",
    "check_ins": "CheckInsPage",
    "time": "TimePage",
    "reports": "ReportsPage",
    "programme": "ProgrammePage",
    "rules": "RulesPage",
    "settings": "SettingsPage",
}


def page_class(name: str) -> type[Page]:
    """The class of the page of this name."""
    module = import_module(f"omvendt_desktop.gui.pages.{name}_page")
    found: type[Page] = getattr(module, _CLASSES[name])
    return found
