"""What Tab offers, in the shells that people use, from what is kept of the archive alone."""

import shutil
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.archives import write
from tests.support.asking import ask, meeting, register, small, text_of
from tests.support.council import council
from tests.support.rows import each
from tests.support.running import Done, git, referat, repository, run

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two committees; the first cases have the same number in both, and everything has been asked about once."""
    folder = small(tmp_path_factory.mktemp("arkiv"), 1, 2, 3)
    two = text_of(2).replace(
        "    vedtak:\n      - Saken tas til orientering.\n",
        "    vedtak:\n      - Kommunene samarbeider.\n      - {tekst: De lager, punkter: [en plan.]}\n",
    )
    write(folder, {**register("annet"), **meeting(1, committee="annet"), "minutes/prove/2026/2026-02-04.yaml": two})
    assert ask(repository(folder), "cases").code == 0
    git(folder, "tag", "godkjent/prove")
    return folder


def pressed(root: Path, shell: str, *words: str) -> Done:
    """What Tab at the end of the last word gives the shell."""
    at = words[-1] if shell == "fish" else str(len(words))
    variables = {
        "COMP_WORDS": "\n".join(["referat", *words]),
        "COMP_CWORD": at,
        "_REFERAT_COMPLETE": f"{shell}_complete",
    }
    return referat(root, **variables)


def offered(root: Path, *words: str) -> list[str]:
    """The words that Tab offers, as fish gets them: without the escapes of the other shells."""
    done = pressed(root, "fish", *words)
    assert (done.code, done.err) == (0, "")
    lines = list(filter(None, done.out.splitlines()))
    if "plain" in lines:  # newer versions of click put what belongs together on lines of their own
        return [value for kind, value in pairwise(lines) if kind == "plain"]
    return [line.partition(",")[2].partition("\t")[0] for line in lines]


@each(
    "words, expected",
    [
        (["sho"], ["show"]),
        (["show", "2"], ["2/26"]),
        (["show", "1"], ["annet:1/26", "prove:1/26"]),
        (["show", "annet:"], ["annet:1/26"]),
        (["show", ""], ["3/26", "2/26", "annet:1/26", "prove:1/26"]),
        (["show", "2026-0"], ["2026-03-04", "2026-02-04", "2026-01-04"]),
        (["show", "kari"], ["Kari Nordmann"]),
        (["show", "si"], ["siste"]),
        (["show", "n"], ["neste", "Nora Lie"]),
        (["show", "åse"], ["Åse Vik"]),
        (["diff", "3"], ["3/26"]),
        (["history", "3"], ["3/26"]),
        (["people", "hansen"], ["Ola Hansen"]),
        (["people", "Aase"], ["Åse Vik"]),
        (["cases", "--person", "Li"], ["Liv Berg"]),
        (["cases", "--responsible", "Nor"], ["Nora Lie"]),
        (["cases", "--case-worker", "Pe"], ["Per Moe"]),
        (["show", "2/26#"], ["2/26#1", "2/26#2", "2/26#2.1"]),
        (["show", "prove:2/26#2"], ["prove:2/26#2", "prove:2/26#2.1"]),
        (["show", "1/26#"], []),
        (["show", "9/99#"], []),
        (["followups", "--responsible", "Nor"], ["Nora Lie"]),
        (["followups", "--responsible", "A"], ["AU", "Åse Vik"]),
        (["attendance", "--person", "Li"], ["Liv Berg"]),
        (["attendance", "--explain", "Pe"], ["Per Moe"]),
        (["new", "2026-05-06", "--chair", "Kari"], ["Kari Nordmann"]),
        (["new", "2026-05-06", "--secretary", "Kari"], ["Kari Nordmann"]),
        (["add", "2026-03-04", "--responsible", "Kari"], ["Kari Nordmann"]),
        (["minutes", "2026-03"], ["2026-03-04"]),
        (["approve", "2026-03"], ["2026-03-04"]),
        (["correct", "2026-03"], ["2026-03-04"]),
        (["add", "2026-03"], ["2026-03-04"]),
        (["minutes", "2026-03-04", "--chair", "Kari"], ["Kari Nordmann"]),
        (["minutes", "2026-03-04", "--present", "'Berg, No"], ["Berg, Nora Lie"]),
        (["minutes", "2026-03-04", "--substitute", "'Moe for Ola"], ["Moe for Ola Hansen"]),
        (["minutes", "2026-03-04", "--adopted-as-proposed", "3"], ["3/26"]),
        (["correct", "2026-03-04", "--concerns", "3"], ["3/26"]),
        (["cases", "--rev", "ma"], ["main"]),
        (["cases", "--rev", ""], ["main", "godkjent/prove", "2026-03-04", "2026-02-04", "2026-01-04"]),
        (["attendance", "--compare", "god"], ["godkjent/prove"]),
        (["changes", "2026-03"], ["2026-03-04"]),
        (["changes", "HEAD..ma"], ["HEAD..main"]),
        (["changes", "main...god"], ["main...godkjent/prove"]),
        (["validate", "--since", "ma"], ["main"]),
        (["review", "main...god"], ["main...godkjent/prove"]),
        (["cases", "--committee", ""], ["annet", "prove"]),
        (["search", "--committee", "p"], ["prove"]),
        (["cases", "--outcome", "ut"], ["utsatt", "uten_forslag", "uten_vedtak"]),
        (["cases", "--person", "x"], []),
        (["show", "99"], []),
        (["show", "*"], []),
    ],
)
def test_tab_offers_what_the_archive_holds(words: list[str], expected: list[str], root: Path) -> None:
    """Commands, cases, meetings, people, committees, codes and the words of a choice."""
    assert offered(root, *words) == expected


def test_tab_offers_the_codes_of_a_family(root: Path) -> None:
    """Small letters do."""
    found = offered(root, "rule", "ref30")
    assert "REF301" in found
    assert all(code.startswith("REF30") for code in found)


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_a_script_and_its_answers(shell: str, root: Path) -> None:
    """The script calls back with the same variable; nothing is said on standard error."""
    done = referat(root, _REFERAT_COMPLETE=f"{shell}_source")
    assert (done.code, done.err) == (0, "")
    assert f"_REFERAT_COMPLETE={shell}_complete" in done.out
    assert "2/26" in pressed(root, shell, "show", "2").out
    assert "Åse" in pressed(root, shell, "people", "Å").out


def test_the_names_go_whole_into_a_line_of_bash(root: Path) -> None:
    """A space is written so that the name is one word, and within quotation marks it is left as it is."""
    script = run(root, sys.executable, "-m", "referat_cli", _REFERAT_COMPLETE="bash_source").out
    for written, expected in (
        ("Kari", "Kari\\ Nordmann"),
        ("'Kari", "Kari Nordmann"),
        ("Kari\\ No", "Kari\\ Nordmann"),
    ):
        again = script + 'COMP_WORDS=(x)\nCOMP_WORDS=(referat people "$1")\nCOMP_CWORD=2\n_referat_completion "$2"\n'
        again += "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
        program = root.parent / "referat-for-bash"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m referat_cli "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        done = run(root, str(shutil.which("bash")), "--norc", "-c", again, "bash", written, str(program))
        assert (done.code, done.out, done.err) == (0, f"{expected}\n", "")


@pytest.mark.parametrize(
    ("words", "offer"),
    [
        (["show", "annet", ":"], "1/26"),
        (["show", "annet", ":", "1"], "1/26"),
        (["show", "prove", ":", "2/26#2."], "2/26#2.1"),
        (["show", "3"], "3/26"),
    ],
)
def test_bash_parts_words_at_colons(root: Path, words: list[str], offer: str) -> None:
    """And puts what is offered after the last of them."""
    assert pressed(root, "bash", *words).out == f"plain,{offer}\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_where_nothing_is_kept_nothing_is_offered_and_nothing_read(shell: str, tmp_path: Path) -> None:
    """To press Tab must not start the reading of an archive; commands are known all the same."""
    root = repository(small(tmp_path, 1))
    assert pressed(root, shell, "show", "1") == Done(0, "\n", "")
    assert not (root / ".git" / "referat").exists()
    assert "show" in pressed(root, shell, "sho").out


def test_what_cannot_be_read_offers_nothing(tmp_path: Path) -> None:
    """Damage, no archive, and no Git are not for Tab to tell of."""
    root = repository(small(tmp_path / "arkiv", 1))
    assert ask(root, "cases").code == 0
    for file in (root / ".git" / "referat").iterdir():
        file.write_bytes(b"tull" * 3000)
    assert pressed(root, "bash", "show", "1") == Done(0, "\n", "")
    assert pressed(small(tmp_path / "uten", 1), "bash", "show", "1") == Done(0, "\n", "")
    assert pressed(tmp_path, "bash", "-C", "finnes-ikke", "show", "1").code == 0


def test_tab_follows_the_folder_that_the_call_is_about(root: Path, tmp_path: Path) -> None:
    """-C may stand before or after the command."""
    assert offered(tmp_path, "-C", str(root), "show", "2") == ["2/26"]
    assert offered(tmp_path, "show", "-C", str(root), "2") == ["2/26"]
    assert offered(root / "minutes" / "prove", "show", "2") == ["2/26"]


def test_a_new_meeting_is_offered_when_it_has_been_asked_about(tmp_path: Path) -> None:
    """What is kept is of the newest commit; the file on the disk comes with the commit."""
    root = repository(small(tmp_path, 1))
    assert ask(root, "cases").code == 0
    write(root, {"minutes/prove/2026/2026-07-04.yaml": text_of(7)})
    repository(root)
    assert offered(root, "show", "7") == []
    assert ask(root, "cases").code == 0
    assert offered(root, "show", "7") == ["7/26"]


def test_what_a_council_has_is_offered(tmp_path: Path) -> None:
    """Parties of the register, tasks beside the points of a decision, and what votes may be asked for."""
    town = repository(council(tmp_path))
    assert ask(town, "cases").code == 0
    for words, expected in (
        (["votes", "--party", "s"], ["Sp", "SV"]),
        (["votes", "--party", ""], ["Ap", "H", "Sp", "SV", "V"]),
        (["votes", "--party", "x"], []),
        (["votes", "2026-05"], ["2026-05-06"]),
        (["votes", "--case", "4"], ["4/26"]),
        (["votes", "--person", "siv"], ["Siv Nes"]),
        (["show", "4/26#"], ["4/26#1", "4/26#o1", "4/26#o2"]),
        (["show", "4/26#o"], ["4/26#o1", "4/26#o2"]),
        (["cases", "--vote", "d"], ["delt"]),
    ):
        assert offered(town, *words) == expected, words


def test_cases_of_every_form_are_offered(tmp_path: Path) -> None:
    """However the word is begun; one without a number with its meeting, and so is any when that is written."""
    council = b"format: 2\nkode: kst\nnavn: Tinget\nsaksnummer: PS {nr}/{aar:2}\n"
    head = 'utvalg: kst\nmoetedato: "2026-03-04"\nstatus: referat\nsaker:\n'
    first = head + "  - {saksnr: PS 1/26, tittel: Skole, vedtak: [Ja., Nei.]}\n  - {tittel: Vei, vedtak: [Ja.]}\n"
    second = head + "  - {tittel: Vann}\n"
    folder = "minutes/kst/2026"
    write(tmp_path, {f"{folder}/2026-03-04.yaml": first, f"{folder}/2026-03-04-2.yaml": second})
    write(tmp_path, {"minutes/kst/utvalg.yaml": council})
    assert ask(repository(tmp_path), "cases").code == 0
    assert offered(tmp_path, "show", "ps1") == ["PS 1/26"]
    assert offered(tmp_path, "show", "2026-03-04/") == ["2026-03-04/PS 1/26", "2026-03-04/+1"]
    assert offered(tmp_path, "show", "kst:2026-03-04-2/+") == ["kst:2026-03-04-2/+1"]
    assert offered(tmp_path, "show", "kst:") == ["kst:PS 1/26", "kst:2026-03-04-2/+1", "kst:2026-03-04/+1"]
    assert offered(tmp_path, "show", "2026-03-04/+1#") == ["2026-03-04/+1#1"]
    assert offered(tmp_path, "show", "ps1/26#") == ["ps1/26#1", "ps1/26#2"]
