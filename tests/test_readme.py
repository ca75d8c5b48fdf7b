"""What the README and its pages say is what happens: every command in them is run, and every output is compared."""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, REGISTER_PATH, write
from tests.support.asking import ask
from tests.support.running import git, referat, repository, run

ROOT = Path(__file__).parent.parent
NAMES = ("README.md", "README.nb.md", "docs/asking.md", "docs/checking.md", "docs/record.md")
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in NAMES}
INDEX = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
# The example whose votes are shown; the two meetings have none.
COUNCIL = "stemmer-med-navn"
CONSOLE = re.compile(r"^```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = [(name, found["command"], found["output"]) for name in NAMES for found in CONSOLE.finditer(PAGES[name])]
YAML_BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", "".join(PAGES.values()), re.MULTILINE | re.DOTALL)
MEETING = next(block for block in YAML_BLOCKS if "moetedato:" in block)
REGISTER = next(block for block in YAML_BLOCKS if "grupper:" in block)
MISTAKE = next(block for block in YAML_BLOCKS if "Ola Hanssen" in block)
MEMBERS = (ROOT / "docs/veiledning.md").read_text(encoding="utf-8").partition("```csv\n")[2].partition("```")[0]


def lines(text: str) -> list[str]:
    """The lines of an output, without the spaces at their ends, which nobody sees."""
    return [line.rstrip() for line in text.splitlines()]


@pytest.fixture(scope="module")
def the_two_meetings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of its own with the record that comes with the tool, called and then recorded; only asked."""
    root = tmp_path_factory.mktemp("arkiv")
    shutil.copytree(ROOT / "minutes", root / "minutes")
    shutil.copytree(ROOT / "tests" / "minutes" / COUNCIL, root / "tests" / "minutes" / COUNCIL)
    files = {file: file.read_bytes() for file in (root / "minutes").rglob("20*.yaml")}
    for file, content in files.items():
        file.write_bytes(content.replace(b"status: referat", b"status: innkalling"))
    repository(root)
    for file, content in files.items():
        file.write_bytes(content)
    git(root, "commit", "--quiet", "--all", "--message=Record the minutes")
    return root


@pytest.mark.parametrize(("page", "command", "output"), [one for one in SHOWN if "validate" not in one[1]])
def test_a_command_answers_as_the_page_shows(page: str, command: str, output: str, the_two_meetings: Path) -> None:
    """The outputs are those of the two meetings, or of an example."""
    program, *arguments = shlex.split(command)
    assert program == "referat", page
    done = ask(the_two_meetings, *arguments)
    assert lines(done.out) == lines(output)
    assert done.code == 0


def test_a_revision_that_a_page_names_is_one_of_the_record_that_comes_with_the_tool(tmp_path: Path) -> None:
    """The two meetings were put under Git in November 2026, so no earlier day has an answer."""
    shutil.copytree(ROOT / "minutes", tmp_path / "minutes")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    day = "2026-11-21T12:00:00+0100"
    done = run(tmp_path, "git", "commit", "--quiet", "-mx", GIT_AUTHOR_DATE=day, GIT_COMMITTER_DATE=day)
    assert done.code == 0
    revisions = {found for page in PAGES.values() for found in re.findall(r"`--rev ([^`]+)`", page)}
    assert revisions
    for revision in revisions:
        assert "42/24" in ask(tmp_path, "cases", "--rev", revision).out


def test_the_meeting_in_short_is_a_good_one(tmp_path: Path) -> None:
    """What a newcomer copies has no mistake, and the tool says so in the words of the page."""
    root = write(tmp_path, {REGISTER_PATH: REGISTER, MEETING_PATH: MEETING})
    done = ask(root, "validate")
    assert (done.code, done.out) == (0, "")
    assert f"`{done.err.strip()}`" in PAGES["docs/checking.md"]
    assert ask(root, "fmt", "--check").code == 0


def test_the_mistake_is_told_as_the_pages_show(tmp_path: Path) -> None:
    """The real problem, in the meeting in short."""
    name = re.search(r"navn: ([^,]+)", MISTAKE)
    assert name
    meeting = re.sub(rf"^.*navn: {name[1]},.*\n", lambda _: MISTAKE, MEETING, flags=re.MULTILINE)
    root = write(tmp_path, {REGISTER_PATH: REGISTER, MEETING_PATH: meeting})
    done = referat(root, "validate", "--format", "full")
    shown = [output for _page, command, output in SHOWN if command == "referat validate --format full"]
    assert shown
    assert all(lines(done.out) == lines(output) for output in shown)
    assert done.code == 1


@pytest.mark.parametrize("page", NAMES)
def test_every_way_to_call_that_a_page_names_exists(page: str, tmp_path: Path) -> None:
    """Options that the text mentions are options of the command, and commands are commands."""
    commands = {word.split()[0] for word in re.findall(r"`referat ([a-zæøå][^`]*)`", PAGES[page])} - {"help"}
    assert commands or page == "docs/record.md"
    help_text = ""
    for command in commands | {"attendance", "cases", "diff", "validate", "search", "show", "history", "review"}:
        done = ask(tmp_path, command, "--help")
        assert done.code == 0, command
        help_text += done.out
    for option in re.findall(r"`(--[a-z]+)", PAGES[page]):
        assert option in help_text, option


@pytest.mark.parametrize(
    ("page", "command"),
    [
        (page, command)
        for page, text in PAGES.items()
        for command in dict.fromkeys(re.findall(r"`referat ([^`]+)`", text))
        # A name alone is a command, and words in capitals are to be put in place of.
        if " " in command and not re.search(r"[A-ZÆØÅ]{4}|\bREV\b|A\.\.B|1/26| - ", command)
    ],
)
def test_a_command_in_the_text_answers(page: str, command: str, the_two_meetings: Path) -> None:
    """Of the record that comes with the tool; what is wrong in a call leaves with 2."""
    done = ask(the_two_meetings, *shlex.split(command))
    assert done.code in {0, 1}, (page, done.err)
    assert done.out + done.err


@pytest.fixture(scope="module")
def approved_and_altered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The meeting in short: called, recorded, approved, and then altered on a branch."""
    root = repository(tmp_path_factory.mktemp("endret"))
    minutes = re.sub(r"deltakere:.*?\n\n(?=saksliste)", "", MEETING, flags=re.DOTALL)
    notice = minutes.replace("status: referat", "status: innkalling").partition("    vedtak:\n")[0]
    approved = MEETING.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06"}\n')
    for day, name, subject, text in (
        ("2026-02-18", "Åse Vik", "Call the meeting of 4 March", notice),
        ("2026-03-06", "Åse Vik", "Record the minutes of 4 March", MEETING),
        ("2026-05-06", "Åse Vik", "Approve the minutes of 4 March", approved),
        ("2026-05-20", "Per Moe", "Tidy up", approved.replace("legevakt i helgene.", "legevakt hver helg.")),
    ):
        if name == "Per Moe":
            git(root, "switch", "--quiet", "--create", "rydding")
        write(root, {REGISTER_PATH: REGISTER, MEETING_PATH: text})
        git(root, "add", "--all")
        author = f"--author={name} <{subject}@example.org>"
        git(root, "commit", "--quiet", author, f"--date={day}T10:00", f"-m{subject}")
    return root


@pytest.mark.parametrize(
    ("page", "command", "code"),
    [
        ("README.md", "review main...rydding", 1),
        ("docs/checking.md", "review main...rydding", 1),
        ("docs/checking.md", "history 1/26", 0),
    ],
)
def test_what_was_done_to_the_meeting_is_told_as_the_pages_show(
    page: str, command: str, code: int, approved_and_altered: Path
) -> None:
    """But for the ids, which every repository gives its commits anew."""
    done = ask(approved_and_altered, *command.split())
    assert done.code == code
    shown = PAGES[page].partition(f"$ referat {command}\n")[2].partition("```")[0]
    assert without_ids(done.out) == without_ids(shown)


def without_ids(text: str) -> list[str]:
    """The lines of an output, its commits without their ids."""
    return lines(re.sub(r"\b[0-9a-f]{7,}\b", "", text).strip())


def test_the_secretarys_commands_are_enough(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """From an empty folder to an approval; the notice and the minutes of the meeting that approves come between."""
    block = PAGES["README.md"].partition("```text\nreferat init")[2].partition("```")[0]
    assert f"```text\nreferat init{block}```" in PAGES["README.nb.md"]
    *commands, approve = [shlex.split(line) for line in f"init{block}".replace("\nreferat ", "\n").splitlines()]
    next_meeting = ["new 2026-05-06 --commit", "minutes 2026-05-06 --present all --adopted-as-proposed all --commit"]
    (tmp_path / "liste.csv").write_text(MEMBERS, encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "config", "core.hooksPath", os.devnull)  # what the hooks do is `test_first_year`'s
    cache = str(tmp_path_factory.mktemp("cache"))
    for command in [*commands, *map(shlex.split, next_meeting), approve]:
        done = ask(tmp_path, *command, variables={"PRE_COMMIT_HOME": cache})
        assert done.code == 0, (command, done.err)
    assert git(tmp_path, "tag") == "godkjent/prove/2026-03-04\n"


def test_the_readme_is_short_and_both_begin_with_the_same_command() -> None:
    """`.ci/run` reads the two commands between their marks."""
    assert len(PAGES["README.md"].splitlines()) <= 250
    commands = dict(re.findall(r"^<!-- (se|test) -->\n```sh\n(.*?)^```$", PAGES["README.md"], re.MULTILINE | re.DOTALL))
    assert set(commands) == {"se", "test"}
    assert f"```sh\n{commands['se']}```" in PAGES["README.nb.md"]


@pytest.mark.parametrize("page", [*NAMES, "docs/README.md", "docs/words.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    """To a file of the repository, from where the page stands."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", text):
        address = target[0] or target[1]
        assert address.startswith("https://") or (ROOT / page).parent.joinpath(address).exists(), address


def test_the_index_has_every_page() -> None:
    """Nobody finds a page that nothing names."""
    there = {file.name for file in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert there == set(re.findall(r"\]\(([a-z]+\.md)\)", INDEX))


def test_the_pictures_are_what_the_tool_makes(tmp_path: Path) -> None:
    """By the commands of the index: the drawing has the same words, however a version of matplotlib draws the rest."""
    draw, compare, photograph = INDEX.partition("<!-- pictures -->\n```sh\n")[2].partition("```")[0].splitlines()
    command = shlex.split(draw)
    shutil.copytree(ROOT / "minutes", tmp_path / "minutes")
    kept, drawn = ROOT / command[-1], tmp_path / command[-1]
    drawn.parent.mkdir(parents=True)
    assert ask(tmp_path, *command[1:]).code == 0
    words = [re.findall(r"<text[^>]*>([^<]+)", file.read_text(encoding="utf-8")) for file in (kept, drawn)]
    assert words[0] == words[1]
    assert "Wenche P. Dehli" in words[0]
    question, page = compare.split(" > ")
    assert "Rekrutterings- og samhandlingstilskudd" in ask(tmp_path, *shlex.split(question)[1:]).out
    assert page in photograph
    assert (ROOT / "docs/pictures/sammenligning.png").read_bytes().startswith(b"\x89PNG")
