"""The record that a paper of our own carries, held against what the paper shows.

What is carried counts only where the paper says the same. So it is printed once more, in the same format, and both
papers are read in the same way: where a word differs, somebody has edited one of them.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from importlib import import_module
from typing import Any, NamedTuple

from referat_cli.document.parser import read
from referat_cli.document.schema import typed
from referat_cli.i18n import _, speaking
from referat_cli.model.closed import closed_cases, leaks
from referat_cli.model.committee import Committee, Norwegian
from referat_cli.model.meeting import Meeting
from referat_cli.model.register import Register
from referat_cli.model.user_error import UserError
from referat_cli.paper.heads import paper_title
from referat_cli.paper.layout import paper
from referat_cli.paper.printed import Printed, short_date
from referat_cli.paper.reading.account import HIDDEN
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.source import DocumentPlace, SourceDocument, SourceLine
from referat_cli.paper.tree import KINDS, Kind
from referat_cli.paper.writing.look import Embedded, Look

# Above this nobody looks for each difference any more.
_MANY_WORDS = 20_000
_LANGUAGES: tuple[Norwegian, ...] = ("nb", "nn")


class PaperEdit(NamedTuple):
    """A place where the paper and the record that it carries differ: what each of them says there."""

    place: DocumentPlace
    shown: str
    carried: str


class CarriedRecord(NamedTuple):
    """The record of a paper: the name of its meeting, its bytes, and why it is not to be taken, "" where it is.

    ``edits`` are the places where the paper says something else.
    """

    name: str
    content: bytes
    value: dict[str, Any]
    refusal: str = ""
    edits: tuple[PaperEdit, ...] = ()


def carried_record(
    document: SourceDocument, content: bytes, register: Register | None, look: Look
) -> CarriedRecord | None:
    """The record that a document carries; None where it has none.

    ``content`` are the document's bytes, ``look`` is how papers of the archive are set.
    """
    if document.embedded is None:
        return None
    found = read(document.embedded, "")
    meeting = typed(found.value, "moete") if found.readable else None
    if not isinstance(meeting, Meeting) or next(leaks(found.value), None):
        return CarriedRecord("", document.embedded, {}, _("Filen som dokumentet har med seg, er ikke et møte."))
    name = _name(document, meeting)
    record = CarriedRecord(name, document.embedded, found.value)
    if register and register.committee.code != meeting.committee:
        return record._replace(refusal=_("Filen som dokumentet har med seg, er fra et annet utvalg."))
    registers = [register] if register else [_supposed(document, meeting, language) for language in _LANGUAGES]
    tried: list[CarriedRecord] = []
    for one in registers:
        printed = Printed(meeting, f"{name}.yaml", one.committee.name, one)
        tried.append(_compared(record, document, content, printed, look, known=register is not None))
        if not tried[-1].refusal:
            return tried[-1]
    return min(tried, key=lambda one: len(one.edits))


def _name(document: SourceDocument, meeting: Meeting) -> str:
    """What the file of the meeting is called: its date, and of a second one that day the number that the paper says."""
    number = re.compile(rf"{re.escape(short_date(meeting.date))}, møte (\d+)")
    found = next(filter(None, (number.search(line.text) for line in _lines(document.lines))), None)
    return f"{meeting.date}-{found[1]}" if found else meeting.date


def _supposed(document: SourceDocument, meeting: Meeting, language: Norwegian) -> Register:
    """What a register would be of which nothing is known but what the paper says."""
    label = re.compile(r"Utval[g]?:?\s+(?P<name>.+)")
    found = next(filter(None, (label.fullmatch(line.text.strip()) for line in _lines(document.lines))), None)
    name = found["name"] if found else meeting.committee
    return Register(Committee(format=1, code=meeting.committee, name=name, language=language))


def _compared(  # noqa: PLR0913 - two papers
    record: CarriedRecord, document: SourceDocument, content: bytes, printed: Printed, look: Look, *, known: bool
) -> CarriedRecord:
    whole: Kind = "referat" if printed.meeting.was_held else "innkalling"
    kind = _kind(document, printed) or whole
    if kind != whole:
        with speaking("nb"):
            sentence = _("Dette er en {kind}, og viser ikke hele møtet; det er bare ført det den viser.")
            return record._replace(refusal=sentence.format(kind=kind))
    try:
        form = _format(content)
        writer: Any = import_module(f"referat_cli.paper.writing.{form}")
        carries = Embedded(f"{record.name}.yaml", record.content)
        again = writer.write(paper(printed, kind), look._replace(embedded=carries))
        if again == content:
            return record
        printed_again = read_document(f"{record.name}.{form}", again)
    except UserError as error:
        sentence = _("Filen som dokumentet har med seg, kan ikke holdes mot det: {reason}")
        return record._replace(refusal=sentence.format(reason=error))
    shown, carried = (list(_words(one.lines, with_names=known)) for one in (document, printed_again))
    edits = tuple(_differences(shown, carried))
    if not edits:
        return record
    if closed_cases(record.value):
        edits = tuple(PaperEdit(one.place, HIDDEN.format(n=len(one.shown.split())), "") for one in edits)
    return record._replace(
        refusal=_("Noen har endret papiret etter at det ble skrevet; det som synes, er ført."), edits=edits
    )


def _format(content: bytes) -> str:
    """Which of the two formats that carry a record a document has."""
    return "docx" if content.startswith(b"PK") else "pdf"


def _kind(document: SourceDocument, printed: Printed) -> Kind | None:
    """Which paper a document is, by its title; None where it has another one."""
    first = next((line.text.split() for line in _lines(document.lines) if line.text.strip()), [])
    with speaking(printed.language):
        return next((kind for kind in KINDS if paper_title(printed, kind).split()[:1] == first[:1]), None)


class _ShownWord(NamedTuple):
    """A word of a paper with its place; before the words of a cell stands the number of its column."""

    text: str
    place: DocumentPlace


def _lines(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    return (one for line in lines for one in line.lines())


def _words(lines: Sequence[SourceLine], *, with_names: bool) -> Iterator[_ShownWord]:
    """The words of a paper in order, but for what surrounds its pages, its title and the name of its committee.

    Without ``with_names`` the headings of its groups are left out too, which a register may have in other words.
    """
    body = [line for line in lines if line.origin not in ("header", "footer")]
    for number, line in enumerate(body):
        filled = [index for index, cell in enumerate(line.cells) if any(one.text.strip() for one in cell)]
        is_name = number == 0 or re.match(r"Utval[g]?:", line.text.strip())
        is_group = filled == [0] and (len(line.cells) == 1 or line.cells[0][0].strong)
        if is_name or (is_group and not with_names):
            continue
        yield from _words_of_line(line)
        for index in filled:
            if index:
                yield _ShownWord(f"|{index}", line.place)
            for one in line.cells[index]:
                yield from _words_of_line(one)


def _words_of_line(line: SourceLine) -> Iterator[_ShownWord]:
    """The words of a line, after its number or letter; which bullet there is, a program that saves a file decides."""
    label = line.label.split() if any(map(str.isalnum, line.label)) else []
    for word in (*label, *line.text.split()):
        yield _ShownWord(word, line.place)


def _differences(shown: Sequence[_ShownWord], carried: Sequence[_ShownWord]) -> Iterator[PaperEdit]:
    """The places where two papers do not say the same; a word that is divided at the end of a line is the same word."""
    one, other = ([word.text for word in words] for words in (shown, carried))
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if start == len(one) == len(other):
        return
    if max(len(one), len(other)) - start > _MANY_WORDS:
        yield _edit(shown, start, len(one), other[start:])
        return
    matcher = SequenceMatcher(None, one[start:], other[start:], autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        said, meant = one[start + a : start + a_end], other[start + b : start + b_end]
        if tag != "equal" and _letters(said) != _letters(meant):
            yield _edit(shown, start + a, start + a_end, meant)


def _letters(words: Sequence[str]) -> str:
    return "".join(words).replace("-", "")


def _edit(shown: Sequence[_ShownWord], start: int, end: int, meant: Sequence[str]) -> PaperEdit:
    at = shown[min(start, len(shown) - 1)].place if shown else DocumentPlace(1, 1)
    said = " ".join(word.text for word in shown[start:end])
    return PaperEdit(at, said, " ".join(meant))
