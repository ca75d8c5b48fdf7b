"""What stands on paper, and in which order: whole papers, and what each sort of meeting has that others have not."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from referat_cli.document.parser import read
from referat_cli.document.schema import typed
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Labels, Meeting
from referat_cli.model.register import Register
from referat_cli.paper.characters import texts
from referat_cli.paper.layout import paper
from referat_cli.paper.page import point_blocks
from referat_cli.paper.printed import Printed
from referat_cli.paper.tree import Block, FactList, Items, Kind, Paragraph
from referat_cli.render.labels import describe_value
from tests.minutes.examples import FOLDER
from tests.support.archives import write
from tests.support.paper_records import made
from tests.support.running import referat

REGISTER = """\
format: 2
kode: bru
navn: Bruutvalget
grupper:
  - gruppe: Kommunene
    rolle: medlem
    overskrift: Kommunene (faste)
    personer:
      - {navn: Kari Nordmann, enhet: Nordby}
      - {navn: Ola Hansen, enhet: Vestby}
      - {navn: Siri Moe, enhet: Sørby}
      - {navn: Per Lie, enhet: Østby}
  - gruppe: Gjester
    rolle: gjest
  - gruppe: Sekretariatet
    rolle: sekretariat
    personer:
      - {navn: Åse Vik}
"""
MINUTES = """\
utvalg: bru
moetenummer: "2"
moeteform: hybrid
moetedato: "2026-03-04"
start: "09:00"
slutt: "11:30"
moetested: Rådhuset
arkivsak: 2026/17
moeteleder: Kari Nordmann
referent: Åse Vik
neste_moete: "2026-05-06"
status: godkjent
godkjent: {dato: "2026-05-06", sak: 4/26}
rettelser:
  - {dato: "2026-06-03", sak: 7/26, gjelder: [2/26, moetested], tekst: Møtet var i Rådhuset.}
deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby, parti: Ap}
      - {navn: Ola Hansen, oppmoete: digitalt, enhet: Vestby, forbund: NSF}
      - {navn: Siri Moe, oppmoete: forfall, enhet: Sørby}
      - {navn: Tor Dahl, oppmoete: møtt, moette_for: Siri Moe}
      - {navn: Per Lie, oppmoete: uteblitt, enhet: Østby}
  - gruppe: Gjester
    personer:
      - {navn: Liv Berg, oppmoete: møtt, paa_sak: [2/26]}
      - {navn: Jan Ås, oppmoete: møtt, paa_sak: [2/26]}
      - {navn: Eva Ruud, oppmoete: møtt, paa_sak: [3/26]}
  - gruppe: Sekretariatet
    personer:
      - {navn: Åse Vik, oppmoete: ukjent}
saksliste:
  - {start: "09:00", slutt: "09:10", sak: 1/26}
  - {start: "09:10", slutt: "10:00", sak: 2/26, tittel: Om broen, punkter: [Kostnader], ansvarlig: [Liv Berg, Jan Ås]}
  - {tittel: Pause, minutter: 15}
saker:
  - saksnr: 1/26
    tittel: Godkjenning av innkalling
    sakstype: godkjenning
    forslag_til_vedtak: [Innkallingen godkjennes.]
    vedtak: [Innkallingen godkjennes.]
  - saksnr: 2/26
    tittel: Ny bro
    undertittel: trinn 2
    sakstype: beslutning
    saksansvarlig: [Kari Nordmann, Ola Hansen]
    saksbehandler: [Liv Berg]
    forslag_til_vedtak:
      - tekst: Broen bygges.
        merking: bokstav
        punkter: [i stål, i tre]
    referat: |
      Liv Berg innledet.

      ## Innspill

      - Pris
    vedlegg:
      - {tittel: Presentasjon, lenke: "https://example.org/bro_1.pdf"}
    votering:
      - {gjelder: [A], for: 3, imot: 1, resultat: vedtatt}
    vedtak:
      - tekst: Broen bygges.
        frist: "2026-12-31"
        ansvarlig: [Liv Berg]
    utfall: vedtatt_endret
  - saksnr: 3/26
    tittel: Ansettelse
    lukket: {hjemmel: offentleglova § 25}
  - tittel: Skilt
    tatt_opp_i_moetet: true
    forslag_til_vedtak: []
    vedtak: []
"""
MEETING = "minutes/bru/2026/2026-03-04.yaml"


def archive(root: Path, register: str = REGISTER, minutes: str = MINUTES) -> Path:
    """An archive of one meeting."""
    return write(root, {"minutes/bru/utvalg.yaml": register, MEETING: minutes})


def shown(root: Path, *arguments: str) -> str:
    """A paper as Markdown."""
    done = referat(root, "render", *arguments, "-f", "markdown")
    assert (done.code, done.err) == (0, "")
    return done.out


def test_the_minutes_stand_as_the_committee_knows_them(tmp_path: Path) -> None:
    """Title, head, approval and corrections, attendance, agenda, and a part for each case."""
    assert shown(archive(tmp_path), "2026-03-04") == (
        "# MØTEREFERAT – BRUUTVALGET (BRU)\n\n"
        "- **Møtedato:** 04.03.2026\n- **Møtevarighet:** 09.00 – 11.30\n- **Møtested:** Rådhuset\n"
        "- **Neste møte:** 06.05.2026\n- **Møteleder:** Kari Nordmann\n- **Referent:** Åse Vik\n"
        "- **Møtenummer:** 2\n- **Møteform:** hybrid\n- **Arkivsak:** 2026/17\n\n"
        "*Godkjent 6. mai 2026 i sak 4/26.*\n\n"
        "*Rettet 3. juni 2026 i sak 7/26 (2/26 og møtested): Møtet var i Rådhuset.*\n\n"
        "## Deltakere\n\n"
        "| Kommunene (faste) | Møtte | Forfall |\n| --- | --- | --- |\n"
        "| Kari Nordmann (Ap), Nordby | x |  |\n"
        "| Ola Hansen, Vestby (NSF) | x (Teams) |  |\n"
        "| Siri Moe, Sørby |  | x |\n"
        "| Tor Dahl møtte for Siri Moe | x |  |\n"
        "| Per Lie, Østby |  | ikke møtt |\n\n"
        "| Gjester | Møtte | Forfall |\n| --- | --- | --- |\n"
        "| Liv Berg på sak 2/26 | x |  |\n| Jan Ås på sak 2/26 | x |  |\n| Eva Ruud på sak 3/26 | x |  |\n\n"
        "| Sekretariatet | Møtte | Forfall |\n| --- | --- | --- |\n"
        "| Åse Vik (oppmøtet er ikke ført) |  |  |\n\n"
        "## Saksliste\n\n"
        "| Kl. | Saksnr. | Saker | Ansvarlig | Tid |\n| --- | --- | --- | --- | --- |\n"
        "| 09.00–09.10 | 1/26 | Godkjenning av innkalling |  | 10 |\n"
        "| 09.10–10.00 | 2/26 | Om broen<br>– Kostnader | Liv Berg<br>Jan Ås | 50 |\n"
        "|  |  | Pause |  | 15 |\n\n"
        "## Sak: 1/26 Godkjenning av innkalling\n\n"
        "- **Utvalg:** Bruutvalget\n- **Dato:** 04.03.2026\n\n"
        "### Forslag til vedtak\n\n1. Innkallingen godkjennes.\n\n### Vedtak\n\n1. Innkallingen godkjennes.\n\n"
        "## Sak: 2/26 Ny bro\n\ntrinn 2\n\n"
        "- **Utvalg:** Bruutvalget\n- **Dato:** 04.03.2026\n- **Saksansvarlig:** Kari Nordmann/Ola Hansen\n"
        "- **Saksbehandler:** Liv Berg\n- **Utfall:** vedtatt med endringer\n\n"
        "### Forslag til vedtak\n\n1. Broen bygges.\n   - a) i stål\n   - b) i tre\n\n"
        "### Referat\n\nLiv Berg innledet.\n\n#### Innspill\n\n- Pris\n\n"
        "### Vedlegg\n\n- Presentasjon: [https://example.org/bro\\_1.pdf](<https://example.org/bro_1.pdf>)\n\n"
        "### Votering\n\nForslaget ble vedtatt med 3 mot 1 stemme.\n\n"
        "### Vedtak\n\n1. Broen bygges.\n\n"
        "## Sak: 3/26 Ansettelse\n\n"
        "- **Utvalg:** Bruutvalget\n- **Dato:** 04.03.2026\n- **Unntatt offentlighet:** offentleglova § 25\n\n"
        "## Skilt\n\n"
        "- **Utvalg:** Bruutvalget\n- **Dato:** 04.03.2026\n\n*Tatt opp i møtet.*\n\n"
        "### Vedtak\n\nIngenting ble vedtatt.\n"
    )


def test_a_notice_has_what_was_sent_out_before_the_meeting(tmp_path: Path) -> None:
    """No attendance, no approval, of a case its proposal alone, and no case that nobody knew of."""
    notice = shown(archive(tmp_path), "2026-03-04", "--kind", "innkalling")
    headings = re.findall(r"^#+ (.*)$", notice, re.MULTILINE)
    assert headings == [
        "MØTEINNKALLING – BRUUTVALGET (BRU)",
        "Saksliste",
        *("Sak: 1/26 Godkjenning av innkalling", "Forslag til vedtak"),
        *("Sak: 2/26 Ny bro", "Forslag til vedtak"),
        "Sak: 3/26 Ansettelse",
    ]
    for word in ("Godkjent", "Rettet", "Utfall", "Skilt", "innledet"):
        assert word not in notice


def test_an_extract_has_one_case_and_who_was_there_for_it(tmp_path: Path) -> None:
    """With what was corrected in it, and the line that certifies it."""
    extract = shown(archive(tmp_path), "2/26")
    before, _heading, rest = extract.partition("## Sak: 2/26 Ny bro\n")
    assert before.startswith("# SAKSPROTOKOLL – BRUUTVALGET (BRU)\n")
    assert "*Rettet 3. juni 2026 i sak 7/26 (2/26 og møtested): Møtet var i Rådhuset.*\n" in before
    assert before.endswith("## Til stede\n\nKari Nordmann (Ap), Ola Hansen, Tor Dahl, Liv Berg, Jan Ås\n\n")
    assert "### Votering" in rest
    assert rest.endswith("### Vedtak\n\n1. Broen bygges.\n\nRett utskrift\n\n- Åse Vik\n")
    assert "Rettet" not in shown(tmp_path, "1/26")


def test_a_closed_case_has_its_title_and_legal_basis_alone(tmp_path: Path) -> None:
    """Whatever stands in the file, on every paper, and in the file that a Word file carries."""
    more = "    saksansvarlig: [Nils Hemmelig]\n    referat: Hemmelig.\n    # hemmelig merknad\n"
    root = archive(tmp_path, minutes=MINUTES.replace("§ 25}\n", f"§ 25}}\n{more}"))
    for kind in ("referat", "innkalling"):
        assert "emmelig" not in shown(root, "2026-03-04", "--kind", kind)
    extract = shown(root, "3/26")
    assert "emmelig" not in extract
    assert "Til stede" not in extract
    assert "**Unntatt offentlighet:** offentleglova § 25" in extract


def test_the_register_says_how_the_papers_of_a_committee_are_set(tmp_path: Path) -> None:
    """Titles of its own, the word for those from afar, a second head, and guests on one line."""
    form = """\
papir:
  titler: {referat: "REFERAT FRA MØTE I {NAVN} ({KODE})", saksprotokoll: "Sak i {navn}, {kode}"}
  digitalt: Zoom
  dobbelt_hode: true
  samlede_gjester: true
"""
    root = archive(tmp_path, REGISTER.replace("grupper:", f"{form}grupper:"))
    minutes = shown(root, "2026-03-04")
    assert minutes.startswith("# REFERAT FRA MØTE I BRUUTVALGET (BRU)\n")
    assert "| Ola Hansen, Vestby (NSF) | x (Zoom) |  |\n" in minutes
    assert "| Liv Berg og Jan Ås på sak 2/26, Eva Ruud på sak 3/26 | x |  |\n" in minutes
    assert (
        "## MØTEREFERAT\n\n- **Utvalg:** Bruutvalget\n- **Arkivsak:** 2026/17\n- **Møtested:** Rådhuset\n"
        "- **Møtedato:** 4. mars 2026 kl. 09.00 – 11.30\n\n## Saksliste\n"
    ) in minutes
    assert minutes.count("Arkivsak") == 1
    assert shown(root, "1/26").startswith("# Sak i Bruutvalget, bru\n")
    assert shown(root, "2026-03-04", "--kind", "innkalling").startswith("# MØTEINNKALLING – BRUUTVALGET (BRU)\n")
    assert "utvalg.yaml" not in referat(root, "validate").out


def test_a_paper_in_nynorsk_says_its_own_words_so(tmp_path: Path) -> None:
    """Headings, labels, marks and outcomes; the texts of the record stand as they are."""
    root = archive(tmp_path, REGISTER.replace("navn: Bruutvalget", "navn: Bruutvalet\nmaalform: nn"))
    minutes = shown(root, "2026-03-04")
    for words in (
        *(
            "MØTEBOK – BRUUTVALET (BRU)",
            "**Møteleiar:** Kari",
            "**Møtestad:** Rådhuset",
            "## Deltakarar",
            "## Sakliste",
        ),
        *(
            "## Sakliste",
            "| Frammøtte | Forfall |",
            "|  | ikkje møtt |",
            "(oppmøtet er ikkje ført)",
            "| Ansvarleg | Tid |",
        ),
        *(
            "*Godkjend 6. mai 2026 i sak 4/26.*",
            "*Retta 3. juni 2026",
            "**Utval:** Bruutvalet",
            "### Framlegg til vedtak",
        ),
        *("**Utfall:** vedteke med endringar", "### Røysting", "Unnateke offentlegheit", "Teke opp i møtet."),
        *("### Framlegg til vedtak", "Innkallingen godkjennes."),
    ):
        assert words in minutes, words
    assert "## Til stades" in shown(root, "2/26")
    assert '<html lang="nn">' in referat(root, "render", "2026-03-04", "-f", "html").out


def meeting(text: str) -> Meeting:
    """The meeting of a few lines, of the committee above."""
    head = 'utvalg: bru\nmoetedato: "2026-03-04"\n'
    found = typed(read((head + text).encode(), MEETING).value, "moete")
    assert isinstance(found, Meeting), text
    return found


def facts(text: str, path: str = MEETING, kind: Kind = "referat") -> dict[str, str]:
    """What the head and the facts below it say of a meeting, with its title under ``""``."""
    page = paper(Printed(meeting(text), path, "Bruutvalget"), kind)
    told = msgspec.to_builtins([block for block in page.blocks if block.__class__.__name__ in ("Head", "FactList")])
    return {"": page.title} | {fact["label"]: fact["value"] for block in told for fact in block["facts"]}


# The second chair took over at a case that has no number.
OFFICERS = """\
status: referat
moeteleder: [{navn: Kari, til_sak: 1/26}, {navn: Ola, fra_sak: +1}]
saker: [{saksnr: 1/26, tittel: Vei}, {tittel: Bro}]
"""


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ('status: referat\ndager: ["2026-03-04", "2026-03-05", "2026-03-06"]\n', "Møtedato", "04.03.2026 – 06.03.2026"),
        (
            'status: referat\ndager: ["2026-03-04", "2026-03-06", "2026-03-09"]\n',
            "Møtedato",
            "04.03.2026, 06.03.2026 og 09.03.2026",
        ),
        ('status: referat\nstart: "18:00"\n', "Møtevarighet", "fra kl. 18.00"),
        ("status: referat\nmoeteform: sirkulasjon\n", "Møteform", "sirkulasjon"),
        ("status: referat\nmoetetype: ekstraordinært\n", "Møtetype", "ekstraordinært"),
        ("status: avlyst\n", "", "AVLYST MØTE – BRUUTVALGET (BRU)"),
        (
            OFFICERS,
            "Møteleder",
            "Kari (til og med sak 1/26), Ola (fra sak «Bro»)",
        ),
    ],
)
def test_a_meeting_that_is_not_as_others_says_so_in_its_head(text: str, label: str, value: str) -> None:
    """Several days, one hour, no meeting at all, an office that changed hands."""
    assert facts(text, kind="innkalling" if "avlyst" in text else "referat")[label] == value


def test_the_second_meeting_of_a_day_is_told_from_the_first() -> None:
    """In the head and at the foot of each page."""
    second = MEETING.replace(".yaml", "-2.yaml")
    assert facts("status: referat\n", second)["Møtedato"] == "04.03.2026, møte 2"
    page = paper(Printed(meeting("status: referat\n"), second, "Bruutvalget"), "referat")
    assert page.foot == "Bruutvalget, 4. mars 2026, møte 2"


def test_a_code_that_the_name_says_already_is_left_out_of_the_title() -> None:
    """It is there for the short names that people use; a word without its Norwegian letters is none."""
    for code, name, shown in (
        ("bru", "Bru", ""),
        ("bru", "Utvalget for broer", " (BRU)"),
        ("fau", "Foreldrerådets arbeidsutvalg", " (FAU)"),
        ("prove", "Prøveutvalget", ""),
        ("raad", "Studentrådet", ""),
        ("menighetsraadet", "Nordvik menighetsråd", ""),
    ):
        found = replace(meeting("status: referat\n"), committee=code)
        assert paper(Printed(found, MEETING, name), "referat").title == f"MØTEREFERAT – {name.upper()}{shown}"


def test_hours_are_said_alike_all_over_a_paper() -> None:
    """With a point, as in its head; the screen has them as the record does."""
    people = '[{navn: Kari Moe, oppmoete: møtt, kom: "17:40"}, {navn: Ola Lie, oppmoete: møtt, gikk: "18:30"}]'
    record = meeting(f"status: referat\ndeltakere: [{{gruppe: Styret, personer: {people}}}]\n")
    said = [*texts(msgspec.to_builtins(paper(Printed(record, MEETING, "Styret"), "referat")))]
    assert [line for line in said if "kl." in line] == ["Kari Moe, kom kl. 17.40", "Ola Lie, gikk kl. 18.30"]


def test_an_extract_says_how_many_were_there_where_the_record_only_counts_them() -> None:
    """Else thirty votes seem to be those of two people."""
    few = "[{gruppe: Innbyggerne, antall: {moett: 34, av: 75}}, {gruppe: Gjestene, antall: {moett: 2}}]"
    record = meeting(f"status: referat\ndeltakere: {few}\nsaker:\n  - {{saksnr: 1/26, tittel: Ny kai}}\n")
    said = [*texts(msgspec.to_builtins(paper(Printed(record, MEETING, "Allmøtet"), "saksprotokoll", 0)))]
    assert [line for line in said if line.startswith(("Innbyggerne", "Gjestene"))] == [
        "Innbyggerne: 34 av 75",
        "Gjestene: 2",
    ]


def test_where_only_numbers_are_known_the_list_has_numbers(tmp_path: Path) -> None:
    """And the agenda of several days stands day by day."""
    few = """\
utvalg: bru
moetedato: "2026-03-04"
dager: ["2026-03-04", "2026-03-05"]
status: referat
deltakere:
  - {gruppe: Kommunene, antall: {moett: 34, av: 75}}
saksliste:
  - {dag: "2026-03-04", tittel: Åpning}
  - {dag: "2026-03-05", tittel: Avslutning}
"""
    minutes = shown(archive(tmp_path, minutes=few), "2026-03-04")
    assert "| (bare antall) | 34 av 75 |  |\n" in minutes
    days = minutes.partition("## Saksliste\n\n")[2]
    assert re.findall(r"\*\*(.*?)\*\*|^\|  \| (\w+) \|$", days, re.MULTILINE) == [
        ("4. mars 2026", ""),
        ("", "Åpning"),
        ("5. mars 2026", ""),
        ("", "Avslutning"),
    ]


def test_a_case_has_the_day_on_which_it_was_treated() -> None:
    """Of a meeting over several days by the agenda, else all of them; and where it was before, with the committee."""
    days = """\
status: referat
dager: ["2026-03-04", "2026-03-05"]
saksliste:
  - {dag: "2026-03-04", sak: 1/26}
  - {dag: "2026-03-05", sak: 2/26}
saker:
  - {saksnr: 1/26, tittel: Vei}
  - {saksnr: 2/26, tittel: Bro, tidligere: [1/26, "raadet:PS 5/25"]}
"""
    told = {}
    for text in (days, re.sub(r"saksliste:\n(  .*\n)+?(?=saker)", "", days)):
        page = paper(Printed(meeting(text), MEETING, "Bruutvalget"), "referat")
        blocks = msgspec.to_builtins([block for block in page.blocks if isinstance(block, FactList)])
        told[text] = [{fact["label"]: fact["value"] for fact in block["facts"]} for block in blocks]
    first, without = told.values()
    assert [case["Dato"] for case in first] == ["04.03.2026", "05.03.2026"]
    assert [case["Dato"] for case in without] == ["04.03.2026 – 05.03.2026"] * 2
    assert first[1]["Behandlet før"] == "1/26, raadet: PS 5/25"


def labels(blocks: list[Block]) -> list[Any]:
    """The labels of a tree of lists, those below one after it; a paragraph is its text."""
    found: list[Any] = []
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                found += [item.label, *([below] if (below := labels([*item.blocks])) else [])]
        elif isinstance(block, Paragraph):
            found.append(block.text[0][0].text)
    return found


@pytest.mark.parametrize(
    ("points", "top", "expected"),
    [
        ('["a", {"tekst": "b", "punkter": ["c", {"tekst": "d", "punkter": ["e"]}]}]', "tall", "1. 2. [– – [•]]"),
        ('[{"tekst": "a", "merking": "tall", "punkter": ["b", "c"]}]', "tall", "1. [1.1 1.2]"),
        (
            '[{"tekst": "a", "merking": "tall", "punkter": [{"tekst": "b", "merking": "tall", "punkter": ["c"]}]}]',
            "tall",
            "1. [1.1 [1.1.1]]",
        ),
        ('[{"tekst": "a", "merking": "bokstav", "punkter": ["b", "c"]}]', "tall", "1. [a) b)]"),
        ('[{"tekst": "a", "merking": "tall", "punkter": ["b", "c"]}]', "strek", "– [1. 2.]"),
        ('["a", {"tekst": "b", "merke": "3b", "merking": "tall", "punkter": ["c"]}]', "tall", "1. 3b [1.]"),
        ('["a", "b"]', "romertall", "I. II."),
        ('["a", "b"]', "ingen", "a b"),
        ('[{"tekst": "u", "unummerert": true}, "a", {"tekst": "v", "unummerert": true}, "b"]', "tall", "u 1. v 2."),
    ],
)
def test_points_have_the_labels_of_the_form(points: str, top: Labels, expected: str) -> None:
    """Numbers, and below them numbers, letters or dashes; below these small bullets; its own label before all."""
    record = {"utvalg": "bru", "moetedato": "2026-03-04", "status": "referat", "saker": [{"tittel": "s", "vedtak": []}]}
    record["saker"] = [{"tittel": "s", "vedtak": json.loads(points)}]
    found = typed(record, "moete")
    assert isinstance(found, Meeting)
    told = str(labels([*point_blocks(found.cases[0].decision or (), top)]))
    assert told.replace("'", "").replace(",", "")[1:-1] == expected


# What a paper says in other words, or not at all.
IN_OTHER_WORDS = frozenset(
    {
        *("moetedato", "dager", "dag", "start", "slutt", "kom", "gikk", "neste_moete", "dato", "frist", "frist_tekst"),
        *("status", "oppmoete", "sakstype", "merking", "type", "utfall", "resultat", "id", "gjelder", "endrer"),
        *("satt_opp_mot", "fra_forslag", "foelger_opp", "kilde", "utvalg", "gruppe", "antall", "flertall", "vara"),
        *("paa_sak", "fra_sak", "til_sak", "gikk_foer", "ikke_sak", "saksnr", "sak", "moeteform", "moetetype"),
        *("stemte_for", "stemte_imot", "stemte_blankt", "avholdt_seg", "ikke_til_stede"),
    }
)


def words_of(value: object, key: str = "", above: str = "") -> Iterator[str]:
    """The words of a record that a paper shows as they are; who is to do a point of a decision is none of them."""
    if key in IN_OTHER_WORDS or (key == "ansvarlig" and above in ("vedtak", "forslag_til_vedtak", "punkter")):
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from words_of(inner, name, key or above)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner, key, above)
    elif isinstance(value, str):
        yield from re.findall(r"[^\W_]+", value)


def records() -> Iterator[tuple[str, Printed, Any]]:
    """The examples of the documentation, and records made by seed, each as it is printed and as it is written."""
    for file in sorted(FOLDER.glob("*/minutes/*/*/*.yaml")):
        value = read(file.read_bytes(), file.name).value
        record = typed(value, "moete")
        register = typed(read((file.parents[1] / "utvalg.yaml").read_bytes(), "utvalg.yaml").value, "utvalg")
        assert isinstance(record, Meeting)
        assert isinstance(register, Committee)
        name = f"{file.parts[-5]} {file.stem}"
        yield name, Printed(record, file.name, register.name, Register(register)), value
    for seed in range(6):
        one = made(seed)
        printed = Printed(msgspec.convert(one.meeting, Meeting), one.path, one.register["navn"], one.known)
        yield f"seed {seed}", printed, one.meeting


def test_every_word_of_a_record_stands_on_its_paper() -> None:
    """Those that a paper shows in other words, and those that it does not show, apart."""
    missing = {}
    for name, printed, value in records():
        if printed.meeting.was_held:
            page = msgspec.to_builtins(paper(printed, "referat"))
            stand = set(re.findall(r"[^\W_]+", " ".join(texts(page))))
            if lacking := set(words_of(value)) - stand:
                missing[name] = lacking
    assert missing == {}


def test_a_change_of_how_papers_are_set_is_told_word_for_word() -> None:
    """A title of minutes is no running text, though its key is that of one."""
    form: Any = {"titler": {"referat": "REFERAT FRA {NAVN}"}, "digitalt": "Zoom"}
    assert describe_value("papir", form) == "titler: referat: REFERAT FRA {NAVN}, digitalt: Zoom"
