"""What is said of a list that does not agree with itself or with its cases (REF320-REF329), and when nothing is."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, REGISTER_PATH, write
from tests.support.judging import problems

REGISTER = """\
format: 2
kode: prove
navn: Prøveutvalget
grupper:
  - gruppe: Styret
    rolle: medlem
    personer:
      - {navn: Kari Moe}
      - {navn: Ola Lie}
      - {navn: Siv Nes}
  - gruppe: Varamedlemmer
    rolle: vara
    personer:
      - {navn: Tor Dahl, vara: true}
      - {navn: Liv Berg, vara: true}
  - gruppe: Innbyggerne
    rolle: gjest
    aapen: true
"""

HEAD = """\
utvalg: prove
moetedato: "2026-03-04"
status: referat
referent: Kari Moe
"""

CASES = """\
saksliste:
  - {sak: 1/26}
  - {sak: 2/26}
  - {sak: 3/26}
saker:
  - {saksnr: 1/26, tittel: Legevakt}
  - {saksnr: 2/26, tittel: Kaia%s}
  - {saksnr: 3/26, tittel: Budsjett}
"""


def said(  # noqa: PLR0913 - one parameter for each thing that a test varies
    root: Path,
    people: list[str],
    *,
    chair: str = "Kari Moe",
    substitutes: tuple[str, ...] = (),
    case: str = "",
    more: str = "",
    quorum: str = "",
) -> list[str]:
    """The code and sentence of each problem of a meeting with these people in the board."""
    lines = "".join(f"      - {{{person}}}\n" for person in people)
    groups = f"deltakere:\n  - gruppe: Styret\n    personer:\n{lines}"
    if substitutes:
        lines = "".join(f"      - {{{person}}}\n" for person in substitutes)
        groups += f"  - gruppe: Varamedlemmer\n    personer:\n{lines}"
    text = f"{HEAD}moeteleder: {chair}\n{more if more.startswith('dager') else ''}{groups}"
    text += ("" if more.startswith("dager") else more) + CASES % (f", {case}" if case else "")
    known = REGISTER.replace("grupper:", f'vedtaksfoer: "{quorum}"\ngrupper:') if quorum else REGISTER
    write(root, {REGISTER_PATH: known, MEETING_PATH: text})
    return [f"{p.code} {p.message}" for p in problems(root, MEETING_PATH) if p.accepted is None]


KARI, OLA, SIV = "navn: Kari Moe, oppmoete: møtt", "navn: Ola Lie, oppmoete: møtt", "navn: Siv Nes, oppmoete: møtt"


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ("fra_sak: 3/26, til_sak: 2/26", "REF320 «Siv Nes» kom til sak 3/26, men gikk etter sak 2/26"),
        ("fra_sak: 2/26, gikk_foer: 2/26", "REF320 «Siv Nes» kom til sak 2/26, men gikk før sak 2/26"),
        ("til_sak: 2/26, gikk_foer: 2/26", "REF320 «Siv Nes» var med til og med sak 2/26, men gikk før sak 2/26"),
        ('kom: "19:30", gikk: "19:10"', "REF320 «Siv Nes» kom 19:30, men gikk 19:10"),
        ("paa_sak: [2/26], ikke_sak: [2/26]", "REF320 «Siv Nes» er ført både på sak 2/26 og ute under den"),
        ("fra_sak: 9/26", "REF501 sak 9/26 finnes ikke i dette møtet"),
        ('dager: ["2026-03-05"]', "REF322 «Siv Nes» er ført 2026-03-05, men møtet var 2026-03-04"),
        ("fra_sak: 2/26, til_sak: 2/26", None),
        ("ikke_sak: [2/26]", None),
        ("til_sak: 1/26, gikk_foer: 2/26", None),
        ('kom: "22:30", gikk: "00:10"', None),
        ('fra_sak: 2/26, kom: "19:00", ikke_sak: [3/26]', None),
    ],
)
def test_a_line_that_contradicts_itself_is_told(keys: str, sentence: str | None, tmp_path: Path) -> None:
    """Past midnight is later; coming and going in one case is possible."""
    assert said(tmp_path, [KARI, OLA, f"{SIV}, {keys}"]) == ([sentence] if sentence else [])


def test_who_was_there_for_a_part_was_there(tmp_path: Path) -> None:
    """Leave from a case on is to have met until then."""
    sentence = "REF321 «Siv Nes» er ført med «permisjon», men linjen sier når vedkommende var der"
    assert said(tmp_path, [KARI, OLA, "navn: Siv Nes, oppmoete: permisjon, til_sak: 1/26"]) == [sentence]
    assert said(tmp_path, [KARI, OLA, "navn: Siv Nes, oppmoete: permisjon"]) == []


def test_days_are_those_of_the_meeting(tmp_path: Path) -> None:
    """A meeting of two days has people on either."""
    days = 'dager: ["2026-03-04", "2026-03-05"]\n'
    assert said(tmp_path, [KARI, f'{SIV}, dager: ["2026-03-05"]'], more=days) == []


@pytest.mark.parametrize(
    ("holder", "substitute", "case", "sentences"),
    [
        (f"{SIV}, fra_sak: 2/26", "navn: Tor Dahl, oppmoete: møtt, moette_for: Siv Nes, til_sak: 1/26", "", []),
        (SIV, "navn: Tor Dahl, oppmoete: møtt, moette_for: Siv Nes, paa_sak: [2/26]", "", []),
        (f"{SIV}, fra_sak: 2/26", "navn: Tor Dahl, oppmoete: møtt, moette_for: Siv Nes", "", []),
        (SIV, "navn: Tor Dahl, oppmoete: møtt", "habilitet: [{navn: Siv Nes, utfall: inhabil, vara: Tor Dahl}]", []),
        (
            f"{SIV}, fra_sak: 2/26",
            "navn: Tor Dahl, oppmoete: møtt, moette_for: Siv Nes, til_sak: 2/26",
            "",
            ["REF324 «Tor Dahl» møtte for «Siv Nes» i sak 2/26, og «Siv Nes» er også ført i plassen da"],
        ),
        (
            f"{SIV}, paa_sak: [2/26]",
            "navn: Tor Dahl, oppmoete: møtt, moette_for: Siv Nes, paa_sak: [3/26]",
            "habilitet: [{navn: Siv Nes, utfall: inhabil, vara: ingen}]",
            ["REF323 «Siv Nes» var inhabil i sak 2/26, men er ført som med på den i deltakerlisten"],
        ),
        (
            SIV,
            "navn: Tor Dahl, oppmoete: forfall",
            "habilitet: [{navn: Siv Nes, utfall: inhabil, vara: Ola Lie}]",
            ["REF324 «Ola Lie» møtte for «Siv Nes» i sak 2/26, men har selv en plass"],
        ),
        (
            SIV,
            "navn: Tor Dahl, oppmoete: forfall",
            "habilitet: [{navn: Siv Nes, utfall: habil}, {navn: Siv Nes, utfall: inhabil, vara: ingen}]",
            ["REF323 «Siv Nes» er ført både som inhabil og som habil i sak 2/26"],
        ),
    ],
)
def test_a_holder_and_a_substitute_take_turns(
    holder: str, substitute: str, case: str, sentences: list[str], tmp_path: Path
) -> None:
    """One comes when the other goes; who is disqualified needs no line that says so."""
    assert said(tmp_path, [KARI, OLA, holder], substitutes=(substitute,), case=case) == sentences


@pytest.mark.parametrize(
    ("chair", "kari", "sentences"),
    [
        ("[{navn: Kari Moe, til_sak: 1/26}, {navn: Ola Lie, fra_sak: 2/26}]", f"{KARI}, til_sak: 1/26", []),
        ("Kari Moe", KARI, []),
        (
            "[{navn: Kari Moe, til_sak: 1/26}, {navn: Ola Lie, fra_sak: 3/26}]",
            KARI,
            ["REF325 ingen møteleder er ført for sak 2/26"],
        ),
        (
            "[{navn: Kari Moe}, {navn: Ola Lie, fra_sak: 3/26}]",
            KARI,
            ["REF325 både «Kari Moe» og «Ola Lie» er ført som møteleder for sak 3/26"],
        ),
        (
            "Kari Moe",
            f"{KARI}, gikk_foer: 2/26",
            ["REF329 «Kari Moe» er møteleder, men var ikke med på sak 2/26, 3/26"],
        ),
    ],
)
def test_every_case_has_one_chair_who_was_there(chair: str, kari: str, sentences: list[str], tmp_path: Path) -> None:
    """Who leaves hands the chair on, and the record says from which case."""
    assert said(tmp_path, [kari, OLA, SIV], chair=chair) == sentences


DECIDED = "vedtak: [Kaia bygges.]"
DISQUALIFIED = "habilitet: [{navn: Siv Nes, utfall: inhabil, vara: ingen}]"


@pytest.mark.parametrize(
    ("ola", "case", "sentences"),
    [
        (f"{OLA}, til_sak: 1/26", f"{DECIDED}, {DISQUALIFIED}", ["sak 2/26 er avgjort med 1 til stede, og 2 kreves"]),
        (OLA, f"{DECIDED}, {DISQUALIFIED}", []),
        (f"{OLA}, til_sak: 1/26", DECIDED, []),
        (f"{OLA}, til_sak: 1/26", DISQUALIFIED, []),
        (f'{OLA}, gikk: "19:00"', f"{DECIDED}, {DISQUALIFIED}", []),
    ],
)  # fmt: skip
def test_a_case_is_decided_by_as_many_as_are_called_for(
    ola: str, case: str, sentences: list[str], tmp_path: Path
) -> None:
    """Kari was alone where Ola had gone and Siv was disqualified; where the clock tells nothing, nothing is said."""
    found = said(tmp_path, [KARI, ola, SIV], case=case, quorum="2")
    assert found == [f"REF342 {sentence}" for sentence in sentences]


@pytest.mark.parametrize(
    ("group", "sentences"),
    [
        ("antall: {moett: 34, av: 75}", []),
        ("antall: {moett: 34}", []),
        ("personer: []", []),
        (
            "antall: {moett: 75, av: 34}",
            ["REF327 75 møtte i Innbyggerne, men det står at de var 34"],
        ),
        (
            "antall: {moett: 1}\n    personer:\n      - {navn: Per Ås, oppmoete: møtt}",
            ["REF328 Innbyggerne har både personer og antall"],
        ),
        ("", ["REF326 Innbyggerne har verken personer eller antall"]),
    ],
)
def test_a_group_says_who_they_were_or_how_many(group: str, sentences: list[str], tmp_path: Path) -> None:
    """An open group needs nobody in the register."""
    more = "  - gruppe: Innbyggerne\n" + (f"    {group}\n" if group else "")
    assert said(tmp_path, [KARI, OLA, SIV], more=more) == sentences
