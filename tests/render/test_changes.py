"""One change of a record, told to people in a line or a few."""

import re

import pytest
from hypothesis import given, settings

from referat_cli.compare.change import RecordChange
from referat_cli.compare.records import meeting_changes, register_changes
from referat_cli.model.committee import Body, Committee, Group, Tenure
from referat_cli.model.fields import fields
from referat_cli.model.meeting import (
    Approval,
    Attachment,
    Attendee,
    AttendeeGroup,
    Case,
    Correction,
    Departure,
    Meeting,
    OtherBusiness,
    Point,
    Slot,
    Source,
)
from referat_cli.render.changes import describe_change
from referat_cli.render.labels import label
from referat_cli.render.screen import Screen
from tests.support.effort import examples
from tests.support.random_records import MEETINGS, REGISTERS
from tests.support.rows import each
from tests.support.versions import MEETING, REGISTER, edited, edited_register, meeting, register, replaced


def lines(changes: tuple[RecordChange, ...], width: int = 200) -> list[str]:
    """What people read of them."""
    return [line for change in changes for line in describe_change(change, Screen(width=width))]


@each(
    "old, new, line",
    [
        ("status: referat", "status: innkalling", "status: referat → innkalling"),
        ("moetested: Rådhuset", "moetested: Teams", "møtested: [-Rådhuset-]{+Teams+}"),
        ("status: ref", 'neste_moete: "2026-05-06"\nstatus: ref', "neste møte: – → 6. mai 2026"),
        (
            "status: referat",
            'status: referat\ngodkjent: {dato: "2026-05-06", sak: 5/26}',
            "godkjent: – → dato: 6. mai 2026, sak: 5/26",
        ),
        ("dokument: a.pdf", "dokument: b.pdf", "kilde, dokument: a.pdf → b.pdf"),
        ("skrevet: Rådhust", "skrevet: Huset", "avvik fra kilden, møtested, skrevet: [-Rådhust-]{+Huset+}"),
        ("gjelder: [deltakere]", "gjelder: [1/26]", "rettelse 1, gjelder: deltakere → 1/26"),
        ("oppmoete: forfall", "oppmoete: møtt", "Kari Nordmann: forfall → møtt"),
        ("møtt, enhet: V", "møtt, moette_for: Åse Vik, enhet: V", "Ola Hansen, møtte for: – → Åse Vik"),
        (
            "      - {navn: Kari Nordmann, oppmoete: forfall, enhet: Nordby}\n",
            "",
            "Kari Nordmann, tatt ut av Kommunene (forfall, Nordby)",
        ),
        (
            "    personer:\n      - {navn: Liv Berg, oppmoete: møtt, p",
            "    personer:\n      - {navn: Åse Vik, oppmoete: møtt}\n      - {navn: Liv Berg, oppmoete: møtt, p",
            "Åse Vik, lagt til i Andre til stede (møtt)",
        ),
        ("gruppe: Kommunene", "gruppe: Medlemmene", "gruppen Kommunene heter nå Medlemmene"),
        ("arbeidsgruppe.", "gruppe.", "vedtak 1: Legevakten utredes av en felles [-arbeidsgruppe-]{+gruppe+}."),
        ("Legevakten utredes.", "Legevakten utredes", "forslag til vedtak 1 (kosmetisk): Legevakten utredes[-.-]"),
        ('frist: "2026-06-30"', 'frist: "2026-09-30"', "vedtak 2, frist: 30. juni 2026 → 30. september 2026"),
        (
            "    vedtak:\n",
            "    vedtak:\n      - Legevakten får nytt navn fra nyttår.\n",
            "vedtak 1: {+Legevakten får nytt navn fra nyttår.+}",
        ),
        ("  - saksnr: 2/26\n", "  - {saksnr: 5/26, tittel: Legevakt}\n  - saksnr: 2/26\n", "ny sak 5/26 Legevakt"),
        ("saksnr: 2/26", "saksnr: 7/26", "saksnummer: 2/26 → 7/26"),
        ("tittel: Felles legevakt", "tittel: Felles vakt", "tittel: Felles [-legevakt-]{+vakt+}"),
        ("    referat: |\n      Kari Nordmann orienterte.\n", "", "referat: tatt ut (3 ord)"),
        ("Nordmann orienterte", "Nordmann innledet", "referat: Kari Nordmann [-orienterte-]{+innledet+}."),
        ('{start: "09:00", sak', '{start: "09:10", sak', "sakslisten, 1/26, start: 09:00 → 09:10"),
        (
            "sak: 1/26}",
            "sak: 1/26, punkter: [Saker til eventuelt]}",
            "sakslisten, 1/26, punkt 1: {+Saker til eventuelt+}",
        ),
        (
            "      - {tittel: Pr",
            "      - {tittel: Kart, fil: k.pdf}\n      - {tittel: Pr",
            "vedlegg Kart, lagt til (fil: k.pdf)",
        ),
        ("tittel: Parkering, ", "tittel: Parkering, meldt: false, ", "eventuelt, Parkering, meldt: ja → nei"),
        ("    tittel: Eventuelt\n", "    tittel: Eventuelt\n    vedtak: []\n", "vedtak: tom liste lagt til"),
    ],
)
def test_a_change_of_a_meeting_is_a_line(old: str, new: str, line: str) -> None:
    """In the words of a secretary, with what was struck and added in the text."""
    assert lines(edited(old, new))[0] == line


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("enhet: Nordby}", 'enhet: Nordby, til: "2026-03-03"}', "Kari Nordmann, til: – → 3. mars 2026"),
        (
            "      - {navn: Ola",
            '      - {navn: Åse Vik, enhet: Sørby, fra: "2026-03-04", vara: true}\n      - {navn: Ola',
            "Åse Vik, lagt til i Kommunene (Sørby, fra 4. mars 2026, vara)",
        ),
        ("grupper:\n", "alias:\n  Kari N.: Kari Nordmann\ngrupper:\n", "ny skrivemåte: «Kari N.» for Kari Nordmann"),
        (
            "[Arbeidsutvalget]",
            "[Arbeidsutvalget, Arb]",
            "organet AU, skrivemåte: Arbeidsutvalget → Arbeidsutvalget, Arb",
        ),
        ("rolle: medlem", "rolle: vara", "gruppen Kommunene, rolle: medlem → vara"),
        (
            "grupper:\n",
            "grupper:\n  - {gruppe: Gjester, rolle: gjest, personer: []}\n",
            "gruppen Gjester, lagt til (rolle: gjest)",
        ),
    ],
)
def test_a_change_of_a_register_is_a_line(old: str, new: str, line: str) -> None:
    """In the words of a secretary."""
    assert lines(edited_register(old, new)) == [line]


COUNCIL = """\
utvalg: prove
moetedato: "2026-03-04"
status: referat
moeteleder: Kari Moe
deltakere:
  - gruppe: Kommunestyret
    personer:
      - {navn: Siv Nes, oppmoete: møtt, parti: Ap}
saker:
  - saksnr: PS 5/26
    tittel: Skolestruktur
    forslag_til_vedtak:
      - Strukturen beholdes.
    forslag:
      - id: B
        forslagsstiller: [Ola Lie]
        punkter:
          - To skoler slås sammen.
    votering:
      - {gjelder: [A], satt_opp_mot: [B], for: 22, imot: 6, resultat: vedtatt}
    vedtak:
      - Strukturen beholdes.
    valg:
      - verv: Leder
        kandidater:
          - {navn: Kari Moe, stemmer: 20}
    protokolltilfoersler:
      - av: [Ola Lie]
        tekst: Gruppen viser til høringen.
    oppgaver:
      - Sende ut notatet.
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "moeteleder: Kari Moe",
            "moeteleder:\n  - {navn: Kari Moe, til_sak: PS 4/26}\n  - {navn: Ola Lie, fra_sak: PS 5/26}",
            "møteleder: Kari Moe → Kari Moe (til sak: PS 4/26); Ola Lie (fra sak: PS 5/26)",
        ),
        ("status: r", 'dager: ["2026-03-04"]\nstatus: r', "dager: – → 4. mars 2026"),
        ("parti: Ap", "parti: Ap, fra_sak: PS 5/26", "Siv Nes, fra sak: – → PS 5/26"),
        ("oppmoete: møtt", "oppmoete: permisjon", "Siv Nes: møtt → permisjon"),
        (
            "saker:\n",
            "  - gruppe: Innbyggere\n    antall: {moett: 34, av: 75}\nsaker:\n",
            "gruppen Innbyggere, lagt til (antall: møtt: 34, av: 75)",
        ),
        ("To skoler", "Tre skoler", "forslag B, punkt 1: [-To-]{+Tre+} skoler slås sammen."),
        ("forslagsstiller: [Ola Lie]", "forslagsstiller: [Liv Berg]", "forslag B, forslagsstiller: Ola Lie → Liv Berg"),
        ("for: 22", "for: 23", "votering over A, for: 22 → 23"),
        (
            "resultat: vedtatt}\n",
            "resultat: vedtatt}\n      - {tekst: Møteplanen, enstemmig: true, resultat: vedtatt}\n",
            "votering 2, lagt til (tekst: Møteplanen, enstemmig: ja, resultat: vedtatt)",
        ),
        ("stemmer: 20", "stemmer: 21", "valg, Leder, kandidaten Kari Moe, stemmer: 20 → 21"),
        (
            "stemmer: 20}\n",
            "stemmer: 20}\n          - {navn: Eva Lund, stemmer: 8}\n",
            "valg, Leder, kandidaten Eva Lund, lagt til (stemmer: 8)",
        ),
        (
            "Gruppen viser",
            "Vi viser",
            "protokolltilførsel Ola Lie, tekst: [-Gruppen-]{+Vi+} viser til høringen.",
        ),
        ("Sende ut", "Skrive", "oppgave 1: [-Sende ut-]{+Skrive+} notatet."),
        (
            "    forslag_til",
            "    habilitet:\n      - {navn: Per Vik, utfall: inhabil, vara: Tor Dahl}\n    forslag_til",
            "habiliteten til Per Vik, lagt til (utfall: inhabil, vara: Tor Dahl)",
        ),
    ],
)
def test_a_change_of_what_a_council_writes_is_a_line(old: str, new: str, line: str) -> None:
    """Proposals, votes, elections, statements and tasks are called what the minutes call them."""
    assert old in COUNCIL
    assert lines(meeting_changes(meeting(COUNCIL), meeting(COUNCIL.replace(old, new, 1)))) == [line]


def test_a_meeting_and_a_register_that_came_or_went() -> None:
    """With the cases of the meeting."""
    held, kept = meeting(MEETING), register(REGISTER)
    assert lines(meeting_changes(None, held)) == [
        "nytt møte 4. mars 2026",
        "ny sak 1/26 Felles legevakt",
        "ny sak 2/26 Eventuelt",
    ]
    assert lines(meeting_changes(held, None)) == [
        "møtet 4. mars 2026 er slettet",
        "sak 1/26 Felles legevakt er tatt ut",
        "sak 2/26 Eventuelt er tatt ut",
    ]
    assert lines(register_changes(None, kept)) == ["nytt register: Prøveutvalget"]
    assert lines(register_changes(kept, None)) == ["registeret er slettet: Prøveutvalget"]


def test_another_spelling_of_a_person() -> None:
    """Is told as one, where the register knows both."""
    changes = edited("navn: Kari Nordmann", "navn: Kari N.", lambda name: {"Kari N.": "Kari Nordmann"}.get(name, name))
    assert lines(changes) == ["Kari Nordmann skrives nå Kari N."]


def test_another_order() -> None:
    """Is told by the names as they stand now."""
    kari = "      - {navn: Kari Nordmann, oppmoete: forfall, enhet: Nordby}\n"
    ola = "      - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}\n"
    assert lines(edited(kari + ola, ola + kari)) == ["gruppen Kommunene: annen rekkefølge: Ola Hansen, Kari Nordmann"]


def test_a_point_that_moved() -> None:
    """Is told with the number it had."""
    last = "      - Kommunene dekker sine egne utgifter til møter og reiser.\n"
    text = replaced(replaced(MEETING, last, ""), "    vedtak:\n", "    vedtak:\n" + last)
    assert lines(meeting_changes(meeting(MEETING), meeting(text))) == [
        "vedtak 1 (flyttet fra 3): Kommunene dekker sine egne utgifter til møter og reiser."
    ]


def test_of_a_long_text_only_what_changed_is_shown() -> None:
    """With the words around it; a reader finds the rest in the record."""
    long = " ".join(f"Linje {number} sier noe om saken." for number in range(200))
    old, new = (
        Meeting(
            committee="prove",
            date="2026-03-04",
            status="referat",
            cases=(Case(number="1/26", title="A", minutes=text),),
        )
        for text in (long, long.replace("Linje 100 sier", "Linje 100 mener"))
    )
    (line,) = lines(meeting_changes(old, new), 400)
    assert "Linje 100 [-sier-]{+mener+} noe om saken." in line
    assert line.startswith("referat: …")
    assert line.endswith("…")
    assert len(line) < 200


def test_lines_are_folded_and_hang() -> None:
    """What follows belongs to the line above."""
    changes = edited("arbeidsgruppe.", "gruppe.")
    assert lines(changes, 40) == [
        "vedtak 1: Legevakten utredes av en",
        "  felles [-arbeidsgruppe-]{+gruppe+}.",
    ]


def test_nothing_in_a_record_commands_the_terminal() -> None:
    """Names, texts and values come from files that anybody may have written."""
    wild = "\x1b[31mrød\x9b"
    old = Meeting(committee="prove", date="2026-03-04", status="referat", chair="Kari", venue="Her")
    new = Meeting(
        committee=wild,
        date=wild,
        status="referat",
        chair=wild,
        venue=wild,
        next_meeting=wild,
        attendance=(AttendeeGroup(group=wild, people=(Attendee(name=wild, mark="møtt", unit=wild),)),),
        agenda=(Slot(title=wild, points=(wild,)),),
        cases=(Case(number=wild, title=wild, decision=(Point(text=wild, deadline=wild),)),),
    )
    before = Committee(format=1, code="a", name="b")
    after = Committee(format=1, code=wild, name=wild, aliases={wild: wild}, bodies=(Body(name=wild),))
    for line in lines((*meeting_changes(old, new), *meeting_changes(None, new), *register_changes(before, after))):
        assert "\x1b" not in line
        assert "\x9b" not in line
        assert "\n" not in line


@settings(max_examples=examples(12), deadline=None)
@given(MEETINGS, MEETINGS, REGISTERS, REGISTERS)
def test_everything_can_be_told(old: Meeting, new: Meeting, before: Committee, after: Committee) -> None:
    """Whatever changed, there is a line for it, and no key of the record is left in its own letters."""
    for change in (*meeting_changes(old, new), *register_changes(before, after)):
        text = " ".join(describe_change(change, Screen()))
        assert text.strip()
        assert not re.search(r"\b(moete|oppmoete|paa_sak|foelger|forslag_til|moette_for|frist_tekst)", text)


def test_every_key_of_the_record_has_a_name_for_people() -> None:
    """No key of the record is shown with the letters that a key must do without."""
    kinds = (
        *(Meeting, Approval, Source, Departure, Correction, AttendeeGroup, Attendee, Slot, Case, Point),
        *(Attachment, OtherBusiness, Committee, Body, Group, Tenure),
    )
    for kind in kinds:
        for key in fields(kind):
            assert "_" not in label(key)
            assert "oe" not in label(key)
            assert "aa" not in label(key)
