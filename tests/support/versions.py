"""A meeting and a register as they stand in files, to be held against other versions of them."""

from referat_cli.compare.change import RecordChange
from referat_cli.compare.identity import Canonical
from referat_cli.compare.records import meeting_changes, register_changes
from referat_cli.document.parser import read
from referat_cli.document.schema import typed
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting

MEETING = """\
utvalg: prove
moetedato: "2026-03-04"
start: "09:00"
moetested: Rådhuset
status: referat
kilde:
  dokument: a.pdf
  avvik:
    - {felt: moetested, skrevet: Rådhust}
rettelser:
  - {dato: "2026-05-06", sak: 5/26, gjelder: [deltakere], tekst: Ola Hansen var til stede.}
deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari Nordmann, oppmoete: forfall, enhet: Nordby}
      - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
  - gruppe: Andre til stede
    personer:
      - {navn: Liv Berg, oppmoete: møtt, paa_sak: [1/26]}
      - {navn: Liv Berg, oppmoete: digitalt, paa_sak: [2/26]}
saksliste:
  - {start: "09:00", sak: 1/26}
  - {start: "09:30", tittel: Pause}
saker:
  - saksnr: 1/26
    tittel: Felles legevakt
    sakstype: beslutning
    saksansvarlig: [Kari Nordmann]
    forslag_til_vedtak:
      - Legevakten utredes.
    referat: |
      Kari Nordmann orienterte.
    vedlegg:
      - {tittel: Presentasjon}
    vedtak:
      - Legevakten utredes av en felles arbeidsgruppe.
      - tekst: Arbeidsgruppen legger frem en rapport innen 30. juni 2026.
        frist: "2026-06-30"
      - Kommunene dekker sine egne utgifter til møter og reiser.
  - saksnr: 2/26
    tittel: Eventuelt
    eventuelt:
      - {tittel: Parkering, referat: Det er for få plasser.}
"""

REGISTER = """\
format: 1
kode: prove
navn: Prøveutvalget
organer:
  - {navn: AU, alias: [Arbeidsutvalget]}
grupper:
  - gruppe: Kommunene
    rolle: medlem
    personer:
      - {navn: Kari Nordmann, enhet: Nordby}
      - {navn: Ola Hansen, enhet: Vestby, fra: "2025-01-01"}
"""


def meeting(text: str) -> Meeting:
    """The meeting in a file."""
    held = typed(read(text.encode(), "2026-03-04.yaml").value, "moete")
    assert isinstance(held, Meeting), text
    return held


def register(text: str) -> Committee:
    """The register in a file."""
    held = typed(read(text.encode(), "utvalg.yaml").value, "utvalg")
    assert isinstance(held, Committee), text
    return held


def replaced(text: str, old: str, new: str) -> str:
    """The text with one passage replaced, which must be there once."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def edited(old: str, new: str, same: Canonical = str) -> tuple[RecordChange, ...]:
    """What is told where one passage of the meeting above is replaced."""
    return meeting_changes(meeting(MEETING), meeting(replaced(MEETING, old, new)), same)


def edited_register(old: str, new: str) -> tuple[RecordChange, ...]:
    """What is told where one passage of the register above is replaced."""
    return register_changes(register(REGISTER), register(replaced(REGISTER, old, new)))
