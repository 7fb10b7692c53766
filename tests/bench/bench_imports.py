"""How quickly 2,000 applications of 30 columns become a plan, beside openpyxl alone, and are then written."""

import csv
import importlib.util
from datetime import datetime
from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook

from omvendt_desktop.domain.columns import Choices
from omvendt_desktop.domain.tables import Table
from omvendt_desktop.files import applications_xlsx
from omvendt_desktop.services import imports
from omvendt_desktop.store.store import Store
from tests import builders
from tests.bench.cohort import folder
from tests.bench.measure import Measured, alone, bench, in_turn, milliseconds, seconds

ASSETS = Path(__file__).parents[2] / "assets"
APPLICATIONS = 2_000
COLUMNS = 30


@bench("2,000 applications x 30 columns, from file to plan", limit=1.5)
def plan() -> Measured:
    store, programme_id = _programme("plan")
    return in_turn(
        seconds(lambda: imports.plan(store, programme_id, _table(shared=False))), seconds(lambda: _bare(shared=False))
    )


@bench("the same as Excel saves it, with shared texts", limit=1.5)
def plan_shared() -> Measured:
    store, programme_id = _programme("shared")
    return in_turn(
        seconds(lambda: imports.plan(store, programme_id, _table(shared=True))), seconds(lambda: _bare(shared=True))
    )


@bench("planning them again after a changed choice", limit=100, unit="ms")
def again() -> Measured:
    store, programme_id = _programme("again")
    table = _table(shared=True)
    known = imports.gather(store, programme_id, table)
    imports.compare(known, table, Choices())
    return alone(milliseconds(lambda: imports.compare(known, table, Choices(left_out=frozenset({7})))))


@bench("writing them", limit=1.0)
def write() -> Measured:
    table = _table(shared=True)
    store, programme_id = _programme("write")

    def written() -> float:
        planned = imports.plan(store, programme_id, table)
        taken = seconds(lambda: imports.apply(store, planned, datetime(2026, 8, 20)))()
        store.undo()
        return taken

    return alone(written)


def _programme(name: str) -> tuple[Store, int]:
    path = folder() / f"imports-{name}.omvendt"
    path.unlink(missing_ok=True)
    store = Store.open(path, create=True)
    return store, builders.programme(store).id


def _table(shared: bool) -> Table:
    return applications_xlsx.read(_file(shared))[1]


def _bare(shared: bool) -> int:
    workbook = load_workbook(_file(shared), read_only=True, data_only=True)
    return sum(1 for _row in workbook.worksheets[0].iter_rows(values_only=True))


@cache
def _file(shared: bool) -> Path:
    """Answers in the shape of the sample; texts in their cells, or shared between cells as Excel keeps them."""
    spec = importlib.util.spec_from_file_location("make_workbooks", ASSETS / "make_workbooks.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    people = list(csv.DictReader(maker.PEOPLE.read_text(encoding="utf-8").splitlines(), delimiter="|"))
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Form1")
    more = COLUMNS - len(maker.HEADERS)
    sheet.append([*maker.HEADERS, *(f"Spørsmål {number}: hva tenker du?" for number in range(more))])
    for number in range(APPLICATIONS):
        person = people[number % len(people)]
        answer = maker._answer(number + 1, person | {"name": f"{person['name']} {number}"})
        sheet.append([*answer, *(f"Svar {number} på spørsmål {each}, i fri tekst" for each in range(more))])
    path = folder() / f"applications-{shared}.xlsx"
    workbook.save(path)
    return _with_shared_texts(path) if shared else path


def _with_shared_texts(path: Path) -> Path:
    import re
    import zipfile

    from tests.files.workbooks import MAIN, SHARED_STRINGS, SHEET, rewritten

    texts: dict[bytes, int] = {}

    def shared(found: re.Match[bytes]) -> bytes:
        return b't="s"><v>%d</v>' % texts.setdefault(found[1], len(texts))

    with zipfile.ZipFile(path) as package:
        sheet = re.sub(rb't="inlineStr"><is><t[^>]*>([^<]*)</t></is>', shared, package.read(SHEET))
    items = b"".join(b"<si><t>%b</t></si>" % text for text in texts)
    strings = f'<sst xmlns="{MAIN}">'.encode() + items + b"</sst>"
    relation = SHARED_STRINGS % b"/xl/sharedStrings.xml"
    kind = (
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'spreadsheetml.sharedStrings+xml"/></Types>'
    )
    changes = {
        SHEET: lambda _content: sheet,
        "xl/_rels/workbook.xml.rels": lambda content: content.replace(b"</Relationships>", relation),
        "[Content_Types].xml": lambda content: content.replace(b"</Types>", kind),
    }
    return rewritten(path, lambda name, content: changes.get(name, bytes)(content), {"xl/sharedStrings.xml": strings})
