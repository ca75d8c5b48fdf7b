"""What was done to the record after the fact is told with commit, author and line, whoever did it and however."""

import json
from pathlib import Path

import pytest

from referat_cli.rules.meeting_edit import MeetingEdit
from referat_cli.store.commits import Commit
from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.output_schemas import check_answer
from tests.support.running import Done, git, referat, repository

ROOT = Path(__file__).parents[2]

APPROVED = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n')
ENTRY = 'rettelser:\n  - {dato: "2026-06-10", gjelder: [%s], tekst: Det er rettet.}\ndeltakere:\n'
DECISION = "Kommunene går sammen om legevakt i helgene."
EVENINGS = "Kommunene går sammen om legevakt på kvelden."
LATER = "minutes/prove/2026/2026-03-05.yaml"


def approved(root: Path, text: str = APPROVED) -> Path:
    """A repository whose one meeting is approved."""
    return repository(write(archive(root), {MEETING_PATH: text}))


def commit(root: Path, text: str | None, path: str = MEETING_PATH, author: str = "Ola Hansen") -> str:
    """Commit a version of a file, or that it is gone; the commit's id."""
    if text is None:
        (root / path).unlink()
    else:
        write(root, {path: text})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Rett", f"--author={author} <en@example.org>")
    return git(root, "rev-parse", "HEAD").strip()


def told(root: Path, since: str = "HEAD~1", *more: str) -> list[str]:
    """The problems as lines «path:line:column: CODE message»; a commit is called by how far it is before HEAD."""
    done = referat(root, "validate", "--since", since, "-f", "concise", *more)
    assert done.code in (0, 1)
    out = done.out
    for number, commit_id in enumerate(git(root, "rev-list", "--first-parent", "HEAD").split()):
        out = out.replace(f"innsjekking {commit_id[:7]} ", f"HEAD~{number} ")
    return out.splitlines()


def at(text: str, part: str) -> str:
    """Where a part of a text begins, as «path:line:column»."""
    before = text[: text.index(part)]
    return f"{MEETING_PATH}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_a_silent_edit_is_told_with_commit_author_and_line(tmp_path: Path) -> None:
    """A word of a decision, a mark and the venue: each where it stands."""
    root = approved(tmp_path)
    text = APPROVED.replace(DECISION, EVENINGS).replace("Hansen, oppmoete: forfall", "Hansen, oppmoete: møtt")
    text = text.replace("Rådhuset", "Biblioteket")
    commit(root, text)
    silent, by = "REF802 endret etter godkjenning, uten rettelse:", "(HEAD~0 av Ola Hansen)"
    mark = at(text, "møtt, enhet: Vestby")
    assert told(root) == [
        f"{at(text, 'Biblioteket')}: {silent} moetested: «Rådhuset» → «Biblioteket» {by}",
        f"{mark}: {silent} deltakere, Kommunene, Ola Hansen, oppmoete: «forfall» → «møtt» {by}",
        f"{at(text, EVENINGS)}: {silent} vedtak 1 i sak 2/26: «… legevakt i helgene.» → «… legevakt på kvelden.» {by}",
    ]


def test_a_point_that_was_moved_is_told_as_moved(tmp_path: Path) -> None:
    """Its words are the same before and after."""
    points = "      - Ordføreren rapporterer i mai.\n", f"      - {DECISION}\n"
    root = approved(tmp_path, APPROVED.replace(points[1], points[1] + points[0]))
    commit(root, APPROVED.replace(points[1], points[0] + points[1]))
    (line,) = told(root)
    moved = "vedtak 1 i sak 2/26 er flyttet hit fra 2 («Ordføreren rapporterer i mai.») (HEAD~0 av Ola Hansen)"
    assert line.endswith(f" REF802 endret etter godkjenning, uten rettelse: {moved}")


@pytest.mark.parametrize("named", ["2/26", "2/26, deltakere"])
def test_an_entry_that_names_the_case_makes_the_edit_open(named: str, tmp_path: Path) -> None:
    """Of the same commit, and for that case."""
    root = approved(tmp_path)
    commit(root, APPROVED.replace(DECISION, EVENINGS).replace("deltakere:\n", ENTRY % named, 1))
    assert told(root) == []


def test_an_entry_speaks_of_nothing_but_what_it_names_and_of_its_own_commit(tmp_path: Path) -> None:
    """An entry about the list does not excuse a decision, nor an entry of before a change of today."""
    root = approved(tmp_path)
    corrected = APPROVED.replace("deltakere:\n", ENTRY % "deltakere", 1)
    commit(root, corrected.replace(DECISION, EVENINGS))
    commit(root, corrected.replace(DECISION, EVENINGS).replace("oppmoete: forfall", "oppmoete: møtt"))
    by_whom, word = told(root, "HEAD~2")
    assert "uten rettelse: deltakere, Kommunene, Ola Hansen, oppmoete: " in by_whom
    assert by_whom.endswith("(HEAD~0 av Ola Hansen)")
    assert "uten rettelse: vedtak 1 i sak 2/26: " in word
    assert word.endswith("(HEAD~1 av Ola Hansen)")


def test_an_entry_that_is_rewritten_is_a_silent_edit(tmp_path: Path) -> None:
    """What was said of a correction is approved text too."""
    corrected = APPROVED.replace("deltakere:\n", ENTRY % "moetested", 1)
    root = approved(tmp_path, corrected)
    commit(root, corrected.replace("Det er rettet.", "Det er feil."))
    (line,) = told(root)
    assert line.startswith(f"{at(corrected, 'Det er rettet.')}: REF802 ")
    assert "uten rettelse: rettelser 1, tekst: «… er rettet.» → «… er feil.»" in line


def test_a_rewritten_entry_that_is_put_back_stops_nobody(tmp_path: Path) -> None:
    """Though nothing of it but its day was left: what stands in the place of an entry is that entry, and no new one."""
    entry = "gjelder: [moetested], tekst: Det er rettet."
    corrected = APPROVED.replace("deltakere:\n", ENTRY % "moetested", 1)
    root = approved(tmp_path, corrected)
    commit(root, corrected.replace(entry, 'sak: 3/26, gjelder: ["2/26"], tekst: En annen.').replace(DECISION, EVENINGS))
    rewritten, decision = told(root)
    assert "rettelser 1 er tatt ut" in rewritten
    assert "uten rettelse: vedtak 1 i sak 2/26" in decision
    commit(root, corrected)
    assert all(" REF802 rettet opp siden: " in line for line in told(root, "HEAD~2"))
    assert referat(root, "validate", "--since", "HEAD~2", "--strict").code == 0


def called_by_history(root: Path) -> str:
    """What the history of the meeting calls the newest commit."""
    return referat(root, "history", "2026-03-04").out.split("\n\n")[-1].partition("\n")[0][12:]


SILENT, OPEN = "Endret etter godkjenning, uten rettelse", "Rettet etter godkjenning"
CORRECTED = APPROVED.replace("deltakere:\n", ENTRY % "moetested", 1)
DATE = ('godkjent: {dato: "2026-05-06"', 'godkjent: {dato: "2026-05-07"')


@pytest.mark.parametrize(
    ("before", "after", "findings"),
    [
        (APPROVED, APPROVED.replace(*DATE), 1),
        (APPROVED, APPROVED.replace("sak: 3/26", "sak: 4/26", 1), 1),
        (APPROVED, APPROVED.replace(", sak: 3/26}", "}", 1), 1),
        (APPROVED, APPROVED.replace(*DATE).replace("deltakere:\n", ENTRY % "godkjent", 1), 0),
        (APPROVED, APPROVED.replace(*DATE).replace("deltakere:\n", ENTRY % "deltakere", 1), 1),
        (APPROVED, APPROVED.replace("status: godkjent", "kilde: {dokument: referat.pdf}\nstatus: godkjent"), 1),
        (APPROVED, APPROVED.replace("  - gruppe: Vararepresentanter", "  - gruppe: Varaer"), 1),
        (CORRECTED, APPROVED, 1),
        (CORRECTED, CORRECTED.replace("gjelder: [moetested]", "sak: 4/26, gjelder: [moetested]"), 1),
        (CORRECTED, CORRECTED.replace("Det er rettet.", "Det er feil.").replace("Rådhuset", "Biblioteket"), 2),
    ],
    ids=[
        "the day of the approval",
        "the case of the approval",
        "the case of the approval is gone",
        "the day, with an entry",
        "the day, with an entry about something else",
        "the paper",
        "the name of a group",
        "an entry is gone",
        "an entry has got a case",
        "an entry is rewritten to excuse another change",
    ],
)
def test_the_rule_and_the_history_judge_alike(before: str, after: str, findings: int, tmp_path: Path) -> None:
    """What the rule finds no correction for, the history calls changed without a correction, and nothing else."""
    root = approved(tmp_path, before)
    commit(root, after)
    assert [line for line in told(root) if "REF802" not in line] == []
    assert (len(told(root)), called_by_history(root)) == (findings, SILENT if findings else OPEN)


def test_a_meeting_that_comes_back_altered_is_called_so_by_its_history(tmp_path: Path) -> None:
    """As the rule does; one that comes back as it was does not become another by it."""
    root = approved(tmp_path)
    commit(root, None)
    commit(root, APPROVED)
    assert (called_by_history(root), "REF802" in "".join(told(root, "HEAD~2"))) == (
        "Godkjent 6. mai 2026 i sak 3/26",
        False,
    )
    commit(root, None)
    commit(root, APPROVED.replace("Rådhuset", "Biblioteket"))
    assert (called_by_history(root), "REF802" in "".join(told(root, "HEAD~2"))) == (SILENT, True)
    shown = referat(root, "history", "2026-03-04").out.split("\n\n")[-1]
    assert "Biblioteket" in shown
    assert "Samarbeid om legevakt" not in shown


def test_white_space_is_told_as_such(tmp_path: Path) -> None:
    """A paragraph broken in two is nothing that was decided, but approved text is not touched in silence."""
    block = APPROVED.replace(f"      - {DECISION}\n", f"      - |\n        {DECISION}\n")
    root = approved(tmp_path, block)
    commit(root, block.replace("sammen om", "sammen\n        om"))
    (line,) = told(root)
    assert "vedtak 1 i sak 2/26: bare mellomrom eller linjeskift er endret (kosmetisk)" in line


def test_what_says_the_same_in_another_way_is_no_edit(tmp_path: Path) -> None:
    """Layout and comments are nobody's decision."""
    root = approved(tmp_path)
    commit(root, "# ført inn fra papir\n" + APPROVED.replace(f"- {DECISION}", f"- tekst: {DECISION}"))
    assert told(root) == []
    assert referat(root, "validate", "--since", "HEAD~1") == Done(
        0, "", "historikken til 1 fil kontrollert: ingen feil\n"
    )


def test_an_edit_that_was_undone_is_told_twice_and_stops_nobody(tmp_path: Path) -> None:
    """What was done in silence was done, also when it was undone; but what stands is what was approved."""
    root = approved(tmp_path)
    commit(root, APPROVED.replace("Rådhuset", "Biblioteket"))
    git(root, "revert", "--no-edit", "HEAD")
    lines = told(root, "HEAD~2")
    assert [line.partition(" endret")[0] for line in lines] == [f"{MEETING_PATH}:6:12: REF802 rettet opp siden:"] * 2
    assert referat(root, "validate", "--since", "HEAD~2", "--strict").code == 0
    assert [line.rpartition("(")[2] for line in lines] == ["HEAD~1 av Ola Hansen)", "HEAD~0 av Sekretariatet)"]


def test_what_is_not_committed_yet_is_told_too(tmp_path: Path) -> None:
    """In the file, staged or not, and without a commit or an author."""
    root = approved(tmp_path)
    write(root, {MEETING_PATH: APPROVED.replace("Rådhuset", "Biblioteket")})
    (line,) = told(root, "HEAD")
    assert line.endswith("«Rådhuset» → «Biblioteket» (ikke sjekket inn)")
    git(root, "add", "--all")
    assert told(root, "HEAD") == [line]
    (root / MEETING_PATH).unlink()
    assert told(root, "HEAD") == [
        f"{MEETING_PATH}:1:1: REF804 møtet 2026-03-04 er slettet eller flyttet ut av arkivet (ikke sjekket inn)"
    ]


@pytest.mark.parametrize(
    ("by", "step"),
    [
        (None, "git checkout HEAD -- FIL før innsjekkingen, git revert etter den"),
        (Commit("", (), "", "", ""), "git checkout HEAD -- FIL"),
        (Commit("0123abc45", ("a",), "", "", ""), "git revert 0123abc"),
        (Commit("0123abc45", ("a", "b"), "", "", ""), "git checkout 0123abc^ -- FIL"),
    ],
    ids=["the whole", "not committed", "a commit", "a merge"],
)
def test_what_brings_a_deleted_file_back_follows_from_who_deleted_it(by: Commit | None, step: str) -> None:
    """To revert a merge would undo what came with it."""
    assert MeetingEdit(None, None, commit=by).undone_by == step


def test_what_a_commit_did_is_not_put_right_on_the_disk_alone(tmp_path: Path) -> None:
    """What is pushed is the commit; when the text is put back by a commit, it is a note."""
    root = approved(tmp_path)
    commit(root, APPROVED.replace("Rådhuset", "Biblioteket"))
    write(root, {MEETING_PATH: APPROVED})
    silent, back = told(root)
    assert " REF802 endret etter godkjenning" in silent
    assert "«Biblioteket» → «Rådhuset» (ikke sjekket inn)" in back
    assert referat(root, "validate", "--since", "HEAD~1").code == 1
    commit(root, APPROVED)
    assert referat(root, "validate", "--since", "HEAD~2", "--strict").code == 0


def test_a_program_gets_the_commit_and_the_author(tmp_path: Path) -> None:
    """The whole id; null of what is not committed."""
    root = approved(tmp_path)
    done = commit(root, APPROVED.replace("Rådhuset", "Biblioteket"), author="Åse Vik")
    write(root, {MEETING_PATH: APPROVED.replace("Rådhuset", "Skolen")})
    answer = json.loads(referat(root, "validate", "--since", "HEAD~1", "-f", "json").out)
    check_answer(answer, "validate")
    assert answer["filer"] == 1
    assert [(row["commit"], row["forfatter"]) for row in answer["problemer"]] == [(done, "Åse Vik"), (None, None)]
    assert [(row["kode"], row["alvor"], row["linje"]) for row in answer["problemer"]] == [("REF802", "feil", 6)] * 2


def test_a_meeting_moved_within_the_archive_is_told_of_where_it_lies_today(tmp_path: Path) -> None:
    """A file that gets another name is not deleted, and an edit before the move is told on its line after it."""
    root = approved(tmp_path)
    commit(root, APPROVED.replace("Rådhuset", "Biblioteket"))
    moved = f"# flyttet\n{APPROVED.replace('Rådhuset', 'Biblioteket')}"
    (root / MEETING_PATH).unlink()
    commit(root, moved, "minutes/prove/2026/2026-03-04-2.yaml")
    (line,) = told(root, "HEAD~2")
    assert line.startswith("minutes/prove/2026/2026-03-04-2.yaml:7:12: REF802 ")
    assert line.endswith("(HEAD~1 av Ola Hansen)")


def test_a_move_that_is_not_committed_is_no_deletion(tmp_path: Path) -> None:
    """Git is not asked for a likeness there: the same day and the same cases are the same meeting."""
    root = approved(tmp_path)
    (root / MEETING_PATH).rename(root / "minutes/prove/2026/2026-03-04-2.yaml")
    assert told(root, "HEAD") == []


@pytest.mark.parametrize("path", ["minutes/prove/2026/gammelt.yaml", "arkiv/2026-03-04.yaml", "minutes/gammelt.txt"])
def test_a_meeting_moved_out_of_the_archive_is_deleted(path: str, tmp_path: Path) -> None:
    """Where nobody looks for it, it is gone."""
    root = approved(tmp_path)
    git(root, "rm", "--quiet", MEETING_PATH)
    commit(root, APPROVED, path)
    line, *misplaced = told(root)
    assert line == (
        f"{MEETING_PATH}:1:1: REF804 møtet 2026-03-04 er slettet eller flyttet ut av arkivet (HEAD~0 av Ola Hansen)"
    )
    assert [found.split()[1] for found in misplaced] == (["REF604"] if path.endswith("gammelt.yaml") else [])


def test_a_held_meeting_that_is_deleted_is_not_a_lost_notice_too(tmp_path: Path) -> None:
    """Called, recorded, approved and deleted since: its notice was written over long before."""
    root = repository(archive(tmp_path))
    notice = MINUTES[: MINUTES.index("deltakere:")].replace("status: referat", "status: innkalling")
    for status in (notice, MINUTES, APPROVED):
        commit(root, status.replace("2026-03-04", "2026-03-05"), LATER)
    commit(root, None, LATER)
    deleted = f"{LATER}:1:1: REF804 møtet 2026-03-05 er slettet eller flyttet ut av arkivet (HEAD~0 av Ola Hansen)"
    assert told(root, "HEAD~4") == [deleted]


def test_held_minutes_made_a_notice_again_and_deleted_are_not_called_put_right(tmp_path: Path) -> None:
    """The commit deleted what was then a notice; the whole tells of the meeting that was held."""
    root = approved(tmp_path)
    commit(root, MINUTES[: MINUTES.index("deltakere:")].replace("status: referat", "status: innkalling"))
    commit(root, None)
    gone = [line for line in told(root, "HEAD~2") if " REF804 " in line or " REF807 " in line]
    compared = f"(sammenlignet med {git(root, 'rev-parse', 'HEAD~2')[:7]})"
    deleted = "møtet 2026-03-04 er slettet eller flyttet ut av arkivet"
    assert gone == [
        f"{MEETING_PATH}:1:1: REF807 innkallingen til {deleted} (HEAD~0 av Ola Hansen)",
        f"{MEETING_PATH}:1:1: REF804 {deleted} {compared}",
    ]


def test_what_was_written_while_the_approval_was_taken_away_was_not_approved(tmp_path: Path) -> None:
    """Set back, written over and approved again by the same case: no commit altered approved minutes, and yet."""
    root = approved(tmp_path)
    commit(root, MINUTES)
    commit(root, MINUTES.replace(DECISION, EVENINGS))
    commit(root, APPROVED.replace(DECISION, EVENINGS))
    lines = told(root, "HEAD~3")
    assert [" REF803 rettet opp siden: " in line for line in lines].count(True) == 1
    (line,) = [line for line in lines if " REF802 " in line]
    assert line.startswith(f"{at(APPROVED.replace(DECISION, EVENINGS), EVENINGS)}: REF802 endret etter godkjenning, ")
    assert line.endswith(f"(sammenlignet med {git(root, 'rev-parse', 'HEAD~3')[:7]})")
    assert referat(root, "validate", "--since", "HEAD~3").code == 1
    open_text = APPROVED.replace(DECISION, EVENINGS).replace("deltakere:\n", ENTRY % "2/26", 1)
    commit(root, open_text)
    assert referat(root, "validate", "--since", "HEAD~4").code == 0


def test_a_meeting_that_is_deleted_and_comes_back_altered_has_been_altered(tmp_path: Path) -> None:
    """A way round through a deletion is a silent edit too."""
    root = approved(tmp_path)
    commit(root, None)
    commit(root, APPROVED.replace("Rådhuset", "Biblioteket"))
    lines = told(root, "HEAD~2")
    assert [line.partition(": ")[2][:6] for line in lines] == ["REF804", "REF802"]
    assert lines[0].startswith(f"{MEETING_PATH}:1:1: REF804 rettet opp siden: møtet 2026-03-04 er slettet ")
    assert lines[1].endswith("moetested: «Rådhuset» → «Biblioteket» (HEAD~0 av Ola Hansen)")


def test_a_meeting_deleted_before_the_interval_comes_back_to_what_was_approved(tmp_path: Path) -> None:
    """A deletion long ago makes nothing new: not in a commit, not on the disk, and not staged."""
    root = approved(tmp_path)
    commit(root, None)
    altered = APPROVED.replace(DECISION, EVENINGS)
    silent = "REF802 endret etter godkjenning, uten rettelse: vedtak 1 i sak 2/26: "
    write(root, {MEETING_PATH: altered})
    (line,) = told(root, "HEAD")
    assert line.startswith(f"{at(altered, EVENINGS)}: {silent}")
    git(root, "add", "--all")
    staged = referat(root, "validate", "--changed", "-f", "concise", "--select", "REF8")
    assert (staged.code, silent in staged.out) == (1, True)
    assert "ny i Git" not in staged.err
    commit(root, altered)
    (line,) = told(root)
    assert line.startswith(f"{at(altered, EVENINGS)}: {silent}")
    assert line.endswith("(HEAD~0 av Ola Hansen)")
    commit(root, APPROVED)
    assert [line for line in told(root, "HEAD~2") if "rettet opp siden" not in line] == []


def test_another_meeting_at_the_path_of_one_that_was_moved_is_new(tmp_path: Path) -> None:
    """What lay there before lies elsewhere, and is as it was."""
    root = approved(tmp_path)
    git(root, "mv", MEETING_PATH, LATER)
    git(root, "commit", "--quiet", "--message=Flytt")
    commit(root, APPROVED.replace(DECISION, EVENINGS))
    assert [line for line in told(root) if "REF802" in line] == []


@pytest.mark.parametrize("since", ["HEAD~2", "HEAD~1"])
def test_a_version_that_cannot_be_read_hides_nothing(since: str, tmp_path: Path) -> None:
    """The commit that mends the file is compared with the last version that could be read, however long ago it was."""
    root = approved(tmp_path)
    commit(root, "status: [uferdig")
    commit(root, APPROVED.replace("Rådhuset", "Biblioteket"))
    (line,) = told(root, since)
    assert line.endswith("moetested: «Rådhuset» → «Biblioteket» (HEAD~0 av Ola Hansen)")


def test_an_edit_hidden_in_a_merge_is_told_and_what_the_sides_did_is_theirs(tmp_path: Path) -> None:
    """Each side's own edit once, and what only the merge has."""
    root = approved(tmp_path)
    git(root, "switch", "--quiet", "--create", "side")
    commit(root, APPROVED.replace("Rådhuset", "Biblioteket"), author="Kari Nordmann")
    git(root, "switch", "--quiet", "main")
    commit(root, APPROVED.replace(DECISION, EVENINGS))
    git(root, "merge", "--quiet", "--no-commit", "side")
    both = APPROVED.replace("Rådhuset", "Biblioteket").replace(DECISION, EVENINGS)
    commit(root, both.replace("Ola Hansen, oppmoete: forfall", "Ola Hansen, oppmoete: møtt"), author="Åse Vik")
    lines = referat(root, "validate", "--since", "HEAD~2", "-f", "concise").out.splitlines()
    assert [line.partition("uten rettelse: ")[2].partition(":")[0] for line in lines] == [
        "moetested",
        "deltakere, Kommunene, Ola Hansen, oppmoete",
        "vedtak 1 i sak 2/26",
    ]
    assert [line.rpartition(" av ")[2] for line in lines] == ["Kari Nordmann)", "Åse Vik)", "Ola Hansen)"]


def test_a_person_who_stands_in_another_group_has_not_been_taken_out(tmp_path: Path) -> None:
    """Nor one whose name is spelled in another way that the register knows."""
    root = repository(archive(tmp_path))
    ola = "      - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}\n"
    moved = MINUTES.replace(ola, "").replace(
        "  - gruppe: Sekretariatet\n    personer:\n", "  - gruppe: Sekretariatet\n    personer:\n" + ola
    )
    commit(root, moved.replace("{navn: Kari Nordmann, oppmoete", "{navn: Kari N. Nordmann, oppmoete"))
    assert told(root) == []
    left = moved.replace(ola, "")
    commit(root, left)
    (line,) = told(root)
    assert line.endswith("REF805 Ola Hansen er tatt ut av deltakerlisten (Sekretariatet) (HEAD~0 av Ola Hansen)")
    assert line.startswith(at(left, "personer:\n      - {navn: Åse Vik"))


def test_a_closed_point_with_another_text_is_told(tmp_path: Path) -> None:
    """A point put in before it gives the number to another text; the case that closed it is named."""
    later = MINUTES.replace("2026-05-06", "2026-06-10").replace("2026-03-04", "2026-03-05")
    later = later.replace("2/26", "4/26").replace("1/26", "3/26")
    later = later.replace(
        f"    vedtak:\n      - {DECISION}", f'    foelger_opp: ["2/26#1"]\n    vedtak:\n      - {DECISION}'
    )
    root = repository(archive(tmp_path))
    first = MINUTES.replace(f"      - {DECISION}", f"      - {DECISION}\n      - Kommunene takker.")
    commit(root, first)
    commit(root, later, LATER)
    assert told(root, "HEAD~2", "--ignore", "REF812") == []
    pushed = first.replace(f"      - {DECISION}", f"      - Saken er viktig.\n      - {DECISION}")
    commit(root, pushed)
    (line,) = told(root, "HEAD~1", "--ignore", "REF812")
    assert line == (
        f"{at(pushed, 'Saken er')}: REF806 2/26#1 er fulgt opp i sak 4/26, men har fått en annen tekst; før sto det "
        f"«{DECISION}» (HEAD~0 av Ola Hansen)"
    )


@pytest.mark.parametrize("code", ["REF802", "REF803", "REF804"])
def test_no_comment_excuses_what_was_done_to_approved_minutes(code: str, tmp_path: Path) -> None:
    """Not in the commit itself, and not in a later one."""
    root = approved(tmp_path)
    accepted = f"moetested: Biblioteket # referat: godta {code} meldt til alle 7. mars"
    commit(root, APPROVED.replace("moetested: Rådhuset", accepted))
    done = referat(root, "validate", "--since", "HEAD~1", "-f", "json")
    assert (done.code, [row["godtatt"] for row in json.loads(done.out)["problemer"]]) == (1, [None])
    commit(root, f"# referat: godta {code} avtalt\n" + APPROVED.replace("Rådhuset", "Biblioteket"))
    assert referat(root, "validate", "--since", "HEAD~2").code == 1


def test_a_warning_may_be_accepted_and_is_still_named(tmp_path: Path) -> None:
    """A proposal that was changed after the notice, with its reason, in every format."""
    root = repository(archive(tmp_path))
    new = "      - Kommunene går sammen om en legevakt. # referat: godta REF801 delt ut i møtet"
    text = MINUTES.replace("      - Kommunene går sammen om legevakt.", new, 1)
    commit(root, text.replace(f"      - {DECISION}", f"      - tekst: {DECISION}"))
    assert referat(root, "validate", "--since", "HEAD~1", "--strict").code == 0
    for form in ("full", "concise", "json", "markdown", "github", "sarif"):
        out = referat(root, "validate", "--since", "HEAD~1", "-f", form).out
        assert "REF801" in out, form
        assert "delt ut i møtet" in out, form
    assert "REF901" not in referat(root, "validate", "-f", "concise").out


def test_a_forgotten_correction_can_be_recorded_afterwards(tmp_path: Path) -> None:
    """In a second commit: what stands is then open, and what was done in silence is a note."""
    root = approved(tmp_path)
    changed = APPROVED.replace(DECISION, EVENINGS)
    commit(root, changed)
    assert referat(root, "validate", "--since", "HEAD~1").code == 1
    commit(root, changed.replace("deltakere:\n", ENTRY % "2/26", 1))
    (line,) = told(root, "HEAD~2")
    assert " REF802 rettet opp siden: endret etter godkjenning, uten rettelse: vedtak 1 i sak 2/26: " in line
    assert referat(root, "validate", "--since", "HEAD~2", "--strict").code == 0


@pytest.fixture
def parted(tmp_path: Path) -> Path:
    """The meeting was approved on main, and changed as a draft on the branch that is checked out."""
    root = repository(archive(tmp_path))
    git(root, "switch", "--quiet", "--create", "utkast")
    commit(root, MINUTES.replace(DECISION, EVENINGS))
    git(root, "switch", "--quiet", "main")
    commit(root, APPROVED)
    git(root, "switch", "--quiet", "utkast")
    return root


def test_a_merge_that_drops_the_approval_is_told(parted: Path) -> None:
    """The merge did nothing itself, and still what was approved is gone."""
    git(parted, "merge", "--quiet", "--no-edit", "--strategy=ours", "main")
    lines = [line for line in told(parted, "main") if "REF812" not in line]
    compared = f"(sammenlignet med {git(parted, 'rev-parse', 'main')[:7]})"
    decided = f"{MEETING_PATH}:{{}}:9: REF802 endret etter godkjenning, uten rettelse: vedtak 1 i sak 2/26: "
    assert any(line.startswith(decided.format(line.split(":")[1])) and line.endswith(compared) for line in lines)
    assert any("REF803" in line for line in lines)


def test_a_merge_of_a_draft_into_what_was_approved_is_told_with_the_merge(parted: Path) -> None:
    """Git merges it without a conflict, and no commit of either side has altered what was approved."""
    git(parted, "switch", "--quiet", "main")
    git(parted, "merge", "--quiet", "--no-edit", "utkast")
    merge = git(parted, "rev-parse", "HEAD")[:7]
    (line,) = [line for line in told(parted, "HEAD^1") if "REF812" not in line]
    assert " REF802 endret etter godkjenning, uten rettelse: vedtak 1 i sak 2/26: " in line
    assert "(HEAD~0 av " in line
    done = referat(parted, "history", "2026-03-04", "--oneline")
    (of_merge,) = [line for line in done.out.splitlines() if line.startswith(merge)]
    assert "Endret etter godkjenning, uten rettelse" in of_merge


def test_an_approval_on_a_branch_that_a_merge_drops_is_told(tmp_path: Path) -> None:
    """Approved after the beginning, and not approved any more: neither end shows it."""
    root = repository(archive(tmp_path))
    git(root, "switch", "--quiet", "--create", "godkjenning")
    commit(root, APPROVED)
    git(root, "switch", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-edit", "--strategy=ours", "godkjenning")
    (line,) = told(root, "HEAD~1")
    assert " REF803 status er satt tilbake fra «godkjent» til «referat» (sammenlignet med " in line


def test_a_rebuilt_branch_is_held_against_what_it_replaces(tmp_path: Path) -> None:
    """An amended commit, and a history that begins anew."""
    root = approved(tmp_path)
    commit(root, APPROVED, "minutes/prove/2026/notat.txt")
    old = git(root, "rev-parse", "HEAD").strip()
    write(root, {MEETING_PATH: APPROVED.replace(DECISION, EVENINGS)})
    git(root, "commit", "--quiet", "--all", "--amend", "--no-edit")
    (line,) = told(root, old)
    assert "REF802 endret etter godkjenning, uten rettelse: vedtak 1 i sak 2/26: " in line
    git(root, "checkout", "--quiet", "--orphan", "ny")
    git(root, "commit", "--quiet", "--message=Alt på nytt")
    (line,) = told(root, old)
    assert "REF802 endret etter godkjenning, uten rettelse: vedtak 1 i sak 2/26: " in line
    assert line.endswith(f"(sammenlignet med {old[:7]})")


@pytest.mark.parametrize(
    "content", ["", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", "\tutvalg: prove\n"]
)
def test_what_was_approved_and_cannot_be_read_is_told(content: str, tmp_path: Path) -> None:
    """Emptied, a pointer to something else, or with a tab: it is named, and it stops the check."""
    root = approved(tmp_path)
    commit(root, content)
    (line,) = told(root)
    assert line.partition(": ")[2].startswith(
        "REF809 møtet 2026-03-04 (sak 1/26, 2/26) er godkjent, men filen kan ikke leses slik den står nå (sammenlignet "
    )
    assert referat(root, "validate", "--since", "HEAD~1").code == 1


TWO = MINUTES.replace("status: referat", "status: innkalling")
ONE = MINUTES[: MINUTES.index("  - saksnr: 2/26")].replace(
    '  - {start: "09:30", slutt: "11:00", sak: 2/26, ansvarlig: [Kari Nordmann]}\n', ""
)


def test_a_case_of_the_notice_that_the_minutes_lack_is_missed(tmp_path: Path) -> None:
    """Until it is recorded, with what became of it."""
    root = repository(write(archive(tmp_path), {MEETING_PATH: TWO}))
    commit(root, ONE)
    lost = "REF808 saken 2/26 «Samarbeid om legevakt» sto i innkallingen, men står ikke i referatet"
    (line,) = told(root)
    assert line == f"{at(ONE, 'saker:')[:-2]}:1: {lost} (HEAD~0 av Ola Hansen)"
    assert referat(root, "validate", "--since", "HEAD~1").code == 1
    plain = referat(root, "validate", "--select", "REF808", "-f", "concise")
    assert (plain.code, plain.out) == (0, f"{at(ONE, 'saker:')[:-2]}:1: {lost}\n")
    assert referat(root, "validate", "--select", "REF808", "--strict").code == 1
    commit(root, MINUTES.replace(f"    vedtak:\n      - {DECISION}", "    utfall: trukket"))
    (line,) = told(root, "HEAD~2")
    assert f"REF808 rettet opp siden: {lost[7:]}" in line
    assert referat(root, "validate", "--select", "REF808", "--strict").code == 0
    assert referat(root, "validate", "--since", "HEAD~2").code == 0


def test_a_case_deleted_from_recorded_minutes_is_missed(tmp_path: Path) -> None:
    """The last one as well, with its row on the agenda."""
    root = repository(archive(tmp_path))
    commit(root, ONE)
    (line,) = told(root)
    assert "REF808 saken 2/26 «Samarbeid om legevakt» er ført i referatet, men er tatt ut igjen (HEAD~0" in line


def test_a_case_deleted_from_approved_minutes_is_put_back(tmp_path: Path) -> None:
    """A correction cannot name a case that the meeting has not; its row on the agenda is called by the number."""
    root = approved(tmp_path)
    row_2 = '  - {start: "09:30", slutt: "11:00", sak: 2/26, ansvarlig: [Kari Nordmann]}\n'
    commit(root, APPROVED[: APPROVED.index("  - saksnr: 2/26")].replace(row_2, ""))
    row, case = json.loads(referat(root, "validate", "--since", "HEAD~1", "-f", "json").out)["problemer"]
    assert row["melding"].startswith("endret etter godkjenning, uten rettelse: saksliste, 2/26 er tatt ut («")
    assert row["tiltak"] == "sett det tilbake, eller før rettelsen inn i rettelser med «gjelder: [saksliste]»"
    assert case["melding"].startswith("endret etter godkjenning, uten rettelse: sak 2/26 er tatt ut («")
    assert case["tiltak"] == "før saken inn igjen; det som er rettet i den, føres i rettelser med «gjelder: [2/26]»"


@pytest.mark.parametrize(
    ("text", "back", "step"),
    [
        (APPROVED, MINUTES, "sett den til «godkjent» igjen; det som må rettes, føres i rettelser"),
        (MINUTES, None, "sett den til «referat» igjen; det som ikke er godkjent, rettes der det står"),
    ],
)
def test_minutes_that_are_not_approved_have_no_corrections(
    tmp_path: Path, text: str, back: str | None, step: str
) -> None:
    """REF608 warns of «rettelser» in them, so nobody is told to write any."""
    root = approved(tmp_path, text)
    commit(root, back or text.replace("status: referat", "status: innkalling"))
    problems = json.loads(referat(root, "validate", "--since", "HEAD~1", "-f", "json").out)["problemer"]
    assert [problem["tiltak"] for problem in problems if problem["kode"] == "REF803"] == [step]


APPROVING = (
    MINUTES.replace("2026-05-06", "2026-06-10")
    .replace("2026-03-04", "2026-05-06")
    .replace("2/26", "4/26")
    .replace("1/26", "3/26")
)


@pytest.mark.parametrize(
    ("decision", "changed", "warned"),
    [
        ("Referatet fra 4. mars godkjennes.", APPROVED.replace(DECISION, EVENINGS), True),
        ("Referatet fra 4. mars godkjennes med en endring i sak 2/26.", APPROVED.replace(DECISION, EVENINGS), False),
        ("Referatet fra 4. mars godkjennes.", APPROVED, False),
        (
            "Referatet fra 4. mars godkjennes.",
            APPROVED.replace(DECISION, EVENINGS).replace("deltakere:\n", ENTRY % "2/26", 1),
            False,
        ),
    ],
    ids=["in silence", "the approving case says so", "approved alone", "with a correction"],
)
def test_approval_and_alteration_at_once(decision: str, changed: str, warned: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """What the members read is what they approve: else somebody says so."""
    later = APPROVING.replace("Innkallingen godkjennes.", decision)
    assert decision in later
    root = repository(write(archive(tmp_path), {"minutes/prove/2026/2026-05-06.yaml": later}))
    commit(root, changed)
    expected = "REF810 endret i samme innsjekking som referatet ble godkjent: vedtak 1 i sak 2/26: "
    assert [expected in line for line in told(root)] == [True] * warned
    assert referat(root, "validate", "--since", "HEAD~1").code == 0


def test_a_decision_changed_before_the_approval_is_a_note(tmp_path: Path) -> None:
    """A draft may be corrected, and whoever approves it is told."""
    root = repository(archive(tmp_path))
    commit(root, MINUTES.replace(DECISION, EVENINGS))
    (line,) = told(root)
    assert " REF812 endret før godkjenning: vedtak 1 i sak 2/26: " in line
    assert referat(root, "validate", "--since", "HEAD~1", "--strict").code == 0


def test_codes_are_chosen_and_warnings_count_when_asked(tmp_path: Path) -> None:
    """A changed proposal is a warning: it stops nothing unless --strict is given."""
    root = repository(archive(tmp_path))
    text = MINUTES.replace("om legevakt.\n", "om en legevakt.\n")
    commit(root, text)
    (line,) = told(root)
    assert (
        f"{at(text, 'Kommunene går sammen om en')}: REF801 etter innkallingen: forslag_til_vedtak 1 i sak 2/26: "
        in line
    )
    assert referat(root, "validate", "--since", "HEAD~1").code == 0
    assert referat(root, "validate", "--since", "HEAD~1", "--strict").code == 1
    assert told(root, "HEAD~1", "--select", "REF802") == []
    assert told(root, "HEAD~1", "--ignore", "REF8") == []


def test_what_has_not_happened_yet_may_be_rewritten(tmp_path: Path) -> None:
    """A notice is a draft of a meeting until there are minutes; a new meeting is no change of anything."""
    notice = MINUTES.replace("status: referat", "status: innkalling")
    root = repository(write(archive(tmp_path), {MEETING_PATH: notice}))
    commit(root, notice.replace("om legevakt.\n", "om en legevakt.\n"))
    commit(root, APPROVED.replace("2026-03-04", "2026-03-05"), LATER)
    assert told(root, "HEAD~2") == []


@pytest.mark.parametrize(
    ("since", "sentence"),
    [
        ("ukjent", "referat: Utgaven «ukjent» finnes ikke."),
        ("mian", "referat: Utgaven «mian» finnes ikke. Mente du main?"),
        ("2020-01-01", "referat: Ingenting var sjekket inn 2020-01-01."),
    ],
)
def test_an_unknown_revision_is_one_sentence(since: str, sentence: str, tmp_path: Path) -> None:
    """Exit code 2 and nothing on standard output."""
    done = referat(approved(tmp_path), "validate", "--since", since)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(sentence)


def test_without_git_there_is_no_history(tmp_path: Path) -> None:
    """The sentence says so."""
    done = referat(archive(tmp_path), "validate", "--since", "HEAD")
    assert (done.code, done.out) == (2, "")
    assert "er ikke i et Git-arkiv" in done.err


def test_a_shallow_clone_says_what_it_cannot_see(tmp_path: Path) -> None:
    """Where the commits in between are not there, no answer is given that would be too short."""
    root = approved(tmp_path / "whole")
    first = git(root, "rev-parse", "HEAD").strip()
    commit(root, APPROVED.replace("Rådhuset", "Biblioteket"))
    commit(root, APPROVED.replace("Rådhuset", "Skolen"))
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", "grunn")
    shallow = tmp_path / "grunn"
    done = referat(shallow, "validate", "--since", first)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("Dette er en grunn kopi, som mangler det eldste; kjør «git fetch --unshallow».\n")
    git(shallow, "fetch", "--quiet", "--depth=1", "origin", first)
    done = referat(shallow, "validate", "--since", first)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("referat: Dette er en grunn kopi, som mangler noe av det som er gjort siden ")
    assert done.err.endswith(f"{first[:7]}; kjør «git fetch --unshallow».\n")
    git(shallow, "fetch", "--quiet", "--unshallow")
    assert len(referat(shallow, "validate", "--since", first, "-f", "concise").out.splitlines()) == 2


@pytest.mark.parametrize("other", [["--staged"], ["--changed"], ["--fix"], ["minutes"]])
def test_a_call_that_asks_for_two_things_is_refused(other: list[str], tmp_path: Path) -> None:
    """History is not what is staged, and cannot be mended in the files."""
    done = referat(approved(tmp_path), "validate", "--since", "HEAD", *other)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("referat: --since ser på hele arkivet")


def test_the_first_push_to_an_empty_remote_is_judged_against_nothing(tmp_path: Path) -> None:
    """All commits are looked at; a name that is no branch of a remote is still unknown."""
    root = approved(tmp_path / "archive")
    commit(root, APPROVED.replace("Rådhuset", "Biblioteket"))
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "tjener.git")
    git(root, "remote", "add", "origin", str(tmp_path / "tjener.git"))
    done = referat(root, "validate", "--since", "origin/main", "-f", "concise")
    assert done.code == 1
    assert "REF802" in done.out
    assert done.err.startswith("origin/main har ingenting ennå, så alt som er sjekket inn, vurderes.\n")
    assert referat(root, "validate", "--since", "opphav/main").code == 2
    git(root, "push", "--quiet", "origin", "main")
    assert referat(root, "validate", "--since", "origin/main").code == 0
    assert referat(root, "validate", "--since", "origin/mian").code == 2
