"""The notice of a meeting, and a case more on it."""

from pathlib import Path

import pytest

from tests.support.archives import HELD, MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, archive, write
from tests.support.running import git, referat, repository

NEXT = "minutes/prove/2026/2026-05-06.yaml"


@pytest.fixture
def committee(tmp_path: Path) -> Path:
    """The invented committee without a meeting."""
    return write(tmp_path, {REGISTER_PATH: REGISTER})


def text(root: Path, path: str = MEETING_PATH) -> str:
    """A file of the record."""
    return (root / path).read_text(encoding="utf-8")


def test_the_first_notice_of_a_committee(committee: Path) -> None:
    """The standing cases, those that are asked for, numbers from 1, and times as far as they are known."""
    done = referat(
        committee, "new", "4.3.2026", "--start", "9", "--end", "11:00", "--place", "Rådhuset", "--chair", "Kari",
        "--secretary", "Åse", "--case", "Legevakt (20 min)", "--case", "Budsjett",
    )  # fmt: skip
    assert (done.code, done.out) == (0, f"{MEETING_PATH}\n")
    assert done.err == "Innkalling med 4 saker. Se over den, og kjør «referat validate».\n"
    assert (
        text(committee)
        == """\
utvalg: prove
moetedato: "2026-03-04"
start: "09:00"
slutt: "11:00"
moetested: Rådhuset
moeteleder: Kari Nordmann
referent: Åse Vik
status: innkalling

saksliste:
  - {start: "09:00", sak: 1/26}
  - {minutter: 20, sak: 2/26}
  - {sak: 3/26}
  - {sak: 4/26}

saker:
  - saksnr: 1/26
    tittel: Godkjenning av innkalling og saksliste
    sakstype: godkjenning
    forslag_til_vedtak:
      - Innkalling og saksliste godkjennes.
  - saksnr: 2/26
    tittel: Legevakt
  - saksnr: 3/26
    tittel: Budsjett
  - saksnr: 4/26
    tittel: Eventuelt
    sakstype: eventuelt
"""
    )
    assert referat(committee, "validate").code == 0
    assert referat(committee, "fmt", "--check").code == 0


def test_times_follow_from_durations(committee: Path) -> None:
    """Where every case before it has a duration, a case has its time; the register says how long standing ones take."""
    standing = """\
staaende_saker: [Åpning (10 min), Orienteringer (30 min), Eventuelt]
"""
    register = REGISTER.replace("organer:", standing + "organer:").replace("format: 1", "format: 2")
    write(committee, {REGISTER_PATH: register})
    assert referat(committee, "new", "2026-03-04", "--start", "09:00", "--case", "Legevakt (20 min)").code == 0
    assert """\
saksliste:
  - {start: "09:00", slutt: "09:10", sak: 1/26}
  - {start: "09:10", slutt: "09:40", sak: 2/26}
  - {start: "09:40", slutt: "10:00", sak: 3/26}
  - {start: "10:00", sak: 4/26}
""" in text(committee)
    assert referat(committee, "validate").code == 0


POSTPONED = """\
    vedtak:
      - Saken utsettes til neste møte.
"""
DUE = """\
    vedtak:
      - {tekst: AU lager en plan., frist: "2026-04-15", ansvarlig: [AU]}
      - {tekst: AU lager et brev., frist: "2026-12-31", ansvarlig: [AU]}
"""
DECIDED = """\
    vedtak:
      - Kommunene går sammen om legevakt i helgene.
"""


@pytest.mark.parametrize(
    ("decision", "case"),
    [
        (
            POSTPONED,
            """\
  - saksnr: 5/26
    tittel: Samarbeid om legevakt
    sakstype: beslutning
    tidligere: [2/26]
    forslag_til_vedtak:
      - Kommunene går sammen om legevakt.
""",
        ),
        (
            DUE,
            """\
  - saksnr: 5/26
    tittel: Oppfølging av sak 2/26
    sakstype: orientering
    foelger_opp: [2/26#1]
""",
        ),
    ],
)
def test_what_waits_comes_on_the_agenda(tmp_path: Path, decision: str, case: str) -> None:
    """Minutes that nobody has approved, what was postponed, and what is due by then; numbers go on."""
    root = archive(tmp_path)
    write(root, {MEETING_PATH: MINUTES.replace(DECIDED, decision)})
    assert referat(root, "new", "2026-05-06").code == 0
    assert (
        text(root, NEXT).partition("saker:\n")[2]
        == f"""\
  - saksnr: 3/26
    tittel: Godkjenning av innkalling og saksliste
    sakstype: godkjenning
    forslag_til_vedtak:
      - Innkalling og saksliste godkjennes.
  - saksnr: 4/26
    tittel: Godkjenning av referat fra 4. mars 2026
    sakstype: godkjenning
    forslag_til_vedtak:
      - Referatet fra 4. mars 2026 godkjennes.
{case}\
  - saksnr: 6/26
    tittel: Eventuelt
    sakstype: eventuelt
"""
    )
    assert referat(root, "validate").code == 0


def test_the_schema_beside_the_record_is_named_for_editors(committee: Path) -> None:
    """As a file that a person begins by hand has it."""
    write(committee, {"schema/moete.schema.json": "{}"})
    assert referat(committee, "new", "2026-03-04").code == 0
    assert text(committee).startswith(
        "# yaml-language-server: $schema=../../../schema/moete.schema.json\nutvalg: prove\n"
    )


def test_a_case_more_comes_before_other_business(committee: Path) -> None:
    """It gets the number of «Eventuelt», which gets the next: numbers follow the agenda."""
    assert referat(committee, "new", "2026-03-04", "--case", "Legevakt").code == 0
    before = text(committee)
    done = referat(
        committee,
        "add",
        "2026-03-04",
        "--case",
        "Budsjett",
        "--type",
        "beslutning",
        "--responsible",
        "Moe",
        "--duration",
        "15",
    )
    assert (done.code, done.err) == (0, "«Budsjett» er ført inn i møtet 4. mars 2026.\n")
    assert text(committee) == before.replace(
        "  - {sak: 3/26}\n", "  - {minutter: 15, sak: 3/26}\n  - {sak: 4/26}\n"
    ).replace(
        "  - saksnr: 3/26\n    tittel: Eventuelt\n",
        """\
  - saksnr: 3/26
    tittel: Budsjett
    sakstype: beslutning
    saksansvarlig: [Per Moe]
  - saksnr: 4/26
    tittel: Eventuelt
""",
    )
    assert referat(committee, "validate").code == 0


def test_a_case_raised_in_the_meeting_is_marked_as_such(tmp_path: Path) -> None:
    """It was on no agenda, and gets the next number."""
    register = REGISTER.replace("format: 1", "format: 2")
    write(tmp_path, {REGISTER_PATH: register, MEETING_PATH: HELD})
    assert referat(tmp_path, "add", "2026-03-04", "--case", "Ny legevakt").code == 0
    assert text(tmp_path) == HELD.replace(
        "sakstype: beslutning}\n",
        "sakstype: beslutning}\n  - saksnr: 3/26\n    tittel: Ny legevakt\n    tatt_opp_i_moetet: true\n",
    )


def test_what_is_there_is_not_touched(tmp_path: Path) -> None:
    """A meeting is called once, and approved minutes take no more cases."""
    root = archive(tmp_path)
    approved = MINUTES.replace("status: referat", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}')
    write(root, {MEETING_PATH: approved})
    done = referat(root, "new", "2026-03-04")
    assert (done.code, done.err) == (
        2,
        (
            f"referat: Møtet 4. mars 2026 finnes fra før: {MEETING_PATH}. "
            "En sak til føres inn med «referat add 2026-03-04 --case …», "
            "og et møte til den dagen med «referat new 2026-03-04-2».\n"
        ),
    )
    done = referat(root, "add", "2026-03-04", "--case", "Ny")
    assert (done.code, done.err) == (2, "referat: Møtet 4. mars 2026 er godkjent; en sak kan ikke føres inn i det.\n")
    assert text(root) == approved


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "2026-05-06", "--place", ""),
        ("new", "2026-05-06", "--case", "x" * 501),
        ("new", "2026-05-06", "--case", "Bud\x07sjett"),
        ("add", "2026-03-04", "--case", "x" * 501),
        ("add", "2026-03-04", "--case", "Bud\x07sjett"),
    ],
)
def test_nothing_is_written_that_could_not_be_read_again(committee: Path, arguments: tuple[str, ...]) -> None:
    """A text that is empty, too long or no text is told of before there is a file with it."""
    assert referat(committee, "new", "2026-03-04").code == 0
    before = text(committee)
    done = referat(committee, *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(" Ingenting er skrevet.\n")
    assert done.err.count("\n") == 1
    assert text(committee) == before
    assert not (committee / NEXT).exists()


def test_a_case_is_added_once(committee: Path) -> None:
    """A command that is run twice says where the case stands."""
    assert referat(committee, "new", "2026-03-04", "--case", "Budsjett  for\n2027 (20 minutter)").code == 0
    before = text(committee)
    assert "  - {minutter: 20, sak: 2/26}\n" in before
    assert "    tittel: Budsjett for 2027\n" in before
    done = referat(committee, "add", "2026-03-04", "--case", "Budsjett for 2027")
    assert (done.code, done.err) == (
        2,
        "referat: Møtet 4. mars 2026 har allerede saken «Budsjett for 2027», med nummer 2/26.\n",
    )
    assert text(committee) == before


def test_a_cancelled_meeting_is_said_to_be_that(committee: Path) -> None:
    """A case cannot be added to it, so that is no way on."""
    register = REGISTER.replace("format: 1", "format: 2")
    write(committee, {REGISTER_PATH: register})
    assert referat(committee, "new", "2026-03-04").code == 0
    write(committee, {MEETING_PATH: text(committee).replace("status: innkalling", "status: avlyst")})
    done = referat(committee, "new", "2026-03-04")
    assert (done.code, done.err) == (
        2,
        (
            f"referat: Møtet 4. mars 2026 er avlyst: {MEETING_PATH}. "
            "Skal det holdes likevel, sett «status: innkalling» i filen.\n"
        ),
    )


@pytest.mark.parametrize("arguments", [("new", "2026-05-06"), ("add", "2026-06-03", "--case", "Budsjett")])
def test_no_number_is_given_while_a_meeting_cannot_be_read(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """A meeting in the middle of a merge has numbers too, which would be given twice."""
    root = archive(tmp_path)
    assert referat(root, "new", "2026-06-03").code == 0
    write(root, {MEETING_PATH: MINUTES.replace("saker:", "<<<<<<< HEAD\nsaker:")})
    before = text(root, "minutes/prove/2026/2026-06-03.yaml")
    done = referat(root, *arguments)
    assert (done.code, done.out, done.err) == (
        2,
        "",
        (
            f"referat: {MEETING_PATH} kan ikke leses, så det neste saksnummeret er ikke sikkert; "
            f"rett filen først, se «referat validate {MEETING_PATH}».\n"
        ),
    )
    assert not (root / NEXT).exists()
    assert text(root, "minutes/prove/2026/2026-06-03.yaml") == before


def test_a_meeting_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    """The date is right; it is the file that is not."""
    root = archive(tmp_path)
    write(root, {MEETING_PATH: MINUTES.replace("saker:", "<<<<<<< HEAD\nsaker:")})
    done = referat(root, "add", "2026-03-04", "--case", "Budsjett")
    assert (done.code, done.err) == (
        2,
        f"referat: {MEETING_PATH} kan ikke leses, og blir ikke rørt; se «referat validate {MEETING_PATH}».\n",
    )


def test_a_committee_is_not_chosen_because_the_register_of_another_cannot_be_read(tmp_path: Path) -> None:
    """The notice would be written for the wrong committee."""
    other = REGISTER.replace("kode: prove", "kode: au")
    root = write(tmp_path, {REGISTER_PATH: REGISTER + "[", "minutes/au/utvalg.yaml": other})
    done = referat(root, "new", "2026-03-04")
    assert (done.code, done.err) == (2, "referat: Arkivet har flere utvalg: au og prove. Velg ett med --committee.\n")


def test_a_date_and_an_option_name_one_committee(tmp_path: Path) -> None:
    """A case is not added to the meeting of another committee than the one that is named."""
    other = REGISTER.replace("kode: prove", "kode: au")
    root = write(tmp_path, {REGISTER_PATH: REGISTER, "minutes/au/utvalg.yaml": other})
    assert referat(root, "new", "2026-03-04", "--committee", "prove").code == 0
    done = referat(root, "add", "prove:2026-03-04", "--committee", "au", "--case", "Budsjett")
    assert (done.code, done.err) == (2, "referat: «prove:2026-03-04» er ikke et møte i au.\n")


def test_a_commit_holds_the_notice_alone(committee: Path) -> None:
    """Whatever else lies there, changed or staged, stays as it was."""
    repository(committee)
    write(committee, {"notat.txt": "x"})
    git(committee, "add", "notat.txt")
    assert referat(committee, "new", "2026-03-04", "--commit").code == 0
    assert (
        git(committee, "show", "--format=%s", "--name-only")
        == f"Innkall møtet 4. mars 2026 (prove)\n\n{MEETING_PATH}\n"
    )
    assert git(committee, "status", "--short") == "A  notat.txt\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("new",), "DATO mangler. Se «referat new --help»."),
        (("new", "31.2.2026"), "DATO: «31.2.2026» er ikke en dato; skriv den som 2024-10-29. Se «referat new --help»."),
        (
            ("new", "2026-03-04", "--start", "25:00"),
            "--start: «25:00» er ikke et klokkeslett; skriv det som 13:00. Se «referat new --help».",
        ),
        (("new", "2026-03-04", "--committee", "provee"), "Utvalget «provee» finnes ikke. Mente du prove?"),
        (("new", "2026-03-04", "--chair", "Kri Nordmann"), "Ingen heter «Kri Nordmann». Mente du Kari Nordmann?"),
        (
            ("new", "2026-03-04", "--chair", "Nordmann", "--secretary", "no"),
            "«no» kan være Kari Nordmann eller Nora Lie; skriv mer av navnet.",
        ),
        (
            ("new", "2026-03-04", "--case", "Budsjett", "--case", "budsjett (5 min)"),
            "Møtet 4. mars 2026 har allerede saken «budsjett».",
        ),
        (("add", "2026-03-04"), "--case mangler. Se «referat add --help»."),
        (("new", "2026-03-04", "--case", " "), "En sak må ha en tittel, for eksempel --case «Budsjett (20 min)»."),
        (("new", "2026-03-04", "--commit"), "{folder} er ikke i et Git-arkiv; kjør «git init» først."),
        (("add", "2026-03-04", "--case", "Ny"), "Det er ikke noe møte 2026-03-04."),
        (("add", "x", "--case", "Ny"), "«x» er ikke en møtedato; skriv den som 2024-10-29."),
    ],
)  # fmt: skip
def test_a_wrong_call_writes_nothing(committee: Path, arguments: tuple[str, ...], sentence: str) -> None:
    """One sentence with the next step, and exit 2."""
    done = referat(committee, *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"referat: {sentence.format(folder=committee)}\n"
    assert [*committee.glob("minutes/prove/*/*.yaml")] == []


def test_the_help_says_in_norwegian_what_must_be_given(committee: Path) -> None:
    """The word of Click itself is an English one."""
    shown = referat(committee, "add", "--help").out
    assert "Tittelen på saken. Må gis." in shown
    assert "required" not in shown


def test_a_second_meeting_of_a_day_has_a_number(committee: Path) -> None:
    """As its file has it; every command takes that name, and the date alone is the first."""
    assert referat(committee, "new", "2026-03-04").code == 0
    again = referat(committee, "new", "2026-03-04", "--case", "Budsjett")
    assert (again.code, again.err) == (
        2,
        (
            f"referat: Møtet 4. mars 2026 finnes fra før: {MEETING_PATH}. En sak til føres inn med «referat add "
            "2026-03-04 --case …», og et møte til den dagen med «referat new 2026-03-04-2».\n"
        ),
    )
    early = referat(committee, "new", "2026-03-04-3")
    assert (early.code, early.err) == (
        2,
        "referat: Det er ikke noe møte 2026-03-04-2, så det neste er det; kjør «referat new 2026-03-04-2».\n",
    )
    second = MEETING_PATH.replace(".yaml", "-2.yaml")
    assert referat(committee, "new", "2026-03-04-2", "--case", "Budsjett").out == f"{second}\n"
    assert 'moetedato: "2026-03-04"\n' in text(committee, second)
    assert "saksnr: 3/26\n" in text(committee, second)
    assert referat(committee, "validate").code == 0
    assert referat(committee, "add", "2026-03-04", "--case", "Ny").out == f"{MEETING_PATH}\n"
    assert referat(committee, "minutes", "2026-03-04-2", "--present", "all").out == f"{second}\n"
    assert "referat approve 2026-03-04-2 --case SAK" in referat(committee, "status", "-f", "csv").out


@pytest.mark.parametrize(("end", "code"), [("10:00", 2), ("12:00", 2), ("00:30", 2), ("13:00", 0)])
def test_a_meeting_does_not_end_before_it_begins(committee: Path, end: str, code: int) -> None:
    """Half past midnight is more than twelve hours after noon."""
    done = referat(committee, "new", "2026-03-04", "--start", "12", "--end", end)
    assert done.code == code
    if code:
        sentence = "referat: Møtet kan ikke slutte {} når det begynner 12:00; rett --start eller --end.\n"
        assert done.err == sentence.format(end)
        assert not (committee / MEETING_PATH).exists()


def test_a_meeting_may_end_after_midnight(committee: Path) -> None:
    """As the rules have it."""
    assert referat(committee, "new", "2026-03-04", "--start", "20", "--end", "00:30").code == 0
    assert referat(committee, "validate").code == 0


@pytest.mark.parametrize("loose", [False, True])
def test_what_is_written_beside_other_business_stays_beside_it(committee: Path, *, loose: bool) -> None:
    """In a file that is laid out, and in one that is not."""
    assert referat(committee, "new", "2026-03-04", "--start", "09:00").code == 0
    written = text(committee)
    written = written.replace("  - {sak: 2/26}", "  # med kake\n  - {sak: 2/26} # og kaffe")
    written = written.replace("  - saksnr: 2/26", "  # alltid sist\n  - saksnr: 2/26 # flyttes")
    if loose:
        written = written.replace("sakstype: eventuelt", "sakstype:   eventuelt")
    write(committee, {MEETING_PATH: written})
    assert (referat(committee, "fmt", "--check").code == 0) is not loose
    assert referat(committee, "add", "2026-03-04", "--case", "Budsjett").code == 0
    added = text(committee)
    assert "  # med kake\n  - {sak: 3/26} # og kaffe\n" in added
    assert "  # alltid sist\n  - saksnr: 3/26 # flyttes\n    tittel: Eventuelt\n" in added
    assert "  - {sak: 2/26}\n" in added
    assert "  - saksnr: 2/26\n    tittel: Budsjett\n" in added
    assert referat(committee, "fmt", "--check").code == int(loose)


def test_a_commit_says_that_it_takes_along_what_was_changed_before(committee: Path) -> None:
    """The file is committed as it stands; a person who has written in it is told."""
    repository(committee)
    alone = referat(committee, "new", "2026-03-04", "--commit")
    assert "fra før" not in alone.err
    more = "Det som var endret i filen fra før, er med.\n"
    assert not referat(committee, "add", "2026-03-04", "--case", "Budsjett", "--commit").err.endswith(more)
    write(committee, {MEETING_PATH: text(committee).replace("tittel: Budsjett", "tittel: Budsjettet")})
    assert referat(committee, "add", "2026-03-04", "--case", "Plan", "--commit").err.endswith(more)
    assert git(committee, "status", "--short") == ""


def test_a_second_meeting_does_not_treat_again_what_the_first_is_called_for(tmp_path: Path) -> None:
    """The minutes that wait for approval stand on one agenda of the day."""
    root = archive(tmp_path)
    assert referat(root, "new", "2026-05-06").code == 0
    assert referat(root, "new", "2026-05-06-2").code == 0
    title = "tittel: Godkjenning av referat fra 4. mars 2026\n"
    assert title in text(root, NEXT)
    second = text(root, NEXT.replace(".yaml", "-2.yaml"))
    assert title not in second
    assert "tittel: Godkjenning av innkalling og saksliste\n" in second


COUNCIL_PATH = "minutes/kommunestyret/utvalg.yaml"
COUNCIL = """\
format: 2
kode: kommunestyret
navn: Kommunestyret i Nordvik
saksnummer:
  - {form: "PS {nr}/{aar:2}"}
  - {form: "RS {nr}/{aar:2}", sakstype: [referatsak]}
staaende_saker: [Godkjenning av innkalling og saksliste]
grupper:
  - gruppe: Kommunestyret
    rolle: medlem
    personer:
      - {navn: Kari Moe, parti: Sp}
"""


def test_a_council_has_the_number_of_its_meeting_and_a_series_for_each_type(tmp_path: Path) -> None:
    """The type of a case may stand after its title, and gives it the number of its series."""
    write(tmp_path, {COUNCIL_PATH: COUNCIL})
    done = referat(
        tmp_path, "new", "2026-03-04", "--number", "3", "--form", "hybrid", "--type", "ekstraordinært",
        "--case", "Skolestruktur (beslutning)", "--case", "Brev fra Statsforvalteren (referatsak, 5 min)",
        "--case", "Brev fra Vegvesenet (referatsak)",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert (
        text(tmp_path, "minutes/kommunestyret/2026/2026-03-04.yaml")
        == """\
utvalg: kommunestyret
moetenummer: "3"
moeteform: hybrid
moetetype: ekstraordinært
moetedato: "2026-03-04"
status: innkalling

saksliste:
  - {sak: PS 1/26}
  - {sak: PS 2/26}
  - {minutter: 5, sak: RS 1/26}
  - {sak: RS 2/26}

saker:
  - saksnr: PS 1/26
    tittel: Godkjenning av innkalling og saksliste
    sakstype: godkjenning
    forslag_til_vedtak:
      - Innkalling og saksliste godkjennes.
  - saksnr: PS 2/26
    tittel: Skolestruktur
    sakstype: beslutning
  - saksnr: RS 1/26
    tittel: Brev fra Statsforvalteren
    sakstype: referatsak
  - saksnr: RS 2/26
    tittel: Brev fra Vegvesenet
    sakstype: referatsak
"""
    )


def council_meeting(
    date: str, status: str, number: str, outcome: str = "", earlier: str = ""
) -> dict[str, str | bytes]:
    """A meeting of the council with one case, under its path."""
    case = f"  - saksnr: {number}\n    tittel: Skolestruktur\n    sakstype: beslutning\n"
    case += f"    tidligere: [{earlier}]\n" if earlier else ""
    case += "    forslag_til_vedtak:\n      - Skolene beholdes.\n"
    case += f"    vedtak:\n      - Saken utsettes.\n    utfall: {outcome}\n" if outcome else ""
    frame = f'utvalg: kommunestyret\nmoetedato: "{date}"\nstatus: {status}\n\n'
    return {f"minutes/kommunestyret/2026/{date}.yaml": f"{frame}saksliste:\n  - {{sak: {number}}}\n\nsaker:\n{case}"}


@pytest.mark.parametrize(
    ("second", "number"),
    [
        (council_meeting("2026-03-04", "referat", "PS 2/26", "utsatt", "PS 2/26"), "PS 2/26"),
        (
            council_meeting("2026-03-04", "referat", "PS 9/26", "utsatt", "PS 2/26"),
            "PS 13/26",
        ),  # after the opening and two approvals
    ],
)
def test_a_postponed_case_keeps_its_number_where_such_cases_do(
    tmp_path: Path, second: dict[str, str | bytes], number: str
) -> None:
    """What the committee did with the number the last time is done with it again."""
    write(tmp_path, {COUNCIL_PATH: COUNCIL, **council_meeting("2026-02-04", "referat", "PS 2/26", "utsatt"), **second})
    assert referat(tmp_path, "new", "2026-04-08").code == 0
    earlier = "PS 2/26" if number == "PS 2/26" else "PS 9/26"
    assert (
        f"  - saksnr: {number}\n    tittel: Skolestruktur\n    sakstype: beslutning\n    tidligere: [{earlier}]\n"
        in text(tmp_path, "minutes/kommunestyret/2026/2026-04-08.yaml")
    )


def test_the_cases_of_a_meeting_that_was_called_off_come_again_once(tmp_path: Path) -> None:
    """They have not been taken up, so they are not said to have been."""
    write(tmp_path, {COUNCIL_PATH: COUNCIL, **council_meeting("2026-02-04", "avlyst", "PS 2/26")})
    assert referat(tmp_path, "new", "2026-03-04").code == 0
    written = text(tmp_path, "minutes/kommunestyret/2026/2026-03-04.yaml")
    assert "    tittel: Skolestruktur\n    sakstype: beslutning\n    forslag_til_vedtak:\n" in written
    assert referat(tmp_path, "new", "2026-04-08").code == 0
    assert "Skolestruktur" not in text(tmp_path, "minutes/kommunestyret/2026/2026-04-08.yaml")


def test_a_notice_is_written_in_the_language_of_the_committee(tmp_path: Path) -> None:
    """What the tool puts on every agenda; what it says of itself is bokmål."""
    register = REGISTER.replace("format: 1", "format: 2").replace(
        "navn: Prøveutvalget\n", "navn: Prøveutvalet\nmaalform: nn\n"
    )
    write(tmp_path, {REGISTER_PATH: register, MEETING_PATH: HELD})
    done = referat(tmp_path, "new", "2026-05-06")
    assert done.err.startswith("Innkalling med 3 saker.")
    written = text(tmp_path, NEXT)
    assert "tittel: Godkjenning av innkalling og sakliste\n    sakstype: godkjenning\n" in written
    assert "- Innkalling og sakliste vert godkjende.\n" in written
    assert "tittel: Godkjenning av møtebok frå 4. mars 2026\n" in written
    assert "- Møteboka frå 4. mars 2026 vert godkjend.\n" in written
    assert "tittel: Eventuelt\n    sakstype: eventuelt\n" in written


def test_the_number_of_the_meeting_stands_in_its_numbers(tmp_path: Path) -> None:
    """It is what somebody gives, or else the next in the year."""
    write(tmp_path, {COUNCIL_PATH: COUNCIL.replace("PS {nr}/{aar:2}", "PS {moete}-{nr}")})
    assert referat(tmp_path, "new", "2026-03-04", "--number", "4", "--case", "Skolestruktur").code == 0
    assert "  - saksnr: PS 4-2\n" in text(tmp_path, "minutes/kommunestyret/2026/2026-03-04.yaml")
    assert referat(tmp_path, "new", "2026-04-08").code == 0
    assert "  - saksnr: PS 5-1\n" in text(tmp_path, "minutes/kommunestyret/2026/2026-04-08.yaml")


def test_a_case_is_decided_by_circulation(tmp_path: Path) -> None:
    """It has no agenda, nor what always stands on one; and minutes need nobody who was there."""
    write(tmp_path, {COUNCIL_PATH: COUNCIL})
    path = "minutes/kommunestyret/2026/2026-03-04.yaml"
    done = referat(tmp_path, "new", "2026-03-04", "--form", "sirkulasjon")
    sentence = "Si hvilken sak som skal avgjøres uten møte: --case «Ny bankavtale»."
    assert (done.code, done.err) == (2, f"referat: {sentence}\n")
    done = referat(tmp_path, "new", "2026-03-04", "--form", "sirkulasjon", "--case", "Ny bankavtale (beslutning)")
    assert done.err == "Innkalling med 1 sak. Se over den, og kjør «referat validate».\n"
    assert referat(tmp_path, "add", "2026-03-04", "--case", "Ny nettbank").code == 0
    assert (
        text(tmp_path, path)
        == """\
utvalg: kommunestyret
moeteform: sirkulasjon
moetedato: "2026-03-04"
status: innkalling

saker:
  - saksnr: PS 1/26
    tittel: Ny bankavtale
    sakstype: beslutning
  - saksnr: PS 2/26
    tittel: Ny nettbank
"""
    )
    assert referat(tmp_path, "minutes", "2026-03-04").code == 0
    assert "deltakere" not in text(tmp_path, path)


def test_a_meeting_that_cannot_be_read_is_named_where_a_notice_is_made(committee: Path) -> None:
    """What waits there for the committee is not on the agenda."""
    earlier = "minutes/prove/2025/2025-11-05.yaml"
    write(committee, {earlier: "moetedato: [\n"})
    done = referat(committee, "new", "2026-03-04", "--case", "Budsjett")
    assert done.code == 0
    assert done.err.startswith(f"{earlier} kan ikke leses og er ikke med i svaret; se «referat validate {earlier}»\n")
