"""Shows as JSON what the program sees in a workbook, a calendar file or a mail, for `--inspect FILE`."""

import json
from pathlib import Path
from typing import Any

from omvendt_desktop.domain.application_rows import Reading, ReadRow, read_rows
from omvendt_desktop.domain.column_matching import matches
from omvendt_desktop.domain.columns import ANSWER, NOT_USED, Choices
from omvendt_desktop.domain.replies import Reply
from omvendt_desktop.domain.tables import Table
from omvendt_desktop.errors import UserError
from omvendt_desktop.files import applications_xlsx, replies
from omvendt_desktop.i18n import _, ngettext

REFUSED = 2
_TEXTS = (
    "email",
    "phone",
    "organisation",
    "field",
    "title",
    "place",
    "motivation",
    "goals",
    "sector",
    "experience",
    "affiliation",
)


def inspect(path: Path) -> tuple[str, int]:
    """The JSON text and the exit code: 0, or 2 when the file is refused. Nothing is written anywhere."""
    found, code = _messages(path) if path.suffix.lower() in replies.ENDINGS else _workbook(path)
    text = json.dumps(found, ensure_ascii=False, indent=2)
    return text.encode(errors="replace").decode(), code


def _messages(path: Path) -> tuple[dict[str, Any], int]:
    """What a calendar file or mail says: its first message, and all of them when there are several."""
    found = [_message_fields(reply) for reply in replies.read_file(path)]
    several = {"messages": found} if len(found) > 1 else {}
    return {**found[0], **several}, 0 if found[0]["uid"] else REFUSED


def _message_fields(reply: Reply) -> dict[str, Any]:
    return {
        "method": reply.method or None,
        "uid": reply.uid or None,
        "attendee": reply.address or None,
        "answer": reply.answer.value if reply.answer else None,
        "sequence": reply.sequence if reply.uid else None,
        "stamp": f"{reply.stamp.isoformat()}Z" if reply.stamp else None,
        "proposed_start": reply.proposed_start.isoformat() if reply.proposed_start else None,
        "problems": list(reply.problems),
    }


def _workbook(path: Path) -> tuple[dict[str, Any], int]:
    try:
        _book, table = applications_xlsx.read(path)
    except UserError as error:
        return _found("refuse", error.sentences), REFUSED
    if not table.columns and not table.rows:
        return _found("empty", _("There are no answers in this file yet."), table), 0
    reading = read_rows(table, matches(table, Choices()), Choices())
    outcome = "import" if reading.rows else "empty"
    message = _message(table, reading) if reading.rows else _("There are no answers in this file yet.")
    return _found(outcome, message, table, reading), 0


def _found(
    outcome: str, message: str | None, table: Table | None = None, reading: Reading | None = None
) -> dict[str, Any]:
    layout = table.layout if table else None
    return {
        "outcome": outcome,
        "message": message,
        "sheet": table.sheet if table else "",
        "header_rows": [layout.first_row, layout.last_row] if layout else [0, 0],
        "columns": [
            {"letter": match.letter, "header": match.header, "field": _field(match.becomes), "risky": match.risky}
            for match in (reading.matches if reading else ())
        ],
        "rows": [_row(row) for row in (reading.rows if reading else ())],
    }


def _field(becomes: str) -> str | None:
    return None if becomes in (ANSWER, NOT_USED) else becomes


def _message(table: Table, reading: Reading) -> str | None:
    parts = []
    if table.hidden_rows:
        parts.append(
            ngettext("{count} row is hidden in Excel.", "{count} rows are hidden in Excel.", table.hidden_rows).format(
                count=table.hidden_rows
            )
        )
    if reading.asks_role:
        parts.append(_("No column says who is a mentor and who is a mentee; choose it once for the whole file."))
    for name, people in table.other_sheets:
        parts.append(
            ngettext(
                "There is {count} more answer on the sheet “{sheet}”.",
                "There are {count} more answers on the sheet “{sheet}”.",
                people,
            ).format(count=people, sheet=name)
        )
    return " ".join(parts) or None


def _row(row: ReadRow) -> dict[str, Any]:
    return {
        "row": row.number,
        "values": _values(row),
        "problems": [
            {"field": problem.field, "cell": problem.cell or None, "why": problem.why} for problem in row.problems
        ],
    }


def _values(row: ReadRow) -> dict[str, Any]:
    of = row.application
    return {
        "answer_id": of.answer_id,
        "received_at": of.received_at.isoformat() if of.received_at else None,
        "name": of.name,
        "first_name": row.first_name,
        "last_name": row.last_name,
        **{name: getattr(of, name) for name in _TEXTS},
        "role": of.role.value if of.role else None,
        "meeting_mode": of.meeting_mode.value,
        "languages": list(of.languages),
        "topics": list(of.topics),
        "avoid_topics": list(of.avoid_topics),
        "availability": list(row.availability_words),
        "blocked_dates": [day.isoformat() for day in of.blocked_dates],
        "consent": of.consent,
        "answers": of.answers,
    }
