"""Writes the records: one change is one transaction, one undo step and one announcement."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _
from omvendt_desktop.store import backups
from omvendt_desktop.store.database import VERSION, connect, identity, is_empty, version_of
from omvendt_desktop.store.rows import columns_of, from_values, table_of, to_row
from omvendt_desktop.store.steps import Row, Step, Touched, Write
from omvendt_desktop.store.troubles import FileError, Trouble, damaged, not_where_it_was, of_writing

if TYPE_CHECKING:
    from omvendt_desktop.store.engine import Database

MOST_STEPS = 500

Record = TypeVar("Record")
Listener = Callable[[Touched], None]


class Store:
    """The open file. Reading is free; writing happens inside `change`."""

    def __init__(self, connection: sqlcipher.Connection, path: Path, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._place, self._identity = path.resolve(), identity(path)
        self._connection = connection
        self._done: deque[Step] = deque(maxlen=MOST_STEPS)
        self._undone: list[Step] = []
        self._step: Step | None = None
        self._listeners: list[Listener] = []

    @classmethod
    def open(
        cls, path: Path, passphrase: str | None = None, *, create: bool = False, read_only: bool = False
    ) -> "Store":
        """The store in the file, brought up to date, with today’s backup made.

        `create` makes the file when it is missing. Raises FileError with a sentence and a way on.
        """
        connection = connect(path, passphrase, create=create, read_only=read_only)
        try:
            _bring_up_to_date(connection, path, read_only)
        except (sqlcipher.DatabaseError, ValueError) as error:
            connection.close()
            raise damaged(path, str(error)) from error
        except BaseException:
            connection.close()
            raise
        return cls(connection, path, read_only)

    def close(self) -> None:
        """Give the file back to others."""
        self._connection.close()

    @contextmanager
    def change(self, label: str) -> Iterator[None]:
        """One gesture: everything written inside is saved together, or nothing when it fails.

        The label names it for Undo, Redo and the status line. A change inside another joins it.
        Raises UserError when the file was opened to read only, NotSavedError when the disk refuses.
        """
        if self.read_only:
            raise UserError(_("This file is open to read only."), _("Save a copy under another name to change it."))
        if self._step is not None:
            with self._joined(self._step):
                yield
            return
        step = self._step = Step(label)
        try:
            with self._written():
                yield
        finally:
            self._step = None
        if step.writes:
            self._done.append(step)
            self._undone.clear()
            self._announce(step)

    def add(self, record: Record) -> Record:
        """The record as saved, with its new id."""
        step, table = self._writing(record)
        row = to_row(record)
        columns = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        cursor = self._database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))
        row["id"] = cursor.lastrowid
        step.writes.append(Write(table, None, row))
        return replace(record, id=cursor.lastrowid)  # type: ignore[type-var]

    def update(self, record: Record) -> Record:
        """The record as saved in place of the one with its id. Raises UserError when that is gone."""
        step, table = self._writing(record)
        before, after = self._row(table, record), to_row(record)
        if before != after:
            self._put(table, after)
            step.writes.append(Write(table, before, after))
        return record

    def remove(self, record: Any) -> None:
        """Delete the record. Raises UserError when it is gone, IntegrityError while others refer to it."""
        step, table = self._writing(record)
        before = self._row(table, record)
        self._database.execute(f"DELETE FROM {table} WHERE id = ?", [before["id"]])
        step.writes.append(Write(table, before, None))

    def get(self, kind: type[Record], record_id: int | None) -> Record:
        """The record with the id. Raises UserError when it is not there (any more)."""
        found = self.find(kind, id=record_id)
        if not found:
            raise UserError(_("This is no longer there."), _("It may have been undone or removed."))
        return found[0]

    def find(self, kind: type[Record], order_by: str = "id", **equal: Any) -> list[Record]:
        """All records whose columns equal the given values, in order of id unless told otherwise."""
        where = " AND ".join(f'"{name}" IS ?' for name in equal) or "1"
        sql = f"SELECT {columns_of(kind)} FROM {table_of(kind)} WHERE {where} ORDER BY {order_by}"
        return [from_values(kind, values) for values in self.rows(sql, list(equal.values()))]

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a SELECT, for `store.queries`."""
        return self._connection.execute(sql, values).fetchall()  # type: ignore[no-any-return]

    def moved_away(self) -> bool:
        """Whether the file was moved, deleted or replaced since it was opened; what is open can still be read."""
        return identity(self._place) != self._identity

    @property
    def undo_label(self) -> str:
        """What Undo would take back, or an empty text."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What Redo would do again, or an empty text."""
        return self._undone[-1].label if self._undone else ""

    def undo(self) -> str:
        """Take the last change back; its label, or an empty text when there is none."""
        if not self._done:
            return ""
        step = self._done[-1]
        with self._written():
            for write in reversed(step.writes):
                self._replace(write.table, write.after, write.before)
        self._undone.append(self._done.pop())
        self._announce(step)
        return step.label

    def redo(self) -> str:
        """Do the change taken back last again; its label, or an empty text when there is none."""
        if not self._undone:
            return ""
        step = self._undone[-1]
        with self._written():
            for write in step.writes:
                self._replace(write.table, write.before, write.after)
        self._done.append(self._undone.pop())
        self._announce(step)
        return step.label

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener with the names of the tables after every change; the result ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def backup(self) -> Path:
        """Save a copy of the file among its backups; the copy’s path. Raises UserError."""
        return backups.make(self._connection, self.path)

    def copy_to(self, target: Path) -> Path:
        """Save a copy of the file under another name, in place of what is there. Raises UserError."""
        return backups.copy(self._connection, target)

    @cached_property
    def _database(self) -> "Database":
        from omvendt_desktop.store.engine import Database

        return Database(self._connection, execute_plugins=False)

    @contextmanager
    def _written(self) -> Iterator[None]:
        """One transaction: saved whole, or not at all, as when the disk refuses, which is told in words."""
        if self.moved_away():
            raise not_where_it_was(self.path)
        try:
            with self._database.atomic():
                yield
        except sqlcipher.DatabaseError as error:
            trouble = of_writing(self.path, error)
            if trouble is None:
                raise
            raise trouble from error

    @contextmanager
    def _joined(self, step: Step) -> Iterator[None]:
        kept = len(step.writes)
        try:
            with self._database.atomic():
                yield
        except BaseException:
            del step.writes[kept:]
            raise

    def _writing(self, record: Any) -> tuple[Step, str]:
        if self._step is None:
            raise RuntimeError("records are written inside store.change(...)")
        return self._step, table_of(type(record))

    def _row(self, table: str, record: Any) -> Row:
        cursor = self._database.execute(f"SELECT {columns_of(type(record))} FROM {table} WHERE id = ?", [record.id])
        values = cursor.fetchone()
        if values is None:
            raise UserError(_("This is no longer there."), _("It may have been undone or removed."))
        return dict(zip((column[0] for column in cursor.description), values, strict=True))

    def _put(self, table: str, row: Row) -> None:
        names = ", ".join(f'"{name}" = :{name}' for name in row if name != "id")
        self._database.execute(f"UPDATE {table} SET {names} WHERE id = :id", row)

    def _replace(self, table: str, old: Row | None, new: Row | None) -> None:
        if new is None and old is not None:
            self._database.execute(f"DELETE FROM {table} WHERE id = ?", [old["id"]])
        elif old is None and new is not None:
            columns, marks = ", ".join(f'"{name}"' for name in new), ", ".join("?" * len(new))
            self._database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(new.values()))
        elif new is not None:
            self._put(table, new)

    def _announce(self, step: Step) -> None:
        touched = step.touched
        for listener in list(self._listeners):
            listener(touched)


def _bring_up_to_date(connection: sqlcipher.Connection, path: Path, read_only: bool) -> None:
    if version_of(connection) < VERSION:
        if read_only:
            raise FileError(
                Trouble.READ_ONLY,
                _("{file} was made with an older version and must be brought up to date first.").format(file=path.name),
                _("Copy it to a folder you can write in, and open the copy."),
            )
        from omvendt_desktop.store import migrations

        if not is_empty(connection):
            backups.make(connection, path)
        migrations.migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    if not read_only:
        backups.make_daily(connection, path)
