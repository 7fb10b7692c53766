"""Makes the workbooks of this folder again: `python assets/make_workbooks.py`."""

import csv
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

FOLDER = Path(__file__).parent
PEOPLE = FOLDER / "sample-people.csv"
SAMPLE = FOLDER / "sample-applications.xlsx"
LATER_PEOPLE = FOLDER / "sample-people-later.csv"
LATER_SAMPLE = FOLDER / "sample-applications-later.xlsx"
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
    return _export(_mixed())


def later_sample() -> "Workbook":
    """The same form a week later: some have changed their answers, more have answered, not all of them properly."""
    people = _mixed()
    known = {person["name"]: place for place, person in enumerate(people)}
    for person in _people(LATER_PEOPLE):
        if person["name"] in known:
            people[known[person["name"]]] = person | {"changed": "yes"}
        else:
            people.append(person)
    return _export(people)


def _people(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines(), delimiter="|"))


def _mixed() -> list[dict[str, str]]:
    people = _people(PEOPLE)
    half = len(people) // 2
    return [people[position // 2 + half * (position % 2)] for position in range(len(people))]


def _export(people: list[dict[str, str]]) -> "Workbook":
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Form1"
    sheet.append(HEADERS)
    for number, person in enumerate(people, start=1):
        sheet.append(_answer(number, person))
    for row in sheet.iter_rows(min_row=2, min_col=2, max_col=6):
        for cell in row:
            if isinstance(cell.value, datetime):
                cell.number_format = "m/d/yy h:mm:ss"
    return workbook


def _answer(number: int, person: dict[str, str]) -> list[object]:
    finished = datetime(2026, 8, 10, 8, 12, 30) + timedelta(hours=7 * number, minutes=13 * number)
    return [
        number,
        finished - timedelta(minutes=6 + number % 5),
        finished,
        "anonymous",
        None,
        finished + timedelta(days=9) if "changed" in person else None,
        person["name"],
        person.get("email") or _address(person["name"]),
        f"+47 900 00 0{number:02}",
        person["role"].capitalize(),
        *(person[key] or None for key in ("organisation", "field", "title", "place", "languages", "topics")),
        "Privatøkonomi;" if number % 9 == 0 else None,
        GOALS[person["role"]][number % 3],
        REASONS[person["role"]][number % 3],
        *(person[key] or None for key in ("background", "availability", "mode")),
        YES,
    ]


def _address(name: str) -> str:
    plain = name.casefold().translate(str.maketrans({"ø": "o", "å": "a", "æ": "ae"}))
    return plain.replace(" ", ".") + "@example.org"


def main() -> None:
    """Write the workbooks beside this file."""
    from omvendt_desktop.files import application_form_xlsx

    sample().save(SAMPLE)
    later_sample().save(LATER_SAMPLE)
    for language in ("nb", "en"):
        application_form_xlsx.write(FOLDER / f"application-form-{language}.xlsx", language)


if __name__ == "__main__":
    main()
