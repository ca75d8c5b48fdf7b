"""A committee's own Word file, made ready to be filled: its look stays, and nothing of what it said.

What a file was written about lies in many places besides its text: comments, notes, pictures, what it says of itself,
and the record that an earlier paper carries. None of it may come along into another meeting's paper.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.paper.embedded_source import from_xml
from referat_cli.paper.libraries import needs
from referat_cli.paper.writing.look import TEMPLATES, Look
from referat_cli.paper.writing.word_base import SECTION, base_file
from referat_cli.paper.writing.word_xml import MAIN, RELATIONSHIPS

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.rel import Relationships

TEMPLATE = "referat.docx"
# More than this no look of a committee is, and no file is to fill the memory of who prints.
_LARGEST = 64 << 20
_W = f"{{{MAIN}}}"
_ID = f"{{{RELATIONSHIPS}}}id"
# What a document is built with; all else that it refers to is what it said.
_BUILT_WITH = frozenset(
    f"{RELATIONSHIPS}/{kind}"
    for kind in (
        *("styles", "numbering", "settings", "fontTable", "theme", "webSettings", "footnotes", "endnotes"),
        *("header", "footer", "customXml"),
    )
)


# A file that only looks like one of Word's fails in any of these ways, wherever it is broken.
_BROKEN = (
    *(OSError, EOFError, BadZipFile, zlib.error, struct.error, LookupError, ValueError, TypeError, AttributeError),
    *(SyntaxError, RuntimeError),
)


@contextmanager
def only_usable(look: Look) -> Iterator[None]:
    """Do something with the file; raises `UserError` where the committee's own is broken."""
    try:
        yield
    except _BROKEN as error:
        if look.template(TEMPLATE) is None:
            raise
        raise _unusable() from error


def _unusable() -> UserError:
    sentence = _("{file} kan ikke brukes som mal: den er ikke en Word-fil (.docx) som lar seg lese.")
    return UserError(sentence.format(file=f"{TEMPLATES}/{TEMPLATE}"))


def emptied_document(look: Look) -> "Document":
    """The committee's own file, else ours, without any content; raises `UserError` where it is too large or fetches."""
    own = look.template(TEMPLATE)
    with needs("python-docx"):
        import docx  # noqa: PLC0415 - 130 ms, and only a Word file needs it
    if own is None:
        return docx.Document(BytesIO(base_file()))
    content = own.read_bytes()
    with ZipFile(BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _LARGEST:
            raise _unusable()
    document = docx.Document(BytesIO(content))
    _forget(document)
    _refuse_what_is_fetched(document)
    return document


def _forget(document: "Document") -> None:
    """Take away what the file said."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - loaded already

    body, part = document.element.body, document.part
    sections = [*body.iterchildren(f"{_W}sectPr")]
    for one in [*body]:
        body.remove(one)
    section = sections[-1] if sections else parse_xml(SECTION)
    body.append(section)
    pages = {str(one.get(_ID)) for one in section.iter() if one.get(_ID)}
    for name, relation in [*part.rels.items()]:
        is_page = relation.reltype.rpartition("/")[2] in ("header", "footer")
        carries = not relation.is_external and from_xml(
            relation.target_part.blob if _is_data(relation.reltype) else b""
        )
        if relation.reltype not in _BUILT_WITH or (is_page and name not in pages) or carries:
            part.rels.pop(name)
        elif relation.reltype.endswith(("/footnotes", "/endnotes")):
            _forget_notes(relation.target_part)
    _forget_template(document)
    _forget_properties(part.package.rels)


def _is_data(kind: str) -> bool:
    return kind.endswith("/customXml")


def _forget_notes(part: Any) -> None:  # noqa: ANN401 - a part of python-docx, with XML or without
    """Leave the lines that separate notes from the text, and no note."""
    if hasattr(part, "element"):
        for note in [*part.element]:
            if not note.get(f"{_W}type"):
                part.element.remove(note)


def _forget_template(document: "Document") -> None:
    """Leave no path to what the file was made from: it names a person's folder, and Word would fetch it."""
    settings = document.settings.element
    for one in [*settings.iterchildren(f"{_W}attachedTemplate", f"{_W}mailMerge")]:
        settings.remove(one)
    rels = document.part.part_related_by(f"{RELATIONSHIPS}/settings").rels
    for name, relation in [*rels.items()]:
        if relation.reltype.endswith(("/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource")):
            rels.pop(name)


def _forget_properties(rels: "Relationships") -> None:
    """Leave nothing of what the file says of itself but what the committee's own systems have marked it with."""
    for name, relation in [*rels.items()]:
        if not relation.reltype.endswith(("/officeDocument", "/custom-properties")):
            rels.pop(name)


def _refuse_what_is_fetched(document: "Document") -> None:
    """Raise `UserError` where something of the look lies outside the file: whoever opens the paper would fetch it."""
    for relation in document.part.package.iter_rels():
        if relation.is_external and not relation.reltype.endswith("/hyperlink"):
            sentence = _("{file} henter «{target}» utenfra; legg det inn i filen selv.")
            raise UserError(sentence.format(file=f"{TEMPLATES}/{TEMPLATE}", target=relation.target_ref))
