"""A committee's first year, from an empty folder to approved minutes and a correction, with Git and pre-commit."""

import os
from pathlib import Path

import pytest

from tests.support.running import Done, git, referat, run

MEMBERS = """\
navn;gruppe;rolle;enhet;vara_for
Kari Nordmann;Kommunene;medlem;Nordby;
Ola Hansen;Kommunene;medlem;Vestby;
Ingrid Østby;Vararepresentanter;vara;;Ola Hansen
Åse Vik;Sekretariatet;sekretariat;;
"""
MARCH = "minutes/prove/2026/2026-03-04.yaml"

# The whole year of two meetings: none of these opens an editor.
YEAR = [
    "init --code prove --name Prøveutvalget --members liste.csv --commit",
    "new 2026-03-04 --start 09:00 --chair Kari --secretary Vik --case Legevakt --commit",
    "minutes 2026-03-04 --present all --substitute=Østby_for_Hansen --adopted-as-proposed all --commit",
    "new 2026-05-06 --start 09:00 --chair Kari --secretary Vik --commit",
    "minutes 2026-05-06 --present all --adopted-as-proposed all --commit",
    "approve 2026-03-04 --case 5/26 --commit --tag",
]
# What a reviewer is told first of each.
REVIEWED = {"new": "1 nytt møte", "minutes": "1 møte ført", "approve": "1 referat godkjent"}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where pre-commit keeps its things: not the person's own."""
    return str(tmp_path_factory.mktemp("cache"))


def test_a_first_year(tmp_path: Path, cache: str) -> None:
    """Six commands, reviewed and merged; a correction passes, a silent edit is stopped at commit, push and review."""

    def as_secretary(*arguments: str) -> Done:
        return referat(tmp_path, *arguments, PRE_COMMIT_HOME=cache)

    def commit(message: str, *options: str) -> Done:
        return run(tmp_path, "git", "commit", "--all", f"--message={message}", *options, PRE_COMMIT_HOME=cache)

    (tmp_path / "liste.csv").write_text(MEMBERS, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    git(tmp_path, "init", "--quiet")
    for number, command in enumerate(YEAR):
        branch = command.split()[0] if number else "main"
        git(tmp_path, "switch", "--quiet", "--create" if number else "--orphan", branch)
        done = as_secretary(*(word.replace("_", " ") for word in command.split()))
        assert done.code == 0, (command, done.err)
        git(tmp_path, "config", "core.hooksPath", os.devnull)  # they are tried below, where they have something to say
        if number:
            reviewed = as_secretary("review", f"main...{branch}")
            assert reviewed.code == 0, (command, reviewed.err)
            assert reviewed.out.startswith(f"Ingen godkjent tekst er rørt. {REVIEWED[branch]}"), (command, reviewed.out)
            git(tmp_path, "switch", "--quiet", "main")
            git(tmp_path, "merge", "--quiet", "--no-ff", branch)
            git(tmp_path, "branch", "--delete", "--quiet", branch)
    git(tmp_path, "config", "--unset", "core.hooksPath")
    assert git(tmp_path, "log", "--topo-order", "--no-merges", "--format=%s", "--reverse").splitlines() == [
        "Opprett arkivet for Prøveutvalget",
        "Innkall møtet 4. mars 2026 (prove)",
        "Før referatet fra 4. mars 2026 (prove)",
        "Innkall møtet 6. mai 2026 (prove)",
        "Før referatet fra 6. mai 2026 (prove)",
        "Godkjenn referatet fra 4. mars 2026 (prove)",
    ]
    assert as_secretary("validate", "--since", "HEAD~4").code == 0
    git(tmp_path, "init", "--quiet", "--bare", str(tmp_path / ".git" / "remote"))
    git(tmp_path, "remote", "add", "origin", str(tmp_path / ".git" / "remote"))
    pushed = run(tmp_path, "git", "push", "--quiet", "--set-upstream", "origin", "main", PRE_COMMIT_HOME=cache)
    assert pushed.code == 0, pushed.err

    text = (tmp_path / MARCH).read_text(encoding="utf-8")
    (tmp_path / MARCH).write_text(text.replace("tittel: Legevakt", "tittel: Legevakt i helgene"), encoding="utf-8")
    stopped = commit("Rydd opp")
    assert stopped.code == 1
    assert "REF802" in stopped.out + stopped.err
    done = as_secretary(
        "correct", "2026-03-04", "--case", "5/26", "--concerns", "2/26", "--text", "Tittelen er rettet.", "--commit"
    )
    assert done.code == 0, done.err
    assert git(tmp_path, "status", "--short") == "?? liste.csv\n"

    before, decided, after = (tmp_path / MARCH).read_text(encoding="utf-8").rpartition("saksliste godkjennes")
    assert decided
    (tmp_path / MARCH).write_text(f"{before}saksliste forkastes{after}", encoding="utf-8")
    assert commit("Rydd opp", "--no-verify").code == 0
    pushed = run(tmp_path, "git", "push", "--quiet", PRE_COMMIT_HOME=cache)
    assert pushed.code == 1
    assert "REF802" in pushed.out + pushed.err
    reviewed = as_secretary("review")
    assert reviewed.code == 1
    assert reviewed.out.splitlines()[0] == "1 godkjent vedtak er endret uten rettelse"
    assert "saksliste [-godkjennes-]{+forkastes+}." in reviewed.out
