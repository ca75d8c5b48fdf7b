"""An edit of the register that gives an approved list another meaning is told, until the meeting tells it itself."""

from pathlib import Path

import pytest

from tests.rules.test_history import APPROVED, ENTRY, approved, commit, told
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.judging import changed
from tests.support.running import git, referat

MEANS = "REF811 deltakerlisten i det godkjente møtet 2026-03-04 betyr noe annet: "
BY = " (HEAD~0 av Ola Hansen)"
KARI, OLA = "{navn: Kari Nordmann, enhet: Nordby}", "{navn: Ola Hansen, enhet: Vestby}"
PROVEN = changed(REGISTER, (OLA, '{navn: Ola Hansen, enhet: Vestby, fra: "2024-01-01"}'))
BY_ALIAS = changed(APPROVED, ("- {navn: Kari Nordmann, oppmoete", "- {navn: Kari N. Nordmann, oppmoete"))
WITHOUT_UNIT = changed(APPROVED, ("oppmoete: forfall, enhet: Vestby", "oppmoete: forfall"))


def on(register: str, part: str) -> str:
    """Where a part of the register begins, as «path:line»."""
    return f"{REGISTER_PATH}:{register[: register.index(part)].count(chr(10)) + 1}:"


@pytest.mark.parametrize(
    ("meeting", "before", "edit", "told_as"),
    [
        (
            BY_ALIAS,
            REGISTER,
            ("Nordmann: Kari Nordmann", "Nordmann: Ola Hansen"),
            ("Kari N. Nordmann", "Kari N. Nordmann var Kari Nordmann, nå Ola Hansen"),
        ),
        (
            APPROVED,
            REGISTER,
            ("rolle: medlem", "rolle: observatør"),
            ("rolle: observatør", "Kari Nordmann, Ola Hansen i Kommunene var «medlem», nå «observatør»"),
        ),
        (
            APPROVED,
            PROVEN,
            ('fra: "2024-01-01"', 'fra: "2026-04-01"'),
            ("{navn: Ola Hansen", "Ola Hansen (Kommunene) hadde ikke vervet den dagen, etter datoene i registeret nå"),
        ),
        (
            WITHOUT_UNIT,
            REGISTER,
            (OLA, OLA.replace("Vestby", "Østby")),
            ("{navn: Ola Hansen", "Ola Hansen satt for Vestby, nå for Østby"),
        ),
        (
            WITHOUT_UNIT,
            changed(REGISTER, (OLA, OLA.replace("}", ", forbund: NSF}"))),
            ("forbund: NSF", "forbund: Dnlf"),
            ("{navn: Ola Hansen", "Ola Hansen satt for NSF, nå for Dnlf"),
        ),
        (
            APPROVED,
            REGISTER,
            (OLA, OLA.replace("}", ", vara: true}")),
            ("{navn: Ola Hansen", "Ola Hansen er vara i Kommunene nå"),
        ),
        (APPROVED, REGISTER, (f"      - {OLA}\n", ""), ("", "Ola Hansen står ikke i registeret lenger")),
    ],
    ids=["an alias", "a role", "a date", "a unit", "a union", "a substitute", "a line taken out"],
)
def test_an_edit_that_changes_what_an_approved_list_means_is_told(
    meeting: str, before: str, edit: tuple[str, str], told_as: tuple[str, str], tmp_path: Path
) -> None:
    """With the meeting, the person, the line of the register and the commit; a draft may mean what it will."""
    root = approved(write(tmp_path, {REGISTER_PATH: before}), meeting)
    write(root, {REGISTER_PATH: before})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message=Registeret")
    after, (part, change) = changed(before, edit), told_as
    commit(root, after, REGISTER_PATH)
    (line,) = told(root)
    assert line.startswith(on(after, part) if part else f"{REGISTER_PATH}:")
    assert line.endswith(f"{MEANS}{change}{BY}")


@pytest.mark.parametrize(
    "edits",
    [
        [(OLA, '{navn: Ola Hansen, enhet: Vestby, fra: "2024-01-01"}')],
        [(OLA, '{navn: Ola Hansen, enhet: Vestby, fra: "2026-04-01"}')],
        [(OLA, "{navn: Ola Hansen, id: ola, enhet: Vestby}")],
        [(OLA, OLA.replace("Ola Hansen", "Ola Berg")), ("alias:\n  Kari", "alias:\n  Ola Hansen: Ola Berg\n  Kari")],
        [("navn: Prøveutvalget", "navn: Utvalget")],
        [(f"      - {OLA}\n", f"      - {OLA}\n      - {{navn: Eva Dal, enhet: Østby}}\n")],
    ],
    ids=["dates", "dates of later", "an id", "a new name", "the committee's name", "a new person"],
)
def test_an_edit_that_changes_nothing_of_an_approved_list_is_not_told(
    edits: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Dates for the first time, an id, and a new name with the old as alias are of the same person."""
    root = approved(tmp_path)
    commit(root, changed(REGISTER, *edits), REGISTER_PATH)
    assert told(root) == []


def test_a_list_that_is_not_approved_yet_is_read_by_the_register_of_its_approval(tmp_path: Path) -> None:
    """What was edited before the approval is what was approved."""
    root = approved(tmp_path, MINUTES)
    commit(root, changed(REGISTER, ("rolle: medlem", "rolle: observatør")), REGISTER_PATH)
    commit(root, APPROVED)
    assert told(root, "HEAD~2") == []
    commit(root, REGISTER, REGISTER_PATH)
    (line,) = told(root, "HEAD~3")
    assert "var «observatør», nå «medlem»" in line


def test_a_deleted_register_is_told_once_and_nothing_when_it_is_back(tmp_path: Path) -> None:
    """However many lists were read by it."""
    root = approved(tmp_path)
    second = APPROVED.replace('moetedato: "2026-03-04"', 'moetedato: "2026-03-05"').replace("/26", "/2026")
    commit(root, second, "minutes/prove/2026/2026-03-05.yaml")
    commit(root, None, REGISTER_PATH)
    (line,) = told(root)
    assert line.startswith(f"{REGISTER_PATH}:")
    assert "REF811 registeret er slettet; deltakerlisten i det godkjente møtet 2026-03-04 " in line
    commit(root, REGISTER, REGISTER_PATH)
    assert told(root, "HEAD~2") == []


def test_an_entry_of_the_meeting_closes_it_and_speaks_of_no_later_edit(tmp_path: Path) -> None:
    """In the same commit or after it; what comes after the entry is told again."""
    root = approved(tmp_path)
    observers = changed(REGISTER, ("rolle: medlem", "rolle: observatør"))
    commit(root, observers, REGISTER_PATH)
    commit(root, APPROVED.replace("deltakere:\n", ENTRY % "moetested", 1))
    assert len(told(root, "HEAD~2")) == 1
    entries = (ENTRY % "moetested").replace("deltakere:\n", "") + (ENTRY % "deltakere").partition("\n")[2]
    open_edit = APPROVED.replace("deltakere:\n", entries, 1)
    commit(root, open_edit)
    assert told(root, "HEAD~3") == []
    commit(root, changed(observers, ("rolle: observatør", "rolle: gjest")), REGISTER_PATH)
    (line,) = told(root, "HEAD~4")
    assert "var «observatør», nå «gjest»" in line


def test_what_is_put_right_is_not_told(tmp_path: Path) -> None:
    """The list means what it did."""
    root = approved(tmp_path)
    commit(root, changed(REGISTER, ("rolle: medlem", "rolle: observatør")), REGISTER_PATH)
    commit(root, REGISTER, REGISTER_PATH)
    assert told(root, "HEAD~2") == []


def test_a_staged_edit_is_told_before_it_is_committed_and_never_one_that_puts_right(tmp_path: Path) -> None:
    """As a warning, so that nobody is stopped."""
    root = approved(tmp_path)
    observers = changed(REGISTER, ("rolle: medlem", "rolle: observatør"))
    for text, lines in ((observers, 1), (REGISTER, 0)):
        write(root, {REGISTER_PATH: text})
        git(root, "add", "--all")
        done = referat(root, "validate", "--changed", "-f", "concise", "--select", "REF811")
        assert (done.code, done.out.count("\n")) == (0, lines), done.out
        if lines:
            assert done.out.startswith(on(observers, "rolle: observatør"))
            assert "nå «observatør» (ikke sjekket inn)" in done.out
        git(root, "commit", "--quiet", "--message=Registeret")


def test_the_meeting_may_have_been_moved(tmp_path: Path) -> None:
    """It is the same meeting under another name."""
    root = approved(tmp_path)
    git(root, "mv", MEETING_PATH, MEETING_PATH.replace(".yaml", "-2.yaml"))
    git(root, "commit", "--quiet", "--message=Flytt")
    commit(root, changed(REGISTER, ("rolle: medlem", "rolle: observatør")), REGISTER_PATH)
    assert len([line for line in told(root, "HEAD~2") if "REF811" in line]) == 1


def test_a_list_that_is_deleted_and_comes_back_is_read_as_it_was(tmp_path: Path) -> None:
    """Though the register was altered while it was away, and though that was away too."""
    root = approved(tmp_path)
    git(root, "rm", "--quiet", "-r", "minutes")
    git(root, "commit", "--quiet", "--message=Slett")
    write(root, {MEETING_PATH: APPROVED})
    commit(root, changed(REGISTER, ("rolle: medlem", "rolle: observatør")), REGISTER_PATH)
    lines = [line for line in told(root, "HEAD~2") if "REF811" in line]
    assert len(lines) == 1
    assert "var «medlem», nå «observatør»" in lines[0]


def test_a_register_that_a_commit_altered_is_not_put_right_on_the_disk_alone(tmp_path: Path) -> None:
    """What is pushed is the commit."""
    root = approved(tmp_path)
    commit(root, changed(REGISTER, ("rolle: medlem", "rolle: observatør")), REGISTER_PATH)
    write(root, {REGISTER_PATH: REGISTER})
    (line,) = told(root)
    assert "var «medlem», nå «observatør»" in line
    assert line.endswith(BY)
