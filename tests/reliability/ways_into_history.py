"""Every way of getting an edit into a repository: by Git as people use it, and past it.

A way is a function of a repository whose records are approved, with a docstring that says what is done; it gives back
what is to be asked. The names of the functions are the rows of the table.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.support.asking import ask
from tests.support.running import Done, git, run

Tree = Mapping[str, bytes]


class Asked(NamedTuple):
    """What is asked after an edit: what was done since a revision, of the history, and by the hook before the commit.

    ``moved`` are the files that lie elsewhere now. ``code`` is the exit code where nothing can be judged.
    """

    since: str = "godkjent"
    history: bool = True
    hook: Done | None = None
    moved: Mapping[str, str] = {}
    code: int | None = None


@dataclass
class Edited:
    """A repository in which records are approved (the tag ``godkjent``), and the files that an edit alters.

    ``before`` are all files, ``after`` those that are altered.
    The tag ``utkast`` is the commit before the approval; ``drafts`` are its files.
    """

    folder: Path
    before: Tree
    after: Tree
    drafts: Tree
    commits: int = field(default=0)

    @property
    def all_after(self) -> Tree:
        """All files after the edit."""
        return {**self.before, **self.after}

    def git(self, *arguments: str, **variables: str) -> str:
        """What a Git command prints that must succeed."""
        done = run(self.folder, "git", *arguments, **variables)
        assert done.code == 0, (arguments, done)
        return done.out

    def write(self, tree: Tree) -> None:
        """Write files and stage them."""
        write_files(self.folder, tree)
        self.git("add", "--all")

    def commit(self, tree: Tree, **variables: str) -> str:
        """Commit files; the id of the commit."""
        self.write(tree)
        self.commits += 1
        self.git("commit", "--quiet", "--allow-empty", f"--message=Rett {self.commits}", **variables)
        return self.git("rev-parse", "HEAD").strip()

    def hook(self) -> Done:
        """What the hook says of what is staged."""
        return ask(self.folder, "validate", "--changed", "-f", "json")

    def branch(self, name: str, start: str = "godkjent") -> None:
        """Begin a branch."""
        self.git("switch", "--quiet", "--create", name, start)

    def on_main(self) -> None:
        """Do something else on the main branch, and tag it ``andre``."""
        self.git("switch", "--quiet", "main")
        self.commit({"LESMEG.txt": b"Om arkivet.\n"})
        self.git("tag", "andre")


def write_files(folder: Path, tree: Tree) -> None:
    """Write files as bytes, whatever lies there."""
    for path, content in tree.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_symlink():
            place.unlink()
        place.write_bytes(content)


def plain_commit(edited: Edited) -> Asked:
    """A commit like any other."""
    edited.write(edited.after)
    hook = edited.hook()
    edited.commit(edited.after)
    return Asked(hook=hook)


def staged(edited: Edited) -> Asked:
    """Staged, and not committed yet."""
    edited.write(edited.after)
    return Asked(history=False, hook=edited.hook())


def on_the_disk(edited: Edited) -> Asked:
    """Written, and not even staged."""
    write_files(edited.folder, edited.after)
    return Asked(history=False)


def staged_and_put_back(edited: Edited) -> Asked:
    """Staged, and put back on the disk before the commit; the disk is put back after it too."""
    edited.write(edited.after)
    write_files(edited.folder, edited.before)
    hook = edited.hook()
    edited.git("commit", "--quiet", "--message=Rett")
    return Asked(hook=hook)


def two_halves(edited: Edited) -> Asked:
    """Half of the files in one commit, then the other half."""
    paths = sorted(edited.after)
    edited.commit({path: edited.after[path] for path in paths[::2]})
    edited.commit({path: edited.after[path] for path in paths[1::2]})
    return Asked()


def by_way_of_another(edited: Edited) -> Asked:
    """First other words in the approved text, in silence; then what was meant, with all that belongs to it."""
    approved = {path: edited.before[path] for path in edited.after}
    edited.commit({path: text.replace(b" 1", b" 8").replace(b" 2", b" 9") for path, text in approved.items()})
    edited.commit(edited.after)
    return Asked()


def merged(edited: Edited) -> Asked:
    """On a branch that is merged."""
    edited.branch("side")
    edited.commit(edited.after)
    edited.on_main()
    edited.git("merge", "--quiet", "--no-ff", "--no-edit", "side")
    return Asked(since="andre")


def merged_with_theirs(edited: Edited) -> Asked:
    """On a branch that wins every conflict."""
    edited.branch("side")
    edited.commit(edited.after)
    edited.git("switch", "--quiet", "main")
    edited.commit({path: b"# Lest.\n" + text for path, text in edited.before.items()})
    edited.git("merge", "--quiet", "--no-edit", "--strategy-option=theirs", "side")
    return Asked()


def merged_with_ours(edited: Edited) -> Asked:
    """On a branch that merges the main line and keeps its own files."""
    edited.branch("side")
    edited.commit(edited.after)
    edited.on_main()
    edited.git("switch", "--quiet", "side")
    edited.git("merge", "--quiet", "--no-edit", "--strategy=ours", "main")
    return Asked(since="andre")


def merged_and_approval_dropped(edited: Edited) -> Asked:
    """On a branch of before the approval, which merges the main line and keeps its own files."""
    edited.branch("side", "utkast")
    edited.commit(edited.after)
    edited.git("merge", "--quiet", "--no-edit", "--strategy=ours", "main")
    return Asked(history=False)


def by_the_merge_itself(edited: Edited) -> Asked:
    """Neither side has it: it is put in while the two are merged."""
    edited.branch("side")
    edited.commit({"side.txt": b"Noe annet.\n"})
    edited.on_main()
    edited.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    edited.write(edited.after)
    hook = edited.hook()
    edited.git("commit", "--quiet", "--message=Flett")
    return Asked(since="andre", hook=hook)


def octopus(edited: Edited) -> Asked:
    """On one of three branches that are merged at once."""
    for name, tree in (("en", {"en.txt": b"1\n"}), ("to", edited.after), ("tre", {"tre.txt": b"3\n"})):
        edited.branch(name)
        edited.commit(tree)
    edited.on_main()
    edited.git("merge", "--quiet", "--no-edit", "en", "to", "tre")
    return Asked(since="andre")


def rebased(edited: Edited) -> Asked:
    """On a branch that is moved onto the main line."""
    edited.branch("side")
    edited.commit(edited.after)
    edited.on_main()
    edited.git("switch", "--quiet", "side")
    edited.git("rebase", "--quiet", "main")
    return Asked(since="andre")


def amended(edited: Edited) -> Asked:
    """Into the commit of the approval, which is made anew."""
    edited.write(edited.after)
    hook = edited.hook()
    edited.git("commit", "--quiet", "--amend", "--no-edit")
    return Asked(history=False, hook=hook)


def fixed_up(edited: Edited) -> Asked:
    """By a fixup of the approval that a rebase squeezes into it."""
    edited.write(edited.after)
    edited.git("commit", "--quiet", "--fixup=godkjent")
    edited.git("rebase", "--quiet", "--interactive", "--autosquash", "utkast", GIT_SEQUENCE_EDITOR=":")
    return Asked(history=False)


def squashed(edited: Edited) -> Asked:
    """Among other commits of a branch that become one."""
    edited.branch("side")
    edited.commit(edited.after)
    edited.commit({"side.txt": b"Noe annet.\n"})
    edited.on_main()
    edited.git("merge", "--quiet", "--squash", "side")
    edited.git("commit", "--quiet", "--message=Alt sammen")
    return Asked(since="andre")


def cherry_picked(edited: Edited) -> Asked:
    """Fetched from another branch."""
    edited.branch("side")
    edited.commit(edited.after)
    edited.on_main()
    edited.git("cherry-pick", "side")
    return Asked(since="andre")


def correction_reverted(edited: Edited) -> Asked:
    """The edit is to take a recorded correction away again."""
    edited.git("revert", "--no-commit", "HEAD")
    hook = edited.hook()
    edited.git("commit", "--quiet", "--message=Angre rettelsen")
    return Asked(hook=hook)


def moved(edited: Edited) -> Asked:
    """In the commit that gives the files other names."""
    names = _other_names(edited)
    for path in names:
        (edited.folder / path).unlink()
    edited.write({names.get(path, path): text for path, text in edited.after.items()})
    hook = edited.hook()
    edited.git("commit", "--quiet", "--message=Flytt")
    return Asked(hook=hook, moved=names)


def moved_first(edited: Edited) -> Asked:
    """In the commit after the one that gave the files other names."""
    names = _other_names(edited)
    for path, name in names.items():
        edited.git("mv", path, name)
    edited.git("commit", "--quiet", "--message=Flytt")
    edited.commit({names.get(path, path): text for path, text in edited.after.items()})
    return Asked(moved=names)


def _other_names(edited: Edited) -> dict[str, str]:
    return {path: path.replace(".yaml", "-2.yaml") for path in edited.after if not path.endswith("utvalg.yaml")}


def deleted_and_made_again(edited: Edited) -> Asked:
    """Deleted in one commit, and made again in the next."""
    edited.git("rm", "--quiet", *edited.before)
    edited.git("commit", "--quiet", "--message=Slett")
    edited.write(edited.all_after)
    hook = edited.hook()
    edited.commit(edited.all_after)
    return Asked(hook=hook)


def built_anew(edited: Edited) -> Asked:
    """On a branch without a past, pushed over the old one."""
    edited.git("switch", "--quiet", "--orphan", "ny")
    edited.commit(edited.all_after)
    return Asked(history=False)


def unrelated(edited: Edited) -> Asked:
    """In a history of its own, which the main line is merged into."""
    edited.git("switch", "--quiet", "--orphan", "ny")
    edited.commit(edited.all_after)
    edited.git("merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "--strategy=ours", "main")
    return Asked(history=False)


def _at(seconds: str) -> Callable[[Edited], Asked]:
    def way(edited: Edited) -> Asked:
        edited.commit(edited.after, GIT_AUTHOR_DATE=seconds, GIT_COMMITTER_DATE=seconds)
        return Asked()

    return way


def beyond_all_time(edited: Edited) -> Asked:
    """A commit whose time no computer can hold."""
    edited.commit(edited.after)
    text = edited.git("cat-file", "commit", "HEAD")
    head, _, message = text.partition("\n\n")
    lines = [
        line.rpartition("> ")[0] + "> 99999999999999999999 +0000" if "> " in line else line for line in head.split("\n")
    ]
    (edited.folder / ".git" / "odd").write_text("\n".join(lines) + f"\n\n{message}", encoding="utf-8")
    commit = edited.git("hash-object", "-t", "commit", "-w", "--literally", ".git/odd").strip()
    edited.git("update-ref", "HEAD", commit)
    return Asked()


def _hidden(flag: str) -> Callable[[Edited], Asked]:
    def way(edited: Edited) -> Asked:
        edited.git("update-index", flag, *edited.after)
        write_files(edited.folder, edited.after)
        return Asked(history=False)

    return way


def sparse(edited: Edited) -> Asked:
    """Committed, and left out of the work tree."""
    edited.commit(edited.after)
    edited.git("sparse-checkout", "set", "--no-cone", "/ingenting")
    return Asked()


def commit_replaced(edited: Edited) -> Asked:
    """Committed, and the approval told to be the same by a replacement."""
    edited.commit(edited.after)
    edited.git("replace", "godkjent", "HEAD")
    return Asked()


def blobs_replaced(edited: Edited) -> Asked:
    """The approved contents are told to be others, and those are checked out."""
    hashed = edited.git("hash-object", "-w", *_stored(edited, edited.after)).split()
    approved = edited.git("rev-parse", *(f"HEAD:{path}" for path in edited.after)).split()
    for old, new in zip(approved, hashed, strict=True):
        if old != new:
            edited.git("replace", "--force", old, new)
    write_files(edited.folder, edited.after)
    return Asked(history=False)


def _stored(edited: Edited, tree: Tree) -> list[str]:
    """The files of a tree, written where Git can hash them and nobody looks."""
    names = {f".git/kladd/{number}": content for number, content in enumerate(tree.values())}
    write_files(edited.folder, names)
    return list(names)


def grafted(edited: Edited) -> Asked:
    """Committed, and the commit told to have no parents."""
    commit = edited.commit(edited.after)
    write_files(edited.folder, {".git/info/grafts": f"{commit}\n".encode()})
    return Asked(history=False)


def shallow(edited: Edited) -> Asked:
    """In a clone that lacks what came before: nothing is judged, and that is said."""
    edited.commit(edited.after)
    folder = edited.folder
    git(folder.parent, "clone", "--quiet", "--depth=1", f"file://{folder}", f"{folder}-grunn")
    git(folder.parent / f"{folder.name}-grunn", "fetch", "--quiet", "--depth=1", "origin", "tag", "godkjent")
    edited.folder = folder.parent / f"{folder.name}-grunn"
    return Asked(history=False, code=2)


def _unreadable(spoil: Callable[[bytes], bytes]) -> Callable[[Edited], Asked]:
    def way(edited: Edited) -> Asked:
        tree = {path: spoil(text) for path, text in edited.after.items()}
        edited.write(tree)
        hook = edited.hook()
        edited.commit(tree)
        return Asked(history=False, hook=hook)

    return way


def too_large(edited: Edited) -> Asked:
    """Some files are made larger than is read."""
    tree = dict(edited.after)
    tree |= {path: tree[path] + b"# notat\n" * 700_000 for path in sorted(tree)[::20]}
    edited.write(tree)
    hook = edited.hook()
    edited.commit(tree)
    return Asked(history=False, hook=hook)


def made_links(edited: Edited) -> Asked:
    """Every file becomes a symbolic link to a file elsewhere that has the altered text."""
    for number, (path, text) in enumerate(edited.after.items()):
        write_files(edited.folder, {f"kopi/{number}.yaml": text})
        (edited.folder / path).unlink()
        (edited.folder / path).symlink_to(
            os.path.relpath(edited.folder / f"kopi/{number}.yaml", (edited.folder / path).parent)
        )
    edited.git("add", "--all")
    hook = edited.hook()
    edited.git("commit", "--quiet", "--message=Samle filene")
    return Asked(history=False, hook=hook)


def made_folders(edited: Edited) -> Asked:
    """Every file becomes a folder of its own name."""
    for path in edited.after:
        (edited.folder / path).unlink()
    edited.write({f"{path}/tekst": text for path, text in edited.after.items()})
    hook = edited.hook()
    edited.git("commit", "--quiet", "--message=Del opp")
    return Asked(history=False, hook=hook)


def line_ends(edited: Edited) -> Asked:
    """With other line ends in every line."""
    edited.commit({path: text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") for path, text in edited.after.items()})
    return Asked()


def in_a_clone_with_other_line_ends(edited: Edited) -> Asked:
    """In a clone that makes other line ends of every file it checks out."""
    edited.commit(edited.after)
    folder = edited.folder
    git(folder.parent, "clone", "--quiet", "--config=core.autocrlf=true", str(folder), f"{folder}-crlf")
    shutil.rmtree(folder)
    (folder.parent / f"{folder.name}-crlf").rename(folder)
    return Asked()


Way = Callable[[Edited], Asked]


def _named(*ways: Way) -> dict[str, Way]:
    return {way.__name__: way for way in ways}


# The ways by which an edit of any manner comes in.
ORDINARY: dict[str, Way] = {
    **_named(plain_commit, staged, on_the_disk, two_halves, by_way_of_another),
    **_named(merged, merged_with_theirs, merged_with_ours, by_the_merge_itself, octopus),
    **_named(rebased, amended, fixed_up, squashed, cherry_picked),
    **_named(moved, moved_first, deleted_and_made_again, built_anew, unrelated),
    "in_1970": _at("1970-01-01T00:00:00Z"),
    "in_2099": _at("2099-01-01T00:00:00Z"),
    "at_the_same_time": _at("2026-06-10T00:00:00Z"),
    **_named(beyond_all_time, sparse, commit_replaced, grafted, line_ends, in_a_clone_with_other_line_ends),
}

# Those by which nothing honest comes in.
DISHONEST: dict[str, Way] = {
    **_named(staged_and_put_back, merged_and_approval_dropped, correction_reverted, blobs_replaced, shallow),
    "hidden_as_unchanged": _hidden("--assume-unchanged"),
    "hidden_as_skipped": _hidden("--skip-worktree"),
    **_named(made_links, made_folders, too_large),
    "with_a_tab": _unreadable(lambda text: text + b"\tnotat: ja\n"),
    "as_a_pointer": _unreadable(lambda _text: b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"),
    "emptied": _unreadable(lambda _text: b""),
    "not_utf8": _unreadable(lambda text: text + b"# \xff\xfe\n"),
    "with_conflict_marks": _unreadable(lambda text: b"<<<<<<< HEAD\n" + text + b"=======\n" + text + b">>>>>>> side\n"),
}
