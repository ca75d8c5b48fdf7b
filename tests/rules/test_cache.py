"""What has been judged is not judged again, and a verdict is never stale."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import metadata
from pathlib import Path
from shutil import which

import pytest

from referat_cli.model.problem import Finding, Findings, Problem
from referat_cli.rules import cache, registry, runner
from referat_cli.rules.cache import judge_archive
from referat_cli.store import database, folders, tables
from referat_cli.store.archive import Archive
from referat_cli.store.git import files_of_commit
from referat_cli.store.libraries import versions
from referat_cli.store.paths import locate
from referat_cli.store.snapshot import Snapshot
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, archive, write
from tests.support.running import TODAY, git, referat, repository

DAY = TODAY


def told(root: Path, *options: str) -> list[str]:
    """The problems that ``referat validate`` tells of, a line each."""
    done = referat(root, "validate", "-f", "concise", *options)
    assert done.code in (0, 1), done.err
    return done.out.splitlines()


def told_anew(root: Path, *options: str) -> list[str]:
    """The same without anything kept."""
    referat(root, "index", "--drop")
    return told(root, *options)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A repository whose archive has just been judged, and found without fault."""
    root = repository(archive(tmp_path))
    assert told(root) == []
    return root


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are judged from now on, in this process."""
    paths: list[str] = []
    judge_all = runner.judge_all

    def watched(archive: Archive, wanted: list[str], today: date) -> Iterator[Problem]:
        paths.extend(wanted)
        return judge_all(archive, wanted, today)

    monkeypatch.setattr(runner, "judge_all", watched)
    return paths


def test_what_has_not_changed_is_not_read_again(kept: Path, judged: list[str]) -> None:
    """The second answer comes without judging a single file."""
    assert judge_archive(Snapshot(locate(kept)), DAY).files == 2
    assert judged == []
    write(kept, {MEETING_PATH: MINUTES.replace("legevakt i helgene", "legevakt hver helg")})
    judge_archive(Snapshot(locate(kept)), DAY)
    assert judged == [REGISTER_PATH, MEETING_PATH]


def test_what_lies_beside_is_looked_for_only_where_a_folder_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders that have the times that they had are not listed again; an attachment that is gone is missed."""
    monkeypatch.setattr(folders, "_SETTLED", 0)  # else nothing is kept for two seconds
    listed: list[Path] = []

    def watched(root: Path) -> folders.Listing:
        listed.append(root)
        return folders.list_folders(root)

    monkeypatch.setattr(cache, "list_folders", watched)
    attached = MINUTES.replace(
        "    referat: |\n", "    vedlegg:\n      - {tittel: Kart, fil: kart.pdf}\n    referat: |\n", 1
    )
    beside = Path(MEETING_PATH).parent
    root = repository(write(archive(tmp_path), {MEETING_PATH: attached, f"{beside}/kart.pdf": "%PDF"}))
    assert [told(root), len(listed)] == [[], 2]  # where something is judged, before and after
    assert [told(root), len(listed)] == [[], 2]
    (root / beside / "kart.pdf").unlink()
    assert ["REF528" in line for line in told(root)] == [True]
    git(root, "checkout", "-q", ".")
    other = write(root, {f"{beside}/2026-08-05.yaml": "?"}) / beside / "2026-08-05.yaml"
    assert any(other.name in line for line in told(root))
    write(root, {".git/info/exclude": other.name})
    left_out = referat(root, "validate").err
    assert "utelatt i .gitignore" in left_out
    before = len(listed)
    assert [referat(root, "validate").err, len(listed)] == [left_out, before]


def test_a_changed_register_changes_the_answer(kept: Path) -> None:
    """A name taken out of the register is unknown in the meeting that nobody touched."""
    write(kept, {REGISTER_PATH: REGISTER.replace("      - {navn: Ola Hansen, enhet: Vestby}\n", "")})
    answer = told(kept)
    assert any(line.startswith(f"{MEETING_PATH}:15:") and "REF301" in line for line in answer)
    assert answer == told_anew(kept)
    write(kept, {REGISTER_PATH: REGISTER})
    assert told(kept) == []


def test_a_changed_neighbour_changes_the_answer(kept: Path) -> None:
    """A second meeting that takes the same case number makes the first one wrong too."""
    second = MINUTES.replace("2026-03-04", "2026-04-08")
    write(kept, {"minutes/prove/2026/2026-04-08.yaml": second})
    answer = told(kept)
    assert any(line.startswith(MEETING_PATH) and "REF503" in line for line in answer)
    assert answer == told_anew(kept)


def test_a_register_of_another_committee_changes_the_answer(kept: Path) -> None:
    """A name nearly the same as one of another committee's is told of, though no file of this committee changed."""
    other = REGISTER.replace("kode: prove", "kode: andre").replace("Prøveutvalget", "Andreutvalget")
    write(kept, {"minutes/andre/utvalg.yaml": other.replace("Liv Berg", "Liv Bergh")})
    answer = told(kept)
    assert any("Liv Berg" in line for line in answer)
    assert answer == told_anew(kept)


def test_a_changed_option_changes_the_answer(kept: Path) -> None:
    """What is selected, ignored or counted as an error is decided by each call."""
    write(kept, {MEETING_PATH: MINUTES.replace("\nslutt:", "\nslut:")})
    assert any("REF201" in line for line in told(kept))
    assert told(kept, "--ignore", "REF2") == [line for line in told(kept) if "REF2" not in line]
    assert told(kept, "--select", "REF9") == []


def test_staged_and_disk_are_judged_apart(kept: Path) -> None:
    """A mistake on the disk is none of what is staged, and the other way round."""
    write(kept, {MEETING_PATH: MINUTES.replace("\nslutt:", "\nslut:")})
    assert told(kept, "--staged") == []
    assert told(kept)
    git(kept, "add", "--all")
    write(kept, {MEETING_PATH: MINUTES})
    assert told(kept, "--staged")
    assert told(kept) == []


def test_a_changed_program_judges_anew(kept: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts of a program with another text are not asked for."""
    monkeypatch.setattr(cache, "digest_of_sources", lambda _folders: "another text")
    judge_archive(Snapshot(locate(kept)), DAY)
    assert judged == [REGISTER_PATH, MEETING_PATH]


def another_version(name: str, folder: Path) -> str:
    """A folder for Python's path with another version of a library, which is all that is told of it there."""
    place = folder / "site-packages"
    (place / f"{name}-99.9.dist-info").mkdir(parents=True)
    return str(place)


@pytest.mark.parametrize("library", ["jsonschema", "jsonschema_rs", "msgspec", "ruamel.yaml", "ruamel_yaml_clib"])
def test_another_version_of_a_library_judges_anew(
    library: str, kept: Path, tmp_path_factory: pytest.TempPathFactory, judged: list[str]
) -> None:
    """Its words stand in the verdicts, and its values in the rows."""
    path = [another_version(library, tmp_path_factory.mktemp("other")), *sys.path]
    with pytest.MonkeyPatch.context() as upgraded:
        upgraded.setattr(sys, "path", path)
        forget()
        judge_archive(Snapshot(locate(kept)), DAY)
    assert judged == [REGISTER_PATH, MEETING_PATH]
    forget()
    judge_archive(Snapshot(locate(kept)), DAY)
    assert judged == [REGISTER_PATH, MEETING_PATH]


def forget() -> None:
    """Begin as a new process does, which looks for the libraries."""
    versions.cache_clear()
    tables.edition.cache_clear()


def test_the_versions_are_those_that_python_finds() -> None:
    """Read from the names of folders alone, and looked up where there is none; nothing of what is not installed."""
    names = ("jsonschema", "jsonschema-rs", "msgspec", "ruamel.yaml", "ruamel.yaml.clib")
    told = [f"{name} {metadata.version(name)}" for name in names]
    python = f"cpython {sys.version_info[0]}.{sys.version_info[1]}"
    assert versions((*names, "finnes-ikke")) == ", ".join([python, *told, "finnes-ikke "])


@pytest.mark.parametrize("statement", ["INSERT", "DELETE"])
def test_a_verdict_is_not_kept_where_the_transaction_fails(
    statement: str, kept: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what was written before the statement that failed; the next run judges anew, and can keep again."""
    db = database.open_index(locate(kept))
    db.execute("DELETE FROM verdict")
    refused = "ON verdict WHEN (SELECT count(*) FROM verdict) > 0 BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
    db.execute(f"CREATE TRIGGER refuse BEFORE {statement} {refused}")
    found: dict[bytes, list[Problem]] = {b"one": [], b"two": []}
    monkeypatch.setattr(cache, "_MOST", 1)
    with pytest.raises(sqlite3.Error, match="the disk is full"):
        cache._cache(db, found, DAY)  # noqa: SLF001 - the one place that writes a verdict
    assert not db.in_transaction
    db.execute("DROP TRIGGER refuse")
    assert db.execute("SELECT count(*) FROM verdict").fetchone() == (0,)
    db.close()
    for _time in range(2):
        assert judge_archive(Snapshot(locate(kept)), DAY).problems == []
        assert judged == [REGISTER_PATH, MEETING_PATH]


def test_an_answer_is_given_though_its_verdict_cannot_be_kept(kept: Path, judged: list[str]) -> None:
    """It is the same, and it is not taken for a kept one by the next run."""
    write(kept, {MEETING_PATH: MINUTES.replace("\nslutt:", "\nslut:")})
    db = database.open_index(locate(kept))
    db.execute("CREATE TRIGGER refuse BEFORE INSERT ON verdict BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
    db.close()
    first = judge_archive(Snapshot(locate(kept)), DAY)
    assert [problem.code for problem in first.problems] == ["REF201"]
    judged.clear()
    assert judge_archive(Snapshot(locate(kept)), DAY) == first
    assert judged == [REGISTER_PATH, MEETING_PATH]


def test_a_transaction_that_cannot_be_ended_leaves_nothing(kept: Path) -> None:
    """What is refused at the end was not written, and the connection can write again."""
    db = database.open_index(locate(kept))
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("CREATE TABLE owner(id INTEGER PRIMARY KEY)")
    db.execute("CREATE TABLE owned(owner INTEGER REFERENCES owner(id) DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(sqlite3.IntegrityError), tables.transaction(db):
        db.execute("INSERT INTO owned VALUES (1)")
    assert not db.in_transaction
    with tables.transaction(db):
        db.execute("INSERT INTO owner VALUES (1)")
    assert db.execute("SELECT count(*) FROM owned").fetchone() == (0,)
    db.close()


def test_a_rule_that_knows_the_day_is_asked_every_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With such a rule a verdict counts for its own day alone."""
    rules = dict(registry._rules)  # noqa: SLF001 - a rule for the time of this test
    monkeypatch.setattr(registry, "_rules", rules)

    @registry.rule("REF699", "info")
    def held_already(path: str, today: date) -> Findings:
        """Sier hvilken dag det er.

        Feil:
            x
        """
        yield Finding((), f"{path} på {today}")

    assert held_already.__doc__
    root = repository(archive(tmp_path))
    runner.checks.cache_clear()
    first, again, next_day = (
        judge_archive(Snapshot(locate(root)), day).problems for day in (DAY, DAY, DAY + timedelta(days=1))
    )
    runner.checks.cache_clear()
    assert first == again
    assert (
        [p.message for p in next_day]
        == [p.message.replace(str(DAY), str(DAY + timedelta(days=1))) for p in first]
        != []
    )


def test_a_file_that_git_would_change_is_judged_as_git_keeps_it(tmp_path: Path) -> None:
    """Other line ends on the disk than in Git are no other record, in this checkout or another."""
    root = archive(tmp_path / "a")
    write(root, {".gitattributes": "* text=auto eol=lf\n"})
    repository(root)
    (root / MEETING_PATH).write_bytes(MINUTES.replace("\n", "\r\n").encode())
    assert told(root) == []
    git(root, "add", "--all")
    assert told(root) == []
    write(root, {MEETING_PATH: MINUTES})
    assert told(root) == []


def test_a_file_that_cannot_be_opened_is_told_of_every_time(kept: Path) -> None:
    """A link that leads nowhere is told of, as long as it does."""
    link = kept / "minutes/prove/2026/2026-05-06.yaml"
    link.symlink_to("borte.yaml")
    assert any("REF101" in line for line in told(kept))
    (link.parent / "borte.yaml").write_text("utvalg: prove\n", encoding="utf-8")
    assert not any("REF101" in line for line in told(kept))
    os.unlink(link)  # noqa: PTH108 - the link, not what it leads to
    assert any("borte.yaml" in line for line in told(kept))


def test_git_is_asked_each_thing_once(tmp_path: Path) -> None:
    """Where the archive lies, how the work tree differs and which files the commit holds; afterwards the first two.

    When something has been judged, Git says once more how the work tree differs, in case somebody saved meanwhile.
    """
    root = repository(archive(tmp_path / "arkiv"))
    log = tmp_path / "git.log"
    wrapper = tmp_path / "git"
    first = 'first() { while [ "$1" = -c ]; do shift 2; done; echo "$1"; }'  # after the settings of the call
    wrapper.write_text(f'#!/bin/sh\n{first}\nfirst "$@" >>"{log}"\nexec "{which("git")}" "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)

    def asked(*arguments: str) -> list[str]:
        files_of_commit.cache_clear()  # each call is a process of its own
        log.write_text("", encoding="utf-8")
        path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
        assert referat(root, *arguments, PATH=path).code == 0
        return sorted(log.read_text(encoding="utf-8").split())

    disk = ("status", "ls-files")  # asked side by side: how it differs, and where Git has been told not to look
    notices = ("cat-file", "log")  # what the minutes were made from; the index has it afterwards
    assert asked("validate") == sorted(["rev-parse", *disk, "ls-tree", *disk, *notices])
    assert asked("validate") == sorted(["rev-parse", *disk])
    assert asked("cases") == ["rev-parse", "status"]
    assert asked("cases") == ["rev-parse", "status"]
    write(root, {MEETING_PATH: MINUTES.replace("legevakt i helgene", "legevakt hver helg")})
    assert asked("validate") == sorted(["rev-parse", *disk, *disk])
    assert asked("validate", MEETING_PATH) == sorted(["rev-parse", *disk, "ls-tree"])
    git(root, "add", "--all")
    # The files a folder at a time, and what the history of the meeting has of it.
    of_history = ["cat-file"]  # the files of the commit are listed once
    assert asked("validate", "--changed") == sorted([*2 * ["cat-file"], "ls-tree", "rev-parse", "status", *of_history])
