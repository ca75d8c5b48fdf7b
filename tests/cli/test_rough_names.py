"""A name is written as roughly in every command as in `people`."""

from pathlib import Path

import pytest

from tests.support.archives import HELD, MEETING_PATH, NOTICE, REGISTER, REGISTER_PATH, archive, write
from tests.support.asking import ask
from tests.support.judging import changed
from tests.support.rows import each
from tests.support.running import git, repository

QUESTIONS = [
    ["people"], ["show"], ["cases", "--person"], ["cases", "--responsible"], ["cases", "--case-worker"],
    ["attendance", "--person"], ["attendance", "--explain"], ["followups", "--responsible"], ["people", "--history"],
]  # fmt: skip
WRITTEN = [
    ["new", "2026-05-06", "--chair"], ["new", "2026-05-06", "--secretary"],
    ["add", "2026-03-04", "--case", "Ny", "--responsible"],
    ["minutes", "2026-03-04", "--present"], ["minutes", "2026-03-04", "--present", "all", "--excused"],
    ["minutes", "2026-03-04", "--present", "all", "--chair"],
    ["minutes", "2026-03-04", "--present", "all", "--secretary"],
]  # fmt: skip
# Two who share a first name, and one beside them.
OTHER = "      - {navn: Kari Nordli, enhet: Vestby}\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that is only asked."""
    return archive(tmp_path_factory.mktemp("arkiv"))


@pytest.fixture
def called(tmp_path: Path) -> Path:
    """A meeting that has been called, of a committee with two people called Kari."""
    line = "      - {navn: Ola Hansen, enhet: Vestby}\n"
    return write(tmp_path, {REGISTER_PATH: changed(REGISTER, (line, line + OTHER)), MEETING_PATH: NOTICE})


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
@each("part", ["Nordmann", "kari", "K. Nord", "Kari Normann", "Kari N. Nor"])
def test_a_part_of_a_name_or_one_that_is_nearly_right_is_answered_and_said(
    root: Path, question: list[str], part: str
) -> None:
    """The answer is that of the whole name; a notice says whom it is about."""
    told = ask(root, *question, part)
    whole = ask(root, *question, "Kari Nordmann")
    assert (told.code, told.out) == (whole.code, whole.out)
    assert told.err == f"Ingen heter «{part}»; dette er Kari Nordmann.\n" + whole.err


@pytest.mark.parametrize("command", WRITTEN, ids=" ".join)
def test_a_part_of_a_name_is_written_down_as_the_register_has_it(called: Path, command: list[str]) -> None:
    """By its words, or by how they begin; without a notice, because the file shows it."""
    done = ask(called, *command, "o. han")
    assert done.code == 0, done
    assert "o. han" not in done.err
    (path,) = done.out.split()
    assert "Ola Hansen" in (called / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [*QUESTIONS, *WRITTEN], ids=" ".join)
def test_a_part_of_several_names_is_refused_with_the_choices(called: Path, command: list[str]) -> None:
    """The same sentence everywhere, and nothing is written."""
    done = ask(called, *command, "Kari")
    assert (done.code, done.out) == (2, "")
    assert done.err == "referat: «Kari» kan være Kari Nordli eller Kari Nordmann; skriv mer av navnet.\n"


@pytest.mark.parametrize("command", WRITTEN, ids=" ".join)
def test_what_is_to_be_written_down_is_not_guessed(called: Path, command: list[str]) -> None:
    """A misspelling is answered with the nearest name."""
    done = ask(called, *command, "Ola Hannsen")
    assert (done.code, done.out) == (2, "")
    assert done.err == "referat: Ingen heter «Ola Hannsen». Mente du Ola Hansen?\n"


def test_many_people_are_counted_and_not_listed(tmp_path: Path) -> None:
    """Nobody looks through eight names in a sentence."""
    lines = "".join(f"      - {{navn: Kari {word}li}}\n" for word in ("Ask", "Bjørk", "Eike", "Furu", "Gran", "Hegg"))
    line = "      - {navn: Ola Hansen, enhet: Vestby}\n"
    root = write(tmp_path, {REGISTER_PATH: changed(REGISTER, (line, line + lines)), MEETING_PATH: HELD})
    for command in (["cases", "--person"], ["new", "2026-05-06", "--chair"]):
        done = ask(root, *command, "kari")
        assert done.err == "referat: «kari» kan være 7 personer; skriv mer av navnet.\n"


def test_a_comparison_asks_both_versions_about_one_person(tmp_path: Path) -> None:
    """Somebody who came later is not taken for the one nearest to them before."""
    root = repository(archive(tmp_path))
    line = "      - {navn: Ola Hansen, enhet: Vestby}\n"
    write(root, {REGISTER_PATH: changed(REGISTER, (line, line + OTHER))})
    git(root, "commit", "--quiet", "--all", "--message=Ny")
    for written in ("Kari Nordli", "nordli"):
        done = ask(root, "attendance", "--compare", "HEAD~1", "--person", written)
        assert (done.code, "Kari Nordli" in done.out) == (0, True), done
        assert "Nordmann" not in done.out + done.err


def test_a_slip_in_a_part_of_a_long_name_is_a_slip_too(called: Path) -> None:
    """A question is answered and says of whom; what is to be written down is asked about; a short word means nobody."""
    register = REGISTER.replace("Kari Nordmann", "Birgitte-Sofie Elisabeth Dahle").replace(
        "Per Moe", "Ann Fredrikke Moe"
    )
    write(called, {REGISTER_PATH: register, MEETING_PATH: NOTICE})
    name = "Birgitte-Sofie Elisabeth Dahle"
    assert ask(called, "people", "dahlee").err == f"Ingen heter «dahlee»; dette er {name}.\n"
    refused = ask(called, "minutes", "2026-03-04", "--present", "all", "--excused", "dahlee")
    assert (refused.code, refused.err) == (2, f"referat: Ingen heter «dahlee». Mente du {name}?\n")
    assert ask(called, "people", "moee").err == "referat: Ingen heter «moee».\n"
