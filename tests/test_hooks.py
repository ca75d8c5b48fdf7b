"""The hook stops a bad commit and lets a good one pass, with the real pre-commit in a real repository."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from referat_cli.document.formatter import canonical
from referat_cli.document.parser import read
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER_PATH, archive, write
from tests.support.running import Done, git, referat, repository, run

ROOT = Path(__file__).parent.parent
OFFERED = YAML(typ="safe", pure=True).load(ROOT / ".pre-commit-hooks.yaml")
PAGE = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
OWN = YAML(typ="safe", pure=True).load(ROOT / ".pre-commit-config.yaml")


def config(hook: dict[str, object]) -> str:
    """A configuration with one of our hooks, run by the installed ``referat`` instead of an environment of its own."""
    return json.dumps({"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]})


def as_the_page_says() -> str:
    """The configuration of docs/checking.md, with our hooks run as in `config`."""
    block = next(
        block for block in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) if "referat-fmt" in block
    )
    told = YAML(typ="safe", pure=True).load(block)
    offered = {hook["id"]: {**hook, "language": "system"} for hook in OFFERED}
    told["repos"] = [{"repo": "local", "hooks": [offered.pop(hook["id"]) for hook in told["repos"][0]["hooks"]]}]
    assert offered == {}  # no hook is left out
    return json.dumps(told)


@pytest.fixture(scope="module")
def secretariats(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, object]], Path]:
    """The repository of the invented committee with a hook installed, or all with {}; made once, to be copied."""

    @cache
    def made(text: str) -> Path:
        folder = tmp_path_factory.mktemp("utvalg")
        repository(write(archive(folder), {".pre-commit-config.yaml": text}))
        installed = run(folder, "pre-commit", "install", PRE_COMMIT_HOME=str(folder / ".git" / "cache"))
        assert installed.code == 0, installed.err
        return folder

    return lambda hook: made(config(hook) if hook else as_the_page_says())


def copied(folder: Path, to: Path) -> Path:
    """A copy of a repository, to be changed."""
    return shutil.copytree(folder, to, dirs_exist_ok=True)


@pytest.fixture
def committee(secretariats: Callable[[dict[str, object]], Path], tmp_path: Path) -> Path:
    """A repository with the hook that checks what is staged."""
    return copied(secretariats(OFFERED[0]), tmp_path)


def test_our_own_hook_does_what_the_one_offered_to_others_does() -> None:
    """What follows is tried of the one, and is true of both."""
    own = OWN["repos"][0]["hooks"][0]
    ours_alone = ("name", "language")
    assert {key: value for key, value in own.items() if key not in ours_alone}.items() <= OFFERED[0].items()


def commit(folder: Path, *arguments: str) -> Done:
    """Commit what is staged."""
    cache = str(folder / ".git" / "cache")
    return run(folder, "git", "commit", "--message=Referat", *arguments, PRE_COMMIT_HOME=cache)


def as_the_hook_calls_it(folder: Path, *files: str) -> Done:
    """What the hook says of what is staged, without the program that runs hooks."""
    program, *arguments = str(OFFERED[0]["entry"]).split()
    assert program == "referat"
    return referat(folder, *arguments, *files)


def test_a_bad_meeting_is_stopped_with_its_line(committee: Path) -> None:
    """A chair who is misspelt is told with file, line and column, and nothing is committed."""
    before = git(committee, "rev-parse", "HEAD")
    write(committee, {MEETING_PATH: MINUTES.replace("moeteleder: Kari Nordmann", "moeteleder: Kari Nordman")})
    git(committee, "add", MEETING_PATH)
    done = commit(committee)
    assert done.code == 1
    told = done.out + done.err
    assert f"{MEETING_PATH}:7:13: REF301 feil: «Kari Nordman» står ikke i registeret" in told
    assert "= rett navnet, eller før personen" in told
    assert git(committee, "rev-parse", "HEAD") == before


def test_the_staged_version_is_judged_rather_than_an_unstaged_edit(committee: Path) -> None:
    """What is committed is what was staged: neither a later mistake nor a later repair on the disk counts."""
    good, bad = MINUTES.replace("Rådhuset", "Biblioteket"), MINUTES.replace("referent: Åse Vik", "referent: Åse Viken")
    write(committee, {MEETING_PATH: good})
    git(committee, "add", MEETING_PATH)
    write(committee, {MEETING_PATH: bad})
    assert commit(committee).code == 0
    assert git(committee, "show", f"HEAD:{MEETING_PATH}") == good
    git(committee, "add", MEETING_PATH)
    write(committee, {MEETING_PATH: good})
    assert as_the_hook_calls_it(committee, MEETING_PATH).code == 1


def test_the_staged_register_is_the_one_that_counts(committee: Path) -> None:
    """A meeting is judged with its neighbours as they are staged, so a name added on the disk only is unknown."""
    register = (committee / REGISTER_PATH).read_text(encoding="utf-8")
    write(committee, {REGISTER_PATH: register.replace("navn: Liv Berg", "navn: Liv Dahl")})
    write(committee, {MEETING_PATH: MINUTES.replace("referent: Åse Vik", "referent: Liv Dahl")})
    git(committee, "add", MEETING_PATH)
    done = referat(committee, "validate", "--staged", MEETING_PATH)
    assert "«Liv Dahl» står ikke i registeret" in done.out
    git(committee, "add", REGISTER_PATH)
    done = referat(committee, "validate", "--staged", MEETING_PATH)
    assert "«Liv Dahl» står ikke i registeret" not in done.out


def test_a_partial_commit_is_judged_by_what_it_holds(committee: Path) -> None:
    """``git commit FILE`` has an index of its own, and the hook reads that one."""
    second = MINUTES.replace("2026-03-04", "2026-04-08").replace("1/26", "3/26").replace("2/26", "4/26")
    write(committee, {"minutes/prove/2026/2026-04-08.yaml": second})
    git(committee, "add", "--all")
    write(committee, {"minutes/prove/2026/2026-04-08.yaml": second.replace("status: referat", "status: referert")})
    done = commit(committee, "minutes/prove/2026/2026-04-08.yaml")
    assert done.code == 1
    assert "referert" in done.out + done.err


def test_a_register_is_judged_with_its_meetings(committee: Path) -> None:
    """A register that forgets somebody is stopped, because the meetings that name them would no longer hold."""
    register = (committee / REGISTER_PATH).read_text(encoding="utf-8")
    write(committee, {REGISTER_PATH: register.replace("      - {navn: Åse Vik}\n", "      - {navn: Åse Viken}\n")})
    git(committee, "add", REGISTER_PATH)
    done = as_the_hook_calls_it(committee, REGISTER_PATH)
    assert done.code == 1
    assert f"{MEETING_PATH}:8:11: REF301 feil: «Åse Vik» står ikke i registeret" in done.out


def test_a_commit_that_touches_no_minutes_is_not_judged(committee: Path) -> None:
    """A note beside the record is nobody's business."""
    write(committee, {"notat.txt": "møtt"})
    git(committee, "add", "notat.txt")
    (committee / MEETING_PATH).write_text("uferdig", encoding="utf-8")
    assert commit(committee).code == 0


def test_a_commit_that_removes_the_register_is_stopped(committee: Path) -> None:
    """What is removed has no line of its own, but what is left behind has."""
    git(committee, "rm", "--quiet", REGISTER_PATH)
    done = commit(committee)
    assert done.code == 1
    assert f"{MEETING_PATH}:2:9: REF605 feil: utvalget prove har ikke noe register" in done.out + done.err


def test_a_meeting_that_was_held_is_not_removed(committee: Path) -> None:
    """A commit of nothing but a removal is judged by what is gone."""
    git(committee, "rm", "--quiet", MEETING_PATH)
    done = as_the_hook_calls_it(committee)
    assert done.code == 1
    assert "REF804 feil: møtet 2026-03-04 er slettet eller flyttet ut av arkivet (ikke sjekket inn)" in done.out


def test_a_notice_may_be_removed_when_the_rest_is_in_order(committee: Path) -> None:
    """Beside it is only the register, and that is fine."""
    write(committee, {MEETING_PATH: MINUTES.replace("status: referat", "status: innkalling")})
    git(committee, "commit", "--quiet", "--all", "--amend", "--no-edit", "--no-verify")
    git(committee, "rm", "--quiet", MEETING_PATH)
    assert as_the_hook_calls_it(committee).code == 0


def test_an_unresolved_merge_is_told(committee: Path) -> None:
    """A file that Git holds in two versions is neither of them."""
    git(committee, "switch", "--quiet", "--create", "forslag")
    for branch, place in (("forslag", "Biblioteket"), ("main", "Skolen")):
        git(committee, "switch", "--quiet", branch)
        write(committee, {MEETING_PATH: MINUTES.replace("Rådhuset", place)})
        git(committee, "commit", "--quiet", "--all", "--message=Sted", "--no-verify")
    assert run(committee, "git", "merge", "forslag").code == 1
    done = referat(committee, "validate", "--staged")
    assert done.code == 1
    assert "REF101 filen har en flettekonflikt som ikke er løst" in done.out


def test_the_hook_offered_to_others_names_a_command_that_the_package_installs() -> None:
    """Others get the hook in an environment of its own, so it must name a command that the package installs."""
    assert OFFERED[0]["id"] == "referat-validate"
    assert OFFERED[0]["language"] == "python"
    assert OFFERED[0]["entry"].split()[0] == "referat"
    assert shutil.which("referat", path=str(Path(sys.executable).parent))


def test_our_own_hook_names_the_file_that_is_not_laid_out_and_leaves_it(
    secretariats: Callable[[dict[str, object]], Path], tmp_path: Path
) -> None:
    """Here a person runs ``referat fmt`` and looks at what it does; a file that is laid out passes."""
    root = copied(secretariats(OWN["repos"][0]["hooks"][1]), tmp_path)
    write(root, {MEETING_PATH: MINUTES.replace("Rådhuset", "Biblioteket")})
    git(root, "add", MEETING_PATH)
    done = commit(root)
    assert done.code == 1
    assert MEETING_PATH in done.out + done.err
    assert "1 fil ville blitt satt opp på nytt" in done.out + done.err
    assert "Biblioteket" in (root / MEETING_PATH).read_text(encoding="utf-8")
    assert referat(root, "fmt").code == 0
    program, *arguments = OWN["repos"][0]["hooks"][1]["entry"].split()
    assert (program, referat(root, *arguments, MEETING_PATH).code) == ("referat", 0)


@pytest.fixture
def secretary(secretariats: Callable[[dict[str, object]], Path], tmp_path: Path) -> Path:
    """A repository with the configuration of docs/checking.md, armed as it says: by ``pre-commit install`` alone."""
    return copied(secretariats({}), tmp_path)


WITH_A_WARNING = MINUTES.replace("la fram saken.", "la fram saken, se [her](#).")


def test_the_hooks_of_the_page_are_armed_by_one_command(secretary: Path) -> None:
    """Both what comes before a commit and what comes before a push."""
    for name in ("pre-commit", "pre-push"):
        assert "pre-commit.com" in (secretary / ".git" / "hooks" / name).read_text(encoding="utf-8")


def test_the_hook_over_history_stops_a_push_that_rewrites_approved_minutes(secretary: Path, tmp_path: Path) -> None:
    """The commits that the remote has are left alone; a push with the correction written down goes through."""
    stated = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n')
    root, cache = secretary, {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
    write(root, {MEETING_PATH: stated})
    git(root, "commit", "--quiet", "--all", "--message=Godkjenn", "--no-verify")
    server = str(root / ".git" / "tjener")
    git(root, "init", "--quiet", "--bare", "--initial-branch=main", server)
    git(root, "remote", "add", "origin", server)
    git(root, "push", "--quiet", "--set-upstream", "--no-verify", "origin", "main")
    git(root, "switch", "--quiet", "--create", "rettelse")
    changed = stated.replace("Rådhuset", "Biblioteket")
    write(root, {MEETING_PATH: changed})
    git(root, "commit", "--quiet", "--all", "--message=Rett", "--no-verify", "--author=Ola Hansen <ola@example.org>")
    done = run(root, "git", "push", "origin", "rettelse", **cache)
    assert done.code == 1
    told = done.out + done.err
    assert f"{MEETING_PATH}:6:12: REF802 feil: endret etter godkjenning, uten rettelse: moetested" in told
    assert "av Ola Hansen)" in told
    manual = ("pre-commit", "run", "referat-validate-history", "--hook-stage=manual")
    assert run(root, *manual, **cache).code == 1
    entry = 'rettelser:\n  - {dato: "2026-06-10", gjelder: [moetested], tekst: Møtet var i biblioteket.}\ndeltakere:\n'
    write(root, {MEETING_PATH: changed.replace("deltakere:\n", entry, 1)})
    git(root, "commit", "--quiet", "--all", "--amend", "--no-edit", "--no-verify")
    assert run(root, "git", "push", "origin", "rettelse", **cache).code == 0


def laid_out(text: str) -> str:
    """A meeting in its canonical form."""
    return canonical(read(text.encode(), MEETING_PATH), "moete")


def test_a_warning_is_seen_although_the_commit_passes(secretary: Path) -> None:
    """The runner hides what a hook says that passes, unless the hook asks it not to.

    The blank lines between cases are the writer's: they stop no commit, and stay.
    """
    text = laid_out(WITH_A_WARNING).replace("  - saksnr: 2/26", "\n  - saksnr: 2/26")
    assert text != laid_out(WITH_A_WARNING)
    write(secretary, {MEETING_PATH: text})
    git(secretary, "add", MEETING_PATH)
    done = commit(secretary)
    told = done.out + done.err
    assert done.code == 0, told
    assert "REF504 advarsel: " in told
    assert "1 fil kontrollert: ingen feil, 1 advarsel" in told
    assert git(secretary, "show", f"HEAD:{MEETING_PATH}") == text


def test_the_hooks_name_lines_that_stay_and_say_what_to_do(secretary: Path) -> None:
    """First the layout, alone; then the mistakes, with the lines of what was laid out; then the commit."""
    wrong = (
        MINUTES.replace("utvalg: prove\n", "")
        .replace("status:", "utvalg: prove\nstatus:")
        .replace("Åse Vik\n", "Åse Vi\n")
    )
    write(secretary, {MEETING_PATH: wrong})
    git(secretary, "add", MEETING_PATH)
    first = commit(secretary)
    assert first.code == 1
    assert "files were modified by this hook" in first.out + first.err
    assert (
        "1 fil: 1 fil satt opp på nytt\nSe over dem, kjør «git add» på filene, og prøv igjen." in first.out + first.err
    )
    assert "REF301" not in first.out + first.err
    git(secretary, "add", MEETING_PATH)
    second = commit(secretary)
    told = second.out + second.err
    assert second.code == 1
    assert "Rett det, kjør «git add» på filene, og prøv igjen." in told
    line = int(re.search(rf"{MEETING_PATH}:(\d+):\d+: REF301", told)[1])  # type: ignore[index]
    text = (secretary / MEETING_PATH).read_text(encoding="utf-8")
    assert text == laid_out(wrong)
    assert "Åse Vi" in text.splitlines()[line - 1]
    write(secretary, {MEETING_PATH: text.replace("Åse Vi\n", "Åse Vik\n")})
    git(secretary, "add", MEETING_PATH)
    assert commit(secretary).code == 0


def test_an_error_is_told_once(secretary: Path) -> None:
    """A file that cannot be read is told of by the first hook that meets it."""
    write(secretary, {MEETING_PATH: MINUTES.replace("moetested: Rådhuset", 'moetested: "Rådhuset')})
    git(secretary, "add", MEETING_PATH)
    done = commit(secretary)
    assert done.code == 1
    assert (done.out + done.err).count("REF111") - (done.out + done.err).count("referat rule REF111") == 1


def test_the_hooks_see_an_archive_in_a_folder_of_the_repository(secretary: Path) -> None:
    """They name files from the top."""
    git(secretary, "mv", "minutes", "arkiv")
    (secretary / "arkiv").rename(secretary / "møter")
    (secretary / "møter" / "minutes").mkdir()
    (secretary / "møter" / "prove").rename(secretary / "møter" / "minutes" / "prove")
    path = f"møter/{MEETING_PATH}"
    write(secretary, {path: laid_out(MINUTES.replace("Ola Hansen}", "Ola Hanssen}"))})
    git(secretary, "add", "--all")
    done = commit(secretary)
    assert done.code == 1
    assert re.search(rf"{path}:\d+:58: REF301 feil: «Ola Hanssen»", done.out + done.err)
    assert "REF101" not in done.out + done.err


def test_a_meeting_that_becomes_a_link_is_stopped(committee: Path) -> None:
    """No hook is given its name, because to the runner a link is no file; that it is called, a removal shows."""
    (committee / "utkast.yaml").write_text(MINUTES, encoding="utf-8")
    (committee / MEETING_PATH).unlink()
    (committee / MEETING_PATH).symlink_to("../../../utkast.yaml")
    git(committee, "add", "--all")
    done = as_the_hook_calls_it(committee)
    assert done.code == 1
    assert f"{MEETING_PATH}:1:1: REF101 feil: filen er en lenke" in done.out
