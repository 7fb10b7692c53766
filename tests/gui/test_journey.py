"""The main job from end to end in the real window: workbook, people, pairs, meetings, log, invitations, report."""

from datetime import date

from openpyxl import load_workbook

from omvendt_desktop import paths
from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.meetings import Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs.joint_meetings_dialog import JointMeetingsDialog
from omvendt_desktop.gui.dialogs.log_dialog import LogDialog
from omvendt_desktop.gui.dialogs.pair_dialog import PairDialog
from omvendt_desktop.gui.dialogs.plan_series_dialog import PlanSeriesDialog
from omvendt_desktop.gui.dialogs.programme_dialog import ProgrammeDialog
from omvendt_desktop.store.queries import ledger
from tests.gui.conftest import opened

SAMPLE = paths.ASSETS_DIR / "sample-applications.xlsx"


def test_from_a_workbook_of_applications_to_a_report_in_one_window(window, store, tmp_path, monkeypatch):
    _make_programme(window)
    _import_and_accept(window, store)
    pair = _make_a_pair(window, store)
    _plan(window, store)
    held = _log(window, store, pair)
    _invite(window, store, tmp_path, monkeypatch)
    _report(window, store, tmp_path, monkeypatch)
    _undo_everything(window, store, held)


def _make_programme(window) -> None:
    dialog = opened(ProgrammeDialog(window))
    dialog.form.set(
        {
            "client": "Havkraft",
            "name": "autumn 2026",
            "kickoff_on": date(2026, 9, 9),
            "organiser_name": "Ingrid Solberg",
            "organiser_email": "ingrid@example.org",
            "place": "Bryggen",
        }
    )
    dialog.on_save()
    assert window.programme.client == "Havkraft"


def _import_and_accept(window, store) -> None:
    page = window.show("import", file=SAMPLE)
    window.jobs.wait()
    for _step in ("columns", "check", "import"):
        page.next.invoke()
        window.jobs.wait()
        window.root.update()
    assert len(store.find(Application)) == 24
    page = window.show("applications")
    page.table.select_all()
    page.panel.review.accept()
    people = store.find(Participant)
    assert len(people) == 24
    assert {person.role for person in people} == {Role.MENTOR, Role.MENTEE}
    assert not any("Somalia" in str(vars(person)) for person in people)


def _make_a_pair(window, store) -> Pair:
    mentor = next(person for person in store.find(Participant) if person.name == "Minh Tran")
    mentee = next(person for person in store.find(Participant) if person.name == "Per Ødegård")
    dialog = opened(PairDialog(window))
    dialog.form.set({"mentor_id": mentor.id, "mentee_id": mentee.id, "starts_on": date(2026, 9, 9)})
    dialog.on_save()
    return store.find(Pair)[0]


def _plan(window, store) -> None:
    opened(JointMeetingsDialog(window)).plan_button.invoke()
    opened(PlanSeriesDialog(window)).plan_button.invoke()
    meetings = store.find(Meeting)
    assert len([meeting for meeting in meetings if meeting.pair_id]) == 6
    assert len([meeting for meeting in meetings if not meeting.pair_id]) == 7


def _log(window, store, pair) -> Meeting:
    gathering = next(meeting for meeting in store.find(Meeting, order_by="starts_at") if meeting.is_joint)
    dialog = opened(LogDialog(window, gathering.id))
    dialog.on_save()
    assert store.get(Meeting, gathering.id).status is MeetingStatus.HELD
    used = ledger.standing(store, pair.mentor_id, window.today()).used
    present = {each.participant_id: each.minutes for each in store.find(Attendance, meeting_id=gathering.id)}
    assert used == present.get(pair.mentor_id, 0)
    return gathering


def _invite(window, store, folder, monkeypatch) -> None:
    page = window.show("invitations")
    window.jobs.wait()
    monkeypatch.setattr(messages, "choose_folder", lambda *arguments, **options: folder)
    window.header.main_button.invoke()
    window.jobs.wait()
    window.root.update()
    written = sorted(path.suffix for path in folder.rglob("*.*") if path.suffix in (".ics", ".eml"))
    assert written.count(".eml") == written.count(".ics") > 0
    page.mails.mark.invoke()
    assert len(store.find(Invitation)) == written.count(".eml")


def _report(window, store, folder, monkeypatch) -> None:
    page = window.show("reports")
    target = folder / "report.xlsx"
    monkeypatch.setattr(messages, "choose_save", lambda *arguments, **options: target)
    window.header.main_button.invoke()
    window.jobs.wait()
    window.root.update()
    sheets = load_workbook(target).sheetnames
    assert len(sheets) >= 2
    assert page.title() == "Reports"


def _undo_everything(window, store, held: Meeting) -> None:
    while store.undo_label and store.find(Meeting):
        window.undo()
    assert store.find(Invitation) == []
    assert store.find(Meeting) == []
