"""The words that Tk and ttkbootstrap show by themselves, taken from our catalogue."""

import ttkbootstrap as ttk
from ttkbootstrap.localization import MessageCatalog

from omvendt_desktop.i18n import N_, _

# Tk's text on the left, ours on the right; & stands before the letter that is underlined.
TEXTS = {
    "OK": N_("OK"),
    "Ok": N_("OK"),
    "Cancel": N_("Cancel"),
    "Yes": N_("Yes"),
    "No": N_("No"),
    "Retry": N_("Try again"),
    "Close": N_("Close"),
    "Save": N_("Save"),
    "Open": N_("Open"),
    "Save As": N_("Save as"),
    "Submit": N_("OK"),
    "Search": N_("Search"),
    "Copy": N_("Copy"),
    "Cut": N_("Cut"),
    "Paste": N_("Paste"),
    "Select all": N_("Select all"),
    "Undo": N_("Undo"),
    "Redo": N_("Redo"),
    "&OK": N_("&OK"),
    "&Cancel": N_("&Cancel"),
    "&Yes": N_("&Yes"),
    "&No": N_("&No"),
    "&Open": N_("&Open"),
    "&Save": N_("&Save"),
    "&Delete": N_("&Delete"),
    "&Retry": N_("&Try again"),
    "&Abort": N_("&Stop"),
    "&Ignore": N_("&Ignore"),
    "All Files": N_("All files"),
    "Choose Directory": N_("Choose folder"),
    "Select Directory": N_("Choose folder"),
    "&Directory:": N_("Fol&der:"),
    "Directory:": N_("Folder:"),
    "File &name:": N_("File &name:"),
    "File &names:": N_("File &names:"),
    "File name:": N_("File name:"),
    "Files of &type:": N_("File &type:"),
    "Files of type:": N_("File type:"),
    "Fi&les:": N_("Fi&les:"),
    "Fil&ter:": N_("Fil&ter:"),
    "&Filter": N_("&Filter"),
    "&Selection:": N_("&Chosen:"),
    "Selection:": N_("Chosen:"),
    "Name": N_("Name"),
    "Size": N_("Size"),
    "Modified": N_("Changed"),
    "Show &Hidden Directories": N_("Show &hidden folders"),
    "Show &Hidden Files and Directories": N_("Show &hidden files and folders"),
    "Show hidden files": N_("Show hidden files"),
    "Open Multiple Files": N_("Open several files"),
    "Replace existing file?": N_("Replace the file?"),
    "File already exists. Overwrite?": N_("The file is there already. Replace it?"),
    "Error: %1$s": N_("Error: %1$s"),
    'File "%1$s" already exists.\nDo you want to overwrite it?': N_(
        "The file “%1$s” is there already.\nDo you want to replace it?"
    ),
    'File "%1$s" does not exist.': N_("The file “%1$s” does not exist."),
    'Directory "%1$s" does not exist.': N_("The folder “%1$s” does not exist."),
    'Invalid file name "%1$s".': N_("“%1$s” cannot be a file name."),
    'Cannot change to the directory "%1$s".\nPermission denied.': N_(
        "The folder “%1$s” cannot be opened.\nYou are not allowed to."
    ),
}


def install(language: str) -> None:
    """Let Tk and ttkbootstrap speak this language, `nb` or `en`, from now on."""
    # Choosing the language comes first, because Tk then loads its own words over any that are there.
    MessageCatalog.locale(language)
    words = [word for source, ours in TEXTS.items() for word in (source, _(ours))]
    MessageCatalog.set_many(language, *words)
    # Tk looks its own words up in its own namespace.
    tk = ttk.Style.get_instance().tk
    tk.call("namespace", "eval", "::tk", tk.call("list", "::msgcat::mcmset", language, tuple(words)))
