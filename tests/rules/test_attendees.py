"""What is said of people, seats and substitutes (REF3xx), and when nothing is said."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, archive, write
from tests.support.judging import changed, told
from tests.support.running import referat

KARI = "      - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}\n"
OLA = "      - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}\n"
SEATED = changed(REGISTER, ('Sørby, fra: "2026-06-10"', 'Sørby, fra: "2026-01-01"'))
LATE = changed(REGISTER, ("Nordby}", 'Nordby, til: "2026-03-03"}'))
UNIONS = changed(
    REGISTER,
    (
        "  - gruppe: Vara",
        """\
  - gruppe: Ansatte
    rolle: observatør
    personer:
      - {navn: Tor Lund, enhet: Nordby, forbund: NSF}
      - {navn: Mona Dahl, enhet: Nordby, forbund: Fagforbundet}
  - gruppe: Vara""",
    ),
)
# Kari was of another party the year before; of Ola the register says nothing.
PARTIES = changed(
    REGISTER,
    ("format: 1", "format: 2"),
    (
        "      - {navn: Kari Nordmann, enhet: Nordby}\n",
        """\
      - {navn: Kari Nordmann, enhet: Nordby, parti: H, til: "2025-12-31"}
      - {navn: Kari Nordmann, enhet: Nordby, parti: Ap, fra: "2026-01-01"}
""",
    ),
    ("Ingrid Østby, vara: true", "Ingrid Østby, vara: true, parti: Sp"),
)
UNION = "  - gruppe: Ansatte\n    personer:\n      - {navn: Tor Lund, oppmoete: møtt, enhet: Nordby, forbund: NSF}\n"
GUEST = "  - gruppe: Andre til stede\n    personer:\n      - {navn: Kari Nordmann, oppmoete: møtt, paa_sak: [2/26]}\n"
VARA = "  - gruppe: Vararepresentanter\n"
MET = "      - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen}\n"
FOR_ONE_CASE = "- {navn: Tor Lie, oppmoete: møtt, moette_for: Ola Hansen, paa_sak: [2/26]}"
TWO_SUBSTITUTES = changed(
    REGISTER, ("      - {navn: Ingrid Østby, vara: true}\n", "      - {navn: Ingrid Østby}\n      - {navn: Tor Lie}\n")
)


@pytest.mark.parametrize(
    ("register", "changes", "sentence"),
    [
        (
            SEATED,
            [],
            "12: REF305 «Nora Lie» har plass i Kommunene for Sørby fra 2026-01-01, men står ikke i deltakerlisten",
        ),
        (LATE, [], "14: REF306 «Kari Nordmann» står i Kommunene 2026-03-04, men gikk ut 2026-03-03"),
        (
            REGISTER,
            [(OLA, OLA + "      - {navn: Nora Lie, oppmoete: møtt, enhet: Sørby}\n")],
            "16: REF306 «Nora Lie» står i Kommunene 2026-03-04, men går først inn 2026-06-10",
        ),
        (
            REGISTER,
            [(OLA, OLA + "      - {navn: Per Moe, oppmoete: møtt}\n")],
            "16: REF306 «Per Moe» står i Kommunene 2026-03-04, men er bare vara der",
        ),
        (
            REGISTER,
            [("enhet: Nordby}", "enhet: Vestby}")],
            "14: REF307 «Kari Nordmann» står her med «Vestby», i registeret med «Nordby»",
        ),
        (
            UNIONS,
            [(VARA, UNION.replace("NSF", "Fagforbundet") + VARA)],
            "18: REF307 «Tor Lund» står her med «Fagforbundet», i registeret med «NSF»",
        ),
        (
            PARTIES,
            [("enhet: Nordby}", "enhet: Nordby, parti: H}")],
            "14: REF307 «Kari Nordmann» står her med «H», i registeret med «Ap»",
        ),
        (
            PARTIES,
            [("navn: Ingrid Østby, oppmoete: møtt", "navn: Ingrid Østby, oppmoete: møtt, parti: V")],
            "18: REF307 «Ingrid Østby» står her med «V», i registeret med «Sp»",
        ),
        (
            REGISTER,
            [(OLA, OLA + "      - {navn: Liv Berg, oppmoete: møtt}\n")],
            "16: REF307 «Liv Berg» står ikke under Kommunene i registeret, men under Andre til stede",
        ),
        (
            REGISTER,
            [("navn: Ingrid Østby", "navn: Liv Berg")],
            "18: REF307 «Liv Berg» står som vara, men er ikke vara i registeret",
        ),
        (
            REGISTER,
            [
                (
                    "{navn: Åse Vik, oppmoete: møtt}",
                    "{navn: Åse Vik, oppmoete: møtt}\n      - {navn: Liv Berg, oppmoete: møtt}",
                )
            ],
            "22: REF307 «Liv Berg» står under Sekretariatet, men hører ikke til sekretariatet i registeret",
        ),
        (
            REGISTER.replace("vara_for: Kari Nordmann", "vara_for: Ola Hansen"),
            [],
            "18: REF308 «Ingrid Østby» møtte for «Ola Hansen», men fast vara er «Per Moe»",
        ),
        (
            REGISTER,
            [("navn: Ingrid Østby", "navn: Per Moe")],
            "18: REF308 «Per Moe» møtte for «Ola Hansen», men er fast vara for «Kari Nordmann»",
        ),
        (
            REGISTER,
            [("gruppe: Kommunene", "gruppe: Kommunen")],
            "12: REF309 gruppen «Kommunen» står ikke i registeret for prove; mente du «Kommunene»?",
        ),
        (
            REGISTER,
            [(OLA, "  - gruppe: Kommunene\n    personer:\n" + OLA)],
            "15: REF310 gruppen «Kommunene» står to ganger",
        ),
        (
            REGISTER,
            [("[Kari Nordmann]", '["Kari Nordmann, Ola Hansen"]')],
            "24: REF311 «Kari Nordmann, Ola Hansen» er flere navn skrevet som ett",
        ),
        (
            REGISTER,
            [("[Åse Vik]", "[Åse Vik og Per Moe]")],
            "30: REF311 «Åse Vik og Per Moe» er flere navn skrevet som ett",
        ),
        (
            REGISTER,
            [("[Kari Nordmann]", "[Kari Nordmann Ola Hansen]")],
            "24: REF311 «Kari Nordmann Ola Hansen» er flere navn skrevet som ett",
        ),
        (
            REGISTER,
            [("[Kari Nordmann]", "[AU/Ola Hansen]")],
            "24: REF311 «AU/Ola Hansen» er flere navn skrevet som ett",
        ),
        (
            TWO_SUBSTITUTES,
            [(MET, f"{MET}      - {{navn: Tor Lie, oppmoete: møtt, moette_for: Ola Hansen}}\n")],
            "19: REF312 både «Ingrid Østby» og «Tor Lie» møtte for «Ola Hansen»",
        ),
        (
            TWO_SUBSTITUTES,
            [
                ("moette_for: Ola Hansen", "moette_for: Ola Hansen, paa_sak: [1/26, 2/26]"),
                ("  - gruppe: Sekr", f"      {FOR_ONE_CASE}\n  - gruppe: Sekr"),
            ],
            "19: REF312 både «Ingrid Østby» og «Tor Lie» møtte for «Ola Hansen»",
        ),
        (
            REGISTER,
            [
                ("Ola Hansen, oppmoete: forfall", "Ola Hansen, oppmoete: møtt, paa_sak: [1/26]"),
                ("moette_for: Ola Hansen", "moette_for: Ola Hansen, paa_sak: [1/26, 2/26]"),
            ],
            "18: REF304 «Ingrid Østby» møtte for «Ola Hansen», som selv er ført med «møtt»",
        ),
        (
            REGISTER,
            [(", moette_for: Ola Hansen", "")],
            "18: REF314 «Ingrid Østby» møtte som vara, men det står ikke for hvem",
        ),
        (
            changed(REGISTER, ("alias:\n", "vedtaksfoer: over 1/2\nalias:\n")),
            [("oppmoete: møtt, moette_for: Ola Hansen", "oppmoete: forfall")],
            "11: REF313 det er gjort vedtak, men 1 av medlemmenes plasser var besatt, og 2 kreves",
        ),
    ],
)
def test_each_slip_is_told_in_a_sentence(
    register: str, changes: list[tuple[str, str]], sentence: str, tmp_path: Path
) -> None:
    """With its line, the offending value, and what the register says."""
    assert told(tmp_path, changed(MINUTES, *changes), register) == [sentence]


OBSERVER = changed(
    REGISTER,
    (
        "  - gruppe: Vara",
        "  - gruppe: Observatører\n    rolle: observatør\n    personer:\n      - {navn: Jan Ruud}\n  - gruppe: Vara",
    ),
)
RETURNED = changed(
    REGISTER,
    (
        "      - {navn: Ola Hansen, enhet: Vestby}\n",
        """\
      - {navn: Ola Hansen, enhet: Vestby, fra: "2020-01-01", til: "2022-12-31"}
      - {navn: Ola Hansen, enhet: Vestby, fra: "2025-01-01"}
""",
    ),
)
DATED_SUBSTITUTE = changed(REGISTER, ("vara_for: Kari", 'fra: "2025-01-01", vara_for: Kari'))
SEVERAL_UNITS = changed(REGISTER, ("Kari N. Nordmann: Kari Nordmann", "Nordbyen: Nordby"))
ENDING_THAT_DAY = changed(REGISTER, ("Nordby}", 'Nordby, til: "2026-03-04"}'))


@pytest.mark.parametrize(
    ("register", "changes"),
    [
        pytest.param(REGISTER, [], id="people without dates are never missing"),
        pytest.param(
            REGISTER, [(OLA, ""), ("møtt, moette_for: Ola Hansen", "forfall")], id="an undated holder who is not listed"
        ),
        pytest.param(
            SEATED, [(OLA, OLA + "      - {navn: Nora Lie, oppmoete: uteblitt}\n")], id="no unit is no contradiction"
        ),
        pytest.param(DATED_SUBSTITUTE, [], id="a substitute with a date has no seat to be missing from"),
        pytest.param(RETURNED, [], id="somebody who left and came back"),
        pytest.param(ENDING_THAT_DAY, [], id="the last day is a day in the seat"),
        pytest.param(SEVERAL_UNITS, [("Nordby}", "Nordbyen}")], id="an alias of a unit"),
        pytest.param(
            OBSERVER,
            [
                (VARA, "  - gruppe: Observatører\n    personer:\n      - {navn: Jan Ruud, oppmoete: forfall}\n" + VARA),
                ("moette_for: Ola Hansen", "moette_for: Jan Ruud"),
                ("Ola Hansen, oppmoete: forfall", "Ola Hansen, oppmoete: møtt"),
            ],
            id="a substitute for an observer",
        ),
        pytest.param(
            REGISTER,
            [
                (
                    "  - gruppe: Sekr",
                    GUEST + "  - gruppe: Sekr",
                )
            ],
            id="a member who is also invited to one case",
        ),
        pytest.param(
            UNIONS,
            [(VARA, UNION + "      - {navn: Mona Dahl, oppmoete: forfall, forbund: Fagforbundet}\n" + VARA)],
            id="two unions of one unit are two seats",
        ),
        pytest.param(
            REGISTER,
            [(OLA + VARA + "    personer:\n      - {navn: Ingrid Østby,", OLA + "      - {navn: Ingrid Østby,")],
            id="a substitute listed in the group of the one who was away",
        ),
        pytest.param(REGISTER, [("[Kari Nordmann]", "[AU, Kari N. Nordmann]")], id="a body and an alias"),
        pytest.param(
            changed(SEATED, ("Vestby}", 'Vestby, fra: "2025-01-01"}')),
            [
                ("Ola Hansen, oppmoete: forfall", "Ola Hansen, oppmoete: møtt, paa_sak: [1/26]"),
                ("moette_for: Ola Hansen", "moette_for: Ola Hansen, paa_sak: [2/26]"),
                (
                    OLA.replace("forfall", "møtt, paa_sak: [1/26]"),
                    "{}      - {{navn: Nora Lie, oppmoete: møtt}}\n".format(
                        OLA.replace("forfall", "møtt, paa_sak: [1/26]")
                    ),
                ),
            ],
            id="a dated member there for one case, and a substitute for another",
        ),
        pytest.param(
            TWO_SUBSTITUTES,
            [
                ("moette_for: Ola Hansen", "moette_for: Ola Hansen, paa_sak: [1/26]"),
                ("  - gruppe: Sekr", f"      {FOR_ONE_CASE}\n  - gruppe: Sekr"),
            ],
            id="two substitutes for different cases",
        ),
        pytest.param(
            SEATED, [(OLA, ""), ("moette_for: Ola Hansen", "moette_for: Nora Lie")], id="a dated member only met for"
        ),
        pytest.param(
            changed(REGISTER, ("alias:\n", "vedtaksfoer: 1/1\nalias:\n")),
            [(OLA, ""), ("møtt, moette_for: Ola Hansen", "forfall")],
            id="a quorum that an undated member may have been there for",
        ),
    ],
)
def test_what_is_right_is_left_in_peace(register: str, changes: list[tuple[str, str]], tmp_path: Path) -> None:
    """The hard cases of the two real meetings, and what the register cannot prove."""
    assert told(tmp_path, changed(MINUTES, *changes), register) == []


def test_an_unknown_name_is_one_mistake_and_not_three(tmp_path: Path) -> None:
    """A list of names as one name is told of as that, and not as an unknown name or an absent presenter as well."""
    text = changed(MINUTES, ("[Kari Nordmann]", "[Kari Nordmann/Ola Hansen]"))
    assert [line.split()[1] for line in told(tmp_path, text)] == ["REF311"]


@pytest.mark.parametrize("name", ["Nordmann, Kari", "Kari Nordmann, Nordby", "Anne og", "rådmann og ordfører"])
def test_a_comma_alone_does_not_make_two_names(name: str, tmp_path: Path) -> None:
    """What does not look like two full names is an unknown name and no more."""
    text = changed(MINUTES, ("[Kari Nordmann]", f'["{name}"]'))
    assert "REF311" not in " ".join(told(tmp_path, text))


@pytest.mark.parametrize(
    ("written", "ending"),
    [
        ("Kari Nordman", "; mente du «Kari Nordmann»?"),
        ("Kari", "; mente du «Kari Nordmann»?"),
        ("Hansen", "; mente du «Ola Hansen»?"),
        ("Petter Smart", ""),
    ],
)
def test_a_part_of_a_name_is_answered_with_whoever_has_it(written: str, ending: str, tmp_path: Path) -> None:
    """A first name alone is answered with the one who has it; a stranger is answered with nobody."""
    root = write(archive(tmp_path), {MEETING_PATH: MINUTES.replace("referent: Åse Vik", f"referent: {written}")})
    done = referat(root, "validate", "--select", "REF301")
    assert done.out == f"{MEETING_PATH}:8:11: REF301 «{written}» står ikke i registeret for prove{ending}\n"


def test_a_first_name_that_two_people_have_is_answered_with_both(tmp_path: Path) -> None:
    """The tool never picks one of two."""
    register = REGISTER.replace("navn: Liv Berg", "navn: Ola Berg")
    root = write(
        archive(tmp_path),
        {REGISTER_PATH: register, MEETING_PATH: MINUTES.replace("referent: Åse Vik", "referent: Ola")},
    )
    assert "; mente du «Ola Berg» eller «Ola Hansen»?" in referat(root, "validate", "--select", "REF301").out


def test_a_party_that_the_register_has_or_knows_nothing_of_is_right(tmp_path: Path) -> None:
    """The party of the day, the substitute's own, and one that nothing speaks against."""
    text = changed(
        MINUTES,
        ("enhet: Nordby}", "enhet: Nordby, parti: Ap}"),
        ("enhet: Vestby}", "enhet: Vestby, parti: Krf}"),
        ("navn: Ingrid Østby, oppmoete: møtt", "navn: Ingrid Østby, oppmoete: møtt, parti: Sp"),
    )
    assert told(tmp_path, text, PARTIES) == []


VOTED = changed(
    MINUTES,
    (
        "    vedtak:\n      - Kommunene går sammen om legevakt i helgene.\n",
        """\
    forslag:
      - {id: B, forslagsstiller: [Ordføreren], punkter: [Saken utsettes.]}
    habilitet:
      - {navn: Rådmannen, utfall: inhabil, vara: ingen}
    votering:
      - {gjelder: [B], for: 1, imot: 1, stemte_for: [Kari Nordmann], dobbeltstemme: Kari N. Nordmann, resultat: falt}
    vedtak:
      - Kommunene går sammen om legevakt i helgene.
    valg:
      - {verv: Leder, kandidater: [{navn: Tor Lund}], valgt: [Tor Lund], varamedlemmer: [Eva Dal], etter: [Jon Vik]}
    protokolltilfoersler:
      - {av: [Siv Bø], tekst: Vi er uenige.}
""",
    ),
)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ((": [Ordføreren]", ": [Kari Nordman]"), "«Kari Nordman» står ikke i registeret for prove; mente du «Kari Nor"),
        (("for: [Kari Nordmann]", "for: [Liv Dahl]"), "«Liv Dahl» står ikke i registeret for prove"),
        (
            ("dobbeltstemme: Kari N. ", "dobbeltstemme: Kåre "),
            "«Kåre Nordmann» står ikke i registeret for prove",
        ),
        (("vara: ingen", "vara: Ingrid Østbø"), "«Ingrid Østbø» står ikke i registeret for prove; mente du «Ingrid Ø"),
        (("[Jon Vik]", "[Åse Wik]"), "«Åse Wik» står ikke i registeret for prove; mente du «Åse Vik»?"),
        (("[Siv Bø]", "[Per Mo]"), "«Per Mo» står ikke i registeret for prove; mente du «Per Moe»?"),
        (
            ("status: referat", "underskrifter: [Kari Nordman]\nstatus: referat"),
            "«Kari Nordman» står ikke i registeret",
        ),
        (("for: [Kari Nordmann]", "for: [Kari Nordmann og Ola Hansen]"), "«Kari Nordmann og Ola Hansen» er flere navn"),
    ],
)
def test_a_voter_is_known_and_others_are_not_misspelt(change: tuple[str, str], sentence: str, tmp_path: Path) -> None:
    """Who proposes, is disqualified, elected or replaced may be anybody; who is elected may bear any name."""
    codes = ("REF301", "REF311")
    assert [one for one in told(tmp_path, VOTED) if one.split()[1] in codes] == []
    found = [one for one in told(tmp_path, changed(VOTED, change)) if one.split()[1] in codes]
    assert len(found) == 1
    assert sentence in found[0]


def test_a_party_may_put_something_forward(tmp_path: Path) -> None:
    """Though its name is a part of somebody's; and so may one of the list who is nearly called as another."""
    register = changed(
        REGISTER,
        ("format: 1", "format: 2"),
        ("{navn: Per Moe,", "{navn: Per H. Moe, parti: H,"),
        ("Ola Hansen,", "Ola Hansen, parti: V,"),
    )
    for name, line in (("H", ""), ("V", ""), ("Per H Mo", "      - {navn: Per H Mo, oppmoete: møtt}\n")):
        text = changed(
            VOTED,
            ("[Ordføreren]", f"[{name}]"),
            ("      - {navn: Ola Hansen, o", f"{line}      - {{navn: Ola Hansen, o"),
        )
        found = [one for one in told(tmp_path, text, register) if "REF301" in one]
        assert len(found) == (1 if line else 0)  # of the line in the list alone
    assert [one for one in told(tmp_path, changed(VOTED, ("[Ordføreren]", "[Per]")), register) if "REF301" in one]


def test_a_substitute_without_a_vote_met_for_nobody(tmp_path: Path) -> None:
    """Then there is nobody to name; one who had a vote met for somebody."""
    for vote, found in (("false", False), ("true", True)):
        lines = told(tmp_path, changed(MINUTES, (", moette_for: Ola Hansen", f", stemmerett: {vote}")), REGISTER)
        assert any("REF314" in line for line in lines) is found


def test_a_party_has_no_vote_of_its_own(tmp_path: Path) -> None:
    """It is told for what it is, and not held for a slip of somebody's name."""
    register = changed(REGISTER, ("format: 1", "format: 2"), ("Kari Nordmann,", "Kari Nordmann, parti: H,"))
    found = told(tmp_path, changed(VOTED, ("for: [Kari Nordmann]", "for: [H]")), register)
    assert not [one for one in found if "REF301" in one]
    assert [one.partition("REF344 ")[2] for one in found if "REF344" in one] == [
        "«H» er et parti, men i voteringen i sak 2/26 skrives navn på personer"
    ]
    step = "skriv dem fra partiet som stemte slik (til stede: Kari Nordmann), eller ta det bort og la tallet stå"
    assert step in " ".join(referat(tmp_path, "validate", "-f", "full").out.split())


def test_a_voter_who_is_on_the_list_is_known_from_there(tmp_path: Path) -> None:
    """An unknown name is told once, on the list; and a slip is held against the list too."""
    listed = changed(
        VOTED,
        ("      - {navn: Ola Hansen, o", "      - {navn: Liv Dahl, oppmoete: møtt}\n      - {navn: Ola Hansen, o"),
    )
    for name, names in (("Liv Dahl", ["«Liv Dahl»"]), ("Liv Dal", ["«Liv Dahl»", "«Liv Dal»"])):
        told_of = told(tmp_path, changed(listed, ("for: [Kari Nordmann]", f"for: [{name}]")))
        found = [one for one in told_of if one.split()[1] == "REF301"]
        assert [one.partition("REF301 ")[2].partition(" står")[0] for one in found] == names
    assert found[1].endswith("mente du «Liv Dahl»?")


OPEN_REGISTER = """\
format: 2
kode: prove
navn: Sangerlaget
grupper:
  - gruppe: Medlemmene
    rolle: medlem
    aapen: true
  - gruppe: Styret
    rolle: sekretariat
    personer:
      - {navn: Åse Vik}
"""


@pytest.mark.parametrize(
    ("people", "chair", "is_known"),
    [
        ("    personer:\n      - {navn: Eva Lund, oppmoete: møtt}\n", "Eva Lund", True),
        ("    personer:\n      - {navn: Eva Lund, oppmoete: møtt}\n", "Evy Lund", False),
        ("    antall: {moett: 34}\n", "Eva Lund", True),
        ("    antall: {moett: 34}\n", "Aase Viik", False),
    ],
)
def test_one_of_an_open_group_may_lead_the_meeting(tmp_path: Path, people: str, chair: str, is_known: bool) -> None:  # noqa: FBT001 - a case
    """They need not stand in the register; a slip of the pen is told, of the list or of a registered name."""
    meeting = f"""\
utvalg: prove
moetedato: "2026-03-04"
moeteleder: {chair}
referent: Åse Vik
status: referat
deltakere:
  - gruppe: Medlemmene
{people}  - gruppe: Styret
    personer:
      - {{navn: Åse Vik, oppmoete: møtt}}
"""
    write(tmp_path, {REGISTER_PATH: OPEN_REGISTER, MEETING_PATH: meeting})
    told = referat(tmp_path, "validate", "--select", "REF301").out
    assert (told == "") == is_known
