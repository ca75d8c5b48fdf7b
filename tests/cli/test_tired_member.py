"""Questions as a tired secretary asks them: pasted from Word, in the wrong folder, with files that are misnamed."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER_PATH, archive, write
from tests.support.asking import ask
from tests.support.running import Done, git, referat, repository

HARD_SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good meeting, in a repository; only read."""
    return repository(archive(tmp_path_factory.mktemp("arkiv")))


@pytest.mark.parametrize(
    "written", ["sak 2/26", "Sak: 2/26", "2 / 26", f"2{HARD_SPACE}/26", " 2/26 ", "sak prove:2/26"]
)
def test_a_case_number_is_understood_with_the_word_and_the_spaces_about_it(written: str, root: Path) -> None:
    """As it stands in a sentence, or comes from a document; spaces that do not break are spaces."""
    assert referat(root, "show", written) == referat(root, "show", "2/26")


def test_an_unknown_case_with_a_word_before_it_has_its_nearest(root: Path) -> None:
    """What was written is quoted as it was written."""
    done = referat(root, "show", "sak 3/26")
    assert (done.code, done.out) == (2, "")
    assert done.err == "referat: Saken «sak 3/26» finnes ikke. Mente du 2/26?\n"


@pytest.mark.parametrize("day", ["4.3.2026", "04.03.26", "4. mars 2026", "2026-3-4"])
def test_a_day_may_be_written_as_people_write_it(day: str, root: Path) -> None:
    """In an option as in an address: the meeting is of that day, so it is on neither side."""
    assert referat(root, "cases", "--from", day, "--to", day) == referat(root, "cases")


@pytest.mark.parametrize("marks", ["“{}”", "”{}”", "„{}“", "«{}»", '"{}"'])
def test_any_quotation_marks_hold_a_phrase_together(marks: str, root: Path) -> None:
    """The words stand side by side in the minutes in one order alone, whatever marks the phrase is in."""
    assert referat(root, "search", marks.format("sammen om")).code == 0
    assert referat(root, "search", marks.format("om sammen")).code == 1


def test_an_outcome_may_be_written_as_the_table_shows_it(root: Path) -> None:
    """The table has a space where the record has an underscore."""
    shown = referat(root, "cases", "--outcome", "vedtatt endret")
    assert shown.code == 0
    assert shown == referat(root, "cases", "--outcome", "vedtatt_endret")


@pytest.mark.parametrize("name", ["2026-3-5.yaml", "2026-03-05.yml", "2026-03-05.yaml.txt", "mars.yaml"])
def test_a_misnamed_meeting_is_named_and_left_out(name: str, tmp_path: Path) -> None:
    """Nobody would else know that the answer lacks it; the command that is named says what is wrong."""
    questions = (["cases"], ["search", "legevakt"], ["people"], ["show", "9/99"])
    repository(archive(tmp_path))
    expected = [ask(tmp_path, *question) for question in questions]
    path = f"minutes/prove/2026/{name}"
    told = f"{path} følger ikke arkivets oppsett og er ikke med i svaret; se «referat validate {path}»\n"
    write(tmp_path, {path: MINUTES.replace("1/26", "3/26").replace("2/26", "4/26")})
    for tracked in (False, True):
        if tracked:
            git(tmp_path, "add", "--all")
            git(tmp_path, "commit", "--quiet", "--message=Add")
        for question, without in zip(questions, expected, strict=True):
            assert ask(tmp_path, *question) == Done(without.code, without.out, told + without.err)
        assert "REF604" in ask(tmp_path, "validate", path).out


@pytest.mark.parametrize("command", ["show", "history"])
def test_a_file_is_the_meeting_in_it(command: str, root: Path) -> None:
    """From wherever the person stands."""
    expected = referat(root, command, "2026-03-04")
    assert expected.code == 0
    assert referat(root, command, MEETING_PATH) == expected
    assert referat(root / "minutes/prove/2026", command, "./2026-03-04.yaml").out == expected.out


@pytest.mark.parametrize("command", ["show", "history"])
def test_a_file_that_is_no_meeting_is_a_sentence(command: str, tmp_path: Path) -> None:
    """A register, a misnamed meeting, one that cannot be read, and one that is not there."""
    paths = ["minutes/prove/2026/2026-3-5.yaml", "minutes/prove/2026/2026-04-01.yaml"]
    repository(write(archive(tmp_path), dict(zip(paths, [MINUTES, "utvalg: ["], strict=True))))
    unread = [f"{path} kan ikke leses som et møte i arkivet; se «referat validate {path}»." for path in paths]
    register = f"{REGISTER_PATH} er et register, ikke et møte; se «referat people»."
    for path, told in zip([*paths, REGISTER_PATH], [*unread, register], strict=True):
        done = referat(tmp_path, command, path)
        assert (done.code, done.out, done.err) == (2, "", f"referat: {told}\n")
    done = referat(tmp_path, command, "minutes/prove/2026/2026-03-05.yaml")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("referat: minutes/prove/2026/2026-03-05.yaml finnes ikke. Mente du")


def test_without_git_there_is_no_notice_to_look_for(tmp_path: Path) -> None:
    """It is the repository that lacks, not the notice."""
    done = referat(archive(tmp_path), "diff", "--against", "notice")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"referat: {tmp_path} er ikke i et Git-arkiv, så det har ingen historie.\n"


@pytest.mark.parametrize("question", [["cases"], ["history", "2/26"], ["changes"], ["validate"]])
def test_a_repository_that_git_does_not_trust_is_not_taken_for_none(question: list[str], root: Path) -> None:
    """Git keeps silent where somebody else owns the folder; the sentence has what makes it answer."""
    done = referat(root / "minutes", *question, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"referat: Git svarer ikke for {root}, fordi mappen eies av en annen. Stoler du på den, kjør "
        f"«git config --global --add safe.directory {root}».\n"
    )


def test_tab_offers_nothing_where_git_does_not_answer(root: Path) -> None:
    """And says nothing in the middle of what is being written."""
    asked = {"COMP_WORDS": "referat show 2", "COMP_CWORD": "2", "_REFERAT_COMPLETE": "bash_complete"}
    done = referat(root, GIT_TEST_ASSUME_DIFFERENT_OWNER="1", **asked)
    assert (done.code, done.out.strip(), done.err) == (0, "", "")
