"""Papers that somebody, or a machine, has spoiled: each is read, or is one sentence, within bounds of time."""

import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from lxml import etree

from referat_cli.model.user_error import UserError
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.meeting import read_meeting
from referat_cli.paper.reading.source import SourceDocument, SourceLine
from tests.paper.round_trip import FORMATS, on_paper
from tests.support.paper_records import made

# Work, not waiting, on a machine that has other things to do; a paper of normal size takes a tenth.
_SECONDS = 20
# So many papers are spoiled, each in many ways.
_PAPERS = 10
_TAG = re.compile(rb"<[^<>]+>")
_NUMBER = re.compile(rb'"-?\d+"')
# What stands in the place of something, or between: ends of things, numbers that are none, other letters.
_BYTES = (
    b"<", b">", b"&", b"&#0;", b"\x00", b"\xff\xfe", b"\xc3", b"]]>", b"<!--", b"-->", b"<table>", b"</p>", b"<li>",
    b"|", b"\t\t", b"\f", b"**", b"9" * 30, b"endstream", b"stream\n", b"endobj", b"<<", b">>", b"0 0 obj", b"(", b")",
)  # fmt: skip
_NUMBERS = (b'"-1"', b'"0"', b'"1"', b'"9"', b'"99999999999"', b'"x"', b'""')

Spoil = Callable[[bytes, random.Random], bytes]


@cache
def _paper(number: int, form: str) -> bytes:
    return on_paper(made(number), form)


def _bytes(content: bytes, dice: random.Random) -> bytes:
    """Some bytes other, gone, twice, or foreign; perhaps the end is missing."""
    spoiled = bytearray(content)
    for _ in range(dice.choice([1, 3, 10, 40])):
        at, width = dice.randrange(len(spoiled) + 1), dice.randrange(1, 300)
        way = dice.randrange(4)
        if way == 0:
            spoiled[at : at + 1] = bytes([dice.randrange(256)])
        elif way == 1:
            del spoiled[at : at + width]
        elif way == 2:
            other = dice.randrange(len(spoiled) + 1)
            spoiled[at:at] = spoiled[other : other + width]
        else:
            spoiled[at:at] = dice.choice(_BYTES)
    return bytes(spoiled[: dice.randrange(len(spoiled) + 1)]) if dice.random() < 0.1 else bytes(spoiled)


def _tags(content: bytes, dice: random.Random) -> bytes:
    """Tags gone, twice, or with other numbers in them."""
    for _ in range(dice.choice([1, 3, 10])):
        tags = [*_TAG.finditer(content)]
        if not tags:
            break
        tag = dice.choice(tags)
        numbered = _NUMBER.sub(lambda _found: dice.choice(_NUMBERS), tag[0])
        content = content[: tag.start()] + dice.choice([b"", 2 * tag[0], numbered]) + content[tag.end() :]
    return content


def _numbers(content: bytes, dice: random.Random) -> bytes:
    """Other numbers in the place of some: of lists, levels, widths, columns."""
    return _NUMBER.sub(lambda found: dice.choice(_NUMBERS) if dice.random() < 0.05 else found[0], content)


def _elements(content: bytes, dice: random.Random) -> bytes:
    """Elements moved into others, or gone: the file is well formed, and makes no sense."""
    root = etree.fromstring(content)
    for _ in range(dice.choice([1, 4, 20])):
        elements = [*root.iter()]
        one, other = dice.choice(elements[1:] or elements), dice.choice(elements)
        if one is root or one in other.iterancestors() or one is other:
            continue
        if dice.random() < 0.7:
            other.insert(dice.randrange(len(other) + 1), one)
        elif (above := one.getparent()) is not None:
            above.remove(one)
    return bytes(etree.tostring(root))


def _parts(content: bytes, dice: random.Random) -> bytes:
    """A Word file with some of its parts spoiled, swapped or gone, and the rest as it was."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        chosen = {"word/document.xml"} if dice.random() < 0.6 else set(dice.sample(names, 2))
        for name in names:
            part = before.read(name)
            if name in chosen and name.endswith((".xml", ".rels")):
                way = dice.choice([_elements, _elements, _numbers, _tags, _bytes])
                part = way(part, dice)
            elif name in chosen and dice.random() < 0.5:
                continue
            after.writestr(name, part)
    return packed.getvalue()


WAYS: dict[str, tuple[Spoil, ...]] = {
    "docx": (_parts, _parts, _parts, _bytes),
    "pdf": (_bytes,),
    "html": (_tags, _bytes),
    "markdown": (_bytes,),
}


def check(seed: int, _folder: Path) -> Counter[str]:
    """A spoiled paper in each format."""
    found: Counter[str] = Counter()
    for form, ways in WAYS.items():
        dice = random.Random(f"{form} {seed}")
        content = dice.choice(ways)(_paper(seed % _PAPERS, form), dice)
        began = time.process_time()
        found[f"{form} {_answer(f'papir.{FORMATS[form]}', content)}"] += 1
        assert time.process_time() - began < _SECONDS, form
    return found


def _answer(name: str, content: bytes) -> str:
    """What became of a paper: it was read, or it was refused in a sentence."""
    refusal = name
    try:
        document: SourceDocument | None = read_document(name, content)
    except UserError as error:
        refusal, document = str(error), None
    assert name in refusal, refusal
    assert len(refusal.splitlines()) == 1, refusal
    if document is None:
        return "refused"
    for line in document.lines:
        _laid_out(line)
    Ledger(document.lines)
    read_meeting(document, None)
    return "read"


def _laid_out(line: SourceLine) -> None:
    """A line says where it stands, and what is said of parts of it lies within it."""
    assert min(line.place) > 0, line
    assert len(line.spans) == len(line.cells), line
    assert all(0 <= begin < end <= len(line.text) for begin, end, _link in line.links), line
    for cell in line.cells:
        for inner in cell:
            assert inner.place == line.place, inner
            _laid_out(inner)


def judge(total: Counter[str]) -> None:
    """Both happened in each format that can be too spoiled to read."""
    kinds = [f"{form} read" for form in WAYS] + ["docx refused", "pdf refused"]
    assert [kind for kind in kinds if not total[kind]] == []
