"""A notice turned into minutes: everybody with a mark, and the decisions that were as proposed."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, REGISTER, REGISTER_PATH, write
from tests.support.running import environment, referat

NOTICE = """\
utvalg: prove
moetedato: "2026-03-04"
status: innkalling # kalt inn av Åse

saksliste:
  - {sak: 1/26}
  - {sak: 2/26}

saker:
  # Kommer hver gang
  - saksnr: 1/26
    tittel: Godkjenning av innkalling
    sakstype: godkjenning
    forslag_til_vedtak:
      - Innkallingen godkjennes.
  - saksnr: 2/26
    tittel: Samarbeid om legevakt
    sakstype: beslutning
    forslag_til_vedtak:
      - Kommunene går sammen om legevakt.
"""
LIST = """\
deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
      - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
  - gruppe: Vararepresentanter
    personer:
      - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen}
  - gruppe: Andre til stede
    personer:
      - {navn: Ida Bru, oppmoete: møtt, paa_sak: [2/26]}
  - gruppe: Sekretariatet
    personer:
      - {navn: Åse Vik, oppmoete: digitalt}
"""


@pytest.fixture
def called(tmp_path: Path) -> Path:
    """The invented committee with a meeting that is called."""
    return write(tmp_path, {REGISTER_PATH: REGISTER, MEETING_PATH: NOTICE})


def test_a_notice_becomes_minutes(called: Path) -> None:
    """Only status and what is new are other lines: who leads, who was there, and the decision that was as proposed."""
    done = referat(
        called, "minutes", "2026-03-04", "--present", "all", "--remote", "vik", "--substitute", "Østby for Hansen",
        "--guest", "Ida Bru på 2/26", "--chair", "kari", "--secretary", "Åse", "--adopted-as-proposed", "1/26",
    )  # fmt: skip
    assert (done.code, done.out) == (0, f"{MEETING_PATH}\n")
    assert done.err == "Til stede: 2 av 3, 1 vara.\nVedtak som må skrives: 2/26.\n"
    written = (called / MEETING_PATH).read_text(encoding="utf-8")
    assert written == NOTICE.replace(
        "status: innkalling # kalt inn av Åse\n",
        f"moeteleder: Kari Nordmann\nreferent: Åse Vik\nstatus: referat # kalt inn av Åse\n\n{LIST}",
    ).replace(
        "      - Innkallingen godkjennes.\n",
        "      - Innkallingen godkjennes.\n    vedtak:\n      - Innkallingen godkjennes.\n",
    )
    assert referat(called, "fmt", "--check").code == 0


def test_the_open_decision_is_named_by_validate(called: Path) -> None:
    """What the command leaves to be written, the check asks for."""
    assert referat(called, "minutes", "2026-03-04", "--present", "all", "--adopted-as-proposed", "1/26").code == 0
    assert "2/26" in referat(called, "validate").out


def test_all_that_was_proposed_may_have_been_adopted(called: Path) -> None:
    """`all` leaves nothing to be written."""
    done = referat(called, "minutes", "2026-03-04", "--present", "all", "--adopted-as-proposed", "all")
    assert done.err == "Til stede: 3 av 3.\n"


def test_some_are_named_and_the_rest_are_left_out(called: Path) -> None:
    """Where only some are said to have been there, the others are not called absent."""
    done = referat(called, "minutes", "2026-03-04", "--present", "Nordmann, Vik", "--adopted-as-proposed", "all")
    assert done.err == "Til stede: 2 av 2.\nIkke ført: Ola Hansen.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Si hvem som møtte: --present all, eller --present «Moe, Vik»."),
        (("--present", "Nordmnn"), "Ingen heter «Nordmnn». Mente du Kari Nordmann?"),
        (("--present", "all", "--chair", "no"), "«no» kan være Kari Nordmann eller Nora Lie; skriv mer av navnet."),
        (
            ("--present", "all", "--excused", "Hansen", "--absent", "Ola"),
            "Ola Hansen kan ikke være både forfall og uteblitt.",
        ),
        (
            ("--present", "all", "--remote", "Hansen", "--substitute", "Østby for Hansen"),
            "Ola Hansen var med digitalt, og kan ikke ha vara.",
        ),
        (("--present", "Kari", "--excused", "Kari"), "Kari Nordmann kan ikke være både forfall og møtt."),
        (
            ("--present", "Hansen", "--substitute", "Østby for Hansen"),
            "Ola Hansen møtte selv, og kan ikke ha vara.",
        ),
        (
            ("--present", "all", "--substitute", "Østby for Hansen", "--substitute", "Østby for Kari"),
            "Ingrid Østby kan ikke møte for både Ola Hansen og Kari Nordmann.",
        ),
        (
            ("--present", "all", "--substitute", "Østby for Hansen, Moe for Hansen"),
            "Ola Hansen kan ikke ha både Ingrid Østby og Per Moe som vara.",
        ),
        (
            ("--present", "all", "--substitute", "Kari for Hansen"),
            "Kari Nordmann har selv en plass i møtet, og kan ikke møte for Ola Hansen.",
        ),
        (
            ("--present", "all", "--remote", "Østby"),
            "Ingrid Østby har ingen fast plass i møtet; en vara føres slik: --substitute «Ingrid Østby for Hansen».",
        ),
        (("--present", "all", "--guest", "Ida Bru på 9/26"), "Møtet har ingen sak 9/26; det har 1/26 og 2/26."),
        (("--present", "all", "--substitute", "Østby"), "«Østby» sier ikke for hvem; skriv «Vik for Hansen»."),
        (
            ("--present", "all", "--adopted-as-proposed", "9/26"),
            "Møtet har ingen sak 9/26; det har 1/26 og 2/26.",
        ),
    ],
)
def test_a_wrong_call_writes_nothing(called: Path, arguments: tuple[str, ...], sentence: str) -> None:
    """One sentence with the next step, and exit 2."""
    done = referat(called, "minutes", "2026-03-04", *arguments)
    assert (done.code, done.out, done.err) == (2, "", f"referat: {sentence}\n")
    assert (called / MEETING_PATH).read_text(encoding="utf-8") == NOTICE


def test_the_present_may_be_named_one_by_one(called: Path) -> None:
    """An option that is given twice means both."""
    done = referat(called, "minutes", "2026-03-04", "--present", "Kari", "--present", "Hansen, Vik")
    assert done.err.startswith("Til stede: 3 av 3.\n")


def test_a_name_may_have_a_comma(called: Path) -> None:
    """A register may have the surname first."""
    write(called, {REGISTER_PATH: REGISTER.replace("Ola Hansen", '"Hansen, Ola"').replace("Per Moe", '"Moe, Per"')})
    done = referat(called, "minutes", "2026-03-04", "--present", "all", "--substitute", "Moe, Per for Hansen, Ola")
    assert done.err.startswith("Til stede: 2 av 3, 1 vara.\n")
    write(called, {MEETING_PATH: NOTICE})
    done = referat(called, "minutes", "2026-03-04", "--present", "all", "--excused", "Hansen, Ola")
    assert done.err.startswith("Til stede: 2 av 3.\n")


def test_a_substitute_from_the_secretariat_is_listed_once(called: Path) -> None:
    """Nobody is there twice."""
    done = referat(called, "minutes", "2026-03-04", "--present", "all", "--substitute", "Vik for Hansen")
    assert done.code == 0
    assert (called / MEETING_PATH).read_text(encoding="utf-8").count("navn: Åse Vik") == 1


def test_a_chair_who_was_not_there_is_told_of(called: Path) -> None:
    """The notice says who was to lead; the minutes need who did."""
    write(called, {MEETING_PATH: NOTICE.replace("status:", "moeteleder: Kari Nordmann\nstatus:")})
    done = referat(called, "minutes", "2026-03-04", "--present", "all", "--excused", "Kari")
    assert "Kari Nordmann står som møteleder, men var ikke der; rett «moeteleder» i filen.\n" in done.err


def test_minutes_are_written_once(called: Path) -> None:
    """What is minutes already is changed in the file, or corrected."""
    assert referat(called, "minutes", "2026-03-04", "--present", "all").code == 0
    done = referat(called, "minutes", "2026-03-04", "--present", "all")
    assert (done.code, done.err) == (
        2,
        "referat: Møtet 4. mars 2026 har status referat; bare en innkalling kan bli referat.\n",
    )


def test_what_cannot_be_read_is_not_touched(called: Path) -> None:
    """Nothing is written into a file with a mistake of form."""
    write(called, {MEETING_PATH: NOTICE.replace("saksliste:", "sakslise:")})
    done = referat(called, "minutes", "2026-03-04", "--present", "all")
    assert done.code == 2
    assert (called / MEETING_PATH).read_text(encoding="utf-8") == NOTICE.replace("saksliste:", "sakslise:")


def typed(folder: Path, keys: str) -> tuple[int, str, str]:
    """What `minutes` leaves when somebody types these keys on a terminal: its exit code and its two streams."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "referat_cli", "minutes", "2026-03-04"]
    process = subprocess.Popen(
        command, cwd=folder, env=environment(), stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    os.close(theirs)
    os.write(ours, keys.encode())
    out, err = process.communicate(timeout=60)
    os.close(ours)
    return process.returncode, out.decode(), err.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of Unix")
def test_a_terminal_is_asked_group_by_group(called: Path) -> None:
    """One key a person, and Enter where the rest were there; then who came and left. What is wrong is asked again."""
    code, out, err = typed(called, "mx\nmp\n\nNordmann drog 10:00\nHansen gikk 10:00\nNordmann kom til 2/26\n\n")
    assert (code, out) == (0, f"{MEETING_PATH}\n")
    assert (
        "Kommunene\n  1. Kari Nordmann\n  2. Ola Hansen\n> Skriv ett av tegnene m d f p u ? - for hver, høyst 2.\n"
        in err
    )
    assert "> «Nordmann drog 10:00» sier ikke om noen kom, gikk eller var ute; skriv «Nes kom til 2/26».\n" in err
    assert "> Ola Hansen er ført med permisjon, og kan ikke ha kommet eller gått.\n" in err
    written = (called / MEETING_PATH).read_text(encoding="utf-8")
    assert "{navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, fra_sak: 2/26}" in written
    assert "{navn: Ola Hansen, oppmoete: permisjon, enhet: Vestby}" in written
    assert "{navn: Åse Vik, oppmoete: møtt}" in written


COUNCIL: dict[str, str | bytes] = {
    "minutes/kommunestyret/utvalg.yaml": """\
format: 2
kode: kommunestyret
navn: Kommunestyret i Nordvik
saksnummer:
  - {form: "PS {nr}/{aar:2}"}
grupper:
  - gruppe: Kommunestyret
    rolle: medlem
    personer:
      - {navn: Kari Moe, parti: Sp}
      - {navn: Ola Lie, parti: Ap}
      - {navn: Siv Nes, parti: Ap}
      - {navn: Per Vik, parti: H}
      - {navn: Eva Lund, parti: SV}
  - gruppe: Varamedlemmer
    rolle: vara
    personer:
      - {navn: Jon Rud, parti: H, vara: true}
  - gruppe: Innbyggerne
    rolle: gjest
    aapen: true
""",
    "minutes/kommunestyret/2026/2026-03-04.yaml": """\
utvalg: kommunestyret
moetedato: "2026-03-04"
status: innkalling

saksliste:
  - {sak: PS 1/26}
  - {sak: PS 2/26}
  - {sak: PS 3/26}

saker:
  - saksnr: PS 1/26
    tittel: Skolestruktur
    forslag_til_vedtak:
      - Skolene beholdes.
    forslag:
      - id: B
        type: alternativt
        punkter:
          - Skolene slås sammen.
  - saksnr: PS 2/26
    tittel: Tilskudd
    forslag_til_vedtak:
      - Tilskuddet gis.
  - saksnr: PS 3/26
    tittel: Møteplan
    forslag_til_vedtak:
      - Planen vedtas.
""",
}
COUNCIL_MEETING = "minutes/kommunestyret/2026/2026-03-04.yaml"
COUNCIL_NOTICE = str(COUNCIL[COUNCIL_MEETING])


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council with a meeting that is called."""
    return write(tmp_path, COUNCIL)


def test_a_council_is_told_of_in_a_few_words(council: Path) -> None:
    """Who was on leave, came, left, was out or disqualified, and how it was voted, each where the record has it."""
    done = referat(
        council, "minutes", "2026-03-04", "--present", "all", "--on-leave", "Lund", "--came", "Nes til ps 2/26",
        "--left", "Lie før PS 3/26", "--out", "Moe under PS 1/26, PS 3/26", "--substitute", "Rud for Vik på PS 2/26",
        "--disqualified", "Vik i PS 2/26", "--count", "innbyggerne 34 av 75", "--vote", "PS 1/26 A mot B 2-1 imot Lie",
        "--vote", "PS 2/26 3-0", "--vote", "all enstemmig", "--adopted-as-proposed", "all",
    )  # fmt: skip
    assert (done.code, done.out, done.err) == (0, f"{COUNCIL_MEETING}\n", "Til stede: 4 av 5, 1 vara.\n")
    there = """\
status: referat

deltakere:
  - gruppe: Kommunestyret
    personer:
      - {navn: Kari Moe, oppmoete: møtt, parti: Sp, ikke_sak: [PS 1/26, PS 3/26]}
      - {navn: Ola Lie, oppmoete: møtt, parti: Ap, gikk_foer: PS 3/26}
      - {navn: Siv Nes, oppmoete: møtt, parti: Ap, fra_sak: PS 2/26}
      - {navn: Per Vik, oppmoete: møtt, parti: H}
      - {navn: Eva Lund, oppmoete: permisjon, parti: SV}
  - gruppe: Varamedlemmer
    personer:
      - {navn: Jon Rud, oppmoete: møtt, parti: H, moette_for: Per Vik, paa_sak: [PS 2/26]}
  - gruppe: Innbyggerne
    antall: {moett: 34, av: 75}
"""
    expected = COUNCIL_NOTICE.replace("status: innkalling\n", there)
    for text, votes, unfit in (
        ("Skolene slås sammen.", "satt_opp_mot: [B], for: 2, imot: 1, stemte_imot: [Ola Lie]", ""),
        (
            "Tilskuddet gis.",
            "for: 3, imot: 0",
            "    habilitet:\n      - {navn: Per Vik, utfall: inhabil, vara: Jon Rud}\n",
        ),
        ("Planen vedtas.", "enstemmig: true", ""),
    ):
        adopted = text.replace("slås sammen", "beholdes")
        more = f"{unfit}    votering:\n      - {{gjelder: [A], {votes}, resultat: vedtatt}}\n"
        more += f"    vedtak:\n      - {adopted}\n"
        expected = expected.replace(f"- {text}\n", f"- {text}\n{more}")
    assert (council / COUNCIL_MEETING).read_text(encoding="utf-8") == expected
    assert referat(council, "fmt", "--check").code == 0


def test_the_names_may_be_those_of_either_side(council: Path) -> None:
    """The few, whichever they voted for."""
    told = referat(council, "minutes", "2026-03-04", "--present", "all", "--vote", "PS 1/26 A mot B 1-4 for Moe")
    assert told.code == 0
    text = (council / COUNCIL_MEETING).read_text(encoding="utf-8")
    vote = "{gjelder: [A], satt_opp_mot: [B], for: 1, imot: 4, stemte_for: [Kari Moe], resultat: falt}"
    assert f"      - {vote}\n" in text


@pytest.mark.parametrize(
    ("vote", "decision"),
    [("PS 1/26 A mot B 2-3", "Skolene slås sammen."), ("PS 1/26 A mot B 3-2", "Skolene beholdes.")],
)
def test_the_decision_is_that_of_the_proposal_that_was_adopted(council: Path, vote: str, decision: str) -> None:
    """Whichever it was; a case without a vote on its several proposals is left for a person."""
    done = referat(council, "minutes", "2026-03-04", "--present", "all", "--vote", vote, "--adopted-as-proposed", "all")
    assert done.err == "Til stede: 5 av 5.\n"
    written = (council / COUNCIL_MEETING).read_text(encoding="utf-8")
    assert f"    vedtak:\n      - {decision}\n  - saksnr: PS 2/26\n" in written


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of Unix")
def test_a_terminal_asks_how_the_votes_went_where_there_are_several_proposals(council: Path) -> None:
    """One line a vote, until Enter; what cannot be is asked again, and nothing that was typed is lost."""
    code, _out, err = typed(council, "\n\nPS 1/26 3-2\nPS 1/26 A mot B 3-2\nall enstemmig\n\n")
    assert code == 0, err
    assert "Hvordan ble det stemt? Én linje for hver votering, i rekkefølge, som «PS 1/26 A mot B 14-8».\n" in err
    assert "> Sak PS 1/26 har forslagene A og B; skriv hvilket det ble stemt over: «PS 1/26 A 14-8».\n" in err
    written = (council / COUNCIL_MEETING).read_text(encoding="utf-8")
    assert "      - {gjelder: [A], satt_opp_mot: [B], for: 3, imot: 2, resultat: vedtatt}\n" in written
    assert written.count("      - {gjelder: [A], enstemmig: true, resultat: vedtatt}\n") == 2


def test_what_was_not_adopted_is_not_written_as_a_decision(council: Path) -> None:
    """A proposal that fell, as somebody asks for it; and one of several that nobody has voted on."""
    vote = ("--vote", "PS 2/26 1-4")
    done = referat(council, "minutes", "2026-03-04", "--present", "all", *vote, "--adopted-as-proposed", "PS 2/26")
    told = "Voteringene i sak PS 2/26 sier ikke at ett forslag ble vedtatt uendret; skriv vedtaket i filen."
    assert (done.code, done.err) == (2, f"referat: {told}\n")
    done = referat(council, "minutes", "2026-03-04", "--present", "all", *vote, "--adopted-as-proposed", "all")
    assert done.err == (
        "Til stede: 5 av 5.\nVoteringer som må skrives: PS 1/26.\nVedtak som må skrives: PS 1/26 og PS 2/26.\n"
    )


def test_what_is_left_to_write_of_votes_is_told(council: Path) -> None:
    """A case with several proposals has been voted on; how is for a person to say."""
    done = referat(council, "minutes", "2026-03-04", "--present", "all", "--adopted-as-proposed", "PS 2/26, PS 3/26")
    assert done.err == ("Til stede: 5 av 5.\nVoteringer som må skrives: PS 1/26.\nVedtak som må skrives: PS 1/26.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("--vote", "PS 1/26"),
            "«PS 1/26» sier ikke hvordan det gikk; skriv «PS 3/26 14-8» eller «PS 3/26 enstemmig».",
        ),
        (("--vote", "PS 9/26 3-2"), "Møtet har ingen sak PS 9/26; det har PS 1/26, PS 2/26 og PS 3/26."),
        (
            ("--vote", "PS 1/26 3-2"),
            "Sak PS 1/26 har forslagene A og B; skriv hvilket det ble stemt over: «PS 1/26 A 14-8».",
        ),
        (("--vote", "PS 1/26 C 3-2"), "Sak PS 1/26 har ikke forslag C; den har A og B."),
        (("--vote", "PS 2/26 2-2"), "Sak PS 2/26 sto 2-2; skriv hva det ble til: «PS 2/26 2-2 falt»."),
        (("--vote", "PS 2/26 3-2 for Lie"), "Sak PS 2/26: 3 stemte for, men det er 1 navn."),
        (("--vote", "PS 2/26 3-2 imot Lie"), "Sak PS 2/26: 2 stemte imot, men det er 1 navn."),
        (("--came", "Nes senere"), "«Nes senere» sier ikke når; skriv «Nes til PS 3/26»."),
        (("--left", "Nes før PS 8/26"), "Møtet har ingen sak PS 8/26; det har PS 1/26, PS 2/26 og PS 3/26."),
        (
            ("--excused", "Nes", "--out", "Nes under PS 1/26"),
            "Siv Nes er ført med forfall, og kan ikke ha kommet eller gått.",
        ),
        (("--disqualified", "Vik"), "«Vik» sier ikke i hvilken sak; skriv «Vik i PS 3/26»."),
        (("--count", "Innbyggerne mange"), "«Innbyggerne mange» sier ikke hvor mange; skriv «Kommunestyret 34 av 75»."),
        (
            ("--count", "Naboene 3"),
            "Registeret har ingen gruppe «Naboene»; det har Kommunestyret, Varamedlemmer og Innbyggerne.",
        ),
    ],
)
def test_words_that_say_too_little_write_nothing(council: Path, arguments: tuple[str, ...], sentence: str) -> None:
    """One sentence with how it is said, and exit 2."""
    done = referat(council, "minutes", "2026-03-04", "--present", "all", *arguments)
    assert (done.code, done.out, done.err) == (2, "", f"referat: {sentence}\n")
    assert (council / COUNCIL_MEETING).read_text(encoding="utf-8") == COUNCIL_NOTICE


def test_a_case_decided_by_circulation_has_nobody_there(council: Path) -> None:
    """Nobody met, so nobody is asked for."""
    file = council / COUNCIL_MEETING
    file.write_text(COUNCIL_NOTICE.replace("moetedato:", "moeteform: sirkulasjon\nmoetedato:"), encoding="utf-8")
    done = referat(council, "minutes", "2026-03-04", "--vote", "PS 3/26 5-0", "--adopted-as-proposed", "PS 3/26")
    assert (done.code, done.err) == (
        0,
        "Voteringer som må skrives: PS 1/26.\nVedtak som må skrives: PS 1/26 og PS 2/26.\n",
    )
    assert "deltakere" not in file.read_text(encoding="utf-8")
