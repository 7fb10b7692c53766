"""Writes a mail as the .eml file that mail programs open as a draft, or ready to send (RFC 5322, 2045, 6047)."""

import base64
import re
from email.charset import BASE64, Charset
from email.header import Header
from email.utils import format_datetime, formataddr
from enum import StrEnum
from hashlib import sha256
from html import escape

from omvendt_desktop.domain.fields import clean, clean_lines
from omvendt_desktop.domain.invitations import Method
from omvendt_desktop.domain.outgoing import Outgoing

LONGEST_HEADER = 500
_CRLF = "\r\n"
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")

# Left to itself the library works out which of two encodings is shorter, which takes longer than the rest of the mail.
_UTF_8 = Charset("utf-8")
_UTF_8.header_encoding = BASE64


class Profile(StrEnum):
    """A draft is opened and sent by hand; a ready mail goes as it stands, as Thunderbird’s Outbox and SMTP take it."""

    DRAFT = "draft"
    READY = "ready"


def to_bytes(item: Outgoing, calendar: bytes | None, profile: Profile = Profile.DRAFT) -> bytes:
    """The mail with the bytes of its calendar file, if it has one. The same mail gives the same bytes.

    An invitation alternative inside a draft would lose its method in Thunderbird, so a draft only carries the file.
    """
    method = item.calendar.method if item.calendar and calendar is not None else None
    seed = sha256(b"\x00".join([item.to_email.encode(), clean(item.subject).encode(), calendar or b""])).hexdigest()[
        :24
    ]
    text = clean_lines(item.text) + "\n"
    views = [_text("plain", text), _text("html", _html(text, item.language))]
    if method and method is not Method.PUBLISH and profile is Profile.READY and calendar is not None:
        views.append(_part(f"text/calendar; charset=utf-8; method={method.value}", calendar))
    body = _multipart("alternative", f"=_views_{seed}", views)
    if method and calendar is not None:
        body = _multipart("mixed", f"=_mail_{seed}", [body, _attachment(method, calendar, profile)])
    headers = _headers(item, profile, seed)
    head = "".join(f"{name}: {value}{_CRLF}" for name, value in headers).encode("ascii")
    _check(head, [name for name, _value in headers])
    return head + body


def _headers(item: Outgoing, profile: Profile, seed: str) -> list[tuple[str, str]]:
    headers = [
        ("From", _mailbox(item.from_name, item.from_email)),
        ("To", _mailbox(item.to_name, item.to_email)),
        ("Subject", _encoded(item.subject, "Subject")),
        ("Date", format_datetime(item.written_at)),
    ]
    if profile is Profile.DRAFT:
        headers.append(("X-Unsent", "1"))
    else:
        headers.append(("Message-ID", f"<{seed}@omvendt-desktop>"))
    return [*headers, ("MIME-Version", "1.0")]


def _mailbox(name: str, email: str) -> str:
    address = clean(email).replace(" ", "")
    shown = _one_line(name)
    if not shown:
        return address
    return formataddr((shown, address)) if shown.isascii() else f"{_encoded(shown, 'From')} <{address}>"


def _encoded(text: str, name: str) -> str:
    shown = _one_line(text)
    charset = "us-ascii" if shown.isascii() else _UTF_8
    return Header(shown, charset, header_name=name).encode(linesep=_CRLF)


def _one_line(text: str) -> str:
    # Some programs decode an encoded word even where the text was meant as it stands, line breaks and all.
    return clean(text).replace("=?", "= ?")[:LONGEST_HEADER]


def _check(head: bytes, expected: list[str]) -> None:
    lines = head.decode("ascii").split(_CRLF)[:-1]
    names = [line.partition(":")[0] for line in lines if not line.startswith((" ", "\t"))]
    if names != expected or any("\r" in line or "\n" in line for line in lines):
        raise ValueError(f"the headers came out as {names}")


def _text(kind: str, text: str) -> bytes:
    return _part(f"text/{kind}; charset=utf-8", text.replace("\n", _CRLF).encode())


def _attachment(method: Method, calendar: bytes, profile: Profile) -> bytes:
    name = "plan.ics" if method is Method.PUBLISH else "invite.ics"
    kind = "application/ics"
    if profile is Profile.DRAFT and method is not Method.PUBLISH:
        kind = f"text/calendar; charset=utf-8; method={method.value}"
    return _part(f'{kind}; name="{name}"', calendar, f'Content-Disposition: attachment; filename="{name}"{_CRLF}')


def _part(kind: str, content: bytes, more: str = "") -> bytes:
    head = f"Content-Type: {kind}{_CRLF}Content-Transfer-Encoding: base64{_CRLF}{more}{_CRLF}"
    return head.encode("ascii") + base64.encodebytes(content).replace(b"\n", b"\r\n")


def _multipart(kind: str, boundary: str, parts: list[bytes]) -> bytes:
    line = f"--{boundary}".encode()
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"{_CRLF}{_CRLF}'.encode()
    return head + b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"


def _html(text: str, language: str) -> str:
    blocks = [block for block in text.strip().split("\n\n") if block.strip()]
    paragraphs = "\n".join(f"<p>{_linked(block)}</p>" for block in blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"></head>\n'
        f'<body style="font-family: Calibri, Helvetica, Arial, sans-serif">\n{paragraphs}\n</body></html>\n'
    )


def _linked(block: str) -> str:
    shown, end = [], 0
    for link in _LINK.finditer(block):
        address = escape(link[0], quote=True)
        shown += [escape(block[end : link.start()]), f'<a href="{address}">{address}</a>']
        end = link.end()
    return "".join([*shown, escape(block[end:])]).replace("\n", "<br>\n")
