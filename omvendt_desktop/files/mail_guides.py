"""The short guides that lie beside the drafts, one per mail program."""

from pathlib import Path

from omvendt_desktop.files.written import file_name
from omvendt_desktop.i18n import _, using


def write(folder: Path, language: str) -> list[Path]:
    """Write the guides into the folder in the language; their paths. Raises OSError."""
    with using(language):
        return [_write(folder / file_name(name, ".txt"), text) for name, text in _guides().items()]


def _write(path: Path, text: str) -> Path:
    # Notepad takes a text without a byte order mark for UTF-8 only since Windows 10.
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    return path


def _guides() -> dict[str, str]:
    return {
        _("Guide – Outlook"): "\n\n".join(
            [_("Classic Outlook for Windows"), *_drafts(), _("The new Outlook"), *_new()]
        ),
        _("Guide – Thunderbird"): "\n\n".join([_("Thunderbird"), *_drafts(), _thunderbird()]),
        _("Guide – Apple Mail"): "\n\n".join([_("Apple Mail"), *_by_hand()]),
        _("Guide – Gmail and others"): "\n\n".join([_("Gmail and other mail in a browser"), *_by_hand()]),
    }


def _drafts() -> list[str]:
    return [
        _("1. Double-click a file that ends in .eml. It opens as a mail that is ready to send."),
        _("2. Read it through, check that it goes out from the address you use for the programme, and press Send."),
        _("3. Tick the mail as sent in the program, so that it knows what each person has been told."),
    ]


def _new() -> list[str]:
    return [
        _("Some versions show the .eml file as a mail you have received. Then do as follows instead:"),
        *_by_hand(),
    ]


def _thunderbird() -> str:
    return _("If it opens as a received mail, choose Message › Edit As New Message, and send that.")


def _by_hand() -> list[str]:
    return [
        _("1. Write a new mail. Copy recipient, subject and text from the program; there is a button for each."),
        _("2. Attach the file of the same name that ends in .ics, and send the mail."),
        _("3. The recipient opens the attachment, and the meeting is added, changed or removed in their calendar."),
        _("4. Tick the mail as sent in the program."),
    ]
