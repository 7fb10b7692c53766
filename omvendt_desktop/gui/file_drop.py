"""What a file dropped on the window, or chosen, is for: answers to invitations, or applications."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import drops, file_commands
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

APPLICATIONS = {".xlsx", ".xlsm", ".csv", ".xls", ".ods"}
AFTER_PAINT_MS = 500


def install(window: MainWindow) -> None:
    """Take files dropped on the window, soon after it is painted; without the system’s support nothing happens."""
    window.root.after(AFTER_PAINT_MS, drops.listen, window.root, lambda paths: take(window, paths))


def take(window: MainWindow, paths: Sequence[Path]) -> None:
    """Turn to what the files are for. Raises UserError when they are of no kind the program reads."""
    from omvendt_desktop.files.replies import ENDINGS

    kinds = {path.suffix.lower() for path in paths}
    if kinds == {file_commands.SUFFIX} and len(paths) == 1:
        file_commands.open_path(window, paths[0])
    elif window.programme is None:
        raise UserError(_("Open a programme first."), _("Then drop the file again."))
    elif kinds and kinds <= set(ENDINGS):
        from omvendt_desktop.gui.dialogs.answers_dialog import AnswersDialog

        AnswersDialog(window, paths).show()
    elif kinds & APPLICATIONS and len(paths) == 1:
        window.show("import", file=paths[0])
    else:
        raise UserError(
            _("The program cannot tell what these files are for."),
            _("Drop answers to invitations (.ics, .eml, .msg), or one workbook with applications (.xlsx, .csv)."),
        )
