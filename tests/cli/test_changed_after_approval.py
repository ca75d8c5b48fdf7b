"""What was approved is what the committee adopted; what was changed in it later is told beside it."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.lives import commit
from tests.support.output_schemas import check_answer
from tests.support.running import git, referat, repository

APPROVED = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n')
ADOPTED = "Kommunene går sammen om legevakt i helgene."
SILENT = APPROVED.replace(ADOPTED, "Kommunene avslår legevakt.")
OPEN = SILENT.replace(
    "deltakere:\n", 'rettelser:\n  - {dato: "2026-06-01", gjelder: [2/26], tekst: Rettet.}\ndeltakere:\n', 1
)


def lived(root: Path, *texts: str) -> str:
    """A repository in which these versions of the meeting were committed one after the other; the last commit."""
    git(root, "init", "--quiet", "--initial-branch=main")
    archive(root)
    days = ("2026-03-06", "2026-05-07", "2026-06-01", "2026-06-02")
    return [
        commit(root, day, "Per Moe", "Neste", {MEETING_PATH: text}) for day, text in zip(days, texts, strict=False)
    ][-1]


def answers(root: Path, what: str, *call: str) -> dict[str, object]:
    """The first of what a command answers in JSON, which fits its schema."""
    answer = json.loads(referat(root, what, *call, "-f", "json").out)
    check_answer(answer, what)
    found = answer.get("saker") or [answer.get("sak")]
    return next(case for case in found if case["saksnr"] == "2/26")


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The decision of approved minutes was changed without a word; the commit."""
    root = tmp_path_factory.mktemp("silent")
    return root, lived(root, MINUTES, APPROVED, SILENT)


def test_a_silent_change_is_not_what_the_committee_adopted(silent: tuple[Path, str]) -> None:
    """`show` and `diff` have the text that was approved, and below it when, by whom and what was changed."""
    root, change = silent
    told = f"Endret etter godkjenning, uten rettelse (2026-06-01 av Per Moe, {change[:7]} Neste)."
    for call in (
        ["show", "2/26"],
        ["show", "2026-03-04"],
        ["diff", "2/26"],
        ["diff", "-f", "html"],
        ["diff", "-f", "markdown"],
    ):
        out = referat(root, *call).out
        words = " ".join(re.sub(r"<[^>]+>|&#8203;|\\", "", out).split())
        assert told in words, call
        assert "avslår" in words.partition(told)[2], call
    assert "vedtatt med endringer (utledet): 1 punkt endret" in referat(root, "diff", "2/26").out
    assert "om legevakt {+i helgene+}." in referat(root, "diff", "2/26").out


def test_programs_get_the_text_that_was_approved_and_the_commit(silent: tuple[Path, str]) -> None:
    """Beside the record's own, and of this case alone."""
    root, change = silent
    for call in (["show", "2/26"], ["diff", "2/26"]):
        case = answers(root, *call)
        assert case["endret_etter_godkjenning"] == {"commit": change, "rettelse": False}
        assert case["vedtak_godkjent"] == [ADOPTED]
    assert answers(root, "show", "2/26")["vedtak"] == ["Kommunene avslår legevakt."]
    assert "vedtak_godkjent" not in json.loads(referat(root, "show", "1/26", "-f", "json").out)["sak"]


def test_the_list_marks_the_case(silent: tuple[Path, str]) -> None:
    """With the outcome that was adopted."""
    root, change = silent
    case = answers(root, "cases")
    assert (case["utfall"], case["endret_etter_godkjenning"]) == (
        "vedtatt_endret",
        {"commit": change, "rettelse": False},
    )
    lines = referat(root, "cases").out.splitlines()
    assert [bool(re.search("vedtatt endret +endret ", line)) for line in lines if "/26" in line] == [False, True]
    other = next(c for c in json.loads(referat(root, "cases", "-f", "json").out)["saker"] if c["saksnr"] == "1/26")
    assert other["endret_etter_godkjenning"] is None
    rows = list(csv.DictReader(io.StringIO(referat(root, "cases", "-f", "csv").out)))
    assert [change in row["endret_etter_godkjenning"] for row in rows if row["saksnr"] == "2/26"] == [True]


@pytest.mark.parametrize(
    "texts", [(MINUTES, APPROVED, OPEN), (MINUTES, APPROVED, SILENT, OPEN)], ids=["at once", "afterwards"]
)
def test_a_recorded_correction_is_what_the_committee_adopted(texts: tuple[str, ...], tmp_path: Path) -> None:
    """It is told that it was corrected, whether the entry came with the change or after it."""
    lived(tmp_path, *texts)
    case = answers(tmp_path, "diff", "2/26")
    assert case["vedtak_godkjent"] == ["Kommunene avslår legevakt."]
    assert case["endret_etter_godkjenning"]["rettelse"] is True  # type: ignore[index]
    out = referat(tmp_path, "show", "2/26").out
    assert "Kommunene avslår legevakt.\n" in out
    assert "Rettet etter godkjenning (2026-06-01 av Per Moe" in out
    assert re.search("vedtatt endret +rettet ", referat(tmp_path, "cases").out)


def test_a_change_that_is_not_committed_is_told_too(tmp_path: Path) -> None:
    """The commit is null, and the sentence says so."""
    lived(tmp_path, MINUTES, APPROVED)
    write(tmp_path, {MEETING_PATH: SILENT})
    assert answers(tmp_path, "show", "2/26")["endret_etter_godkjenning"] == {"commit": None, "rettelse": False}
    assert answers(tmp_path, "cases")["endret_etter_godkjenning"] == {"commit": None, "rettelse": False}
    assert "uten rettelse (ikke sjekket inn)" in " ".join(referat(tmp_path, "show", "2/26").out.split())


def test_a_text_that_was_put_back_is_as_it_was_approved(tmp_path: Path) -> None:
    """Nothing is said of what is undone, nor of a change before the approval."""
    lived(tmp_path, SILENT.replace("status: godkjent", "status: referat"), APPROVED, SILENT, APPROVED)
    assert "endret_etter_godkjenning" not in answers(tmp_path, "show", "2/26")
    assert answers(tmp_path, "cases")["endret_etter_godkjenning"] is None


def test_where_the_approval_is_not_known_that_is_said(tmp_path: Path) -> None:
    """Without Git, and where the oldest version is approved already; then a later change is told all the same."""
    said = "Git kjenner ikke utgaven som ble godkjent; det er vist slik det står."
    loose = write(archive(tmp_path / "loose"), {MEETING_PATH: APPROVED})
    root = repository(write(archive(tmp_path / "git"), {MEETING_PATH: APPROVED}))
    for place in (loose, root):
        for call in (["show", "2/26"], ["show", "2026-03-04"], ["diff", "2/26"]):
            assert referat(place, *call).out.count(said) == 1, call
    commit(root, "2026-06-01", "Per Moe", "Rydd", {MEETING_PATH: SILENT})
    assert answers(root, "show", "2/26")["vedtak_godkjent"] == [ADOPTED]
    assert said not in referat(write(archive(tmp_path / "draft"), {MEETING_PATH: MINUTES}), "show", "2/26").out


def test_what_was_changed_is_marked_where_it_is_shown(silent: tuple[Path, str]) -> None:
    """As everywhere: struck and added words in Markdown and on a page, and when the minutes were approved."""
    root, _change = silent
    struck = "Kommunene <del>går sammen om</del><ins>avslår</ins> legevakt <del>i helgene</del>."
    for call in (["show", "2/26"], ["show", "2026-03-04"], ["diff", "2/26"]):
        assert struck in referat(root, *call, "-f", "markdown").out, call
        page = re.sub('<span class="skjult">.*?</span>', "", referat(root, *call, "-f", "html").out)
        assert struck in page, call
        assert "godkjent 6. mai 2026 i sak 3/26" in page
    for call in (["show", "2/26"], ["diff", "2/26"], ["diff", "2026-03-04"], ["show", "2/26#1"]):
        assert "4. mars 2026 (godkjent 6. mai 2026 i sak 3/26)" in " ".join(referat(root, *call).out.split()), call


def test_a_case_without_number_is_held_against_itself_as_it_was_approved(tmp_path: Path) -> None:
    """Another that came before it afterwards makes it no other case."""
    path = "minutes/vel/2026/2026-03-04.yaml"
    head = 'utvalg: vel\nmoetedato: "2026-03-04"\nstatus: godkjent\ngodkjent: {dato: "2026-04-08"}\nsaker:\n'
    vei, vann = ("  - tittel: Vei\n    vedtak: [{}]\n", "  - tittel: Vann\n    vedtak: [Nytt rør.]\n")
    write(tmp_path, {"minutes/vel/utvalg.yaml": "format: 2\nkode: vel\nnavn: Vellaget\nsaksnummer: []\n"})
    write(tmp_path, {path: head + vei.format("Asfalt.") + vann})
    repository(tmp_path)
    write(tmp_path, {path: head + "  - tittel: Åpning\n" + vei.format("Grus.") + vann})
    assert "ETTER GODKJENNINGEN" not in referat(tmp_path, "show", "2026-03-04/+3").out
    told = referat(tmp_path, "show", "2026-03-04/+2").out
    assert "1. Asfalt." in told
    assert "Grus." in told.partition("ETTER GODKJENNINGEN")[2]


def test_minutes_are_approved_however_the_file_writes_it(tmp_path: Path) -> None:
    """The first question of an index that has read none of their older versions marks the case all the same."""
    ways = (
        "status: 'godkjent'",
        'status: "god\\x6bjent"',
        'status: "god\\\n  kjent"',
        "status:\n  godkjent",
        "status: >-\n  godkjent",
        '"status": godkjent',
        "status: # som vedtatt\n  godkjent",
    )
    for number, way in enumerate(ways):
        root = tmp_path / str(number)
        root.mkdir()
        change = lived(root, MINUTES, APPROVED.replace("status: godkjent", way), SILENT)
        marked = answers(root, "cases")["endret_etter_godkjenning"]
        assert marked == {"commit": change, "rettelse": False}, way


def test_minutes_that_only_tell_of_an_approval_were_not_approved(tmp_path: Path) -> None:
    """Whether the word stands in a sentence or first in a line of one; asked twice, as what was seen is kept."""
    told = ADOPTED + "\n\n          Innkallingen ble godkjent.\n          godkjent uten merknader."
    before = MINUTES.replace(ADOPTED, "|-\n          " + told)
    lived(tmp_path, before, APPROVED)
    for _time in range(2):
        assert answers(tmp_path, "cases")["endret_etter_godkjenning"] is None
