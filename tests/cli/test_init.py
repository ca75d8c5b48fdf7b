"""From an empty folder to an archive of minutes, and an older one brought up to date."""

import shlex
from pathlib import Path

import pytest

from referat_cli.workflow.setup import members
from tests.support.running import git, referat, run

ROOT = Path(__file__).parents[2]

MEMBERS = """\
Navn;Gruppe;Rolle;Enhet;Vara for
Kari Nordmann;Kommunene;medlem;Nordby;
Ola Hansen;Kommunene;;Vestby;
Ingrid Østby;;;;Ola Hansen
Åse Vik;;sekretariat;;
"""
REGISTER = """\
# yaml-language-server: $schema=../../schema/utvalg.schema.json
format: 2
kode: prove
navn: Prøveutvalget
saksnummer: "{nr}/{aar:2}"
grupper:
  - gruppe: Kommunene
    rolle: medlem
    personer:
      - {navn: Kari Nordmann, enhet: Nordby}
      - {navn: Ola Hansen, enhet: Vestby}
  - gruppe: Vararepresentanter
    rolle: vara
    personer:
      - {navn: Ingrid Østby, vara_for: Ola Hansen}
  - gruppe: Sekretariatet
    rolle: sekretariat
    personer:
      - {navn: Åse Vik}
"""
NAMED = ("--code", "prove", "--name", "Prøveutvalget")


def test_an_archive_from_an_empty_folder(tmp_path: Path) -> None:
    """Everything that a committee needs, committed, and nothing to complain of; its hooks, the real ones, check."""
    cache = str(tmp_path / "cache")
    (tmp_path / "liste.csv").write_text(MEMBERS, encoding="utf-8")
    done = referat(tmp_path, "init", "arkiv", *NAMED, "--members", "liste.csv", "--commit", PRE_COMMIT_HOME=cache)
    assert done.code == 0, done.err
    root = tmp_path / "arkiv"
    assert (root / "minutes/prove/utvalg.yaml").read_text(encoding="utf-8") == REGISTER
    assert sorted(done.out.split()) == sorted(git(root, "ls-files").split())
    for kind in ("moete", "utvalg"):
        name = f"{kind}.schema.json"
        assert (root / "schema" / name).read_bytes() == (ROOT / "schema" / name).read_bytes()
    assert git(root, "log", "--format=%s") == "Opprett arkivet for Prøveutvalget\n"
    assert git(root, "status", "--short") == ""
    assert git(root, "config", "diff.referat.xfuncname") != ""
    assert referat(root, "validate", "--strict").code == 0
    assert referat(root, "fmt", "--check").code == 0
    assert (root / ".git/hooks/pre-commit").exists()
    assert (root / ".git/hooks/pre-push").exists()
    assert referat(root, "new", "2026-03-04").code == 0
    meeting = root / "minutes/prove/2026/2026-03-04.yaml"
    meeting.write_text(
        meeting.read_text(encoding="utf-8").replace("status: innkalling", "status: ferdig"), encoding="utf-8"
    )
    git(root, "add", "--all")
    done = run(root, "git", "commit", "--message=Innkall", PRE_COMMIT_HOME=cache)
    assert done.code == 1
    assert "REF205" in done.out + done.err


@pytest.mark.parametrize(
    "content",
    [
        MEMBERS.encode("utf-8-sig"),
        MEMBERS.encode("cp1252"),
        MEMBERS.replace(";", ",").replace("\n", "\r\n").encode(),
        MEMBERS.replace(";", "\t").encode(),
        (MEMBERS + ";;;;\n\n").encode(),
    ],
)
def test_a_list_as_any_spreadsheet_saves_it(content: bytes) -> None:
    """Semicolons, commas or tabs, marks and line ends of any machine, empty rows at the end."""
    assert members(content, "liste.csv") == members(MEMBERS.encode(), "liste.csv")


def test_substitutes_in_a_group_hold_no_seat_in_it_and_days_are_read_as_people_write_them(tmp_path: Path) -> None:
    """A spreadsheet writes 01.10.2023, and may name the same group for members and substitutes, in any order."""
    rows = "navn;gruppe;rolle;fra\nIda Bru;Styret;vara;\nKari Nordmann;Styret;medlem;01.10.2023\n"
    (tmp_path / "liste.csv").write_text(rows, encoding="utf-8")
    assert referat(tmp_path, "init", *NAMED, "--members", "liste.csv").code == 0
    assert (
        (tmp_path / "minutes/prove/utvalg.yaml").read_text(encoding="utf-8").partition("grupper:\n")[2]
        == """\
  - gruppe: Styret
    rolle: medlem
    personer:
      - {navn: Ida Bru, vara: true}
      - {navn: Kari Nordmann, fra: "2023-10-01"}
"""
    )
    assert referat(tmp_path, "validate", "--strict").code == 0


def test_what_exists_is_not_touched(tmp_path: Path) -> None:
    """A guide of one's own stays, and a register is never written over."""
    (tmp_path / "README.md").write_text("Min\n", encoding="utf-8")
    done = referat(tmp_path, "init", *NAMED)
    assert done.code == 0
    assert "README.md finnes fra før, og er ikke rørt.\n" in done.err
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Min\n"
    before = (tmp_path / "minutes/prove/utvalg.yaml").read_bytes()
    again = referat(tmp_path, "init", *NAMED)
    assert (again.code, again.err) == (
        2,
        "referat: minutes/prove/utvalg.yaml finnes fra før, og blir ikke rørt. Bruk --refresh for å fornye resten.\n",
    )
    assert (tmp_path / "minutes/prove/utvalg.yaml").read_bytes() == before


def test_an_older_archive_is_brought_up_to_date(tmp_path: Path) -> None:
    """The change is shown first, and written when that is wanted; what a repository makes its own is left alone."""
    assert referat(tmp_path, "init", *NAMED).code == 0
    schema = tmp_path / "schema/moete.schema.json"
    today = schema.read_text(encoding="utf-8")
    schema.write_text(today.replace('"Møte"', '"Moete"', 1), encoding="utf-8")
    (tmp_path / "README.md").write_text("Min\n", encoding="utf-8")
    shown = referat(tmp_path, "init", "--refresh")
    assert shown.code == 1
    assert '-  "title": "Moete",\n+  "title": "Møte",' in shown.out
    assert "Moete" in schema.read_text(encoding="utf-8")
    written = referat(tmp_path, "init", "--refresh", "--yes")
    assert (written.code, written.err) == (0, "1 fil skrevet.\n")
    assert schema.read_text(encoding="utf-8") == today
    assert referat(tmp_path, "init", "--refresh").err == "Alt er som i denne utgaven.\n"
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Min\n"


def test_a_list_that_the_hooks_refuse_is_mended_and_committed_as_the_screen_says(tmp_path: Path) -> None:
    """The command is not to be run once more: it has written its files."""
    (tmp_path / "liste.csv").write_text(MEMBERS.replace("Ola Hansen\n", "Ola Hansn\n"), encoding="utf-8")
    done = referat(
        tmp_path, "init", "arkiv", *NAMED, "--members", "liste.csv", "--commit", PRE_COMMIT_HOME=str(tmp_path / "cache")
    )
    assert done.code == 2
    assert "REF706" in done.err
    way_on, add, commit = done.err.splitlines()[-3:]
    assert way_on == "Alt er skrevet til disken. Når det er rettet, sjekk inn med:"
    register = tmp_path / "arkiv/minutes/prove/utvalg.yaml"
    register.write_text(register.read_text(encoding="utf-8").replace("Hansn", "Hansen"), encoding="utf-8")
    for command in (add, commit):
        assert run(tmp_path, *shlex.split(command), PRE_COMMIT_HOME=str(tmp_path / "cache")).code == 0
    assert git(tmp_path / "arkiv", "status", "--short") == ""


def test_a_mistake_in_the_list_is_told_at_once(tmp_path: Path) -> None:
    """With the line, and with what to do next; the files are there, so the command is not to be run once more."""
    (tmp_path / "liste.csv").write_text(MEMBERS.replace("Ola Hansen\n", "Ola Hansn\n"), encoding="utf-8")
    done = referat(tmp_path, "init", *NAMED, "--members", "liste.csv")
    assert done.code == 1
    assert "REF706 feil: «Ola Hansn» står ikke i registeret; mente du «Ola Hansen»?" in done.err
    assert done.err.endswith("\nRett minutes/prove/utvalg.yaml, og kjør «referat validate».\n")
    assert "minutes/prove/utvalg.yaml" in done.out


@pytest.mark.parametrize(
    ("arguments", "content", "sentence"),
    [
        (("--code", "prove"), "", "--name mangler."),
        (("--name", "Prøveutvalget"), "", "--code mangler."),
        ((*NAMED, "--members", "borte.csv"), "", "borte.csv kan ikke leses: "),
        (
            (*NAMED, "--members", "liste.csv"),
            "a;b\n",
            "liste.csv mangler kolonnen «navn» i første linje; kolonnene kan være ",
        ),
        (
            (*NAMED, "--members", "liste.csv"),
            "navn;alder\n",
            "liste.csv har en kolonne som heter «alder»; kolonnene kan være ",
        ),
        (
            (*NAMED, "--members", "liste.csv"),
            "navn;rolle\nKari;sjef\n",
            "liste.csv, linje 2: rollen «sjef» finnes ikke; ",
        ),
        ((*NAMED, "--members", "liste.csv"), "navn;enhet\n;Nordby\n", "liste.csv, linje 2: navnet mangler."),
        (
            (*NAMED, "--members", "liste.csv"),
            "navn;fra\nKari;i fjor\n",
            "liste.csv, linje 2: «i fjor» er ikke en dato; skriv den som 2024-10-29.",
        ),
        (
            (*NAMED, "--members", "liste.csv"),
            "navn;gruppe;rolle\nKari;Styret;medlem\nÅse;Styret;sekretariat\n",
            "liste.csv, linje 3: «Styret» har både medlem og sekretariat; gi dem hver sin gruppe.",
        ),
        (("--code", "Prøve 1", "--name", "Prøveutvalget"), "", "«kode»"),
        ((*NAMED, "--numbering", "nr"), "", "«saksnummer»"),
    ],
)
def test_a_wrong_call_writes_nothing(tmp_path: Path, arguments: tuple[str, ...], content: str, sentence: str) -> None:
    """One sentence with the next step, and exit 2."""
    (tmp_path / "liste.csv").write_text(content, encoding="utf-8")
    done = referat(tmp_path, "init", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("referat: ")
    assert done.err.count("\n") == 1
    assert sentence in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["liste.csv"]


def test_settings_of_git_that_somebody_left_locked_are_named(tmp_path: Path) -> None:
    """With the step that is left: the files are there, and the hooks are not."""
    git(tmp_path, "init", "--quiet")
    lock = tmp_path / ".git" / "config.lock"
    lock.touch()
    done = referat(tmp_path, "init", *NAMED)
    sentence = f"Git-innstillingene er låst. Slett {lock} hvis ingen bruker Git nå, og kjør «pre-commit install»."
    assert (done.code, done.err) == (2, f"referat: {sentence}\n")
    assert (tmp_path / "minutes/prove/utvalg.yaml").is_file()
