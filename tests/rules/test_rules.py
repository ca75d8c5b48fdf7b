"""Every code has a manual page, and its bad and good examples are what they say they are."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from referat_cli.document.schema import definitions
from referat_cli.model.committee import FORMAT
from referat_cli.model.problem import Problem
from referat_cli.queries.interval import done_since
from referat_cli.rules.history_runner import judge_since
from referat_cli.rules.needs import needs_of
from referat_cli.rules.registry import HISTORY, Rule
from referat_cli.rules.runner import checks, judge, rules
from referat_cli.store.archive import Archive
from referat_cli.store.paths import locate
from referat_cli.store.records import Records
from referat_cli.store.snapshot import Snapshot
from tests.support.archives import HELD, MEETING_PATH, NOTICE, REGISTER, REGISTER_PATH, merged, spelled_out, write
from tests.support.rows import each
from tests.support.running import TODAY, git, repository

NEWEST = REGISTER.replace("format: 1\n", f"format: {FORMAT}\n", 1)
RULES = {rule.code: rule for rule in rules()}


def link_out_of_the_archive(path: Path) -> None:
    """Move the file out of the archive and leave a link to it."""
    path.symlink_to(path.rename(path.parents[4] / "outside.yaml"))


def hide_an_edit(path: Path) -> None:
    """Change the file where Git has been told not to look."""
    root = repository(path.parents[3])
    git(root, "update-index", "--assume-unchanged", MEETING_PATH)
    path.write_text(NOTICE.replace("legevakt", "helsehus"), encoding="utf-8")


# What no lines of YAML can show: the page describes the example in words, and it is made here.
MADE: dict[str, Callable[[Path], object]] = {
    "REF101": link_out_of_the_archive,
    "REF102": lambda path: path.write_bytes(NOTICE.encode() + b"#" * 5_000_001),
    "REF120": hide_an_edit,
    "REF115": lambda path: path.write_text(NOTICE + "moetested: " + "[" * 10_000 + "]" * 10_000 + "\n"),
}


def problems(root: Path, path: str) -> list[Problem]:
    """Every problem of one file of the archive below the root."""
    return judge(Archive(Snapshot(locate(root))), path, TODAY)


def of_page(root: Path, code: str, heading: str) -> list[Problem]:
    """The problems of an example of a manual page.

    A rule over history has two versions with ``---`` between them: the first is committed, and what the second has done
    to it is told too. Where the second is of the register, the meeting stays as it is.
    """
    text = RULES[code].example(heading)
    if not code.startswith(HISTORY):
        return example(root, text)
    before, _, after = text.partition("\n---\n")
    example(root, before)
    repository(root)
    if after.startswith("# registeret\n"):
        write(root, {REGISTER_PATH: merged(after, NEWEST)})
        return [*problems(root, MEETING_PATH), *since(root, "HEAD")]
    (root / MEETING_PATH).unlink()
    found = example(root, after) if not after.startswith("# filen ") else []
    if after == "# filen kan ikke leses":
        write(root, {MEETING_PATH: "- en liste"})
    return [*found, *since(root, "HEAD")]


def example(root: Path, text: str) -> list[Problem]:
    """The problems of the file that a text describes, among the files of the invented archive.

    Where it describes several, each under its path, they are those of the last.
    """
    # The newest format, so that an example may be of any key.
    files: dict[str, str | bytes] = {REGISTER_PATH: NEWEST, MEETING_PATH: NOTICE}
    path = MEETING_PATH
    if text.startswith("# minutes/"):
        for part in re.split(r"^(?=# minutes/)", text, flags=re.MULTILINE)[1:]:
            path = part.partition("\n")[0].removeprefix("# ")
            files[path] = spelled_out(part.rstrip("\n") + "\n")
    else:
        files[path] = merged(text, HELD if text.startswith("# et møte som er holdt") else NOTICE)
    return problems(write(root, files), path)


def since(root: Path, revision: str) -> list[Problem]:
    """Every problem of what was done to the archive since a revision."""
    location = locate(root)
    commit = location.git and location.git.commit_of(revision)
    assert commit
    snapshot = Snapshot(location)
    records = Records(snapshot)
    return judge_since(records, Archive(snapshot), done_since(records, snapshot, commit))[0]


@each("code", [code for code in RULES if code not in MADE])
def test_the_bad_example_of_a_page_is_caught_by_its_own_code(code: str, tmp_path: Path) -> None:
    """What the page shows as wrong is found, with the page's severity, a sentence and a next step."""
    found = [p for p in of_page(tmp_path / code, code, "Feil") if p.code == code]
    assert found, f"{code} is silent about its own bad example"
    for problem in found:
        assert problem.severity == RULES[code].severity
        assert problem.message
        assert problem.step


@each("code", [code for code in RULES if code not in MADE])
def test_the_good_example_of_a_page_is_silent(code: str, tmp_path: Path) -> None:
    """What the page shows as right has no problem of any kind, so that nobody is led from one mistake to the next."""
    found = of_page(tmp_path / code, code, "Riktig")
    assert [f"{p.code} {p.message}" for p in found if p.accepted is None] == []


@each("code", [code for code in RULES if code not in MADE])
def test_a_rule_that_is_not_asked_has_nothing_to_say(code: str, tmp_path: Path) -> None:
    """A meeting without the keys that a rule is about is not looked through for it: it would find nothing."""
    of_page(tmp_path / code, code, "Feil")
    archive = Archive(Snapshot(locate(tmp_path / code)))
    for path in archive.paths:
        archive.register_of(path)
        given = needs_of(archive, archive.entry(path), TODAY)
        asked = {rule.code for rule, *_how in checks(frozenset(given), archive.entry(path).keys)}
        others = (one for one in checks(frozenset(given), None) if one[0].code not in asked)
        assert [rule.code for rule, check, arguments in others if next(check(*arguments(given)), None)] == []


@each("rule", [rule for rule in RULES.values() if rule.about])
def test_a_rule_is_about_keys_of_a_meeting(rule: Rule) -> None:
    """One that no meeting has would keep the rule from being asked for ever."""
    assert {*rule.about} <= {key for part in definitions("moete").values() for key in part.get("properties", ())}


@pytest.mark.parametrize("code", MADE)
def test_a_bad_file_that_no_example_can_show_is_caught(code: str, tmp_path: Path) -> None:
    """A link out of the archive, a huge file, a bottomless list and a hidden edit are found, alone, and at once."""
    root = write(tmp_path / "archive", {REGISTER_PATH: REGISTER, MEETING_PATH: NOTICE})
    assert problems(root, MEETING_PATH) == []
    MADE[code](root / MEETING_PATH)
    found = problems(root, MEETING_PATH)
    assert [p.code for p in found if p.code == code] == [code]


@each("rule", RULES.values())
def test_a_page_has_a_title_a_reason_and_two_examples(rule: Rule) -> None:
    """The manual page of every code is complete."""
    title, _, rest = rule.page.partition("\n\n")
    assert "\n" not in title
    assert title.endswith(".")
    assert rest.partition("Feil:")[0].strip()
    assert rule.example("Feil")
    assert rule.example("Riktig")
    assert rule.example("Feil") != rule.example("Riktig")
