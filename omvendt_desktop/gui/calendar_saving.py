"""Saving calendar files and mail drafts: choose where, write in a job, tell where they lie."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import messages, saving
from omvendt_desktop.i18n import _
from omvendt_desktop.services import invitations
from omvendt_desktop.services.invitations import Batch

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

PURPOSE = "invitations"


def save_batch(
    window: MainWindow,
    batch: Batch,
    on_saved: Callable[[Path], object] = lambda folder: None,
    *,
    ready: bool = False,
) -> None:
    """Ask for a folder and write every mail and calendar file of the batch into a new folder there.

    `ready` mails are for an outbox; others are drafts to be opened and sent by hand.
    """
    if not batch.items:
        raise UserError(_("There is nothing to send."), " ".join(batch.remarks))
    folder = messages.choose_folder(window.root, _("Where shall the folder be made?"), window.folder(PURPOSE))
    if folder is None:
        return
    from omvendt_desktop.files import batch_folder
    from omvendt_desktop.files.invitation_mail import Profile

    profile = Profile.READY if ready else Profile.DRAFT

    def done(made: Path) -> None:
        window.remember_folder(PURPOSE, made)
        invitations.keep(window.store, batch, how="folder")
        saving.tell(window, made)
        on_saved(made)

    window.jobs.run(
        lambda progress: batch_folder.write(folder, batch, window.settings.language, progress, profile),
        done,
        text=_("Writing the drafts…"),
    )


def save_plans(
    window: MainWindow,
    pair_ids: Collection[int] | None = None,
    participant_ids: Collection[int] | None = None,
) -> None:
    """Save plan files: every coming meeting of each pair or person in one file."""
    batch = invitations.gather_plans(
        window.store,
        window.programme.id,
        pair_ids=pair_ids,
        participant_ids=participant_ids,
        now=window.now(),
    )
    save_batch(window, batch)


def save_own_calendar(window: MainWindow) -> None:
    """Save every coming meeting as one calendar file for the coordinator."""
    from omvendt_desktop.files import batch_folder

    batch = invitations.gather_own_calendar(window.store, window.programme.id, window.now())
    if batch.remarks and not batch.items:
        raise UserError(_("There are no meetings to put into a calendar."), " ".join(batch.remarks))
    saving.save(
        window,
        _("Save my calendar"),
        batch.name,
        ".ics",
        _("Calendar files"),
        PURPOSE,
        lambda path, progress: batch_folder.write_own_calendar(path, batch),
        _("Writing the calendar…"),
        on_saved=lambda path: invitations.keep(window.store, batch, how="file"),
    )
