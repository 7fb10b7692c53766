"""A second programme for the pictures: its pairs are made, nothing is dated, and one applicant waits."""

from datetime import date, datetime, timedelta
from pathlib import Path

from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.files import applications_xlsx
from omvendt_desktop.i18n import language
from omvendt_desktop.services import applications, imports, pairs, participants, programmes
from omvendt_desktop.store.store import Store

WEEKS_AHEAD = 8
NAMES = {"nb": "vår 2027", "en": "spring 2027"}
PEOPLE = """\
Navn;E-post;Rolle;Arbeidsgiver;Bosted;Språk;Temaer;Når passer det?;Datoer som ikke passer
Adaeze Eze;adaeze.eze@example.org;mentor;OsloMet;Oslo;norsk, engelsk;rekruttering, språk;tirsdag ettermiddag;16.02.2027
Rami Khalil;rami.khalil@example.org;mentor;BI;Oslo;norsk, arabisk;unge kunder;onsdag ettermiddag;
Ines Costa;ines.costa@example.org;mentor;NHH;Bergen;engelsk, portugisisk;bærekraft;torsdag formiddag;
Dong-hyun Seo;donghyun.seo@example.org;mentor;NTNU;Trondheim;norsk, koreansk;digitale vaner;mandag ettermiddag;
Miriam Tesfaye;miriam.tesfaye@example.org;mentor;OsloMet;Oslo;norsk, amharisk;tilhørighet;fredag formiddag;
Bente Krogh;bente.krogh@example.org;mentee;Nordlys Forsikring;Oslo;norsk;rekruttering;tirsdag ettermiddag;
Knut Ramstad;knut.ramstad@example.org;mentee;Nordlys Forsikring;Oslo;norsk, engelsk;unge kunder;onsdag formiddag;
Lise Tveit;lise.tveit@example.org;mentee;Nordlys Forsikring;Bergen;norsk, engelsk;bærekraft;torsdag formiddag;
Odd Sandvik;odd.sandvik@example.org;mentee;Nordlys Forsikring;Trondheim;norsk;digitale vaner;mandag ettermiddag;
Randi Fossum;randi.fossum@example.org;mentee;Nordlys Forsikring;Oslo;norsk, engelsk;tilhørighet;fredag formiddag;
"""


def build(store: Store, folder: Path, now: datetime) -> int:
    """Add the programme to the store by way of a list in the folder; its id. `now` is wall time."""
    programme = programmes.create(store, _programme(now.date() + timedelta(weeks=WEEKS_AHEAD)))
    programme_id = programme.id or 0
    file = folder / "nordlys.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    _book, table = applications_xlsx.read(file)
    imports.apply(store, imports.plan(store, programme_id, table), now)
    waiting = store.find(Application, order_by="id", programme_id=programme_id)
    taken_in = applications.accept(store, [each.id or 0 for each in waiting[:-1]])
    mentors, mentees = ([person for person in taken_in if person.role is role] for role in Role)
    for mentor, mentee in zip(mentors, mentees, strict=False):
        pairs.match(store, mentor.id or 0, mentee.id or 0, programme.kickoff_on)
    _take_in_by_hand(store, waiting[-1])
    return programme_id


def _programme(day: date) -> Programme:
    return Programme(
        client="Nordlys Forsikring",
        name=NAMES[language()],
        sector="Forsikring",
        kickoff_on=day - timedelta(days=(day.weekday() - 2) % 7),
        language=language(),
        organiser_name="Ingrid Solberg",
        organiser_email="ingrid.solberg@example.org",
        place="Nordlys Forsikring, møterom Kvitøya",
    )


def _take_in_by_hand(store: Store, applicant: Application) -> None:
    """Somebody the coordinator has talked to before the application came in, under a shorter name."""
    known = Participant(
        programme_id=applicant.programme_id,
        role=Role.MENTEE,
        name=applicant.name.split()[0],
        email=applicant.email,
    )
    participants.add(store, known)
