"""Each guard of a question keeps something from happening that Git would else do."""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from referat_cli.model.user_error import UserError
from referat_cli.store import git_process
from referat_cli.store.git_process import Answer, ask, finish, guarded, start, without_programs
from tests.support.archives import MEETING_PATH, write
from tests.support.running import environment, git
from tests.support.traps import FILTERED, Traps, disturb, partial, sign_newest, two_versions


def asked(root: Path, *arguments: str, **variables: str) -> Answer:
    """What Git answers with the guards of a question, also where a program that it was let run has ended under it."""
    inside = without_programs(guarded(environment(**variables)), root, [root / ".git"])
    return finish(start(root, inside, *arguments))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of the invented committee with two versions of its meeting, and two files that a filter may take."""
    attributes = "*.lfs filter=lfs\n*.odd filter=med=og.prikk\n"
    return two_versions(tmp_path / "arkiv", {".gitattributes": attributes, **dict.fromkeys(FILTERED, "x\n")})


@pytest.fixture
def traps(tmp_path: Path) -> Traps:
    """Programs that leave their names."""
    return Traps(tmp_path / "feller")


def hooks(root: Path, traps: Traps) -> None:
    """A hook that Git runs when it has written its index."""
    traps.program("core.hooksPath", root / ".git" / "hooks" / "post-index-change")


def signature(root: Path, traps: Traps) -> None:
    """A signature that somebody has asked to be checked."""
    sign_newest(root)
    git(root, "config", "log.showSignature", "true")
    git(root, "config", "gpg.program", traps.program("log.showSignature"))


def monitor(root: Path, traps: Traps) -> None:
    """A program that says which files have changed."""
    git(root, "config", "core.fsmonitor", traps.program("core.fsmonitor"))


def large_files(root: Path, traps: Traps) -> None:
    """Git LFS, as one program for all files."""
    git(root, "config", "filter.lfs.process", traps.program("filter.lfs.process"))


def large_file(root: Path, traps: Traps) -> None:
    """Git LFS, as a program for each file."""
    git(root, "config", "filter.lfs.clean", traps.program("filter.lfs.process"))


PROGRAMS = [
    ("core.fsmonitor", monitor, ("status", "--short")),
    ("core.hooksPath", hooks, ("update-index", "--refresh")),
    ("log.showSignature", signature, ("log", "-1")),
    ("filter.lfs.process", large_files, ("status", "--short")),
    ("filter.lfs.process", large_file, ("status", "--short")),
]


@pytest.mark.parametrize(("key", "prepare", "command"), PROGRAMS)
def test_a_setting_runs_no_program(  # noqa: PLR0913, PLR0917 - the fixtures
    key: str,
    prepare: Callable[[Path, Traps], None],
    command: tuple[str, ...],
    root: Path,
    traps: Traps,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the guard it does."""
    prepare(root, traps)
    disturb(root)
    asked(root, *command)
    assert traps.sprung() == set()
    monkeypatch.delitem(git_process.SETTINGS, key)
    disturb(root)
    asked(root, *command)
    assert traps.sprung() == {key}


ODD = "filter.med=og.prikk"


def in_the_repository(root: Path) -> dict[str, str]:
    """Where the settings of a repository are."""
    return {"file": str(root / ".git" / "config")}


def in_an_included_file(root: Path) -> dict[str, str]:
    """A file that they name."""
    git(root, "config", "include.path", "../.ekstra")
    return {"file": str(root / ".ekstra")}


def in_the_work_tree(root: Path) -> dict[str, str]:
    """Those that are of one work tree alone."""
    git(root, "config", "extensions.worktreeConfig", "true")
    return {"file": str(root / ".git" / "config.worktree")}


def of_the_person(root: Path) -> dict[str, str]:
    """Those of the person, for all repositories."""
    return {"file": str(root.parent / "egne"), "GIT_CONFIG_GLOBAL": str(root.parent / "egne")}


def of_the_machine(root: Path) -> dict[str, str]:
    """Those of the machine."""
    return {"file": str(root.parent / "felles"), "GIT_CONFIG_SYSTEM": str(root.parent / "felles")}


def in_the_call(key: str, value: str) -> dict[str, str]:
    """What ``git -c`` hands on to what it starts, a hook or an alias."""
    return {"GIT_CONFIG_PARAMETERS": f"'safe.directory'='/annet' '{key}'='{value}'"}


def in_variables(key: str, value: str) -> dict[str, str]:
    """Settings as variables."""
    return {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": key, "GIT_CONFIG_VALUE_0": value}


@pytest.mark.parametrize("way", [in_the_call, in_variables])
@pytest.mark.parametrize("key", ["core.fsmonitor", "filter.lfs.clean", f"{ODD}.clean"])
def test_no_setting_of_the_call_runs_a_program(
    way: Callable[[str, str], dict[str, str]], key: str, root: Path, traps: Traps
) -> None:
    """It does where Git is called without the guards; what else is set there counts as before."""
    variables = way(key, traps.program(key))
    disturb(root)
    ask(root, environment(**variables), "status", "--short")
    assert traps.sprung() == {key}
    disturb(root)
    assert asked(root, "status", "--short", **variables).code == 0
    assert traps.sprung() == set()
    if way is in_the_call:
        assert asked(root, "config", "safe.directory", **variables).out == b"/annet\n"


PLACES = [in_the_repository, in_an_included_file, in_the_work_tree, of_the_person, of_the_machine]


@pytest.mark.parametrize(("how", "place"), [("process", PLACES[0]), *(("clean", place) for place in PLACES)])
def test_a_filter_of_any_name_is_not_run(
    how: str, place: Callable[[Path], dict[str, str]], root: Path, traps: Traps, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it is set, and though it is said to be required; without the guard it is."""
    variables = place(root)
    file = variables.pop("file")
    for key, value in ((how, traps.program(ODD)), ("required", "true")):
        git(root, "config", "--file", file, f"{ODD}.{key}", value)
    disturb(root)
    assert asked(root, "status", "--short", **variables).code == 0
    assert traps.sprung() == set()
    monkeypatch.setattr(git_process, "_RUNS_PROGRAMS", re.compile(b"(?!)"))
    disturb(root)
    asked(root, "status", "--short", **variables)
    assert traps.sprung() == {ODD}


@pytest.mark.parametrize("name", ["LFS", "Lfs", "", ".", "blå", "a'b"])
def test_a_filter_with_an_odd_name_is_not_run(name: str, root: Path, traps: Traps) -> None:
    """The case of its letters counts, and it may have no name at all."""
    program = traps.program("filter")
    git(root, "config", f"filter.{name}.clean", program)
    write(root, {".git/info/attributes": f"*.odd filter={name}\n"})
    disturb(root)
    git(root, "status", "--short")
    assert traps.sprung() == {"filter"}
    disturb(root)
    assert asked(root, "status", "--short").code == 0
    assert traps.sprung() == set()


def test_git_is_asked_for_filters_only_where_there_may_be_some(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git LFS is turned off without."""
    monkeypatch.setattr(git_process, "ask", lambda *_arguments: pytest.fail("Git is asked"))
    write(root, {".git/config": (root / ".git" / "config").read_text(encoding="utf-8") + '[filter "lfs"]\nclean = x\n'})
    without_programs(guarded(environment()), root, [root / ".git"])


def mailmap(root: Path) -> None:
    """Another name for whoever made the commits."""
    write(root, {".git/navn": "Noen Andre <sekretariatet@example.org>\n"})
    git(root, "config", "mailmap.file", str(root / ".git" / "navn"))


def replaced(root: Path) -> None:
    """Another commit in the place of the newest."""
    git(root, "replace", "HEAD", "HEAD~1")


def grafted(root: Path) -> None:
    """A commit that is said to have no parents."""
    write(root, {".git/info/grafts": git(root, "rev-parse", "HEAD")})


def configured(**settings: str) -> Callable[[Path], None]:
    """Settings by their names, with an underscore for the dot."""

    def prepare(root: Path) -> None:
        for key, value in settings.items():
            git(root, "config", key.replace("_", "."), value)

    return prepare


UNCHANGED = {
    "diff.orderFile": (configured(diff_orderFile="borte"), ("log", "--raw")),
    "filter.lfs.required": (configured(filter_lfs_required="true"), ("status", "--short")),
    "log.follow": (
        configured(log_follow="true"),
        ("log", "--sparse", "--full-history", "--format=%s", "--", "minutes/prove/2026"),
    ),
    "log.showRoot": (configured(log_showRoot="false"), ("log", "--raw")),
    "mailmap.file": (mailmap, ("log", "--format=%aN")),
    "GIT_NO_REPLACE_OBJECTS": (replaced, ("log", "--format=%s")),
    "GIT_GRAFT_FILE": (grafted, ("log", "--format=%s")),
    "GIT_LITERAL_PATHSPECS": (lambda _root: None, ("ls-files", "minutes/[p]rove/*")),
}


@pytest.mark.parametrize("key", UNCHANGED)
def test_a_setting_changes_no_answer(key: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same for everybody, and of what is there; without the guard it is another."""
    prepare, command = UNCHANGED[key]
    git(root, "commit", "--quiet", "--allow-empty", "--message=Ingenting")
    before = asked(root, *command)
    prepare(root)
    disturb(root)
    assert asked(root, *command)[:2] == before[:2]
    for guards in (git_process.SETTINGS, git_process.VARIABLES):
        monkeypatch.delitem(guards, key, raising=False)
    disturb(root)
    assert asked(root, *command)[:2] != before[:2]


FROM = {
    "ext": "ext::{program} %S",
    "core.sshCommand": "ssh://example.invalid/arkiv",
    "core.gitProxy": "git://example.invalid/arkiv",
    "remote.origin.uploadpack": "./her",
}


def test_nothing_is_fetched_for_a_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither does Git begin to, nor would it be let, whatever way is named; without the guards the program is run."""
    root, traps = partial(tmp_path, "")
    missing = ("cat-file", "-p", f"HEAD~1:{MEETING_PATH}")
    for way, url in FROM.items():
        git(root, "config", "remote.origin.url", url.format(program=traps.program("ext")))
        done = asked(root, *missing, GIT_TRACE="1")
        assert b"run_command" not in done.said
        assert (done.code, traps.sprung()) == (128, set())
        with monkeypatch.context() as without:
            without.delitem(git_process.VARIABLES, "GIT_NO_LAZY_FETCH")
            assert b"run_command" in asked(root, *missing, GIT_TRACE="1").said
            assert traps.sprung() == set()
            without.delitem(git_process.VARIABLES, "GIT_ALLOW_PROTOCOL")
            with suppress(UserError):  # the program reads nothing, so Git may be stopped by its pipe
                asked(root, *missing)
            assert way in traps.sprung()


def test_where_grafts_would_be_is_no_reason_for_a_hint(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Git says beside its answer is looked into, so it says nothing where nothing is wrong."""
    assert asked(root, "log", "--format=%s").said == b""
    monkeypatch.delitem(git_process.SETTINGS, "advice.graftFileDeprecated")
    assert b"grafts" in asked(root, "log", "--format=%s").said


def test_every_guard_is_tried_above() -> None:
    """Those of locks in `test_index_copy.py`, of how files are looked at in `test_gates.py`."""
    tried = {key for key, _prepare, _command in PROGRAMS} | {*UNCHANGED, "GIT_NO_LAZY_FETCH", "GIT_ALLOW_PROTOCOL"}
    tried |= {"advice.graftFileDeprecated", "core.trustctime", "core.checkStat", "LC_ALL", "GIT_OPTIONAL_LOCKS"}
    assert {*git_process.SETTINGS, *git_process.VARIABLES} - tried == set()


@pytest.mark.skipif(os.name != "nt", reason="Windows alone looks for programs in the current folder")
def test_a_program_in_the_archive_is_not_taken_for_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends an archive may call a file git.exe."""
    where = Path(os.environ["SYSTEMROOT"]) / "System32" / "where.exe"
    write(root, {"git.exe": where.read_bytes()})
    monkeypatch.chdir(root)
    assert asked(root, "--version").out.startswith(b"git version")
