"""Writes the rows an import could not use into a workbook that can be mended and imported again."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from omvendt_desktop.domain.application_rows import CellProblem
from omvendt_desktop.domain.cell_values import text_of
from omvendt_desktop.domain.columns import Match
from omvendt_desktop.domain.sheets import Value
from omvendt_desktop.domain.tables import Table
from omvendt_desktop.files.sheet_cells import Kind
from omvendt_desktop.files.sheet_tables import Column, put_table
from omvendt_desktop.files.sheet_writing import add_sheet, entitle, new_workbook, set_up_print
from omvendt_desktop.i18n import _


def write(path: Path, table: Table, matches: Sequence[Match], problems: Mapping[int, Sequence[CellProblem]]) -> Path:
    """The rows named by their number, as they stood, with what must be mended first; the path.

    Columns that reveal too much are left out. Raises UserError when the file cannot be saved.
    """
    kept = [match for match in matches if not match.risky]
    columns = [
        Column(_("Must be mended"), width=40),
        *(Column(match.header or match.letter) for match in kept),
        Column(_("Row in the first file"), Kind.WHOLE),
    ]
    rows = [
        [_sentences(problems[row.number]), *(_cell(row.at(match.index)) for match in kept), row.number]
        for row in table.rows
        if row.number in problems
    ]
    with new_workbook(path) as workbook:
        entitle(workbook, path.stem)
        sheet = add_sheet(workbook, table.sheet)
        set_up_print(sheet, header_row=1)
        put_table(sheet, columns, rows)
    return path


def _sentences(problems: Sequence[CellProblem]) -> str:
    return "\n".join(f"{problem.cell}: {problem.why}" if problem.cell else problem.why for problem in problems)


def _cell(value: Value) -> str:
    return text_of(value)
