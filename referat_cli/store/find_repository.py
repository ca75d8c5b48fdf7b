"""Which repository a folder is of, in a hook as at the prompt."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.store.git_output import split_lines
from referat_cli.store.git_process import (
    LOCAL,
    READS_PATHS,
    Answer,
    begin,
    failure_reason,
    guarded,
    understood,
    without_programs,
)

if TYPE_CHECKING:
    from referat_cli.store.git import Repository

# Those of them that say what a hook is about: what a partial commit holds, and where what is being pushed lies.
_OF_HOOKS = ("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY")


def is_top_of_repository(folder: Path) -> bool:
    """Whether Git would take the folder for the top of a work tree, or for a bare repository."""
    return os.path.lexists(folder / ".git") or ((folder / "HEAD").is_file() and (folder / "objects").is_dir())


def untrusted_owner(here: Path) -> UserError:
    """What is wrong where Git does not answer for the repository around a folder because somebody else owns it."""
    top = next(folder for folder in (here, *here.parents) if is_top_of_repository(folder))
    message = _(
        "Git svarer ikke for {folder}, fordi mappen eies av en annen. Stoler du på den, kjør "
        "«git config --global --add safe.directory {folder}»."
    )
    return UserError(message.format(folder=top))


# What Git is asked about a repository. In a bare one it says the first three, and then that there is no top.
_ASKED = ("--is-bare-repository", "--git-dir", "--git-common-dir", "--show-toplevel")


def begin_find(directory: Path) -> "Callable[[], Repository | None]":
    """Let Git begin to find the repository that holds a directory; the function returned waits for its answer.

    That is None without Git and outside every repository. Both raise `UserError` where there is one and Git does not
    answer for it: what it holds must not be taken for a folder.

    Inside a hook, Git's own variables are followed when they belong to this repository: a partial commit is judged from
    the temporary index that holds just what is committed, a push from the quarantine in which its objects lie.
    """
    # Git looks for the same from the directory upwards. Where there is nothing to find, to ask it takes 10 ms in vain.
    here = Path(os.path.realpath(directory))
    tops = [folder for folder in (here, *here.parents) if is_top_of_repository(folder)]
    ours = _of_the_person(here, tops)
    if not tops and not ours:
        return lambda: None
    outside = {name: value for name, value in os.environ.items() if name not in LOCAL + READS_PATHS}
    environment = guarded(outside | ours)
    asked_in = next(folder for folder in (here, *here.parents) if folder.is_dir())
    answer = begin(asked_in, environment, "rev-parse", "--path-format=absolute", *_ASKED)
    from referat_cli.store.git import Repository  # noqa: PLC0415 - loaded while Git looks

    def found() -> Repository:
        folder, common, top = _understood(answer(), here, tops)
        own = without_programs(environment, asked_in, (common, folder))
        if Path(os.environ.get("GIT_DIR", folder)).resolve() == folder.resolve():
            own |= {name: os.path.abspath(os.environ[name]) for name in _OF_HOOKS if os.environ.get(name)}  # noqa: PTH100
        return Repository(top or folder, folder, common, top is None, tuple(own.items()))

    return found


def _understood(answer: Answer, here: Path, tops: Sequence[Path]) -> tuple[Path, Path, Path | None]:
    """Git's own folder, that of all work trees, and the top, which a bare repository has not; raises `UserError`."""
    with understood():
        said = split_lines(answer.out)
    if said[:1] == ["--path-format=absolute"]:  # what it does not know, Git says again
        raise UserError(_("Git på denne maskinen er for gammel. Installer Git 2.31 eller nyere, og prøv igjen."))
    bare = said[:1] == ["true"]
    if len(said) != len(_ASKED) - bare or not all(map(os.path.isabs, said[1:])) or (answer.code and not bare):
        if b"safe.directory" in answer.said:  # the one word of it that is the same in every language
            raise untrusted_owner(here)
        message = _("Git svarer ikke for {folder}: {said}. Kjør «git status» der for å se hva som er galt.")
        why = failure_reason(answer.code, answer.said)
        raise UserError(message.format(folder=tops[0] if tops else here, said=why))
    if not bare and not here.is_relative_to(os.path.realpath(said[3])):
        message = _(
            "Git-arkivet rundt {folder} sier at filene ligger i {top} (core.worktree). Gå dit, eller kjør "
            "«git config --unset core.worktree»."
        )
        raise UserError(message.format(folder=here, top=said[3]))
    return Path(said[1]), Path(said[2]), None if bare else Path(said[3])


def find_repository(directory: Path) -> "Repository | None":
    """The repository that holds a directory, as `begin_find` has it."""
    return begin_find(directory)()


def _of_the_person(here: Path, tops: Sequence[Path]) -> dict[str, str]:
    """Git's own variables where a person has said with them which repository the folder is of.

    It lies in the work tree that they name, and no repository of its own stands between.
    """
    tree, folder = os.environ.get("GIT_WORK_TREE"), os.environ.get("GIT_DIR")
    if not tree or not folder:
        return {}
    top = Path(os.path.realpath(tree))
    if not here.is_relative_to(top) or any(nearer.is_relative_to(top) for nearer in tops):
        return {}
    named = (name for name in LOCAL if os.environ.get(name) and name != "GIT_PREFIX")
    return {name: os.path.abspath(os.environ[name]) for name in named}  # noqa: PTH100
