"""Answers that came by mail: read from files, looked through, and taken over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.meetings import Answer, answer_word
from omvendt_desktop.domain.replies import AnswerState, Reply
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import drops, file_commands, messages, theme
from omvendt_desktop.gui.dialogs.move_meeting_dialog import MoveMeetingDialog
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import MenuItem
from omvendt_desktop.gui.widgets.table import Column, Status, Table, Tone, TwoLines
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import answers, moves
from omvendt_desktop.services.answers import AnswerPlan, AnswerRow

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

WIDTH = 940
HEIGHT = 400
PURPOSE = "answers"

_STATE_TONES = {
    AnswerState.NEW: "good",
    AnswerState.PROPOSAL: "warning",
    AnswerState.KNOWN: "neutral",
    AnswerState.OLD: "neutral",
}
_ANSWER_TONES = {Answer.YES: "good", Answer.NO: "danger", Answer.MAYBE: "warning"}


def remark_text(row: AnswerRow) -> str:
    """Why it counts or not, and what the person wrote."""
    quoted = _("“{words}”").format(words=" ".join(row.comment.split())) if row.comment else ""
    return " ".join(part for part in (row.remark, quoted) if part)


def summary(plan: AnswerPlan) -> str:
    """How many answers are taken over, and how many are not."""
    new = len(plan.taken_over)
    left = len(plan.rows) - new
    parts = [ngettext("{count} answer to take over", "{count} answers to take over", new).format(count=new)]
    if left:
        parts.append(ngettext("{count} is left out", "{count} are left out", left).format(count=left))
    return " · ".join(parts)


def can_move(row: AnswerRow) -> bool:
    """Whether the meeting can be moved to a time somebody proposes."""
    return row.state is AnswerState.PROPOSAL and row.proposed_start is not None


class AnswersDialog(PlainDialog):
    """Nothing is stored before *Take over*, which is one undo step; more files are added to those read."""

    def __init__(self, window: MainWindow, paths: Sequence[Path] = ()) -> None:
        self.window = window
        self.found: list[Reply] = []
        self.plan = AnswerPlan(window.programme.id, ())
        self._first = list(paths)
        super().__init__(window.root, _("Read answers"), width=WIDTH)

    def build_body(self, frame: ttk.Frame) -> None:
        """What the files say."""
        self.table = Table(
            frame,
            [
                Column("who", _("Who"), 176, _who, stretch=True),
                Column("meeting", _("Meeting"), 218, _meeting, stretch=True),
                Column("answer", _("Answer"), 120, _answer),
                Column("state", _("Status"), 178, _state),
                Column("remark", _("Remark"), 236, lambda row: Tone("muted", remark_text(row)), stretch=True),
            ],
            key=lambda row: (row.file, row.who, row.meeting, row.sequence, row.stamp, row.remark),
            on_open=self.on_open,
            on_select=lambda rows: self._allow(),
            menu=self._menu,
            many=False,
            row_height=50,
            padding=0,
        )
        self.table.configure(height=theme.px(HEIGHT))
        self.table.pack_propagate(False)
        empty = EmptyState(
            self.table,
            "reply",
            _("No answers yet"),
            _("Save the answers from your mail program, then choose them or drop them here."),
            _("Choose files…"),
            self.on_choose,
        )
        self.table.set_empty(empty)
        self._initial_focus = empty.button
        self.table.pack(fill="both", expand=True)
        self.said = ttk.Label(frame, style="Muted.TLabel")
        self.said.pack(anchor="w", pady=(theme.px(theme.NEAR), 0))
        drops.listen(self.top, self.read)
        if self._first:
            self.read(self._first)

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Take over and Cancel at the right, more files and the time proposed at the left."""
        self.take = self.add_button(bar, _("Take over"), self.on_take, "Primary.TButton")
        self.add_button(bar, _("Cancel"), self.on_cancel)
        for text, command in ((_("Choose files…"), self.on_choose), (_("Move to the time proposed"), self.on_move)):
            button = ttk.Button(bar, text=text, style="Quiet.TButton", command=command)
            button.pack(side="left", padx=(0, theme.px(theme.NEAR)))
        self.move = button
        self._allow()

    def on_choose(self) -> None:
        """Choose one or more files."""
        from omvendt_desktop.files.replies import ENDINGS

        kinds = [(_("Answers"), " ".join(f"*{ending}" for ending in ENDINGS))]
        chosen = messages.choose_several(self.top, _("Read answers"), kinds, self.window.folder(PURPOSE))
        if chosen:
            self.window.remember_folder(PURPOSE, chosen[0])
            self.read(chosen)

    def read(self, paths: Sequence[Path]) -> None:
        """Read the files beside the window; what they say is added to the list."""
        from omvendt_desktop.files import replies

        self.window.jobs.run(
            lambda progress: replies.read(paths, progress), self.on_read, self._on_error, text=_("Reading the answers…")
        )

    def on_read(self, found: Sequence[Reply]) -> None:
        """Show who said what."""
        if not self.top.winfo_exists():
            return
        self.found += found
        self._plan()

    def on_open(self, row: AnswerRow) -> None:
        """Move to the time proposed, if there is one."""
        if can_move(row):
            self._move(row)

    def on_move(self) -> None:
        """Move the meeting of the marked line to the time proposed there."""
        for row in self.table.selected():
            self.on_open(row)

    def on_take(self) -> None:
        """Store the new answers."""
        try:
            self.finish(answers.apply_answers(self.window.store, self.plan))
        except UserError as error:
            messages.show_error(self.top, error, file_commands.way_on(self.window, error))

    def _plan(self) -> None:
        self.plan = answers.plan_answers(self.window.store, self.window.programme.id, self.found)
        self.table.show(self.plan.rows)
        self.said.configure(text=summary(self.plan))
        self._allow()

    def _move(self, row: AnswerRow) -> None:
        store, starts_at = self.window.store, row.proposed_start
        try:
            if moves.conflicts(store, row.meeting_id, starts_at):
                MoveMeetingDialog(self.window, row.meeting_id, starts_at, over=self.top).show()
            else:
                moves.move(store, row.meeting_id, starts_at)
        except UserError as error:
            messages.show_error(self.top, error, file_commands.way_on(self.window, error))
        self._plan()

    def _allow(self) -> None:
        self.take.state(["!disabled" if self.plan.taken_over else "disabled"])
        self.move.state(["!disabled" if any(map(can_move, self.table.selected())) else "disabled"])

    def _menu(self, rows: list[AnswerRow]) -> list[MenuItem]:
        return [MenuItem(_("Move to the time proposed"), self.on_move, enabled=can_move(rows[0]))]

    def _on_error(self, error: Exception) -> None:
        messages.show_error(self.top if self.top.winfo_exists() else self.window.root, error)


def _who(row: AnswerRow) -> TwoLines:
    return TwoLines(row.who or "–", row.file, bold=False, small=True)


def _meeting(row: AnswerRow) -> TwoLines:
    title, _dot, when = row.meeting.rpartition(" · ")
    return TwoLines(title, when, bold=False, small=True)


def _answer(row: AnswerRow) -> Tone | TwoLines:
    words = answer_word(row.answer) if row.answer else ""
    if row.proposed_start:
        return TwoLines(words, formats.when(row.proposed_start), bold=False)
    return Tone(_ANSWER_TONES.get(row.answer, "normal"), words)


def _state(row: AnswerRow) -> Status:
    return Status(_STATE_TONES.get(row.state, "danger"), row.state_word)
