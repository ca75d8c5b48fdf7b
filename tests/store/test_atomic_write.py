"""A file is wholly the old or wholly the new, and what a killed process leaves is seen by nobody and goes by itself."""

import os
import resource
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from referat_cli.model.user_error import UserError
from referat_cli.store import atomic_write
from referat_cli.store.atomic_write import store
from referat_cli.store.paths import locate
from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, archive, write
from tests.support.asking import ask
from tests.support.running import Done, environment, git, referat, repository

# A writer that is killed when its file is made and not yet put in its place.
_KILLED = """
import os, signal
from pathlib import Path
from referat_cli.store import atomic_write
from referat_cli.store.paths import locate
Path.chmod = lambda path, mode: os.kill(os.getpid(), signal.SIGKILL)
atomic_write.store(locate(Path.cwd()), "PATH", b"nytt")
"""


def killed(root: Path) -> None:
    """Let a process be killed in the middle of writing the meeting."""
    command = [sys.executable, "-c", _KILLED.replace("PATH", MEETING_PATH)]
    assert subprocess.run(command, cwd=root, env=environment(), check=False).returncode == -9


def left(root: Path) -> list[Path]:
    """What writers have left anywhere."""
    return list(root.rglob("*.tmp"))


def test_what_a_killed_writer_leaves_is_in_git_s_folder(tmp_path: Path) -> None:
    """No status lists it, nothing adds it to a commit, no question knows of it; the file is as it was."""
    root = repository(archive(tmp_path))
    killed(root)
    assert [path.parent.name for path in left(root)] == [".git"]
    assert git(root, "status", "--short", "--ignored") == ""
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == MINUTES
    assert referat(root, "validate").err == "2 filer kontrollert: ingen feil\n"


@pytest.mark.parametrize("under_git", [True, False])
def test_it_is_gone_after_the_first_write_an_hour_later(tmp_path: Path, *, under_git: bool) -> None:
    """Not before: it may be of a process that is still writing."""
    root = archive(tmp_path)
    if under_git:
        repository(root)
    killed(root)
    (of_killed,) = left(root)
    store(locate(root), MEETING_PATH, b"ett")
    assert left(root) == [of_killed]
    os.utime(of_killed, (time.time() - 4000,) * 2)
    store(locate(root), MEETING_PATH, b"to")
    assert left(root) == []
    assert (root / MEETING_PATH).read_bytes() == b"to"


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    """What others may do with the file is not changed by its layout."""
    root = repository(archive(tmp_path))
    (root / MEETING_PATH).rename(root / "minutes/prove/2026/egentlig.yaml")
    (root / MEETING_PATH).symlink_to("egentlig.yaml")
    (root / MEETING_PATH).chmod(0o640)
    store(locate(root), MEETING_PATH, b"nytt")
    assert (root / MEETING_PATH).is_symlink()
    assert (root / MEETING_PATH).read_bytes() == b"nytt"
    assert stat.S_IMODE((root / MEETING_PATH).stat().st_mode) == 0o640


def test_where_git_s_folder_is_of_no_use_the_file_is_made_beside_its_place(tmp_path: Path) -> None:
    """A linked work tree whose Git folder has gone from where it was, as another disk that is not there."""
    root = repository(archive(tmp_path))
    location = locate(root)
    assert location.git
    elsewhere = location._replace(git=location.git._replace(folder=root / "borte"))
    store(elsewhere, MEETING_PATH, b"nytt")
    assert (root / MEETING_PATH).read_bytes() == b"nytt"
    assert left(root) == []


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """One sentence, exit 2, and nothing left behind."""
    root = repository(archive(tmp_path))
    ugly = MINUTES.replace("status: referat", "status:   referat")
    (root / MEETING_PATH).write_text(ugly, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "referat_cli", "fmt"],
        cwd=root,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200)),
        capture_output=True,
        text=True,
        check=False,
    )
    sentence = f"referat: {MEETING_PATH} kan ikke skrives: den er større enn en fil får være her.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", sentence)
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == ugly
    assert left(root) == []


@pytest.mark.parametrize("command", ["fmt", "validate --fix", "add 2026-03-04 --case Parkering"])
def test_what_is_saved_meanwhile_is_not_overwritten(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the reading and the writing, by an editor: one sentence, exit 2, and the file as that left it."""
    ours = NOTICE.replace("status: ", "moetested: Ra\N{COMBINING RING ABOVE}dhuset\nstatus:   ")
    root = repository(write(archive(tmp_path), {MEETING_PATH: ours}))
    theirs = ours.replace("Samarbeid om legevakt", "Samarbeid om ambulanse")
    write_file = atomic_write.write_file

    def saved_first(*arguments: Any) -> None:  # noqa: ANN401 - as they are
        write(root, {MEETING_PATH: theirs})
        write_file(*arguments)

    monkeypatch.setattr(atomic_write, "write_file", saved_first)
    sentence = f"{MEETING_PATH} ble lagret av noen andre i mellomtiden, og er ikke rørt. Kjør kommandoen på nytt."
    assert ask(root, *command.split()) == Done(2, "", f"referat: {sentence}\n")
    assert (root / MEETING_PATH).read_text(encoding="utf-8") == theirs
    assert left(root) == []
    monkeypatch.undo()
    assert ask(root, *command.split()).code in {0, 1}
    assert (root / MEETING_PATH).read_text(encoding="utf-8") != theirs


def test_a_file_that_leads_out_of_the_archive_is_not_written(tmp_path: Path) -> None:
    """What lies outside is no part of the record."""
    root = archive(tmp_path / "arkiv")
    (tmp_path / "utenfor.yaml").write_text("utenfor", encoding="utf-8")
    (root / MEETING_PATH).unlink()
    (root / MEETING_PATH).symlink_to(tmp_path / "utenfor.yaml")
    with pytest.raises(UserError, match="er en lenke ut av arkivet"):
        store(locate(root), MEETING_PATH, b"nytt")
    assert (tmp_path / "utenfor.yaml").read_text(encoding="utf-8") == "utenfor"
