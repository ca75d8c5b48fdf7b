"""`referat import`: minutes on paper into the archive, with a report of where every word went."""

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.running import Child, Done, referat, repository

PAPER = """\
Møtereferat

Prøveutvalget

Møtedato: 04.03.2026
Møtested: Rådhuset
Møteleder: Kari Nordmann
Referent: Åse Vik

Til stede: Kari Nordmann, Åse Vik
Forfall: Ola Hansen

Sak 1/26 Godkjenning av innkalling

Vedtak:
1. Innkallingen godkjennes.

Sak 2/26 Samarbeid om legevakt

Forslag til vedtak:
1. Kommunene går sammen om legevakt.
2. Vaktene begynner i mai.

Vedtak:
1. Kommunene går sammen om legevakt i helgene.
2. Vaktene begynner i mai.
"""
SUM = sha256(PAPER.encode()).hexdigest()
RECORD = f"""\
utvalg: prove
moetedato: "2026-03-04"
moetested: Rådhuset
moeteleder: Kari Nordmann
referent: Åse Vik
status: referat
kilde:
  dokument: mars.txt
  sha256: {SUM}

deltakere:
  - gruppe: Kommunene
    personer:
      - {{navn: Kari Nordmann, oppmoete: møtt}}
      - {{navn: Ola Hansen, oppmoete: forfall}}
  - gruppe: Sekretariatet
    personer:
      - {{navn: Åse Vik, oppmoete: møtt}}

saker:
  - saksnr: 1/26
    tittel: Godkjenning av innkalling
    sakstype: godkjenning
    vedtak:
      - Innkallingen godkjennes.
  - saksnr: 2/26
    tittel: Samarbeid om legevakt
    forslag_til_vedtak:
      - Kommunene går sammen om legevakt.
      - Vaktene begynner i mai.
    vedtak:
      - Kommunene går sammen om legevakt i helgene.
      - Vaktene begynner i mai.

steder:
  - {{del: moetedato, linjer: "1:5"}}
  - {{del: moetested, linjer: "1:6"}}
  - {{del: moeteleder, linjer: "1:7"}}
  - {{del: referent, linjer: "1:8"}}
  - {{del: deltakere, linjer: "1:10–11, 10"}}
  - {{del: 1/26, linjer: "1:13"}}
  - {{del: 1/26#vedtak, linjer: "1:16"}}
  - {{del: 2/26, linjer: "1:18"}}
  - {{del: 2/26#forslag_til_vedtak, linjer: "1:21–22"}}
  - {{del: 2/26#vedtak, linjer: "1:25–26"}}
"""
DONE = f"{MEETING_PATH}: 2 saker, 3 personer; alle ord er plassert\n"
REPORT_PATH = MEETING_PATH.replace(".yaml", ".import.md")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A committee without meetings, and its minutes of March on paper."""
    return write(tmp_path, {REGISTER_PATH: REGISTER.replace("format: 1", "format: 2"), "mars.txt": PAPER})


def files(root: Path) -> set[str]:
    """The files of the record."""
    return {path.relative_to(root).as_posix() for path in (root / "minutes").rglob("*.*")}


def test_minutes_become_a_file_and_a_report(archive: Path) -> None:
    """The file is laid out as `fmt` does it, and nothing is wrong with it."""
    assert referat(archive, "import", "mars.txt") == Done(0, DONE, "")
    assert (archive / MEETING_PATH).read_text(encoding="utf-8") == RECORD
    assert (archive / REPORT_PATH).read_text(encoding="utf-8") == (
        f"# Hentet inn: mars.txt\n\n- Ført i: {MEETING_PATH}\n- Dokument: mars.txt\n- SHA-256: {SUM}\n"
        "- Sider: 1\n- Steder er skrevet side:linje.\n\n"
        "## Plassert\n\n43 ord er ført i referatet.\n\n"
        "Ledetekster, som referatet sier på sin måte: 15 ord. Møtereferat (1), Møtedato (1), Møtested (1), "
        "Møteleder (1), Referent (1), Til stede (1), Forfall (1), Sak (2), Vedtak (2), Forslag til vedtak (1).\n\n"
        "Ført i en annen form:\n\n- 1:3: «Prøveutvalget» → utvalg: prove\n\n"
        "## Plassert med et valg\n\nIngen steder.\n\n## Ikke plassert\n\nIngen ord.\n\n"
        f"## Neste\n\n1. Kjør «referat validate {MEETING_PATH}».\n2. Slett denne filen, og sjekk inn referatet.\n"
    )
    assert referat(archive, "fmt", "--check").code == 0
    assert referat(archive, "validate").out == ""
    assert "1:21" in referat(archive, "show", "2/26", "--provenance").out


def test_the_norwegian_name_is_the_same_command(archive: Path) -> None:
    """As of every command."""
    assert referat(archive, "hent-inn", "mars.txt").out == DONE


def test_what_is_not_understood_is_told_by_line(archive: Path) -> None:
    """It is in the report, and the call says that something is left to do."""
    write(archive, {"mars.txt": PAPER.replace("Forfall: Ola Hansen\n", "Forfall: Ola Hansen\nKaffe: svart\n")})
    done = referat(archive, "import", "mars.txt")
    assert done == Done(1, f"{MEETING_PATH}: 2 saker, 3 personer; 1 sted er ikke plassert, se {REPORT_PATH}\n", "")
    report = (archive / REPORT_PATH).read_text(encoding="utf-8")
    assert "## Ikke plassert\n\n- 1:12: «" in report
    assert f"1. Før inn det som ikke er plassert, i {MEETING_PATH}, eller la det være.\n" in report


def test_characters_that_nobody_sees_are_left_out(archive: Path) -> None:
    """No record may have them; letters in two parts become whole, and nothing counts as lost."""
    seen = PAPER.replace("helgene", "hel\u00adgene\u200b").replace("Rådhuset", "Ra\u030adhuset")
    write(archive, {"mars.txt": seen})
    assert referat(archive, "import", "mars.txt") == Done(
        0, DONE, "2 usynlige tegn, som et referat ikke kan ha, er tatt bort.\n"
    )
    written = (archive / MEETING_PATH).read_text(encoding="utf-8")
    assert written == RECORD.replace(SUM, sha256(seen.encode()).hexdigest())


def test_the_papers_of_a_year_are_told_of_together(archive: Path) -> None:
    """A line each; what is wrong with them by its kind where it is much, and people and remarks once."""
    names = [f"{month:02}.txt" for month in range(3, 13)]
    for month, name in enumerate(names, 3):
        text = PAPER.replace("04.03.2026", f"04.{month:02}.2025").replace(
            "Åse Vik\nForfall", "Åse Vik, Eva Dal\nForfall"
        )
        for number in (1, 2):
            text = text.replace(f"Sak {number}/26", f"Sak {2 * month - 6 + number}/25")
        text = text.replace("i helgene", "i helgene innen 01.06.2027").replace("i mai", "i mai\u00ad")
        write(archive, {f"fjor/{name}": text})
    write(archive, {"fjor/~$03.txt": "Word", "fjor/.DS_Store": "", "fjor/annet/04.txt": PAPER})
    done = referat(archive, "import", "fjor")
    line = "minutes/prove/2025/2025-{month:02}-04.yaml: 2 saker, 4 personer; alle ord er plassert"
    assert done.out.splitlines() == [line.format(month=month) for month in range(3, 13)]
    assert done.err.splitlines() == [
        "10 dokumenter: 2 usynlige tegn, som et referat ikke kan ha, er tatt bort.",
        "Antall  Kode    Alvor     Hva",
        "    10  REF301  feil      Navnet står ikke i registeret",
        "    10  REF518  advarsel  En dato i vedtaket ser ut som en frist, men er ikke",
        "                          ført som det",
        "Se hver av dem med «referat validate minutes/prove/2025».",
        "Registeret kjenner ikke Eva Dal; rapportene sier hva du kan føre.",
    ]
    assert done.code == 1


def test_a_meeting_that_stands_in_the_archive_is_not_written_over(archive: Path) -> None:
    """Nor taken in twice; other documents of the call are."""
    write(archive, {MEETING_PATH: MINUTES})
    april = PAPER.replace("04.03.2026", "08.04.2026").replace("1/26", "3/26").replace("2/26", "4/26")
    write(archive, {"april.txt": april})
    done = referat(archive, "import", "mars.txt", "april.txt", "april.txt")
    there = "minutes/prove/2026/2026-04-08.yaml"
    assert done == Done(
        2,
        f"{there}: 2 saker, 3 personer; alle ord er plassert\n",
        f"referat: {MEETING_PATH} finnes fra før, og er ikke rørt; mars.txt er ikke hentet inn.\n"
        f"referat: april.txt er hentet inn før: {there} finnes, og er ikke rørt.\n",
    )
    assert (archive / MEETING_PATH).read_text(encoding="utf-8") == MINUTES
    assert files(archive) == {REGISTER_PATH, MEETING_PATH, there, there.replace(".yaml", ".import.md")}


def test_a_call_that_was_killed_can_be_made_again(archive: Path) -> None:
    """The report of it may be there already; one that is not its own is no more written over than a meeting."""
    assert referat(archive, "import", "mars.txt").code == 0
    (archive / MEETING_PATH).unlink()
    assert referat(archive, "import", "mars.txt") == Done(0, DONE, "")
    (archive / MEETING_PATH).unlink()
    write(archive, {REPORT_PATH: "Notater.\n"})
    sentence = f"{REPORT_PATH} finnes fra før, og er ikke rørt; slett den for å hente inn møtet på nytt."
    assert referat(archive, "import", "mars.txt") == Done(2, "", f"referat: mars.txt: {sentence}\n")
    assert files(archive) == {REGISTER_PATH, REPORT_PATH}


def test_two_meetings_of_a_day_have_two_files(archive: Path) -> None:
    """They are two where they have no case in common."""
    second = PAPER.replace("1/26", "3/26").replace("2/26", "4/26")
    write(archive, {"kveld.txt": second})
    done = referat(archive, "import", "mars.txt", "kveld.txt")
    second_path = MEETING_PATH.replace(".yaml", "-2.yaml")
    assert (done.code, done.out) == (0, DONE + DONE.replace(MEETING_PATH, second_path))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("brev.txt", "Hei!\n\nTakk for sist.\n", "brev.txt ser ikke ut som et møtereferat: fant ingen møtedato."),
        (
            "elevråd.txt",
            "Møte 12. februar\n\nTil stede: Ida Lie, Ola Vik\n",
            "elevråd.txt sier ikke hvilket år møtet var: «12. februar». Skriv året i dokumentet, og prøv igjen.",
        ),
        ("mappe", None, "mappe er en mappe uten filer."),
        ("borte.docx", "", "borte.docx kan ikke leses: mappen eller filen finnes ikke."),
    ],
)
def test_what_cannot_be_taken_in_is_one_sentence(archive: Path, name: str, content: str | None, sentence: str) -> None:
    """And nothing is written."""
    if content is None:
        (archive / name).mkdir()
    elif content:
        write(archive, {name: content})
    assert referat(archive, "import", name) == Done(2, "", f"referat: {sentence}\n")
    assert files(archive) == {REGISTER_PATH}


def test_a_person_whom_the_register_does_not_know_is_suggested(archive: Path) -> None:
    """By the line to paste: another spelling of somebody, or somebody new, with the group."""
    write(archive, {"mars.txt": PAPER.replace("Åse Vik\nForfall: Ola", "Åse Vik, Eva Dal\nForfall: Olla")})
    done = referat(archive, "import", "mars.txt")
    assert done.code == 1
    assert "Registeret kjenner ikke " in done.err
    report = (archive / REPORT_PATH).read_text(encoding="utf-8")
    people = report[report.index("## Personer") : report.index("## Neste")]
    assert "- Olla Hansen (1:11)\n\n  Ligner Ola Hansen. Er det samme person" in people
    assert "\n      Olla Hansen: Ola Hansen\n" in people
    assert "\n      - {navn: Eva Dal}\n" in people


def test_what_stands_at_a_closed_case_is_in_neither_file(archive: Path) -> None:
    """Its number, its title and the legal basis are all that is public; that there was more is told."""
    title = "Sak 2/26 Personalsak\nUnntatt offentlighet: offl. § 13\n\nPer Dyp har søkt om permisjon.\n"
    closed = PAPER.replace("Sak 2/26 Samarbeid om legevakt\n", title).replace(
        "Vaktene begynner", "Dyps permisjon begynner"
    )
    write(archive, {"mars.txt": closed})
    done = referat(archive, "import", "mars.txt")
    assert done.code == 1
    assert "Dyp" not in done.out + done.err
    record = (archive / MEETING_PATH).read_text(encoding="utf-8")
    assert "  - saksnr: 2/26\n    tittel: Personalsak\n    lukket: {hjemmel: offl. § 13}\n\nsteder:\n" in record
    assert record.endswith('\n  - {del: 2/26, linjer: "1:18"}\n')
    report = (archive / REPORT_PATH).read_text(encoding="utf-8")
    assert "«6 ord, som ikke vises fordi de kan gjelde en lukket sak»" in report
    assert not any(word in record + report for word in ("Dyp", "legevakt", "permisjon"))
    assert referat(archive, "validate").code == 0


def test_the_committee_is_the_one_that_the_paper_names(archive: Path) -> None:
    """Where the archive has several; else the call must say it."""
    other = REGISTER.replace("format: 1", "format: 2").replace("kode: prove", "kode: annet")
    write(archive, {"minutes/annet/utvalg.yaml": other.replace("navn: Prøveutvalget", "navn: Det andre utvalget")})
    assert referat(archive, "import", "mars.txt").out == DONE
    write(archive, {"uten.txt": PAPER.replace("Prøveutvalget", "Styret").replace("04.03", "05.03")})
    done = referat(archive, "import", "uten.txt")
    sentence = "uten.txt nevner ingen av utvalgene i arkivet (annet og prove); velg ett med --committee."
    assert (done.code, done.out, done.err) == (2, "", f"referat: {sentence}\n")
    done = referat(archive, "import", "uten.txt", "--committee", "Det andre utvalget")
    assert done.out.startswith("minutes/annet/2026/2026-03-05.yaml: ")
    done = referat(archive, "import", "uten.txt", "--committee", "tredje")
    assert done == Done(2, "", "referat: Utvalget «tredje» finnes ikke. Arkivet har annet og prove.\n")


def test_a_register_that_cannot_be_read_is_mended_first(archive: Path) -> None:
    """It is not taken for none: names would be put beside those that it has."""
    write(archive, {REGISTER_PATH: "grupper: ]\n"})
    sentence = f"{REGISTER_PATH} kan ikke leses; se «referat validate {REGISTER_PATH}»."
    for call in (["import", "mars.txt"], ["import", "mars.txt", "--committee", "prove"]):
        done = referat(archive, *call)
        assert (done.code, done.out) == (2, "")
        assert done.err == f"referat: mars.txt: {sentence}\n"
    assert files(archive) == {REGISTER_PATH}


def test_without_an_archive_the_call_names_a_folder(tmp_path: Path) -> None:
    """The title of the paper says the committee, and the report has a register to begin with."""
    write(tmp_path, {"mars.txt": PAPER.replace("Møtereferat\n\nPrøve", "Referat fra prøve")})
    assert referat(tmp_path, "import", "mars.txt").code == 2
    done = referat(tmp_path, "import", "mars.txt", "-o", "arkiv")
    assert done.code == 0
    assert done.out.startswith("arkiv/minutes/proeveutvalget/2026/2026-03-04.yaml: 2 saker, 3 personer; alle ord")
    assert done.err == (
        "Utvalget har ikke noe register ennå; rapporten har et utkast. Arkivet lages slik:\n"
        "  referat init arkiv --code proeveutvalget --name 'Prøveutvalget'\n"
    )
    report = (tmp_path / "arkiv/minutes/proeveutvalget/2026/2026-03-04.import.md").read_text(encoding="utf-8")
    assert "    kode: proeveutvalget\n    navn: Prøveutvalget\n    grupper:\n" in report
    drafted = [line[4:] for line in report.splitlines() if line.startswith("    ")]
    write(tmp_path, {"arkiv/minutes/proeveutvalget/utvalg.yaml": "\n".join([*drafted, ""])})
    assert referat(tmp_path, "validate", "arkiv") == Done(0, "", "2 filer kontrollert: ingen feil\n")


def test_the_registers_of_where_one_stands_are_for_their_own_committees(archive: Path) -> None:
    """A paper of another committee, put in a folder of its own, is not taken for one of theirs."""
    write(archive, {"annet.txt": PAPER.replace("Prøveutvalget", "Utvalg for Idrett")})
    done = referat(archive, "import", "mars.txt", "annet.txt", "-o", "ny")
    assert [line.partition("/2026/")[0] for line in done.out.splitlines()] == [
        "ny/minutes/prove",
        "ny/minutes/utvalg-for-idrett",
    ]
    done = referat(archive, "import", "annet.txt", "-o", "ny", "--committee", "idrett")
    assert done.out.startswith("ny/minutes/idrett/2026/2026-03-04.yaml: ")


def test_a_paper_of_another_committee_is_told_from_those_of_the_only_one(archive: Path) -> None:
    """It may be of a folder of many; where the call says whose it is, there is nothing to tell."""
    write(archive, {"mars.txt": PAPER.replace("Prøveutvalget", "Kommunestyret")})
    sentence = "Papiret nevner ikke Prøveutvalget; det er ført der fordi arkivet ikke har andre utvalg."
    assert referat(archive, "import", "mars.txt").err.splitlines()[0] == sentence
    for path in (MEETING_PATH, REPORT_PATH):
        (archive / path).unlink()
    assert sentence not in referat(archive, "import", "mars.txt", "--committee", "prove").err


def test_a_paper_that_names_no_committee_is_kept_by_how_it_begins(tmp_path: Path) -> None:
    """And that is said, with the way to say another."""
    write(tmp_path, {"mars.txt": PAPER.replace("Møtereferat\n\nPrøveutvalget", "Solbakken\n\nMøtereferat")})
    done = referat(tmp_path, "import", "mars.txt", "-o", "ny")
    assert done.out.startswith("ny/minutes/solbakken/2026/2026-03-04.yaml: ")
    sentence = "mars.txt sier ikke hvilket utvalg det er; ført under «solbakken». Si det ellers med --committee."
    assert done.err.splitlines()[0] == sentence


def paper(archive: Path, edit: tuple[str, str] = ("", "")) -> Path:
    """The Word file of the meeting, in which somebody may have replaced some words."""
    root = repository(write(archive, {MEETING_PATH: MINUTES}))
    assert referat(root, "render", "2026-03-04", "-f", "docx", "-o", "mars.docx").code == 0
    (root / MEETING_PATH).unlink()
    document = docx.Document(str(root / "mars.docx"))
    before, after = edit
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if before and before in run.text]
    for run in runs:
        run.text = run.text.replace(before, after)
    written = BytesIO()
    document.save(written)
    (root / "mars.docx").write_bytes(written.getvalue())
    return root


def test_a_paper_of_our_own_is_the_record_byte_for_byte(archive: Path) -> None:
    """Comments and layout too: where the paper shows just what the record says."""
    root = paper(archive)
    done = referat(root, "import", "mars.docx")
    assert done == Done(
        0,
        f"{MEETING_PATH}: 2 saker, 4 personer; alle ord er plassert\n",
        "Dokumentet har med seg referatets egen fil, og den sier det samme som papiret. Den er tatt som den er.\n",
    )
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == MINUTES


def test_a_paper_that_somebody_has_edited_is_read_as_any_other(archive: Path) -> None:
    """What it carries is not what it shows: the report says where, and the record has what is shown."""
    root = paper(archive, ("legevakt i helgene", "ambulanse i helgene"))
    done = referat(root, "import", "mars.docx")
    assert done.code == 1
    assert done.out.endswith(f"; alle ord er plassert; papiret er endret 1 sted, se {REPORT_PATH}\n")
    assert done.err.splitlines()[0] == "Noen har endret papiret etter at det ble skrevet; det som synes, er ført."
    record = (root / MEETING_PATH).read_text(encoding="utf-8")
    assert "Kommunene går sammen om ambulanse i helgene." in record
    assert "  dokument: mars.docx\n" in record
    report = (root / REPORT_PATH).read_text(encoding="utf-8")
    assert "her står «ambulanse»; filen i dokumentet har «legevakt».\n" in report


def test_a_reader_who_has_seen_enough_changes_nothing(archive: Path) -> None:
    """A closed pipe: the file is there, and the exit code is that of the work."""
    ours, theirs = os.pipe()
    os.close(ours)
    assert Child(archive, "import", "mars.txt", out=theirs).done().code == 0
    os.close(theirs)
    assert (archive / MEETING_PATH).read_text(encoding="utf-8") == RECORD
