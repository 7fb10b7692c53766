import email
from dataclasses import replace
from datetime import UTC, datetime
from email import policy

import pytest

from omvendt_desktop.domain.calendar_content import CalendarFile
from omvendt_desktop.domain.invitations import Method
from omvendt_desktop.domain.mail_texts import Occasion, Rendered
from omvendt_desktop.domain.outgoing import Outgoing
from omvendt_desktop.files import invitation_mail, meetings_ics
from omvendt_desktop.files.invitation_mail import Profile
from tests.files.test_meetings_ics import INJECTIONS, event

HEADERS = {
    Profile.DRAFT: ["From", "To", "Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"],
    Profile.READY: ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"],
}


def item(method: Method | None = Method.REQUEST, **changes) -> Outgoing:
    words = Rendered(
        changes.pop("subject", "Innkalling: Mentormøte 3/6"),
        changes.pop("text", "Hei Minh!\n\nSe https://example.org/a?b=1&c=2."),
    )
    calendar = CalendarFile(method, (event(cancelled=method is Method.CANCEL),)) if method else None
    values = {
        "number": 1,
        "to_name": "Minh Trần Ødegård",
        "to_email": "minh@example.org",
        "occasion": Occasion.INVITATION,
        "file_name": "Minh",
        "language": "nb",
        "from_name": "Ingrid Solberg",
        "from_email": "ingrid@example.org",
        "written_at": datetime(2026, 11, 1, 8, 30, tzinfo=UTC),
        "write_words": lambda: words,
        "write_calendar": lambda: calendar,
    }
    return Outgoing(**(values | changes))


def written(mail: Outgoing, profile: Profile = Profile.DRAFT) -> bytes:
    calendar = meetings_ics.to_bytes(mail.calendar) if mail.calendar else None
    return invitation_mail.to_bytes(mail, calendar, profile)


def read(content: bytes):
    return email.message_from_bytes(content, policy=policy.default)


def shape(part) -> object:
    inside = list(part.iter_parts()) if part.is_multipart() else []
    return (part.get_content_type(), [shape(each) for each in inside]) if inside else part.get_content_type()


def test_a_draft_carries_the_invitation_as_a_file():
    mail = read(written(item()))
    assert shape(mail) == (
        "multipart/mixed",
        [("multipart/alternative", ["text/plain", "text/html"]), "text/calendar"],
    )
    assert mail["X-Unsent"] == "1"
    attachment = next(mail.iter_attachments())
    assert (attachment.get_filename(), attachment.get_param("method")) == ("invite.ics", "REQUEST")
    assert attachment.get_content().replace("\r\n", "\n").encode() == meetings_ics.to_bytes(item().calendar).replace(
        b"\r\n", b"\n"
    )


def test_a_ready_mail_carries_it_as_a_view_and_as_a_file():
    mail = read(written(item(Method.CANCEL), Profile.READY))
    assert shape(mail) == (
        "multipart/mixed",
        [("multipart/alternative", ["text/plain", "text/html", "text/calendar"]), "application/ics"],
    )
    view = list(mail.walk())[4]
    assert (view.get_param("method"), view.get_content_charset()) == ("CANCEL", "utf-8")
    assert mail["X-Unsent"] is None
    assert mail["Message-ID"]


def test_a_plan_is_attached_and_never_a_view():
    for profile in Profile:
        mail = read(written(item(Method.PUBLISH), profile))
        assert shape(mail) == (
            "multipart/mixed",
            [("multipart/alternative", ["text/plain", "text/html"]), "application/ics"],
        )


def test_a_mail_without_a_calendar_is_only_text():
    assert shape(read(written(item(None)))) == ("multipart/alternative", ["text/plain", "text/html"])


def test_names_and_words_arrive_as_they_were_written():
    mail = read(written(item(subject="Møte på lørdag – «nytt»")))
    assert mail["Subject"] == "Møte på lørdag – «nytt»"
    [to] = mail["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Minh Trần Ødegård", "minh@example.org")
    assert mail["From"].addresses[0].addr_spec == "ingrid@example.org"
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert plain.startswith("Hei Minh!")
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in html


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("field", ["subject", "text", "to_name", "from_name"])
@pytest.mark.parametrize("profile", Profile)
def test_no_text_becomes_a_header_or_a_part(field, text, profile):
    content = written(item(**{field: text}), profile)
    mail = read(content)
    assert mail.keys() == HEADERS[profile]
    assert [part.get_content_type() for part in mail.walk()] == [
        part.get_content_type() for part in read(written(item(), profile)).walk()
    ]
    assert not mail.defects
    assert content.isascii()
    assert content.count(b"\r\n") == content.count(b"\n") == content.count(b"\r")
    assert b"evil@example.org" not in str(mail["To"].addresses[0].addr_spec).encode()
    for name in ("To", "From"):
        assert len(mail[name].addresses) == 1


def test_an_encoded_word_in_a_text_is_not_decoded():
    mail = read(written(item(subject="=?utf-8?q?x=0D=0ABcc:evil@example.org?=")))
    assert mail["Bcc"] is None
    assert mail["Subject"] == "= ?utf-8?q?x=0D=0ABcc:evil@example.org?="


def test_markup_in_a_text_is_shown_and_not_run():
    mail = read(written(item(text="<script>alert(1)</script> & more")))
    html = mail.get_body(("html",)).get_content()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_same_mail_gives_the_same_bytes():
    assert written(item()) == written(replace(item(), number=2))


def test_no_line_of_a_header_is_longer_than_mail_allows():
    content = written(item(subject="Ødegård " * 80, to_name="Åse " * 80, from_name="x" * 300))
    assert max(map(len, content.split(b"\r\n"))) <= 998
