"""A change of the record committed and tagged in Git, as a person does it: with hooks, identity and signature."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.store.paths import Location

if TYPE_CHECKING:
    from git import Repo

    from referat_cli.store.git import Repository


# Hunks name the case, and words are words (docs/checking.md, «In Git itself»).
_DIFF_DRIVER = {
    "xfuncname": r"^ *- +[{]?((saksnr|gruppe):.*)$|^[a-z_]+:.*$",
    "wordRegex": r"[0-9]+([.,:/][0-9]+)*|[^[:space:][:punct:]]+|[^[:space:]]",
}


def check_may_commit(git: "Repository") -> None:
    """Raise `UserError` where a commit of single files cannot be made, or would be on no branch."""
    if any((git.folder / name).exists() for name in ("MERGE_HEAD", "CHERRY_PICK_HEAD")):
        raise UserError(_("En sammenslåing i Git er ikke ferdig. Gjør den ferdig først, eller kjør uten --commit."))
    if not (git.folder / "HEAD").read_text(encoding="utf-8", errors="replace").startswith("ref:"):
        raise UserError(_("Git står ikke på noen gren. Gå til en med «git switch», eller kjør uten --commit."))


def check_no_tag(location: Location, name: str) -> None:
    """Raise `UserError` where there is a tag of a name."""
    if _repository(location).git.tag("--list", name):
        raise UserError(_("Merkelappen {name} finnes fra før.").format(name=name))


def commit(location: Location, paths: Sequence[str], message: str) -> str:
    """Commit these files, and nothing else that is staged or changed; the short id of the commit.

    Raises `UserError` with what Git or a hook said where it refuses; the files are then written all the same.
    """
    repo = _repository(location)
    below = [location.below + path for path in paths]
    _run(repo, "add", "--", *below)
    _run(repo, "commit", "--quiet", f"--message={message}", "--only", "--", *below)
    return str(repo.git.rev_parse("--short", "HEAD"))


def begin(root: Path) -> None:
    """Make a folder a Git repository, where it is not in one."""
    from git import Repo  # noqa: PLC0415 - as above

    Repo.init(root, initial_branch="main")


def tag(location: Location, name: str, message: str, *, sign: bool) -> None:
    """Make an annotated tag of the newest commit, signed where that is asked; raises `UserError` where Git refuses."""
    kind = "--sign" if sign else "--annotate"
    refused = _("Innsjekkingen er gjort, men Git ville ikke sette merkelappen {name}:").format(name=name)
    _run(_repository(location), "tag", kind, f"--message={message}", name, refused=refused)


def _repository(location: Location) -> "Repo":
    from git import Repo  # noqa: PLC0415 - 78 ms, and only a commit needs it

    if location.git is None:
        raise UserError(_("{folder} er ikke i et Git-arkiv; kjør «git init» først.").format(folder=location.root))
    return Repo(Path(location.git.top))


def _run(repo: "Repo", command: str, *arguments: str, refused: str = "") -> None:
    from git.exc import GitCommandError  # noqa: PLC0415 - as above

    try:
        getattr(repo.git, command)(*arguments)
    except GitCommandError as error:
        said = "\n".join(filter(None, (_text(error.stdout), _text(error.stderr))))
        sentence = f"{refused or _('Git sa nei, og ingenting er sjekket inn:')}\n{said}"
        raise UserError(sentence) from None


def _text(output: object) -> str:
    """What GitPython reports of a stream, without the words that it puts around it."""
    text = str(output or "").strip()
    for name in ("stdout: '", "stderr: '"):
        text = text.removeprefix(name)
    return text.removesuffix("'").strip()


def arm_hooks(location: Location) -> bool:
    """Let pre-commit put its hooks in place, and Git mark words in the record; whether the hooks are armed.

    Raises `UserError` where Git's settings are locked, as by one who was killed while they were written.
    """
    repo = _repository(location)
    try:
        with repo.config_writer() as config:
            for key, value in _DIFF_DRIVER.items():
                config.set_value('diff "referat"', key, value)
    except OSError:
        lock = Path(repo.common_dir, "config.lock")
        if not lock.exists():
            raise
        sentence = _("Git-innstillingene er låst. Slett {lock} hvis ingen bruker Git nå, og kjør «pre-commit install».")
        raise UserError(sentence.format(lock=lock)) from None
    command = which("pre-commit", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if command is None:
        return False
    done = subprocess.run([command, "install"], cwd=location.root, capture_output=True, check=False)  # noqa: S603 - as the person would
    return done.returncode == 0
