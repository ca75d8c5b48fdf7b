"""Every form of the answers of ``referat attendance``, whole, on a small archive."""

import json
import shutil
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, archive
from tests.support.output_schemas import check_answer
from tests.support.running import git, on_a_terminal, referat, repository, run

ROOT = Path(__file__).parents[2]

PERSONS = """\
Medlemmer
Navn           Møter  Møtt  Forfall  Andel  Som vara
Ingrid Østby       0     0               –         1
Kari Nordmann      1     1           100 %
Ola Hansen         1     0        1    0 %
"""
SEATS = """\
Medlemmer
  Plass                  Møter  Møtt  Vara
Kommunene
  Nordby: Kari Nordmann      1     1
  Vestby: Ola Hansen         1     0     1
"""
GROUPS = """\
Medlemmer
Gruppe     Møter  Til stede  Andel  Forfall  Vara  Besatt
Kommunene      1     1 av 2   50 %        1     1  2 av 2
"""
UNITS = """\
Medlemmer
  Enhet   Møter  Til stede  Andel  Forfall  Vara  Besatt
Kommunene
  Nordby      1     1 av 1  100 %                 1 av 1
  Vestby      1     0 av 1    0 %        1     1  1 av 1
"""
MEETINGS = """\
Møte        Rolle   Til stede  Forfall  Vara  Besatt
2026-03-04  medlem     1 av 2        1     1  2 av 2
"""
CHART = """\
Prøveutvalget: ett møte, 2026-03-04

               2026-03-04
Medlemmer
Ingrid Østby   +
Kari Nordmann  ●             1 av 1 100 %
Ola Hansen     v             0 av 1   0 %

● møtt   v vara møtte   + møtte for en annen
"""
EXPLAINED = """\
Ola Hansen (prove: ola-hansen)
2026-03-04  forfall   medlem i Kommunene for Vestby; Ingrid Østby møtte i stedet
                      minutes/prove/2026/2026-03-04.yaml:15
"""
CSV = """\
utvalg,moetedato,sti,status,rolle,forventet,moett,digitalt,forfall,uteblitt,permisjon,ukjent,ikke_foert,andel,plasser,besatt,vara,tomt,kreves,vedtaksfoer,kreves_minst
prove,2026-03-04,minutes/prove/2026/2026-03-04.yaml,referat,medlem,2,1,0,1,0,0,0,0,0.5,2,2,1,0,,,
"""
MARKDOWN = """\
| Gruppe | Rolle | Plass | Møter | Møtt | Vara |
| --- | --- | --- | --- | --- | --- |
| Kommunene | medlem | Nordby: Kari Nordmann | 1 | 1 |  |
| Kommunene | medlem | Vestby: Ola Hansen | 1 | 0 | 1 |
"""
NDJSON = (
    '{"utvalg": "prove", "gruppe": "Kommunene", "enhet": "Nordby", "rolle": "medlem", "moeter": 1, "forventet": 1, '
    '"moett": 1, "digitalt": 0, "forfall": 0, "uteblitt": 0, "permisjon": 0, "ukjent": 0, "ikke_foert": 0, '
    '"andel": 1.0, '
    '"plasser": 1, "besatt": 1, "vara": 0, "tomt": 0}\n'
    '{"utvalg": "prove", "gruppe": "Kommunene", "enhet": "Vestby", "rolle": "medlem", "moeter": 1, "forventet": 1, '
    '"moett": 0, "digitalt": 0, "forfall": 1, "uteblitt": 0, "permisjon": 0, "ukjent": 0, "ikke_foert": 0, '
    '"andel": 0.0, '
    '"plasser": 1, "besatt": 1, "vara": 1, "tomt": 0}\n'
)


def fits(answer: object, command: str) -> None:
    """Hold an answer to the published form."""
    check_answer(answer, command)


def with_register(root: Path, line: str) -> Path:
    """The archive with another line of Ola Hansen's in the register."""
    old = "{navn: Ola Hansen, enhet: Vestby}"
    assert old in REGISTER
    (archive(root) / REGISTER_PATH).write_text(REGISTER.replace(old, line), encoding="utf-8", newline="")
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which Ola was away, Ingrid met for him, and his mark and his seat were changed since."""
    root = repository(archive(tmp_path_factory.mktemp("answers"), d2026_03_04=MINUTES.replace("forfall", "uteblitt")))
    (root / MEETING_PATH).write_text(MINUTES, encoding="utf-8", newline="")
    git(root, "commit", "--quiet", "--all", "--message=Ola sa fra")
    return root


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ([], PERSONS),
        (["--by", "person"], PERSONS),
        (["--by", "seat"], SEATS),
        (["--by", "group"], GROUPS),
        (["--by", "unit"], UNITS),
        (["--by", "meeting"], MEETINGS),
        (["--chart"], CHART),
        (["--explain", "Ola Hansen"], EXPLAINED),
        (["--by", "meeting", "-f", "csv"], CSV),
        (["--by", "unit", "-f", "ndjson"], NDJSON),
        (["--by", "seat", "-f", "markdown"], MARKDOWN),
    ],
)
def test_an_answer_is_told_as_it_should_be(root: Path, arguments: list[str], text: str) -> None:
    """Kari met, Ola was excused, and Ingrid met for him: one of two was there, and both seats were filled."""
    done = referat(root, "attendance", *arguments)
    assert (done.code, done.out, done.err) == (0, text, "")


@pytest.mark.parametrize(
    ("arguments", "key", "number"),
    [
        (["attendance", "--history"], "endringer", 1),
        (["attendance", "--explain", "Ola Hansen"], "moeter", 1),
        (["attendance", "--explain", "Ingrid Østby"], "moeter", 1),
        (["people", "Ola Hansen", "--history"], "endringer", 1),
        *((["attendance", "--by", by], "rader", n) for by, n in (("person", 3), ("seat", 2), ("meeting", 1))),
        *((["attendance", "--compare", "HEAD~1", "--by", by], "rader", n) for by, n in (("person", 3), ("group", 1))),
    ],
)
def test_the_json_has_the_published_form(root: Path, arguments: list[str], key: str, number: int) -> None:
    """Each kind of answer under its own key."""
    answer = json.loads(referat(root, *arguments, "-f", "json").out)
    fits(answer, arguments[0])
    assert len(answer[key]) == number


@pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal to open from a program")
@pytest.mark.parametrize(
    ("columns", "arguments"),
    [
        *((40, ["attendance", "--by", by]) for by in ("person", "seat", "group", "unit", "meeting", "case")),
        (40, ["attendance", "--explain", "Wenche Dehli"]),
        (40, ["attendance", "--compare", "HEAD"]),
        (40, ["people", "Wenche Dehli", "--history"]),
        *((columns, ["attendance", "--chart"]) for columns in (40, 80, 120)),
        (80, ["attendance", "--by", "unit"]),
        (120, ["attendance", "--by", "seat"]),
    ],
)
def test_on_a_terminal_every_line_fits(columns: int, arguments: list[str], the_two_meetings: Path) -> None:
    """With the long names of the two real meetings."""
    text = on_a_terminal(the_two_meetings, columns, *arguments, "--color", "never")
    assert text
    assert max(map(len, text.splitlines())) <= columns


@pytest.fixture(scope="module")
def the_two_meetings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of its own with the record that comes with the tool."""
    folder = tmp_path_factory.mktemp("two")
    shutil.copytree(ROOT / "minutes", folder / "minutes")
    return repository(folder)


def test_a_yes_or_no_is_told_to_programs_as_json_has_it(root: Path) -> None:
    """In CSV too."""
    row = referat(root, "attendance", "--explain", "Ola Hansen", "-f", "csv").out.splitlines()[1]
    assert row.startswith("prove,2026-03-04,ola-hansen,Ola Hansen,forfall,true,true,medlem,")


def test_what_differs_is_data_too(root: Path) -> None:
    """Ola had stayed away without notice in the version before."""
    answer = json.loads(referat(root, "attendance", "--compare", "HEAD~1", "-f", "json").out)
    assert answer["utgave"] == "HEAD~1"
    assert [(row["etter"]["navn"], row["endret"]) for row in answer["rader"]] == [
        ("Ingrid Østby", []),
        ("Kari Nordmann", []),
        ("Ola Hansen", ["forfall", "uteblitt"]),
    ]


def test_a_schema_refuses_what_is_not_promised(root: Path) -> None:
    """Two kinds of answer in one, or a change without its commit."""
    answer = json.loads(referat(root, "attendance", "--history", "-f", "json").out)
    with pytest.raises(jsonschema.ValidationError):
        fits({**answer, "rader": []}, "attendance")
    del answer["endringer"][0]["commit"]
    with pytest.raises(jsonschema.ValidationError):
        fits(answer, "attendance")


def test_the_attendance_is_drawn_into_a_file(root: Path, tmp_path: Path) -> None:
    """By person, or by the part of the committee that is asked for; what is told of meetings is no drawing."""
    for by, text in (([], "Medlemmer: Kommunene"), (["--by", "group"], ">Kommunene<")):
        file = tmp_path / "oppmøte.svg"
        done = referat(root, "attendance", *by, "--plot", str(file))
        assert (done.code, done.out, done.err) == (0, "", f"Tegnet {file}.\n")
        assert text in file.read_text(encoding="utf-8")
    assert referat(root, "attendance", "--by", "meeting", "--plot", str(file)).code == 2


def test_what_cannot_be_drawn_is_one_sentence(root: Path, tmp_path: Path) -> None:
    """A wrong ending, a folder that is not there, no matplotlib; nothing is written."""
    done = referat(root, "attendance", "--plot", "oppmøte.gif")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "må ende på .png, .svg eller .pdf" in done.err
    missing = tmp_path / "borte" / "oppmøte.png"
    done = referat(root, "attendance", "--plot", str(missing))
    assert (done.code, done.err) == (2, f"referat: {missing} kan ikke skrives: mappen eller filen finnes ikke.\n")
    (tmp_path / "matplotlib.py").write_text("raise ImportError", encoding="utf-8")
    command = (sys.executable, "-m", "referat_cli", "attendance", "--plot", "oppmøte.png")
    done = run(root, *command, PYTHONPATH=str(tmp_path))
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "krever matplotlib" in done.err
    assert not list(root.glob("oppmøte.*"))


def test_two_holders_of_one_seat_on_one_day_are_told_of(tmp_path: Path) -> None:
    """The seat is counted once, under both names, and the one who is not listed is not recorded."""
    line = '{navn: Ola Hansen, enhet: Vestby, fra: "2026-01-01"}'
    both = f"{line}\n      - {line.replace('Ola Hansen', 'Eva Dal').replace('}', ', etter: Ola Hansen}')}"
    done = referat(with_register(tmp_path, both), "attendance", "--by", "seat")
    assert done.out.splitlines()[-1] == "  Vestby: Ola Hansen, Eva Dal      1     0     1"
    assert done.err.splitlines() == [
        f"{MEETING_PATH}: {told}."
        for told in (
            "«Eva Dal» har plass i Kommunene for Vestby, men er ikke ført der; oppmøtet telles som ukjent",
            "«Ola Hansen» og «Eva Dal» har begge plassen i Kommunene for Vestby; den telles én gang",
        )
    ]


def test_a_time_that_ends_before_it_begins_is_told_of_with_the_file(tmp_path: Path) -> None:
    """Its dates prove nothing: Ola is counted as the meeting lists him."""
    root = with_register(tmp_path, '{navn: Ola Hansen, enhet: Vestby, fra: "2026-05-01", til: "2026-01-01"}')
    done = referat(root, "attendance")
    assert done.out == PERSONS
    told = "«Ola Hansen» går ut 2026-01-01, før vedkommende går inn 2026-05-01; datoene regnes ikke med"
    assert done.err == f"{REGISTER_PATH}: {told}.\n"


def test_only_what_touches_the_person_asked_for_is_told(tmp_path: Path) -> None:
    """Ola had left, and is listed; that is nothing to Kari, who is asked for by either of her names."""
    root = with_register(tmp_path, '{navn: Ola Hansen, enhet: Vestby, til: "2025-12-31"}')
    assert referat(root, "attendance", "--person", "Kari N. Nordmann").err == ""
    assert referat(root, "attendance", "--explain", "Kari Nordmann").err == ""
    told = "«Ola Hansen» har etter registeret ikke plass i Kommunene denne dagen; telles slik møtet fører det"
    assert referat(root, "attendance", "--person", "Ola Hansen").err == f"{MEETING_PATH}: {told}.\n"
    assert referat(root, "attendance").err == f"{MEETING_PATH}: {told}.\n"


def test_a_register_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """The people are counted without roles, and both are said."""
    root = archive(tmp_path)
    (root / REGISTER_PATH).write_text(f"{REGISTER}\nfeil: [", encoding="utf-8", newline="")
    done = referat(root, "attendance")
    assert done.out.startswith("Uten rolle\n")
    unread, untold = done.err.splitlines()
    assert unread.startswith(f"{REGISTER_PATH} kan ikke leses")
    assert untold.startswith("prove: utvalget har ikke noe register som kan leses")


def test_a_part_of_a_name_explains_the_one_who_has_it(tmp_path: Path) -> None:
    """As it finds the person elsewhere, and says who it is; a filter wants the name."""
    root = repository(archive(tmp_path))
    done = referat(root, "attendance", "--explain", "Hansen")
    assert (done.code, done.err) == (0, "Ingen heter «Hansen»; dette er Ola Hansen.\n")
    assert done.out == referat(root, "attendance", "--explain", "Ola Hansen").out
