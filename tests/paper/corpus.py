"""Minutes as their secretaries would have them, with what stands in each of them written down by hand first.

A folder of `papers` has a document (``referat.*``) and its ``truth.yaml``. A text, Markdown or HTML document is a file
as it stands; ``.typ`` is set as a PDF by typst; ``.words`` is made a Word file by `word`.

In the truth ``"*"`` is what one may read in several ways, or what the paper does not tell.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from referat_cli.model.closed import without_leaks
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.round_trip import ANYTHING, Field, Record, fields
from tests.paper.word import word_document

PAPERS = Path(__file__).parent / "papers"
_WORDS = ".words"
_TYPST = ".typ"


class Minutes(NamedTuple):
    """A document of the corpus: its name, the name that its file has, its bytes, and what stands in it."""

    name: str
    file: str
    content: bytes
    truth: Record


@cache
def minutes(name: str) -> Minutes:
    """The document of a folder, built where it must be."""
    (source,) = (PAPERS / name).glob("referat.*")
    content, ending = source.read_bytes(), source.suffix
    if ending == _WORDS:
        content, ending = word_document(content.decode()), ".docx"
    elif ending == _TYPST:
        import typst  # noqa: PLC0415 - what only some documents need

        content, ending = typst.compile(content), ".pdf"
    truth = YAML(typ="safe").load((PAPERS / name / "truth.yaml").read_text(encoding="utf-8"))
    return Minutes(name, f"referat{ending}", content, truth)


def names() -> list[str]:
    """Every document of the corpus."""
    return sorted(folder.name for folder in PAPERS.iterdir() if (folder / "truth.yaml").is_file())


def read(document: Minutes) -> Record:
    """The record that is made of a document without a register of its committee."""
    record: Record = without_leaks(read_meeting(read_document(document.file, document.content), None).record)
    return record


def judged(truth: Record, record: Record) -> list[Field]:
    """The fields of the truth and of what was read, without those that may be anything."""
    known = {**_laid_out(record), "utvalg": truth.get("utvalg", ANYTHING)}
    cases = [{"merking": ANYTHING, **case} for case in truth["saker"]]
    return [*fields(_laid_out({"utvalg": ANYTHING, **truth, "saker": cases}), known)]


_SAK = re.compile(r"sak\s+(?=\d)", re.IGNORECASE)


def _laid_out(record: Record) -> Record:
    """A record whose people stand in one list by name, each with the heading above it; a number without "Sak"."""
    people = [
        {"gruppe": group["gruppe"], **person}
        for group in record.get("deltakere") or ()
        for person in group.get("personer", ())
    ]
    counts = [group["antall"] for group in record.get("deltakere") or () if "antall" in group]
    cases = [
        {**case, "saksnr": _SAK.sub("", str(case["saksnr"]))} if "saksnr" in case else case
        for case in record.get("saker", ())
    ]
    people.sort(key=lambda person: str(person["navn"]))
    return {**record, "deltakere": people, "antall": counts, "saker": cases}


def score(found: list[Field]) -> float:
    """The share of the fields that is right."""
    return sum(one.is_right for one in found) / max(len(found), 1)
