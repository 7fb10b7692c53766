"""A dialog that says or asks one thing."""

from collections.abc import Callable
from tkinter import Event, Misc

import ttkbootstrap as ttk

from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.i18n import _

_WIDTH = 420


class MessageDialog(PlainDialog):
    """Its result is True when `yes` was chosen; without `yes` it has one button that closes it."""

    def __init__(
        self,
        parent: Misc,
        title: str,
        text: str,
        *,
        hint: str = "",
        details: str = "",
        yes: str = "",
        no: str = "",
        danger: bool = False,
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__(parent, title, _WIDTH)
        self.heading, self.text, self.hint, self.details = title, text, hint, details
        self._yes, self._no, self._danger, self._action = yes, no, danger, action

    def build_body(self, frame: ttk.Frame) -> None:
        """The title, the text, the hint, and the details behind a link."""
        wide = theme.px(_WIDTH)
        below = (0, theme.px(theme.NEAR))
        ttk.Label(frame, text=self.heading, style="Heading.TLabel", wraplength=wide).pack(anchor="w", pady=below)
        if self.text != self.heading:
            ttk.Label(frame, text=self.text, wraplength=wide, justify="left").pack(anchor="w", pady=below)
        if self.hint:
            label = ttk.Label(frame, text=self.hint, style="Muted.TLabel", wraplength=wide, justify="left")
            label.pack(anchor="w", pady=below)
        self._details = ttk.Label(frame, text=self.details, style="Muted.TLabel", wraplength=wide, justify="left")
        self._link = ttk.Button(frame, text=_("Details"), style="Link.TButton", command=self.show_details)
        if self.details:
            self._link.pack(anchor="w")

    def show_details(self) -> None:
        """Show the technical text."""
        self._link.pack_forget()
        self._details.pack(anchor="w")

    def build_buttons(self, bar: ttk.Frame) -> None:
        """The button that goes on at the right, the one that leaves beside it."""
        if self._yes:
            style = "Danger.TButton" if self._danger else "Primary.TButton"
            self._initial_focus = self.add_button(bar, self._yes, lambda: self.finish(True), style)
            leave = self.add_button(bar, self._no, self.on_cancel)
            self._initial_focus = leave if self._danger else self._initial_focus
        else:
            self._initial_focus = self.add_button(bar, _("Close"), self.on_cancel, "Primary.TButton")
        if self._action:
            self.add_button(bar, self._action[0], self._on_action)

    def on_enter(self, event: Event) -> str | None:
        """Enter presses the button that has the focus, or leaves."""
        if self._yes and not self._danger:
            self.finish(True)
        else:
            self.on_cancel()
        return "break"

    def _on_action(self) -> None:
        assert self._action is not None
        try:
            self._action[1]()
        except UserError as error:
            self._say_below(error)

    def _say_below(self, error: UserError) -> None:
        self.details = error.sentences
        self._details.configure(text=self.details)
        self.show_details()
