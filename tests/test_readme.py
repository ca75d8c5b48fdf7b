"""What the README says is what happens: every command in it is run, and every output in it is compared."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, REGISTER_PATH, write
from tests.support.running import git, referat, repository, run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = {found["command"]: found["output"] for found in CONSOLE.finditer(README)}
YAML_BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
MEETING = next(block for block in YAML_BLOCKS if "moetedato:" in block)
REGISTER = next(block for block in YAML_BLOCKS if "grupper:" in block)
MISTAKE = next(block for block in YAML_BLOCKS if "Ola Hanssen" in block)


def lines(text: str) -> list[str]:
    """The lines of an output, without the spaces at their ends, which nobody sees."""
    return [line.rstrip() for line in text.splitlines()]


@pytest.fixture
def the_two_meetings(tmp_path: Path) -> Path:
    """A repository of its own with the record that comes with the tool."""
    shutil.copytree(ROOT / "minutes", tmp_path / "minutes")
    return repository(tmp_path)


@pytest.mark.parametrize("command", [command for command in SHOWN if "validate" not in command])
def test_a_command_answers_as_the_readme_shows(command: str, the_two_meetings: Path) -> None:
    """The outputs in the README are those of the two meetings."""
    program, *arguments = shlex.split(command)
    assert program == "referat"
    done = referat(the_two_meetings, *arguments)
    assert lines(done.out) == lines(SHOWN[command])
    assert done.code == 0


def test_a_revision_that_the_readme_names_is_one_of_the_record_that_comes_with_the_tool(tmp_path: Path) -> None:
    """The two meetings were put under Git in November 2026, so no earlier day has an answer."""
    shutil.copytree(ROOT / "minutes", tmp_path / "minutes")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    day = "2026-11-21T12:00:00+0100"
    done = run(tmp_path, "git", "commit", "--quiet", "-mx", GIT_AUTHOR_DATE=day, GIT_COMMITTER_DATE=day)
    assert done.code == 0
    revisions = re.findall(r"`--rev ([^`]+)`", README)
    assert revisions
    for revision in revisions:
        assert "42/24" in referat(tmp_path, "cases", "--rev", revision).out


def test_the_meeting_in_short_is_a_good_one(tmp_path: Path) -> None:
    """What a newcomer copies has no mistake, and the tool says so in the README's words."""
    root = write(tmp_path, {REGISTER_PATH: REGISTER, MEETING_PATH: MEETING})
    done = referat(root, "validate")
    assert (done.code, done.out) == (0, "")
    assert f"`{done.err.strip()}`" in README
    assert referat(root, "fmt", "--check").code == 0


def test_the_mistake_is_told_as_the_readme_shows(tmp_path: Path) -> None:
    """The real problem of the README, in the meeting of the README."""
    name = re.search(r"navn: ([^,]+)", MISTAKE)
    assert name
    meeting = re.sub(rf"^.*navn: {name[1]},.*\n", lambda _: MISTAKE, MEETING, flags=re.MULTILINE)
    root = write(tmp_path, {REGISTER_PATH: REGISTER, MEETING_PATH: meeting})
    done = referat(root, "validate", "--format", "full")
    assert lines(done.out) == lines(SHOWN["referat validate --format full"])
    assert done.code == 1


def test_every_way_to_call_that_the_readme_names_exists(the_two_meetings: Path) -> None:
    """Options that the text mentions are options of the command, and commands are commands."""
    commands = {word.split()[0] for word in re.findall(r"`referat ([a-z][^`]*)`", README)}
    assert commands >= {"validate", "cases", "show", "diff"}
    help_text = ""
    for command in commands:
        done = referat(the_two_meetings, command, "--help")
        assert done.code == 0
        help_text += done.out
    for option in re.findall(r"`(--[a-z]+)", README):
        assert option in help_text


def test_the_history_in_the_readme_is_that_of_its_meeting(tmp_path: Path) -> None:
    """The README's meeting is called, recorded, approved and then altered; what is told of that stands there."""
    minutes = re.sub(r"deltakere:.*?\n\n(?=saksliste)", "", MEETING, flags=re.DOTALL)
    notice = minutes.replace("status: referat", "status: innkalling").partition("    vedtak:\n")[0]
    approved = MEETING.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06"}\n')
    repository(tmp_path)
    for day, name, subject, text in (
        ("2026-02-18", "Åse Vik", "Call the meeting of 4 March", notice),
        ("2026-03-06", "Åse Vik", "Record the minutes of 4 March", MEETING),
        ("2026-05-06", "Åse Vik", "Approve the minutes of 4 March", approved),
        ("2026-05-20", "Per Moe", "Tidy up", approved.replace("legevakt i helgene.", "legevakt hver helg.")),
    ):
        write(tmp_path, {REGISTER_PATH: REGISTER, MEETING_PATH: text})
        git(tmp_path, "add", "--all")
        git(
            tmp_path,
            "commit",
            "--quiet",
            f"--author={name} <{subject}@example.org>",
            f"--date={day}T10:00",
            f"-m{subject}",
        )
    told = referat(tmp_path, "history", "1/26")
    assert told.code == 0
    shown = README.partition("$ referat history 1/26\n")[2].partition("```")[0]
    assert without_ids(told.out) == without_ids(shown)


def without_ids(text: str) -> list[str]:
    """The lines of an output, its commits without the ids that every repository gives them anew."""
    return lines(re.sub(r"^  [0-9a-f]{7,} ", "  ", text, flags=re.MULTILINE))
