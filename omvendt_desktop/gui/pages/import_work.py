"""What is known of an import under way: the file as read, the choices made, and the plan that follows from both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from omvendt_desktop.domain.application_rows import read_rows
from omvendt_desktop.domain.column_matching import suggest
from omvendt_desktop.domain.columns import Choices, Match, field_word
from omvendt_desktop.domain.header_rows import Layout
from omvendt_desktop.domain.sheets import Book, Sheet
from omvendt_desktop.domain.tables import Table
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import imports
from omvendt_desktop.services.import_plan import ImportPlan, Known, RowKind, kind_word

FILE, COLUMNS, CHECK = range(3)


@dataclass(frozen=True)
class Count:
    """One line of the summary: a dot, a word, how many, and the rows it stands for."""

    tone: str
    words: str
    number: int
    show: str


@dataclass(frozen=True)
class ImportWork:
    """A new one is made for every choice; `known` is what the store knew when it was last asked."""

    path: Path
    book: Book
    table: Table
    known: Known
    plan: ImportPlan

    @property
    def sheet(self) -> Sheet:
        """The sheet the answers are on."""
        return self.book.sheets[self.layout.sheet]

    @property
    def layout(self) -> Layout:
        """The sheet and header rows in use."""
        return self.table.layout

    @property
    def choices(self) -> Choices:
        """Everything chosen so far."""
        return self.plan.choices

    @property
    def matches(self) -> tuple[Match, ...]:
        """What each column becomes."""
        return self.plan.matches

    def chosen(self, **choices: object) -> ImportWork:
        """The work with other choices, planned anew."""
        made = replace(self.choices, **choices)
        return replace(self, plan=imports.compare(self.known, self.table, made))

    def decided(self) -> bool:
        """Whether anything has been chosen or mended since the file was read."""
        known = self.known.mapping.values if self.known.mapping else {}
        values = {key: meaning for key, meaning in self.choices.values.items() if known.get(key) != meaning}
        return replace(self.choices, values=values) != Choices(remember=self.choices.remember)

    def line(self) -> str:
        """File, sheet, header row and number of answers, on one line."""
        answers = ngettext("{count} answer", "{count} answers", len(self.table.rows)).format(count=len(self.table.rows))
        parts = [self.path.name, _("sheet “{name}”").format(name=self.table.sheet), self._headings(), answers]
        return "  ·  ".join(parts)

    def sum_line(self) -> str:
        """How many of the rows are imported, and why the others are not."""
        kept_out = self.not_imported() + self._known_or_left_out()
        words = _("{count} of {all} will be imported").format(count=self.plan.counts.to_write, all=len(self.plan.rows))
        return f"{words}: {', '.join(kept_out)}" if kept_out else words

    def not_imported(self) -> list[str]:
        """How many rows wait for something to be settled, in a few words for each reason."""
        counts, said = self.plan.counts, []
        if counts.problems:
            said.append(self._lacking_words(counts.problems))
        if counts.duplicates:
            words = ngettext("{count} possible duplicate", "{count} possible duplicates", counts.duplicates)
            said.append(words.format(count=counts.duplicates))
        return said

    def notes(self) -> list[str]:
        """What is worth knowing about the sheet."""
        said = []
        if not self.table.rows:
            said.append(_("No answers were found below these headings. Choose another sheet or another row."))
        if hidden := self.table.hidden_rows:
            words = ngettext(
                "{count} row is hidden in Excel and is read too.",
                "{count} rows are hidden in Excel and are read too.",
                hidden,
            )
            said.append(words.format(count=hidden))
        for name, people in self.table.other_sheets:
            words = ngettext(
                "The sheet “{name}” holds {count} address too. Import it afterwards.",
                "The sheet “{name}” holds {count} addresses too. Import it afterwards.",
                people,
            )
            said.append(words.format(name=name, count=people))
        if self.table.masked:
            said.append(_("National identity numbers were found. They are masked and not stored."))
        return said

    def counts(self) -> list[Count]:
        """How many rows become what."""
        counts = self.plan.counts
        lines = [
            Count("good", kind_word(RowKind.NEW), counts.new, RowKind.NEW),
            Count("info", kind_word(RowKind.CHANGED), counts.changed, RowKind.CHANGED),
            Count("neutral", kind_word(RowKind.UNCHANGED), counts.unchanged, RowKind.UNCHANGED),
        ]
        if counts.duplicates:
            lines.append(Count("warning", kind_word(RowKind.DUPLICATE), counts.duplicates, RowKind.DUPLICATE))
        if counts.problems:
            lines.append(Count("danger", self._missing_words(), counts.problems, RowKind.PROBLEM))
        if counts.left_out:
            lines.append(Count("neutral", _("left out"), counts.left_out, "left_out"))
        return lines

    def _headings(self) -> str:
        first, last = self.layout.first_row, self.layout.last_row
        if not last:
            return _("no headings")
        if first != last:
            return _("headings in rows {first} and {last}").format(first=first, last=last)
        return _("headings in row {row}").format(row=last)

    def _known_or_left_out(self) -> list[str]:
        counts = self.plan.counts
        known = [_("{count} known already").format(count=counts.unchanged)] if counts.unchanged else []
        return known + ([_("{count} left out").format(count=counts.left_out)] if counts.left_out else [])

    def _lacking_words(self, rows: int) -> str:
        problems = self.plan.of_kind(RowKind.PROBLEM)
        lacks = {tuple(problem.field for problem in row.problems if problem.blocking) for row in problems}
        if lacks == {("email",)}:
            return _("{count} without a valid e-mail address").format(count=rows)
        if lacks == {("role",)}:
            return _("{count} without a role").format(count=rows)
        return _("{count} missing something").format(count=rows)

    def _missing_words(self) -> str:
        rows = self.plan.of_kind(RowKind.PROBLEM)
        fields = [problem.field for problem in rows[0].problems if problem.blocking]
        if len(rows) > 1 or len(fields) != 1:
            return kind_word(RowKind.PROBLEM)
        return _("missing · {field} in row {row}").format(field=_small(field_word(fields[0])), row=rows[0].number)


@dataclass
class UnderWay:
    """The import as it stands; it outlives `page`, which is made anew in another language."""

    work: ImportWork | None = None
    step: int = FILE
    remember: bool = True
    awaited: Path | None = None
    page: Any = None

    def begin(self, work: ImportWork) -> None:
        """Start from the top with a file just read, or laid out anew."""
        self.work, self.step = work, FILE
        if self.page.winfo_exists():
            self.page.show_begun()

    def forget(self) -> None:
        """Hold no file any more."""
        self.work = self.awaited = None
        self.step = FILE


def worked_out(table: Table) -> Table:
    """The table with every column worked out as suggested, which the worker does so that planning is quick."""
    read_rows(table, suggest(table), Choices())
    return table


def begun(store, programme_id: int, path: Path, book: Book, table: Table, choices: Choices) -> ImportWork:
    """The work on a file just read, or laid out anew."""
    known = imports.gather(store, programme_id, table)
    return ImportWork(path, book, table, known, imports.compare(known, table, choices))


def again(store, programme_id: int, work: ImportWork) -> ImportWork:
    """The same work compared with what the store knows now, in the programme that is open now."""
    return begun(store, programme_id, work.path, work.book, work.table, work.choices)


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]
