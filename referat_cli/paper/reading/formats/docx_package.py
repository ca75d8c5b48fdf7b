"""The parts of a Word file: a zip of XML, opened as what comes from strangers is."""

import re
import zipfile
import zlib
from functools import cached_property
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.paper.libraries import needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# What "strict" files call the same things.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATION[1:-1].encode()),
)
# A hundred times the text of a long meeting.
_MOST_XML = 20_000_000
_MOST_PARTS = 5000
_DEEPEST = 150
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError, RuntimeError)
_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E", re.IGNORECASE)


class WordPackage:
    """A Word file whose parts are read when they are asked for.

    Raises UserError for a file that is damaged, locked, or of another kind.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            self._sizes = {entry.filename: entry.file_size for entry in self._zip.infolist()}
        except _DAMAGED:
            raise self.damaged() from None
        if len(self._sizes) > _MOST_PARTS:
            raise self.damaged()

    def damaged(self) -> UserError:
        """That nothing can be made of the file."""
        sentence = _(
            "{file} er skadd og kan ikke leses som Word-fil; åpne den i Word, lagre den på nytt og prøv igjen."
        )
        return UserError(sentence.format(file=self.name))

    @property
    def parts(self) -> "Iterator[str]":
        """The names of all parts."""
        return iter(self._sizes)

    def content(self, part: str) -> bytes:
        """The bytes of a part; empty where there is none."""
        if part not in self._sizes:
            return b""
        try:
            with self._zip.open(part) as stream:
                found = stream.read(_MOST_XML + 1)
        except _DAMAGED:
            raise self.damaged() from None
        if len(found) > _MOST_XML:
            sentence = _("{file} er for stor: delen «{part}» er på over {most} MB når den pakkes ut.")
            raise UserError(sentence.format(file=self.name, part=part, most=_MOST_XML // 1_000_000))
        for strict, usual in _STRICT:
            found = found.replace(strict, usual)
        return found

    def xml(self, part: str) -> "_Element | None":
        """The root of a part, read without entities and without asking the network; None where there is none."""
        content = self.content(part)
        if not content:
            return None
        with needs("lxml"):
            from lxml import etree  # noqa: PLC0415 - only a document that is read in needs it
        if _DOCTYPE.search(content):
            raise self.damaged()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root: _Element = etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            raise self.damaged() from None
        depth = deepest = 0
        for event, _element in etree.iterwalk(root, events=("start", "end")):
            depth += 1 if event == "start" else -1
            deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            raise self.damaged()
        return root

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to, by id: the last word of its type, and its part or address."""
        root = self.xml(f"{dirname(part)}/_rels/{part.rpartition('/')[2]}.rels".lstrip("/"))
        found: dict[str, tuple[str, str]] = {}
        for one in () if root is None else root.iter(_RELATIONSHIP):
            kind = (one.get("Type") or "").rpartition("/")[2]
            target = one.get("Target") or ""
            if one.get("TargetMode") != "External":
                target = normpath(join("/", dirname(part), target)).lstrip("/")
            found[one.get("Id") or ""] = (kind, target)
        return found

    @cached_property
    def main(self) -> str:
        """The part that has the text itself."""
        for kind, target in self.related("").values():
            if kind == "officeDocument":
                return target
        raise self.damaged()

    @cached_property
    def links(self) -> dict[str, tuple[str, str]]:
        """What the text refers to."""
        return self.related(self.main)

    def of_kind(self, kind: str) -> "Iterator[str]":
        """The parts of a kind that the text refers to, in the order of their names."""
        return iter(sorted({target for one, target in self.links.values() if one == kind and target in self._sizes}))
