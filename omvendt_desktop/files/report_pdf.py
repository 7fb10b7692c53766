"""Writes a report as a PDF with its fonts inside, so that names from anywhere print right."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from omvendt_desktop import formats
from omvendt_desktop.domain.counting import Counting, Progress
from omvendt_desktop.domain.fields import clean_lines
from omvendt_desktop.domain.reports import (
    Bars,
    Block,
    Facts,
    Report,
    ReportColumn,
    ReportSheet,
    ReportTable,
    Unit,
    Value,
    refuse_leaks,
    row_count,
    texts_of,
)
from omvendt_desktop.files.pdf_fonts import FONT, add_fonts, other_fonts
from omvendt_desktop.files.written import MADE_WITH, write_beside
from omvendt_desktop.i18n import _, language_tag, using

if TYPE_CHECKING:
    from fpdf import FPDF

_MARGIN = 18
_LINE = 6
_INK, _MUTED, _ACCENT, _RULE = (33, 41, 51), (91, 102, 115), (47, 93, 138), (222, 226, 230)
_BAR_HEIGHT, _BAR_GAP, _LABEL_LINE = 4.5, 2.5, 4.2
_ROOMY = 1.5
_LABEL_SHARE = 0.4
_WIDEST_CELL = 45
# A row must fit on a page; nobody prints a longer text in a cell.
_LONGEST_TEXT = 600


def write(report: Report, path: Path, progress: Progress | None = None) -> Path:
    """The PDF of the report, A4, in place of any file of the name; the path.

    `progress` hears of rows done and rows in all, and may raise Cancelled. Raises UserError when a report for the
    client holds what only the coordinator may see, when a letter cannot be shown, and when the file cannot be written;
    nothing is kept then.
    """
    refuse_leaks(report)
    fonts = other_fonts(map(clean_lines, texts_of(report)))
    with using(report.language):
        pdf = _new_pdf(report, fonts)
        pages = _Pages(pdf, report, Counting(progress, row_count(report), every=100))
        for position, sheet in enumerate(report.sheets):
            pages.put_sheet(sheet, is_cover=position == 0)
        content = bytes(pdf.output())
    return write_beside(path, content)


def _new_pdf(report: Report, fonts: Sequence[str]) -> "FPDF":
    from fpdf import FPDF

    foot = clean_lines(report.foot)

    class Paged(FPDF):
        """Pages with the confidentiality line and the page number at the foot."""

        def footer(self) -> None:
            self.set_y(-14)
            self.set_font(FONT, size=8)
            self.set_text_color(*_MUTED)
            self.cell(self.epw / 2, 6, foot)
            page = _("Page {page} of {pages}").format(page=self.page_no(), pages="{nb}")
            self.cell(self.epw / 2, 6, page, align="R")

    pdf = Paged(format="A4")
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_auto_page_break(True, margin=_MARGIN)
    add_fonts(pdf, fonts)
    pdf.set_title(clean_lines(f"{report.title} – {report.subtitle}"))
    pdf.set_lang(language_tag())
    pdf.set_author(MADE_WITH)
    pdf.set_creator(MADE_WITH)
    return pdf


class _Pages:
    """Puts blocks on pages, one under the other."""

    def __init__(self, pdf: "FPDF", report: Report, counting: Counting) -> None:
        self._pdf = pdf
        self._report = report
        self._counting = counting

    def put_sheet(self, sheet: ReportSheet, is_cover: bool) -> None:
        self._pdf.add_page(orientation="landscape" if sheet.landscape else "portrait")
        self._text(self._report.title if is_cover else sheet.title, size=20 if is_cover else 14, bold=True)
        if is_cover:
            self._text(self._report.subtitle, size=11, colour=_MUTED)
        for block in sheet.blocks:
            self._pdf.ln(4)
            if block.title:
                self._text(block.title, size=11, bold=True)
                self._pdf.ln(1)
            self._put_block(block)

    def _put_block(self, block: Block) -> None:
        if isinstance(block, Facts):
            for fact in block.facts:
                self._put_fact(fact.label, _shown(fact.value, fact.unit))
        elif isinstance(block, ReportTable):
            self._put_table(block)
        elif isinstance(block, Bars):
            self._put_bars(block)
        else:
            for text in block.texts:
                self._text(text, size=10)

    def _text(self, text: str, size: float, bold: bool = False, colour: tuple[int, int, int] = _INK) -> None:
        self._pdf.set_font(FONT, style="B" if bold else "", size=size)
        self._pdf.set_text_color(*colour)
        self._pdf.multi_cell(self._pdf.epw, size * 0.5, clean_lines(text), align="L", new_x="LMARGIN", new_y="NEXT")

    def _put_fact(self, label: str, value: str) -> None:
        pdf = self._pdf
        pdf.set_font(FONT, size=10)
        width = pdf.epw * _LABEL_SHARE
        lines = 1 + int(pdf.get_string_width(value) / (pdf.epw - width))
        if pdf.will_page_break(_LINE * lines):
            pdf.add_page(same=True)
        top = pdf.get_y()
        pdf.set_text_color(*_MUTED)
        pdf.multi_cell(width, _LINE, clean_lines(label), align="L", new_x="RIGHT", new_y="TOP")
        pdf.set_xy(pdf.l_margin + width, top)
        pdf.set_text_color(*_INK)
        pdf.multi_cell(pdf.epw - width, _LINE, value, align="L", new_x="LMARGIN", new_y="NEXT")

    def _put_table(self, block: ReportTable) -> None:
        from fpdf.fonts import FontFace

        pdf = self._pdf
        pdf.set_font(FONT, size=8.5)
        pdf.set_draw_color(*_RULE)
        pdf.set_fill_color(255, 255, 255)
        pdf.set_text_color(*_INK)
        rows = [_shown_row(block.columns, row) for row in self._counting.over(block.rows)]
        with pdf.table(
            col_widths=_widths(block.columns, rows),
            text_align=["RIGHT" if _is_number(column) else "LEFT" for column in block.columns],
            borders_layout="HORIZONTAL_LINES",
            headings_style=FontFace(emphasis="B", color=(255, 255, 255), fill_color=_ACCENT),
            line_height=5,
            padding=(_ROOMY if block.roomy else 0.6, 1.2),
        ) as table:
            table.row([clean_lines(column.title) for column in block.columns])
            for row in rows:
                # A cell without a letter has no height, and nobody could sign in it.
                table.row([text or "\u00a0" for text in row] if block.roomy else row)
            if block.total is not None:
                table.row(_shown_row(block.columns, block.total), style=FontFace(emphasis="B"))

    def _height(self, words: str, width: float) -> float:
        from fpdf.enums import MethodReturnValue

        height = self._pdf.multi_cell(width, _LABEL_LINE, words, dry_run=True, output=MethodReturnValue.HEIGHT)
        return cast(float, height)

    def _put_bars(self, block: Bars) -> None:
        pdf = self._pdf
        if not block.bars:
            return
        labels = pdf.epw * _LABEL_SHARE
        longest = max(minutes for _label, minutes in block.bars) or 1
        room = pdf.epw - labels - 18
        pdf.set_font(FONT, size=9)
        for label, minutes in block.bars:
            words = _cut(clean_lines(label))
            height = max(_BAR_HEIGHT, self._height(words, labels - 3))
            if pdf.will_page_break(height + _BAR_GAP):
                pdf.add_page(same=True)
            top = pdf.get_y()
            pdf.set_text_color(*_INK)
            pdf.multi_cell(labels - 3, _LABEL_LINE, words, align="L", new_x="RIGHT", new_y="TOP")
            pdf.set_fill_color(*_ACCENT)
            length = room * minutes / longest
            pdf.rect(pdf.l_margin + labels, top, max(length, 0.2), _BAR_HEIGHT, style="F")
            pdf.set_xy(pdf.l_margin + labels + length + 1.5, top)
            pdf.cell(16, _BAR_HEIGHT, formats.hours(minutes, 2))
            pdf.set_xy(pdf.l_margin, top + height + _BAR_GAP)
        pdf.set_text_color(*_MUTED)
        pdf.set_x(pdf.l_margin + labels)
        pdf.cell(room, 5, block.axis, new_x="LMARGIN", new_y="NEXT")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def _widths(columns: Sequence[ReportColumn], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Widths by what the columns hold, so that long texts wrap and numbers do not."""
    longest = [
        column.width or max([len(column.title), *(len(row[place]) for row in rows)])
        for place, column in enumerate(columns)
    ]
    return tuple(float(min(max(length, 6), _WIDEST_CELL)) for length in longest)


def _is_number(column: ReportColumn) -> bool:
    return column.unit in (Unit.WHOLE, Unit.NUMBER, Unit.HOURS, Unit.PERCENT) and not column.width


def _shown_row(columns: Sequence[ReportColumn], row: Sequence[Value]) -> list[str]:
    return [_shown(value, column.unit) for value, column in zip(row, columns, strict=True)]


def _shown(value: Value, unit: Unit) -> str:
    """The value as it is read in the language of the report."""
    if value is None:
        return ""
    if isinstance(value, date):
        return formats.table_day(value)
    if isinstance(value, str):
        return _cut(clean_lines(value))
    if unit is Unit.HOURS:
        return formats.hours(int(value), 2)
    if unit is Unit.PERCENT:
        return f"{formats.decimal(value * 100, 0)} %"
    return formats.decimal(value, 1 if unit is Unit.NUMBER else 0)
