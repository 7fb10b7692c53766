"""Gives a PDF the fonts that its letters need, and says whose letters there is no font for."""

import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from fpdf import FPDF

FONT = "Noto Sans"
_SECOND = "DejaVu Sans"
_ALWAYS = (
    (FONT, "", "NotoSans-Regular.ttf"),
    (FONT, "B", "NotoSans-Bold.ttf"),
    (_SECOND, "", "DejaVuSans.ttf"),
)
# Each is read only for a text that needs it. The last one is large: Chinese, Japanese and Korean.
_OTHER_SCRIPTS = (
    "NotoSansArabic-Regular.ttf",
    "NotoSansEthiopic-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansGurmukhi-Regular.ttf",
    "NotoSansGujarati-Regular.ttf",
    "NotoSansOriya-Regular.ttf",
    "NotoSansTelugu-Regular.ttf",
    "NotoSansKannada-Regular.ttf",
    "NotoSansMalayalam-Regular.ttf",
    "NotoSansSinhala-Regular.ttf",
    "NotoSansMyanmar-Regular.ttf",
    "NotoSansKhmer-Regular.ttf",
    "NotoSansLao-Regular.ttf",
    "NotoSerifTibetan-Regular.ttf",
    "NotoSansSyriac-Regular.ttf",
    "NotoSansThaana-Regular.ttf",
    "wqy-microhei.ttc",
)
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs")
_LONGEST_TEXT = 60


def other_fonts(texts: Iterable[str]) -> list[str]:
    """The files of the fonts that the letters of the texts need beside those that are always there.

    Raises UserError that names the text when no font has one of its letters: a blank would be printed.
    """
    texts, needed = list(texts), []
    with _folder() as folder:
        missing = _shown_letters(texts).difference(*(_letters_of(folder / name) for _family, _style, name in _ALWAYS))
        for name in _OTHER_SCRIPTS:
            if missing and (found := missing & _letters_of(folder / name)):
                needed.append(name)
                missing -= found
    if missing:
        raise _unprintable(texts, missing)
    return needed


def add_fonts(pdf: "FPDF", others: Sequence[str]) -> None:
    """Put in FONT, plain and bold, and what `other_fonts` found."""
    with _folder() as folder:
        for family, style, name in _ALWAYS:
            pdf.add_font(family, style=style, fname=folder / name)
        for name in others:
            pdf.add_font(name, fname=folder / name)
    # A font made for one script comes first, so that the letters of a word are all of it and join.
    pdf.set_fallback_fonts([*others, _SECOND], exact_match=False)
    # Arabic letters join and vowel signs find their place only when the text is shaped.
    pdf.set_text_shaping(use_shaping_engine=True)


def _folder() -> AbstractContextManager[Path]:
    return as_file(files("omvendt_desktop.files") / "fonts")


def _shown_letters(texts: Iterable[str]) -> set[str]:
    return {letter for letter in set().union(*texts) if unicodedata.category(letter) not in _UNSEEN}


def _letters_of(path: Path) -> set[str]:
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=0, lazy=True) as font:
        return set(map(chr, font.getBestCmap()))


def _unprintable(texts: Iterable[str], missing: set[str]) -> UserError:
    text = next(text for text in texts if missing & set(text))
    letters = " ".join(dict.fromkeys(letter for letter in text if letter in missing))
    shown = text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
    return UserError(
        _("“{text}” has letters that a PDF cannot show here: {letters}").format(text=shown, letters=letters),
        _("Save it as a workbook instead, or write the words with other letters."),
    )
