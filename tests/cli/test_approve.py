"""Minutes approved, and corrected afterwards."""

import re
import shlex
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, REGISTER, REGISTER_PATH, write
from tests.support.running import git, referat, repository

LATER = NOTICE.replace("2026-03-04", "2026-05-06").replace("1/26", "3/26").replace("2/26", "4/26")
APPROVED = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n')


@pytest.fixture
def minuted(tmp_path: Path) -> Path:
    """The invented committee: minutes of March, and the notice of May."""
    return write(
        tmp_path,
        {REGISTER_PATH: REGISTER, MEETING_PATH: MINUTES, "minutes/prove/2026/2026-05-06.yaml": LATER},
    )


def text(root: Path) -> str:
    """The minutes as they stand."""
    return (root / MEETING_PATH).read_text(encoding="utf-8")


def test_an_approval_is_two_lines(minuted: Path) -> None:
    """Status, and the day of the meeting that had the case."""
    done = referat(minuted, "approve", "2026-03-04", "--case", "3/26")
    assert (done.code, done.out) == (0, f"{MEETING_PATH}\n")
    assert done.err == "Referatet fra 4. mars 2026 er ført som godkjent i sak 3/26.\n"
    assert text(minuted) == APPROVED


def test_a_correction_is_recorded_with_its_case(minuted: Path) -> None:
    """The entry names what was corrected, so that the change of the text is no silent one."""
    write(minuted, {MEETING_PATH: APPROVED})
    done = referat(
        minuted,
        "correct",
        "4.3.2026",
        "--case",
        "Sak 4/26",
        "--concerns",
        "2/26, deltakere",
        "--text",
        "Per Moe møtte.",
    )
    assert (done.code, done.err) == (0, "Rettelsen er ført i referatet fra 4. mars 2026, vedtatt i sak 4/26.\n")
    entry = '- {dato: "2026-05-06", sak: 4/26, gjelder: [2/26, deltakere], tekst: Per Moe møtte.}'
    assert text(minuted) == APPROVED.replace("deltakere:\n", f"\nrettelser:\n  {entry}\ndeltakere:\n")


def test_a_correction_is_recorded_once(minuted: Path) -> None:
    """A command that is run twice does not correct twice."""
    write(minuted, {MEETING_PATH: APPROVED})
    call = ("correct", "2026-03-04", "--case", "3/26", "--concerns", "2/26", "--text", "Tittelen er rettet.")
    assert referat(minuted, *call).code == 0
    before = text(minuted)
    done = referat(minuted, *call)
    assert (done.code, done.err) == (2, "referat: Rettelsen er allerede ført i referatet fra 4. mars 2026.\n")
    assert text(minuted) == before


def test_a_correction_may_be_corrected_itself(minuted: Path) -> None:
    """As the check says: a slip in an entry that is committed is put right with an entry that names the list."""
    call = ("correct", "2026-03-04", "--case", "3/26", "--text")
    write(minuted, {MEETING_PATH: APPROVED})
    assert referat(minuted, *call, "Titelen er rettet.", "--concerns", "2/26").code == 0
    repository(minuted)
    write(minuted, {MEETING_PATH: text(minuted).replace("Titelen", "Tittelen")})
    silent = referat(minuted, "validate", "--since", "HEAD", "-f", "full").out
    assert "«gjelder: [rettelser]»" in " ".join(silent.split())
    done = referat(minuted, *call, "Skrivefeil i rettelsen.", "--concerns", "rettelser", "--commit")
    assert done.code == 0, done.err
    assert referat(minuted, "validate", "--since", "HEAD~1").code == 0


def test_minutes_are_not_approved_before_the_meeting_that_does_it(minuted: Path) -> None:
    """The case is on the agenda; nobody has decided it."""
    done = referat(minuted, "approve", "2026-03-04", "--case", "3/26", REFERAT_TODAY="2026-05-05")
    assert (done.code, done.err) == (2, "referat: Sak 3/26 er i møtet 6. mai 2026, som ikke er holdt ennå.\n")
    assert text(minuted) == MINUTES


def test_the_commit_is_tagged(minuted: Path) -> None:
    """The tag says which text the committee approved."""
    repository(minuted)
    done = referat(minuted, "approve", "2026-03-04", "--case", "3/26", "--commit", "--tag")
    assert done.code == 0
    assert git(minuted, "tag", "--list", "-n1").split() == [
        "godkjent/prove/2026-03-04", "Godkjenn", "referatet", "fra", "4.", "mars", "2026", "(prove)",
    ]  # fmt: skip
    assert git(minuted, "rev-parse", "godkjent/prove/2026-03-04^{commit}") == git(minuted, "rev-parse", "HEAD")
    assert git(minuted, "cat-file", "-t", "godkjent/prove/2026-03-04") == "tag\n"
    assert git(minuted, "status", "--short") == ""


TAG = "godkjent/prove/2026-03-04"


def told_by_tag(root: Path) -> list[str]:
    """The lines of the message of the tag."""
    return git(root, "for-each-ref", "--format=%(contents)", f"refs/tags/{TAG}").strip().splitlines()


def test_the_tag_knows_the_paper(minuted: Path) -> None:
    """As the commit has it, whatever lies on the disk: who makes the paper of the tag anew gets the same sum."""
    repository(minuted)
    write(minuted, {REGISTER_PATH: REGISTER.replace("navn: Prøveutvalget", "navn: Prøverådet")})
    write(minuted, {"maler/referat.typ": "#panic()"})
    assert referat(minuted, "approve", "2026-03-04", "--case", "3/26", "--commit", "--tag").code == 0
    words, blank, paper, made_with = told_by_tag(minuted)
    assert (words, blank) == ("Godkjenn referatet fra 4. mars 2026 (prove)", "")
    assert made_with == f"Laget-med: referat {version('referat')}, typst {version('typst')}"
    done = referat(minuted, "render", "2026-03-04", "--rev", TAG)
    assert (done.code, done.out) == (0, "prove-2026-03-04-referat.pdf\n"), done.err
    content = (minuted / "prove-2026-03-04-referat.pdf").read_bytes()
    assert paper == f"Papir: prove-2026-03-04-referat.pdf sha256:{sha256(content).hexdigest()}"


def test_the_paper_of_the_tag_is_set_with_the_templates_of_its_commit(minuted: Path) -> None:
    """A committee that changes its looks does not change what was approved."""
    write(minuted, {"maler/referat.typ": "= Slik var det", "maler/felles/logo.typ": "#let logo = 1"})
    repository(minuted)
    assert referat(minuted, "approve", "2026-03-04", "--case", "3/26", "--commit", "--tag").code == 0
    write(minuted, {"maler/referat.typ": "= Slik er det nå"})
    assert referat(minuted, "render", "2026-03-04", "--rev", TAG, "-o", "referat.pdf").code == 0
    sum_of_paper = sha256((minuted / "referat.pdf").read_bytes()).hexdigest()
    assert told_by_tag(minuted)[2].endswith(f" sha256:{sum_of_paper}")


def test_a_paper_that_cannot_be_made_stops_no_tag(minuted: Path) -> None:
    """The approval stands; the tag says nothing of the paper, and the person is told why."""
    write(minuted, {MEETING_PATH: MINUTES.replace("Samarbeid om legevakt", "Samarbeid 😀 om legevakt")})
    repository(minuted)
    done = referat(minuted, "approve", "2026-03-04", "--case", "3/26", "--commit", "--tag")
    assert done.code == 0
    assert "\nMerkelappen sier ikke noe om papiret: Sak 2/26, tittel: tegnet «😀» (U+1F600) finnes ikke" in done.err
    assert done.err.endswith(f"\nMerkelapp: {TAG}\n")
    assert told_by_tag(minuted) == ["Godkjenn referatet fra 4. mars 2026 (prove)"]


def test_where_papers_cannot_be_made_the_tag_says_nothing_of_one(
    minuted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the person is told what to type."""
    repository(minuted)
    monkeypatch.setitem(sys.modules, "typst", None)  # so Python says that a package is not there
    done = referat(minuted, "approve", "2026-03-04", "--case", "3/26", "--commit", "--tag")
    assert done.code == 0
    missing = "papir krever typst; installer det med: pip install 'referat[papir]'"
    assert f"\nMerkelappen sier ikke noe om papiret: {missing}\n" in done.err
    assert told_by_tag(minuted) == ["Godkjenn referatet fra 4. mars 2026 (prove)"]


def test_a_hook_that_says_no_is_heard(minuted: Path) -> None:
    """A commit is made as a person makes it, hooks and all; the file stays as it was written."""
    repository(minuted)
    hook = (
        write(minuted, {".git/hooks/pre-commit": "#!/bin/sh\necho Ikke i dag >&2\nexit 1\n"}) / ".git/hooks/pre-commit"
    )
    hook.chmod(0o755)
    done = referat(minuted, "approve", "2026-03-04", "--case", "3/26", "--commit", "--tag")
    assert done.code == 2
    add, commit, tag = done.err.splitlines()[-3:]
    assert done.err.endswith(f"""\
referat: Git sa nei, og ingenting er sjekket inn:
Ikke i dag
Alt er skrevet til disken. Når det er rettet, sjekk inn med:
  git add {MEETING_PATH}
  git commit -m 'Godkjenn referatet fra 4. mars 2026 (prove)' {MEETING_PATH}
  git tag --annotate -m 'Godkjenn referatet fra 4. mars 2026 (prove)' godkjent/prove/2026-03-04
""")
    assert text(minuted) == APPROVED
    assert git(minuted, "log", "--format=%s") == "Begin\n"
    hook.unlink()
    for command in (add, commit, tag):
        git(minuted, *shlex.split(command)[1:])
    assert git(minuted, "status", "--short") == ""
    assert git(minuted, "tag") == "godkjent/prove/2026-03-04\n"


def test_nothing_is_written_where_a_commit_cannot_be_made(minuted: Path) -> None:
    """In the middle of a merge, on no branch, or where the tag is taken: said before the file is changed."""
    repository(minuted)
    call = ("approve", "2026-03-04", "--case", "3/26", "--commit", "--tag")
    git(minuted, "tag", "godkjent/prove/2026-03-04")
    assert referat(minuted, *call).err == "referat: Merkelappen godkjent/prove/2026-03-04 finnes fra før.\n"
    git(minuted, "checkout", "--quiet", "--detach")
    assert referat(minuted, *call).err == (
        "referat: Git står ikke på noen gren. Gå til en med «git switch», eller kjør uten --commit.\n"
    )
    git(minuted, "checkout", "--quiet", "-")
    write(minuted, {".git/MERGE_HEAD": git(minuted, "rev-parse", "HEAD")})
    assert referat(minuted, *call).err == (
        "referat: En sammenslåing i Git er ikke ferdig. Gjør den ferdig først, eller kjør uten --commit.\n"
    )
    assert text(minuted) == MINUTES


@pytest.mark.parametrize(
    ("minutes", "arguments", "sentence"),
    [
        (APPROVED, ("approve", "2026-03-04", "--case", "3/26"), "Referatet fra 4. mars 2026 er allerede godkjent."),
        (
            MINUTES,
            ("approve", "2026-05-06", "--case", "9/26"),
            "prove har ingen sak 9/26; før inn møtet som hadde den, først.",
        ),
        (
            MINUTES,
            ("approve", "2026-03-04", "--case", "2/26"),
            "Sak 2/26 var i møtet 4. mars 2026, og kan ikke gjelde referatet fra 4. mars 2026.",
        ),
        (
            MINUTES,
            ("approve", "2026-03-04", "--case", "au:3/26"),
            "Sak au:3/26 er ikke i prove, som referatet gjelder.",
        ),
        (
            APPROVED,
            ("correct", "2026-03-04", "--case", "3/26", "--concerns", "2/26", "--text", " "),
            "Skriv med --text hva som er rettet, for eksempel «Tittelen på saken er rettet.»",
        ),
        (
            MINUTES,
            ("approve", "2026-03-04", "--case", "3/26", "--tag"),
            "--tag merker innsjekkingen, og brukes sammen med --commit.",
        ),
        (
            MINUTES,
            ("approve", "2026-03-04", "--case", "3/26", "--sign"),
            "--sign signerer merkelappen, og brukes sammen med --tag.",
        ),
        (
            MINUTES,
            ("correct", "2026-03-04", "--case", "3/26", "--concerns", "2/26", "--text", "x"),
            "Referatet fra 4. mars 2026 er ikke godkjent, så det kan rettes uten en egen rettelse.",
        ),
        (
            APPROVED,
            ("correct", "2026-03-04", "--case", "3/26", "--concerns", "7/26", "--text", "x"),
            (
                "Møtet 4. mars 2026 har ingen «7/26» å rette; det har 1/26, 2/26, start, slutt, moetested, moeteleder, "
                "referent, neste_moete, status, deltakere, saksliste og saker."
            ),
        ),
        (
            APPROVED,
            ("correct", "2026-03-05", "--case", "3/26", "--concerns", "2/26", "--text", "x"),
            "Det er ikke noe møte 2026-03-05. Det nærmeste er 2026-03-04.",
        ),
    ],
)
def test_a_wrong_call_writes_nothing(minuted: Path, minutes: str, arguments: tuple[str, ...], sentence: str) -> None:
    """One sentence with the next step, and exit 2."""
    write(minuted, {MEETING_PATH: minutes})
    done = referat(minuted, *arguments)
    assert (done.code, done.out, done.err) == (2, "", f"referat: {sentence}\n")
    assert text(minuted) == minutes


def test_a_case_that_is_written_in_another_form_is_recognized(minuted: Path) -> None:
    """Where the committee numbers with the whole year, and the secretary writes two digits of it."""
    for path in (REGISTER_PATH, MEETING_PATH, "minutes/prove/2026/2026-05-06.yaml"):
        file = minuted / path
        changed = re.sub(r"\b(\d)/26\b", r"\1/2026", file.read_text(encoding="utf-8")).replace("{aar:2}", "{aar}")
        file.write_text(changed, encoding="utf-8")
    done = referat(minuted, "approve", "2026-03-04", "--case", "3/26")
    sentence = "prove har ingen sak 3/26; før inn møtet som hadde den, først. Mente du 3/2026?"
    assert (done.code, done.err) == (2, f"referat: {sentence}\n")
