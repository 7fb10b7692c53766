"""The ledger of 10,000 participants, and the report of 2,000 beside bare openpyxl writing the same cells."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path

from omvendt_desktop.domain.reports import Report, ReportKind
from omvendt_desktop.files import report_xlsx
from omvendt_desktop.services import reports
from omvendt_desktop.store.queries import remembered
from omvendt_desktop.store.queries.health import pairs_health
from omvendt_desktop.store.queries.ledger import standings
from omvendt_desktop.store.queries.today import todays_list
from omvendt_desktop.store.store import Store
from tests.bench.cohort import folder, large_file, report_file
from tests.bench.measure import Measured, alone, bench, in_turn, seconds

TODAY, LAST_DAY = date(2026, 11, 21), date(2027, 12, 31)
# The kernel counts the process that starts another into the `ru_maxrss` of that one, but not into its VmHWM.
MEMORY = """
import re, sys
from pathlib import Path
import psutil
from tests.bench import bench_time
bench_time.write_ours(*map(Path, sys.argv[1:]))
status = Path("/proc/self/status")
if status.exists():
    print(int(re.search(r"VmHWM:\\s*(\\d+) kB", status.read_text())[1]) * 1024)
else:
    used = psutil.Process().memory_info()
    print(getattr(used, "peak_wset", used.rss))
"""


@bench("ledger of 10,000 participants with 90,000 attendances", limit=0.5)
def ledger() -> Measured:
    return _asked(lambda store: standings(store, 1, TODAY))


@bench("health of 5,000 pairs", limit=1.0)
def health() -> Measured:
    return _asked(lambda store: pairs_health(store, 1, TODAY))


@bench("today’s list of 5,000 pairs", limit=1.5)
def todays() -> Measured:
    return _asked(lambda store: todays_list(store, 1, datetime(2026, 11, 21, 10)))


@bench("report of 2,000 participants, beside openpyxl alone", limit=1.5)
def report() -> Measured:
    file, target = report_file(), folder() / "report.xlsx"
    _report(file)
    return in_turn(seconds(lambda: write_ours(file, target)), seconds(lambda: _write_bare(file, target)), rounds=3)


@bench("memory for the report of 2,000 participants", limit=300, unit="MB")
def memory() -> Measured:
    def used() -> float:
        command = [sys.executable, "-c", MEMORY, str(report_file()), str(folder() / "memory.xlsx")]
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) / 1e6

    return alone(used, rounds=1)


def write_ours(file: Path, target: Path) -> None:
    """The report of the file as the program gathers and writes it."""
    report_xlsx.write(_report(file), target, lambda _done, _total: None)


def _write_bare(file: Path, target: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    for sheet in _report(file).sheets[1:3]:
        rows = workbook.create_sheet(sheet.title)
        [table] = sheet.blocks
        rows.append([column.title for column in table.columns])
        for row in table.rows:
            rows.append(list(row))
    workbook.save(target)


@cache
def _report(file: Path) -> Report:
    with _opened(file) as store:
        return reports.gather_time_report(store, 1, kind=ReportKind.COORDINATOR, language="nb", today=LAST_DAY)


def _asked(question: Callable[[Store], object]) -> Measured:
    with _opened(large_file()) as store:

        def ask() -> None:
            remembered.forget(store)
            question(store)

        return alone(seconds(ask), rounds=3)


@contextmanager
def _opened(file: Path) -> Iterator[Store]:
    store = Store.open(file)
    try:
        yield store
    finally:
        store.close()
