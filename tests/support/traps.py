"""A repository whose settings name programs wherever Git has such a setting; each program leaves its name in a file."""

import os
import time
from itertools import count
from pathlib import Path

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.running import git, repository

# What Git runs in the course of what it is asked, or shows its answers with.
PROGRAMS = (
    "core.fsmonitor",
    "core.sshCommand",
    "core.gitProxy",
    "core.askPass",
    "core.editor",
    "core.pager",
    "core.alternateRefsCommand",
    "sequence.editor",
    "interactive.diffFilter",
    "credential.helper",
    "diff.external",
    "diff.referat.command",
    "diff.referat.textconv",
    "diff.tool",
    "difftool.x.cmd",
    "merge.referat.driver",
    "mergetool.x.cmd",
    "trailer.x.command",
    "gpg.program",
    "gpg.x509.program",
    "gpg.ssh.program",
    "gpg.ssh.defaultKeyCommand",
    "hook.x.command",
    "uploadpack.packObjectsHook",
    "remote.origin.uploadpack",
    "remote.origin.receivepack",
    "pager.log",
    "pager.status",
    "tar.x.command",
    "browser.x.cmd",
    "sendemail.toCmd",
    "filter.lfs.process",
    "filter.med=og.prikk.clean",
    "filter.med=og.prikk.smudge",
)
# Every question of Git's by which this tool asks, taken for another command.
ALIASES = ("status", "log", "config", "cat-file", "diff-tree", "ls-tree", "ls-files", "rev-parse", "rev-list")
OTHER = {
    "log.showSignature": "true",
    "core.fsyncMethod": "batch",
    "hook.x.event": "post-index-change",
    "submodule.recurse": "true",
    "status.submoduleSummary": "true",
    "diff.submodule": "diff",
    "diff.ignoreSubmodules": "none",
    "gc.auto": "1",
    "maintenance.auto": "true",
    "color.ui": "always",
    "log.follow": "true",
    "log.showRoot": "false",
    "mailmap.file": "/dev/null",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
}
# In a folder of their own: a file ending that a filter is chosen by.
FILTERED = {"minutes/a.lfs": "lfs", "minutes/b.odd": "med=og.prikk"}
_moments = count(1)


class Traps:
    """The programs of a repository, in a folder, and which of them have run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._marks = folder / "kjørt"
        folder.mkdir(exist_ok=True)

    def program(self, name: str, to: Path | None = None) -> str:
        """A program that leaves a name, and does nothing else."""
        path = to or self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\necho '{name}' >>'{self._marks}'\nexit 1\n", encoding="utf-8")
        path.chmod(0o755)
        return path.as_posix()

    def sprung(self) -> set[str]:
        """The names of the programs that have run since this was asked last."""
        names = self._marks.read_text(encoding="utf-8").split("\n") if self._marks.exists() else []
        self._marks.unlink(missing_ok=True)
        return {name for name in names if name}


def trapped(folder: Path) -> tuple[Path, Traps]:
    """A repository of the invented committee with two versions of its meeting, and every program that can be named."""
    traps = Traps(folder / "feller")
    attributes = "minutes/**/*.yaml diff=referat merge=referat\n*.lfs filter=lfs\n*.odd filter=med=og.prikk\n"
    root = two_versions(folder / "arkiv", {".gitattributes": attributes, **dict.fromkeys(FILTERED, "x\n")})
    sign_newest(root)
    _add_submodule(root, traps)
    lay(root, traps)
    return root, traps


def partial(folder: Path, url: str) -> tuple[Path, Traps]:
    """A clone of such a meeting that lacks its first version, and would fetch it from an address."""
    traps = Traps(folder / "feller")
    whole = two_versions(folder / "arkiv", {})
    git(whole, "config", "uploadpack.allowFilter", "true")
    git(folder, "clone", "--quiet", "--filter=blob:none", whole.as_uri(), "klone")
    root = folder / "klone"
    lay(root, traps)
    git(root, "config", "remote.origin.url", url.format(program=traps.program("ext")))
    return root, traps


def two_versions(root: Path, files: dict[str, str | bytes]) -> Path:
    """The invented committee and these files in one commit, and another place for its meeting in the next."""
    repository(write(archive(root), files))
    write(root, {MEETING_PATH: MINUTES.replace("Rådhuset", "Biblioteket")})
    git(root, "commit", "--quiet", "--all", "--message=Nytt sted")
    return root


def lay(root: Path, traps: Traps, git_folder: Path | None = None) -> None:
    """Name a program in every setting that takes one; Git's folder is the usual one where none is given."""
    for key in PROGRAMS:
        git(root, "config", key, traps.program(key))
    for command in ALIASES:
        git(root, "config", f"alias.{command}", "!" + traps.program(f"alias.{command}"))
    for key, value in OTHER.items():
        git(root, "config", key, value)
    hooks = traps.folder / "kroker"
    for folder in ((git_folder or root / ".git") / "hooks", hooks):
        for name in ("post-index-change", "pre-auto-gc", "reference-transaction", "post-checkout"):
            traps.program(f"krok {name}", folder / name)
    git(root, "config", "core.hooksPath", str(hooks))


def sign_newest(root: Path) -> None:
    """Give the newest commit a signature, as it stands in a commit."""
    text = git(root, "cat-file", "commit", "HEAD")
    head, _empty, message = text.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----"
    write(root, {".git/signert": f"{head}\n{signature}\n\n{message}"})
    commit = git(root, "hash-object", "-t", "commit", "-w", ".git/signert").strip()
    git(root, "update-ref", "HEAD", commit)


def _add_submodule(root: Path, traps: Traps) -> None:
    """A repository within the record's folder that Git knows of, with a filter and a monitor of its own."""
    inner = repository(write(root / "minutes" / "indre", {".gitattributes": "* filter=indre\n", "fil.txt": "x\n"}))
    git(root, "-c", "advice.addEmbeddedRepo=false", "add", "minutes/indre")
    git(root, "commit", "--quiet", "--message=Arkiv i arkivet")
    for key in ("filter.indre.clean", "core.fsmonitor"):
        git(inner, "config", key, traps.program(f"undermodul-{key}"))


def disturb(root: Path) -> None:
    """Give files another time, so that Git has to look into them."""
    moment = time.time() - 3600 + next(_moments)
    for path in (*FILTERED, MEETING_PATH, "minutes/indre/fil.txt", "minutes/indre/.gitattributes"):
        if (root / path).exists():
            os.utime(root / path, (moment, moment))
