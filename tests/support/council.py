"""A small municipal council of invented people: two meetings with proposals, votes, elections and tasks."""

from pathlib import Path

from tests.support.archives import write

REGISTER = """\
# yaml-language-server: $schema=../../schema/utvalg.schema.json
format: 2
kode: kst
navn: Kommunestyret
saksnummer: "{nr}/{aar:2}"
alias:
  S. Nes: Siv Nes
grupper:
  - gruppe: Kommunestyret
    rolle: medlem
    personer:
      - {navn: Kari Moe, parti: Sp}
      - {navn: Ola Lie, parti: Ap}
      - {navn: Siv Nes, parti: Ap}
      - {navn: Per Vik, parti: H}
      - {navn: Eva Lund, parti: SV}
      - {navn: Tor Berg, parti: H}
      - {navn: Anne Dal, parti: V}
  - gruppe: Vararepresentanter
    rolle: vara
    personer:
      - {navn: Jon Foss, vara: true, parti: SV}
  - gruppe: Administrasjonen
    rolle: sekretariat
    personer:
      - {navn: Liv Strand}
"""

# Five vote on 2/26, because Siv Nes came to 3/26, and five on 3/26, because Per Vik was disqualified; six on the rest.
MARCH = """\
# yaml-language-server: $schema=../../../schema/moete.schema.json
utvalg: kst
moetedato: "2026-03-04"
start: "18:00"
slutt: "21:00"
moetested: Rådhuset
moeteleder: Kari Moe
referent: Liv Strand
status: referat
deltakere:
  - gruppe: Kommunestyret
    personer:
      - {navn: Kari Moe, oppmoete: møtt, parti: Sp, funksjon: ordfører}
      - {navn: Ola Lie, oppmoete: møtt, parti: Ap}
      - {navn: Siv Nes, oppmoete: møtt, parti: Ap, fra_sak: 3/26}
      - {navn: Per Vik, oppmoete: møtt, parti: H}
      - {navn: Eva Lund, oppmoete: forfall, parti: SV}
      - {navn: Tor Berg, oppmoete: møtt, parti: H}
      - {navn: Anne Dal, oppmoete: møtt}
  - gruppe: Administrasjonen
    personer:
      - {navn: Liv Strand, oppmoete: møtt}
saksliste:
  - {sak: 1/26}
  - {sak: 2/26}
  - {sak: 3/26}
  - {sak: 4/26}
  - {sak: 5/26}
saker:
  - saksnr: 1/26
    tittel: Godkjenning av innkalling
    sakstype: godkjenning
    forslag_til_vedtak:
      - Innkallingen godkjennes.
    votering:
      - {gjelder: [A], enstemmig: true, resultat: vedtatt}
    vedtak:
      - Innkallingen godkjennes.
  - saksnr: 2/26
    tittel: Skolestruktur
    sakstype: beslutning
    innstilling_fra: Kommunedirektøren
    forslag_til_vedtak:
      - Strukturen beholdes.
    forslag:
      - id: B
        forslagsstiller: [Ola Lie]
        paa_vegne_av: [Ap]
        type: alternativt
        punkter:
          - To skoler slås sammen fra høsten.
    votering:
      - {gjelder: [A], satt_opp_mot: [B], for: 4, imot: 1, stemte_imot: [Ola Lie], resultat: vedtatt}
    vedtak:
      - Strukturen beholdes.
  - saksnr: 3/26
    tittel: Parkering i sentrum
    sakstype: beslutning
    forslag_til_vedtak:
      - Det innføres avgift.
    forslag:
      - id: B
        forslagsstiller: [Tor Berg, Anne Dal]
        type: tillegg
        punkter:
          - Ordningen evalueres etter ett år.
    habilitet:
      - {navn: Per Vik, utfall: inhabil, begrunnelse: Eier et parkeringshus., vara: ingen}
    votering:
      - {gjelder: [B], for: 2, imot: 3, stemte_for: [Tor Berg, Anne Dal], resultat: falt}
      - {gjelder: [A], for: 5, imot: 0, resultat: vedtatt}
    vedtak:
      - Det innføres avgift.
    protokolltilfoersler:
      - {av: [Tor Berg], paa_vegne_av: [H], tekst: Gruppen viser til høringen om bompenger.}
  - saksnr: 4/26
    tittel: Møteplan
    sakstype: beslutning
    votering:
      - tekst: Ordførerens forslag til møteplan
        form: håndsopprekning
        for: 3
        imot: 3
        dobbeltstemme: true
        stemte_for: [Kari Moe, Per Vik, Tor Berg]
        resultat: vedtatt
    vedtak:
      - Møteplanen vedtas.
    oppgaver:
      - {tekst: Kunngjøre møteplanen på nettsidene., frist: "2026-03-31", ansvarlig: [Liv Strand]}
      - {tekst: Bestille lokaler., ansvarlig: [Siv Nes]}
  - saksnr: 5/26
    tittel: Valg av nemnd
    sakstype: valg
    valg:
      - verv: Leder i klagenemnda
        form: skriftlig
        kandidater:
          - {navn: Siv Nes, stemmer: 4}
          - {navn: Per Vik, stemmer: 1}
        blanke: 1
        valgt: [Siv Nes]
        varamedlemmer: [Tor Berg]
        etter: [Eva Lund]
"""

MAY = """\
# yaml-language-server: $schema=../../../schema/moete.schema.json
utvalg: kst
moetedato: "2026-05-06"
start: "18:00"
slutt: "19:00"
moetested: Rådhuset
moeteleder: Kari Moe
referent: Liv Strand
status: referat
deltakere:
  - gruppe: Kommunestyret
    personer:
      - {navn: Kari Moe, oppmoete: møtt, parti: Sp}
      - {navn: Ola Lie, oppmoete: møtt, parti: Ap}
      - {navn: S. Nes, oppmoete: møtt, parti: Ap}
      - {navn: Per Vik, oppmoete: møtt, parti: H}
      - {navn: Eva Lund, oppmoete: forfall, parti: SV}
      - {navn: Tor Berg, oppmoete: møtt, parti: H}
      - {navn: Anne Dal, oppmoete: møtt, parti: V}
  - gruppe: Vararepresentanter
    personer:
      - {navn: Jon Foss, oppmoete: møtt, moette_for: Eva Lund}
  - gruppe: Administrasjonen
    personer:
      - {navn: Liv Strand, oppmoete: møtt}
saksliste:
  - {sak: 6/26}
saker:
  - saksnr: 6/26
    tittel: Budsjett
    sakstype: beslutning
    forslag_til_vedtak:
      - Budsjettet vedtas.
    foelger_opp: ["4/26#o1"]
    votering:
      - gjelder: [A]
        for: 4
        imot: 2
        blanke: 1
        stemte_for: [Kari Moe, Per Vik, Tor Berg, Anne Dal]
        stemte_imot: [S. Nes, Jon Foss]
        stemte_blankt: [Ola Lie]
        resultat: vedtatt
    vedtak:
      - Budsjettet vedtas.
"""

REGISTER_PATH = "minutes/kst/utvalg.yaml"
MARCH_PATH = "minutes/kst/2026/2026-03-04.yaml"
MAY_PATH = "minutes/kst/2026/2026-05-06.yaml"


def council(root: Path) -> Path:
    """The archive of the council."""
    return write(root, {REGISTER_PATH: REGISTER, MARCH_PATH: MARCH, MAY_PATH: MAY})
