"""What ``referat fmt`` writes, shows and says, as a person sees it."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER_PATH, archive, write
from tests.support.running import Done, referat, run

LAID_OUT = MINUTES.replace("\ndeltakere:", "\n\ndeltakere:").replace("\nsaksliste:", "\n\nsaksliste:")
LAID_OUT = LAID_OUT.replace("\nsaker:", "\n\nsaker:")
UNTIDY = LAID_OUT.replace('moetedato: "2026-03-04"\nstart: "09:00"', 'start: "09:00"\nmoetedato: "2026-03-04"')


def content(root: Path, path: str = MEETING_PATH) -> bytes:
    """The bytes of a file."""
    return (root / path).read_bytes()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive whose meeting has two keys in the wrong order."""
    return write(archive(tmp_path), {MEETING_PATH: UNTIDY})


def test_a_file_is_laid_out_and_named(root: Path) -> None:
    """The file is written, its name is the answer, and the second call has nothing to do."""
    assert referat(root, "fmt") == Done(0, f"{MEETING_PATH}\n", "2 filer: 1 fil satt opp på nytt\n")
    assert content(root) == LAID_OUT.encode()
    assert referat(root, "fmt") == Done(0, "", "2 filer: ingen filer satt opp på nytt\n")


def test_check_names_the_file_and_writes_nothing(root: Path) -> None:
    """With --check the exit code says that something would change, and it does not."""
    done = referat(root, "fmt", "--check")
    assert done == Done(1, f"{MEETING_PATH}\n", "2 filer: 1 fil ville blitt satt opp på nytt\n")
    assert content(root) == UNTIDY.encode()
    write(root, {MEETING_PATH: LAID_OUT})
    assert referat(root, "fmt", "--check").code == 0


def test_a_difference_in_colour_says_the_same(root: Path) -> None:
    """Added and struck lines are green and red; without the colour it is the same text."""
    plain, coloured = (referat(root, "fmt", "--diff", "--color", when) for when in ("never", "always"))
    assert "\x1b[32m+start" in coloured.out
    assert "\x1b[31m-start" in coloured.out
    assert re.sub(r"\x1b\[\d*m", "", coloured.out) == plain.out


def test_diff_shows_the_change_and_writes_nothing(root: Path) -> None:
    """The difference is what Git would show, seen from where the call stands."""
    done = referat(root / "minutes", "fmt", "--diff")
    assert done.code == 0
    assert (
        done.out
        == """\
--- a/prove/2026/2026-03-04.yaml
+++ b/prove/2026/2026-03-04.yaml
@@ -1,7 +1,7 @@
 # yaml-language-server: $schema=../../../schema/moete.schema.json
 utvalg: prove
-start: "09:00"
 moetedato: "2026-03-04"
+start: "09:00"
 slutt: "11:00"
 moetested: Rådhuset
 moeteleder: Kari Nordmann
"""
    )
    assert content(root) == UNTIDY.encode()
    assert referat(root, "fmt", "--check", "--diff") == Done(1, done.out.replace("/prove", "/minutes/prove"), done.err)


def test_a_file_that_cannot_be_read_is_told_and_left_alone(root: Path) -> None:
    """A broken file is never touched, and does not stand in the way of the others."""
    broken = "minutes/prove/2026/2026-04-08.yaml"
    write(root, {broken: 'utvalg: prove\nmoetested: "Rådhuset\n'})
    done = referat(root, "fmt")
    assert (done.code, done.out) == (1, f"{MEETING_PATH}\n")
    first, *_, last = done.err.splitlines()
    assert first.startswith(f"{broken}:2:12: REF111 anførselstegnet foran «Rådhuset»")
    assert last == "3 filer: 1 fil satt opp på nytt, 1 fil kan ikke leses"
    assert content(root, broken) == 'utvalg: prove\nmoetested: "Rådhuset\n'.encode()


def test_a_register_is_laid_out_without_its_meetings(root: Path) -> None:
    """Only the files that are named are written."""
    assert referat(root, "fmt", REGISTER_PATH).out == ""
    assert content(root) == UNTIDY.encode()


def test_the_mark_and_the_line_ends_of_windows_go(root: Path) -> None:
    """A file that differs only in what nobody sees is laid out as well."""
    write(root, {MEETING_PATH: b"\xef\xbb\xbf" + LAID_OUT.replace("\n", "\r\n").encode()})
    assert referat(root, "fmt").out == f"{MEETING_PATH}\n"
    assert content(root) == LAID_OUT.encode()


def test_letters_in_parts_are_kept_because_they_are_what_the_file_says(root: Path) -> None:
    """The layout changes nothing of what is read; that is for a repair."""
    parted = LAID_OUT.replace("Rådhuset", "Ra\u030adhuset")
    write(root, {MEETING_PATH: parted})
    assert referat(root, "fmt").out == ""
    assert content(root) == parted.encode()


def test_the_mode_of_a_file_is_kept_and_nothing_is_left_beside_it(root: Path) -> None:
    """The file is replaced in one step, by one that may be read by the same people."""
    (root / MEETING_PATH).chmod(0o640)
    assert referat(root, "fmt").code == 0
    assert (root / MEETING_PATH).stat().st_mode & 0o777 == 0o640
    assert os.listdir((root / MEETING_PATH).parent) == ["2026-03-04.yaml"]  # noqa: PTH208 - hidden ones too


def test_a_link_is_followed_inside_the_archive_and_never_out_of_it(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A link stays a link, and what lies elsewhere is nobody's business."""
    outside = tmp_path_factory.mktemp("outside") / "møte.yaml"
    outside.write_text(UNTIDY, encoding="utf-8")
    meeting = root / MEETING_PATH
    meeting.rename(root / "minutes" / "egentlig.yaml")
    meeting.symlink_to(root / "minutes" / "egentlig.yaml")
    (meeting.parent / "2026-04-08.yaml").symlink_to(outside)
    done = referat(root, "fmt", MEETING_PATH, "minutes/prove/2026/2026-04-08.yaml")
    assert done.code == 1
    assert "REF101" in done.err
    assert meeting.is_symlink()
    assert content(root, "minutes/egentlig.yaml") == LAID_OUT.encode()
    assert outside.read_text(encoding="utf-8") == UNTIDY


def test_an_editor_gets_the_text_back(root: Path) -> None:
    """What comes on standard input goes to standard output laid out, and the disk is left alone."""
    arguments = ["fmt", "-", "--stdin-filename", MEETING_PATH]
    assert run(root, sys.executable, "-m", "referat_cli", *arguments, stdin=UNTIDY) == Done(0, LAID_OUT, "")
    assert referat(root, *arguments, stdin=LAID_OUT) == Done(0, LAID_OUT, "")
    assert content(root) == UNTIDY.encode()
    broken = referat(root, *arguments, stdin="utvalg: [\n")
    assert (broken.code, broken.out) == (1, "")
    assert f"{MEETING_PATH}:1:9: REF111" in broken.err


def test_a_wrong_call_is_one_sentence(root: Path) -> None:
    """What is no record is refused before anything is written."""
    write(root, {"notat.txt": "hei"})
    for arguments in (["notat.txt"], ["--chek"], ["--staged"]):
        done = referat(root, "fmt", *arguments)
        assert (done.code, done.out) == (2, "")
        assert len(done.err.splitlines()) == 1
    assert content(root) == UNTIDY.encode()


def test_what_only_an_escape_can_hold_keeps_its_escape(tmp_path: Path) -> None:
    """Letters in parts, written as an escape, are not written out: the file that passes still passes."""
    text = NOTICE.replace("tittel: Samarbeid om legevakt", 'tittel: "Samarbeid a\\u0300 om legevakt"')
    root = write(archive(tmp_path), {MEETING_PATH: text})
    before = referat(root, "validate", "--select", "REF1").code
    assert referat(root, "fmt").code == 0
    assert "a\\u0300" in (root / MEETING_PATH).read_text(encoding="utf-8")
    assert referat(root, "validate", "--select", "REF1").code == before == 0
