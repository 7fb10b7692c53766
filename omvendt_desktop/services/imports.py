"""Takes applications in from a workbook: planned first, shown, and written in one change."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from omvendt_desktop.domain.application_rows import ReadRow, question_fields, read_rows
from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.column_matching import matches
from omvendt_desktop.domain.columns import ANSWER, NOT_USED, Choices, Mapping, fingerprint, mapping_of
from omvendt_desktop.domain.tables import Table
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services.import_changes import merged
from omvendt_desktop.services.import_plan import Counts, Decision, ImportPlan, Known, PlannedRow, RowKind
from omvendt_desktop.store.queries.import_matches import earlier_programmes, remembered
from omvendt_desktop.store.store import Store

_COMPARED = (
    "name email phone organisation field title place meeting_mode languages topics avoid_topics goals motivation "
    "sector availability blocked_dates experience affiliation consent received_at role"
).split()


def gather(store: Store, programme_id: int, table: Table) -> Known:
    """What the store knows of a programme’s applicants and of this form; ask once, `compare` as often as needed."""
    known = Known(
        programme_id, earlier=earlier_programmes(store, programme_id), mapping=remembered(store, fingerprint(table))
    )
    for application in store.find(Application, programme_id=programme_id):
        if application.answer_id:
            known.by_answer[application.form, application.answer_id] = application
        if application.email:
            known.by_email.setdefault(application.email.casefold(), []).append(application)
        known.by_name.setdefault(_name_key(application), []).append(application)
    return known


def plan(store: Store, programme_id: int, table: Table, choices: Choices | None = None) -> ImportPlan:
    """What importing the table would do under the choices made so far; writes nothing."""
    return compare(gather(store, programme_id, table), table, choices or Choices())


def compare(known: Known, table: Table, choices: Choices) -> ImportPlan:
    """The plan against what was gathered; quick enough to be made anew for every click."""
    if known.mapping:
        choices = replace(choices, values={**known.mapping.values, **choices.values})
    reading = read_rows(table, matches(table, choices, known.mapping), choices)
    rows = tuple(_Comparison(known, table, choices, reading.rows).rows())
    return ImportPlan(known.programme_id, table, choices, reading, rows, known)


def apply(store: Store, plan: ImportPlan, now: datetime) -> Counts:
    """Write the new and changed applications in one change; what was written. Nothing to write is no change.

    `now` is wall time, kept as when the choices for this form were last used. The plan is made once more first,
    so that nothing is written twice and nothing written meanwhile is lost.
    """
    current = compare(gather(store, plan.programme_id, plan.table), plan.table, plan.choices)
    counts = current.counts
    if not counts.to_write:
        return counts
    label = ngettext("Import {count} application", "Import {count} applications", counts.to_write)
    with store.change(label.format(count=counts.to_write)):
        for row in current.rows:
            if row.is_written and row.kind is RowKind.NEW:
                store.add(replace(row.application, programme_id=plan.programme_id))
            elif row.is_written:
                store.update(row.application)
        if plan.choices.remember:
            _remember(store, current, now)
    return counts


def _remember(store: Store, plan: ImportPlan, now: datetime) -> None:
    mapping = mapping_of(plan.table, plan.matches, plan.choices.values, now)
    known = remembered(store, mapping.fingerprint)
    if known:
        store.update(replace(mapping, id=known.id))
    else:
        store.add(mapping)


class _Comparison:
    """Compares the rows of one table with the applications known and with each other."""

    def __init__(self, known: Known, table: Table, choices: Choices, rows: Iterable[ReadRow]) -> None:
        self._known = known
        self._choices = choices
        self._rows = list(rows)
        self._by_number = {row.number: row for row in self._rows}
        matched = matches(table, choices, known.mapping)
        self._questions = question_fields(table, matched) | {
            match.header: ANSWER for match in matched if match.becomes == ANSWER
        }
        fed = {match.becomes for match in matched} - {ANSWER, NOT_USED}
        self._fields = [
            name for name in _COMPARED if name in fed or (name == "name" and fed & {"first_name", "last_name"})
        ]
        self._latest = self._latest_answers()
        self._seen_emails: dict[str, ReadRow] = {}
        self._seen_names: dict[str, ReadRow] = {}

    def rows(self) -> Iterable[PlannedRow]:
        for row in self._rows:
            yield self._planned(row)

    def _latest_answers(self) -> dict[tuple[str, str], int]:
        """The row of the latest answer of everybody who answered more than once."""
        latest: dict[tuple[str, str], ReadRow] = {}
        for row in self._rows:
            key = (row.application.email.casefold(), _name_key(row.application))
            if not row.blocked and (key not in latest or _when(row) >= _when(latest[key])):
                latest[key] = row
        return {key: row.number for key, row in latest.items()}

    def _planned(self, row: ReadRow) -> PlannedRow:
        application = row.application
        if self._choices.mended:
            application = replace(application, edited=self._mended(row.number))
        planned = PlannedRow(
            row.number,
            RowKind.NEW,
            application,
            problems=row.problems,
            earlier=self._known.earlier.get(application.email.casefold(), "") if application.email else "",
            hidden=row.hidden,
            left_out=row.number in self._choices.left_out,
        )
        existing = self._same(application)
        if row.blocked:
            filled = _filled_from(application, existing) if existing else application
            if existing is None or self._still_blocked(row, filled):
                return replace(planned, kind=RowKind.PROBLEM)
            planned = replace(
                planned, application=filled, problems=tuple(problem for problem in row.problems if not problem.blocking)
            )
            application = filled
        duplicate = self._duplicate_in_file(row) or (None if existing else self._duplicate_known(application))
        self._seen_emails.setdefault(application.email.casefold(), row)
        self._seen_names.setdefault(_name_key(application), row)
        return self._settled(planned, existing, duplicate)

    def _mended(self, number: int) -> tuple[str, ...]:
        return tuple(sorted({name for row, name in self._choices.mended if row == number}))

    def _settled(
        self, planned: PlannedRow, existing: Application | None, duplicate: tuple[Application, int, str] | None
    ) -> PlannedRow:
        if duplicate:
            other, other_row, why = duplicate
            decision = self._choices.decisions.get(planned.number, Decision.SKIP)
            planned = replace(planned, other=other, other_row=other_row, why=why)
            if decision == Decision.SAME and other.id:
                return self._changed(planned, other)
            if decision != Decision.NEW:
                return replace(planned, kind=RowKind.DUPLICATE)
        return self._changed(planned, existing) if existing else planned

    def _changed(self, planned: PlannedRow, existing: Application) -> PlannedRow:
        new = planned.application
        same_answer = bool(new.answer_id) and (existing.form, existing.answer_id) == (new.form, new.answer_id)
        application, changes = merged(existing, new, self._fields, self._questions, self._choices, same_answer)
        kind = RowKind.CHANGED if any(change.taken for change in changes) else RowKind.UNCHANGED
        return replace(planned, kind=kind, application=application, existing=existing, changes=changes)

    def _same(self, new: Application) -> Application | None:
        """The known application this is an answer of: by the form’s own answer id, else by address and name."""
        found = self._known.by_answer.get((new.form, new.answer_id)) if new.answer_id else None
        if found and _is_same_person(found, new):
            return found
        for candidate in self._known.by_email.get(new.email.casefold(), []) if new.email else []:
            if _same_name(candidate, new) or "name" in candidate.edited:
                return candidate
        for candidate in self._known.by_name.get(_name_key(new), []) if new.name else []:
            if "email" in candidate.edited and candidate.form == new.form and candidate.answer_id == new.answer_id:
                return candidate
        return None

    def _still_blocked(self, row: ReadRow, filled: Application) -> bool:
        return any(
            problem.blocking and getattr(filled, problem.field) == getattr(row.application, problem.field)
            for problem in row.problems
        )

    def _duplicate_in_file(self, row: ReadRow) -> tuple[Application, int, str] | None:
        application = row.application
        latest = self._latest.get((application.email.casefold(), _name_key(application)), row.number)
        if latest != row.number:
            return (
                self._by_number[latest].application,
                latest,
                _("The same person answered again in row {row}.").format(row=latest),
            )
        before = self._seen_emails.get(application.email.casefold())
        if before and not _same_name(before.application, application):
            return (
                before.application,
                before.number,
                _("Row {row} has the same address and another name.").format(row=before.number),
            )
        before = self._seen_names.get(_name_key(application))
        if before and before.application.email.casefold() != application.email.casefold():
            return (
                before.application,
                before.number,
                _("Row {row} has the same name and another address.").format(row=before.number),
            )
        return None

    def _duplicate_known(self, new: Application) -> tuple[Application, int, str] | None:
        for candidate in self._known.by_email.get(new.email.casefold(), []):
            return candidate, 0, _("{name} has applied with the same address.").format(name=candidate.name)
        for candidate in self._known.by_name.get(_name_key(new), []):
            return (
                candidate,
                0,
                _("Somebody with the same name has applied from {email}.").format(email=candidate.email),
            )
        return None


def _name_key(application: Application) -> str:
    return application.name.casefold()


def _when(row: ReadRow) -> datetime:
    return row.application.received_at or datetime.min


def _same_name(one: Application, other: Application) -> bool:
    return _name_key(one) == _name_key(other)


def _is_same_person(found: Application, new: Application) -> bool:
    """Whether an equal answer id means the same answer: a copied form counts from 1 again."""
    if (
        _same_name(found, new)
        or found.email.casefold() == new.email.casefold()
        or set(found.edited) & {"name", "email"}
    ):
        return True
    return found.received_at is not None and found.received_at == new.received_at


def _filled_from(new: Application, existing: Application) -> Application:
    """The application with what the file lacks taken from the known one, where that was typed or chosen by hand."""
    typed = {name: getattr(existing, name) for name in ("name", "email") if name in existing.edited}
    return replace(new, role=new.role or existing.role, **typed)


__all__ = ["Counts", "Mapping", "apply", "compare", "gather", "plan"]
