"""What the program says and asks in a window of its own, for the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from omvendt_desktop.errors import UserError
from omvendt_desktop.files import applications_xlsx
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs.message_dialog import MessageDialog
from omvendt_desktop.i18n import _
from omvendt_desktop.tour.opening import Opening

if TYPE_CHECKING:
    from omvendt_desktop.tour.scene import Scene


def said_dialogs(window: Any, scene: Scene) -> Iterator[Opening]:
    """A file that is refused, something that should not have happened, and a question."""
    refusal, unexpected = _refusal(scene.refused), KeyError("starts_at")
    yield Opening("message", lambda: messages.error_dialog(window.root, refusal))
    yield Opening(
        "message-unexpected",
        lambda: messages.error_dialog(window.root, unexpected),
        lambda dialog: dialog.show_details(),
    )
    yield Opening("question", lambda: _question(window))


def _refusal(file: Path) -> UserError:
    try:
        applications_xlsx.read(file)
    except UserError as error:
        return error
    raise AssertionError("the file of the tour is refused")


def _question(window: Any) -> MessageDialog:
    words = _("Discard what you have written?"), _("What you have written is not saved.")
    return MessageDialog(window.root, *words, yes=_("Discard"), no=_("Keep editing"), danger=True)
