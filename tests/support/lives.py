"""A small meeting's life in a real repository, commit by commit, by people who are invented."""

import re
from pathlib import Path

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH
from tests.support.running import git, run

# The minutes without what belongs to a meeting that has been held.
_HEAD = MINUTES[: MINUTES.index("moeteleder:")] + "status: innkalling\n"
_HELD = re.compile(r"    (referat: \|\n(      .*\n|\n)+|vedtak:\n(      .*\n)+)")
NOTICE = _HEAD + _HELD.sub("", MINUTES[MINUTES.index("saksliste:") :])
APPROVED = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n')


def commit(root: Path, day: str, author: str, subject: str, files: dict[str, str | bytes | None]) -> str:
    """Commit these files (None: gone) as somebody on a day; the id of the commit."""
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            place.unlink()
        else:
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
    git(root, "add", "--all")
    when = f"{day}T12:00:00+01:00"
    identity = {"GIT_AUTHOR_NAME": author, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    done = run(root, "git", "commit", "--quiet", f"--message={subject}", **identity)
    assert done.code == 0, done.err
    return git(root, "rev-parse", "HEAD").strip()


def life(root: Path) -> list[str]:
    """A meeting called, its proposal rewritten with the minutes, approved, and altered in silence; the commits."""
    git(root, "init", "--quiet", "--initial-branch=main")
    held = MINUTES.replace("      - Kommunene går sammen om legevakt.\n", "      - Kommunene går sammen om vakt.\n")
    approved = APPROVED.replace(
        "      - Kommunene går sammen om legevakt.\n", "      - Kommunene går sammen om vakt.\n"
    )
    silent = approved.replace("om legevakt i helgene", "om legevakt")
    return [
        commit(root, "2026-01-05", "Åse Vik", "Begin", {REGISTER_PATH: REGISTER}),
        commit(root, "2026-02-20", "Åse Vik", "Call the meeting", {MEETING_PATH: NOTICE}),
        commit(root, "2026-03-06", "Åse Vik", "Record the minutes", {MEETING_PATH: held}),
        commit(root, "2026-05-07", "Kari Nordmann", "Approve the minutes", {MEETING_PATH: approved}),
        commit(root, "2026-06-01", "Per Moe", "Tidy", {MEETING_PATH: silent}),
    ]
