"""Copies of the file: made daily and before anything risky, thinned out with age, put back on request."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from omvendt_desktop import paths
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

_STAMP = "%Y-%m-%d_%H%M%S"
DAYS_KEPT = 14
WEEKS_KEPT = 8


def make(connection: sqlcipher.Connection, file: Path, now: datetime | None = None) -> Path:
    """Write a copy of the database among the file’s backups and thin out the older ones; the copy’s path.

    `now` is local time. Raises UserError when the copy cannot be written; nothing half written stays.
    """
    moment, folder = now or datetime.now(), paths.backups_dir(file)
    made = copy(connection, _free(folder / f"{file.stem} {moment.strftime(_STAMP)}{file.suffix}"))
    thin_out(folder, file.suffix, moment.date())
    return made


def copy(connection: sqlcipher.Connection, target: Path) -> Path:
    """Write a copy of the database by VACUUM INTO, in place of what is there; its path.

    Raises UserError when the copy cannot be written, and DatabaseError when the database itself is spoilt.
    """
    fresh = target.with_suffix(".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", [str(fresh)])
        fresh.replace(target)
    except (OSError, sqlcipher.OperationalError) as error:
        raise UserError(
            _("A copy could not be written to {folder}.").format(folder=target.parent),
            _("Check that there is room on the disk and that you may write there."),
            str(error),
        ) from error
    return target


def make_daily(connection: sqlcipher.Connection, file: Path, now: datetime | None = None) -> None:
    """Make a backup unless there is one from today. A file on its first day has nothing to lose yet."""
    today = (now or datetime.now()).date()
    if not connection.execute("SELECT count(*) FROM programmes").fetchone()[0]:
        return
    if not any(day_of(copy) == today for copy in existing(file)):
        make(connection, file, now=now)


def existing(file: Path) -> list[Path]:
    """The backups of the file, newest first."""
    folder = paths.backups_dir(file)
    return sorted(folder.glob(f"*{file.suffix}"), key=lambda copy: copy.name, reverse=True) if folder.is_dir() else []


def day_of(copy: Path) -> date | None:
    """The local day a backup was made on, read from its name."""
    try:
        return datetime.fromisoformat(copy.stem[-17:]).date()
    except ValueError:
        return None


def thin_out(folder: Path, suffix: str, today: date) -> None:
    """Keep every backup of two weeks, then the newest of each week for eight weeks, then of each month."""
    kept: set[tuple[object, ...]] = set()
    for copy in sorted(folder.glob(f"*{suffix}"), key=lambda path: path.stem[-17:], reverse=True):
        period = _period(day_of(copy), today)
        if period is None:
            continue
        if period in kept:
            copy.unlink(missing_ok=True)
        kept.add(period)


def restore(copy: Path, file: Path) -> Path | None:
    """Put a backup in the place of a closed file; where the replaced file is kept, if there was one.

    Raises UserError when the disk refuses; the file is then as it was.
    """
    name = _("{file} before restoring").format(file=file.stem)
    kept = _free(file.with_name(name + file.suffix)) if file.exists() else None
    try:
        fresh = file.with_suffix(".new")
        shutil.copyfile(copy, fresh)
        if kept:
            file.replace(kept)
        fresh.replace(file)
        file.with_name(file.name + "-journal").unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            _("{file} could not be restored.").format(file=file.name),
            _("Check that there is room on the disk and that you may write there."),
            str(error),
        ) from error
    return kept


def _period(day: date | None, today: date) -> tuple[object, ...] | None:
    if day is None or day > today - timedelta(days=DAYS_KEPT):
        return None
    if day > today - timedelta(weeks=WEEKS_KEPT):
        return day.isocalendar()[:2]
    return ("month", day.year, day.month)


def _free(path: Path) -> Path:
    number, candidate = 2, path
    while candidate.exists():
        candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return candidate
