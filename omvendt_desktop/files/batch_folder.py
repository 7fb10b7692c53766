"""Writes a batch as a folder: numbered drafts, the bare calendar file beside each, and guides for mail programs."""

from collections.abc import Callable
from pathlib import Path

from omvendt_desktop.domain.outgoing import Batch, Outgoing
from omvendt_desktop.errors import UserError
from omvendt_desktop.files import invitation_mail, mail_guides, meetings_ics
from omvendt_desktop.files.invitation_mail import Profile
from omvendt_desktop.files.written import file_name, folder_beside, free_name
from omvendt_desktop.i18n import _

Progress = Callable[[int, int], object]
_STEP = 20


def write(
    folder: Path,
    batch: Batch,
    language: str,
    progress: Progress | None = None,
    profile: Profile = Profile.DRAFT,
) -> Path:
    """The folder made: a new one inside `folder`, or `folder` itself when it is not there yet.

    `language` is that of the guides; `progress` is told how many of the mails are written, and may raise Cancelled.
    Nothing is overwritten, and on any error nothing is left. Raises UserError.
    """
    target = free_name(folder, file_name(batch.name)) if folder.exists() else folder
    with folder_beside(target) as fresh:
        try:
            for number, item in enumerate(batch.items):
                if progress and number % _STEP == 0:
                    progress(number, len(batch.items))
                _write_item(fresh, item, len(batch.items), profile)
            if any(item.to_email for item in batch.items):
                mail_guides.write(fresh, language)
        except OSError as error:
            raise UserError(
                _("The folder “{folder}” could not be written.").format(folder=target.name),
                _("Check that there is room on the disk and that you may write there, or choose another folder."),
                str(error),
            ) from error
    if progress:
        progress(len(batch.items), len(batch.items))
    return target


def write_own_calendar(path: Path, batch: Batch) -> Path:
    """Write the one calendar file of the batch in the place of `path`; the path. Raises UserError."""
    calendar = batch.items[0].calendar if batch.items else None
    if calendar is None or not calendar.events:
        raise UserError(_("There are no meetings to put into a calendar."), _("Plan the meetings first."))
    return meetings_ics.write(path, calendar)


def _write_item(folder: Path, item: Outgoing, total: int, profile: Profile) -> None:
    stem = f"{item.number:0{max(2, len(str(total)))}} {item.file_name}"
    calendar = meetings_ics.to_bytes(item.calendar) if item.calendar else None
    if calendar is not None:
        (folder / file_name(stem, ".ics")).write_bytes(calendar)
    if item.to_email:
        (folder / file_name(stem, ".eml")).write_bytes(invitation_mail.to_bytes(item, calendar, profile))
