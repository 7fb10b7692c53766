"""Makes the workbooks of this folder again: `python assets/make_workbooks.py`."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

FOLDER = Path(__file__).parent
SAMPLE = FOLDER / "sample-applications.xlsx"
HEADERS = (
    "ID",
    "Starttidspunkt",
    "Fullføringstidspunkt",
    "E-postadresse",
    "Navn",
    "Tidspunkt for siste endring",
    "Fullt navn",
    "E-post du leser ofte",
    "Mobil",
    "Jeg søker som",
    "Arbeidsgiver eller studiested",
    "Studieretning eller fagområde",
    "Stilling (valgfritt)",
    "Bosted",
    "Hvilke språk snakker du?",
    "Temaer jeg gjerne snakker om",
    "Temaer du helst vil unngå",
    "Hva håper du å få ut av programmet?",
    "Hvorfor vil du være med?",
    "Landbakgrunn",
    "Når kan du vanligvis møtes?",
    "Hvordan vil du helst møtes?",
    "Jeg samtykker til at opplysningene lagres for å sette sammen par",
)
YES = "Ja, jeg samtykker"

# name, employer or study place, field, title, place, languages, topics, background, availability, way of meeting
MENTORS = """
Amina Yusuf|OsloMet|Rettsvitenskap||Oslo|Norsk;Engelsk;Somali;|Rekruttering;Språk;Kultur på arbeidsplassen;|Somalia|Tirsdag ettermiddag;Torsdag ettermiddag;|Begge deler
Minh Tran|NTNU|Datateknikk||Trondheim|Norsk;Engelsk;Vietnamesisk;|Digitale vaner;Unge kunder;|Vietnam|Mandag ettermiddag;Tirsdag ettermiddag;|Digitalt
Sara Haddad|Universitetet i Oslo|Psykologi||Oslo|Norsk;Engelsk;Arabisk;|Tilhørighet;Kultur på arbeidsplassen;Språk;|Syria|Onsdag formiddag;Torsdag ettermiddag;|Fysisk
Ivan Petrov|BI|Økonomi og administrasjon||Oslo|Norsk;Engelsk;Russisk;|Rekruttering;Unge kunder;|Bulgaria|Tirsdag formiddag;Fredag formiddag;|Begge deler
Leila Rahimi|Universitetet i Bergen|Medier og kommunikasjon||Bergen|Norsk;Engelsk;Persisk;|Sosiale medier;Språk;Tilhørighet;|Iran|Mandag ettermiddag;Onsdag ettermiddag;|Digitalt
Omar Diallo|OsloMet|Byggingeniør||Drammen|Norsk;Engelsk;Fransk;|Bærekraft;Rekruttering;|Guinea|Torsdag formiddag;Torsdag ettermiddag;|Fysisk
Fatima Noor|NHH|Samfunnsøkonomi||Bergen|Norsk;Engelsk;Urdu;|Unge kunder;Bærekraft;|Pakistan|Tirsdag ettermiddag;Onsdag ettermiddag;|Begge deler
Jin Park|NTNU|Industriell design||Trondheim|Norsk;Engelsk;Koreansk;|Digitale vaner;Sosiale medier;|Sør-Korea|Mandag formiddag;Fredag ettermiddag;|Digitalt
Lucia Silva|Universitetet i Oslo|Statsvitenskap||Oslo|Norsk;Engelsk;Portugisisk;|Kultur på arbeidsplassen;Tilhørighet;|Brasil|Onsdag ettermiddag;Torsdag ettermiddag;|Fysisk
Arjun Mehta|Universitetet i Stavanger|Energi og miljø||Stavanger|Norsk;Engelsk;Hindi;|Bærekraft;Digitale vaner;|India|Tirsdag ettermiddag;Fredag formiddag;|Begge deler
Nadia Rossi|OsloMet|Sykepleie||Oslo|Norsk;Engelsk;Italiensk;|Språk;Tilhørighet;|Italia|Mandag ettermiddag;|Fysisk
Yusuf Kaya|BI|Markedsføring||Oslo|Norsk;Engelsk;Tyrkisk;|Sosiale medier;Unge kunder;|Tyrkia|Torsdag kveld;|Digitalt
"""
MENTEES = """
Kari Nordmann|Fjordbank|Personal|HR-direktør|Oslo|Norsk;Engelsk;|Rekruttering;Kultur på arbeidsplassen;||Tirsdag ettermiddag;Torsdag ettermiddag;|Begge deler
Per Ødegård|Fjordbank|Kunderådgivning|Banksjef|Trondheim|Norsk;Engelsk;|Unge kunder;Digitale vaner;||Mandag ettermiddag;Tirsdag ettermiddag;|Digitalt
Åse Lund|Fjordbank|Kommunikasjon|Kommunikasjonsleder|Oslo|Norsk;Engelsk;Tysk;|Språk;Sosiale medier;Tilhørighet;||Onsdag formiddag;Onsdag ettermiddag;|Fysisk
Jonas Holm|Fjordbank|Økonomi|Økonomisjef|Oslo|Norsk;Engelsk;|Rekruttering;Unge kunder;||Tirsdag formiddag;Fredag formiddag;|Begge deler
Grete Vik|Fjordbank|Marked|Markedssjef|Bergen|Norsk;Engelsk;|Sosiale medier;Språk;||Mandag ettermiddag;Onsdag ettermiddag;|Digitalt
Tor Berg|Fjordbank|Eiendom|Eiendomssjef|Drammen|Norsk;|Bærekraft;Rekruttering;||Torsdag formiddag;Torsdag ettermiddag;|Fysisk
Eva Strand|Fjordbank|Analyse|Leder for analyse|Bergen|Norsk;Engelsk;Spansk;|Bærekraft;Unge kunder;||Tirsdag ettermiddag;Onsdag ettermiddag;|Begge deler
Ola Dahl|Fjordbank|Teknologi|IT-direktør|Trondheim|Norsk;Engelsk;|Digitale vaner;Sosiale medier;||Mandag formiddag;Fredag ettermiddag;|Digitalt
Ingrid Moe|Fjordbank|Kundesenter|Avdelingsleder|Oslo|Norsk;Engelsk;|Kultur på arbeidsplassen;Tilhørighet;||Onsdag ettermiddag;Torsdag ettermiddag;|Fysisk
Bjørn Haugen|Fjordbank|Bærekraft|Bærekraftsleder|Stavanger|Norsk;Engelsk;|Bærekraft;Digitale vaner;||Tirsdag ettermiddag;Fredag formiddag;|Begge deler
Silje Bakke|Fjordbank|Juridisk|Advokat|Oslo|Norsk;Engelsk;|Språk;||Mandag ettermiddag;|Fysisk
Henrik Aas|Fjordbank|Bedrift|Regionbanksjef|Oslo|Norsk;Engelsk;|Unge kunder;Rekruttering;||Torsdag ettermiddag;|Begge deler
"""
GOALS = {
    "mentor": (
        "Innsikt i hvordan beslutninger tas i en stor bedrift",
        "Øving i å lede en samtale",
        "Et større nettverk",
    ),
    "mentee": (
        "Se egen rekruttering med nye øyne",
        "Forstå bedre hva unge kunder trenger",
        "Lære å lytte uten å forsvare meg",
    ),
}
REASONS = {
    "mentor": (
        "Jeg har erfaringer som ledere sjelden får høre om.",
        "Jeg vil at flere som meg skal kjenne seg velkomne.",
        "Jeg liker å lære bort og er nysgjerrig på bransjen.",
    ),
    "mentee": (
        "Vi snakker mye om mangfold, men lytter for lite.",
        "Avdelingen min skal speile kundene våre.",
        "En kollega ble med sist og anbefalte det sterkt.",
    ),
}


def sample() -> "Workbook":
    """Two dozen made-up answers, the way Microsoft Forms saves them in Norwegian."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Form1"
    sheet.append(HEADERS)
    people = [line.split("|") for line in MENTORS.strip().splitlines()] + [
        line.split("|") for line in MENTEES.strip().splitlines()
    ]
    half = len(people) // 2
    mixed = [people[position // 2 + half * (position % 2)] for position in range(len(people))]
    for number, person in enumerate(mixed, start=1):
        sheet.append(_answer(number, person, "mentor" if person in people[:half] else "mentee"))
    for row in sheet.iter_rows(min_row=2, min_col=2, max_col=3):
        for cell in row:
            cell.number_format = "m/d/yy h:mm:ss"
    return workbook


def _answer(number: int, person: list[str], role: str) -> list[object]:
    name, organisation, field, title, place, languages, topics, background, availability, mode = person
    finished = datetime(2026, 8, 10, 8, 12, 30) + timedelta(hours=7 * number, minutes=13 * number)
    return [
        number,
        finished - timedelta(minutes=6 + number % 5),
        finished,
        "anonymous",
        None,
        None,
        name,
        _address(name),
        f"+47 900 00 0{number:02}",
        role.capitalize(),
        organisation,
        field,
        title or None,
        place,
        languages,
        topics,
        "Privatøkonomi;" if number % 9 == 0 else None,
        GOALS[role][number % 3],
        REASONS[role][number % 3],
        background or None,
        availability,
        mode,
        YES,
    ]


def _address(name: str) -> str:
    plain = name.casefold().translate(str.maketrans({"ø": "o", "å": "a", "æ": "ae"}))
    return plain.replace(" ", ".") + "@example.org"


def main() -> None:
    """Write the workbooks beside this file."""
    sample().save(SAMPLE)


if __name__ == "__main__":
    main()
