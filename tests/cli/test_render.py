"""`referat render`: which papers a call means, where they go, and what is never written over."""

import os
from pathlib import Path

import pytest

from referat_cli.cli.papers import embedded_record
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from tests.paper.test_layout import MEETING, MINUTES, REGISTER, archive
from tests.support.archives import write
from tests.support.running import Child, environment, git, on_a_terminal, referat, repository, run

NOTICE = """\
utvalg: bru
moetedato: "2026-05-06"
status: innkalling
saker:
  - {saksnr: 4/26, tittel: Godkjenning}
"""
HTML = ("-f", "html")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive of minutes, the notice of the next meeting, and a second meeting that day."""
    second = NOTICE.replace("4/26", "5/26")
    folder = "minutes/bru/2026"
    return write(archive(tmp_path), {f"{folder}/2026-05-06.yaml": NOTICE, f"{folder}/2026-05-06-2.yaml": second})


def papers(folder: Path) -> list[str]:
    """The papers that lie in a folder."""
    return sorted(file.name for file in folder.iterdir() if file.suffix in (".html", ".md", ".pdf", ".docx"))


def test_a_year_is_a_file_for_each_meeting(root: Path) -> None:
    """Each as far as it has come; of the same day they are told apart, and a second time nothing is written over."""
    done = referat(root, "render", "2026", *HTML)
    names = ["bru-2026-03-04-referat.html", "bru-2026-05-06-innkalling.html", "bru-2026-05-06-2-innkalling.html"]
    assert (done.code, sorted(done.out.split()), done.err) == (0, sorted(names), "")
    assert papers(root) == sorted(names)
    (root / names[1]).unlink()
    before = (root / names[0]).read_bytes()
    again = referat(root, "render", "2026", *HTML)
    assert (again.code, again.out) == (2, "")
    assert again.err == (
        f"referat: {names[0]} finnes fra før, og blir ikke skrevet over. Flytt den, eller gi filen et navn med -o.\n"
    )
    assert (root / names[0]).read_bytes() == before
    assert not (root / names[1]).exists()


def test_only_what_has_been_held_has_minutes(root: Path) -> None:
    """Of a year the others are left out and counted; of a meeting that was named it is a wrong call."""
    done = referat(root, "render", "bru:2026", "--kind", "referat", *HTML)
    assert (done.code, done.out) == (0, "bru-2026-03-04-referat.html\n")
    assert done.err == "2 av møtene er ikke holdt, og har ikke noe referat.\n"
    named = referat(root, "render", "2026-05-06/4/26", *HTML)
    assert (named.code, named.out) == (2, "")
    assert named.err == "referat: Møtet 2026-05-06 er ikke holdt; det har bare en innkalling.\n"
    empty = referat(root, "render", "2025", *HTML)
    assert (empty.code, empty.out, empty.err) == (1, "", "Ingen møter i 2025.\n")


def test_a_case_is_an_extract_named_by_its_number(root: Path) -> None:
    """Also one that has none, by its place."""
    done = referat(root, "render", "2/26", "2026-03-04/+1", *HTML, "-o", "papir")
    assert done.out.split() == [
        "papir/bru-2026-03-04-2-26-saksprotokoll.html",
        "papir/bru-2026-03-04-4-saksprotokoll.html",
    ]
    wrong = referat(root, "render", "2/26", "--kind", "referat", *HTML)
    assert (wrong.code, wrong.err) == (2, "referat: En sak blir en saksprotokoll; referat er av hele møtet.\n")
    whole = referat(root, "render", "2026-03-04", "--kind", "saksprotokoll", *HTML)
    assert (whole.code, whole.err) == (
        2,
        "referat: En saksprotokoll er av én sak; skriv saken, for eksempel 42/24.\n",
    )


def test_two_papers_never_share_a_file(root: Path) -> None:
    """The names of files have no slashes and capitals, so that two numbers may look alike there."""
    write(root, {MEETING: MINUTES.replace("saksnr: 1/26", "saksnr: 2 26")})
    done = referat(root, "render", "2026-03-04/2 26", "2/26", *HTML)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "referat: To av papirene ville ligget i bru-2026-03-04-2-26-saksprotokoll.html. Skriv dem hver for seg, med "
        "navn (-o).\n"
    )


def test_a_file_that_is_named_says_its_format_and_is_written_anew(root: Path) -> None:
    """The ending is enough."""
    for name, beginning in (("a.html", b"<!doctype html>"), ("a.md", b"# "), ("a.pdf", b"%PDF"), ("a.docx", b"PK")):
        (root / name).write_bytes(b"x")
        assert referat(root, "render", "2026-03-04", "-o", name).out == f"{name}\n"
        assert (root / name).read_bytes().startswith(beginning)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("2026-03-04", "-o", MEETING), f"-o {MEETING} er verken en mappe eller en fil som slutter på .pdf."),
        (
            ("2026-03-04", "-f", "docx", "-o", "a.pdf"),
            "-o a.pdf er verken en mappe eller en fil som slutter på .docx.",
        ),
        (("2026", "-o", "a.html"), "-o a.html er én fil, og her er det 3 papirer; gi en mappe."),
        (("2026", *HTML, "-o", "-"), "-o - er for ett papir; her er det 3."),
        (
            ("2026-03-04", *HTML, "--with-source"),
            "--with-source gjelder PDF; en Word-fil har alltid referatet med seg.",
        ),
        (
            ("2026-03-04", *HTML, "-o", f"{MEETING}/papir/"),
            f"{MEETING}/papir kan ikke lages: det ligger en fil der, ikke en mappe.\n",
        ),
        (("9/26",), "Saken «9/26» finnes ikke."),
    ],
)
def test_a_wrong_call_is_one_sentence_and_writes_nothing(root: Path, arguments: tuple[str, ...], sentence: str) -> None:
    """A name that is the record's own, of another format, or of no folder."""
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    done = referat(root, "render", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"referat: {sentence}")
    assert done.err.count("\n") == 1
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_an_old_version_is_printed_as_it_stood_with_the_name_of_its_day(root: Path) -> None:
    """The committee has another name since, and the texts are others."""
    repository(root)
    write(root, {MEETING: MINUTES.replace("Ny bro", "Gammel bro"), "minutes/bru/utvalg.yaml": REGISTER})
    git(root, "commit", "--quiet", "--all", "--message=Endre")
    new = referat(root, "render", "2026-03-04", "-f", "markdown").out
    old = referat(root, "render", "2026-03-04", "-f", "markdown", "--rev", "HEAD~1").out
    assert "Sak: 2/26 Gammel bro" in new
    assert old == new.replace("Gammel bro", "Ny bro")


def test_a_closed_case_is_closed_in_the_file_that_a_paper_carries(root: Path) -> None:
    """What stands there against the rule, a comment too, and what an older version said while it was open."""
    open_case = MINUTES.replace("    lukket: {hjemmel: offentleglova § 25}\n", "    referat: Hemmelig.\n")
    write(root, {MEETING: open_case})
    repository(root)
    closed = MINUTES.replace("§ 25}\n", "§ 25}\n    # hemmelig\n    saksansvarlig: [Nils Hemmelig]\n")
    write(root, {MEETING: closed})
    git(root, "commit", "--quiet", "--all", "--message=Lukk")
    location = locate(root)
    git_location = location.git
    assert git_location is not None
    for revision in (None, git_location.commit_of("HEAD~1")):
        records = Records(Snapshot(location, revision=revision))
        carried = embedded_record(records, MEETING).content.decode()
        assert "tittel: Ansettelse" in carried
        assert "emmelig" not in carried
        records.close()
    write(root, {MEETING: MINUTES})
    plain = Records(Snapshot(location))
    assert embedded_record(plain, MEETING).content.decode() == MINUTES
    plain.close()


def test_a_reader_that_has_seen_enough_is_no_fault(root: Path) -> None:
    """The page goes nowhere, and nobody is told of it."""
    reading, writing = os.pipe()
    os.close(reading)
    child = Child(root, "render", "2026-03-04", *HTML, out=writing, variables=environment())
    os.close(writing)
    done = child.done()
    assert (done.code, done.err) == (0, "")


def test_a_person_sees_how_far_it_has_come(root: Path) -> None:
    """On a terminal, where there are several; and a PDF is not thrown at the screen."""
    seen = on_a_terminal(root, 80, "render", "2026", *HTML, "-o", "papir")
    assert "\rSkriver papirene: 1 av 3" in seen
    assert "Leser arkivet" not in seen
    refused = on_a_terminal(root, 80, "render", "2026-03-04", "-o", "-")
    assert refused == "referat: pdf kan ikke vises på skjermen; si hvor filen skal ligge med -o.\n"


def test_a_library_that_is_missing_is_a_sentence_with_the_line_to_type(root: Path, tmp_path: Path) -> None:
    """The library is one of the extra, which not everybody has."""
    hidden = write(tmp_path / "uten", {"jinja2.py": "raise ImportError\n"})
    done = run(root, "python", "-m", "referat_cli", "render", "2026-03-04", *HTML, PYTHONPATH=str(hidden))
    assert (done.code, done.out) == (2, "")
    assert done.err == "referat: papir krever Jinja2; installer det med: pip install 'referat[papir]'\n"


# ---- the templates of an archive

FILES = ["maler/LESMEG.md", "maler/referat.docx", "maler/referat.typ", "maler/referat.html.jinja"]


def test_an_archive_is_given_the_templates_of_its_papers(root: Path) -> None:
    """The same papers come of them, and one that is there is left as it is."""
    for form in ("pdf", "html"):
        assert referat(root, "render", "2026-03-04", "-o", f"uten.{form}").code == 0
    write(root, {FILES[0]: "Våre maler\n"})
    done = referat(root, "init", "--templates")
    assert (done.code, done.out.split()) == (0, FILES[1:])
    assert done.err == "maler/LESMEG.md finnes fra før, og er ikke rørt.\n"
    assert (root / FILES[0]).read_text(encoding="utf-8") == "Våre maler\n"
    for form in ("pdf", "html"):
        assert referat(root, "render", "2026-03-04", "-o", f"med.{form}").code == 0
        assert (root / f"med.{form}").read_bytes() == (root / f"uten.{form}").read_bytes()
    assert referat(root, "render", "2026-03-04", "-o", "med.docx").code == 0
    assert referat(root, "init", "--templates").out == ""


def test_templates_belong_to_an_archive_and_lie_in_it(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where there is none, and where the folder is a link out of it, nothing is written."""
    empty = tmp_path_factory.mktemp("tom")
    none = referat(empty, "init", "--templates")
    assert (none.code, none.err) == (2, f"referat: Fant ikke noe arkiv i {empty}.\n")
    (root / "maler").symlink_to(empty)
    out = referat(root, "init", "--templates")
    assert (out.code, out.err) == (2, "referat: maler er ikke en mappe i arkivet, så ingen maler er skrevet.\n")
    assert list(empty.iterdir()) == []


def test_templates_are_committed_where_that_is_asked_for(root: Path) -> None:
    """As one commit."""
    repository(root)
    done = referat(root, "init", "--templates", "--commit")
    assert done.code == 0, done.err
    assert git(root, "log", "-1", "--format=%s") == "Legg inn maler for papir\n"
    assert git(root, "ls-files", "maler").split() == sorted(FILES)
