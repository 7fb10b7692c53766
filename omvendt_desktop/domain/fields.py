"""Rules for single fields that forms and imports share."""

import re
from urllib.parse import urlsplit

from omvendt_desktop.errors import Problem
from omvendt_desktop.i18n import _

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_PLAIN_ADDRESS = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}\Z"
)


def clean(text: str) -> str:
    """The text on one line: trimmed, blanks collapsed, control and invisible characters dropped."""
    return " ".join(_UNSEEN.sub("", text).split())


def clean_lines(text: str) -> str:
    """The text with its line breaks, trimmed, without control and invisible characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_UNSEEN.sub("", line).rstrip() for line in lines).strip()


def required(name: str, value: str, why: str) -> list[Problem]:
    """One problem when the value is empty, none otherwise."""
    return [] if value.strip() else [Problem(name, why)]


def check_email(name: str, value: str, needed: bool = True) -> list[Problem]:
    """Problems of a mail address by the rules of RFC 5321, as email-validator reads them without a network."""
    if not value.strip():
        return [Problem(name, _("An e-mail address is missing."))] if needed else []
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(value.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return [Problem(name, _("“{text}” is not an e-mail address.").format(text=value.strip()))]
    return []


def mailbox(value: str) -> str:
    """The address in the ASCII form that headers and calendar files take, or an empty text when there is none.

    An international domain is put into its ASCII form; a part before the @ that is not ASCII has no such form.
    """
    address = value.strip()
    if _PLAIN_ADDRESS.match(address):
        return address
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(address, check_deliverability=False, test_environment=True).ascii_email or ""
    except EmailNotValidError:
        return ""


def check_link(name: str, value: str) -> list[Problem]:
    """Problems of a meeting link: only http and https addresses are safe in an invitation."""
    if not value.strip():
        return []
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.netloc and not set(value.strip()) & set(' "<>'):
        return []
    return [Problem(name, _("“{text}” is not a web address that starts with https://.").format(text=value.strip()))]


def check_minutes(name: str, value: int, least: int = 0) -> list[Problem]:
    """Problems of a number of minutes: between `least` and 24 hours."""
    if least <= value <= 24 * 60:
        return []
    return [Problem(name, _("Minutes must be between {least} and 1440.").format(least=least))]
