"""What is kept of the archive is never the answer's fault: whatever happens to it, the answer is that of the files."""

import os
import pty
import random
import re
import shutil
import signal
import sqlite3
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from referat_cli.store.commits import committed_files
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from tests.support.archives import write
from tests.support.asking import WORDS, about, ask, cases, data, meeting, small, text_of
from tests.support.effort import examples
from tests.support.packed import packed_zeros
from tests.support.running import Child, Done, git, referat, repository, run, shown_on

QUESTIONS = (
    ["cases"],
    ["show", "2/26"],
    ["show", "2026-01-04"],
    ["people"],
    ["people", "Kari Nordmann"],
    ["search", "legevakt"],
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose first commit holds three meetings; nothing has been asked of it."""
    return repository(small(tmp_path / "arkiv", 1, 2, 3))


def kept(root: Path) -> Path:
    """The file in which what has been read is kept."""
    (file,) = (root / ".git" / "referat").glob("*.sqlite")
    return file


def fresh(root: Path) -> dict[str, str]:
    """The answer of the files alone, without anything that was kept."""
    index = root / ".git" / "referat"
    aside = index.with_name("gjemt")
    if index.exists():
        index.rename(aside)
    index.write_text("her kan ingenting ligge", encoding="utf-8")
    try:
        return cases(root)
    finally:
        index.unlink()
        if aside.exists():
            aside.rename(index)


def same(root: Path) -> dict[str, str]:
    """The answer, which is the same with and without what was kept."""
    told = cases(root)
    assert told == fresh(root)
    return told


def test_a_question_leaves_no_long_journal_to_the_next(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens the index reads all of its journal first; what is short may stay there."""
    monkeypatch.setattr("referat_cli.store.database._LONG_JOURNAL", 1)

    records = Records(Snapshot(locate(root)))

    journal = kept(root).with_name(f"{kept(root).name}-wal")
    assert journal.stat().st_size == 0
    records.load_texts()
    assert journal.stat().st_size == 0
    assert records.rows("SELECT count(*) FROM version") == [(4,)]


def test_nobody_waits_for_another_who_reads_to_shorten_the_journal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays as long as it is, and the answer comes."""
    monkeypatch.setattr("referat_cli.store.database._LONG_JOURNAL", 0)
    monkeypatch.setattr("referat_cli.store.database._TIMEOUT", 600.0)
    first = Records(Snapshot(locate(root)))  # stands in a transaction that only reads
    write(root, meeting(1, "helikopter"))

    second = Records(Snapshot(locate(root)))

    assert second.rows("SELECT count(*) FROM version") == [(5,)]
    assert first.rows("SELECT count(*) FROM version") == [(4,)]


def test_every_change_of_the_files_changes_the_answer(root: Path) -> None:
    """Edit, commit, amend, another branch, reset, and a rebase whose old commits are swept away."""
    assert same(root) == about(1, 2, 3)
    write(root, meeting(1, "helikopter"))
    assert same(root) == {**about(2, 3), "1/26": "helikopter"}
    git(root, "commit", "--quiet", "--all", "--message=Endre")
    assert same(root) == {**about(2, 3), "1/26": "helikopter"}
    write(root, meeting(1, "jordmor"))
    git(root, "commit", "--quiet", "--all", "--amend", "--message=Endre igjen")
    assert same(root) == {**about(2, 3), "1/26": "jordmor"}
    git(root, "switch", "--quiet", "--create", "gren", "HEAD~1")
    assert same(root) == about(1, 2, 3)
    write(root, meeting(4))
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Ny")
    assert same(root) == about(1, 2, 3, 4)
    git(root, "rebase", "--quiet", "main")
    git(root, "reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all")
    git(root, "gc", "--quiet", "--prune=now")
    assert same(root) == {**about(2, 3, 4), "1/26": "jordmor"}
    git(root, "reset", "--quiet", "--hard", "main~1")
    assert same(root) == about(1, 2, 3)


def test_a_commit_that_is_gone_from_the_repository_is_no_hindrance(root: Path) -> None:
    """The base is of a commit that Git does not know any more: all is read anew, and nothing of it is kept."""
    git(root, "switch", "--quiet", "--create", "bort")
    write(root, meeting(4))
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Bort")
    assert cases(root) == about(1, 2, 3, 4)
    git(root, "switch", "--quiet", "main")
    git(root, "branch", "-D", "bort")
    git(root, "reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all")
    git(root, "gc", "--quiet", "--prune=now")
    assert cases(root, "--rev", "HEAD") == about(1, 2, 3)
    assert same(root) == about(1, 2, 3)
    with sqlite3.connect(kept(root)) as db:
        assert db.execute("SELECT max(date) FROM meeting").fetchone() == ("2026-03-04",)
    db.close()


def holds(root: Path, name: str) -> bool:
    """Whether a name stands anywhere in what is kept, packed or not, in whatever form."""
    for file in (root / ".git" / "referat").iterdir():
        content = file.read_bytes()
        starts = [
            at for at in range(len(content) - 1) if content[at : at + 2] in {b"\x78\x01", b"\x78\x9c", b"\x78\xda"}
        ]
        texts = [content]
        for at in starts:
            unpacker = zlib.decompressobj()
            with suppress(zlib.error):
                texts.append(unpacker.decompress(content[at:]))
        if any(name.lower().encode() in text.lower() for text in texts):
            return True
    return False


@pytest.mark.parametrize("questions_before_git_let_go", [0, 1])
def test_a_name_that_was_taken_out_of_history_is_not_kept(questions_before_git_let_go: int, root: Path) -> None:
    """As soon as Git has let go of it, any question does, also where one was asked between."""
    write(root, meeting(4, "Petra Prøvesen"))
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Ny")
    for question in (["search", "Petra"], ["history", "4/26"], ["validate"], ["attendance"]):
        ask(root, *question)
    assert holds(root, "Petra")
    write(root, meeting(4))
    git(root, "commit", "--quiet", "--all", "--amend", "--message=Ny")
    for _question in range(questions_before_git_let_go):
        assert cases(root) == about(1, 2, 3, 4)
        write(root, meeting(5))
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message=Enda en")
        assert cases(root) == about(1, 2, 3, 4, 5)
    git(root, "reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all")
    git(root, "gc", "--quiet", "--prune=now")
    assert ask(root, "cases").code == 0
    assert not holds(root, "Petra")


def test_a_name_that_has_to_go_at_once_goes_by_command(root: Path) -> None:
    """Whatever Git still has."""
    write(root, meeting(4, "Petra Prøvesen"))
    assert "4/26" in cases(root)
    assert holds(root, "Petra")
    write(root, meeting(4))
    assert ask(root, "index", "--drop").code == 0
    assert cases(root) == about(1, 2, 3, 4)
    assert not holds(root, "Petra")


def test_after_a_commit_only_what_differs_is_listed(root: Path) -> None:
    """The rows of the files that stand still are not written again."""
    assert cases(root) == about(1, 2, 3)
    with sqlite3.connect(kept(root)) as db:
        db.execute("UPDATE base_file SET searchable = 7 WHERE path LIKE '%2026-02-04.yaml'")
    db.close()
    write(root, meeting(4))
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Ny")
    assert ask(root, "cases").code == 0
    assert ask(root, "cases", "--rev", "HEAD~1").code == 0
    with sqlite3.connect(kept(root)) as db:
        assert db.execute("SELECT count(*) FROM base_file WHERE searchable = 7").fetchone() == (1,)
        assert db.execute("SELECT commit_id FROM base").fetchone() == (git(root, "rev-parse", "HEAD").strip(),)
    db.close()


def changed_at_random(root: Path, dice: random.Random) -> None:
    """Do something to the repository that people do."""
    number = dice.randint(1, 5)
    (path,) = meeting(number)
    deed = dice.choice(
        ["write", "write", "remove", "spoil", "commit", "commit", "stage", "branch", "switch", "reset", "amend"]
    )
    if deed == "write":
        write(root, meeting(number, dice.choice(["", "takst"])))
    elif deed == "remove":
        (root / path).unlink(missing_ok=True)
    elif deed == "spoil":
        write(root, {path: "utvalg: [prove"})
    elif deed == "stage":
        git(root, "add", "--all")
    elif deed in {"commit", "amend"}:
        git(root, "add", "--all")
        more = ["--amend"] if deed == "amend" else []
        git(root, "commit", "--quiet", "--allow-empty", "--message=Noe", *more)
    elif deed == "branch":
        run(root, "git", "branch", f"gren{number}")
    elif deed == "switch":
        run(root, "git", "switch", "--quiet", dice.choice(["main", f"gren{number}"]))
    elif deed == "reset":
        run(
            root,
            "git",
            "reset",
            "--quiet",
            dice.choice(["--hard", "--mixed", "--soft"]),
            dice.choice(["HEAD~1", "main"]),
        )


@pytest.mark.parametrize("seed", range(examples(1)))
def test_after_any_sequence_of_changes_the_answer_is_that_of_the_files(seed: int, root: Path) -> None:
    """Twenty random deeds, with questions of now and of other versions between them."""
    dice = random.Random(seed)
    for _step in range(20):
        changed_at_random(root, dice)
        revision = ["--rev", dice.choice(["HEAD", "main", "HEAD~1"])] if dice.random() < 0.4 else []
        question = [*dice.choice(QUESTIONS), *revision]
        answer = ask(root, *question)
        index = root / ".git" / "referat"
        index.mkdir(exist_ok=True)  # a version that is not there is found before anything is kept
        index.rename(index.with_name("gjemt"))
        assert ask(root, *question) == answer
        shutil.rmtree(index, ignore_errors=True)
        index.with_name("gjemt").rename(index)


def many(root: Path, count: int) -> Path:
    """A repository with more meetings than one process reads alone: one a day, each with a case of its own."""
    small(root)
    for number in range(count):
        date = f"{2001 + number // 300}-{number % 12 + 1:02}-{number // 12 % 25 + 1:02}"
        text = text_of(1).replace("2026-01-04", date).replace("1/26", f"{number}/26")
        write(root, {f"minutes/prove/{date[:4]}/{date}.yaml": text})
    return repository(root)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of 260 meetings that nobody changes, only what is kept of it."""
    return many(tmp_path_factory.mktemp("stort"), 260)


def test_a_form_that_one_of_many_meetings_brings_is_found_at_once(tmp_path: Path) -> None:
    """Of a file that was saved a moment ago a word is found by another form than the one that it stands in."""
    root = many(tmp_path / "arkiv", 30)
    assert referat(root, "search", "brannbilen").out == ""
    file = next((root / "minutes").rglob("2001-01-*.yaml"))
    file.write_text(file.read_text(encoding="utf-8").replace("Sak om", "Brannbiler og"), encoding="utf-8")
    assert "Brannbiler" in referat(root, "search", "brannbilen").out


def test_several_processes_may_build_at_once(large: Path) -> None:
    """Four first questions of a fresh clone: all answered, all alike, one file."""
    shutil.rmtree(large / ".git" / "referat", ignore_errors=True)
    asked = [Child(large, *question) for question in (["cases", "-f", "csv"], ["search", "legevakt", "-f", "csv"]) * 2]
    answers = [child.done() for child in asked]
    assert answers[:2] == answers[2:]
    assert [done.code for done in answers] == [0] * 4
    assert answers[0].out.count("\n") == 261
    assert kept(large).exists()
    assert answers[0] == referat(large, "cases", "-f", "csv")
    with sqlite3.connect(kept(large)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*), count(DISTINCT blob) FROM version").fetchone() == (261, 261)
    db.close()


def test_questions_while_the_branch_changes_are_of_one_version_or_the_other(root: Path) -> None:
    """While the branch goes to and fro, questions of the disk move the index along with it, and nothing is mixed.

    A named revision has its own answer, and HEAD that of the one branch or the other. On the disk the files themselves
    are exchanged one by one, so there each case is as on the one branch or the other.
    """
    git(root, "switch", "--quiet", "--create", "annen")
    write(root, {**meeting(1, "helikopter"), **meeting(2, "jordmor"), **meeting(4, "fengsel")})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Annen")
    answers = {name: referat(root, "cases", "--rev", name, "-f", "ndjson").out for name in ("main", "annen")}
    assert len(set(answers.values())) == 2
    rows = {row for answer in answers.values() for row in answer.splitlines()}
    for _again in range(2):
        on_disk, *of_revision = [
            Child(root, "cases", *revision, "-f", "ndjson")
            for revision in ([], ["--rev", "main"], ["--rev", "annen"], ["--rev", "HEAD"])
        ]
        for name in ("main", "annen"):
            time.sleep(0.02)
            git(root, "switch", "--quiet", name)
        assert set(on_disk.done().out.splitlines()) <= rows
        main, annen, head = [child.done() for child in of_revision]
        assert (main, annen) == (Done(0, answers["main"], ""), Done(0, answers["annen"], ""))
        assert head in (main, annen)
    assert referat(root, "cases", "-f", "ndjson").out == answers["annen"]


def test_an_answer_begun_before_the_branch_changed_is_of_the_version_that_was_asked_for(root: Path) -> None:
    """Another process moves the index along to the new branch while this one adds to it."""
    git(root, "switch", "--quiet", "--create", "annen")
    write(root, {**meeting(1, "helikopter"), **meeting(4, "fengsel")})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Annen")
    git(root, "switch", "--quiet", "main")
    referat(root, "cases")
    records = Records(Snapshot(locate(root), revision=git(root, "rev-parse", "main").strip()))
    before = records.rows("SELECT path, blob FROM snapshot_file ORDER BY path")

    def elsewhere(_db: sqlite3.Connection) -> None:
        git(root, "switch", "--quiet", "annen")
        assert "fengsel" in referat(root, "cases").out

    records.write(elsewhere)
    assert records.rows("SELECT path, blob FROM snapshot_file ORDER BY path") == before
    records.close()


def test_killed_at_any_moment_it_is_still_right(large: Path) -> None:
    """A build is killed after ever longer times, until one gets through; then nothing is missing."""
    expected = referat(large, "search", "legevakt", "--limit", "300", "-f", "csv")
    assert expected.out.count("\n") == 261
    shutil.rmtree(large / ".git" / "referat", ignore_errors=True)
    dice = random.Random(5)
    for _again in range(4):
        child = Child(large, "search", "legevakt", session=True)
        if not child.is_gone(dice.uniform(0.02, 0.5)):
            with suppress(ProcessLookupError):  # it has only just begun
                os.killpg(child.pid, signal.SIGKILL)
        child.done()
    assert referat(large, "search", "legevakt", "--limit", "300", "-f", "csv") == expected
    with sqlite3.connect(kept(large)) as db:
        assert db.execute("SELECT count(*) FROM meeting").fetchone() == (260,)
        assert db.execute("SELECT count(*) FROM case_").fetchone() == (260,)
        assert db.execute("SELECT count(*) FROM passage WHERE field = 'tittel'").fetchone() == (260,)
    db.close()


def test_stopped_by_the_keyboard_it_is_still_right(large: Path) -> None:
    """Ctrl-C in the middle of a build is 130, nothing on standard output, and no harm."""
    shutil.rmtree(large / ".git" / "referat", ignore_errors=True)
    child = Child(large, "index", "--rebuild", session=True)
    folder = large / ".git" / "referat"
    while not child.is_gone(0.01) and not list(folder.glob("*.sqlite")):
        pass
    os.kill(child.pid, signal.SIGINT)
    done = child.done()
    assert (done.code, done.out) in {(130, ""), (0, done.out)}
    assert referat(large, "cases", "-f", "csv").out.count("\n") == 261


def garbage(file: Path, start: float, size: int) -> None:
    """Write nonsense over a part of a file, from where a page begins, as a disk does."""
    with file.open("r+b") as stream:
        stream.seek(int(file.stat().st_size * start) // 4096 * 4096)
        stream.write(random.Random(1).randbytes(size // 4096 * 4096))


def zeros(file: Path, start: float, size: int) -> None:
    """Leave a part of a file empty, as a machine that lost its power does."""
    with file.open("r+b") as stream:
        stream.seek(int(file.stat().st_size * start) // 4096 * 4096)
        stream.write(bytes(size // 4096 * 4096))


def folded_in(file: Path) -> None:
    """Have the journal written into the file itself, as SQLite does when the last process leaves."""
    db = sqlite3.connect(file)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def another_database(file: Path) -> None:
    """Put somebody else's database in its place."""
    file.unlink()
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE meeting(tull)")
    db.close()


def in_its_place(file: Path) -> None:
    """Put a folder where the file should be."""
    file.unlink()
    (file / "tom").mkdir(parents=True)


def without_a_table(file: Path) -> None:
    """Let the file have the right mark and not the right tables."""
    with sqlite3.connect(file) as db:
        db.execute("DROP TABLE case_")
    db.close()


def a_journal_alone(file: Path) -> None:
    """Take the file away, and leave a journal that is none."""
    file.with_name(file.name + "-wal").write_bytes(b"x" * 9000)
    file.unlink()


def in_the_place_of_its_journal(file: Path) -> None:
    """Put a folder where the journal should be."""
    journal = file.with_name(file.name + "-wal")
    journal.unlink(missing_ok=True)
    journal.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "nonsense at the beginning": lambda file: garbage(file, 0, 4096),
    "nonsense a third in": lambda file: garbage(file, 0.3, 20000),
    "nonsense in the middle": lambda file: garbage(file, 0.5, 30000),
    "nonsense near the end": lambda file: garbage(file, 0.8, 20000),
    "nonsense everywhere but in the head": lambda file: garbage(file, 0.01, int(file.stat().st_size * 0.98)),
    "zeros a fifth in": lambda file: zeros(file, 0.2, 40000),
    "zeros in the middle": lambda file: zeros(file, 0.5, 40000),
    "nothing but zeros": lambda file: file.write_bytes(bytes(file.stat().st_size)),
    "cut in the middle": lambda file: os.truncate(file, file.stat().st_size // 2),
    "cut in the first page": lambda file: os.truncate(file, 700),
    "empty": lambda file: file.write_bytes(b""),
    "text": lambda file: file.write_text("tull" * 5000),
    "gone": Path.unlink,
    "another database": another_database,
    "a folder": in_its_place,
    "a table short": without_a_table,
    "a journal of nonsense": lambda file: file.with_name(file.name + "-wal").write_bytes(
        b"\x37\x7f\x06\x82" + b"x" * 9000
    ),
    "a journal of nonsense and no file": a_journal_alone,
    "a folder for a journal": in_the_place_of_its_journal,
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[Done]:
    """What the questions are answered of such a repository when nothing has happened to it."""
    root = repository(small(tmp_path_factory.mktemp("svar"), 1, 2, 3))
    return [ask(root, *question) for question in QUESTIONS]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_anew_or_done_without(damage: str, root: Path, answers: list[Done]) -> None:
    """The same answer to whichever question finds it, without a word about it; and afterwards all is well again."""
    assert ask(root, "search", "legevakt").code == 0
    folded_in(kept(root))
    DAMAGES[damage](kept(root))
    number = list(DAMAGES).index(damage) % len(QUESTIONS)
    assert ask(root, *QUESTIONS[number]) == answers[number]
    write(root, meeting(4))
    assert cases(root) == about(1, 2, 3, 4)


@pytest.mark.parametrize("damage", ["nonsense everywhere but in the head", "cut in the middle"])
def test_several_processes_may_find_the_damage_at_once(damage: str, root: Path) -> None:
    """Each may make it anew; none of them gets a wrong answer, and what is left is whole."""
    expected = ask(root, "search", "legevakt", "-f", "csv")
    folded_in(kept(root))
    DAMAGES[damage](kept(root))
    asked = [Child(root, "search", "legevakt", "-f", "csv") for _process in range(4)]
    assert [child.done() for child in asked] == [expected] * 4
    assert same(root) == about(1, 2, 3)
    assert [folder.name for folder in (root / ".git").glob("referat*")] == ["referat"]


def test_an_edition_that_has_not_been_written_for_a_month_is_let_go_of(root: Path) -> None:
    """A hook and a terminal may run two editions side by side; what nobody has used for long takes no room."""
    assert cases(root) == about(1, 2, 3)
    folder = root / ".git" / "referat"
    (own,) = folder.glob("index-*.sqlite")
    written = own.stat().st_mtime
    for days, edition in ((40, "000000000001"), (10, "000000000002")):
        for ending in ("", "-wal", "-shm"):
            file = folder / f"index-{edition}.sqlite{ending}"
            file.write_bytes(b"noe annet")
            os.utime(file, (written - days * 86400, written - days * 86400))
    own.unlink()
    assert cases(root) == about(1, 2, 3)
    left = {file.name.partition(".")[0] for file in folder.glob("index-*")}
    assert left == {own.stem, "index-000000000002"}


def test_where_nothing_can_be_kept_everything_is_read_each_time(root: Path) -> None:
    """A file stands where the folder should be: the same answers, and no word about it."""
    (root / ".git" / "referat").write_text("min egen fil", encoding="utf-8")
    assert cases(root) == about(1, 2, 3)
    assert (root / ".git" / "referat").read_text(encoding="utf-8") == "min egen fil"
    assert ask(root, "index", "--drop").code == 0
    assert (root / ".git" / "referat").read_text(encoding="utf-8") == "min egen fil"
    done = ask(root, "index", "--rebuild")
    folder = root / ".git"
    told = f"referat: Det som leses, kan ikke lagres i {folder}. Se om du kan skrive der, og om disken er full.\n"
    assert (done.code, done.out, done.err) == (2, "", told)


def on_a_full_disk(root: Path, limit: int, *arguments: str) -> Done:
    """What is answered where no file may grow beyond so many bytes; the answer goes into pipes, which are no files."""
    pipes = [os.pipe() for _stream in range(2)]
    (out, to_out), (err, to_err) = pipes
    child = Child(root, *arguments, out=to_out, err=to_err, limits={"RLIMIT_FSIZE": limit})
    for _ours, theirs in pipes:
        os.close(theirs)
    with os.fdopen(out, encoding="utf-8") as said, os.fdopen(err, encoding="utf-8") as told:
        streams = said.read(), told.read()
    return Done(child.done().code, *streams)


@pytest.mark.parametrize(("limit", "asked"), [(0, 0), (5000, 2), (100_000, 4), (150_000, 5)])
def test_on_a_full_disk_the_answer_is_the_same(limit: int, asked: int, root: Path, answers: list[Done]) -> None:
    """The answer comes all the same, and nothing else on standard output."""
    assert on_a_full_disk(root, limit, *QUESTIONS[asked]) == answers[asked]
    done = on_a_full_disk(root, limit, "index", "--rebuild")
    assert done.code in {0, 1, 2}
    assert "Traceback" not in done.err
    assert "Feil i referat" not in done.err
    assert done.out.count("\n") <= 2
    assert same(root) == about(1, 2, 3)


def test_while_another_process_writes_for_long_the_answer_comes(root: Path) -> None:
    """Whoever only asks waits for nobody; and one that must write does without after a while."""
    assert cases(root) == about(1, 2, 3)
    db = sqlite3.connect(kept(root), isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    started_at = time.monotonic()
    assert cases(root) == about(1, 2, 3)
    assert time.monotonic() - started_at < 5
    db.execute("ROLLBACK")
    db.close()


def test_index_says_what_is_kept(root: Path) -> None:
    """How many versions and texts, where, and how large; nothing kept is exit code 1."""
    assert ask(root, "index") == Done(1, "Ingenting er husket ennå.\n", "")
    assert cases(root) == about(1, 2, 3)
    write(root, {"minutes/prove/2026/2026-09-04.yaml": "utvalg: [prove"})
    ask(root, "search", "legevakt")
    done = ask(root, "index", "--status")
    first, second = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert first == "Utgaver av filer som er lest: 5 (uleselige: 1). Møter som kan søkes i: 3."
    assert re.fullmatch(rf"{re.escape(str(kept(root)))}, 0,\d MB", second)
    assert ask(root, "index") == done


def test_index_rebuild_reads_the_archive_and_a_question_what_it_needs_of_the_history(root: Path) -> None:
    """A version that no file holds any more is read when a question is about it, and then kept."""
    write(root, meeting(1, "helikopter"))
    git(root, "commit", "--quiet", "--all", "--message=Endre")
    write(root, meeting(1, "jordmor"))
    done = ask(root, "index", "--rebuild")
    assert (done.code, done.err) == (0, "")
    # Three meetings, one of them as it is on the disk, and a register.
    assert done.out.splitlines()[0] == "Utgaver av filer som er lest: 4 (uleselige: 0). Møter som kan søkes i: 3."
    assert "helikopter" in ask(root, "history", "2026-01-04").out
    assert ask(root, "index").out.startswith("Utgaver av filer som er lest: 6 ")
    assert ask(root, "index", "--rebuild") == done
    assert ask(root, "index", "--drop") == Done(0, "Slettet. Neste spørsmål leser arkivet på nytt.\n", "")
    assert not (root / ".git" / "referat").exists()
    assert ask(root, "index", "--drop").code == 0


def test_index_works_before_the_first_commit_and_in_a_bare_repository(root: Path, tmp_path: Path) -> None:
    """There is little to read, and it is read."""
    bare, new = tmp_path / "bar.git", small(tmp_path / "ny", 1)
    git(tmp_path, "clone", "--quiet", "--bare", str(root), str(bare))
    git(new, "init", "--quiet")
    assert ask(bare, "index", "--rebuild").out.startswith("Utgaver av filer som er lest: 4 ")
    assert ask(new, "index", "--rebuild").out.startswith("Utgaver av filer som er lest: 2 ")
    empty = tmp_path / "tom"
    empty.mkdir()
    git(empty, "init", "--quiet")
    assert ask(empty, "index", "--rebuild").code in {0, 1}


def seen_on_a_terminal(root: Path, *arguments: str) -> tuple[str, str]:
    """What comes on standard output, and on a standard error that is a terminal, where two hundred files are many."""
    ours, theirs = pty.openpty()
    child = Child(root, *arguments, err=theirs, settings={"referat_cli.cli.console._MANY_FILES": 200})
    os.close(theirs)
    told = shown_on(ours)
    return child.done().out, told


def test_a_long_build_tells_how_far_it_is_on_a_terminal_alone(large: Path) -> None:
    """It is gone again before the answer; in a pipe nothing is said."""
    shutil.rmtree(large / ".git" / "referat", ignore_errors=True)
    out, told = seen_on_a_terminal(large, "index", "--rebuild")
    assert ask(large, "index") == Done(0, out, "")
    assert "Leser arkivet: 40 av 261" in told
    assert told.rpartition("\r")[2] == ""
    assert seen_on_a_terminal(large, "cases", "--limit", "1")[1] == ""
    ask(large, "index", "--drop")
    assert ask(large, "cases", "--limit", "1").err == ""
    assert WORDS[0] in data(large, "cases", "--limit", "1")["saker"][0]["tittel"]


def altered(root: Path, statement: str, *values: object) -> None:
    """Change what is kept, as somebody else might."""
    with sqlite3.connect(kept(root)) as db:
        assert db.execute(statement, values).rowcount
    db.close()


IMPOSSIBLE = (
    ("UPDATE version SET record = ? WHERE readable", b"\xff\x00"),
    ("UPDATE version SET record = ? WHERE readable", zlib.compress(b"[1, 2]")),
    ("UPDATE version SET record = ? WHERE readable", packed_zeros(300)),
    ("UPDATE roster SET lines = ?", zlib.compress(b'{"gruppe": 3}')),
    ("UPDATE case_ SET responsible = ?", "["),
    ("UPDATE base SET commit_id = ?", "HEAD"),
    ("UPDATE base SET commit_id = ?", "f" * 40),
    ("UPDATE base_file SET blob = ?, version = NULL", "f" * 40),
    ("UPDATE passage SET field = ?", "tull"),
)


def test_a_value_that_cannot_be_means_that_the_index_is_made_anew(root: Path, answers: list[Done]) -> None:
    """The question is answered from the files, what is told beside the answer is told once, and all is well again."""
    (root / "minutes" / "prove" / "2026" / "tull.yaml").write_text("tull\n", encoding="utf-8")
    told = [ask(root, *question) for question in QUESTIONS]
    assert [done.out for done in told] == [done.out for done in answers]
    for statement, value in IMPOSSIBLE:
        altered(root, statement, value)
        assert [ask(root, *question) for question in QUESTIONS] == told, (statement, value)
    (root / "minutes" / "prove" / "2026" / "tull.yaml").unlink()
    assert cases(root) == about(1, 2, 3)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE base SET commit_id = ?", "UPDATE history SET tip = ?", "UPDATE file_change SET blob = ?, old_blob = blob"],
)
def test_what_is_no_id_is_never_given_to_git(statement: str, root: Path) -> None:
    """Git would take it for an option, and write over a file."""
    mine = root / "min.txt"
    mine.write_text("min egen fil", encoding="utf-8")
    history = ask(root, "history", "1/26")
    altered(root, statement, f"--output={mine}")
    write(root, meeting(4))
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Ny")
    assert ask(root, "history", "1/26") == history
    assert cases(root) == about(1, 2, 3, 4)
    assert mine.read_text(encoding="utf-8") == "min egen fil"


@pytest.mark.parametrize("make", [os.symlink, os.link])
@pytest.mark.parametrize("ending", ["", "-wal", "-journal"])
def test_an_index_that_is_also_somebody_elses_is_not_written_to(
    ending: str, make: Callable[[Path, Path], None], root: Path, tmp_path: Path
) -> None:
    """A link in the place of the index goes, and the index is made anew."""
    assert cases(root) == about(1, 2, 3)
    mine = tmp_path / "min.txt"
    mine.write_bytes(kept(root).read_bytes())
    before = mine.read_bytes()
    file = kept(root).with_name(kept(root).name + ending)
    file.unlink(missing_ok=True)
    make(mine, file)
    write(root, meeting(4))
    assert cases(root) == about(1, 2, 3, 4)
    assert mine.read_bytes() == before
    assert kept(root).stat().st_nlink == 1
    assert not kept(root).is_symlink()


def test_dropping_removes_what_is_ours_alone(root: Path) -> None:
    """Files that somebody has put beside the index, and folders that are only called nearly so, stay."""
    assert cases(root) == about(1, 2, 3)
    mine = {
        root / ".git" / name: name
        for name in ("referat/notat.txt", "referat-gammel/index-1.sqlite", "referat-7/index-1.sqlite")
    }
    for file, text in mine.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    left = root / ".git" / "referat-8.drop"
    left.mkdir()
    (left / "index-00000000-00000000.sqlite").write_text("rest", encoding="utf-8")
    done = ask(root, "index", "--drop")
    assert (done.code, done.out) == (0, "Slettet. Neste spørsmål leser arkivet på nytt.\n")
    assert {file: file.read_text(encoding="utf-8") for file in mine} == mine
    assert sorted(folder.name for folder in (root / ".git").glob("referat*")) == [
        "referat",
        "referat-7",
        "referat-gammel",
    ]
    assert [file.name for file in (root / ".git" / "referat").iterdir()] == ["notat.txt"]


def test_a_fault_of_the_tool_itself_does_not_cost_the_index(root: Path) -> None:
    """Where the files alone lead to the same, what is kept is not to blame."""
    assert cases(root) == about(1, 2, 3)
    before = kept(root).stat()
    program = (
        "import referat_cli.queries.cases as cases\n"
        "def fails(*_row): raise AttributeError('tull')\n"
        "cases._row = fails; from referat_cli.cli.main import main; raise SystemExit(main(['cases']))"
    )
    done = run(root, sys.executable, "-c", program)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("referat: Feil i referat (AttributeError: tull).")
    assert kept(root).stat().st_ino == before.st_ino


def test_what_was_done_to_one_file_is_found_by_its_path(root: Path) -> None:
    """By its path before and after: the whole history of the archive is not read for it."""
    records = Records(Snapshot(locate(root)))
    asked: list[str] = []
    committed_files(records, path=next(iter(meeting(1))))
    records.db.set_trace_callback(asked.append)
    assert len(committed_files(records, path=next(iter(meeting(1))))) == 1
    records.db.set_trace_callback(None)
    plans = [row[3] for query in asked for row in records.rows(f"EXPLAIN QUERY PLAN {query}")]
    found = [plan for plan in plans if "file_change_" in plan]
    assert found
    assert all("path=?" in plan for plan in found)
    records.close()


def test_an_edited_snapshots_files_are_put_together_once(root: Path) -> None:
    """As a table, with what lies over the commit; a clean one is what is kept of the commit."""
    for expected, text in (("view", meeting(1)), ("table", meeting(1, "helikopter"))):
        write(root, text)
        records = Records(Snapshot(locate(root)))
        assert records.rows("SELECT type FROM temp.sqlite_master WHERE name = 'snapshot_file'") == [(expected,)]
        assert len(records.rows("SELECT path FROM snapshot_file")) == 4
        records.close()
