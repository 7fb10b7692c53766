"""Files dropped on the window from the desktop or a mail."""

import logging
from collections.abc import Callable
from pathlib import Path
from tkinter import Misc

_log = logging.getLogger(__name__)


def listen(root: Misc, on_files: Callable[[list[Path]], object]) -> bool:
    """Call back with the files dropped anywhere on the window; False where this system has no support for it."""
    from tkinterdnd2 import COPY, DND_FILES, TkinterDnD

    try:
        TkinterDnD.require(root)
    except RuntimeError as error:
        _log.warning("Files cannot be dropped on the window: %s", error)
        return False

    def dropped(data: str) -> str:
        paths = [Path(name) for name in root.tk.splitlist(data)]
        root.after_idle(on_files, paths)
        return str(COPY)

    command = root.register(dropped)
    root.tk.call("tkdnd::drop_target", "register", str(root), DND_FILES)
    root.tk.call("bind", str(root), "<<Drop:DND_Files>>", f"{command} %D")
    return True
