import pytest
from ttkbootstrap.localization import MessageCatalog

from omvendt_desktop.gui import tk_texts
from omvendt_desktop.i18n import set_language


@pytest.fixture(autouse=True)
def _norwegian_afterwards(root):
    yield
    set_language("nb")
    tk_texts.install("nb")


def tks_own(root, text):
    return root.tk.call("namespace", "eval", "::tk", root.tk.call("list", "::msgcat::mc", text))


def test_ttkbootstrap_and_tk_speak_norwegian(root):
    tk_texts.install("nb")
    assert MessageCatalog.translate("Cancel") == "Avbryt"
    assert tks_own(root, "File &name:") == "Fil&navn:"


def test_the_language_is_switched_while_the_window_is_open(root):
    tk_texts.install("nb")
    set_language("en")
    tk_texts.install("en")
    assert MessageCatalog.translate("Cancel") == "Cancel"
    assert tks_own(root, "Choose Directory") == "Choose folder"


def test_every_word_has_a_norwegian_one(root):
    tk_texts.install("nb")
    same = {text for text in tk_texts.TEXTS if tks_own(root, text) == text}
    assert same <= {"OK", "&OK", "Fil&ter:", "&Filter", "Fi&les:"}


def test_the_name_in_a_sentence_keeps_its_place(root):
    tk_texts.install("nb")
    assert tks_own(root, 'File "%1$s" does not exist.') == "Filen «%1$s» finnes ikke."
