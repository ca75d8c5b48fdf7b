"""The law of the paper: what is printed of a record and read back is the record, field by field.

A leaf of a record is a field: a word, a number, a text. Lists are laid beside each other by what their items are
called, so that one item that is missing counts as one. What was not read and what was invented count alike.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from referat_cli.model.meeting import Meeting
from referat_cli.model.register import Register
from referat_cli.paper.layout import paper
from referat_cli.paper.printed import Printed
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from referat_cli.paper.running_text import running_blocks
from referat_cli.paper.tree import Kind
from referat_cli.paper.writing.look import Embedded, Look
from tests.support.paper_records import PaperRecord, errors, made

Record = dict[str, Any]

# The formats, and how the files of each end.
FORMATS = {"docx": "docx", "pdf": "pdf", "html": "html", "markdown": "md"}
# Those that can carry the record itself.
WITH_SOURCE = ("docx", "pdf")
# The share of fields that comes back from the words alone.
BAR = 0.99

# What no paper shows, by the end of its key, with the reason.
NOT_ON_PAPER = {
    "kilde": "it tells of the paper, and is written when it is read",
    "foelger_opp": "a reference of the record's own; the words of the decision say it where it is said",
    "fra_forslag": "the comparison finds it again",
    "vedtak.frist": "a reading of the point's own words",
    "vedtak.frist_tekst": "word for word in the point",
    "vedtak.ansvarlig": "word for word in the point",
    "vedtak.punkter.frist": "a reading of the point's own words",
    "vedtak.punkter.frist_tekst": "word for word in the point",
    "vedtak.punkter.ansvarlig": "word for word in the point",
}
# What follows from the title or from what stands in the case, or from nothing on paper: held right where it is read.
WHERE_READ = ("saker.sakstype",)
# What a part of the record is called by, so that two lists can be laid beside each other.
_NAMES = ("saksnr", "navn", "gruppe", "id", "verv", "sak", "tittel", "tekst")
# Texts in Markdown: what they are when set counts, not which marks they were written with.
_MARKDOWN = ("referat", "protokolltilfoersler.tekst")


class Field(NamedTuple):
    """A field of the record, of what was read, or of both: its key without positions, and what each says."""

    key: str
    expected: object
    read: object

    @property
    def is_right(self) -> bool:
        """Whether both say the same."""
        return _same(self.key, self.expected, self.read)


MISSING = "∅"
# In a truth written by hand: what may be read in several ways.
ANYTHING = "*"


def fields(expected: object, read: object, key: str = "") -> Iterator[Field]:
    """Every field of a record and of what was read, beside each other."""
    if any(f".{key}".endswith(f".{end}") for end in NOT_ON_PAPER):
        return
    if expected == ANYTHING or (key in WHERE_READ and MISSING in (expected, read)):
        return
    if isinstance(expected, dict) or isinstance(read, dict):
        had, has = (value if isinstance(value, dict) else {} for value in (expected, read))
        for name in dict.fromkeys([*had, *has]):
            yield from fields(had.get(name, MISSING), has.get(name, MISSING), f"{key}.{name}".lstrip("."))
    elif isinstance(expected, list) or isinstance(read, list):
        one, other = (_items(value, key) for value in (expected, read))
        if not one and not other and MISSING in (expected, read):
            yield Field(key, expected, read)  # a list that is empty says something else than none
        for first, second in _beside(one, other):
            yield from fields(first, second, key)
    else:
        yield Field(key, expected, read)


def _items(value: object, key: str) -> list[Any]:
    """The items of a list; a point that is a text alone as a mapping."""
    items = value if isinstance(value, list) else [] if value == MISSING else [value]
    points = key.rpartition(".")[2] in ("punkter", "vedtak", "forslag_til_vedtak", "oppgaver")
    return [{"tekst": item} if points and isinstance(item, str) else item for item in items]


def _beside(one: Sequence[Any], other: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """The items of two lists that are the same or stand in each other's place."""
    found = SequenceMatcher(None, [*map(_name, one)], [*map(_name, other)], autojunk=False)
    for _way, a, b, c, d in found.get_opcodes():
        for place in range(max(b - a, d - c)):
            yield one[a + place] if a + place < b else MISSING, other[c + place] if c + place < d else MISSING


def _name(item: object) -> str:
    if isinstance(item, dict):
        return next((str(item[name]) for name in _NAMES if name in item), json.dumps(item, sort_keys=True))
    return str(item)


def _same(key: str, expected: object, read: object) -> bool:
    if not (isinstance(expected, str) and isinstance(read, str)):
        return expected == read
    if f".{key}".endswith(tuple(f".{end}" for end in _MARKDOWN)):
        return running_blocks(expected) == running_blocks(read)
    return expected.split() == read.split()


def printed(record: PaperRecord) -> Printed:
    """A record as the printer is given it."""
    meeting = msgspec.convert(record.meeting, Meeting)
    return Printed(meeting, record.path, record.register["navn"], record.known)


def kind_of(record: PaperRecord) -> Kind:
    """Which paper a meeting has come to."""
    return "referat" if record.meeting["status"] in ("referat", "godkjent") else "innkalling"


def on_paper(record: PaperRecord, form: str) -> bytes:
    """The paper of a record in a format, without the record itself inside."""
    writer = import_module(f"referat_cli.paper.writing.{form}")
    content: bytes = writer.write(paper(printed(record), kind_of(record)), Look())
    return content


def carried(record: PaperRecord, form: str) -> bytes | None:
    """What a paper that is given its record to carry has inside."""
    writer = import_module(f"referat_cli.paper.writing.{form}")
    embedded = Embedded(record.path.rpartition("/")[2], record.files()[record.path].encode())
    content = writer.write(paper(printed(record), kind_of(record)), Look(embedded=embedded))
    return read_document(f"papir.{FORMATS[form]}", content).embedded


def read_back(content: bytes, form: str, register: Register | None) -> Record:
    """The record that is read from a paper, from its words alone."""
    document = read_document(f"papir.{FORMATS[form]}", content)._replace(embedded=None)
    return read_meeting(document, register).record


def counted(expected: Record, read: Record) -> Counter[str]:
    """The fields of one trip by key: ``KEY of`` for each, and ``KEY wrong`` for those that are."""
    found: Counter[str] = Counter()
    for one in fields(expected, read):
        found[f"{one.key} of"] += 1
        found[f"{one.key} wrong"] += not one.is_right
    return found


def check(seed: int, _folder: Path) -> Counter[str]:
    """The record of a seed on paper in every format, and read back; what it carries inside is the record itself."""
    record = made(seed)
    assert errors(record) == []
    found: Counter[str] = Counter()
    for form in FORMATS:
        trip = counted(record.meeting, read_back(on_paper(record, form), form, record.known))
        found += Counter({f"{form} {key}": number for key, number in trip.items() if number})
    for form in WITH_SOURCE:
        assert carried(record, form) == record.files()[record.path].encode()
    return found


def judge(total: Counter[str]) -> None:
    """At least 99 of 100 fields are right, in each format."""
    shares = {form: round(ratio(total, f"{form} "), 4) for form in FORMATS}
    assert all(share >= BAR for share in shares.values()), shares


def rows(total: Counter[str]) -> list[tuple[str, object]]:
    """How each format does, and each key that is not always right, the worst first."""
    found: list[tuple[str, object]] = [(form, f"{ratio(total, f'{form} '):.4f}") for form in FORMATS]
    return [*found, *worst(total)]


def worst(total: Counter[str]) -> list[tuple[str, object]]:
    """The keys by how many of their fields are wrong."""
    wrong = {name.removesuffix(" wrong"): number for name, number in total.items() if name.endswith(" wrong")}
    keys = sorted(wrong, key=lambda key: (-wrong[key], key))
    return [(key, f"{wrong[key]} of {total[f'{key} of']} wrong") for key in keys if wrong[key]]


def ratio(total: Counter[str], begins: str = "") -> float:
    """The share of all fields that is right."""
    wrong, every = (
        sum(number for name, number in total.items() if name.startswith(begins) and name.endswith(end))
        for end in (" wrong", " of")
    )
    return 1 - wrong / max(every, 1)
