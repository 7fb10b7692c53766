"""Turns the window to every page, in each way it can be seen, for the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from omvendt_desktop.domain.applications import ApplicationStatus
from omvendt_desktop.services.import_plan import RowKind
from omvendt_desktop.store.queries import applications, pairs, people
from omvendt_desktop.tour.scene import LATER_WORKBOOK

if TYPE_CHECKING:
    from omvendt_desktop.tour.scene import Scene

PAGES = (
    "overview",
    "applications",
    "import",
    "participants",
    "pairs",
    "meetings",
    "invitations",
    "month_log",
    "check_ins",
    "time",
    "reports",
    "programme",
    "mail_texts",
    "rules",
    "settings",
)


def visited(window: Any, scene: Scene) -> Iterator[str]:
    """The name of each page, while the window shows it."""
    for name in PAGES:
        window.show(name)
        yield name
    yield from _with_panels(window)
    yield from _meetings(window)
    yield from _import_steps(window)
    yield from _not_planned(window, scene)


# What is changed for a picture is changed back: the next round starts from the same window.
def _with_panels(window: Any) -> Iterator[str]:
    overview = window.show("overview")
    overview.on_scope()
    yield "overview-all-programmes"
    overview.on_scope()
    applicants = applications.listed(window.store, window.programme.id)
    window.show("applications", application_id=applicants[0].id)
    yield "applications-accepted"
    waiting = next(row for row in applicants if row.status is ApplicationStatus.RECEIVED)
    window.show("applications", application_id=waiting.id)
    person = people.everybody(window.store, window.programme.id)[0]
    page = window.show("participants", participant_id=person.id)
    yield "participants-person"
    page.table.select([])
    first, *_others, last = pairs.listed(window.store, window.programme.id)
    window.show("pairs", pair_id=last.id)
    yield "pairs-over-budget"
    window.show("pairs", pair_id=first.id)


def _meetings(window: Any) -> Iterator[str]:
    for view in ("month", "timeline"):
        window.show("meetings", view=view)
        yield f"meetings-{view}"
    window.show("meetings", view="list")


def _import_steps(window: Any) -> Iterator[str]:
    page = window.show("import", file=LATER_WORKBOOK)
    window.jobs.wait()
    for step in ("file", "columns", "check"):
        yield f"import-{step}"
        page.go(page.step + 1) if step != "check" else None
    for kind in (RowKind.DUPLICATE, RowKind.CHANGED, RowKind.NEW):
        page.check_step.table.select([page.work.plan.of_kind(kind)[0].number], see=True)
        yield f"import-check-{kind}"
    page.on_cancel()


def _not_planned(window: Any, scene: Scene) -> Iterator[str]:
    window.show("overview")
    window.open_programme(scene.unplanned_id)
    yield "overview-not-planned"
    window.show("meetings")
    yield "meetings-none"
    window.open_programme(scene.programme_id)
