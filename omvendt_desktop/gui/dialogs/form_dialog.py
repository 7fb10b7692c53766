"""A dialog that asks for the fields of one record and saves them with one service."""

from tkinter import Event, Misc
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.errors import InvalidError, Problem, UserError, refuse
from omvendt_desktop.gui import messages, theme
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.widgets.form import Form
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.i18n import _
from omvendt_desktop.services.programme_files import NotSavedError


class FormDialog(PlainDialog):
    """Override `build_form` and `save`; what is wrong stands beside the fields and the dialog stays open."""

    def __init__(self, parent: Misc, title: str, *, save_text: str = "", columns: int = 1, width: int = 480) -> None:
        super().__init__(parent, title, width)
        self._save_text, self._columns = save_text or _("Save"), columns
        self.form: Form = None  # type: ignore[assignment]  # made when the dialog is shown

    def build_form(self, form: Form) -> None:
        """Add the fields and fill them."""
        raise NotImplementedError

    def check(self, values: dict[str, Any]) -> list[Problem]:
        """What the domain finds wrong with the values; those of fields that are empty or unreadable are not there."""
        return []

    def save(self, values: dict[str, Any]) -> Any:
        """Call one service with the values; what it returns becomes the result. May raise UserError."""
        raise NotImplementedError

    def extra_buttons(self, bar: ttk.Frame) -> None:
        """Add buttons at the left of the foot."""

    def build_under(self, frame: ttk.Frame) -> None:
        """Add something between the fields and the buttons."""

    def build_body(self, frame: ttk.Frame) -> None:
        """Make the form, scrolling when it is taller than the screen."""
        scroll = self._scroll = ScrollFrame(frame, most_height=frame.winfo_screenheight())
        scroll.pack(fill="both", expand=True)
        self.form = Form(scroll.body, self._columns)
        self.form.pack(fill="x")
        self.build_form(self.form)
        self.build_under(scroll.body)
        scroll.watch()
        self._said = ttk.Label(frame, style="Danger.TLabel", justify="left", wraplength=theme.px(self._width))
        scroll.update_idletasks()
        self._initial_focus = self.form

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Save at the right, Cancel beside it."""
        self.save_button = self.add_button(bar, self._save_text, self.on_save, "Primary.TButton")
        self.save_with_keys(self.save_button)
        self.add_button(bar, _("Cancel"), self.on_cancel)
        self.extra_buttons(bar)

    def on_enter(self, event: Event) -> str | None:
        """Enter saves."""
        self.on_save()
        return "break"

    def on_save(self) -> None:
        """Read the fields, save, and close; or say what is wrong and stay."""
        self._say([])
        try:
            result = self.save(self._checked())
        except InvalidError as error:
            self._say([problem.why for problem in self._beside_fields(error.problems)])
        except NotSavedError:
            raise  # the window tells of it and offers a way on
        except UserError as error:
            self._say([part for part in (error.message, error.hint) if part])
        except Exception as error:
            messages.show_error(self.top, error)
        else:
            self.finish(True if result is None else result)

    def changed(self) -> bool:
        """Whether a field holds something else than at first."""
        return self.form.changed()

    def said(self) -> str:
        """The words above the buttons."""
        return str(self._said["text"])

    def _checked(self) -> dict[str, Any]:
        """What was typed. Raises InvalidError with all that is wrong, so that it is told at once."""
        values, problems = self.form.readable()
        told = {problem.field for problem in problems}
        refuse([*problems, *(problem for problem in self.check(values) if problem.field not in told)])
        return values

    def _beside_fields(self, problems: list[Problem]) -> list[Problem]:
        return self.form.problems(problems)

    def _say(self, lines: list[str]) -> None:
        self._said.configure(text="\n".join(lines))
        if lines:
            # Before the fields, so that these give way when there is little room.
            self._said.pack(side="bottom", anchor="w", pady=(theme.px(theme.GAP), 0), before=self._scroll)
        else:
            self._said.pack_forget()
