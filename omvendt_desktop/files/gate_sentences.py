"""The sentences of the gate: why a file cannot be read, and the way out."""

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

_BY_START = {
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"SQLite format 3\x00": "database",
}


def locked(name: str) -> UserError:
    """A `~$` file, which Office keeps beside an open workbook."""
    return UserError(
        _("“{file}” is only a mark that the workbook is open in Excel.").format(file=name),
        _("Choose the workbook itself, the file without “~$” in front."),
    )


def not_there(name: str, details: str) -> UserError:
    """A file that is gone."""
    return UserError(
        _("“{file}” is not there any more.").format(file=name),
        _("Check whether it was moved or renamed, and whether its drive is connected."),
        details,
    )


def not_a_file(name: str) -> UserError:
    """A folder or a device."""
    return UserError(
        _("“{file}” is a folder, not a file.").format(file=name), _("Open it and choose the workbook inside.")
    )


def no_permission(name: str, details: str) -> UserError:
    """A file that cannot be read: no permission, open elsewhere, a drive that vanished."""
    return UserError(
        _("“{file}” could not be read.").format(file=name),
        _("Close it in other programs and check that its drive is connected, or choose a copy on this computer."),
        details,
    )


def nothing_in_it(name: str) -> UserError:
    """A file of 0 bytes."""
    return UserError(
        _("“{file}” is empty: there is nothing at all in the file.").format(file=name),
        _("Download or save it again; the last time was not finished."),
    )


def old_or_protected(name: str, streams: set[str]) -> UserError:
    """A compound (OLE) file: protected by a password, an old workbook, or another Office document."""
    if "encryptedpackage" in streams or "encryptioninfo" in streams:
        return UserError(
            _("“{file}” is protected by a password.").format(file=name),
            _("Open it in Excel, remove the password under File > Info > Protect Workbook, save and choose it again."),
        )
    if streams & {"worddocument", "powerpoint document", "__properties_version1.0"}:
        return UserError(
            _("“{file}” is not a workbook but another Office document.").format(file=name),
            _("Choose the workbook with the answers (.xlsx) or a .csv file."),
        )
    return UserError(
        _("“{file}” is in Excel’s old format (.xls).").format(file=name),
        _("Open it in Excel, choose File > Save As > Excel Workbook (.xlsx), and choose the new file."),
    )


def web_page(name: str) -> UserError:
    """HTML or XML under a workbook’s name, as some web systems export it."""
    return UserError(
        _("“{file}” is a web page (HTML or XML) and not a real workbook, whatever its name says.").format(file=name),
        _("Open it in Excel, choose File > Save As > Excel Workbook (.xlsx), and choose the new file."),
    )


def damaged(name: str, details: str) -> UserError:
    """A package that cannot be opened."""
    return UserError(
        _("“{file}” is damaged or was not downloaded to the end.").format(file=name),
        _("Download it again, or open it in Excel, let Excel repair it, and save it under a new name."),
        details,
    )


def too_large(name: str) -> UserError:
    """More bytes than any list of applications needs."""
    return UserError(
        _("“{file}” is far too large for a list of applications.").format(file=name),
        _("Copy the rows with the answers into a new workbook and choose that one."),
    )


def too_many_rows(name: str, sheet: str, most: int) -> UserError:
    """More filled rows than the import takes."""
    return UserError(
        _("The sheet “{sheet}” in “{file}” has more than {most} filled rows.").format(
            sheet=sheet, file=name, most=most
        ),
        _("Copy the rows with the answers into a new workbook and choose that one."),
    )


def too_many_columns(name: str, sheet: str, most: int) -> UserError:
    """More columns than the import takes."""
    return UserError(
        _("The sheet “{sheet}” in “{file}” has something in more than {most} columns.").format(
            sheet=sheet, file=name, most=most
        ),
        _("Delete the columns that are not needed, save, and choose the file again."),
    )


def too_many_cells(name: str, most: int) -> UserError:
    """More filled cells than can be read in a few seconds."""
    return UserError(
        _("“{file}” has more than {most} filled cells.").format(file=name, most=most),
        _("Copy the rows and columns with the answers into a new workbook and choose that one."),
    )


def has_dtd(name: str) -> UserError:
    """A document type, by which a file could make the program read other files or fill the memory."""
    return UserError(
        _("“{file}” holds a document type definition (DTD), which no real workbook does; it was not opened.").format(
            file=name
        ),
        _("Ask the sender how the file was made, or open it in Excel and save it under a new name."),
    )


def strict(name: str) -> UserError:
    """A workbook in the Strict variant of the format, which openpyxl reads as empty."""
    return UserError(
        _("“{file}” is saved as a Strict Open XML workbook.").format(file=name),
        _("Open it in Excel, choose File > Save As > Excel Workbook (.xlsx), not Strict, and choose the new file."),
    )


def unreadable(name: str, details: str) -> UserError:
    """Anything the reader did not expect."""
    return UserError(
        _("“{file}” could not be read as a workbook.").format(file=name),
        _("Open it in Excel, choose File > Save As > Excel Workbook (.xlsx), and choose the new file."),
        details,
    )


def not_a_table(name: str) -> UserError:
    """Text without columns."""
    return UserError(
        _("“{file}” is text without columns.").format(file=name),
        _("Choose the workbook with the answers (.xlsx), or a .csv file with semicolons between the columns."),
    )


def not_a_workbook(name: str, content: bytes) -> UserError:
    """Something else than a workbook or text, by the name of what it is when that shows."""
    kind = next((kind for start, kind in _BY_START.items() if content.startswith(start)), "")
    if kind == "pdf":
        return UserError(
            _("“{file}” is a PDF, not a workbook.").format(file=name),
            _("Ask for the answers as a workbook (.xlsx) or .csv, or copy the table into Excel and save it."),
        )
    if kind == "picture":
        return UserError(
            _("“{file}” is a picture, not a workbook.").format(file=name),
            _("Ask for the answers as a workbook (.xlsx) or .csv."),
        )
    if kind == "database":
        return UserError(
            _("“{file}” is a programme file or another database, not a workbook.").format(file=name),
            _("Open a programme file with Ctrl+O; here, choose the workbook with the answers (.xlsx) or a .csv file."),
        )
    return UserError(
        _("“{file}” is not a workbook, or it is damaged.").format(file=name),
        _("Choose a workbook (.xlsx or .xlsm) or a .csv file; download it again if it should be one."),
    )


def other_package(name: str, parts: set[str], mimetype: str) -> UserError | None:
    """The refusal of a package that is no Excel workbook, by the name of what it is; None for a workbook."""
    save_as = _("Open it there and save or export it as an Excel workbook (.xlsx), and choose the new file.")
    if "opendocument.spreadsheet" in mimetype or ("content.xml" in parts and name.casefold().endswith(".ods")):
        return UserError(_("“{file}” is a LibreOffice workbook (.ods).").format(file=name), save_as)
    if any(part.endswith((".iwa", "index.apxl", "index.numbers")) for part in parts) or "index.zip" in parts:
        return UserError(_("“{file}” is an Apple Numbers document.").format(file=name), save_as)
    if "xl/workbook.bin" in parts:
        return UserError(_("“{file}” is a binary workbook (.xlsb).").format(file=name), save_as)
    if any(part.startswith("xl/") for part in parts) or any(part.endswith("workbook.xml") for part in parts):
        return None
    return UserError(
        _("“{file}” is not a spreadsheet but another kind of file.").format(file=name),
        _("Choose the workbook with the answers (.xlsx) or a .csv file; a packed file (.zip) must be unpacked first."),
    )
