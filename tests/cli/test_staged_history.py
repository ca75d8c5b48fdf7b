"""At commit time what is staged is held against what was called, recorded and approved."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, archive, write
from tests.support.running import Done, git, referat, repository

APPROVED = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n')
SILENT = APPROVED.replace("sammen om legevakt i helgene.", "sammen om legevakt alltid.")


def with_entry(text: str, concerns: str, day: str = "06-10") -> str:
    """A text with one more entry in its corrections."""
    text = text if "rettelser:" in text else text.replace("deltakere:\n", "rettelser:\ndeltakere:\n", 1)
    entry = f'  - {{dato: "2026-{day}", gjelder: [{concerns}], tekst: Det er rettet.}}\n'
    return text.replace("deltakere:\n", f"{entry}deltakere:\n", 1)


OPEN = with_entry(SILENT, "2/26")


def staged(root: Path, text: str | None, call: str = "--changed") -> Done:
    """What is said of a version of the meeting that is about to be committed."""
    if text is None:
        (root / MEETING_PATH).unlink()
    else:
        write(root, {MEETING_PATH: text})
    git(root, "add", "--all")
    return referat(root, "validate", call, "--ignore", "REF509", "-f", "concise")


def codes(done: Done) -> list[str]:
    """The code of each line."""
    return [line.split(": ")[1].split()[0] for line in done.out.splitlines()]


def committed(root: Path, *texts: str) -> Path:
    """A repository in which these versions of the meeting were committed, one after the other."""
    repository(write(archive(root), {MEETING_PATH: texts[0]}))
    for text in texts[1:]:
        write(root, {MEETING_PATH: text})
        git(root, "commit", "--quiet", "--all", "--message=Neste")
    return root


@pytest.mark.parametrize("call", ["--changed", "--staged"])
def test_a_forgotten_correction_is_told_before_the_commit(call: str, tmp_path: Path) -> None:
    """With the entry that is missing; with the entry it passes."""
    root = committed(tmp_path, MINUTES, APPROVED)
    done = staged(root, SILENT, call)
    assert done.code == 1
    assert codes(done) == ["REF802"]
    assert "vedtak 1 i sak 2/26: «… legevakt i helgene.» → «… legevakt alltid.» (ikke sjekket inn)" in done.out
    assert (staged(root, OPEN, call).code, staged(root, OPEN, call).out) == (0, "")


def test_a_change_that_is_not_staged_is_not_said_to_be_none(tmp_path: Path) -> None:
    """What is on the disk alone is not what the next commit has."""
    write(committed(tmp_path, MINUTES), {MEETING_PATH: MINUTES.replace("Rådhuset", "Biblioteket")})
    nothing = "Ingen endringer i møter eller registre er klargjort (git add), så det er ingenting å kontrollere.\n"
    assert referat(tmp_path, "validate", "--changed") == Done(0, "", nothing)
    git(tmp_path, "restore", ".")
    nothing = "Ingen møter eller registre er endret, så det er ingenting å kontrollere.\n"
    assert referat(tmp_path, "validate", "--since", "HEAD") == Done(0, "", nothing)


def test_an_approved_text_may_always_be_put_back(tmp_path: Path) -> None:
    """Though the newest commit has another, which nobody corrected."""
    root = committed(tmp_path, MINUTES, APPROVED, SILENT)
    assert staged(root, APPROVED) == Done(0, "", "1 fil kontrollert: ingen feil\n")


def test_what_was_altered_before_is_told_until_it_is_corrected(tmp_path: Path) -> None:
    """A commit of something else does not make it right; an entry of its own does."""
    root = committed(tmp_path, MINUTES, APPROVED, SILENT)
    other = with_entry(SILENT.replace("Rådhuset", "Biblioteket"), "moetested")
    done = staged(root, other)
    assert (done.code, codes(done)) == (1, ["REF802"])
    assert "vedtak 1 i sak 2/26" in done.out
    assert staged(root, OPEN).code == 0


def test_what_was_corrected_is_what_a_later_change_is_held_against(tmp_path: Path) -> None:
    """An entry speaks of its own change, not of the next one."""
    root = committed(tmp_path, MINUTES, APPROVED, OPEN)
    assert staged(root, OPEN.replace("alltid.", "aldri.")).code == 1
    assert staged(root, OPEN).code == 0
    again = with_entry(OPEN.replace("alltid.", "aldri."), "2/26", day="06-09")
    assert staged(root, again).code == 0


def test_a_case_of_the_notice_that_is_forgotten_is_told_before_the_commit(tmp_path: Path) -> None:
    """An error at the place where it is missing; recorded as withdrawn, it passes."""
    notice = MINUTES.replace("status: referat", "status: innkalling")
    root = committed(tmp_path, notice)
    lost = MINUTES[: MINUTES.index("  - saksnr: 2/26")]
    done = staged(root, lost)
    assert done.code == 1
    assert "REF808 saken 2/26 «Samarbeid om legevakt» sto i innkallingen, men står ikke i referatet" in done.out
    assert "REF808" not in staged(root, MINUTES).out


def test_a_case_taken_out_of_approved_minutes_is_told_once(tmp_path: Path) -> None:
    """Though the notice and the first minutes had it as well."""
    root = committed(tmp_path, MINUTES.replace("status: referat", "status: innkalling"), MINUTES, APPROVED)
    lost = APPROVED[: APPROVED.index("  - saksnr: 2/26")]
    done = staged(root, lost)
    assert [line for line in done.out.splitlines() if "REF8" in line and "sak 2/26 er tatt ut" not in line] == []
    assert codes(done).count("REF802") == 1
    git(root, "commit", "--quiet", "--no-verify", "--message=Tatt ut")
    since = referat(root, "validate", "--since", "HEAD~3", "--select", "REF8", "-f", "concise")
    assert codes(since) == ["REF802"]
    set_back = staged(
        root, lost.replace(APPROVED[: APPROVED.index("deltakere:")], MINUTES[: MINUTES.index("deltakere:")])
    )
    assert "REF808" not in set_back.out
    assert {"REF802", "REF803"} <= set(codes(set_back))


@pytest.mark.parametrize(
    ("text", "code"), [(None, "REF804"), (MINUTES, "REF803"), ("", "REF809")], ids=["deleted", "set back", "emptied"]
)
def test_approved_minutes_cannot_be_lost(text: str | None, code: str, tmp_path: Path) -> None:
    """Neither deleted, nor set back, nor emptied."""
    done = staged(committed(tmp_path, MINUTES, APPROVED), text)
    assert done.code == 1
    assert code in codes(done)


def test_what_cannot_be_judged_is_said(tmp_path: Path) -> None:
    """In a first commit, of a file that is new, and in a shallow clone."""
    first = write(archive(tmp_path / "first"), {MEETING_PATH: APPROVED})
    git(first, "init", "--quiet", "--initial-branch=main")
    new = "er godkjent og ny i Git, så det er ingenting å holde den mot.\n"
    assert staged(first, APPROVED).err.startswith(f"{MEETING_PATH} {new}")
    root = committed(tmp_path / "whole", NOTICE, MINUTES, APPROVED)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", "grunn")
    done = staged(tmp_path / "grunn", SILENT)
    assert (done.code, codes(done)) == (1, ["REF802"])
    assert done.err.startswith(
        f"{MEETING_PATH} kan ikke holdes mot det som ble godkjent: kopien er grunn. Kjør «git fetch --unshallow».\n"
    )


def removed(root: Path) -> None:
    """Deleted."""
    git(root, "rm", "--quiet", MEETING_PATH)


def let_go_of(root: Path) -> None:
    """Not Git's any more, though it lies there as before."""
    git(root, "rm", "--quiet", "--cached", MEETING_PATH)


def announced(root: Path) -> None:
    """Let go of, and said to be coming."""
    let_go_of(root)
    git(root, "add", "--intent-to-add", MEETING_PATH)


def moved_out(root: Path) -> None:
    """Out of the folder of the record."""
    (root / "gammelt").mkdir()
    git(root, "mv", MEETING_PATH, "gammelt/2026-03-04.yaml")


def called_otherwise(root: Path) -> None:
    """By a name that is no record's."""
    git(root, "mv", MEETING_PATH, MEETING_PATH.replace(".yaml", ".txt"))


def linked(root: Path) -> None:
    """A link to the very same text, where nobody looks."""
    (root / MEETING_PATH).rename(root / "gjemt.yaml")
    (root / MEETING_PATH).symlink_to("../../../gjemt.yaml")
    git(root, "add", "--all")


def folder_linked(root: Path) -> None:
    """A link in the place of its folder."""
    (root / MEETING_PATH).parent.rename(root / "gjemt")
    (root / MEETING_PATH).parent.symlink_to("../../gjemt")
    git(root, "add", "--all")


def made_a_folder(root: Path) -> None:
    """A folder of that name."""
    (root / MEETING_PATH).unlink()
    write(root, {f"{MEETING_PATH}/fil.txt": "x"})
    git(root, "add", "--all")


def made_a_repository(root: Path) -> None:
    """A repository of its own."""
    (root / MEETING_PATH).unlink()
    repository(write(root / MEETING_PATH, {"fil.txt": "x"}))
    git(root, "-c", "advice.addEmbeddedRepo=false", "add", "--all")


WAYS_OUT = [
    removed,
    let_go_of,
    announced,
    moved_out,
    called_otherwise,
    linked,
    folder_linked,
    made_a_folder,
    made_a_repository,
]


@pytest.mark.parametrize(
    ("way", "text"), [*((way, MINUTES) for way in WAYS_OUT), (removed, APPROVED), (linked, APPROVED)]
)
def test_a_meeting_that_was_held_does_not_leave_the_record(
    way: Callable[[Path], None], text: str, tmp_path: Path
) -> None:
    """Neither past the hook, nor past what judges the history afterwards, whatever lies on the disk in its place."""
    root = committed(tmp_path, text)
    way(root)
    for call in (("--changed",), ("--staged",)):
        done = referat(root, "validate", *call, "-f", "concise")
        assert done.code == 1, done
        assert {"REF804", "REF101", "REF809"} & set(codes(done)), done
        assert MEETING_PATH.rpartition("/")[0] in done.out
    git(root, "commit", "--quiet", "--allow-empty", "--message=Borte")
    done = referat(root, "validate", "--since", "HEAD~1", "-f", "concise")
    assert done.code == 1, done
    assert "REF804" in codes(done)


def test_a_record_that_is_a_link_in_git_is_told_of_as_long_as_it_is_one(tmp_path: Path) -> None:
    """What stands where it leads may be rewritten without a commit that says so."""
    root = committed(tmp_path, APPROVED)
    linked(root)
    git(root, "commit", "--quiet", "--message=Lenke")
    for text, code in ((APPROVED, "REF101"), (SILENT, "REF802")):
        write(root, {"gjemt.yaml": text})
        done = referat(root, "validate", "--since", "HEAD", "-f", "concise")
        assert (done.code, codes(done)) == (1, [code])
