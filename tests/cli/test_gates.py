"""A gate that has read nothing, or not all, says so and does not pass."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER_PATH, archive, write
from tests.support.running import Child, Done, git, referat, repository, run

WRONG = MINUTES.replace("moette_for: Ola Hansen", "moette_for: Ola Hanssen")
GATES = [["validate"], ["validate", "--staged"], ["validate", "--changed"], ["validate", "--since", "HEAD"]]
IDS = " ".join


def codes(done: Done) -> list[str]:
    """The codes of the problems told, in their order."""
    return [line.split(": ")[1].split()[0] for line in done.out.splitlines()]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of the invented committee."""
    return repository(archive(tmp_path / "arkiv"))


@pytest.fixture(scope="module")
def within(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A larger repository, with the archive in the folder ``arkiv`` and a mistake staged in it; nobody writes to it."""
    top = tmp_path_factory.mktemp("stort")
    archive(top / "kontor" / "arkiv")
    repository(write(top, {"kode/program.py": "print()\n"}))
    write(top / "kontor" / "arkiv", {MEETING_PATH: WRONG})
    git(top, "add", "--all")
    return top


@pytest.mark.parametrize("folder", [".", "kode", "kontor", "kontor/arkiv/minutes/prove"])
@pytest.mark.parametrize("call", [["validate"], ["validate", "--staged"], ["validate", "--changed"]], ids=IDS)
def test_an_archive_in_a_folder_of_a_repository_is_found_from_everywhere_in_it(
    folder: str, call: list[str], within: Path
) -> None:
    """From the top, from beside, from between and from below."""
    for done in (referat(within / folder, *call), referat(within, "-C", folder, *call)):
        assert (done.code, codes(done)) == (1, ["REF301"]), done


@pytest.mark.parametrize("folder", [".", "kontor/arkiv"])
@pytest.mark.parametrize("command", [["validate", "--changed"], ["validate"], ["fmt", "--check"]], ids=IDS)
def test_a_hook_names_files_from_the_top_of_the_repository(folder: str, command: list[str], within: Path) -> None:
    """Also where the call is made for the folder of the archive."""
    done = referat(within, "-C", folder, *command, f"kontor/arkiv/{MEETING_PATH}")
    assert "REF101" not in done.out + done.err
    assert done.err.startswith("1 fil")


def test_an_archive_in_a_folder_of_a_bare_repository_is_found(within: Path, tmp_path: Path) -> None:
    """There is no disk to look at, but a newest commit."""
    git(within, "clone", "--quiet", "--bare", str(within), str(tmp_path / "tjener.git"))
    assert "1/26" in referat(tmp_path / "tjener.git", "cases").out


def test_of_several_archives_one_must_be_chosen(tmp_path: Path) -> None:
    """None is left out without a word."""
    archive(tmp_path / "nord")
    archive(tmp_path / "sør")
    for done in (referat(tmp_path, "validate"), referat(repository(tmp_path), "validate", "--changed")):
        assert (done.code, done.out) == (2, "")
        assert done.err == "referat: Det er flere arkiv her: nord, sør. Velg ett, for eksempel med «-C nord».\n"
    assert referat(tmp_path, "-C", "sør", "validate").code == 0
    write(tmp_path / "sør", {MEETING_PATH: WRONG})
    git(tmp_path, "add", "--all")
    names = (f"nord/{MEETING_PATH}", f"sør/{MEETING_PATH}")
    assert codes(referat(tmp_path, "-C", "sør", "validate", "--changed", *names)) == ["REF301"]


@pytest.mark.parametrize("call", GATES, ids=IDS)
def test_where_there_is_no_archive_no_gate_passes(call: list[str], tmp_path: Path) -> None:
    """Nothing was read, so nothing is known to be in order."""
    repository(write(tmp_path, {"notat.txt": "x"}))
    done = referat(tmp_path, *call)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"referat: Fant ingen møter under {tmp_path}/minutes. Gå til mappen der minutes/ ligger")


def test_a_name_that_is_no_utf8_is_a_problem_of_that_file_alone(root: Path) -> None:
    """On the disk, staged and committed, and for questions too; the others are judged."""
    odd = os.fsencode(root / "minutes" / "prove" / "2026") + b"/2026-04-0\xe6.yaml"
    Path(os.fsdecode(odd)).write_text(NOTICE, encoding="utf-8")
    write(root, {MEETING_PATH: WRONG})
    calls = [("validate", "--format", form) for form in ("json", "full", "markdown", "github", "sarif")]
    for done in (referat(root, *call) for call in [*calls, ("validate", MEETING_PATH, os.fsdecode(odd))]):
        assert done.code == 1
        assert "REF301" in done.out
        assert "REF604" in done.out
    git(root, "add", "--all")
    assert set(codes(referat(root, "validate", "--staged"))) == {"REF301", "REF604"}
    git(root, "commit", "--quiet", "--message=x")
    assert set(codes(referat(root, "validate"))) == {"REF301", "REF604"}
    assert "1/26" in referat(root, "cases").out
    assert referat(root, "fmt").code == 0
    assert referat(root, "index", "--rebuild").code == 0


HIDDEN = ["--assume-unchanged", "--skip-worktree"]


@pytest.mark.parametrize("flag", HIDDEN)
@pytest.mark.parametrize("call", [["validate"], ["validate", MEETING_PATH], ["validate", "--since", "HEAD"]], ids=IDS)
def test_an_edit_that_git_is_told_not_to_see_is_an_error(call: list[str], flag: str, root: Path) -> None:
    """Whether the archive has been judged before or not, and even where what is hidden has no mistake."""
    assert referat(root, "validate").code == 0
    git(root, "update-index", flag, MEETING_PATH)
    assert referat(root, "validate").code == 0
    write(root, {MEETING_PATH: MINUTES.replace("Rådhuset", "Biblioteket")})
    done = referat(root, *call)
    assert (done.code, codes(done)) == (1, ["REF120"])
    assert f"{MEETING_PATH}:1:1: REF120 filen er endret på disken, men Git er bedt om ikke å se det" in done.out
    git(root, "update-index", flag.replace("--", "--no-"), MEETING_PATH)
    assert referat(root, "validate").code == 0


@pytest.mark.parametrize("flag", HIDDEN)
def test_a_verdict_rests_on_the_bytes_that_were_judged(flag: str, root: Path) -> None:
    """A mistake that is committed is told of again, after a repair of the disk alone that Git did not see."""
    write(root, {MEETING_PATH: WRONG})
    git(root, "commit", "--quiet", "--all", "--message=Feil")
    git(root, "update-index", flag, MEETING_PATH)
    write(root, {MEETING_PATH: MINUTES})
    assert codes(referat(root, "validate")) == ["REF120"]
    git(root, "update-index", flag.replace("--", "--no-"), MEETING_PATH)
    git(root, "checkout", "--quiet", "--", MEETING_PATH)
    assert codes(referat(root, "validate")) == ["REF301"]


def test_an_edit_that_git_is_set_not_to_notice_is_judged(root: Path) -> None:
    """A file is looked at whatever its time and its size are, and whatever a program says of it."""
    git(root, "config", "core.trustctime", "false")
    git(root, "config", "core.checkStat", "minimal")
    git(root, "config", "core.fsmonitor", "true")
    file = root / MEETING_PATH
    os.utime(file, (1_700_000_000, 1_700_000_000))
    git(root, "-c", "core.fsmonitor=false", "update-index", "--refresh")
    file.write_text(MINUTES.replace("moette_for: Ola Hansen", "moette_for: Ola Hanson"), encoding="utf-8")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    assert git(root, "-c", "core.fsmonitor=false", "status", "--short") == ""
    for _again in range(2):
        assert "REF301" in codes(referat(root, "validate"))


def test_line_ends_that_git_makes_others_on_the_disk_are_no_mistake(root: Path, tmp_path: Path) -> None:
    """A clone on Windows has other line ends than the record, which is judged and laid out as Git keeps it."""
    for attributes in ("", "minutes/**/*.yaml text eol=lf diff=referat\n"):
        write(root, {".gitattributes": attributes})
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--allow-empty", "--message=Attributter")
        clone = tmp_path / f"klone{len(attributes)}"
        git(root, "clone", "--quiet", "--config", "core.autocrlf=true", str(root), str(clone))
        assert (b"\r\n" in (clone / MEETING_PATH).read_bytes()) == (not attributes)
        for call in (["validate"], ["validate", "minutes"], ["validate", "--staged"], ["fmt", "--check"]):
            assert referat(clone, *call) == referat(root, *call)
        edited = (clone / MEETING_PATH).read_bytes().replace(b"\r\n", b"\n").replace(b"R\xc3\xa5dhuset", b"Skolen")
        (clone / MEETING_PATH).write_bytes(edited.replace(b"\n", b"\r\n"))
        assert referat(clone, "validate").out == ""
        assert "[-Rådhuset-]{+Skolen+}" in referat(clone, "changes").out
        git(clone, "config", "core.autocrlf", "false")
        (clone / ".gitattributes").write_text("", encoding="utf-8")
        assert codes(referat(clone, "validate", MEETING_PATH)) == ["REF108"]  # so it would be committed now


def nested(root: Path) -> None:
    """Make a repository of its own in the record's folder."""
    repository(write(root / "minutes" / "skjult", {"2026/2026-04-01.yaml": "uferdig"}))


def nested_and_added(root: Path) -> None:
    """Make such a repository known to Git, as a submodule is."""
    nested(root)
    git(root, "-c", "advice.addEmbeddedRepo=false", "add", "--all")


def committed_link(root: Path) -> None:
    """Commit a link to a folder, in the place of a folder."""
    linked(root)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Lenke")


def linked(root: Path) -> None:
    """Make a link to a folder in the place of a folder."""
    (root / "minutes" / "skjult").symlink_to(write(root.parent / "annet", {"2026/2026-04-01.yaml": "uferdig"}))


@pytest.mark.parametrize("hide", [nested, nested_and_added, linked, committed_link])
def test_a_folder_that_is_not_looked_into_is_told_of(
    hide: Callable[[Path], None],
    root: Path,
) -> None:
    """A repository within the repository and a link to a folder hide records, from questions too."""
    assert referat(root, "validate").code == 0
    hide(root)
    calls = [["validate"], ["validate", "minutes"]]
    if hide is not nested and hide is not linked:
        calls.append(["validate", "--staged"])
    for call in calls:
        done = referat(root, *call)
        assert (done.code, codes(done)) == (1, ["REF101"]), done
        assert done.out.startswith("minutes/skjult:1:1: REF101 mappen er ")
    assert "minutes/skjult" in referat(root, "cases").err


@pytest.mark.parametrize("hide", [nested, linked])
def test_a_commit_that_hides_a_folder_is_stopped(hide: Callable[[Path], None], root: Path) -> None:
    """By the hook too, which judges what the commit changes; one that brings the folder back is not."""
    hide(root)
    git(root, "-c", "advice.addEmbeddedRepo=false", "add", "--all")
    done = referat(root, "validate", "--changed")
    assert (done.code, codes(done)) == (1, ["REF101"]), done
    assert done.out.startswith("minutes/skjult:1:1: REF101 mappen er en lenke eller et Git-arkiv for seg")
    git(root, "commit", "--quiet", "--message=Skjul")
    git(root, "rm", "--quiet", "-r", "-f", "--cached", "minutes/skjult")
    assert referat(root, "validate", "--changed").code == 0


def test_a_link_to_a_folder_is_told_of_without_git_too(tmp_path: Path) -> None:
    """There the disk alone says what there is."""
    root = archive(tmp_path / "arkiv")
    linked(root)
    done = referat(root, "validate")
    assert (done.code, codes(done)) == (1, ["REF101"])


@pytest.mark.parametrize("folder", ["minutes/skjult", "minutes/prove/2026", "minutes/prove", "minutes"])
@pytest.mark.parametrize("kept", ["with Git", "without Git"])
def test_a_folder_that_cannot_be_opened_is_told_of(folder: str, kept: str, tmp_path: Path) -> None:
    """For tracked files and for others, however often it was judged before."""
    root = archive(tmp_path / "arkiv")
    if kept == "with Git":
        repository(root)
        assert referat(root, "validate").code == 0
    (root / folder).mkdir(exist_ok=True)
    (root / folder).chmod(0)
    done = Child(root, "validate", obeys_modes=True).done()
    (root / folder).chmod(0o755)
    assert done.code == 1
    assert f"{folder}:1:1: REF101 mappen kan ikke åpnes: du mangler tilgang\n" in done.out


@pytest.mark.parametrize("closed", ["refs/heads/main", "refs/heads"])
@pytest.mark.parametrize("call", [["validate"], ["history", "2/26"]], ids=IDS)
def test_a_branch_that_may_not_be_read_is_not_one_without_commits(call: list[str], closed: str, root: Path) -> None:
    """Git says that nothing has been committed; what was approved would be forgotten."""
    (root / ".git" / closed).chmod(0)
    done = Child(root, *call, obeys_modes=True).done()
    (root / ".git" / closed).chmod(0o755)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("referat: Git kan ikke lese hva som er sjekket inn. Gi deg selv tilgang til ")


@pytest.mark.parametrize("head", ["", "søppel", None])
def test_a_repository_that_git_does_not_answer_for_is_no_plain_folder(head: str | None, root: Path) -> None:
    """Else what is staged and what was would be passed over without a word."""
    (root / ".git" / "HEAD").unlink()
    if head is not None:
        (root / ".git" / "HEAD").write_text(head, encoding="utf-8")
    for call in [["validate"], ["cases"]]:
        done = referat(root, *call)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"referat: Git svarer ikke for {root}: ")


def test_a_meeting_that_is_staged_as_a_link_is_stopped(root: Path) -> None:
    """What a link leads to is not in the commit, so the meeting would be gone."""
    (root / "utkast.yaml").write_text(MINUTES, encoding="utf-8")
    (root / MEETING_PATH).unlink()
    (root / MEETING_PATH).symlink_to("../../../utkast.yaml")
    assert referat(root, "validate").code == 0
    git(root, "add", "--all")
    for call in (["validate", "--changed"], ["validate", "--staged"]):
        done = referat(root, *call)
        assert (done.code, codes(done)) == (1, ["REF101"])
        assert done.out.startswith(f"{MEETING_PATH}:1:1: REF101 filen er en lenke, og har ikke noe innhold i Git")


def test_the_persons_own_git_variables_say_where_the_repository_is(root: Path, tmp_path: Path) -> None:
    """As they do for Git; a folder outside of that work tree is not meant by them."""
    (root / ".git").rename(tmp_path / "lager.git")
    variables = {"GIT_DIR": str(tmp_path / "lager.git"), "GIT_WORK_TREE": str(root)}
    write(root, {MEETING_PATH: WRONG})
    assert run(root, "git", "add", "--all", **variables).code == 0
    for folder in (root, root / "minutes"):
        assert codes(referat(folder, "validate", "--staged", **variables)) == ["REF301"]
        assert "Ført" in referat(folder, "history", "2/26", **variables).out
    elsewhere = archive(tmp_path / "annet")
    done = referat(elsewhere, "validate", "--staged", **variables)
    assert done.err == f"referat: {elsewhere} er ikke i et Git-arkiv, så ingenting er klargjort.\n"


def test_a_commit_that_takes_all_meetings_away_is_told_of(root: Path) -> None:
    """Nothing is left to be judged, and that is said."""
    git(root, "rm", "-r", "--quiet", "minutes")
    assert referat(root, "validate").code == referat(root, "validate", "--staged").code == 2


@pytest.mark.parametrize("where", ["disk", "commit"])
@pytest.mark.parametrize("path", [MEETING_PATH, MEETING_PATH.replace("03-04", "04-08"), REGISTER_PATH])
def test_what_cannot_be_read_of_what_was_touched_is_an_error_of_history_too(path: str, where: str, root: Path) -> None:
    """A meeting or a register, changed or new, committed or not: the gate has not read it."""
    before = git(root, "rev-parse", "HEAD").strip()
    write(root, {path: "utvalg: prove\n\tmoetedato: x\n"})
    if where == "commit":
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message=Tab")
    done = referat(root, "validate", "--since", before)
    assert done.code == 1
    assert f"{path}:2:1: REF" in done.out
    if where == "commit":  # what was so before is told of by the rules on files
        write(root, {"notat.txt": "x"})
        assert referat(root, "validate", "--since", "HEAD").code == 0


def test_a_folder_that_is_not_looked_into_is_an_error_of_history_too(root: Path) -> None:
    """Meetings may lie there that were approved."""
    nested(root)
    assert codes(referat(root, "validate", "--since", "HEAD")) == ["REF101"]


def test_a_meeting_that_is_not_where_meetings_are_is_an_error_of_history_too(root: Path) -> None:
    """It is touched, and none of the rules on history has read it."""
    git(root, "mv", MEETING_PATH, MEETING_PATH.replace(".yaml", " kopi.yaml"))
    found = codes(referat(root, "validate", "--since", "HEAD"))
    assert "REF604" in found
    git(root, "commit", "--quiet", "--message=Nytt navn")
    assert "REF604" in codes(referat(root, "validate", "--since", "HEAD~1"))


def test_a_hidden_deletion_is_an_error(root: Path) -> None:
    """Only a sparse checkout may leave out files that Git has."""
    git(root, "update-index", "--assume-unchanged", MEETING_PATH)
    (root / MEETING_PATH).unlink()
    assert "REF120" in codes(referat(root, "validate"))
    git(root, "update-index", "--no-assume-unchanged", MEETING_PATH)
    git(root, "update-index", "--skip-worktree", MEETING_PATH)
    assert referat(root, "validate").code == 0


def test_a_folder_of_another_kind_called_minutes_is_no_archive(tmp_path: Path) -> None:
    """Where it holds no record, the archive below is the one that is meant."""
    write(tmp_path, {"minutes/2026-03-04.md": "# Møte\n"})
    archive(tmp_path / "arkiv")
    write(tmp_path / "arkiv", {MEETING_PATH: WRONG})
    for root in (tmp_path, repository(tmp_path)):
        assert codes(referat(root, "validate")) == ["REF301"]
    git(tmp_path, "mv", "arkiv", "annet")
    assert codes(referat(tmp_path / "minutes", "validate", "--staged")) == ["REF301"]


def test_what_git_lacks_is_told_in_a_sentence(root: Path) -> None:
    """A repository that is damaged is not taken for one in order."""
    tree = git(root, "rev-parse", "HEAD^{tree}").strip()
    (root / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    for call in GATES:
        done = referat(root, *call)
        assert (done.code, done.out) == (2, ""), call
        assert done.err.startswith("referat: Git svarer ikke: "), call


def test_a_repository_whose_files_lie_elsewhere_is_told_of(root: Path, tmp_path: Path) -> None:
    """Nothing there is read, and the folder is not taken for one without Git."""
    elsewhere = archive(tmp_path / "annet")
    git(root, "config", "core.worktree", str(elsewhere))
    done = referat(root, "validate")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"referat: Git-arkivet rundt {root} sier at filene ligger i {elsewhere} (core.worktree). Gå dit, eller kjør "
        "«git config --unset core.worktree».\n"
    )


def test_names_of_authors_that_never_end_are_not_read(root: Path) -> None:
    """Git follows no link in the place of ``.mailmap``, and no more does the tool."""
    (root / ".mailmap").symlink_to("/dev/zero")
    assert referat(root, "history", "2/26").code == 0
