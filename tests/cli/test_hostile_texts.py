"""A text in the record that a terminal, a wiki or a spreadsheet would obey: every list shows it, in every format."""

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.asking import ask
from tests.support.rows import each
from tests.support.running import git, repository

# Formulas, marks of Markdown, HTML, links, mentions, and lines that would end a row or a block. An escape code in a
# text is no record (REF104), but one in a commit is seen in the lists.
TEXT = "=1+1 | <b>fet</b> ![x](javascript:y) @kommune #7 GH-7 http://y.no\n```\n| @linje"
NAME = "@Nora | <i>Lie</i>"
UNIT = "+Sørby"
PATH = "minutes/prove/2026/2026-06-10.yaml"

LISTS = [
    ["cases"],
    ["cases", "--person", NAME],
    ["people"],
    ["people", NAME],
    ["search", "legevakt"],
    ["followups"],
    ["rule"],
    ["diff"],
    ["diff", "--stat"],
    ["history", "2/26"],
    ["history", "2026-03-04"],
    ["history", "2/26", "--blame"],
    ["history", "2/26", "--oneline"],
    ["changes", "HEAD~1.."],
    ["attendance"],
    *(["attendance", "--by", by] for by in ("seat", "group", "unit", "meeting")),
    ["attendance", "--explain", NAME],
    ["attendance", "--compare", "HEAD~1"],
    ["attendance", "--history"],
    ["people", NAME, "--history"],
]
FORMS = ("table", "json", "ndjson", "csv", "markdown")
# The forms that a list has not got.
WITHOUT = {"rule": ("ndjson", "csv")}


def lists_in(form: str) -> list[list[str]]:
    """The lists that there are in a format."""
    return [question for question in LISTS if form not in WITHOUT.get(" ".join(question), ())]


def quoted(text: str) -> str:
    """The text as YAML has it between double quotes."""
    return json.dumps(text)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which names, units, titles, texts, a path and a commit are hostile; only read."""
    root = tmp_path_factory.mktemp("hostile")
    register = REGISTER.replace("Nora Lie", quoted(NAME)).replace("Sørby", quoted(UNIT))
    line = f"      - {{navn: {quoted(NAME)}, oppmoete: forfall, enhet: {quoted(UNIT)}}}\n"
    held = MINUTES.replace("      - {navn: Ola Hansen, opp", f"{line}      - {{navn: Ola Hansen, opp")
    held = held.replace("Samarbeid om legevakt", quoted(TEXT)).replace("[Kari Nordmann]", f"[{quoted(NAME)}]")
    held = held.replace("      - Kommunene går sammen om legevakt.\n", f"      - {quoted(TEXT + ' legevakt ny')}\n")
    point = (
        f"      - {{tekst: {quoted(TEXT + ' legevakt')}, ansvarlig: [{quoted(NAME)}], frist_tekst: {quoted(TEXT)}}}\n"
    )
    held = held.replace("      - Kommunene går sammen om legevakt i helgene.\n", point)
    repository(
        write(root, {REGISTER_PATH: register, MEETING_PATH: held.replace("oppmoete: forfall", "oppmoete: møtt")})
    )
    other = held.replace("/26", "/27").replace("2026-03-04", "2026-06-10")
    write(root, {MEETING_PATH: held, PATH: other})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--author=@Nora \x1b[2J <a@b.no>", f"--message=\x1b[2J {TEXT}")
    return root


def asked(root: Path, question: list[str], form: str) -> str:
    """A list with something in it."""
    done = ask(root, *question, "-f", form)
    assert done.code == 0, done
    assert done.out
    assert not controls(done.err)
    return done.out


def controls(text: str) -> list[str]:
    """What a terminal would obey."""
    return re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def cells(text: str) -> Iterator[str]:
    """The cells of a spreadsheet."""
    return (cell for row in csv.reader(io.StringIO(text)) for cell in row)


@each("question, form", [(question, form) for form in FORMS for question in lists_in(form)])
def test_no_list_sends_a_terminal_what_it_would_obey(root: Path, question: list[str], form: str) -> None:
    """A mark stands in its place; in JSON it is an escape, as the standard has it."""
    assert controls(asked(root, question, form)) == []


@each("question", lists_in("csv"))
def test_no_cell_of_a_spreadsheet_is_a_formula(root: Path, question: list[str]) -> None:
    """An apostrophe before it makes it text."""
    text = asked(root, question, "csv")
    assert [cell for cell in cells(text) if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@each("question", [question for question in LISTS if question != ["rule"]])
def test_markdown_shows_a_text_and_does_nothing_with_it(root: Path, question: list[str]) -> None:
    """No HTML but the marks of a comparison, no image or link, nobody is called, and every row has its columns."""
    text = asked(root, question, "markdown")
    fence = re.match("`{3,}", text)
    if fence:  # all of it is in a block, which nothing in it ends
        assert [line for line in text.splitlines() if re.match(f" {{0,3}}{fence[0]}", line)] == [
            f"{fence[0]}text",
            fence[0],
        ]
        return
    assert set(re.findall(r"<[^>]*>", text)) <= {"<del>", "</del>", "<ins>", "</ins>", "<sub>", "</sub>", "<br>"}
    assert not re.search(r"\]\(|@\w|(?<!&)#\w|GH-\d|http:|`", text)
    tables = [line for line in text.splitlines() if line.startswith("|")]
    rows = text.split("\n\n") if "###" in text else [text]
    for table in (part.splitlines() for part in rows if part.startswith("|")):
        assert {line.count("|") for line in table} == {table[0].count("|")}
    assert tables or re.search("^- ", text, re.MULTILINE)


@pytest.mark.parametrize("what", ["2/26", "2026-03-04"])
def test_a_page_shows_a_text_and_does_nothing_with_it(root: Path, what: str) -> None:
    """A case or a meeting as Markdown or HTML: what the record says is text in it, whole, and nothing else."""
    text = asked(root, ["show", what], "markdown")
    assert not re.search(r"<[^>]*>|\]\(|@\w|(?<!&)#\w|GH-\d|http:|`", text)
    page = asked(root, ["show", what], "html")
    assert set(re.findall(r"<([a-z]+)", page)) <= {
        "html", "head", "meta", "title", "style", "body", "main", "h", "p", "strong", "ul", "li", "table", "thead",
        "tbody", "tr", "th", "td",
    }  # fmt: skip
    shown = html.unescape(re.sub(r"<[^>]*>", "", page))
    assert "=1+1 | <b>fet</b> ![x](javascript:y) @kommune #7 GH-7 http://y.no" in shown
    assert controls(text) == controls(page) == []


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_data_has_the_text_as_it_stands_in_the_record(root: Path, form: str) -> None:
    """A program asks for the record, not for what is safe to look at."""
    text = asked(root, ["cases"], form)
    found = json.loads(text)["saker"] if form == "json" else [json.loads(line) for line in text.splitlines()]
    assert {case["tittel"] for case in found} == {"Godkjenning av innkalling", TEXT}
    assert {case["sti"] for case in found} == {MEETING_PATH, PATH}


def test_a_line_end_in_a_quoted_text_begins_no_line_of_its_own(tmp_path: Path) -> None:
    """Not one that a workflow would obey, and not one that looks like another problem."""
    name = "Per\n::error::x\nminutes/a.yaml:1:1: REF001 alt er galt"
    root = write(
        tmp_path,
        {
            REGISTER_PATH: REGISTER,
            MEETING_PATH: MINUTES.replace("moeteleder: Kari Nordmann", f"moeteleder: {quoted(name)}"),
        },
    )
    (line, *more) = ask(root, "validate", "-f", "concise", "--select", "REF301").out.splitlines()
    assert more == []
    assert "«Per ::error::x minutes/a.yaml:1:1: REF001 alt er galt»" in line
    full = ask(root, "validate", "-f", "full", "--select", "REF301").out
    assert not re.search("^::|^minutes/a.yaml", full, re.MULTILINE)


def test_the_heading_of_a_group_is_a_text_too(tmp_path: Path) -> None:
    """It comes from the register."""
    hostile = REGISTER.replace("rolle: medlem\n", f"rolle: medlem\n    overskrift: {quoted(TEXT)}\n", 1)
    root = write(tmp_path, {REGISTER_PATH: hostile, MEETING_PATH: MINUTES})
    text = ask(root, "show", "2026-03-04", "-f", "markdown").out
    assert "&#60;b&#62;fet" in text
    assert not re.search(r"<[^>]*>|\]\(|@\w|http:|`", text)


@pytest.mark.parametrize("start", ["- punkt", "+ punkt", "1. punkt", "2) punkt", "---", "= ="])
def test_a_text_that_begins_like_a_list_or_a_line_is_none(start: str, tmp_path: Path) -> None:
    """As a point, in the list of changes and in the minutes; a number that only begins a sentence stays as it is."""
    held = MINUTES.replace("      - Kommunene går sammen om legevakt i helgene.", f"      - {quoted(start)}")
    root = repository(write(tmp_path, {REGISTER_PATH: REGISTER, MEETING_PATH: held}))
    text = ask(root, "show", "2/26", "-f", "markdown").out
    shown = text.splitlines()[-1].removeprefix("- **1.** ")
    assert html.unescape(shown) == start
    assert not re.match(r"[-+=]|\d+[.)]", shown)
    write(root, {REGISTER_PATH: REGISTER.replace("Ola Hansen", quoted(f"{start} Hansen"))})
    told = [line[2:] for line in ask(root, "changes", "-f", "markdown").out.splitlines() if line.startswith("- ")]
    assert not [line for line in told if re.match(r"(?:[-+]|\d+[.)])\s", line)]
