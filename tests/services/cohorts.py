"""A programme with secrets everywhere, and what its reports hold."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from omvendt_desktop.domain.check_ins import CheckIn, Outcome
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Fit
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.reports import Bars, ReportKind, ReportTable, texts_of
from omvendt_desktop.services import check_ins, logs, reports
from omvendt_desktop.store.store import Store
from tests import builders

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12)
SECRET = "Hun vurderer å bytte jobb til våren"


class Cohort:
    """Some pairs, each with its first two meetings logged and with secrets everywhere."""

    def __init__(self, store: Store, pairs: int = 6, **agreed) -> None:
        self.store = store
        self.programme = builders.programme(store, **agreed)
        self.modules = builders.modules(store, self.programme)
        self.pairs = [self.pair(number) for number in range(pairs)]

    def pair(self, number: int) -> Pair:
        store, programme = self.store, self.programme
        secret = {"private_notes": SECRET, "wishes": f"ønske {SECRET}", "phone": f"+47 400 00 {number:03}"}
        mentor = builders.participant(store, programme, Role.MENTOR, name=f"Mina Mentor{number}", **secret)
        mentee = builders.participant(store, programme, Role.MENTEE, name=f"Kari Mentee{number}", **secret)
        pair = Pair(None, programme.id, mentor.id, mentee.id, why=f"grunn {SECRET}")
        pair = builders.saved(store, pair)
        for place, fits in ((4, {mentor.id: Fit.GOOD, mentee.id: Fit.UNSURE}), (5, {})):
            meeting = builders.meeting(store, pair, self.modules[place], NOW - timedelta(days=60 - 28 * (place - 4)))
            entry = LogEntry(meeting.id, minutes={mentor.id: 45 + number}, usefulness=4, fits=fits)
            logs.log_meeting(store, replace(entry, next_step=SECRET, note=SECRET), NOW)
        done = CheckIn(participant_id=mentor.id, done_on=TODAY, outcome=Outcome.URGENT, note=SECRET)
        check_ins.do_check_in(store, replace(done, answers={"obstacle": SECRET}), TODAY)
        return pair

    def report(self, kind=ReportKind.CLIENT, language="nb", **values):
        return reports.gather_time_report(
            self.store, self.programme.id, kind=kind, language=language, today=TODAY, **values
        )


def table(report, sheet) -> ReportTable:
    return report.sheets[sheet].blocks[0]


def bars(report) -> Bars:
    [found] = [block for block in report.sheets[0].blocks if isinstance(block, Bars)]
    return found


def facts(report) -> dict:
    return {fact.label: fact.value for fact in report.sheets[0].blocks[0].facts}


def text(report) -> str:
    return "\n".join(texts_of(report))
