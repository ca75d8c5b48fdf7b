"""What changed between two revisions is told by meeting and case, in the record's own terms."""

import json
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH
from tests.support.lives import commit, life
from tests.support.output_schemas import check_answer
from tests.support.running import git, referat

ROOT = Path(__file__).parents[2]


@pytest.fixture
def lived(tmp_path: Path) -> Path:
    """The small life of a meeting."""
    life(tmp_path)
    return tmp_path


VENUE = "møtested: [-Rådhuset-]{+Biblioteket+}"
SILENT = f"""\
prove: møtet 4. mars 2026
  {MEETING_PATH}
  møtet var godkjent 6. mai 2026 i sak 3/26
  sak 2/26
    vedtak 1: Kommunene går sammen om legevakt [-i helgene-].
"""


def test_two_revisions_are_held_against_each_other(lived: Path) -> None:
    """From the first to the second, whichever is older; a missing end is HEAD."""
    assert referat(lived, "changes", "HEAD~1..HEAD").out == SILENT
    assert referat(lived, "changes", "HEAD~1..").out == SILENT
    assert "legevakt {+i helgene+}." in referat(lived, "changes", "HEAD..HEAD~1").out


def test_markdown_marks_the_words_as_the_comparison_does(lived: Path) -> None:
    """A heading for each file and case, a line for each change, and nothing of a text that Markdown would obey."""
    file = lived / MEETING_PATH
    file.write_text(file.read_text(encoding="utf-8").replace("Rådhuset", "<b>Biblioteket</b>"), encoding="utf-8")
    assert (
        referat(lived, "changes", "HEAD~1", "-f", "markdown").out
        == f"""\
### prove: møtet 4. mars 2026

{MEETING_PATH} <br>møtet var godkjent 6. mai 2026 i sak 3/26

- møtested: <del>Rådhuset</del><ins>&#60;b&#62;Biblioteket&#60;/b&#62;</ins>

#### sak 2/26

- vedtak 1: Kommunene går sammen om legevakt <del>i helgene</del>.

<sub><del>strøket</del> <ins>tilføyd</ins></sub>
"""
    )


def test_a_page_marks_them_too(lived: Path) -> None:
    """Nothing of a text is obeyed by a browser; without a change there is no page."""
    file = lived / MEETING_PATH
    file.write_text(file.read_text(encoding="utf-8").replace("Rådhuset", "<b>Biblioteket</b>"), encoding="utf-8")
    page = referat(lived, "changes", "HEAD~1", "-f", "html").out
    assert page.startswith("<!doctype html>\n")
    old = git(lived, "rev-parse", "HEAD~1")[:7]
    assert f"<h1>Endringer fra {old} til det som ligger på disken</h1>" in page
    assert '<p class="merk">møtet var godkjent 6. mai 2026 i sak 3/26</p>' in page
    text = page.replace('<span class="skjult"> (strøket: </span>', "").replace('<span class="skjult">) </span>', "")
    text = text.replace('<span class="skjult"> (tilføyd: </span>', "")
    assert "<li>møtested: <del>Rådhuset</del><ins>&lt;b&gt;Biblioteket&lt;/b&gt;</ins></li>" in text
    assert "<h3>Sak 2/26</h3>" in text
    assert "<li>vedtak 1: Kommunene går sammen om legevakt <del>i helgene</del>.</li>" in text
    done = referat(lived, "changes", "HEAD..HEAD", "-f", "html")
    assert (done.out, done.err) == ("", "Ingenting er endret.\n")


def test_without_an_argument_the_disk_is_held_against_the_last_commit(lived: Path) -> None:
    """Nothing changed prints nothing, and says so to the person; `--exit-code` tells which."""
    done = referat(lived, "changes", "--exit-code")
    assert (done.code, done.out, done.err) == (0, "", "Ingenting er endret.\n")
    file = lived / MEETING_PATH
    file.write_text(file.read_text(encoding="utf-8").replace("Rådhuset", "Biblioteket"), encoding="utf-8")
    told = f"prove: møtet 4. mars 2026\n  {MEETING_PATH}\n  møtet var godkjent 6. mai 2026 i sak 3/26\n  {VENUE}\n"
    assert referat(lived, "changes").out == told
    assert referat(lived, "changes", "--exit-code").code == 1
    assert "møtested: [-Rådhuset-]{+Biblioteket+}" in referat(lived, "changes", "HEAD~1").out
    assert "vedtak 1: " in referat(lived, "changes", "HEAD~1").out


def test_a_file_that_cannot_be_opened_is_named_and_hides_nothing(lived: Path) -> None:
    """A link out of the archive has no contents that are the archive's; the other changes are told."""
    (lived / "minutes/prove/2026/2026-04-01.yaml").symlink_to(lived / "elsewhere.yaml")
    done = referat(lived, "changes", "HEAD~1")
    assert (done.code, done.out) == (0, SILENT)
    assert "2026-04-01.yaml kan ikke leses" in done.err
    assert referat(lived, "validate", "--since", "HEAD~1").code == 1


def test_what_is_only_written_in_another_way_is_no_change(lived: Path) -> None:
    """A comment and quotation marks say nothing."""
    file = lived / MEETING_PATH
    file.write_text("# Ja\n" + file.read_text(encoding="utf-8").replace("Rådhuset", '"Rådhuset"'), encoding="utf-8")
    assert referat(lived, "changes").out == ""


def test_a_moved_meeting_is_one_meeting(lived: Path) -> None:
    """Between revisions, and on the disk before Git knows it."""
    later = MEETING_PATH.replace("03-04", "03-11")
    text = (lived / MEETING_PATH).read_text(encoding="utf-8").replace("2026-03-04", "2026-03-11")
    (lived / MEETING_PATH).unlink()
    (lived / later).write_text(text, encoding="utf-8")
    told = f"""\
prove: møtet 11. mars 2026
  {later}
  møtet var godkjent 6. mai 2026 i sak 3/26
  flyttet fra {MEETING_PATH}
  møtedato: 4. mars 2026 → 11. mars 2026
"""
    assert referat(lived, "changes").out == told
    commit(lived, "2026-06-04", "Åse Vik", "Put off", {later: text})
    assert referat(lived, "changes", "HEAD~1..").out == told


def test_three_dots_begin_where_the_two_parted(lived: Path) -> None:
    """What the other line did meanwhile is not told."""
    git(lived, "checkout", "--quiet", "-b", "side", "HEAD~1")
    text = (lived / MEETING_PATH).read_text(encoding="utf-8").replace("Rådhuset", "Biblioteket")
    commit(lived, "2026-06-04", "Åse Vik", "Move", {MEETING_PATH: text})
    told = f"prove: møtet 4. mars 2026\n  {MEETING_PATH}\n  møtet var godkjent 6. mai 2026 i sak 3/26\n  {VENUE}\n"
    assert referat(lived, "changes", "main...side").out == told
    assert "helgene" in referat(lived, "changes", "main..side").out


def test_two_unrelated_histories_are_a_sentence(lived: Path) -> None:
    """Two dots compare them all the same."""
    git(lived, "checkout", "--quiet", "--orphan", "other")
    commit(lived, "2026-06-04", "Åse Vik", "Begin anew", {})
    done = referat(lived, "changes", "main...other")
    assert (done.code, done.out) == (2, "")
    assert "«main...other» har ingen felles historie; skriv dem med to prikker: main..other." in done.err
    assert referat(lived, "changes", "main..other").code == 0


def test_a_revision_that_does_not_exist_is_a_sentence(lived: Path) -> None:
    """With the nearest there is."""
    done = referat(lived, "changes", "mian..")
    assert (done.code, done.out) == (2, "")
    assert done.err == "referat: Utgaven «mian» finnes ikke. Mente du main?\n"


def test_a_version_that_cannot_be_read_is_named(lived: Path) -> None:
    """With its path and the commit, or that it is on the disk."""
    bad = commit(lived, "2026-06-02", "Per Moe", "Break", {MEETING_PATH: "saker: [\n"})
    done = referat(lived, "changes", "HEAD~1..")
    assert (done.code, done.out) == (0, "")
    assert done.err == f"{MEETING_PATH} kan ikke leses slik den sto i {bad[:7]}, og er ikke med i svaret.\n"


def test_programs_get_the_changes_as_the_contract_says(lived: Path) -> None:
    """One event, of the new revision."""
    answer = json.loads(referat(lived, "changes", "HEAD~1..", "-f", "json").out)
    check_answer(answer, "changes")
    head = git(lived, "rev-parse", "HEAD").strip()
    assert (answer["til"], answer["hendelser"][0]["commit"]) == (head, head)
    (change,) = answer["hendelser"][0]["endringer"]
    assert (change["saksnr"], change["felt"]) == ("2/26", "vedtak/1")
    empty = json.loads(referat(lived, "changes", "-f", "json").out)
    check_answer(empty, "changes")
    assert empty["hendelser"] == []
    rows = referat(lived, "changes", "HEAD~1..", "-f", "csv").out.splitlines()
    assert rows[0] == "sti,moetedato,saksnr,felt,foer,etter,art"


def test_two_revisions_need_no_heavy_import(lived: Path) -> None:
    """GitPython is for what commits alone."""
    done = referat(lived, "changes", "HEAD~1..", PYTHONPROFILEIMPORTTIME="1")
    assert "vedtak 1" in done.out
    assert " git.cmd" not in done.err


def test_outside_git_there_is_a_sentence(tmp_path: Path) -> None:
    """There is only one version of what lies there."""
    (tmp_path / "minutes").mkdir()
    done = referat(tmp_path, "changes")
    assert done.code == 2
    assert "er ikke i et Git-arkiv" in done.err


def test_it_is_said_that_a_meeting_was_approved(tmp_path: Path) -> None:
    """Of one that was so before the change; a program is told with each change."""
    life(tmp_path)
    assert "\n  møtet var godkjent 6. mai 2026 i sak 3/26\n" in referat(tmp_path, "changes", "HEAD~1..HEAD").out
    events = json.loads(referat(tmp_path, "changes", "HEAD~1..HEAD", "-f", "json").out)["hendelser"]
    assert [change.get("godkjent") for event in events for change in event["endringer"]] == [True]
    assert "møtet var godkjent" not in referat(tmp_path, "changes", "HEAD~2..HEAD~1").out
