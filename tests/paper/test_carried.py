"""The record that a paper of our own carries counts where the paper says the same, and nowhere else."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from referat_cli.paper.embedded_source import as_xml
from referat_cli.paper.reading.carried import CarriedRecord, carried_record
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.writing.look import Embedded, Look
from referat_cli.store.archive import Archive
from referat_cli.store.paths import locate
from referat_cli.store.snapshot import Snapshot
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.running import referat

NAMED = REGISTER.replace("rolle: medlem", "rolle: medlem\n    overskrift: Fra kommunene", 1)
CLOSED = MINUTES[: MINUTES.index("  - saksnr: 2/26")] + (
    "  - saksnr: 2/26\n    tittel: Personalsak\n    lukket: {hjemmel: offentleglova § 13}\n"
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a meeting, another one the same day, a notice, and a meeting with a closed case."""
    files: dict[str, str | bytes] = {
        REGISTER_PATH: NAMED,
        MEETING_PATH: MINUTES,
        MEETING_PATH.replace("04.yaml", "04-2.yaml"): MINUTES.replace("/26", "1/26"),
        MEETING_PATH.replace("03-04", "05-06"): CLOSED.replace("03-04", "05-06"),
    }
    return write(tmp_path_factory.mktemp("arkiv"), files)


def printed(archive: Path, *call: str) -> bytes:
    """A paper of the archive."""
    name = "papir.pdf" if "pdf" in call else "papir.docx"
    done = referat(archive, "render", *call, "-o", name)
    assert done.code == 0, done.err
    return (archive / name).read_bytes()


def carried(archive: Path, content: bytes, *, known: bool = True) -> CarriedRecord:
    """What is made of the record that a paper carries, with the archive's register or without any."""
    entry = Archive(Snapshot(locate(archive))).entry(REGISTER_PATH)
    register = entry.register if known else None
    name = "papir.pdf" if content.startswith(b"%PDF") else "papir.docx"
    found = carried_record(read_document(name, content), content, register, Look())
    assert found is not None
    return found


def edited(content: bytes, edit: Callable[[Any], object]) -> bytes:
    """A Word file in which somebody has edited something."""
    document = docx.Document(BytesIO(content))
    edit(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def move_mark(document: Any) -> None:  # noqa: ANN401 - python-docx has no types
    """Say of Ola Hansen that he was there."""
    table = next(table for table in document.tables if len(table.columns) == 3)
    row = next(row for row in table.rows if "Ola Hansen" in row.cells[0].text)
    row.cells[2].paragraphs[0].text, row.cells[1].paragraphs[0].text = "", "x"


def test_a_word_file_carries_its_record(archive: Path) -> None:
    """Byte for byte; also where nobody knows how the register calls the committee and its groups."""
    content = printed(archive, "2026-03-04", "-f", "docx")
    for known in (True, False):
        found = carried(archive, content, known=known)
        assert (found.name, found.content, found.refusal) == ("2026-03-04", MINUTES.encode(), "")


def test_a_pdf_with_its_source_carries_its_record(archive: Path) -> None:
    """As a Word file does; the second meeting of a day is known by what the paper says."""
    found = carried(archive, printed(archive, "2026-03-04-2", "-f", "pdf", "--with-source"))
    assert (found.name, found.content, found.refusal) == ("2026-03-04-2", MINUTES.replace("/26", "1/26").encode(), "")


def test_a_mark_in_another_column_is_seen(archive: Path) -> None:
    """The words are the same, and what they say is not."""
    found = carried(archive, edited(printed(archive, "2026-03-04", "-f", "docx"), move_mark))
    assert found.refusal.startswith("Noen har endret papiret")
    assert [(one.shown, one.carried) for one in found.edits] == [("|1", "|2")]


def test_two_points_that_changed_places_are_seen(archive: Path) -> None:
    """As many words, in another order."""

    def swap(document: Any) -> None:  # noqa: ANN401 - as above
        body = document.element.body
        told, point = (
            next(one for one in body.iterchildren() if "".join(one.itertext()).startswith(begins))
            for begins in ("Ola Hansen var syk", "Nordby")
        )
        told.addprevious(point)

    found = carried(archive, edited(printed(archive, "2026-03-04", "-f", "docx"), swap))
    assert found.edits


@pytest.mark.parametrize(
    ("call", "kind"), [(("2026-03-04", "--kind", "innkalling"), "innkalling"), (("2/26",), "saksprotokoll")]
)
def test_a_paper_of_a_part_does_not_give_the_whole(archive: Path, call: tuple[str, ...], kind: str) -> None:
    """What a notice or the extract of a case carries is more than it shows."""
    address = "2026-03-04/2/26" if kind == "saksprotokoll" else call[0]
    found = carried(archive, printed(archive, address, *call[1:], "-f", "docx"))
    assert found.refusal == f"Dette er en {kind}, og viser ikke hele møtet; det er bare ført det den viser."


@pytest.mark.parametrize(
    "record",
    [
        "",
        "- liste\n",
        "\x00",
        MINUTES.replace("2026-03-04", "2026-13-45"),
        MINUTES.replace("    sakstype: beslutning\n", "    lukket: {hjemmel: offentleglova § 13}\n"),
    ],
    ids=["nothing", "no meeting", "no text", "no date", "more than is public"],
)
def test_what_is_carried_is_a_meeting_that_may_be_public(archive: Path, record: str) -> None:
    """Whoever made the file may have put anything there; then only what is shown counts."""
    content = printed(archive, "2026-03-04", "-f", "docx")
    written = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(written, "w") as after:
        for name in before.namelist():
            own = as_xml(Embedded("2026-03-04.yaml", record.encode()))
            after.writestr(name, own if name == "customXml/referat.xml" else before.read(name))
    found = carried(archive, written.getvalue())
    assert found.refusal == "Filen som dokumentet har med seg, er ikke et møte."
    assert found.value == {}


def test_what_stood_at_a_closed_case_is_not_quoted(archive: Path) -> None:
    """Somebody has written on the paper what the record must not say."""

    def tell(document: Any) -> None:  # noqa: ANN401 - as above
        document.add_paragraph("Per Vik fikk permisjon.")

    content = printed(archive, "2026-05-06", "-f", "docx")
    assert carried(archive, content).refusal == ""
    found = carried(archive, edited(content, tell))
    assert found.edits
    assert "Vik" not in str(found.edits)
