"""Takes participants back from a workbook edited in Excel, as a difference to what is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from omvendt_desktop.domain.answer_words import role_of
from omvendt_desktop.domain.cell_values import one_line
from omvendt_desktop.domain.participant_rows import FIELDS, ParticipantLine, changed
from omvendt_desktop.domain.participants import Participant, check_participant
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.errors import Problem
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services.import_changes import words_of
from omvendt_desktop.services.import_plan import Change
from omvendt_desktop.store.store import Store


class LineKind(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


@dataclass(frozen=True)
class PlannedLine:
    """One row and what becomes of it; `existing` is the participant it is known as."""

    row: int
    kind: LineKind
    participant: Participant
    existing: Participant | None = None
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class ParticipantPlan:
    """What taking the workbook back would do; participants that are not in it stay as they are."""

    programme_id: int
    lines: tuple[PlannedLine, ...]
    source: tuple[ParticipantLine, ...]
    left_out: frozenset[int] = frozenset()
    not_in_file: int = 0

    def of_kind(self, kind: LineKind) -> tuple[PlannedLine, ...]:
        """The rows that become this, without those left out."""
        return tuple(line for line in self.lines if line.kind is kind and line.row not in self.left_out)

    @property
    def to_write(self) -> int:
        """How many participants would be written."""
        return len(self.of_kind(LineKind.NEW)) + len(self.of_kind(LineKind.CHANGED))


def plan(
    store: Store, programme_id: int, lines: Sequence[ParticipantLine], left_out: frozenset[int] = frozenset()
) -> ParticipantPlan:
    """What the rows would change, field by field; writes nothing. `left_out` holds row numbers."""
    people = store.find(Participant, programme_id=programme_id)
    by_id = {person.id: person for person in people}
    by_email = {person.email.casefold(): person for person in people if person.email}
    language = store.get(Programme, programme_id).language
    seen: set[int] = set()
    planned = []
    for line in lines:
        known = by_id.get(line.participant_id) or by_email.get(_email(line))
        new = Participant(programme_id=programme_id, mail_language=language)
        planned.append(_planned(line, known, new, seen))
        seen |= {known.id} if known and known.id else set()
    return ParticipantPlan(programme_id, tuple(planned), tuple(lines), left_out, len(people) - len(seen))


def apply(store: Store, plan_shown: ParticipantPlan) -> int:
    """Write the new and changed participants in one change; how many. Nothing to write is no change."""
    current = plan(store, plan_shown.programme_id, plan_shown.source, plan_shown.left_out)
    if not current.to_write:
        return 0
    count = current.to_write
    label = ngettext("Update {count} participant from Excel", "Update {count} participants from Excel", count)
    with store.change(label.format(count=count)):
        for line in current.of_kind(LineKind.NEW):
            store.add(line.participant)
        for line in current.of_kind(LineKind.CHANGED):
            store.update(line.participant)
    return current.to_write


def _email(line: ParticipantLine) -> str:
    return changed(Participant(), {"email": line.cells.get("email")}).email.casefold()


def _planned(line: ParticipantLine, known: Participant | None, new: Participant, seen: set[int]) -> PlannedLine:
    wanted = changed(known or new, line.cells)
    problems = [*_conflicts(line, known, wanted, seen), *check_participant(wanted)]
    if not known and role_of(one_line(line.cells.get("role"))) is None:
        problems.append(Problem("role", _("It is not stated whether this is a mentor or a mentee.")))
    if problems:
        return PlannedLine(line.row, LineKind.PROBLEM, wanted, known, problems=tuple(problems))
    if known is None:
        return PlannedLine(line.row, LineKind.NEW, wanted)
    changes = tuple(_changes(known, wanted))
    return PlannedLine(line.row, LineKind.CHANGED if changes else LineKind.UNCHANGED, wanted, known, changes)


def _conflicts(line: ParticipantLine, known: Participant | None, wanted: Participant, seen: set[int]) -> list[Problem]:
    if known is None:
        if line.participant_id is not None:
            return [Problem("id", _("No participant has the number {number}.").format(number=line.participant_id))]
        return []
    problems = []
    if known.id in seen:
        problems.append(Problem("id", _("{name} stands in the workbook twice.").format(name=known.name)))
    if wanted.role is not known.role:
        problems.append(Problem("role", _("The role of {name} cannot be changed here.").format(name=known.name)))
    if wanted.name.casefold() != known.name.casefold() and wanted.email.casefold() != known.email.casefold():
        why = _("This number belongs to {name}; the row has another name and another address.").format(name=known.name)
        problems.append(Problem("name", why))
    return problems


def _changes(old: Participant, new: Participant) -> list[Change]:
    names = [name for name in FIELDS if getattr(old, name) != getattr(new, name)]
    return [Change(name, words_of(getattr(old, name)), words_of(getattr(new, name))) for name in names]
