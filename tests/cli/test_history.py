"""The history of a case and of a meeting is told in the committee's words, with the commit of each event."""

import csv
import io
import json
from pathlib import Path

import pytest

from referat_cli.queries.history import history_of
from referat_cli.render.history import HISTORY
from referat_cli.render.screen import Screen
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from tests.support.archives import MEETING_PATH, MINUTES, archive
from tests.support.lives import APPROVED, NOTICE, commit, life
from tests.support.output_schemas import check_answer
from tests.support.running import Done, git, referat, repository

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The small life of a meeting; only read."""
    root = tmp_path_factory.mktemp("life")
    return root, life(root)


def test_the_life_of_a_case_is_told_from_proposal_to_silent_edit(lived: tuple[Path, list[str]]) -> None:
    """Every commit that changed the case or the meeting's status, with date, author and subject."""
    root, (_begin, called, held, approved, silent) = lived
    assert (
        referat(root, "history", "2/26").out
        == f"""\
2026-02-20  Foreslått
  {called[:7]} Åse Vik: Call the meeting
  ny sak 2/26 Samarbeid om legevakt
  forslag til vedtak 1: Kommunene går sammen om legevakt.

2026-03-06  Vedtatt
  {held[:7]} Åse Vik: Record the minutes
  status: innkalling → referat
  forslag til vedtak 1: Kommunene går sammen om [-legevakt-]{{+vakt+}}.
  referat: skrevet (15 ord)
  vedtak 1: Kommunene går sammen om legevakt i helgene.

2026-05-07  Godkjent 6. mai 2026 i sak 3/26
  {approved[:7]} Kari Nordmann: Approve the minutes

2026-06-01  Endret etter godkjenning, uten rettelse
  {silent[:7]} Per Moe: Tidy
  vedtak 1: Kommunene går sammen om legevakt [-i helgene-].
"""
    )


def test_the_history_of_a_meeting_tells_of_its_cases_too(lived: tuple[Path, list[str]]) -> None:
    """Of so many events as are asked for, the newest, because what was done last is what matters; and how many."""
    root, (_begin, called, *_rest, silent) = lived
    assert (
        referat(root, "history", "2026-03-04", "--limit", "4").out.split("\n\n")[0]
        == f"""\
2026-02-20  Kalt inn
  {called[:7]} Åse Vik: Call the meeting
  nytt møte 4. mars 2026
  ny sak 1/26 Godkjenning av innkalling
  ny sak 2/26 Samarbeid om legevakt"""
    )
    assert referat(root, "history", "2026-03-04", "--limit", "1") == Done(
        0,
        f"""\
2026-06-01  Endret etter godkjenning, uten rettelse
  {silent[:7]} Per Moe: Tidy
  sak 2/26
    vedtak 1: Kommunene går sammen om legevakt [-i helgene-].
""",
        "Viser de 1 nyeste av 4 hendelser.\n",
    )


def test_a_list_that_was_written_is_a_line(lived: tuple[Path, list[str]]) -> None:
    """Four people stand on it; who they are is asked of the meeting itself. A program gets every line."""
    root, (_begin, _called, held, *_rest) = lived
    block = referat(root, "history", "2026-03-04").out.split("\n\n")[1]
    assert f"  {held[:7]} Åse Vik: Record the minutes\n" in block
    assert "  deltakere: skrevet (4 personer)\n" in block
    assert "Kari Nordmann, lagt til" not in block
    event = json.loads(referat(root, "history", "2026-03-04", "-f", "json").out)["hendelser"][1]
    assert [one["felt"] for one in event["endringer"] if one["felt"].endswith("Kari Nordmann")]


@pytest.fixture(scope="module")
def lost(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """An archive from which a case is gone, and then the meeting; the commits by which they went."""
    root = tmp_path_factory.mktemp("lost")
    life(root)
    text = (root / MEETING_PATH).read_text(encoding="utf-8")
    without = text[: text.index("  - saksnr: 2/26")]
    case = commit(root, "2026-07-01", "Per Moe", "Cut", {MEETING_PATH: without})
    meeting = commit(root, "2026-07-02", "Per Moe", "Delete", {MEETING_PATH: None})
    return root, case, meeting


def test_a_case_that_is_gone_has_a_history(lost: tuple[Path, str, str]) -> None:
    """Its life, and its end: when, and by whom."""
    root, case, _meeting = lost
    blocks = referat(root, "history", "2/26").out.split("\n\n")
    assert blocks[0].startswith("2026-02-20  Foreslått\n")
    assert blocks[-1] == (
        f"2026-07-01  Tatt ut av møtet\n  {case[:7]} Per Moe: Cut\n  sak 2/26 Samarbeid om legevakt er tatt ut\n"
    )
    events = json.loads(referat(root, "history", "2/26", "-f", "json").out)
    check_answer(events, "history")
    assert events["hendelser"][-1]["hendelse"] == "tatt_ut"


@pytest.mark.parametrize("call", [["show"], ["diff"], ["history", "--blame"]])
def test_other_questions_about_a_case_that_is_gone_say_when_and_by_whom(
    call: list[str], lost: tuple[Path, str, str]
) -> None:
    """And never propose another case."""
    root, case, _meeting = lost
    done = referat(root, *call, "2/26")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "referat: Sak 2/26 «Samarbeid om legevakt» er tatt ut av møtet 2026-03-04 2026-07-01 av Per Moe "
        f"({case[:7]} Cut); se «referat history 2/26».\n"
    )


def test_a_case_of_a_file_that_cannot_be_read_is_not_said_to_be_taken_out(tmp_path: Path) -> None:
    """Nobody knows what the file says, on the disk or in the last commit; it is named, and that is all."""
    root = repository(archive(tmp_path))
    (root / MEETING_PATH).write_text(MINUTES.replace("saker:", "saker: ["), encoding="utf-8")
    for message in ("", "Break"):
        if message:
            git(root, "commit", "--quiet", "--all", f"--message={message}")
        done = referat(root, "show", "2/26")
        assert done.code == 2
        assert f"{MEETING_PATH} kan ikke leses" in done.err
        assert "tatt ut" not in done.err


def test_a_meeting_that_is_gone_says_when_and_by_whom(lost: tuple[Path, str, str]) -> None:
    """Its history ends with the deletion, and so does that of a case that stood in it to the end."""
    root, _case, meeting = lost
    assert referat(root, "show", "2026-03-04").err == (
        f"referat: Møtet 2026-03-04 er slettet 2026-07-02 av Per Moe ({meeting[:7]} Delete); "
        "se «referat history 2026-03-04».\n"
    )
    for what in ("2026-03-04", "1/26"):
        assert f"2026-07-02  Slettet\n  {meeting[:7]} Per Moe: Delete\n" in referat(root, "history", what).out


def test_a_case_with_another_number_is_not_gone(tmp_path: Path) -> None:
    """It has only been renumbered, and no case has that number now."""
    life(tmp_path)
    text = (tmp_path / MEETING_PATH).read_text(encoding="utf-8")
    commit(tmp_path, "2026-07-01", "Per Moe", "Renumber", {MEETING_PATH: text.replace("2/26", "7/26")})
    assert "er tatt ut" not in referat(tmp_path, "show", "2/26").err


def test_on_a_narrow_screen_what_a_commit_did_is_folded(tmp_path: Path) -> None:
    """The longest of the headings has 51 characters."""
    *_earlier, silent = life(tmp_path)
    event = history_of(Records(Snapshot(locate(tmp_path))), MEETING_PATH).events[-1]
    lines = HISTORY.render([(event, None)], "table", Screen(40)).splitlines()
    assert lines[:3] == ["2026-06-01  Endret etter godkjenning,", "    uten rettelse", f"  {silent[:7]} Per Moe: Tidy"]


def test_blame_tells_who_gave_each_point_its_words(lived: tuple[Path, list[str]]) -> None:
    """Of one case the silent edit, of the other the minutes."""
    root, (_begin, _called, held, _approved, silent) = lived
    told = f"1  2026-06-01 {silent[:7]} Per Moe\n  Kommunene går sammen om legevakt.\n"
    assert referat(root, "history", "2/26", "--blame").out == told
    told = f"1  2026-03-06 {held[:7]} Åse Vik\n  Innkallingen godkjennes.\n"
    assert referat(root, "history", "1/26", "--blame").out == told


def test_programs_get_the_events_as_the_contract_says(lived: tuple[Path, list[str]]) -> None:
    """With the record's own keys, and the words of a text that changed."""
    root, (*_rest, silent) = lived
    answer = json.loads(referat(root, "history", "2/26", "-f", "json").out)
    check_answer(answer, "history")
    assert answer["hendelser"][-1] == {
        "commit": silent,
        "emne": "Tidy",
        "forfatter": "Per Moe",
        "tid": "2026-06-01T12:00:00+01:00",
        "hendelse": "endret_uten_rettelse",
        "endringer": [
            {
                "sti": MEETING_PATH,
                "moetedato": "2026-03-04",
                "saksnr": "2/26",
                "felt": "vedtak/1",
                "foer": "Kommunene går sammen om legevakt i helgene.",
                "etter": "Kommunene går sammen om legevakt.",
                "art": "endret",
                "ord": [
                    ["uendret", "Kommunene går sammen om legevakt"],
                    ["stroeket", " i helgene"],
                    ["uendret", "."],
                ],
            }
        ],
    }
    points = json.loads(referat(root, "history", "2/26", "--blame", "-f", "json").out)
    check_answer(points, "history")
    assert points["punkter"][0]["commit"] == silent


def test_every_format_has_every_event(lived: tuple[Path, list[str]]) -> None:
    """A line an event, a row a change, and a block for a pull request."""
    root, commits = lived
    lines = referat(root, "history", "2/26", "-f", "ndjson").out.splitlines()
    assert [json.loads(line)["commit"] for line in lines] == commits[1:]
    rows = list(csv.reader(io.StringIO(referat(root, "history", "2/26", "-f", "csv").out)))
    assert ",".join(rows[0]) == "commit,emne,forfatter,tid,hendelse,sti,moetedato,saksnr,felt,foer,etter,art"
    assert len(rows) == 1 + 2 + 4 + 2 + 1


def test_markdown_has_a_heading_for_each_commit_and_marks_the_words(lived: tuple[Path, list[str]]) -> None:
    """As `changes` and `diff` have it."""
    root, (_begin, called, held, approved, silent) = lived
    assert (
        referat(root, "history", "2/26", "-f", "markdown").out
        == f"""\
### 2026-02-20 Foreslått

{called[:7]} Åse Vik: Call the meeting

- ny sak 2/26 Samarbeid om legevakt
- forslag til vedtak 1: Kommunene går sammen om legevakt.

### 2026-03-06 Vedtatt

{held[:7]} Åse Vik: Record the minutes

- status: innkalling → referat
- forslag til vedtak 1: Kommunene går sammen om <del>legevakt</del><ins>vakt</ins>.
- referat: skrevet (15 ord)
- vedtak 1: Kommunene går sammen om legevakt i helgene.

### 2026-05-07 Godkjent 6. mai 2026 i sak 3/26

{approved[:7]} Kari Nordmann: Approve the minutes

### 2026-06-01 Endret etter godkjenning, uten rettelse

{silent[:7]} Per Moe: Tidy

- vedtak 1: Kommunene går sammen om legevakt <del>i helgene</del>.

<sub><del>strøket</del> <ins>tilføyd</ins></sub>
"""
    )
    blamed = referat(root, "history", "2/26", "--blame", "-f", "markdown").out
    assert blamed == f"- **1** 2026-06-01 {silent[:7]} Per Moe <br>Kommunene går sammen om legevakt.\n"


def test_one_line_a_commit(lived: tuple[Path, list[str]]) -> None:
    """Of a case and of a meeting; a table for a pull request, a row for a spreadsheet, and JSON as ever."""
    root, (_begin, called, held, approved, silent) = lived
    assert (
        referat(root, "history", "2/26", "--oneline").out
        == f"""\
{called[:7]} 2026-02-20 Foreslått (Åse Vik: Call the meeting)
{held[:7]} 2026-03-06 Vedtatt (Åse Vik: Record the minutes)
{approved[:7]} 2026-05-07 Godkjent 6. mai 2026 i sak 3/26 (Kari Nordmann: Approve the minutes)
{silent[:7]} 2026-06-01 Endret etter godkjenning, uten rettelse (Per Moe: Tidy)
"""
    )
    assert referat(root, "history", "2026-03-04", "--oneline", "--limit", "2").out == (
        f"{approved[:7]} 2026-05-07 Godkjent 6. mai 2026 i sak 3/26 (Kari Nordmann: Approve the minutes)\n"
        f"{silent[:7]} 2026-06-01 Endret etter godkjenning, uten rettelse (Per Moe: Tidy)\n"
    )
    table = referat(root, "history", "2/26", "--oneline", "-f", "markdown").out.splitlines()
    assert table[0] == "| Commit | Dato | Hendelse | Hvem | Emne |"
    assert table[-1].endswith("| Endret etter godkjenning, uten rettelse | Per Moe | Tidy |")
    rows = referat(root, "history", "2/26", "--oneline", "-f", "csv").out.splitlines()
    assert [row.split(",")[0] for row in rows] == ["commit", called, held, approved, silent]
    assert referat(root, "history", "2/26", "--oneline", "-f", "json") == referat(root, "history", "2/26", "-f", "json")
    done = referat(root, "history", "2/26", "--oneline", "--blame")
    assert (done.code, done.err.splitlines()[0][:56]) == (2, "referat: --blame kan ikke brukes sammen med --oneline. S")


def test_history_is_that_of_the_revision_asked_for(lived: tuple[Path, list[str]]) -> None:
    """What came later is not told."""
    root, (_begin, called, *_rest) = lived
    answer = json.loads(referat(root, "history", "2/26", "--rev", called, "-f", "json").out)
    assert [event["commit"] for event in answer["hendelser"]] == [called]


def test_a_decision_is_held_against_the_notice_that_was_sent_out(lived: tuple[Path, list[str]]) -> None:
    """The rewritten proposal hides how little was changed; what was altered in silence later is no decision."""
    root, (_begin, called, *_rest) = lived
    assert "[-vakt-]{+legevakt i helgene+}" in referat(root, "diff", "2/26").out
    done = referat(root, "diff", "2/26", "--against", "notice")
    assert done.out.startswith("2/26 vedtatt med endringer")
    assert "sammen om legevakt {+i helgene+}." in done.out
    told = (
        f"Forslagene til møtet 2026-03-04 er fra innkallingen slik den sto 2026-02-20 ({called[:7]} Call the meeting)."
    )
    assert done.err == told + "\n"


def test_programs_are_told_which_notice_it_is(lived: tuple[Path, list[str]]) -> None:
    """With every case its notice; a case held against its own proposal has none."""
    root, (_begin, called, *_rest) = lived
    answer = json.loads(referat(root, "diff", "2/26", "--against", "notice", "-f", "json").out)
    check_answer(answer, "diff")
    notice = answer["saker"][0]["innkalling"]
    assert (notice["commit"], notice["tid"][:10]) == (called, "2026-02-20")
    assert "innkalling" not in referat(root, "diff", "2/26", "-f", "json").out


def test_a_meeting_without_a_notice_is_a_sentence(tmp_path: Path) -> None:
    """There is nothing to hold the decision against."""
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "2026-05-07", "Åse Vik", "Take over", {MEETING_PATH: APPROVED})
    done = referat(tmp_path, "diff", "2/26", "--against", "notice")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"referat: {MEETING_PATH} har ingen innkalling i historien å holde vedtaket mot.\n"


def test_a_correction_that_names_the_case_is_told_as_one(lived: tuple[Path, list[str]], tmp_path: Path) -> None:
    """It is no silent edit."""
    git(tmp_path, "clone", "--quiet", str(lived[0]), "copy")
    root = tmp_path / "copy"
    text = (root / MEETING_PATH).read_text(encoding="utf-8")
    entry = 'rettelser:\n  - {dato: "2026-06-03", gjelder: [2/26], tekst: Helgene hører med.}\n'
    text = text.replace("deltakere:\n", f"{entry}deltakere:\n", 1)
    text = text.replace("går sammen om legevakt.", "går sammen om legevakt i helgene.")
    commit(root, "2026-06-03", "Åse Vik", "Correct", {MEETING_PATH: text})
    assert "2026-06-03  Rettet etter godkjenning\n" in referat(root, "history", "2/26").out


def test_a_version_that_cannot_be_read_is_named_and_the_rest_is_told(tmp_path: Path) -> None:
    """The change is told across it, from the last good version to the next."""
    *_rest, _silent = life(tmp_path)
    text = (tmp_path / MEETING_PATH).read_text(encoding="utf-8")
    bad = commit(tmp_path, "2026-06-02", "Per Moe", "Break", {MEETING_PATH: b"saker: [\xff"})
    mended = text.replace("      - Kommunene går sammen om legevakt.", "      - Kommunene går sammen.")
    commit(tmp_path, "2026-06-03", "Per Moe", "Mend", {MEETING_PATH: mended})
    done = referat(tmp_path, "history", "2/26")
    told = f"{MEETING_PATH} kan ikke leses slik den sto i {bad[:7]} (Break); det neste sammenlignes med utgaven før.\n"
    assert done.err == told
    assert "  (sammenlignet med den siste utgaven før som kan leses)\n" in done.out
    assert "  vedtak 1: Kommunene går sammen [-om legevakt-].\n" in done.out


def test_a_file_that_was_something_else_before_is_named(tmp_path: Path) -> None:
    """The meeting's history begins where it became a meeting."""
    git(tmp_path, "init", "--quiet")
    note = commit(tmp_path, "2026-01-10", "Per Moe", "Note", {MEETING_PATH: "Husk å bestille kake.\n"})
    commit(tmp_path, "2026-02-20", "Åse Vik", "Call", {MEETING_PATH: NOTICE})
    done = referat(tmp_path, "history", "2/26")
    assert f"slik den sto i {note[:7]} (Note)" in done.err
    assert done.out.startswith("2026-02-20  Foreslått\n")


def test_a_shallow_clone_says_what_it_cannot_see(lived: tuple[Path, list[str]], tmp_path: Path) -> None:
    """Its oldest commit is not told as the one that called the meeting."""
    root, (*_rest, approved, silent) = lived
    git(tmp_path, "clone", "--quiet", "--depth=2", root.as_uri(), "copy")
    done = referat(tmp_path / "copy", "history", "2/26")
    told = f"Historien til {MEETING_PATH} begynner med {approved[:7]} (Approve the minutes): kopien er grunn."
    assert done.err == f"{told} Kjør «git fetch --unshallow».\n"
    assert done.out.count("2026-") == 1
    assert silent[:7] in done.out


def test_a_deleted_meeting_still_has_a_history(lived: tuple[Path, list[str]], tmp_path: Path) -> None:
    """By its date; the last that happened is that it was deleted."""
    git(tmp_path, "clone", "--quiet", str(lived[0]), "copy")
    root = tmp_path / "copy"
    gone = commit(root, "2026-06-05", "Per Moe", "Clean up", {MEETING_PATH: None})
    assert f"2026-06-05  Slettet\n  {gone[:7]} Per Moe: Clean up\n" in referat(root, "history", "2026-03-04").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["2/27"], "Saken «2/27» finnes ikke. Mente du 2/26?"),
        (
            ["Ola Hansen"],
            '«Ola Hansen» er en person, ikke en sak; se «referat people "Ola Hansen" --history».',
        ),
        (["2/26", "--rev", "mian"], "Utgaven «mian» finnes ikke. Mente du main?"),
        (["2026-03-04", "--blame"], "--blame gjelder en sak, ikke et møte."),
    ],
)
def test_a_wrong_call_is_a_sentence(lived: tuple[Path, list[str]], arguments: list[str], told: str) -> None:
    """With the nearest there is."""
    done = referat(lived[0], "history", *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_what_is_not_committed_has_no_history_yet(tmp_path: Path) -> None:
    """A sentence and the exit code say so; programs get the empty envelope."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / MEETING_PATH).parent.mkdir(parents=True)
    (tmp_path / MEETING_PATH).write_text(APPROVED, encoding="utf-8")
    done = referat(tmp_path, "history", "2/26")
    assert (done.code, done.out, done.err) == (1, "", "Git har ingen hendelser å vise.\n")
    assert json.loads(referat(tmp_path, "history", "2/26", "-f", "json").out) == {"versjon": 1, "hendelser": []}


def test_what_was_no_meeting_before_is_not_said_to_be_compared(tmp_path: Path) -> None:
    """A note in the file's place cannot be read, and before it there was nothing."""
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "2026-01-10", "Åse Vik", "Keep a note", {MEETING_PATH: "- husk lokale\n"})
    called = commit(tmp_path, "2026-02-20", "Åse Vik", "Call the meeting", {MEETING_PATH: NOTICE})
    lines = referat(tmp_path, "history", "2026-03-04").out.splitlines()
    assert lines[:3] == [
        "2026-02-20  Kalt inn",
        f"  {called[:7]} Åse Vik: Call the meeting",
        "  nytt møte 4. mars 2026",
    ]


def test_a_meeting_moved_to_where_nobody_looks_is_deleted(lived: tuple[Path, list[str]], tmp_path: Path) -> None:
    """The place that it was moved to is named; the file could be read all the time."""
    git(tmp_path, "clone", "--quiet", str(lived[0]), "copy")
    root = tmp_path / "copy"
    text = (root / MEETING_PATH).read_text(encoding="utf-8")
    aside = "minutes/prove/2026/gammelt.yaml"
    gone = commit(root, "2026-06-05", "Per Moe", "Put aside", {MEETING_PATH: None, aside: text})
    done = referat(root, "history", "2026-03-04")
    told = f"2026-06-05 Slettet {gone[:7]} Per Moe: Put aside filen flyttet fra {MEETING_PATH} til {aside}"
    assert told in " ".join(done.out.split())  # however it is folded
    assert "kan ikke leses" not in done.err


def test_points_of_a_meeting_that_came_back_altered_keep_who_gave_them(
    lived: tuple[Path, list[str]], tmp_path: Path
) -> None:
    """What was deleted and brought back has the words it had, though another case was altered on the way."""
    git(tmp_path, "clone", "--quiet", str(lived[0]), "copy")
    root, (_begin, _called, held, *_rest) = tmp_path / "copy", lived[1]
    text = (root / MEETING_PATH).read_text(encoding="utf-8")
    commit(root, "2026-06-05", "Per Moe", "Clean up", {MEETING_PATH: None})
    altered = text.replace("Innkallingen godkjennes.", "Innkallingen godkjennes.\n      - Møtet er lovlig satt.")
    back = commit(root, "2026-06-06", "Per Moe", "Bring back", {MEETING_PATH: altered})
    assert referat(root, "history", "1/26", "--blame").out.splitlines()[::2] == [
        f"1  2026-03-06 {held[:7]} Åse Vik",
        f"2  2026-06-06 {back[:7]} Per Moe",
    ]


def test_what_a_merge_hid_in_a_meeting_of_one_side_is_told(lived: tuple[Path, list[str]], tmp_path: Path) -> None:
    """The main line never had the approved meeting; the merge brings it in, altered."""
    git(tmp_path, "clone", "--quiet", str(lived[0]), "copy")
    root, (begin, *_rest) = tmp_path / "copy", lived[1]
    git(root, "checkout", "--quiet", "-b", "other", begin)
    register = root / "minutes/prove/utvalg.yaml"
    commit(root, "2026-06-05", "Åse Vik", "Name", {"minutes/prove/utvalg.yaml": register.read_text() + "\n"})
    git(root, "merge", "--quiet", "--no-ff", "--no-commit", "main")
    text = (root / MEETING_PATH).read_text(encoding="utf-8")
    merge = commit(
        root,
        "2026-06-06",
        "Per Moe",
        "Merge",
        {MEETING_PATH: text.replace("Innkallingen godkjennes.", "Den godkjennes.")},
    )
    told = f"2026-06-06  Endret etter godkjenning, uten rettelse\n  {merge[:7]} Per Moe: Merge\n"
    assert told in referat(root, "history", "2026-03-04").out
    assert (
        f"(innsjekking {merge[:7]} av Per Moe)" in referat(root, "validate", "--since", begin, "--select", "REF802").out
    )
