"""Files dropped on the window, as the system's own extension tells of them."""

from pathlib import Path

import pytest

from omvendt_desktop.gui import drops


def test_dropped_files_arrive_as_paths_whatever_their_names(root):
    arrived = []
    if not drops.listen(root, arrived.append):
        pytest.skip("this system has no support for dropped files")
    script = root.tk.call("bind", str(root), "<<Drop:DND_Files>>")
    answer = root.tk.eval(str(script).replace("%D", "{{/tmp/Søknader høst.xlsx} /tmp/b.csv}"))
    root.update()
    assert answer == "copy"
    assert arrived == [[Path("/tmp/Søknader høst.xlsx"), Path("/tmp/b.csv")]]
