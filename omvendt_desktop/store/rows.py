"""Turns records into table rows and back."""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

# By the names of the records, so that a file is opened without loading those no page has asked for yet.
TABLES = {
    "Programme": "programmes",
    "Module": "modules",
    "Application": "applications",
    "Participant": "participants",
    "Pair": "pairs",
    "Meeting": "meetings",
    "Attendance": "attendances",
    "Log": "logs",
    "Invitation": "invitations",
    "MailText": "mail_texts",
    "TimeEntry": "time_entries",
    "CheckIn": "check_ins",
    "Mapping": "mappings",
    "PutOff": "put_offs",
    "SentMail": "sent_mails",
}

Record = TypeVar("Record")
Convert = Callable[[Any], Any]

_known: dict[type[Any], tuple[tuple[str, Convert | None], ...]] = {}


def table_of(kind: type) -> str:
    """The table that holds the records of this kind."""
    return TABLES[kind.__name__]


def to_row(record: Any) -> dict[str, Any]:
    """The record as column values: days and times as ISO text, lists and maps as JSON."""
    return {name: _stored(getattr(record, name)) for name, _convert in _columns(type(record))}


def columns_of(kind: type) -> str:
    """The column names of a record, for a SELECT whose rows `from_values` reads."""
    return ", ".join(f'"{name}"' for name, _convert in _columns(kind))


def from_values(kind: type[Record], values: Iterable[Any]) -> Record:
    """The record whose column values stand in the order of `columns_of`."""
    return kind(
        *[
            value if convert is None or value is None else convert(value)
            for (_name, convert), value in zip(_columns(kind), values, strict=True)
        ]
    )


def _columns(kind: type[Any]) -> tuple[tuple[str, Convert | None], ...]:
    if kind not in _known:
        hints = get_type_hints(kind)
        _known[kind] = tuple((column.name, _reader(hints[column.name])) for column in fields(kind))
    return _known[kind]


def _stored(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps([_stored(item) for item in value], ensure_ascii=False)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return value


def _reader(hint: Any) -> Convert | None:
    if get_origin(hint) in (Union, UnionType):
        return _reader(next(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is tuple:
        return _tuple_reader(_reader(get_args(hint)[0]))
    if get_origin(hint) is dict:
        return json.loads
    if hint in (datetime, date):
        return hint.fromisoformat  # type: ignore[no-any-return]
    if hint is bool or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return hint
    return None


def _tuple_reader(convert: Convert | None) -> Convert:
    def read(text: str) -> tuple[Any, ...]:
        items = json.loads(text) if text != "[]" else ()
        return tuple(items if convert is None else map(convert, items))

    return read
