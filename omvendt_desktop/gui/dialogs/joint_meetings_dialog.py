"""Training for each role, kick-off and closing, dated in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.domain.fields import check_link
from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.domain.programmes import audience_of, audience_word
from omvendt_desktop.errors import InvalidError, Problem, UserError, refuse
from omvendt_desktop.gui import file_commands, messages, theme
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.form import Form
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.gui.widgets.switch import CheckField
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.gui.widgets.time_field import TimeField
from omvendt_desktop.i18n import _
from omvendt_desktop.services import joint_meetings
from omvendt_desktop.services.joint_meetings import JointMeeting

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

WIDTH = 680
MOST_HEIGHT = 560


def audience_text(meeting: JointMeeting) -> str:
    """Who comes, and how many."""
    return f"{audience_word(audience_of(meeting.role))} · {meeting.participants}"


class JointForm(Form):
    """One joint meeting: whether to plan it, when, and where."""

    def __init__(self, parent: Misc, window: MainWindow, meeting: JointMeeting) -> None:
        super().__init__(parent, columns=2)
        self.meeting = meeting
        heading = f"{meeting.code} {meeting.title} · {audience_text(meeting)}"
        self.add("wanted", "", CheckField(self, heading), " ".join(meeting.remarks), wide=True)
        self.add("day", _("Day"), DateField(self, window.today))
        self.add("at", _("Time"), TimeField(self))
        self.add("place", _("Place"), TextField(self))
        self.add("link", _("Link for digital meetings"), TextField(self))
        self.set(
            {
                "wanted": True,
                "day": meeting.starts_at.date(),
                "at": meeting.starts_at.time(),
                "place": meeting.place,
                "link": meeting.link,
            }
        )

    def read(self) -> JointMeeting | None:
        """The meeting as typed, None when it is not wanted. Raises InvalidError."""
        self.problems([])
        if not self.field("wanted").get():
            return None
        typed, problems = self.readable()
        empty = [Problem(name, _("Fill in this field.")) for name in ("day", "at") if typed.get(name, "") is None]
        wrong = [*problems, *empty, *check_link("link", typed["link"])]
        self.problems(wrong)
        refuse(wrong)
        starts_at = datetime.combine(typed["day"], typed["at"])
        return replace(self.meeting, starts_at=starts_at, place=typed["place"], link=typed["link"])


class JointMeetingsDialog(PlainDialog):
    """One form for each joint meeting without a date; *Plan* is one undo step."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.forms: list[JointForm] = []
        super().__init__(window.root, _("Joint meetings"), width=WIDTH)

    def build_body(self, frame: ttk.Frame) -> None:
        """The forms below each other."""
        proposed = joint_meetings.plan_joint(self.window.store, self.window.programme.id)
        if not proposed:
            EmptyState(
                frame,
                "calendar-check",
                _("Nothing to plan"),
                _("Training, kick-off and closing have a date. Open one on the Meetings page to change it."),
            ).pack(fill="both", expand=True, pady=theme.px(theme.WIDE))
            return
        scroll = ScrollFrame(frame, most_height=theme.px(MOST_HEIGHT))
        scroll.pack(fill="both", expand=True)
        for meeting in proposed:
            form = JointForm(scroll.body, self.window, meeting)
            form.pack(fill="x", padx=(1, theme.px(theme.TIGHT)), pady=(0, theme.px(theme.PAD)))
            self.forms.append(form)
        scroll.watch()
        scroll.update_idletasks()

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Plan and Cancel."""
        if self.forms:
            self.plan_button = self.add_button(bar, _("Plan meetings"), self.on_apply, "Primary.TButton")
        self.add_button(bar, _("Cancel") if self.forms else _("Close"), self.on_cancel)

    def changed(self) -> bool:
        """Whether one of the forms holds something else than what was proposed."""
        return any(form.changed() for form in self.forms)

    def on_enter(self, event: object) -> str:
        """Enter plans."""
        self.on_apply()
        return "break"

    def on_apply(self) -> None:
        """Store those that are ticked."""
        wanted = self._wanted()
        if wanted is None:
            return
        if not wanted:
            self.close()
            return
        try:
            self.finish(self._apply(wanted))
        except UserError as error:
            messages.show_error(self.top, error, file_commands.way_on(self.window, error))

    def _wanted(self) -> list[JointMeeting] | None:
        """What is ticked; None when something typed is wrong, which then stands beside its fields in every form."""
        wanted, wrong = [], False
        for form in self.forms:
            try:
                wanted.append(form.read())
            except InvalidError:
                wrong = True
        return None if wrong else [meeting for meeting in wanted if meeting]

    def _apply(self, wanted: Sequence[JointMeeting]) -> list[Meeting]:
        return joint_meetings.apply_joint(self.window.store, self.window.programme.id, wanted)
