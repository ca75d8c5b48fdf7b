"""The bytes of a text file as text, whatever its editor took letters for."""

import codecs
import re

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What no text has; a form feed is the end of a page.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_FEW = 1000


def decode(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, its lines ended by line feeds, and a remark where it was guessed how letters are written.

    Raises UserError for what is no text.
    """
    text, remarks = _decoded(content)
    odd = len(_NOT_TEXT.findall(text))
    if odd * _FEW > len(text):
        sentence = _("{file} er ikke tekst; gi et Word-dokument, PDF, HTML eller ren tekst.")
        raise UserError(sentence.format(file=name))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""), remarks


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), ()
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = ""
    # Every other byte of Latin letters in UTF-16 is zero.
    if content.count(b"\x00") * 4 > len(content):
        is_little = content[1::2].count(0) >= content[::2].count(0)
        return content.decode("utf-16-le" if is_little else "utf-16-be", errors="replace"), ()
    if text or not content:
        return text, ()
    sentence = _("Filen er ikke skrevet i UTF-8; den er lest som Windows-1252. Se etter at æ, ø og å er riktige.")
    try:
        return content.decode("cp1252"), (sentence,)
    except UnicodeDecodeError:
        return content.decode("latin-1"), (sentence,)
