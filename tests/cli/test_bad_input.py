"""Whatever lies in the archive, the answer is a problem with path and line, and the other files are still checked."""

import os
import shutil
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_cli.cli.main import main
from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, archive, write
from tests.support.asking import ask
from tests.support.effort import examples
from tests.support.running import Done, git, referat, repository

BAD = "minutes/prove/2026/2026-04-08.yaml"
OTHER = MINUTES.replace("Kari Nordmann\nreferent", "Kari Nordman\nreferent")


def nothing(path: Path) -> None:
    """Leave the path without a file."""
    path.unlink(missing_ok=True)


def folder(path: Path) -> None:
    """Put a folder where the file should be."""
    path.mkdir()


def link_out(path: Path) -> None:
    """Put a symbolic link to a file outside of the archive."""
    outside = path.parents[4] / "outside.yaml"
    outside.write_text(NOTICE, encoding="utf-8")
    path.symlink_to(outside)


def link_to_itself(path: Path) -> None:
    """Put a symbolic link that leads nowhere but to itself."""
    path.symlink_to(path)


def bytes_of(content: bytes) -> Callable[[Path], None]:
    """Put a file with these bytes."""

    def put(path: Path) -> None:
        path.write_bytes(content)

    return put


def gigabyte(path: Path) -> None:
    """Put a file of a billion bytes, of which only the first are written."""
    path.write_text(NOTICE, encoding="utf-8")
    os.truncate(path, 1_000_000_000)


CONFLICT = NOTICE.replace(
    "status: innkalling\n", "<<<<<<< HEAD\nstatus: innkalling\n=======\nstatus: referat\n>>>>>>> forslag\n"
)
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)

# What lies there, the code and the line that it is told with.
CASES: dict[str, tuple[Callable[[Path], None], str, int]] = {
    "an empty file": (bytes_of(b""), "REF110", 1),
    "a file with only white space": (bytes_of(b"\n  \n\n"), "REF110", 1),
    "a binary file": (bytes_of(b"\x00\x01\x02PNG\xff\xfe" * 400), "REF103", 1),
    "a file in Latin-1": (bytes_of(NOTICE.replace("legevakt", "sjukehus på Øya").encode("latin-1")), "REF103", 9),
    "a file in UTF-16": (bytes_of(NOTICE.encode("utf-16")), "REF103", 1),
    "a byte order mark": (bytes_of(b"\xef\xbb\xbf" + NOTICE.encode()), "REF107", 1),
    "line ends of Windows": (bytes_of(NOTICE.replace("\n", "\r\n").encode()), "REF108", 1),
    "a folder": (folder, "REF101", 1),
    "no file": (nothing, "REF101", 1),
    "a link out of the archive": (link_out, "REF101", 1),
    "a link to itself": (link_to_itself, "REF101", 1),
    "fifty megabytes": (bytes_of(NOTICE.encode() + b"# \n" * 17_000_000), "REF102", 1),
    "a gigabyte": (gigabyte, "REF102", 1),
    "ten thousand nested mappings": (bytes_of(NOTICE.encode() + b"moetested: " + b"{a: " * 10_000), "REF115", 10),
    "three thousand nested lines": (bytes_of(b"".join(b" " * n + b"a:\n" for n in range(3_000))), "REF115", 101),
    "ten thousand nested lists": (bytes_of(NOTICE.encode() + b"moetested: " + b"[" * 10_000), "REF115", 10),
    "an anchor bomb": (bytes_of(BOMB.encode()), "REF113", 1),
    "a merge conflict": (bytes_of(CONFLICT.encode()), "REF109", 3),
    "half a file": (bytes_of(MINUTES.encode()[: MINUTES.index('slutt: "11:00"') + 10]), "REF111", 5),
    "an escape sequence in a title": (bytes_of(NOTICE.replace("Samarbeid", "\x1b[31mSamarbeid").encode()), "REF104", 9),
    "an escaped escape sequence": (
        bytes_of(NOTICE.replace("tittel: Samarbeid om legevakt", 'tittel: "\\e[31mS"').encode()),
        "REF104",
        9,
    ),
    "a list where a meeting should be": (bytes_of(b"- a\n- b\n"), "REF203", 1),
    "a single word": (bytes_of(b"hei\n"), "REF203", 1),
}


@pytest.mark.parametrize("what", CASES)
def test_a_bad_file_is_told_with_path_and_line_and_hides_no_other(what: str, tmp_path: Path) -> None:
    """The bad file has its problem in bounded time, and the mistake in the meeting beside it is told as well."""
    make, code, line = CASES[what]
    root = archive(tmp_path / "archive")
    write(root, {MEETING_PATH: OTHER})
    make(root / BAD)
    began = time.monotonic()
    done = referat(root, "validate", "--format", "concise", BAD, MEETING_PATH)
    assert time.monotonic() - began < 20
    assert done.code == 1
    told = done.out.splitlines()
    assert any(text.startswith(f"{BAD}:{line}:") and f" {code} " in text for text in told), done.out
    assert any(text.startswith(f"{MEETING_PATH}:7:13: REF301 ") for text in told), done.out
    assert "\x1b" not in done.out + done.err


@pytest.mark.parametrize("format", ["full", "concise", "json", "github"])
def test_escape_sequences_never_reach_a_terminal(format: str, tmp_path: Path) -> None:  # noqa: A002
    """Neither from a text, nor from a key, a value that is wrong, or a file name."""
    root = archive(tmp_path)
    strange = "minutes/prove/2026/\x1b[31m\x07.yaml"
    write(root, {BAD: '"\\e[2Jnøkkel": "\\e]0;tittel\\a"\n' + NOTICE, strange: NOTICE, MEETING_PATH: "\x1b[2J"})
    done = referat(root, "validate", "--format", format)
    assert done.code == 1
    assert not set("\x1b\x07\x9b") & set(done.out + done.err)
    for argument in ("\x1b[31m42/24", "2024-10-29\x1b", "--\x1b[2J"):
        done = referat(root, "show", argument)
        assert done.code == 2
        assert "\x1b" not in done.out + done.err


def test_a_missing_folder_and_a_wrong_kind_of_file_are_wrong_calls(tmp_path: Path) -> None:
    """What cannot be a record is refused in one sentence, with exit code 2."""
    root = write(archive(tmp_path), {"notat.txt": "hei", "tom/.keep": ""})
    for arguments in (["notat.txt"], ["tom"], ["-C", "finnesikke"], ["--today", "i går"], ["--select", "XYZ"]):
        done = referat(root, "validate", *arguments)
        assert done.code == 2, arguments
        assert done.out == ""
        assert done.err.startswith("referat: ")
        assert len(done.err.splitlines()) == 1


def test_a_folder_without_minutes_is_a_wrong_call(tmp_path: Path) -> None:
    """Nothing to check is said, not taken for success."""
    done = referat(tmp_path, "validate")
    assert (done.code, done.out) == (2, "")
    assert "Fant ingen møter" in done.err


def test_from_above_an_archive_its_files_are_meant_and_a_file_beside_it_is_judged_alone(tmp_path: Path) -> None:
    """A folder of none of them has no meetings."""
    archive(tmp_path / "arkiv")
    write(tmp_path, {"utkast.yaml": NOTICE.replace("innkalling", "innkalt", 1), "annet/les.txt": ""})
    assert referat(tmp_path, "validate", ".").err == referat(tmp_path / "arkiv", "validate").err
    assert referat(tmp_path, "validate", "utkast.yaml").out.startswith("utkast.yaml:3:9: REF205 ")
    elsewhere = referat(tmp_path, "validate", "annet")
    assert (elsewhere.code, elsewhere.err) == (2, "referat: Fant ingen møter i annet.\n")


def test_staged_without_a_repository_is_a_wrong_call(tmp_path: Path) -> None:
    """There is nothing staged where there is no Git."""
    done = referat(archive(tmp_path), "validate", "--staged")
    assert done.code == 2
    assert "Git" in done.err


@pytest.mark.parametrize("where", ["mappe med mellomrom", "årsmøte æøå"])
@pytest.mark.parametrize("under_git", [True, False])
def test_paths_with_spaces_and_norwegian_letters_are_shown_as_they_are(
    where: str, *, under_git: bool, tmp_path: Path
) -> None:
    """No path is quoted or escaped on its way through Git."""
    root = archive(tmp_path / where)
    name = "minutes/prove/2026/møte 4. mars.yaml"
    write(root, {name: NOTICE})
    if under_git:
        repository(root)
    done = referat(root, "validate", "--format", "concise", "--select", "REF604")
    assert done.out.startswith(f"{name}:1:1: REF604 filen {name} følger ikke arkivets oppsett")


def test_a_file_that_git_ignores_is_not_judged(tmp_path: Path) -> None:
    """Drafts can lie beside the record without being part of it."""
    root = write(archive(tmp_path), {".gitignore": "utkast*\n", "minutes/prove/2026/utkast.yaml": "?"})
    repository(root)
    assert referat(root, "validate").code == 0


def test_a_meeting_that_git_ignores_is_said_to_be_left_out(tmp_path: Path) -> None:
    """In its place it looks like a part of the record, and is none."""
    root = repository(write(archive(tmp_path), {".gitignore": "2026-08-*\n"}))
    names = [f"minutes/prove/2026/2026-08-{day}.yaml" for day in ("05", "06")]
    write(root, {names[0]: "?"})
    why = "utelatt i .gitignore, så filen er ikke kontrollert og blir ikke sjekket inn."
    told = f"{names[0]} er {why} Skal den med, kjør «git add --force {names[0]}».\n"
    assert ask(root, "validate") == Done(0, "", f"{told}2 filer kontrollert: ingen feil\n")
    write(root, {names[1]: "?"})
    done = ask(root, "validate")
    assert done.err.startswith("2 møter er utelatt i .gitignore, så de er ikke kontrollert")
    git(root, "add", "--force", *names)
    assert ask(root, "validate").code == 1


def test_a_file_removed_from_the_disk_is_not_judged(tmp_path: Path) -> None:
    """The record is what lies on the disk, also where Git still knows more."""
    root = repository(archive(tmp_path))
    (root / MEETING_PATH).unlink()
    assert referat(root, "validate").code == 0


def test_the_answer_does_not_depend_on_the_locale_or_the_time_zone(tmp_path: Path) -> None:
    """A machine's settings change nothing."""
    root = write(archive(tmp_path), {MEETING_PATH: OTHER})
    plain = referat(root, "validate", "--format", "full")
    for variables in (
        {"LANG": "de_DE.UTF-8", "LANGUAGE": "de"},
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {"PYTHONUTF8": "0", "LC_ALL": "POSIX"},
    ):
        assert referat(root, "validate", "--format", "full", **variables) == plain


@settings(max_examples=examples(3), deadline=None)
@given(
    content=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")))
)
def test_no_content_whatever_breaks_a_command(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Any bytes in a file give an exit code of 0, 1 or 2, never an exception."""
    root = archive(tmp_path_factory.mktemp("any"))
    write(root, {BAD: content})
    os.environ["REFERAT_DEBUG"] = "1"  # so that a fault would be raised, not worded
    try:
        for arguments in (
            ["validate", "-f", "json"],
            ["validate", "-f", "full"],
            ["validate", "--fix", "--diff"],
            ["fmt", "--diff"],
            ["cases"],
            ["show", "1/26"],
        ):
            assert main(["-C", str(root), *arguments]) in (0, 1, 2)
    finally:
        del os.environ["REFERAT_DEBUG"]
        shutil.rmtree(root)


@settings(max_examples=examples(6), deadline=None)
@given(data=st.data())
def test_no_damage_to_a_good_meeting_breaks_a_command(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A meeting with any piece cut out, doubled or replaced is judged without an exception."""
    start = data.draw(st.integers(0, len(MINUTES)))
    end = data.draw(st.integers(start, min(len(MINUTES), start + 60)))
    put = data.draw(st.one_of(st.just(""), st.just(MINUTES[start:end] * 2), st.text(max_size=12)))
    root = archive(tmp_path_factory.mktemp("damaged"))
    write(root, {MEETING_PATH: (MINUTES[:start] + put + MINUTES[end:]).encode("utf-8", "replace")})
    os.environ["REFERAT_DEBUG"] = "1"
    try:
        for arguments in (
            ["validate", "-f", "full"],
            ["validate", "--fix"],
            ["fmt"],
            ["cases", "-f", "json"],
            ["show", "2026-03-04"],
        ):
            assert main(["-C", str(root), *arguments]) in (0, 1, 2)
    finally:
        del os.environ["REFERAT_DEBUG"]
        shutil.rmtree(root)


@pytest.mark.parametrize("what", ["fifty megabytes", "a gigabyte", "three thousand nested lines", "an anchor bomb"])
def test_a_bad_file_is_told_in_bounded_memory(what: str, tmp_path: Path) -> None:
    """What is too large or too deep is never held in memory: less than 40 MB, whatever the file would become."""
    root = archive(tmp_path / "archive")
    main(["-C", str(root), "validate", "-f", "json"])  # what is loaded once is not of the file
    CASES[what][0](root / BAD)
    tracemalloc.start()
    try:
        assert main(["-C", str(root), "validate", "-f", "json"]) == 1
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["2026-04-08.yaml.txt", "2026-04-08.YAML", "2026-04-08.yml", "Utvalg.yaml"])
def test_a_file_with_nearly_the_right_name_is_told_about(name: str, tmp_path: Path) -> None:
    """A record that an editor saved under another ending is not silently left out."""
    path = f"minutes/prove/2026/{name}"
    done = referat(write(archive(tmp_path), {path: NOTICE}), "validate", "--select", "REF604")
    assert done.code == 1
    assert done.out.startswith(f"{path}:1:1: REF604 filen {path} følger ikke arkivets oppsett")
